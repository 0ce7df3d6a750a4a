"""A team's sprites: found in folders and sheets, measured, brought to one size."""
