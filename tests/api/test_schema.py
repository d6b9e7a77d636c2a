"""The API against its own description: whatever is sent, nothing breaks and nothing is unsaid."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import httpx
import openapi
import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.builders import PASSWORD, a_setup
from tests.conftest import MANY, running

# ending the session of the test would only show that it has ended
LEFT_OUT: Final = {"signOut"}
CHECKS: Final = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
# else most answers would be that there were too many requests
RATES: Final = ("USER", "ORGANIZATION", "PREVIEW", "TEST_MAIL", "IMPORT", "EXPORT")
UNLIMITED: Final = {f"CRAFTIFY_{name}_RATE": str(MANY) for name in RATES} | {
    "CRAFTIFY_USER_BURST": str(MANY)
}
OPERATIONS: Final = [
    operation
    for found in schemathesis.openapi.from_dict(
        json.loads(asyncio.run(openapi.described()))
    ).get_all_operations()
    if isinstance(found, Ok)
    and (operation := found.ok()).definition.raw["operationId"] not in LEFT_OUT
]


class Guest:
    """A server with an administrator who signs in anew whenever a request has ended the session."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.client = httpx.Client(base_url=origin)
        self._token = ""

    def token(self) -> str:
        head = {"Authorization": f"Bearer {self._token}"}
        if not self._token or self.client.get("/api/auth/me", headers=head).status_code != 200:
            given = {"email": "ada@meadow.example", "password": PASSWORD}
            answer = self.client.post("/api/auth/token", json=given)
            assert answer.status_code == 200, answer.text
            self._token = answer.json()["data"]["accessToken"]
        return self._token


@pytest.fixture(scope="module")
def guest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guest]:
    folder: Path = tmp_path_factory.mktemp("schema") / "data"
    with running(folder, **UNLIMITED) as server:
        found = Guest(server.origin)
        answer = found.client.post("/api/setup", json=a_setup(server.token))
        assert answer.status_code == 201, answer.text
        yield found
        found.client.close()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.definition.raw["operationId"])
def test_an_operation_keeps_to_its_description(guest: Guest, operation: Any) -> None:  # noqa: ANN401
    @given(case=operation.as_strategy())
    @settings(max_examples=10, deadline=None, derandomize=True, database=None)
    def keeps(case: Any) -> None:  # noqa: ANN401
        head = {"Authorization": f"Bearer {guest.token()}"}
        answer = case.call(base_url=guest.origin, headers=head)
        case.validate_response(answer, checks=CHECKS)

    keeps()
