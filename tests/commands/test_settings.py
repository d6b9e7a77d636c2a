"""What an operator may choose, and how a mistake is told."""

import base64
import hashlib
import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftify.settings import READERS, SettingInvalid, Settings, read_settings
from craftify.settings.production import guessable

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"


def test_without_anything_the_defaults_hold() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"PATH": "/bin", "PORT": "", "CRAFTIFY_DATA": " "}) == Settings()
    assert Settings().origin == "http://127.0.0.1:3001"


def test_what_is_given_is_read(tmp_path: Path) -> None:
    settings = read_settings(
        {
            "PORT": "8080",
            "HOST": "0.0.0.0",  # noqa: S104 - as a container would
            "CRAFTIFY_DATA": str(tmp_path),
            "CRAFTIFY_BASE_URL": "https://Email.example.com/",
            "CRAFTIFY_ALLOWED_HOSTS": "a.example, B.example",
            "CRAFTIFY_ACCESS_MINUTES": "5",
            "CRAFTIFY_SESSION_DAYS": "7",
            "CRAFTIFY_MAX_TEMPLATE_MIB": "3",
            "CRAFTIFY_LOG_LEVEL": "WARNING",
            "CRAFTIFY_MAIL_FROM": "mail@example.com",
        }
    )
    assert (settings.host, settings.port) == ("0.0.0.0", 8080)  # noqa: S104
    assert settings.data == tmp_path
    assert settings.logs == tmp_path / "logs"
    assert settings.origin == "https://email.example.com"
    assert settings.allowed_hosts == ("a.example", "b.example")
    assert settings.access_lifetime == timedelta(minutes=5)
    assert settings.session_lifetime == timedelta(days=7)
    assert settings.max_template == 3 * 1024 * 1024
    assert settings.log_level == "warning"


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("0.0.0.0", "http://127.0.0.1:3001"),  # noqa: S104
        ("::", "http://127.0.0.1:3001"),
        ("::1", "http://[::1]:3001"),
        ("localhost", "http://localhost:3001"),
        ("192.168.1.5", "http://192.168.1.5:3001"),
    ],
)
def test_the_address_to_open_is_one_that_can_be_opened(host: str, origin: str) -> None:
    assert Settings(host=host).origin == origin


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "٣٠٠١"),
        ("HOST", "http://x"),
        ("CRAFTIFY_BASE_URL", "email.example.com"),
        ("CRAFTIFY_BASE_URL", "https://x/path"),
        ("CRAFTIFY_BASE_URL", "https://user:pass@x"),
        ("CRAFTIFY_ALLOWED_HOSTS", "a.example:80"),
        ("CRAFTIFY_ALLOWED_HOSTS", "*"),
        ("CRAFTIFY_TRUSTED_PROXIES", "everybody"),
        ("CRAFTIFY_SECRET_KEY", "x" * 31),
        ("CRAFTIFY_SECRET_KEY_PREVIOUS", "x" * 40 + " short"),
        ("CRAFTIFY_EGRESS_ALLOW", "intranet.example"),
        ("CRAFTIFY_EGRESS_ALLOW", "10.0.0.1:"),
        ("CRAFTIFY_EGRESS_ALLOW", "10.0.0.1:0"),
        ("CRAFTIFY_EGRESS_ALLOW", "[fd00::/8]8443"),
        ("CRAFTIFY_SESSION_DAYS", "0"),
        ("CRAFTIFY_WORKERS", "many"),
        ("CRAFTIFY_LOG_LEVEL", "loud"),
        ("CRAFTIFY_ENVIRONMENT", "staging"),
        ("CRAFTIFY_METRICS_TOKEN", "short"),
        ("CRAFTIFY_METRICS_ALLOW", "localhost"),
        ("CRAFTIFY_OTEL_ENDPOINT", "localhost:4318"),
        ("CRAFTIFY_OTEL_ENDPOINT", "http://user:secret@localhost:4318"),
        ("CRAFTIFY_FEATURES", "api-docs"),
        ("CRAFTIFY_FEATURES", "time-travel=on"),
        ("CRAFTIFY_MAIL_FROM", "me"),
        ("CRAFTIFY_MAIL_FROM_NAME", "a\nb"),
    ],
)
def test_what_makes_no_sense_is_named_and_not_repeated(name: str, value: str) -> None:
    with pytest.raises(SettingInvalid) as refused:
        read_settings({name: value})
    assert str(refused.value).startswith(f"{name} has to be ")
    if name == "CRAFTIFY_SECRET_KEY":
        assert value not in str(refused.value)


def test_opened_networks_name_their_ports() -> None:
    text = "10.1.0.0/16, 10.2.3.4:8443, [fd00::/8]:8443, 127.0.0.1:*, fd12::/16, [fd13::/16]"
    opened = read_settings({"CRAFTIFY_EGRESS_ALLOW": text}).egress_allow
    web, other = frozenset((80, 443)), frozenset((8443,))
    assert [opening.ports for opening in opened] == [web, other, other, None, web, web]
    assert str(opened[1].network) == "10.2.3.4/32"
    assert str(opened[2].network) == "fd00::/8"


