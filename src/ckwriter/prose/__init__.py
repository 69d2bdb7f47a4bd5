"""Official Japanese prose: the ends of sentences, the spelling of a word, and the cleaning of raw text.

Rules of the language alone; no programme is named here.
"""

from ckwriter.prose.acts import act_at_end, verb_of
from ckwriter.prose.endings import is_finished, past, plain, proposal
from ckwriter.prose.nominals import nominal
from ckwriter.prose.sentences import clean, finish, split
from ckwriter.prose.spelling import Spelling, majority, respell
from ckwriter.prose.verbs import is_dictionary, ongoing

__all__ = [
    "Spelling",
    "act_at_end",
    "clean",
    "finish",
    "is_dictionary",
    "is_finished",
    "majority",
    "nominal",
    "ongoing",
    "past",
    "plain",
    "proposal",
    "respell",
    "split",
    "verb_of",
]
