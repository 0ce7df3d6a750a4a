"""A bake where the system is against it: full, read-only or case-blind disks, wrong clocks, moved folders, company."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR

import pytest

from assetgen.baking.drawing import farm
from assetgen.baking.ledger.folder import OutputFolder
from assetgen.baking.spec.names import folded
from assetgen.baking.verify import verify
from assetgen_plugin.errors import ConfigError, DataError
from baking import bake_file, one_job, pack_in, run, times

JOBS = """
[[jobs]]
name = "{}"
pack = "plants.onnx"
count = 12
unique = true
[[jobs]]
name = "icons"
pack = "plants.onnx"
count = 20
atlas = "ui"
[[jobs]]
name = "mips"
pack = "plants.onnx"
count = 3
mips = 2
[atlases.ui]
max_side = 128
data = ["phaser"]
"""
DAY = 86_400 * 10**9  # ns
ROOT = os.name == "posix" and os.geteuid() == 0


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in times(folder)}


def command(*words: object, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "assetgen", *map(str, words)],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


# times and places


@pytest.mark.parametrize("days", [-20_000, -1, 1, 20_000])
def test_files_with_other_times_are_known_by_their_content(days: int, tmp_path: Path) -> None:
    spec = bake_file(tmp_path, JOBS.format("wood"))
    run(spec)
    before = contents(tmp_path)
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.suffix != ".db":
            stat = path.stat()
            os.utime(path, ns=(stat.st_atime_ns, max(0, stat.st_mtime_ns + days * DAY)))
    changed = times(tmp_path)
    assert run(spec, dry=True, deep=True).n_stale == 0
    assert run(spec).n_written == 0
    assert times(tmp_path) == changed
    assert contents(tmp_path) == before


def test_a_change_is_found_whatever_the_clock_says(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, JOBS.format("wood"))
    run(spec)
    before = contents(tmp_path)
    victims = [spec.out / "wood" / "1_3.png", spec.out / "ui-0.png", spec.out / "mips" / "1_1.mip1.png"]
    for number, path in enumerate(victims):
        path.write_bytes(b"x" * path.stat().st_size)
        os.utime(path, ns=(0, (0, 10**9, 2**62)[number]))
    assert run(spec).n_written >= 3
    assert contents(tmp_path) == before


@pytest.mark.parametrize("with_state", [True, False])
def test_a_project_that_was_moved_is_baked_where_it_is(with_state: bool, tmp_path: Path) -> None:
    spec = bake_file(tmp_path / "here", JOBS.format("wood"))
    run(spec)
    before = contents(tmp_path / "here")
    if not with_state:
        shutil.rmtree(spec.out / ".assetgen")
    (tmp_path / "far" / "away").mkdir(parents=True)
    moved = tmp_path / "far" / "away" / "there"
    shutil.move(tmp_path / "here", moved)
    spec = bake_file(moved, JOBS.format("wood"))
    assert run(spec, dry=True, deep=True).n_stale == 0
    report = run(spec, locked=True)
    assert (report.n_written, report.left) == (0, [])
    assert contents(moved) == before
    assert not (tmp_path / "here").exists()


# disks


def test_a_folder_that_turns_read_only_is_told_and_keeps_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = bake_file(tmp_path, JOBS.format("wood"))
    run(spec)
    before = contents(tmp_path / "baked")
    (tmp_path / "assetgen.toml").write_text(JOBS.format("wood").replace("count = 12", "count = 15"))

    def refused(path: Path, target: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refused)
        with pytest.raises(DataError, match=r"cannot be written \(Read-only file system\); nothing was replaced"):
            run(bake_file(tmp_path, JOBS.format("wood").replace("count = 12", "count = 15")))
    assert contents(tmp_path / "baked") == before
    assert run(bake_file(tmp_path, JOBS.format("wood"))).n_written == 0


@contextlib.contextmanager
def mounted(folder: Path, *words: object) -> Iterator[Path]:
    """A file system of its own; the test is skipped where it cannot be had."""
    folder.mkdir()
    done = subprocess.run([*map(str, words), folder], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no such file system here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.slow
@pytest.mark.skipif(not ROOT, reason="a disk is mounted, which needs root")
def test_a_read_only_disk_is_told_and_can_be_checked(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs") as disk:
        spec = bake_file(disk / "game", JOBS.format("wood"))
        run(spec)
        before = contents(disk)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(DataError, match=r"[Rr]ead-only|readonly"):
            run(spec)
        assert run(spec, dry=True, deep=True).n_stale == 0
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        assert run(spec).n_written == 0
        assert contents(disk) == before


@pytest.mark.slow
@pytest.mark.skipif(not ROOT, reason="a disk is mounted, which needs root")
@pytest.mark.parametrize("kibibytes", [900, 1000, 1200, 1500, 2500])
def test_a_disk_that_fills_up_loses_nothing_and_is_completed_with_more_room(kibibytes: int, tmp_path: Path) -> None:
    options = f"size={kibibytes}k"
    with mounted(tmp_path / "disk", "mount", "-t", "tmpfs", "-o", options, "tmpfs") as disk:
        small, large = JOBS.format("wood"), JOBS.format("wood").replace("count = 12", "count = 900")
        bake_file(disk, small)
        process = command("bake", cwd=disk)
        _, told = process.communicate()
        before = contents(disk) if process.returncode == 0 else {}
        (disk / "assetgen.toml").write_text(large)
        process = command("bake", cwd=disk)
        _, told = process.communicate()
        assert process.returncode == 1
        assert "Traceback" not in told
        assert "No space left" in told or "no room left" in told
        now = contents(disk)
        assert {name: now[name] for name in before if name.endswith((".png", ".json"))} == {
            name: content for name, content in before.items() if name.endswith((".png", ".json"))
        }
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        spec = bake_file(disk, large)
        run(spec)
        assert run(spec, dry=True, deep=True).n_stale == 0
        assert verify(disk) == (923, [])


class CaseBlind:
    """Makes the system calls by which an output folder is read and written ignore case, as where file systems do."""

    def __init__(self, patch: pytest.MonkeyPatch, root: Path) -> None:
        self._root = os.path.realpath(root)
        for name in ("open", "stat", "lstat", "unlink", "mkdir", "rmdir", "chmod"):
            patch.setattr(os, name, self._of_one(getattr(os, name)))
        patch.setattr("io.open", self._of_one(open))
        patch.setattr("builtins.open", self._of_one(open))
        replace = os.replace
        patch.setattr(os, "replace", lambda source, target: replace(self.real(source), self.real(target)))

    def _of_one(self, call: object) -> object:
        def blind(path: object, *words: object, **options: object) -> object:
            return call(self.real(path), *words, **options)  # type: ignore[operator]

        return blind

    def real(self, path: object) -> object:
        """The path as it is on the disk, if one that differs in case alone is there."""
        if isinstance(path, int) or path is None:
            return path
        text = os.path.abspath(os.fspath(path))  # type: ignore[call-overload]
        if not isinstance(text, str) or not text.startswith(self._root + os.sep):
            return path
        here = self._root
        for part in os.path.relpath(text, self._root).split(os.sep):
            try:
                names = {folded(name): name for name in sorted(os.listdir(here))}
            except OSError:
                names = {}
            here = os.path.join(here, names.get(folded(part), part))
        return here


def renames_in_case(folder: Path) -> None:
    """Jobs, atlases and seeds files change in case alone; nothing is lost, orphaned or drawn twice."""
    spec = bake_file(folder, JOBS.format("Wood").replace("ui", "UI"))
    run(spec)
    before = {folded(name): content for name, content in contents(spec.out).items()}
    spec = bake_file(folder, JOBS.format("wood").replace("ui", "ui"))
    report = run(spec, prune=True)
    now = {folded(name): content for name, content in contents(spec.out).items()}
    images = {name for name in before if name.endswith(".png")}
    assert {name: now.get(name) is not None for name in images} == dict.fromkeys(images, True)
    assert report.pruned == []
    assert run(spec, dry=True, deep=True).n_stale == 0
    assert verify(folder)[1] == []
    with pytest.raises(DataError, match=r"would be one file where case is ignored|cannot tell apart"):
        run(bake_file(folder, JOBS.format("wood") + '[[jobs]]\nname = "MIPS"\npack = "plants.onnx"\n'))
    assert {folded(name): content for name, content in contents(spec.out).items()} == now


@pytest.mark.parametrize("numbers_by_name", [False, True])
def test_where_case_is_ignored_names_that_change_in_case_stay_one_file(
    numbers_by_name: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a layer over the system's calls; the next test does the same on a file system that ignores case."""
    pack_in(tmp_path)
    with monkeypatch.context() as patch:
        CaseBlind(patch, tmp_path)
        if numbers_by_name:  # as FUSE does: each spelling of a name has an inode of its own
            same = os.path.samestat
            patch.setattr(os.path, "samestat", lambda one, other: S_ISDIR(one.st_mode) and same(one, other))
        probe = tmp_path / "Probe"
        probe.write_bytes(b"x")
        assert (tmp_path / "probe").read_bytes() == b"x"
        assert (tmp_path / "PROBE").exists()
        probe.unlink()
        renames_in_case(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(
    not ROOT or not shutil.which("mkfs.exfat") or not shutil.which("mount.exfat-fuse"),
    reason="exFAT is mounted by FUSE, which needs root, exfatprogs and exfat-fuse",
)
def test_on_a_file_system_that_ignores_case(tmp_path: Path) -> None:
    image = tmp_path / "exfat.img"
    with image.open("wb") as file:
        file.truncate(32 << 20)
    subprocess.run(["mkfs.exfat", image], check=True, capture_output=True)
    done = subprocess.run(["losetup", "-f", "--show", image], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("no loop device here")
    device = done.stdout.strip()
    try:
        with mounted(tmp_path / "disk", "mount.exfat-fuse", device) as disk:
            (disk / "Probe").write_bytes(b"x")
            assert (disk / "probe").exists()
            renames_in_case(disk / "game")
    finally:
        subprocess.run(["losetup", "-d", device], check=True)


def test_folded_names_are_those_that_some_file_system_takes_for_one() -> None:
    for one, other in (("Straße", "STRASSE"), ("caf\u00e9", "cafe\u0301"), ("ﬁr", "FIR"), ("Σ", "ς")):
        assert folded(one) == folded(other)
        assert folded(one) == folded(unicodedata.normalize("NFD", other))


# company


def test_of_two_bakes_at_once_one_is_whole_and_the_other_says_so(tmp_path: Path) -> None:
    pack_in(tmp_path)
    (tmp_path / "assetgen.toml").write_text(JOBS.format("wood").replace("count = 12", "count = 600"))
    both = [command("bake", "--jobs", 1, cwd=tmp_path) for _ in range(2)]
    told = [process.communicate()[1] for process in both]
    codes = sorted(process.returncode for process in both)
    assert codes in ([0, 1], [0, 0]), told  # the second may have begun after the first had ended
    for process, text in zip(both, told, strict=True):
        if process.returncode:
            assert "another bake is running" in text
            assert len(text.strip().splitlines()) <= 2
    spec = bake_file(tmp_path, JOBS.format("wood").replace("count = 12", "count = 600"))
    assert run(spec, dry=True, deep=True).n_stale == 0
    assert verify(tmp_path)[1] == []


@pytest.mark.slow
def test_bakes_killed_beside_others_lose_nothing(tmp_path: Path) -> None:
    rng = random.Random(7)
    pack_in(tmp_path)
    texts = [JOBS.format("wood").replace("count = 12", f"count = {count}") for count in (400, 500)]
    for turn in range(10):
        (tmp_path / "assetgen.toml").write_text(texts[turn % 2])
        processes = []
        for _ in range(3):
            processes.append(command("bake", "--jobs", rng.choice((1, 2)), cwd=tmp_path))
            time.sleep(rng.uniform(0, 1.5))
        os.killpg(processes[0].pid, signal.SIGKILL)
        for process in processes:
            _, told = process.communicate()
            assert "Traceback" not in told
    spec = bake_file(tmp_path, texts[0])
    run(spec, prune=True)
    assert run(spec, dry=True, deep=True).n_stale == 0
    assert verify(tmp_path)[1] == []
    fresh = bake_file(tmp_path / "fresh", texts[0])
    run(fresh)
    found, expected = contents(spec.out), contents(fresh.out)
    assert found == expected


def test_a_worker_that_is_killed_is_told_in_one_line(tmp_path: Path) -> None:
    spec = one_job(pack_in(tmp_path), tmp_path / "out", count=3000)
    with pytest.raises(DataError, match="was ended from outside, perhaps for want of memory"):
        list(farm.Farm(2).run(ended, range(8), many=True))
    assert run(spec, jobs=2).n_written == 3000  # the next processes are new


def ended(task: int) -> int:
    """Ends its process, as the system does where memory runs out."""
    if task == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def test_a_cluster_without_workers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(farm, "_WAIT", 0.2)
    local = distributed.LocalCluster(
        n_workers=0, processes=False, dashboard_address=None, scheduler_port=0, protocol="tcp"
    )
    with (
        local,
        pytest.raises(ConfigError, match=r"has no workers; start some with `dask worker tcp://"),
    ):
        run(one_job(pack_in(tmp_path), tmp_path / "out"), cluster=local.scheduler_address)
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name != "posix", reason="permissions")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    spec = one_job(pack_in(tmp_path), tmp_path / "out")
    run(spec)
    before = contents(spec.out)
    for folder in (spec.out / ".assetgen", spec.out):
        folder.chmod(0o555)
    try:
        words = (sys.executable, "-m", "assetgen", "bake", tmp_path / "plants.onnx", "-o", spec.out)
        if ROOT:
            if shutil.which("setpriv") is None:
                pytest.skip("root may write anyway")
            powers = "-dac_override,-dac_read_search"
            words = ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}", *words)
        done = subprocess.run([*map(str, words), "--count", "2"], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "cannot be written" in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    finally:
        for folder in (spec.out, spec.out / ".assetgen"):
            folder.chmod(0o755)
    assert contents(spec.out) == before
    assert OutputFolder(spec.out).stat("1_0.png") is not None
