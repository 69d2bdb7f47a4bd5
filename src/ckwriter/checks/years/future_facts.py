"""J5: what is told as a fact of a time to come: 令和8年3月末の登録者は34人である, in a submission of 令和6年度."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import dates_of, filled, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title
from ckwriter.patterns import regex

_MAY_BE_FACT = regex("[0-9０-９元]年")
_PLANNED = regex(
    "予定|見込|見通|計画|目標|目指|めざ|想定|予測|推計|試算|向け|見据え|まで|期限|たい|べく|方針|こととし|ことを決|こと(?:で|に|が)"
    "|ように|として(?:い|お|策|設|定|掲)"
    "|改正|改定|施行|期(?:の|計画)|開始する|始まる|始める|開く|終わる|迎える|なる|する(?:ため|よう|旨|案|制度|事業|見)|後に|以降|次期|内示|内定|申請|予約"
)
"""Words of a sentence that tells of what is to come, or of what was settled about it."""
_UNIT = "[0-9０-９一二三四五六七八九十][人名件回か所組機関病院世帯床％%割]*"
_OF = "(?:末|末日|時点|現在|当初|上半期|下半期|年度|中|日|月)?(?:の|は|で|に|には|における|時点の|現在の|末の|、)"
_FIGURE = regex(
    f"{_OF}[^。、]*?{_UNIT}(?:である|であり|です|であった|でした|だった|となった|となりました|となっている|となっています|となり、"
    "|に(?:達し|とどま|のぼ|上[りっ])|を(?:数え|超え|下回)|が(?:い[るた]|おり)|い[るた]|おり、|あった|が[^、。]{1,8}(?:した|している|しています))"
)
"""Behind a date, a figure that is stated as a fact."""
_DONE = regex(f"{_OF}[^。]*?(?:(?:[しちりきいけめえっん五立設得れせげべねて]|っ)[ただ](?!い)|ました)。?\\Z")
"""Behind a date, what was done then."""


@check(level="warning", rules=("R38", "R28"))
def fact_of_a_time_to_come(submission: Submission) -> Iterator[Finding]:
    """まだ来ていない年月のことが、実績や現状として書かれていない

    Sentences of running text that state a figure or what was done (34人である, 開始した) at a date behind the end of
    the document's fiscal year. Plans, estimates, and what was decided about that time are left alone.
    """
    end = (submission.fiscal_year + 1) * 12 + 2
    for at, field, text in filled(submission):
        if field.type not in PROSE or not _MAY_BE_FACT.search(text):
            continue
        for sentence in sentences_of(text):
            late = [
                date
                for date in dates_of(sentence.text, submission.fiscal_year)
                if not date.placeholder
                and not date.inferred
                and date.first is not None
                and date.first.year is not None
                and date.first.year * 12 + date.first.month - 1 > end
            ]
            if not late or not _is_stated(sentence.text, late[-1].end):
                continue
            date = late[-1]
            title = fiscal_year_title(submission.fiscal_year)
            yield finding(
                submission,
                at,
                f"「{date.text}」は{title}の提出ではまだ先ですが、実績や現状として書かれています。年の書き間違いではありませんか",
                hint="年を確かめてください。見込みや目標であれば、そのことが分かるように書いてください。",
                quotes=[(at, sentence.text)],
            )


def _is_stated(words: str, end: int) -> bool:
    """Tell whether a sentence states as a fact what it tells of a date that ends there."""
    figure = _FIGURE.match(words, end)
    if figure is not None:
        return not _PLANNED.search(words, 0, figure.end()) and not _PLANNED_BEHIND.match(words, figure.end())
    return not _PLANNED.search(words) and bool(_DONE.match(words, end))


_PLANNED_BEHIND = regex("[^。、]{0,6}(?:予定|見込|計画|目標|こと|よう)")
