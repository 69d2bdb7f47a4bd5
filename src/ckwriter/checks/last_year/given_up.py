"""C4: what stood in last year's submission and is gone from this one: issues, rows of the chronicle, plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.indicators.told import Indicator, indicators, matched
from ckwriter.checks.last_year.retold import paired
from ckwriter.checks.texts.fulltext import full_text
from ckwriter.checks.texts.linked import telling_words
from ckwriter.checks.texts.readings import cells_with_role, filled, folded, last_year, row_of, sentences_of
from ckwriter.checks.years.chronicle import chronicles, row_begins
from ckwriter.findings import LAST_YEAR
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title
from ckwriter.patterns import regex

_RUNNING = ("paragraph", "bullets")
_SAME_FROM = 55
"""Likeness of two issues from which they are one in other words."""

_UNSOLVED = regex(
    "続い|続く|続き|依然|いまだ|未だ|まだ|残っ|残る|残り|変わら|変わっていな|変わりな|解決(?:して|でき|に)?(?:い)?(?:な|ませ|ず|は?至)"
    "|解消(?:して|され|でき|に)?(?:い)?(?:な|ませ|ず|は?至)|改善(?:して|され|でき)?(?:い)?(?:な|ませ|ず)|課題(?:で|が|と|に|は)|不足|十分で(?:は)?な|進んでい?(?:な|ませ)"
    "|至っていな|低調|伸び悩|少な|(?:でき|知られ|つなが[っり])(?:て)?(?:い)?(?:ない|ません)"
)
_SOLVED = regex(
    "(?:解決|解消|改善|達成|完了|終了|軽減|整備|統合)(?:し|され|でき)?(?:た|まし|て(?!い?な|い?ませ))|見直し|引き継|移管|整っ|整い|一定の成果|目途|めど"
    "|(?:解消|解決)(?:済|。|$)"
)


@check(level="warning", rules=("R17", "R43"), previous=True)
def issue_dropped(submission: Submission) -> Iterator[Finding]:
    """昨年度の課題が、解決したとの記載もなくなくなっていない

    Issues of last year's submission that no issue or policy of this one takes up. A question where this year's own
    text says that the matter goes on; else a note. What is told to be solved, finished or handed over is left alone.
    """
    previous = last_year(submission)
    if previous is None:
        return
    now = [text for role in ("issue", "policy") for _, _, text in cells_with_role(submission, role)]
    issues = [(at, text) for at, _, text in cells_with_role(submission, "issue")]
    if not issues:
        return
    known = telling_words("\n".join(now), submission.form)
    gone: list[tuple[str, str]] = []
    for at, _, text in cells_with_role(previous, "issue"):
        if _is_taken_up(text, now, known, submission):
            continue
        told = list(_told_of(submission, previous, at, text, known))
        if any(_goes_on(words) is False for _, words in told):
            continue
        unsolved = next(((where, words) for where, words in told if _goes_on(words)), None)
        if unsolved is None:
            gone.append((at, _head(text)))
            continue
        yield finding(
            submission,
            places.parse(issues[0][0]).part,
            f"{LAST_YEAR}の課題「{_head(text)}」がありませんが、「{unsolved[1][:60]}」とあります。解決していないのではありませんか",
            hint="今年度も取り組むのであれば、課題、取組方針、指標に加えてください。取り上げないのであれば、その理由を書いてください。",
            quotes=[unsolved],
            before=[(at, _head(text))],
        )
    if gone:
        yield finding(
            submission,
            places.parse(issues[0][0]).part,
            f"{LAST_YEAR}の課題「{'」「'.join(text for _, text in gone)}」が見当たりません",
            hint="解決したのであれば、成果に書くと伝わります。続いているのであれば、課題に加えてください。",
            before=gone,
            level="note",
        )


def _goes_on(words: str) -> bool | None:
    """Tell whether a sentence says at last that something is unsolved, or solved; None where it says neither."""
    unsolved, solved = (max((one.end() for one in how.finditer(words)), default=0) for how in (_UNSOLVED, _SOLVED))
    return unsolved > solved if unsolved or solved else None


def _is_taken_up(text: str, now: Sequence[str], known: frozenset[str], submission: Submission) -> bool:
    key = folded(text)
    if any(fuzz.ratio(key, folded(other)) >= _SAME_FROM for other in now):
        return True
    own = telling_words(text, submission.form)
    return not own or len(own & known) * 2 >= len(own)


def _told_of(
    submission: Submission, previous: Submission, at: str, text: str, known: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield (place, sentence) of what this year's running text says of an issue of last year's.

    That is what shares two of its words, and what stands beside an indicator of it that has no target any more.
    """
    form = submission.form
    own = telling_words(text, form)
    policy = "\n".join(told for where, _, told in cells_with_role(previous, "policy") if row_of(where) == row_of(at))
    wanted = own | telling_words(policy, form)
    beside = {
        where
        for one in _ended(submission)
        if telling_words(one.label, form) & wanted - known
        for where, _ in one.explanations
    }
    for where, field, told in filled(submission):
        if field.type in _RUNNING and field.role not in ("issue", "policy", "event"):
            for sentence in sentences_of(told):
                if where in beside or len(telling_words(sentence.text, form) & own) > 1:
                    yield where, sentence.text


