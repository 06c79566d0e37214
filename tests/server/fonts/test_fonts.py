"""The assembled fonts hold what Chinese papers and names need, and typeset without any font of the machine."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from server import fonts
from server.fonts import Family, assemble

RARE = fonts.BUILT / "rare"
pytestmark = pytest.mark.skipif(not (RARE / "rare.css").is_file(), reason="the fonts are not assembled yet")

NAMES = "䶮㛃㐂㙍堃璟珺昇燚祎㛚㮾䴙䓛𬱖𫚖𣲘𬘓"


def _characters(file: Path) -> set[int]:
    with TTFont(file, lazy=True) as font:
        return set(font.getBestCmap())


@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_every_face_holds_gb2312_and_rare_names(family: Family, weight: fonts.Weight) -> None:
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    ideographs = {text for pair in pairs if (text := pair.decode("gb2312", "ignore"))}
    assert len(ideographs) == 6763
    held = {chr(code) for code in _characters_of(family, weight)}
    assert ideographs | set(NAMES) <= held


@cache
def _characters_of(family: Family, weight: fonts.Weight) -> set[int]:
    return _characters(fonts.path(family, weight))


def test_rare_slices_hold_exactly_what_their_css_promises() -> None:
    promised: set[int] = set()
    for rule in (RARE / "rare.css").read_text("ascii").splitlines():
        name = re.search(r'url\("\./(.+?)"\)', rule)
        assert name is not None
        characters: set[int] = set()
        for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule):
            characters |= set(range(int(first, 16), int(last or first, 16) + 1))
        assert characters == _characters(RARE / name[1])
        assert not characters & promised
        promised |= characters
    assert {ord("䶮"), ord("㛃")} <= promised


def test_the_client_looks_among_the_rare_slices_last() -> None:
    tokens = (Path(__file__).parents[3] / "terminal_client/src/design/tokens.css").read_text("utf-8")
    families = re.findall(r"--font:\s*([^;]+);", tokens)
    assert families and all(f'"Noto Sans SC", "{assemble.RARE_FAMILY}"' in listed for listed in families)
    assert f'font-family: "{assemble.RARE_FAMILY}"' in (RARE / "rare.css").read_text("ascii")


def test_missing_packages_are_named(tmp_path: Path) -> None:
    with pytest.raises(assemble.SourceMissing) as missing:
        assemble.assemble(tmp_path / "node_modules", tmp_path / "built")
    assert missing.value.path.name == "NotoSansSC_400Regular.ttf"


def test_fonts_typeset_on_a_machine_without_any(tmp_path: Path) -> None:
    """In a process of its own: fontconfig reads its configuration once."""
    bare = tmp_path / "fonts.conf"
    bare.write_text(f"<fontconfig><cachedir>{tmp_path}/cache</cachedir></fontconfig>", encoding="ascii")
    program = """
import sys, weasyprint
from weasyprint.text.fonts import FontConfiguration
from server import fonts
shared = FontConfiguration()
css = weasyprint.CSS(string=fonts.font_face_css() + 'p { font-family: "Noto Serif SC" }', font_config=shared)
weasyprint.HTML(string="<p>王䶮、李㛃 <b>到会</b></p>").write_pdf(sys.argv[1], stylesheets=[css], font_config=shared)
import pymupdf
page = pymupdf.open(sys.argv[1])[0]
print(page.get_text().strip(), sorted(name.split("+")[1] for _, _, _, name, *_ in page.get_fonts()))
"""
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(tmp_path / "a.pdf")],
        env={"FONTCONFIG_FILE": str(bare), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, encoding="utf-8", timeout=60, cwd=Path(__file__).parents[3],
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == "王䶮、李㛃 到会 ['Noto-Serif-SC', 'Noto-Serif-SC-Bold']"
