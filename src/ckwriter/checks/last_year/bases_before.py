"""C404: how figures were counted, beside last year's: 所在地 then, 住所地 or nothing at all now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.checks import finding
from ckwriter.checks.texts.readings import filled, last_year, sentences_of
from ckwriter.findings import LAST_YEAR
from ckwriter.form import Row, Table
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_ANEW = regex(
    "(?:数え方|集計(?:方法|の仕方|の基準)?|算出(?:方法|の基準)?|算定|基準|出典|把握の方法|とらえ方|捉え方)[^。]{0,24}(?:変更|変え|変わ|改め|切り?替え|見直|異な|違)"
    "|(?:変更|変え|変わ|改め|切り?替え|見直|異な|違)[^。]{0,24}(?:数え方|集計|算出|算定|基準|出典)"
)


def bases_changed(submission: Submission) -> Iterator[Finding]:
    """Ask about rows that are counted in another way than last year, or no longer say in which, without a word."""
    previous = last_year(submission)
    if previous is None:
        return
    told: set[str] = set()
    for table in submission.form.parts():
        if not isinstance(table, Table) or not table.rows or previous.form.part(table.id) is None:
            continue
        for row in table.rows:
            key = row.group or row.id
            at = f"{table.id}[{row.id}].value"
            if not row.bases or key in told or not submission.text(at) or not previous.text(at):
                continue
            then, now = _bases(previous, table, row), _bases(submission, table, row)
            if not then or then.keys() & now.keys() or (now and _said(submission, (*then, *now))):
                continue
            told.add(key)
            yield _differs(submission, at, then, now)


Bases = dict[str, tuple[str, str]]
"""Ways of counting, each with the place and the words where it stands."""


def _bases(submission: Submission, table: Table, row: Row) -> Bases:
    """Return the ways of counting that a row, its group and what stands below its section name."""
    group = [one for one in table.rows if one is row or (row.group and one.group == row.group)]
    places = [f"{table.id}[{one.id}].{column.id}" for one in group for column in table.columns]
    heading = submission.form.section_of(table.id).heading
    texts = [(at, submission.text(at)) for at in places]
    texts += [
        (f"unplaced[{n}]", one.text) for n, one in enumerate(submission.unplaced, 1) if one.where.startswith(heading)
    ]
    found: Bases = {}
    for at, text in texts:
        for basis in row.bases:
            if basis in text:
                found.setdefault(basis, (at, text.strip().split("\n")[0]))
    return found


def _said(submission: Submission, bases: tuple[str, ...]) -> bool:
    """Tell whether a sentence says that the way of counting is another now, or names both."""
    both = [re.escape(one) for one in bases]
    return any(
        _ANEW.search(sentence.text) or all(re.search(one, sentence.text) for one in both)
        for _, _, text in filled(submission)
        for sentence in sentences_of(text)
    )


def _differs(submission: Submission, at: str, then: Bases, now: Bases) -> Finding:
    before = "・".join(then)
    if now:
        told = f"数え方が「{'・'.join(now)}」ですが、{LAST_YEAR}では「{before}」でした。昨年度の数と比べられません"
        hint = "数え方を変えたときは、その旨と理由を備考へ書いてください。変えていなければ、どちらかを直します。"
    else:
        told = f"数え方が書かれていません。{LAST_YEAR}では「{before}」と書いていました"
        hint = "昨年度と同じ数え方か確かめ、出典とあわせて備考へ書いてください。"
    return finding(
        submission,
        at,
        told,
        hint=hint,
        quotes=[(at, submission.text(at)), *now.values()] if now else _plain(submission, at),
        before=list(then.values()),
    )


def _plain(submission: Submission, at: str) -> list[tuple[str, str]]:
    """Return a figure and its date, which say nothing of how it was counted."""
    date = at.removesuffix(".value") + ".as_of"
    return [(one, submission.text(one)) for one in (at, date) if submission.text(one)]
