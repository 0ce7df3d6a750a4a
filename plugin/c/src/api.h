#ifndef ASSETGEN_H
#define ASSETGEN_H

#include <stddef.h>
#include <stdint.h>

#ifndef AG_API
#ifdef AG_STATIC
#define AG_API static
#else
#define AG_API extern
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define AG_VERSION_MAJOR 1
#define AG_VERSION_MINOR 2
#define AG_VERSION_PATCH 0
#define AG_VERSION (10000 * AG_VERSION_MAJOR + 100 * AG_VERSION_MINOR + AG_VERSION_PATCH)

/* AG_VERSION of the code that runs, for hosts that load it as a library. */
AG_API uint32_t ag_version(void);

typedef struct ag_pack ag_pack;

/* Where the colours of a variant come from, in packs that compute palettes. */
enum { AG_VARIED, AG_KEEP, AG_FROM, AG_ANY };

typedef struct ag_request {
    uint64_t seed;
    uint32_t index;
    uint32_t attempt;       /* another draw of the same index; 0 is the first */
    int32_t label;          /* a class, 0 ... ag_n_labels - 1; -1: drawn */
    int32_t base;           /* a variant of this sprite, 0 ... ag_n_exemplars - 1; -1: drawn */
    int32_t spread;         /* 0 ... 1024, over 256: how far from the base; 256 is as trained; -1: the pack's own */
    int32_t palette;        /* AG_VARIED, AG_KEEP (the base's own), AG_FROM (of palette_from), AG_ANY (of one drawn) */
    int32_t palette_from;   /* the sprite whose colours AG_FROM takes */
    int32_t n_colours;      /* 1 ... 256 colours that palettes are forced to; 0: none */
    const uint8_t *colours; /* their r, g, b, 3 * n_colours bytes */
    /* Of painted packs alone: */
    uint32_t epoch;       /* the sprites that are drawn from: 1 ... ag_n_epochs; 0 is 1 */
    int32_t style;        /* paints with the art of this sprite, 0 ... ag_n_exemplars - 1; -1: with that of the base */
    int32_t n_swaps;      /* 0 ... 256 pairs of colours: the art's that equal the first become the second */
    const uint8_t *swaps; /* their r, g, b, r, g, b, 6 * n_swaps bytes */
} ag_request;

/* The request of seed 0, index 0 without controls. */
AG_API ag_request ag_defaults(void);
AG_API void ag_set_defaults(ag_request *request);
AG_API size_t ag_request_size(void); /* bytes of an ag_request, for hosts that write one themselves */

/* Opens a pack from the n bytes of a .agp file, which may be freed afterwards. 0, or the code of an error. */
AG_API int ag_open(const void *data, size_t n, ag_pack **out);
AG_API void ag_close(ag_pack *pack);

/* The same under limits, for packs of people one does not know: most_products bounds ag_cost and most_moves bounds
   ag_moves, 0 is no limit but the contract's. kernel: a name of ag_kernel_name; NULL: the fastest. */
AG_API int ag_open_with(const void *data, size_t n, uint64_t most_products, uint64_t most_moves, const char *kernel,
                        ag_pack **out);

/* The kernels that this processor can run, fastest first, NULL behind the last; and the one that a pack uses. All
   give the same bytes. */
AG_API const char *ag_kernel_name(int i);
AG_API const char *ag_kernel(const ag_pack *pack);

/* What is wrong, in words; "ok" for 0. */
AG_API const char *ag_error(int code);

AG_API int ag_width(const ag_pack *pack);
AG_API int ag_height(const ag_pack *pack);
AG_API int ag_channels(const ag_pack *pack); /* 1 grey, 3 RGB, 4 RGBA */
AG_API size_t ag_size(const ag_pack *pack);  /* bytes of a texture: height * width * channels */
AG_API int ag_indexed(const ag_pack *pack);  /* 1 if pixels are colours of a palette, which can be forced */