def _ended(submission: Submission) -> Iterator[Indicator]:
    """Yield the indicators with a result for which no target is set any more."""
    rows = [one for table in indicators(submission).values() for one in table]
    goals = [one for one in rows if (target := one.value("target")) and not target.year]
    results = [one for one in rows if one.value("result")]
    going_on = [one for one, _ in matched(results, goals)]
    yield from (one for one in results if all(one is not other for other in going_on))


# ------------------------------------------------------------------------------------- the chronicle


@check(level="note", rules=("R21", "R43"), previous=True)
def history_dropped(submission: Submission) -> Iterator[Finding]:
    """昨年度の経緯の行が、なくなっていない

    Rows of last year's chronicle that this year's tells nowhere. One note a table; one that is empty now is left alone.
    """
    previous = last_year(submission)
    if previous is None:
        return
    for table, period, event in chronicles(submission):
        rows = submission.rows(table)
        if not rows or previous.form.part(table.id) is None:
            continue
        kept = {old for _, old in paired(submission, previous, table.id, period, event)}
        told = [folded(submission.text(f"{row}.{event.id}")) for row in rows]
        gone = []
        for row in previous.rows(previous.form.table(table.id)):
            text, when = previous.text(f"{row}.{event.id}"), row_begins(previous, row, period)
            if not text or row in kept or when is None:
                continue
            if any(fuzz.partial_ratio(folded(text), one) >= 60 for one in told if one):
                continue
            gone.append((row, text))
        if gone and len(gone) < len(rows) + len(kept):
            shown = "」「".join(f"{previous.text(f'{row}.{period.id}')} {_head(text)}" for row, text in gone[:3])
            yield finding(
                submission,
                table.id,
                f"{LAST_YEAR}の「{shown}」に当たる行がありません",
                hint="まとめたのでなければ、加えてください。",
                before=[(f"{row}.{event.id}", _head(text)) for row, text in gone],
            )


# --------------------------------------------------------------------------------------------- plans

_BEGIN = regex("開始|始め|設置|設け|新設|立ち上げ|立上げ|作成|策定|導入|拡大|拡充|試行|増設|開設|創設|発足|開講")
_NEXT = regex("来年度|次年度|翌年度")


@check(level="note", rules=("R43", "R21"), previous=True)
def plan_untold(submission: Submission) -> Iterator[Finding]:
    """昨年度の提出で今年度に始めるとした取組が、どこかに書かれている

    Sentences of last year's submission that plan to begin or make something in the year after it (来年度は…を開始する)
    and of whose words this year's submission has hardly any. One note.
    """
    previous = last_year(submission)
    if previous is None or previous.fiscal_year != submission.fiscal_year - 1:
        return
    year = fiscal_year_title(submission.fiscal_year)
    told: frozenset[str] | None = None
    loose: list[tuple[str, str]] = []
    for at, field, text in filled(previous):
        if field.type not in _RUNNING or not _BEGIN.search(text):
            continue
        for one in sentences_of(text):
            if not (_NEXT.search(one.text) or year in one.text) or not _BEGIN.search(one.text):
                continue
            if told is None:
                told = telling_words(full_text(submission).text, submission.form)
            own = telling_words(one.text, submission.form)
            if own and len(own & told) * 5 < len(own) * 2:
                loose.append((at, one.text))
    if loose and any(table for table, _ in submission.form.with_role("activity")):
        shown = "」「".join(text[:50] for _, text in loose[:3])
        yield finding(
            submission,
            next(table.id for table, _ in submission.form.with_role("activity") if table),
            f"{LAST_YEAR}で今年度に行うとした「{shown}」のことが、どこにも書かれていません",
            hint="行ったのであれば経緯やスケジュールに、見送ったのであればその理由を書いてください。",
            before=loose,
            subject="前年度からの変更",
        )


def _head(text: str) -> str:
    return text.split("\n")[0][:60]
