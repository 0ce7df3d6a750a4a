"""Art as it lies on disks: kinds of images, folders, what is no image, and what was made to break readers."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import tempfile
import warnings
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from assetgen_art.image_files import MAX_FILE, decoded, printable
from assetgen_art.sprites.items import ArtOptions, Skipped, Sprite
from assetgen_art.sprites.sources import licence_of, read_art
from assetgen_plugin.errors import ConfigError, DataError

Pixels = NDArray[np.uint8]


def disc(side: int = 16, *, seed: int = 0) -> Pixels:
    """A disc of noisy colours on a transparent ground, RGBA."""
    y, x = np.mgrid[:side, :side] - (side - 1) / 2
    pixels = np.random.default_rng(seed).integers(0, 256, (side, side, 4)).astype(np.uint8)
    pixels[..., 3] = 255 * (x**2 + y**2 < (side / 2.2) ** 2)
    pixels[pixels[..., 3] == 0] = 0
    return pixels


def save(path: Path, pixels: Pixels) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)
    return path


def read(source: Path, options: ArtOptions | None = None) -> tuple[dict[str, Sprite], dict[str, Skipped]]:
    found = list(read_art(source, options or ArtOptions()))
    sprites = {item.path: item for item in found if isinstance(item, Sprite)}
    return sprites, {item.path: item for item in found if isinstance(item, Skipped)}


def only(path: Path) -> Pixels:
    return decoded(path.read_bytes())[0][0].pixels


def reason_of(data: bytes) -> str | None:
    """Why these bytes are no image, or None if they are."""
    try:
        pictures, _ = decoded(data)
    except DataError as error:
        return str(error)
    assert all(picture.pixels.shape[2] == 4 for picture in pictures)
    return None


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = [b"\x89PNG\r\n\x1a\n"]
    for kind, body in chunks:
        parts.append(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))
    return b"".join(parts)


def header(width: int, height: int) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)


def test_lossless_formats_give_the_same_straight_pixels(tmp_path: Path) -> None:
    pixels = disc()
    save(tmp_path / "a.png", pixels)
    Image.fromarray(pixels).save(tmp_path / "b.webp", lossless=True, exact=True)
    sprites, left = read(tmp_path)
    assert list(sprites) == ["a", "b"]
    assert not left
    for sprite in sprites.values():
        np.testing.assert_array_equal(sprite.picture.pixels, pixels)


def test_colour_under_transparency_is_dropped(tmp_path: Path) -> None:
    pixels = disc()
    dirty = pixels.copy()
    dirty[pixels[..., 3] == 0, :3] = 99
    np.testing.assert_array_equal(only(save(tmp_path / "a.png", dirty)), pixels)


def test_palette_images_keep_their_transparent_colour(tmp_path: Path) -> None:
    image = Image.new("P", (9, 9), 1)
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.putpixel((3, 4), 0)
    image.save(tmp_path / "a.png", transparency=1)
    pixels = only(tmp_path / "a.png")
    assert tuple(pixels[4, 3]) == (255, 0, 0, 255)
    assert not np.delete(pixels.reshape(-1, 4), 4 * 9 + 3, axis=0).any()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_grey_images_are_known_as_grey(tmp_path: Path, mode: str) -> None:
    ramp = np.linspace(0, 255, 64).round().astype(np.uint8).reshape(8, 8)
    if mode == "I;16":
        Image.fromarray(ramp.astype(np.uint16) * 257).save(tmp_path / "a.png")
    else:
        Image.fromarray(ramp).convert(mode).save(tmp_path / "a.png")
    (picture,), trouble = decoded((tmp_path / "a.png").read_bytes())
    assert picture.grey
    assert not trouble
    if mode != "1":
        np.testing.assert_array_equal(picture.pixels[..., 1], ramp)


def test_a_transparent_colour_of_rgb_and_grey_images_is_honoured(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8), (7, 8, 9)).save(tmp_path / "a.png", transparency=(7, 8, 9))
    Image.fromarray(np.full((8, 8), 40000, np.uint16)).save(tmp_path / "b.png", transparency=40000)
    assert not only(tmp_path / "a.png").any()
    assert not only(tmp_path / "b.png").any()


def test_sixteen_bit_colours_keep_their_transparent_colour() -> None:
    row = b"\0" + struct.pack(">3H", 0x1234, 0x5678, 0x9ABC) + struct.pack(">3H", 0xFFFF, 0, 0)
    data = png(
        (b"IHDR", struct.pack(">IIBBBBB", 2, 1, 16, 2, 0, 0, 0)),
        (b"tRNS", struct.pack(">3H", 0x1234, 0x5678, 0x9ABC)),
        (b"IDAT", zlib.compress(row)),
        (b"IEND", b""),
    )
    np.testing.assert_array_equal(decoded(data)[0][0].pixels, [[[0, 0, 0, 0], [255, 0, 0, 255]]])


def test_a_camera_turned_image_is_turned_back(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter to the right
    Image.fromarray(disc(16)[:8, :, :3].copy()).save(tmp_path / "a.png", exif=exif)
    np.testing.assert_array_equal(only(tmp_path / "a.png")[..., :3], np.rot90(disc(16)[:8, :, :3], -1))


def test_print_colours_are_refused_with_what_to_do(tmp_path: Path) -> None:
    Image.new("CMYK", (16, 16), (1, 2, 3, 4)).save(tmp_path / "a.jpg")
    _, left = read(tmp_path)
    assert "CMYK" in left["a.jpg"].why
    assert "RGB" in left["a.jpg"].why


def test_content_decides_and_not_the_ending(tmp_path: Path) -> None:
    save(tmp_path / "really.png", disc()).rename(tmp_path / "a.txt")
    (tmp_path / "b.png").write_text("<html>")
    (tmp_path / "c.png").write_bytes(b"")
    sprites, left = read(tmp_path)
    assert list(sprites) == ["a"]
    assert left["b.png"].reason == left["c.png"].reason == "unreadable"


def test_other_files_are_listed_gently(tmp_path: Path) -> None:
    for name in ("LICENSE.txt", "index.csv", "Thumbs.db", ".DS_Store"):
        (tmp_path / name).write_text("x")
    (tmp_path / "__MACOSX").mkdir()
    _, left = read(tmp_path)
    assert len(left) == 5
    assert {one.reason for one in left.values()} == {"not an image"}


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\0\0\0\0\xe0\xa5" + bytes(122), "aseprite -b"),
        (b"8BPS" + bytes(60), "Photoshop"),
        (b"II*\0" + bytes(9), "TIFF"),
    ],
)
def test_editors_files_come_with_the_way_out(tmp_path: Path, content: bytes, word: str) -> None:
    (tmp_path / "hero.bin").write_bytes(content)
    _, left = read(tmp_path)
    assert word in left["hero.bin"].why


def test_an_animated_image_is_one_sprite_or_its_frames_are(tmp_path: Path) -> None:
    frames = [Image.fromarray(disc(seed=seed)) for seed in range(3)]
    for name, options in (("a.png", {}), ("b.gif", {"disposal": 2}), ("c.webp", {"lossless": True})):
        frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:], duration=50, **options)
        (whole,) = read(tmp_path / name)[0].values()
        assert whole.durations == (50,) * 3
        if name == "a.png":  # GIF has a palette
            np.testing.assert_array_equal(dict(whole.layers)["frame.002"], disc(seed=2))
        assert len(read(tmp_path / name, ArtOptions(animations=False))[0]) == 3
    assert list(read(tmp_path)[0]) == ["a", "b", "c"]
    sprites, _ = read(tmp_path, ArtOptions(animations=False))
    assert list(sprites) == [f"{stem}_{number:03}" for stem in "abc" for number in range(3)]
    np.testing.assert_array_equal(sprites["a_002"].picture.pixels, disc(seed=2))


def test_sprites_come_in_byte_order_with_their_folders_as_groups(tmp_path: Path) -> None:
    for name in ("b.png", "Z.png", "é/x.png", "mon/undead/y.png"):
        save(tmp_path / name, disc())
    found = [(item.path, item.group) for item in read_art(tmp_path, ArtOptions()) if isinstance(item, Sprite)]
    assert found == [("Z", ()), ("b", ()), ("mon/undead/y", ("mon", "undead")), ("é/x", ("é",))]


def test_images_that_differ_in_their_endings_keep_them(tmp_path: Path) -> None:
    save(tmp_path / "a.png", disc())
    save(tmp_path / "a.bmp", disc()[..., :3].copy())
    save(tmp_path / "b.png", disc())
    (tmp_path / "b.txt").write_text("x")
    assert list(read(tmp_path)[0]) == ["a.bmp", "a.png", "b"]


def test_names_are_shown_on_one_printable_line(tmp_path: Path) -> None:
    save(tmp_path / "evil\n\x1b[31mname.png", disc())
    save(tmp_path / ("n" * 200 + ".png"), disc())
    (path, long), _ = read(tmp_path)
    assert path.isprintable()
    assert len(long) == 120
    assert printable(os.fsdecode(b"\xff")) == "\N{REPLACEMENT CHARACTER}"


def test_folders_fifos_and_dangling_links_named_like_images_are_no_trap(tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    os.mkfifo(tmp_path / "fifo.png")
    (tmp_path / "dangling.png").symlink_to("nowhere.png")
    save(tmp_path / "a.png", disc())
    sprites, left = read(tmp_path)
    assert list(sprites) == ["a"]
    assert "regular" in left["fifo.png"].why
    assert "No such file" in left["dangling.png"].why
    with pytest.raises(DataError, match="neither a folder nor a regular file"):
        read(tmp_path / "fifo.png")


def test_links_to_folders_are_followed_but_never_in_circles(tmp_path: Path) -> None:
    save(tmp_path / "elsewhere" / "a.png", disc())
    set_ = tmp_path / "set"
    (set_ / "deep").mkdir(parents=True)
    (set_ / "deep" / "up").symlink_to(set_)
    (set_ / "linked").symlink_to(tmp_path / "elsewhere")
    (set_ / "self").symlink_to(set_ / "self")
    sprites, left = read(set_)
    assert list(sprites) == ["linked/a"]
    assert "already" in left["deep/up"].why
    assert left["self"].reason == "unreadable"


def test_ladders_of_links_are_read_once(tmp_path: Path) -> None:
    for rung in range(24):  # 2^24 ways down
        (tmp_path / f"r{rung}").mkdir()
        for name in "ab":
            (tmp_path / f"r{rung}" / name).symlink_to(tmp_path / f"r{rung + 1}")
    save(tmp_path / "r24" / "x.png", disc())
    assert len(read(tmp_path / "r0")[0]) == 1


@pytest.mark.parametrize(("width", "height"), [(60000, 60000), (9000, 10), (8000, 8000), (2**31 - 1, 1)])
def test_bombs_are_refused_by_their_headers(tmp_path: Path, width: int, height: int) -> None:
    squeezed = zlib.compress(bytes(1 << 20))
    (tmp_path / "a.png").write_bytes(png(header(width, height), (b"IDAT", squeezed), (b"IEND", b"")))
    _, left = read(tmp_path)
    assert f"{width}×{height}" in left["a.png"].why


def test_webp_and_gif_headers_are_read_before_anything_is_allocated() -> None:
    webp = b"RIFF" + struct.pack("<I", 30) + b"WEBPVP8X" + struct.pack("<IB3x", 10, 0) + b"\xfe\x3f\x00" * 2
    for data in (webp + bytes(8), b"GIF89a" + struct.pack("<HH", 60000, 60000) + bytes(30)):
        with pytest.raises(DataError, match="megapixels"):
            decoded(data)


def test_text_and_profile_bombs_do_not_inflate() -> None:
    bomb = zlib.compress(bytes(100 << 20), 1)
    pixels = (b"IDAT", zlib.compress(b"\0" * 9 * 8))
    for kind, body in ((b"zTXt", b"a\0\0" + bomb), (b"iCCP", b"a\0\0" + bomb), (b"iTXt", b"a\0\1\0\0\0" + bomb)):
        data = png(header(8, 8), (kind, body), pixels, (b"IEND", b""))
        assert "damaged" in (reason_of(data) or "damaged")


def test_damaged_images_are_skipped_whatever_byte_is_wrong(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    buffers = {}
    for ending, options in ((".png", {}), (".gif", {}), (".webp", {"lossless": True}), (".bmp", {})):
        Image.fromarray(disc()).convert("RGB").save(tmp_path / f"a{ending}", **options)
        buffers[ending] = (tmp_path / f"a{ending}").read_bytes()
    for data in buffers.values():
        for _ in range(40):
            broken = bytearray(data)
            broken[rng.integers(len(broken))] ^= 1 << rng.integers(8)
            cut = bytes(broken[: rng.integers(1, len(broken) + 1)])
            why = reason_of(cut) or ""
            assert "\n" not in why
            assert "0x" not in why  # no addresses: the same file gives the same words


def test_warnings_of_the_decoder_do_not_reach_the_user(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add(b"eXIf", b"MM\0*\0\0\0\x08\xff\xff" + bytes(40))
    Image.fromarray(disc()).save(tmp_path / "a.png", pnginfo=info)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert list(read(tmp_path)[0]) == ["a"]


def test_too_large_files_are_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(MAX_FILE + 1)
    _, left = read(tmp_path)
    assert "bytes" in left["a.png"].why


def test_sources_that_cannot_be_used_say_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="does not exist; give a folder"):
        read(tmp_path / "nowhere")
    with pytest.raises(DataError, match=r"--tile WIDTHxHEIGHT, for example --tile 48x48"):
        read(save(tmp_path / "one.png", disc(96)))
    (tmp_path / "words.txt").write_text("hello")
    with pytest.raises(DataError, match="is not an image; give a folder"):
        read(tmp_path / "words.txt")
    (tmp_path / "cut.png").write_bytes((tmp_path / "one.png").read_bytes()[:200])
    with pytest.raises(DataError, match=r"cut\.png is damaged"):
        read(tmp_path / "cut.png")
    with pytest.raises(DataError, match="cannot be opened"):
        read(tmp_path / ("x" * 5000))


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"tile": (2, 16)}, "tile must be 4 to 512"),
        ({"size": (64, 257)}, "size must be 8 to 256"),
        ({"margin": 1}, "also give tile"),
        ({"tile": (8, 8), "spacing": -1}, "spacing must be 0 to 512"),
        ({"upscaled": 0}, "upscaled must be 1 to 64"),
    ],
)
def test_options_out_of_range_are_refused(options: dict[str, object], word: str) -> None:
    with pytest.raises(ConfigError, match=word):
        ArtOptions(**options)  # type: ignore[arg-type]


def test_the_licence_beside_the_art_goes_along(tmp_path: Path) -> None:
    assert licence_of(tmp_path) == ""
    (tmp_path / "LICENSE.txt").write_bytes(b"CC0\r\nof A. Artist\x1b[0m\n" + b"x" * 20000)
    (tmp_path / "license.bin").write_bytes(bytes(100))
    text = licence_of(tmp_path)
    assert text.startswith("CC0\nof A. Artist[0m\nxxx")
    assert len(text) <= 8192
    assert licence_of(tmp_path / "sheet.png") == text


ALONE = """
import os, resource, sys
from pathlib import Path
from assetgen_art.sprites.items import ArtOptions, Skipped
from assetgen_art.sprites.sources import read_art
if sys.argv[2] == "nobody" and os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
if sys.argv[2] == "little memory":
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
for item in read_art(Path(sys.argv[1]), ArtOptions()):
    print(item.path, "|", f"{item.reason}: {item.why}" if isinstance(item, Skipped) else "read")
