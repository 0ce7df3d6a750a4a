"""Checks packs: their tensors, layers, priors and what painted ones have beside (contracts 1 and 2)."""

from .pack import check_tensors

__all__ = ["check_tensors"]
