"""The documentation holds together: links lead somewhere, programs run, the command reference is what the help says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from places import PACKS, ROOT

DOCS = ROOT / "docs"
FOLDERS = ("docs", "plugin", "samples", "training", "assetgen", "benchmarks", "tests")
PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(page for name in FOLDERS for page in (ROOT / name).rglob("*.md"))]
    if "node_modules" not in path.parts
)

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="the docs are not here")


def prose(page: Path) -> str:
    """A page without its code, in which brackets are no links."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def links(page: Path) -> Iterator[str]:
    yield from re.findall(r"\]\(([^)\s]+)\)", prose(page))
    yield from re.findall(r'\b(?:src|href)="([^"]+)"', prose(page))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def programs(page: Path) -> list[str]:
    blocks: list[str] = re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return blocks


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_pictures_exist(page: Path) -> None:
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_relative_to(ROOT), f"{link} leads out of the project"
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), f"{target.name} has no heading for #{anchor}"


def test_every_page_can_be_reached_from_the_readme() -> None:
    found, left = set(), [ROOT / "README.md"]
    while left:
        page = left.pop()
        if page not in found:
            found.add(page)
            targets = ((page.parent / unquote(link).partition("#")[0]).resolve() for link in links(page))
            left += [target for target in targets if target.suffix == ".md" and target.is_file()]
    assert {page for page in PAGES if page.is_relative_to(DOCS)} <= found


def test_readme_is_short_and_shows_pictures() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 120
    assert sum(link.endswith(".png") for link in links(ROOT / "README.md")) >= 3


def test_tables_have_as_many_cells_in_each_row() -> None:
    for page in PAGES:
        header = None
        for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
            if not line.startswith("|"):
                header = None
                continue
            cells = len(re.findall(r"(?<!\\)\|", line))
            header = header or cells
            assert cells == header, (
                f"{page.relative_to(ROOT)}:{number}: {cells - 1} cells, the first row has {header - 1}"
            )


def python(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *map(str, arguments)]
    environment = {**os.environ, **environment}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=200, check=False)


def test_command_reference_is_what_the_help_says() -> None:
    done = python(DOCS / "reference" / "generate_cli.py", "--check")
    assert done.returncode == 0, done.stderr


def test_command_reference_check_fails_on_a_page_that_differs(tmp_path: Path) -> None:
    for name in ("generate_cli.py", "cli.md"):
        shutil.copy(DOCS / "reference" / name, tmp_path)
    page = tmp_path / "cli.md"
    page.write_text(page.read_text("utf-8").replace("--minutes", "--hours", 1), "utf-8")
    done = python(tmp_path / "generate_cli.py", "--check")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_api_pages_are_built_from_docstrings_by_the_documented_command(tmp_path: Path) -> None:
    pytest.importorskip("pdoc")
    text = (DOCS / "reference" / "python.md").read_text("utf-8")
    (words,) = re.findall(r"^    python (-m pdoc .+)$", text, re.MULTILINE)
    arguments = [str(tmp_path) if word == "build/api" else word for word in words.split()]
    done = python(*arguments)
    assert done.returncode == 0, done.stderr
    pages = {name: (tmp_path / "assetgen_plugin" / f"{name}.html").read_text("utf-8") for name in ("pack", "denoiser")}
    assert 'id="Pack.texture"' in pages["pack"]
    assert "straight alpha" in pages["pack"]
    assert 'id="Denoiser.clean"' in pages["denoiser"]
    assert (tmp_path / "index.html").is_file()


def test_programs_of_the_first_tutorial_make_the_art_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first program; the second draws from a pack that takes minutes to train: here a shipped one stands for it."""
    practice, draws = programs(DOCS / "tutorial" / "first-pack.md")
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    exec(compile(practice, "first-pack.md", "exec"), {})
    made = sorted((tmp_path / "my-art").rglob("*.png"))
    assert len(made) == 96
    assert {path.parent.name for path in made} == {"mushroom", "oak", "palm", "pine"}
    names: dict[str, Any] = {}
    draws = draws.replace("my-art.onnx", str(PACKS / "dungeon-items.onnx"))
    draws = draws.replace('label="oak"', 'label="item_potion"').replace("oak_3", first_name())
    exec(compile(draws, "first-pack.md", "exec"), names)
    assert names["oak"].shape == names["like"].shape == names["kept"].shape == (32, 32, 4)


def first_name() -> str:
    from assetgen_plugin import Pack

    return Pack.open(PACKS / "dungeon-items.onnx").names[0]


def test_games_of_the_second_tutorial_show_plants(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pygame = pytest.importorskip("pygame")
    oaks, game = programs(DOCS / "tutorial" / "first-game.md")
    assert len(game.splitlines()) <= 35
    shutil.copy(PACKS / "plants.onnx", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr(sys, "argv", ["game.py"])
    shown: list[set[int]] = []
    flip = pygame.display.flip

    def flip_and_look() -> None:
        flip()
        screen = pygame.display.get_surface()
        width, height = screen.get_size()
        shown.append({screen.map_rgb(screen.get_at((x, y))) for x in range(0, width, 3) for y in range(0, height, 3)})
        if len(shown[-1]) > 100 or len(shown) == 600:  # the worker has drawn, sooner or later
            pygame.event.post(pygame.event.Event(pygame.QUIT))

    monkeypatch.setattr(pygame.display, "flip", flip_and_look)
    monkeypatch.setattr(pygame.time, "wait", lambda _: None)
    exec(compile(oaks, "first-game.md", "exec"), {})
    assert len(shown.pop()) > 20
    exec(compile(game, "first-game.md", "exec"), {})
    pygame.display.quit()
    assert len(shown[-1]) > 100
