# Five trees, each its own; a click plants the next five.
default planted = 0

screen forest():
    add Solid("#2b3a2f")
    hbox:
        align (0.5, 0.7)
        spacing 24
        for n in range(5):
            add Transform(Assetgen("plants.agp", seed="forest", index=planted + n), zoom=4, nearest=True)

label start:
    show screen forest
    "A forest of seeds. Click for other trees."
    $ planted += 5
    jump start
