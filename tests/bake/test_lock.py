"""The lock file follows from bake file, packs and decisions alone, no output is lost, and branches merge."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from assetgen.baking.depfile import depfile
from assetgen.baking.ledger.lock import TextureLine, read_lock
from assetgen.baking.ledger.opening import opened
from assetgen.baking.verify import verify
from assetgen_plugin.errors import AssetgenError, DataError
from baking import bake_file, one_job, pack_in, run, times


def job(name: str, **values: object) -> str:
    lines = "".join(
        f"{key} = {str(value).lower() if value is True else repr(value)}\n" for key, value in values.items()
    )
    return f'[[jobs]]\nname = "{name}"\npack = "plants.onnx"\n{lines}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (job("trees", file="oak-{index}") + job("b", atlas="trees/oak"), "texture 'trees/oak-0' and page 0 of atlas"),
        (job("x", atlas="Sprites") + job("y", atlas="sprites"), "one file where case is ignored"),
        (job("ui", file="x/a", mips=2) + job("ui/x", file="a.mip1"), "texture 'ui/x/a' and texture 'ui/x/a.mip1'"),
        (job("a", file="b") + job("a/b.png"), "a/b.png would be texture 'a/b', and a folder"),
        (job("a\\\\b"), "write / between folders"),
    ],
)
def test_outputs_of_one_path_are_refused_before_anything_is_written(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=message.replace(".", r"\.")):
        run(bake_file(tmp_path, text))
    assert set(times(tmp_path)) == {"assetgen.toml", "plants.onnx"}


def test_a_name_changed_in_case_only_leaves_the_old_file_to_prune(tmp_path: Path) -> None:
    run(bake_file(tmp_path, job("Trees")))
    assert run(bake_file(tmp_path, job("trees"))).left == ["Trees/1_0.png"]
    assert run(bake_file(tmp_path, job("trees")), prune=True, dry=True).pruned == ["Trees/1_0.png"]
    assert (tmp_path / "baked" / "Trees" / "1_0.png").exists()
    assert run(bake_file(tmp_path, job("trees")), prune=True).pruned == ["Trees/1_0.png"]
    assert [path.name for path in (tmp_path / "baked").iterdir() if path.name != ".assetgen"] == ["trees"]


def test_the_first_page_stays_when_all_its_sprites_are_dropped(tmp_path: Path) -> None:
    settings = '[atlases.a]\nmax_side = 256\ndata = ["texturepacker-hash", "tiled"]\n'
    two = job("two", seeds=2, count=9, atlas="a") + settings
    run(bake_file(tmp_path, job("one", count=49, atlas="a") + two))
    spec = bake_file(tmp_path, two)
    run(spec, prune=True)
    assert {"a-0.json", "a-0.png", "a-1.json", "a-1.png"} <= set(times(tmp_path / "baked"))
    assert verify(tmp_path) == (9, [])
    assert run(spec, dry=True, deep=True).n_stale == 0


@pytest.mark.parametrize("extra", ["", "atlas = 'ui'\n", "unique = true\n", "atlas = 'ui'\nunique = true\n"])
def test_what_was_baked_before_leaves_no_trace_in_the_lock_file(extra: str, tmp_path: Path) -> None:
    small, large = (job("t", count=count) + extra for count in (3, 5))
    spec = bake_file(tmp_path, small)
    run(spec)
    lock = spec.lock.read_bytes()
    run(bake_file(tmp_path, large + job("other", seeds=5, count=4) + extra))
    run(bake_file(tmp_path, job("renamed", count=3) + extra))
    state = spec.lock.read_bytes()
    fresh = tmp_path / "fresh"
    fresh_spec = bake_file(fresh, job("renamed", count=3) + extra)
    shutil.copy(spec.lock, fresh_spec.lock)
    run(fresh_spec)
    assert fresh_spec.lock.read_bytes() == state
    spec.lock.write_bytes(lock)  # as `git switch` does
    spec = bake_file(tmp_path, small)
    run(spec)
    assert spec.lock.read_bytes() == lock


def test_locked_fails_before_drawing_if_the_lock_file_would_change(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, job("t", count=2))
    with pytest.raises(DataError, match="does not exist; bake without --locked"):
        run(spec, locked=True)
    run(spec)
    shutil.rmtree(spec.out)
    assert run(spec, locked=True).n_written == 2
    before = times(tmp_path / "baked")
    for count in (1, 3):
        with pytest.raises(DataError, match="is not up to date"):
            run(bake_file(tmp_path, job("t", count=count)), locked=True)
    assert times(tmp_path / "baked") == before


def test_a_bake_with_nothing_to_do_finds_what_was_done_to_its_lock_file(tmp_path: Path) -> None:
    text = job("t", count=3, unique=True) + job("u", atlas="s") + '[atlases.s]\ndata = ["phaser"]\n'
    spec = bake_file(tmp_path, text)
    run(spec)
    lock = spec.lock.read_bytes()
    lines, first = lock.splitlines(keepends=True), lock.index(b'"pixels": "') + len(b'"pixels": "')
    other = b"0" if lock[first : first + 1] != b"0" else b"1"
    edited = {
        "a texture dropped": b"".join(lines[:1] + lines[2:]),
        "another order": b"".join([lines[0], *reversed(lines[1:])]),
        "spaces": lock.replace(b'{"name"', b'{ "name"', 1),
        "other pixels": lock[:first] + other + lock[first + 1 :],
    }
    for what, content in edited.items():
        assert run(spec, locked=True).n_written == 0
        spec.lock.write_bytes(content)
        report = run(spec, dry=True, deep=True)
        assert report.lock_stale or report.n_stale, what
        assert spec.lock.read_bytes() == content
        if what == "other pixels":  # this machine does not draw them
            with pytest.raises(DataError, match="other pixels than the lock file has"):
                run(spec)
            spec.lock.write_bytes(lock)
        run(spec)
        assert spec.lock.read_bytes() == lock, what
    spec.lock.unlink()
    with pytest.raises(DataError, match="does not exist"):
        run(spec, locked=True)
    run(spec)
    assert spec.lock.read_bytes() == lock


def test_a_list_of_seeds_and_the_formats_of_an_atlas_are_read_anew(tmp_path: Path) -> None:
    (tmp_path / "seeds.txt").write_text("1\n2\n")
    text = job("a", seeds_file="seeds.txt") + job("u", atlas="s") + '[atlases.s]\ndata = ["phaser"]\n'
    spec = bake_file(tmp_path, text)
    run(spec)
    assert b"s.phaser.json" in spec.lock.read_bytes()
    (tmp_path / "seeds.txt").write_text("1\n3\n")
    assert set(run(spec, dry=True).stale) == {"a/3_0"}
    run(spec)
    run(bake_file(tmp_path, text.replace('data = ["phaser"]\n', "")))
    assert b"s.phaser.json" not in spec.lock.read_bytes()


def test_check_hashes_data_files_and_takes_equal_pixels_for_equal(tmp_path: Path) -> None:
    text = job("t", count=2) + job("u", atlas="s") + '[atlases.s]\ndata = ["phaser"]\n'
    spec = bake_file(tmp_path, text)
    run(spec)
    image = spec.out / "t" / "1_0.png"
    with Image.open(image) as opened_image:
        opened_image.load()
        opened_image.save(image, compress_level=1)
    data = spec.out / "s.phaser.json"
    data.write_text(data.read_text().replace('"x":3', '"x":4'))
    expected = {"s.phaser.json": "changed on disk"}
    assert run(spec, dry=True, deep=True).stale == expected
    shutil.rmtree(spec.out / ".assetgen")
    assert run(spec, dry=True, deep=True).stale == expected


def test_a_check_during_a_bake_says_so(tmp_path: Path) -> None:
    spec = one_job(pack_in(tmp_path), tmp_path / "out")
    with opened(spec.out, spec.lock), pytest.raises(DataError, match="another bake is running"):
        run(spec, dry=True, deep=True)


def test_shards_without_a_merge_are_told(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, job("t", count=4))
    run(spec, shard=(1, 2))
    with pytest.raises(DataError, match="assetgen merge"):
        run(spec)


def test_large_file_pointers_are_told_and_byte_order_marks_skipped(tmp_path: Path) -> None:
    (tmp_path / "p.onnx").write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n")
    with pytest.raises(AssetgenError, match="git lfs pull"):
        run(one_job(tmp_path / "p.onnx", tmp_path / "out"))
    (tmp_path / "seeds.txt").write_bytes(b"\xef\xbb\xbf7\r\n")
    spec = bake_file(tmp_path, "\ufeff" + job("a", seeds_file="seeds.txt"))
    assert run(spec).n_written == 1


@pytest.mark.parametrize("name", ["v1:2", "a;b", "a|b", "50%"])
def test_a_depfile_refuses_what_make_and_ninja_cannot_be_told(name: str, tmp_path: Path) -> None:
    spec = one_job(pack_in(tmp_path / name), tmp_path / "out")
    with pytest.raises(DataError, match="cannot be named in a depfile"):
        depfile(spec)


def test_unique_over_jobs_is_a_choice_and_twins_are_told(tmp_path: Path) -> None:
    text = job("a", count=5, unique=True) + job("b", count=5, unique=True)
    report = run(bake_file(tmp_path / "each", text))
    assert report.twins is not None
    assert report.twins[0] == 5
    spec = bake_file(tmp_path / "all", "[bake]\nunique_over_jobs = true\n" + text)
    assert run(spec).twins is None
    pixels = {line.pixels for line in read_lock(spec.lock)[1] if isinstance(line, TextureLine)}
    assert len(pixels) == 10


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=a", "-c", "user.email=a@b")
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=False)


def merge_random_pair(folder: Path, rng: random.Random) -> bool:
    """Two branches change a project at random; what git merges bakes to what the merged bake file asks for.

    False if git could not merge the bake file, because both changed a line of it.
    """
    jobs = {f"j{n}": rng.randint(1, 9) for n in range(3)}

    def text(jobs: dict[str, int]) -> str:
        parts = [
            job(name, count=count, scale=1 + int(name[1:]) % 2, atlas="s") + "\n" * 4 for name, count in jobs.items()
        ]
        return "".join(parts) + '[atlases.s]\nmax_side = 256\ndata = ["phaser", "godot"]\n'

    def changed(first: int) -> dict[str, int]:
        new = dict(jobs)
        victim = rng.choice(sorted(new))
        match rng.choice(["remove", "rename", "grow", "add"]):
            case "remove":
                del new[victim]
            case "rename":
                new = {f"j{first + 50}" if name == victim else name: count for name, count in new.items()}
            case "grow":
                new[victim] += rng.randint(1, 9)
        items = list(new.items())
        items.insert(rng.randint(0, len(items)), (f"j{first}", rng.randint(1, 9)))
        return dict(items)

    spec = bake_file(folder, text(jobs))
    run(spec)
    (folder / ".gitignore").write_text("baked/\n*.onnx\n")
    (folder / ".gitattributes").write_text("assetgen.lock merge=union -text\n")
    git(folder, "init", "-q", "-b", "main", ".")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "0")
    for number, branch in enumerate(("a", "b")):
        git(folder, "checkout", "-q", "-b", branch, "main")
        spec = bake_file(folder, text(changed(10 + number)))
        run(spec)
        git(folder, "commit", "-qam", branch)
    merged = git(folder, "merge", "-q", "--no-edit", "a")
    unmerged = git(folder, "diff", "--name-only", "--diff-filter=U").stdout.split()
    assert "assetgen.lock" not in unmerged, merged.stdout
    if unmerged:
        return False
    spec = bake_file(folder, (folder / "assetgen.toml").read_text())
    run(spec)
    assert run(spec, dry=True, deep=True).n_stale == 0
    assert verify(folder)[1] == []
    clean = bake_file(folder / "clean", (folder / "assetgen.toml").read_text())
    run(clean)
    found, expected = (
        [(line.name, line.pixels) for line in read_lock(one.lock)[1] if isinstance(line, TextureLine)]
        for one in (spec, clean)
    )
    assert found == expected
    shutil.copy(spec.lock, clean.lock)
    shutil.rmtree(clean.out)
    run(clean, locked=True)
    return True


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
@pytest.mark.parametrize("seed", range(3))
def test_branches_that_each_add_sprites_merge(seed: int, tmp_path: Path) -> None:
    assert merge_random_pair(tmp_path, random.Random(seed))


@pytest.mark.slow
@pytest.mark.timeout(1200)  # a minute or two where nothing else runs
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_fifty_random_pairs_of_branches_merge(tmp_path: Path) -> None:
    merged = [merge_random_pair(tmp_path / str(seed), random.Random(seed)) for seed in range(100, 150)]
    assert sum(merged) >= 25


def test_a_conflict_of_git_in_the_lock_file_is_told(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, job("t"))
    run(spec)
    spec.lock.write_text(spec.lock.read_text() + "<<<<<<< HEAD\n")
    with pytest.raises(DataError, match="merge=union"):
        run(spec)
