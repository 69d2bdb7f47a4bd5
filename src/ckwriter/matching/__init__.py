"""Matching: find the places of a form among the blocks of a file, blank or filled.

Reading a submission and compiling a blank form into a template are the same search. No format knows a form, no form a
format.
"""

from ckwriter.matching.known.filled import Located, located, submission
from ckwriter.matching.layout import Layout, Left, Record, Slot, Spot
from ckwriter.matching.searching.search import search

__all__ = ["Layout", "Left", "Located", "Record", "Slot", "Spot", "located", "search", "submission"]
