from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assetgen.baking import bake
from assetgen.baking.choosing import choose
from assetgen.baking.drawing.farm import Farm
from assetgen.baking.ledger.lock import TextureLine, read_lock
from assetgen.baking.spec.controls import parse_seeds, read_seeds_file
from assetgen.baking.spec.settings import Limits
from assetgen.baking.verify import verify
from assetgen_art.signatures import distances, signatures
from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.errors import DataError, PackError, SeedError
from baking import bake_file, one_job, pack_in, run, times
from places import PACKS

TWO_JOBS = """
[packs]
plants = "plants.onnx"
[[jobs]]
name = "wood"
pack = "plants"
seeds = ["1-3", "name:forest/level-3"]
labels = {oak = 2, pine = 1}
[[jobs]]
name = "icons"
pack = "plants"
count = 4
scale = 2
atlas = "ui"
[atlases.ui]
data = ["phaser"]
"""


@pytest.fixture
def pack_path(tmp_path: Path) -> Path:
    return pack_in(tmp_path)


def textures_in(lock: Path) -> list[TextureLine]:
    return [line for line in read_lock(lock)[1] if isinstance(line, TextureLine)]


def test_baked_files_hold_the_textures_and_say_where_they_come_from(pack_path: Path, tmp_path: Path) -> None:
    pack, out = Pack.open(pack_path), tmp_path / "out"
    run(one_job(pack_path, out, seeds=("name:forest/level-3",), labels=(("oak", 3),), spread=0.5))
    lines = textures_in(out / "assetgen.lock")
    assert len(lines) == 3
    for line in lines:
        texture = pack.texture("forest/level-3", int(line.request["index"]), label="oak", spread=0.5)
        assert line.file is not None
        with Image.open(out / line.file) as image:
            image.load()
            assert image.info["assetgen:pack"] == pack.fingerprint
            assert image.info["assetgen:seed"] == line.request["seed"]
            assert image.info["assetgen:index"] == line.request["index"]
            np.testing.assert_array_equal(np.asarray(image), texture)
        assert line.pixels == texture_hash(texture)
        assert (line.request["seed_name"], line.request["spread"]) == ("forest/level-3", 128)


def test_the_class_that_was_drawn_is_told(pack_path: Path, tmp_path: Path) -> None:
    run(one_job(pack_path, tmp_path / "out", count=8))
    pack = Pack.open(pack_path)
    for line in textures_in(tmp_path / "out" / "assetgen.lock"):
        drawn = pack.codes(1, int(line.request["index"])).classes[0]
        assert line.kind == pack.labels[drawn]


def test_a_second_bake_writes_nothing_and_tells_nothing_to_be_stale(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, TWO_JOBS)
    first = run(spec)
    assert (first.n_textures, first.n_written) == (16, 12 + 1 + 1)
    before = times(tmp_path)
    for options in ({}, {"deep": True}, {"jobs": 2}):
        again = run(spec, **options)
        assert (again.n_written, again.n_stale, again.n_unchanged, again.stale) == (0, 0, 16, {})
    assert times(tmp_path) == before
    assert verify(tmp_path) == (16, [])


def test_only_what_is_new_is_made_and_told_why(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, TWO_JOBS)
    run(spec)
    before = times(tmp_path / "baked")
    more = run(bake_file(tmp_path, TWO_JOBS.replace("1-3", "1-4").replace("count = 4", "count = 5")))
    assert set(more.stale) == {"wood/oak_4_0", "wood/oak_4_1", "wood/pine_4_0", "ui-0.png", "ui.phaser.json"}
    assert more.stale["wood/oak_4_0"] == "new"
    after = times(tmp_path / "baked")
    assert {name: time for name, time in after.items() if name in before and not name.startswith("ui")} == {
        name: time for name, time in before.items() if not name.startswith("ui")
    }
    changed = run(bake_file(tmp_path, TWO_JOBS.replace("1-3", "1-4").replace("scale = 2", "scale = 2\nspread = 0.5")))
    assert "wood/oak_4_0" not in changed.stale
    assert "ui-0.png" in changed.stale


