"""The build's command line: train, export, bake, verify and preview packs of textures."""
