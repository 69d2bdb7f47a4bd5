"""What protects a Word file, and what a changed copy of it must tell its reader."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.word.names import w
from ckwriter.word.parts import Package

_ON = frozenset({"1", "true", "on"})
_EDITS = {
    "readOnly": "変更不可（読み取り専用）",
    "forms": "フォームへの入力だけ",
    "trackedChanges": "変更履歴の付く変更だけ",
    "comments": "コメントだけ",
}
"""What a document may restrict its editing to."""
_CLOSED = frozenset({"readOnly", "forms"})
"""The restrictions under which Word takes no comments."""
_SIGNATURE, _CUSTOM = "/digital-signature/origin", "/custom-properties"


def cautions(data: bytes, name: str) -> tuple[str, ...]:
    """Return what must be said of a copy of a file to which comments are added, one line for each matter.

    Protection that is only asked for (not by encryption) is left as it is: the comments are added all the same.
    """
    return tuple(_cautions(Package(data, name)))


def _cautions(package: Package) -> Iterator[str]:
    if any(kind.endswith(_SIGNATURE) for kind, _ in package.targets("")):
        yield (
            f"{package.name}: デジタル署名があります。コメントを付けた写しでは署名が無効になります"
            "（元のファイルの署名はそのままです）。"
        )
    for member in package.related("settings"):
        settings = package.parse(member)
        held = settings.find(w("documentProtection"))
        kind = held.get(w("edit")) if held is not None and held.get(w("enforcement")) in _ON else None
        if kind in _EDITS:
            after = "Word で返信や解決をするときは、校閲の「編集の制限」を中止してください。" if kind in _CLOSED else ""
            yield (
                f"{package.name}: 編集が制限されています（{_EDITS[kind]}）。制限はそのままにして、"
                f"コメントを付けました。{after}"
            )
        asked = settings.find(w("writeProtection"))
        if asked is not None:
            yield (
                f"{package.name}: 読み取り専用で開くことが勧められています。写しにもその指定が残るため、"
                "開くときに「いいえ」を選ぶと書き込めます。"
            )
    if any(_is_final(package, member) for kind, member in package.targets("") if kind.endswith(_CUSTOM)):
        yield f"{package.name}: 最終版にされています。写しにもその印が残ります（「編集する」を選ぶと書き込めます）。"


def _is_final(package: Package, member: str) -> bool:
    if member not in package.members:
        return False
    marked = (item for item in package.parse(member) if item.get("name") == "_MarkAsFinal")
    return any("".join(item.itertext()).strip().lower() in _ON for item in marked)
