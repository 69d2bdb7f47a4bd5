"""Who calls a meeting and who leads through it, as sentences of its row, or that name it, tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import filled, row_of, sentences_of
from ckwriter.model import Submission
from ckwriter.patterns import regex


class Call(NamedTuple):
    """That an office calls a meeting, or leads through it, as one place says it."""

    at: str
    words: str
    office: str
    meeting: str
    """The name of the meeting."""
    role: str
    """secretariat of those that call it, chair of those that lead through it."""


_OFFICE = (
    "(?P<office>(?<![一-龥])保健所|(?:各[区市町村圏域地区]+の)?(?:障がい|こころの|心の|[一-龥々ァ-ヶーA-Za-z]){1,14}?"
    "(?:[課係室局]|センター|保健所|支所|協議会|法人|協会|事業所|病院))"
)
_CALL = "(?:招集|召集|開催の呼び?[か掛]け|開催の?案内|日程の?調整)"
_CHAIR = "(?:進行|司会|議長)"
_BY = _OFFICE.replace("office", "by")
_DOES = regex(
    f"{_OFFICE}[がは]、?(?:[^、。がは]{{0,14}}?(?:の|を))?(?:(?P<call>{_CALL})|(?P<chair>{_CHAIR}))"
    f"|(?:(?P<called>{_CALL})|(?P<chaired>{_CHAIR}))(?:[とや][^、。はが]{{1,12}}|役)?[はを]、?"
    f"{_BY}[がで](?:行|担|務|受け持|当た|し)"
)
_BOTH = regex(f"{_CALL}.{{0,8}}{_CHAIR}|{_CHAIR}.{{0,8}}{_CALL}")
_OTHERWISE = regex(
    "以前|かつて|従来|当時|まで(?:は|、)|だった|でした|輪番|持ち?回り|交代|予定|検討|移管|引き?継|回に?より|共同|ともに"
)


def calls(submission: Submission) -> Iterator[Call]:
    """Yield what running text tells of who calls each meeting and who leads through it."""
    found = meetings(submission)
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.role in ("event", "activity", "policy", "target") or not _MAY.search(text):
            continue
        own = found.in_row(row_of(at))
        for sentence in sentences_of(text):
            if not _MAY.search(sentence.text) or _OTHERWISE.search(sentence.text):
                continue
            named = {one.name for one in mentions_in(sentence.text, found.known)}
            meant = found.resolve(named.pop()) if len(named) == 1 else own[0] if len(own) == 1 and not named else None
            if meant is None:
                continue
            for told in _DOES.finditer(sentence.text):
                office = told["office"] or told["by"]
                both = _BOTH.search(sentence.text)
                if told["call"] or told["called"] or both:
                    yield Call(at, sentence.text, office, meant.name, "secretariat")
                elif told["chair"] or told["chaired"]:
                    yield Call(at, sentence.text, office, meant.name, "chair")


_MAY = regex(f"{_CALL}|{_CHAIR}")
