"""Breaks a Chinese title into lines that make sense and are of like length (GB/T 9704-2012, 7.3.1)."""

from functools import cache
from itertools import combinations, pairwise

MOST_CHARACTERS = 20
"""Characters of size 2号 (22 pt) in the 156 mm of a line."""

_OPENING = "《〈（〔“‘"
_CLOSING = "》〉）〕”’、，。；：！？·"
_BINDS_TO_THE_LEFT = "的了和与及等者们第年月日次号届"
_HEADS = ("关于", "会议", "实施", "加强", "进一步", "有关")
"""Words a line may well begin with."""
_TAILS = ("的", "、", "》", "）", "暨", "年", "会议", "工作")
"""What a line may well end with."""
_LONGEST_WORD = 4
_OWN_WORDS = """
党组 信息 系统 年度 工作 采购 预算 项目 管理 办法 制度 资金 安排 整改 等级 保护 审议 单位 部门 专题 安全 建设 改革 发展
规划 标准 机关 服务 重点 情况 季度
"""
"""Of office titles; pinyin has no need to know them."""


def break_title(title: str, most: int = MOST_CHARACTERS) -> list[str]:
    """Lines of the title: as few as hold it, none torn inside a word, a number or 《》, the longest not the last."""
    width = _width(title)
    count = -(-int(width) // most) if width > most else 1
    if count == 1 or count > 4:
        return [title] if count == 1 else _chopped(title, most)
    places = [place for place in range(1, len(title)) if _torn(title, place) < 100]
    lines = [_cut(title, places_) for places_ in combinations(places, count - 1)] if len(places) < 80 else []
    fitting = [parts for parts in lines if all(_width(part) <= most for part in parts)]
    return min(fitting, key=_ugliness, default=_chopped(title, most))


def _ugliness(parts: list[str]) -> float:
    widths = [_width(part) for part in parts]
    uneven = (max(widths) - min(widths)) * 1.5
    last_longest = 1.0 if widths[-1] > max(widths[:-1]) else 0.0
    # An equal stack looks like a box: the standard wants a trapezoid or a rhombus.
    boxed = 0.5 if max(widths) == min(widths) else 0.0
    ends = 0.0
    title = "".join(parts)
    place = 0
    for part in parts[:-1]:
        place += len(part)
        ends += _torn(title, place)
        ends -= 6 if part.endswith(_TAILS) else 0
        ends -= 4 if title[place:].startswith(_HEADS) else 0
    return uneven + last_longest + boxed + ends


def _torn(title: str, place: int) -> float:
    """What a break before `place` destroys; 100 and more: never there."""
    before, after = title[place - 1], title[place]
    if before in _OPENING or after in _CLOSING or after in _BINDS_TO_THE_LEFT:
        return 100
    if before.isascii() and after.isascii() and before.strip() and after.strip():
        return 100
    if before == "第" or (before.isdigit() and not after.isascii()):
        return 100
    quoted = title[:place].count("《") - title[:place].count("》")
    return (20 if quoted > 0 else 0) + (25 if _inside_word(title, place) else 0)


def _inside_word(title: str, place: int) -> bool:
    words = _words()
    return any(
        title[start:end] in words
        for start in range(max(0, place - _LONGEST_WORD + 1), place)
        for end in range(place + 1, min(len(title), start + _LONGEST_WORD) + 1)
    )


@cache
def _words() -> frozenset[str]:
    # The phrases pinyin needs to know are a fair list of common words.
    from pypinyin.phrases_dict import phrases_dict

    return frozenset(phrases_dict) | frozenset(_OWN_WORDS.split())


def _cut(title: str, places: tuple[int, ...]) -> list[str]:
    edges = [0, *places, len(title)]
    return [title[start:end].strip() for start, end in pairwise(edges)]


def _chopped(title: str, most: int) -> list[str]:
    """Too long for taste: full lines."""
    lines = [""]
    for character in title:
        if _width(lines[-1] + character) > most and character not in _CLOSING:
            lines.append("")
        lines[-1] += character
    return lines


def _width(text: str) -> float:
    """In Chinese characters; letters and digits take about half."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)
