"""The record 会议记录: who came when, who said what, how each item ended; kept for ever, not distributed."""

from collections.abc import Iterator
from datetime import datetime

from agenda import timing
from agenda.attendance import VOTERS
from agenda.minutes.draft import Draft, Paragraph, Style, joined
from agenda.minutes.facts import BallotFacts, ItemFacts, MeetingFacts, Recess, Speech
from agenda.minutes.paragraphs import attendance, decision_text, is_own
from agenda.minutes.presence import IN_RECORD, counted, listed_by
from agenda.minutes.wording import Wording, wording
from agenda.vocabulary import Language


def write_record(facts: MeetingFacts, language: Language = Language.ZH_CN) -> Draft:
    """Write the draft in the order in which things happened; every paragraph names the events it came from."""
    return _Record(facts, language).draft()


class _Record:
    def __init__(self, facts: MeetingFacts, language: Language) -> None:
        self._facts = facts
        self._language = language
        self._words: Wording = wording(language)

    def draft(self) -> Draft:
        facts, words = self._facts, self._words
        paragraphs = [
            *(Paragraph(Style.BODY, line, joined([facts.opened_by, facts.closed_by])) for line in words.head(facts)),
            *self._presence(),
            *self._course(),
            *self._remarks(),
            Paragraph(Style.BODY, words.ending(facts), facts.closed_by),
        ]
        return Draft(words.record_title(facts), attendance(facts, words, IN_RECORD), tuple(paragraphs))

    def _presence(self) -> Iterator[Paragraph]:
        facts = self._facts
        if not facts.people:
            return
        sources = joined(listed_by(facts, one) for one in facts.people if one.role in VOTERS) or facts.closed_by
        yield Paragraph(Style.HEADING, self._words.presence_heading(), sources)
        yield Paragraph(Style.BODY, self._words.heads(counted(facts)), sources)
        for person in facts.people:
            if person.movements:
                by = joined(movement.sources for movement in person.movements)
                yield Paragraph(Style.BODY, self._words.movements(person), by)

    def _course(self) -> Iterator[Paragraph]:
        """Items in the order they were taken up, recesses between them, then the items nobody took up."""
        taken = sorted(
            ((item.started_at, item) for item in self._facts.items if item.started_at is not None),
            key=lambda one: (one[0], one[1].number),
        )
        told: list[Recess] = []
        for started_at, item in taken:
            before = [recess for recess in self._facts.recesses if recess.since < started_at and recess not in told]
            during = [recess for recess in self._facts.recesses if started_at <= recess.since < self._end(item)]
            told += [*before, *during]
            yield from (self._recess(recess) for recess in before)
            yield from self._item(started_at, item, [recess for recess in during if recess not in before])
        yield from (self._recess(recess) for recess in self._facts.recesses if recess not in told)
        for item in self._facts.items:
            if item.started_at is None:
                sources = item.sources or self._facts.closed_by
                yield Paragraph(Style.HEADING, self._words.item_heading(item), sources)
                yield Paragraph(Style.BODY, self._words.untouched(item), sources)
                # Nothing the keeper typed is lost, even if it stands under an item that was not reached.
                yield from (self._speech(speech) for speech in item.speeches)

    def _item(self, started_at: datetime, item: ItemFacts, recesses: list[Recess]) -> Iterator[Paragraph]:
        words = self._words
        breaks = [timing.Interval(recess.since, recess.until) for recess in self._facts.recesses]
        course = timing.course(item.planned_minutes, started_at, self._end(item), breaks)
        yield Paragraph(Style.HEADING, words.item_heading(item), item.sources[:1])
        yield Paragraph(Style.BODY, words.course(item, course), item.sources)
        if item.papers:
            yield Paragraph(Style.BODY, words.papers(item), joined(paper.sources for paper in item.papers))
        happened: list[tuple[datetime, list[Paragraph]]] = [
            *((one.at, [self._speech(one)]) for one in item.speeches),
            *((one.at, self._ballot(one)) for one in item.ballots),
            *((one.since, [self._recess(one)]) for one in recesses),
        ]
        for _, paragraphs in sorted(happened, key=lambda one: one[0]):
            yield from paragraphs
        if item.decision is not None:
            text = decision_text(item, item.decision, self._language)
            own = is_own(item, item.decision)
            said = words.decided(text, item.decision.outcome, item.decision.method, is_own=own)
            yield Paragraph(Style.DECISION, said, item.decision.sources)

    def _ballot(self, ballot: BallotFacts) -> list[Paragraph]:
        paragraphs = [Paragraph(Style.VOTE, self._words.ballot(ballot), ballot.sources)]
        if ballot.votes:
            paragraphs.append(Paragraph(Style.VOTE, self._words.votes(ballot), ballot.sources))
        return paragraphs

    def _speech(self, speech: Speech) -> Paragraph:
        return Paragraph(Style.SPEECH, self._words.speech(speech), speech.sources)

    def _recess(self, recess: Recess) -> Paragraph:
        return Paragraph(Style.BODY, self._words.recess(recess), recess.sources)

    def _remarks(self) -> Iterator[Paragraph]:
        remarks = self._facts.remarks
        if remarks:
            yield Paragraph(Style.HEADING, self._words.remarks_heading(), joined(remark.sources for remark in remarks))
        for remark in sorted(remarks, key=lambda one: one.at):
            yield self._speech(remark)

    def _end(self, item: ItemFacts) -> datetime:
        return item.ended_at or self._facts.closed_at
