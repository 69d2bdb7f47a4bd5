"""Q2: lists of bodies in running text, and the number that is told of them: 病院、診療所、家族会の計2機関."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.checks import finding
from ckwriter.checks.readings import filled
from ckwriter.model import Finding, Submission
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_LIST = regex(
    r"(?P<names>[^、。，（）()「」『』\s]{2,20}(?:[、，][^、。，（）()「」『』\s]{2,20}){2,}?)(?:等|など|ほか)?(?:の|、|[（(])?"
    r"(?:計|合わせて|あわせて|合計|総勢|全部で|以上)、?(?P<total>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})(?:つの)?(?P<unit>機関|団体|組織|関係機関)(?:で|が|に|から|を|と|の|。|、|[）)]|$)"
)
_CLAUSE = regex("[ぁ-ん]$|のほか$")
"""What does not end in a name: a name before it is of another clause."""
_AND = regex("及び|並びに|(?<=[一-龥ァ-ヶー])と(?=[一-龥ァ-ヶー])")


def lists_too_long(submission: Submission) -> Iterator[Finding]:
    """Ask about a list in running text whose number is less than its names: 病院、診療所、家族会の計2機関."""
    for at, field, text in filled(submission):
        if field.type not in ("text", "paragraph", "bullets") or field.role == "members" or not _MAY_COUNT.search(text):
            continue
        for found in _LIST.finditer(text):
            names = [name for piece in re.split("[、，]", found["names"]) for name in _AND.split(piece)]
            first = next((at + 1 for at in reversed(range(len(names) - 1)) if _CLAUSE.search(names[at])), 0)
            names = [re.sub("^.*(?:には|では|は|が|から)(?=[一-龥ァ-ヶ])", "", name) for name in names[first:]]
            total = read_number(found["total"])
            if re.search("[ぁ-ん]$|を", re.sub("(?:等|など|ほか)?の?$", "", names[-1])):
                continue  # …が参加し、計2団体が
            if isinstance(total, int) and 1 < total < len(names):
                words = found[0].rstrip("でがにからをとの。、）)")
                yield finding(
                    submission,
                    at,
                    f"「{words}」は、{len(names)}つの名前が挙げられています。数が足りないのではありませんか",
                    hint="数を確かめてください。いくつかを一つと数えているときは、その旨を書き添えます。",
                    quotes=[(at, words)],
                )


_MAY_COUNT = regex(
    "(?:計|合わせて|総勢|全部で|以上)、?[0-9０-９一二三四五六七八九十]{1,2}(?:つの)?(?:機関|団体|組織|関係機関)"
)
