"""One line of a file after the other: the heading of a section, a label, text for the open field, or none of these."""

from __future__ import annotations

import re

from ckwriter.blocks import GridCell, Heading, Paragraph
from ckwriter.form import Field, Section, Table
from ckwriter.matching.cover import naming
from ckwriter.matching.cover.furniture import ASIDE
from ckwriter.matching.layout import Left, Slot, Spot, whole
from ckwriter.matching.searching import other_words
from ckwriter.matching.searching.other_words import BRACKETS
from ckwriter.matching.searching.progress import LONGEST_LABEL, Progress
from ckwriter.matching.words import titles
from ckwriter.matching.words.titles import NUMBER_ALONE

_BRACKET_BEHIND = re.compile(r"\s*(?P<bracket>[（(][^（()）\n]{1,40}[)）])\s*[:：]")
"""What a label says more, in a bracket before its colon: その他事項（相談したいこと等）：."""
_PAGES = re.compile(r"[（(]?\s*[0-9０-９]{1,2}\s*[/／]\s*[0-9０-９]{1,2}\s*[)）]?")
"""The number of a page, and how many there are."""
_LABEL = re.compile(r"\s*[（(](?P<title>[^（()）\n]{2,20})[)）]\s*[:：]?\s*(?=[^\s（(])")
"""The title of a field in a round bracket before its text: （短期目標）相談の場を増やす."""
_SEPARATORS = " 　:：｜|】）)」』＞>〕］]\t\n"


def take(progress: Progress, block: Paragraph | Heading) -> None:
    """Place a paragraph or heading."""
    if isinstance(block, Paragraph) and block.aside:
        if not progress.names.title.of(block.text):
            progress.leave(block.text, ASIDE)
    else:
        paragraph(progress, block)


def paragraph(progress: Progress, block: Paragraph | Heading) -> None:
    """Place a paragraph: the heading of a section, a label, a text of the form, or text for the open field."""
    text = block.text.strip()
    if text:
        progress.fixed = progress.card = progress.filled = ""
        progress.before, progress.latest = progress.latest, None
    at = progress.names.pins.get(block.pin) if isinstance(block, Paragraph) and block.pin else None
    if at is not None:
        progress.close()
        progress.place(at, whole(block))
    elif not text:
        if progress.field is not None:
            progress.room.append(block)
    elif (section := progress.led(block) or _entered(progress, block)) is not None:
        begin(progress, section, block)
    elif (label := _headed_again(progress, text)) is not None:
        progress.close()
        progress.layout.furniture.append(text)
        _label(progress, Paragraph(label))
    elif repeats(progress, block):
        return
    elif progress.labels is not None and block is progress.reading and progress.titled(text) is None:
        _begin(progress, progress.labels, block, len(block.text))
    elif (leading := leads_on(progress, text)) is not None:
        progress.enter(leading)
        _label(progress, block)
    elif (
        not _own_name(progress, block)
        and not _label(progress, block)
        and not progress.printed(text)
        and not _caption(progress, text)
    ):
        if (told := other_words.by_number(progress, block)) is not None:
            begin(progress, told, block)
            return
        if (told := other_words.section_of(progress, block)) is not None:
            _enter_told(progress, told, block)
            return
        above = isinstance(block, Heading) and (progress.opening or block.level <= progress.level)
        if above or other_words.beside_label(progress, block):
            progress.close()  # a heading of nothing in the form, as high as those of its sections or of its labels
        if progress.field is not None:
            progress.room.append(block)
        else:
            progress.loose[-1].lines.append(block)
            progress.latest = block
            progress.table = None  # what stands below is no rest of the table above


def begin(progress: Progress, section: Section, block: Paragraph | Heading) -> None:
    """Begin a section below its heading."""
    progress.enter(section)
    if isinstance(block, Heading):
        progress.level = progress.rank = block.level
    progress.numbered = progress.numbered or bool(titles.numbered(block.text.strip()).number)
    progress.layout.titles.setdefault(section.number, block)


def _headed_again(progress: Progress, text: str) -> str | None:
    """Return the title of a part that stands behind the heading of the section, on a further page of it (2/2)."""
    number, title, *_ = titles.numbered(text)
    section = progress.section
    if progress.opening or number != section.number:
        return None
    end = titles.after(title, (section.title, section.short, *section.also))
    rest = _PAGES.sub("", title[end:]).strip() if end is not None else title.strip()
    return rest if rest and progress.titled(rest) is not None else None


