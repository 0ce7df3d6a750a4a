"""Fashion-MNIST as arrays: found on this machine, or downloaded once and checked.

The four files come as Debian's package, as Zalando's .gz files, or unpacked. Their gzip
containers differ, their content does not, so one table of SHA-256 digests of the *content*
checks them all, each time they are read and before anything is parsed.

Source: Xiao, Rasul & Vollgraf 2017, arXiv:1708.07747; https://github.com/zalandoresearch/fashion-mnist
"""

import gzip
import hashlib
import http.client
import logging
import math
import os
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np
import platformdirs
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

logger = logging.getLogger(__name__)

# The ten published names in label order, spelled so that they can be typed on a command line.
CLASSES: Final[tuple[str, ...]] = (
    "t-shirt",
    "trouser",
    "pullover",
    "dress",
    "coat",
    "sandal",
    "shirt",
    "sneaker",
    "bag",
    "ankle-boot",
)


@dataclass(frozen=True, kw_only=True)
class IdxFile:
    """What one published file must be."""

    size: int  # bytes of the unpacked idx content
    sha256: str  # of the unpacked idx content, lower-case hex
    gz_size: int  # bytes of the .gz that the mirrors serve; a download reads no more than this


# Digests of Debian's files. That these are Zalando's was checked: each Debian .gz, given back the
# file name and time (2017-08-31 10:50 UTC) that gzip -n leaves out, has the README's MD5 again.
FILES: Final[Mapping[str, IdxFile]] = {
    "train-images-idx3-ubyte": IdxFile(
        size=47_040_016,
        sha256="c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        gz_size=26_421_880,
    ),
    "train-labels-idx1-ubyte": IdxFile(
        size=60_008,
        sha256="bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
        gz_size=29_515,
    ),
    "t10k-images-idx3-ubyte": IdxFile(
        size=7_840_016,
        sha256="5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        gz_size=4_422_102,
    ),
    "t10k-labels-idx1-ubyte": IdxFile(
        size=10_008,
        sha256="0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
        gz_size=5_148,
    ),
}
MIRRORS: Final[Sequence[str]] = (
    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",  # has no TLS; the digest decides
    "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
)
DEBIAN_DIR: Final = Path("/usr/share/datasets/fashion-mnist")  # package dataset-fashion-mnist
TIMEOUT: Final = 20.0  # seconds a mirror may stay silent
CHUNK: Final = 1 << 16  # bytes a read


