"""What may be found in a package, and how it is said in both languages."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


@dataclass(frozen=True)
class Finding:
    """A code, and the path, line or figures it is about."""

    code: str
    where: str
    is_fault: bool = True


class Say(StrEnum):
    """The last line."""

    WHOLE = "whole"
    BROKEN = "broken"


_WORDS: Final = {
    "unreadable": ("无法读取归档包或其中的文件", "The package or a file in it cannot be read"),
    "unsafe_name": ("包内路径不安全，已停止检查", "A path in the package is not safe; checking stopped"),
    "not_a_bag": ("不是完整的 BagIt 包，缺少或损坏", "Not a BagIt bag; missing or damaged"),
    "bad_line": ("清单中有无法识别的行", "A manifest has a line that cannot be read"),
    "missing": ("缺少文件", "A file is missing"),
    "changed": ("文件内容已被改动", "A file has been changed"),
    "unlisted": ("有清单之外的文件", "A file is not in the manifest"),
    "oxum": ("总字节数或文件数与说明不符", "The number of bytes or files is not what the package says"),
    "not_checked": ("本机不支持此算法，未核对", "This machine lacks the algorithm; not checked"),
    "sm3": ("SM3 摘要与文件不符", "The SM3 digest does not fit the file"),
    "metadata": ("元数据与文件不符", "The metadata does not fit the files"),
    "journal": ("会议日志不连续", "The journal of the meeting has a gap"),
    "journal_private": ("会议日志含有私人内容", "The journal of the meeting holds something private"),
    "audit": ("审计记录的摘要链在此断开", "The audit trail breaks here"),
    "tally": ("表决票数与结果不符", "The votes of a ballot do not add up to its result"),
    "repacked": (
        "内容未变，但压缩文件被其他程序重新打包过",
        "The contents are unchanged, but another program packed the file again",
    ),
}
CODES: Final = frozenset(_WORDS)


def say(what: Finding | Say, files: int = 0) -> str:
    """A finding, or the last line, in Chinese and below it in English."""
    if what is Say.WHOLE:
        return f"○ 归档包完整，{files} 个文件均未改动。\n  The package is whole: {files} files, none changed."
    if what is Say.BROKEN:
        return "✕ 归档包未通过检查。\n  The package did not pass."
    chinese, english = _WORDS[what.code]
    sign = "✕" if what.is_fault else "△"
    zh, en = (f"：{what.where}", f": {what.where}") if what.where else ("。", ".")
    return f"{sign} {chinese}{zh}\n  {english}{en}"
