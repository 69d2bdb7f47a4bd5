"""What every value of ckwriter is: frozen and closed, and its texts are such as a page can hold."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict

from ckwriter.patterns import regex


class Value(BaseModel):
    """A frozen, closed value."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


_LINE_ENDS = regex("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_NO_PAGE_HAS = regex("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_UNUSUAL = regex(f"{_LINE_ENDS.pattern}|{_NO_PAGE_HAS.pattern}")


def page_text(text: str) -> str:
    """Return the text as a page can hold it.

    Every kind of line end becomes a newline; a character that no XML document can hold (a control character, half a
    surrogate pair) becomes U+FFFD, so that it is seen rather than lost.
    """
    if _UNUSUAL.search(text) is None:
        return text
    return _NO_PAGE_HAS.sub("\ufffd", _LINE_ENDS.sub("\n", text))


PageText = Annotated[str, AfterValidator(page_text)]


def as_tuple(value: Any) -> Any:  # noqa: ANN401  # whatever the file gave
    """Return a list as a tuple: JSON, YAML and TOML give lists, and a value holds none. Else return it as it is."""
    return tuple(value) if isinstance(value, list) else value
