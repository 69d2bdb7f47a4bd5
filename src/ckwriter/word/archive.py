"""A zip file taken apart and put together again: members that did not change keep their compressed bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from ckwriter.word.parts import Package

_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_EPOCH = (0, 33)
"""DOS time and date of 1980-01-01, so that equal content gives equal bytes."""
UNDATED = (1980, 1, 1, 0, 0, 0)
"""The same as `zipfile` tells it."""
_UTF8 = 0x800
_DEFLATED = 8


class Member(NamedTuple):
    """One member of a zip file, compressed."""

    name: str
    data: bytes
    """As it stands in the file: compressed."""
    method: int
    crc: int
    size: int
    time: tuple[int, int] = _EPOCH
    external: int = 0
    system: int = 0


def compressed(name: str, data: bytes, level: int = 6) -> Member:
    """Return a new member with this content."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return Member(name, packer.compress(data) + packer.flush(), _DEFLATED, zlib.crc32(data), len(data))


def serialised(name: str, root: Any) -> Member:  # noqa: ANN401  # an element of lxml
    """Return a new member that holds the tree under an element."""
    from lxml import etree

    return compressed(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def members(package: Package) -> dict[str, Member]:
    """Return the members of a file by name, their bytes as they stand in it; ReadError if it is broken."""
    found: dict[str, Member] = {}
    for info in package.zip.infolist():
        if info.is_dir():
            continue
        year, month, day, hour, minute, second = info.date_time
        time = (hour << 11 | minute << 5 | second // 2, max(year - 1980, 0) << 9 | month << 5 | day)
        found[info.filename] = Member(
            info.filename,
            package.packed(info.filename),
            info.compress_type,
            info.CRC,
            info.file_size,
            time,
            info.external_attr,
            info.create_system,
        )
    return found


def pack(members: Mapping[str, Member]) -> bytes:
    """Return the zip file that holds these members, in their order."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members.values():
        name = member.name.encode("utf-8")
        flags = 0 if name.isascii() else _UTF8
        sizes = (member.crc, len(member.data), member.size, len(name))
        local = _LOCAL.pack(b"PK\x03\x04", 20, 0, flags, member.method, *member.time, *sizes, 0)
        directory.append(
            _CENTRAL.pack(
                b"PK\x01\x02", 20, member.system, 20, 0, flags, member.method, *member.time, *sizes, 0, 0, 0, 0,
                member.external, offset,
            )
            + name
        )  # fmt: skip
        pieces += (local, name, member.data)
        offset += len(local) + len(name) + len(member.data)
    central = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(central), offset, 0)
    return b"".join((*pieces, central, end))


def undated(data: bytes) -> bytes:
    """Return a zip file without the time at which its members were written: equal content gives equal bytes."""
    found = members(Package(data, "zip"))
    return pack({name: member._replace(time=_EPOCH) for name, member in found.items()})
