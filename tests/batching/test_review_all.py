"""A folder of submissions: each file by itself, none of them in the way of another, results whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ckwriter import batching, reading
from ckwriter.batching import folders
from ckwriter.errors import ReadError, WriteError
from tests.batching.conftest import BODY, Reviewed
from tests.conftest import EXAMPLES


def test_each_readable_file_has_its_copy(reviewed: Reviewed) -> None:
    """A Word file for each body, the workbook, and nothing else; what programs leave behind is not looked at."""
    assert [body.file for body in reviewed.batch.bodies] == [
        "a_kurashiki.yaml", "b_kurashiki.yaml", "c_ward.yaml", "d_formula.yaml",
    ]  # fmt: skip
    names = sorted(path.name for path in reviewed.out.iterdir())
    assert names == ["a_kurashiki.docx", "b_kurashiki.docx", "c_ward.docx", "d_formula.docx", "一覧.xlsx"]
    assert reading.read(reviewed.out / "c_ward.docx").municipality.name == "白砂区"


def test_what_cannot_be_read_is_named_with_its_reason(reviewed: Reviewed) -> None:
    """One line for each, without the folder's path, and the others are done."""
    problems = {problem.file: problem.why for problem in reviewed.batch.problems}
    assert problems.keys() == {"e_broken.docx", "f_other.zip"}
    assert problems["e_broken.docx"].startswith("ファイルが壊れているか")
    assert problems["f_other.zip"].startswith("圧縮されたファイル（.zip）は、そのままでは読めません")


def test_two_files_of_one_body_are_named(reviewed: Reviewed) -> None:
    """A prefecture that got a second version must know that both were counted."""
    assert reviewed.batch.twins == {"倉敷市": ["a_kurashiki.yaml", "b_kurashiki.yaml"]}


def test_what_is_kept_of_a_body(reviewed: Reviewed) -> None:
    """Findings, elements and indicators, but no submission."""
    body = reviewed.batch.bodies[0]
    assert (body.name, body.kind, body.fiscal_year) == ("倉敷市", "中核市", 2024)
    assert len(body.findings) == len(body.listed) > 0
    assert [element.title for element in body.elements][2].startswith("住まい")
    assert (body.population, body.population_as_of) == ("473,886", "R6年10月")


def test_indicators_of_both_years_stand_side_by_side(reviewed: Reviewed) -> None:
    """One that was counted last year and is again is one row; figures for so many heads where they can be said."""
    ward = {one.name: one for one in reviewed.batch.bodies[2].measures}
    both = ward["家族教室の参加者数（延べ）"]
    assert (both.last_target, both.result, both.outcome) == ("延60人/年", "延74人/年", "beyond")
    assert (both.baseline, both.target, both.unit) == ("延74人/年", "延80人/年", "人")
    assert both.rates == (None, None, None), "no population, no rate"
    (counted,) = reviewed.batch.bodies[3].measures
    assert counted.rates == (None, 10.0, 15.0)


@pytest.mark.parametrize("values", ["6回", "月20人", "各区3人", "20", "80%", "約20人"])
def test_some_figures_say_nothing_for_so_many_heads(tmp_path: Path, values: str) -> None:
    """Times, rates, months, each of several, and what has no unit are left blank; about so many is still so many."""
    folder = tmp_path / "in"
    folder.mkdir()
    text = BODY.format(name="見本市", people="20,000", indicator="利用者").replace("延20人/年", values)
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    (measure,) = batching.review_all(folder, tmp_path / "out").bodies[0].measures
    assert measure.rates[1] == (10.0 if values == "約20人" else None)


def test_last_years_files_are_matched_by_body(tmp_path: Path) -> None:
    """The check that compares with last year runs for the body whose file is there, whatever the file is called."""
    this, last = tmp_path / "this", tmp_path / "last"
    this.mkdir()
    last.mkdir()
    facts = (EXAMPLES / "kurashiki.yaml").read_text(encoding="utf-8")
    (this / "r6.yaml").write_text(facts, encoding="utf-8")
    older = facts.replace("fiscal_year: R6", "fiscal_year: R5", 1).replace("target: 24回", "target: 12回")
    (last / "r5_kurashiki.yaml").write_text(older, encoding="utf-8")
    (last / "broken.docx").write_bytes(b"x")
    alone = batching.review_all(this, tmp_path / "one").bodies[0]
    compared = batching.review_all(this, tmp_path / "two", previous=last).bodies[0]
    codes = [{finding.code for finding in body.findings} for body in (alone, compared)]
    assert "C402" not in codes[0]
    assert "C402" in codes[1]


def test_nothing_readable_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    """One line with the first reason; no folder is made."""
    folder = tmp_path / "in"
    folder.mkdir()
    with pytest.raises(ReadError, match="ファイルがありません"):
        batching.review_all(folder, tmp_path / "out")
    (folder / "a.zip").write_bytes(b"x")
    with pytest.raises(ReadError, match="読める提出内容がありません"):
        batching.review_all(folder, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_results_do_not_go_where_they_would_hurt(tmp_path: Path) -> None:
    """Not over the submissions, not into a folder that holds something, not over a file."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    (folder / "a.yaml").write_bytes((EXAMPLES / "kumamoto.yaml").read_bytes())
    (out / "手書き.txt").write_text("大事", encoding="utf-8")
    with pytest.raises(WriteError, match="元のファイルのフォルダー"):
        batching.review_all(folder, folder, force=True)
    with pytest.raises(WriteError, match="すでにファイルがあります"):
        batching.review_all(folder, out)
    with pytest.raises(WriteError, match="フォルダー"):
        batching.review_all(folder, out / "手書き.txt")
    with pytest.raises(WriteError, match="がありません"):
        batching.review_all(folder, tmp_path / "no" / "out")
    batching.review_all(folder, out, force=True)
    assert (out / "手書き.txt").read_text(encoding="utf-8") == "大事"
    assert (out / "a.docx").is_file()


def test_what_breaks_off_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """Results appear all at once, at the end."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.yaml").write_bytes((EXAMPLES / "kumamoto.yaml").read_bytes())

    def stop(done: int, of: int, name: str) -> None:
        assert not out.exists()
        if done == of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batching.review_all(folder, out, progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_the_submissions_are_never_changed(tmp_path: Path) -> None:
    """Byte for byte what they were."""
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "a.yaml"
    path.write_bytes((EXAMPLES / "kumamoto.yaml").read_bytes())
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    batching.review_all(folder, tmp_path / "out")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_files_of_one_stem_get_copies_of_their_own(tmp_path: Path) -> None:
    """body.docx and body.xlsx do not overwrite each other."""
    found = [tmp_path / name for name in ("body.docx", "body.xlsx", "Other.pdf", "macro.docm")]
    names = {path.name: copy.name for path, copy in folders.copies(found, tmp_path).items()}
    assert names == {
        "body.docx": "body.docx", "body.xlsx": "body.xlsx.docx", "Other.pdf": "Other.docx", "macro.docm": "macro.docm",
    }  # fmt: skip


def test_advice_is_no_submission(tmp_path: Path) -> None:
    """An adviser's file that lies in the folder is named and not reviewed."""
    from ckwriter import advising, writing

    folder = tmp_path / "in"
    folder.mkdir()
    facts = EXAMPLES / "kumamoto.yaml"
    (folder / "a.yaml").write_bytes(facts.read_bytes())
    writing.write(advising.page(advising.advise(reading.read(facts), ())), folder / "advice.docx")
    batch = batching.review_all(folder, tmp_path / "out")
    assert [body.file for body in batch.bodies] == ["a.yaml"]
    assert "助言書" in batch.problems[0].why
