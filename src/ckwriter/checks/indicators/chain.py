"""C2: the chain of a plan: 課題 → 方針 → 指標 → スケジュール, and what hangs loose in it."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.indicators.measured import is_measured
from ckwriter.checks.indicators.occasions import (
    by_heads,
    by_whom,
    is_occasion,
    is_of_anybody,
    kind_stands,
    row_has,
)
from ckwriter.checks.indicators.planned import held_as, is_planned, named_of, stands_in_calendar
from ckwriter.checks.indicators.told import Indicator, indicators
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.names.naming import GENERIC, HEAD
from ckwriter.checks.names.plan_meetings import meetings_in, meetings_it_is_about, without_meetings
from ckwriter.checks.texts.linked import (
    linked,
    says_why_unmeasured,
    telling_words,
)
from ckwriter.checks.texts.readings import BRACKETS, cells_with_role, folded, row_of, sentences_of
from ckwriter.checks.words.endings import Fragment, breaks_off
from ckwriter.form import Role
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@check(level="warning", rules=("R11",))
def indicator_without_activity(submission: Submission) -> Iterator[Finding]:
    """今年度の指標ごとに、関係する取組がスケジュールにある

    Each indicator of the year against the activities of the calendar and the aims of the year. One that counts
    meetings or other occasions (…の開催回数) must stand there by some word of its name, and so must a course whose
    participants are counted (…研修の受講者数); for one that counts users or cases, where any activity may bring them
    about, it is a note. One finding for all that hang loose.
    """
    form = submission.form
    rows = _rows_of_calendar(submission)
    acts = "\n".join(rows)
    plans = "\n".join([acts, *(text for _, _, text in cells_with_role(submission, "aim"))])
    if not acts:
        return
    done, planned = telling_words(acts, form), telling_words(plans, form)
    heads = {head[0] for one in mentions_in(acts) if GENERIC.match(one.name) and (head := HEAD.search(one.name))}
    loose: dict[bool, list[Indicator]] = {True: [], False: []}
    aimed: list[Indicator] = []
    for one in _this_year(submission):
        sure = is_occasion(one)
        if actor := by_whom(one):
            stands = any(actor[:2] in row for row in rows)
        elif (name := by_heads(one)) and not sure:
            held = [row_has(name, row, form) for row in rows]
            stands, sure = any(held), None not in held
        else:
            planned_or_held = (
                stands_in_calendar(one, acts, done, form) if sure else is_planned(one, plans, planned, form)
            )
            stands = planned_or_held or held_as(one, heads)
            if stands and sure and kind_stands(one, acts) and not is_of_anybody(one):
                stands = any(row_has(BRACKETS.sub("", one.label).strip(), row, form) is not False for row in rows)
        if not stands:
            loose[sure].append(one)
        elif not sure and not actor and not name and not is_planned(one, acts, done, form):
            aimed.append(one)
    for sure, some in loose.items():
        if some:
            names = "」「".join(one.label for one in some)
            yield finding(
                submission,
                some[0].at,
                f"「{names}」に当たる取組が、スケジュールに見当たりません",
                hint="いつ何を行うのかをスケジュールに加えてください。別の名前で書いているときは、名前をそろえると伝わります。",
                quotes=[one.quote for one in some],
                level=None if sure else "note",
            )
    if aimed:
        yield _only_aimed(submission, aimed)


@check(level="warning", rules=("R17",))
def issue_without_indicator(submission: Submission) -> Iterator[Finding]:
    """課題ごとに、達成度を測る指標がある

    Each row of issues and policies against this year's indicators, by shared words, or by the meeting whose holding a
    policy is about; and each indicator against the
    issues, which is a note. One finding for all rows that hang loose.
    """
    measured = list(_this_year(submission))
    rows = _issues(submission)
    if not measured or not rows:
        return
    form = submission.form
    known = list(map(_measures, measured))
    counted = {folded(name) for one in measured if not is_occasion(one) for name in meetings_in(one.label)}
    held = {folded(name) for one in measured for name in meetings_in(one.label)}
    at_meetings = {row_of(at): meetings_in(text) for at, _, text in cells_with_role(submission, "policy")}
    ranks = {at: rank for rank, (at, *_) in enumerate(rows)} if len(rows) == len(measured) else {}
    about = {row_of(at): meetings_it_is_about(text) for at, _, text in cells_with_role(submission, "policy")}
    loose = [
        (at, text)
        for at, text, policy in rows
        if not is_measured(text, policy, known, form, ranks.get(at))
        and not any(folded(name) in counted for name in at_meetings.get(row_of(at), ()))
        and not any(folded(name) in held for name in about.get(row_of(at), ()))
        and not says_why_unmeasured(_row_texts(submission, at))
    ]
    if loose:
        shown = "」「".join(_head(text) for _, text in loose)
        yield finding(
            submission,
            loose[0][0],
            f"課題「{shown}」の達成度を測る指標が見当たりません",
            hint="この課題がどこまで進んだかを見る指標（定性的な文言でも可）を加えてください。",
            quotes=[
                *((at, _head(text)) for at, text in loose),
                *(
                    (at, _head(text))
                    for at, _, text in cells_with_role(submission, "policy")
                    if any(row_of(at) == row_of(other) for other, _ in loose)
                ),
                *(one.quote for one in measured),
            ],
        )
    wanted = [text for role in _WANTS for _, _, text in cells_with_role(submission, role)]
    asked = telling_words("\n".join(wanted), form)
    strays = [one for one in measured if not linked(one.label, asked, form)]
    if strays:
        shown = "」「".join(one.label for one in strays)
        yield finding(
            submission,
            strays[0].at,
            f"指標「{shown}」がどの課題・取組方針に当たるのか、読み取れません",
            hint="対応する課題や取組方針を書くか、言葉をそろえると、つながりが伝わります。",
            quotes=[one.quote for one in strays],
            level="note",
        )


@check(level="note", rules=("R17", "R11"))
def policy_without_follow_up(submission: Submission) -> Iterator[Finding]:
    """取組方針の一つ一つが、指標またはスケジュールにつながっている

    Each sentence of a policy against indicators, aims and the calendar: a note lists what appears in none of them, and,
    of what is to be made (マニュアルを作成), what has no indicator. Policies of an issue that has no indicator at all
    are issue_without_indicator's.
    """
    form = submission.form
    each = list(map(_measures, _this_year(submission)))
    measured = telling_words("\n".join(each), form)
    plans = telling_words("\n".join(text for role in _PLANS for _, _, text in cells_with_role(submission, role)), form)
    if not measured or not plans:
        return
    told = {row_of(at) for at, text, policy in _issues(submission) if not is_measured(text, policy, each, form)}
    loose, unmeasured = [], []
    for at, _, text in cells_with_role(submission, "policy"):
        for sentence in sentences_of(text) if row_of(at) not in told else ():
            if breaks_off(Fragment(sentence.text, after_sentence=False), prose=False):
                continue  # unfinished_sentence's
            if not linked(sentence.text, measured | plans, form):
                loose.append((at, sentence.text))
            elif _MADE.search(sentence.text) and not linked(_made(sentence.text), measured, form):
                unmeasured.append((at, sentence.text))
    for quotes, what in (
        (loose, "に当たるものが、指標にもスケジュールにも見当たりません"),
        (unmeasured, "ができたかどうかを見る指標がありません"),
    ):
        if quotes:
            shown = "」「".join(text[:30] for _, text in quotes[:3])
            more = f"など{len(quotes)}件" if len(quotes) > 3 else ""
            yield finding(
                submission,
                quotes[0][0],
                f"取組方針「{shown}」{more}{what}",
                hint="いつ行い、何をもってできたとみるかを書くと、方針が行動につながります。",
                quotes=quotes,
            )


def _only_aimed(submission: Submission, some: list[Indicator]) -> Finding:
    """Return a note on indicators of which the aims of the year tell, and no row of the calendar."""
    form = submission.form
    own = frozenset[str]().union(*(telling_words(named_of(one), form) for one in some))
    aims = [
        (at, sentence.text)
        for at, _, text in cells_with_role(submission, "aim")
        for sentence in sentences_of(text)
        if own & telling_words(sentence.text, form)
    ]
    names = "」「".join(one.label for one in some)
    return finding(
        submission,
        some[0].at,
        f"「{names}」に当たる取組は今年度の目標には書かれていますが、スケジュールのどの行で行うのか読み取れません",
        hint="いつ何を行うのかをスケジュールに加えると、目標とのつながりが伝わります。",
        quotes=[*(one.quote for one in some), *aims],
        level="note",
    )


def _rows_of_calendar(submission: Submission) -> list[str]:
    """Return the text of each row that tells what is done; a name may stand beside the months as well."""
    tables = {table.id: table for table, _ in submission.form.with_role("activity") if table is not None}
    found = [
        "\n".join(text for column in table.columns if (text := submission.text(f"{row}.{column.id}")))
        for table in tables.values()
        for row in submission.rows(table)
    ]
    found += [submission.text(field.id) for table, field in submission.form.with_role("activity") if table is None]
    return [text for text in found if text]


_WANTS: tuple[Role, ...] = ("issue", "policy")
_PLANS: tuple[Role, ...] = ("activity", "aim")
_MADE = regex("(?P<what>[一-龥ァ-ヶーA-Za-z]{3,})(?:を|の)?(?:作成|策定|整備|発行|立ち上げ|設置|開発)")


def _made(text: str) -> str:
    found = _MADE.search(text)
    return found["what"] if found else text


def _this_year(submission: Submission) -> Iterator[Indicator]:
    """Yield the indicators of tables that set targets for the year itself, also those whose target is still blank."""
    for name, rows in indicators(submission).items():
        if any(column.role == "target" and not column.year for column in submission.form.table(name).columns):
            yield from (one for one in rows if one.label)


def _issues(submission: Submission) -> list[tuple[str, str, str]]:
    """Return (place, issue, policy) of each row of issues.

    Where a policy is to be talked over (…部会を活用し) does not say what it is about: names of meetings are left out
    of it.
    """
    policies: dict[str, str] = {}
    for at, _, text in cells_with_role(submission, "policy"):
        policies[row_of(at)] = without_meetings(text)
    return [(at, text, policies.get(row_of(at), "")) for at, _, text in cells_with_role(submission, "issue")]


def _row_texts(submission: Submission, at: str) -> Iterator[str]:
    row = row_of(at)
    yield from (
        submission.text(f"{row}.{column.id}") for column in submission.form.table(places.parse(at).part).columns
    )


def _head(text: str) -> str:
    """Return the first line of a cell, as evidence and as a name for it."""
    return text.split("\n")[0][:40]


_LISTING = regex(r"[（(][^（）()]*、[^（）()]*[)）]")


def _measures(one: Indicator) -> str:
    """Return what an indicator measures: its name without a list, in brackets, of what is counted together."""
    return _LISTING.sub("", one.label)
