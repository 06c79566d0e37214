"""Paragraphs that stand in both papers."""

from collections.abc import Iterable

from agenda import decisions
from agenda.minutes.draft import Paragraph, Style, joined
from agenda.minutes.facts import DecisionFacts, ItemFacts, MeetingFacts
from agenda.minutes.presence import Listing, listed_by, listing_of
from agenda.minutes.wording import Wording
from agenda.vocabulary import Language


def attendance(facts: MeetingFacts, wording: Wording, listings: Iterable[Listing]) -> tuple[Paragraph, ...]:
    """One paragraph for each list; a list without names is left out."""
    listed = [(listing, [person for person in facts.people if listing_of(person) is listing]) for listing in listings]
    return tuple(
        Paragraph(Style.BODY, wording.listed(listing, people), joined(listed_by(facts, person) for person in people))
        for listing, people in listed
        if people
    )


def decision_text(item: ItemFacts, decision: DecisionFacts, language: Language) -> str:
    """The sentence of the decision. One the rules wrote is said in this language, one somebody wrote stays as it is."""
    if not is_own(item, decision):
        return decision.sentence
    return decisions.sentence(item.title, decision.outcome, decision.method, item.purpose, language)


def is_own(item: ItemFacts, decision: DecisionFacts) -> bool:
    """Whether the rules wrote the sentence of the decision."""
    return decisions.is_own(decision.sentence, item.title, decision.outcome, decision.method, item.purpose)
