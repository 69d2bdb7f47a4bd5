"""Most true sentences pass and most lies are caught: floors of what docs/grounding.md reports."""

from __future__ import annotations

from tests.grounding import measuring


def test_sentences_the_guard_was_made_with_pass() -> None:
    """Sentences that officials might write, by hand and by template: at least 99 in 100 stand."""
    share = measuring.passing(measuring.corpus(*measuring.TUNED))
    assert share.of >= 500
    assert share.right >= 0.99, "\n".join(share.wrong)


def test_sentences_written_afterwards_pass() -> None:
    """So do those in other words, written when the code was done."""
    share = measuring.passing(measuring.corpus(measuring.HELD_OUT))
    assert share.of >= 400
    assert share.right >= 0.99, "\n".join(share.wrong)


def test_lies_are_caught() -> None:
    """Of every kind of lie made of those sentences nine in ten are caught, and 98 in 100 of all."""
    shares = dict(measuring.rows(measuring.TUNED[0], every=10))
    assert shares["all"].of >= 500
    assert shares["all"].right >= 0.98, "\n".join(shares["all"].wrong)
    assert min(share.right for share in shares.values()) >= 0.9


def test_lies_told_afterwards_are_caught() -> None:
    """So are those in other words; this floor lies below what was measured over all of them."""
    shares = measuring.together(share for kind, share in measuring.rows(measuring.HELD_OUT, every=8) if kind != "all")
    assert shares.of >= 500
    assert shares.right >= 0.97, "\n".join(shares.wrong)


DELIVERED = ("kurashiki", "kumamoto", "prefecture", "tables_only", "ward", "notes_only", "thin")


def test_what_the_offline_backend_writes_stands() -> None:
    """Each sentence written by rules for the examples and for the bodies of the tests is carried by its facts."""
    share = measuring.drafted_offline(bodies=DELIVERED)
    assert share.of >= 700
    assert share.wrong == ()


def test_what_it_writes_of_other_bodies_stands() -> None:
    """So it is for bodies made up for the corpus, but for a note that gives orders and rates told in percent."""
    share = measuring.drafted_offline(bodies=[name for name in measuring.BODIES if name not in DELIVERED])
    assert share.right >= 0.985, "\n".join(share.wrong)
