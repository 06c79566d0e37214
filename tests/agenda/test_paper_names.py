"""What names of files from real offices say: forty of them, and whatever a generator makes up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.intake import KnownItem, propose
from agenda.paper_names import MOST_NUMBER, is_hidden, numeral, read_name, unit_of

# name → number, part, title, submitted by, reporter, attachment
NAMES = {
    "03 关于预算调整的议案(汇报稿).pdf": (3, 0, "关于预算调整的议案", "", "", False),
    "03关于预算调整的议案（送审稿）.docx": (3, 0, "关于预算调整的议案", "", "", False),
    "３、关于预算调整的议案.pdf": (3, 0, "关于预算调整的议案", "", "", False),
    "3.关于预算调整的议案.pdf": (3, 0, "关于预算调整的议案", "", "", False),
    "3．关于预算调整的议案_v2.pdf": (3, 0, "关于预算调整的议案", "", "", False),
    "3-1 附件 2026年支出明细表.xlsx": (3, 1, "附件 2026年支出明细表", "", "", True),
    "3-1附件：支出明细表.xlsx": (3, 1, "附件：支出明细表", "", "", True),
    "03-02 附件2 测算说明.docx": (3, 2, "附件2 测算说明", "", "", True),
    "3.2 附表.xls": (3, 2, "附表", "", "", True),
    "附件3-1 支出明细表.xlsx": (3, 1, "支出明细表", "", "", True),
    "附件1：支出明细表.xlsx": (None, 1, "附件1：支出明细表", "", "", True),
    "附件二 测算说明（终稿）.docx": (None, 2, "附件二 测算说明", "", "", True),
    "议题三 关于人事任免的请示.pdf": (3, 0, "关于人事任免的请示", "", "", False),
    "议题3：关于人事任免的请示.pdf": (3, 0, "关于人事任免的请示", "", "", False),
    "议题（十二）关于信息化建设的汇报.pdf": (12, 0, "关于信息化建设的汇报", "", "", False),
    "议题5-2 附件 建设清单.pdf": (5, 2, "附件 建设清单", "", "", True),
    "第三项议题 关于安全生产工作情况的汇报.pdf": (3, 0, "关于安全生产工作情况的汇报", "", "", False),
    "（四）关于修订差旅费管理办法的说明.doc": (4, 0, "关于修订差旅费管理办法的说明", "", "", False),
    "【2】审议采购方案.pdf": (2, 0, "审议采购方案", "", "", False),
    "五、传达学习上级会议精神.docx": (5, 0, "传达学习上级会议精神", "", "", False),
    "二十一、其他事项.docx": (21, 0, "其他事项", "", "", False),
    "①听取上半年工作汇报.pptx": (1, 0, "听取上半年工作汇报", "", "", False),
    "07 关于大楼改造的议案（汇报人：李敏）.pdf": (7, 0, "关于大楼改造的议案", "", "李敏", False),
    "07 关于大楼改造的议案(汇报人李敏).pdf": (7, 0, "关于大楼改造的议案", "", "李敏", False),
    "07 关于大楼改造的议案（后勤处 李敏）.pdf": (7, 0, "关于大楼改造的议案", "后勤处", "李敏", False),
    "07 关于大楼改造的议案（提请单位：后勤保障处）（汇报人：李敏）（终稿）.pdf":
        (7, 0, "关于大楼改造的议案", "后勤保障处", "李敏", False),
    "08_关于校企合作的议案_科技处_20260715.pdf": (8, 0, "关于校企合作的议案", "科技处", "", False),
    "08 关于校企合作的议案（科技处）.pdf": (8, 0, "关于校企合作的议案", "科技处", "", False),
    "09-财务处-2025年度决算报告-定稿.pdf": (9, 0, "财务处-2025年度决算报告", "", "", False),
    "10 关于印发《管理办法（试行）》的议案 v2.1.docx": (10, 0, "关于印发《管理办法（试行）》的议案", "", "", False),
    "11 工作方案终稿.docx": (11, 0, "工作方案", "", "", False),
    "12 预算.docx.pdf": (12, 0, "预算", "", "", False),
    "01 年度预算调整.pdf": (1, 0, "年度预算调整", "", "", False),
    "2年度决算.pdf": (2, 0, "年度决算", "", "", False),
    "1季度经营分析.pptx": (None, 0, "1季度经营分析", "", "", False),
    "12 月财务报表.xlsx": (None, 0, "12 月财务报表", "", "", False),
    "2026年度工作要点.docx": (None, 0, "2026年度工作要点", "", "", False),
    "1-6月财务运行情况.xlsx": (None, 0, "1-6月财务运行情况", "", "", False),
    "3年行动计划.pdf": (None, 0, "3年行动计划", "", "", False),
    "5G基站建设方案.pdf": (None, 0, "5G基站建设方案", "", "", False),
    "20260715会议纪要.pdf": (None, 0, "20260715会议纪要", "", "", False),
    "第三季度经营分析.pptx": (None, 0, "第三季度经营分析", "", "", False),
    "附属医院建设方案.pdf": (None, 0, "附属医院建设方案", "", "", False),
    "Item 4 Budget FY2026 (presented by Li Min) final.pdf": (4, 0, "Budget FY2026", "", "Li Min", False),
    "Agenda Item 4-1 Annex 1 Cost table.xlsx": (4, 1, "Annex 1 Cost table", "", "", True),
    "关于通报上半年信访工作的报告.pdf": (None, 0, "关于通报上半年信访工作的报告", "", "", False),
    "通知2026.7": (None, 0, "通知2026.7", "", "", False),
}


@pytest.mark.parametrize(("name", "says"), NAMES.items(), ids=NAMES)
def test_names_of_real_offices(name: str, says: tuple[object, ...]) -> None:
    read = read_name(name)
    assert (read.number, read.part, read.title, read.submitted_by, read.reporter, read.is_attachment) == says


def test_what_readers_see_keeps_the_stage_of_a_paper_and_loses_its_number() -> None:
    assert read_name("03 关于预算调整的议案(汇报稿).pdf").name == "关于预算调整的议案(汇报稿)"
    assert read_name("3-1 附件 明细表.xlsx").name == "附件 明细表"
    assert read_name("03.pdf").name == "03"
    assert read_name("00 会议通知.pdf").is_general and read_name("00 会议通知.pdf").number is None


def test_units_are_known_by_how_they_end() -> None:
    assert unit_of("财务处") == "财务处" and unit_of("党政办公室") == "党政办公室"
    assert unit_of("预算调整") == "" and unit_of("附件") == ""


@given(st.integers(min_value=1, max_value=999))
def test_chinese_numerals_are_read_back(number: int) -> None:
    signs = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    written = f"{signs[hundreds]}百" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else signs[tens]) + "十"
    elif hundreds and ones:
        written += "零"
    written += signs[ones] if ones else ""
    assert numeral(written) == number and numeral(str(number)) == number


@given(
    st.integers(min_value=1, max_value=MOST_NUMBER),
    st.sampled_from(["{} {}", "{}、{}", "议题{} {}", "（{}）{}", "第{}项 {}", "【{}】{}", "{:03d}_{}", "{}{}"]),
    st.sampled_from(["关于预算调整的议案", "人事任免", "《办法》修订说明", "信息化建设汇报", "项目建设", "年度决算"]),
)
def test_however_it_is_written_number_and_title_are_found(number: int, form: str, title: str) -> None:
    for text in (form.format(number, title), form.format(number, title).translate(FULL_WIDTH)):
        read = read_name(f"{text}.pdf")
        assert (read.number, read.title) == (number, title)


FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
SIGNS = "0123456789一二三十附件议题第项-_.、（）()【】 关于预算稿终v汇报人：处a/"
NAME_TEXT = st.text(st.sampled_from(SIGNS), max_size=24)


@given(st.lists(st.lists(NAME_TEXT.filter(lambda text: text.strip("/. ") != ""), min_size=1, max_size=3).map("/".join)))
def test_whatever_comes_every_file_comes_out_once(paths: list[str]) -> None:
    proposal = propose(paths, [KnownItem("known-1", 1, "关于预算")])
    assert sorted(paper.path for paper in proposal.papers) == sorted({path for path in paths if not is_hidden(path)})
    keys = [item.key for item in proposal.items]
    assert len(keys) == len(set(keys)) and {paper.item for paper in proposal.papers} - {None} <= set(keys)
    assert all(len(paper.name) <= 200 for paper in proposal.papers)
    assert len({item.id for item in proposal.items if item.id}) == len([item for item in proposal.items if item.id])
