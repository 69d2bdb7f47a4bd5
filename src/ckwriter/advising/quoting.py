"""Exact words of a submission: every piece that is said remembers where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ckwriter import places
from ckwriter.advising.values import Basis
from ckwriter.checks.texts.readings import sentences_of
from ckwriter.findings import section_at
from ckwriter.form import COVER, Field, Form, Section, Table
from ckwriter.model import Submission
from ckwriter.notation import fold
from ckwriter.notation.text import enclosed

LONGEST = 48
"""Characters of a quote that is cut out of a longer sentence."""


class Said(str):
    """A text that knows the words of the submission that it rests on."""

    basis: tuple[Basis, ...]

    def __new__(cls, text: str, basis: Iterable[Basis] = ()) -> Said:
        """Make a text that rests on these words."""
        self = super().__new__(cls, text)
        self.basis = tuple(dict.fromkeys(basis))
        return self

    def but(self, text: str) -> Said:
        """Return another text that rests on the same words."""
        return Said(text, self.basis)


def quote(submission: Submission, at: str, words: str = "") -> Basis:
    """Return words as evidence; none for what is missing at a place.

    ValueError if the words do not stand there: nothing is quoted that is not on the page.
    """
    if words not in submission[at].shown:
        raise ValueError(f"{at}: 「{words}」 does not stand there")
    section = section_at(submission, at)
    return Basis(at=at, section=section.number if section else "", quote=words, fiscal_year=submission.fiscal_year)


def said(submission: Submission, at: str, words: str | None = None) -> Said:
    """Return the words at a place, all of them if none are given, on one line."""
    words = submission.text(at) if words is None else words
    return Said(one_line(words), [quote(submission, at, words)])


_WRAPPED = re.compile(r"(?<=[ぁ-んァ-ヶー一-龥々、。・])\s+(?=[ぁ-んァ-ヶー一-龥々])")


def one_line(text: str) -> str:
    """Return a text on one line, without the spaces that a line's end left between two Japanese letters."""
    return _WRAPPED.sub("", " ".join(text.split()))


def lacking(submission: Submission, at: str) -> Said:
    """Return nothing, resting on a place where something is missing."""
    return Said("", [quote(submission, at)])


def joined(pieces: Iterable[Said], by: str = "、") -> Said:
    """Return texts as one, with all that they rest on."""
    kept = list(pieces)
    return Said(by.join(kept), [basis for piece in kept for basis in piece.basis])


def listed(pieces: Iterable[Said], most: int = 3) -> Said:
    """Return names in 「」 as one text; beyond `most` the number of the others is said."""
    kept = list({str(piece): piece for piece in pieces}.values())
    shown = "".join(f"「{piece}」" for piece in kept[:most])
    rest = f"ほか{len(kept) - most}件" if len(kept) > most else ""
    return Said(shown + rest, [basis for piece in kept for basis in piece.basis])


_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")


def short(text: str, most: int = 30) -> str:
    """Return a name on one line, at most so long: without brackets, and then with its middle left out."""
    line = one_line(text)
    if len(line) > most:
        line = _BRACKETS.sub("", line)
    if len(line) > most:
        tail = _TAIL.search(line)
        end = tail[0] if tail else ""
        line = f"{line[: most - len(end) - 1].rstrip()}…{end}"
    return line


_TAIL = re.compile(r"の[^の]{1,9}\Z")


# ------------------------------------------------------------------------------------------ looking for words


