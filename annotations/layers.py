"""Who may see, draw, erase, restore and clear on which layer (SPEC, rules L)."""

from dataclasses import dataclass

from annotations.errors import MarkError, MarkProblem
from annotations.marks import Layer, Mark

CLEARABLE = frozenset({Layer.SHARED, Layer.PRESENTER, Layer.BOARD})


@dataclass(frozen=True)
class Standing:
    """What the rules ask about a person at this moment. `may_annotate`: may draw for others to see (members and
    others at the table, not listeners); `conducts`: drives the meeting; `presents`: is the presenter now."""

    attendee_id: str
    may_see_page: bool
    may_annotate: bool
    conducts: bool
    presents: bool


def may_see(layer: Layer, author_id: str, standing: Standing) -> bool:
    """A private mark only its author, any other mark everybody who may see the page."""
    return standing.may_see_page and (layer is not Layer.PRIVATE or author_id == standing.attendee_id)


def may_draw(layer: Layer, standing: Standing) -> bool:
    """Private: all who see the page; shared and board: all who may annotate; presenter: the presenter."""
    if not standing.may_see_page:
        return False
    match layer:
        case Layer.PRIVATE:
            return True
        case Layer.SHARED | Layer.BOARD:
            return standing.may_annotate
        case Layer.PRESENTER:
            return standing.presents


def may_erase(mark: Mark, standing: Standing) -> bool:
    """Only one's own marks, on any layer, also after handing over or losing the right to draw there."""
    return standing.may_see_page and mark.author_id == standing.attendee_id


def may_clear(layer: Layer, standing: Standing) -> bool:
    """Who conducts may erase everybody's marks on a layer others see."""
    return standing.may_see_page and standing.conducts and layer in CLEARABLE


def may_restore(mark: Mark, erased_by_id: str, standing: Standing) -> bool:
    """The author what they erased; who conducts what was cleared, so that nobody undoes a clearing alone."""
    if not standing.may_see_page:
        return False
    if erased_by_id == mark.author_id:
        return mark.author_id == standing.attendee_id
    return mark.layer in CLEARABLE and standing.conducts


def require_draw(layer: Layer, standing: Standing) -> None:
    """Raise `layer_not_allowed` unless `may_draw`."""
    if not may_draw(layer, standing):
        raise MarkError(MarkProblem.LAYER_NOT_ALLOWED, layer=layer.value)


def require_erase(mark: Mark, standing: Standing) -> None:
    """Raise `not_your_mark`, or `mark_unknown` for a mark one may not even see, unless `may_erase`."""
    if not may_see(mark.layer, mark.author_id, standing):
        raise MarkError(MarkProblem.MARK_UNKNOWN, mark_id=mark.id)
    if not may_erase(mark, standing):
        raise MarkError(MarkProblem.NOT_YOUR_MARK, mark_id=mark.id)


def require_clear(layer: Layer, standing: Standing) -> None:
    """Raise `layer_not_allowed` unless `may_clear`."""
    if not may_clear(layer, standing):
        raise MarkError(MarkProblem.LAYER_NOT_ALLOWED, layer=layer.value)


def require_restore(mark: Mark, erased_by_id: str, standing: Standing) -> None:
    """Raise as `require_erase` unless `may_restore`."""
    if not may_see(mark.layer, mark.author_id, standing):
        raise MarkError(MarkProblem.MARK_UNKNOWN, mark_id=mark.id)
    if not may_restore(mark, erased_by_id, standing):
        raise MarkError(MarkProblem.NOT_YOUR_MARK, mark_id=mark.id)
