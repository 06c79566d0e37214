"""The one path of every call: validate → who → may → transaction → action → commit → tell → acknowledge."""

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue, ValidationError

from agenda.errors import AgendaError
from annotations.errors import MarkError
from server import logs
from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.db.transaction import Database, Transaction
from server.errors import Problem
from server.journal import receipts
from server.wire import registry
from server.wire.base import Wire
from server.wire.live import Accepted, CommandMessage, ProblemReply, Refused

Action = Callable[[Transaction, Actor, Any], Wire]

_log = logs.logger("gateway")


@dataclass(frozen=True)
class Switch:
    """What a command needs and does. `drives`: it is a step made in the chair's place if somebody else makes it."""

    permission: Permission
    action: Action
    drives: bool = False


class Gateway:
    """Carries commands of the live channel; REST calls take the same steps in `routes`."""

    def __init__(self, db: Database, switchboard: Mapping[str, Switch]) -> None:
        missing = registry.COMMANDS.keys() ^ switchboard.keys()
        if missing:
            raise RuntimeError(f"declared and bound commands differ: {', '.join(sorted(missing))}")
        self._db = db
        self._switchboard = switchboard

    def command(self, actor: Actor, meeting: str, raw: object) -> Accepted | Refused:
        """Do one command; an answer given before under the same id is given again and nothing changes."""
        started = time.perf_counter()
        try:
            message = CommandMessage.model_validate(raw)
        except ValidationError as wrong:
            return Refused(ok=False, problem=malformed_reply(wrong))
        answer = self._answer(actor, meeting, message)
        _log.info(
            "command",
            name=message.name if message.name in self._switchboard else "unknown",
            meeting=meeting,
            attendee=actor.attendee,
            outcome="ok" if isinstance(answer, Accepted) else answer.problem.code,
            ms=round((time.perf_counter() - started) * 1000, 2),
        )
        return answer

    def _answer(self, actor: Actor, meeting: str, message: CommandMessage) -> Accepted | Refused:
        declared, switch = registry.COMMANDS.get(message.name), self._switchboard.get(message.name)
        if declared is None or switch is None:
            return _refused(Problem("unknown_command"))
        fingerprint = _fingerprint(message)
        try:
            payload = declared.payload.model_validate(message.payload)
            rules.require(actor, switch.permission)
        except ValidationError as wrong:
            return Refused(ok=False, problem=malformed_reply(wrong))
        except Problem as problem:
            self._record_refusal(actor, meeting, message.name, problem.code)
            return _refused(problem)
        try:
            with self._db.write(actor.message(drives=switch.drives), meeting) as tx:
                before = receipts.find(tx.session, meeting, actor.sender, message.id)
                if before is not None:
                    return _given_before(before, fingerprint)
                reply = switch.action(tx, actor, payload)
                answer = Accepted(ok=True, reply=reply.model_dump(mode="json"))
                _keep(tx, meeting, actor, message, fingerprint, answer)
                tx.record(message.name, meeting)
            return answer
        except (AgendaError, MarkError, Problem) as problem:
            refused = _refused(problem)
            with self._db.write(actor.message(), meeting) as tx:
                before = receipts.find(tx.session, meeting, actor.sender, message.id)
                if before is not None:
                    return _given_before(before, fingerprint)
                _keep(tx, meeting, actor, message, fingerprint, refused)
            return refused
        except Exception:
            # Rolled back already; logged once, with nothing of the payload.
            _log.exception("command_failed", name=message.name, meeting=meeting, id=message.id)
            return _refused(Problem("internal"))

    def _record_refusal(self, actor: Actor, meeting: str, name: str, code: str) -> None:
        with self._db.write(actor.message(), meeting) as tx:
            tx.record(name, meeting, outcome=code)


def _keep(tx: Transaction, meeting: str, actor: Actor, message: CommandMessage, fingerprint: str,
          answer: Accepted | Refused) -> None:
    given = receipts.Given(fingerprint, answer.model_dump(mode="json"))
    receipts.keep(tx.session, meeting, actor.sender, message.id, name=message.name, given=given, at=tx.now)


def _given_before(before: receipts.Given, fingerprint: str) -> Accepted | Refused:
    if before.fingerprint != fingerprint:
        return _refused(Problem("id_reused"))
    if before.answer["ok"]:
        return Accepted.model_validate(before.answer)
    return Refused.model_validate(before.answer)


def _fingerprint(message: CommandMessage) -> str:
    canonical = json.dumps([message.name, message.payload], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _refused(problem: Problem | AgendaError | MarkError) -> Refused:
    return Refused(ok=False, problem=problem_reply(problem))


def problem_reply(problem: Problem | AgendaError | MarkError) -> ProblemReply:
    """A problem as the wire says it."""
    field = problem.field if isinstance(problem, Problem) else ""
    facts: dict[str, JsonValue] = {name: value for name, value in problem.facts.items()}
    return ProblemReply(code=str(problem.code), facts=facts, field=field)


def malformed_reply(wrong: ValidationError) -> ProblemReply:
    """Which field is wrong and in what way; never its value."""
    first = wrong.errors(include_input=False, include_url=False)[0]
    return ProblemReply(code="malformed", facts={"reason": first["type"]}, field=".".join(map(str, first["loc"]))[:200])
