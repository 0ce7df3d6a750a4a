"""The gallery's own server: shows packs as they are now, and writes picks into their seeds files.

Only programs on this machine reach it, and only pages that know its token are answered.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import AssetgenError

from ..baking.spec.controls import check_seeds
from .page import Shown, gallery_page

_MAX_BODY: Final = 16 << 20
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; "
    "style-src 'unsafe-inline'; img-src data: blob:; connect-src 'self'; worker-src blob:; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class GalleryServer(ThreadingHTTPServer):
    """Serves the gallery of some packs on 127.0.0.1; picks of NAME.onnx go to NAME.seeds.txt in a folder."""

    daemon_threads = True

    def __init__(self, packs: Sequence[Path], seeds: Path, *, port: int = 0, tile: Path | None = None) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.packs, self.seeds, self.tile = list(packs), seeds, tile
        self.token = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.server_port}/?token={self.token}"

    def seeds_file(self, name: str) -> Path:
        """Where the picks of a pack of that name go."""
        return self.seeds / f"{name}.seeds.txt"

    def page(self) -> str:
        """The page, of the packs as they are now."""
        return gallery_page([self._shown(path) for path in self.packs], tile=self.tile, token=self.token)

    def _shown(self, path: Path) -> Shown:
        file = self.seeds_file(path.stem)
        return Shown.of(path, file.read_text("utf-8") if file.is_file() else "")

    def save(self, name: str, text: str) -> None:
        """Writes the picks of a pack; DataError if they are not a seeds file."""
        check_seeds(text, name)
        self.seeds.mkdir(parents=True, exist_ok=True)
        write_atomic(self.seeds_file(name), text.encode())


class _Handler(BaseHTTPRequestHandler):
    server: GalleryServer
    timeout = 30  # seconds without a byte
    server_version, sys_version = "assetgen", ""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if not self._is_allowed(url.query):
            return self._answer(403, "This address needs the token that assetgen gallery --serve printed.")
        if url.path != "/":
            return self._answer(404, "There is only the gallery, at /.")
        try:
            self._answer(200, self.server.page(), "text/html; charset=utf-8")
        except (AssetgenError, OSError) as error:
            self._answer(503, f"{error}\nReload the page when it has been mended.")

    def do_POST(self) -> None:
        url = urlsplit(self.path)
        if not self._is_allowed(url.query):
            return self._answer(403, "not allowed")
        names = {path.stem for path in self.server.packs}
        name = parse_qs(url.query).get("pack", [""])[0]
        if url.path != "/seeds" or name not in names:
            return self._answer(404, "no such pack here")
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal() and int(length) <= _MAX_BODY):
            self.close_connection = True
            return self._answer(413, f"picks take at most {_MAX_BODY >> 20} MiB")
        body = self.rfile.read(int(length))
        try:
            if len(body) != int(length):
                raise ValueError("the connection ended early")
            self.server.save(name, body.decode("utf-8"))
        except (AssetgenError, OSError, ValueError) as error:
            return self._answer(400, str(error))
        return self._answer(200, "saved")

    def _is_allowed(self, query: str) -> bool:
        """Whether a request comes from the page itself: with its token, asked for by this address, from no other."""
        here = f"127.0.0.1:{self.server.server_port}"
        token = parse_qs(query).get("token", [""])[0]
        return (
            hmac.compare_digest(token.encode(), self.server.token.encode())
            and self.headers.get("Host") == here
            and self.headers.get("Origin") in (None, f"http://{here}")
            and self.headers.get("Sec-Fetch-Site") in (None, "none", "same-origin")
        )

    def _answer(self, status: int, text: str, kind: str = "text/plain; charset=utf-8") -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the command line is for results."""
