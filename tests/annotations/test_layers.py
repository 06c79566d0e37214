"""Rules L of annotations/SPEC.md: who may see, draw, erase, clear and restore on which layer."""

from collections.abc import Callable

import pytest

from annotations.errors import MarkError
from annotations.layers import (
    Standing,
    may_clear,
    may_draw,
    may_erase,
    may_restore,
    may_see,
    require_clear,
    require_draw,
    require_erase,
    require_restore,
)
from annotations.log import erase
from annotations.marks import Layer
from tests.annotations.strokes import mark


def standing(
    attendee_id: str,
    *,
    may_see_page: bool = True,
    may_annotate: bool = True,
    conducts: bool = False,
    presents: bool = False,
) -> Standing:
    return Standing(attendee_id, may_see_page, may_annotate, conducts, presents)


CHEN = standing("attendee_chen", conducts=True)
LIN = standing("attendee_lin")
WU = standing("attendee_wu", presents=True)
ZHAO = standing("attendee_zhao", may_annotate=False)
OUTSIDE = standing("attendee_lin", may_see_page=False, conducts=True, presents=True)


def code_of(call: Callable[[], None]) -> str:
    with pytest.raises(MarkError) as caught:
        call()
    return caught.value.code.value


def test_L1_a_private_mark_is_its_authors_alone_even_from_the_chair() -> None:
    private = mark("mark_0001", author_id="attendee_lin", layer=Layer.PRIVATE)
    assert may_see(Layer.PRIVATE, "attendee_lin", LIN)
    assert [may_see(Layer.PRIVATE, "attendee_lin", each) for each in (CHEN, WU, ZHAO)] == [False] * 3
    assert may_draw(Layer.PRIVATE, ZHAO)
    assert may_erase(private, LIN) and not may_erase(private, CHEN)


@pytest.mark.parametrize("layer", [Layer.SHARED, Layer.BOARD])
def test_L2_all_see_shared_marks_and_listeners_do_not_draw_them(layer: Layer) -> None:
    assert all(may_see(layer, "attendee_lin", each) for each in (CHEN, LIN, WU, ZHAO))
    assert [may_draw(layer, each) for each in (CHEN, LIN, WU, ZHAO)] == [True, True, True, False]


def test_L3_only_the_presenter_draws_on_the_presenter_layer() -> None:
    assert [may_draw(Layer.PRESENTER, each) for each in (CHEN, LIN, WU, ZHAO)] == [False, False, True, False]
    assert may_see(Layer.PRESENTER, "attendee_wu", ZHAO)


@pytest.mark.parametrize("layer", Layer)
def test_L4_who_may_not_see_the_page_sees_draws_and_erases_nothing(layer: Layer) -> None:
    own = mark("mark_0001", author_id="attendee_lin", layer=layer)
    assert not may_see(layer, "attendee_lin", OUTSIDE)
    assert not may_draw(layer, OUTSIDE)
    assert not may_erase(own, OUTSIDE)
    assert not may_clear(layer, OUTSIDE)
    assert not may_restore(erase(own), "attendee_lin", OUTSIDE)
    assert code_of(lambda: require_erase(own, OUTSIDE)) == "mark_unknown"


def test_L5_only_ones_own_marks_and_also_after_losing_the_right_to_draw() -> None:
    former = mark("mark_0001", author_id="attendee_zhao", layer=Layer.PRESENTER)
    require_erase(former, ZHAO)
    assert code_of(lambda: require_erase(former, WU)) == "not_your_mark"
    assert code_of(lambda: require_erase(former, CHEN)) == "not_your_mark"


def test_L5_an_unseen_mark_answers_as_if_it_did_not_exist() -> None:
    private = mark("mark_0001", author_id="attendee_lin", layer=Layer.PRIVATE)
    assert code_of(lambda: require_erase(private, CHEN)) == "mark_unknown"
    assert code_of(lambda: require_restore(erase(private), "attendee_lin", CHEN)) == "mark_unknown"


def test_L6_who_conducts_clears_what_others_see_and_never_a_private_layer() -> None:
    assert {layer for layer in Layer if may_clear(layer, CHEN)} == {Layer.SHARED, Layer.PRESENTER, Layer.BOARD}
    assert not any(may_clear(layer, WU) for layer in Layer)
    require_clear(Layer.SHARED, CHEN)
    assert code_of(lambda: require_clear(Layer.SHARED, LIN)) == "layer_not_allowed"
    assert code_of(lambda: require_clear(Layer.PRIVATE, CHEN)) == "layer_not_allowed"


def test_L7_an_author_restores_what_they_erased_and_not_what_was_cleared() -> None:
    gone = erase(mark("mark_0001", author_id="attendee_lin"))
    assert [may_restore(gone, "attendee_lin", each) for each in (LIN, CHEN, WU)] == [True, False, False]
    assert [may_restore(gone, "attendee_chen", each) for each in (LIN, CHEN, WU)] == [False, True, False]
    require_restore(gone, "attendee_chen", CHEN)
    assert code_of(lambda: require_restore(gone, "attendee_chen", LIN)) == "not_your_mark"


def test_L8_a_refused_drawing_names_its_layer() -> None:
    require_draw(Layer.PRESENTER, WU)
    with pytest.raises(MarkError) as caught:
        require_draw(Layer.PRESENTER, LIN)
    assert caught.value.facts == {"layer": "presenter"}
