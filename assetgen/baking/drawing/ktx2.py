"""KTX2 files of plain RGBA, no mip maps, no supercompression: written and read back.

Source: Khronos, "KTX File Format Specification" 2.0, sections 3 (file structure) and 3.10 to 3.12 (data format
descriptor, key/value data, level images); Vulkan's VK_FORMAT_R8G8B8A8_SRGB is 43.
"""

from __future__ import annotations

import struct
from typing import Final

import numpy as np
from numpy.typing import NDArray

KTX2: Final = b"\xabKTX 20\xbb\r\n\x1a\n"
"""How every such file begins."""
_HEADER: Final = struct.Struct("<12s9I4I2Q3Q")
_SRGB: Final = 43
_DESCRIPTOR: Final = struct.pack("<6I", 92, 0, 2 | 88 << 16, 1 | 1 << 8 | 2 << 16, 0, 4) + struct.pack(
    "<I", 0
)  # size, vendor and type; version 2, block of 88 bytes; RGBSDA, BT.709, sRGB; 1x1 texel; 4 bytes
_CHANNELS: Final = b"".join(
    struct.pack("<4I", 8 * n | 7 << 16 | kind << 24, 0, 0, 255) for n, kind in enumerate((0, 1, 2, 0x1F))
)  # red, green, blue, alpha, which is linear: 8 bits each
_VALUES: Final = b"KTXorientation\0rd\0", b"KTXwriter\0assetgen\0"


def ktx2_bytes(pixels: NDArray[np.uint8]) -> bytes:
    """The file of an image (H, W, 4): sRGB, straight alpha, rows from the top."""
    height, width = pixels.shape[:2]
    descriptor = _DESCRIPTOR + _CHANNELS
    pairs = b"".join(struct.pack("<I", len(pair)) + pair + bytes(-len(pair) % 4) for pair in _VALUES)
    begin = _HEADER.size
    data = begin + len(descriptor) + len(pairs)
    data += -data % 4
    n = pixels.nbytes
    whole = _HEADER.pack(
        *(KTX2, _SRGB, 1, width, height, 0, 0, 1, 1, 0),
        *(begin, len(descriptor), begin + len(descriptor), len(pairs), 0, 0, data, n, n),
    )
    return (whole + descriptor + pairs).ljust(data, b"\0") + np.ascontiguousarray(pixels).tobytes()


def read_ktx2(content: bytes) -> NDArray[np.uint8] | None:
    """The pixels (H, W, 4) of a file that `ktx2_bytes` wrote; None for any other."""
    if len(content) < _HEADER.size or not content.startswith(KTX2):
        return None
    _, format, _, width, height, *_, at, n, _ = _HEADER.unpack_from(content)
    if format != _SRGB or n != width * height * 4 or n == 0 or at + n != len(content):
        return None
    pixels = np.frombuffer(content, np.uint8, n, at).reshape(height, width, 4)
    return pixels if ktx2_bytes(pixels) == content else None
