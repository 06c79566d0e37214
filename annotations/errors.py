"""What can be wrong with a mark: one error class, a code and the facts a sentence needs."""

from enum import StrEnum

Fact = str | int | bool


class MarkProblem(StrEnum):
    """Codes of the problems; the facts of each are named beside it."""

    BAD_POINTS = "bad_points"  # reason: "empty" | "odd" | "off_page" | "pressures"
    STROKE_TOO_LONG = "stroke_too_long"  # points, limit
    WRONG_COUNT_OR_HASH = "wrong_count_or_hash"  # points
    PAGE_FULL = "page_full"  # page, limit
    MARK_UNKNOWN = "mark_unknown"  # mark_id
    MARK_ID_TAKEN = "mark_id_taken"  # mark_id
    NOT_YOUR_MARK = "not_your_mark"  # mark_id
    LAYER_NOT_ALLOWED = "layer_not_allowed"  # layer


class MarkError(Exception):
    """A rule about marks was broken; `code` says which one, `facts` hold the numbers, never a sentence."""

    def __init__(self, code: MarkProblem, **facts: Fact) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts
