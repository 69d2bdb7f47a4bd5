"""The smallest PDF that shows Japanese text and ruled lines where a test wants them; points from the upper left."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

HEIGHT, WIDTH = 595, 842
TURNS = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}


def text(left: float, top: float, words: str, size: float = 10, turn: int = 0) -> str:
    """Show words from a point on; `top` is the upper edge of lying text."""
    a, b, c, d = TURNS[turn]
    base = HEIGHT - top - (0.88 * size if not turn else 0)
    return f"BT /F1 {size} Tf {a} {b} {c} {d} {left} {base} Tm <{words.encode('utf-16-be').hex()}> Tj ET"


def standing(left: float, top: float, words: str, size: float = 10) -> str:
    """Show words downwards, character by character."""
    return "\n".join(text(left, top + number * size, char, size) for number, char in enumerate(words))


def line(left: float, top: float, right: float, bottom: float) -> str:
    """Draw a line."""
    return f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S"


def grid(lefts: Sequence[float], tops: Sequence[float]) -> str:
    """Rule a table without merged cells."""
    across = [line(lefts[0], top, lefts[-1], top) for top in tops]
    return "\n".join([*across, *(line(left, tops[0], left, tops[-1]) for left in lefts)])


def pdf(*pages: str, image: bool = False) -> bytes:
    """Return a PDF with these pages; with `image`, each one also shows a grey picture."""
    first = 7
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UTF16-H "
        b"/DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /FontDescriptor 5 0 R /DW 1000 "
        b"/W [1 [278] 2 230 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 4 >> >>",
        b"<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Ascent 880 /Descent -120 /Flags 4 /CapHeight 700 "
        b"/FontBBox [0 -120 1000 880] /ItalicAngle 0 /StemV 100 >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\nstream\n\x80\nendstream",
    ]
    for number, content in enumerate(pages):
        resources = "<< /Font << /F1 3 0 R >> /XObject << /I1 6 0 R >> >>"
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {box} /Resources {resources} "
            f"/Contents {first + 2 * number + 1} 0 R >>".encode()
        )
        shown = content + (f"\nq {WIDTH} 0 0 {HEIGHT} 0 0 cm /I1 Do Q" if image else "")
        packed = zlib.compress(shown.encode())
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
    result = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(result)
    result += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    result += b"".join(b"%010d 00000 n \n" % place for place in places)
    result += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(result)
