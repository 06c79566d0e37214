"""What the two papers say, one implementation per language; times are said in the zone the facts carry."""

from collections.abc import Sequence
from typing import Final, Protocol

from agenda.minutes import wording_en, wording_zh
from agenda.minutes.facts import BallotFacts, ItemFacts, MeetingFacts, Person, Recess, Speech
from agenda.minutes.presence import Counted, Listing
from agenda.timing import Course
from agenda.vocabulary import DecisionMethod as Method
from agenda.vocabulary import DecisionOutcome as Outcome
from agenda.vocabulary import Language


class Wording(Protocol):
    """The sentences of one language; every one is a pure function of the facts."""

    def record_title(self, facts: MeetingFacts) -> str:
        """Title of the record."""

    def minutes_title(self, facts: MeetingFacts) -> str:
        """Title of the minutes."""

    def listed(self, listing: Listing, people: Sequence[Person]) -> str:
        """A list of people; its heading stands before the colon."""

    def head(self, facts: MeetingFacts) -> tuple[str, ...]:
        """When, where, who chaired, who kept the record."""

    def presence_heading(self) -> str:
        """Above the lines of who came and left."""

    def heads(self, counted: Counted) -> str:
        """应到, 实到, 请假, 缺席."""

    def movements(self, person: Person) -> str:
        """When somebody came, left and returned."""

    def item_heading(self, item: ItemFacts) -> str:
        """An item in the record, by its number on the agenda."""

    def untouched(self, item: ItemFacts) -> str:
        """That an item was not taken up."""

    def course(self, item: ItemFacts, course: Course) -> str:
        """From when to when, how long against the plan, who submitted and reported it."""

    def papers(self, item: ItemFacts) -> str:
        """The papers of the item, and which were shown."""

    def speech(self, speech: Speech) -> str:
        """What somebody said, with the time."""

    def ballot(self, ballot: BallotFacts) -> str:
        """The question and the sentence with the sum."""

    def votes(self, ballot: BallotFacts) -> str:
        """Who voted what, and whose vote was entered for them."""

    def recess(self, recess: Recess) -> str:
        """A break."""

    def remarks_heading(self) -> str:
        """Above the notes that belong to no item."""

    def decided(self, text: str, outcome: Outcome, method: Method, *, is_own: bool) -> str:
        """The decision as the record marks it; a sentence somebody wrote is preceded by outcome and method."""

    def ending(self, facts: MeetingFacts) -> str:
        """When the meeting ended."""

    def opening(self, facts: MeetingFacts, items: int) -> str:
        """The first paragraph of the minutes."""

    def minutes_heading(self, place: int, item: ItemFacts) -> str:
        """An item in the minutes, numbered by its place there."""

    def put_off(self, item: ItemFacts) -> str:
        """That an item on the agenda was not discussed."""


_WORDINGS: Final[dict[Language, Wording]] = {Language.ZH_CN: wording_zh, Language.EN: wording_en}


def wording(language: Language) -> Wording:
    """The sentences of this language."""
    return _WORDINGS[language]
