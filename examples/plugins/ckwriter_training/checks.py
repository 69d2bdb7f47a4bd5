"""A check: a generator function from a submission to findings. Its code is the name of its entry point."""

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.model import Finding, Submission
from ckwriter.notation import quantities


@check(level="warning")
def more_than_seats(submission: Submission) -> Iterator[Finding]:
    """受講者数が定員を超えていない

    A course with more participants than seats is asked about: one of the two may be a slip, or the room was changed.
    """
    table = submission.form.part("courses")
    if table is None:  # a submission of another form
        return
    for row in submission.rows(submission.form.table("courses")):
        seats, came = f"{row}.seats", f"{row}.participants"
        read = [quantities(submission.text(at)) for at in (seats, came)]
        values = [one[0].value for one in read if one]
        if len(values) == 2 and None not in values and values[1] > values[0]:  # type: ignore[operator]
            yield finding(
                submission,
                came,
                "受講者数が定員を超えています。定員か受講者数の誤りではありませんか",
                hint="数を確かめてください。会場を変えたなどの理由があれば、備考に書いてください。",
                quotes=[(came, submission.text(came)), (seats, submission.text(seats))],
            )
