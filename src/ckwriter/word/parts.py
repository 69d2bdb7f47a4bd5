"""The parts of a Word file: found by their relationships, parsed without entities, network or size limits lifted."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from ckwriter import files
from ckwriter.errors import ReadError
from ckwriter.word.names import OFFICE, RELATIONSHIPS, STRICT, USUAL

_Element = Any


def parse(data: bytes, name: str) -> _Element:
    """Return the root element of a part; ReadError, in one line, if it is no well-formed XML or declares entities."""
    from lxml import etree

    if STRICT in data:
        for strict, usual in USUAL.items():
            data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise ReadError(f"{name}: 中身が壊れています（XML として読めません）") from None
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        raise ReadError(f"{name}: 中身に DTD があるため開きません（不正なファイルのおそれがあります）")
    return root


class Package:
    """A Word file's container: its members, and the relationships between them."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.data = data
        self.zip: zipfile.ZipFile = files.unzip(data, name)
        self._read: dict[str, bytes] = {}
        self._targets: dict[str, list[tuple[str, str]]] = {}
        self.members = {member.filename: member for member in self.zip.infolist()}
        self.document = self._document()

    def _document(self) -> str:
        for kind, target in self.targets(""):
            if kind.endswith("/officeDocument"):
                return target
        raise ReadError(f"{self.name}: Word の文書（.docx）ではありません")

    def read(self, member: str) -> bytes:
        """Return a member's bytes; ReadError if it is missing or broken."""
        if member not in self._read:
            self._read[member] = files.member(self.zip, member, self.name)
        return self._read[member]

    def parse(self, member: str) -> _Element:
        """Return the root element of a member."""
        return parse(self.read(member), self.name)

    def targets(self, member: str) -> list[tuple[str, str]]:
        """Return a member's relationships ("" for the package's) as (type, target member), without external ones."""
        if member not in self._targets:
            self._targets[member] = list(self._related(member))
        return self._targets[member]

    def _related(self, member: str) -> Iterator[tuple[str, str]]:
        rels = relationships_of(member)
        if rels not in self.members:
            return
        for item in self.parse(rels).iterfind(f"{{{RELATIONSHIPS}}}Relationship"):
            if item.get("TargetMode") != "External":
                target = item.get("Target") or ""
                folder = "" if target.startswith("/") else posixpath.dirname(member)
                yield item.get("Type") or "", posixpath.normpath(posixpath.join(folder, target.lstrip("/")))

    def related(self, kind: str) -> list[str]:
        """Return the members that the document is related to by a kind of relationship (`styles`)."""
        wanted = f"{OFFICE}/{kind}"
        return [path for found, path in self.targets(self.document) if found == wanted and path in self.members]


def relationships_of(member: str) -> str:
    """Return the name of the member that holds another one's relationships."""
    folder, _, file = member.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/") if member else "_rels/.rels"
