"""The REST half of the protocol as an OpenAPI 3.1 document."""

import re
from http import HTTPStatus
from typing import Any

from server.wire import problems, registry, schemas
from server.wire.base import PROTOCOL_VERSION, Endpoint
from server.wire.live import ProblemReply

ALWAYS_POSSIBLE = ("malformed", "not_found", "internal")
ALWAYS_POSSIBLE_WITH_TOKEN = ("not_logged_in", "not_permitted")
_PROBLEM = {
    "type": "object",
    "properties": {"problem": schemas.reference(ProblemReply)},
    "required": ["problem"],
    "additionalProperties": False,
}
_IN_PATH = re.compile(r"\{([a-z]+)\}")


def document() -> dict[str, Any]:
    """The whole document, sorted; what `/api/v1/openapi.json` answers."""
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in registry.ENDPOINTS.values():
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Yixi 议席",
            "version": str(PROTOCOL_VERSION),
            "description": "What has an address: papers, page images, administration. What changes while a meeting "
            "runs goes over the live channel: asyncapi.json.",
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "paths": {path: dict(sorted(paths[path].items())) for path in sorted(paths)},
        "components": {
            "schemas": schemas.definitions(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def path_parameters(endpoint: Endpoint) -> list[str]:
    """The names in braces, in order."""
    return _IN_PATH.findall(endpoint.path)


def possible_problems(endpoint: Endpoint) -> list[str]:
    """Declared problems and those every such call may meet, sorted."""
    always = ALWAYS_POSSIBLE if endpoint.public else (*ALWAYS_POSSIBLE, *ALWAYS_POSSIBLE_WITH_TOKEN)
    return sorted({*endpoint.problems, *always})


def takes_a_file(endpoint: Endpoint) -> bool:
    """Whether the body is a multipart form with a file: declared as a body of no model."""
    return endpoint.method in ("POST", "PUT") and endpoint.body is None and not endpoint.tus


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "tags": [endpoint.name.split(".")[0]],
        "parameters": _parameters(endpoint),
        "responses": _responses(endpoint),
        "security": [] if endpoint.public else [{"token": []}],
    }
    if endpoint.body is not None:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schemas.reference(endpoint.body)}},
        }
    elif endpoint.tus and endpoint.method == "PATCH":
        operation["requestBody"] = {"required": True, "content": {"application/offset+octet-stream": {}}}
    elif takes_a_file(endpoint):
        paper = {"type": "string", "contentMediaType": "application/octet-stream"}
        form = {"type": "object", "properties": {"paper": paper}, "required": ["paper"]}
        operation["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    return operation


def _parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "maxLength": 64}}
        for name in path_parameters(endpoint)
    ]
    if endpoint.query is not None:
        schema = schemas.definitions()[endpoint.query.__name__]
        required = schema.get("required", [])
        parameters += [
            {"name": name, "in": "query", "required": name in required, "schema": value}
            for name, value in schema["properties"].items()
        ]
    return parameters


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.reply is not None:
        content: dict[str, Any] = {"application/json": {"schema": schemas.reference(endpoint.reply)}}
    else:
        content = {endpoint.replies_with: {}}
    responses: dict[str, Any] = {"200": {"description": "Done.", "content": content}}
    if endpoint.tus:
        done = {"POST": "201", "HEAD": "200"}.get(endpoint.method, "204")
        responses = {done: {"description": "Done."}}
    by_status: dict[int, list[str]] = {}
    for code in possible_problems(endpoint):
        by_status.setdefault(problems.status_of(code), []).append(code)
    for status, codes in sorted(by_status.items()):
        responses[str(status)] = {
            "description": f"{HTTPStatus(status).phrase}: {', '.join(codes)}",
            "content": {"application/json": {"schema": _PROBLEM}},
            "x-problems": codes,
        }
    return responses
