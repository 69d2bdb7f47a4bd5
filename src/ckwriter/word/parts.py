"""The parts of a Word file: found by their relationships, parsed without entities, network or size limits lifted."""

from __future__ import annotations

import posixpath
import struct
import zipfile
from collections.abc import Iterator
from typing import Any, TypedDict

from ckwriter import files
from ckwriter.errors import ReadError
from ckwriter.word.names import OFFICE, RELATIONSHIPS, STRICT, USUAL

_Element = Any
_HEAD = struct.Struct("<4s22x2H")
"""What stands before a member in a zip file: its sign, and the lengths of its name and of what follows that."""


class _Safe(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool


_SAFE: _Safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def parse(data: bytes, name: str) -> _Element:
    """Return the root element of a part; ReadError, in one line, if it is no well-formed XML or declares entities."""
    from lxml import etree

    try:
        root = etree.fromstring(usual(data), etree.XMLParser(**_SAFE))
    except (etree.XMLSyntaxError, ValueError):
        raise _broken(name) from None
    return _without_dtd(root, name)


class Parsing:
    """Parses a part piece by piece, with the same limits; ReadError as soon as it is seen to be broken."""

    def __init__(self, name: str, tag: str) -> None:
        """Take the file's name, for errors, and the tag of the elements that are told of."""
        from lxml import etree

        self._name = name
        self._parser = etree.XMLPullParser(("end",), tag=tag, **_SAFE)

    def feed(self, data: bytes) -> list[_Element]:
        """Parse a piece; return the elements that are complete now."""
        from lxml import etree

        try:
            self._parser.feed(data)
        except (etree.XMLSyntaxError, ValueError):
            raise _broken(self._name) from None
        return [element for _, element in self._parser.read_events()]

    def close(self) -> _Element:
        """Return the root element."""
        from lxml import etree

        try:
            root = self._parser.close()
        except (etree.XMLSyntaxError, ValueError):
            raise _broken(self._name) from None
        return _without_dtd(root, self._name)


def usual(data: bytes) -> bytes:
    """Return a part with the namespaces that everybody uses, where it is of the strict variant."""
    if STRICT in data:
        for strict, other in USUAL.items():
            data = data.replace(strict, other)
    return data


def _without_dtd(root: _Element, name: str) -> _Element:
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        raise ReadError(f"{name}: 中身に DTD があるため開きません（不正なファイルのおそれがあります）")
    return root


def _broken(name: str) -> ReadError:
    return ReadError(f"{name}: 中身が壊れています（XML として読めません）")


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

    def take(self, member: str) -> bytes:
        """Return a member's bytes, and keep them no longer."""
        data = self.read(member)
        del self._read[member]
        return data

    def packed(self, member: str) -> bytes:
        """Return a member's bytes as they stand in the file, compressed or not; ReadError if they are not all there."""
        info = self.members[member]
        head = self.data[info.header_offset : info.header_offset + _HEAD.size]
        if len(head) < _HEAD.size or head[:4] != b"PK\x03\x04":
            raise ReadError(f"{self.name}: ファイルが壊れています")
        start = info.header_offset + _HEAD.size + sum(_HEAD.unpack(head)[1:])
        data = self.data[start : start + info.compress_size]
        if len(data) != info.compress_size:
            raise ReadError(f"{self.name}: ファイルが壊れています")
        return data

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
