"""Describes a package for machines: JSON of our own, and XML in the element names of DA/T 46-2009."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from agenda.vocabulary import Classification, Role
from server.archive.bag import Entry
from server.archive.contents import Contents, Filed, json_bytes

MEETING_NAMESPACE: Final = "urn:yixi:meeting:1"
_CLASSIFICATIONS: Final = {
    Classification.PUBLIC: "公开", Classification.INTERNAL: "内部", Classification.RESTRICTED: "受控",
    Classification.CONFIDENTIAL: "工作秘密",
}
_ACTS: Final = {
    "meeting.started": "开始", "attendee.signed_in": "签到", "item.started": "审议", "item.closed": "议定",
    "ballot.opened": "表决开启", "ballot.closed": "表决关闭", "meeting.closed": "闭会", "draft.written": "纪要拟稿",
    "draft.approved": "签发",
}
"""业务行为: the events an archive wants to know by name."""
_CHUNK: Final = 1024 * 1024


def metadata(contents: Contents, filed: Sequence[Filed]) -> list[Entry]:
    """`metadata.json`, which names every file with size and SHA-256, and `metadata.xml`."""
    described = [_described(one) for one in filed]
    facts = _facts(contents)
    return [
        Entry("记录/metadata.json", json_bytes({**facts, "files": described})),
        Entry("记录/metadata.xml", _xml(contents, facts, described)),
    ]


def _described(filed: Filed) -> dict[str, Any]:
    size, sha256 = _measured(filed.entry.content)
    return {
        "path": filed.entry.path, "role": filed.role, "title": filed.title, "item": filed.item, "size": size,
        "sha256": sha256,
    }


def _measured(content: bytes | Path) -> tuple[int, str]:
    if isinstance(content, bytes):
        return len(content), hashlib.sha256(content).hexdigest()
    hashed, size = hashlib.sha256(), 0
    with content.open("rb") as source:
        while chunk := source.read(_CHUNK):
            hashed.update(chunk)
            size += len(chunk)
    return size, hashed.hexdigest()


def _facts(contents: Contents) -> dict[str, Any]:
    meeting = contents.meeting
    return {
        "format": "yixi-package-1",
        "product": contents.product,
        "organisation": contents.organisation,
        "made_at": contents.made_at.isoformat(),
        "designation": contents.designation,
        "meeting": meeting.model_dump(mode="json"),
        "chair": _names(contents, Role.CHAIR),
        "keeper": _names(contents, Role.SECRETARY),
        "issued": [
            {
                "kind": paper.kind.value,
                "title": paper.title,
                "approved_at": paper.approved_at.isoformat() if paper.approved_at else None,
                "approved_by": paper.approved_by,
            }
            for paper in contents.issued
        ],
        "items": [
            {"number": item.number, "title": item.title, "decision": item.decision.sentence if item.decision else ""}
            for item in contents.items
        ],
    }


def _names(contents: Contents, role: Role) -> str:
    return "、".join(one.attendee.name for one in contents.signatories if one.attendee.role is role)


def _xml(contents: Contents, facts: dict[str, Any], described: Iterable[dict[str, Any]]) -> bytes:
    meeting = contents.meeting
    held = (meeting.opened_at or meeting.starts_at).astimezone(contents.zone)
    root = ElementTree.Element("电子文件元数据", {"xmlns:meeting": MEETING_NAMESPACE})
    _element(root, "聚合层次", "件")
    _element(_element(root, "来源"), "立档单位名称", contents.organisation)
    _element(root, "电子文件号", meeting.id)
    content = _element(root, "内容描述")
    for name, text in (
        ("题名", contents.designation), ("副题名", meeting.title), ("责任者", meeting.body_name),
        ("日期", f"{held:%Y%m%d}"), ("文种", "纪要"), ("密级", _CLASSIFICATIONS[meeting.classification]),
    ):
        _element(content, name, text)
    form = _element(root, "形式特征")
    _element(form, "文件组合类型", "组合文件")
    _element(form, "语种", "中文")
    for file in described:
        attributes = _element(root, "电子属性")
        _element(attributes, "计算机文件名", file["path"])
        _element(attributes, "计算机文件大小", str(file["size"]))
        _element(attributes, "文档创建程序", contents.product)
    for one in contents.signatories:
        agent = _element(root, "机构人员实体")
        _element(agent, "机构人员类型", "个人")
        _element(agent, "机构人员名称", one.attendee.name)
        _element(agent, "职务", one.attendee.title)
    _acts(root, contents.journal)
    own = _element(root, "meeting:meeting")
    for name in ("chair", "keeper"):
        _element(own, f"meeting:{name}", facts[name])
    _element(own, "meeting:dueCount", str(meeting.eligible))
    _element(own, "meeting:place", meeting.room_name)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'.encode()


def _acts(root: ElementTree.Element, journal: Iterable[dict[str, Any]]) -> None:
    for event in journal:
        act = _ACTS.get(event.get("name", ""))
        if act is None:
            continue
        element = _element(root, "业务实体")
        _element(element, "业务行为", act)
        _element(element, "行为时间", event["at"])
        _element(element, "行为描述", f"{event['actor'].get('name', '')} · {event['position']}")


def _element(parent: ElementTree.Element, name: str, text: str = "") -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name)
    # XML 1.0 knows no control characters.
    element.text = "".join(char for char in text if char >= " " or char in "\t\n") or None
    return element
