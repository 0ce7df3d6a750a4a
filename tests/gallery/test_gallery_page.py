"""The gallery's page and its seeds files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from assetgen.baking.spec.controls import check_seeds, read_seeds_file
from assetgen.cli.main import main
from assetgen.gallery.page import Shown, gallery_page
from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.errors import DataError
from forge import pack_file
from painted import moving_sprites
from places import PACKS

PLANTS = PACKS / "plants.onnx"


def test_a_page_is_whole_and_asks_no_network(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    answer = CliRunner().invoke(main, ["gallery", str(PLANTS), "-o", str(out), "--json"])
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.output) == {"page": str(out)}
    page = out.read_text("utf-8")
    assert not re.search(r"""(src|href)\s*=\s*["']?(?!["'])[^>\s]*\.(js|css|png)""", page)
    assert not re.search(r"@import|https?://(?!www\.w3\.org)[a-z]", page.replace("https://127", ""))
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert [pack["name"] for pack in json.loads(data[1])["packs"]] == ["plants"]


def test_no_name_ends_the_script_it_stands_in() -> None:
    content = flat_bytes(Pack.open(PLANTS).tensors)
    page = gallery_page([Shown("</script><script>alert(1)</script>{script}", content, "# </script>")])
    assert page.count("<script") == gallery_page([Shown("plain", content)]).count("<script")
    assert "alert(1)</script>" not in page
    assert "<title>&lt;/script&gt;" in page


def test_packs_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="two packs are called 'plants'"):
        gallery_page([Shown.of(PLANTS), Shown.of(PLANTS)])


def test_a_tile_must_be_a_picture(tmp_path: Path) -> None:
    picture, text = tmp_path / "tile.png", tmp_path / "tile.txt"
    Image.new("RGB", (4, 4)).save(picture)
    text.write_text("no picture")
    assert "data:image/png;base64," in gallery_page([Shown.of(PLANTS)], tile=picture)
    with pytest.raises(DataError, match="is not a picture"):
        gallery_page([Shown.of(PLANTS)], tile=text)


def test_either_a_page_or_a_server() -> None:
    for arguments in ([], ["-o", "page.html", "--serve"]):
        answer = CliRunner().invoke(main, ["gallery", str(PLANTS), *arguments])
        assert answer.exit_code == 2
        assert "either -o PAGE, or --serve" in answer.output


def test_a_seeds_file_names_spread_palette_and_attempt(tmp_path: Path) -> None:
    path = tmp_path / "seeds.txt"
    path.write_text(
        "7 3 base='a b' spread=1.5 palette=keep attempt=2\n"
        "name:forest # a note\n"
        "8 palette=#102030,#405060 # note\n"
        "9 'palette=#102030'\n"
    )
    first, second, third, fourth = read_seeds_file(path)
    assert (first.seed, first.index, first.base, first.spread, first.palette, first.attempt) == (
        7,
        3,
        "a b",
        1.5,
        "keep",
        2,
    )
    assert (second.seed, second.spread, second.palette, second.attempt) == ("forest", None, None, 0)
    assert third.palette == "#102030,#405060"
    assert fourth.palette == "#102030"


@pytest.mark.parametrize(
    "line", ["7 spread=5", "7 spread=x", "7 palette=blue", "7 attempt=-1", "7 attempt=x", "7 size=3", "1-3", "7 'open"]
)
def test_a_line_that_is_none_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(DataError, match="picks, line 2: "):
        check_seeds(f"1\n{line}\n", "picks")


def test_what_a_line_says_wins_over_the_job_and_is_drawn_to_the_byte(tmp_path: Path) -> None:
    pack = Pack.open(PLANTS)
    label = pack.labels[0]
    lines = f"5 1 label={label} spread=0.5 attempt=3\n5 1 label={label} spread=2\n5 1 label={label}\n"
    (tmp_path / "seeds.txt").write_text(lines)
    arguments = ["bake", str(PLANTS), "--seeds-file", str(tmp_path / "seeds.txt"), "-o", str(tmp_path / "out")]
    answer = CliRunner().invoke(main, [*arguments, "--spread", "0.25"])
    assert answer.exit_code == 0, answer.output
    wanted = [
        pack.texture(5, 1, label=label, spread=0.5, attempt=3),
        pack.texture(5, 1, label=label, spread=2),
        pack.texture(5, 1, label=label, spread=0.25),
    ]
    for suffix, texture in zip(("_s0.5_a3", "_s2", ""), wanted, strict=True):
        (file,) = (tmp_path / "out").glob(f"*5_1{suffix}.png")
        np.testing.assert_array_equal(
            np.asarray(Image.open(file).convert("RGBA" if pack.size[2] == 4 else "RGB")), texture
        )
    again = CliRunner().invoke(main, [*arguments, "--spread", "0.25", "--check"])
    assert again.exit_code == 0, again.output


def test_blends_are_baked_as_the_pack_draws_them(tmp_path: Path) -> None:
    pack = Pack.open(PACKS / "dungeon-items.onnx")
    a, b = pack.names[3], pack.names[40]
    (tmp_path / "seeds.txt").write_text(f"5 1 base={a} blend=0.25:{b} spread=1 palette=keep\n5 1 base={a} spread=0\n")
    arguments = ["bake", str(PACKS / "dungeon-items.onnx"), "--seeds-file", str(tmp_path / "seeds.txt")]
    answer = CliRunner().invoke(main, [*arguments, "-o", str(tmp_path / "out")])
    assert answer.exit_code == 0, answer.output
    blend, still = sorted((tmp_path / "out").glob("*.png"), key=lambda path: "_b" not in path.stem)
    wanted = pack.blend(a, b, 0.25, 5, 1, spread=1, palette="keep")
    np.testing.assert_array_equal(np.asarray(Image.open(blend).convert("RGBA")), wanted)
    np.testing.assert_array_equal(np.asarray(Image.open(still).convert("RGBA")), pack.texture(5, 1, base=a, spread=0))


def test_poses_of_one_frame_are_shown_longer_than_those_that_move(tmp_path: Path) -> None:
    tags = {"sprite 0": {"walk": [1, 2], "stand": [0], "odd": [9]}}
    info = {"animations": {"sprite 0": [100, 80, 90], "sprite 1": [100, 100]}, "tags": tags}
    path = tmp_path / "posed.onnx"
    path.write_bytes(pack_file(moving_sprites(), info=info))
    assert Shown.of(path).animations == {"sprite 0": [700, 80, 90], "sprite 1": [100, 100]}
