## What is asked of a pack, in numbers: the order that both cores, native and GDScript, expect.
extends RefCounted

enum { KIND, COUNT, WAY, FROM, TO, LAYER, SEED, INDEX, ATTEMPT, LABEL, BASE, SPREAD, PALETTE, PALETTE_FROM, EPOCH, STYLE, TO_REQUEST }
enum { TEXTURE, BLEND, CENTROID, INTERPOLATION }
enum { VARIED, KEEP, FROM_SPRITE, ANY }

const N_REQUEST := TO_REQUEST - SEED
