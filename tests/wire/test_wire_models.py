"""Promises about every message: nothing optional from the server, a maximum everywhere, an audience for every event."""

from collections.abc import Iterator
from typing import Any

import pytest

from server.wire import asyncapi, openapi, registry, schemas
from server.wire.base import Audience

_UNBOUNDED_STRINGS_WITH_PATTERN = ("pattern", "format", "const", "enum", "maxLength", "contentMediaType")


def _leaves(schema: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield path, schema
        for key, value in schema.items():
            if key != "discriminator":
                yield from _leaves(value, f"{path}.{key}")
    elif isinstance(schema, list):
        for value in schema:
            yield from _leaves(value, path)


LEAVES = [leaf for name, schema in schemas.definitions().items() for leaf in _leaves(schema, name)]


def test_the_server_sends_nothing_with_a_default() -> None:
    definitions = schemas.definitions()
    for name in schemas.sent_by_the_server():
        schema = definitions[name]
        assert set(schema.get("properties", {})) == set(schema.get("required", [])), name


def test_every_list_has_a_maximum() -> None:
    assert [path for path, schema in LEAVES if schema["type"] == "array" and "maxItems" not in schema] == []


def test_every_string_has_a_maximum() -> None:
    without = [
        path
        for path, schema in LEAVES
        if schema["type"] == "string" and not any(key in schema for key in _UNBOUNDED_STRINGS_WITH_PATTERN)
    ]
    assert without == []


def test_patterns_end_and_bound_what_they_match() -> None:
    for path, schema in LEAVES:
        pattern = schema.get("pattern")
        if pattern is not None:
            assert pattern.startswith("^") and pattern.endswith("$"), path
            assert "*" not in pattern and "+" not in pattern, path


def test_objects_are_closed() -> None:
    open_ones = {
        path
        for path, schema in LEAVES
        if schema["type"] == "object" and schema.get("additionalProperties") is not False
    }
    # Validated by name at the gateway, or facts of a problem.
    allowed = {
        "Accepted.properties.reply", "CommandMessage.properties.payload", "EventMessage.properties.payload",
        "ProblemReply.properties.facts", "SignalMessage.properties.payload",
    }
    assert open_ones == allowed


def test_times_are_named_so() -> None:
    for path, schema in LEAVES:
        if schema.get("format") == "date-time":
            field = path.replace(".anyOf", "").rsplit(".", 1)[-1]
            assert field == "at" or field.endswith(("_at", "_time")), path


@pytest.mark.parametrize("event", registry.EVENTS.values(), ids=lambda event: event.name)
def test_every_event_says_who_is_told(event: Any) -> None:
    audiences = asyncapi.audiences(event)
    assert audiences and all(Audience(audience) for audience in audiences)
    assert event.summary.endswith(".")


def test_names_are_noun_and_verb() -> None:
    for name in (*registry.COMMANDS, *registry.EVENTS, *registry.ENDPOINTS):
        noun, verb = name.split(".")
        assert noun.isidentifier() and verb.isidentifier()
    assert not registry.COMMANDS.keys() & registry.EVENTS.keys()


def test_only_the_upload_takes_a_file() -> None:
    assert [e.name for e in registry.ENDPOINTS.values() if openapi.takes_a_file(e)] == ["documents.upload"]


def test_every_pointer_in_the_documents_leads_somewhere() -> None:
    for document in (openapi.document(), asyncapi.document()):
        for reference in _pointers(document):
            target: Any = document
            for step in reference.removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]


def _pointers(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            elif key != "mapping":
                yield from _pointers(value)
    elif isinstance(node, list):
        for value in node:
            yield from _pointers(value)
