"""S2: what concerns a sentence: does it end, are its brackets closed, can it be read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.texts.readings import cells_filled, filled
from ckwriter.checks.words.endings import breaks_off, fragments, stopped_too_early
from ckwriter.form import Field
from ckwriter.model import Finding, FindingLevel, Submission
from ckwriter.patterns import regex


@check(level="error", rules=("R26",))
def unfinished_sentence(submission: Submission) -> Iterator[Finding]:
    """文が途中で終わっていない

    The end of a cell, or of an item in it, that breaks off at a particle, a comma or the stem of a verb. Nouns
    (体言止め), names, headings and items such as …について are complete. A phrase that may also be a heading
    (…に向けて) is a question, and so is a verb without the full stop that all others beside it have.
    """
    for at, field, text in cells_filled(submission):
        if _holds_sentences(at, field):
            for fragment in fragments(text, item_a_line=field.type == "bullets"):
                how = breaks_off(fragment, prose=field.type == "paragraph")
                if how == "likely" and field.role == "explanation" and fragment.text.endswith("ため"):
                    continue  # a bare reason
                if how == "certain" or (how == "likely" and field.type in ("paragraph", "bullets")):
                    yield _unfinished(submission, at, fragment.text, sure=how == "certain")
            for sentence in stopped_too_early(text):
                yield _unfinished(submission, at, sentence, sure=True)
    yield from _without_stop(submission)
    yield from _unfinished_without_place(submission)


_ENDS_IN_VERB = regex(
    "(?:[っいんしきりぎじちにびみれけせてねめえべげぜ来見出得]た|[んい]だ|であ?る|す(?:る)?|い[るた]|な[るい]|あ[るり]|[えけげせぜてねべめれ]る|図る|行う)$"
)
_SENTENCE = regex("[をがはに].*[^0-9０-９]、|[はがを][^をがは]{1,}$")
_OTHERS = 2
"""How many others must end in a full stop, and none without one, before its lack tells anything."""


def _without_stop(submission: Submission) -> Iterator[Finding]:
    """Ask about a sentence that ends in a verb and no full stop, where all others beside it end in one.

    A verb that ends no sentence stands before its noun (区をまたいだ|連携), so that the rest may be cut off. The others
    are those of the same cell, or of the same column.
    """
    columns: defaultdict[str, list[tuple[str, str, list[str]]]] = defaultdict(list)
    for at, field, text in cells_filled(submission):
        if field.type in ("paragraph", "bullets"):
            open_ = [one.text for one in fragments(text, item_a_line=field.type == "bullets")]
            place = places.parse(at)
            columns[f"{place.part}.{place.column}" if place.row else at].append((at, text, open_))
    for cells in columns.values():
        ended = sum(not open_ and "。" in text for _, text, open_ in cells)
        for at, text, open_ in cells:
            beside = text.count("。") >= _OTHERS or (ended >= _OTHERS and ended == len(cells) - 1)
            if len(open_) == 1 and beside and _ENDS_IN_VERB.search(open_[0]) and _SENTENCE.search(open_[0]):
                yield finding(
                    submission,
                    at,
                    f"文が{_shown(open_[0])}で終わり、句点がありません。続きが切れていませんか",
                    hint="続きがあれば書き足し、なければ句点（。）を付けてください。",
                    quotes=[(at, open_[0])],
                    level="note",
                )


_LONG = 20
"""Characters from which a text without a place is no heading or label."""


def _unfinished_without_place(submission: Submission) -> Iterator[Finding]:
    """Note texts of the file that stand in no place of the form and break off: they may be part of a longer one."""
    for number, lost in enumerate(submission.unplaced, 1):
        text = lost.text.strip()
        if len(text) >= _LONG:
            for fragment in fragments(text, item_a_line=False):
                if len(fragment.text) >= _LONG and breaks_off(fragment, prose=True) and _TOLD.search(fragment.text):
                    at = f"{places.UNPLACED}[{number}]"
                    yield _unfinished(submission, at, fragment.text, sure=False, level="note")


_TOLD = regex("[をがは].*[、をがは]")


def _holds_sentences(at: str, field: Field) -> bool:
    return field.type in ("paragraph", "bullets") or (field.type in ("text", "list") and "." in at)


def _unfinished(
    submission: Submission, at: str, sentence: str, *, sure: bool, level: FindingLevel = "warning"
) -> Finding:
    shown = _shown(sentence)
    return finding(
        submission,
        at,
        f"文が{shown}で途切れています" if sure else f"文が{shown}で途切れていませんか",
        hint="続きを書くか、文として終わるように直してください。",
        quotes=[(at, sentence)],
        level=None if sure else level,
    )


def _shown(sentence: str) -> str:
    end = sentence[-20:].replace("\n", " ")
    return f"「{'…' if len(sentence) > 20 else ''}{end}」"


_OPEN = dict(zip("(（「『【〔［[《“", "))」』】〕]]》”", strict=True))
"""Opening brackets, and the closing one that each wants; widths are one."""
_CLOSE = dict(zip(")）」』】〕］]》”", "))」』】〕]]》”", strict=True))
_BRACKET = regex("[" + re.escape("".join({**_OPEN, **_CLOSE})) + "]")
_NUMBERING = regex(r"(?:^|[\s、。・,(（])[0-9０-９a-zA-Zァ-ヶ一二三四五六七八九十]{1,3}$")


@check(level="warning", rules=("R26",))
def unclosed_bracket(submission: Submission) -> Iterator[Finding]:
    """括弧や引用符が閉じている

    A bracket without its partner in the same cell. The width of brackets may differ, and numbering such as 1) needs
    none.
    """
    for at, field, text in cells_filled(submission):
        if field.type in ("choice", "as_of") or not _BRACKET.search(text):  # what stands round a date is printed
            continue
        for start in unmatched(text):
            opens = text[start] in _OPEN
            quote = _sentence_from(text, start) if opens else _sentence_to(text, start)
            yield finding(
                submission,
                at,
                f"「{quote}」の「{text[start]}」に対応する{'閉じ括弧' if opens else '始めの括弧'}がありません",
                hint="対になる括弧を補うか、要らない括弧を消してください。",
                quotes=[(at, quote)],
            )


def _sentence_from(text: str, start: int) -> str:
    before = re.split(r"[、。・\s（(「『]", text[max(0, start - 10) : start])[-1]
    return before + re.split(r"[。\n]", text[start : start + 30], maxsplit=1)[0]


def _sentence_to(text: str, end: int) -> str:
    return re.split(r"[。\n]", text[max(0, end - 29) : end + 1])[-1]


def unmatched(text: str) -> Iterator[int]:
    """Yield the positions of brackets that have no partner."""
    waiting: list[tuple[str, int]] = []
    alone: list[int] = []
    for found in _BRACKET.finditer(text):
        char, position = found[0], found.start()
        if char in _OPEN:
            waiting.append((_OPEN[char], position))
        elif any(want == _CLOSE[char] for want, _ in waiting):
            while waiting[-1][0] != _CLOSE[char]:
                alone.append(waiting.pop()[1])
            waiting.pop()
        elif not (_CLOSE[char] == ")" and _NUMBERING.search(text[max(0, position - 5) : position])):
            alone.append(position)
    yield from sorted([*alone, *(position for _, position in waiting)])


_SUSPICIOUS = regex("[\ufffd縺繧繝譁蜿ãâåæçèé]")
_UNREADABLE = regex("[^\\s、。\ufffd]{0,10}\ufffd[^\\s、。]{0,10}")
_WRONG_CODE = regex(
    "(?:[縺繧繝譁蜿][^\\s縺繧繝譁蜿]{0,3}){3,}"  # UTF-8 read as Shift_JIS
    "|(?:[ãâåæçèé][\x80-\xff\u0152-\u0192\u02c6\u02dc\u2010-\u203a\u20ac]{1,2}){2,}"  # UTF-8 read as Latin
)


@check(level="error")
def unreadable_characters(submission: Submission) -> Iterator[Finding]:
    """文字化けがない

    U+FFFD, which stands where a character could not be read, and the letters that Japanese turns into when it is read
    in the wrong encoding.
    """
    for at, _, text in filled(submission):
        if not _SUSPICIOUS.search(text):
            continue
        if found := _UNREADABLE.search(text) or _WRONG_CODE.search(text):
            yield finding(
                submission,
                at,
                f"文字化けがあります（「{found[0]}」）",
                hint="元の文書を見て、正しい文字に直してください。",
                quotes=[(at, found[0])],
            )
