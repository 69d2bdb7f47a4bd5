"""Grounding: whether a drafted sentence is carried by the facts that it cites. Pure functions; nothing is ever raised.

`doubts` holds one sentence against its facts: every figure with its unit and period, every date, name, place and word
of direction must stand there, or follow by a sum, a difference, a ratio, a count of what is listed or a span of years.
`judge` puts a wrong citation right as well. `docs/grounding.md` tells what is looked at, and how well it does.
"""

from ckwriter.grounding.citing import Judged, judge
from ckwriter.grounding.doubt import Doubt, Reason, why
from ckwriter.grounding.judging import doubts
from ckwriter.grounding.reading.orders import told
from ckwriter.grounding.reading.setting import Facts, Setting, phrases_of, setting_of
from ckwriter.grounding.wording.manner import repeats
from ckwriter.grounding.wording.remains import cleaned

__all__ = [
    "Doubt",
    "Facts",
    "Judged",
    "Reason",
    "Setting",
    "cleaned",
    "doubts",
    "judge",
    "phrases_of",
    "repeats",
    "setting_of",
    "told",
    "why",
]