"""


def alone(folder: Path, how: str) -> list[str]:
    command = [sys.executable, "-W", "error", "-c", ALONE, str(folder), how]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_files_and_folders_that_one_may_not_read_are_named() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to nobody
        folder = Path(name)
        folder.chmod(0o755)
        save(folder / "a.png", disc())
        save(folder / "b.png", disc()).chmod(0)
        (folder / "shut").mkdir(0)
        lines = alone(folder, "nobody")
        (folder / "shut").chmod(0o700)
    assert lines == [
        "shut | unreadable: is a folder that cannot be opened (Permission denied)",
        "a | read",
        "b.png | unreadable: cannot be opened (Permission denied)",
    ]


def test_a_folder_of_bombs_is_read_with_little_memory(tmp_path: Path) -> None:
    rows = zlib.compressobj(1)
    squeezed = b"".join([*(rows.compress(bytes(1 << 20)) for _ in range(100)), rows.flush()])
    for name, size in (("a.png", (20000, 20000)), ("b.png", (64, 64))):  # the second lies about how much there is
        (tmp_path / name).write_bytes(png(header(*size), (b"IDAT", squeezed), (b"IEND", b"")))
    Image.new("RGBA", (4096, 4096), (1, 2, 3, 255)).save(tmp_path / "c.png", compress_level=1)
    lines = alone(tmp_path, "little memory")
    assert lines[0].startswith("a.png | unreadable: is 20000×20000")
    assert [line.partition(" |")[0] for line in lines] == ["a.png", "b", "c"]
