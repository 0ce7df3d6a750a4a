"""What a build may do to a bake: kill it, fill the disk, run it twice, split it, feed it rubbish."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from assetgen.baking.bake import bake
from assetgen.baking.drawing.encode import read_rgba
from assetgen.baking.ledger import folder
from assetgen.baking.ledger.folder import OutputFolder
from assetgen.baking.ledger.ledger import connect
from assetgen.baking.ledger.lock import TextureLine, read_lock
from assetgen.baking.ledger.shards import merge, shard_path
from assetgen.baking.spec.bake_file import Bake, read_bake_file
from assetgen.baking.spec.options import Options
from assetgen.baking.verify import verify
from assetgen_art.files import write_atomic
from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.errors import AssetgenError, DataError
from baking import bake_file, one_job, pack_in, run, times

MIXED = """
[[jobs]]
name = "wood"
pack = "plants.onnx"
seeds = "1-40"
labels = {oak = 2, palm = 1}
[[jobs]]
name = "icons"
pack = "plants.onnx"
count = 60
atlas = "ui"
unique = true
[[jobs]]
name = "mips"
pack = "plants.onnx"
count = 9
mips = 2
[atlases.ui]
max_side = 128
data = ["phaser", "godot"]
"""


def outputs(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in times(folder)}


def command(*arguments: object, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "assetgen", *map(str, arguments)],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def kill_at(delays: list[float], folder: Path) -> None:
    """Bakes in turn with spread 1 and .5, kills each, and looks at every file; at the end a whole bake is right."""
    pack = Pack.open(pack_in(folder))
    pixels = {texture_hash(pack.texture(1, index, spread=spread)) for index in range(300) for spread in (1.0, 0.5)}
    text = '[[jobs]]\nname = "k"\npack = "plants.onnx"\ncount = 300\nspread = {}\n'
    bake_file(folder, text.format(1.0))
    command("bake", cwd=folder).communicate()
    for number, delay in enumerate(delays):
        (folder / "assetgen.toml").write_text(text.format(0.5 if number % 2 == 0 else 1.0))
        process = command("bake", cwd=folder)
        time.sleep(delay)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        files = list((folder / "baked" / "k").iterdir())
        assert len(files) == 300
        for file in files:
            found = read_rgba(file)
            assert found is not None, f"{file} is broken after {delay} s"
            assert texture_hash(found) in pixels
    process = command("bake", cwd=folder)
    assert process.communicate()[1] == ""
    assert process.returncode == 0
    assert verify(folder) == (300, [])
    assert not list((folder / "baked" / ".assetgen").glob("tmp/*"))
    assert run(read_bake_file(folder / "assetgen.toml"), dry=True, deep=True).n_stale == 0


def test_a_killed_bake_leaves_whole_files_and_the_next_completes_it(tmp_path: Path) -> None:
    kill_at([0.3, 0.45, 0.6, 0.75], tmp_path)


@pytest.mark.slow
def test_twenty_killed_bakes_leave_whole_files(tmp_path: Path) -> None:
    seed = random.randrange(1 << 32)
    print("seed", seed)
    rng = random.Random(seed)
    kill_at([rng.uniform(0.1, 1.2) for _ in range(20)], tmp_path)


@pytest.mark.parametrize("after", [0, 1, 70, 130, 160])
def test_a_full_disk_leaves_what_was_there_and_the_next_bake_completes_it(
    after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = bake_file(tmp_path, MIXED.replace("unique = true", "").replace("spread", ""))
    run(spec)
    before = outputs(tmp_path)
    spec = bake_file(tmp_path, MIXED.replace("count = 60", "count = 61").replace("1-40", "2-41").replace("= 9", "= 12"))
    write, n_written = write_atomic, 0

    def full(path: Path, content: bytes, **options: Any) -> None:
        nonlocal n_written
        n_written += 1
        write(path, content if n_written <= after else half_of(content), **options)

    def half_of(content: bytes) -> Iterator[bytes]:
        yield content[: len(content) // 2]
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(folder, "write_atomic", full)
        try:
            run(spec)
        except DataError as error:
            assert "No space left on device" in str(error)  # noqa: PT017
    now = outputs(tmp_path)
    unchanged = {name: content for name, content in before.items() if now[name] == content}
    assert len(unchanged) >= len(before) - after - 1
    for name in now:
        if name.endswith(".png"):
            assert read_rgba(tmp_path / name) is not None, name
    run(spec)
    assert run(spec, dry=True, deep=True).n_stale == 0
    assert verify(tmp_path)[1] == []


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="a small disk is mounted, which needs root")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small], check=True)
    try:
        run(one_job(pack_in(tmp_path), small / "out", count=100))
        before = outputs(small / "out")
        with pytest.raises(DataError, match=r"No space left|no room left"):
            run(one_job(tmp_path / "plants.onnx", small / "out", count=100_000))
        assert {name: content for name, content in outputs(small / "out").items() if name in before} == before
        for name in outputs(small / "out"):
            if name.endswith(".png"):
                assert read_rgba(small / "out" / name) is not None
        run(one_job(tmp_path / "plants.onnx", small / "out", count=100), prune=True)
        assert verify(small / "out") == (100, [])
    finally:
        subprocess.run(["umount", small], check=True)


def test_two_bakes_in_one_folder_do_not_meet(tmp_path: Path) -> None:
    spec = one_job(pack_in(tmp_path), tmp_path / "out", count=300)
    from assetgen.baking.ledger.opening import opened

    with opened(spec.out, spec.lock), pytest.raises(DataError, match="another bake is running"):
        run(spec)
    run(spec)
    other = Bake(out=spec.out, lock=tmp_path / "other.lock", jobs=spec.jobs)
    with pytest.raises(DataError, match="outputs of another bake"):
        bake(other, Options(jobs=1))


def test_who_opens_a_ledger_waits_for_one_that_has_it_for_an_instant(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("CREATE TABLE looked_at (x)")
        other.execute("BEGIN IMMEDIATE")  # it reads, and is about to write: two that begin at once are here both
        other.execute("INSERT INTO looked_at VALUES (1)")
        ended = threading.Timer(0.2, other.execute, ["COMMIT"])
        ended.start()
        ledger = connect(path, tmp_path)
        ended.join()
        assert ledger.execute("SELECT x FROM looked_at").fetchall() == [(1,)]  # and did not hinder it
        ledger.execute("COMMIT")
        with pytest.raises(DataError, match="another bake is running"):  # between two transactions too
            connect(path, tmp_path)
        ledger.close()


def test_shards_processes_and_one_process_write_the_same_lock_file(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    run(bake_file(whole, MIXED))
    two = tmp_path / "two"
    run(bake_file(two, MIXED), jobs=2)
    assert outputs(two) == outputs(whole)
    parts = tmp_path / "parts"
    spec = bake_file(parts, MIXED)
    with pytest.raises(DataError, match="--plan"):
        run(spec, shard=(1, 3))
    planned = run(spec, plan_only=True)
    assert (planned.n_textures, planned.n_written) == (189, 0)
    for k in (2, 7, 3, 1, 6, 5, 4):
        run(spec, shard=(k, 7))
    merge(spec.lock)
    found = outputs(parts)
    for k in range(1, 8):
        del found[shard_path(Path("assetgen.lock"), (k, 7)).name]
    assert found == outputs(whole)
    assert run(spec).n_written == 0


def test_shards_that_do_not_fit_together_are_refused(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, MIXED.replace("unique = true", ""))
    with pytest.raises(DataError, match="found none"):
        merge(spec.lock)
    run(spec, shard=(1, 2))
    with pytest.raises(DataError, match=r"without assetgen\.lock\.2-of-2;"):
        merge(spec.lock)
    run(spec, shard=(2, 2))
    part = shard_path(spec.lock, (2, 2))
    text = part.read_text()
    for wrong in (
        "\n".join(text.splitlines()[:-5]) + "\n",
        text + text.splitlines()[-1] + "\n",
        text.replace('"plan": [189', '"plan": [188'),
        text.replace('"plan": [189, "', '"plan": [189, "0'),
        text.replace('"plan": [189', '"plan": ["189"'),
        text.replace('"assetgen.shard": [2, 2]', '"assetgen.shard": [1, 2]'),
        text.replace('"name": "wood/', '"name": "../'),
        "",
    ):
        part.write_text(wrong)
        with pytest.raises(DataError):
            merge(spec.lock)
        assert not spec.lock.exists()
    part.write_text(text)
    assert merge(spec.lock) == 189


@contextlib.contextmanager
def cluster(n_workers: int, folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A dask scheduler and workers in processes of their own: (address, workers)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    scheduler = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "distributed.cli.dask_scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--no-dashboard",
        ],
        **quiet,
    )
    workers = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "distributed.cli.dask_worker",
                address,
                "--nthreads",
                "1",
                "--no-nanny",
                "--no-dashboard",
            ],
            **quiet,
        )
        for _ in range(n_workers)
    ]
    try:
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def test_a_cluster_that_loses_a_worker_bakes_the_same(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    many = MIXED.replace("1-40", "1-1000")
    run(bake_file(whole, many), jobs=2)
    spec = bake_file(tmp_path / "farm", many)
    with cluster(2, tmp_path) as (address, workers):
        process = command("bake", "--cluster", address, cwd=tmp_path / "farm")
        folder = tmp_path / "farm" / "baked" / "wood"
        while process.poll() is None and (not folder.exists() or len(list(folder.iterdir())) < 256):
            time.sleep(0.02)
        in_the_middle = process.poll() is None
        workers[0].kill()
        out, err = process.communicate(timeout=200)
        assert process.returncode == 0, err
        assert in_the_middle, out
    assert outputs(tmp_path / "farm") == outputs(whole)
    assert run(spec, dry=True, deep=True).n_stale == 0


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, MIXED.replace("unique = true", ""))
    with pytest.raises(AssetgenError, match="no dask scheduler answers"):
        run(spec, cluster="tcp://127.0.0.1:9")
    with pytest.raises(AssetgenError, match="no dask scheduler answers"):
        run(spec, cluster="nonsense://x")


def test_an_error_in_a_worker_arrives_as_it_is(tmp_path: Path) -> None:
    pack = pack_in(tmp_path, "dungeon-monsters")  # that no worker of another test has opened
    spec = one_job(pack, tmp_path / "out", count=600)
    run(one_job(pack, tmp_path / "out", count=1))
    stat = pack.stat()
    pack.write_bytes(pack.read_bytes()[:-1000] + bytes(1000))  # same size and time: the plan trusts what it knows
    os.utime(pack, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with pytest.raises(AssetgenError, match=r"dungeon-monsters\.onnx"):
        run(spec, jobs=2)


def test_a_hundred_thousand_names_are_planned_in_flat_memory(tmp_path: Path) -> None:
    """Peak memory of planning 100,000 beside that of 1,000, lock file and all, each in a process of its own."""
    pack = pack_in(tmp_path)
    program = (
        "import resource, sys\n"
        "from assetgen.cli.main import main\n"
        "pack, count = sys.argv[1:]\n"
        "main(['bake', pack, '-o', count, '--seed', '1-' + count, '--plan'], standalone_mode=False)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    few, many = (
        int(subprocess.check_output([sys.executable, "-c", program, pack, count], cwd=tmp_path).split()[-1])
        for count in ("1000", "100000")
    )
    _, lines = read_lock(tmp_path / "100000" / "assetgen.lock")
    assert [line.name for line in lines if isinstance(line, TextureLine)] == [f"{n}_0" for n in range(1, 100_001)]
    assert many < few + 8192  # KiB


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no jobs"),
        ("jobs = 3", "no jobs"),
        ("[[jobs]]\nname = 'a'\n", "pack is missing"),
        ("[[jobs]]\npack = 'plants.onnx'\n", "name is missing"),
        ("x = ", "is not valid TOML"),
        ("\x00", "is not valid TOML"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\ncuont = 3\n", "did you mean 'count'"),
        ("[bake]\noutput = 'x'\n[[jobs]]\nname = 'a'\npack = 'plants.onnx'\n", "did you mean 'out'"),
        ("[[job]]\nname = 'a'\n", "no jobs"),
        ("[[jobs]]\nname = 'a'\npack = 'forest'\n", "and is not a .onnx file"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\ncount = 0\n", "from 1 to 1,000,000"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\ncount = true\n", "whole number"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nspread = nan\n", "a number from 0 to 4"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nseeds = -1\n", "seed must be"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nseeds = ['9-3']\n", "backwards"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nseeds = []\n", "seeds must be"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nseeds = ['1-3', '2']\n", "list no seed twice"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nlabels = ['oak', 'oak']\n", "different names"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nlabels = {oak = 0}\n", "from 1 to"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nlabels = ['oak']\nbases = ['x']\n", "only one is allowed"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nlabels = ['elm']\n", "no class 'elm'"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nunique = 5\n", "true or false"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nunique = {shape = 200}\n", "from 0.01 to 100"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nformat = 'jpg'\n", "png, webp"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nfile = '{index'\n", "not a pattern"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nfile = '{index.real}'\n", "uses the field"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nfile = '{index:99999}'\n", "is not a width"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nfile = 'same'\ncount = 2\n", "two textures are named"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nfile = '../{index}'\n", "out of its folder"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\nfile = '/etc/{index}'\n", "out of its folder"),
        ("[[jobs]]\nname = '../a'\npack = 'plants.onnx'\n", "out of its folder"),
        ("[[jobs]]\nname = '/a'\npack = 'plants.onnx'\n", "out of its folder"),
        ("[[jobs]]\nname = 'C:a'\npack = 'plants.onnx'\n", "some file systems reject"),
        ("[[jobs]]\nname = 'con'\npack = 'plants.onnx'\n", "device name"),
        ("[[jobs]]\nname = 'a/LPT1.x'\npack = 'plants.onnx'\n", "device name"),
        ("[[jobs]]\nname = 'cafe\u0301'\npack = 'plants.onnx'\n", "composed form"),
        ("[[jobs]]\nname = 'a\u202eb'\npack = 'plants.onnx'\n", "some file systems reject"),
        (f"[[jobs]]\nname = '{'n' * 300}'\npack = 'plants.onnx'\n", "longer than"),
        ("[[jobs]]\nname = '.hidden'\npack = 'plants.onnx'\n", "begins or ends with a dot"),
        ("[[jobs]]\nname = 'a '\npack = 'plants.onnx'\n", "begins or ends with a dot or a space"),
        (
            "[[jobs]]\nname = 'Wood'\npack = 'plants.onnx'\n[[jobs]]\nname = 'wood'\npack = 'plants.onnx'\n",
            "cannot tell apart; rename one",
        ),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\n[atlases.b]\n", "no job uses"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\natlas = 'b'\nmips = 1\n", "set them in"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\natlas = '../b'\n", "out of its folder"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\natlas = 'b'\n[atlases.b]\ndata = ['unreal']\n", "phaser"),
        ("[[jobs]]\nname = 'a'\npack = 'plants.onnx'\npalette = 'no.hex'\n", "cannot be read"),
        ("[[jobs]]\nname = 'a'\npack = 'no.onnx'\n", "cannot be read"),
    ],
)
def test_a_hostile_bake_file_is_refused_in_one_line(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(AssetgenError, match=message) as caught:
        run(bake_file(tmp_path, text))
    assert "\n" not in str(caught.value)
    assert set(times(tmp_path)) == {"assetgen.toml", "plants.onnx"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"wood/oak_1_0"', '"../../escape"'),
        ('"wood/oak_1_0.png"', '"/etc/passwd"'),
        ('"wood/oak_1_0.png"', '"assetgen.toml/../x"'),
        ('"seed": "1"', '"seed": "-1"'),
        ('"seed": "1"', '"seed": 1'),
        ('"seed": "1"', f'"seed": "{"9" * 5000}"'),
        ('"key": "', '"key": "x'),
        ('"pixels": "', '"pixels": "g'),
        ('"assetgen.lock": 2', '"assetgen.lock": 3'),
        ('"assetgen.lock": 2', '"assetgen": 2'),
        ('"out": "baked"', '"out": 5'),
        ('"atlases": {', '"atlases": {"x": {"width": "9"}, '),
        ('"width": ', '"width": 1'),
        ('"frame": [0, ', '"frame": [-1, '),
        ('"frame": [0, ', '"frame": [199999, '),
        ("{", "["),
        ('"name"', '"nmae"'),
        ('"key": ', '"attempt": 99999999999, "key": '),
        ("\n", ""),
    ],
)
def test_a_hostile_lock_file_is_refused_and_kept(old: str, new: str, tmp_path: Path) -> None:
    spec = bake_file(tmp_path, MIXED.replace("spread", ""))
    run(spec)
    text = spec.lock.read_text()
    assert old in text
    spec.lock.write_text(text.replace(old, new))
    before = outputs(tmp_path)
    with pytest.raises(DataError) as caught:
        run(bake_file(tmp_path, MIXED.replace("count = 60", "count = 61")))
    assert "\n" not in str(caught.value)
    now = outputs(tmp_path)
    del before["assetgen.toml"], now["assetgen.toml"]
    assert now == before


def test_a_lock_file_that_lies_about_whose_a_file_is_deletes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(one_job(pack_in(tmp_path), out))
    (out / "thesis.txt").write_bytes(b"precious")
    with (out / "assetgen.lock").open("a") as lock:
        lock.write(json.dumps({"file": "thesis.txt", "owner": "data:x", "made": "x", "content": "0" * 64}) + "\n")
    report = run(one_job(tmp_path / "plants.onnx", out), prune=True)
    assert report.left == ["thesis.txt"]
    assert (out / "thesis.txt").read_bytes() == b"precious"


def test_links_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    spec = bake_file(tmp_path / "game", MIXED.replace("unique = true", ""))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "game" / "baked").mkdir()
    (tmp_path / "game" / "baked" / "wood").symlink_to(elsewhere)
    with pytest.raises(DataError, match="is a link that leads out of"):
        run(spec)
    assert list(elsewhere.iterdir()) == []
    (tmp_path / "game" / "baked" / "wood").unlink()
    run(spec)
    file = tmp_path / "game" / "baked" / "wood" / "oak_1_0.png"
    target = elsewhere / "mine.png"
    Image.new("RGBA", (2, 2)).save(target)
    file.unlink()
    file.symlink_to(target)
    run(spec)  # the link is replaced, not what it leads to
    assert not file.is_symlink()
    with Image.open(target) as image:
        assert image.size == (2, 2)


@pytest.mark.parametrize("content", [b"", b"rubbish", b"SQLite format 3\x00" + bytes(100)])
def test_a_damaged_state_is_told_and_can_be_removed(content: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out"
    spec = one_job(pack_in(tmp_path), out, count=3)
    run(spec)
    database = out / ".assetgen" / "state.db"
    database.write_bytes(content)
    try:
        report = run(spec)
    except DataError as error:
        assert "remove" in str(error)  # noqa: PT017
        shutil.rmtree(out / ".assetgen")
        report = run(spec)
    assert report.n_written == 0


def test_a_state_of_another_version_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    spec = one_job(pack_in(tmp_path), out)
    run(spec)
    with contextlib.closing(sqlite3.connect(out / ".assetgen" / "state.db")) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(DataError, match="version 99"):
        run(spec)


# the tables of states of version 1, as 0.2.0 made them
FIRST_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE packs (path TEXT PRIMARY KEY, size INTEGER, time INTEGER, facts TEXT) WITHOUT ROWID;
CREATE TABLE textures (
    name TEXT PRIMARY KEY, fold TEXT NOT NULL UNIQUE, place INTEGER, job TEXT, request TEXT NOT NULL, key TEXT NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0, refused TEXT, kind TEXT, pixels TEXT, signature BLOB,
    atlas TEXT, page INTEGER, x INTEGER, y INTEGER, width INTEGER, height INTEGER, drawn TEXT,
    decided INTEGER NOT NULL DEFAULT 0, locked INTEGER NOT NULL DEFAULT 0, why TEXT
) WITHOUT ROWID;
CREATE INDEX by_place ON textures (place);
CREATE TABLE files (
    path TEXT PRIMARY KEY, fold TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, made TEXT NOT NULL,
    pixels TEXT, content TEXT, size INTEGER, time INTEGER
) WITHOUT ROWID;
CREATE INDEX by_owner ON files (owner);
PRAGMA user_version = 1;
"""


