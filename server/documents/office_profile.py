"""The profile LibreOffice gets for one job: nothing runs, nothing is fetched, and our own fonts are there."""

import shutil
from pathlib import Path
from xml.sax.saxutils import escape

from server import fonts

_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Load", "UpdateDocMode", "0"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Common/Misc", "FirstRun", "false"),
)
"""Which part, which setting, which value; links: never."""
_SERIF = ("宋体", "SimSun", "NSimSun", "新宋体", "仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312", "楷体",
          "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "方正小标宋简体", "方正小标宋_GBK", "华文中宋", "STSong",
          "STZhongsong", "华文仿宋",
          "STFangsong", "MS Mincho", "serif")
_SANS = ("黑体", "SimHei", "微软雅黑", "Microsoft YaHei", "等线", "DengXian", "华文细黑", "STXihei", "PingFang SC",
         "MS Gothic", "sans-serif")


def write(job: Path) -> None:
    """Put a fresh profile and the list of fonts into the folder of a job."""
    shutil.rmtree(job / "profile", ignore_errors=True)
    user = job / "profile" / "user"
    user.mkdir(parents=True)
    (job / "out").mkdir(exist_ok=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{escape(part)}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for part, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>\n',
        encoding="utf-8",
    )
    (job / "fonts.conf").write_text(_font_list(job), encoding="utf-8")


def _font_list(job: Path) -> str:
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><accept><family>{family.value}</family></accept></alias>'
        for names, family in ((_SERIF, fonts.Family.SERIF), (_SANS, fonts.Family.SANS))
        for name in names
    )
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>'
        f"<dir>{escape(str(fonts.BUILT))}</dir><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
        f"<cachedir>{escape(str(job / 'fonts'))}</cachedir>{aliases}</fontconfig>\n"
    )
