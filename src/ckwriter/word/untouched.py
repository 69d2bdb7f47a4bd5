"""Whether a Word file is still, byte for byte, what ckwriter wrote into it.

The proof is to write it again: the record's submission goes into the same blank form, and every byte of the file must
be one that this gives. So the record of such a file *is* what its page shows, and nothing needs to be searched. A
checksum that the file itself carries would prove nothing, because who changes the page can change that as well.
"""

from __future__ import annotations

from ckwriter.matching.known import recorded
from ckwriter.model import Submission
from ckwriter.word import archive, blank, heads
from ckwriter.word.filling import fill
from ckwriter.word.parts import Package


def untouched(package: Package, record: bytes | None) -> Submission | None:
    """Return the submission that was written into a file if the file is still as it was written, else None.

    Only files in the form's own blank form, or in one that was used lately, can be told; of any other file the page
    has to be read.
    """
    if record is None or package.members[package.document].date_time != archive.UNDATED:
        return None
    members = archive.members(package)
    if archive.pack(members) != package.data:
        return None
    was = recorded.load(record)
    ready = blank.known(was.blank, was.submission.form) if was is not None and was.blank else None
    if was is None or ready is None or not {ready.document, ready.record} <= members.keys():
        return None
    filled = {name: members[name] for name in (ready.document, ready.record)} | heads.named(ready.heads, was.submission)
    if members != {**ready.members, **filled} or not all(map(ready.program.has, was.submission.cells)):
        return None
    document, at = package.read(ready.document), 0
    for piece in fill(ready.program, was.submission):
        if not document.startswith(piece, at):
            return None
        at += len(piece)
    return was.submission if at == len(document) else None
