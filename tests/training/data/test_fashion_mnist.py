"""Fashion-MNIST: which files are found, which are refused, and what a download survives.

Everything but the last test runs on made files of three images and on a server in a thread.
"""

import gzip
import hashlib
import http.server
import re
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from assetgen_plugin.errors import DataError
from assetgen_training.data.fashion_mnist import (
    CLASSES,
    DEBIAN_DIR,
    FILES,
    IdxFile,
    load_fashion_mnist,
    load_split,
    parse_idx,
)

IMAGES_NAME, LABELS_NAME = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
IMAGES = np.random.Generator(np.random.Philox(1)).integers(0, 256, (3, 28, 28), dtype=np.uint8)
LABELS = np.array([9, 0, 3], dtype=np.uint8)


def idx(array: np.ndarray) -> bytes:
    """The idx content of a uint8 array."""
    sizes = np.array(array.shape, dtype=">u4").tobytes()
    return bytes([0, 0, 8, array.ndim]) + sizes + array.tobytes()


CONTENTS = {IMAGES_NAME: idx(IMAGES), LABELS_NAME: idx(LABELS)}
PACKED = {f"{name}.gz": gzip.compress(content, mtime=0) for name, content in CONTENTS.items()}
IMAGES_GZ, LABELS_GZ = PACKED


def table(contents: Mapping[str, bytes]) -> dict[str, IdxFile]:
    """What load_split must find for these contents, packed as in PACKED."""
    return {
        name: IdxFile(
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            gz_size=len(gzip.compress(content, mtime=0)),
        )
        for name, content in contents.items()
    }


TABLE = table(CONTENTS)


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def load_local(folder: Path, files: Mapping[str, IdxFile] = TABLE) -> tuple[np.ndarray, np.ndarray]:
    return load_split("train", folders=[folder], download=False, files=files)


def load_from(folder: Path, *urls: str) -> tuple[np.ndarray, np.ndarray]:
    return load_split("train", folders=[folder], download=True, files=TABLE, mirrors=urls)


def assert_is_the_data(loaded: tuple[np.ndarray, np.ndarray]) -> None:
    images, labels = loaded
    assert images.dtype == np.uint8
    assert labels.dtype == np.int64
    np.testing.assert_array_equal(images, IMAGES[..., np.newaxis])
    np.testing.assert_array_equal(labels, LABELS)


# --- A mirror on this machine ---------------------------------------------------------------------


class Mirror(http.server.HTTPServer):
    """Serves `files` from memory and records each request as (file name, Range header)."""

    files: Mapping[str, bytes]
    on_range: str  # what it does with a Range header: "honour", "ignore", "refuse" or "shift"
    cut_first_at: int | None  # the first answer breaks off after so many bytes
    requests: list[tuple[str, str | None]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        name, asked = self.path.lstrip("/"), self.headers["Range"]
        self.server.requests.append((name, asked))
        body = self.server.files.get(name)
        if body is None:
            return self.send_error(404)
        start = 0
        if asked and self.server.on_range == "refuse":
            return self.send_error(416)
        if asked and self.server.on_range != "ignore":
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
            start -= self.server.on_range == "shift"
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        cut, self.server.cut_first_at = self.server.cut_first_at, None
        self.wfile.write(body[start:][:cut])
        return None

    def log_message(self, format: str, *args: object) -> None:
        pass


MirrorMaker = Callable[..., Mirror]


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[MirrorMaker]:
    """Starts mirrors: mirror(files, on_range=..., cut_first_at=...)."""
    monkeypatch.setenv("no_proxy", "*")
    started: list[tuple[Mirror, threading.Thread]] = []

    def start(
        files: Mapping[str, bytes] = PACKED,
        *,
        on_range: str = "honour",
        cut_first_at: int | None = None,
    ) -> Mirror:
        server = Mirror(("127.0.0.1", 0), Handler)
        server.files, server.on_range, server.cut_first_at = files, on_range, cut_first_at
        server.requests = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        started.append((server, thread))
        return server

    yield start
    for server, thread in started:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def dead_url(monkeypatch: pytest.MonkeyPatch) -> str:
    """A URL where nobody listens."""
    monkeypatch.setenv("no_proxy", "*")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}/"


