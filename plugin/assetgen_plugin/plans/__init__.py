"""Plans inside any outline: rooms, caves and levels from a seed, walkable in one piece, pins kept."""

from .file import holds_plans, is_plan_pack
from .pack import PlanPack

__all__ = ["PlanPack", "holds_plans", "is_plan_pack"]
