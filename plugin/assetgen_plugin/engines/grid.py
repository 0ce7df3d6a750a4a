"""Where equal rectangles go on a page whose sides are powers of two."""

from __future__ import annotations


def grid(n_cells: int, height: int, width: int) -> tuple[int, int, int]:
    """(height, width, columns) of the smallest page for cells of height × width pixels; nearly square where it can be.

    Cell i lies at row i // columns and column i % columns.
    """
    pages = []
    page_width = _power_of_two(width)
    while not pages or page_width < 2 * n_cells * width:
        columns = page_width // width
        pages.append((_power_of_two(-(-n_cells // columns) * height), page_width, columns))
        page_width *= 2
    return min(pages, key=lambda page: (page[0] * page[1], max(page[:2])))


def _power_of_two(length: int) -> int:
    """The smallest power of two that is not below length."""
    return 1 << max(0, length - 1).bit_length()
