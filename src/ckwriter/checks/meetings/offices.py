"""Whether two names of offices, as written, are of one office."""

from __future__ import annotations

import re

from ckwriter.checks.meetings.rosters import OWNER
from ckwriter.checks.texts.readings import folded
from ckwriter.model import Submission
from ckwriter.patterns import regex


def is_one_office(submission: Submission, one: str, other: str) -> bool:
    """Tell whether an office of the one name is, holds, or is any such as one of the other's.

    A name may list several: 障害福祉課、保健所.
    """
    names = [_offices(submission, name) for name in (one, other)]
    return any(
        a in b or b in a or _is_any_such(a, b) or _is_any_such(b, a) or _holds(a, b) or _holds(b, a)
        for a in names[0]
        for b in names[1]
    )


def _holds(one: str, other: str) -> bool:
    """Tell whether an office may be a part of the other, as a 課 is of a 部 that is not named with it."""
    return bool(_WIDE.search(one) and _NARROW.search(other))


_WIDE = regex("[部局](?<!事務局)$")
_NARROW = regex("[課室係]$")


_OF_ITS_AREA = regex(
    "(?:各|当該|担当|管内|管轄|所管|所轄|(?:障害保健福祉)?圏域|地?区域?|ブロック|支所)+の?(?P<kind>.{2,})"
)


_SO_MANY = regex("[（(][0-9０-９]+(?:か所|カ所|箇所|区|課)[)）]$")


def _is_any_such(name: str, other: str) -> bool:
    """Tell whether a name means each area's office of the kind that another is: 圏域の保健所, 県北部保健所."""
    found = _OF_ITS_AREA.fullmatch(name)
    return found is not None and other.endswith(found["kind"])


def _offices(submission: Submission, name: str) -> list[str]:
    bare = name.replace(submission.municipality.name, "")
    parts = [
        OWNER.sub("", _SO_MANY.sub("", part.strip()))
        for part in re.split(r"[、，・･\n／]|及び|と(?=[一-龥])", bare)
        if part.strip()
    ]
    return [folded(part) for part in parts if folded(part)]
