"""The HTML page that reports are written in."""

from __future__ import annotations

import base64

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 1340px; padding: 0 1rem; color: #222; }
table { border-collapse: collapse; } th, td { padding: .25rem .7rem; text-align: right; }
th:first-child, td:first-child { text-align: left; } tbody tr:nth-child(odd) { background: #f3f4f6; }
img { image-rendering: pixelated; max-width: 100%; } .note { color: #555; max-width: 60rem; }
"""


def image_tag(png: bytes) -> str:
    """A picture within the page."""
    return f"<img src='data:image/png;base64,{base64.b64encode(png).decode('ascii')}'>"