/* 1 if the pack carries art, with which it paints: there may be layers, styles and swaps, blends paint with both sprites, and there are no centroids. Else 0. */
AG_API int ag_painted(const ag_pack *pack);
AG_API int ag_n_epochs(const ag_pack *pack);      /* 1 and more; later ones draw from more sprites */
AG_API int ag_default_spread(const ag_pack *pack); /* over 256 */

/* Layers: other pictures of the same sprites, such as normals, that are drawn where a texture's pixels come from. */
AG_API int ag_n_layers(const ag_pack *pack);
AG_API const char *ag_layer(const ag_pack *pack, int layer);
AG_API int ag_find_layer(const ag_pack *pack, const char *layer); /* -2: there is none */

/* Names, UTF-8. A pack may have no classes, and may keep no names of its sprites (then ag_name gives NULL). */
AG_API int ag_n_labels(const ag_pack *pack);
AG_API int ag_n_exemplars(const ag_pack *pack);
AG_API const char *ag_label(const ag_pack *pack, int label);
AG_API const char *ag_name(const ag_pack *pack, int exemplar);

/* The number of a name, to put in a request; -2, which every call refuses, if there is none. */
AG_API int ag_find_label(const ag_pack *pack, const char *label);
AG_API int ag_find_name(const ag_pack *pack, const char *name);

/* The class of a sprite; -1 in a pack without classes, -2 if there is no such sprite. */
AG_API int ag_label_of(const ag_pack *pack, int exemplar);

/* The 32 bytes that tell what the pack computes; equal packs give equal textures. */
AG_API const uint8_t *ag_fingerprint(const ag_pack *pack);

/* Work that a texture takes: multiplications, and values (of at most four bytes) that all layers write. The same on
   every machine. */
AG_API uint64_t ag_cost(const ag_pack *pack);
AG_API uint64_t ag_moves(const ag_pack *pack);

/* The seed that a name of n bytes of UTF-8 stands for. */
AG_API int ag_seed_from_name(const char *name, size_t n, uint64_t *seed);

/* Float controls as 256ths: spread 0 ... 4, way 0 ... 1; -2 or -1, which every call refuses, for anything else. */
AG_API int ag_spread(double spread);
AG_API int ag_way(double t);

/* One texture into pixels (n bytes, at least ag_size): rows from the top, straight alpha. */
AG_API int ag_texture(const ag_pack *pack, const ag_request *request, uint8_t *pixels, size_t n);

/* Between the sprites a (t = 0) and b (t = 256). The request's spread is around that point: 0 is the point itself,
   where the seed does not matter. It takes neither a label, a base nor a style. */
AG_API int ag_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, uint8_t *pixels, size_t n);

/* The centre of a class plus noise of the class's own spread. It takes neither a base nor a source of the palette. */
AG_API int ag_around_centroid(const ag_pack *pack, const ag_request *request, uint8_t *pixels, size_t n);

/* On the way from one texture (t = 0) to another (t = 256); colours are forced to those of the first request. */
AG_API int ag_interpolate(const ag_pack *pack, const ag_request *from, const ag_request *to, int t, uint8_t *pixels,
                          size_t n);

/* ---- Many at once, and without allocating ----

   Calls below allocate nothing if scratch is given: n_scratch bytes of any alignment, at least ag_scratch_size(pack, 1);
   with ag_scratch_size(pack, n) batches of n are at full speed. Threads may share a pack, each with scratch of its own.
   scratch NULL: the call takes it with AG_MALLOC and gives it back. */

/* Bytes of scratch memory for n textures at a time; grows no further beyond a few. */
AG_API size_t ag_scratch_size(const ag_pack *pack, size_t n);

/* n textures of n requests, one behind the other: n_pixels bytes, at least n * ag_size. Each as ag_texture draws it.
   After an error the pixels are undefined. */
AG_API int ag_textures(const ag_pack *pack, const ag_request *requests, size_t n, uint8_t *pixels, size_t n_pixels,
                       void *scratch, size_t n_scratch);

