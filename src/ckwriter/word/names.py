"""The names of WordprocessingML that the reader and the writer share."""

from __future__ import annotations

from ckwriter.blocks import DRAFT_MARK

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W16CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
W16CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
PREFIXES = {MAIN: "w", W14: "w14", W15: "w15", W16CID: "w16cid", W16CEX: "w16cex"}
"""What everybody calls these namespaces."""
STRICT = b"http://purl.oclc.org/ooxml/"
"""What the namespaces of the strict variant begin with."""
USUAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": OFFICE.encode(),
}
"""Those that everybody else uses for the same things."""


def w(name: str) -> str:
    """Return the qualified name of an element or attribute of the main namespace."""
    return f"{{{MAIN}}}{name}"


DRAFT_STYLE = DRAFT_MARK
"""The character style of text that a program drafted and no person has accepted."""
DRAFT_FILL = "FFF2CC"
"""The shade behind it."""
LEGEND_STYLE = "AI下書きの凡例"
"""The paragraph style of the line that explains it."""
RECORD = "urn:ckwriter:record:1"
"""The namespace of the record that ckwriter leaves in a file."""
