"""How a value stands in a cell that holds more than the value: in brackets, beside its unit, as one of two words.

`Column.page` says how a value is printed: `（{}時点）` stands in the cell of the row's label, `／ {}` follows the value
before it in the same cell, `{} %` has a cell of its own or stands behind the unit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ckwriter.blocks import Paragraph
from ckwriter.form import Column
from ckwriter.matching.layout import Slot, Spot
from ckwriter.matching.words import titles
from ckwriter.matching.words.periods import MOMENT

_OPENING = "（("
_OPEN, _CLOSE = r"[（(【〔［\[<＜]", r"[)）】〕］\]>＞]"
_AS_OF = r"(?:時点|現在)"
"""What stands behind the moment that a figure is about, whichever of the two the form prints."""
NO_DATE = "―"
"""What stands for the date of figures that are all absent: no date is wanted, and the blank form's R●年●月 must go."""
JOINTS = "／/"
_FIGURE = re.compile(r"[0-9０-９●○◯#]")
_CIRCLED = {"㊒": "有", "㊚": "男", "㊛": "女", "㊣": "正"}
_BOXES = {"□": "■", "☐": "☑"}
_MARKED = "○〇◯◎●■☑☒✓✔レ"
_UNMARKED = "".join(_BOXES)
_WRAPS = {"(": ")", "（": "）", "[": "]", "［": "］", "〔": "〕", "【": "】", "<": ">", "＜": "＞"}


def in_label(column: Column) -> bool:
    """Tell whether a column's value stands in brackets behind the label of its row."""
    return column.page.lstrip().startswith(tuple(_OPENING)) and column.page.strip() != "{}"


def joined(column: Column) -> bool:
    """Tell whether a column's value stands in the cell of the value before it, parted by a slash."""
    return column.page.lstrip().startswith(tuple(JOINTS))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def without_title(piece: Slot, columns: Iterable[Column]) -> Slot:
    """Leave out the title of a column that stands before its value in the value's own cell: 構成割合　25.0%."""
    for column in columns:
        end = titles.after(piece.text, column.titles) if column.type != "choice" else None
        behind = piece.text[end:].lstrip(" 　\t:：") if end else ""
        if end and behind and piece.text[end] in " 　\t:：":
            return Slot(piece.spot, piece.end - len(behind), piece.end, piece.below, piece.more, piece.choices)
    return piece


def trimmed(spot: Spot, start: int, end: int) -> Slot:
    """Return the slot of the characters from `start` to `end` without the white space round them.

    Where there is only white space it is the slot, but for one space that parts it from what stands before.
    """
    text = spot.text[start:end]
    if not text.strip():
        parted = len(text) > 1 and start > 0 and spot.text[start - 1] not in JOINTS
        return Slot(spot, start + parted, end)
    first = start + len(text) - len(text.lstrip())
    return Slot(spot, first, start + len(text.rstrip()))


def bracketed(spot: Spot, start: int, column: Column) -> Slot | None:
    """Return where a column's value stands behind a label, in the bracket that ends it, or None if it does not.

    A moment may stand there without a bracket: 人口　R6年10月1日現在.
    """
    before, _, behind = column.page.partition("{}")
    words = _plain(behind).rstrip(")")
    tail = rf"(?:\s*{r's*'.join(map(re.escape, words))})?" if words else ""
    if column.type == "as_of":
        tail = rf"(?:\s*{_AS_OF})?"
    head = re.escape(_plain(before).lstrip("("))
    ends = rf"{tail}\s*{_CLOSE}\s*$"
    one = rf"\s*{_OPEN}\s*{head}(?P<value>(?:(?!{_CLOSE}\s*{_OPEN}).)*?){ends}"
    text = titles.NOTE_SIGN.sub("", spot.text)
    match = re.compile(one, re.DOTALL).match(text, start)
    if match is None and dated_within(spot, column) is None:
        match = re.compile(rf"\s*{_OPEN}\s*{head}(?P<value>.*?){ends}", re.DOTALL).match(text, start)
    if match is None and column.type == "as_of":
        match = re.compile(rf"\s+(?P<value>{MOMENT}){tail}\s*$").match(text, start)
    said = match["value"].strip() if match is not None and column.type == "as_of" else ""
    if match is not None and said and (not _ANY_DATE.search(match[0]) or _LASTING.search(said) or _PER.fullmatch(said)):
        return None  # a remark: 事業所数（各区1）, how long: 退院率（3か月・6か月・1年）, or a unit: 開催頻度（回／年）
    return trimmed(spot, *match.span("value")) if match else None


