"""Parts that a document is related to: found or made, changed as trees, and saved with what relates them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from itertools import count
from typing import Any, NamedTuple

from ckwriter.word import archive
from ckwriter.word.archive import Member
from ckwriter.word.names import COMPATIBILITY, CONTENT_TYPES, OFFICE, PREFIXES, RELATIONSHIPS, STRICT, USUAL
from ckwriter.word.parts import Package, relationships_of

_Element = Any
_TYPES = "[Content_Types].xml"
_IGNORABLE = f"{{{COMPATIBILITY}}}Ignorable"


class Part(NamedTuple):
    """A kind of part."""

    name: str
    """The usual name of its file, without the ending."""
    relationship: str | None
    """The type of the relationship; None for one of the standard's own, which ends in the name."""
    content_type: str
    namespace: str
    root: str
    """Its root element."""

    @property
    def type(self) -> str:
        """The type of the relationship."""
        return self.relationship or f"{OFFICE}/{self.name}"


class Parts:
    """The parts of a file that are looked at and changed."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._strict = STRICT in package.read(package.document)
        self._roots: dict[str, _Element] = {}
        self._names: dict[Part, str] = {}
        self._changed: dict[str, None] = {}
        self._made: list[tuple[Part, str]] = []

    def name(self, part: Part) -> str | None:
        """Return the member that is the part of this kind, or None."""
        if part not in self._names:
            targets = self.package.targets(self.package.document)
            found = next((t for kind, t in targets if kind == part.type and t in self.package.members), None)
            if found is None:
                return None
            self._names[part] = found
        return self._names[part]

    def root(self, part: Part) -> _Element | None:
        """Return the root of a part, or None if the file has none; it is not to be changed."""
        name = self.name(part)
        if name is None:
            return None
        if name not in self._roots:
            self._roots[name] = self.package.parse(name)
        return self._roots[name]

    def root_for(self, part: Part, prefixes: Mapping[str, str] = {}) -> _Element:
        """Return the root of a part, to be changed; one that the file does not have is made.

        Args:
            part: the kind of part.
            prefixes: further namespaces that its elements will use, and that older programs may ignore.

        """
        name = self.name(part)
        if name is None:
            name = self._names[part] = self._free_name(part)
            self._roots[name] = _new_root(part)
            self._made.append((part, name))
        root = self.root(part)
        lacking = {prefix: uri for prefix, uri in prefixes.items() if not _ignores(root, uri)}
        if lacking:
            root = self._roots[name] = _with_prefixes(root, lacking)
        self._changed[name] = None
        return root

    def _free_name(self, part: Part) -> str:
        folder = posixpath.dirname(self.package.document)
        names = (posixpath.join(folder, f"{part.name}{number or ''}.xml") for number in count())
        taken = {name.lower() for name in (*self.package.members, *self._roots)}
        return next(name for name in names if name.lower() not in taken)

    # -------------------------------------------------------------------------------- saving

    def save(self, members: dict[str, Member], document: _Element) -> None:
        """Put the document and the parts that changed among the members of a file, with what relates them."""
        for name, root in ((self.package.document, document), *((name, self._roots[name]) for name in self._changed)):
            members[name] = self.serialised(name, root)
        if self._made:
            self._relate(members)
        types = self.package.parse(_TYPES)
        if self._declare(types):
            members[_TYPES] = archive.serialised(_TYPES, types)

    def serialised(self, name: str, root: _Element) -> Member:
        """Return the member that holds a tree, in the variant of the standard in which the file is written."""
        from lxml import etree

        data = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
        if self._strict:
            for strict, usual in USUAL.items():
                data = data.replace(usual, strict)
        return archive.compressed(name, data)

    def _relate(self, members: dict[str, Member]) -> None:
        from lxml import etree

        rels = relationships_of(self.package.document)
        root = (
            self.package.parse(rels)
            if rels in self.package.members
            else etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})  # type: ignore[dict-item]  # the stubs do not know the default namespace
        )
        taken = {item.get("Id") for item in root}
        numbers = (f"rIdCk{number}" for number in count(1))
        for part, name in self._made:
            free = next(number for number in numbers if number not in taken)
            target = posixpath.relpath(name, posixpath.dirname(self.package.document) or ".")
            item = root.makeelement(f"{{{RELATIONSHIPS}}}Relationship", Id=free, Type=part.type, Target=target)
            root.append(item)
        members[rels] = self.serialised(rels, root)

    def _declare(self, types: _Element) -> bool:
        """Say of what kind the parts are for which nothing says it; True if there were any."""
        said = {(item.get("PartName") or "").lower() for item in types.iter(f"{{{CONTENT_TYPES}}}Override")}
        lacking = [(part, name) for part, name in self._names.items() if f"/{name}".lower() not in said]
        for part, name in lacking:
            item = types.makeelement(f"{{{CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=part.content_type)
            types.append(item)
        return bool(lacking)


def _new_root(part: Part) -> _Element:
    from lxml import etree

    return etree.Element(f"{{{part.namespace}}}{part.root}", nsmap={PREFIXES[part.namespace]: part.namespace})


def _ignores(root: _Element, uri: str) -> bool:
    """Tell whether a root declares a namespace as one that older programs may ignore."""
    prefixes = (root.get(_IGNORABLE) or "").split()
    return any(root.nsmap.get(prefix) == uri for prefix in prefixes)


def _with_prefixes(root: _Element, prefixes: Mapping[str, str]) -> _Element:
    """Return a root with the same content that declares further namespaces as ones to be ignored."""
    from lxml import etree

    own = dict(root.nsmap)
    known = {uri: prefix for prefix, uri in own.items() if prefix}
    ignorable = (root.get(_IGNORABLE) or "").split()
    for wanted, uri in ({"mc": COMPATIBILITY} | dict(prefixes)).items():
        prefix = known.get(uri)
        if prefix is None:
            prefix = next(free for number in count() if (free := f"{wanted}{number or ''}") not in own)
            own[prefix] = uri
        if uri != COMPATIBILITY:
            ignorable.append(prefix)
    made = etree.Element(root.tag, attrib=dict(root.attrib), nsmap=own)
    made.set(_IGNORABLE, " ".join(ignorable))
    made.text = root.text
    made.extend(list(root))
    return made