def test_a_changed_control_is_the_reason(pack_path: Path, tmp_path: Path) -> None:
    run(one_job(pack_path, tmp_path / "out", spread=0.5))
    assert run(one_job(pack_path, tmp_path / "out")).stale == {"1_0": "spread 128 → default"}
    other = pack_in(tmp_path, "fashion")
    (reason,) = run(one_job(other, tmp_path / "out")).stale.values()
    assert reason.startswith("pack ")


def test_atlas_frames_stay_where_they_are_and_hold_the_textures(tmp_path: Path) -> None:
    run(bake_file(tmp_path, TWO_JOBS))
    before = {line.name: line.frame for line in textures_in(tmp_path / "assetgen.lock") if line.frame}
    run(bake_file(tmp_path, TWO_JOBS.replace("count = 4", "count = 40")))
    after = {line.name: line.frame for line in textures_in(tmp_path / "assetgen.lock") if line.frame}
    assert len(after) == 40
    assert {name: after[name] for name in before} == before
    pack = Pack.open(tmp_path / "plants.onnx")
    with Image.open(tmp_path / "baked" / "ui-0.png") as page:
        for name, frame in after.items():
            _, x, y, width, height = frame
            texture = pack.texture(1, int(name.rpartition("_")[2])).repeat(2, axis=0).repeat(2, axis=1)
            np.testing.assert_array_equal(np.asarray(page.crop((x, y, x + width, y + height))), texture)
    assert verify(tmp_path) == (52, [])


def test_frames_stay_when_an_earlier_job_grows_until_a_repack_or_other_settings(tmp_path: Path) -> None:
    def frames(text: str, **options: bool) -> dict[str, tuple[int, ...] | None]:
        run(bake_file(tmp_path, text), **options)
        assert verify(tmp_path)[1] == []
        return {line.name: line.frame for line in textures_in(tmp_path / "assetgen.lock")}

    text = "".join(f'[[jobs]]\nname = "{name}"\npack = "plants.onnx"\ncount = 3\natlas = "ui"\n' for name in "ab")
    before = frames(text)
    grown = text.replace("count = 3", "count = 5", 1)
    after = frames(grown)
    assert {name: after[name] for name in before} == before
    assert len(set(after.values())) == 8
    packed = frames(grown, repack=True)
    assert list(packed.values()) == sorted(packed.values(), key=lambda frame: frame and (frame[0], frame[2], frame[1]))
    assert packed != after
    padded = frames(grown + "[atlases.ui]\npadding = 9\n")
    assert all(padded[name] != packed[name] for name in packed)


def test_a_planned_lock_file_over_finished_outputs_is_completed_without_drawing(tmp_path: Path) -> None:
    done, planned = bake_file(tmp_path / "done", TWO_JOBS), bake_file(tmp_path / "planned", TWO_JOBS)
    run(done)
    lock = done.lock.read_bytes()
    run(planned, plan_only=True)
    assert b"pixels" not in planned.lock.read_bytes()
    shutil.copy(planned.lock, done.lock)
    assert run(done).n_written == 0
    assert done.lock.read_bytes() == lock


def test_a_page_that_grew_is_the_same_as_one_made_at_once(tmp_path: Path) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    for count in (4, 9, 7, 12):
        run(bake_file(a, TWO_JOBS.replace("count = 4", f"count = {count}")))
    run(bake_file(b, TWO_JOBS.replace("count = 4", "count = 4")))
    run(bake_file(b, TWO_JOBS.replace("count = 4", "count = 12")))
    assert (a / "baked" / "ui-0.png").read_bytes() == (b / "baked" / "ui-0.png").read_bytes()