_MOMENT = re.compile(rf"\s*(?P<value>{MOMENT})(?:\s*{_AS_OF})?\s*")
_ANY_DATE = re.compile(
    r"[年月日度●○◯]|[0-9０-９]\s*[./／]\s*[0-9０-９]|時点|現在|[0-9０-９]{4}|[MTSHRＨＲ]\s*[0-9０-９]"
)
"""What tells that a bracket is about when."""
_LASTING = re.compile(r"[0-9０-９]\s*[かヵカヶケ箇]月")
_PER = re.compile(r"(?:単位\s*[:：]?\s*)?[^\d０-９]{1,3}[／/]\s*[年月週日]度?")


def tells_date(text: str) -> bool:
    """Tell whether a text says of when something is, or stands for it (同上)."""
    return _ANY_DATE.search(text) is not None or "同" in text


_DATED = re.compile(rf"\s*{_OPEN}\s*(?P<value>{MOMENT})(?:\s*{_AS_OF})?\s*{_CLOSE}\s*")


_DATED_MORE = re.compile(rf"\s*{_OPEN}\s*(?P<value>{MOMENT}[^\d（()）]{{1,16}})\s*{_CLOSE}\s*")
"""A moment of which a bracket says more: （R4年度入院者）."""


def is_date(text: str) -> bool:
    """Tell whether a text is a moment and nothing else, or stands for the one above it."""
    return bool(_DATED.fullmatch(text) or _MOMENT.fullmatch(text)) or text.strip() in _SAME


def bare_date(text: str) -> str:
    """Return the moment that a text is, without a bracket or 時点 round it; the text itself if it is none."""
    match = _DATED.fullmatch(text) or _MOMENT.fullmatch(text)
    return match["value"] if match is not None else text.strip()


def dated_within(spot: Spot, column: Column) -> Slot | None:
    """Return the only moment in a bracket inside a label, or None: 事業所数（R6年10月時点）／総数."""
    if column.type != "as_of":
        return None
    found = list(_DATED.finditer(spot.text)) or list(_DATED_MORE.finditer(spot.text))
    return trimmed(spot, *found[0].span("value")) if len(found) == 1 and found[0].start() else None


_REMARK = re.compile(rf"\s*{_OPEN}(?P<said>[^（()）\n]*){_CLOSE}\s*(?=[^\s])")
_BEGUN = re.compile(rf"\s*{MOMENT}")
_LABEL_REMARK = re.compile(rf"{_OPEN}(?P<said>[^（()）]+){_CLOSE}\s*(?=$|{_OPEN})")


def remark_behind(label: Spot, start: int, column: Column) -> Slot | None:
    """Return where a bracket behind a label says what may stand among remarks: neither a date nor a unit (（%）)."""
    brackets = _LABEL_REMARK.finditer(label.text, start) if column.type == "text" else ()
    for match in brackets:
        if not _ANY_DATE.search(match["said"]) and any(sign.isalpha() for sign in match["said"]):
            return trimmed(label, *match.span("said"))
    return None


_ANSWER = re.compile(r"\s*(?:約|延べ?|計)?\s*[0-9０-９][0-9０-９,，.．/／\s]*[^\d\s]{0,4}\s*")


def remark_before(line: Spot, start: int, columns: Sequence[Column]) -> tuple[dict[str, Slot], int]:
    """Return what a bracket between a label and its figure says of a column, and where the text behind it begins.

    It gives the date if it begins with one: 退院率（令和4年度・NDB）→ 79.4; what it says else is no part of the figure.
    A figure or the word of a choice in a bracket is the answer itself.
    """
    match = _REMARK.match(line.text, start)
    words = {word for column in columns for word in column.choices}
    if match is None or not match["said"].strip() or match["said"].strip() in words:
        return {}, start
    dated = next((column for column in columns if column.type == "as_of"), None)
    if _BEGUN.match(match["said"]):
        if dated is None:
            return {}, match.end()
        slot = bracketed(Paragraph(line.text[: match.end()].rstrip()), start, dated)
        return ({dated.id: Slot(line, slot.start, slot.end)} if slot is not None else {}), match.end()
    return {}, start if _ANSWER.fullmatch(match["said"]) else match.end()


# ------------------------------------------------------------------------------------------ choices


