"""Office papers, OFD and bombs made for tests, part by part."""

import io
import zipfile
from collections.abc import Mapping

_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
)
_RELATIONSHIPS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{rows}</Relationships>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A ZIP of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return made.getvalue()


def docx(text: str = "关于召开办公会的通知", more: Mapping[str, bytes | str] | None = None, link: str = "") -> bytes:
    """A Word paper of one paragraph; `link` is the address of a picture it wants fetched."""
    picture = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="p"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:link="far" xmlns:r="{_OFFICE}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
        if link
        else ""
    )
    row = f'<Relationship Id="far" Type="{_OFFICE}/image" Target="{link}" TargetMode="External"/>' if link else ""
    return zipped({
        "[Content_Types].xml": _CONTENT_TYPES.format(
            overrides=f'<Override PartName="/word/document.xml" ContentType="{_WORD}"/>'
        ),
        "_rels/.rels": _RELATIONSHIPS.format(
            rows=f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _RELATIONSHIPS.format(rows=row),
        "word/document.xml": (
            '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>{picture}</w:body></w:document>"
        ),
        **(more or {}),
    })


def xlsx(columns: int, rows: int = 3) -> bytes:
    """A sheet wider than a page."""
    def cell(row: int, column: int) -> str:
        name = (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)
        return f'<c r="{name}{row}" t="inlineStr"><is><t>预算{column + 1}</t></is></c>'

    lines = "".join(
        f'<row r="{row}">{"".join(cell(row, column) for column in range(columns))}</row>' for row in range(1, rows + 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return zipped({
        "[Content_Types].xml": _CONTENT_TYPES.format(
            overrides=f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEETS}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEETS}.worksheet+xml"/>'
        ),
        "_rels/.rels": _RELATIONSHIPS.format(
            rows=f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/_rels/workbook.xml.rels": _RELATIONSHIPS.format(
            rows=f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        ),
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{main}"><sheets><sheet name="a" sheetId="1" '
        f'r:id="r1" xmlns:r="{_OFFICE}"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?><worksheet xmlns="{main}"><sheetData>{lines}</sheetData>'
        "</worksheet>",
    })


def ofd(text: str = "电子公文") -> bytes:
    """An OFD paper of one page with a text, a line and a filled arc."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    return zipped({
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        "</ofd:OFD>",
        "Doc_0/Document.xml": (
            f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
            '</ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Content.xml"/></ofd:Pages>'
            "</ofd:Document>"
        ),
        "Doc_0/Pages/Content.xml": (
            f"<ofd:Page {space}><ofd:Content><ofd:Layer>"
            '<ofd:TextObject Boundary="20 30 100 10" Font="1" Size="8">'
            f'<ofd:TextCode X="0" Y="8" DeltaX="g {len(text)} 8">{text}</ofd:TextCode></ofd:TextObject>'
            '<ofd:PathObject Boundary="20 100 100 50" LineWidth="1"><ofd:StrokeColor Value="255 0 0"/>'
            "<ofd:AbbreviatedData>M 0 0 L 100 0</ofd:AbbreviatedData></ofd:PathObject>"
            '<ofd:PathObject Boundary="20 150 50 50" Fill="true" Stroke="false"><ofd:FillColor Value="0 0 255"/>'
            "<ofd:AbbreviatedData>M 0 25 A 25 25 0 1 1 50 25 A 25 25 0 1 1 0 25 C</ofd:AbbreviatedData>"
            "</ofd:PathObject></ofd:Layer></ofd:Content></ofd:Page>"
        ),
    })


def xml_bomb() -> bytes:
    """Ten entities, each ten times the one before: 10¹⁰ letters in a few hundred bytes."""
    entities = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 11))
    return docx(more={"word/document.xml": (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "a">{entities}]><w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a10;</w:t></w:r>'
        "</w:p></w:body></w:document>"
    )})


def swollen() -> bytes:
    """A Word paper whose one part is 400 MB of spaces."""
    return docx(more={"word/media/image1.xml": b" " * 400_000_000})
