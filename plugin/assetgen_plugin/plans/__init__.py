"""Plans inside any outline: rooms, caves and levels from a seed, walkable in one piece, pins kept."""

from .pack import PlanPack

__all__ = ["PlanPack"]