def test_an_unknown_setting_is_named_with_the_one_that_was_meant() -> None:
    with pytest.raises(SettingInvalid, match=r"CRAFTIFY_DATE.*did you mean CRAFTIFY_DATA"):
        read_settings({"CRAFTIFY_DATE": "x"})
    with pytest.raises(SettingInvalid, match=r"There is no setting CRAFTIFY_QUUX\."):
        read_settings({"CRAFTIFY_QUUX": "x"})


@pytest.mark.parametrize(
    ("name", "value"),
    [("CRAFTIFY_SECRET_KEY", "s" * 40), ("PORT", "8080"), ("CRAFTIFY_MAIL_FROM", "a@b.example")],
)
def test_every_setting_may_lie_in_a_file(tmp_path: Path, name: str, value: str) -> None:
    path = tmp_path / "value"
    path.write_text(value + "\n")
    assert read_settings({f"{name}_FILE": str(path)}) == read_settings({name: value})
    with pytest.raises(SettingInvalid, match=f"{name}_FILE names a file that cannot be read"):
        read_settings({f"{name}_FILE": str(tmp_path / "nothing")})
    with pytest.raises(SettingInvalid, match="not both"):
        read_settings({f"{name}_FILE": str(path), name: value})
    path.write_text("")
    with pytest.raises(SettingInvalid, match="empty file"):
        read_settings({f"{name}_FILE": str(path)})


def test_all_faults_are_told_at_once_a_line_each() -> None:
    given = {
        "PORT": "many",
        "CRAFTIFY_DATE": "x",
        "CRAFTIFY_SECRET_KEY_FILE": "/no/such/file",
        "CRAFTIFY_ENVIRONMENT": "production",
        "CRAFTIFY_LOG_LEVEL": "debug",
    }
    with pytest.raises(SettingInvalid) as refused:
        read_settings(given)
    assert str(refused.value).splitlines() == [
        "CRAFTIFY_SECRET_KEY_FILE names a file that cannot be read.",
        "There is no setting CRAFTIFY_DATE (did you mean CRAFTIFY_DATA?).",
        "PORT has to be a number from 0 to 65535.",
        "CRAFTIFY_LOG_LEVEL is debug: in production it has to be info, warning or error.",
    ]


GOOD_SECRET = "qN8wF2kVx0R7mZ4tB6yH1uJ3eC5gL9pA"
PRODUCTION = {
    "CRAFTIFY_ENVIRONMENT": "production",
    "CRAFTIFY_BASE_URL": "https://email.example.com",
    "CRAFTIFY_SECRET_KEY": GOOD_SECRET,
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CRAFTIFY_SECRET_KEY", "x" * 40),
        ("CRAFTIFY_SECRET_KEY", "abcdefgh" * 5),
        ("CRAFTIFY_SECRET_KEY", "abcdefghijklmnopqrstuvwxyz0123456789"),
        ("CRAFTIFY_SECRET_KEY", "please-change-me-before-you-deploy-this"),
        ("CRAFTIFY_SECRET_KEY", "your-secret-key-your-own-secret-0815"),
        ("CRAFTIFY_SECRET_KEY", "the default of the documentation 42!"),
        ("CRAFTIFY_BASE_URL", "http://email.example.com"),
        ("CRAFTIFY_LOG_LEVEL", "debug"),
        ("CRAFTIFY_TRUSTED_PROXIES", "10.0.0.0/8, 0.0.0.0/0"),
        ("CRAFTIFY_TRUSTED_PROXIES", "::/0"),
        ("CRAFTIFY_METRICS_ALLOW", "0.0.0.0/0"),
        ("CRAFTIFY_METRICS_TOKEN", "metrics-metrics-metrics-metrics-"),
        ("CRAFTIFY_EGRESS_ALLOW", "0.0.0.0/0"),
    ],
)
def test_production_refuses_what_a_laptop_may(name: str, value: str) -> None:
    with pytest.raises(SettingInvalid) as refused:
        read_settings({**PRODUCTION, name: value})
    told = str(refused.value)
    assert told.startswith(f"{name} ")
    assert len(told.splitlines()) == 1
    if name == "CRAFTIFY_SECRET_KEY":
        assert value not in told
    read_settings({**PRODUCTION, "CRAFTIFY_ENVIRONMENT": "development", name: value})


@pytest.mark.parametrize("origin", ["http://127.0.0.1:3001", "http://localhost", "http://[::1]"])
def test_production_on_the_machine_itself_needs_no_certificate(origin: str) -> None:
    assert read_settings({**PRODUCTION, "CRAFTIFY_BASE_URL": origin}).environment == "production"


@given(st.binary(min_size=24, max_size=64))
def test_a_random_secret_is_never_taken_for_a_weak_one(seed: bytes) -> None:
    random = hashlib.shake_256(seed).digest(24)
    assert not guessable(random.hex())
    assert not guessable(base64.b64encode(random).decode())


def test_every_setting_stands_in_the_docs_and_no_other() -> None:
    told = re.findall(r"^\| `([A-Z_]+)` \|", OPERATIONS.read_text(), re.MULTILINE)
    assert sorted(told) == sorted(READERS)
