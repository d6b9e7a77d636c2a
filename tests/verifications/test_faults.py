"""An error of ours, made to happen: the caller learns that it happened, the log learns why."""

from collections.abc import Callable

import httpx
import pytest
from tests.builders import Browser, HandClock, Notes, code

from craftify import wiring

Break = Callable[[wiring.House, str], None]
CANARY = "/srv/canary/secret.py: select password from canary"
TOLD = ("canary", "Traceback", 'File "', ".py", "select ", "RuntimeError", "AttributeError")


class Broken:
    """Something of which every part raises what nobody expected."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(f"{CANARY} {name}")


def forced(house: wiring.House, name: str) -> None:
    """Take a service of the running application out from under it."""
    object.__setattr__(house.services, name, Broken())


@pytest.mark.parametrize(
    ("service", "method", "path", "body"),
    [
        ("templates", "GET", "/api/templates", None),
        ("templates", "POST", "/api/templates", {"name": "A", "content": "<p>A</p>"}),
        ("teams", "GET", "/api/teams", None),
        ("keys", "GET", "/api/keys", None),
        ("audit", "GET", "/api/audit", None),
    ],
)
async def test_an_error_of_ours_tells_nothing_but_that_it_happened(  # noqa: PLR0913, PLR0917
    house: wiring.House,
    ada: Browser,
    notes: Notes,
    service: str,
    method: str,
    path: str,
    body: object,
) -> None:
    forced(house, service)
    answer = await ada.send(method, path, body)
    assert (answer.status_code, code(answer)) == (500, "INTERNAL_ERROR")
    said = answer.text + str(answer.headers)
    assert [word for word in TOLD if word in said] == []
    error = answer.json()["error"]
    assert set(error) <= {"code", "message", "details", "type", "requestId", "timestamp"}
    assert not error.get("details")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-request-id"] in str(notes.taken)
    assert CANARY in str([note for note in notes.taken if note["level"] == "error"])


async def test_the_rest_goes_on(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient, clock: HandClock
) -> None:
    forced(house, "templates")
    assert (await ada.get("/api/templates")).status_code == 500
    clock.advance(seconds=1)
    assert (await ada.get("/api/teams")).status_code == 200
    assert (await client.get("/health/live")).status_code == 200
