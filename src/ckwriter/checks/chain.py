"""C2: the chain of a plan: 課題 → 方針 → 指標 → スケジュール, and what hangs loose in it.

Two texts belong together where they share a word that says something: a run of kanji or katakana, or a pair of kanji
out of it, that is none of the words in which every plan is written, and none of the form's own titles.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from ckwriter.checks import check, finding
from ckwriter.checks.endings import Fragment, breaks_off
from ckwriter.checks.indicators import Indicator, indicators
from ckwriter.checks.mentions import mentions_in
from ckwriter.checks.naming import GENERIC, HEAD, MEETS
from ckwriter.checks.occasions import is_occasion, is_of_anybody, kind_stands
from ckwriter.checks.readings import cells_with_role, folded, row_of, sentences_of
from ckwriter.form import Form, Role
from ckwriter.model import Finding, Submission


@check(level="warning", rules=("R11",))
def indicator_without_activity(submission: Submission) -> Iterator[Finding]:
    """今年度の指標ごとに、関係する取組がスケジュールにある

    Each indicator of the year against the activities of the calendar and the aims of the year. One that counts
    meetings or other occasions (…の開催回数) must stand there by some word of its name; for one that counts users or
    cases, where any activity may bring them about, it is a note. One finding for all that hang loose.
    """
    form = submission.form
    acts, plans = (
        "\n".join(text for role in roles for _, _, text in cells_with_role(submission, role))
        for roles in (_ACTS, _PLANS)
    )
    if not acts:
        return
    done, planned = _words(acts, form), _words(plans, form)
    heads = {head[0] for one in mentions_in(acts) if GENERIC.match(one.name) and (head := HEAD.search(one.name))}
    loose = [
        one
        for one in _this_year(submission)
        if not (_stands(one, acts, done, form) if is_occasion(one) else _linked(_named(one), planned, form))
        and not _held_as(one, heads)
    ]
    for sure in (True, False):
        some = [one for one in loose if is_occasion(one) is sure]
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
    known = _words("\n".join(map(_measures, measured)), form)
    counted = {folded(name) for one in measured if not is_occasion(one) for name in _meetings_in(one.label)}
    held = {folded(name) for one in measured for name in _meetings_in(one.label)}
    at_meetings = {row_of(at): _meetings_in(text) for at, _, text in cells_with_role(submission, "policy")}
    about = {row_of(at): _meetings_it_is_about(text) for at, _, text in cells_with_role(submission, "policy")}
    loose = [
        (at, text)
        for at, text, whole in rows
        if not _linked(whole, known, form)
        and not any(folded(name) in counted for name in at_meetings.get(row_of(at), ()))
        and not any(folded(name) in held for name in about.get(row_of(at), ()))
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
    asked = _words("\n".join(wanted), form)
    strays = [one for one in measured if not _linked(one.label, asked, form)]
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
    measured = _words("\n".join(map(_measures, _this_year(submission))), form)
    plans = _words("\n".join(text for role in _PLANS for _, _, text in cells_with_role(submission, role)), form)
    if not measured or not plans:
        return
    told = {row_of(at) for at, _, whole in _issues(submission) if not _linked(whole, measured, form)}
    loose, unmeasured = [], []
    for at, _, text in cells_with_role(submission, "policy"):
        for sentence in sentences_of(text) if row_of(at) not in told else ():
            if breaks_off(Fragment(sentence.text, after_sentence=False), prose=False):
                continue  # unfinished_sentence's
            if not _linked(sentence.text, measured | plans, form):
                loose.append((at, sentence.text))
            elif _MADE.search(sentence.text) and not _linked(_made(sentence.text), measured, form):
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


_WANTS: tuple[Role, ...] = ("issue", "policy")
_ACTS: tuple[Role, ...] = ("activity",)
_PLANS: tuple[Role, ...] = ("activity", "aim")
_MADE = re.compile("(?P<what>[一-龥ァ-ヶーA-Za-z]{3,})(?:を|の)?(?:作成|策定|整備|発行|立ち上げ|設置|開発)")


def _made(text: str) -> str:
    found = _MADE.search(text)
    return found["what"] if found else text


def _this_year(submission: Submission) -> Iterator[Indicator]:
    """Yield the indicators of tables that set targets for the year itself, also those whose target is still blank."""
    for name, rows in indicators(submission).items():
        if any(column.role == "target" and not column.year for column in submission.form.table(name).columns):
            yield from (one for one in rows if one.label)


def _issues(submission: Submission) -> list[tuple[str, str, str]]:
    """Return (place, issue, issue and policy together) of each row of issues.

    Where a policy is to be talked over (…部会を活用し) does not say what it is about: names of meetings are left out
    of it.
    """
    policies: dict[str, str] = {}
    for at, _, text in cells_with_role(submission, "policy"):
        policies[row_of(at)] = _without_meetings(text)
    return [
        (at, text, f"{text}\n{policies.get(row_of(at), '')}") for at, _, text in cells_with_role(submission, "issue")
    ]


def _meetings_in(text: str) -> list[str]:
    """Return the meetings that a text names by more than their kind."""
    return [one.name for one in mentions_in(text) if MEETS.search(one.name) and not GENERIC.match(one.name)]


_OF_MEETING = re.compile(
    "の(?:開催|回数|頻度|議題|議事|日程|時間帯?|会場|運営|進め方|持ち方|在り方|あり方|構成員?|参加者?|出席者?)"
)


def _meetings_it_is_about(text: str) -> list[str]:
    """Return the meetings of which a text says how they are to be held: 区連絡会の議題を決め."""
    named = _meetings_in(text)
    return [one.name for one in mentions_in(text) if one.name in named and _OF_MEETING.match(text, one.end)]


def _without_meetings(text: str) -> str:
    left = list(text)
    for mention in (one for one in mentions_in(text) if MEETS.search(one.name)):
        left[mention.start : mention.end] = "、" * (mention.end - mention.start)
    return "".join(left).replace("協議の場", "、")


def _head(text: str) -> str:
    """Return the first line of a cell, as evidence and as a name for it."""
    return text.split("\n")[0][:40]


def _named(one: Indicator) -> str:
    """Return what tells an indicator from others of its kind: 居住支援 of 居住支援研修会の開催回数."""
    label = re.sub("の?(?:開催|実施)?の?(?:回数|件数|人数|者数|状況)?$", "", one.label)
    return HEAD.sub("", label) or label


def _held_as(one: Indicator, heads: Container[str]) -> bool:
    """Tell whether the calendar holds an indicator's meeting under its bare kind: 部会 for 退院支援部会の開催回数."""
    return any((head := HEAD.search(mention.name)) and head[0] in heads for mention in mentions_in(one.label))


