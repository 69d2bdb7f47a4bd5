"""A form: a folder with what it asks, how it looks, and how its narrative fields are drafted."""

from pathlib import Path

from ckwriter.forms import FormFiles

FOLDER = Path(__file__).with_name("form")


def training_report() -> FormFiles:
    """研修実施報告書."""
    return FormFiles(template=FOLDER, prompts=FOLDER / "prompts", examples=FOLDER / "examples")
