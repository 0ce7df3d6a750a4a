"""The command gallery."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path

import click

from .options import FILE, FOLDER, JSON, command, examples, notify


@click.command(
    epilog=examples(
        "assetgen gallery trees.onnx -o gallery.html",
        "assetgen gallery trees.onnx rocks.onnx --serve --seeds seeds",
        "assetgen bake trees.onnx --seeds-file trees.seeds.txt -o assets",
    )
)
@click.argument("packs", nargs=-1, required=True, type=FILE)
@click.option("-o", "--out", type=FILE, help="Page to write; it opens from the disk, without a server or a network.")
@click.option("--tile", type=FILE, help="Picture that variants are shown on, such as a ground tile of the game.")
@click.option(
    "--serve",
    is_flag=True,
    help="Show the page in a browser instead, and write what is picked into the seeds files as it is picked. Only this "
    "machine reaches it; packs that were trained anew are shown after a reload.",
)
@click.option(
    "--seeds",
    type=FOLDER,
    default=Path(),
    show_default="this folder",
    help="With --serve: folder of the seeds files, PACK.seeds.txt each.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default="any", help="With --serve: port.")
@JSON
@command
def gallery(
    packs: tuple[Path, ...], out: Path | None, tile: Path | None, serve: bool, seeds: Path, port: int, as_json: bool
) -> None:
    """Look at variants and pick those to bake.

    Writes one page with the packs in it. On it: arrows to move, P to pick, X to reject, ? for all keys. It exports a
    seeds file, which assetgen bake --seeds-file takes to the same pixels.
    """
    if (out is None) == (not serve):
        raise click.UsageError("give either -o PAGE, or --serve")
    from ..gallery.page import Shown, gallery_page

    if out is not None:
        from assetgen_art.files import write_atomic

        write_atomic(out, gallery_page([Shown.of(pack) for pack in packs], tile=tile).encode())
        click.echo(json.dumps({"page": str(out)}) if as_json else str(out))
        return
    from ..gallery.server import GalleryServer

    with GalleryServer(packs, seeds, port=port, tile=tile) as server:
        server.page()  # says now what is wrong with a pack
        click.echo(json.dumps({"address": server.address}) if as_json else server.address)
        notify("Ctrl-C ends it.")
        webbrowser.open(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            notify("Ended.")
