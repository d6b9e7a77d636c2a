"""API keys and single sign-on from the command line, beside a running product."""

from pathlib import Path

import httpx
from tests.builders import PASSWORD
from tests.commands.test_server_verbs import CREATE, craftify
from tests.conftest import running

from craftify.domain.accounts.keys import SHAPE

MEADOW = ("--organization", "Meadow")


def test_a_key_is_made_used_and_revoked_while_the_server_runs(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    craftify(folder, *CREATE, given=PASSWORD)
    with running(folder) as server:
        scope = ("--permission", "template:read", "--permission", "template:write")
        made = craftify(folder, "keys", "create", *MEADOW, "--name", "CI", *scope, "--days", "9")
        assert made.returncode == 0, made.stderr
        key = made.stdout.strip()
        assert SHAPE.fullmatch(key)
        address = f"{server.origin}/api/templates"
        assert httpx.get(address, headers={"X-API-Key": key}).status_code == 200
        listed = craftify(folder, "keys", "list", "--organization", "meadow").stdout
        assert listed.count("\n") == 1
        assert "CI  active, ends " in listed
        assert "last used " in listed
        assert key not in listed
        revoked = craftify(folder, "keys", "revoke", *MEADOW, key)
        assert revoked.returncode == 0, revoked.stderr
        assert "within five seconds" in revoked.stdout
        assert "revoked" in craftify(folder, "keys", "list", *MEADOW).stdout


def test_what_is_wrong_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    craftify(folder, *CREATE, given=PASSWORD)
    create = ("keys", "create", "--name", "CI", "--permission", "template:read")
    for arguments, told in (
        ((*create, "--organization", "Nowhere"), "There is no organization Nowhere."),
        ((*create, *MEADOW, "--days", "0"), "Give --days from 1 to 1826."),
        (("keys", "revoke", *MEADOW, "000000000000"), "There is no such key."),
        (("sso", "list", "--organization", "Nowhere"), "There is no organization Nowhere."),
    ):
        answer = craftify(folder, *arguments)
        assert answer.returncode == 1
        assert answer.stderr == f"craftify: {told}\n"
    unknown = craftify(folder, "keys", "create", *MEADOW, "--name", "x", "--permission", "all")
    assert unknown.returncode == 2
    assert craftify(folder, "keys", "list", *MEADOW).stdout == "There is no API key.\n"
    assert craftify(folder, "sso", "list", *MEADOW).stdout == "There is no connection.\n"
    released = craftify(folder, "sso", "release", *MEADOW)
    assert released.stdout == "People of Meadow may sign in without its provider.\n"
