"""People from the command line, beside a server that runs."""

import httpx
import pytest
from tests.builders import PASSWORD, data
from tests.commands.test_server_verbs import CREATE, craftify
from tests.conftest import Server

EVE = ["--email", "eve@meadow.example"]
NAMES = ["--first-name", "Eve", "--last-name", "Adams"]
ADD = ["users", "add", "--organization", "meadow", *EVE, *NAMES, "--password-stdin"]
CHANGE = ["users", "change", "--organization", "Meadow", *EVE]


def token(server: Server, email: str, password: str = PASSWORD) -> httpx.Response:
    given = {"email": email, "password": password}
    return httpx.post(f"{server.origin}/api/auth/token", json=given)


def bearer(answer: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {data(answer)['accessToken']}"}


@pytest.fixture
def founded(server: Server) -> Server:
    assert craftify(server.data, *CREATE, given=PASSWORD).returncode == 0
    return server


def test_people_are_added_changed_and_listed_while_the_server_runs(founded: Server) -> None:
    made = craftify(founded.data, *ADD, "--role", "editor", given=f"{PASSWORD}\n")
    assert made.stderr == ""
    assert made.stdout == "Eve Adams <eve@meadow.example> is an editor of Meadow.\n"
    answer = token(founded, "eve@meadow.example")
    assert data(answer)["user"]["role"] == "editor"
    again = craftify(founded.data, *ADD, "--role", "viewer", given=PASSWORD)
    assert again.returncode == 1
    assert again.stderr == "craftify: eve@meadow.example belongs to this organization already.\n"
    changed = craftify(founded.data, *CHANGE, "--role", "manager", "--give", "breakglass:publish")
    assert changed.stdout == (
        "Eve Adams <eve@meadow.example> is a manager (breakglass:publish), active.\n"
    )
    listed = craftify(founded.data, "users", "list", "--organization", "MEADOW")
    assert listed.stdout == (
        "Meadow\n"
        "  Ada Byron <ada@meadow.example> admin active\n"
        "  Eve Adams <eve@meadow.example> manager active\n"
    )
    assert craftify(founded.data, *CHANGE, "--disable").returncode == 0
    assert token(founded, "eve@meadow.example").status_code == 401


def test_one_person_belongs_to_several_organizations(founded: Server) -> None:
    """The second one keeps the password; the person switches between both."""
    craftify(founded.data, *ADD, "--role", "viewer", given=PASSWORD)
    harbor = ["admin", "create", "--organization", "Harbor", *EVE, *NAMES, "--password-stdin"]
    made = craftify(founded.data, *harbor, given="nine other owls at dawn")
    assert made.stdout == (
        "Eve Adams <eve@meadow.example> is an administrator of Harbor."
        " They keep the password they have.\n"
    )
    assert token(founded, "eve@meadow.example", "nine other owls at dawn").status_code == 401
    headers = bearer(token(founded, "eve@meadow.example"))
    path = f"{founded.origin}/api/auth/organizations"
    mine = data(httpx.get(path, headers=headers))
    assert {one["name"]: one["role"] for one in mine} == {"Harbor": "admin", "Meadow": "viewer"}
    other = next(one["id"] for one in mine if not one["current"])
    switched = httpx.post(
        f"{founded.origin}/api/auth/organization", json={"organizationId": other}, headers=headers
    )
    assert data(switched)["user"]["organizationId"] == other


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["users", "list", "--organization", "Nowhere"], "no organization called Nowhere"),
        ([*CHANGE, "--role", "viewer"], "Nobody in Meadow has the address eve@meadow.example"),
        (
            [
                "users",
                "change",
                "--organization",
                "Meadow",
                "--email",
                "ada@meadow.example",
                "--role",
                "viewer",
            ],
            "last active administrator",
        ),
        (
            [
                "users",
                "add",
                "--organization",
                "Nowhere",
                *EVE,
                *NAMES,
                "--role",
                "viewer",
                "--password-stdin",
            ],
            "no organization called Nowhere",
        ),
        ([*ADD, "--role", "viewer", "--email", "no address"], "email: This is not an email"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    founded: Server, arguments: list[str], said: str
) -> None:
    refused = craftify(founded.data, *arguments, given=PASSWORD)
    assert refused.returncode == 1
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert refused.stdout == ""


def test_a_role_that_does_not_exist_is_refused(founded: Server) -> None:
    refused = craftify(founded.data, *ADD, "--role", "owner", given=PASSWORD)
    assert refused.returncode == 2
    assert "owner" in refused.stderr
