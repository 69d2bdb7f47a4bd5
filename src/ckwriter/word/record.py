"""The part of a Word file that holds the record of what was written into it: find, read, make, take out."""

from __future__ import annotations

import posixpath
import re
import zlib
from typing import Any

from ckwriter.errors import ReadError
from ckwriter.word import archive
from ckwriter.word.archive import Member
from ckwriter.word.filling import escaped
from ckwriter.word.names import CONTENT_TYPES, CUSTOM_XML, OFFICE, RECORD, RELATIONSHIPS
from ckwriter.word.parts import Package, relationships_of

_Element = Any
_LEVEL = 4
"""How hard the part is compressed, as every filling writes it: 1 is fastest, 9 is smallest."""
_PIECE = 500_000
"""Characters that one element holds: parsers refuse texts of ten million bytes."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_TYPES = "[Content_Types].xml"
_STORE_ID = "{6C1A9B60-52E1-4F0B-9D5E-0C6B0A7D3E21}"


def record(package: Package) -> bytes | None:
    """Return the record that ckwriter left in a Word file, or None if there is none or it is damaged."""
    member = record_member(package)
    if member is None:
        return None
    try:
        return "".join(package.parse(member).itertext()).encode("utf-8")
    except ReadError:
        return None


def record_member(package: Package) -> str | None:
    """Return the name of the member that holds the record, or None."""
    members = (member for member in package.related("customXml") if RECORD.encode() in package.read(member)[:4096])
    return next(members, None)


def record_part(name: str, record: bytes) -> Member:
    """Return the member that holds a record, in pieces that every XML parser takes."""
    text = _NOT_IN_XML.sub("\ufffd", record.decode("utf-8", "replace"))
    pieces = [escaped(text[start : start + _PIECE]) for start in range(0, len(text), _PIECE)]
    body = b"".join(b"<json>%b</json>" % piece for piece in pieces)
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return archive.compressed(name, head + b'<record xmlns="%b">%b</record>' % (RECORD.encode(), body), _LEVEL)


def drop_record(package: Package, members: dict[str, Member]) -> None:
    """Take the record out of the members of a file that was filled before and now serves as a blank form."""
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
    types = package.parse(_TYPES)
    for item in types.findall(f"{{{CONTENT_TYPES}}}Override"):
        if (item.get("PartName") or "").lstrip("/") in gone:
            types.remove(item)
    members[rels] = archive.serialised(rels, root)
    members[_TYPES] = archive.serialised(_TYPES, types)


def room_for_record(package: Package, members: dict[str, Member]) -> str:
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
    members[rels] = archive.serialised(rels, root)
    own = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})  # type: ignore[dict-item]  # the stubs do not know the default namespace
    _relate(own, f"{OFFICE}/customXmlProps", f"itemProps{number}.xml")
    members[relationships_of(record)] = archive.serialised(relationships_of(record), own)
    store = etree.Element(f"{{{CUSTOM_XML}}}datastoreItem", nsmap={"ds": CUSTOM_XML})
    store.set(f"{{{CUSTOM_XML}}}itemID", _STORE_ID)
    schemas = etree.SubElement(store, f"{{{CUSTOM_XML}}}schemaRefs")
    etree.SubElement(schemas, f"{{{CUSTOM_XML}}}schemaRef").set(f"{{{CUSTOM_XML}}}uri", RECORD)
    members[properties] = archive.serialised(properties, store)
    types = etree.fromstring(_content(members, _TYPES))
    defaults = {(item.get("Extension") or "").lower() for item in types.findall(f"{{{CONTENT_TYPES}}}Default")}
    if "xml" not in defaults:
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Default", Extension="xml", ContentType="application/xml")
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{properties}", ContentType=kind)
    members[_TYPES] = archive.serialised(_TYPES, types)
    return record


def _relate(root: _Element, kind: str, target: str) -> None:
    from lxml import etree

    taken = {item.get("Id") for item in root}
    number = 1
    while f"rIdCk{number}" in taken:
        number += 1
    etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=f"rIdCk{number}", Type=kind, Target=target)


def _content(members: dict[str, Member], name: str) -> bytes:
    member = members[name]
    return zlib.decompress(member.data, -15) if member.method else member.data