# --- Found on disk --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(CONTENTS, id="unpacked"),
        pytest.param(PACKED, id="packed"),
        pytest.param(
            {f"{name}.gz": gzip.compress(c, 1, mtime=7) for name, c in CONTENTS.items()},
            id="packed by someone else",
        ),
        pytest.param({f"{name}.gz": c for name, c in CONTENTS.items()}, id="unpacked, named .gz"),
    ],
)
def test_files_are_read_whatever_their_container(tmp_path: Path, files: dict[str, bytes]) -> None:
    assert_is_the_data(load_local(write(tmp_path, files)))


def test_arrays_are_writable(tmp_path: Path) -> None:
    images, labels = load_local(write(tmp_path, PACKED))
    assert images.flags.writeable  # torch.from_numpy warns about others
    assert labels.flags.writeable


def test_each_file_comes_from_the_first_folder_that_has_it(tmp_path: Path) -> None:
    first = write(tmp_path / "first", {IMAGES_GZ: PACKED[IMAGES_GZ]})
    second = write(tmp_path / "second", {IMAGES_GZ: b"not opened", LABELS_GZ: PACKED[LABELS_GZ]})
    folders = [tmp_path / "absent", first, second]
    assert_is_the_data(load_split("train", folders=folders, download=False, files=TABLE))


def test_missing_file_is_named_with_its_folder_and_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, {IMAGES_GZ: PACKED[IMAGES_GZ]})
    with pytest.raises(DataError) as caught:
        load_local(tmp_path)
    found = str(caught.value).split(";")[0]
    assert LABELS_NAME in found
    assert IMAGES_NAME not in found
    assert str(tmp_path) in found
    assert "apt-get install dataset-fashion-mnist" in str(caught.value)


def test_data_dir_is_the_only_place_searched(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load_fashion_mnist("test", data_dir=tmp_path)  # although Debian's files may be there
    message = str(caught.value)
    assert f"t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte not found in {tmp_path}" in message
    assert all(f"{name}.gz" in message for name in FILES)


def test_unknown_split_is_refused() -> None:
    with pytest.raises(DataError, match="no split 'valid'; use 'train' or 'test'"):
        load_fashion_mnist("valid")  # type: ignore[arg-type]


# --- Refused on disk ------------------------------------------------------------------------------

ALTERED = CONTENTS[IMAGES_NAME][:-1] + bytes([CONTENTS[IMAGES_NAME][-1] ^ 1])


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        (IMAGES_NAME, CONTENTS[IMAGES_NAME][:-1], "2,367 bytes of content, expected 2,368"),
        (IMAGES_NAME, CONTENTS[IMAGES_NAME] + b"\0", "over 2,368 bytes of content"),
        (IMAGES_NAME, b"", "0 bytes of content, expected 2,368"),
        (IMAGES_NAME, ALTERED, f"expected {TABLE[IMAGES_NAME].sha256}"),
        (IMAGES_GZ, PACKED[IMAGES_GZ][:-20], "cannot be read or unpacked"),
        (IMAGES_GZ, PACKED[IMAGES_GZ][:11], "cannot be read or unpacked"),
        (IMAGES_GZ, PACKED[IMAGES_GZ][:10] + b"\xff" * 50, "cannot be read or unpacked"),
        (IMAGES_GZ, gzip.compress(ALTERED), f"expected {TABLE[IMAGES_NAME].sha256}"),
        (IMAGES_GZ, b"<html>Not Found</html>", "22 bytes of content, expected 2,368"),
    ],
    ids=[
        "truncated",
        "too long",
        "empty",
        "altered",
        "gz without its end",
        "gz header only",
        "gz garbage",
        "gz altered",
        "a web page",
    ],
)
def test_damaged_file_is_reported_and_left_alone(tmp_path: Path, name: str, content: bytes, complaint: str) -> None:
    write(tmp_path, {**PACKED, name: content})
    with pytest.raises(DataError, match=re.escape(complaint)) as caught:
        # Reported though it could be downloaded: a file we may not have written is not replaced.
        load_split("train", folders=[tmp_path], download=True, files=TABLE, mirrors=[])
    assert str(caught.value).startswith(f"{tmp_path / name}: ")
    assert "delete or replace it" in str(caught.value)
    assert (tmp_path / name).read_bytes() == content


