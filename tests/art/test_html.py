"""The page that all reports share: one file, escaped, readable without its pictures."""

from __future__ import annotations

from html.parser import HTMLParser

import numpy as np

from assetgen_art.html import Badge, Gallery, Items, Picture, Quiz, Section, Swatches, Table, Text, page
from assetgen_art.pictures import png_bytes, sheet, to_image

EVIL = "<script>alert('x')</script>\" onload=\"y"


class Reader(HTMLParser):
    """The elements of a page with their attributes, and whether each is closed by its own end tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def everything(text: str) -> str:
    """A page with each kind of block, and this text wherever text goes."""
    pixels = np.full((4, 6, 4), 200, np.uint8)
    blocks = [
        Text(text, lead=text),
        Items(((text, text),)),
        Table(
            text, ("", text, text), ((text, text, text),), notes=(text,), failed=frozenset({0}), prose=frozenset({1})
        ),
        Picture(png_bytes(to_image(pixels), {}), text, width=40),
        Gallery(((pixels, text),)),
        Gallery(((pixels, text),), captions=True),
        Swatches((("#102030", text),)),
        Quiz((pixels, pixels), (2,), text, (text,)),
    ]
    return page(text, [Section(text, blocks, note=text), Section(text, level=3)])


def test_no_text_becomes_markup() -> None:
    evil, tame = Reader(everything(EVIL)), Reader(everything("tame"))
    assert [(tag, attributes.keys()) for tag, attributes in evil.elements] == [
        (tag, attributes.keys()) for tag, attributes in tame.elements
    ]
    assert not evil.open
    assert "<script" not in everything(EVIL)


def test_a_page_needs_nothing_else_and_can_be_read_without_its_pictures() -> None:
    text = everything("tame")
    elements = Reader(text).elements
    assert text.startswith("<!doctype html>")
    assert "url(" not in text
    assert ("html", {"lang": "en"}) in elements
    pictures = [attributes for tag, attributes in elements if tag == "img"]
    assert len(pictures) == 5
    for attributes in pictures:
        assert attributes["alt"] in ("tame", "tame?")
        assert str(attributes["src"]).startswith("data:image/png;base64,")
    assert not {tag for tag, _ in elements} & {"link", "script", "iframe", "object"}
    assert [tag for tag, _ in elements if tag in ("h1", "h2", "h3", "caption", "main")] == [
        "h1",
        "main",
        "h2",
        "caption",
        "h3",
    ]
    scopes = [attributes.get("scope") for tag, attributes in elements if tag == "th"]
    assert scopes == ["col", "col", "col", "row"]


def test_the_answers_of_a_quiz_are_under_a_fold_and_its_boxes_have_names() -> None:
    pixels = np.full((4, 6, 4), 200, np.uint8)
    text = page("quiz", [Section("", [Quiz((pixels, pixels, pixels), (1, 3), "made", ("1, 3 are made",))])])
    before, _, fold = text.partition("<details>")
    assert "1, 3 are made" not in before
    assert "1, 3 are made" in fold
    boxes = [
        attributes for tag, attributes in Reader(text).elements if tag == "input" and attributes["type"] == "checkbox"
    ]
    assert [box["class"] for box in boxes] == ["made", "not", "made"]
    assert all("checked" not in box for box in boxes)
    assert fold.count("<label>") == 0
    assert before.partition("<form")[2].count("<label>") == 3


def test_the_ground_can_be_chosen_where_pictures_let_it_through_and_nowhere_else() -> None:
    pixels = np.zeros((2, 2, 4), np.uint8)
    png = png_bytes(to_image(pixels), {})
    for block, wanted in (
        (Picture(png, "p"), False),
        (Picture(png, "p", clear=True), True),
        (Gallery(((pixels, "p"),)), True),
        (Text("p"), False),
    ):
        elements = Reader(page("title", [Section("", [block])])).elements
        grounds = [attributes["value"] for tag, attributes in elements if attributes.get("name") == "ground"]
        assert grounds == (["dark", "light", "checker"] if wanted else [])
        assert any("ground" in str(attributes.get("class")) for _, attributes in elements) == wanted


def test_a_badge_stands_beside_the_title_and_says_by_its_class_whether_it_is_bad() -> None:
    for badge, classes in ((Badge("rejected", good=False), "badge bad"), (Badge("passed", good=True), "badge")):
        elements = Reader(page("title", [], badge=badge)).elements
        assert [attributes["class"] for tag, attributes in elements if tag == "span"] == [classes]
    assert "<span" not in page("title", [])


def test_a_clear_sheet_keeps_the_pixels_and_their_opacity() -> None:
    images = np.array([[[[9, 8, 7, 100]]], [[[1, 2, 3, 255]]]], np.uint8)
    assert np.asarray(sheet(images, 2, scale=1, gap=1, clear=True))[1].tolist() == [
        [0, 0, 0, 0],
        [9, 8, 7, 100],
        [0, 0, 0, 0],
        [1, 2, 3, 255],
        [0, 0, 0, 0],
    ]
