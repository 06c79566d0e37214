"""The protocol as TypeScript: exact types by their Python names, and tables of what can be called and heard."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from server.wire import openapi, problems, registry, schemas
from server.wire.base import PROTOCOL_VERSION, Empty, Endpoint

_MADE = "// Made by `make protocol` from server/wire. Do not edit.\n"
_FIXED = {
    "JsonValue": "string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue }",
    "Empty": "Record<string, never>",
}
_NAMED = {
    "CommandMessage": ("CommandName", {"payload": "CommandPayloads"}),
    "EventMessage": ("EventName", {"payload": "EventPayloads"}),
    "SignalMessage": ("SignalName", {"payload": "SignalPayloads"}),
}
"""Messages whose payload is known by their name. Open in Python, where the gateway validates it; exact here."""

_EXACT_FIELDS = {("Accepted", "reply"): "CommandReplies[CommandName]", ("ProblemReply", "code"): "ProblemCode"}
_ALIASES = {
    "Shape": "Ink | Highlight",
    "Snapshot": "RoomSnapshot | ItemSnapshot | StaffSnapshot | MeSnapshot",
}
"""Unions that have a name in Python but no definition of their own."""


def types() -> str:
    """`types.ts`: one exported type a definition."""
    definitions = schemas.definitions()
    used = {"CommandName", "CommandReplies", "ProblemCode"}
    for name, fields in _NAMED.values():
        used |= {name, *fields.values()}
    imports = ",\n  ".join(sorted(used))
    parts = [_MADE, f"import type {{\n  {imports},\n}} from './events';\n"]
    parts += [_declaration(name, definitions[name]) for name in definitions]
    parts += [f"export type {name} = {union};\n" for name, union in _ALIASES.items()]
    parts += [_values(name, schema) for name, schema in definitions.items() if "enum" in schema]
    return "\n".join(parts) + "\n"


def events() -> str:
    """`events.ts`: commands, events, signals, problem codes and the protocol's version."""
    imported: set[str] = set()

    def use(name: str) -> str:
        imported.add(name)
        return name

    commands = sorted(registry.COMMANDS.values(), key=lambda command: command.name)
    facts = sorted(registry.EVENTS.values(), key=lambda event: event.name)
    signals = sorted(registry.SIGNALS.values(), key=lambda signal: signal.name)
    maps = [
        _map("CommandPayloads", ((c.name, use(c.payload.__name__)) for c in commands)),
        _map("CommandReplies", ((c.name, use(c.reply.__name__)) for c in commands)),
        _map("CommandProblems", ((c.name, _union(c.problems)) for c in commands)),
        _map("EventPayloads", ((e.name, use(e.payload.__name__)) for e in facts)),
        _map("SignalPayloads", ((s.name, use(s.payload.__name__)) for s in signals)),
    ]
    names = [
        "export type CommandName = keyof CommandPayloads;",
        "export type EventName = keyof EventPayloads;",
        "export type SignalName = keyof SignalPayloads;",
        f"export const PROTOCOL_VERSION = {PROTOCOL_VERSION};",
        f"export type ProblemCode =\n  | {_union(problems.all_codes(), separator=chr(10) + '  | ')};",
        f"export type ReadinessCode = {_union(problems.READINESS)};",
    ]
    imports = ",\n  ".join(sorted(imported))
    return "\n".join([_MADE, f"import type {{\n  {imports},\n}} from './types';\n", *maps, *names]) + "\n"


def api() -> str:
    """`api.ts`: every REST call with method, path, parameters, body and reply."""
    # A client of tus speaks with those; they are no calls with arguments.
    told = (endpoint for endpoint in registry.ENDPOINTS.values() if not endpoint.tus)
    endpoints = sorted(told, key=lambda endpoint: endpoint.name)
    imported = {e.body.__name__ for e in endpoints if e.body not in (None, Empty) and e.body is not None}
    imported |= {endpoint.reply.__name__ for endpoint in endpoints if endpoint.reply is not None}
    table = [
        f"  {_quoted(e.name)}: {{ method: {_quoted(e.method)}, path: {_quoted(e.path)}, sends: {_quoted(_sends(e))} }},"
        for e in endpoints
    ]
    maps = [
        _map("EndpointParams", ((e.name, _params(e)) for e in endpoints)),
        _map(
            "EndpointBodies",
            ((e.name, e.body.__name__ if _sends(e) == "json" and e.body else "null") for e in endpoints),
        ),
        _map("EndpointReplies", ((e.name, e.reply.__name__ if e.reply else "Blob") for e in endpoints)),
        _map("EndpointProblems", ((e.name, _union(openapi.possible_problems(e))) for e in endpoints)),
    ]
    imports = ",\n  ".join(sorted(imported))
    return (
        "\n".join(
            [
                _MADE,
                f"import type {{\n  {imports},\n}} from './types';\n",
                "/** `sends`: nothing, an empty object, JSON of the body's type, or a form with one file. */",
                "export const ENDPOINTS = {",
                *table,
                "} as const;",
                "export type EndpointName = keyof EndpointParams;\n",
                *maps,
                "/** Calls that answer with JSON; the others answer with bytes. */",
                "export type JsonEndpoint = {",
                "  [N in EndpointName]: EndpointReplies[N] extends Blob ? never : N;",
                "}[EndpointName];",
                "/** Calls that answer with bytes. */",
                "export type BlobEndpoint = Exclude<EndpointName, JsonEndpoint>;",
                "/** Calls that take one file. */",
                "export type FileEndpoint = {",
                "  [N in EndpointName]: (typeof ENDPOINTS)[N]['sends'] extends 'form' ? N : never;",
                "}[EndpointName];",
            ]
        )
        + "\n"
    )