def test_a_state_of_version_1_is_taken_over(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, MIXED)
    run(spec)
    before = times(tmp_path)
    (spec.out / "wood" / "oak_1_0.png").unlink()
    state = spec.out / ".assetgen" / "state.db"
    old = tmp_path / "old.db"
    with contextlib.closing(sqlite3.connect(old)) as database:
        database.executescript(FIRST_TABLES)
        database.execute("ATTACH ? AS new", [str(state)])
        for table in ("facts", "textures", "files"):
            database.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
        database.commit()
    old.replace(state)
    assert run(spec, dry=True).stale == {"wood/oak_1_0": "missing"}
    assert run(spec).n_written == 1
    after = times(tmp_path)
    assert {name for name in before if before[name] != after[name]} == {"baked/wood/oak_1_0.png"}
    with contextlib.closing(sqlite3.connect(state)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (2,)
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")}
        query = "EXPLAIN QUERY PLAN SELECT name FROM textures WHERE atlas = 'ui' AND page = 1"
        assert "by_page (atlas=? AND page=?)" in database.execute(query).fetchone()[3]
    assert tables == {"facts", "packs", "textures", "files", "by_place", "by_page", "by_owner", "by_fold"}
    run(bake_file(tmp_path, MIXED.replace('"wood"', '"Wood"')))  # two names that differ in case are both known


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DataError, match="cannot be written"):
        run(one_job(pack_in(tmp_path), tmp_path / "file" / "out"))