@pytest.mark.parametrize("format", ["png", "webp", "qoi", "raw"])
def test_pages_of_every_format_hold_grey_and_coloured_textures(format: str, tmp_path: Path) -> None:
    pack_in(tmp_path, "fashion")
    text = (
        '[[jobs]]\nname = "clothes"\npack = "fashion.onnx"\ncount = {0}\natlas = "on/mixed"\n[[jobs]]\nname = "wood"\n'
        'pack = "plants.onnx"\ncount = {0}\natlas = "on/mixed"\n[atlases."on/mixed"]\nformat = "{1}"\nmips = 1\n'
    )
    for count in (3, 5):  # the second goes on from the first's page
        run(bake_file(tmp_path, text.format(count, format)))
        assert verify(tmp_path) == (2 * count, [])
    assert run(bake_file(tmp_path, text.format(5, format)), deep=True).n_written == 0
    page = next((tmp_path / "baked" / "on").glob("mixed-0.[a-z]*"))
    page.write_bytes(page.read_bytes()[:200])
    assert verify(tmp_path)[1]


def test_files_that_are_not_ours_are_never_touched(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "1_0.png").write_bytes(b"precious")
    (out / "notes.txt").write_bytes(b"mine")
    with pytest.raises(DataError, match="already exists and was not written by an earlier bake"):
        run(one_job(pack_path, out))
    assert (out / "1_0.png").read_bytes() == b"precious"
    assert not (out / "assetgen.lock").exists()
    run(one_job(pack_path, out), force=True)
    assert verify(out) == (1, [])
    run(one_job(pack_path, out, seeds=("2",)), prune=True)
    assert (out / "notes.txt").read_bytes() == b"mine"


