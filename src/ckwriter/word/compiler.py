"""Cut a document's tree at the spots where texts go: each becomes a hole, kept as a processing instruction.

The tree is serialised once, and cut at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from ckwriter.blocks import GridCell
from ckwriter.form import Form
from ckwriter.matching import Slot
from ckwriter.matching.pieces import cells as stands
from ckwriter.word import elements
from ckwriter.word.names import DRAFT_STYLE, w
from ckwriter.word.page import content
from ckwriter.word.program import Hole, Legend, Node
from ckwriter.word.runs import P, leaves
from ckwriter.word.styles import Styles

_Element = Any
_TARGET = "ckwriter-hole"
_CUT = re.compile(rb"<\?ckwriter-hole (\d+)\?>")
_TOKEN = re.compile("[●○◯]")
LEGEND = "　この網かけの文章は、機械が下書きしたもので、まだ職員が確認していません。"
"""What the line says that explains drafted text, behind a sample of its style."""


class Compiler:
    """Turns the tree of a document into a program."""

    def __init__(self, root: _Element, form: Form, styles: Styles) -> None:
        self.root = root
        self.form = form
        self.styles = styles
        self.nodes: list[Node] = []
        names = root.nsmap
        self.prefix = next(prefix for prefix, uri in names.items() if prefix and w("") == f"{{{uri}}}")
        self._declared = [
            (prefix, uri, f' {f"xmlns:{prefix}" if prefix else "xmlns"}="{uri}"'.encode())
            for prefix, uri in names.items()
        ]
        """The namespaces that the root declares: prefix, address, and the words that declare it."""

    def mark(self, node: Node) -> _Element:
        """Return what stands in the tree for a node."""
        from lxml import etree

        self.nodes.append(node)
        return etree.ProcessingInstruction(_TARGET, str(len(self.nodes) - 1))

    def marked(self, element: _Element) -> list[Node]:
        """Return the nodes that stand inside an element."""
        from lxml import etree

        return [self.nodes[int(m.text)] for m in element.iter(etree.ProcessingInstruction) if m.target == _TARGET]

    def cut(self, data: bytes) -> Iterator[Node]:
        """Yield the nodes of serialised elements: bytes, and what the marks stand for."""
        for index, piece in enumerate(_CUT.split(data)):
            if index % 2:
                yield self.nodes[int(piece)]
            elif piece:
                yield piece

    def raw(self, element: _Element) -> bytes:
        """Return an element as it stands within the document, without the namespaces that the root declares."""
        from lxml import etree

        data: bytes = etree.tostring(element, encoding="UTF-8", with_tail=False)
        data = data[data.index(b"?>") + 2 :].lstrip() if data.startswith(b"<?xml ") else data
        end = data.index(b">")
        head = data[:end]
        own = element.nsmap
        for prefix, uri, declaration in self._declared:
            if own.get(prefix) == uri:
                head = head.replace(declaration, b"")
        return head + data[end:]

    def tag(self, name: str, **attributes: str) -> bytes:
        """Return an element without content, as bytes."""
        values = "".join(f' {self.prefix}:{key}="{value}"' for key, value in attributes.items())
        return f"<{self.prefix}:{name}{values}/>".encode()

    # -------------------------------------------------------------------------------- holes

    def slot(self, at: str, slot: Slot) -> None:
        """Make a hole of a slot."""
        if not isinstance(slot.spot, GridCell):
            further = [spot.ref for spot in slot.more if not isinstance(spot, GridCell)] if slot.whole else []
            self._in(at, slot, [slot.spot.ref, *further], slot.whole)
            return
        cell = slot.spot.ref[slot.below]
        paragraphs = [child for child in content(cell) if child.tag == P]
        if not paragraphs:
            paragraphs = [elements.make(cell, "p")]
            cell.append(paragraphs[0])
        self._in(at, slot, paragraphs, slot.whole or bool(slot.below))

    def _in(self, at: str, slot: Slot, paragraphs: list[_Element], whole: bool) -> None:
        """Make a hole in paragraphs: of all of them, of one of them, or of some characters of one."""
        if whole:
            self._replace(at, slot, paragraphs)
            return
        start = 0
        for paragraph in paragraphs:
            length = sum(len(text) for _, text in leaves(paragraph))
            first, last = slot.start - start, slot.end - start
            start += length + 1
            if first >= length and last > length and paragraph is not paragraphs[-1]:
                continue
            if first <= 0 and last >= length and paragraph is not paragraphs[0]:
                self._replace(at, slot, [paragraph])
            else:
                self._within(at, slot, paragraph, max(first, 0), max(0, min(last, length)))
            return

    def _replace(self, at: str, slot: Slot, paragraphs: list[_Element]) -> None:
        first = paragraphs[0]
        properties = first.find(f".//{w('r')}/{w('rPr')}")
        if properties is None and not slot.text:
            properties = elements.mark_properties(first)
        blank = b"".join(self.raw(paragraph) for paragraph in paragraphs)
        if slot.choices and stands.chosen(slot.text, slot.choices):
            blank = self._printed(slot, first, properties)
        elif slot.text.strip() and not slot.choices and not _TOKEN.search(slot.text):
            blank = self.raw(elements.emptied(first))
        first.addprevious(self.mark(self._hole(at, slot, blank, properties, first, whole=True, breaks=True)))
        for paragraph in paragraphs:
            paragraph.getparent().remove(paragraph)

    def _printed(self, slot: Slot, paragraph: _Element, properties: _Element | None) -> bytes:
        """Return the words of a choice without the mark that a filled form has on one of them."""
        hole = self._hole("", slot, b"", properties, paragraph, whole=True, breaks=True)
        return hole.first + hole.run + hole.printed.encode() + hole.end + hole.last

    def _within(self, at: str, slot: Slot, paragraph: _Element, start: int, end: int) -> None:
        runs = elements.isolated(paragraph, start, end)
        properties = runs[-1].find(w("rPr"))
        breaks = runs[-1].getparent().tag == P
        kept = not slot.text.strip() or slot.choices or _TOKEN.search(slot.text)
        blank = b"".join(self.raw(run) for run in runs) if start != end and kept else b""
        mark = self.mark(self._hole(at, slot, blank, properties, paragraph, whole=False, breaks=breaks))
        if start == end:
            runs[-1].addnext(mark)
            return
        runs[0].addprevious(mark)
        for run in runs:
            run.getparent().remove(run)

    def _hole(
        self, at: str, slot: Slot, blank: bytes, run: _Element | None, paragraph: _Element, *, whole: bool, breaks: bool
    ) -> Hole:
        opening, drafted = self._open_run(run)
        properties = paragraph.find(w("pPr"))
        hanging = elements.hanging(properties, paragraph)
        start = self._open("p") + (self.raw(properties) if properties is not None else b"")
        item = self._open("p") + self.raw(hanging) if hanging is not None else start
        stop = self._close("p")
        line = self._open("r") + self.tag("br") + self._close("r")
        return Hole(
            at=at,
            blank=blank,
            first=start if whole else b"",
            first_item=item if whole else b"",
            further=stop + start if breaks else line,
            further_item=stop + item if breaks else line,
            last=stop if whole else b"",
            run=opening,
            drafted=drafted,
            end=self._close("t") + self._close("r"),
            tab=self._close("t") + self.tag("tab") + self._open_text(),
            printed=stands.unmarked(slot.text, slot.choices) if slot.choices else "",
            choices=slot.choices,
        )

    def _open(self, name: str) -> bytes:
        return f"<{self.prefix}:{name}>".encode()

    def _close(self, name: str) -> bytes:
        return f"</{self.prefix}:{name}>".encode()

    def _open_text(self) -> bytes:
        return f'<{self.prefix}:t xml:space="preserve">'.encode()

    def _open_run(self, properties: _Element | None) -> tuple[bytes, bytes]:
        """Return what opens a run with these properties: for a person's text, and for drafted text."""
        plain = deepcopy(properties) if properties is not None else None
        style = plain.find(w("rStyle")) if plain is not None else None
        if plain is not None and style is not None and style.get(w("val")) in self.styles.drafts:
            plain.remove(style)
        shaded = deepcopy(plain) if plain is not None else elements.make(self.root, "rPr")
        for name in ("rStyle", "shd", "highlight"):
            for old in shaded.findall(w(name)):
                shaded.remove(old)
        shaded.insert(0, elements.make(self.root, "rStyle", val=min(self.styles.drafts)))
        own = self.raw(plain) if plain is not None and len(plain) else b""
        return self._open("r") + own + self._open_text(), self._open("r") + self.raw(shaded) + self._open_text()

    # -------------------------------------------------------------------------------- the legend

    def legend(self) -> None:
        """Make a hole for the line that explains drafted text: where the form leaves room for it, or at its top."""
        body = self.root.find(w("body"))
        styles = (style for style in body.iter(w("pStyle")) if style.get(w("val")) in self.styles.legends)
        style = next(styles, None)
        if style is not None:
            room = style.getparent().getparent()
            blank = self.raw(elements.emptied(room))
            room.addprevious(self.mark(Legend(self._explained(room.find(w("pPr"))), blank)))
            room.getparent().remove(room)
            return
        properties = elements.make(body, "pPr")
        properties.append(elements.make(body, "pStyle", val=min(self.styles.legends)))
        body.insert(0, self.mark(Legend(self._explained(properties), b"")))

    def _explained(self, properties: _Element) -> bytes:
        plain, drafted = self._open_run(None)
        end = self._close("t") + self._close("r")
        words = drafted + DRAFT_STYLE.encode() + end + plain + LEGEND.encode() + end
        return self._open("p") + self.raw(properties) + words + self._close("p")
