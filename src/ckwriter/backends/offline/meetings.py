"""Meetings: who takes part, from which groups, and how often they are held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ckwriter.backends.offline.context import Cited, Row, facts_of, texts_of
from ckwriter.backends.offline.lists import inner_name, items, names
from ckwriter.backends.offline.themes import has_word
from ckwriter.drafts import Lexicon
from ckwriter.notation import Frequency, frequencies

_LONGEST = 80
"""Characters of a list of meetings in one sentence."""


def group_of(lexicon: Lexicon, member: str) -> str:
    """Return the group that a member of a meeting belongs to, or ""."""
    return next((group for group, words in lexicon.groups.items() if has_word(member, words)), "")


def groups_of(lexicon: Lexicon, members: object) -> list[Cited]:
    """Return the groups that lists of members belong to, in the order of the table of groups."""
    facts: dict[str, frozenset[int]] = {}
    for text in texts_of(members):
        for member in items(text):
            group = group_of(lexicon, member)
            facts[group] = facts.get(group, frozenset()) | member.facts
    return [Cited(group, facts[group]) for group in lexicon.groups if group in facts]


def members_of(lexicon: Lexicon, forums: Iterable[Row], groups: Sequence[str]) -> list[Cited]:
    """Return the members of some groups in all meetings; one that is named more fully elsewhere is left out."""
    found = [member for forum in forums for member in items(forum.members) if group_of(lexicon, member) in groups]
    return [one for one in found if not any(one != other and _bare(one) in other for other in found)]


def _bare(member: str) -> str:
    return member.removesuffix("等").removesuffix("など")


def attendance(lexicon: Lexicon, forums: Iterable[Row], groups: Sequence[str], most: int = 2) -> Cited:
    """Return who of some groups takes part in which meetings: 「AがX及びYに、BがZに参加している」; "" if nobody does.

    `forums` have the columns `name` and `members`. Those who sit in the same meetings are told together, and the
    `most` that sit in the most meetings.
    """
    where: dict[str, list[Cited]] = {}
    facts: dict[str, frozenset[int]] = {}
    for forum in forums:
        for member in items(forum.members):
            if group_of(lexicon, member) in groups:
                where.setdefault(str(member), []).append(forum.name)
                facts[str(member)] = facts.get(str(member), frozenset()) | member.facts
    together: dict[tuple[str, ...], list[Cited]] = {}
    for name, held_by in where.items():
        together.setdefault(tuple(dict.fromkeys(map(str, held_by))), []).append(Cited(name, facts[name]))
    told = sorted(together.items(), key=lambda one: -len(one[0]))[:most]
    clauses = [
        (names(members, 4), names([meeting for one in members for meeting in where[str(one)]], 3))
        for _, members in told
    ]
    text = "、".join(f"{who}が{meetings}に" for who, meetings in clauses)
    return Cited(f"{text}参加している" if text else "", facts_of([part for clause in clauses for part in clause]))


def often(frequency: Cited) -> str:
    """Return a frequency as prose says it: 4回/年 → 年4回, 各区 3～6回/年 → 各区で年3～6回; else as it is written."""
    found = frequencies(frequency)
    said = {_said(one) for one in found}
    if len(said) != 1 or "" in said:
        return "、".join(frequency.split()) + ("で" if re.search("隔[月週]$", frequency) else "")
    return ("それぞれ" if len(found) > 1 else "") + said.pop()


def _said(one: Frequency) -> str:
    """Return a plain number of times a year, or "" for any other frequency."""
    if one.count is None or one.count.per != "年" or one.hedges or one.note or one.months:
        return ""
    if not isinstance(one.low, int) or not isinstance(one.high, int):
        return ""
    times = f"年{one.low}回" if one.low == one.high else f"年{one.low}～{one.high}回"
    return f"{one.each.strip()}で{times}" if one.each else times


def held(forums: Iterable[Row]) -> list[Cited]:
    """Return how often meetings (`name`, `frequency`) are held, one text for each sentence that it takes.

    「A部会を年4回、B会議を年3回」; meetings that differ only in a bracket at the end of the name are told together:
    「C部会の全体会を年4回、地区会を各区で年3～6回」.
    """
    sentences: list[list[Cited]] = []
    before = ""
    for forum in forums:
        if not (forum.name and forum.frequency):
            continue
        facts = forum.name.facts | forum.frequency.facts
        name, times = "・".join(forum.name.split("\n")), often(forum.frequency)
        stem, inner = inner_name(name) or ("", name)
        short = Cited(f"{inner}を{times}", facts)
        full = Cited(f"{stem}の{inner}を{times}", facts) if stem else short
        if not sentences or sum(map(len, sentences[-1])) + len(short) > _LONGEST:
            sentences.append([full])
        else:
            sentences[-1].append(short if stem == before else full)
        before = stem
    return [Cited("、".join(told), facts_of(told)) for told in sentences]
