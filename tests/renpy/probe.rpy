# Answers the calls in calls.json with the hashes of what Ren'Py itself has loaded, into answers.json: `renpy GAME probe`.

init python:
    import json
    import os

    def assetgen_asked(request):
        """A golden call's request as Pack.texture takes it."""
        given = dict(request)
        for name in ("seed", "index", "attempt"):
            given[name] = int(given.get(name, 0))
        if "spread" in given:
            given["spread"] /= 256
        if "colours" in given:
            given["palette"] = given.pop("colours")
        return given

    def assetgen_answer(call):
        wanted = assetgen_asked(call["request"])
        pack = Assetgen.pack(call["file"] + ".agp")
        if call["kind"] == "texture":
            surface = Assetgen(call["file"] + ".agp", **wanted).load()
            width, height = surface.get_size()
            channels = 4 if wanted.get("layer") else pack.channels
            colours = [tuple(surface.get_at((x, y)))[:channels] for y in range(height) for x in range(width)]
            pixels = bytes(value for colour in colours for value in colour)
        elif call["kind"] == "blend":
            pixels = pack.blend(call["a"], call["b"], call["t"] / 256, **wanted)
        elif call["kind"] == "centroid":
            pixels = pack.around_centroid(**wanted)
        else:
            pixels = pack.interpolate(wanted, assetgen_asked(call["to"]), call["t"] / 256)
        return pack.hash(pixels)

    def assetgen_probe():
        renpy.arguments.takes_no_arguments("Answers the calls.")
        with open(os.path.join(config.basedir, "calls.json")) as file:
            calls = json.load(file)
        with open(os.path.join(config.basedir, "answers.json"), "w") as file:
            json.dump([assetgen_answer(call) for call in calls], file)
        return False

    renpy.arguments.register_command("probe", assetgen_probe)

label start:
    return
