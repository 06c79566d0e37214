"""The ways into a meeting, over REST."""

import json
import urllib.error
import urllib.request
from typing import Any

from server.wire.people import Enter, EnterByLogin, EnterByPin, EnterByTerminal, Entrance

ANSWER_SECONDS = 20


class Refusal(Exception):
    """A REST call was answered with a problem."""

    def __init__(self, code: str, status: int, facts: dict[str, Any]) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.facts = facts


def call(base_url: str, method: str, path: str, body: Any = None, token: str = "") -> Any:
    """One REST call with JSON; raises `Refusal` for a problem, `OSError` when no answer comes."""
    request = urllib.request.Request(base_url.rstrip("/") + path, method=method)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    data = None
    if body is not None:
        request.add_header("Content-Type", "application/json")
        data = json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, data=data, timeout=ANSWER_SECONDS) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            try:
                problem = json.load(refused)["problem"]
            except (ValueError, KeyError):
                raise OSError(f"{path} answered {refused.code} without a problem") from None
        raise Refusal(problem["code"], refused.code, problem["facts"]) from None


def fetch(base_url: str, path: str, token: str) -> bytes:
    """The bytes at an address; raises `Refusal` for a problem, `OSError` when no answer comes."""
    request = urllib.request.Request(base_url.rstrip("/") + path, headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as refused:
        with refused:
            raise Refusal("unavailable", refused.code, {}) from None


def by_terminal(base_url: str, terminal_token: str) -> Entrance:
    """Come in with the secret of a bound tablet or screen."""
    return _enter(base_url, Enter(by=EnterByTerminal(kind="terminal", terminal_token=terminal_token)))


def by_pin(base_url: str, meeting: str, attendee: str, pin: str) -> Entrance:
    """Come in by naming oneself."""
    return _enter(base_url, Enter(by=EnterByPin(kind="pin", meeting=meeting, attendee=attendee, pin=pin)))


def by_login(base_url: str, meeting: str, token: str) -> Entrance:
    """Come in as who is logged in at the desk."""
    return _enter(base_url, Enter(by=EnterByLogin(kind="login", meeting=meeting)), token)


def _enter(base_url: str, enter: Enter, token: str = "") -> Entrance:
    answer = call(base_url, "POST", "/api/v1/enter", enter.model_dump(mode="json"), token)
    return Entrance.model_validate(answer)
