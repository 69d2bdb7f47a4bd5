"""Reports: findings as people and programs read them.

As text and JSON, as SARIF, as a page, as a list for sending round, and what a check means. All are pure functions of
the findings and the submission that they are about.
"""

from ckwriter.reports.explaining import Example, Explanation, explain, explanation
from ckwriter.reports.listing import xlsx
from ckwriter.reports.page import html
from ckwriter.reports.plain import as_json, aside_lines, checks_as_json, checks_text, counts, text
from ckwriter.reports.sarif import sarif

__all__ = [
    "Example",
    "Explanation",
    "as_json",
    "aside_lines",
    "checks_as_json",
    "checks_text",
    "counts",
    "explain",
    "explanation",
    "html",
    "sarif",
    "text",
    "xlsx",
]
