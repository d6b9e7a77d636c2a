"""The operator's way back: rules shown and cleared beside a server that runs."""

import time

import httpx
from tests.builders import PASSWORD, data
from tests.commands.test_server_verbs import CREATE, craftify
from tests.conftest import Server, running

PROMISED = 5.0
OWN = "/api/organization/access-rules"
SYSTEM = "/api/system/access-rules"


def bearer(server: Server) -> dict[str, str]:
    given = {"email": "ada@meadow.example", "password": PASSWORD}
    pair = data(httpx.post(f"{server.origin}/api/auth/token", json=given))
    return {"Authorization": f"Bearer {pair['accessToken']}"}


def within_promise(server: Server, headers: dict[str, str], status: int) -> None:
    deadline = time.monotonic() + PROMISED
    while True:
        answer = httpx.get(f"{server.origin}/api/templates", headers=headers)
        if answer.status_code == status:
            return
        assert time.monotonic() < deadline, answer.text


def test_who_is_shut_out_is_let_in_again(server: Server) -> None:
    craftify(server.data, *CREATE, given=PASSWORD)
    headers = bearer(server)
    meant = {"allow": ["203.0.113.0/24"], "confirm": True}
    assert httpx.put(f"{server.origin}{OWN}", json=meant, headers=headers).status_code == 200
    within_promise(server, headers, 403)
    shown = craftify(server.data, "access-rules", "show", "--organization", "meadow")
    assert shown.stdout == "allow 203.0.113.0/24\n"
    cleared = craftify(server.data, "access-rules", "clear", "--organization", "Meadow")
    assert cleared.returncode == 0, cleared.stderr
    assert "within five seconds" in cleared.stdout
    within_promise(server, headers, 200)
    shown = craftify(server.data, "access-rules", "show", "--organization", "Meadow")
    assert shown.stdout == "Everybody may call.\n"
    nobody = craftify(server.data, "access-rules", "show", "--organization", "Elsewhere")
    assert nobody.returncode == 1
    assert "no organization Elsewhere" in nobody.stderr


def test_the_machine_itself_is_always_let_in(server: Server) -> None:
    craftify(server.data, *CREATE, given=PASSWORD)
    headers = bearer(server)
    change = {"allow": ["203.0.113.0/24"], "deny": ["198.51.100.4"]}
    assert httpx.put(f"{server.origin}{SYSTEM}", json=change, headers=headers).status_code == 200
    assert httpx.get(f"{server.origin}/api").status_code == 200
    shown = craftify(server.data, "access-rules", "show", CRAFTIFY_IP_DENY="192.0.2.0/24")
    assert shown.stdout == (
        "deny 192.0.2.0/24 (settings)\nallow 203.0.113.0/24\ndeny 198.51.100.4/32\n"
    )
    assert craftify(server.data, "access-rules", "clear").returncode == 0
    assert craftify(server.data, "access-rules", "show").stdout == "Everybody may call.\n"


def test_rules_made_in_one_process_hold_in_another(server: Server) -> None:
    craftify(server.data, *CREATE, given=PASSWORD)
    with running(server.data, CRAFTIFY_SECRET_KEY_FILE=str(server.data / "secret.key")) as other:
        headers = bearer(other)
        within_promise(server, headers, 200)
        meant = {"allow": ["203.0.113.0/24"], "confirm": True}
        assert httpx.put(f"{other.origin}{OWN}", json=meant, headers=headers).status_code == 200
        within_promise(server, headers, 403)
