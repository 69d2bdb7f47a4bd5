"""Whether what an issue is about is measured by an indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckwriter.checks.indicators.occasions import KINDS
from ckwriter.checks.texts.linked import activity_words, matters_of, telling_words
from ckwriter.form import Form
from ckwriter.patterns import regex

_PERSONS = regex(
    "(?:[一-龥々0-9０-９]{2,12}者|[^、。\n]{1,12}(?:した|している|する|できた)(?:方|人|者))(?:に(?:ついて|対する|対して|とって)|への|の|が|は|を)"
)
_WHO = "(?:ご?本人|御?家族|当事者|住民|市民|区民|県民|関係者|支援者)"
_RECIPIENTS = regex(
    f"(?:{_WHO}(?:、|や|と|・|及び|および)){{0,3}}{_WHO}(?:等|など|の方々?)?"
    "(?:(?:に|へ|から)(?!の|よる|対)|に?も|とともに|と共に|と一緒に|の(?:声|同意|話|意見|協力))"
)
"""To whom, from whom or with whom something is done: 本人と家族に渡す, 家族の声も伝える."""
_BY_THE_WAY = regex(
    "(?:退院|地域移行)(?:を(?:前に|控え)(?:した|た|る)?|した|する|できる|後(?:の|(?!の))(?!支援|計画|訪問|見守|フォロー)|前(?:の|(?!の))(?!支援|カンファ|面接|訪問)|の(?:際|時|とき|直前|直後)"
    "|(?:の時期)?[がも](?:延び|遅れ|長引|先送り|進ま|でき|決ま|滞|難し)[^、。]*|をためら[^、。]*|でき[^、。]*|に(?:つながら|至ら|結び付か|踏み切れ)[^、。]*)"
)
"""What an issue about something else says of when it shows, and of what comes of it: 退院後の, 退院が延びる."""
_HEADED = regex("\\A[\\s・]*[【〔［](?P<head>[^】〕］]{1,12})[】〕］]")
_NO_MATTER = frozenset("相談 訪問 説明 報告 発表 学習 講座 講習 研修 養成 育成 案内 窓口 手順 病院 電話 面接".split())  # noqa: SIM905
"""Words of how something is done, which indicators of any matter share."""


def is_measured(issue: str, policy: str, labels: Sequence[str], form: Form, beside: int | None = None) -> bool:
    """Tell whether an issue with its policy shares a word with what is measured, or a matter that it is about itself.

    Of whom it speaks (退院した人の働く場) does not say what it is about, where it names something else; nor to whom a
    policy turns (本人と家族に渡す), nor how something is done (相談, 訪問, 研修), unless the indicator is about nothing
    else.

    `labels` are what each indicator measures; `beside` is which of them has the issue's own rank, where there are as
    many of both.
    """
    issue, policy = _without_asides(issue, policy, form)
    about = _about(issue, form)
    if about:
        policy = _RECIPIENTS.sub("、", policy)
    own, planned = telling_words(issue, form), telling_words(policy, form)
    if not own | planned:
        return True
    kinds = activity_words(form, KINDS)
    perhaps = False
    known = [telling_words(label, form) for label in labels]
    for at, (label, words) in enumerate(zip(labels, known, strict=True)):
        shared = (own | planned) & words - matters_of(words)
        weak = {word for word in shared if word in _NO_MATTER or (word in kinds and word not in issue)}
        if shared - weak or any(_in_one_compound(word, f"{issue}\n{policy}", label) for word in weak):
            return True
        where = issue if about and at != beside else f"{issue}{policy}"
        perhaps |= len(weak) > 1 or (not matters_of(words) and any(word in where for word in weak))
    matters = about or matters_of(planned)
    if matters:
        return perhaps or any(matters & words for words in known)
    return any((own | planned) & words for words in known)


def _without_asides(issue: str, policy: str, form: Form) -> tuple[str, str]:
    """Return an issue and its policy without what they say of discharge by the way, if they are about other matters."""
    plain = _BY_THE_WAY.sub("、", issue)
    head = _HEADED.match(issue)
    about = matters_of(telling_words(head["head"] if head else plain, form))
    if plain == issue or not about:
        return issue, policy
    return plain, _BY_THE_WAY.sub("、", policy)


def _in_one_compound(word: str, text: str, label: str) -> bool:
    """Tell whether a word ends the same compound in both: 訪問 of 寄り添い訪問 and よりそい訪問."""
    before = {found["before"] for found in re.finditer(f"(?P<before>{_WITHIN}){word}", text)}
    return any(found["before"] in before for found in re.finditer(f"(?P<before>{_WITHIN}){word}", label))


_WITHIN = "[一-龥ァ-ヺーぁ-ん](?<![のにをはがでとやへもるた])(?<!域|援|係)"
"""A character within a compound: no particle, and none of the common words 地域, 支援, 関係."""


def _about(issue: str, form: Form) -> frozenset[str]:
    """Return the form's matters that an issue is about."""
    return matters_of(telling_words(_PERSONS.sub("、", issue), form)) or matters_of(telling_words(issue, form))
