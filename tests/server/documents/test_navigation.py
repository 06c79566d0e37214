"""The outline, page labels and links of a paper come out of the cage as they are in it, and never cost the paper."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from server.documents import rendering
from server.documents.identify import Kind
from server.documents.navigation import DEEPEST, MOST_ENTRIES, MOST_LINKS, plain_line
from server.documents.rendering import DrawnPage, Opened
from server.jobs.cage import CageFailure, Message
from tests.server.documents import papers
from tests.server.documents.test_rendering import made

PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"


def drawn(path: Path) -> tuple[Opened, list[DrawnPage]]:
    opened, *pages = rendering.draw(path, Kind.PDF)
    assert isinstance(opened, Opened)
    return opened, [page for page in pages if isinstance(page, DrawnPage)]


def test_outline_labels_and_links_are_those_of_the_paper(tmp_path: Path) -> None:
    path = made(tmp_path, """
for _ in range(8): document.new_page(width=600, height=800)
document.set_toc([[1, "第一章  总则", 1], [2, "第一节", 3], [2, "Second section", 4], [1, "附件", 6]])
document.set_page_labels([
    {"startpage": 0, "prefix": "", "style": "r", "firstpagenum": 1},
    {"startpage": 4, "prefix": "A-", "style": "D", "firstpagenum": 3},
])
box = pymupdf.Rect(60, 80, 300, 160)
document[0].insert_link({"kind": pymupdf.LINK_GOTO, "page": 5, "from": box, "to": pymupdf.Point(0, 0)})
document[0].insert_link({"kind": pymupdf.LINK_URI, "uri": "http://elsewhere.example", "from": box})
document[0].insert_link({"kind": pymupdf.LINK_GOTO, "page": 0, "from": box, "to": pymupdf.Point(0, 0)})
document[1].insert_link({"kind": pymupdf.LINK_GOTO, "page": 7, "from": box, "to": pymupdf.Point(0, 0)})
document[1].set_rotation(90)
""")
    opened, pages = drawn(path)
    assert opened.outline == (("第一章 总则", 1, 1), ("第一节", 2, 3), ("Second section", 2, 4), ("附件", 1, 6))
    assert [page.label for page in pages] == ["i", "ii", "iii", "iv", "A-3", "A-4", "A-5", "A-6"]
    assert pages[0].links == ((6, 0.1, 0.1, 0.5, 0.2),)
    # Turned by a quarter, what was near the top is near the right edge.
    assert pages[1].links == ((8, 0.8, 0.1, 0.9, 0.5),)
    assert all(page.links == () for page in pages[2:])


def test_labels_that_are_the_numbers_are_not_kept(tmp_path: Path) -> None:
    path = made(tmp_path, """
for _ in range(3): document.new_page()
document.set_page_labels([{"startpage": 0, "prefix": "", "style": "D", "firstpagenum": 1}])
""")
    opened, pages = drawn(path)
    assert opened.outline == () and [page.label for page in pages] == ["", "", ""]


def outlined(entries: Sequence[bytes], first: int = 5) -> bytes:
    """A paper of one page whose outline consists of these objects, numbered from 5."""
    catalogue = b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>"
    return papers.pdf([catalogue, PAGES, PAGE, b"<< /First %d 0 R /Count 1 >>" % first, *entries])


def entry(title: bytes, links: bytes = b"", goal: bytes = b"/Dest [3 0 R /Fit]") -> bytes:
    return b"<< /Title (%s) %s %s >>" % (title, goal, links)


def chain(link: bytes) -> Sequence[bytes]:
    """A hundred thousand entries, each linked to the next."""
    return [entry(b"x", b"/%s %d 0 R" % (link, 6 + number)) for number in range(100_000)]


def test_named_and_indirect_goals_lead_to_their_page_and_others_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "goals.pdf"
    goals = [
        b"/Dest [3 0 R /Fit]", b"/A << /S /GoTo /D [0 /Fit] >>", b"/A << /S /GoTo /D (chapter) >>", b"/Dest /chapter",
        b"/A << /S /URI /URI (http://elsewhere.example) >>", b"/Dest [99 /Fit]", b"/Dest (missing)", b"/Dest 7", b"",
    ]
    entries = [entry(b"%d" % i, b"/Next %d 0 R" % (6 + i), goal) for i, goal in enumerate(goals)]
    catalogue = (
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R /Dests << /chapter [3 0 R /Fit] >> "
        b"/Names << /Dests << /Names [(chapter) [3 0 R /Fit]] >> >> >>"
    )
    path.write_bytes(papers.pdf([catalogue, PAGES, PAGE, b"<< /First 5 0 R >>", *entries]))
    assert [title for title, _, _ in drawn(path)[0].outline] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("entries", "count"),
    [
        pytest.param(lambda: chain(b"Next"), MOST_ENTRIES, id="a hundred thousand in a row"),
        pytest.param(lambda: chain(b"First"), MOST_ENTRIES, id="a hundred thousand deep"),
        pytest.param(lambda: [entry(b"a", b"/Next 6 0 R /First 5 0 R"), entry(b"b", b"/Next 5 0 R")], 2, id="circle"),
        pytest.param(lambda: [entry(b"a", b"/First 5 0 R /Next 5 0 R")], 1, id="its own child"),
        pytest.param(lambda: [b"[1 2 3]"], 0, id="no dictionary"),
        pytest.param(lambda: [entry(b"a", b"/Next 77 0 R")], 1, id="an entry that is missing"),
    ],
)
def test_a_hostile_outline_costs_no_more_than_its_limit(
    tmp_path: Path, entries: Callable[[], Sequence[bytes]], count: int
) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(outlined(entries()))
    opened, pages = drawn(path)
    assert len(opened.outline) == count
    assert len(pages) == 1
    assert all(1 <= level <= DEEPEST for _, level, _ in opened.outline)


def test_a_thousand_links_are_cut_to_the_limit(tmp_path: Path) -> None:
    link = b"<< /Type /Annot /Subtype /Link /Rect [%d 10 %d 20] /Dest [1 /Fit] >>"
    annotations = b" ".join(link % (i % 500, i % 500 + 20) for i in range(1000))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [%s] >>" % annotations
    pages = b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"
    path = tmp_path / "links.pdf"
    path.write_bytes(papers.pdf([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, PAGE]))
    _, (first, second) = drawn(path)
    assert len(first.links) == MOST_LINKS and {link[0] for link in first.links} == {2}
    assert second.links == ()


def test_titles_are_one_line_without_tricks() -> None:
    assert plain_line("第一章\r\n\t总则\x00\u202e\u200b", 200) == "第一章 总则"
    assert plain_line("x" * 500, 20) == "x" * 20
    assert plain_line("\u2066\x07", 200) == ""


@pytest.mark.parametrize(
    "outline",
    [
        [["a\nb", 1, 1]], [["\u202ea", 1, 1]], [["", 1, 1]], [["a", 0, 1]], [["a", DEEPEST + 1, 1]], [["a", 1, 2]],
        [["a", 1, 0]], [["a" * 201, 1, 1]], [["a", 1, 1]] * (MOST_ENTRIES + 1), [["a", 1]], "a", None,
    ],
)
def test_what_the_child_says_of_the_outline_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outline: object
) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(papers.one_page(papers.stream(b"")))

    def taken_over(*args: object) -> Iterator[Message]:
        yield Message({"pages": 1, "outline": outline})  # type: ignore[dict-item]

    monkeypatch.setattr(rendering, "draw_caged", taken_over)
    with pytest.raises(CageFailure, match="cage_crashed"):
        list(rendering.draw(path, Kind.PDF))