def _own_name(progress: Progress, block: Paragraph | Heading) -> bool:
    """Take the body's name where it stands on the cover behind its label, with nothing but a space between."""
    for part in progress.section.parts if progress.opening else ():
        end = titles.after(block.text, part.titles) if part in progress.names.bodies else None
        rest = block.text[end:].strip(_SEPARATORS) if end is not None else ""
        if naming.BODY.fullmatch(rest):
            start = block.text.rindex(rest)
            progress.close()
            progress.place(part.id, Slot(block, start, start + len(rest)))
            return True
    return False


def _entered(progress: Progress, block: Paragraph | Heading) -> Section | None:
    """Return the section that a paragraph is the heading of; the label of a part of the same title is none."""
    section = progress.names.section(block.text, heading=isinstance(block, Heading))
    order = progress.names.order
    far = section is not None and progress.opening and order[section.number] - order[progress.section.number] > 1
    if far and naming.entitles(block, progress.names.form):
        return None
    if section is None and progress.before is not None and NUMBER_ALONE.fullmatch(progress.before.text):
        both = f"{progress.before.text.strip()} {block.text.strip()}"
        numbered = progress.names.section(both, heading=False)
        if numbered is not None and numbered.number == titles.numbered(both).number:
            progress.latest = progress.before
            progress.taken_line()
            return numbered
    if section is not None and progress.before is not None and progress.before.text.strip() == section.number:
        progress.latest = progress.before
        progress.taken_line()  # the number of the section in a box of its own
    bare = progress.numbered and not titles.numbered(block.text.strip()).number
    own = bare or section is progress.section or block.text.strip().startswith(tuple(BRACKETS))
    label = own and progress.section.number in progress.layout.titles and progress.titled(block.text)
    return None if label else section


def _enter_told(progress: Progress, section: Section, block: Paragraph | Heading) -> None:
    if section is not progress.section:
        progress.enter(section)
        progress.level = block.level if isinstance(block, Heading) else 0
        progress.layout.titles.setdefault(section.number, block)
        progress.layout.left.append(Left(block.text.strip("\n"), section.heading))
    else:
        progress.layout.furniture.append(block.text)
    progress.close()
    field = progress.names.labelled_by(section, block.text)
    if field is not None and field.id not in progress.layout.slots:
        progress.field = field
        progress.layout.titles.setdefault(field.id, block)


def told_beside(progress: Progress, label: GridCell, value: GridCell) -> bool:
    """Take a text beside a label in other words, if it leads to one field of a section (【本市の強み】 | …)."""
    section = (
        progress.section
        if other_words.field_of(progress, label.text)
        else other_words.section_of(progress, Paragraph(label.text))
    )
    field = progress.names.labelled_by(section, label.text) if section is not None else None
    if section is None or field is None or field.id in progress.layout.slots or not value.text.strip():
        return False
    _enter_told(progress, section, Paragraph(label.text))
    progress.close()
    progress.place(field.id, whole(value))
    return True


def leads_on(progress: Progress, text: str) -> Section | None:
    """Return the later section whose part a line is the title of, where that section has no heading."""
    section = progress.names.leading.get(titles.key(text)) if len(text) <= LONGEST_LABEL else None
    order = progress.names.order
    later = section is not None and order[section.number] > order[progress.section.number]
    return section if later and not progress.opening else None


def repeats(progress: Progress, label: Spot, value: Spot | None = None) -> bool:
    """Hold back the name of the body where it stands again in a section, behind its label (自治体名：見本市).

    It counts where nothing else of the file names the body; a name that differs is kept.
    """
    for part in progress.names.bodies:
        end = titles.after(label.text, part.titles) if part not in progress.section.parts else None
        if end is None or (value is not None and label.text[end:].strip(_SEPARATORS)):
            continue
        spot, start = (label, end) if value is None else (value, 0)
        while start < len(spot.text) and spot.text[start] in _SEPARATORS:
            start += 1
        slot = Slot(spot, start, len(spot.text.rstrip()))
        if naming.BODY.fullmatch(slot.text) or naming.with_kind(slot, progress.names.kinds):
            progress.repeated.append((part.id, slot))
            return True
    return False


