"""Fill a blank form: compile it once, join bytes ever after."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import OrderedDict
from dataclasses import dataclass
from itertools import count
from threading import Lock
from typing import Any

from ckwriter import forms
from ckwriter.blocks import Written
from ckwriter.errors import FormError, ReadError
from ckwriter.form import Form
from ckwriter.matching import recorded
from ckwriter.model import Submission
from ckwriter.word import archive
from ckwriter.word.archive import Member
from ckwriter.word.compiling import compiled
from ckwriter.word.filling import escaped, fill
from ckwriter.word.names import (
    CONTENT_TYPES,
    CUSTOM_XML,
    DRAFT_FILL,
    DRAFT_STYLE,
    LEGEND_STYLE,
    MAIN,
    OFFICE,
    RECORD,
    RELATIONSHIPS,
    w,
)
from ckwriter.word.parts import Package, relationships_of
from ckwriter.word.program import Program
from ckwriter.word.reader import record_member
from ckwriter.word.styles import styles_of

_Element = Any
_LEVEL = 4
"""How hard the parts are compressed that every filling writes: 1 is fastest, 9 is smallest."""
_KEPT = 8
"""How many compiled forms are kept."""


def write(
    submission: Submission, *, template: bytes | None = None, final: bool = False, name: str = "form.docx"
) -> Written:
    """Return a blank form filled with a submission.

    Args:
        submission: what goes in.
        template: the blank form; that of the submission's form if none is given.
        final: leave the record and the style of drafted text out.
        name: the name of the blank form, for errors.

    Raises:
        FormError: the blank form is broken, or nothing of the form is found in it.

    """
    blank = _blank(template if template is not None else _own_template(submission.form), submission.form, name)
    document = fill(blank.program, submission)
    members = dict(blank.final if final else blank.members)
    members[blank.document] = archive.compressed(blank.document, document, _LEVEL)
    if not final:
        shown = {at for at in submission.cells if blank.program.has(at)}
        members[blank.record] = record_part(blank.record, recorded.dump(submission, shown, blank.program.printed))
    unplaced = tuple(at for at, cell in submission.cells.items() if not cell.empty and not blank.program.has(at))
    return Written(archive.pack(members), unplaced)


def record_part(name: str, record: bytes) -> Member:
    """Return the member that holds a record, in pieces that every XML parser takes."""
    text = _NOT_IN_XML.sub("\ufffd", record.decode("utf-8", "replace"))
    pieces = [escaped(text[start : start + _PIECE]) for start in range(0, len(text), _PIECE)]
    body = b"".join(b"<json>%b</json>" % piece for piece in pieces)
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return archive.compressed(name, head + b'<record xmlns="%b">%b</record>' % (RECORD.encode(), body), _LEVEL)


_PIECE = 500_000
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def _own_template(form: Form) -> bytes:
    """Return the blank form that comes with a form, or one that is built from what it asks."""
    try:
        path = forms.files(form.id).template / "form.docx"
        return path.read_bytes()
    except FileNotFoundError:
        from ckwriter.word import template

        return template.build(form)
    except OSError as error:
        raise FormError(f"様式「{form.title}」の用紙を開けません（{error.strerror or error}）") from None


@dataclass(frozen=True, slots=True)
class _Blank:
    """A compiled blank form with the members that stay as they are."""

    program: Program
    document: str
    record: str
    members: dict[str, Member]
    """With the style of drafted text, and room for the record."""
    final: dict[str, Member]
    """Without either."""


_cache: OrderedDict[tuple[bytes, str], _Blank] = OrderedDict()
_lock = Lock()


def _blank(data: bytes, form: Form, name: str) -> _Blank:
    key = (hashlib.sha256(data).digest(), form.id)
    with _lock:
        found = _cache.get(key)
        if found is not None and (found.program.form is form or found.program.form == form):
            _cache.move_to_end(key)
            return found
    try:
        made = _compile(Package(data, name), form)
    except ReadError as error:
        raise FormError(f"用紙を使えません: {error}") from None
    with _lock:
        _cache[key] = made
        while len(_cache) > _KEPT:
            _cache.popitem(last=False)
    return made


def _compile(package: Package, form: Form) -> _Blank:
    members = archive.members(package)
    _drop_record(package, members)
    styles = next(iter(package.related("styles")), None)
    root = package.parse(styles) if styles else None
    if root is None or styles is None:
        raise ReadError(f"{package.name}: スタイルの部品（styles.xml）がありません")
    final = _with_styles(package, members, styles, root)
    program = compiled(package, styles_of(root), form)
    record = _room_for_record(package, members)
    return _Blank(program, package.document, record, members, final)


def _with_styles(package: Package, members: dict[str, Member], styles: str, root: _Element) -> dict[str, Member]:
    """Put the styles of drafted text and its legend among the styles; return the members as they are without."""
    bare = package.parse(styles)
    own = {DRAFT_STYLE: "AIDraft", LEGEND_STYLE: "AIDraftLegend"}
    found: set[str] = set()
    for style in bare.findall(w("style")):
        title = style.find(w("name"))
        if title is not None and title.get(w("val")) in own:
            found.add(title.get(w("val")))
            bare.remove(style)
    final = members | {styles: _xml(styles, bare)} if found else dict(members)
    taken = {style.get(w("styleId")) for style in root.findall(w("style"))}
    for title, name in own.items():
        if title not in found:
            free = name if name not in taken else next(f"{name}{i}" for i in count(1) if f"{name}{i}" not in taken)
            root.append(_style(free, title))
    if len(found) < len(own):
        members[styles] = _xml(styles, root)
    return final


def _style(name: str, title: str) -> _Element:
    """Return the style of drafted text, or that of the line that explains it."""
    from lxml import etree

    kind, properties = "character", f'<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="{DRAFT_FILL}"/></w:rPr>'
    if title == LEGEND_STYLE:
        kind, properties = "paragraph", '<w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr>'
    return etree.fromstring(
        f'<w:style xmlns:w="{MAIN}" w:type="{kind}" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{title}"/><w:qFormat/>{properties}</w:style>'
    )


# ------------------------------------------------------------------------------------------ the record's part


def _drop_record(package: Package, members: dict[str, Member]) -> None:
    """Take out the record of a file that was filled before and now serves as a blank form."""
    old = record_member(package)
    if old is None:
        return
    gone = {old, relationships_of(old), *(target for _, target in package.targets(old))}
    for name in gone:
        members.pop(name, None)
    rels = relationships_of(package.document)
    root = package.parse(rels)
    for item in root.findall(f"{{{RELATIONSHIPS}}}Relationship"):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(package.document), item.get("Target") or ""))
        if target == old or item.get("Target") == f"/{old}":
            root.remove(item)
    types = package.parse("[Content_Types].xml")
    for item in types.findall(f"{{{CONTENT_TYPES}}}Override"):
        if (item.get("PartName") or "").lstrip("/") in gone:
            types.remove(item)
    members[rels] = _xml(rels, root)
    members["[Content_Types].xml"] = _xml("[Content_Types].xml", types)


def _room_for_record(package: Package, members: dict[str, Member]) -> str:
    """Relate the document to a part for the record; return the part's name."""
    from lxml import etree

    number = 1
    while any(f"customXml/{stem}{number}.xml" in members for stem in ("item", "itemProps")):
        number += 1
    record, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    rels = relationships_of(package.document)
    root = (
        etree.fromstring(_content(members, rels))
        if rels in members
        else etree.Element(f"{{{RELATIONSHIPS}}}Relationships")
    )
    _relate(root, f"{OFFICE}/customXml", f"/{record}")
    members[rels] = _xml(rels, root)
    own = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})  # type: ignore[dict-item]  # the stubs do not know the default namespace
    _relate(own, f"{OFFICE}/customXmlProps", f"itemProps{number}.xml")
    members[relationships_of(record)] = _xml(relationships_of(record), own)
    store = etree.Element(f"{{{CUSTOM_XML}}}datastoreItem", nsmap={"ds": CUSTOM_XML})
    store.set(f"{{{CUSTOM_XML}}}itemID", _STORE_ID)
    schemas = etree.SubElement(store, f"{{{CUSTOM_XML}}}schemaRefs")
    etree.SubElement(schemas, f"{{{CUSTOM_XML}}}schemaRef").set(f"{{{CUSTOM_XML}}}uri", RECORD)
    members[properties] = _xml(properties, store)
    types = etree.fromstring(_content(members, "[Content_Types].xml"))
    defaults = {(item.get("Extension") or "").lower() for item in types.findall(f"{{{CONTENT_TYPES}}}Default")}
    if "xml" not in defaults:
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Default", Extension="xml", ContentType="application/xml")
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{properties}", ContentType=kind)
    members["[Content_Types].xml"] = _xml("[Content_Types].xml", types)
    return record


_STORE_ID = "{6C1A9B60-52E1-4F0B-9D5E-0C6B0A7D3E21}"


def _relate(root: _Element, kind: str, target: str) -> None:
    from lxml import etree

    taken = {item.get("Id") for item in root}
    number = 1
    while f"rIdCk{number}" in taken:
        number += 1
    etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=f"rIdCk{number}", Type=kind, Target=target)


def _xml(name: str, root: _Element) -> Member:
    from lxml import etree

    return archive.compressed(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _content(members: dict[str, Member], name: str) -> bytes:
    import zlib

    member = members[name]
    return zlib.decompress(member.data, -15) if member.method else member.data
