"""What stands in the margin of a Word file, read without ckwriter; and what is left of a document without it."""

from __future__ import annotations

import io
import zipfile
from typing import Any, NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HIDDEN = {f"{W}{name}" for name in ("del", "moveFrom", "rt", "instrText", "txbxContent")}


class Margin(NamedTuple):
    """One comment."""

    number: str
    author: str
    text: str
    words: str
    """What stands between the two ends of its range."""
    done: bool
    answers: str
    """The id of the comment that it answers, or nothing."""
    date: str


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return etree.fromstring(container.read(name))


def margins(data: bytes) -> list[Margin]:
    """Return the comments of a file in the order of its comments part."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        names = set(container.namelist())
    if "word/comments.xml" not in names:
        return []
    body = part(data, "word/document.xml")
    rows = part(data, "word/commentsExtended.xml") if "word/commentsExtended.xml" in names else ()
    extended = {row.get(f"{W15}paraId"): row for row in rows}
    comments = part(data, "word/comments.xml").findall(f"{W}comment")
    last = {c.get(f"{W}id"): c.findall(f".//{W}p")[-1].get(f"{W14}paraId") for c in comments}
    by_paragraph = {paragraph: number for number, paragraph in last.items()}
    found = []
    for comment in comments:
        number = comment.get(f"{W}id")
        row = extended.get(last[number])
        parent = row.get(f"{W15}paraIdParent") if row is not None else None
        found.append(
            Margin(
                number,
                comment.get(f"{W}author"),
                "\n".join(_text(line) for line in comment.findall(f".//{W}p")),
                words(body, number),
                row is not None and row.get(f"{W15}done") == "1",
                by_paragraph.get(parent, ""),
                comment.get(f"{W}date") or "",
            )
        )
    return found


def _text(element: Any) -> str:
    return "".join(leaf.text or "" for leaf in element.iter(f"{W}t"))


def words(body: Any, number: str) -> str:
    """Return what stands between the ends of a comment's range: no deleted text, no readings, no text boxes."""
    inside, found = False, ""
    hidden = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _HIDDEN:
            hidden += 1 if event == "start" else -1
        if event == "end":
            continue
        if element.tag == f"{W}commentRangeStart" and element.get(f"{W}id") == number:
            inside = True
        elif element.tag == f"{W}commentRangeEnd" and element.get(f"{W}id") == number:
            return found
        elif inside and not hidden:
            if element.tag == f"{W}t":
                found += element.text or ""
            elif element.tag in (f"{W}p", f"{W}br"):
                found += "\n"
            elif element.tag == f"{W}tab" and element.getparent().tag == f"{W}r":
                found += "\t"
    raise AssertionError(f"the range of comment {number} does not end")


def stripped(data: bytes) -> bytes:
    """Return the document of a file without comments, its runs put together again, in canonical form."""
    return joined(part(data, "word/document.xml"))


def joined(body: Any) -> bytes:
    """Take the comments out of a document, put its runs together again, and return it in canonical form."""
    for name in ("commentRangeStart", "commentRangeEnd"):
        for anchor in list(body.iter(f"{W}{name}")):
            anchor.getparent().remove(anchor)
    for reference in list(body.iter(f"{W}commentReference")):
        run = reference.getparent()
        assert [child.tag for child in run if child.tag != f"{W}rPr"] == [reference.tag]
        run.getparent().remove(run)
    for run in list(body.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and before.tag == f"{W}r" and _look(before) == _look(run):
            before.extend([child for child in run if child.tag != f"{W}rPr"])
            run.getparent().remove(run)
    for leaf in list(body.iter(f"{W}t")):
        leaf.attrib.pop(_SPACE, None)
        before = leaf.getprevious()
        if before is not None and before.tag == f"{W}t":
            before.text = (before.text or "") + (leaf.text or "")
            leaf.getparent().remove(leaf)
    return etree.tostring(body, method="c14n")


def _look(run: Any) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    properties = run.find(f"{W}rPr")
    look = b"" if properties is None else etree.tostring(properties, method="c14n")
    return look, tuple(sorted(run.attrib.items()))


def others(data: bytes) -> dict[str, bytes]:
    """Return the members of a file that have nothing to do with comments."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {
            name: container.read(name)
            for name in container.namelist()
            if name
            not in ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "word/people.xml")
            and not name.startswith("word/comments")
        }
