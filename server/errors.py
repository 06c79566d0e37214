"""The one problem the server raises itself: a code and facts, never a sentence."""


class Problem(Exception):
    """A call that cannot be done. `field` names the part of the request that is wrong, if one is."""

    def __init__(self, code: str, *, field: str = "", **facts: str | int | float | None) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.facts = facts
