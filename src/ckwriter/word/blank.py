"""A blank form made ready to be filled: compiled once, and kept as long as it is used."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from threading import Lock
from typing import Any

from ckwriter import forms
from ckwriter.blocks import Block
from ckwriter.errors import CkwriterError, FormError, ReadError
from ckwriter.form import Form
from ckwriter.word import archive
from ckwriter.word.archive import Member
from ckwriter.word.compiling import compiled
from ckwriter.word.document import only_blocks
from ckwriter.word.document import styles as styles_in
from ckwriter.word.heads import Heads, heads
from ckwriter.word.names import DRAFT_FILL, DRAFT_STYLE, LEGEND_STYLE, MAIN, w
from ckwriter.word.parts import Package
from ckwriter.word.program import Program
from ckwriter.word.record import drop_record, room_for_record
from ckwriter.word.styles import styles_of

_Element = Any
_KEPT = 8
"""How many compiled forms are kept."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A compiled blank form with the members that stay as they are."""

    program: Program
    digest: str
    """SHA-256 of the file that it was compiled from, in hex."""
    document: str
    record: str
    members: dict[str, Member]
    """With the style of drafted text, and room for the record."""
    final: dict[str, Member]
    """Without either."""
    heads: Heads
    """The headers and footers that name the body."""


_cache: OrderedDict[tuple[str, str], Blank] = OrderedDict()
_lock = Lock()


def blank(data: bytes, form: Form, name: str) -> Blank:
    """Return a blank form (a Word file) compiled; FormError if it is broken or nothing of the form is found in it."""
    digest = hashlib.sha256(data).hexdigest()
    found = _kept(digest, form)
    if found is not None:
        return found
    try:
        made = _compile(Package(data, name), digest, form)
    except ReadError as error:
        raise FormError(f"用紙を使えません: {error}") from None
    with _lock:
        _cache[digest, form.id] = made
        while len(_cache) > _KEPT:
            _cache.popitem(last=False)
    return made


def known(digest: str, form: Form) -> Blank | None:
    """Return the blank form of this SHA-256 if it is the form's own or was used lately, else None."""
    found = _kept(digest, form)
    if found is not None:
        return found
    try:
        data = _file(form)
        return blank(data, form, "form.docx") if hashlib.sha256(data).hexdigest() == digest else None
    except (CkwriterError, OSError):
        return None


def printed(digest: str, form: Form) -> tuple[str, ...]:
    """Return what the blank form of this SHA-256 prints beside its places; nothing if it is not `known`."""
    found = known(digest, form)
    return found.program.printed if found is not None else ()


def page(digest: str, form: Form) -> tuple[Block, ...] | None:
    """Return the blocks of the blank form of this SHA-256, without their elements; None if it is not `known`.

    Nothing is compiled for them.
    """
    found = _kept(digest, form)
    try:
        data = archive.pack(found.members) if found is not None else _file(form)
        if found is None and hashlib.sha256(data).hexdigest() != digest:
            return None
        package = Package(data, "form.docx")
        return tuple(only_blocks(package, styles_in(package)))
    except (CkwriterError, OSError):
        return None


def own(form: Form) -> bytes:
    """Return the blank form that comes with a form, or one that is built from what it asks."""
    try:
        return _file(form)
    except FileNotFoundError:
        from ckwriter.word import template

        return template.build(form)
    except OSError as error:
        raise FormError(f"様式「{form.title}」の用紙を開けません（{error.strerror or error}）") from None


def _file(form: Form) -> bytes:
    return (forms.files(form.id).template / "form.docx").read_bytes()


def _kept(digest: str, form: Form) -> Blank | None:
    key = (digest, form.id)
    with _lock:
        found = _cache.get(key)
        if found is None or not (found.program.form is form or found.program.form == form):
            return None
        _cache.move_to_end(key)
        return found


def _compile(package: Package, digest: str, form: Form) -> Blank:
    members = archive.members(package)
    drop_record(package, members)
    styles = next(iter(package.related("styles")), None)
    root = package.parse(styles) if styles else None
    if root is None or styles is None:
        raise ReadError(f"{package.name}: スタイルの部品（styles.xml）がありません")
    final = _with_styles(package, members, styles, root)
    program = compiled(package, styles_of(root), form)
    record = room_for_record(package, members)
    return Blank(program, digest, package.document, record, members, final, heads(package, form))


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
    final = members | {styles: archive.serialised(styles, bare)} if found else dict(members)
    taken = {style.get(w("styleId")) for style in root.findall(w("style"))}
    for title, name in own.items():
        if title not in found:
            root.append(_style(next(free for free in _names(name) if free not in taken), title))
    if len(found) < len(own):
        members[styles] = archive.serialised(styles, root)
    return final


def _names(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}{number}" for number in count(1))


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
