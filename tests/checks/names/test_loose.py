"""Text without a place in the form."""

import pytest

from ckwriter.beside import Unplaced
from ckwriter.checks.names.loose import loose_bodies, loose_names
from ckwriter.testing import example


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("住まい検討\n部会（年2回）", ["住まい検討部会"]),
        ("部会の企画・運営のための会議", []),
        ("目的：住まい部会の運営を話し合う会議", []),
        ("保健・医療・福祉関係者による協議の場", []),
        ("連絡会議", []),
        ("家族交流会", []),
    ],
)
def test_names_of_meetings_in_a_diagram(text: str, names: list[str]) -> None:
    """Only what is the name of a meeting and nothing else is taken for one, in a section that names meetings."""

    def drawn(where: str) -> list[str]:
        update = {"unplaced": (Unplaced(text=text, where=where),)}
        return [one.text for one in loose_names(example({}, "nimo-r6").model_copy(update=update))]

    assert drawn("2 取組概要") == names
    assert drawn("3 取組の経緯") == []


def test_bodies_in_a_diagram() -> None:
    """Short names of bodies are taken for such; sentences and tasks are not."""
    texts = ("民生委員児\n童委員協議会", "警察", "市関係部署", "進捗確認", "研修の実施など", "退院を支える病院等")
    unplaced = tuple(Unplaced(text=text, where="2 取組概要") for text in texts)
    found = loose_bodies(example({}, "nimo-r6").model_copy(update={"unplaced": unplaced}))
    assert [one.text for one in found] == ["民生委員児童委員協議会", "警察", "市関係部署"]
