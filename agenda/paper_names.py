"""What the name of one file or folder says: which item it belongs to, what it is called, who brings it.

`03 关于预算调整的议案（汇报人：李敏）（送审稿）.pdf` is a paper of item 3, 关于预算调整的议案, reported by 李敏.
"""

import re
import unicodedata
from dataclasses import dataclass

MOST_NUMBER = 200
"""No agenda is longer."""

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = r"(?:\d{1,3}(?!\d)|[零〇一二两三四五六七八九十百]{1,5}|[①-⑳])"
_OPEN, _CLOSE = r"[(（\[【〔「［]", r"[)）\]】〕」］]"
_DASH = r"[-‐‑–—－]"
_PART = rf"(?:\s*(?:{_DASH}|[_.．])\s*(?P<part>\d{{1,3}})(?!\d))?"
_NO_UNIT = (
    r"(?!年(?![度终初会报检])|\s*(?:[月日](?![度常])|季)"
    r"|[号周期次届个点万亿千元名家户天级类岁%％]|人(?![事才员大])|项(?!目)|小时)"
)
"""3年, 12月, 1人 count something; 1人事任免 is item 1."""
_NO_SPAN = rf"(?!(?:{_DASH}|[~～至到.．])\d+\s*[年月日号周季期])"
_SEPARATORS = " \t、.．,，:：;；-‐‑–—－_·+"
_NUMBERED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:议题|议程|议案|事项|审议事项|汇报事项|agenda\s+item|agenda|item|tab)\s*(?:{_OPEN}\s*)?(?P<number>{_NUMERAL})"
        rf"(?:\s*{_CLOSE})?{_PART}",
        rf"第\s*(?P<number>{_NUMERAL})\s*(?:项议题|项议程|项议案|个议题|号议题|议题|项)",
        rf"附件\s*(?P<number>\d{{1,3}})\s*{_DASH}\s*(?P<annex>\d{{1,3}})(?!\d)",
        rf"{_OPEN}\s*(?P<number>{_NUMERAL})\s*{_CLOSE}{_PART}",
        rf"(?P<number>\d{{1,3}})\s*(?:{_DASH}|[_.．])\s*(?P<part>\d{{1,3}})(?!\d){_NO_UNIT}",
        r"(?P<number>[①-⑳])",
        r"(?P<number>[零〇一二两三四五六七八九十百]{1,5})(?=[、.．:：,，\s])",
        rf"(?P<number>\d{{1,3}})(?!\d){_NO_UNIT}{_NO_SPAN}(?![A-Za-z])",
    )
)
_ATTACHMENT = re.compile(
    rf"{_OPEN}?(?:附件|附表|附图|附录|附(?=\s*{_NUMERAL})|annex|attachment|appendix|enclosure)\s*(?P<part>{_NUMERAL})?",
    re.IGNORECASE,
)
_GENERAL = re.compile(r"(?:会议)?(?:通知|议程|日程|目录|参会|与会|出席|签到|座次|座位|名单|须知|主持词|主持稿|agenda$)")
_BRACKETS = re.compile(rf"{_OPEN}\s*([^()（）\[\]【】〔〕「」［］]{{1,60}}?)\s*{_CLOSE}")
_NAME = r"[\u3400-\u9fff·]{2,10}(?:[、,，/ ][\u3400-\u9fff·]{2,10}){0,3}|[A-Za-z][A-Za-z .'-]{1,40}"
_UNIT = (
    r"[\u4e00-\u9fffA-Za-z0-9]{1,20}(?:处|科|局|部|办公室|委员会|中心|公司|委|厅|院|工会|团委|分局|支队|大队"
    r"|办|department|division|office)"
)
_SAYS_REPORTER = re.compile(
    rf"(?:主?汇报人|报告人|主讲人|reporter|presenter|presented by)\s*[:： ]?\s*(?P<name>{_NAME})"
    rf"|(?P<told>[\u3400-\u9fff·]{{2,4}}?)(?:同志)?(?:汇报|报告)",
    re.IGNORECASE,
)
_SAYS_UNIT = re.compile(
    r"(?:提请单位|提请部门|申报单位|汇报单位|汇报部门|报送单位|承办单位|主办单位|提交单位|责任单位|提请|submitted by)"
    r"\s*[:： ]?\s*(?P<name>.{1,60})",
    re.IGNORECASE,
)
_IS_UNIT = re.compile(_UNIT, re.IGNORECASE)
_UNIT_AND_REPORTER = re.compile(
    rf"(?P<unit>{_UNIT})\s*[ 、,，/:：·-]\s*(?:汇报人\s*[:：]?)?(?P<name>[\u3400-\u9fff·]{{2,4}})", re.IGNORECASE
)
_STAGE = (
    r"(?:最终|终|定|送审|汇报|讨论|审议|上会|报批|征求意见|修改|修订|初|草|正式|公示"
    r"|第?[一二三四五六七八九十\d]{1,3})"
)
_SAYS_VERSION = re.compile(
    rf"{_STAGE}(?:版|稿)(?:本)?\s*\d{{0,2}}|(?:v|ver|rev|版本)[. ]?\s?\d+(?:\.\d+)*|final|draft|清样|最新|副本|copy"
    r"|(?:19|20)?\d{6}|\d{1,2}|打印版?|校对版?|已?盖章版?|扫描件",
    re.IGNORECASE,
)
_GLUED_VERSION = re.compile(
    r"(?<=[\u4e00-\u9fff)）》])\s*(?:v\d+(?:\.\d+)*|终稿|定稿|终版|最终版|最终稿)$", re.IGNORECASE
)
_LAST_SEGMENT = re.compile(r"(?:\s+|[_\s]*(?:_|[-‐‑–—－]{1,2})[_\s]*)([^\s_‐‑–—－-]+)$")
_ENDING = re.compile(r"\.(?=[0-9]{0,4}[A-Za-z])[A-Za-z0-9]{1,5}$")
_WIDE = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_HIDDEN = re.compile(r"\.|~\$|(?:thumbs\.db|desktop\.ini|__macosx)$", re.IGNORECASE)