def texts_at(submission: Submission, named: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of each filled cell of these fields, tables, columns and rows, each once.

    `unplaced` stands for the texts of a file that have no place in the form, such as the words of a diagram.
    """
    seen: set[str] = set()
    for name in named:
        for at in _places(submission, name):
            text = submission[at].text.strip()
            if text and at not in seen:
                seen.add(at)
                yield at, text


def _places(submission: Submission, name: str) -> Iterator[str]:
    part_id, _, column = name.partition(".")
    part_id, _, row_id = part_id.partition("[")
    part = submission.form.part(part_id)
    if part_id == places.UNPLACED:
        yield from (f"{part_id}[{number}]" for number in range(1, len(submission.unplaced) + 1))
    elif isinstance(part, Table):
        for row in submission.rows(part):
            if row_id in ("", f"{places.parse(row).row}]"):
                yield from (f"{row}.{held.id}" for held in part.columns_of(row) if column in ("", held.id))
    else:
        yield part_id


_HEADING = re.compile("[【〈＜《［][^】〉＞》］]*[】〉＞》］]")


def holding(text: str, keywords: Iterable[str], unless: Iterable[str] = ()) -> tuple[str, str] | None:
    """Return the sentence of a text that holds the first of the keywords that occurs outside longer words.

    Returns the sentence and the keyword; a heading in brackets is no sentence.
    """
    words, longer = tuple(keywords), tuple(map(fold, unless))
    best: tuple[int, str] | None = None
    for sentence in sentences_of(text):
        plain = fold(sentence.text)
        for other in longer:
            plain = plain.replace(other, "\0")
        rank = next((at for at, word in enumerate(words) if fold(word) in plain), None)
        if rank is not None and not _HEADING.fullmatch(sentence.text) and (best is None or rank < best[0]):
            best = (rank, sentence.text)
    return (best[1], words[best[0]]) if best else None


_CLAUSE = re.compile("[、。，,\u3000\n]")
_UNCLOSED = re.compile(r"[（(「][^（）()「」]*\Z")
_JOINT = re.compile("(?<=[をにがはでとし）」])(?=[一-龥ァ-ヶ])")


def about(sentence: str, keyword: str, most: int = LONGEST) -> str:
    """Return the part of a sentence round a keyword, exactly as it stands there, at most so many characters long.

    It begins with a clause, and ends with one unless that would be too long.
    """
    if len(sentence) <= most:
        return sentence.strip("、。 \u3000・")
    at = max(sentence.find(keyword), 0)
    inside = enclosed(sentence)
    ends = [0, *(found.end() for found in _CLAUSE.finditer(sentence) if not inside[found.start()]), len(sentence)]
    start = max(end for end in ends if end <= at)
    if at + len(keyword) - start > most:
        start = at
    fitting = [end for end in ends if at + len(keyword) <= end <= start + most]
    stop = max(fitting) if fitting else _joint(sentence, at + len(keyword), start + most)
    return _UNCLOSED.sub("", sentence[start:stop]).strip("、。，, \u3000\n・") or sentence[start:stop]


def _joint(sentence: str, least: int, most: int) -> int:
    """Return the last place between two phrases of a sentence, or as much as fits where there is none."""
    found = [joint.start() for joint in _JOINT.finditer(sentence, least, most)]
    return max(found, default=most)


def shown(submission: Submission, words: Said) -> Said:
    """Return a quote with … where its sentence goes on behind it."""
    basis = words.basis[0]
    behind = submission[basis.at].text.partition(basis.quote)[2]
    return words if re.match(r"\s*(?:[。、，,・\n]|\Z)", behind) else words.but(f"{words}…")


def title(form: Form, basis: Basis) -> str:
    """Return the place of words as an adviser names it, as short as it is clear: `5節 課題と取組方針 1行目「課題」`."""
    place = places.parse(basis.at)
    part = form.part(place.part)
    if part is None:
        return f"{basis.section}節（図など）" if place.part == places.UNPLACED and basis.section else "図など"
    section = form.section_of(part.id)
    words = [section.short if section.number == COVER else f"{section.number}節"]
    if not isinstance(part, Table):
        return f"{words[0]}「{_bare(part.title)}」"
    column = places.field_at(form, basis.at)
    if _doubtful(section, part, column):
        words.append(part.title)
    if place.row:
        words.append(_row(part, place.row))
    if column is not None and place.column != "value":
        words[-1] += f"「{column_title(column)}」"
    return " ".join(words).replace(" 「", "「")


def _doubtful(section: Section, table: Table, column: Field | None) -> bool:
    """Tell whether a table must be named: its section has others, and no column tells which is meant."""
    others = [part for part in section.parts if isinstance(part, Table) and part is not table]
    titles = {column_title(other) for part in others for other in part.columns}
    return bool(others) and (column is None or column_title(column) in titles)


def column_title(column: Field) -> str:
    """Return the title of a column, without its bracket; of a long one an end, where the form knows it by that."""
    return _shortest(column.title, column.titles)


_SHORT = 6
"""Characters of a title that needs no shortening."""


def _shortest(official: str, others: Iterable[str]) -> str:
    bare = _bare(official)
    ends = (other for other in others if bare != other and (bare.startswith(other) or bare.endswith(other)))
    return bare if len(bare) <= _SHORT else next(ends, bare)


def _row(table: Table, row_id: str) -> str:
    """Return the number of a free row, or the label of a fixed one with the shortest title of its group."""
    if not table.rows:
        return f"{row_id}行目"
    row = table.row(row_id)
    group = _shortest(row.group, row.group_also)
    return f"「{row.title}」" if group in row.title else f"「{group} {row.title}」"


def _bare(name: str) -> str:
    return re.sub(r"[（(][^（）()]*[)）]\Z", "", name)