def _stands(one: Indicator, acts: str, done: frozenset[str], form: Form) -> bool:
    """Tell whether the calendar has an occasion: a word of its name, and its kind."""
    kind = kind_stands(one, acts)
    return kind is not False and ((bool(kind) and is_of_anybody(one)) or _linked(_named(one), done, form))


_RUN = re.compile("[一-龥々]+|[ァ-ヺー]{3,}|[A-Za-z]{2,}")
_COMMON = frozenset(
    re.findall(
        r"\S+",
        """
    支援 地域 関係 機関 連携 実施 推進 充実 体制 構築 整備 事業 開催 会議 強化 促進 向上 確保 検討 協議 共有
    把握 活用 普及 増加 減少 拡大 拡充 維持 継続 取組 取り 課題 解決 方針 方策 目標 指標 達成 現状 状況 情報
    必要 十分 不足 円滑 具体 効果 成果 回数 件数 人数 者数 割合 利用 参加 対象 対応 役割 行政 職員 担当 専門
    年度 今年 昨年 令和 平成 以上 程度 関す 向け 等の 医療 保健 福祉 精神 障害 障が 市内 県内 区内 管内 圏域
    住民 社会 生活 環境 制度 活動 運営 設置 作成 策定 開始 予定 委員 連絡 意見 交換 顔の 見え 力向 材育 理解
    サービス センター 事業所 所数 数の 業所 件の 展開 計画 内容 方法 効率 効果的 質の 基盤 多様 重層 包括
    地域包括 推進体 係者 者等 係機 関と 関係者 全体 各区 各種 定期 年間 市町 町村 区町 村職 圏域 機能 質的 量的
    """,
    )
)
"""Pairs of kanji in which every plan is written."""


@lru_cache(64)
def _of_form(title: str) -> frozenset[str]:
    return frozenset(_pairs(folded(title)))


def _pairs(text: str) -> Iterator[str]:
    """Yield the words of a text: of a run of kanji its pairs, but for common ones and those that join two of them."""
    for run in _RUN.findall(text):
        if not "一" <= run[0] <= "龥" and run[0] != "々":
            yield run
            continue
        pairs = [run[at : at + 2] for at in range(len(run) - 1)]
        common = [False, *(pair in _COMMON for pair in pairs), False]
        yield from (pair for at, pair in enumerate(pairs) if not (common[at] or common[at + 1] or common[at + 2]))


def _words(text: str, form: Form) -> frozenset[str]:
    """Return the words of a text that may link it with another, and of which of the form's matters it speaks."""
    return _telling(text, form.title, form.related)


@lru_cache(4096)
def _telling(text: str, title: str, related: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    key = folded(text)
    matters = (f"={at}" for at, words in enumerate(_matters(related)) if any(word in key for word in words))
    return frozenset(_pairs(key)) - _COMMON - _of_form(title) | frozenset(matters)


@lru_cache(16)
def _matters(related: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(folded, words)) for words in related)


def _linked(text: str, words: frozenset[str], form: Form) -> bool:
    """Tell whether a text shares a word that says something with others; one that has no such word is left alone."""
    own = _words(text, form)
    return not own or bool(own & words)


_LISTING = re.compile(r"[（(][^（）()]*、[^（）()]*[)）]")


def _measures(one: Indicator) -> str:
    """Return what an indicator measures: its name without a list, in brackets, of what is counted together."""
    return _LISTING.sub("", one.label)
