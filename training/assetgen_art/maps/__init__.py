"""Maps: levels, caves and floor plans as grids of classes, read from the formats that map editors write."""
