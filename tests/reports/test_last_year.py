"""What a finding quotes of last year's submission, in every report."""

from __future__ import annotations

import json

import pytest

from ckwriter.findings import finding
from ckwriter.model import Finding, Submission
from ckwriter.reports import listing, page, plain
from ckwriter.reports.sarif import sarif
from tests.conftest import Make

NOW, THEN = "平成28年度", "平成29年度"


@pytest.fixture
def submission(make: Make) -> Submission:
    """A chronicle with a row that stood under another year in last year's submission."""
    at = "history[1].period"
    return make({at: NOW}).model_copy(update={"previous": make({at: THEN})})


@pytest.fixture
def found(submission: Submission) -> Finding:
    """A finding that rests on both."""
    at = "history[1].period"
    made = finding(submission, at, "年が違います", quotes=[(at, NOW)], before=[(at, THEN)])
    return made.model_copy(update={"code": "C405"})


def test_the_table_says_which_words_are_last_years(submission: Submission, found: Finding) -> None:
    """Both stand under the finding, last year's marked."""
    lines = plain.text([found], submission).splitlines()
    assert [line.strip() for line in lines if "｜" in line] == [f"｜{NOW}", f"｜前年度の提出: {THEN}"]


def test_json_marks_the_words_of_last_year(found: Finding) -> None:
    """Only the evidence that stands in last year's submission says so."""
    (record,) = json.loads(plain.as_json([found]))
    assert [one.get("previous") for one in record["evidence"]] == [None, True]
    assert [one["quote"] for one in record["evidence"]] == [NOW, THEN]


def test_the_page_and_the_list_name_last_years_submission(submission: Submission, found: Finding) -> None:
    """Beside the words; the page does not link them to this year's cell, nor mark that."""
    html = page.html([found], submission)
    title = "前年度の提出 3 取組の経緯 1行目「年（年度）」"
    assert f"<figcaption>{title}</figcaption><blockquote>{THEN}</blockquote>" in html
    assert f"「{THEN}」（{title}）" in listing.texts(1, found, submission)[5]


def test_the_log_gives_them_no_location_in_this_file(submission: Submission, found: Finding) -> None:
    """Last year's words stand in another file, so that they are a message alone."""
    log = json.loads(sarif([found], submission, "提出.docx"))
    related = log["runs"][0]["results"][0]["relatedLocations"]
    assert ["physicalLocation" in one for one in related] == [True, False]
    assert related[1]["message"]["text"].endswith(THEN)
