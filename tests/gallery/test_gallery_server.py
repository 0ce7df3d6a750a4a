"""The gallery's server: it keeps picks, and answers nobody but its own page."""

from __future__ import annotations

import http.client
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assetgen.gallery.server import GalleryServer
from places import PACKS


@pytest.fixture
def server(tmp_path: Path) -> Iterator[GalleryServer]:
    with GalleryServer([PACKS / "plants.onnx"], tmp_path / "seeds") as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def ask(
    server: GalleryServer, method: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, str, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text, answer.headers


def saved(server: GalleryServer) -> str | None:
    file = server.seeds_file("plants")
    return file.read_text() if file.is_file() else None


def test_the_page_comes_with_its_picks_and_may_do_nothing_else(server: GalleryServer) -> None:
    server.save("plants", "7 3\n")
    status, page, headers = ask(server, "GET", f"/?token={server.token}")
    assert status == 200
    assert "7 3" in page
    assert server.token in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_picks_are_kept(server: GalleryServer) -> None:
    status, _, _ = ask(server, "POST", f"/seeds?token={server.token}&pack=plants", b"# two\n7 3\n8\n")
    assert status == 200
    assert saved(server) == "# two\n7 3\n8\n"


def test_only_this_machine_is_listened_to(server: GalleryServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},  # a name that was made to point here
        {"Sec_Fetch_Site": "cross-site"},
    ],
)
def test_other_origins_are_refused(server: GalleryServer, headers: dict[str, str]) -> None:
    for method, path in (("GET", "/?"), ("POST", "/seeds?pack=plants&")):
        status, text, _ = ask(server, method, f"{path}token={server.token}", b"7\n", **headers)
        assert status == 403
        assert server.token not in text
    assert saved(server) is None


@pytest.mark.parametrize("token", ["", "?token=", "?token=x", "?token=%00", "?token=é"])
def test_without_the_token_nobody_is_let_in(server: GalleryServer, token: str) -> None:
    from urllib.parse import quote

    path = quote(token, safe="?=&%")
    assert ask(server, "GET", f"/{path}")[0] == 403
    assert ask(server, "POST", f"/seeds{path}{'&' if path else '?'}pack=plants", b"7\n")[0] == 403
    assert saved(server) is None


@pytest.mark.parametrize("name", ["../plants", "..%2Fplants", "/etc/passwd", "plants%00", "", "other"])
def test_only_the_packs_that_are_shown_have_seeds_files(server: GalleryServer, name: str, tmp_path: Path) -> None:
    status, _, _ = ask(server, "POST", f"/seeds?token={server.token}&pack={name}", b"7\n")
    assert status == 404
    assert not list(tmp_path.rglob("*.txt"))


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/seeds", "/index.html"])
def test_there_are_no_files_to_get(server: GalleryServer, path: str) -> None:
    assert ask(server, "GET", f"{path}?token={server.token}")[0] == 404


@pytest.mark.parametrize("body", [b"7 size=3\n", b"\xff\xfe", b"x" * 100])
def test_what_is_no_seeds_file_changes_nothing(server: GalleryServer, body: bytes) -> None:
    server.save("plants", "7 3\n")
    status, text, _ = ask(server, "POST", f"/seeds?token={server.token}&pack=plants", body)
    assert status == 400
    assert text
    assert saved(server) == "7 3\n"


@pytest.mark.parametrize("length", ["99999999999", "-1", "x", "1e3", "", "٣"])
def test_bodies_that_are_huge_or_lie_are_refused_unread(server: GalleryServer, length: str) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=30) as raw:
        head = f"POST /seeds?token={server.token}&pack=plants HTTP/1.0\r\nHost: 127.0.0.1:{server.server_port}\r\n"
        raw.sendall(f"{head}Content-Length: {length}\r\n\r\n".encode())
        assert b" 413 " in raw.recv(4096).splitlines()[0]
    assert saved(server) is None


def test_a_page_that_ends_in_the_middle_of_saving_loses_nothing(server: GalleryServer) -> None:
    server.save("plants", "7 3\n")
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=30) as raw:
        head = f"POST /seeds?token={server.token}&pack=plants HTTP/1.0\r\nHost: 127.0.0.1:{server.server_port}\r\n"
        raw.sendall(f"{head}Content-Length: 100\r\n\r\n8\n".encode())
        raw.shutdown(socket.SHUT_WR)
        assert b" 400 " in raw.recv(4096).splitlines()[0]
    assert saved(server) == "7 3\n"


def test_a_save_that_is_cut_off_leaves_the_old_picks(server: GalleryServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.save("plants", "7 3\n")

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        server.save("plants", "8\n")
    assert saved(server) == "7 3\n"
