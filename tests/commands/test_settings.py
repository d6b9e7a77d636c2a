"""What an operator may choose, and how a mistake is told."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from craftify.settings import READERS, SettingInvalid, Settings, read_settings

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
        ("CRAFTIFY_SESSION_DAYS", "0"),
        ("CRAFTIFY_WORKERS", "many"),
        ("CRAFTIFY_LOG_LEVEL", "loud"),
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


def test_an_unknown_setting_is_named_with_the_one_that_was_meant() -> None:
    with pytest.raises(SettingInvalid, match=r"CRAFTIFY_DATE.*did you mean CRAFTIFY_DATA"):
        read_settings({"CRAFTIFY_DATE": "x"})
    with pytest.raises(SettingInvalid, match=r"There is no setting CRAFTIFY_QUUX\."):
        read_settings({"CRAFTIFY_QUUX": "x"})


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("s" * 40 + "\n")
    assert read_settings({"CRAFTIFY_SECRET_KEY_FILE": str(path)}).secret_key == "s" * 40
    with pytest.raises(SettingInvalid, match="cannot be read"):
        read_settings({"CRAFTIFY_SECRET_KEY_FILE": str(tmp_path / "nothing")})


def test_every_setting_stands_in_the_docs_and_no_other() -> None:
    told = re.findall(r"^\| `([A-Z_]+)` \|", OPERATIONS.read_text(), re.MULTILINE)
    assert sorted(told) == sorted(READERS)
