"""The kinds of ballot and what can be chosen on each; a motion is the first of them."""

from enum import StrEnum
from typing import Final

from agenda.vocabulary import Choice


class BallotKind(StrEnum):
    """What sort of question is put."""

    MOTION = "motion"


CHOICES: Final[dict[BallotKind, tuple[Choice, ...]]] = {
    BallotKind.MOTION: (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN),
}
"""The choices of each kind, in the order in which they stand on the voting sheet and in every result."""
