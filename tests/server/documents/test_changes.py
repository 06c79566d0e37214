"""What changed between two versions: the pages that did are named, and no others, whatever was put in or taken out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from server.documents.changes import WHOLE, Changes, compare, compose
from server.documents.inspect import Word
from server.documents.page_lines import PageContent

LINE = st.text("甲乙丙丁戊己庚辛壬癸子丑寅卯", min_size=6, max_size=12)
PAGE = st.lists(LINE, min_size=2, max_size=6)
TELLING = st.lists(
    st.lists(st.lists(st.sampled_from("甲乙丙丁戊己庚辛壬癸"), min_size=4, max_size=8, unique=True).map("".join),
             min_size=2, max_size=6, unique=True),
    min_size=1, max_size=1,
).flatmap(lambda pages: st.integers(1, 4).map(
    lambda copies: [[f"{'一二三四'[copy]}{line}" for line in lines] for copy in range(copies) for lines in pages]
))
"""No line stands twice, and no word twice in a line: where one changed can only be told in one way."""
PAPER = st.lists(PAGE, min_size=1, max_size=6)


def page(lines: list[str], number: int = 0, drawing: str = "") -> PageContent:
    """A page of lines, one ideograph a word, with its number at the foot."""
    words: list[Word] = [
        (letter, 0.1 + 0.02 * column, 0.12 + 0.05 * row, 0.1 + 0.02 * (column + 1), 0.15 + 0.05 * row)
        for row, line in enumerate(lines) for column, letter in enumerate(line)
    ]
    if number:
        words.append((f"—{number}—", 0.48, 0.94, 0.52, 0.96))
    return PageContent(tuple(words), drawing or repr((lines, number)))


def paper(pages: list[list[str]]) -> list[PageContent]:
    """A paper with page numbers."""
    return [page(lines, number) for number, lines in enumerate(pages, 1)]


def changes(old: list[list[str]], new: list[list[str]]) -> Changes:
    """By the words alone."""
    return compare(paper(old), paper(new)).seen({})


@given(PAPER)
def test_nothing_changed_in_the_same_paper(pages: list[list[str]]) -> None:
    found = changes(pages, pages)
    assert not found.pages and not found.before
    assert found.places == found.kept == tuple(range(1, len(pages) + 1))


@given(PAPER, st.data())
def test_a_page_put_in_is_the_only_one_that_is_new(pages: list[list[str]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(pages)))
    found = changes(pages, [*pages[:at], ["全新的一页说明文字", "第二行文字内容"], *pages[at:]])
    assert dict(found.pages) == {at + 1: [WHOLE]}
    assert found.places == found.kept == tuple(n if n <= at else n + 1 for n in range(1, len(pages) + 1))


@given(PAPER, st.data())
def test_a_page_taken_out_moves_the_others_up(pages: list[list[str]], data: st.DataObject) -> None:
    pages = [*pages, ["最后一页", "不会被删"]]
    at = data.draw(st.integers(0, len(pages) - 2))
    pages[at] = ["将被删去的这一页"]
    found = changes(pages, pages[:at] + pages[at + 1 :])
    assert not found.pages and dict(found.before) == {at + 1: [WHOLE]}
    assert found.places == tuple(n if n <= at + 1 else n - 1 for n in range(1, len(pages) + 1))
    assert found.kept[at] == 0 and all(found.kept[:at]) and all(found.kept[at + 1 :])


@given(TELLING, st.data())
def test_a_word_changed_is_boxed_on_its_page_alone(pages: list[list[str]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(pages) - 1))
    row = data.draw(st.integers(0, len(pages[at]) - 1))
    changed = [list(lines) for lines in pages]
    changed[at][row] = changed[at][row][:2] + "新" + changed[at][row][3:]
    found = changes(pages, changed)
    assert list(found.pages) == list(found.before) == [at + 1]
    top = 0.12 + 0.05 * row
    assert found.pages[at + 1] == found.before[at + 1] == [(0.1 + 0.02 * 2, top, 0.1 + 0.02 * 3, 0.15 + 0.05 * row)]
    assert found.kept[at] == 0 and sum(1 for kept in found.kept if kept == 0) == 1


def test_text_that_only_moved_on_has_not_changed() -> None:
    rows = [f"第{name}条规定的内容" for name in "一二三四五六七八九"]
    old = [rows[0:3], rows[3:6], rows[6:9]]
    new = [[rows[0], "新增加的一条文字", *rows[1:2]], rows[2:5], rows[5:8], rows[8:9]]
    found = changes(old, new)
    assert list(found.pages) == [1, 4], "the page with the new article, and the page there was not before"
    assert found.places == (1, 2, 3) and found.kept == (0, 0, 0)


def test_a_line_taken_out_marks_the_page_without_a_box() -> None:
    found = changes([["保留的一行", "删去的一行", "又一行文字"]], [["保留的一行", "又一行文字"]])
    assert dict(found.pages) == {1: []} and len(found.before[1]) == 1


def test_pages_without_words_are_told_apart_by_their_drawings() -> None:
    def scans(names: str) -> list[PageContent]:
        return [PageContent((), name) for name in names]

    found = compare(scans("abcd"), scans("axbcd")).seen({})
    assert dict(found.pages) == {2: [WHOLE]} and found.places == (1, 3, 4, 5)
    replaced = compare(scans("abc"), scans("axc"))
    assert [(pair.old, pair.new) for pair in replaced.pairs] == [(2, 2)]
    assert replaced.seen({(2, 2): [(0.2, 0.2, 0.3, 0.3)]}).kept == (1, 0, 3)


@settings(max_examples=60)
@given(PAPER, PAPER, PAPER)
def test_over_two_steps_no_changed_page_is_missed(one: list[list[str]], two: list[list[str]],
                                                  three: list[list[str]]) -> None:
    found = compose(changes(one, two), changes(two, three))
    assert len(found.places) == len(one) and all(1 <= place <= len(three) for place in found.places)
    for old, new in enumerate(found.kept, 1):
        if new:
            assert one[old - 1] == three[new - 1] and new not in found.pages and old not in found.before
    lines_before = {line for lines in one for line in lines}
    for new, lines in enumerate(three, 1):
        if new not in found.pages:
            assert set(lines) <= lines_before
