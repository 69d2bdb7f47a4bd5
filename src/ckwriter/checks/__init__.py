"""Checks: what may be the matter with a submission. Each is a plugin of the group `ckwriter.checks`.

A check is a generator function from a submission to findings, made one by `@check`; the first line of its docstring is
its title in Japanese, the rest explains it. Its code is the name of its entry point:

    @check(level="error", rules=("R02",))
    def spreadsheet_errors(submission: Submission) -> Iterator[Finding]:
        \"\"\"表計算のエラー表示が残っていない

        A cell that shows `#DIV/0!` …
        \"\"\"
        for at, _ in submission.places():
            if "#DIV/0!" in submission.text(at):
                yield finding(submission, at, "…", hint="…", quotes=[(at, "#DIV/0!")])

    # pyproject.toml
    [project.entry-points."ckwriter.checks"]
    T202 = "my_package:spreadsheet_errors"

A check never changes what it is given, and says the same about the same submission every time.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ckwriter.findings import finding
from ckwriter.model import Finding, FindingLevel, Submission

CheckFunction = Callable[[Submission], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: the function that raises its findings, and what is known of it before it runs."""

    function: CheckFunction
    level: FindingLevel
    """The level of a finding that does not set its own."""
    rules: tuple[str, ...] = ()
    """The rules of the programme's rule list that it covers (R00 …)."""
    previous: bool = False
    """True if it compares with last year's submission, and says nothing without one."""
    gives_way: bool = False
    """True if it guesses, and what another check says of the same places goes before it."""

    def __call__(self, submission: Submission) -> Iterator[Finding]:
        """Yield what is the matter, in the order of the form."""
        return self.function(submission)

    @property
    def title(self) -> str:
        """What a submission that passes is like, in one line of Japanese."""
        return self._documentation.partition("\n")[0]

    @property
    def explanation(self) -> str:
        """What it looks at, and what it leaves alone."""
        return self._documentation.partition("\n")[2].strip()

    @property
    def _documentation(self) -> str:
        return inspect.getdoc(self.function) or self.function.__name__


def check(
    *, level: FindingLevel, rules: tuple[str, ...] = (), previous: bool = False, gives_way: bool = False
) -> Callable[[CheckFunction], Check]:
    """Make a check of a generator function."""

    def decorate(function: CheckFunction) -> Check:
        return Check(function, level, rules, previous, gives_way)

    return decorate


__all__ = ["Check", "CheckFunction", "check", "finding"]
