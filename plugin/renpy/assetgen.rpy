# Images from packs. This file, assetgen_packs.py, the C core and the packs lie in the folder game.
#
#     image tree = Assetgen("trees.agp", seed=7, label="oak")
#     image forest tree = Transform(Assetgen("trees.agp", seed="forest", index=3), zoom=4, nearest=True)

init -100 python:
    import os
    import sys
    import assetgen_packs

    class Assetgen(im.ImageBase):
        """A texture of a pack, wherever an image goes. A saved game holds its request, not its pixels."""

        _packs = {}  # of this run, by file

        def __init__(self, file, **wanted):
            super(Assetgen, self).__init__(file, repr(sorted(wanted.items())))
            self.file = file
            self.wanted = wanted

        @classmethod
        def pack(cls, file):
            """The pack in a file of the game, opened once."""
            if file not in cls._packs:
                suffix = {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")
                library = os.path.join(config.gamedir, "libassetgen" + suffix)
                cls._packs[file] = assetgen_packs.Pack(renpy.file(file).read(), library)
            return cls._packs[file]

        def load(self):
            return im.Data(self.pack(self.file).png(**self.wanted), "texture.png").load()

        def predict_files(self):
            return []