/* n textures of one request: its index, and the n - 1 behind it. */
AG_API int ag_series(const ag_pack *pack, const ag_request *request, size_t n, uint8_t *pixels, size_t n_pixels,
                     void *scratch, size_t n_scratch);

/* A code is what the decoder makes a texture from: int8, D values of the latent, 64 at the class among K and 0
   elsewhere, and the same again for the palette (all 0 in packs that compute none). ag_code_size is 2 * (D + K); code
   must have that room. In a painted pack the same follows once more for the palette that is kept, and then three
   little-endian int32: the sprite whose art paints, a second one or -1, and the way between them, 0 to 256; of one sprite
   0, or 1 in a style; and nine bytes of the regions in which one or the other of two is preferred.
   Each call checks its request as the drawing call does. ag_code_between gives what lies on the way from one code (t = 0)
   to another (t = 256), each of one sprite's art, and may write over either. */
AG_API size_t ag_code_size(const ag_pack *pack);
AG_API int ag_code(const ag_pack *pack, const ag_request *request, int8_t *code);
AG_API int ag_code_centroid(const ag_pack *pack, const ag_request *request, int8_t *code);
AG_API int ag_code_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, int8_t *code);
AG_API int ag_code_between(const ag_pack *pack, const int8_t *from, const int8_t *to, int t, int8_t *code);

/* n textures of n codes, -127 ... 127, one behind the other; n_colours 1 ... 256 colours r, g, b that palettes are
   forced to, or 0. */
AG_API int ag_decode(const ag_pack *pack, const int8_t *codes, size_t n, const uint8_t *colours, int32_t n_colours,
                     uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch);

/* The same with the colours and the swaps of a request, whose other fields do not matter. */
AG_API int ag_decode_with(const ag_pack *pack, const int8_t *codes, size_t n, const ag_request *request, uint8_t *pixels,
                          size_t n_pixels, void *scratch, size_t n_scratch);

/* Places of n codes of a painted pack, height * width each: where a pixel comes from, in the art of the code's sprites,
   (sprite * height + row) * width + column, sprite 0 or 1; -1 for a transparent one. n_places: room, of int32. */
AG_API int ag_places(const ag_pack *pack, const int8_t *codes, size_t n, int32_t *places, size_t n_places, void *scratch,
                     size_t n_scratch);

/* What the places of a code show: of layer -1 the texture, as ag_decode_with draws it; of others that layer, which has
   height * width * 4 bytes. It is quick: places take the time. */
AG_API int ag_paint(const ag_pack *pack, const int8_t *code, const int32_t *places, int layer, const ag_request *request,
                    uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch);

/* ---- Plans: packs that fill outlines with rooms, caves or levels, cell by cell ----

   A plan is the class of each cell, 1 ... ag_n_classes inside an outline and 0 outside. What can be walked on hangs together,
   and cells that are pinned to a class keep it. */

typedef struct ag_plans ag_plans;

typedef struct ag_plan_request {
    uint64_t seed;
    uint32_t index;
    uint32_t attempt;       /* another draw of the same index; 0 is the first */
    int32_t label;          /* a style, 0 ... ag_n_styles - 1; -1: drawn */
    int32_t level;          /* 1 ... 8, from most solid to most open; 0: not given */
    int32_t spread;         /* 0 ... 1024, over 256; 256 is as trained, 0 the likeliest */
    int32_t height, width;  /* 1 ... 512 */
    const uint8_t *outline; /* height * width, rows from the top: not 0 inside; in one piece by four neighbours */
    const uint8_t *pins;    /* height * width: the class of a cell that is given, else 0; NULL: none is */
} ag_plan_request;

AG_API ag_plan_request ag_plan_defaults(void); /* without an outline */
AG_API void ag_set_plan_defaults(ag_plan_request *request);
AG_API size_t ag_plan_request_size(void);

