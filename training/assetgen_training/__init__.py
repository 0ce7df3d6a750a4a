"""Trains variational autoencoders on a team's art and exports them as packs. Needs assetgen-textures[train]."""
