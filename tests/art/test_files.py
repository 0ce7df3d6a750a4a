"""The one writer: whole files or none, permissions kept, nothing left behind."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assetgen_art.files import remove_leftovers, write_atomic
from assetgen_plugin.errors import DataError


def entries(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@given(st.lists(st.binary(max_size=50), max_size=5))
def test_pieces_and_their_sum_write_the_same_file(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("written")

    def watched() -> Iterator[bytes]:
        assert [path.parent.name for path in (folder / "scratch").iterdir()] == ["scratch"]
        yield from pieces

    write_atomic(folder / "a" / "whole", b"".join(pieces))
    write_atomic(folder / "pieces", watched(), durable=False, scratch=folder / "scratch")
    assert (folder / "a" / "whole").read_bytes() == (folder / "pieces").read_bytes() == b"".join(pieces)
    assert entries(folder) == {"a/whole", "pieces"}


@pytest.mark.parametrize("scratch", [None, "scratch"])
@pytest.mark.parametrize("error", [DataError("not a piece"), KeyboardInterrupt(), OSError(errno.EIO, "read error")])
def test_a_failure_half_way_leaves_the_old_file_and_no_other(
    error: BaseException, scratch: str | None, tmp_path: Path
) -> None:
    def half() -> Iterator[bytes]:
        yield b"new" * 100_000
        raise error

    for name, before in (("old", {"old"}), ("never there", {"old"})):
        (tmp_path / "old").write_bytes(b"old")
        with pytest.raises(DataError if isinstance(error, OSError) else type(error)):
            write_atomic(tmp_path / name, half(), scratch=None if scratch is None else tmp_path / scratch)
        assert entries(tmp_path) == before
    assert (tmp_path / "old").read_bytes() == b"old"


def test_a_file_is_flushed_before_it_gets_its_name_and_its_folder_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, flushed = tmp_path / "file", []
    fsync = os.fsync

    def noting(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        flushed.append((kind, target.exists(), os.fstat(descriptor).st_size if kind == "file" else None))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noting)
    write_atomic(target, b"content", durable=False)
    assert flushed == []
    target.unlink()
    write_atomic(target, [b"con", b"tent"])
    assert flushed == [("file", False, 7), ("folder", True, None)]


def test_a_file_stays_as_it_is_if_the_complete_content_says_so(tmp_path: Path) -> None:
    seen: list[bytes] = []

    def pieces() -> Iterator[bytes]:
        for piece in (b"con", b"tent"):
            seen.append(piece)
            yield piece

    (tmp_path / "file").write_bytes(b"old")
    before = (tmp_path / "file").stat()
    write_atomic(tmp_path / "file", pieces(), unless=lambda: b"".join(seen) == b"content")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert (tmp_path / "file").stat() == before
    write_atomic(tmp_path / "file", pieces(), unless=lambda: b"".join(seen) == b"content")
    assert (tmp_path / "file").read_bytes() == b"content"
    assert entries(tmp_path) == {"file"}


def test_a_rename_that_fails_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, target: Path) -> None:
        raise OSError(errno.EIO, "input/output error")

    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(DataError, match=r"file cannot be written \(input/output error\); nothing was replaced"):
        write_atomic(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert entries(tmp_path) == {"file"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o444])
def test_a_file_that_is_replaced_keeps_its_permissions(mode: int, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(mode)
    write_atomic(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == mode


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for target in (tmp_path, tmp_path / "file" / "below"):
        with pytest.raises(DataError, match="cannot be written"):
            write_atomic(target, b"x")
    assert entries(tmp_path) == {"file"}


@pytest.mark.parametrize("name", ["n" * 250, "ü" * 125, "砂" * 83])
def test_the_longest_names_can_be_written(name: str, tmp_path: Path) -> None:
    write_atomic(tmp_path / name, b"x")
    assert entries(tmp_path) == {name}


def test_leftovers_of_one_file_are_removed_and_no_others(tmp_path: Path) -> None:
    ours = [".a[1].lock.7.tmp", ".a[1].lock.12345.tmp"]
    others = [".a[1].lock.2-of-3.7.tmp", ".a[1].lock.x.tmp", ".b.lock.7.tmp", "a[1].lock.7.tmp", "a[1].lock"]
    for name in (*ours, *others):
        (tmp_path / name).write_bytes(b"half")
    remove_leftovers(tmp_path / "a[1].lock")
    assert entries(tmp_path) == set(others)
