"""Measures packs of sprites against the art they learned from: the quality gate."""