/* Opens a pack of plans from the n bytes of a .agp file, which may be freed afterwards; kernel as in ag_open_with. */
AG_API int ag_open_plans(const void *data, size_t n, const char *kernel, ag_plans **out);
AG_API void ag_close_plans(ag_plans *plans);
AG_API const char *ag_plans_kernel(const ag_plans *plans);
AG_API const uint8_t *ag_plans_fingerprint(const ag_plans *plans);

AG_API int ag_n_classes(const ag_plans *plans);
AG_API int ag_n_styles(const ag_plans *plans);
AG_API const char *ag_class(const ag_plans *plans, int number); /* 1 ... ag_n_classes; NULL for others */
AG_API const char *ag_style(const ag_plans *plans, int style);
AG_API int ag_walkable(const ag_plans *plans, int number);
AG_API const uint8_t *ag_class_colours(const ag_plans *plans); /* r, g, b, a of the void and of each class */

/* Bytes of scratch memory for plans of this size; 0 if no plan has it. */
AG_API size_t ag_plan_scratch_size(const ag_plans *plans, int height, int width);

/* One plan into classes (n bytes, at least height * width). With scratch it allocates nothing; NULL: as in ag_textures.
   cell: where the place of a cell goes that an outline or pins are refused for; or NULL. */
AG_API int ag_plan(const ag_plans *plans, const ag_plan_request *request, uint8_t *classes, size_t n, size_t *cell,
                   void *scratch, size_t n_scratch);

/* SHA-256 of n bytes: the hash of a texture is that of its pixels. */
AG_API void ag_sha256(const void *data, size_t n, uint8_t digest[32]);

