"""Textures in game engines: one module for each engine, which imports it; this one imports nothing.

from assetgen_plugin import Pack
from assetgen_plugin.engines import pygame as gen
sprite = gen.surface(Pack.open("plants.onnx").texture("forest/3,4"))
"""
