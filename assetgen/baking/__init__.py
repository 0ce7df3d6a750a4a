"""Makes the files of a game from packs: plan, decisions, drawing, atlases, lock file."""
