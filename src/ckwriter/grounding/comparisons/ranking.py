"""Whether one row that a sentence names has more, or less, than another one, as the sentence says.

部会の開催は協議会よりも多い holds no figure, and is true or not by the figures of two rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ckwriter.grounding.comparisons.contrasted import is_contrast
from ckwriter.grounding.comparisons.two_rows import comparisons
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.evidence import NAMING, Evidence
from ckwriter.grounding.reading.readings import Reading, key_of
from ckwriter.grounding.rows.own_row import names_in
from ckwriter.patterns import regex
from ckwriter.places import row_of

_THAN = regex(
    "(?P<other>[^、。]{2,40}?)(?:(?:より(?:も)?|に比べ(?:て)?|と比べ(?:て)?)、?[^、。0-9]{0,8}?(?P<word>多|少な|高|低|長|短)"
    "|を[^、。0-9]{0,4}(?P<beyond>上回|下回|超え))"
)
_MORE = frozenset("多高長上超")
_BRACKET = regex("[（(][^（）()]*[)）]$")
"""Behind the name of a row, which is told without it: 圏域連絡会議（8圏域）."""
Rows = dict[str, dict[str, Fraction]]


def ranking_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a row is told to have more than another, and has not."""
    told = list(comparisons(sentence, evidence))
    for one in told:
        if not one.right:
            yield Doubt(one.start, one.end, sentence.text[one.start : one.end], Reason.DIRECTION)
            return
    found = _THAN.search(sentence.text)
    if found is None or told:
        return
    verdict = ranked(sentence, evidence)
    if verdict is False:
        word = "word" if found["word"] else "beyond"
        yield Doubt(found.start(word), found.end(word), found[word], Reason.DIRECTION)


def ranked(sentence: Reading, evidence: Evidence) -> bool | None:
    """Return whether what a sentence says of two rows is so, by a column that both have; None where it says nothing."""
    if told := list(comparisons(sentence, evidence)):
        return all(one.right for one in told)
    found = _THAN.search(sentence.text)
    if found is None:
        return None
    rows = _named_rows(evidence)
    other = _only(found["other"].rpartition("は")[2], rows, evidence)
    rest = sentence.text[: found.start("other") + found["other"].rfind("は") + 1] + " " + sentence.text[found.end() :]
    one = _only(rest, rows, evidence)
    if one is None or other is None or one == other:
        return is_contrast(sentence, evidence)
    ours, theirs = _values(one, evidence), _values(other, evidence)
    more = (found["word"] or found["beyond"])[0] in _MORE
    verdicts = {
        (ours[column] > theirs[column]) if more else (ours[column] < theirs[column])
        for column in ours.keys() & theirs.keys()
    }
    return verdicts.pop() if len(verdicts) == 1 else None


def _named_rows(evidence: Evidence) -> dict[str, str]:
    """Return the names, folded, of the rows that cited facts stand in, by row."""
    rows = dict.fromkeys(row_of(fact.at) for fact in evidence.facts if row_of(fact.at) != fact.at)
    return {
        row: key_of(_BRACKET.sub("", one.text))
        for row in rows
        for one in evidence.setting.rows.get(row, ())
        if one.role in NAMING
    }


def _only(text: str, rows: dict[str, str], evidence: Evidence) -> str | None:
    """Return the one row that a text names, in full or by the end of its name."""
    names = names_in(text, evidence)
    named = [row for row, title in rows.items() if any(title.endswith(name) for name in names)]
    return named[0] if len(named) == 1 else None


def _values(row: str, evidence: Evidence) -> dict[str, Fraction]:
    """Return the one number of each column of a row that has one."""
    found: dict[str, Fraction] = {}
    for fact, figure in evidence.figures:
        if row_of(fact.at) == row and figure.value is not None:
            found.setdefault(f"{fact.at.rpartition('.')[2]} {figure.plain}", figure.value)
    return found


def is_extreme(sentence: Reading, evidence: Evidence, at: int, *, least: bool) -> bool:
    """Tell whether the one row that a sentence, or the clause at a place, names has the most or the least of three."""
    rows = _named_rows(evidence)
    clause = sentence.text[sentence.text.rfind("、", 0, at) + 1 : at]
    named = _only(sentence.text, rows, evidence) or _only(clause, rows, evidence)
    if named is None:
        return False
    values = {row: _values(row, evidence) for row in rows}
    for column, own in values[named].items():
        others = [held[column] for row, held in values.items() if row != named and column in held]
        if len(others) > 1 and (own < min(others) if least else own > max(others)):
            return True
    return False
