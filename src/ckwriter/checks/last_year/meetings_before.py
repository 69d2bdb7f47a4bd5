"""C4: the meetings of this year's submission against last year's: which are gone, and what changed silently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ckwriter.checks import check, finding
from ckwriter.checks.names.naming import Sameness, sameness
from ckwriter.checks.texts.fulltext import full_text
from ckwriter.checks.texts.readings import columns_by_role, folded, last_year, members_of, once, times_in
from ckwriter.findings import LAST_YEAR
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a list of meetings: the name, and its cells by what they hold, each with its place."""

    at: str
    name: str
    cells: dict[str, tuple[str, str]]


@check(level="note", rules=("R43", "R29", "R18"), previous=True)
def meetings_changed(submission: Submission) -> Iterator[Finding]:
    """昨年度の会議がなくなったり、開催頻度や構成員が変わったりしたことが、分かるように書かれている

    Meetings of last year's lists that this year's submission names nowhere, and those that meet more or less often, are
    run by another office or have lost members without a word of the old name. One note for each kind.
    """
    previous = last_year(submission)
    if previous is None:
        return
    now, then = _listed(submission), _listed(previous)
    text = _folded_text(submission)
    pairs = _paired(now, then)
    yield from _gone(submission, [one for one in then if all(one is not old for _, old in pairs)], now, text)
    changes = [change for one, old in pairs for change in _changes(one, old, text)]
    if changes:
        shown = "。".join(dict.fromkeys(what for what, _, _ in changes[:3]))
        more = f"。ほか{len(changes) - 3}件" if len(changes) > 3 else ""
        yield finding(
            submission,
            changes[0][1][0],
            f"{LAST_YEAR}から変わっています（{shown}{more}）",
            hint="変えたのであれば、いつ、なぜ変えたのかを書き添えると伝わります。書き漏れであれば加えてください。",
            quotes=[here for _, here, _ in changes],
            before=[there for _, _, there in changes],
            subject="前年度からの変更",
        )


def _gone(submission: Submission, gone: list[_Row], now: list[_Row], text: str) -> Iterator[Finding]:
    lost = {folded(one.name): one for one in gone if folded(one.name) not in text}
    tables = {one.at.partition("[")[0] for one in gone}
    if not lost or not any(one.at.partition("[")[0] in tables for one in now):
        return
    yield finding(
        submission,
        next(one.at.partition("[")[0] for one in now if one.at.partition("[")[0] in tables),
        f"{LAST_YEAR}にあった「{'」「'.join(one.name for one in lost.values())}」が、どこにも書かれていません",
        hint="名前が変わったのであれば旧名を、終えたのであればその旨を書き添えてください。",
        before=[(one.at, one.name) for one in lost.values()],
    )


def _changes(one: _Row, old: _Row, text: str) -> Iterator[tuple[str, tuple[str, str], tuple[str, str]]]:
    """Yield (what changed, where it stands now, where it stood) of one meeting."""
    for kind, there in old.cells.items():
        here = one.cells.get(kind)
        if here is None:
            continue
        if kind == "frequency":
            now, then = _times(here[1]), _times(there[1])
            if now and then and now != then and not _EXPLAINED.search(here[1]):
                yield f"「{one.name}」の開催頻度: {there[1]}→{here[1]}", here, there
        elif kind == "lead":
            if folded(here[1]) != folded(there[1]) and not _named(there[1], here[1], text):
                yield f"「{one.name}」の事務局: {there[1]}→{here[1]}", here, there
        else:
            left = [
                name
                for name in dict.fromkeys(member.text for member in members_of(there[1]).members)
                if len(name) > 2 and not _named(name, here[1], text)
            ]
            if left:
                yield f"「{one.name}」の構成員から{'、'.join(left[:3])}が抜けた", here, (there[0], left[0])


_EXPLAINED = regex("変更|見直|増や|増加|減ら|から|昨年度|前年度|新た")


def _named(name: str, here: str, text: str) -> bool:
    """Tell whether a name stands in a cell, or, as the old name of another, somewhere in brackets or before 改."""
    key = folded(name)
    if key in folded(here):
        return True
    at = -1
    while (at := text.find(key, at + 1)) >= 0:
        if _RENAMED.search(text[max(0, at - 20) : at + len(key) + 20]):
            return True
    return False


_RENAMED = regex("改組|改称|改め|再編|統合|移管|旧|廃止|変更|名称|退任|外れ|組織改正|機構改革")


def _times(text: str) -> tuple[tuple[object, object], ...]:
    return tuple(sorted({(one.low, one.high) for one in times_in(text, "年")}, key=repr))


@once
def _folded_text(submission: Submission) -> str:
    return folded(full_text(submission).text)


@once
def _listed(submission: Submission) -> list[_Row]:
    """Return the rows of the lists of meetings."""
    found = []
    for table in submission.form.parts():
        if not isinstance(table, Table) or table.rows:
            continue
        roles = columns_by_role(table)
        if "meeting" not in roles:
            continue
        wanted: dict[str, str] = {role: roles[role][0] for role in ("members", "lead") if role in roles}
        wanted.update(("frequency", column.id) for column in table.columns if column.type == "frequency")
        for row in submission.rows(table):
            at = f"{row}.{roles['meeting'][0]}"
            if name := submission.text(at):
                cells = {
                    kind: (f"{row}.{c}", text) for kind, c in wanted.items() if (text := submission.text(f"{row}.{c}"))
                }
                found.append(_Row(at, name.split("\n")[0], cells))
    return found


def _paired(now: list[_Row], then: list[_Row]) -> list[tuple[_Row, _Row]]:
    """Return the rows of one table that name one meeting, the surest first."""
    ranked = sorted(
        (-how, at, to)
        for at, one in enumerate(now)
        for to, old in enumerate(then)
        if one.at.partition("[")[0] == old.at.partition("[")[0]
        and (how := sameness(one.name, old.name)) > Sameness.NEAR
    )
    left, right, pairs = set(range(len(now))), set(range(len(then))), []
    for _, at, to in ranked:
        if at in left and to in right:
            left.remove(at)
            right.remove(to)
            pairs.append((now[at], then[to]))
    return pairs