def _label(progress: Progress, spot: Paragraph | Heading) -> bool:
    """Open the field that a paragraph is the label of; True if it is a label."""
    part = progress.titled(spot.text)
    ends = part is not None and (stands_out(spot, part) or _follows(progress, spot, part))
    if part is not None and progress.field is not None and not ends:
        return False
    if part is not None:
        _open(progress, part)
        progress.layout.titles.setdefault(part.id, spot)
        if isinstance(part, Table):
            progress.loose[-1].captions[len(progress.loose[-1].lines)] = part
            progress.loose[-1].lines.append(spot)
        _behind(progress, part, spot, titles.after(spot.text, part.titles))
        return True
    if (framed := _LABEL.match(spot.text)) is not None and isinstance(part := progress.titled(framed["title"]), Field):
        return _begin(progress, part, spot, framed.end())
    for part in progress.section.parts:
        end = titles.after(spot.text, part.titles)
        said = end is not None and spot.text[end:].strip(_SEPARATORS)
        if end is not None and _parted(spot.text, end) and not (said and isinstance(part, Table)):
            return _begin(progress, part, spot, end)
    return False


def _begin(progress: Progress, part: Field | Table, spot: Spot, end: int) -> bool:
    """Open a field at the label with its text behind it; of one that is open, and labelled again, that is more text."""
    if part is progress.field and progress.start is not None and isinstance(spot, Paragraph):
        progress.room.append(spot._replace(text=spot.text[end:].lstrip(_SEPARATORS)))
        return True
    _open(progress, part)
    progress.layout.titles.setdefault(part.id, spot)
    _behind(progress, part, spot, end)
    return True


def _follows(progress: Progress, spot: Spot, part: Field | Table) -> bool:
    """Tell whether a label stands below the line of a field that has only one: 見出し, its text, 概要."""
    field = progress.field
    single = field is not None and not field.of_several_lines and not _waits(progress)
    return single and part is not field and titles.same(spot.text, part.titles)


def stands_out(spot: Spot, part: Field | Table) -> bool:
    """Tell whether a label may end the field before it: a heading, in brackets, or the official title."""
    text = spot.text.strip()
    marked = text.startswith(tuple(BRACKETS)) or text.endswith((":", "："))
    return marked or isinstance(spot, Heading) or titles.same(text, (part.title,))


def _open(progress: Progress, part: Field | Table) -> None:
    progress.table = None
    if isinstance(part, Table) and _waits(progress):
        return  # on slides a table often stands beside a text, and its title beside the text's label
    progress.close()
    progress.field = part if isinstance(part, Field) else None


def _waits(progress: Progress) -> bool:
    """Tell whether a label was read and nothing of its text yet."""
    return (
        progress.field is not None and progress.start is None and not any(line.text.strip() for line in progress.room)
    )


def _behind(progress: Progress, part: Field | Table, spot: Spot, end: int | None) -> None:
    """Take what stands behind a label in the same paragraph or cell as the field's value."""
    if isinstance(part, Table) or end is None:
        return
    text = spot.text
    if (bracket := _BRACKET_BEHIND.match(text, end)) is not None:
        end = bracket.end("bracket")
        progress.layout.furniture.append(bracket["bracket"])
    colon = False
    while end < len(text) and text[end] in _SEPARATORS:
        colon = colon or text[end] in ":：｜|"
        end += 1
    rest = text[end:]
    if not colon and titles.same(text, part.titles):
        return  # the rest is no more than a bracket: 【その他事項】（自由記載）
    line, newline, further = rest.partition("\n")
    if part.note and progress.names.note(progress.section.number, line):
        end, rest = end + len(line) + len(newline), further
    if rest.strip() or colon or (newline and not rest):
        progress.start = Slot(spot, end, len(text))
        if not part.of_several_lines:
            progress.close()


def _caption(progress: Progress, text: str) -> bool:
    """Tell whether a text is the line below a section's heading, or a title in brackets outside of any field."""
    if progress.names.subtitle(progress.section.number, text):
        return True
    return progress.field is None and text.startswith(tuple(BRACKETS)) and titles.key(text) in progress.names.captions


def _parted(text: str, end: int) -> bool:
    """Tell whether a bracket, a colon or a line end parts a title from what follows it."""
    wide = text[end : end + 1] in ("　", "\t") or text[end : end + 2] == "  " or _BRACKET_BEHIND.match(text, end)
    parting = text[end : end + 1] in (":", "：", "｜", "|", "\n", "】") or "※" in text[end : end + 3]
    return bool(wide) or parting or text[:1] in "【［[＜〈"
