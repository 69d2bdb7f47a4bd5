"""Print how many true sentences pass the guard, and how many lies it catches: `python -m benchmarks.grounding`."""

from __future__ import annotations

import sys
import time

from tests.grounding import measuring

SETS = (("tuned", measuring.TUNED[0]), ("held out", measuring.HELD_OUT), ("third", measuring.FRESH))
"""Sets with lies made by changing one thing, in the order in which they were written."""
SHOWN = "--show"
"""With this option the sentences that were judged wrongly are printed, too."""


def main() -> None:
    """Measure all sets of sentences, and what the offline backend writes."""
    print("True sentences that pass")
    _line("tuned", measuring.passing(measuring.corpus(*measuring.TUNED)))
    for title, name in SETS[1:]:
        _line(title, measuring.passing(measuring.corpus(name)))
    _line("fourth and fifth", measuring.passing(measuring.corpus(*measuring.LATER)))
    _line("sixth", measuring.passing(measuring.corpus(measuring.BLIND)))
    _line("seventh", measuring.passing(measuring.corpus(measuring.LATEST)))
    _line("eighth", measuring.passing(measuring.corpus(measuring.LATEST_BLIND)))
    _line("ninth", measuring.passing(measuring.corpus(measuring.OWN)))
    _line("written offline", measuring.drafted_offline())
    for title, name in SETS:
        print(f"\nLies that are caught ({title})")
        started = time.process_time()
        for kind, share in measuring.rows(name):
            _line(kind, share)
        print(f"{1000 * (time.process_time() - started) / share.of:.1f} ms for each, with the search for other facts")
    by_hand = {
        "fourth": measuring.LAST,
        "sixth": measuring.BLIND,
        "seventh": measuring.LATEST,
        "eighth": measuring.LATEST_BLIND,
        "ninth": measuring.OWN,
    }
    for title, name in by_hand.items():
        print(f"\nLies that are caught ({title}, by hand)")
        by_kind = measuring.caught(measuring.lies_by_hand(name))
        for kind, share in (*by_kind.items(), ("all", measuring.together(by_kind.values()))):
            _line(kind, share)


def _line(title: str, share: measuring.Share) -> None:
    print(f"{title:20} {share.of - len(share.wrong):6,} of {share.of:6,}  {share.right:7.2%}")
    if SHOWN in sys.argv and title != "all":
        print("".join(f"    {one}\n" for one in share.wrong), end="")


if __name__ == "__main__":
    main()