@dataclass(frozen=True)
class NameSays:
    """What one name says; `name` is what readers see, `title` what the item would be called."""

    number: int | None
    part: int
    name: str
    title: str
    submitted_by: str
    reporter: str
    is_attachment: bool
    is_general: bool
    """About the meeting as a whole: its notice, its agenda."""


def is_hidden(path: str) -> bool:
    """What systems leave behind beside papers: `.DS_Store`, `__MACOSX/`, `~$locked.docx`, `Thumbs.db`."""
    return any(_HIDDEN.match(part) for part in path.split("/"))


def read_name(name: str, *, is_folder: bool = False) -> NameSays:
    """What the name of a file or folder says."""
    text = _plain(name if is_folder else _without_ending(name))
    number, part, rest, is_annex = _numbered(text)
    shown = rest.strip(_SEPARATORS) or text.strip()
    attachment = _ATTACHMENT.match(shown)
    if attachment is not None and attachment["part"]:
        part = part or numeral(attachment["part"]) or 0
    title, submitted_by, reporter = _facts(shown)
    return NameSays(
        number, part, shown, title, submitted_by, reporter,
        is_attachment=is_annex or attachment is not None, is_general=_GENERAL.match(title) is not None,
    )


def unit_of(folder: str) -> str:
    """The submitting unit a folder is named after, or an empty text."""
    plain = _plain(folder).strip()
    return plain if _IS_UNIT.fullmatch(plain) else ""


def numeral(text: str) -> int | None:
    """The number that digits or Chinese numerals up to 999 write; None if they write none."""
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if plain and all(sign in _DIGITS for sign in plain):
        return int("".join(str(_DIGITS[sign]) for sign in plain))
    total = 0
    held: int | None = None
    for sign in plain:
        if sign in _DIGITS:
            held = _DIGITS[sign]
        elif sign in "十百":
            total += (1 if held is None else held) * (10 if sign == "十" else 100)
            held = None
        else:
            return None
    return total + (held or 0) if plain else None


def _plain(text: str) -> str:
    """Digits and letters in one width; punctuation stays as it was written."""
    return unicodedata.normalize("NFC", text).translate(_WIDE).replace("\u3000", " ").strip()


def _without_ending(name: str) -> str:
    shorter = _ENDING.sub("", name)
    # 预算.docx.pdf: made by printing one into the other.
    twice = re.sub(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|ofd)$", "", shorter, flags=re.IGNORECASE)
    return twice or shorter or name


def _numbered(text: str) -> tuple[int | None, int, str, bool]:
    for pattern in _NUMBERED:
        found = pattern.match(text)
        if found is None:
            continue
        number = numeral(found["number"])
        facts = found.groupdict()
        if number is None or not 0 < number <= MOST_NUMBER:
            # 00 stands before what concerns the whole meeting.
            return None, 0, text[found.end() :] if number == 0 else text, False
        return number, int(facts.get("annex") or facts.get("part") or 0), text[found.end() :], bool(facts.get("annex"))
    return None, 0, text, False


def _facts(text: str) -> tuple[str, str, str]:
    """Title, submitting unit and reporter; what only tells one state of a paper from another is left out."""
    found = {"unit": "", "reporter": ""}

    def taken(inner: str, *, in_brackets: bool) -> bool:
        inner = inner.strip()
        both = _UNIT_AND_REPORTER.fullmatch(inner)
        if both is not None and in_brackets:
            found["unit"], found["reporter"] = found["unit"] or both["unit"], found["reporter"] or both["name"]
        elif (unit := _SAYS_UNIT.fullmatch(inner)) is not None:
            found["unit"] = found["unit"] or unit["name"].strip()
        elif (reporter := _SAYS_REPORTER.fullmatch(inner)) is not None:
            found["reporter"] = found["reporter"] or (reporter["name"] or reporter["told"]).strip()
        elif _IS_UNIT.fullmatch(inner) is not None:
            found["unit"] = found["unit"] or inner
        else:
            return _SAYS_VERSION.fullmatch(inner) is not None
        return True

    title = _BRACKETS.sub(lambda match: "" if taken(match[1], in_brackets=True) else match[0], text)
    while (last := _LAST_SEGMENT.search(title)) is not None and taken(last[1], in_brackets=False):
        title = title[: last.start()]
    title = re.sub(r"\s+", " ", _GLUED_VERSION.sub("", title.strip(_SEPARATORS))).strip(_SEPARATORS)
    return title, found["unit"], found["reporter"]
