"""A submission as an office might hand it in: edited, reviewed by hand, and full of what Word can put into a page.

In each construct stands a mark that nobody filled in (○○, ●●), so that checks quote it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

import docx
from docx.oxml import parse_xml

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
TRACKED = 'w:id="{}" w:author="係長" w:date="2025-01-10T09:00:00"'


def run(text: str, look: str = "") -> str:
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str, look: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{''.join(inner)}</w:p>"


def inserted(*inner: str, number: int = 900) -> str:
    return f"<w:ins {TRACKED.format(number)}>{''.join(inner)}</w:ins>"


def deleted(text: str, number: int = 901) -> str:
    return f'<w:del {TRACKED.format(number)}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def control(inner: str, properties: str = "") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="記入欄"/>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    )


def ruby(base: str, reading: str) -> str:
    return (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
        '<w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr>'
        f"<w:rt>{run(reading)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"
    )


def field(result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF x </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(*paragraphs: str) -> str:
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="2880000" cy="900000"/><wp:docPr id="7" name="枠"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2880000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f"</a:ln></wps:spPr><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def cell(*paragraphs: str, look: str = "") -> str:
    inner = "".join(one if one.startswith("<") else paragraph(run(one)) for one in paragraphs) or paragraph()
    return f'<w:tc><w:tcPr><w:tcW w:w="1800" w:type="dxa"/>{look}</w:tcPr>{inner}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(one if one.startswith('<') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str, columns: int) -> str:
    grid = '<w:gridCol w:w="1800"/>' * columns
    look = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


BEGUN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BOLD = '<w:rFonts w:eastAsia="ＭＳ 明朝"/><w:b/>'

BODY = "".join(
    (
        paragraph(run("令和6年度　精神障害にも対応した地域包括ケアシステムの構築に係る取組状況")),
        paragraph(run("自治体名：見本市")),
        paragraph(run("5　精神障害にも対応した地域包括ケアシステムの構築に向けた現時点における強みと課題", BOLD)),
        paragraph(run("【特徴（強み）】", BOLD)),
        paragraph(
            run("市は"), run("○○", BOLD), run("会議を年", BOLD), inserted(run("●回"), run("（○○課")), deleted("●●"),
            run("が所管）開き、"), control(run("△△病院")), run("と"), ruby("○○", "まるまる"), run("園が加わる。"),
        ),
        paragraph(
            '<w:hyperlink w:anchor="x">', run("□□のページ"), "</w:hyperlink>", run("に"), field("××"),
            run("として載せ"), '<w:smartTag w:uri="u" w:element="e">', run("〓"), "</w:smartTag>", run("ている。"),
        ),
        paragraph(run("6　精神障害にも対応した地域包括ケアシステムの構築のための連携状況", BOLD)),
        table(
            row("", "各部門の連携状況", "強み・課題等"),
            row("保健", cell("保健所は○○と", "●●を開く。"), ""),
            row("医療", control(cell("病院は○○を開く。")), "課題は●●である。"),
            control(row("福祉", "事業所は○○に加わる。", "強みは●●である。")),
            row("その他関係機関・住民等", cell(control(paragraph(run("住民は○○を開く。")))), "なし。"),
            columns=3,
        ),
        paragraph(run("7　精神障害にも対応した地域包括ケアシステムの構築のための協議の場の実施状況", BOLD)),
        table(
            row("名称", "協議の場の構成員", "開催頻度", "実施内容", "特記事項等（課題・強み等）"),
            row("部会", cell("○○病院", look=BEGUN), "年4回", "●●の協議", ""),
            row("分科会", cell(look=GOES_ON), "年○回", "事例の検討", "課題は○○である。"),
            columns=5,
        ),
        paragraph(run("【その他事項】")),
        paragraph(box(paragraph(run("●●について相談したい。")))),
        table(
            row(
                cell(
                    paragraph(run("8　精神障害にも対応した地域包括ケアシステムの構築に向けたスケジュール（今年度）")),
                    table(
                        row("時期（月）", "実施内容", "具体的な取組"),
                        row("R6年●月", "○○会議", cell("準備", paragraph(inserted(run("●●を"), number=903), run("行う")))),
                        columns=3,
                    ),
                    paragraph(),
                )
            ),
            columns=1,
        ),
        paragraph(),
    )
)  # fmt: skip


def word_file(body: str = BODY, *, person: bool = True, extra: Mapping[str, bytes] = {}) -> bytes:
    """Return a Word file with this body, a header and a footer.

    Args:
        body: the content of `w:body` without the section at its end.
        person: put two comments and an answer of persons into it.
        extra: further members.

    """
    return with_members(_made(body, person), extra)


@cache
def _made(body: str, person: bool) -> bytes:
    document = docx.Document()
    page = document.sections[0]
    page.header.paragraphs[0].text = "○○市の頭書き"
    page.footer.paragraphs[0].text = "●●の脚書き"
    found = parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>")
    holder = document.element.body
    for number, element in enumerate(list(found)):
        holder.insert(number, element)
    if person:
        _comments(document)
    stream = io.BytesIO()
    document.save(stream)
    made = stream.getvalue()
    return _with_answer(made) if person else made


def _comments(document: Any) -> None:
    lines = [p for p in document.paragraphs if p.text.startswith("市は")]
    document.add_comment(lines[0].runs[0], text="主語は「本市」ですか。", author="課長", initials="K")
    document.add_comment(lines[0].runs[0], text="はい、直します。", author="担当", initials="T")
    document.add_comment(document.paragraphs[1].runs, text="正式な名称です。", author="担当", initials="T")


def _with_answer(data: bytes) -> bytes:
    """Make the second comment an answer to the first one, as Word does."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        comments = container.read("word/comments.xml").decode()
        types = container.read("[Content_Types].xml").decode()
        rels = container.read("word/_rels/document.xml.rels").decode()
    for number in range(3):
        comments = comments.replace("<w:p>", f'<w:p w14:paraId="0000A00{number}">', 1)
    comments = comments.replace("<w:comments ", '<w:comments mc:Ignorable="w14" ', 1)
    extended = (
        f'<w15:commentsEx {NAMESPACES}><w15:commentEx w15:paraId="0000A000" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000A001" w15:paraIdParent="0000A000" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000A002" w15:done="1"/></w15:commentsEx>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    override = f'<Override PartName="/word/commentsExtended.xml" ContentType="{kind}"/></Types>'
    relation = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    item = f'<Relationship Id="rId900" Type="{relation}" Target="commentsExtended.xml"/></Relationships>'
    return with_members(
        data,
        {
            "word/comments.xml": comments.encode(),
            "word/commentsExtended.xml": extended.encode(),
            "[Content_Types].xml": types.replace("</Types>", override).encode(),
            "word/_rels/document.xml.rels": rels.replace("</Relationships>", item).encode(),
        },
    )


def with_members(data: bytes, members: Mapping[str, bytes | None]) -> bytes:
    """Return a zip file with some members put in, replaced, or (None) left out."""
    if not members:
        return data
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = members.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, added in members.items():
            if name not in old.namelist() and added is not None:
                new.writestr(name, added)
    return stream.getvalue()


def edited(data: bytes, *changes: tuple[str, str], member: str = "word/document.xml") -> bytes:
    """Return a file in which texts of a member are replaced, each once and surely there."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        text = container.read(member).decode()
    for old, new in changes:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return with_members(data, {member: text.encode()})