def test_gz_bomb_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    write(tmp_path, {**PACKED, IMAGES_GZ: gzip.compress(bytes(32_000_000), 6)})
    tracemalloc.start()
    try:
        with pytest.raises(DataError, match="over 2,368 bytes of content"):
            load_local(tmp_path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"\0\0\x08", "starts with 000008 and has 3 bytes, expected 00000803 and at least 16"),
        (b"\0\0\x08\x03" + bytes(11), "has 15 bytes, expected 00000803 and at least 16"),
        (b"\0\0\x0d\x03" + CONTENTS[IMAGES_NAME][4:], "starts with 00000d03"),
        (CONTENTS[LABELS_NAME] * 2, "starts with 00000801"),
        (idx(IMAGES[:, :27]), "shape (3, 27, 28) over 2,268 bytes of data"),
        (CONTENTS[IMAGES_NAME][:-1], "shape (3, 28, 28) over 2,351 bytes of data"),
        (CONTENTS[IMAGES_NAME] + b"\0", "shape (3, 28, 28) over 2,353 bytes of data"),
        (
            b"\0\0\x08\x03\xff\xff\xff\xff" + CONTENTS[IMAGES_NAME][8:],
            "shape (4294967295, 28, 28) over 2,352 bytes of data",
        ),
    ],
)
def test_idx_header_must_fit_its_content(content: bytes, complaint: str) -> None:
    with pytest.raises(DataError, match=re.escape(complaint)) as caught:
        parse_idx(content, name="some-file", item_shape=(28, 28))
    assert str(caught.value).startswith("some-file: ")


def test_every_image_needs_its_label(tmp_path: Path) -> None:
    contents = {**CONTENTS, LABELS_NAME: idx(LABELS[:2])}
    write(tmp_path, contents)
    with pytest.raises(DataError, match="2 labels, expected one for each of the 3 images"):
        load_local(tmp_path, table(contents))


# --- Downloaded -----------------------------------------------------------------------------------


def test_missing_files_are_downloaded_once(tmp_path: Path, mirror: MirrorMaker) -> None:
    server, cache = mirror(), tmp_path / "new" / "cache"
    assert_is_the_data(load_from(cache, server.url))
    assert names_in(cache) == set(PACKED)
    assert_is_the_data(load_from(cache, server.url))
    assert server.requests == [(IMAGES_GZ, None), (LABELS_GZ, None)]


def test_nothing_is_downloaded_when_that_is_not_allowed(tmp_path: Path, mirror: MirrorMaker) -> None:
    server = mirror()
    with pytest.raises(DataError, match="not found"):
        load_split("train", folders=[tmp_path], download=False, files=TABLE, mirrors=[server.url])
    assert server.requests == []


def test_interrupted_download_is_resumed(tmp_path: Path, mirror: MirrorMaker) -> None:
    server = mirror()
    write(tmp_path, {f"{IMAGES_GZ}.part": PACKED[IMAGES_GZ][:1000]})
    assert_is_the_data(load_from(tmp_path, server.url))
    assert server.requests[0] == (IMAGES_GZ, "bytes=1000-")
    assert (tmp_path / IMAGES_GZ).read_bytes() == PACKED[IMAGES_GZ]
    assert names_in(tmp_path) == set(PACKED)


def test_connection_cut_short_is_resumed_at_once(tmp_path: Path, mirror: MirrorMaker) -> None:
    server = mirror(cut_first_at=700)
    assert_is_the_data(load_from(tmp_path, server.url))
    assert server.requests[:2] == [(IMAGES_GZ, None), (IMAGES_GZ, "bytes=700-")]


def test_what_one_mirror_began_another_completes(tmp_path: Path, mirror: MirrorMaker) -> None:
    broken = mirror({IMAGES_GZ: PACKED[IMAGES_GZ][:900]})
    server = mirror()
    assert_is_the_data(load_from(tmp_path, broken.url, server.url))
    assert server.requests[0] == (IMAGES_GZ, "bytes=900-")


def test_complete_part_file_needs_no_server(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}.part": content for name, content in PACKED.items()})
    assert_is_the_data(load_from(tmp_path, "http://never-asked.invalid/"))


