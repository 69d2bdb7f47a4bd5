"""A submission with slips in it, and what the checks say of it."""

import pytest

from ckwriter import checking, forms
from ckwriter.beside import Unplaced
from ckwriter.model import Cell, Evidence, Finding, Municipality, Submission

ODD = '<script>alert("a")</script> & "引用" \'一\''


@pytest.fixture(scope="session")
def submission() -> Submission:
    """A body with a typo, a placeholder, a formula, markup, and most sections empty."""
    cells = {
        "strengths": "居住支援の会義を開く。\n年間の計画のを検討した。",
        "intro": f"{ODD}。今年度（令和5年度）は住まいの確保に取り組む。",
        "profile[inpatients].as_of": "R●年●月",
        "profile[population].value": "12,345",
        "forums[1].name": "居住支援実務者連絡会",
        "forums[1].frequency": "=1+1",
        "forums[2].name": "居住支援実務者連絡会議",
    }
    return Submission(
        form=forms.load("nimo-r6"),
        fiscal_year=2024,
        municipality=Municipality(name="見本市", kind="core_city"),
        cells={at: Cell(text=text) for at, text in cells.items()},
        unplaced=(
            Unplaced(text="担当者の席は2階", where="欄外"),
            Unplaced(text="訪問\n支援連絡会", where="2 取組概要"),
        ),
    )


@pytest.fixture(scope="session")
def findings(submission: Submission) -> list[Finding]:
    """What the checks find, and one finding whose words a spreadsheet or a browser could take for orders."""
    odd = Finding(
        code="Z901",
        level="note",
        at="intro",
        section="0",
        message=f"=HYPERLINK(1) {ODD}",
        hint="@SUM(1)",
        evidence=(
            Evidence(at="intro", section="0", quote=ODD),
            Evidence(at="forums[1].frequency", section="7", quote="=1+1"),
        ),
    )
    return [*checking.check(submission), odd]
