"""The live half of the protocol as an AsyncAPI 3.0 document; 'receive' and 'send' are seen from the server."""

from typing import Any

from server.wire import live, registry, schemas
from server.wire.base import PROTOCOL_VERSION, Audience, Command, Event, Signal, Wire

_CHANNEL = {"$ref": "#/channels/live"}


def document() -> dict[str, Any]:
    """The whole document, sorted."""
    messages = {**_frame_messages()}
    operations = {**_frame_operations()}
    for command in registry.COMMANDS.values():
        messages[command.name] = _message(command.payload, command.summary, "command")
        messages[f"{command.name}-reply"] = _message(command.reply, f"Answer to {command.name}.", "acknowledgement")
        operations[command.name] = _command(command)
    for event in registry.EVENTS.values():
        messages[event.name] = _message(event.payload, event.summary, "event")
        operations[event.name] = {**_operation("send", event.name), "x-audience": audiences(event)}
    for signal in registry.SIGNALS.values():
        messages[f"signal-{signal.name}"] = _message(signal.payload, signal.summary, "signal")
        for action in ("send", "receive"):
            operations[f"signal-{signal.name}-{action}"] = {
                **_operation(action, f"signal-{signal.name}"),
                "x-audience": audiences(signal),
            }
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Yixi 议席, live channel",
            "version": str(PROTOCOL_VERSION),
            "description": "Socket.IO, namespace /. Commands are payloads of the Socket.IO event `command`, events of "
            "`event`, signals of `signal`; the schema named CommandMessage, EventMessage or SignalMessage is around "
            "them.",
            "license": {"name": "AGPL-3.0-or-later"},
        },
        "channels": {
            "live": {
                "address": "/socket.io",
                "title": "One connection per terminal and meeting",
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in sorted(messages)},
            }
        },
        "operations": {name: operations[name] for name in sorted(operations)},
        "components": {
            "messages": {name: messages[name] for name in sorted(messages)},
            "schemas": schemas.definitions(),
        },
    }


def audiences(noun: Event | Signal) -> list[str]:
    """Who is told, by name."""
    declared = (noun.audience,) if isinstance(noun.audience, Audience) else noun.audience
    return [audience.value for audience in declared]


def _message(model: type[Wire], summary: str, carried_by: str) -> dict[str, Any]:
    return {"summary": summary, "payload": schemas.reference(model), "x-carried-by": carried_by}


def _operation(action: str, message: str) -> dict[str, Any]:
    return {"action": action, "channel": _CHANNEL, "messages": [{"$ref": f"#/channels/live/messages/{message}"}]}


def _command(command: Command) -> dict[str, Any]:
    return {
        **_operation("receive", command.name),
        "summary": command.summary,
        "reply": {"channel": _CHANNEL, "messages": [{"$ref": f"#/channels/live/messages/{command.name}-reply"}]},
        "x-problems": sorted(command.problems),
    }


def _frame_messages() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, models in live.MESSAGES.items():
        if not models:
            found[f"frame-{name}"] = {"summary": "Come back through `since`.", "payload": {"type": "null"}}
        for model in models:
            summary = (model.__doc__ or "").strip()
            found[f"frame-{name}-{model.__name__}"] = {**_message(model, summary, "Socket.IO"), "name": name}
    return found


def _frame_operations() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, models in live.MESSAGES.items():
        first = f"frame-{name}-{models[0].__name__}" if models else f"frame-{name}"
        action = "receive" if name in ("handshake", "since", "command") else "send"
        operation = _operation(action, first)
        if len(models) > 1:
            answers = [{"$ref": f"#/channels/live/messages/frame-{name}-{model.__name__}"} for model in models[1:]]
            operation["reply"] = {"channel": _CHANNEL, "messages": answers}
        found[f"frame-{name}"] = operation
    return found
