"""Prints the shapes of a document as OpenAPI components: what the web app's types are made from."""

import json
import re
import sys

from craftify.engine import document_schema


def described() -> str:
    """The JSON Schema of a document, its parts as named components."""
    schema = document_schema()
    parts = schema.pop("$defs")
    text = json.dumps({**parts, "Document": schema})
    schemas = json.loads(re.sub(r"#/\$defs/", "#/components/schemas/", text))
    for part in schemas.values():
        for name, shape in part.get("properties", {}).items():
            if "const" in shape and name in ("type", "schemaVersion"):
                part["required"] = sorted({*part.get("required", ()), name})
    head = {"openapi": "3.1.0", "info": {"title": "Document", "version": "1"}, "paths": {}}
    return json.dumps({**head, "components": {"schemas": schemas}})


if __name__ == "__main__":
    sys.stdout.write(described())