def load_fashion_mnist(
    split: Literal["train", "test"], *, data_dir: Path | None = None, download: bool = True
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Images (N, 28, 28, 1) uint8, 0 black to 255, and labels (N,) int64, indices into CLASSES.

    N is 60,000 for "train" and 10,000 for "test". The files are looked for in `data_dir` alone
    if it is given; else in Debian's folder, then in the user's cache, into which they are
    downloaded where that is allowed. Processes that start together must not download together:
    let one load the data first.

    Raises DataError if a file is missing, cannot be downloaded, or is not the published one.
    """
    if data_dir is not None:
        return load_split(split, folders=[data_dir], download=False)
    cache = platformdirs.user_cache_path("assetgen") / "fashion-mnist"
    return load_split(split, folders=[DEBIAN_DIR, cache], download=download)


def load_split(
    split: Literal["train", "test"],
    *,
    folders: Sequence[Path],
    download: bool,
    files: Mapping[str, IdxFile] = FILES,
    mirrors: Sequence[str] = MIRRORS,
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Images (N, 28, 28, 1) uint8 and labels (N,) int64 from the first of `folders` with each file.

    files: what each file must be, by name without .gz.
    mirrors: URLs ending in "/", tried in order for what is missing, which goes to the last folder.
    """
    prefix = {"train": "train", "test": "t10k"}.get(split)
    if prefix is None:
        raise DataError(f"Fashion-MNIST has no split {split!r}; use 'train' or 'test'")
    names = (f"{prefix}-images-idx3-ubyte", f"{prefix}-labels-idx1-ubyte")
    missing = [name for name in names if _find(name, folders) is None]
    advice = (
        f"`apt-get install dataset-fashion-mnist` puts the data into {DEBIAN_DIR}; or put "
        f"{', '.join(f'{name}.gz' for name in files)} (packed or unpacked) into {folders[-1]}; "
        "or pass --data-dir with the folder that has them"
    )
    if missing and not download:
        where = " or ".join(map(str, folders))
        raise DataError(f"Fashion-MNIST: {', '.join(missing)} not found in {where}; {advice}")
    remedy = "delete or replace it (Debian: apt-get install --reinstall dataset-fashion-mnist), then run again"
    arrays = []
    for name, item_shape in zip(names, ((28, 28), ()), strict=True):
        path = _find(name, folders)
        if path is None:
            path = _download(name, files[name], folders[-1], mirrors, advice=advice)
        content = read_verified(path, files[name], remedy=remedy)
        arrays.append(parse_idx(content, name=str(path), item_shape=item_shape))
    images, labels = arrays
    if len(images) != len(labels):
        raise DataError(
            f"{names[1]}: {len(labels)} labels, expected one for each of the {len(images)} images; "
            "get the published files"
        )
    return images[..., np.newaxis], labels.astype(np.int64)  # (N, 28, 28, 1), (N,)


def read_verified(path: Path, expected: IdxFile, *, remedy: str) -> bytes:
    """The unpacked content of `path`, .gz or not, once its size and SHA-256 are the expected ones.

    Never unpacks more than one byte too many. Anything else raises DataError, ending in `remedy`.
    """
    try:
        with path.open("rb") as file:
            # By content, not by name: browsers save .gz files unpacked under their packed name.
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            if packed:
                with gzip.GzipFile(fileobj=file) as unpacked:
                    content = unpacked.read(expected.size + 1)
            else:
                content = file.read(expected.size + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"{path}: cannot be read or unpacked ({error}); {remedy}") from error
    if len(content) != expected.size:
        size = f"{len(content):,}" if len(content) < expected.size else f"over {expected.size:,}"
        raise DataError(f"{path}: {size} bytes of content, expected {expected.size:,}; {remedy}")
    digest = hashlib.sha256(content).hexdigest()
    if digest != expected.sha256:
        raise DataError(f"{path}: SHA-256 is {digest}, expected {expected.sha256}; {remedy}")
    return content


def parse_idx(content: bytes, *, name: str, item_shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """Array (N, *item_shape) uint8, writable, from an idx file: magic, big-endian sizes, bytes.

    Source: LeCun, Cortes & Burges, "The MNIST database", section "File formats".
    """
    ndim = 1 + len(item_shape)
    magic = bytes([0, 0, 8, ndim])  # 8 means uint8
    start = len(magic) + 4 * ndim
    if len(content) < start or content[:4] != magic:
        raise DataError(
            f"{name}: starts with {content[:4].hex()} and has {len(content):,} bytes, "
            f"expected {magic.hex()} and at least {start}; get the published file"
        )
    shape = tuple(np.frombuffer(content, ">u4", count=ndim, offset=4).tolist())
    if shape[1:] != item_shape or len(content) - start != math.prod(shape):
        raise DataError(
            f"{name}: header says shape {shape} over {len(content) - start:,} bytes of data, "
            f"expected shape {('N', *item_shape)} and one byte each; get the published file"
        )
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape).copy()


def _find(name: str, folders: Sequence[Path]) -> Path | None:
    """The first file called `name`, or `name`.gz, in the folders."""
    candidates = (folder / file for folder in folders for file in (name, f"{name}.gz"))
    # Path.is_file raises PermissionError where a folder is closed to us; os.path.isfile does not.
    return next((path for path in candidates if os.path.isfile(path)), None)


def _download(name: str, expected: IdxFile, folder: Path, mirrors: Sequence[str], *, advice: str) -> Path:
    """The verified .gz in `folder`; it has its final name only once its content is verified."""
    path = folder / f"{name}.gz"
    part = folder / f"{name}.gz.part"
    failures: dict[str, Exception] = {}  # by URL
    for url in [mirror + path.name for mirror in mirrors]:
        for _ in range(2):
            had_part = os.path.exists(part)
            try:
                folder.mkdir(parents=True, exist_ok=True)
                _fetch(url, part, expected.gz_size)
                try:
                    read_verified(part, expected, remedy="removed")
                except DataError:
                    part.unlink()
                    raise
                os.replace(part, path)
                return path
            except (DataError, OSError, http.client.HTTPException) as error:
                logger.info("%s: %s", url, error)
                failures[url] = error
            # Again only to resume a cut download, or anew if the .part we resumed was the bad one.
            if not had_part and not os.path.exists(part):
                break
    reasons = "; ".join(f"{url}: {error}" for url, error in failures.items())
    last = next(reversed(failures.values()), None)
    raise DataError(f"{name} could not be downloaded ({reasons}); {advice}") from last


def _fetch(url: str, part: Path, size: int) -> None:
    """Extend `part` to exactly `size` bytes from `url`; an interrupted one keeps what it has."""
    offset = part.stat().st_size if part.exists() else 0
    if offset == size:
        return
    if offset > size:
        part.unlink()
        offset = 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={offset}-"} if offset else {})
    logger.info("downloading %s from byte %d of %d", url, offset, size)
    try:
        response = urllib.request.urlopen(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.unlink(missing_ok=True)  # the server's file ends sooner: start anew
        raise
    with response:
        partial = response.status == http.HTTPStatus.PARTIAL_CONTENT
        sent = response.headers.get("Content-Range", "")
        if partial and not sent.startswith(f"bytes {offset}-"):
            raise DataError(f"sent the range {sent!r}, not the bytes from {offset} that were asked for")
        # A server that ignores Range sends the whole file: overwrite.
        with part.open("ab" if partial else "wb") as file:
            while (missing := size - file.tell()) and (chunk := response.read(min(CHUNK, missing))):
                file.write(chunk)
    if missing:
        raise DataError(f"ended {missing:,} bytes short of the full {size:,}")
