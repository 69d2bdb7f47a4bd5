"""What a submission carries beside the cells of its form: raw notes, text without a place, altered labels."""

from __future__ import annotations

from ckwriter.values import PageText, Value


class Note(Value):
    """A raw fact (素材) that staff give to the drafter; it never leaves with the Word file."""

    about: str = ""
    """What it belongs to: a field or table (`strengths`, `forums`), a place (`forums[2]`), or nothing."""
    text: PageText


class Unplaced(Value):
    """Text of a file that has no place in the form, and where it stood."""

    text: PageText
    where: str


class Label(Value):
    """A title or label of a form as a file prints it, where that is not the form's own spelling."""

    text: PageText
    """The words of the file."""
    official: PageText
    """The words of the form."""
    part: str
    """The field or table that it names or stands in, by its id; for the heading of a section its first one."""
    heading: bool = False
    """True if it is the heading of a section."""
