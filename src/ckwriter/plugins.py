"""Plugins: forms, readers, writers, backends and checks, found by entry point.

Each entry point is one callable and its name is its public name. They are found without being imported and loaded one
at a time, so that a broken one is named and hurts nobody else. ckwriter's own plugins register in the same way as
everybody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal

from ckwriter.errors import CkwriterError, PluginError

Group = Literal["forms", "readers", "writers", "backends", "checks"]

_TITLES: dict[Group, str] = {
    "forms": "様式",
    "readers": "読み込みの形式",
    "writers": "書き出しの形式",
    "backends": "下書きの方式",
    "checks": "点検項目",
}


def _distribution(found: EntryPoint) -> str:
    return found.dist.name if found.dist else found.value


@cache
def find(group: Group) -> dict[str, EntryPoint]:
    """Return the plugins of a group by name, sorted, none of them imported.

    PluginError if two packages claim one name; the message names both.
    """
    found: dict[str, EntryPoint] = {}
    for point in entry_points(group=f"ckwriter.{group}"):
        other = found.get(point.name)
        if other is not None and other.value != point.value:
            raise PluginError(
                f"{_TITLES[group]}「{point.name}」を二つの部品が名のっています: "
                f"{_distribution(other)} ({other.value}) と {_distribution(point)} ({point.value})"
            )
        found[point.name] = point
    return dict(sorted(found.items()))


@cache
def _loaded(group: Group, name: str) -> Any:  # noqa: ANN401  # whatever an entry point names
    return find(group)[name].load()


def load(group: Group, name: str) -> Callable[..., Any]:
    """Import one plugin and return its callable; PluginError if there is none of that name or it does not load."""
    point = find(group).get(name)
    if point is None:
        names = "、".join(find(group)) or "なし"
        raise PluginError(f"{_TITLES[group]}「{name}」はありません。使えるもの: {names}")
    try:
        plugin = _loaded(group, name)
    except CkwriterError:
        raise
    except Exception as error:
        raise PluginError(
            f"{_TITLES[group]}「{name}」（{_distribution(point)}）を読み込めません: {type(error).__name__}: {error}"
        ) from error
    if not callable(plugin):
        raise PluginError(f"{_TITLES[group]}「{name}」（{_distribution(point)}）は呼び出せるものではありません")
    return plugin  # type: ignore[no-any-return]  # whatever an entry point names


def load_all(group: Group) -> Iterator[tuple[str, Callable[..., Any] | PluginError]]:
    """Yield (name, callable) for each plugin of a group; for one that does not load, (name, the error)."""
    for name in find(group):
        try:
            yield name, load(group, name)
        except PluginError as error:
            yield name, error