#define AG_ERRORS(X)                                                                                                 \
    X(AG_OK, "ok")                                                                                                   \
    X(AG_ERROR_ARGUMENT, "a pointer that must not be null is")                                                       \
    X(AG_ERROR_MEMORY, "not enough memory")                                                                          \
    X(AG_ERROR_MAGIC, "not an .agp file; assetgen export PACK.onnx -o PACK.agp --format agp writes one")             \
    X(AG_ERROR_CONTRACT, "a contract that this runtime does not know; it knows 1 and 2")                                   \
    X(AG_ERROR_TRUNCATED, "cut short: the file ends within a tensor")                                                \
    X(AG_ERROR_TRAILING, "there are bytes behind the last tensor")                                                   \
    X(AG_ERROR_FINGERPRINT, "altered: the content does not have the fingerprint that the file names")                \
    X(AG_ERROR_TENSORS, "its tensors are not in order, have long names or unknown types, or are too many")           \
    X(AG_ERROR_MISSING, "a tensor is missing")                                                                       \
    X(AG_ERROR_SHAPE, "a tensor is of another type or shape than the contract's")                                    \
    X(AG_ERROR_UNKNOWN, "a tensor does not belong in a pack")                                                        \
    X(AG_ERROR_UTF8, "a text is not UTF-8")                                                                          \
    X(AG_ERROR_NAMES, "names must be printable, not empty, different from each other and one for each sprite")       \
    X(AG_ERROR_OUTPUT, "its output is neither direct nor indexed")                                                   \
    X(AG_ERROR_SIZES, "sides are 1 to 1024, channels 1, 3 or 4, a latent 1 to 512 wide")                             \
    X(AG_ERROR_OFFSETS, "offsets must rise from 0: every class needs an entry")                                      \
    X(AG_ERROR_CUMULATIVE, "cumulative weights must rise within each class and end at 4294967295")                   \
    X(AG_ERROR_LATENT, "a latent of -128; latents lie within 127 of 0")                                              \
    X(AG_ERROR_NEIGHBOURS, "neighbours must be exemplars of the same class, and the reach 0 to 256")                 \
    X(AG_ERROR_PRIOR, "an indexed pack draws from exemplars, this one holds a Gaussian prior")                       \
    X(AG_ERROR_LAYER, "a layer does not fit what comes to it")                                                       \
    X(AG_ERROR_RANGE, "a range or a shift of a layer is beyond the contract's")                                      \
    X(AG_ERROR_BOUND, "a channel of a layer can reach sums beyond 4194304")                                          \
    X(AG_ERROR_VALUES, "a layer gives no values, or more than 2^24")                                                 \
    X(AG_ERROR_COST, "a texture takes more than 2^32 multiplications")                                               \
    X(AG_ERROR_LAST, "the layers do not end in what the pack's size and output need")                                \
    X(AG_ERROR_LABEL, "no such class in this pack, or not the base's")                                               \
    X(AG_ERROR_BASE, "no such sprite in this pack, or one where none may be given")                                  \
    X(AG_ERROR_SPREAD, "a spread must be 0 to 1024, in 256ths")                                                      \
    X(AG_ERROR_WAY, "a t must be 0 to 256, in 256ths")                                                               \
    X(AG_ERROR_PALETTE, "no such source of the palette; a pack that computes none has AG_VARIED alone")              \
    X(AG_ERROR_COLOURS, "colours are 1 to 256, for an indexed pack that is not grey")                                \
    X(AG_ERROR_PIXELS, "the room for pixels is less than ag_size")                                                   \
    X(AG_ERROR_WORK, "a texture takes more multiplications or moves than the limit that was set")                    \
    X(AG_ERROR_KERNEL, "no such kernel, or not on this processor; ag_kernel_name lists them")                        \
    X(AG_ERROR_SCRATCH, "the scratch memory is less than ag_scratch_size")                                           \
    X(AG_ERROR_INDEX, "the indices of a series go beyond 4294967295")                                                \
    X(AG_ERROR_CODE, "a value of a code is -128, or it names sprites that the pack has not")                       \
    X(AG_ERROR_PAINT, "a number of guide, spread or paint is beyond the contract's")                                  \
    X(AG_ERROR_POSE, "a term of the pose is beyond the contract's")                                                  \
    X(AG_ERROR_ART, "art does not fit its box, its colours or the bytes that are allowed")                            \
    X(AG_ERROR_ZLIB, "art is not a whole zlib stream of the bytes that its boxes need")                               \
    X(AG_ERROR_EPOCH, "no such epoch in this pack")                                                                   \
    X(AG_ERROR_STYLE, "no such sprite in this pack, or one where no style may be given")                              \
    X(AG_ERROR_SWAPS, "swaps are 0 to 256 pairs of colours, for a painted pack")                                      \
    X(AG_ERROR_CENTROID, "a painted pack draws from sprites, it has no centroids")                                    \
    X(AG_ERROR_LAYERS, "no such layer in this pack, or the pack is not painted")                                      \
    X(AG_ERROR_PLACES, "a place lies in no sprite of the code") \
    X(AG_ERROR_WINDOWS, "windows must be rising codes below (classes + 1)^9, at most 2^20")                          \
    X(AG_ERROR_RULES, "walkable, rim or repair name classes or costs beyond the contract's")                         \
    X(AG_ERROR_TAPS, "a tap is beyond its reach, or sees a class that is not drawn yet")                             \
    X(AG_ERROR_LEVEL, "a level must be 1 to 8, or 0 for none")                                                       \
    X(AG_ERROR_OUTLINE, "the outline is empty")                                                                      \
    X(AG_ERROR_PLAN_SIZE, "an outline has sides of 1 to 512 and at most 65536 cells, fewer in large packs")          \
    X(AG_ERROR_PIECES, "the outline is in several pieces; the cell is one of another piece than the first")          \
    X(AG_ERROR_THIN, "the outline is too thin: all its cells touch void")                                            \
    X(AG_ERROR_PINS, "a pin is of no class of the pack, or outside the outline")                                     \
    X(AG_ERROR_ENCLOSED, "pins shut off some cells from the rest, or leave none to walk on")
#define AG__CODE(code, text) code,
enum { AG_ERRORS(AG__CODE) AG_N_ERRORS };
#undef AG__CODE

#ifdef __cplusplus
}
#endif
#endif /* ASSETGEN_H */
