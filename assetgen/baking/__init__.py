"""What a bake does beyond drawing textures: atlases that stay put and the data files of engines."""
