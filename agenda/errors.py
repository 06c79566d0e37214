"""What a rule of the meeting refuses: one error class, a code and facts, never a sentence."""

from enum import StrEnum


class AgendaProblem(StrEnum):
    """Every code the rules of a meeting raise; the facts of each are named beside it."""

    WRONG_PHASE = "wrong_phase"  # phase
    STALE_STEP = "stale_step"  # seen, step
    MEETING_NOT_OPEN = "meeting_not_open"  # phase

    ITEM_OPEN = "item_open"
    ITEM_CLOSED = "item_closed"
    ITEM_NOT_WAITING = "item_not_waiting"
    ITEM_NOT_RESTRICTED = "item_not_restricted"
    NO_CURRENT_ITEM = "no_current_item"
    NOT_CURRENT_ITEM = "not_current_item"
    DECISION_UNFOUNDED = "decision_unfounded"  # reason: a value of agenda.items.Unfounded

    ALREADY_SIGNED_IN = "already_signed_in"
    SIGNATURE_MISSING = "signature_missing"
    NOT_PRESENT = "not_present"
    NOT_LEFT = "not_left"
    NOT_SIGNED_IN = "not_signed_in"

    PAGE_OUT_OF_RANGE = "page_out_of_range"  # page, pages
    STALE_TERM = "stale_term"  # term, current
    STALE_VIEW = "stale_view"
    ALREADY_PRESENTING = "already_presenting"
    NOT_PRESENTER = "not_presenter"  # presenter: a name, "" when nobody presents

    PAPERS_DUE_LATE = "papers_due_late"
    COPIES_NOT_PERSONAL = "copies_not_personal"
    COPY_NOT_FOR = "copy_not_for"  # name
    PACK_TOO_LARGE = "pack_too_large"  # pages, limit

    RULE_IMPOSSIBLE = "rule_impossible"
    QUORUM_MISSING = "quorum_missing"  # needed, present
    BALLOT_NOT_PREPARED = "ballot_not_prepared"
    BALLOT_OPEN = "ballot_open"
    BALLOT_NOT_OPEN = "ballot_not_open"
    BALLOT_CLOSED = "ballot_closed"
    NOT_ELIGIBLE = "not_eligible"


class AgendaError(Exception):
    """A step the rules do not allow: `code` says which rule, `facts` hold its numbers and names.

    Raises ValueError for a code that `AgendaProblem` does not declare: that is a mistake in the program.
    """

    def __init__(self, code: AgendaProblem | str, **facts: str | int | None) -> None:
        self.code = AgendaProblem(code)
        self.facts = facts
        super().__init__(self.code.value)
