"""The forms that come with ckwriter, a folder each; prompts/ holds a folder of the same name."""

from importlib.resources import files
from pathlib import Path

from ckwriter.forms import FormFiles


def nimo_r6() -> FormFiles:
    """精神障害にも対応した地域包括ケアシステムの構築に係る提出様式（令和6年度）."""
    return _form("nimo-r6")


def nimo_r6_advice() -> FormFiles:
    """精神障害にも対応した地域包括ケアシステムの構築に係る取組への助言（令和6年度）."""
    return _form("nimo-r6-advice")


def _form(name: str) -> FormFiles:
    prompts, examples = (Path(str(files(f"ckwriter.{folder}"))) for folder in ("prompts", "examples"))
    return FormFiles(template=Path(__file__).parent / name, prompts=prompts / name, examples=examples / name)
