"""Every setting by its name: which field of the settings it fills, and how it is read."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from craftify.settings import kinds

READERS: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "CRAFTIFY_ENVIRONMENT": ("environment", kinds.environment),
    "HOST": ("host", kinds.host),
    "PORT": ("port", kinds.whole(0, 65535)),
    "CRAFTIFY_DATA": ("data", kinds.folder),
    "CRAFTIFY_BASE_URL": ("base_url", kinds.base_url),
    "CRAFTIFY_ALLOWED_HOSTS": ("allowed_hosts", kinds.hosts),
    "CRAFTIFY_TRUSTED_PROXIES": ("trusted_proxies", kinds.networks),
    "CRAFTIFY_SECRET_KEY": ("secret_key", kinds.secret),
    "CRAFTIFY_SECRET_KEY_PREVIOUS": ("secret_key_previous", kinds.secrets),
    "CRAFTIFY_LOG_LEVEL": ("log_level", kinds.level),
    "CRAFTIFY_LOG_FOLDER": ("log_folder", kinds.folder),
    "CRAFTIFY_ACCESS_MINUTES": ("access_lifetime", kinds.minutes),
    "CRAFTIFY_SESSION_DAYS": ("session_lifetime", kinds.days),
    "CRAFTIFY_SIGN_IN_FAILURES": ("sign_in_failures", kinds.whole(1, 1000)),
    "CRAFTIFY_SIGN_IN_WINDOW_MINUTES": ("sign_in_window", kinds.minutes),
    "CRAFTIFY_MAX_JSON_MIB": ("max_json", kinds.mebibytes),
    "CRAFTIFY_MAX_TEMPLATE_MIB": ("max_template", kinds.mebibytes),
    "CRAFTIFY_MAX_IMPORT_MIB": ("max_import", kinds.mebibytes),
    "CRAFTIFY_WORKERS": ("workers", kinds.whole(1, 64)),
    "CRAFTIFY_JOB_SECONDS": ("job_seconds", kinds.whole(1, 120)),
    "CRAFTIFY_JOB_MEMORY_MIB": ("job_memory", kinds.mebibytes),
    "CRAFTIFY_MAIL_FROM": ("mail_from", kinds.address),
    "CRAFTIFY_MAIL_FROM_NAME": ("mail_from_name", kinds.line),
}
