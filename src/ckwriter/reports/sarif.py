"""SARIF 2.1.0: findings for programs that collect the results of many checkers (OASIS, errata 01)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from urllib.parse import quote

from ckwriter import checking, places
from ckwriter.checking import Aside
from ckwriter.findings import title_of
from ckwriter.guarding import telling
from ckwriter.model import Evidence, Finding, Submission

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "ckwriter/v1"


def sarif(findings: Sequence[Finding], submission: Submission, artifact: str = "", aside: Sequence[Aside] = ()) -> str:
    """Return findings as a SARIF log of one run.

    A place of the form is a logical location (`forums[2].frequency`), for what was checked may be a Word file,
    which has no lines. `artifact` is the name of the file, relative to wherever the log will be read. What was put
    aside is in the log as suppressed, with its reason.
    """
    rules = {info.code: info for info in checking.checks()}
    suppressed = [(finding, one.ignored.reason) for one in aside for finding in one.findings]
    codes = list(dict.fromkeys(finding.code for finding in (*findings, *(finding for finding, _ in suppressed))))
    driver = {
        "name": "ckwriter",
        "version": version("ckwriter"),
        "language": "ja",
        "rules": [_rule(code, rules.get(code)) for code in codes],
    }
    run: dict[str, object] = {
        "tool": {"driver": driver},
        "language": "ja",
        "columnKind": "unicodeCodePoints",
        "results": [
            *(_result(finding, submission, codes.index(finding.code), artifact) for finding in findings),
            *(
                {
                    **_result(finding, submission, codes.index(finding.code), artifact),
                    "suppressions": [{"kind": "external", "justification": reason}],
                }
                for finding, reason in suppressed
            ),
        ],
    }
    if artifact:
        run["artifacts"] = [{"location": {"uri": quote(artifact)}, "roles": ["analysisTarget"]}]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str, info: checking.CheckInfo | None) -> Mapping[str, object]:
    if info is None:
        told = telling.codes().get(code)
        return {"id": code, "shortDescription": {"text": told.title}} if told else {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": info.title},
        "defaultConfiguration": {"level": info.level},
        "properties": {"tags": list(info.rules)},
    }


def _result(finding: Finding, submission: Submission, rule: int, artifact: str) -> Mapping[str, object]:
    text = f"{finding.message}。{finding.hint}" if finding.hint else finding.message
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.level,
        "message": {"text": text},
        "locations": [_location(finding.at, submission, artifact)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
    }
    related = [
        _related(number, one, submission, artifact) for number, one in enumerate(finding.evidence, 1) if one.quote
    ]
    if related:
        result["relatedLocations"] = related
    return result


def _location(at: str, submission: Submission, artifact: str) -> dict[str, object]:
    logical = {"name": places.title_of(submission.form, at), "fullyQualifiedName": at, "kind": "member"}
    location: dict[str, object] = {"logicalLocations": [logical]}
    if artifact:
        location["physicalLocation"] = {"artifactLocation": {"uri": quote(artifact), "index": 0}}
    return location


def _related(number: int, one: Evidence, submission: Submission, artifact: str) -> Mapping[str, object]:
    if one.previous:  # it stands in another file
        return {"id": number, "message": {"text": f"{title_of(submission, one)}: {one.quote}"}}
    return {"id": number, **_location(one.at, submission, artifact), "message": {"text": one.quote}}
