"""The report as an HTML page."""

import re
from html.parser import HTMLParser

from ckwriter.checking import Aside
from ckwriter.model import Finding, Ignored, Submission
from ckwriter.reports import html

_VOID = {"meta", "br", "input", "hr", "img", "link", "col"}


class _Page(HTMLParser):
    """Collects ids, links, the text of each id, and tags that were left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        assert self.open == [], self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag not in _VOID:
            self.open.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.links.append(str(given["href"]))
        self.sources += [str(given[key]) for key in ("src", "data", "action", "srcset") if key in given]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}>"

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "script"):
            self.text += data


def test_the_page_needs_nothing_else(findings: list[Finding], submission: Submission) -> None:
    """No address of any host, no other file: styles and script stand in the page, and links stay on it."""
    text = html(findings, submission)
    page = _Page(text)
    assert not re.search(r"(?:https?:)?//[a-z]|@import|url\(", text)
    assert page.sources == []
    assert "link" not in page.tags
    assert all(link.startswith("#") for link in page.links)


def test_every_link_leads_somewhere(findings: list[Finding], submission: Submission) -> None:
    """Each place of a finding is on the page under its own address; ids are unique."""
    page = _Page(html(findings, submission))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert {"strengths", "forums[1].frequency", "profile[population].value", "profile[inpatients]"} <= set(page.ids)


def test_a_place_that_the_page_lacks_leads_to_its_table(submission: Submission) -> None:
    """A finding about a row that is not there links to the table, not into nothing."""
    lost = Finding(code="Z902", at="forums[9].name", section="7", message="行がありません", evidence=())
    page = _Page(html([lost], submission))
    assert "#forums" in page.links
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_every_finding_is_told(findings: list[Finding], submission: Submission) -> None:
    """Message, hint, code and quotes of each finding stand in the text of the page."""
    text = _Page(html(findings, submission)).text
    for finding in findings:
        told = (finding.code, finding.hint, finding.message.partition(": ")[2] or finding.message)
        assert all(words in text for words in told), finding
        assert all(one.quote in text for one in finding.evidence[:8])


def test_markup_in_a_submission_stays_text(findings: list[Finding], submission: Submission) -> None:
    """What a person wrote is never taken for markup, neither in findings nor in cells."""
    page = _Page(html(findings, submission))
    assert page.tags.count("script") == 1
    assert '<script>alert("a")</script> & "引用" \'一\'' in page.text


def test_quoted_words_are_marked_in_the_submission(findings: list[Finding], submission: Submission) -> None:
    """The words of a quote are a link to the finding; the text of the cell round them is whole."""
    text = html(findings, submission)
    number = next(n for n, finding in enumerate(findings, 1) if finding.code == "T201")
    marked = f'<mark class="error"><a href="#finding-{number}">R●年●月<sup>{number}</sup></a></mark>'
    assert marked in text
    assert f'id="finding-{number}" data-level="error" data-section="1" data-code="T201"' in text


def test_left_out_checks_and_no_findings(submission: Submission) -> None:
    """A clean submission says so; checks that were left out are named with their reasons."""
    text = _Page(html([], submission, [Aside(Ignored(code="T105", reason="県の様式に合わせるため"))])).text
    assert "指摘はありませんでした。" in text
    assert "見送った指摘 T105: 当たる指摘なし。理由: 県の様式に合わせるため" in text


def test_text_without_a_place_is_shown_and_linked(submission: Submission, findings: list[Finding]) -> None:
    """What was read and has no place in the form stands on the page under its own address, and findings lead there."""
    page = _Page(html(findings, submission))
    assert {"unplaced[1]", "unplaced[2]"} <= set(page.ids)
    assert "#unplaced[1]" in page.links
    assert "#section-" in page.links, "a finding of no section has a heading of its own"
