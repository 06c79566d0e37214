"""Heaps of files become items and papers a person can accept."""

from agenda.intake import KnownItem, Proposal, propose


def told(proposal: Proposal) -> dict[str | None, list[str]]:
    """Title of the item → names of its papers."""
    titles: dict[str | None, str] = {item.key: item.title for item in proposal.items}
    found: dict[str | None, list[str]] = {item.title: [] for item in proposal.items}
    for paper in proposal.papers:
        found.setdefault(titles.get(paper.item) if paper.item else None, []).append(paper.name)
    return found


def test_numbered_files_become_items_with_their_attachments_behind() -> None:
    proposal = propose([
        "3-2 附件 测算.pdf", "10 其他.pdf", "03 关于预算的议案（汇报人：李敏）.pdf", "3-1 附件 明细.xlsx",
        "会议通知.pdf", "1、传达学习.docx", ".DS_Store", "~$1、传达学习.docx",
    ])
    assert told(proposal) == {
        "传达学习": ["传达学习"],
        "关于预算的议案": ["关于预算的议案（汇报人：李敏）", "附件 明细", "附件 测算"],
        "其他": ["其他"],
        None: ["会议通知"],
    }
    assert [item.reporter for item in proposal.items] == ["", "李敏", ""]


def test_numbered_folders_are_items_whatever_is_numbered_inside() -> None:
    root = "2026年第12次会议材料"
    proposal = propose([
        f"{root}/01 预算调整（财务处）/1 议案.pdf", f"{root}/01 预算调整（财务处）/2 说明.pdf",
        f"{root}/01 预算调整（财务处）/附件/附件10.pdf", f"{root}/01 预算调整（财务处）/附件/附件9.pdf",
        f"{root}/议题二 人事任免/请示.pdf", f"{root}/__MACOSX/议题二 人事任免/._请示.pdf",
    ])
    assert told(proposal) == {"预算调整": ["议案", "说明", "附件9", "附件10"], "人事任免": ["请示"]}
    assert [item.submitted_by for item in proposal.items] == ["财务处", ""]


def test_a_single_numbered_folder_is_an_item_and_no_wrapping() -> None:
    assert told(propose(["03 预算/方案.pdf", "03 预算/附件1.pdf"])) == {"预算": ["方案", "附件1"]}


def test_without_numbers_folders_or_files_are_the_items() -> None:
    assert told(propose(["预算/议案.pdf", "预算/附件.pdf", "人事/请示.pdf"])) == {
        "预算": ["议案", "附件"], "人事": ["请示"],
    }
    assert told(propose(["关于预算的议案.pdf", "附件1 明细.pdf"])) == {
        "关于预算的议案": ["关于预算的议案", "附件1 明细"],
    }
    assert told(propose(["甲方案.pdf", "乙方案.pdf", "附件.pdf"])) == {
        "甲方案": ["甲方案"], "乙方案": ["乙方案"], None: ["附件"],
    }


def test_folders_of_units_tell_who_submits() -> None:
    proposal = propose(["财务处/关于预算的议案.pdf", "人事处/02 关于任免的请示.pdf", "财务处/01 决算.pdf"])
    assert [(item.title, item.submitted_by) for item in proposal.items] == [
        ("决算", "财务处"), ("关于任免的请示", "人事处"),
    ]
    alone = propose(["财务处/关于预算的议案.pdf", "人事处/关于任免的请示.pdf"])
    assert [(item.title, item.submitted_by) for item in alone.items] == [
        ("关于预算的议案", "财务处"), ("关于任免的请示", "人事处"),
    ]


def test_items_on_the_agenda_are_found_by_title_before_number() -> None:
    known = [KnownItem("a", 1, "年度预算调整方案"), KnownItem("b", 2, "人事任免"), KnownItem("c", 3, "其他")]
    paths = ["02 关于年度预算调整的议案.pdf", "1 关于人事任免的请示.pdf", "03 通报情况.pdf", "04 采购.pdf"]
    proposal = propose(paths, known)
    assert [(item.id, item.title) for item in proposal.items] == [
        ("b", "人事任免"), ("a", "年度预算调整方案"), ("c", "其他"), (None, "采购"),
    ]