def test_outputs_are_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = OutputFolder(tmp_path)
    outputs.write("a/b.png", b"old")

    def broken(path: Path, target: Path) -> None:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(DataError, match="nothing was replaced"):
        outputs.write("a/b.png", b"new")
    assert (tmp_path / "a" / "b.png").read_bytes() == b"old"
    assert not list((tmp_path / ".assetgen" / "tmp").iterdir())


def test_a_shard_and_a_plan_prune_nothing(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, MIXED.replace("unique = true", ""))
    run(spec)
    before = times(tmp_path / "baked")
    for options in ({"shard": (2, 3)}, {"shard": (1, 3)}, {"plan_only": True}):
        run(spec, prune=True, **options)
    assert times(tmp_path / "baked") == before
    assert run(spec, prune=True).pruned == []


def test_files_of_another_folder_are_not_taken_for_those_of_the_lock_file(tmp_path: Path) -> None:
    text = '[bake]\nout = "{}"\n[[jobs]]\nname = "a"\npack = "plants.onnx"\n'
    run(bake_file(tmp_path, text.format("first")))
    (tmp_path / "art" / "a").mkdir(parents=True)
    (tmp_path / "art" / "a" / "1_0.png").write_bytes(b"precious")
    with pytest.raises(DataError, match="already exists and was not written by an earlier bake"):
        run(bake_file(tmp_path, text.format("art")))
    assert (tmp_path / "art" / "a" / "1_0.png").read_bytes() == b"precious"


def test_what_a_killed_bake_was_about_to_write_is_swept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    spec = one_job(pack_in(tmp_path), out)
    run(spec)
    (out / ".assetgen" / "tmp" / "0123").parent.mkdir(exist_ok=True)
    rubbish = [out / ".assetgen" / "tmp" / "0123", out / ".assetgen.lock.1234.tmp"]
    others = [out / ".assetgen.lock.2-of-3.1234.tmp", out / ".assetgen.lock.x.tmp"]
    for file in (*rubbish, *others):
        file.write_bytes(b"half")
    run(spec)
    assert not any(file.exists() for file in rubbish)
    assert all(file.exists() for file in others)
