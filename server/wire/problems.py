"""Every problem code and its HTTP status; the sentence belongs to the terminal, in its own language."""

from server.wire import intake, registry

_ANY_CALL: dict[str, int] = {
    "malformed": 400,
    "unknown_command": 404,
    "not_found": 404,
    "not_logged_in": 401,
    "not_permitted": 403,
    "not_in_meeting": 403,
    "id_reused": 409,
    "internal": 500,
    "terminal_too_old": 426,
    "server_too_old": 426,
    "server_stopping": 503,
}
"""What any call may answer, whatever it declares."""

_STATUS: dict[str, int] = {
    "wrong_login": 401,
    "wrong_pin": 401,
    "terminal_unknown": 401,
    "not_invited": 403,
    "too_many_attempts": 429,
    "upload_too_large": 413,
    "unsupported_kind": 415,
    "content_mismatch": 415,
    "container_unsafe": 415,
    "office_missing": 415,
    "malformed": 400,
    "too_many_uploads": 429,
    "upload_damaged": 422,
    "upload_protocol": 412,
}

DOCUMENT_PROBLEMS: tuple[str, ...] = (
    "document_encrypted",
    "document_damaged",
    "document_empty",
    "too_many_pages",
    "content_mismatch",
    "unsupported_kind",
    "office_missing",
    "cage_memory",
    "cage_cpu",
    "cage_time",
    "cage_crashed",
)
"""Why a paper could not be drawn; told in the paper, not as a refusal."""

READINESS: tuple[str, ...] = (
    "no_room",
    "no_chair",
    "no_secretary",
    "nobody_invited",
    "agenda_empty",
    "items_without_papers",
    "papers_drawing",
    "papers_failed",
    "not_noticed",
)
"""What may be missing for the next step of a meeting."""


def status_of(code: str) -> int:
    """The HTTP status of a problem: unknown things are 404, the rest conflicts with the state."""
    if code in _ANY_CALL:
        return _ANY_CALL[code]
    if code in _STATUS:
        return _STATUS[code]
    return 404 if code.endswith("_unknown") else 409


def all_codes() -> list[str]:
    """Every code a terminal may meet, sorted; each has a sentence in zh-CN and en."""
    declared = {code for command in registry.COMMANDS.values() for code in command.problems}
    declared |= {code for endpoint in registry.ENDPOINTS.values() for code in endpoint.problems}
    return sorted(declared | set(_ANY_CALL) | set(_STATUS) | set(DOCUMENT_PROBLEMS) | set(intake.BUNDLE_PROBLEMS))
