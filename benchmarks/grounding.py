"""Print how many true sentences pass the guard, and how many lies it catches: `python -m benchmarks.grounding`."""

from __future__ import annotations

import sys
import time

from tests.grounding import measuring

SHOWN = "--show"
"""With this option the sentences that were judged wrongly are printed, too."""


def main() -> None:
    """Measure both sets of sentences, and what the offline backend writes."""
    tuned, held_out = measuring.corpus(*measuring.TUNED), measuring.corpus(measuring.HELD_OUT)
    print("True sentences that pass")
    _line("tuned", measuring.passing(tuned))
    _line("held out", measuring.passing(held_out))
    _line("written offline", measuring.drafted_offline())
    for title, name in (("tuned", measuring.TUNED[0]), ("held out", measuring.HELD_OUT)):
        print(f"\nLies that are caught ({title})")
        started = time.process_time()
        for kind, share in measuring.rows(name):
            _line(kind, share)
        print(f"{1000 * (time.process_time() - started) / share.of:.1f} ms for each, with the search for other facts")


def _line(title: str, share: measuring.Share) -> None:
    print(f"{title:16} {share.of - len(share.wrong):6,} of {share.of:6,}  {share.right:7.2%}")
    if SHOWN in sys.argv and title != "all":
        print("".join(f"    {one}\n" for one in share.wrong), end="")


if __name__ == "__main__":
    main()
