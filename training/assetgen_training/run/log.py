"""What a run reports while it runs: a live line on stderr, and one JSON object a report in its log file."""

from __future__ import annotations

import json
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn


class RunLog:
    """The log of one run; silent=True keeps to the file. A context manager, entered once."""

    def __init__(self, path: Path, *, silent: bool) -> None:
        self._path = path
        self._console = Console(stderr=True, quiet=silent)
        self._progress = Progress(
            TextColumn("[bold]{task.fields[stage]}"),
            BarColumn(bar_width=24),
            TaskProgressColumn(),
            TextColumn("{task.fields[numbers]}"),
            TextColumn("left"),
            TimeRemainingColumn(compact=True, elapsed_when_finished=True),
            console=self._console,
        )
        self._task = self._progress.add_task("train", total=1.0, stage="starting", numbers="")

    def __enter__(self) -> RunLog:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("a", encoding="utf-8")
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()
        self._file.close()

    def say(self, text: str) -> None:
        """A line for people."""
        self._console.print(text, highlight=False, markup=False)

    def record(self, event: str, **fields: Any) -> None:
        """One line of the log: an event with its numbers, the step first and the time last."""
        self._file.write(json.dumps({"event": event, **fields, "time": round(time.time(), 3)}) + "\n")
        self._file.flush()

    def step(self, stage: str, progress: float, numbers: dict[str, float]) -> None:
        """Moves the live line. progress: 0..1 of the whole run."""
        text = "  ".join(f"{name} {value:,.4g}" for name, value in numbers.items())
        self._progress.update(self._task, completed=progress, stage=stage, numbers=text)


def read_log(path: Path) -> list[dict[str, Any]]:
    """The records of a log; a last line cut short by a kill is passed over."""
    records = []
    for line in path.read_text("utf-8").splitlines():
        try:
            records.append(json.loads(line))
        except ValueError:
            continue
    return records