@lru_cache(maxsize=256)
def _choices(words: tuple[str, ...]) -> re.Pattern[str]:
    circled = {plain: sign for sign, plain in _CIRCLED.items()}
    marks = re.escape("".join((_MARKED, _UNMARKED, *_WRAPS)))
    ends = re.escape("".join(_WRAPS.values()))
    one = [
        f"(?:[{marks}]\\s*)?(?:{re.escape(w)}{'|' + circled[w] if w in circled else ''})(?:\\s*[{ends}])?"
        for w in words
    ]
    return re.compile(r"[\s・･/／、,|｜]*".join(f"({word})" for word in one))


_ANY_FIGURE = re.compile(r"\s*(?:約|延べ?|計)?\s*[0-9０-９]")


def tells_figure(text: str) -> bool:
    """Tell whether a text begins with a figure and is no moment."""
    return _ANY_FIGURE.match(text) is not None and not is_date(text)


def choice_span(text: str, words: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where all the words of a choice stand side by side, or None."""
    match = _choices(words).search(text) if words else None
    return match.span() if match else None


def chosen(text: str, words: tuple[str, ...]) -> str | None:
    """Return the word that is marked among the words of a choice, "" if none or several are; None for other text."""
    plain = _plain(text)
    for word in words:
        if plain == word:
            return word
    match = _choices(words).fullmatch(text.strip()) if words else None
    if not match:
        return None
    marked = [word for word, piece in zip(words, match.groups(), strict=True) if _is_marked(piece, word)]
    return marked[0] if len(marked) == 1 else ""


def _is_marked(piece: str, word: str) -> bool:
    piece = piece.strip()
    if piece in _CIRCLED or piece[:1] in _MARKED:
        return piece != word
    return piece[:1] in _WRAPS and piece[-1:] == _WRAPS[piece[0]]


def choose(printed: str, words: tuple[str, ...], word: str) -> str:
    """Return the printed words of a choice with one of them marked; any other word takes their place.

    A box before the word is ticked; otherwise the word is put in brackets: 有・無 → （有）・無.
    """
    if word not in words:
        return word
    match = _choices(words).fullmatch(printed.strip())
    if not match:
        return word
    start, end = match.span(words.index(word) + 1)
    bare, piece = printed.strip(), match[words.index(word) + 1]
    if piece[:1] and piece[:1] in _BOXES:
        return bare[:start] + _BOXES[piece[0]] + bare[start + 1 :]
    return f"{bare[:start]}（{word}）{bare[end:]}"


def unmarked(shown: str, words: tuple[str, ...]) -> str:
    """Return the words of a choice as the blank form prints them, from the page where one of them is marked."""
    match = _choices(words).fullmatch(shown.strip())
    if not match:
        return shown
    pieces: list[str] = []
    done = 0
    bare = shown.strip()
    boxes = {ticked: box for box, ticked in _BOXES.items()}
    for index, word in enumerate(words, 1):
        start, end = match.span(index)
        piece = match[index]
        mark = boxes.get(piece[:1], piece[:1] if piece[:1] in _UNMARKED else "")
        pieces += (bare[done:start], mark + word)
        done = end
    return "".join((*pieces, bare[done:]))


# ------------------------------------------------------------------------------------------ values and units


def is_unit(text: str, unit: str) -> bool:
    """Tell whether a cell holds a unit and nothing else, of two parts also in other words: か所/圏域数, 人（％）.

    A stroke may stand before it where the figures are lacking: / か所/圏域数.
    """
    first, bare = unit.partition("/")[0], text.strip()
    bare = bare.lstrip("/／ 　") if first != unit else bare
    rest = bare.removeprefix(first)
    parted = rest != bare and (rest[:1] in ("/", "／", "（", "(") or (not rest and first != unit))
    parted = parted and not _FIGURE.search(text)
    return bool(unit) and (parted or titles.key(text) == titles.key(unit))


_SAME = ("同上", "〃", "-", "－", "―")
_FRAMED_AT_END = re.compile(r"\s*[（(](?P<inside>[^（()）]+)[)）]\s*$")


def unit_at_end(text: str, unit: str) -> int:
    """Return where the unit begins that ends a text; the length of the text if it does not end so."""
    wanted = _plain(unit)
    if not wanted:
        return len(text)
    framed = _FRAMED_AT_END.search(text)
    if framed is not None and _plain(framed["inside"]) == wanted:
        return framed.start()  # 5（病院）
    for start in range(len(text) - 1, -1, -1):
        tail = _plain(text[start:])
        alike = tail == wanted or (len(tail) == len(wanted) and titles.key(tail) == titles.key(wanted) != "")
        if alike and not text[start].isspace():
            return start
        if len(tail) > len(wanted):
            break
    return len(text)
