"""JSON Schemas of everything declared: one set of definitions that OpenAPI, AsyncAPI and TypeScript are made from."""

import ast
import inspect
import sys
from collections.abc import Iterator
from enum import EnumMeta
from functools import cache
from types import ModuleType
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from server.wire import live, registry
from server.wire.base import Wire

Schema = dict[str, Any]
Mode = Literal["validation", "serialization"]

_SENT_BY_TERMINALS: tuple[type[Wire], ...] = (
    live.Handshake,
    live.CommandMessage,
    live.SinceRequest,
    live.SignalMessage,
)
_SENT_BY_THE_SERVER: tuple[type[Wire], ...] = (
    live.Welcome,
    live.EventMessage,
    live.StreamOpened,
    live.StreamClosed,
    live.Pulse,
    live.SinceReply,
    live.Accepted,
    live.Refused,
    live.ProblemReply,
    live.ServerRestarting,
)


class SchemaRefused(Exception):
    """The declarations cannot be published as they are; the text says which one and why."""


def models() -> Iterator[tuple[type[Wire], Mode]]:
    """Every declared model with the side it is sent by: terminals' are validated, the server's are serialised."""
    for command in registry.COMMANDS.values():
        yield command.payload, "validation"
        yield command.reply, "serialization"
    for event in registry.EVENTS.values():
        yield event.payload, "serialization"
    for signal in registry.SIGNALS.values():
        yield signal.payload, "serialization"
    for endpoint in registry.ENDPOINTS.values():
        for request in (endpoint.body, endpoint.query):
            if request is not None:
                yield request, "validation"
        if endpoint.reply is not None:
            yield endpoint.reply, "serialization"
    yield from ((model, "validation") for model in _SENT_BY_TERMINALS)
    yield from ((model, "serialization") for model in _SENT_BY_THE_SERVER)


@cache
def definitions() -> Schema:
    """Name → schema, sorted, without titles; raises `SchemaRefused` if one class would become two."""
    wanted = list(dict.fromkeys(models()))
    _, schema = models_json_schema(wanted, ref_template="#/components/schemas/{model}")
    found: Schema = schema["$defs"]
    for name in found:
        if "__" in name or name.endswith(("-Input", "-Output")):
            raise SchemaRefused(f"{name}: a name used twice, or a default in what both sides share")
    _describe_fields(found)
    sent_both_ways = {model for model, mode in wanted if mode == "validation"} & {
        model for model, mode in wanted if mode == "serialization"
    }
    for model in sent_both_ways:
        if any(not field.is_required() for field in model.model_fields.values()):
            raise SchemaRefused(f"{model.__name__}: a default in what both sides share")
    return {name: _without_titles(found[name]) for name in sorted(found)}


def reference(model: type[Wire]) -> Schema:
    """A pointer to a definition."""
    return {"$ref": f"#/components/schemas/{model.__name__}"}


@cache
def sent_by_the_server() -> frozenset[str]:
    """Names of everything reachable from what the server sends."""
    reached: set[str] = set()
    waiting = [model.__name__ for model, mode in models() if mode == "serialization"]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(_references(definitions()[name]))
    return frozenset(reached)


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value.rsplit("/", 1)[-1]
            elif key != "discriminator":
                yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


def _without_titles(node: Any) -> Any:
    """A copy without the titles pydantic adds; a property that is called title has a schema, not a string."""
    if isinstance(node, dict):
        return {
            key: _without_titles(value)
            for key, value in sorted(node.items())
            if not (key == "title" and isinstance(value, str))
        }
    if isinstance(node, list):
        return [_without_titles(value) for value in node]
    return node


def _describe_fields(found: Schema) -> None:
    """Copy the strings written under fields into the schemas, where a reader of the protocol looks for them."""
    for module in {sys.modules[model.__module__] for model in _classes()}:
        for name, fields in _field_docstrings(module).items():
            properties: Schema = found.get(name, {}).get("properties", {})
            for field, text in fields.items():
                if field in properties:
                    properties[field]["description"] = text


def _classes() -> Iterator[type[BaseModel]]:
    waiting: list[type[BaseModel]] = [BaseModel]
    while waiting:
        child: type[BaseModel]
        for child in waiting.pop().__subclasses__():
            waiting.append(child)
            if child.__module__.startswith(("server.wire.", "annotations.")):
                yield child


def _field_docstrings(module: ModuleType) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if not isinstance(node, ast.ClassDef) or isinstance(getattr(module, node.name), EnumMeta):
            continue
        for field, text in zip(node.body, node.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(text, ast.Expr)
                and isinstance(text.value, ast.Constant)
                and isinstance(text.value.value, str)
            ):
                found.setdefault(node.name, {})[field.target.id] = inspect.cleandoc(text.value.value)
    return found
