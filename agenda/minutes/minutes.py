"""The minutes 会议纪要: what was decided, and nothing of who said what."""

from collections.abc import Iterator

from agenda.minutes.draft import Draft, Paragraph, Style
from agenda.minutes.facts import ItemFacts, MeetingFacts
from agenda.minutes.paragraphs import attendance, decision_text
from agenda.minutes.presence import IN_MINUTES
from agenda.minutes.wording import Wording, wording
from agenda.vocabulary import Language


def write_minutes(facts: MeetingFacts, language: Language = Language.ZH_CN) -> Draft:
    """Write the draft in the order of the agenda; every paragraph names the events it came from."""
    words = wording(language)
    dealt = [item for item in facts.items if item.started_at is not None]
    paragraphs = [Paragraph(Style.BODY, words.opening(facts, len(dealt)), facts.opened_by)]
    for place, item in enumerate(dealt, start=1):
        paragraphs += _item(place, item, words, language)
    paragraphs += [
        Paragraph(Style.BODY, words.put_off(item), item.sources or facts.closed_by)
        for item in facts.items
        if item.started_at is None
    ]
    return Draft(words.minutes_title(facts), attendance(facts, words, IN_MINUTES), tuple(paragraphs))


def _item(place: int, item: ItemFacts, words: Wording, language: Language) -> Iterator[Paragraph]:
    yield Paragraph(Style.HEADING, words.minutes_heading(place, item), item.sources[:1])
    for ballot in item.ballots:
        yield Paragraph(Style.VOTE, words.ballot(ballot), ballot.sources)
    if item.decision is not None:
        yield Paragraph(Style.DECISION, decision_text(item, item.decision, language), item.decision.sources)
