"""S2: what concerns a sentence: does it end, are its brackets closed, can it be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.endings import breaks_off, fragments, stopped_too_early
from ckwriter.checks.readings import filled
from ckwriter.form import Field
from ckwriter.model import Finding, Submission


@check(level="error", rules=("R26",))
def unfinished_sentence(submission: Submission) -> Iterator[Finding]:
    """文が途中で終わっていない

    The end of a cell, or of an item in it, that breaks off at a particle, a comma or the stem of a verb. Nouns
    (体言止め), names, headings and items such as …について are complete. A phrase that may also be a heading
    (…に向けて) is a question.
    """
    for at, field, text in filled(submission):
        if _holds_sentences(at, field):
            for fragment in fragments(text, item_a_line=field.type == "bullets"):
                how = breaks_off(fragment, prose=field.type == "paragraph")
                if how == "likely" and field.role == "explanation" and fragment.text.endswith("ため"):
                    continue  # a bare reason
                if how == "certain" or (how == "likely" and field.type in ("paragraph", "bullets")):
                    yield _unfinished(submission, at, fragment.text, sure=how == "certain")
            for sentence in stopped_too_early(text):
                yield _unfinished(submission, at, sentence, sure=True)


def _holds_sentences(at: str, field: Field) -> bool:
    return field.type in ("paragraph", "bullets") or (field.type in ("text", "list") and "." in at)


def _unfinished(submission: Submission, at: str, sentence: str, *, sure: bool) -> Finding:
    end = sentence[-20:].replace("\n", " ")
    shown = f"「{'…' if len(sentence) > 20 else ''}{end}」"
    return finding(
        submission,
        at,
        f"文が{shown}で途切れています" if sure else f"文が{shown}で途切れていませんか",
        hint="続きを書くか、文として終わるように直してください。",
        quotes=[(at, sentence)],
        level=None if sure else "warning",
    )


_OPEN = dict(zip("(（「『【〔［[《“", "))」』】〕]]》”", strict=True))
"""Opening brackets, and the closing one that each wants; widths are one."""
_CLOSE = dict(zip(")）」』】〕］]》”", "))」』】〕]]》”", strict=True))
_BRACKET = re.compile("[" + re.escape("".join({**_OPEN, **_CLOSE})) + "]")
_NUMBERING = re.compile(r"(?:^|[\s、。・,(（])[0-9０-９a-zA-Zァ-ヶ一二三四五六七八九十]{1,3}$")


@check(level="warning", rules=("R26",))
def unclosed_bracket(submission: Submission) -> Iterator[Finding]:
    """括弧や引用符が閉じている

    A bracket without its partner in the same cell. The width of brackets may differ, and numbering such as 1) needs
    none.
    """
    for at, field, text in filled(submission):
        if field.type == "choice" or not _BRACKET.search(text):
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
    return re.split(r"[。\n]", text[start : start + 30], maxsplit=1)[0]


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


_SUSPICIOUS = re.compile("[\ufffd縺繧繝譁蜿ãâåæçèé]")
_UNREADABLE = re.compile("[^\\s、。\ufffd]{0,10}\ufffd[^\\s、。]{0,10}")
_WRONG_CODE = re.compile(
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