@pytest.mark.parametrize(("on_range", "asked"), [("ignore", ["bytes=1000-"]), ("refuse", ["bytes=1000-", None])])
def test_server_without_ranges_sends_the_file_anew(
    tmp_path: Path, mirror: MirrorMaker, on_range: str, asked: list[str | None]
) -> None:
    server = mirror(on_range=on_range)
    write(tmp_path, {f"{IMAGES_GZ}.part": PACKED[IMAGES_GZ][:1000]})
    assert_is_the_data(load_from(tmp_path, server.url))
    assert server.requests == [*((IMAGES_GZ, header) for header in asked), (LABELS_GZ, None)]


def test_answer_with_another_range_is_refused(tmp_path: Path, mirror: MirrorMaker) -> None:
    part = {f"{IMAGES_GZ}.part": PACKED[IMAGES_GZ][:1000]}
    write(tmp_path, part)
    with pytest.raises(DataError, match="sent the range 'bytes 999-"):
        load_from(tmp_path, mirror(on_range="shift").url)
    assert names_in(tmp_path) == set(part)


@pytest.mark.parametrize("stale", [b"x" * 1000, b"x" * 1_000_000], ids=["short", "too long"])
def test_part_file_of_something_else_is_replaced(tmp_path: Path, mirror: MirrorMaker, stale: bytes) -> None:
    write(tmp_path, {f"{IMAGES_GZ}.part": stale})
    assert_is_the_data(load_from(tmp_path, mirror().url))
    assert names_in(tmp_path) == set(PACKED)


def test_second_mirror_is_used_when_the_first_fails(tmp_path: Path, mirror: MirrorMaker, dead_url: str) -> None:
    empty, page = mirror({}), mirror(dict.fromkeys(PACKED, b"<html>Log in to the Wi-Fi</html>"))
    server = mirror()
    assert_is_the_data(load_from(tmp_path, dead_url, empty.url, page.url, server.url))
    assert names_in(tmp_path) == set(PACKED)


def test_download_with_another_checksum_is_refused_and_removed(tmp_path: Path, mirror: MirrorMaker) -> None:
    forged = bytearray(PACKED[IMAGES_GZ])
    forged[1200] ^= 1
    bad = mirror({**PACKED, IMAGES_GZ: bytes(forged)})
    with pytest.raises(DataError) as caught:
        load_from(tmp_path, bad.url)
    assert f"{bad.url}{IMAGES_GZ}: " in str(caught.value)
    assert names_in(tmp_path) == set()
    assert len(bad.requests) == 1  # it would send the same again

    assert_is_the_data(load_from(tmp_path, bad.url, mirror().url))


def test_no_more_than_the_published_size_is_read(tmp_path: Path, mirror: MirrorMaker) -> None:
    server = mirror({name: content + bytes(100_000) for name, content in PACKED.items()})
    assert_is_the_data(load_from(tmp_path, server.url))
    assert (tmp_path / IMAGES_GZ).read_bytes() == PACKED[IMAGES_GZ]


def test_offline_message_says_exactly_what_to_do(tmp_path: Path, dead_url: str) -> None:
    cache = tmp_path / "cache"
    with pytest.raises(DataError) as caught:
        load_from(cache, dead_url)
    message = str(caught.value)
    assert f"{dead_url}{IMAGES_GZ}: " in message
    assert "apt-get install dataset-fashion-mnist" in message
    assert f"put {IMAGES_GZ}, {LABELS_GZ} (packed or unpacked) into {cache}" in message
    assert "--data-dir" in message
    assert "\n" not in message
    assert isinstance(caught.value.__cause__, OSError)
    assert names_in(cache) == set()


# --- The published data ---------------------------------------------------------------------------


def test_class_names_can_be_typed_on_a_command_line() -> None:
    assert len(set(CLASSES)) == 10
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", name) for name in CLASSES)


@pytest.mark.skipif(not DEBIAN_DIR.exists(), reason="needs Debian's dataset-fashion-mnist")
@pytest.mark.parametrize(("split", "n_images"), [("train", 60_000), ("test", 10_000)])
def test_published_files_are_read(split: str, n_images: int) -> None:
    images, labels = load_fashion_mnist(split, download=False)  # type: ignore[arg-type]
    assert images.shape == (n_images, 28, 28, 1)
    assert images.dtype == np.uint8
    assert labels.dtype == np.int64
    np.testing.assert_array_equal(np.bincount(labels), np.full(10, n_images // 10))
    mean = {"train": 72.94, "test": 73.15}[split]  # grey levels: 0.2860 and 0.2868 of 255
    assert images.mean() == pytest.approx(mean, abs=0.01)
