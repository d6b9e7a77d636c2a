"""The whole configuration of one process, as one frozen object."""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from pathlib import Path

from craftify.ports.egress import Opening
from craftify.settings.kinds import MEBIBYTE, Environment, Hsts, Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole configuration of one process."""

    environment: Environment = "development"
    host: str = "127.0.0.1"
    port: int = 3001
    data: Path = Path("data")
    base_url: str = ""
    allowed_hosts: tuple[str, ...] = ()
    trusted_proxies: tuple[Network, ...] = ()
    cors_origins: tuple[str, ...] = ()
    ip_allow: tuple[Network, ...] = ()
    ip_deny: tuple[Network, ...] = ()
    hsts: Hsts = "on"
    secret_key: str = ""
    secret_key_previous: tuple[str, ...] = ()
    egress_allow: tuple[Opening, ...] = ()
    features: tuple[tuple[str, bool], ...] = ()
    otel_endpoint: str = ""
    otel_share: int = 100
    metrics_token: str = ""
    metrics_allow: tuple[Network, ...] = ()
    log_level: str = "info"
    log_folder: Path | None = None
    access_lifetime: timedelta = timedelta(minutes=10)
    session_lifetime: timedelta = timedelta(days=30)
    sign_in_failures: int = 5
    sign_in_window: timedelta = timedelta(minutes=15)
    max_json: int = MEBIBYTE
    max_template: int = 2 * MEBIBYTE
    max_import: int = 50 * MEBIBYTE
    rate_limit: int = 100
    rate_window: timedelta = timedelta(minutes=15)
    slow_after: int = 50
    slow_step: timedelta = timedelta(milliseconds=500)
    slow_cap: timedelta = timedelta(seconds=20)
    user_rate: int = 600
    user_burst: int = 120
    key_rate: int = 1000
    key_burst: int = 200
    organization_rate: int = 6000
    preview_rate: int = 240
    test_mail_rate: int = 10
    import_rate: int = 5
    export_rate: int = 5
    header_seconds: int = 30
    body_seconds: int = 60
    request_seconds: int = 30
    drain_seconds: int = 30
    connections: int = 4096
    address_connections: int = 256
    workers: int = 2
    job_seconds: int = 10
    job_memory: int = 1024 * MEBIBYTE
    mail_from: str = "hello@craftify.localhost"
    mail_from_name: str = "Craftify Email"

    @property
    def logs(self) -> Path:
        """The folder of the log files."""
        return self.log_folder or self.data / "logs"

    @property
    def origin(self) -> str:
        """Scheme, host and port under which people open the product."""
        return self.base_url or f"http://{bracketed(self.host)}:{self.port}"


def bracketed(host: str) -> str:
    """The host as a browser on this machine has to write it."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if address.is_unspecified:
        return "127.0.0.1"
    return f"[{address}]" if isinstance(address, IPv6Address) else str(address)
