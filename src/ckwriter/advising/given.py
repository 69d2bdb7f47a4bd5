"""Findings that were written to a file (`ckwriter check --format json`), read back for the same submission."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from ckwriter import files, places
from ckwriter.errors import ReadError
from ckwriter.model import Evidence, Finding, Submission


def findings(path: Path, submission: Submission) -> list[Finding]:
    """Return the findings of a file; ReadError if it holds none, or those of another form or submission."""
    text = files.decode(files.read_whole(path), str(path))
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(f"{path}: JSON として読めません（{error.lineno}行目）") from None
    if not isinstance(given, list):
        raise ReadError(
            f"{path}: 点検の結果ではありません。ckwriter check --format json で書き出したものを指定してください"
        )
    found = [_finding(item, path) for item in given]
    for one in found:
        if not _known(submission, one.at) or not all(_stands(submission, evidence) for evidence in one.evidence):
            raise ReadError(f"{path}: 別のファイル、または直す前のファイルの点検の結果です（{one.message[:40]}…）")
    return found


def _stands(submission: Submission, evidence: Evidence) -> bool:
    if evidence.previous and submission.previous is None:
        return True
    given = submission.previous if evidence.previous and submission.previous else submission
    return _known(given, evidence.at) and evidence.quote in given[evidence.at].shown


def _finding(item: object, path: Path) -> Finding:
    try:
        bare = {key: value for key, value in item.items() if key != "fingerprint"} if isinstance(item, dict) else item
        return Finding.model_validate_json(json.dumps(bare))
    except ValidationError:
        raise ReadError(f"{path}: 点検の結果として読めない項目があります") from None


def _known(submission: Submission, at: str) -> bool:
    try:
        place = places.parse(at)
    except ValueError:
        return False
    if place.part == places.UNPLACED:
        return place.row.isdigit() and int(place.row) <= len(submission.unplaced)
    return place.part == places.NOTES or submission.form.part(place.part) is not None
