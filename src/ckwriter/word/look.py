"""How a blank form looks: its page, its fonts, its styles."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from ckwriter.form import Field
from ckwriter.word.names import DRAFT_FILL, DRAFT_STYLE, LEGEND_STYLE

_Element = Any
_Document = Any

FONT = "BIZ UDゴシック"
HEAD_FILL = "D9E2F0"
LABEL_FILL = "EEF2F8"
LINE = "7F8FA9"
LEGEND = "AIDraftLegend"
"""The id of the style of the line that explains drafted text."""
DRAFT = "AIDraft"
"""The id of the style of drafted text."""
_NAVY = "1F3864"
_PAGE_WIDTH, _PAGE_HEIGHT, _MARGIN = 297.0, 210.0, 15.0
BODY_WIDTH = _PAGE_WIDTH - 2 * _MARGIN
"""Millimetres between the margins."""
_WIDTHS: dict[str, tuple[float, float]] = {
    "text": (44.0, 1.0), "list": (58.0, 2.0), "paragraph": (74.0, 3.0), "bullets": (68.0, 3.0),
    "quantity": (34.0, 0.2), "frequency": (30.0, 0.0), "period": (46.0, 0.0), "integer": (24.0, 0.0),
    "decimal": (24.0, 0.0), "choice": (22.0, 0.0), "as_of": (26.0, 0.0),
}  # fmt: skip
_KEPT_STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "No List")
_DROPPED_PARTS = ("/thumbnail", "/customXml", "/stylesWithEffects", "/numbering")


def width(field: Field) -> tuple[float, float]:
    """Return the width of a column in millimetres, and its share of the room that is left on the page."""
    return (float(field.width), 0.0) if field.width else _WIDTHS.get(field.type, (44.0, 1.0))


def fitted(widths: Sequence[tuple[float, float]]) -> list[int]:
    """Return widths in twips that fill the page: what is left is shared out, what is too much is taken off alike."""
    left = BODY_WIDTH - sum(least for least, _ in widths)
    shares = sum(share for _, share in widths)
    if left < 0 or not shares:
        return [twips(least * BODY_WIDTH / (BODY_WIDTH - left)) for least, _ in widths]
    return [twips(least + left * share / shares) for least, share in widths]


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def element(name: str, /, *children: _Element, **attributes: object) -> _Element:
    """Return an element of the main namespace, with its attributes in it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def run(text: str, properties: _Element | None = None) -> _Element:
    """Return a run of text."""
    made = element("r")
    if properties is not None:
        made.append(deepcopy(properties))
    words = element("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(words)
    return made


def fonts(size: float, *, bold: bool | None = None, color: str = "") -> _Element:
    """Return run properties: the font for every script, and a size in points; None leaves the weight as it is."""
    properties = element("rPr", element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    if bold is not None:
        properties.extend([element("b", val=int(bold)), element("bCs", val=int(bold))])
    if color:
        properties.append(element("color", val=color))
    properties.extend([element("sz", val=round(size * 2)), element("szCs", val=round(size * 2))])
    return properties


def document(title: str, year: str, *, compact: bool = False) -> _Document:
    """Return an empty document with its page, styles and footer; `compact` for one of a page or two."""
    from docx import Document

    made = Document()
    for part in (made.part, made.part.package):
        for name, relation in list(part.rels.items()):
            if relation.reltype.endswith(_DROPPED_PARTS):
                del part.rels[name]
    _styles(made.styles.element, compact=compact)
    _page(made, title, year, compact=compact)
    _settings(made.settings.element)
    _properties(made.core_properties, title)
    return made


# ------------------------------------------------------------------------------------------ styles


def _styles(root: _Element, *, compact: bool) -> None:
    from docx.oxml.ns import qn

    for style in root.findall(qn("w:style")):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT_STYLES:
            root.remove(style)
        elif style.get(qn("w:styleId")) == "Normal":
            for old in [*style.findall(qn("w:rPr")), *style.findall(qn("w:pPr"))]:
                style.remove(old)
    defaults = root.find(qn("w:docDefaults"))
    defaults.clear()
    own = fonts(9 if compact else 9.5)
    own.append(element("lang", val="en-US", eastAsia="ja-JP", bidi="ar-SA"))
    defaults.extend(
        [element("rPrDefault", own), element("pPrDefault", element("pPr", _spacing(line=1.0 if compact else 1.1)))]
    )
    styles = {style.get(qn("w:styleId")): style for style in _own_styles()}
    root.extend(
        (styles | {style.get(qn("w:styleId")): style for style in _compact_styles()} if compact else styles).values()
    )


def _spacing(before: float = 0, after: float = 0, line: float = 0) -> _Element:
    """Return the spacing of a paragraph: points before and after it, and the height of a line."""
    made = element("spacing", before=round(before * 20), after=round(after * 20))
    if line:
        for key, value in (("line", round(line * 240)), ("lineRule", "auto")):
            made.set(made.tag.replace("spacing", key), str(value))
    return made


def _style(name: str, title: str, properties: list[_Element], own: _Element | None, level: int = 0) -> _Element:
    style = element("style", type="paragraph", styleId=name)
    if level:
        properties = [*properties, element("outlineLvl", val=level - 1)]
    else:
        style.set(style.tag.replace("style", "customStyle"), "1")
    style.extend([element("name", val=title), element("basedOn", val="Normal")])
    if level:
        style.append(element("next", val="Normal"))
    style.extend([element("qFormat"), element("pPr", *properties)])
    if own is not None:
        style.append(own)
    return style


def _own_styles() -> list[_Element]:
    def together() -> list[_Element]:
        return [element("keepNext"), element("keepLines")]

    def aligned(side: str) -> _Element:
        return element("jc", val=side)

    rule = element("pBdr", element("left", val="single", sz=48, space=5, color=_NAVY),
                   element("bottom", val="single", sz=12, space=2, color=_NAVY))  # fmt: skip
    inset = element("ind", left=twips(2.6))
    heading = fonts(12.5, bold=True, color=_NAVY)
    return [
        _style("FormYear", "様式の年度", [_spacing(86), aligned("center")], fonts(14, bold=True, color=_NAVY)),
        _style("FormTitle", "様式の題名", [_spacing(6, 26), aligned("center")], fonts(20, bold=True, color=_NAVY)),
        _style("Heading1", "heading 1", [*together(), rule, _spacing(14, 6), inset], heading, 1),
        _style("Heading2", "heading 2", [*together(), _spacing(8, 3)], fonts(10, bold=True), 2),
        _style("FormSubtitle", "節の副題", [element("keepNext"), _spacing(2, 4)], fonts(10, bold=True)),
        _style("FormNote", "注", [_spacing(2, 4)], fonts(8.5)),
        _style("FormGap", "表の間", [_gap()], fonts(4)),
        _style("CellHead", "欄名", [element("keepNext"), aligned("center")], fonts(9.5, bold=True)),
        _style("CellLabel", "行の見出し", [aligned("left")], None),
        _style("CellText", "記入欄", [aligned("left")], None),
        _style("CellWide", "記入欄（幅広）", [_spacing(line=1.2), aligned("both")], fonts(10)),
        _style("CellCenter", "記入欄（中央）", [aligned("center")], None),
        _style("CellNumber", "記入欄（数値）", [aligned("right")], None),
        _style("CellName", "記入欄（自治体名）", [aligned("left")], fonts(16, bold=True)),
        _style("CellHeadline", "記入欄（見出し）", [aligned("left")], fonts(12, bold=True)),
        _style(LEGEND, LEGEND_STYLE, [_spacing(6), aligned("right")], fonts(8.5)),
        _draft_style(),
    ]  # fmt: skip


def _compact_styles() -> list[_Element]:
    """Return the styles that differ where a form is to fit a page or two."""
    rule = element("pBdr", element("left", val="single", sz=48, space=5, color=_NAVY),
                   element("bottom", val="single", sz=8, space=1, color=_NAVY))  # fmt: skip
    together = [element("keepNext"), element("keepLines")]
    return [
        _style("FormYear", "様式の年度", [_spacing(0, 1), element("jc", val="center")],
               fonts(10.5, bold=True, color=_NAVY)),
        _style("FormTitle", "様式の題名", [_spacing(0, 4), element("jc", val="center")],
               fonts(14, bold=True, color=_NAVY)),
        _style("Heading1", "heading 1", [*together, rule, _spacing(5, 3), element("ind", left=twips(2.6))],
               fonts(10.5, bold=True, color=_NAVY), 1),
        _style("CellHead", "欄名", [element("keepNext"), element("jc", val="center")], fonts(8.5, bold=True)),
        _style("CellName", "記入欄（自治体名）", [element("jc", val="left")], fonts(12, bold=True)),
        _style("CellHeadline", "記入欄（見出し）", [element("jc", val="left")], fonts(10)),
        _style(LEGEND, LEGEND_STYLE, [_spacing(2), element("jc", val="right")], fonts(8)),
    ]  # fmt: skip


def _gap() -> _Element:
    return element("spacing", before=0, after=0, line=160, lineRule="exact")


def _draft_style() -> _Element:
    style = element("style", type="character", styleId=DRAFT)
    style.set(style.tag.replace("style", "customStyle"), "1")
    shade = element("shd", val="clear", color="auto", fill=DRAFT_FILL)
    style.extend([element("name", val=DRAFT_STYLE), element("qFormat"), element("rPr", shade)])
    return style


# ------------------------------------------------------------------------------------------ page and settings


def _page(made: _Document, title: str, year: str, *, compact: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_PAGE_WIDTH), Mm(_PAGE_HEIGHT)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = (Mm(13), Mm(12)) if compact else (Mm(_MARGIN), Mm(_MARGIN - 1))
    section.header_distance, section.footer_distance = Mm(7), Mm(7)
    footer = section.footer.paragraphs[0]
    footer.style = made.styles["Normal"]
    footer._p.get_or_add_pPr().append(element("tabs", element("tab", val="right", pos=twips(BODY_WIDTH))))
    small = fonts(8, color="595959")
    tab = element("r", deepcopy(small), element("tab"))
    words = "" if compact else f"{title}（{year}）"
    footer._p.extend([run(words, small), tab, element("fldSimple", run("1", small), instr=" PAGE ")])


def _settings(root: _Element) -> None:
    """Leave only the settings that a Japanese form needs, in the order of the schema."""
    from docx.oxml.ns import qn

    colors = root.find(qn("w:clrSchemeMapping"))
    mode = element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    for old in list(root):
        root.remove(old)
    root.extend(
        [
            element("defaultTabStop", val=840),
            element("characterSpacingControl", val="compressPunctuation"),
            element("compat", mode),
            element("themeFontLang", val="en-US", eastAsia="ja-JP"),
            *([colors] if colors is not None else []),
            element("decimalSymbol", val="."),
            element("listSeparator", val=","),
        ]
    )


def _properties(properties: Any, title: str) -> None:  # noqa: ANN401  # python-docx is not typed
    import datetime

    properties.title = title
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime.datetime(2024, 4, 1, tzinfo=datetime.UTC)
    properties.language = "ja-JP"
