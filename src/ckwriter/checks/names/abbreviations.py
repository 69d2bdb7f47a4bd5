"""J2: short names that nothing explains: LMHC, 推進協."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import full_text, narrow_letters
from ckwriter.checks.texts.language import language
from ckwriter.checks.texts.placeholders import placeholders
from ckwriter.form import FieldType
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_TEXTS: frozenset[FieldType] = frozenset(("text", "paragraph", "bullets", "list", "quantity", "frequency"))
_LETTERS = regex(r"[A-Z](?<![A-Za-z0-9.@/_-].)[A-Za-z]?[A-Z]{1,5}(?:-[A-Z]{1,3})?(?![A-Za-z0-9.@_-])")
_SHORT_BODY = regex("(?<![一-龥々])[一-龥々]{1,6}協(?![一-龥々ァ-ヶー]|同)")
"""推進協 for 推進協議会."""
_SHORT = 10
"""Characters of a cell that holds only a short name, as in a list of them beside the form (略称・正式な名称)."""
_MAY_BE_BODY = regex("協(?![一-龥々ァ-ヶー])")


_ERROR = regex("[#＃][A-Z/／0０!！?？]{3,}")
"""An error sign of a spreadsheet: its letters are no short name."""


@check(level="note", rules=("R13",))
def unexplained_abbreviation(submission: Submission) -> Iterator[Finding]:
    """略語が、どこかで説明されている

    Short names in Latin letters, and of bodies (…協), that stand nowhere beside what they are short for (in brackets,
    or 以下「…」), nor in a list of short names beside the form. What every office knows (NPO, 社協), and what the
    form's words accept, is left alone. One note a document.
    """
    whole = full_text(submission, _TEXTS)
    text = _ERROR.sub(lambda found: "#" * len(found[0]), narrow_letters(whole.text))
    short = [*_LETTERS.finditer(text), *(_SHORT_BODY.finditer(text) if _MAY_BE_BODY.search(text) else ())]
    if not short:
        return
    known = {
        *language().abbreviations,
        *map(narrow_letters, placeholders(whole.text)),
        *submission.form.words.accepted,
        *submission.form.words.official,
    }
    listed = [lost for one in submission.unplaced if len(lost := narrow_letters(one.text.strip())) <= _SHORT]
    found: dict[str, int] = {}
    for one in short:
        if (
            one[0] not in known
            and not language().is_word(one[0])
            and one[0] not in found
            and not _explained(text, one[0])
            and not any(lost.endswith(one[0]) for lost in listed)
        ):
            found[one[0]] = one.start()
    if found:
        shown = "」「".join(found)
        yield finding(
            submission,
            whole.at(min(found.values())),
            f"「{shown}」が何の略か、書かれていないのではありませんか",
            hint="初めに出るところで、正式な名称に続けて「（以下「○○」という。）」のように書くと、初めて読む人にも伝わります。",
            quotes=[(whole.at(start), whole.text[start : start + len(word)]) for word, start in found.items()],
        )


def _explained(text: str, word: str) -> bool:
    """Tell whether a short name stands in brackets behind words, before words in brackets, or as 以下「…」."""
    name = re.escape(word)
    return bool(
        re.search(
            rf"[一-龥々ァ-ヶー」』][（(](?:[以通略]下?[称、]?[:：]?\s*)?[「『]?{name}[」』]?(?:と(?:いう|する|略す|呼ぶ))?[。、,，]?[^（）()]{{0,12}}[)）]"
            rf"|{name}[」』]?\s*[（(](?:=|＝)?[^（）()]*[一-龥々ァ-ヶー]{{3}}[^（）()]*[)）]|(?:以下|通称|略称)、?「{name}」",
            text,
        )
    )
