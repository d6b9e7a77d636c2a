"""The API as an OpenAPI 3.1 document: drawn from the routes, with names people can read."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec
from litestar import Litestar
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme, Tag

from craftify import __version__
from craftify.domain.operations import OPERATIONS

DESCRIPTION: Final = """\
Every answer is an envelope: `{"success": true, "data": …, "requestId", "timestamp"}`, or
`{"success": false, "error": {"code", "message", "details"?, "requestId", "timestamp"}}` with the
right status. Codes are stable. Times are ISO 8601 in UTC, ids are UUIDv7.

Programs send an API key as `X-API-Key`, or sign in with `POST /api/auth/token` and send
`Authorization: Bearer`: one of them, never both. The web app uses cookies and sends `X-CSRF-Token`
with every change. `If-Match`, `Idempotency-Key` and `X-Request-ID` are honored where they make
sense.
"""
Json = dict[str, Any]
MODULE: Final = re.compile(r"craftify(?:\.[a-z_][a-z0-9_]*)+\.(?=[A-Z])")
SUCCESSES: Final = {
    "200": "Done.",
    "201": "Made.",
    "202": "Taken on.",
    "204": "Done; there is nothing to say.",
    "302": "Goes on elsewhere.",
}

SECURITY: Final[list[dict[str, list[str]]]] = [{"bearer": []}, {"cookie": [], "csrf": []}]

# the framework would serve its own pages at this path, where no request ever reaches it
CONFIG: Final = OpenAPIConfig(
    title="Craftify Email",
    version=__version__,
    description=DESCRIPTION,
    path="/schema",
    use_handler_docstrings=True,
    security=SECURITY,
    components=Components(
        security_schemes={
            "bearer": SecurityScheme(
                type="http",
                scheme="bearer",
                bearer_format="JWT",
                description="An access token of POST /api/auth/token.",
            ),
            "key": SecurityScheme(
                type="apiKey",
                security_scheme_in="header",
                name="X-API-Key",
                description="An API key, alone: with no cookie and no Bearer token beside it.",
            ),
            "cookie": SecurityScheme(
                type="apiKey",
                security_scheme_in="cookie",
                name="__Host-craftify_access",
                description="A browser that is signed in (`craftify_access` on plain http).",
            ),
            "csrf": SecurityScheme(
                type="apiKey",
                security_scheme_in="header",
                name="X-CSRF-Token",
                description="The `csrfToken` of the session, with every change made by cookie.",
            ),
        }
    ),
    tags=[
        Tag(name="Set-up"),
        Tag(name="Sessions"),
        Tag(name="Account"),
        Tag(name="Organization"),
        Tag(name="People"),
        Tag(name="Links"),
        Tag(name="API keys"),
        Tag(name="Single sign-on"),
        Tag(name="Templates"),
        Tag(name="Brand kits"),
        Tag(name="Synced blocks"),
        Tag(name="Engine"),
        Tag(name="Mailbox"),
        Tag(name="Server"),
    ],
)


def describe(routes: Litestar) -> Json:
    """The document of these routes."""
    document = routes.openapi_schema.to_schema()
    schemas: Json = document["components"]["schemas"]
    names = {key: _name(key) for key in schemas}
    renamed: Json = _referring(document, lambda key: names.get(key, key))
    renamed["components"]["schemas"] = {
        names[key]: _titled(schema, names[key])
        for key, schema in renamed["components"]["schemas"].items()
    }
    _require_what_is_always_there(renamed["components"]["schemas"])
    renamed["components"]["responses"] = _refusals()
    for path in renamed["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict) and "responses" in operation:
                _told(operation)
    return renamed


def _name(key: str) -> str:
    """`Success_craftify.api.…users.User_` becomes `UserAnswer`, a list of them `UserListAnswer`."""
    plain = MODULE.sub("", key)
    envelope, _, carried = plain.partition("_")
    if envelope not in {"Success", "Onward"} or not carried:
        return plain
    inner = re.sub(r"(?:list|tuple)_(\w+?)_(?:\.\.\._?)?$", r"\1List", carried.rstrip("_") + "_")
    words = [word for word in re.split(r"[^A-Za-z0-9]+|_", inner) if word and word != "Union"]
    return "Or".join(word[0].upper() + word[1:] for word in words) + "Answer"


def _referring(node: Any, rename: Callable[[str], str]) -> Any:  # noqa: ANN401 - JSON is any
    if isinstance(node, dict):
        return {
            key: f"#/components/schemas/{rename(value.rsplit('/', 1)[1])}"
            if key == "$ref" and isinstance(value, str)
            else _referring(value, rename)
            for key, value in node.items()
        }
    return [_referring(inner, rename) for inner in node] if isinstance(node, list) else node


def _titled(schema: Json, name: str) -> Json:
    return {**schema, "title": name} if "title" in schema else schema


def _require_what_is_always_there(schemas: Json) -> None:
    """In an answer a field with a default is there all the same, unless its record omits it."""
    # records of different rooms may share a name: the one described is told by its fields
    for record in sorted(_records(msgspec.Struct), key=lambda one: ".api." in one.__module__):
        schema = schemas.get(record.__name__)
        fields = msgspec.structs.fields(record)
        if schema is None or {field.encode_name for field in fields} != set(schema["properties"]):
            continue
        omits = record.__struct_config__.omit_defaults
        always = [
            field.encode_name
            for field in fields
            if (field.required if omits else field.default is not msgspec.UNSET)
        ]
        schema["required"] = sorted(name for name in always if name in schema["properties"])


def _records(above: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    for record in above.__subclasses__():
        if record.__module__.startswith("craftify."):
            yield record
        yield from _records(record)


def _refusals() -> Json:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}}
    return {
        "Refused": {"description": "The request is refused; `code` says why.", "content": content},
        "Failed": {"description": "The server could not answer.", "content": content},
    }


def _told(operation: Json) -> None:
    """Every operation may refuse in the same shape; programs with a key may call some."""
    rule = OPERATIONS.get(operation.get("operationId", ""))
    if rule is not None and rule.keys and rule.needs != "public":
        operation["security"] = [*SECURITY, {"key": []}]
    kept = {
        status: {**answer, "description": SUCCESSES[status]}
        for status, answer in operation["responses"].items()
        if status in SUCCESSES
    }
    for status, answer in kept.items():
        if status.startswith("3"):  # leads elsewhere and says nothing
            answer.pop("content", None)
    kept["4XX"] = {"$ref": "#/components/responses/Refused"}
    kept["5XX"] = {"$ref": "#/components/responses/Failed"}
    operation["responses"] = kept
    operation.pop("deprecated", None)
