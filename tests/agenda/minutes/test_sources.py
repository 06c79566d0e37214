"""Every paragraph names the journal positions it came from, whatever happened in the meeting."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.minutes import Draft, MeetingFacts, write_minutes, write_record
from agenda.minutes.draft import SOURCES_LIMIT, joined
from agenda.minutes.wording_zh import numeral
from agenda.vocabulary import Language, Role
from tests.agenda.minutes.morning import ITEMS, LAST_POSITION, MORNING, PEOPLE, came, person

WRITERS: tuple[Callable[[MeetingFacts, Language], Draft], ...] = (write_record, write_minutes)


@st.composite
def mornings(draw: st.DrawFn) -> MeetingFacts:
    """The morning with some of it left out."""
    return replace(
        MORNING,
        people=tuple(draw(st.lists(st.sampled_from(PEOPLE), unique=True))),
        items=tuple(draw(st.lists(st.sampled_from(ITEMS), unique_by=lambda item: item.number))),
        recesses=MORNING.recesses if draw(st.booleans()) else (),
        remarks=MORNING.remarks if draw(st.booleans()) else (),
        room=draw(st.sampled_from(["", "第一会议室"])),
        keeper=draw(st.sampled_from(["", "林㛃"])),
    )


@given(mornings(), st.sampled_from(WRITERS), st.sampled_from(Language))
def test_every_paragraph_says_something_and_where_it_came_from(
    facts: MeetingFacts, write: Callable[[MeetingFacts, Language], Draft], language: Language
) -> None:
    draft = write(facts, language)
    for paragraph in (*draft.attendance, *draft.paragraphs):
        assert paragraph.text.strip() == paragraph.text != ""
        assert paragraph.sources
        assert list(paragraph.sources) == sorted(set(paragraph.sources))
        assert all(1 <= position <= LAST_POSITION for position in paragraph.sources)
        assert "!" not in paragraph.text and "！" not in paragraph.text


@given(mornings(), st.sampled_from(WRITERS))
def test_both_languages_have_the_same_paragraphs(
    facts: MeetingFacts, write: Callable[[MeetingFacts, Language], Draft]
) -> None:
    chinese, english = write(facts, Language.ZH_CN), write(facts, Language.EN)
    assert [(p.style, p.sources) for p in chinese.paragraphs] == [(p.style, p.sources) for p in english.paragraphs]
    assert [p.sources for p in chinese.attendance] == [p.sources for p in english.attendance]


@given(mornings())
def test_the_record_leaves_out_nothing_that_was_said_or_happened(facts: MeetingFacts) -> None:
    draft = write_record(facts)
    written = {position for paragraph in draft.paragraphs for position in paragraph.sources}
    told = {position for remark in facts.remarks for position in remark.sources}
    told |= {position for recess in facts.recesses for position in recess.sources}
    for item in facts.items:
        told |= set(item.sources)
        told |= {position for speech in item.speeches for position in speech.sources}
        told |= {position for ballot in item.ballots for position in ballot.sources}
        told |= {position for paper in item.papers for position in paper.sources}
    told |= {position for one in facts.people for movement in one.movements for position in movement.sources}
    assert told <= written
    assert sum(p.text.endswith("复会。") for p in draft.paragraphs) == len(facts.recesses)


def test_a_list_of_a_thousand_people_stays_within_the_limit() -> None:
    crowd = [replace(one, movements=(came(9, 0, place),)) for place, one in enumerate([PEOPLE[1]] * 1000, start=1)]
    draft = write_record(replace(MORNING, people=tuple(crowd)))
    assert all(len(paragraph.sources) <= SOURCES_LIMIT for paragraph in (*draft.attendance, *draft.paragraphs))


def test_positions_are_joined_in_order_and_once() -> None:
    assert joined([(9, 4), (), (4, 1)]) == (1, 4, 9)


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九"), (100, "100"), (0, "0")],
)
def test_numerals(number: int, said: str) -> None:
    assert numeral(number) == said


def test_a_guest_of_the_house_stands_in_the_record_and_not_in_the_minutes() -> None:
    guest = person("何来", Role.GUEST, PEOPLE[0].state, came(9, 0, 8), department="市民")
    facts = replace(MORNING, people=(*PEOPLE, guest))
    assert "旁听：何来（市民）" in [p.text for p in write_record(facts).attendance]
    assert all("何来" not in p.text for p in write_minutes(facts).attendance)
