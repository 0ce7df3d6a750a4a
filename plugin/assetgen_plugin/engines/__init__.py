"""A pack's textures in a game engine: one module for each, which imports its engine; this one imports nothing.

from assetgen_plugin import Pack
from assetgen_plugin.engines import pygame as gen
sprite = gen.surface(Pack.open("plants.onnx").texture("forest/3,4"))
"""