def test_what_is_no_longer_named_is_left_until_prune_and_kept_if_changed(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(one_job(pack_path, out, count=4))
    left = run(one_job(pack_path, out, count=1))
    assert left.left == ["1_1.png", "1_2.png", "1_3.png"]
    assert [line.name for line in textures_in(out / "assetgen.lock")] == ["1_0"]
    assert run(one_job(pack_path, out, count=1)).left == left.left
    (out / "1_2.png").write_bytes(b"painted over")
    pruned = run(one_job(pack_path, out, count=1), prune=True)
    assert (pruned.pruned, pruned.left) == (["1_1.png", "1_3.png"], ["1_2.png"])
    assert (out / "1_2.png").read_bytes() == b"painted over"


def test_mip_maps_and_other_formats_are_baked_and_verified(pack_path: Path, tmp_path: Path) -> None:
    for format in ("png", "webp", "qoi", "raw"):
        out = tmp_path / format
        report = run(one_job(pack_path, out, count=3, format=format, mips=16, scale=2))
        assert report.n_written == 3 * 7  # 64, 32, 16, 8, 4, 2, 1
        assert run(one_job(pack_path, out, count=3, format=format, mips=16, scale=2), deep=True).n_stale == 0
        assert verify(out) == (3, [])
        fewer = run(one_job(pack_path, out, count=3, format=format, mips=1, scale=2), prune=True)
        assert len(fewer.pruned) == 3 * 5


def test_check_finds_what_was_altered_and_writes_nothing(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    spec = one_job(pack_path, out, count=5)
    run(spec)
    stat = (out / "1_1.png").stat()
    content = bytearray((out / "1_1.png").read_bytes())
    content[-20] ^= 1
    (out / "1_1.png").write_bytes(content)
    os.utime(out / "1_1.png", ns=(stat.st_atime_ns, stat.st_mtime_ns))  # size and time tell nothing
    (out / "1_2.png").unlink()
    before = times(out)
    assert run(spec, dry=True).stale == {"1_2": "missing"}
    assert run(spec, dry=True, deep=True).stale == {"1_1": "changed on disk", "1_2": "missing"}
    shutil.rmtree(out / ".assetgen")  # as after a fresh clone
    assert run(spec, dry=True, deep=True).stale == {"1_1": "changed on disk", "1_2": "missing"}
    assert times(out) == before
    assert not (out / ".assetgen").exists()
    assert run(spec).n_written == 2
    assert not run(spec, dry=True, deep=True).lock_stale


def test_check_tells_a_lock_file_that_is_not_up_to_date(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(one_job(pack_path, out, count=2))
    lines = (out / "assetgen.lock").read_text().splitlines(keepends=True)
    (out / "assetgen.lock").write_text("".join(lines[:-1]))
    assert run(one_job(pack_path, out, count=2), dry=True, deep=True).lock_stale


def test_a_lock_file_with_other_pixels_stops_the_bake(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    spec = one_job(pack_path, out)
    run(spec)
    lock = (out / "assetgen.lock").read_text()
    pixels = textures_in(out / "assetgen.lock")[0].pixels
    (out / "assetgen.lock").write_text(lock.replace(str(pixels), "0" * 64))
    (out / "1_0.png").unlink()
    with pytest.raises(DataError, match="does not compute exactly"):
        run(spec)


def test_verify_lists_what_is_altered_missing_or_misnamed(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(one_job(pack_path, out, count=5))
    with Image.open(out / "1_0.png") as image:
        image.putpixel((0, 0), (1, 2, 3, 255))
        image.save(out / "1_0.png")
    (out / "1_1.png").unlink()
    (out / "1_2.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    shutil.copy(out / "1_4.png", out / "1_3.png")
    n_textures, wrong = verify(out)
    assert n_textures == 5
    assert [line.split(":")[0] for line in wrong] == [f"1_{index}.png" for index in range(4)]
    assert wrong[1].endswith("missing")


def test_verify_needs_the_very_pack(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(one_job(pack_path, out))
    pack_path.rename(tmp_path / "moved.onnx")
    with pytest.raises(DataError, match="--pack"):
        verify(out)
    assert verify(out, tmp_path / "moved.onnx") == (1, [])
    with pytest.raises(DataError, match="another pack"):
        verify(out, PACKS / "fashion.onnx")
    with pytest.raises(PackError, match="cannot be read"):
        run(one_job(pack_path, out))


def test_what_a_pack_does_not_have_is_refused_before_anything_is_written(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(one_job(pack_path, out))
    before = times(out)
    with pytest.raises(DataError, match="no class 'dragon'"):
        run(one_job(pack_path, out, labels=(("dragon", 1),)))
    with pytest.raises(DataError, match="no sprite 'oak_03'"):
        run(one_job(pack_path, out, bases=(("oak_03", 1),)))
    with pytest.raises(SeedError, match="palette"):
        run(one_job(PACKS / "fashion.onnx", out, palette="keep"))
    with pytest.raises(DataError, match="at most 1,000,000"):
        run(one_job(pack_path, out, seeds=("1-1000",), count=1001))
    assert times(out) == before


def test_sprites_by_name_and_by_seeds_file(tmp_path: Path) -> None:
    pack_path = pack_in(tmp_path, "dungeon-items")
    pack = Pack.open(pack_path)
    base = pack.names[3]
    (tmp_path / "seeds.txt").write_text(
        f'# liked\n7\nname:world/1 4 base="{base}"\n9 2 label={pack.labels[0]}  # this\n'
    )
    report = run(one_job(pack_path, tmp_path / "a", seeds_file=tmp_path / "seeds.txt"))
    assert report.n_textures == 3
    run(one_job(pack_path, tmp_path / "b", bases=((base, 2),), palette="keep"))
    assert verify(tmp_path / "a") == (3, [])
    assert verify(tmp_path / "b") == (2, [])
    lines = textures_in(tmp_path / "a" / "assetgen.lock")
    assert lines[1].request["base"] == base
    assert lines[1].pixels == texture_hash(pack.texture("world/1", 4, base=base))
    for wrong in ("", "x", "1-5", "7 1 2", "7 label", "7 colour=red", '7 "'):
        (tmp_path / "bad.txt").write_text(wrong)
        with pytest.raises(DataError, match=r"bad\.txt"):
            read_seeds_file(tmp_path / "bad.txt")


def test_weights_share_a_count_out_and_every_beginning_of_it(tmp_path: Path) -> None:
    spec = bake_file(
        tmp_path,
        '[[jobs]]\nname = "w"\npack = "plants.onnx"\ncount = 40\nweights = {oak = 2.5, pine = 1.5, moss = 0}\n',
    )
    run(spec)
    labels = [line.request["label"] for line in textures_in(tmp_path / "assetgen.lock")]
    assert labels.count("oak") == 25
    assert all(abs(labels[:n].count("oak") - n * 5 / 8) < 1 for n in range(41))


def test_the_depfile_names_all_that_the_outputs_depend_on(tmp_path: Path) -> None:
    from assetgen.baking.depfile import write_depfile

    pack_in(tmp_path / "with space")
    (tmp_path / "game.hex").write_text("ff0000\n00ff00\n0000ff\n")
    (tmp_path / "picked.txt").write_text("7\n")
    spec = bake_file(
        tmp_path,
        '[[jobs]]\nname = "a"\npack = "with space/plants.onnx"\nseeds_file = "picked.txt"\npalette = "game.hex"\n',
    )
    write_depfile(tmp_path / "x.d", spec)
    rule = (tmp_path / "x.d").read_text().splitlines()[0]
    for name in ("assetgen.lock:", "assetgen.toml", "with\\ space/plants.onnx", "game.hex", "picked.txt"):
        assert name in rule


def test_seed_options() -> None:
    assert list(parse_seeds("7")) == [7]
    assert list(parse_seeds("1-4")) == [1, 2, 3, 4]
    assert list(parse_seeds("name:forest/level-3")) == ["forest/level-3"]
    assert list(parse_seeds(f"{2**64 - 1}")) == [2**64 - 1]
    for wrong in ("", "-1", "1-", "4-1", "1.5", "0x7", "1 - 4", "seven", str(2**64), "٧", f"0-{2**64 - 1}"):
        with pytest.raises(SeedError):
            parse_seeds(wrong)


def test_the_lock_file_is_lines_of_json(pack_path: Path, tmp_path: Path) -> None:
    run(one_job(pack_path, tmp_path / "out", count=2))
    lines = [json.loads(line) for line in (tmp_path / "out" / "assetgen.lock").read_text().splitlines()]
    assert lines[0]["assetgen.lock"] == 2
    assert [line["name"] for line in lines[1:]] == ["1_0", "1_1"]


def test_a_cache_gives_what_was_drawn_and_survives_damage(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, TWO_JOBS)
    cache = tmp_path / "cache"
    run(spec, cache=cache)
    lock = spec.lock.read_bytes()
    entries = [path for path in cache.rglob("*") if path.is_file() and path.name != "CACHEDIR.TAG"]
    assert len(entries) == 16
    stamps = {path: path.stat().st_mtime_ns for path in entries}
    for number, path in enumerate(entries[:4]):
        content = path.read_bytes()
        path.write_bytes((b"", content[:10], content[:-1], content[:40] + b"x" + content[41:])[number])
    shutil.rmtree(tmp_path / "baked")
    run(spec, cache=cache)
    assert spec.lock.read_bytes() == lock
    assert verify(tmp_path) == (16, [])
    assert {path for path in entries if path.stat().st_mtime_ns == stamps[path]} == set(entries[4:])
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "mine.png").write_bytes(b"x")
    with pytest.raises(DataError, match="is not a cache"):
        run(bake_file(tmp_path, TWO_JOBS.replace("1-3", "1-9")), cache=tmp_path / "art")


STRICT = """
[[jobs]]
name = "loot"
pack = "dungeon-items.onnx"
bases = {{ "{base}" = {count} }}
palette = "keep"
unique = {{ shape = 11, colour = 9 }}
originals = true
outliers = true
"""


MIDDLE_CHOSEN = {"before": "count = 5", "chosen": "count = 10\nunique = true", "after": "count = 5"}


def test_unique_variants_are_redrawn_recorded_and_stay(tmp_path: Path) -> None:
    pack = Pack.open(pack_in(tmp_path, "dungeon-items"))
    base = next(name for name in pack.names if name.endswith("light_blue"))
    report = run(bake_file(tmp_path, STRICT.format(base=base, count=40)))
    assert any("a twin of loot/" in reason for reasons in report.refused.values() for reason in reasons)
    lines = textures_in(tmp_path / "assetgen.lock")
    textures = []
    for line in lines:
        assert line.attempt == len(line.refused)
        index = int(line.request["index"])
        textures.append(pack.texture(1, index, base=base, palette="keep", attempt=line.attempt))
        assert texture_hash(textures[-1]) == line.pixels
    marks = signatures(np.stack(textures))
    for number, mark in enumerate(marks[1:], 1):
        shape, colour = distances(mark, marks[:number])
        assert ((shape >= 1100) | (colour >= 900)).all()
    shutil.rmtree(tmp_path / "baked" / ".assetgen")  # signatures with it: they are made again
    more = run(bake_file(tmp_path, STRICT.format(base=base, count=60)))
    assert textures_in(tmp_path / "assetgen.lock")[:40] == lines
    assert more.n_written == 20
    at_once = tmp_path / "at once"
    pack_in(at_once, "dungeon-items")
    run(bake_file(at_once, STRICT.format(base=base, count=60)))
    assert textures_in(at_once / "assetgen.lock") == textures_in(tmp_path / "assetgen.lock")


def test_what_is_stale_is_found_while_the_plan_is_decided_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "_CHUNK", 3)
    text = "".join(f'[[jobs]]\nname = "{name}"\npack = "plants.onnx"\n{more}\n' for name, more in MIDDLE_CHOSEN.items())
    run(bake_file(tmp_path, text))
    names = [line.name for line in textures_in(tmp_path / "assetgen.lock")]
    gone = [names[1], names[7], names[-1]]
    for name in gone:
        (tmp_path / "baked" / f"{name}.png").unlink()
    report = run(bake_file(tmp_path, text.replace("count = 10", "count = 17")))
    now = [line.name for line in textures_in(tmp_path / "assetgen.lock")]
    assert report.stale == {name: "missing" if name in gone else "new" for name in now if name in gone + now[15:22]}
    assert (report.n_unchanged, report.n_written) == (17, 10)


def test_processes_are_started_for_a_plan_with_much_that_is_new_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    monkeypatch.setattr(bake, "_MANY", 4)
    monkeypatch.setattr(Farm, "start", lambda farm, work: started.append(work))
    path = pack_in(tmp_path)
    for count, n_started in ((3, 0), (3, 0), (6, 0), (12, 1), (12, 1)):
        run(one_job(path, tmp_path / "out", count=count))
        assert len(started) == n_started
    run(one_job(path, tmp_path / "other", count=12), plan_only=True)
    assert len(started) == 1
    started[0]()  # opens the pack


def test_what_cannot_be_unique_is_told(tmp_path: Path) -> None:
    pack_in(tmp_path, "dungeon-items")
    text = STRICT.format(base="x", count=5).replace("originals = true", "spread = 0")
    pack = Pack.open(tmp_path / "dungeon-items.onnx")
    with pytest.raises(DataError, match="draws are refused"):
        run(bake_file(tmp_path, text.replace('"x"', f'"{pack.names[0]}"')))
    assert not (tmp_path / "assetgen.lock").exists()
    with pytest.raises(DataError, match="has no hashes"):
        run(one_job(pack_in(tmp_path, "fashion"), tmp_path / "out", originals=Limits()))


def test_a_seam_that_shows_fails_the_bake_and_is_not_written(tmp_path: Path) -> None:
    spec = one_job(pack_in(tmp_path, "fashion"), tmp_path / "out", count=20, seam=100)
    for _ in range(2):
        report = run(spec)
        assert 0 < len(report.seams) < 20
        assert all(score > 100 for score in report.seams.values())
        assert not any((tmp_path / "out" / f"{name}.png").exists() for name in report.seams)
        assert not (tmp_path / "out" / "assetgen.lock").exists()
    assert run(one_job(tmp_path / "fashion.onnx", tmp_path / "out", count=20, seam=9999)).seams == {}
    assert verify(tmp_path / "out") == (20, [])
