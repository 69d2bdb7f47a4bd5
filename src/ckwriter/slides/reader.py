"""Slides as blocks: each slide's title, text boxes and tables, in the order in which a person reads them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from ckwriter import files
from ckwriter.blocks import Block, Blocks, Grid, Heading, Paragraph
from ckwriter.boxes import in_reading_order
from ckwriter.errors import CkwriterError, MissingExtra, ReadError
from ckwriter.slides import attached, shapes
from ckwriter.slides.names import p
from ckwriter.slides.shapes import Inherited, Placed
from ckwriter.slides.titles import with_titles

_FALSE = ("0", "false")
_FEWEST = 3
"""On how many slides the same words must stand in the same place to be a running head."""
_NUMBER = re.compile("[0-9０-９]{1,3}")
_LETTERS = re.compile(r"[^\W\d]{2}")


def read(data: bytes, name: str) -> Blocks:
    """Return the blocks of a presentation; ReadError, in one line, if it is none or is broken.

    Slide numbers and dates are left out. Speakers' notes, hidden slides, footers, words that stand in the same place
    on most slides, and the words of diagrams and charts are kept aside. Macros are never run.
    """
    container = files.unzip(data, name)
    for member in container.namelist():
        if member.endswith((".xml", ".rels")) and b"<!DOCTYPE" in files.member(container, member, name)[:4096]:
            raise ReadError(f"{name}: 中身に DTD があるため開きません（不正なファイルのおそれがあります）")
    try:
        from pptx import Presentation
    except ModuleNotFoundError:
        raise MissingExtra("slides", "スライド（.pptx）の読み込み") from None
    try:
        presentation = Presentation(BytesIO(data))
        slides = [_Slide(slide, number) for number, slide in enumerate(presentation.slides, 1)]
        return Blocks(tuple(_without_running_heads(slides, presentation.slide_height or 0)))
    except CkwriterError:
        raise
    except Exception as error:  # python-pptx raises whatever a wrong part makes it stumble over
        raise ReadError(
            f"{name}: スライドとして読めません。ファイルが壊れているおそれがあります（{type(error).__name__}）"
        ) from None


class _Slide:
    """One slide, taken apart."""

    def __init__(self, slide: Any, number: int) -> None:  # noqa: ANN401  # python-pptx is not typed
        tree = _tree(slide)
        self.number = number
        self.hidden = slide._element.get("show") in _FALSE
        self.placed = [
            *_printed(slide, number),
            *shapes.placed(tree, _inherited(slide), number, lambda shape: attached.embedded(shape, slide, number)),
        ]
        words = (*attached.texts(tree, slide), *attached.notes(slide))
        self.kept_aside = [Paragraph(text.strip(), number, aside=True) for text in words if text.strip()]


def _printed(slide: Any, number: int) -> Iterator[Placed]:  # noqa: ANN401
    """Yield what the slide's layout and master print on it."""
    layout = slide.slide_layout
    if slide._element.get("showMasterSp") in _FALSE:
        return
    yield from shapes.printed(_tree(layout), number)
    if layout._element.get("showMasterSp") not in _FALSE:
        yield from shapes.printed(_tree(layout.slide_master), number)


def _tree(slide: Any) -> Any:  # noqa: ANN401
    return slide._element.find(f"{p('cSld')}/{p('spTree')}")


def _inherited(slide: Any) -> Inherited:  # noqa: ANN401
    layout = slide.slide_layout
    master = layout.slide_master
    by_index, by_type = {}, {}
    for shape, _ in shapes.shapes_of(_tree(layout)):
        if (placeholder := shapes.placeholder_of(shape)) is not None:
            by_index[placeholder.get("idx", "0")] = shape
    for shape, _ in shapes.shapes_of(_tree(master)):
        if (placeholder := shapes.placeholder_of(shape)) is not None:
            by_type[placeholder.get("type", "body")] = shape
    return Inherited(by_index, by_type, master._element.find(f"{p('txStyles')}/{p('bodyStyle')}"))


def _without_running_heads(slides: list[_Slide], height: int) -> Iterator[Block]:
    shown = [slide for slide in slides if not slide.hidden]
    counts = Counter(key for slide in shown for key in {_key(item, slide.number) for item in slide.placed} if key)
    running = {key for key, count in counts.items() if count >= max(_FEWEST, (len(shown) + 1) // 2)}
    own = [[item for item in slide.placed if _key(item, slide.number) not in running] for slide in slides]
    for slide, placed in zip(slides, with_titles(own, height), strict=True):
        aside = [item for item in slide.placed if _key(item, slide.number) in running]
        for item in in_reading_order((item.box, item) for item in placed):
            yield from _aside(item.blocks) if slide.hidden else item.blocks
        for item in aside:
            if _NUMBER.search(_words(item)) is None or _LETTERS.search(_words(item)):
                yield from _aside(item.blocks)
        yield from slide.kept_aside


def _words(item: Placed) -> str:
    return "\n".join(block.text for block in item.blocks if isinstance(block, Paragraph))


def _key(item: Placed, number: int) -> tuple[object, ...]:
    """Return what makes a text box the same on two slides, whatever their numbers; nothing for titles and tables."""
    if any(isinstance(block, Grid | Heading) for block in item.blocks):
        return ()
    words, where = _words(item), item.where
    if _NUMBER.fullmatch(words.strip()):
        return (number - int(words), *where)  # the cover may not be counted
    own = next((found for found in _NUMBER.finditer(words) if int(found[0]) == number), None)
    return (f"{words[: own.start()]}#{words[own.end() :]}" if own else words, *where)


def _aside(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Return blocks as paragraphs that stand aside; a row of a table is one, its cells parted by tabs."""
    for block in blocks:
        if isinstance(block, Grid):
            for row in range(block.height):
                text = "\t".join(cell.text for cell in block.row(row))
                if text.strip():
                    yield Paragraph(text, block.ref, aside=True)
        else:
            yield Paragraph(block.text, block.ref, aside=True)
