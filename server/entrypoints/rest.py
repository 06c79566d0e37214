"""REST: the same path as commands, for what has an address."""

import time
from collections.abc import Mapping

import orjson
from flask import Flask, Response, request
from pydantic import ValidationError
from werkzeug.datastructures import Headers
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from agenda.errors import AgendaError
from annotations.errors import MarkError
from server import logs
from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.entrypoints import identity
from server.entrypoints.calls import Call, House, Route
from server.entrypoints.gateway import Gateway, malformed_reply, problem_reply
from server.errors import Problem
from server.wire import registry
from server.wire.base import Endpoint, Wire
from server.wire.live import ProblemReply
from server.wire.problems import status_of

_log = logs.logger("rest")
JSON_LIMIT_BYTES = 2 * 1024 * 1024


def register(app: Flask, house: House, routes: Mapping[str, Route]) -> None:
    """Give every declared endpoint its route; one without the other refuses to start."""
    missing = registry.ENDPOINTS.keys() ^ routes.keys()
    if missing:
        raise RuntimeError(f"declared and bound endpoints differ: {', '.join(sorted(missing))}")
    for name, endpoint in registry.ENDPOINTS.items():
        view = _view(house, endpoint, routes[name])
        app.add_url_rule(
            endpoint.path.replace("{", "<").replace("}", ">"), endpoint=name, view_func=view, methods=[endpoint.method]
        )


def register_commands(app: Flask, house: House, gateway: Gateway) -> None:
    """The commands of the live channel for scripts and tests: same message, same answer, same path."""

    def commands(meeting: str) -> Response:
        with house.db.read() as session:
            actor = identity.place(session, identity.who(session, _token(), house.db.clock.now()), meeting)
        if actor.face == "nobody":
            return _problem(problem_reply(Problem("not_logged_in")))
        if actor.meeting is None or actor.attendee is None:
            return _problem(problem_reply(Problem("not_in_meeting")))
        try:
            message = orjson.loads(_json_body())
        except orjson.JSONDecodeError:
            return _problem(problem_reply(Problem("malformed", reason="json_invalid")))
        return _json(gateway.command(actor, meeting, message))

    app.add_url_rule("/api/v1/meetings/<meeting>/commands", endpoint="commands", view_func=commands, methods=["POST"])


def _token() -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ").strip()


def _view(house: House, endpoint: Endpoint, route: Route):  # type: ignore[no-untyped-def]  # Flask calls it with the path
    def view(**path: str) -> Response:
        started = time.perf_counter()
        outcome = "ok"
        try:
            return _answer(house, endpoint, route, path)
        except (AgendaError, MarkError, Problem) as problem:
            outcome = str(problem.code)
            return _problem(problem_reply(problem))
        except ValidationError as wrong:
            outcome = "malformed"
            return _problem(malformed_reply(wrong))
        except RequestEntityTooLarge:
            outcome = "upload_too_large"
            return _problem(problem_reply(Problem("upload_too_large", limit_mib=house.settings.upload_limit_mib)))
        except HTTPException as refused:
            outcome = "malformed"
            return _problem(problem_reply(Problem("malformed", reason=refused.name)))
        except Exception:
            outcome = "internal"
            _log.exception("call_failed", name=endpoint.name)
            return _problem(problem_reply(Problem("internal")))
        finally:
            ms = round((time.perf_counter() - started) * 1000, 2)
            _log.info(
                "call", name=endpoint.name, outcome=outcome, ms=ms, **{k: v for k, v in path.items() if k == "meeting"}
            )

    return view


def _answer(house: House, endpoint: Endpoint, route: Route, path: dict[str, str]) -> Response:
    token = _token()
    body = endpoint.body.model_validate_json(_json_body()) if endpoint.body is not None else None
    query = endpoint.query.model_validate(request.args.to_dict()) if endpoint.query is not None else None
    with house.db.read() as session:
        actor = identity.who(session, token, house.db.clock.now())
        if not endpoint.public:
            rules.require(actor, Permission.KNOWN)
        meeting = route.meeting_of(session, path)
        if meeting is not None:
            actor = identity.place(session, actor, meeting)
        rules.require(actor, route.permission)
        files = request.files if endpoint.body is None and not endpoint.tus else {}
        call = Call(house, path, body, query, token, files, request.headers.get("If-None-Match", ""),
                    Headers(request.headers), request.stream)
        if route.reads is not None:
            answer = route.reads(session, actor, call)
            return answer if isinstance(answer, Response) else _json(answer)
    if route.streams is not None:
        done = route.streams(actor, call)
        return done if isinstance(done, Response) else _json(done)
    assert route.writes is not None
    return _json(_write(house, route, actor, meeting, call))


def _write(house: House, route: Route, actor: Actor, meeting: str | None, call: Call) -> Wire:
    assert route.writes is not None
    with house.db.write(actor.message(), meeting) as tx:
        reply = route.writes(tx, actor, call)
    if reply is None:
        raise Problem(route.refusal)
    return reply


def _json_body() -> bytes:
    if (request.content_length or 0) > JSON_LIMIT_BYTES:
        raise RequestEntityTooLarge
    return request.get_data(cache=False) or b"{}"


def _json(answer: Wire) -> Response:
    response = Response(answer.model_dump_json(), mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


def _problem(problem: ProblemReply) -> Response:
    body = orjson.dumps({"problem": problem.model_dump(mode="json")})
    return Response(
        body, status=status_of(problem.code), mimetype="application/json", headers={"Cache-Control": "no-store"}
    )
