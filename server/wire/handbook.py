"""PROTOCOL.md: the protocol as tables a person reads."""

from collections.abc import Iterable, Mapping

from server.wire import asyncapi, openapi, problems, registry
from server.wire.base import PROTOCOL_VERSION, Endpoint

_HEAD = f"""# The protocol

Made by `make protocol` from `server/wire`. Version {PROTOCOL_VERSION}. Exact shapes: `openapi.json` (REST) and
`asyncapi.json` (live channel), both beside this file.

A terminal connects to Socket.IO path `/socket.io`, namespace `/`, with `auth` = `Handshake`; a refusal arrives as
`connect_error` with `data` = `{{code, facts}}`. It is answered with `welcome`. Then `command` and `since` are emitted
with an acknowledgement, `signal` without; `event`, `signal`, `stream.opened`, `stream.closed`, `pulse`,
`server_restarting` and `resync` come from the server. Each carries one JSON object.

*Who may* names a permission; which roles have it stands in `server/access/rules.py`.
"""

_PROBLEMS = """## Problems

A problem is `{code, facts, field}`; the sentence is the terminal's, in its own language
(`terminal_client/src/i18n/*/problems.json`).
"""


def text(permissions: Mapping[str, str]) -> str:
    """The whole page; `permissions` tells for a command or endpoint by name who may call it."""
    parts = [
        _HEAD,
        "## Commands\n",
        _table(
            ("command", "who may", "payload → reply", "problems", "what it does"),
            (
                (
                    f"`{c.name}`",
                    _permission(permissions, c.name),
                    f"`{c.payload.__name__}` → `{c.reply.__name__}`",
                    _codes(c.problems),
                    c.summary,
                )
                for c in registry.COMMANDS.values()
            ),
        ),
        "## Events\n",
        _table(
            ("event", "streams", "payload", "what happened"),
            (
                (f"`{e.name}`", ", ".join(asyncapi.audiences(e)), f"`{e.payload.__name__}`", e.summary)
                for e in registry.EVENTS.values()
            ),
        ),
        "## Signals\n",
        _table(
            ("signal", "streams", "payload", "what it shows"),
            (
                (f"`{s.name}`", ", ".join(asyncapi.audiences(s)), f"`{s.payload.__name__}`", s.summary)
                for s in registry.SIGNALS.values()
            ),
        ),
        "## REST\n",
        _table(
            ("call", "name", "who may", "body → reply", "problems", "what it does"),
            (
                (
                    f"`{e.method} {e.path}`",
                    f"`{e.name}`",
                    _permission(permissions, e.name),
                    f"{_body(e)} → {f'`{e.reply.__name__}`' if e.reply else e.replies_with}",
                    _codes(e.problems),
                    e.summary,
                )
                for e in registry.ENDPOINTS.values()
            ),
        ),
        _PROBLEMS,
        _table(
            ("code", "HTTP status"), ((f"`{code}`", str(problems.status_of(code))) for code in problems.all_codes())
        ),
    ]
    return "\n".join(parts)


def _body(endpoint: Endpoint) -> str:
    if endpoint.body is not None:
        return f"`{endpoint.body.__name__}`"
    if openapi.takes_a_file(endpoint):
        return "form with `paper`"
    return f"?`{endpoint.query.__name__}`" if endpoint.query is not None else "–"


def _permission(permissions: Mapping[str, str], name: str) -> str:
    return f"`{permissions[name]}`" if name in permissions else "–"


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in sorted(codes)) or "–"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"
