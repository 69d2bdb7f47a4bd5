"""What tells that something is lacking, or not so: 進んでいない, 不足, 断られた."""

from __future__ import annotations

from ckwriter.grounding.reading.clauses import STATEMENT
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import pairs_of
from ckwriter.grounding.reading.support import share
from ckwriter.patterns import regex

LACKS = (
    "ない|なかっ|なく(?=[、てな。]|$)|ません|ず(?=、|に|。|$)|不(?!動産|安)|未(?!来)|無(?!料|償)|欠[員如航け]|欠席(?!者)|なし|ゼロ|困難"
    "|難し|限ら|少な|足ら|遅れ|減|中止|中断|休止|見送|とどま|しか|下回|届か|及ば|断[らりるっわ]|拒|辞退|止[めま]|やめ"
    "|にく[いく]|づら[いく]|見合わせ|ずれ込|ばらつき|偏|途上|これから|途切れ|激し|迷"
)
LACK, LACK_OR_TASK = regex(LACKS), regex(f"{LACKS}|課題|悩|困|差|だけ|のみ")
"""What tells that something is lacking, or not so."""
_ABOUT = 0.2
"""The share of a clause's words that a statement must hold to have to do with it."""


def is_lacking(clause: str, evidence: Evidence) -> bool:
    """Tell whether a statement of the facts that has to do with a clause tells that something is lacking."""
    pairs = pairs_of(clause)
    return any(
        LACK.search(statement) and (not pairs or share(pairs, pairs_of(statement)) >= _ABOUT)
        for statement in STATEMENT.findall(evidence.said)
    )
