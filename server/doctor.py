"""`yixi doctor`: says what this machine lacks, in words one can act on."""

import ctypes.util
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from server import addresses
from server.settings import Settings, SettingsRefused, load

CLIENT = Path(__file__).resolve().parent.parent / "terminal_client" / "dist" / "index.html"
FONTS = Path(__file__).resolve().parent / "fonts" / "built"
FREE_GIB = 2
"""A year of weekly meetings with 200 pages each takes about as much."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    is_good: bool
    chinese: str
    english: str


def main() -> int:
    """Look at everything; return 0 if nothing is missing, 1 otherwise."""
    try:
        settings = load()
    except SettingsRefused as refused:
        print(f"✕ {refused}")
        return 1
    looks: tuple[Callable[[Settings], Finding], ...] = (
        _python,
        _data,
        _space,
        _pango,
        _subsetting,
        _office,
        _fonts,
        _client,
        _network,
    )
    findings = [look(settings) for look in looks]
    for finding in findings:
        print(f"{'○' if finding.is_good else '✕'} {finding.chinese}\n  {finding.english}")
    return 0 if all(finding.is_good for finding in findings) else 1


def _python(settings: Settings) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= (3, 11)
    return Finding(good, f"Python {version}(需要 3.11 以上)", f"Python {version} (3.11 or newer is needed)")


def _data(settings: Settings) -> Finding:
    folder = settings.data.resolve()
    existing = next(one for one in (folder, *folder.parents) if one.exists())
    good = os.access(existing, os.W_OK)
    return Finding(
        good,
        f"数据目录 {folder}{'可以写入' if good else '不可写入,请改 YIXI_DATA 或目录权限'}",
        f"Data folder {folder}{' can be written' if good else ' cannot be written: change YIXI_DATA or its rights'}",
    )


def _space(settings: Settings) -> Finding:
    folder = settings.data.resolve()
    existing = next(one for one in (folder, *folder.parents) if one.exists())
    free = shutil.disk_usage(existing).free / 1024**3
    return Finding(free >= FREE_GIB, f"磁盘剩余 {free:.1f} GiB(建议 {FREE_GIB} GiB 以上)",
                   f"{free:.1f} GiB free on disk ({FREE_GIB} GiB or more is wise)")


def _pango(settings: Settings) -> Finding:
    good = ctypes.util.find_library("pango-1.0") is not None and importlib.util.find_spec("weasyprint") is not None
    return Finding(
        good,
        "排版组件 Pango" + ("已安装" if good else "缺少:纪要无法生成 PDF,请安装 libpango-1.0-0 与 libpangoft2-1.0-0"),
        "Pango "
        + ("is installed" if good else "is missing: minutes get no PDF; install libpango-1.0-0 and libpangoft2-1.0-0"),
    )


def _subsetting(settings: Settings) -> Finding:
    good = ctypes.util.find_library("harfbuzz-subset") is not None
    return Finding(
        good,
        "字体裁剪 harfbuzz-subset" + ("已安装" if good else "缺少:生成 PDF 会慢约二十倍,请安装 libharfbuzz-subset0"),
        "harfbuzz-subset "
        + ("is installed" if good else "is missing: PDFs take about twenty times as long; install libharfbuzz-subset0"),
    )


def _office(settings: Settings) -> Finding:
    good = shutil.which("soffice") is not None
    return Finding(
        good,
        "LibreOffice"
        + (" 已安装" if good else " 缺少:不能上传 Office 文件,请安装 libreoffice-writer、-calc、-impress"),
        "LibreOffice "
        + ("is installed" if good else "is missing: no office files; install libreoffice-writer, -calc and -impress"),
    )


def _fonts(settings: Settings) -> Finding:
    good = any(FONTS.glob("*.ttf"))
    return Finding(good, "内置中文字体" + ("已就绪" if good else "尚未生成,请运行 make setup"),
                   "Bundled Chinese fonts " + ("are ready" if good else "are not made yet: run make setup"))


def _client(settings: Settings) -> Finding:
    good = CLIENT.is_file()
    return Finding(good, "终端页面" + ("已构建" if good else "尚未构建,请运行 make setup"),
                   "The web client " + ("is built" if good else "is not built: run make setup"))


def _network(settings: Settings) -> Finding:
    base = addresses.base_url(settings)
    good = "127.0.0.1" not in base
    return Finding(good, f"平板访问地址 {base}" + ("" if good else "(未接入局域网,平板无法访问)"),
                   f"Tablets reach {base}" + ("" if good else " (this machine is in no network: tablets cannot)"))