def _sends(endpoint: Endpoint) -> str:
    if openapi.takes_a_file(endpoint):
        return "form"
    if endpoint.body is None:
        return "nothing"
    return "empty" if endpoint.body is Empty else "json"


def _params(endpoint: Endpoint) -> str:
    fields = [f"{name}: string" for name in openapi.path_parameters(endpoint)]
    if endpoint.query is not None:
        schema = schemas.definitions()[endpoint.query.__name__]
        fields += [
            f"{name}{'' if name in schema.get('required', []) else '?'}: {_type(value)}"
            for name, value in schema["properties"].items()
        ]
    return f"{{ {'; '.join(fields)} }}" if fields else "Record<string, never>"


def _declaration(name: str, schema: Mapping[str, Any]) -> str:
    if name in _FIXED:
        return f"export type {name} = {_FIXED[name]};\n"
    lead = _comment(schema.get("description"), "")
    if "enum" in schema:
        return f"{lead}export type {name} = {_union(schema['enum'])};\n"
    if "properties" not in schema:
        return f"{lead}export type {name} = {_type(schema)};\n"
    required = schema.get("required", [])
    # What a terminal makes up itself may be filled in field by field; what it is told it never changes.
    readonly = "readonly " if name in schemas.sent_by_the_server() else ""
    of_name, by_name = _NAMED.get(name, ("", {}))
    lines = []
    for field, value in schema["properties"].items():
        exact = _EXACT_FIELDS.get((name, field)) or _type(value)
        if of_name:
            exact = f"{by_name[field]}[N]" if field in by_name else "N" if field == "name" else exact
        lines.append(
            f"{_comment(value.get('description'), '  ')}  {readonly}{field}{'' if field in required else '?'}: {exact};"
        )
    body = "\n".join(lines)
    if of_name:
        return f"{lead}export type {name} = {{ [N in {of_name}]: {{\n{body}\n}} }}[{of_name}];\n"
    return f"{lead}export interface {name} {{\n{body}\n}}\n"


def _type(schema: Mapping[str, Any]) -> str:
    for key, read in _READERS.items():
        if key in schema:
            return read(schema)
    raise schemas.SchemaRefused(f"no TypeScript for {json.dumps(schema)}")


def _object(schema: Mapping[str, Any]) -> str:
    return f"{{ readonly [name: string]: {_type(schema['additionalProperties'])} }}"


def _alternatives(schema: Mapping[str, Any]) -> str:
    return " | ".join(dict.fromkeys(_type(choice) for choice in schema.get("oneOf") or schema["anyOf"]))


def _array(schema: Mapping[str, Any]) -> str:
    inner = _type(schema["items"])
    return f"readonly ({inner})[]" if " " in inner else f"readonly {inner}[]"


def _plain(schema: Mapping[str, Any]) -> str:
    kind = schema["type"]
    if kind == "array":
        return _array(schema)
    if kind == "object":
        return _object(schema)
    return {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}[kind]


_READERS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "$ref": lambda schema: str(schema["$ref"]).rsplit("/", 1)[-1],
    "const": lambda schema: _literal(schema["const"]),
    "enum": lambda schema: _union(schema["enum"]),
    "oneOf": _alternatives,
    "anyOf": _alternatives,
    "type": _plain,
}


def _values(name: str, schema: Mapping[str, Any]) -> str:
    """The values of an enum in their order, for lists a person chooses from."""
    constant = re.sub(r"(?<!^)(?=[A-Z])", "_", name).upper()
    return f"export const {constant}_VALUES: readonly {name}[] = [{', '.join(map(_literal, schema['enum']))}];"


def _map(name: str, rows: Iterable[tuple[str, str]]) -> str:
    return (
        "\n".join([f"export interface {name} {{", *(f"  {_quoted(key)}: {value};" for key, value in rows), "}"]) + "\n"
    )


def _union(values: Iterable[object], *, separator: str = " | ") -> str:
    return separator.join(_literal(value) for value in values) or "never"


def _literal(value: object) -> str:
    return _quoted(value) if isinstance(value, str) else json.dumps(value)


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _comment(text: str | None, indent: str) -> str:
    if not text:
        return ""
    lines = [line.strip() for line in text.replace("*/", "* /").splitlines()]
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    return "\n".join([f"{indent}/**", *(f"{indent} * {line}".rstrip() for line in lines), f"{indent} */"]) + "\n"
