"""Where the room is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda import presenting
from agenda.errors import AgendaError
from agenda.presenting import Region, View

SHOWN = View(view=7, term=2, presenter="wu", version="paper", page=3, turned=5)
CORNER = Region(0, 0, 0.5, 0.25)


def test_a_turn_shows_the_whole_of_the_new_page() -> None:
    framed = replace(SHOWN, region=CORNER)
    assert presenting.turn(framed, version="paper", page=4, term=2, pages=40).region is None


def test_a_turn_moves_the_page_and_keeps_the_term() -> None:
    turned = presenting.turn(SHOWN, version="paper", page=4, term=2, pages=40)
    assert turned == replace(SHOWN, view=8, page=4, turned=8)


@pytest.mark.parametrize(
    ("version", "page", "term", "code", "facts"),
    [
        ("paper", 4, 1, "stale_term", {"term": 1, "current": 2}),
        ("paper", 4, 3, "stale_term", {"term": 3, "current": 2}),
        ("other", 4, 2, "stale_view", {}),
        ("paper", 0, 2, "page_out_of_range", {"page": 0, "pages": 40}),
        ("paper", 41, 2, "page_out_of_range", {"page": 41, "pages": 40}),
    ],
)
def test_a_turn_that_came_too_late_or_goes_nowhere_is_refused(
    version: str, page: int, term: int, code: str, facts: dict[str, int]
) -> None:
    with pytest.raises(AgendaError) as refused:
        presenting.turn(SHOWN, version=version, page=page, term=term, pages=40)
    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_where_nothing_is_shown_nothing_can_be_turned() -> None:
    with pytest.raises(AgendaError) as refused:
        presenting.turn(View(), version="paper", page=1, term=0, pages=40)
    assert refused.value.code == "stale_view"


def test_another_presenter_begins_a_new_term_and_the_same_does_not() -> None:
    assert presenting.present(SHOWN, "wu", "other", 1, 10) == View(8, 2, "wu", "other", 1, turned=8)
    assert presenting.present(SHOWN, "chen", "other", 1, 10) == View(8, 3, "chen", "other", 1, turned=8)


def test_a_paper_is_put_up_on_a_page_it_has() -> None:
    with pytest.raises(AgendaError) as refused:
        presenting.present(SHOWN, "wu", "other", 11, 10)
    assert refused.value.facts == {"page": 11, "pages": 10}


def test_clearing_ends_the_term_and_clearing_nothing_changes_nothing() -> None:
    cleared = presenting.clear(SHOWN)
    assert cleared == View(view=8, term=3)
    assert presenting.clear(cleared) is cleared


def test_the_presenter_and_whoever_holds_conduct_may_move() -> None:
    presenting.require_may_move(is_presenter=True, conducts=False, presenter_name="吴敏")
    presenting.require_may_move(is_presenter=False, conducts=True, presenter_name="吴敏")
    with pytest.raises(AgendaError) as refused:
        presenting.require_may_move(is_presenter=False, conducts=False, presenter_name="吴敏")
    assert (refused.value.code, refused.value.facts) == ("not_presenter", {"presenter": "吴敏"})


def test_panning_carries_on_from_any_view_of_the_same_page() -> None:
    framed = presenting.frame(SHOWN, version="paper", page=3, term=2, seen=5, region=CORNER)
    assert framed == replace(SHOWN, view=8, region=CORNER)
    moved = presenting.frame(framed, version="paper", page=3, term=2, seen=5, region=None)
    assert (moved.view, moved.region) == (9, None)
    assert presenting.frame(framed, version="paper", page=3, term=2, seen=7, region=CORNER) is framed


@pytest.mark.parametrize(
    ("page", "term", "seen", "code"),
    [(4, 2, 7, "stale_view"), (3, 2, 4, "stale_view"), (3, 1, 7, "stale_term")],
)
def test_panning_a_page_never_lands_on_another(page: int, term: int, seen: int, code: str) -> None:
    with pytest.raises(AgendaError) as refused:
        presenting.frame(SHOWN, version="paper", page=page, term=term, seen=seen, region=CORNER)
    assert refused.value.code == code


def test_a_hand_over_keeps_page_and_region_and_makes_older_turns_stale() -> None:
    framed = replace(SHOWN, region=CORNER)
    handed = presenting.hand_over(framed, "qian")
    assert handed == replace(framed, view=8, term=3, presenter="qian")
    assert presenting.hand_over(handed, "qian") is handed
    with pytest.raises(AgendaError) as refused:
        presenting.turn(handed, version="paper", page=4, term=2, pages=40)
    assert refused.value.code == "stale_term"


def test_who_asks_waits_in_the_order_of_asking() -> None:
    asked = presenting.ask(presenting.ask((), "qian", "wu"), "sun", "wu")
    assert asked == presenting.ask(asked, "qian", "wu") == ("qian", "sun")
    assert presenting.leave_queue(asked, "qian") == ("sun",)
    assert presenting.leave_queue(asked, "chen") == asked
    with pytest.raises(AgendaError) as refused:
        presenting.ask(asked, "wu", "wu")
    assert refused.value.code == "already_presenting"


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["chen", "wu"]), st.integers(1, 9)), max_size=40))
def test_every_change_has_a_greater_view_and_no_term_ever_shrinks(doings: list[tuple[int, str, int]]) -> None:
    view = View()
    for doing, who, page in doings:
        if doing == 0:
            after = presenting.present(view, who, "paper", page, 9)
        elif doing == 1 and view.version is not None:
            after = presenting.turn(view, version="paper", page=page, term=view.term, pages=9)
        elif doing == 2:
            after = presenting.hand_over(view, who)
        elif doing == 3 and view.version is not None:
            region = Region(0, 0, page / 9, 1)
            after = presenting.frame(
                view, version="paper", page=view.page, term=view.term, seen=view.view, region=region
            )
        else:
            after = presenting.clear(view)
        assert after is view or after.view == view.view + 1
        assert after.term >= view.term
        # Whoever presented before cannot turn what somebody else presents now.
        assert after.presenter == view.presenter or after.term > view.term
        assert (after.page == 0) == (after.version is None)
        view = after
