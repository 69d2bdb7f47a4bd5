"""SARIF 2.1.0."""

import json
import re
from typing import Any

from ckwriter import places
from ckwriter.checking import Aside
from ckwriter.model import Finding, Ignored, Submission
from ckwriter.reports import sarif

_LOG = {"$schema": str, "version": str, "runs": list}
_RUN = {"tool": dict, "results": list, "language": str, "columnKind": str, "artifacts": list}
_DRIVER = {"name": str, "version": str, "language": str, "rules": list}
_RULE = {"id": str, "shortDescription": dict, "defaultConfiguration": dict, "properties": dict}
_RESULT = {
    "ruleId": str,
    "ruleIndex": int,
    "level": str,
    "message": dict,
    "locations": list,
    "relatedLocations": list,
    "partialFingerprints": dict,
}
_LOCATION = {"id": int, "logicalLocations": list, "physicalLocation": dict, "message": dict}
_LOGICAL = {"name": str, "fullyQualifiedName": str, "kind": str}


def _valid(value: dict[str, Any], known: dict[str, type], *required: str) -> None:
    """Assert what the schema says of an object: no other property, the right types, the required ones."""
    assert set(value) <= set(known), set(value) - set(known)
    assert set(required) <= set(value)
    for key, one in value.items():
        assert isinstance(one, known[key]), (key, one)


def _valid_log(log: dict[str, Any]) -> None:
    _valid(log, _LOG, "version", "runs")
    assert log["version"] == "2.1.0"
    for run in log["runs"]:
        _valid(run, _RUN, "tool")
        _valid(run["tool"]["driver"], _DRIVER, "name")
        assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        assert re.fullmatch("[a-zA-Z]{2}(-[a-zA-Z]{2})?", run["language"])
        rules = run["tool"]["driver"]["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        for rule in rules:
            _valid(rule, _RULE, "id")
        for result in run["results"]:
            _valid_result(result, rules)


def _valid_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    _valid(result, _RESULT, "message")
    assert result["level"] in ("none", "note", "warning", "error")
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
    for location in (*result["locations"], *result.get("relatedLocations", ())):
        _valid(location, _LOCATION)
        for logical in location["logicalLocations"]:
            _valid(logical, _LOGICAL)


def test_the_log_keeps_the_schema(findings: list[Finding], submission: Submission) -> None:
    """Properties, their types and their values are those that SARIF 2.1.0 allows, with and without a file's name."""
    for artifact in ("", "倉庫/令和6年度 提出.docx"):
        log = json.loads(sarif(findings, submission, artifact))
        _valid_log(log)
        assert len(log["runs"][0]["results"]) == len(findings)


def test_a_result_says_what_where_and_which(findings: list[Finding], submission: Submission) -> None:
    """Code, level, message with hint, place, quotes and fingerprint of each finding, in its order."""
    run = json.loads(sarif(findings, submission))["runs"][0]
    for finding, result in zip(findings, run["results"], strict=True):
        assert (result["ruleId"], result["level"]) == (finding.code, finding.level)
        assert finding.message in result["message"]["text"]
        assert finding.hint in result["message"]["text"]
        (logical,) = result["locations"][0]["logicalLocations"]
        assert logical["fullyQualifiedName"] == finding.at
        assert logical["name"] == places.title_of(submission.form, finding.at)
        quotes = [one["message"]["text"] for one in result.get("relatedLocations", ())]
        assert quotes == [one.quote for one in finding.evidence if one.quote]
        assert finding.fingerprint in result["partialFingerprints"].values()


def test_the_name_of_a_file_becomes_a_uri(findings: list[Finding], submission: Submission) -> None:
    """Japanese letters and spaces are escaped, and each result points to the one artifact."""
    run = json.loads(sarif(findings, submission, "提出 案.docx"))["runs"][0]
    uri = run["artifacts"][0]["location"]["uri"]
    assert uri.isascii()
    assert " " not in uri
    physical = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    assert all(one == {"uri": uri, "index": 0} for one in physical)


def test_no_findings_is_a_log_all_the_same(submission: Submission) -> None:
    """A clean submission gives a run without results, which is how SARIF says that nothing was found."""
    log = json.loads(sarif([], submission))
    _valid_log(log)
    assert log["runs"][0]["results"] == []


def test_what_was_put_aside_is_suppressed(findings: list[Finding], submission: Submission) -> None:
    """A finding that a person lets stand is in the log, marked as suppressed, with the reason."""
    ignored = Ignored(code="C101", reason="数え方が違うため")
    results = json.loads(sarif([], submission, "a.docx", [Aside(ignored, (findings[0],))]))["runs"][0]["results"]
    assert [(one["ruleId"], one["suppressions"]) for one in results] == [
        (findings[0].code, [{"kind": "external", "justification": "数え方が違うため"}])
    ]
