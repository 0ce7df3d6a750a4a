/* assetgen.h: draws textures from an assetgen pack (.agp), byte for byte what every other runtime draws.

   One header, C99 or C++, no dependency but libc. In one file of your program:

       #define ASSETGEN_IMPLEMENTATION
       #include "assetgen.h"

   and in others the #include alone. In short:

       ag_pack *pack;
       int error = ag_open(bytes, n_bytes, &pack);            // the content of a .agp file
       if (error) puts(ag_error(error));
       ag_request request = ag_defaults();
       request.seed = 7;
       error = ag_texture(pack, &request, pixels, n_pixels);  // ag_size(pack) bytes: rows of RGBA, straight alpha
       ag_close(pack);

   An open pack never changes: any number of threads may draw from one. There are no globals that change. All arithmetic
   is of integers, so no compiler flag changes a byte, and neither does the kernel: the fastest of SSE2, AVX2 and VNNI is
   chosen when a pack is opened, NEON, its dot products and WebAssembly's vectors when this is compiled. A file that is
   not a whole and honest pack is refused by ag_open; nothing in a file is trusted. Integers of the API are in the units
   of the contract (docs/contract.md): spread and t count 256ths, and ag_spread and ag_way make them from floats.

   Define before the implementation, if you like: AG_MALLOC(n) and AG_FREE(p); AG_STATIC (all functions static) or
   AG_API (what stands before each, such as __declspec(dllexport)); AG_NO_SIMD (plain C alone).

   Versions (AG_VERSION); none changes a byte of a texture:
     1.2.0  Packs of plans: ag_open_plans, ag_plan and their like. Painted packs (contract 2): ag_painted, ag_n_epochs, ag_default_spread, ag_n_layers and its like, ag_decode_with,
            ag_places, ag_paint; epoch, style and swaps at the end of ag_request. A spread of -1 is the pack's own, and what
            ag_defaults gives; ag_spread gives -2 for what it refuses. Packs are hashed by the
            processor's own instructions where it has them.
     1.1.0  Kernels chosen at run time. ag_version, ag_open_with, ag_kernel, ag_kernel_name, ag_moves; ag_textures,
            ag_series, ag_scratch_size; ag_code and its like, ag_decode; ag_set_defaults, ag_request_size, ag_sha256.
     1.0.0  The first; it had no AG_VERSION yet.

   This file is joined from plugin/c/src by plugin/c/join.py: change it there.

   MIT licence, as the rest of assetgen. */

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

#ifdef ASSETGEN_IMPLEMENTATION
#ifndef ASSETGEN_IMPLEMENTED
#define ASSETGEN_IMPLEMENTED

#include <stdlib.h>
#include <string.h>

#ifndef AG_MALLOC
#define AG_MALLOC(n) malloc(n)
#define AG_FREE(p) free(p)
#endif

#if (defined(__x86_64__) || defined(__i386__)) && defined(__SSE2__) && !defined(AG_NO_SIMD)
#define AG__X86
#include <cpuid.h>
#include <immintrin.h>
#elif defined(_M_X64) && !defined(AG_NO_SIMD)
#define AG__X86
#include <immintrin.h>
#include <intrin.h>
#endif

#if (defined(__aarch64__) || defined(_M_ARM64)) && !defined(__AARCH64EB__) && !defined(AG_NO_SIMD)
#define AG__NEON
#include <arm_neon.h>
#if defined(__linux__) && !defined(__ARM_FEATURE_DOTPROD)
#include <sys/auxv.h>
#endif
#endif

#if defined(__wasm_simd128__) && !defined(AG_NO_SIMD)
#define AG__WASM
#include <wasm_simd128.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- What an open pack holds ---- */

enum { AG__MAX_LATENT = 512, AG__MAX_TENSORS = 1024, AG__MAX_LAYERS = 100, AG__MAX_NAME = 64 };
enum { AG__MAX_VALUES = 1 << 24, AG__MAX_SUM = 1 << 22 };
enum { AG__MOST_SIDE = 256, AG__MOST_ART = 1 << 26, AG__MOST_ART_AND_LAYERS = 1 << 28, AG__MOST_ART_LAYERS = 100 };
enum { AG__MOST_TERMS = 64, AG__POSE_KNOTS = 17, AG__MOST_MOVE = 8192, AG__MOST_SIZES = 8, AG__MOST_ROWS_OF_PAINT = 8 };
enum { AG__U8 = 1, AG__I8, AG__I16, AG__I32, AG__U32 };
enum { AG__DENSE, AG__RESHAPE, AG__CONV, AG__UPSAMPLE, AG__SHUFFLE, AG__CROP, AG__WRAP, AG__TABLE, AG__ARGMAX };
enum { AG__CLASS, AG__COMPONENT, AG__NEIGHBOUR, AG__WAY, AG__NOISE, AG__PALETTE_NOISE, AG__PALETTE_SOURCE };
enum { AG__REGIONS = 8, AG__N_REGIONS = 9 };
enum { AG__LEVELS, AG__MIX, AG__STYLE, AG__N_RULES }; /* rows of weights to paint by: of one source, two, a style */

#define AG__TRY(call)                      \
    do {                                   \
        int ag__failed = (call);           \
        if (ag__failed) return ag__failed; \
    } while (0)

/* A vector, which is an image of one pixel, or an image, channels last. */
typedef struct ag__shape {
    int is_image, channels, height, width;
} ag__shape;

/* Values of one texture in memory: rows of pixels with zeros around them. */
typedef struct ag__plane {
    int format;                     /* AG__BYTES ... */
    int channels, height, width;
    int step;                       /* values from one pixel to the next: channels, or more */
    int top, left, bottom, right;   /* rows and columns of zeros */
    size_t pixel, row, size;        /* bytes from pixel to pixel, from row to row, and of all */
} ag__plane;

/* Dense or conv, packed for a kernel (kernel.h). Its outputs come in segments, each of which stands in one piece in memory:
   one, or the rows of the image that a reshape or shuffle behind it makes. */
typedef struct ag__linear {
    const struct ag__multiplier *multiplier;
    int kernel_height, kernel_width, top, left;
    int height, width; /* output pixels, before a shuffle */
    int is_gathered;   /* inputs are brought together for a few rows at a time */
    int32_t low, high;
    size_t n_groups, n_segments;
    size_t length, padded; /* outputs of a segment, and with those that fill its last vector */
    size_t stored;         /* one or the other: how many outputs of a segment have a place in memory */
    size_t vector, patch;  /* bytes of the weights of a vector of outputs, and of a row's gathered inputs */
    char *weight;          /* block by block */
    int32_t *offset;       /* n_groups */
    int32_t *bias, *shift, *base; /* n_segments * padded each, as in ag__block */
    uint32_t *power;
} ag__linear;

/* What a chain does with its values: a layer, or dense or conv with the reshape or shuffle behind it. */
typedef struct ag__step {
    int kind;
    ag__plane in, out;
    int factor;           /* of upsample and shuffle, also of a shuffle behind a conv; else 1 */
    int top, left;        /* of wrap */
    const uint8_t *values; /* of table */
    ag__linear linear;
} ag__step;

typedef struct ag__chain {
    int n_steps;
    ag__step *steps;
    size_t most_plane, most_patch; /* bytes that its scratch memory must hold: of a texture's plane, of gathered inputs */
} ag__chain;

typedef struct ag__text {
    int n;
    char *bytes; /* n strings, each ended by 0 */
    char **strings;
} ag__text;

/* Entries of the prior, (n) of which class k has offsets[k] ... offsets[k + 1] - 1. */
typedef struct ag__entries {
    int n;
    int32_t *offsets;
    uint32_t *cumulative; /* (n) for each epoch */
    int8_t *mean; /* (n, D) */
} ag__entries;

/* The art of an exemplar, or a layer of it, in its box. */
typedef struct ag__art {
    int top, left, height, width;
    int n_colours;          /* 0: true colour */
    const uint8_t *colours; /* (n, 4), straight alpha */
    const uint8_t *pixels;  /* (height, width) numbers of colours; in true colour (height, width, 4), as colours then are */
} ag__art;

/* What an exemplar's art draws: the smallest box around it, bottom and right exclusive. */
typedef struct ag__figure {
    int top, left, bottom, right, is_opaque;
} ag__figure;

struct ag_pack {
    void *blocks; /* a list of all that belongs to the pack */
    const struct ag__kernel *kernel;
    int height, width, channels, is_indexed, is_gaussian, is_diagonal, computes_palettes;
    int n_latent, n_labels, n_classes, n_neighbours, n_colours;
    ag__text labels, names;
    uint32_t *class_cumulative;
    ag__entries entries;
    int16_t *factor; /* of a Gaussian prior */
    int32_t *neighbours, reach;
    int16_t *scale, *palette_scale;
    int8_t *centroid_mean;
    int16_t *centroid_scale;
    uint8_t *colours; /* of a fixed palette */
    ag__chain decoder, palette;
    int is_painted, n_epochs, spread;          /* spread: of a request that gives none */
    int guide_height, guide_width, guide_scale; /* of what the decoder gives, and how many times the texture is larger */
    ag__art *art, **layers;                    /* (n) each */
    ag__figure *figures;
    ag__text layer_names;
    uint8_t *coloured; /* which layers have the texture's colours; NULL: none */
    int32_t *shown;    /* (n) the layer that a texture shows in place of the art, or -1; NULL: all -1 */
    int32_t *mirror;   /* (n) twice the column that textures from an exemplar are symmetrical about, or -1; NULL: all -1 */
    int holds, hold_edges, hold_reach, hold_layer; /* whether places are held, and which */
    int n_terms, keeps; /* the pose */
    int32_t *terms;
    int16_t *pose_rows, *pose_columns;
    int wraps, follows; /* painting */
    int coarsest[AG__N_RULES], n_rows[AG__N_RULES];
    int32_t *rows[AG__N_RULES];
    uint64_t cost, moves;
    int group; /* most textures that are drawn at a time */
    uint8_t fingerprint[32];
    int8_t normal[4096];
};
/* ---- Random words, normal draws, choices (contract, sections 2 to 4) ---- */

static void ag__philox(const uint32_t key[2], const uint32_t counter[4], uint32_t out[4]) {
    uint32_t k0 = key[0], k1 = key[1], c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    int round;
    for (round = 0; round < 10; round++) {
        uint64_t p = (uint64_t)0xD2511F53u * c0, q = (uint64_t)0xCD9E8D57u * c2;
        c0 = (uint32_t)(q >> 32) ^ c1 ^ k0, c1 = (uint32_t)q;
        c2 = (uint32_t)(p >> 32) ^ c3 ^ k1, c3 = (uint32_t)p;
        k0 += 0x9E3779B9u, k1 += 0xBB67AE85u;
    }
    out[0] = c0, out[1] = c1, out[2] = c2, out[3] = c3;
}

/* The four words of a block. */
static void ag__words(const ag_request *request, uint32_t domain, uint32_t block, uint32_t out[4]) {
    uint32_t key[2], counter[4];
    key[0] = (uint32_t)request->seed, key[1] = (uint32_t)(request->seed >> 32);
    counter[0] = request->index, counter[1] = request->attempt, counter[2] = block, counter[3] = domain;
    ag__philox(key, counter, out);
}

static uint32_t ag__word(const ag_request *request, uint32_t domain) {
    uint32_t words[4];
    ag__words(request, domain, 0, words);
    return words[0];
}

/* How often the upper half of the table of normal quantiles holds the value 0, 1, ... 117 (units of 1/32). */
static void ag__fill_normal(int8_t table[4096]) {
    static const uint8_t runs[118] = {
        26, 51, 51, 50, 51, 50, 51, 50, 49, 49, 49, 48, 47, 47, 47, 46, 45, 44, 44, 42, 42, 42, 40, 39,
        39, 38, 36, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 24, 22, 22, 21, 19, 19, 19, 17,
        17, 15, 15, 15, 13, 13, 13, 11, 11, 11, 10, 9,  9,  8,  8,  7,  7,  7,  6,  5,  6,  5,  5,  4,
        4,  4,  3,  4,  3,  2,  3,  2,  3,  2,  2,  1,  2,  2,  1,  1,  1,  1,  1,  1,  1,  1,  1,  0,
        1,  0,  1,  0,  1,  0,  0,  1,  0,  0,  0,  0,  1,  0,  0,  0,  0,  0,  0,  0,  0,  1};
    int place = 2048, value, i;
    for (value = 0; value < 118; value++)
        for (i = 0; i < runs[value]; i++, place++) {
            table[place] = (int8_t)value;
            table[4095 - place] = (int8_t)-value;
        }
}

/* The first i with word < cumulative[i]; the last entry is never compared. */
static int ag__choose(uint32_t word, const uint32_t *cumulative, int n) {
    int first = 0, last = n - 1;
    while (first < last) {
        int middle = first + (last - first) / 2;
        if (word < cumulative[middle])
            last = middle;
        else
            first = middle + 1;
    }
    return first;
}

/* Floor of x / 2^n, whatever >> does with negative numbers. */
static int64_t ag__floor_shift(int64_t x, int n) { return x < 0 ? ~(~x >> n) : x >> n; }

static int ag__clamp(int64_t x) { return x < -127 ? -127 : x > 127 ? 127 : (int)x; }

static int ag__between(int a, int b, int t) { return a + (int)ag__floor_shift((b - a) * t + 128, 8); }

/* ---- Patches: which of some places of the art fits a pixel best (contract 2, section 4, cost) ----

   Around a pixel are a patch of the picture so far and one of the guide; a candidate is the same of a source. Both pictures of
   a source stand in one plane, pixel by pixel: four channels of paint and four of the guide, or of paint alone. Sums are
   exact: of 25 pixels and four channels at most 6,502,500, and a whole cost is below 2^31. */

enum { AG__BORDER = 2 };      /* pixels around a plane: as far as a patch reaches */
enum { AG__TARGET_ROW = 40 }; /* values of a patch from row to row, where kernels keep it */

typedef struct ag__candidate {
    const uint8_t *at; /* the first pixel of its patch */
    size_t row;        /* bytes from row to row; 0 for transparent paint, whose rows are all the same zeros */
    uint32_t start;    /* the cost of its place */
    uint32_t share;    /* what the whole is multiplied with, 1 or 4 */
} ag__candidate;

typedef struct ag__patch {
    const uint8_t *at;
    size_t row;
    int side, has_guide;
    uint32_t paint, guide; /* weights */
} ag__patch;

/* The first of the cheapest among n >= 1 candidates. */
typedef int ag__cheapest(const ag__patch *patch, const ag__candidate *candidates, int n);

static int ag__cheapest_plain(const ag__patch *patch, const ag__candidate *candidates, int n) {
    int n_bytes = patch->side * (patch->has_guide ? 8 : 4), best = 0, i, y, k;
    uint64_t least = (uint64_t)-1;
    for (i = 0; i < n; i++) {
        const ag__candidate *candidate = &candidates[i];
        uint64_t cost = (uint64_t)candidate->start * candidate->share;
        for (y = 0; y < patch->side && cost < least; y++) {
            const uint8_t *p = patch->at + (size_t)y * patch->row, *q = candidate->at + (size_t)y * candidate->row;
            uint32_t paint = 0, guide = 0;
            if (patch->has_guide) {
                for (k = 0; k < n_bytes; k += 8) {
                    int a = p[k] - q[k], b = p[k + 1] - q[k + 1], c = p[k + 2] - q[k + 2], d = p[k + 3] - q[k + 3];
                    int e = p[k + 4] - q[k + 4], f = p[k + 5] - q[k + 5], g = p[k + 6] - q[k + 6],
                        h = p[k + 7] - q[k + 7];
                    paint += (uint32_t)(a * a + b * b + c * c + d * d),
                        guide += (uint32_t)(e * e + f * f + g * g + h * h);
                }
            } else {
                for (k = 0; k < n_bytes; k++) paint += (uint32_t)((p[k] - q[k]) * (p[k] - q[k]));
            }
            cost += (uint64_t)(patch->paint * paint + patch->guide * guide) * candidate->share;
        }
        if (cost < least) least = cost, best = i;
    }
    return best;
}
/* ---- Kernels: what multiplies, for each kind of processor ----

   Dense and conv give, for each row (an output pixel, or a texture) and each output o,

       y = min(max((sum over k of x[k] * w[o][k] + bias[o]) >> shift[o], low), high).

   Images stand in memory with their padding around them, so that all inputs of a row are found from its first by the same
   offsets: nothing is gathered. Inputs are taken in groups of so many bytes as one lane of a vector has; a group of one row
   is multiplied with those of several outputs, one a lane, so that sums need not be added across lanes. Weights are packed
   in that order when a pack is opened.

   All sums are exact. A pack's bounds, checked when it is opened, keep each, in whatever order it is taken, within 2^22:
   that goes for bytes times signed bytes in 32 bits (never in 16, where two such products do not fit) and for pairs of 16
   bits. So all kernels give the same bytes. */

/* How values stand in memory: bytes, bytes with 128 taken off (so that 0 ... 255 are signed), 16 bits, 32 bits. */
enum { AG__BYTES, AG__SIGNED_BYTES, AG__SHORTS, AG__LONGS };

static size_t ag__width_of(int format) { return format < AG__SHORTS ? 1 : format == AG__SHORTS ? 2 : 4; }

/* Outputs that are computed together. Arrays have a value for each output; outputs beyond count are not stored. */
typedef struct ag__block {
    const char *weight;    /* n_groups of n_vectors of weights */
    const int32_t *offset; /* of each group of inputs, in bytes from a row's first */
    size_t n_groups;
    int n_vectors, count;
    size_t to;             /* bytes from where a row's outputs begin to the block's first */
    const int32_t *bias;   /* with AG__MAX_SUM added, so that sums are never negative */
    const int32_t *shift;
    const uint32_t *power; /* 2^(31 - shift), for processors that cannot shift lanes by different counts */
    const int32_t *base;   /* AG__MAX_SUM >> shift, which is taken off again */
    int32_t low, high;
    int format; /* of the outputs */
} ag__block;

/* Multiplies a block's weights with n rows that begin at x[i], and stores the outputs at y[i]. */
typedef void ag__multiply(const ag__block *block, const char *const *x, char *const *y, size_t n);

typedef struct ag__multiplier {
    int format;         /* of its inputs; weights have 8 bits beside bytes, else 16 */
    int lanes, group;   /* outputs of a vector, inputs of a group */
    ag__multiply *call; /* for blocks of one or two vectors */
} ag__multiplier;

typedef struct ag__kernel {
    const char *name;
    int needs;                    /* bits of ag__features */
    ag__multiplier bytes, shorts; /* bytes.call is NULL where 16 bits serve for bytes too */
    ag__cheapest *cheapest;       /* compare.h */
} ag__kernel;

#if defined(__clang__)
#define AG__UNROLL _Pragma("clang loop unroll(full)")
#define AG__LOOP
#elif defined(__GNUC__)
#define AG__UNROLL _Pragma("GCC unroll 16")
#define AG__LOOP _Pragma("GCC unroll 1") /* -O3 would unroll it first, and then find no vectors in what is left */
#else
#define AG__UNROLL
#define AG__LOOP
#endif

#if defined(__GNUC__)
#define AG__INLINE inline __attribute__((always_inline))
#define AG__FOR(features) __attribute__((target(features)))
#elif defined(_MSC_VER)
#define AG__INLINE __forceinline
#define AG__FOR(features)
#else
#define AG__INLINE inline
#define AG__FOR(features)
#endif

static AG__INLINE int32_t ag__get(const char *p, int format) {
    int16_t narrow;
    int32_t wide;
    switch (format) {
        case AG__BYTES: return *(const uint8_t *)p;
        case AG__SIGNED_BYTES: return *(const uint8_t *)p ^ 128;
        case AG__SHORTS: memcpy(&narrow, p, 2); return narrow;
        default: memcpy(&wide, p, 4); return wide;
    }
}

static AG__INLINE void ag__put(char *p, int format, int32_t value) {
    int16_t narrow = (int16_t)value;
    switch (format) {
        case AG__BYTES: *(uint8_t *)p = (uint8_t)value; break;
        case AG__SIGNED_BYTES: *(uint8_t *)p = (uint8_t)(value ^ 128); break;
        case AG__SHORTS: memcpy(p, &narrow, 2); break;
        default: memcpy(p, &value, 4);
    }
}

enum { AG__MOST_LANES = 16 };

/* Plain C: four outputs of a row at a time, each the sum of products that stand side by side, which some compilers turn into
   vector instructions. */
enum { AG__PLAIN_LANES = 4, AG__PLAIN_GROUP = 16 };

static AG__INLINE void ag__store_plain(const ag__block *block, int o, int32_t total, char *out) {
    int32_t y = (int32_t)((uint32_t)(total + block->bias[o]) >> block->shift[o]) - block->base[o];
    y = y < block->low ? block->low : y > block->high ? block->high : y;
    if (o < block->count) ag__put(out + block->to + (size_t)o * ag__width_of(block->format), block->format, y);
}

/* One loop for each of two types of inputs. */
#define AG__MULTIPLY_PLAIN(name, input)                                                                         \
    static void name(const ag__block *block, const char *const *x, char *const *y, size_t n) {                  \
        size_t row, g;                                                                                          \
        int v, i;                                                                                               \
        for (row = 0; row < n; row++)                                                                           \
            for (v = 0; v < block->n_vectors; v++) {                                                            \
                const int16_t *w = (const int16_t *)(const void *)block->weight + v * 4 * AG__PLAIN_GROUP;      \
                int32_t a = 0, b = 0, c = 0, d = 0;                                                             \
                for (g = 0; g < block->n_groups; g++, w += block->n_vectors * 4 * AG__PLAIN_GROUP) {            \
                    input inputs[AG__PLAIN_GROUP];                                                              \
                    memcpy(inputs, x[row] + block->offset[g], sizeof inputs);                                   \
                    AG__LOOP for (i = 0; i < AG__PLAIN_GROUP; i++) a += inputs[i] * w[i];                       \
                    AG__LOOP for (i = 0; i < AG__PLAIN_GROUP; i++) b += inputs[i] * w[AG__PLAIN_GROUP + i];     \
                    AG__LOOP for (i = 0; i < AG__PLAIN_GROUP; i++) c += inputs[i] * w[2 * AG__PLAIN_GROUP + i]; \
                    AG__LOOP for (i = 0; i < AG__PLAIN_GROUP; i++) d += inputs[i] * w[3 * AG__PLAIN_GROUP + i]; \
                }                                                                                               \
                ag__store_plain(block, 4 * v, a, y[row]), ag__store_plain(block, 4 * v + 1, b, y[row]);         \
                ag__store_plain(block, 4 * v + 2, c, y[row]), ag__store_plain(block, 4 * v + 3, d, y[row]);     \
            }                                                                                                   \
    }

AG__MULTIPLY_PLAIN(ag__multiply_plain, int16_t)

/* Inputs beyond 16 bits, which trained packs do not have: plain C on every processor. */
AG__MULTIPLY_PLAIN(ag__multiply_longs, int32_t)

static const ag__multiplier ag__longs = {AG__LONGS, AG__PLAIN_LANES, AG__PLAIN_GROUP, ag__multiply_longs};
/* ---- x86: SSE2, AVX2, and the dot products of bytes that are called VNNI, with 256 and with 512 bits ---- */

#ifdef AG__X86

static AG__INLINE int32_t ag__bits(const char *p) {
    int32_t bits;
    memcpy(&bits, p, 4);
    return bits;
}

static AG__INLINE __m128i ag__at(const void *p) { return _mm_loadu_si128((const __m128i *)p); }

/* SSE2: every x86 with 64 bits. */
static AG__INLINE __m128i ag__zero_sse2(void) { return _mm_setzero_si128(); }
static AG__INLINE __m128i ag__weights_sse2(const char *p) { return _mm_load_si128((const __m128i *)(const void *)p); }
static AG__INLINE __m128i ag__spread_sse2(const char *p) { return _mm_set1_epi32(ag__bits(p)); }
static AG__INLINE __m128i ag__dot_sse2(__m128i sums, __m128i x, __m128i w) {
    return _mm_add_epi32(sums, _mm_madd_epi16(x, w));
}

/* x < 2^24, each lane shifted by its own count: twice x times 2^(31 - count), the upper half of 64 bits. */
static AG__INLINE __m128i ag__shift_sse2(__m128i x, __m128i power) {
    __m128i twice = _mm_add_epi32(x, x);
    __m128i even = _mm_srli_epi64(_mm_mul_epu32(twice, power), 32);
    __m128i odd = _mm_mul_epu32(_mm_srli_epi64(twice, 32), _mm_srli_epi64(power, 32));
    return _mm_or_si128(even, _mm_and_si128(odd, _mm_set_epi32(-1, 0, -1, 0)));
}

static AG__INLINE void ag__store_sse2(const ag__block *block, int o, __m128i sums, char *out) {
    __m128i low, high, beyond;
    __m128i y = ag__shift_sse2(_mm_add_epi32(sums, ag__at(block->bias + o)), ag__at(block->power + o));
    y = _mm_sub_epi32(y, ag__at(block->base + o));
    if (block->format == AG__LONGS) { /* SSE2 has no least and greatest of 32 bits */
        low = _mm_set1_epi32(block->low), high = _mm_set1_epi32(block->high);
        beyond = _mm_cmpgt_epi32(low, y);
        y = _mm_or_si128(_mm_and_si128(beyond, low), _mm_andnot_si128(beyond, y));
        beyond = _mm_cmpgt_epi32(y, high);
        y = _mm_or_si128(_mm_and_si128(beyond, high), _mm_andnot_si128(beyond, y));
        _mm_storeu_si128((__m128i *)(void *)out, y);
        return;
    }
    y = _mm_packs_epi32(y, y);
    y = _mm_max_epi16(y, _mm_set1_epi16((int16_t)block->low));
    y = _mm_min_epi16(y, _mm_set1_epi16((int16_t)block->high));
    if (block->format == AG__SHORTS) {
        _mm_storel_epi64((__m128i *)(void *)out, y);
    } else {
        int32_t bytes = _mm_cvtsi128_si32(_mm_packus_epi16(y, y));
        memcpy(out, &bytes, 4);
    }
}

#define AG__NAME(x) ag__##x##_sse2
#define AG__TARGET
#define AG__VECTOR __m128i
#define AG__WEIGHTS __m128i
#define AG__INPUTS __m128i
#define AG__LANES 4
#define AG__ROWS 6
/* A kernel of a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__VECTOR     a vector of AG__LANES sums of 32 bits; AG__WEIGHTS, one of the weights of a group of inputs
       AG__ROWS       rows at a time: with two vectors each, the sums must fit the registers
       zero()         sums of 0
       weights(p)     the weights at p, aligned
       spread(p)      a group of inputs, at p, in every lane
       dot(s, x, w)   sums with the products added
       store(block, o, s, p)   scales the sums of output o and on, as ag__plain does, and stores them at p

   as AG__NAME(zero) and so on. */

/* The sums of a number of rows and vectors, both constants where this is called. */
AG__TARGET static AG__INLINE void AG__NAME(tile)(const ag__block *block, const char *const *x, AG__VECTOR *out,
                                                 const int n_rows, const int n_vectors) {
    AG__VECTOR sums[AG__ROWS][2];
    const char *rows[AG__ROWS], *w = block->weight;
    size_t g;
    int i, v;
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        rows[i] = x[i];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(zero)();
    }
    for (g = 0; g < block->n_groups; g++, w += (size_t)n_vectors * sizeof(AG__WEIGHTS)) {
        ptrdiff_t offset = block->offset[g];
        AG__WEIGHTS weights[2];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) weights[v] = AG__NAME(weights)(w + (size_t)v * sizeof(AG__WEIGHTS));
        AG__UNROLL
        for (i = 0; i < n_rows; i++) {
            AG__INPUTS inputs = AG__NAME(spread)(rows[i] + offset);
            AG__UNROLL
            for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(dot)(sums[i][v], inputs, weights[v]);
        }
    }
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) out[i * n_vectors + v] = sums[i][v];
    }
}

AG__TARGET static void AG__NAME(multiply)(const ag__block *block, const char *const *x, char *const *y, size_t n) {
    AG__VECTOR sums[AG__ROWS * 2];
    char last[AG__LANES * sizeof(int32_t)];
    size_t size = ag__width_of(block->format), i;
    int v;
    while (n) {
        size_t rows = n >= AG__ROWS ? AG__ROWS : n >= 4 ? 4 : n >= 2 ? 2 : 1;
        if (block->n_vectors == 2) switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 2); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 2); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 2); break;
                default: AG__NAME(tile)(block, x, sums, 1, 2);
            }
        else switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 1); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 1); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 1); break;
                default: AG__NAME(tile)(block, x, sums, 1, 1);
            }
        for (i = 0; i < rows; i++)
            for (v = 0; v < block->n_vectors; v++) {
                int first = v * AG__LANES, left = block->count - first;
                char *out = y[i] + block->to + (size_t)first * size;
                AG__VECTOR sum = sums[i * (size_t)block->n_vectors + (size_t)v];
                if (left >= AG__LANES) {
                    AG__NAME(store)(block, first, sum, out);
                } else {
                    AG__NAME(store)(block, first, sum, last);
                    memcpy(out, last, (size_t)left * size);
                }
            }
        x += rows, y += rows, n -= rows;
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__VECTOR
#undef AG__WEIGHTS
#undef AG__INPUTS
#undef AG__LANES
#undef AG__ROWS

/* AVX2. */
#define AG__AVX2 AG__FOR("avx2")
AG__AVX2 static AG__INLINE __m256i ag__zero_avx2(void) { return _mm256_setzero_si256(); }
AG__AVX2 static AG__INLINE __m256i ag__weights_avx2(const char *p) {
    return _mm256_load_si256((const __m256i *)(const void *)p);
}
AG__AVX2 static AG__INLINE __m256i ag__spread_avx2(const char *p) { return _mm256_set1_epi32(ag__bits(p)); }
AG__AVX2 static AG__INLINE __m256i ag__dot_avx2(__m256i sums, __m256i x, __m256i w) {
    return _mm256_add_epi32(sums, _mm256_madd_epi16(x, w));
}
AG__AVX2 static AG__INLINE __m256i ag__at_avx2(const int32_t *p) {
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

AG__AVX2 static AG__INLINE void ag__store_avx2(const ag__block *block, int o, __m256i sums, char *out) {
    __m128i narrow;
    __m256i y = _mm256_add_epi32(sums, ag__at_avx2(block->bias + o));
    y = _mm256_sub_epi32(_mm256_srlv_epi32(y, ag__at_avx2(block->shift + o)), ag__at_avx2(block->base + o));
    y = _mm256_max_epi32(y, _mm256_set1_epi32(block->low));
    y = _mm256_min_epi32(y, _mm256_set1_epi32(block->high));
    if (block->format == AG__LONGS) {
        _mm256_storeu_si256((__m256i *)(void *)out, y);
        return;
    }
    narrow = _mm_packs_epi32(_mm256_castsi256_si128(y), _mm256_extracti128_si256(y, 1));
    if (block->format == AG__SHORTS)
        _mm_storeu_si128((__m128i *)(void *)out, narrow);
    else
        _mm_storel_epi64((__m128i *)(void *)out, _mm_packus_epi16(narrow, narrow));
}

#define AG__NAME(x) ag__##x##_avx2
#define AG__TARGET AG__AVX2
#define AG__VECTOR __m256i
#define AG__WEIGHTS __m256i
#define AG__INPUTS __m256i
#define AG__LANES 8
#define AG__ROWS 6
/* A kernel of a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__VECTOR     a vector of AG__LANES sums of 32 bits; AG__WEIGHTS, one of the weights of a group of inputs
       AG__ROWS       rows at a time: with two vectors each, the sums must fit the registers
       zero()         sums of 0
       weights(p)     the weights at p, aligned
       spread(p)      a group of inputs, at p, in every lane
       dot(s, x, w)   sums with the products added
       store(block, o, s, p)   scales the sums of output o and on, as ag__plain does, and stores them at p

   as AG__NAME(zero) and so on. */

/* The sums of a number of rows and vectors, both constants where this is called. */
AG__TARGET static AG__INLINE void AG__NAME(tile)(const ag__block *block, const char *const *x, AG__VECTOR *out,
                                                 const int n_rows, const int n_vectors) {
    AG__VECTOR sums[AG__ROWS][2];
    const char *rows[AG__ROWS], *w = block->weight;
    size_t g;
    int i, v;
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        rows[i] = x[i];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(zero)();
    }
    for (g = 0; g < block->n_groups; g++, w += (size_t)n_vectors * sizeof(AG__WEIGHTS)) {
        ptrdiff_t offset = block->offset[g];
        AG__WEIGHTS weights[2];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) weights[v] = AG__NAME(weights)(w + (size_t)v * sizeof(AG__WEIGHTS));
        AG__UNROLL
        for (i = 0; i < n_rows; i++) {
            AG__INPUTS inputs = AG__NAME(spread)(rows[i] + offset);
            AG__UNROLL
            for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(dot)(sums[i][v], inputs, weights[v]);
        }
    }
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) out[i * n_vectors + v] = sums[i][v];
    }
}

AG__TARGET static void AG__NAME(multiply)(const ag__block *block, const char *const *x, char *const *y, size_t n) {
    AG__VECTOR sums[AG__ROWS * 2];
    char last[AG__LANES * sizeof(int32_t)];
    size_t size = ag__width_of(block->format), i;
    int v;
    while (n) {
        size_t rows = n >= AG__ROWS ? AG__ROWS : n >= 4 ? 4 : n >= 2 ? 2 : 1;
        if (block->n_vectors == 2) switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 2); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 2); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 2); break;
                default: AG__NAME(tile)(block, x, sums, 1, 2);
            }
        else switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 1); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 1); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 1); break;
                default: AG__NAME(tile)(block, x, sums, 1, 1);
            }
        for (i = 0; i < rows; i++)
            for (v = 0; v < block->n_vectors; v++) {
                int first = v * AG__LANES, left = block->count - first;
                char *out = y[i] + block->to + (size_t)first * size;
                AG__VECTOR sum = sums[i * (size_t)block->n_vectors + (size_t)v];
                if (left >= AG__LANES) {
                    AG__NAME(store)(block, first, sum, out);
                } else {
                    AG__NAME(store)(block, first, sum, last);
                    memcpy(out, last, (size_t)left * size);
                }
            }
        x += rows, y += rows, n -= rows;
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__VECTOR
#undef AG__WEIGHTS
#undef AG__INPUTS
#undef AG__LANES
#undef AG__ROWS

/* Bytes with bytes: intrinsics that came with GCC 11, Clang 12 and Visual Studio 2019. */
#if (defined(__clang__) && __clang_major__ >= 12) || (!defined(__clang__) && defined(__GNUC__) && __GNUC__ >= 11) || \
    (defined(_MSC_VER) && _MSC_VER >= 1928)
#define AG__X86_BYTES

#define AG__AVX_VNNI AG__FOR("avx2,avxvnni")
AG__AVX_VNNI static AG__INLINE __m256i ag__zero_avxvnni(void) { return _mm256_setzero_si256(); }
AG__AVX_VNNI static AG__INLINE __m256i ag__weights_avxvnni(const char *p) {
    return _mm256_load_si256((const __m256i *)(const void *)p);
}
AG__AVX_VNNI static AG__INLINE __m256i ag__spread_avxvnni(const char *p) { return _mm256_set1_epi32(ag__bits(p)); }
AG__AVX_VNNI static AG__INLINE __m256i ag__dot_avxvnni(__m256i sums, __m256i x, __m256i w) {
    return _mm256_dpbusd_avx_epi32(sums, x, w);
}
AG__AVX_VNNI static AG__INLINE void ag__store_avxvnni(const ag__block *block, int o, __m256i sums, char *out) {
    ag__store_avx2(block, o, sums, out);
}

#define AG__NAME(x) ag__##x##_avxvnni
#define AG__TARGET AG__AVX_VNNI
#define AG__VECTOR __m256i
#define AG__WEIGHTS __m256i
#define AG__INPUTS __m256i
#define AG__LANES 8
#define AG__ROWS 6
/* A kernel of a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__VECTOR     a vector of AG__LANES sums of 32 bits; AG__WEIGHTS, one of the weights of a group of inputs
       AG__ROWS       rows at a time: with two vectors each, the sums must fit the registers
       zero()         sums of 0
       weights(p)     the weights at p, aligned
       spread(p)      a group of inputs, at p, in every lane
       dot(s, x, w)   sums with the products added
       store(block, o, s, p)   scales the sums of output o and on, as ag__plain does, and stores them at p

   as AG__NAME(zero) and so on. */

/* The sums of a number of rows and vectors, both constants where this is called. */
AG__TARGET static AG__INLINE void AG__NAME(tile)(const ag__block *block, const char *const *x, AG__VECTOR *out,
                                                 const int n_rows, const int n_vectors) {
    AG__VECTOR sums[AG__ROWS][2];
    const char *rows[AG__ROWS], *w = block->weight;
    size_t g;
    int i, v;
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        rows[i] = x[i];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(zero)();
    }
    for (g = 0; g < block->n_groups; g++, w += (size_t)n_vectors * sizeof(AG__WEIGHTS)) {
        ptrdiff_t offset = block->offset[g];
        AG__WEIGHTS weights[2];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) weights[v] = AG__NAME(weights)(w + (size_t)v * sizeof(AG__WEIGHTS));
        AG__UNROLL
        for (i = 0; i < n_rows; i++) {
            AG__INPUTS inputs = AG__NAME(spread)(rows[i] + offset);
            AG__UNROLL
            for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(dot)(sums[i][v], inputs, weights[v]);
        }
    }
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) out[i * n_vectors + v] = sums[i][v];
    }
}

AG__TARGET static void AG__NAME(multiply)(const ag__block *block, const char *const *x, char *const *y, size_t n) {
    AG__VECTOR sums[AG__ROWS * 2];
    char last[AG__LANES * sizeof(int32_t)];
    size_t size = ag__width_of(block->format), i;
    int v;
    while (n) {
        size_t rows = n >= AG__ROWS ? AG__ROWS : n >= 4 ? 4 : n >= 2 ? 2 : 1;
        if (block->n_vectors == 2) switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 2); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 2); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 2); break;
                default: AG__NAME(tile)(block, x, sums, 1, 2);
            }
        else switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 1); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 1); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 1); break;
                default: AG__NAME(tile)(block, x, sums, 1, 1);
            }
        for (i = 0; i < rows; i++)
            for (v = 0; v < block->n_vectors; v++) {
                int first = v * AG__LANES, left = block->count - first;
                char *out = y[i] + block->to + (size_t)first * size;
                AG__VECTOR sum = sums[i * (size_t)block->n_vectors + (size_t)v];
                if (left >= AG__LANES) {
                    AG__NAME(store)(block, first, sum, out);
                } else {
                    AG__NAME(store)(block, first, sum, last);
                    memcpy(out, last, (size_t)left * size);
                }
            }
        x += rows, y += rows, n -= rows;
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__VECTOR
#undef AG__WEIGHTS
#undef AG__INPUTS
#undef AG__LANES
#undef AG__ROWS

#define AG__AVX512 AG__FOR("avx512f,avx512bw,avx512vl,avx512vnni")
AG__AVX512 static AG__INLINE __m512i ag__zero_avx512(void) { return _mm512_setzero_si512(); }
AG__AVX512 static AG__INLINE __m512i ag__weights_avx512(const char *p) { return _mm512_load_si512((const void *)p); }
AG__AVX512 static AG__INLINE __m512i ag__spread_avx512(const char *p) { return _mm512_set1_epi32(ag__bits(p)); }
AG__AVX512 static AG__INLINE __m512i ag__dot_avx512(__m512i sums, __m512i x, __m512i w) {
    return _mm512_dpbusd_epi32(sums, x, w);
}

/* The forms with a mask of all lanes, since GCC warns of the others' undefined registers. */
AG__AVX512 static AG__INLINE void ag__store_avx512(const ag__block *block, int o, __m512i sums, char *out) {
    const __mmask16 all = 0xFFFF;
    __m512i y = _mm512_add_epi32(sums, _mm512_loadu_si512((const void *)(block->bias + o)));
    y = _mm512_maskz_srlv_epi32(all, y, _mm512_loadu_si512((const void *)(block->shift + o)));
    y = _mm512_sub_epi32(y, _mm512_loadu_si512((const void *)(block->base + o)));
    y = _mm512_maskz_max_epi32(all, y, _mm512_set1_epi32(block->low));
    y = _mm512_maskz_min_epi32(all, y, _mm512_set1_epi32(block->high));
    if (block->format == AG__LONGS)
        _mm512_storeu_si512((void *)out, y);
    else if (block->format == AG__SHORTS)
        _mm256_storeu_si256((__m256i *)(void *)out, _mm512_maskz_cvtepi32_epi16(all, y));
    else
        _mm_storeu_si128((__m128i *)(void *)out, _mm512_maskz_cvtepi32_epi8(all, y));
}

#define AG__NAME(x) ag__##x##_avx512
#define AG__TARGET AG__AVX512
#define AG__VECTOR __m512i
#define AG__WEIGHTS __m512i
#define AG__INPUTS __m512i
#define AG__LANES 16
#define AG__ROWS 8
/* A kernel of a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__VECTOR     a vector of AG__LANES sums of 32 bits; AG__WEIGHTS, one of the weights of a group of inputs
       AG__ROWS       rows at a time: with two vectors each, the sums must fit the registers
       zero()         sums of 0
       weights(p)     the weights at p, aligned
       spread(p)      a group of inputs, at p, in every lane
       dot(s, x, w)   sums with the products added
       store(block, o, s, p)   scales the sums of output o and on, as ag__plain does, and stores them at p

   as AG__NAME(zero) and so on. */

/* The sums of a number of rows and vectors, both constants where this is called. */
AG__TARGET static AG__INLINE void AG__NAME(tile)(const ag__block *block, const char *const *x, AG__VECTOR *out,
                                                 const int n_rows, const int n_vectors) {
    AG__VECTOR sums[AG__ROWS][2];
    const char *rows[AG__ROWS], *w = block->weight;
    size_t g;
    int i, v;
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        rows[i] = x[i];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(zero)();
    }
    for (g = 0; g < block->n_groups; g++, w += (size_t)n_vectors * sizeof(AG__WEIGHTS)) {
        ptrdiff_t offset = block->offset[g];
        AG__WEIGHTS weights[2];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) weights[v] = AG__NAME(weights)(w + (size_t)v * sizeof(AG__WEIGHTS));
        AG__UNROLL
        for (i = 0; i < n_rows; i++) {
            AG__INPUTS inputs = AG__NAME(spread)(rows[i] + offset);
            AG__UNROLL
            for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(dot)(sums[i][v], inputs, weights[v]);
        }
    }
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) out[i * n_vectors + v] = sums[i][v];
    }
}

AG__TARGET static void AG__NAME(multiply)(const ag__block *block, const char *const *x, char *const *y, size_t n) {
    AG__VECTOR sums[AG__ROWS * 2];
    char last[AG__LANES * sizeof(int32_t)];
    size_t size = ag__width_of(block->format), i;
    int v;
    while (n) {
        size_t rows = n >= AG__ROWS ? AG__ROWS : n >= 4 ? 4 : n >= 2 ? 2 : 1;
        if (block->n_vectors == 2) switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 2); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 2); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 2); break;
                default: AG__NAME(tile)(block, x, sums, 1, 2);
            }
        else switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 1); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 1); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 1); break;
                default: AG__NAME(tile)(block, x, sums, 1, 1);
            }
        for (i = 0; i < rows; i++)
            for (v = 0; v < block->n_vectors; v++) {
                int first = v * AG__LANES, left = block->count - first;
                char *out = y[i] + block->to + (size_t)first * size;
                AG__VECTOR sum = sums[i * (size_t)block->n_vectors + (size_t)v];
                if (left >= AG__LANES) {
                    AG__NAME(store)(block, first, sum, out);
                } else {
                    AG__NAME(store)(block, first, sum, last);
                    memcpy(out, last, (size_t)left * size);
                }
            }
        x += rows, y += rows, n -= rows;
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__VECTOR
#undef AG__WEIGHTS
#undef AG__INPUTS
#undef AG__LANES
#undef AG__ROWS
#endif

/* eax, ebx, ecx, edx of a leaf of cpuid; zeros beyond the last. */
static void ag__cpuid(uint32_t leaf, uint32_t part, uint32_t out[4]) {
#ifdef _MSC_VER
    int words[4];
    __cpuid(words, 0);
    out[0] = out[1] = out[2] = out[3] = 0;
    if (leaf > (uint32_t)words[0]) return;
    __cpuidex(words, (int)leaf, (int)part);
    memcpy(out, words, sizeof words);
#else
    if (!__get_cpuid_count(leaf, part, &out[0], &out[1], &out[2], &out[3])) memset(out, 0, 4 * sizeof *out);
#endif
}

/* The registers that the system saves: bits of XCR0. */
static uint32_t ag__saved_registers(void) {
#ifdef _MSC_VER
    return (uint32_t)_xgetbv(0);
#else
    uint32_t low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
#endif
}

enum { AG__HAS_AVX2 = 1, AG__HAS_AVX_VNNI = 2, AG__HAS_AVX512 = 4 };

static int ag__features(void) {
    uint32_t one[4], seven[4], more[4], saved, avx512 = 1u << 16 | 1u << 30 | 1u << 31; /* F, BW, VL */
    int features = 0;
    ag__cpuid(1, 0, one);
    if (!(one[2] >> 27 & 1)) return 0; /* no xgetbv */
    saved = ag__saved_registers();
    ag__cpuid(7, 0, seven);
    ag__cpuid(7, 1, more);
    if ((saved & 0x06) == 0x06 && (seven[1] >> 5 & 1)) {
        features |= AG__HAS_AVX2;
        if (more[0] >> 4 & 1) features |= AG__HAS_AVX_VNNI;
        if ((saved & 0xE6) == 0xE6 && (seven[1] & avx512) == avx512 && (seven[2] >> 11 & 1)) features |= AG__HAS_AVX512;
    }
    return features;
}

/* Whether there are instructions for SHA-256, and those of SSE4.1 that stand beside them. */
static int ag__has_sha(void) {
    uint32_t one[4], seven[4];
    ag__cpuid(1, 0, one);
    ag__cpuid(7, 0, seven);
    return (one[2] >> 9 & 1) && (one[2] >> 19 & 1) && (seven[1] >> 29 & 1); /* SSSE3, SSE4.1, SHA */
}
#endif
/* ---- SHA-256 ---- */

#define AG__LONG_HASH 16384 /* bytes; to ask the processor what it can do takes longer than to hash fewer */

static uint32_t ag__rotate(uint32_t x, int n) { return (x >> n) | (x << (32 - n)); }

static const uint32_t ag__sha256_k[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static void ag__sha256_block(uint32_t state[8], const uint8_t *block) {
    uint32_t w[64], a, b, c, d, e, f, g, h;
    int i;
    for (i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 |
               block[4 * i + 3];
    for (; i < 64; i++) {
        uint32_t s0 = ag__rotate(w[i - 15], 7) ^ ag__rotate(w[i - 15], 18) ^ (w[i - 15] >> 3);
        uint32_t s1 = ag__rotate(w[i - 2], 17) ^ ag__rotate(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
#define AG__ROUND(a, b, c, d, e, f, g, h, i)                                                                      \
    h += (ag__rotate(e, 6) ^ ag__rotate(e, 11) ^ ag__rotate(e, 25)) + ((e & f) ^ (~e & g)) + ag__sha256_k[i] + w[i]; \
    d += h;                                                                                                       \
    h += (ag__rotate(a, 2) ^ ag__rotate(a, 13) ^ ag__rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (i = 0; i < 64; i += 8) {
        AG__ROUND(a, b, c, d, e, f, g, h, i);
        AG__ROUND(h, a, b, c, d, e, f, g, i + 1);
        AG__ROUND(g, h, a, b, c, d, e, f, i + 2);
        AG__ROUND(f, g, h, a, b, c, d, e, i + 3);
        AG__ROUND(e, f, g, h, a, b, c, d, i + 4);
        AG__ROUND(d, e, f, g, h, a, b, c, i + 5);
        AG__ROUND(c, d, e, f, g, h, a, b, i + 6);
        AG__ROUND(b, c, d, e, f, g, h, a, i + 7);
    }
#undef AG__ROUND
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e, state[5] += f, state[6] += g;
    state[7] += h;
}

static void ag__sha256_blocks(uint32_t state[8], const uint8_t *data, size_t n) {
    for (; n; n--, data += 64) ag__sha256_block(state, data);
}

#ifdef AG__X86
/* By the instructions that many processors have for it, several times as fast. state is kept as they want it: a, b, e, f
   and c, d, g, h, each from the highest lane down. Each of the sixteen turns does four rounds. */
#define AG__SHA AG__FOR("sha,sse4.1,ssse3")
AG__SHA static void ag__sha256_blocks_x86(uint32_t state[8], const uint8_t *data, size_t n) {
    const __m128i order = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    __m128i dcba = _mm_loadu_si128((const __m128i *)(const void *)state);
    __m128i hgfe = _mm_loadu_si128((const __m128i *)(const void *)(state + 4));
    __m128i badc = _mm_shuffle_epi32(dcba, 0xB1), efgh = _mm_shuffle_epi32(hgfe, 0x1B);
    __m128i abef = _mm_alignr_epi8(badc, efgh, 8), cdgh = _mm_blend_epi16(efgh, badc, 0xF0);
    for (; n; n--, data += 64) {
        const __m128i abef_before = abef, cdgh_before = cdgh;
        __m128i w[4], sum;
        int i;
        for (i = 0; i < 16; i++) {
            if (i < 4) {
                w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(data + 16 * i)), order);
            } else {
                sum = _mm_add_epi32(_mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]),
                                    _mm_alignr_epi8(w[(i + 3) % 4], w[(i + 2) % 4], 4));
                w[i % 4] = _mm_sha256msg2_epu32(sum, w[(i + 3) % 4]);
            }
            sum = _mm_add_epi32(w[i % 4], _mm_loadu_si128((const __m128i *)(const void *)(ag__sha256_k + 4 * i)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
        }
        abef = _mm_add_epi32(abef, abef_before), cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    efgh = _mm_shuffle_epi32(abef, 0x1B), badc = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)(void *)state, _mm_blend_epi16(efgh, badc, 0xF0));
    _mm_storeu_si128((__m128i *)(void *)(state + 4), _mm_alignr_epi8(badc, efgh, 8));
}
#endif

AG_API void ag_sha256(const void *content, size_t n, uint8_t digest[32]) {
    const uint8_t *data = (const uint8_t *)content;
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    uint8_t last[128];
    size_t whole = n & ~(size_t)63, rest = n - whole, padded = rest < 56 ? 64 : 128, i;
#ifdef AG__X86
    if (n >= AG__LONG_HASH && ag__has_sha())
        ag__sha256_blocks_x86(state, data, whole / 64);
    else
#endif
        ag__sha256_blocks(state, data, whole / 64);
    memset(last, 0, sizeof last);
    if (rest) memcpy(last, data + whole, rest);
    last[rest] = 0x80;
    for (i = 0; i < 8; i++) last[padded - 1 - i] = (uint8_t)((uint64_t)n * 8 >> 8 * i);
    ag__sha256_blocks(state, last, padded / 64);
    for (i = 0; i < 32; i++) digest[i] = (uint8_t)(state[i / 4] >> (24 - 8 * (i % 4)));
}

/* ---- ARM with 64 bits: NEON, and the dot products of bytes that most cores since 2018 have ---- */

#ifdef AG__NEON

static AG__INLINE void ag__store_neon(const ag__block *block, int o, int32x4_t sums, char *out) {
    uint32x4_t sum = vreinterpretq_u32_s32(vaddq_s32(sums, vld1q_s32(block->bias + o)));
    int32x4_t y = vreinterpretq_s32_u32(vshlq_u32(sum, vnegq_s32(vld1q_s32(block->shift + o))));
    y = vsubq_s32(y, vld1q_s32(block->base + o));
    y = vminq_s32(vmaxq_s32(y, vdupq_n_s32(block->low)), vdupq_n_s32(block->high));
    if (block->format == AG__LONGS) {
        memcpy(out, &y, 16);
    } else if (block->format == AG__SHORTS) {
        int16x4_t narrow = vmovn_s32(y);
        memcpy(out, &narrow, 8);
    } else {
        int16x4_t narrow = vmovn_s32(y);
        uint8x8_t bytes = vmovn_u16(vreinterpretq_u16_s16(vcombine_s16(narrow, narrow)));
        if (block->format == AG__SIGNED_BYTES) bytes = veor_u8(bytes, vdup_n_u8(128));
        memcpy(out, &bytes, 4);
    }
}

static AG__INLINE int32x4_t ag__zero_neon(void) { return vdupq_n_s32(0); }
static AG__INLINE int16x4_t ag__weights_neon(const char *p) {
    int16x4_t weights;
    memcpy(&weights, p, sizeof weights);
    return weights;
}
static AG__INLINE int16x4_t ag__spread_neon(const char *p) {
    int16_t input;
    memcpy(&input, p, 2);
    return vdup_n_s16(input);
}
static AG__INLINE int32x4_t ag__dot_neon(int32x4_t sums, int16x4_t x, int16x4_t w) { return vmlal_s16(sums, x, w); }

#define AG__NAME(x) ag__##x##_neon
#define AG__TARGET
#define AG__VECTOR int32x4_t
#define AG__WEIGHTS int16x4_t
#define AG__INPUTS int16x4_t
#define AG__LANES 4
#define AG__ROWS 8
/* A kernel of a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__VECTOR     a vector of AG__LANES sums of 32 bits; AG__WEIGHTS, one of the weights of a group of inputs
       AG__ROWS       rows at a time: with two vectors each, the sums must fit the registers
       zero()         sums of 0
       weights(p)     the weights at p, aligned
       spread(p)      a group of inputs, at p, in every lane
       dot(s, x, w)   sums with the products added
       store(block, o, s, p)   scales the sums of output o and on, as ag__plain does, and stores them at p

   as AG__NAME(zero) and so on. */

/* The sums of a number of rows and vectors, both constants where this is called. */
AG__TARGET static AG__INLINE void AG__NAME(tile)(const ag__block *block, const char *const *x, AG__VECTOR *out,
                                                 const int n_rows, const int n_vectors) {
    AG__VECTOR sums[AG__ROWS][2];
    const char *rows[AG__ROWS], *w = block->weight;
    size_t g;
    int i, v;
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        rows[i] = x[i];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(zero)();
    }
    for (g = 0; g < block->n_groups; g++, w += (size_t)n_vectors * sizeof(AG__WEIGHTS)) {
        ptrdiff_t offset = block->offset[g];
        AG__WEIGHTS weights[2];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) weights[v] = AG__NAME(weights)(w + (size_t)v * sizeof(AG__WEIGHTS));
        AG__UNROLL
        for (i = 0; i < n_rows; i++) {
            AG__INPUTS inputs = AG__NAME(spread)(rows[i] + offset);
            AG__UNROLL
            for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(dot)(sums[i][v], inputs, weights[v]);
        }
    }
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) out[i * n_vectors + v] = sums[i][v];
    }
}

AG__TARGET static void AG__NAME(multiply)(const ag__block *block, const char *const *x, char *const *y, size_t n) {
    AG__VECTOR sums[AG__ROWS * 2];
    char last[AG__LANES * sizeof(int32_t)];
    size_t size = ag__width_of(block->format), i;
    int v;
    while (n) {
        size_t rows = n >= AG__ROWS ? AG__ROWS : n >= 4 ? 4 : n >= 2 ? 2 : 1;
        if (block->n_vectors == 2) switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 2); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 2); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 2); break;
                default: AG__NAME(tile)(block, x, sums, 1, 2);
            }
        else switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 1); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 1); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 1); break;
                default: AG__NAME(tile)(block, x, sums, 1, 1);
            }
        for (i = 0; i < rows; i++)
            for (v = 0; v < block->n_vectors; v++) {
                int first = v * AG__LANES, left = block->count - first;
                char *out = y[i] + block->to + (size_t)first * size;
                AG__VECTOR sum = sums[i * (size_t)block->n_vectors + (size_t)v];
                if (left >= AG__LANES) {
                    AG__NAME(store)(block, first, sum, out);
                } else {
                    AG__NAME(store)(block, first, sum, last);
                    memcpy(out, last, (size_t)left * size);
                }
            }
        x += rows, y += rows, n -= rows;
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__VECTOR
#undef AG__WEIGHTS
#undef AG__INPUTS
#undef AG__LANES
#undef AG__ROWS

#if defined(__GNUC__) || defined(__ARM_FEATURE_DOTPROD)
#ifdef __ARM_FEATURE_DOTPROD
#define AG__DOTPROD
#elif defined(__clang__)
#define AG__DOTPROD AG__FOR("dotprod")
#else
#define AG__DOTPROD AG__FOR("arch=armv8.2-a+dotprod")
#endif
AG__DOTPROD static AG__INLINE int32x4_t ag__zero_dotprod(void) { return vdupq_n_s32(0); }
AG__DOTPROD static AG__INLINE int8x16_t ag__weights_dotprod(const char *p) { return vld1q_s8((const int8_t *)p); }
AG__DOTPROD static AG__INLINE int8x16_t ag__spread_dotprod(const char *p) {
    int32_t inputs;
    memcpy(&inputs, p, 4);
    return vreinterpretq_s8_s32(vdupq_n_s32(inputs));
}
AG__DOTPROD static AG__INLINE int32x4_t ag__dot_dotprod(int32x4_t sums, int8x16_t x, int8x16_t w) {
    return vdotq_s32(sums, x, w);
}
AG__DOTPROD static AG__INLINE void ag__store_dotprod(const ag__block *block, int o, int32x4_t sums, char *out) {
    ag__store_neon(block, o, sums, out);
}

#define AG__NAME(x) ag__##x##_dotprod
#define AG__TARGET AG__DOTPROD
#define AG__VECTOR int32x4_t
#define AG__WEIGHTS int8x16_t
#define AG__INPUTS int8x16_t
#define AG__LANES 4
#define AG__ROWS 8
/* A kernel of a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__VECTOR     a vector of AG__LANES sums of 32 bits; AG__WEIGHTS, one of the weights of a group of inputs
       AG__ROWS       rows at a time: with two vectors each, the sums must fit the registers
       zero()         sums of 0
       weights(p)     the weights at p, aligned
       spread(p)      a group of inputs, at p, in every lane
       dot(s, x, w)   sums with the products added
       store(block, o, s, p)   scales the sums of output o and on, as ag__plain does, and stores them at p

   as AG__NAME(zero) and so on. */

/* The sums of a number of rows and vectors, both constants where this is called. */
AG__TARGET static AG__INLINE void AG__NAME(tile)(const ag__block *block, const char *const *x, AG__VECTOR *out,
                                                 const int n_rows, const int n_vectors) {
    AG__VECTOR sums[AG__ROWS][2];
    const char *rows[AG__ROWS], *w = block->weight;
    size_t g;
    int i, v;
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        rows[i] = x[i];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(zero)();
    }
    for (g = 0; g < block->n_groups; g++, w += (size_t)n_vectors * sizeof(AG__WEIGHTS)) {
        ptrdiff_t offset = block->offset[g];
        AG__WEIGHTS weights[2];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) weights[v] = AG__NAME(weights)(w + (size_t)v * sizeof(AG__WEIGHTS));
        AG__UNROLL
        for (i = 0; i < n_rows; i++) {
            AG__INPUTS inputs = AG__NAME(spread)(rows[i] + offset);
            AG__UNROLL
            for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(dot)(sums[i][v], inputs, weights[v]);
        }
    }
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) out[i * n_vectors + v] = sums[i][v];
    }
}

AG__TARGET static void AG__NAME(multiply)(const ag__block *block, const char *const *x, char *const *y, size_t n) {
    AG__VECTOR sums[AG__ROWS * 2];
    char last[AG__LANES * sizeof(int32_t)];
    size_t size = ag__width_of(block->format), i;
    int v;
    while (n) {
        size_t rows = n >= AG__ROWS ? AG__ROWS : n >= 4 ? 4 : n >= 2 ? 2 : 1;
        if (block->n_vectors == 2) switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 2); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 2); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 2); break;
                default: AG__NAME(tile)(block, x, sums, 1, 2);
            }
        else switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 1); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 1); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 1); break;
                default: AG__NAME(tile)(block, x, sums, 1, 1);
            }
        for (i = 0; i < rows; i++)
            for (v = 0; v < block->n_vectors; v++) {
                int first = v * AG__LANES, left = block->count - first;
                char *out = y[i] + block->to + (size_t)first * size;
                AG__VECTOR sum = sums[i * (size_t)block->n_vectors + (size_t)v];
                if (left >= AG__LANES) {
                    AG__NAME(store)(block, first, sum, out);
                } else {
                    AG__NAME(store)(block, first, sum, last);
                    memcpy(out, last, (size_t)left * size);
                }
            }
        x += rows, y += rows, n -= rows;
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__VECTOR
#undef AG__WEIGHTS
#undef AG__INPUTS
#undef AG__LANES
#undef AG__ROWS
#endif

enum { AG__HAS_DOTPROD = 1 };

static int ag__features(void) {
#if defined(__ARM_FEATURE_DOTPROD)
    return AG__HAS_DOTPROD;
#elif defined(__linux__)
    return (int)(getauxval(AT_HWCAP) >> 20 & 1); /* HWCAP_ASIMDDP */
#else
    return 0;
#endif
}
#endif
/* ---- WebAssembly with the vectors of 128 bits that every browser has since 2023 (no relaxed SIMD) ---- */

#ifdef AG__WASM

static AG__INLINE v128_t ag__zero_wasm(void) { return wasm_i32x4_const_splat(0); }
static AG__INLINE v128_t ag__weights_wasm(const char *p) { return wasm_v128_load(p); }
static AG__INLINE v128_t ag__spread_wasm(const char *p) { return wasm_v128_load32_splat(p); }
static AG__INLINE v128_t ag__dot_wasm(v128_t sums, v128_t x, v128_t w) {
    return wasm_i32x4_add(sums, wasm_i32x4_dot_i16x8(x, w));
}

static AG__INLINE void ag__store_wasm(const ag__block *block, int o, v128_t sums, char *out) {
    v128_t sum = wasm_i32x4_add(sums, wasm_v128_load(block->bias + o)), twice = wasm_i32x4_add(sum, sum);
    v128_t power = wasm_v128_load(block->power + o);
    /* each lane shifted by its own count: twice the sum times 2^(31 - count), the upper halves of 64 bits */
    v128_t y = wasm_i32x4_shuffle(wasm_u64x2_extmul_low_u32x4(twice, power),
                                  wasm_u64x2_extmul_high_u32x4(twice, power), 1, 3, 5, 7);
    y = wasm_i32x4_sub(y, wasm_v128_load(block->base + o));
    y = wasm_i32x4_min(wasm_i32x4_max(y, wasm_i32x4_splat(block->low)), wasm_i32x4_splat(block->high));
    if (block->format == AG__LONGS) {
        wasm_v128_store(out, y);
        return;
    }
    y = wasm_i16x8_narrow_i32x4(y, y);
    if (block->format == AG__SHORTS)
        wasm_v128_store64_lane(out, y, 0);
    else
        wasm_v128_store32_lane(out, wasm_u8x16_narrow_i16x8(y, y), 0);
}

#define AG__NAME(x) ag__##x##_wasm
#define AG__TARGET
#define AG__VECTOR v128_t
#define AG__WEIGHTS v128_t
#define AG__INPUTS v128_t
#define AG__LANES 4
#define AG__ROWS 4 /* V8 spills more than that from its 16 registers */
/* A kernel of a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__VECTOR     a vector of AG__LANES sums of 32 bits; AG__WEIGHTS, one of the weights of a group of inputs
       AG__ROWS       rows at a time: with two vectors each, the sums must fit the registers
       zero()         sums of 0
       weights(p)     the weights at p, aligned
       spread(p)      a group of inputs, at p, in every lane
       dot(s, x, w)   sums with the products added
       store(block, o, s, p)   scales the sums of output o and on, as ag__plain does, and stores them at p

   as AG__NAME(zero) and so on. */

/* The sums of a number of rows and vectors, both constants where this is called. */
AG__TARGET static AG__INLINE void AG__NAME(tile)(const ag__block *block, const char *const *x, AG__VECTOR *out,
                                                 const int n_rows, const int n_vectors) {
    AG__VECTOR sums[AG__ROWS][2];
    const char *rows[AG__ROWS], *w = block->weight;
    size_t g;
    int i, v;
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        rows[i] = x[i];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(zero)();
    }
    for (g = 0; g < block->n_groups; g++, w += (size_t)n_vectors * sizeof(AG__WEIGHTS)) {
        ptrdiff_t offset = block->offset[g];
        AG__WEIGHTS weights[2];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) weights[v] = AG__NAME(weights)(w + (size_t)v * sizeof(AG__WEIGHTS));
        AG__UNROLL
        for (i = 0; i < n_rows; i++) {
            AG__INPUTS inputs = AG__NAME(spread)(rows[i] + offset);
            AG__UNROLL
            for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(dot)(sums[i][v], inputs, weights[v]);
        }
    }
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) out[i * n_vectors + v] = sums[i][v];
    }
}

AG__TARGET static void AG__NAME(multiply)(const ag__block *block, const char *const *x, char *const *y, size_t n) {
    AG__VECTOR sums[AG__ROWS * 2];
    char last[AG__LANES * sizeof(int32_t)];
    size_t size = ag__width_of(block->format), i;
    int v;
    while (n) {
        size_t rows = n >= AG__ROWS ? AG__ROWS : n >= 4 ? 4 : n >= 2 ? 2 : 1;
        if (block->n_vectors == 2) switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 2); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 2); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 2); break;
                default: AG__NAME(tile)(block, x, sums, 1, 2);
            }
        else switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 1); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 1); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 1); break;
                default: AG__NAME(tile)(block, x, sums, 1, 1);
            }
        for (i = 0; i < rows; i++)
            for (v = 0; v < block->n_vectors; v++) {
                int first = v * AG__LANES, left = block->count - first;
                char *out = y[i] + block->to + (size_t)first * size;
                AG__VECTOR sum = sums[i * (size_t)block->n_vectors + (size_t)v];
                if (left >= AG__LANES) {
                    AG__NAME(store)(block, first, sum, out);
                } else {
                    AG__NAME(store)(block, first, sum, last);
                    memcpy(out, last, (size_t)left * size);
                }
            }
        x += rows, y += rows, n -= rows;
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__VECTOR
#undef AG__WEIGHTS
#undef AG__INPUTS
#undef AG__LANES
#undef AG__ROWS
#endif
/* ---- Patches on vector units ---- */

#if defined(AG__X86)
static AG__INLINE __m128i ag__none_sse2(void) { return _mm_setzero_si128(); }
static AG__INLINE __m128i ag__wide_sse2(const uint8_t *p) {
    return _mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)(const void *)p), _mm_setzero_si128());
}
static AG__INLINE void ag__widen_sse2(const uint8_t *p, int16_t *t) {
    _mm_storeu_si128((__m128i *)(void *)t, ag__wide_sse2(p));
}
static AG__INLINE __m128i ag__squared_sse2(__m128i sums, __m128i x, const int16_t *t) {
    x = _mm_sub_epi16(x, ag__at(t));
    return _mm_add_epi32(sums, _mm_madd_epi16(x, x));
}
static AG__INLINE __m128i ag__add8_sse2(__m128i sums, const uint8_t *p, const int16_t *t) {
    return ag__squared_sse2(sums, ag__wide_sse2(p), t);
}
static AG__INLINE __m128i ag__add4_sse2(__m128i sums, const uint8_t *p, const int16_t *t) {
    __m128i x = _mm_cvtsi32_si128(ag__bits((const char *)p));
    return ag__squared_sse2(sums, _mm_unpacklo_epi8(x, _mm_setzero_si128()), t);
}
static AG__INLINE void ag__halves_sse2(__m128i sums, uint32_t *halves) {
    sums = _mm_add_epi32(sums, _mm_shuffle_epi32(sums, 0xB1));
    halves[0] = (uint32_t)_mm_cvtsi128_si32(sums),
    halves[1] = (uint32_t)_mm_cvtsi128_si32(_mm_shuffle_epi32(sums, 0x4E));
}

#define AG__NAME(x) ag__##x##_sse2
#define AG__TARGET
#define AG__SUMS __m128i
#define AG__WIDE 0
/* The cheapest candidate (compare.h) on a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__SUMS       sums of squared differences of bytes; of eight bytes, the first four add to other lanes than the rest
       AG__WIDE       1 if there is add16, else 0
       none()         sums of 0
       widen(p, t)    eight bytes at p as 16 bits at t
       add16(s, p, t), add8(s, p, t), add4(s, p, t)
                      sums with so many bytes at p compared with those at t; behind four at t stand four zeros
       halves(s, a)   the sums as two numbers at a: of first and of last fours

   as AG__NAME(none) and so on. */

AG__TARGET static AG__INLINE uint32_t AG__NAME(apart)(const ag__patch *patch, const ag__candidate *candidate,
                                                      const int16_t *target, const int side, const int has_guide) {
    const int n_bytes = side * (has_guide ? 8 : 4);
    AG__SUMS sums = AG__NAME(none)();
    const uint8_t *row = candidate->at;
    uint32_t halves[2];
    int y;
    for (y = 0; y < side; y++, row += candidate->row, target += AG__TARGET_ROW) {
#if AG__WIDE
        if (n_bytes >= 16) sums = AG__NAME(add16)(sums, row, target);
        if (n_bytes >= 32) sums = AG__NAME(add16)(sums, row + 16, target + 16);
        if (n_bytes & 8) sums = AG__NAME(add8)(sums, row + (n_bytes & ~15), target + (n_bytes & ~15));
#else
        sums = AG__NAME(add8)(sums, row, target);
        if (n_bytes >= 16) sums = AG__NAME(add8)(sums, row + 8, target + 8);
        if (n_bytes >= 24) sums = AG__NAME(add8)(sums, row + 16, target + 16);
        if (n_bytes >= 32) sums = AG__NAME(add8)(sums, row + 24, target + 24);
        if (n_bytes >= 40) sums = AG__NAME(add8)(sums, row + 32, target + 32);
#endif
        if (n_bytes & 4) sums = AG__NAME(add4)(sums, row + (n_bytes & ~7), target + (n_bytes & ~7));
    }
    AG__NAME(halves)(sums, halves);
    return has_guide ? patch->paint * halves[0] + patch->guide * halves[1] : patch->paint * (halves[0] + halves[1]);
}

AG__TARGET static AG__INLINE int AG__NAME(cheapest_of)(const ag__patch *patch, const ag__candidate *candidates, int n,
                                                       const int side, const int has_guide) {
    const int n_bytes = side * (has_guide ? 8 : 4);
    int16_t target[(2 * AG__BORDER + 1) * AG__TARGET_ROW];
    uint64_t least = (uint64_t)-1;
    int best = 0, y, k, i;
    for (y = 0; y < side; y++) {
        const uint8_t *from = patch->at + (size_t)y * patch->row;
        for (k = 0; k + 8 <= n_bytes; k += 8) AG__NAME(widen)(from + k, target + y * AG__TARGET_ROW + k);
        if (k < n_bytes) {
            uint8_t last[8] = {0, 0, 0, 0, 0, 0, 0, 0};
            memcpy(last, from + k, 4);
            AG__NAME(widen)(last, target + y * AG__TARGET_ROW + k);
        }
    }
    for (i = 0; i < n; i++) {
        uint64_t cost = (uint64_t)candidates[i].start * candidates[i].share;
        if (cost >= least) continue;
        cost += (uint64_t)AG__NAME(apart)(patch, &candidates[i], target, side, has_guide) * candidates[i].share;
        if (cost < least) least = cost, best = i;
    }
    return best;
}

AG__TARGET static int AG__NAME(cheapest)(const ag__patch *patch, const ag__candidate *candidates, int n) {
    if (patch->has_guide)
        return patch->side == 5 ? AG__NAME(cheapest_of)(patch, candidates, n, 5, 1)
                                : AG__NAME(cheapest_of)(patch, candidates, n, 3, 1);
    return patch->side == 5 ? AG__NAME(cheapest_of)(patch, candidates, n, 5, 0)
                            : AG__NAME(cheapest_of)(patch, candidates, n, 3, 0);
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__SUMS
#undef AG__WIDE

typedef struct ag__sums_avx2 {
    __m256i wide;
    __m128i narrow;
} ag__sums_avx2;

AG__AVX2 static AG__INLINE ag__sums_avx2 ag__none_avx2(void) {
    ag__sums_avx2 sums;
    sums.wide = _mm256_setzero_si256(), sums.narrow = _mm_setzero_si128();
    return sums;
}
AG__AVX2 static AG__INLINE __m128i ag__wide_avx2(const uint8_t *p) {
    return _mm_cvtepu8_epi16(_mm_loadl_epi64((const __m128i *)(const void *)p));
}
AG__AVX2 static AG__INLINE void ag__widen_avx2(const uint8_t *p, int16_t *t) {
    _mm_storeu_si128((__m128i *)(void *)t, ag__wide_avx2(p));
}
AG__AVX2 static AG__INLINE ag__sums_avx2 ag__add16_avx2(ag__sums_avx2 sums, const uint8_t *p, const int16_t *t) {
    __m256i x = _mm256_sub_epi16(_mm256_cvtepu8_epi16(ag__at(p)), _mm256_loadu_si256((const __m256i *)(const void *)t));
    sums.wide = _mm256_add_epi32(sums.wide, _mm256_madd_epi16(x, x));
    return sums;
}
AG__AVX2 static AG__INLINE ag__sums_avx2 ag__narrow_avx2(ag__sums_avx2 sums, __m128i x, const int16_t *t) {
    x = _mm_sub_epi16(x, ag__at(t));
    sums.narrow = _mm_add_epi32(sums.narrow, _mm_madd_epi16(x, x));
    return sums;
}
AG__AVX2 static AG__INLINE ag__sums_avx2 ag__add8_avx2(ag__sums_avx2 sums, const uint8_t *p, const int16_t *t) {
    return ag__narrow_avx2(sums, ag__wide_avx2(p), t);
}
AG__AVX2 static AG__INLINE ag__sums_avx2 ag__add4_avx2(ag__sums_avx2 sums, const uint8_t *p, const int16_t *t) {
    return ag__narrow_avx2(sums, _mm_cvtepu8_epi16(_mm_cvtsi32_si128(ag__bits((const char *)p))), t);
}
AG__AVX2 static AG__INLINE void ag__halves_avx2(ag__sums_avx2 sums, uint32_t *halves) {
    __m128i both = _mm_add_epi32(_mm256_castsi256_si128(sums.wide), _mm256_extracti128_si256(sums.wide, 1));
    ag__halves_sse2(_mm_add_epi32(both, sums.narrow), halves);
}

#define AG__NAME(x) ag__##x##_avx2
#define AG__TARGET AG__AVX2
#define AG__SUMS ag__sums_avx2
#define AG__WIDE 1
/* The cheapest candidate (compare.h) on a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__SUMS       sums of squared differences of bytes; of eight bytes, the first four add to other lanes than the rest
       AG__WIDE       1 if there is add16, else 0
       none()         sums of 0
       widen(p, t)    eight bytes at p as 16 bits at t
       add16(s, p, t), add8(s, p, t), add4(s, p, t)
                      sums with so many bytes at p compared with those at t; behind four at t stand four zeros
       halves(s, a)   the sums as two numbers at a: of first and of last fours

   as AG__NAME(none) and so on. */

AG__TARGET static AG__INLINE uint32_t AG__NAME(apart)(const ag__patch *patch, const ag__candidate *candidate,
                                                      const int16_t *target, const int side, const int has_guide) {
    const int n_bytes = side * (has_guide ? 8 : 4);
    AG__SUMS sums = AG__NAME(none)();
    const uint8_t *row = candidate->at;
    uint32_t halves[2];
    int y;
    for (y = 0; y < side; y++, row += candidate->row, target += AG__TARGET_ROW) {
#if AG__WIDE
        if (n_bytes >= 16) sums = AG__NAME(add16)(sums, row, target);
        if (n_bytes >= 32) sums = AG__NAME(add16)(sums, row + 16, target + 16);
        if (n_bytes & 8) sums = AG__NAME(add8)(sums, row + (n_bytes & ~15), target + (n_bytes & ~15));
#else
        sums = AG__NAME(add8)(sums, row, target);
        if (n_bytes >= 16) sums = AG__NAME(add8)(sums, row + 8, target + 8);
        if (n_bytes >= 24) sums = AG__NAME(add8)(sums, row + 16, target + 16);
        if (n_bytes >= 32) sums = AG__NAME(add8)(sums, row + 24, target + 24);
        if (n_bytes >= 40) sums = AG__NAME(add8)(sums, row + 32, target + 32);
#endif
        if (n_bytes & 4) sums = AG__NAME(add4)(sums, row + (n_bytes & ~7), target + (n_bytes & ~7));
    }
    AG__NAME(halves)(sums, halves);
    return has_guide ? patch->paint * halves[0] + patch->guide * halves[1] : patch->paint * (halves[0] + halves[1]);
}

AG__TARGET static AG__INLINE int AG__NAME(cheapest_of)(const ag__patch *patch, const ag__candidate *candidates, int n,
                                                       const int side, const int has_guide) {
    const int n_bytes = side * (has_guide ? 8 : 4);
    int16_t target[(2 * AG__BORDER + 1) * AG__TARGET_ROW];
    uint64_t least = (uint64_t)-1;
    int best = 0, y, k, i;
    for (y = 0; y < side; y++) {
        const uint8_t *from = patch->at + (size_t)y * patch->row;
        for (k = 0; k + 8 <= n_bytes; k += 8) AG__NAME(widen)(from + k, target + y * AG__TARGET_ROW + k);
        if (k < n_bytes) {
            uint8_t last[8] = {0, 0, 0, 0, 0, 0, 0, 0};
            memcpy(last, from + k, 4);
            AG__NAME(widen)(last, target + y * AG__TARGET_ROW + k);
        }
    }
    for (i = 0; i < n; i++) {
        uint64_t cost = (uint64_t)candidates[i].start * candidates[i].share;
        if (cost >= least) continue;
        cost += (uint64_t)AG__NAME(apart)(patch, &candidates[i], target, side, has_guide) * candidates[i].share;
        if (cost < least) least = cost, best = i;
    }
    return best;
}

AG__TARGET static int AG__NAME(cheapest)(const ag__patch *patch, const ag__candidate *candidates, int n) {
    if (patch->has_guide)
        return patch->side == 5 ? AG__NAME(cheapest_of)(patch, candidates, n, 5, 1)
                                : AG__NAME(cheapest_of)(patch, candidates, n, 3, 1);
    return patch->side == 5 ? AG__NAME(cheapest_of)(patch, candidates, n, 5, 0)
                            : AG__NAME(cheapest_of)(patch, candidates, n, 3, 0);
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__SUMS
#undef AG__WIDE
#endif

#if defined(AG__NEON)
static AG__INLINE int32x4_t ag__none_neon(void) { return vdupq_n_s32(0); }
static AG__INLINE int16x8_t ag__wide_neon(const uint8_t *p) { return vreinterpretq_s16_u16(vmovl_u8(vld1_u8(p))); }
static AG__INLINE void ag__widen_neon(const uint8_t *p, int16_t *t) { vst1q_s16(t, ag__wide_neon(p)); }
static AG__INLINE int32x4_t ag__squared_neon(int32x4_t sums, int16x8_t x, const int16_t *t) {
    /* pairs of the first four in two lanes, of the last four in the other two */
    int16x8_t d = vsubq_s16(x, vld1q_s16(t));
    int32x4_t low = vmull_s16(vget_low_s16(d), vget_low_s16(d)), high = vmull_s16(vget_high_s16(d), vget_high_s16(d));
    return vaddq_s32(sums, vpaddq_s32(low, high));
}
static AG__INLINE int32x4_t ag__add8_neon(int32x4_t sums, const uint8_t *p, const int16_t *t) {
    return ag__squared_neon(sums, ag__wide_neon(p), t);
}
static AG__INLINE int32x4_t ag__add4_neon(int32x4_t sums, const uint8_t *p, const int16_t *t) {
    uint8_t bytes[8] = {0, 0, 0, 0, 0, 0, 0, 0};
    memcpy(bytes, p, 4);
    return ag__squared_neon(sums, ag__wide_neon(bytes), t);
}
static AG__INLINE void ag__halves_neon(int32x4_t sums, uint32_t *halves) {
    halves[0] = (uint32_t)(vgetq_lane_s32(sums, 0) + vgetq_lane_s32(sums, 1));
    halves[1] = (uint32_t)(vgetq_lane_s32(sums, 2) + vgetq_lane_s32(sums, 3));
}

#define AG__NAME(x) ag__##x##_neon
#define AG__TARGET
#define AG__SUMS int32x4_t
#define AG__WIDE 0
/* The cheapest candidate (compare.h) on a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__SUMS       sums of squared differences of bytes; of eight bytes, the first four add to other lanes than the rest
       AG__WIDE       1 if there is add16, else 0
       none()         sums of 0
       widen(p, t)    eight bytes at p as 16 bits at t
       add16(s, p, t), add8(s, p, t), add4(s, p, t)
                      sums with so many bytes at p compared with those at t; behind four at t stand four zeros
       halves(s, a)   the sums as two numbers at a: of first and of last fours

   as AG__NAME(none) and so on. */

AG__TARGET static AG__INLINE uint32_t AG__NAME(apart)(const ag__patch *patch, const ag__candidate *candidate,
                                                      const int16_t *target, const int side, const int has_guide) {
    const int n_bytes = side * (has_guide ? 8 : 4);
    AG__SUMS sums = AG__NAME(none)();
    const uint8_t *row = candidate->at;
    uint32_t halves[2];
    int y;
    for (y = 0; y < side; y++, row += candidate->row, target += AG__TARGET_ROW) {
#if AG__WIDE
        if (n_bytes >= 16) sums = AG__NAME(add16)(sums, row, target);
        if (n_bytes >= 32) sums = AG__NAME(add16)(sums, row + 16, target + 16);
        if (n_bytes & 8) sums = AG__NAME(add8)(sums, row + (n_bytes & ~15), target + (n_bytes & ~15));
#else
        sums = AG__NAME(add8)(sums, row, target);
        if (n_bytes >= 16) sums = AG__NAME(add8)(sums, row + 8, target + 8);
        if (n_bytes >= 24) sums = AG__NAME(add8)(sums, row + 16, target + 16);
        if (n_bytes >= 32) sums = AG__NAME(add8)(sums, row + 24, target + 24);
        if (n_bytes >= 40) sums = AG__NAME(add8)(sums, row + 32, target + 32);
#endif
        if (n_bytes & 4) sums = AG__NAME(add4)(sums, row + (n_bytes & ~7), target + (n_bytes & ~7));
    }
    AG__NAME(halves)(sums, halves);
    return has_guide ? patch->paint * halves[0] + patch->guide * halves[1] : patch->paint * (halves[0] + halves[1]);
}

AG__TARGET static AG__INLINE int AG__NAME(cheapest_of)(const ag__patch *patch, const ag__candidate *candidates, int n,
                                                       const int side, const int has_guide) {
    const int n_bytes = side * (has_guide ? 8 : 4);
    int16_t target[(2 * AG__BORDER + 1) * AG__TARGET_ROW];
    uint64_t least = (uint64_t)-1;
    int best = 0, y, k, i;
    for (y = 0; y < side; y++) {
        const uint8_t *from = patch->at + (size_t)y * patch->row;
        for (k = 0; k + 8 <= n_bytes; k += 8) AG__NAME(widen)(from + k, target + y * AG__TARGET_ROW + k);
        if (k < n_bytes) {
            uint8_t last[8] = {0, 0, 0, 0, 0, 0, 0, 0};
            memcpy(last, from + k, 4);
            AG__NAME(widen)(last, target + y * AG__TARGET_ROW + k);
        }
    }
    for (i = 0; i < n; i++) {
        uint64_t cost = (uint64_t)candidates[i].start * candidates[i].share;
        if (cost >= least) continue;
        cost += (uint64_t)AG__NAME(apart)(patch, &candidates[i], target, side, has_guide) * candidates[i].share;
        if (cost < least) least = cost, best = i;
    }
    return best;
}

AG__TARGET static int AG__NAME(cheapest)(const ag__patch *patch, const ag__candidate *candidates, int n) {
    if (patch->has_guide)
        return patch->side == 5 ? AG__NAME(cheapest_of)(patch, candidates, n, 5, 1)
                                : AG__NAME(cheapest_of)(patch, candidates, n, 3, 1);
    return patch->side == 5 ? AG__NAME(cheapest_of)(patch, candidates, n, 5, 0)
                            : AG__NAME(cheapest_of)(patch, candidates, n, 3, 0);
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__SUMS
#undef AG__WIDE
#endif

#if defined(AG__WASM)
static AG__INLINE v128_t ag__none_wasm(void) { return wasm_i32x4_const_splat(0); }
static AG__INLINE void ag__widen_wasm(const uint8_t *p, int16_t *t) { wasm_v128_store(t, wasm_u16x8_load8x8(p)); }
static AG__INLINE v128_t ag__squared_wasm(v128_t sums, v128_t x, const int16_t *t) {
    x = wasm_i16x8_sub(x, wasm_v128_load(t));
    return wasm_i32x4_add(sums, wasm_i32x4_dot_i16x8(x, x));
}
static AG__INLINE v128_t ag__add8_wasm(v128_t sums, const uint8_t *p, const int16_t *t) {
    return ag__squared_wasm(sums, wasm_u16x8_load8x8(p), t);
}
static AG__INLINE v128_t ag__add4_wasm(v128_t sums, const uint8_t *p, const int16_t *t) {
    return ag__squared_wasm(sums, wasm_u16x8_extend_low_u8x16(wasm_v128_load32_zero(p)), t);
}
static AG__INLINE void ag__halves_wasm(v128_t sums, uint32_t *halves) {
    halves[0] = (uint32_t)(wasm_i32x4_extract_lane(sums, 0) + wasm_i32x4_extract_lane(sums, 1));
    halves[1] = (uint32_t)(wasm_i32x4_extract_lane(sums, 2) + wasm_i32x4_extract_lane(sums, 3));
}

#define AG__NAME(x) ag__##x##_wasm
#define AG__TARGET
#define AG__SUMS v128_t
#define AG__WIDE 0
/* The cheapest candidate (compare.h) on a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__SUMS       sums of squared differences of bytes; of eight bytes, the first four add to other lanes than the rest
       AG__WIDE       1 if there is add16, else 0
       none()         sums of 0
       widen(p, t)    eight bytes at p as 16 bits at t
       add16(s, p, t), add8(s, p, t), add4(s, p, t)
                      sums with so many bytes at p compared with those at t; behind four at t stand four zeros
       halves(s, a)   the sums as two numbers at a: of first and of last fours

   as AG__NAME(none) and so on. */

AG__TARGET static AG__INLINE uint32_t AG__NAME(apart)(const ag__patch *patch, const ag__candidate *candidate,
                                                      const int16_t *target, const int side, const int has_guide) {
    const int n_bytes = side * (has_guide ? 8 : 4);
    AG__SUMS sums = AG__NAME(none)();
    const uint8_t *row = candidate->at;
    uint32_t halves[2];
    int y;
    for (y = 0; y < side; y++, row += candidate->row, target += AG__TARGET_ROW) {
#if AG__WIDE
        if (n_bytes >= 16) sums = AG__NAME(add16)(sums, row, target);
        if (n_bytes >= 32) sums = AG__NAME(add16)(sums, row + 16, target + 16);
        if (n_bytes & 8) sums = AG__NAME(add8)(sums, row + (n_bytes & ~15), target + (n_bytes & ~15));
#else
        sums = AG__NAME(add8)(sums, row, target);
        if (n_bytes >= 16) sums = AG__NAME(add8)(sums, row + 8, target + 8);
        if (n_bytes >= 24) sums = AG__NAME(add8)(sums, row + 16, target + 16);
        if (n_bytes >= 32) sums = AG__NAME(add8)(sums, row + 24, target + 24);
        if (n_bytes >= 40) sums = AG__NAME(add8)(sums, row + 32, target + 32);
#endif
        if (n_bytes & 4) sums = AG__NAME(add4)(sums, row + (n_bytes & ~7), target + (n_bytes & ~7));
    }
    AG__NAME(halves)(sums, halves);
    return has_guide ? patch->paint * halves[0] + patch->guide * halves[1] : patch->paint * (halves[0] + halves[1]);
}

AG__TARGET static AG__INLINE int AG__NAME(cheapest_of)(const ag__patch *patch, const ag__candidate *candidates, int n,
                                                       const int side, const int has_guide) {
    const int n_bytes = side * (has_guide ? 8 : 4);
    int16_t target[(2 * AG__BORDER + 1) * AG__TARGET_ROW];
    uint64_t least = (uint64_t)-1;
    int best = 0, y, k, i;
    for (y = 0; y < side; y++) {
        const uint8_t *from = patch->at + (size_t)y * patch->row;
        for (k = 0; k + 8 <= n_bytes; k += 8) AG__NAME(widen)(from + k, target + y * AG__TARGET_ROW + k);
        if (k < n_bytes) {
            uint8_t last[8] = {0, 0, 0, 0, 0, 0, 0, 0};
            memcpy(last, from + k, 4);
            AG__NAME(widen)(last, target + y * AG__TARGET_ROW + k);
        }
    }
    for (i = 0; i < n; i++) {
        uint64_t cost = (uint64_t)candidates[i].start * candidates[i].share;
        if (cost >= least) continue;
        cost += (uint64_t)AG__NAME(apart)(patch, &candidates[i], target, side, has_guide) * candidates[i].share;
        if (cost < least) least = cost, best = i;
    }
    return best;
}

AG__TARGET static int AG__NAME(cheapest)(const ag__patch *patch, const ag__candidate *candidates, int n) {
    if (patch->has_guide)
        return patch->side == 5 ? AG__NAME(cheapest_of)(patch, candidates, n, 5, 1)
                                : AG__NAME(cheapest_of)(patch, candidates, n, 3, 1);
    return patch->side == 5 ? AG__NAME(cheapest_of)(patch, candidates, n, 5, 0)
                            : AG__NAME(cheapest_of)(patch, candidates, n, 3, 0);
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__SUMS
#undef AG__WIDE
#endif
/* ---- The kernels of this processor ---- */

#if !defined(AG__X86) && !defined(AG__NEON)
static int ag__features(void) { return 0; }
#endif

/* The i-th kernel that runs here, fastest first; NULL behind the last. */
static const ag__kernel *ag__kernel_at(int i) {
    static const ag__kernel kernels[] = {
#ifdef AG__X86_BYTES
        {"avx512vnni",
         AG__HAS_AVX512,
         {AG__BYTES, 16, 4, ag__multiply_avx512},
         {AG__SHORTS, 8, 2, ag__multiply_avx2},
         ag__cheapest_avx2},
        {"avxvnni",
         AG__HAS_AVX_VNNI,
         {AG__BYTES, 8, 4, ag__multiply_avxvnni},
         {AG__SHORTS, 8, 2, ag__multiply_avx2},
         ag__cheapest_avx2},
#endif
#ifdef AG__X86
        {"avx2", AG__HAS_AVX2, {AG__BYTES, 0, 0, NULL}, {AG__SHORTS, 8, 2, ag__multiply_avx2}, ag__cheapest_avx2},
        {"sse2", 0, {AG__BYTES, 0, 0, NULL}, {AG__SHORTS, 4, 2, ag__multiply_sse2}, ag__cheapest_sse2},
#endif
#ifdef AG__DOTPROD
        {"dotprod",
         AG__HAS_DOTPROD,
         {AG__SIGNED_BYTES, 4, 4, ag__multiply_dotprod},
         {AG__SHORTS, 4, 1, ag__multiply_neon},
         ag__cheapest_neon},
#endif
#ifdef AG__NEON
        {"neon", 0, {AG__BYTES, 0, 0, NULL}, {AG__SHORTS, 4, 1, ag__multiply_neon}, ag__cheapest_neon},
#endif
#ifdef AG__WASM
        {"wasm", 0, {AG__BYTES, 0, 0, NULL}, {AG__SHORTS, 4, 2, ag__multiply_wasm}, ag__cheapest_wasm},
#endif
        {"plain",
         0,
         {AG__BYTES, 0, 0, NULL},
         {AG__SHORTS, AG__PLAIN_LANES, AG__PLAIN_GROUP, ag__multiply_plain},
         ag__cheapest_plain}};
    int features = ag__features(), n = (int)(sizeof kernels / sizeof *kernels), k;
    for (k = 0; k < n; k++)
        if ((kernels[k].needs & features) == kernels[k].needs && i-- == 0) return &kernels[k];
    return NULL;
}

/* The kernel of a name, or the fastest one for NULL; NULL if there is none. */
static const ag__kernel *ag__find_kernel(const char *name) {
    const ag__kernel *kernel;
    int i;
    for (i = 0; (kernel = ag__kernel_at(i)) != NULL; i++)
        if (!name || !strcmp(kernel->name, name)) return kernel;
    return NULL;
}

AG_API const char *ag_kernel_name(int i) {
    const ag__kernel *kernel = i < 0 ? NULL : ag__kernel_at(i);
    return kernel ? kernel->name : NULL;
}
/* ---- Memory of a pack ---- */

typedef union ag__piece {
    union ag__piece *next;
    double align[2];
} ag__piece;

/* n zeroed values of this size, at least one, that live as long as the pack; NULL if there is no room. */
static void *ag__new(ag_pack *pack, size_t n, size_t size) {
    ag__piece *block;
    if (n > ((size_t)-1 - sizeof *block) / size) return NULL;
    block = (ag__piece *)AG_MALLOC(sizeof *block + (n ? n : 1) * size);
    if (!block) return NULL;
    block->next = (ag__piece *)pack->blocks;
    pack->blocks = block;
    memset(block + 1, 0, (n ? n : 1) * size);
    return block + 1;
}

/* ---- Reading tensors (contract, sections 5, 8 and 10) ---- */

/* A tensor as it lies in the file. */
typedef struct ag__tensor {
    const char *name;
    size_t n_name, n_values;
    const uint8_t *data;
    int dtype, n_dims, used;
    uint32_t dims[4];
} ag__tensor;

typedef struct ag__reader {
    ag_pack *pack;
    ag__tensor *tensors;
    size_t n_tensors;
} ag__reader;

static uint32_t ag__u32(const uint8_t *p) {
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static int32_t ag__i32(const uint8_t *p) {
    uint32_t word = ag__u32(p);
    return word < 0x80000000u ? (int32_t)word : -(int32_t)(0xFFFFFFFFu - word) - 1;
}

static int ag__i8(uint8_t byte) { return byte < 128 ? byte : byte - 256; }

/* The directory of the tensors in n bytes. */
static int ag__read_directory(ag__reader *reader, const uint8_t *p, size_t n) {
    static const uint8_t sizes[6] = {0, 1, 1, 2, 4, 4};
    size_t i;
    for (i = 0; i < reader->n_tensors; i++) {
        ag__tensor *tensor = &reader->tensors[i], *before = tensor - 1;
        size_t room;
        int j;
        if (n < 4) return AG_ERROR_TRUNCATED;
        tensor->n_name = ag__u32(p);
        p += 4, n -= 4;
        if (tensor->n_name > AG__MAX_NAME) return AG_ERROR_TENSORS;
        if (n < tensor->n_name + 5) return AG_ERROR_TRUNCATED;
        tensor->name = (const char *)p;
        p += tensor->n_name, n -= tensor->n_name;
        if (i) {
            size_t shorter = tensor->n_name < before->n_name ? tensor->n_name : before->n_name;
            int order = memcmp(before->name, tensor->name, shorter);
            if (order > 0 || (order == 0 && before->n_name >= tensor->n_name)) return AG_ERROR_TENSORS;
        }
        tensor->dtype = p[0];
        if (tensor->dtype < AG__U8 || tensor->dtype > AG__U32 || ag__u32(p + 1) > 4) return AG_ERROR_TENSORS;
        tensor->n_dims = (int)ag__u32(p + 1);
        p += 5, n -= 5;
        if (n < 4 * (size_t)tensor->n_dims) return AG_ERROR_TRUNCATED;
        for (j = 0; j < tensor->n_dims; j++, p += 4, n -= 4) tensor->dims[j] = ag__u32(p);
        room = n / sizes[tensor->dtype];
        tensor->n_values = 1;
        for (j = 0; j < tensor->n_dims; j++) {
            if (tensor->dims[j] && tensor->n_values > room / tensor->dims[j]) return AG_ERROR_TRUNCATED;
            tensor->n_values *= tensor->dims[j];
        }
        if (tensor->n_values > room) return AG_ERROR_TRUNCATED;
        tensor->data = p;
        p += tensor->n_values * sizes[tensor->dtype], n -= tensor->n_values * sizes[tensor->dtype];
    }
    return n ? AG_ERROR_TRAILING : AG_OK;
}

static ag__tensor *ag__find(const ag__reader *reader, const char *name) {
    size_t first = 0, last = reader->n_tensors, n = strlen(name);
    while (first < last) {
        size_t middle = (first + last) / 2;
        ag__tensor *tensor = &reader->tensors[middle];
        int order = memcmp(tensor->name, name, tensor->n_name < n ? tensor->n_name : n);
        if (order == 0 && tensor->n_name == n) return tensor;
        if (order < 0 || (order == 0 && tensor->n_name < n))
            first = middle + 1;
        else
            last = middle;
    }
    return NULL;
}

/* The tensor of this name, which must have this type and these dimensions (-1: any). */
static int ag__expect(const ag__reader *reader, const char *name, int dtype, int n_dims, int64_t d0, int64_t d1,
                      ag__tensor **out) {
    ag__tensor *tensor = ag__find(reader, name);
    if (!tensor) return AG_ERROR_MISSING;
    if (tensor->dtype != dtype || tensor->n_dims != n_dims) return AG_ERROR_SHAPE;
    if (n_dims > 0 && d0 >= 0 && tensor->dims[0] != d0) return AG_ERROR_SHAPE;
    if (n_dims > 1 && d1 >= 0 && tensor->dims[1] != d1) return AG_ERROR_SHAPE;
    tensor->used = 1;
    *out = tensor;
    return AG_OK;
}

/* The values of a tensor, as a copy of the pack's own. */
static void *ag__values(ag_pack *pack, const ag__tensor *tensor) {
    size_t i, n = tensor->n_values;
    const uint8_t *p = tensor->data;
    if (tensor->dtype == AG__U8 || tensor->dtype == AG__I8) {
        void *values = ag__new(pack, n, 1);
        if (values && n) memcpy(values, p, n);
        return values;
    }
    if (tensor->dtype == AG__I16) {
        int16_t *values = (int16_t *)ag__new(pack, n, sizeof *values);
        for (i = 0; values && i < n; i++) values[i] = (int16_t)(p[2 * i] | ag__i8(p[2 * i + 1]) * 256);
        return values;
    }
    if (tensor->dtype == AG__I32) {
        int32_t *values = (int32_t *)ag__new(pack, n, sizeof *values);
        for (i = 0; values && i < n; i++) values[i] = ag__i32(p + 4 * i);
        return values;
    } else {
        uint32_t *values = (uint32_t *)ag__new(pack, n, sizeof *values);
        for (i = 0; values && i < n; i++) values[i] = ag__u32(p + 4 * i);
        return values;
    }
}

static int ag__take(const ag__reader *reader, const char *name, int dtype, int n_dims, int64_t d0, int64_t d1,
                    void **out) {
    ag__tensor *tensor;
    AG__TRY(ag__expect(reader, name, dtype, n_dims, d0, d1, &tensor));
    *out = ag__values(reader->pack, tensor);
    return *out ? AG_OK : AG_ERROR_MEMORY;
}

/* The code point at *p, which moves behind it; -1 if there is none of UTF-8. */
static int32_t ag__code_point(const uint8_t **p, const uint8_t *end) {
    static const int32_t least[4] = {0, 0x80, 0x800, 0x10000};
    const uint8_t *q = *p;
    int32_t code = *q++;
    int more = code < 0x80 ? 0 : code < 0xC2 ? -1 : code < 0xE0 ? 1 : code < 0xF0 ? 2 : code < 0xF5 ? 3 : -1, i;
    if (more < 0 || end - q < more) return -1;
    if (more) code &= 0x3F >> more;
    for (i = 0; i < more; i++, q++) {
        if ((*q & 0xC0) != 0x80) return -1;
        code = code << 6 | (*q & 0x3F);
    }
    if (code < least[more] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return -1;
    *p = q;
    return code;
}

static int ag__is_utf8(const uint8_t *p, size_t n) {
    const uint8_t *end = p + n;
    while (p < end)
        if (ag__code_point(&p, end) < 0) return 0;
    return 1;
}

static int ag__compare_strings(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a text, which line feeds part: printable, not empty, different from each other. */
static int ag__read_text(ag_pack *pack, const ag__tensor *tensor, ag__text *out) {
    const uint8_t *p = tensor->data, *end = p + tensor->n_values;
    char **sorted;
    size_t i;
    int n = 1, j;
    if (!ag__is_utf8(p, tensor->n_values)) return AG_ERROR_UTF8;
    while (p < end) {
        int32_t code = ag__code_point(&p, end);
        if (code == '\n')
            n += n < 0x7FFFFFFF;
        else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
                 (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069))
            return AG_ERROR_NAMES;
    }
    out->n = n;
    out->bytes = (char *)ag__new(pack, tensor->n_values + 1, 1);
    out->strings = (char **)ag__new(pack, (size_t)n, sizeof *out->strings);
    sorted = (char **)ag__new(pack, (size_t)n, sizeof *sorted);
    if (!out->bytes || !out->strings || !sorted) return AG_ERROR_MEMORY;
    for (i = 0, j = 0, out->strings[0] = out->bytes; i < tensor->n_values; i++) {
        out->bytes[i] = tensor->data[i] == '\n' ? 0 : (char)tensor->data[i];
        if (!out->bytes[i]) out->strings[++j] = out->bytes + i + 1;
    }
    memcpy(sorted, out->strings, (size_t)n * sizeof *sorted);
    qsort(sorted, (size_t)n, sizeof *sorted, ag__compare_strings);
    for (j = 0; j < n; j++)
        if (!*sorted[j] || (j && !strcmp(sorted[j - 1], sorted[j]))) return AG_ERROR_NAMES;
    return AG_OK;
}

/* ---- zlib streams (RFC 1950 and 1951), of which nothing is trusted ---- */

enum { AG__FAST_BITS = 9, AG__MOST_BITS = 15, AG__END_OF_BLOCK = 256 };

/* A Huffman code: what codes of up to AG__FAST_BITS bits mean, by the bits as they stand in the stream; and all codes by
   their lengths, for those that are longer. */
typedef struct ag__huffman {
    uint16_t fast[1 << AG__FAST_BITS]; /* 16 * symbol + length; 0: a longer code, or none */
    uint16_t counts[AG__MOST_BITS + 1], symbols[288];
} ag__huffman;

typedef struct ag__stream {
    const uint8_t *in, *end;
    uint32_t bits; /* taken from the input and not used yet, the next one lowest; 0 above */
    int n_bits;
    uint8_t *out;
    size_t n_out, room;
    ag__huffman literals, distances;
} ag__stream;

/* Sees to it that there are n <= 16 bits, as long as the input lasts. */
static void ag__fetch(ag__stream *stream, int n) {
    while (stream->n_bits < n && stream->in < stream->end) {
        stream->bits |= (uint32_t)*stream->in++ << stream->n_bits;
        stream->n_bits += 8;
    }
}

static void ag__drop(ag__stream *stream, int n) { stream->bits >>= n, stream->n_bits -= n; }

/* The next n <= 16 bits as a number; -1 behind the end. */
static int ag__take_bits(ag__stream *stream, int n) {
    int value;
    ag__fetch(stream, n);
    if (stream->n_bits < n) return -1;
    value = (int)(stream->bits & (((uint32_t)1 << n) - 1));
    ag__drop(stream, n);
    return value;
}

/* A code of n symbols with these lengths: 2; 1 if there is one symbol of one bit, or none; 0 for lengths that cannot
   be, or that leave other codes unused. */
static int ag__build(ag__huffman *code, const uint8_t *lengths, int n) {
    uint16_t first[AG__MOST_BITS + 2];
    int left = 1, start = 0, length, i;
    uint32_t next = 0;
    memset(code->counts, 0, sizeof code->counts);
    memset(code->fast, 0, sizeof code->fast);
    for (i = 0; i < n; i++) code->counts[lengths[i]]++;
    code->counts[0] = 0;
    for (length = 1; length <= AG__MOST_BITS; length++) {
        left = 2 * left - code->counts[length];
        if (left < 0) return 0;
        first[length] = (uint16_t)start;
        start += code->counts[length];
    }
    if (left > 0 && start && !(start == 1 && code->counts[1] == 1)) return 0;
    for (i = 0; i < n; i++)
        if (lengths[i]) code->symbols[first[lengths[i]]++] = (uint16_t)i;
    for (length = 1, start = 0; length <= AG__FAST_BITS; length++, next <<= 1)
        for (i = 0; i < code->counts[length]; i++, start++, next++) {
            uint32_t bits = 0, k;
            for (k = 0; k < (uint32_t)length; k++) bits |= (next >> k & 1) << ((uint32_t)length - 1 - k);
            for (; bits < 1 << AG__FAST_BITS; bits += (uint32_t)1 << length)
                code->fast[bits] = (uint16_t)(16 * code->symbols[start] + length);
        }
    return left ? 1 : 2;
}

/* The next symbol; -1 if there is none. */
static int ag__symbol(ag__stream *stream, const ag__huffman *code) {
    int value = 0, first = 0, start = 0, length, entry;
    ag__fetch(stream, AG__MOST_BITS);
    entry = code->fast[stream->bits & ((1 << AG__FAST_BITS) - 1)];
    if (entry && (entry & 15) <= stream->n_bits) {
        ag__drop(stream, entry & 15);
        return entry >> 4;
    }
    for (length = 1; length <= AG__MOST_BITS && length <= stream->n_bits; length++) {
        int count = code->counts[length];
        value |= (int)(stream->bits >> (length - 1) & 1);
        if (value - first < count) {
            ag__drop(stream, length);
            return code->symbols[start + value - first];
        }
        start += count, first = (first + count) << 1, value <<= 1;
    }
    return -1;
}

static int ag__stored_block(ag__stream *stream) {
    int n, inverse;
    ag__drop(stream, stream->n_bits & 7);
    n = ag__take_bits(stream, 16), inverse = ag__take_bits(stream, 16);
    if (n < 0 || inverse != (n ^ 0xFFFF)) return 0;
    for (; n && stream->n_bits; n--) { /* bytes that have been fetched */
        if (stream->n_out == stream->room) return 0;
        stream->out[stream->n_out++] = (uint8_t)stream->bits;
        ag__drop(stream, 8);
    }
    if (stream->end - stream->in < n || stream->room - stream->n_out < (size_t)n) return 0;
    if (n) memcpy(stream->out + stream->n_out, stream->in, (size_t)n);
    stream->in += n, stream->n_out += (size_t)n;
    return 1;
}

static void ag__fixed_codes(ag__stream *stream) {
    uint8_t lengths[288];
    memset(lengths, 8, 144);
    memset(lengths + 144, 9, 112);
    memset(lengths + 256, 7, 24);
    memset(lengths + 280, 8, 8);
    ag__build(&stream->literals, lengths, 288);
    memset(lengths, 5, 32);
    ag__build(&stream->distances, lengths, 32); /* 30 and 31 are refused where they occur, as 286 and 287 are */
}

static int ag__dynamic_codes(ag__stream *stream) {
    static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    uint8_t lengths[288 + 32];
    int n_literals = ag__take_bits(stream, 5) + 257, n_distances = ag__take_bits(stream, 5) + 1;
    int n_lengths = ag__take_bits(stream, 4) + 4, i, length;
    if (n_literals < 257 || n_literals > 286 || n_distances < 1 || n_distances > 30 || n_lengths < 4) return 0;
    memset(lengths, 0, sizeof lengths);
    for (i = 0; i < n_lengths; i++) {
        length = ag__take_bits(stream, 3);
        if (length < 0) return 0;
        lengths[order[i]] = (uint8_t)length;
    }
    if (ag__build(&stream->literals, lengths, 19) != 2) return 0;
    memset(lengths, 0, sizeof lengths);
    for (i = 0; i < n_literals + n_distances;) {
        int symbol = ag__symbol(stream, &stream->literals), again, value = 0;
        if (symbol < 0) return 0;
        if (symbol < 16) {
            lengths[i++] = (uint8_t)symbol;
            continue;
        }
        if (symbol == 16) {
            if (!i) return 0;
            value = lengths[i - 1], again = ag__take_bits(stream, 2) + 3;
        } else if (symbol == 17) {
            again = ag__take_bits(stream, 3) + 3;
        } else {
            again = ag__take_bits(stream, 7) + 11;
        }
        if (again < 3 || (symbol == 18 && again < 11) || again > n_literals + n_distances - i) return 0;
        for (; again; again--) lengths[i++] = (uint8_t)value;
    }
    return lengths[AG__END_OF_BLOCK] && ag__build(&stream->literals, lengths, n_literals) &&
           ag__build(&stream->distances, lengths + n_literals, n_distances);
}

static int ag__coded_block(ag__stream *stream) {
    static const uint16_t lengths[29] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                         31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    static const uint8_t length_bits[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                            2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
    static const uint16_t distances[30] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                           33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                           1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
    for (;;) {
        int symbol = ag__symbol(stream, &stream->literals), more;
        size_t length, distance, i;
        const uint8_t *from;
        uint8_t *to;
        if (symbol < 0) return 0;
        if (symbol == AG__END_OF_BLOCK) return 1;
        if (symbol < AG__END_OF_BLOCK) {
            if (stream->n_out == stream->room) return 0;
            stream->out[stream->n_out++] = (uint8_t)symbol;
            continue;
        }
        symbol -= AG__END_OF_BLOCK + 1;
        if (symbol >= 29 || (more = ag__take_bits(stream, length_bits[symbol])) < 0) return 0;
        length = (size_t)(lengths[symbol] + more);
        symbol = ag__symbol(stream, &stream->distances);
        if (symbol < 0 || symbol >= 30 || (more = ag__take_bits(stream, symbol < 2 ? 0 : symbol / 2 - 1)) < 0) return 0;
        distance = (size_t)(distances[symbol] + more);
        if (distance > stream->n_out || length > stream->room - stream->n_out) return 0;
        to = stream->out + stream->n_out, from = to - distance;
        for (i = 0; i < length; i++) to[i] = from[i]; /* they may overlap */
        stream->n_out += length;
    }
}

/* The content of a zlib stream of n bytes, which must be exactly `room` bytes; 0 if it is anything else. */
static int ag__inflate(const uint8_t *data, size_t n, uint8_t *out, size_t room) {
    ag__stream stream;
    uint32_t a = 1, b = 0;
    size_t i = 0;
    int is_last = 0;
    if (n < 6 || (data[0] & 15) != 8 || data[0] >> 4 > 7 || (256 * data[0] + data[1]) % 31 || data[1] & 32) return 0;
    stream.in = data + 2, stream.end = data + n - 4;
    stream.bits = 0, stream.n_bits = 0;
    stream.out = out, stream.n_out = 0, stream.room = room;
    while (!is_last) {
        int kind, is_whole;
        is_last = ag__take_bits(&stream, 1), kind = ag__take_bits(&stream, 2);
        if (kind < 0 || kind > 2) return 0;
        if (kind == 1) ag__fixed_codes(&stream);
        if (kind == 2 && !ag__dynamic_codes(&stream)) return 0;
        is_whole = kind ? ag__coded_block(&stream) : ag__stored_block(&stream);
        if (!is_whole) return 0;
    }
    if (stream.n_out != room || stream.in != stream.end || stream.n_bits >= 8) return 0;
    while (i < room) { /* Adler-32, in runs that do not overflow */
        size_t end = room - i < 5552 ? room : i + 5552;
        for (; i < end; i++) a += out[i], b += a;
        a %= 65521, b %= 65521;
    }
    data += n - 4;
#ifdef AG_FUZZING
    if (room) return 1;
#endif
    return (b << 16 | a) == ((uint32_t)data[0] << 24 | (uint32_t)data[1] << 16 | (uint32_t)data[2] << 8 | data[3]);
}
/* ---- The prior ---- */

static int ag__check_cumulative(const uint32_t *table, int32_t first, int32_t last) {
    int32_t i;
    for (i = first + 1; i < last; i++)
        if (table[i] < table[i - 1]) return AG_ERROR_CUMULATIVE;
    return table[last - 1] == 0xFFFFFFFFu ? AG_OK : AG_ERROR_CUMULATIVE;
}

static int ag__check_latents(const int8_t *latents, size_t n) {
    size_t i;
    for (i = 0; i < n; i++)
        if (latents[i] == -128) return AG_ERROR_LATENT;
    return AG_OK;
}

/* Cumulative weights of n entries in classes: one row, or in a painted pack one for each epoch. */
static int ag__read_cumulative(const ag__reader *reader, const char *name, int n, const int32_t *offsets, int n_classes,
                               uint32_t **out) {
    ag_pack *pack = reader->pack;
    ag__tensor *tensor;
    int epoch, k;
    if (!pack->is_painted) {
        AG__TRY(ag__expect(reader, name, AG__U32, 1, n, -1, &tensor));
        pack->n_epochs = 1;
    } else {
        AG__TRY(ag__expect(reader, name, AG__U32, 2, pack->n_epochs ? pack->n_epochs : -1, n, &tensor));
        if (tensor->dims[0] < 1 || tensor->dims[0] > AG__MAX_VALUES) return AG_ERROR_SHAPE;
        pack->n_epochs = (int)tensor->dims[0];
    }
    *out = (uint32_t *)ag__values(pack, tensor);
    if (!*out) return AG_ERROR_MEMORY;
    for (epoch = 0; epoch < pack->n_epochs; epoch++)
        for (k = 0; k < n_classes; k++)
            AG__TRY(ag__check_cumulative(*out + (size_t)epoch * (size_t)n, offsets[k], offsets[k + 1]));
    return AG_OK;
}

/* Offsets, weights and latents of the components or exemplars. */
static int ag__read_entries(const ag__reader *reader, const char *const names[3], ag__entries *out) {
    const ag_pack *pack = reader->pack;
    void *p;
    int k;
    AG__TRY(ag__take(reader, names[0], AG__I32, 1, (int64_t)pack->n_classes + 1, -1, &p));
    out->offsets = (int32_t *)p;
    if (out->offsets[0] != 0) return AG_ERROR_OFFSETS;
    for (k = 0; k < pack->n_classes; k++)
        if (out->offsets[k + 1] <= out->offsets[k]) return AG_ERROR_OFFSETS;
    out->n = out->offsets[pack->n_classes];
    AG__TRY(ag__read_cumulative(reader, names[1], out->n, out->offsets, pack->n_classes, &out->cumulative));
    AG__TRY(ag__take(reader, names[2], AG__I8, 2, out->n, pack->n_latent, &p));
    out->mean = (int8_t *)p;
    return ag__check_latents(out->mean, (size_t)out->n * (size_t)pack->n_latent);
}

static int ag__read_gaussian(const ag__reader *reader) {
    static const char *const names[3] = {"gaussian.offsets", "gaussian.cumulative", "gaussian.mean"};
    ag_pack *pack = reader->pack;
    ag__tensor *tensor;
    uint32_t d = (uint32_t)pack->n_latent;
    if (pack->is_indexed) return AG_ERROR_PRIOR;
    AG__TRY(ag__read_entries(reader, names, &pack->entries));
    AG__TRY(ag__expect(reader, "gaussian.factor", AG__I16, 2, pack->entries.n, -1, &tensor));
    if (tensor->dims[1] != d && tensor->dims[1] != d * (d + 1) / 2) return AG_ERROR_SHAPE;
    pack->is_diagonal = tensor->dims[1] == d;
    pack->factor = (int16_t *)ag__values(pack, tensor);
    return pack->factor ? AG_OK : AG_ERROR_MEMORY;
}

static int ag__read_exemplars(const ag__reader *reader) {
    static const char *const names[3] = {"exemplar.offsets", "exemplar.cumulative", "exemplar.latent"};
    ag_pack *pack = reader->pack;
    ag__tensor *tensor;
    void *p;
    int k;
    AG__TRY(ag__read_entries(reader, names, &pack->entries));
    AG__TRY(ag__expect(reader, "exemplar.neighbours", AG__I32, 2, pack->entries.n, -1, &tensor));
    if (tensor->dims[1] < 1 || tensor->dims[1] > 0x7FFFFFFF) return AG_ERROR_NEIGHBOURS;
    pack->n_neighbours = (int)tensor->dims[1];
    pack->neighbours = (int32_t *)ag__values(pack, tensor);
    if (!pack->neighbours) return AG_ERROR_MEMORY;
    for (k = 0; k < pack->n_classes; k++) {
        int32_t first = pack->entries.offsets[k], last = pack->entries.offsets[k + 1];
        size_t i, end = (size_t)last * (size_t)pack->n_neighbours;
        for (i = (size_t)first * (size_t)pack->n_neighbours; i < end; i++)
            if (pack->neighbours[i] < first || pack->neighbours[i] >= last) return AG_ERROR_NEIGHBOURS;
    }
    AG__TRY(ag__expect(reader, "exemplar.reach", AG__I32, 1, 1, -1, &tensor));
    pack->reach = ag__i32(tensor->data);
    if (pack->reach < 0 || pack->reach > 256) return AG_ERROR_NEIGHBOURS;
    AG__TRY(ag__take(reader, "exemplar.scale", AG__I16, 2, pack->n_classes, pack->n_latent, &p));
    pack->scale = (int16_t *)p;
    if (pack->computes_palettes) {
        AG__TRY(ag__take(reader, "exemplar.palette_scale", AG__I16, 2, pack->n_classes, pack->n_latent, &p));
        pack->palette_scale = (int16_t *)p;
    }
    if (ag__find(reader, "exemplar.names")) {
        AG__TRY(ag__expect(reader, "exemplar.names", AG__U8, 1, -1, -1, &tensor));
        AG__TRY(ag__read_text(pack, tensor, &pack->names));
        if (pack->names.n != pack->entries.n) return AG_ERROR_NAMES;
    }
    return AG_OK;
}

/* ---- Layers (contract, section 7) ---- */

/* A layer as it stands in the file, checked. */
typedef struct ag__layer {
    int kind;
    ag__shape in, out;
    int32_t in_low, in_high, low, high; /* between which its inputs and its outputs lie */
    int kernel_height, kernel_width;
    int top, left, bottom, right; /* pads of conv and wrap */
    int factor;                   /* of upsample and shuffle */
    size_t fan_in;                /* weights of an output channel */
    const uint8_t *weight, *bias, *shift;
    const ag__tensor *values; /* of table */
} ag__layer;

/* A tensor of a layer, by what stands behind the layer's name. */
static int ag__layer_tensor(const ag__reader *reader, const char *layer, const char *what, int dtype, int n_dims,
                            int64_t d0, ag__tensor **out) {
    char name[AG__MAX_NAME + 1];
    size_t n = strlen(layer), m = strlen(what);
    if (n + m > AG__MAX_NAME) return AG_ERROR_MISSING;
    memcpy(name, layer, n);
    memcpy(name + n, what, m + 1);
    return ag__expect(reader, name, dtype, n_dims, d0, -1, out);
}

/* Weights, biases and shifts of dense and conv; no sum may go beyond the contract's bound. */
static int ag__read_weights(const ag__reader *reader, const char *name, const ag__tensor *weight, ag__layer *layer) {
    ag__tensor *bias, *shift, *range;
    size_t n_out = weight->dims[0], n_in = weight->dims[1], o, i;
    uint64_t amax = (uint64_t)(-layer->in_low > layer->in_high ? -layer->in_low : layer->in_high);
    AG__TRY(ag__layer_tensor(reader, name, "bias", AG__I32, 1, (int64_t)n_out, &bias));
    AG__TRY(ag__layer_tensor(reader, name, "shift", AG__U8, 1, (int64_t)n_out, &shift));
    AG__TRY(ag__layer_tensor(reader, name, "range", AG__I32, 1, 2, &range));
    layer->low = ag__i32(range->data), layer->high = ag__i32(range->data + 4);
    if (layer->low < -AG__MAX_SUM || layer->low >= layer->high || layer->high > AG__MAX_SUM) return AG_ERROR_RANGE;
    layer->fan_in = n_in * (size_t)layer->kernel_height * (size_t)layer->kernel_width;
    layer->weight = weight->data, layer->bias = bias->data, layer->shift = shift->data;
    for (o = 0; o < n_out; o++) {
        const uint8_t *row = layer->weight + o * layer->fan_in;
        int64_t b = ag__i32(layer->bias + 4 * o);
        uint64_t total = 0;
        for (i = 0; i < layer->fan_in; i++) total += (uint64_t)(row[i] < 128 ? row[i] : 256 - row[i]);
        if (layer->shift[o] > 22) return AG_ERROR_RANGE;
        if (total > AG__MAX_SUM || total * amax + (uint64_t)(b < 0 ? -b : b) > AG__MAX_SUM) return AG_ERROR_BOUND;
    }
    return AG_OK;
}

/* One layer: its tensors, and the shape of its output. */
static int ag__read_layer(const ag__reader *reader, const char *name, ag__layer *layer) {
    const ag__shape in = layer->in;
    int64_t channels = in.channels, height = in.height, width = in.width;
    ag__tensor *tensor;
    layer->out.is_image = in.is_image;
    layer->kernel_height = layer->kernel_width = 1;
    if (layer->kind != AG__DENSE && layer->kind != AG__RESHAPE && layer->kind != AG__TABLE && !in.is_image)
        return AG_ERROR_LAYER;
    switch (layer->kind) {
        case AG__DENSE:
            AG__TRY(ag__layer_tensor(reader, name, "weight", AG__I8, 2, -1, &tensor));
            if (in.is_image || tensor->dims[1] != channels) return AG_ERROR_LAYER;
            channels = tensor->dims[0];
            if (channels < 1 || channels > AG__MAX_VALUES) return AG_ERROR_VALUES;
            AG__TRY(ag__read_weights(reader, name, tensor, layer));
            break;
        case AG__RESHAPE:
            AG__TRY(ag__layer_tensor(reader, name, "shape", AG__I32, 1, 3, &tensor));
            channels = ag__i32(tensor->data), height = ag__i32(tensor->data + 4), width = ag__i32(tensor->data + 8);
            if (channels < 1 || height < 1 || width < 1) return AG_ERROR_VALUES;
            if (in.is_image || channels > in.channels || height > in.channels || width > in.channels ||
                channels * height > in.channels || channels * height * width != in.channels)
                return AG_ERROR_LAYER;
            layer->out.is_image = 1;
            break;
        case AG__CONV: {
            ag__tensor *pads;
            AG__TRY(ag__layer_tensor(reader, name, "weight", AG__I8, 4, -1, &tensor));
            AG__TRY(ag__layer_tensor(reader, name, "pads", AG__U8, 1, 4, &pads));
            if (tensor->dims[1] != channels || tensor->dims[2] < 1 || tensor->dims[3] < 1) return AG_ERROR_LAYER;
            layer->top = pads->data[0], layer->left = pads->data[1];
            layer->bottom = pads->data[2], layer->right = pads->data[3];
            height += (int64_t)pads->data[0] + pads->data[2] - tensor->dims[2] + 1;
            width += (int64_t)pads->data[1] + pads->data[3] - tensor->dims[3] + 1;
            channels = tensor->dims[0];
            if (channels < 1 || height < 1 || width < 1 || channels > AG__MAX_VALUES) return AG_ERROR_VALUES;
            layer->kernel_height = (int)tensor->dims[2], layer->kernel_width = (int)tensor->dims[3];
            AG__TRY(ag__read_weights(reader, name, tensor, layer));
            break;
        }
        case AG__UPSAMPLE:
        case AG__SHUFFLE:
            AG__TRY(ag__layer_tensor(reader, name, layer->kind == AG__SHUFFLE ? "block" : "factor", AG__U8, 1, 1,
                                     &tensor));
            layer->factor = tensor->data[0];
            if (layer->factor < 1 || layer->factor > 8) return AG_ERROR_LAYER;
            height *= layer->factor, width *= layer->factor;
            if (layer->kind == AG__SHUFFLE) {
                if (channels % (layer->factor * layer->factor)) return AG_ERROR_LAYER;
                channels /= layer->factor * layer->factor;
            }
            break;
        case AG__CROP:
            AG__TRY(ag__layer_tensor(reader, name, "size", AG__I32, 1, 2, &tensor));
            if (ag__i32(tensor->data) > height || ag__i32(tensor->data + 4) > width) return AG_ERROR_LAYER;
            height = ag__i32(tensor->data), width = ag__i32(tensor->data + 4);
            break;
        case AG__WRAP: {
            int i;
            AG__TRY(ag__layer_tensor(reader, name, "pads", AG__U8, 1, 4, &tensor));
            for (i = 0; i < 4; i++)
                if (tensor->data[i] < 1 || tensor->data[i] > (i % 2 ? in.width : in.height)) return AG_ERROR_LAYER;
            layer->top = tensor->data[0], layer->left = tensor->data[1];
            layer->bottom = tensor->data[2], layer->right = tensor->data[3];
            height += tensor->data[0] + tensor->data[2], width += tensor->data[1] + tensor->data[3];
            break;
        }
        case AG__TABLE:
            AG__TRY(ag__layer_tensor(reader, name, "values", AG__U8, 1, -1, &tensor));
            if (layer->low < 0 || (size_t)layer->high >= tensor->n_values) return AG_ERROR_LAYER;
            layer->values = tensor;
            break;
        default: /* argmax */
            AG__TRY(ag__layer_tensor(reader, name, "slots", AG__I32, 1, 1, &tensor));
            if (channels > 256 || ag__i32(tensor->data) != channels || layer->low < -(1 << 15) ||
                layer->high > 1 << 15)
                return AG_ERROR_LAYER;
            channels = 1;
    }
    if (channels < 1 || height < 1 || width < 1) return AG_ERROR_VALUES;
    if (channels > AG__MAX_VALUES || height > AG__MAX_VALUES || width > AG__MAX_VALUES ||
        channels * height > AG__MAX_VALUES || channels * height * width > AG__MAX_VALUES)
        return AG_ERROR_VALUES;
    layer->out.channels = (int)channels, layer->out.height = (int)height, layer->out.width = (int)width;
    return AG_OK;
}

/* Reads the name of layer number of a chain, "decoder.03.conv.", into name; its kind, or -1 if there is none. */
static int ag__find_layer(const ag__reader *reader, const char *chain, int number, char name[32]) {
    static const char *const kinds[9] = {"dense.", "reshape.", "conv.",  "upsample.", "shuffle.",
                                         "crop.",  "wrap.",    "table.", "argmax."};
    size_t n = strlen(chain), i;
    int kind;
    memcpy(name, chain, n);
    name[n++] = '.', name[n++] = (char)('0' + number / 10), name[n++] = (char)('0' + number % 10), name[n++] = '.';
    for (i = 0; i < reader->n_tensors; i++) {
        const ag__tensor *tensor = &reader->tensors[i];
        if (tensor->n_name <= n || memcmp(tensor->name, name, n)) continue;
        for (kind = 0; kind < 9; kind++) {
            size_t m = strlen(kinds[kind]);
            if (tensor->n_name <= n + m || memcmp(tensor->name + n, kinds[kind], m)) continue;
            memcpy(name + n, kinds[kind], m + 1);
            return kind;
        }
    }
    return -1;
}

/* The layers of a chain, up to AG__MAX_LAYERS, checked one by one with the shapes and bounds of what passes through. */
static int ag__read_layers(const ag__reader *reader, const char *chain, ag__layer *layers, int *n) {
    ag_pack *pack = reader->pack;
    ag__shape shape = {0, 0, 1, 1};
    int32_t low = -127, high = 127;
    uint64_t cost = 0;
    shape.channels = pack->n_latent + pack->n_labels;
    for (*n = 0; *n < AG__MAX_LAYERS; ++*n) {
        ag__layer *layer = &layers[*n];
        char name[32];
        uint64_t area;
        int kind = ag__find_layer(reader, chain, *n, name);
        if (kind < 0) break;
        if (*n && layer[-1].kind >= AG__TABLE) return AG_ERROR_LAST;
        memset(layer, 0, sizeof *layer);
        layer->kind = kind, layer->in = shape;
        layer->in_low = layer->low = low, layer->in_high = layer->high = high;
        AG__TRY(ag__read_layer(reader, name, layer));
        shape = layer->out, low = layer->low, high = layer->high;
        area = (uint64_t)shape.height * (uint64_t)shape.width;
        pack->moves += (uint64_t)shape.channels * area;
        if (!layer->weight) continue;
        if ((uint64_t)shape.channels * layer->fan_in > (((uint64_t)1 << 32) - cost) / area) return AG_ERROR_COST;
        cost += (uint64_t)shape.channels * layer->fan_in * area;
    }
    pack->cost += cost;
    return *n ? AG_OK : AG_ERROR_LAST;
}
/* ---- From layers to steps: formats, places in memory, weights packed for the kernel ---- */

enum { AG__ALIGN = 64, AG__MAX_GROUP = 8, AG__CACHE = 1 << 19, AG__GATHERED_ROWS = 8 };

static size_t ag__rounded(size_t n, size_t unit) { return (n + unit - 1) / unit * unit; }

/* The narrowest format that holds these values and that the kernel takes. */
static int ag__format_of(const ag__kernel *kernel, int32_t low, int32_t high) {
    if (kernel->bytes.call && low >= 0 && high <= 255) return kernel->bytes.format;
    return low >= -32768 && high <= 32767 ? AG__SHORTS : AG__LONGS;
}

static const ag__multiplier *ag__multiplier_of(const ag__kernel *kernel, int format) {
    return format == AG__LONGS ? &ag__longs : format == AG__SHORTS ? &kernel->shorts : &kernel->bytes;
}

/* Whether the inputs of each row of a conv must be brought together first, without zeros around the image in memory: if
   these would take far more room than the values, or if most of a group would lie beyond the kernel's width. */
static int ag__gathers(const ag__layer *layer, const ag__multiplier *multiplier) {
    uint64_t in = (uint64_t)layer->in.channels * (uint64_t)layer->in.height * (uint64_t)layer->in.width;
    uint64_t out = (uint64_t)layer->out.channels * (uint64_t)layer->out.height * (uint64_t)layer->out.width;
    uint64_t padded = (uint64_t)layer->in.channels * (uint64_t)(layer->in.height + layer->top + layer->bottom) *
                      (uint64_t)(layer->in.width + layer->left + layer->right);
    uint64_t run = (uint64_t)layer->in.channels * (uint64_t)layer->kernel_width;
#ifdef AG_ALWAYS_GATHER /* for tests: only packs that nobody trained come here otherwise */
    if (padded) return 1;
#endif
    return (padded > 1 << 20 && padded > 2 * (in > out ? in : out)) || 2 * run <= (uint64_t)multiplier->group;
}

/* The place in memory of values between these bounds; next: the layer that takes them, or NULL. */
static ag__plane ag__plan_plane(const ag__kernel *kernel, const ag__shape *shape, int32_t low, int32_t high,
                                const ag__layer *next) {
    ag__plane plane;
    memset(&plane, 0, sizeof plane);
    plane.format = ag__format_of(kernel, low, high);
    plane.channels = plane.step = shape->channels, plane.height = shape->height, plane.width = shape->width;
    if (next && next->kind == AG__CONV && !ag__gathers(next, ag__multiplier_of(kernel, plane.format))) {
        plane.top = next->top, plane.bottom = next->bottom;
        plane.left = next->left, plane.right = next->right;
    }
    return plane;
}

static void ag__measure_plane(ag__plane *plane) {
    plane->pixel = (size_t)plane->step * ag__width_of(plane->format);
    plane->row = plane->pixel * (size_t)(plane->left + plane->width + plane->right);
    plane->size = ag__rounded(plane->row * (size_t)(plane->top + plane->height + plane->bottom), AG__ALIGN);
}

/* The output channel that stands at a place of a segment; merged: the reshape or shuffle behind the layer, or NULL. */
static size_t ag__output_at(const ag__layer *merged, size_t segment, size_t place) {
    size_t channels, r;
    if (!merged) return place;
    channels = (size_t)merged->out.channels, r = (size_t)merged->factor;
    if (merged->kind == AG__SHUFFLE) return (place % channels * r + segment) * r + place / channels;
    return (place % channels * (size_t)merged->out.height + segment) * (size_t)merged->out.width + place / channels;
}

/* Vectors of the block that begins at a place of a segment. */
static int ag__vectors_at(const ag__linear *linear, size_t place) {
    return linear->padded - place > (size_t)linear->multiplier->lanes ? 2 : 1;
}

/* The weights of a block of n outputs (NULL: none, a lane stays 0) in the order of its multiplications: for each group of
   inputs, for each output, the group. Memory has inputs by rows of the kernel, columns, channels, the file by channels,
   rows, columns. */
static void ag__pack_block(const ag__linear *linear, const ag__layer *layer, const uint8_t *const *outputs, size_t n,
                           char *to) {
    size_t group = (size_t)linear->multiplier->group, size = linear->multiplier->format < AG__SHORTS ? 1 : 2;
    size_t channels = (size_t)layer->in.channels, area = (size_t)layer->kernel_height * (size_t)layer->kernel_width;
    size_t run = linear->is_gathered ? layer->fan_in : channels * (size_t)layer->kernel_width;
    size_t first, k, o, channel = 0, position = 0;
    for (first = 0; first < layer->fan_in; first += run)
        for (k = 0; k < run; k++) {
            char *column = to + (k / group * n * group + k % group) * size;
            for (o = 0; o < n; o++) {
                int16_t w;
                if (!outputs[o]) continue;
                w = (int16_t)ag__i8(outputs[o][channel * area + position]);
                if (size == 1)
                    column[o * group] = (char)w;
                else
                    memcpy(column + o * group * size, &w, size);
            }
            if (++channel == channels) channel = 0, position++;
            if (k + 1 == run) to += ag__rounded(run, group) * n * size;
        }
}

/* What scales the sum of one output, which stands at a place among all; a lane without one gives the lowest value. */
static void ag__plan_output(ag__linear *linear, const ag__layer *layer, const uint8_t *weight, size_t o, size_t at) {
    size_t k;
    if (weight) {
        linear->bias[at] = ag__i32(layer->bias + 4 * o) + AG__MAX_SUM;
        linear->shift[at] = layer->shift[o];
        if (linear->multiplier->format == AG__SIGNED_BYTES) /* sums lack 128 times all weights */
            for (k = 0; k < layer->fan_in; k++) linear->bias[at] += 128 * ag__i8(weight[k]);
    }
    linear->power[at] = (uint32_t)1 << (31 - linear->shift[at]);
    linear->base[at] = AG__MAX_SUM >> linear->shift[at];
}

static int ag__new_arrays(ag_pack *pack, ag__linear *linear) {
    size_t n = linear->n_segments * linear->padded, group = (size_t)linear->multiplier->group;
    if (linear->n_groups > ((size_t)-1 / 2 - AG__ALIGN) / n / (group * 2)) return AG_ERROR_MEMORY;
    linear->weight = (char *)ag__new(pack, n * linear->n_groups * group * 2 + AG__ALIGN, 1);
    linear->offset = (int32_t *)ag__new(pack, linear->n_groups, sizeof(int32_t));
    linear->bias = (int32_t *)ag__new(pack, n, sizeof(int32_t));
    linear->shift = (int32_t *)ag__new(pack, n, sizeof(int32_t));
    linear->power = (uint32_t *)ag__new(pack, n, sizeof(uint32_t));
    linear->base = (int32_t *)ag__new(pack, n, sizeof(int32_t));
    if (!linear->weight || !linear->offset || !linear->bias || !linear->shift || !linear->power || !linear->base)
        return AG_ERROR_MEMORY;
    linear->weight += (AG__ALIGN - (uintptr_t)linear->weight % AG__ALIGN) % AG__ALIGN;
    return AG_OK;
}

/* Dense or conv. merged: the reshape or shuffle behind it that it does as well, or NULL. */
static int ag__plan_linear(ag_pack *pack, const ag__layer *layer, const ag__layer *merged, ag__step *step) {
    ag__linear *linear = &step->linear;
    size_t lanes = (size_t)linear->multiplier->lanes, group = (size_t)linear->multiplier->group;
    size_t size = linear->multiplier->format < AG__SHORTS ? 1 : 2, run, per_run, segment, first, i;
    char *weight;
    linear->kernel_height = layer->kernel_height, linear->kernel_width = layer->kernel_width;
    linear->top = layer->top, linear->left = layer->left;
    linear->height = layer->out.height, linear->width = layer->out.width;
    linear->low = layer->low, linear->high = layer->high;
    run = linear->is_gathered ? layer->fan_in : (size_t)layer->kernel_width * (size_t)layer->in.channels;
    per_run = ag__rounded(run, group) / group;
    linear->n_groups = layer->fan_in / run * per_run;
    linear->vector = linear->n_groups * group * lanes * size;
    linear->patch = ag__rounded(linear->n_groups * group * ag__width_of(linear->multiplier->format), AG__ALIGN);
    AG__TRY(ag__new_arrays(pack, linear));
    for (i = 0; i < linear->n_groups; i++)
        linear->offset[i] = (int32_t)(i / per_run * step->in.row +
                                      i % per_run * group * ag__width_of(linear->multiplier->format));
    weight = linear->weight;
    for (segment = 0; segment < linear->n_segments; segment++)
        for (first = 0; first < linear->padded;) {
            const uint8_t *outputs[2 * AG__MOST_LANES];
            size_t n = (size_t)ag__vectors_at(linear, first) * lanes;
            for (i = 0; i < n; i++) {
                size_t o = first + i < linear->length ? ag__output_at(merged, segment, first + i) : 0;
                outputs[i] = first + i < linear->length ? layer->weight + o * layer->fan_in : NULL;
                ag__plan_output(linear, layer, outputs[i], o, segment * linear->padded + first + i);
            }
            ag__pack_block(linear, layer, outputs, n, weight);
            weight += n * linear->n_groups * group * size;
            first += n;
        }
    return AG_OK;
}

/* Whether a reshape or shuffle is done by the dense or conv before it: not if that would leave many lanes idle. */
static int ag__merges(const ag__layer *layer, const ag__layer *next, const ag__multiplier *multiplier) {
    size_t segment, lanes = (size_t)multiplier->lanes;
    if (layer->kind == AG__DENSE && next->kind == AG__RESHAPE)
        segment = (size_t)next->out.width * (size_t)next->out.channels;
    else if (layer->kind == AG__CONV && next->kind == AG__SHUFFLE)
        segment = (size_t)next->factor * (size_t)next->out.channels;
    else
        return 0;
    return 2 * ag__rounded(segment, lanes) <= 3 * segment;
}

/* The steps of a chain's layers. */
static int ag__plan_chain(ag_pack *pack, const ag__layer *layers, int n, ag__chain *chain) {
    const ag__kernel *kernel = pack->kernel;
    ag__plane plane = ag__plan_plane(kernel, &layers[0].in, -127, 127, &layers[0]);
    int i;
    ag__measure_plane(&plane);
    chain->most_plane = plane.size;
    chain->steps = (ag__step *)ag__new(pack, (size_t)n, sizeof *chain->steps);
    if (!chain->steps) return AG_ERROR_MEMORY;
    for (i = 0; i < n; i++) {
        const ag__layer *layer = &layers[i], *merged = NULL, *last = layer, *next;
        ag__step *step = &chain->steps[chain->n_steps++];
        step->kind = layer->kind, step->in = plane;
        step->factor = layer->kind == AG__UPSAMPLE || layer->kind == AG__SHUFFLE ? layer->factor : 1;
        step->top = layer->top, step->left = layer->left;
        if (layer->weight) {
            step->linear.multiplier = ag__multiplier_of(kernel, plane.format);
            step->linear.is_gathered = layer->kind == AG__CONV && ag__gathers(layer, step->linear.multiplier);
            if (i + 1 < n && ag__merges(layer, &layers[i + 1], step->linear.multiplier)) last = merged = &layers[++i];
            if (merged && merged->kind == AG__SHUFFLE) step->factor = merged->factor;
        }
        next = i + 1 < n ? &layers[i + 1] : NULL;
        plane = ag__plan_plane(kernel, &last->out, layer->low, layer->high, next);
        if (layer->weight) {
            ag__linear *linear = &step->linear;
            size_t lanes = (size_t)linear->multiplier->lanes;
            linear->n_segments = !merged ? 1 : (size_t)(merged->kind == AG__SHUFFLE ? merged->factor : merged->out.height);
            linear->length = linear->stored = (size_t)layer->out.channels / linear->n_segments;
            linear->padded = ag__rounded(linear->length, lanes);
            if (!merged && next && next->kind >= AG__TABLE) { /* whole vectors, which argmax wants in eights */
                linear->padded = linear->stored = ag__rounded(linear->length, lanes < 8 ? 8 : lanes);
                plane.step = (int)linear->padded;
            }
            AG__TRY(ag__plan_linear(pack, layer, merged, step));
            if (linear->is_gathered && linear->patch > chain->most_patch) chain->most_patch = linear->patch;
        }
        if (layer->kind == AG__TABLE) {
            step->values = (const uint8_t *)ag__values(pack, layer->values);
            if (!step->values) return AG_ERROR_MEMORY;
        }
        ag__measure_plane(&plane);
        if (layer->kind < AG__TABLE && plane.size > chain->most_plane) chain->most_plane = plane.size;
        step->out = plane;
    }
    return AG_OK;
}

static int ag__ends_in(const ag__layer *last, int kind, int is_image, int channels, int height, int width) {
    return last->kind == kind && last->out.is_image == is_image && last->out.channels == channels &&
           last->out.height == height && last->out.width == width;
}

/* Both chains; layers: room for AG__MAX_LAYERS. */
static int ag__read_chains(const ag__reader *reader, ag__layer *layers) {
    ag_pack *pack = reader->pack;
    void *p;
    int n;
    AG__TRY(ag__read_layers(reader, "decoder", layers, &n));
    if (!ag__ends_in(&layers[n - 1], pack->is_indexed ? AG__ARGMAX : AG__TABLE, 1,
                     pack->is_indexed ? 1 : pack->channels, pack->guide_height, pack->guide_width))
        return AG_ERROR_LAST;
    pack->n_colours = layers[n - 1].in.channels - (pack->channels == 4); /* of an indexed pack */
    if (pack->n_colours < 1 && pack->is_indexed) return AG_ERROR_LAST;
    AG__TRY(ag__plan_chain(pack, layers, n, &pack->decoder));
    if (!pack->is_indexed) return AG_OK;
    if (!pack->computes_palettes) {
        AG__TRY(ag__take(reader, "palette.colours", AG__U8, 2, pack->n_colours, pack->channels, &p));
        pack->colours = (uint8_t *)p;
        return AG_OK;
    }
    AG__TRY(ag__read_layers(reader, "palette", layers, &n));
    if (!ag__ends_in(&layers[n - 1], AG__TABLE, 0, pack->n_colours * pack->channels, 1, 1)) return AG_ERROR_LAST;
    return ag__plan_chain(pack, layers, n, &pack->palette);
}

static int ag__read_network(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    ag__layer *layers = (ag__layer *)AG_MALLOC(AG__MAX_LAYERS * sizeof *layers);
    size_t plane;
    int error;
    if (!layers) return AG_ERROR_MEMORY;
    error = ag__read_chains(reader, layers);
    AG_FREE(layers);
    plane = pack->decoder.most_plane > pack->palette.most_plane ? pack->decoder.most_plane : pack->palette.most_plane;
    pack->group = plane && plane < AG__CACHE / 2 ? (int)(AG__CACHE / 2 / plane) : 1;
    if (pack->group > AG__MAX_GROUP) pack->group = AG__MAX_GROUP;
    if (pack->is_painted) pack->group = 1;
    return error;
}
/* Of a number other than 0. */
#if defined(AG__X86) || defined(AG__WASM)
static int ag__lowest_bit(uint32_t bits) {
#ifdef __GNUC__
    return __builtin_ctz(bits);
#else
    int i = 0;
    for (; !(bits & 1); bits >>= 1) i++;
    return i;
#endif
}
#endif

/* The first of n values of 16 bits that none exceeds. Behind them are, up to a multiple of eight, values that do not exceed
   them either. */
static int ag__first_most(const char *values, int n) {
#ifdef AG__X86
    __m128i most = ag__at(values);
    int v, equal;
    for (v = 8; v < n; v += 8) most = _mm_max_epi16(most, ag__at(values + 2 * v));
    most = _mm_max_epi16(most, _mm_shuffle_epi32(most, 0x4E));
    most = _mm_max_epi16(most, _mm_shuffle_epi32(most, 0xB1));
    most = _mm_max_epi16(most, _mm_shufflehi_epi16(_mm_shufflelo_epi16(most, 0xB1), 0xB1));
    for (v = 0;; v += 8) {
        equal = _mm_movemask_epi8(_mm_cmpeq_epi16(ag__at(values + 2 * v), most));
        if (equal) return v + ag__lowest_bit((uint32_t)equal) / 2;
    }
#elif defined(AG__WASM)
    v128_t most = wasm_v128_load(values);
    int v;
    for (v = 8; v < n; v += 8) most = wasm_i16x8_max(most, wasm_v128_load(values + 2 * v));
    most = wasm_i16x8_max(most, wasm_i64x2_shuffle(most, most, 1, 0));
    most = wasm_i16x8_max(most, wasm_i32x4_shuffle(most, most, 1, 0, 3, 2));
    most = wasm_i16x8_max(most, wasm_i16x8_shuffle(most, most, 1, 0, 3, 2, 5, 4, 7, 6));
    for (v = 0;; v += 8) {
        uint32_t equal = wasm_i16x8_bitmask(wasm_i16x8_eq(wasm_v128_load(values + 2 * v), most));
        if (equal) return v + ag__lowest_bit(equal);
    }
#elif defined(AG__NEON)
    static const uint16_t places[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    int16x8_t one, most;
    int v;
    memcpy(&most, values, 16);
    for (v = 8; v < n; v += 8) {
        memcpy(&one, values + 2 * v, 16);
        most = vmaxq_s16(most, one);
    }
    most = vdupq_n_s16(vmaxvq_s16(most));
    for (v = 0;; v += 8) {
        uint16_t first;
        memcpy(&one, values + 2 * v, 16);
        first = vminvq_u16(vorrq_u16(vmvnq_u16(vceqq_s16(one, most)), vld1q_u16(places)));
        if (first < 8) return v + first;
    }
#else
    int16_t most, value;
    int best = 0, i;
    memcpy(&most, values, 2);
    for (i = 1; i < n; i++) {
        memcpy(&value, values + 2 * i, 2);
        if (value > most) most = value, best = i;
    }
    return best;
#endif
}
/* ---- The decoder (contract, section 7): values of some textures at a time, from one plane into another ---- */

enum { AG__MOST_ROWS = 48 }; /* a multiple of what kernels take at a time */

/* Zeros around the image. */
static void ag__clear_border(const ag__plane *plane, char *p) {
    int zero = plane->format == AG__SIGNED_BYTES ? 128 : 0, i;
    size_t left = (size_t)plane->left * plane->pixel, right = (size_t)plane->right * plane->pixel;
    size_t end = plane->row - right;
    memset(p, zero, (size_t)plane->top * plane->row);
    p += (size_t)plane->top * plane->row;
    for (i = 0; i < plane->height && left + right; i++) {
        memset(p + (size_t)i * plane->row, zero, left);
        memset(p + (size_t)i * plane->row + end, zero, right);
    }
    memset(p + (size_t)plane->height * plane->row, zero, (size_t)plane->bottom * plane->row);
}

/* Where row i of the image begins. */
static size_t ag__row_at(const ag__plane *plane, int i) {
    return (size_t)(plane->top + i) * plane->row + (size_t)plane->left * plane->pixel;
}

/* The inputs of output pixel (i, j), one behind the other, zeros outside the image. */
static void ag__gather(const ag__step *step, const char *x, int i, int j, char *patch) {
    const ag__linear *linear = &step->linear;
    size_t pixel = step->in.pixel, row = pixel * (size_t)linear->kernel_width;
    int zero = step->in.format == AG__SIGNED_BYTES ? 128 : 0;
    int left = j - linear->left, first = left < 0 ? -left : 0, end = step->in.width - left, a;
    if (end > linear->kernel_width) end = linear->kernel_width;
    for (a = 0; a < linear->kernel_height; a++, patch += row) {
        int y = i - linear->top + a;
        memset(patch, zero, row);
        if (y < 0 || y >= step->in.height || first >= end) continue;
        memcpy(patch + pixel * (size_t)first, x + (size_t)y * step->in.row + pixel * (size_t)(left + first),
               pixel * (size_t)(end - first));
    }
}

/* All outputs of rows whose inputs begin at x and whose outputs begin at y. */
static void ag__multiply_rows(const ag__step *step, const char *const *x, char *const *y, size_t n) {
    const ag__linear *linear = &step->linear;
    size_t size = ag__width_of(step->out.format), segment, place, lanes = (size_t)linear->multiplier->lanes;
    ag__block block;
    block.weight = linear->weight, block.offset = linear->offset, block.n_groups = linear->n_groups;
    block.low = linear->low, block.high = linear->high, block.format = step->out.format;
    for (segment = 0; segment < linear->n_segments; segment++)
        for (place = 0; place < linear->padded; place += (size_t)block.n_vectors * lanes) {
            size_t at = segment * linear->padded + place;
            block.n_vectors = ag__vectors_at(linear, place);
            block.count = (int)(linear->stored - place);
            block.to = segment * step->out.row + place * size;
            block.bias = linear->bias + at, block.shift = linear->shift + at;
            block.power = linear->power + at, block.base = linear->base + at;
            linear->multiplier->call(&block, x, y, n);
            block.weight += (size_t)block.n_vectors * linear->vector;
        }
}

/* Dense and conv. patches: room for gathered inputs. */
static void ag__run_linear(const ag__step *step, const char *x, char *y, size_t n, char *patches) {
    const ag__linear *linear = &step->linear;
    size_t most = linear->is_gathered ? (size_t)AG__GATHERED_ROWS : (size_t)AG__MOST_ROWS, rows;
    const char *from[AG__MOST_ROWS];
    char *to[AG__MOST_ROWS];
    int i = 0, j = 0;
    while (n) {
        for (rows = 0; rows < most && n; rows++) {
            from[rows] = x + (size_t)i * step->in.row + (size_t)j * step->in.pixel;
            if (linear->is_gathered) {
                char *patch = patches + rows * linear->patch;
                ag__gather(step, x, i, j, patch);
                from[rows] = patch;
            }
            to[rows] = y + ag__row_at(&step->out, i * step->factor) + (size_t)(j * step->factor) * step->out.pixel;
            if (++j < linear->width) continue;
            j = 0;
            if (++i < linear->height) continue;
            i = 0, n--, x += step->in.size, y += step->out.size;
        }
        ag__multiply_rows(step, from, to, rows);
    }
}

static void ag__copy_value(char *to, const char *from, size_t size) {
    if (size == 1)
        *to = *from;
    else
        memcpy(to, from, size);
}

static void ag__shuffle(const ag__step *step, const char *x, char *y) {
    size_t size = ag__width_of(step->in.format), r = (size_t)step->factor, c;
    int i, j;
    for (i = 0; i < step->out.height; i++)
        for (j = 0; j < step->out.width; j++) {
            const char *from = x + ag__row_at(&step->in, i / (int)r) + (size_t)j / r * step->in.pixel;
            char *to = y + ag__row_at(&step->out, i) + (size_t)j * step->out.pixel;
            from += ((size_t)i % r * r + (size_t)j % r) * size;
            for (c = 0; c < (size_t)step->out.channels; c++) ag__copy_value(to + c * size, from + c * r * r * size, size);
        }
}

/* From a vector of channels, rows, columns. */
static void ag__reshape(const ag__step *step, const char *x, char *y) {
    size_t size = ag__width_of(step->in.format), area = (size_t)step->out.height * (size_t)step->out.width, c;
    int i, j;
    for (i = 0; i < step->out.height; i++)
        for (j = 0; j < step->out.width; j++, x += size) {
            char *to = y + ag__row_at(&step->out, i) + (size_t)j * step->out.pixel;
            for (c = 0; c < (size_t)step->out.channels; c++) ag__copy_value(to + c * size, x + c * area * size, size);
        }
}

static void ag__upsample(const ag__step *step, const char *x, char *y) {
    size_t pixel = step->in.pixel, width = (size_t)step->out.width, j;
    int i;
    for (i = 0; i < step->out.height; i++) {
        char *to = y + ag__row_at(&step->out, i);
        const char *from = x + ag__row_at(&step->in, i / step->factor);
        if (i % step->factor) {
            memcpy(to, to - step->out.row, pixel * width);
            continue;
        }
        for (j = 0; j < width; j++) memcpy(to + j * pixel, from + j / (size_t)step->factor * pixel, pixel);
    }
}

static void ag__crop(const ag__step *step, const char *x, char *y) {
    int i;
    for (i = 0; i < step->out.height; i++)
        memcpy(y + ag__row_at(&step->out, i), x + ag__row_at(&step->in, i), (size_t)step->out.width * step->out.pixel);
}

static void ag__wrap(const ag__step *step, const char *x, char *y) {
    size_t pixel = step->in.pixel, width = (size_t)step->in.width * pixel, left = (size_t)step->left * pixel;
    size_t right = (size_t)step->out.width * pixel - left - width;
    int i;
    for (i = 0; i < step->out.height; i++) {
        const char *from = x + ag__row_at(&step->in, (i - step->top + step->in.height) % step->in.height);
        char *to = y + ag__row_at(&step->out, i);
        memcpy(to, from + width - left, left);
        memcpy(to + left, from, width);
        memcpy(to + left + width, from, right);
    }
}

/* Table and argmax give bytes, one behind the other. */
static void ag__table(const ag__step *step, const char *x, uint8_t *out) {
    size_t size = ag__width_of(step->in.format), c;
    int i, j;
    for (i = 0; i < step->in.height; i++)
        for (j = 0; j < step->in.width; j++) {
            const char *pixel = x + ag__row_at(&step->in, i) + (size_t)j * step->in.pixel;
            for (c = 0; c < (size_t)step->in.channels; c++)
                *out++ = step->values[ag__get(pixel + c * size, step->in.format)];
        }
}

static int ag__argmax_at(const ag__step *step, const char *pixel) {
    size_t size = ag__width_of(step->in.format);
    int32_t most = ag__get(pixel, step->in.format);
    int best = 0, c;
    for (c = 1; c < step->in.channels; c++) {
        int32_t value = ag__get(pixel + (size_t)c * size, step->in.format);
        if (value > most) most = value, best = c;
    }
    return best;
}

static void ag__argmax(const ag__step *step, const char *x, uint8_t *out) {
    int in_eights = step->in.format == AG__SHORTS && step->in.step % 8 == 0, i, j;
    for (i = 0; i < step->in.height; i++)
        for (j = 0; j < step->in.width; j++) {
            const char *pixel = x + ag__row_at(&step->in, i) + (size_t)j * step->in.pixel;
            *out++ = (uint8_t)(in_eights ? ag__first_most(pixel, step->in.channels) : ag__argmax_at(step, pixel));
        }
}

/* What goes into a chain and comes out of it: for each texture, so many bytes after the one before. */
typedef struct ag__ends {
    const int8_t *codes;
    uint8_t *out;
    size_t code_apart, out_apart;
} ag__ends;

/* Runs a chain for n textures. scratch: ag__run_size bytes, aligned. */
static void ag__run(const ag__chain *chain, const ag__ends *ends, size_t n, char *scratch) {
    const ag__plane *code = &chain->steps[0].in;
    char *x = scratch, *y = x + n * chain->most_plane + AG__ALIGN, *swap;
    char *patches = y + n * chain->most_plane + AG__ALIGN;
    size_t i, c, size = ag__width_of(code->format);
    int number;
    for (i = 0; i < n; i++)
        for (c = 0; c < (size_t)code->channels; c++)
            ag__put(x + i * code->size + c * size, code->format, ends->codes[i * ends->code_apart + c]);
    for (number = 0; number < chain->n_steps; number++) {
        const ag__step *step = &chain->steps[number];
        for (i = 0; i < n && step->kind < AG__TABLE; i++) ag__clear_border(&step->out, y + i * step->out.size);
        if (step->kind == AG__DENSE || step->kind == AG__CONV) ag__run_linear(step, x, y, n, patches);
        for (i = 0; i < n; i++) {
            const char *from = x + i * step->in.size;
            char *to = y + i * step->out.size;
            uint8_t *out = ends->out + i * ends->out_apart;
            switch (step->kind) {
                case AG__RESHAPE: ag__reshape(step, from, to); break;
                case AG__UPSAMPLE: ag__upsample(step, from, to); break;
                case AG__SHUFFLE: ag__shuffle(step, from, to); break;
                case AG__CROP: ag__crop(step, from, to); break;
                case AG__WRAP: ag__wrap(step, from, to); break;
                case AG__TABLE: ag__table(step, from, out); break;
                case AG__ARGMAX: ag__argmax(step, from, out); break;
            }
        }
        swap = x, x = y, y = swap;
    }
}

/* Planes have room behind them, for the last group of inputs may go beyond the last pixel. */
static size_t ag__run_size(const ag__chain *chain, size_t n) {
    return 2 * (n * chain->most_plane + AG__ALIGN) + AG__GATHERED_ROWS * chain->most_patch;
}

/* Straight from premultiplied alpha. */
static void ag__straighten(uint8_t *pixels, size_t n) {
    size_t i;
    int c;
    for (i = 0; i < n; i++, pixels += 4)
        for (c = 0; c < 3; c++) {
            int alpha = pixels[3], value = alpha ? (255 * pixels[c] + alpha / 2) / alpha : 0;
            pixels[c] = (uint8_t)(value < 255 ? value : 255);
        }
}

/* The first of the n colours that is nearest to one of a palette, which becomes it. */
static void ag__force(uint8_t *colour, const uint8_t *colours, int n) {
    int32_t least = 0x7FFFFFFF;
    const uint8_t *nearest = colours;
    int i;
    for (i = 0; i < n; i++) {
        const uint8_t *other = colours + 3 * i;
        int32_t red = (colour[0] + other[0]) >> 1;
        int32_t r = colour[0] - other[0], g = colour[1] - other[1], b = colour[2] - other[2];
        int32_t distance = (((512 + red) * r * r) >> 8) + 4 * g * g + (((767 - red) * b * b) >> 8);
        if (distance < least) least = distance, nearest = other;
    }
    memcpy(colour, nearest, 3);
}

/* Pixels from slots, which stand at the end of the room for pixels. */
static void ag__colour(const ag_pack *pack, const uint8_t *palette, uint8_t *pixels) {
    size_t area = (size_t)pack->height * (size_t)pack->width, channels = (size_t)pack->channels, i;
    const uint8_t *slots = pixels + area * (channels - 1);
    if (channels == 4)
        for (i = 0; i < area; i++) memcpy(pixels + 4 * i, palette + 4 * (size_t)slots[i], 4);
    else if (channels == 3)
        for (i = 0; i < area; i++) memcpy(pixels + 3 * i, palette + 3 * (size_t)slots[i], 3);
    else
        for (i = 0; i < area; i++) pixels[i] = palette[slots[i]];
}

enum { AG__PALETTE = 257 * 4 }; /* bytes of the largest palette with a transparent colour before it */

/* Scratch bytes for n textures at a time, without their codes. */
static size_t ag__decode_size(const ag_pack *pack, size_t n) {
    size_t decoder = ag__run_size(&pack->decoder, n), palette = ag__run_size(&pack->palette, n);
    return ag__rounded(n * AG__PALETTE, AG__ALIGN) + (decoder > palette ? decoder : palette);
}

/* The textures of n codes; request i * step has the colours of texture i. scratch: ag__decode_size bytes, aligned. */
static void ag__decode_group(const ag_pack *pack, const int8_t *codes, size_t n, const ag_request *requests,
                             size_t step, char *scratch, uint8_t *pixels) {
    size_t area = (size_t)pack->height * (size_t)pack->width, channels = (size_t)pack->channels, size = area * channels;
    size_t clear = channels == 4 ? 4 : 0, i, c;
    uint8_t *palettes = (uint8_t *)scratch;
    ag__ends ends;
    scratch += ag__rounded(n * AG__PALETTE, AG__ALIGN);
    ends.codes = codes, ends.code_apart = ag_code_size(pack);
    ends.out = pixels + (pack->is_indexed ? size - area : 0), ends.out_apart = size;
    ag__run(&pack->decoder, &ends, n, scratch);
    if (!pack->is_indexed) {
        for (i = 0; i < n && channels == 4; i++) ag__straighten(pixels + i * size, area);
        return;
    }
    ends.codes = codes + ag_code_size(pack) / 2;
    ends.out = palettes + clear, ends.out_apart = AG__PALETTE;
    if (pack->computes_palettes) ag__run(&pack->palette, &ends, n, scratch);
    for (i = 0; i < n; i++) {
        const ag_request *request = requests + i * step;
        uint8_t *palette = palettes + i * AG__PALETTE;
        memset(palette, 0, clear);
        if (!pack->computes_palettes) memcpy(palette + clear, pack->colours, (size_t)pack->n_colours * channels);
        for (c = 0; c < (size_t)pack->n_colours && request->n_colours; c++)
            ag__force(palette + clear + c * channels, request->colours, request->n_colours);
        ag__colour(pack, palette, pixels + i * size);
    }
}
/* ---- The art that a painted pack carries (contract 2, sections 1 and 2) ---- */

static int ag__median(int a, int b, int c) {
    int least = a < b ? a : b, most = a < b ? b : a;
    return c < least ? least : c > most ? most : c;
}

/* Pixels (height, width, 4) from four planes of differences, one behind the other. */
static void ag__undo_planes(const uint8_t *planes, int height, int width, uint8_t *pixels) {
    static const int channels[4] = {1, 0, 2, 3};
    size_t area = (size_t)height * (size_t)width, row = 4 * (size_t)width, i;
    int c, y, x;
    for (c = 0; c < 4; c++)
        for (y = 0; y < height; y++) {
            const uint8_t *from = planes + (size_t)c * area + (size_t)(y * width);
            uint8_t *to = pixels + (size_t)y * row + channels[c];
            int left = 0, corner = 0;
            for (x = 0; x < width; x++, to += 4) {
                int up = y ? *(to - row) : 0;
                left = *to = (uint8_t)(from[x] + ag__median(left, up, left + up - corner));
                corner = up;
            }
        }
    for (i = 0; i < area; i++, pixels += 4)
        pixels[0] = (uint8_t)(pixels[0] + pixels[1]), pixels[2] = (uint8_t)(pixels[2] + pixels[1]);
}

/* Bytes of an exemplar's art before it is compressed. */
static size_t ag__art_size(const ag__art *art) {
    size_t area = (size_t)art->height * (size_t)art->width;
    return art->n_colours ? 4 * (size_t)art->n_colours + area : 4 * area;
}

/* The art of all exemplars, or a layer of it, in the pack's boxes. room: what is left of the bytes that all may have. */
static int ag__read_pictures(const ag__reader *reader, const char *counts, const char *data, const int32_t *boxes,
                             size_t *room, ag__art **out) {
    ag_pack *pack = reader->pack;
    size_t n = (size_t)pack->entries.n, total = 0, i, k;
    ag__tensor *numbers, *packed;
    ag__art *arts = (ag__art *)ag__new(pack, n, sizeof *arts);
    uint8_t *content, *planes;
    if (!arts) return AG_ERROR_MEMORY;
    AG__TRY(ag__expect(reader, counts, AG__I32, 1, (int64_t)n, -1, &numbers));
    AG__TRY(ag__expect(reader, data, AG__U8, 1, -1, -1, &packed));
    for (i = 0; i < n; i++) {
        ag__art *art = &arts[i];
        art->top = boxes[4 * i], art->left = boxes[4 * i + 1], art->height = boxes[4 * i + 2],
        art->width = boxes[4 * i + 3];
        art->n_colours = ag__i32(numbers->data + 4 * i);
        if (art->n_colours < 0 || art->n_colours > 256) return AG_ERROR_ART;
        total += ag__art_size(art);
        if (total > AG__MOST_ART || total > *room) return AG_ERROR_ART; /* before there is memory for it */
    }
    *room -= total;
    content = (uint8_t *)ag__new(pack, total, 1);
    planes = (uint8_t *)AG_MALLOC(4 * (size_t)pack->height * (size_t)pack->width);
    if (!content || !planes || !ag__inflate(packed->data, packed->n_values, content, total)) {
        AG_FREE(planes);
        return content && planes ? AG_ERROR_ZLIB : AG_ERROR_MEMORY;
    }
    for (i = 0; i < n; i++) {
        ag__art *art = &arts[i];
        size_t area = (size_t)art->height * (size_t)art->width, size = ag__art_size(art);
        art->colours = content, art->pixels = content + 4 * (size_t)art->n_colours;
        if (!art->n_colours) {
            memcpy(planes, content, size);
            ag__undo_planes(planes, art->height, art->width, content);
        }
        for (k = 0; k < area && art->n_colours; k++)
            if (art->pixels[k] >= art->n_colours) {
                AG_FREE(planes);
                return AG_ERROR_ART;
            }
        content += size;
    }
    AG_FREE(planes);
    *out = arts;
    return AG_OK;
}

/* The straight colour of a pixel of the texture. */
static const uint8_t *ag__colour_at(const ag__art *art, int y, int x) {
    static const uint8_t nothing[4] = {0, 0, 0, 0};
    size_t at;
    y -= art->top, x -= art->left;
    if (y < 0 || y >= art->height || x < 0 || x >= art->width) return nothing;
    at = (size_t)(y * art->width + x);
    return art->n_colours ? art->colours + 4 * (size_t)art->pixels[at] : art->pixels + 4 * at;
}

/* The rules of an exemplar's colours, and what its art draws. */
static int ag__measure_art(const ag_pack *pack, const ag__art *art, ag__figure *figure) {
    int y, x;
    figure->top = pack->height, figure->left = pack->width, figure->bottom = figure->right = 0;
    figure->is_opaque = art->height == pack->height && art->width == pack->width;
    for (y = art->top; y < art->top + art->height; y++)
        for (x = art->left; x < art->left + art->width; x++) {
            const uint8_t *c = ag__colour_at(art, y, x);
            int alpha = c[3];
            if ((!alpha && (c[0] || c[1] || c[2])) || (alpha < 255 && pack->channels == 3)) return AG_ERROR_ART;
            if (alpha < 255) figure->is_opaque = 0;
            if (!alpha) continue;
            if (y < figure->top) figure->top = y;
            if (x < figure->left) figure->left = x;
            if (y >= figure->bottom) figure->bottom = y + 1;
            if (x >= figure->right) figure->right = x + 1;
        }
    if (!figure->bottom) figure->top = figure->left = 0, figure->bottom = pack->height, figure->right = pack->width;
    return AG_OK;
}

/* A tensor of one number. */
static int ag__read_number(const ag__reader *reader, const char *name, int dtype, int32_t least, int32_t most,
                           int *out) {
    ag__tensor *tensor;
    AG__TRY(ag__expect(reader, name, dtype, 1, 1, -1, &tensor));
    *out = dtype == AG__U8 ? tensor->data[0] : ag__i32(tensor->data);
    return *out < least || *out > most ? AG_ERROR_PAINT : AG_OK;
}

static int ag__read_layer_art(const ag__reader *reader, const int32_t *boxes, size_t *room) {
    ag_pack *pack = reader->pack;
    char counts[] = "layer.00.counts", data[] = "layer.00.data";
    ag__tensor *tensor;
    int i;
    if (!ag__find(reader, "layer.names")) return AG_OK;
    AG__TRY(ag__expect(reader, "layer.names", AG__U8, 1, -1, -1, &tensor));
    AG__TRY(ag__read_text(pack, tensor, &pack->layer_names));
    if (pack->layer_names.n > AG__MOST_ART_LAYERS) return AG_ERROR_NAMES;
    pack->layers = (ag__art **)ag__new(pack, (size_t)pack->layer_names.n, sizeof *pack->layers);
    if (!pack->layers) return AG_ERROR_MEMORY;
    for (i = 0; i < pack->layer_names.n; i++) {
        counts[6] = data[6] = (char)('0' + i / 10), counts[7] = data[7] = (char)('0' + i % 10);
        AG__TRY(ag__read_pictures(reader, counts, data, boxes, room, &pack->layers[i]));
    }
    return AG_OK;
}

/* Which layers have the texture's colours, and what a texture shows; then which places are mirrored and held. */
static int ag__read_use_of_layers(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    int n = pack->layer_names.n, i;
    ag__tensor *tensor;
    if (ag__find(reader, "layer.coloured")) {
        AG__TRY(ag__expect(reader, "layer.coloured", AG__U8, 1, n, -1, &tensor));
        pack->coloured = (uint8_t *)ag__values(pack, tensor);
        if (!pack->coloured) return AG_ERROR_MEMORY;
        for (i = 0; i < n; i++)
            if (pack->coloured[i] > 1) return AG_ERROR_ART;
    }
    if (ag__find(reader, "layer.shown")) {
        AG__TRY(ag__expect(reader, "layer.shown", AG__I32, 1, pack->entries.n, -1, &tensor));
        pack->shown = (int32_t *)ag__values(pack, tensor);
        if (!pack->shown) return AG_ERROR_MEMORY;
        for (i = 0; i < pack->entries.n; i++) {
            int shown = pack->shown[i];
            if (shown < -1 || shown >= n || (shown >= 0 && (!pack->coloured || !pack->coloured[shown])))
                return AG_ERROR_ART;
        }
    }
    if (ag__find(reader, "mirror")) {
        AG__TRY(ag__expect(reader, "mirror", AG__I32, 1, pack->entries.n, -1, &tensor));
        pack->mirror = (int32_t *)ag__values(pack, tensor);
        if (!pack->mirror) return AG_ERROR_MEMORY;
        for (i = 0; i < pack->entries.n; i++)
            if (pack->mirror[i] < -1 || pack->mirror[i] > 2 * (pack->width - 1)) return AG_ERROR_PAINT;
    }
    if (!ag__find(reader, "hold")) return AG_OK;
    AG__TRY(ag__expect(reader, "hold", AG__I32, 1, 3, -1, &tensor));
    pack->holds = 1, pack->hold_edges = ag__i32(tensor->data), pack->hold_reach = ag__i32(tensor->data + 4),
    pack->hold_layer = ag__i32(tensor->data + 8);
    return pack->hold_edges < 0 || pack->hold_edges > 64 || pack->hold_reach < 1 || pack->hold_reach > 64 ||
                   pack->hold_layer < -1 || pack->hold_layer >= n
               ? AG_ERROR_PAINT
               : AG_OK;
}

static int ag__read_art(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    size_t room = AG__MOST_ART_AND_LAYERS;
    ag__tensor *tensor;
    int32_t *boxes;
    int error, i;
    AG__TRY(ag__expect(reader, "art.boxes", AG__I32, 2, pack->entries.n, 4, &tensor));
    for (i = 0; i < pack->entries.n; i++) {
        const uint8_t *box = tensor->data + 16 * (size_t)i;
        int64_t top = ag__i32(box), left = ag__i32(box + 4), height = ag__i32(box + 8), width = ag__i32(box + 12);
        if (top < 0 || left < 0 || height < 1 || width < 1 || top + height > pack->height || left + width > pack->width)
            return AG_ERROR_ART;
    }
    boxes = (int32_t *)ag__values(pack, tensor);
    pack->figures = (ag__figure *)ag__new(pack, (size_t)pack->entries.n, sizeof *pack->figures);
    if (!boxes || !pack->figures) return AG_ERROR_MEMORY;
    AG__TRY(ag__read_pictures(reader, "art.counts", "art.data", boxes, &room, &pack->art));
    for (i = 0, error = AG_OK; !error && i < pack->entries.n; i++)
        error = ag__measure_art(pack, &pack->art[i], &pack->figures[i]);
    if (error) return error;
    AG__TRY(ag__read_layer_art(reader, boxes, &room));
    return ag__read_use_of_layers(reader);
}
/* ---- The pose (contract 2, section 3): where each pixel is taken from, (H, W, 2) rows and columns in 1/16 pixel ---- */

static int ag__read_pose(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    ag__tensor *tensor;
    void *p;
    int i;
    AG__TRY(ag__expect(reader, "pose.terms", AG__I32, 2, -1, 2, &tensor));
    if (tensor->dims[0] > AG__MOST_TERMS) return AG_ERROR_POSE;
    pack->n_terms = (int)tensor->dims[0];
    pack->terms = (int32_t *)ag__values(pack, tensor);
    if (!pack->terms) return AG_ERROR_MEMORY;
    for (i = 0; i < pack->n_terms; i++)
        if (pack->terms[2 * i] < 0 || pack->terms[2 * i] >= pack->n_latent || (pack->terms[2 * i + 1] & ~1))
            return AG_ERROR_POSE;
    AG__TRY(ag__take(reader, "pose.rows", AG__I16, 2, pack->n_terms, AG__POSE_KNOTS, &p));
    pack->pose_rows = (int16_t *)p;
    AG__TRY(ag__take(reader, "pose.columns", AG__I16, 2, pack->n_terms, AG__POSE_KNOTS, &p));
    pack->pose_columns = (int16_t *)p;
    return ag__read_number(reader, "pose.keep", AG__U8, 0, 1, &pack->keeps);
}

/* A table of 17 knots at pixel i of a side. */
static int ag__bent(const int16_t *knots, int i, int side) {
    int a = ((2 * i + 1) * 2048) / side, b = a & 255;
    knots += a >> 8;
    return (int)ag__floor_shift(knots[0] * (256 - b) + knots[1] * b + 128, 8);
}

/* Moves what is drawn between first and end, exclusive, back into the texture along one axis. step: values from one
   pixel to the next along the axis, across: from line to line; from: of the first line of n that may matter. */
static void ag__keep_inside(int16_t *flow, int side, size_t step, int first, int end, size_t across, int from, int to,
                            int n) {
    int up = 0, down = 0, last = side > 1 ? side - 1 : 1, i, k;
    for (k = from; k < to; k++) {
        const int16_t *line = flow + (size_t)k * across;
        int least = line[(size_t)(side - 1) * step];
        if (line[0] - 16 * first > up) up = line[0] - 16 * first;
        if (16 * (end - 1) - least > down) down = 16 * (end - 1) - least;
    }
    for (i = 0; i < side && up + down; i++) {
        int move = down * i / last - up * (side - 1 - i) / last;
        for (k = 0; k < n; k++)
            flow[(size_t)i * step + (size_t)k * across] = (int16_t)(flow[(size_t)i * step + (size_t)k * across] + move);
    }
}

/* Of the latent z; figure: of the first source. work: room for AG__MOST_TERMS * 512 numbers. */
static void ag__pose(const ag_pack *pack, const int8_t *z, const ag__figure *figure, int32_t *work, int16_t *flow) {
    int height = pack->height, width = pack->width, axis, k, y, x;
    int32_t *rows = work, *columns = work + AG__MOST_TERMS * 256;
    for (k = 0; k < pack->n_terms; k++) {
        for (y = 0; y < height; y++) rows[k * 256 + y] = ag__bent(pack->pose_rows + k * AG__POSE_KNOTS, y, height);
        for (x = 0; x < width; x++) columns[k * 256 + x] = ag__bent(pack->pose_columns + k * AG__POSE_KNOTS, x, width);
    }
    for (axis = 0; axis < 2; axis++) {
        int side = axis ? width : height;
        for (y = 0; y < height; y++) {
            int64_t sums[256];
            int16_t *to = flow + 2 * (size_t)(y * width) + axis;
            memset(sums, 0, sizeof sums);
            for (k = 0; k < pack->n_terms; k++) {
                int64_t scale = (int64_t)z[pack->terms[2 * k]] * rows[k * 256 + y];
                if (pack->terms[2 * k + 1] != axis || !scale) continue;
                for (x = 0; x < width; x++) sums[x] += scale * columns[k * 256 + x];
            }
            for (x = 0; x < width; x++) {
                int64_t moved = ag__floor_shift(sums[x] * side + (1 << 21), 22);
                if (moved < -AG__MOST_MOVE) moved = -AG__MOST_MOVE;
                if (moved > AG__MOST_MOVE) moved = AG__MOST_MOVE;
                to[2 * x] = (int16_t)(16 * (axis ? x : y) + moved);
            }
        }
    }
    if (!pack->keeps || pack->wraps) return;
    ag__keep_inside(flow, height, 2 * (size_t)width, figure->top, figure->bottom, 2, figure->left, figure->right,
                    width);
    ag__keep_inside(flow + 1, width, 2, figure->left, figure->right, 2 * (size_t)width, figure->top, figure->bottom,
                    height);
}

/* ---- Held places (contract 2, section 3) ---- */

/* Which pixels keep their place, (H, W), and F near them drawn to their own places. layer: the picture of the source
   whose visible pixels are held, or NULL. away: room for a byte a pixel. */
static void ag__hold(const ag_pack *pack, const ag__art *layer, uint8_t *held, uint8_t *away, int16_t *flow) {
    int height = pack->height, width = pack->width, edges = pack->hold_edges, reach = pack->hold_reach, y, x, axis;
    for (y = 0; y < height; y++)
        for (x = 0; x < width; x++) {
            int is_edge = y < edges || x < edges || y >= height - edges || x >= width - edges;
            held[y * width + x] = (uint8_t)(is_edge || (layer && ag__colour_at(layer, y, x)[3]));
        }
    for (y = 0; y < height; y++) /* how far the next held pixel is, from above and the left, then from the other side */
        for (x = 0; x < width; x++) {
            uint8_t *to = away + y * width + x;
            int least = held[y * width + x] ? 0 : reach;
            if (x && to[-1] < least) least = to[-1] + 1;
            for (axis = -1; axis <= 1 && y; axis++)
                if (x + axis >= 0 && x + axis < width && to[axis - width] < least) least = to[axis - width] + 1;
            *to = (uint8_t)least;
        }
    for (y = height - 1; y >= 0; y--)
        for (x = width - 1; x >= 0; x--) {
            uint8_t *to = away + y * width + x;
            int16_t *f = flow + 2 * (size_t)(y * width + x);
            int least = *to;
            if (x + 1 < width && to[1] < least) least = to[1] + 1;
            for (axis = -1; axis <= 1 && y + 1 < height; axis++)
                if (x + axis >= 0 && x + axis < width && to[axis + width] < least) least = to[axis + width] + 1;
            *to = (uint8_t)least;
            for (axis = 0; axis < 2; axis++) {
                int own = 16 * (axis ? x : y), moved = (f[axis] - own) * least;
                f[axis] = (int16_t)(own + (moved < 0 ? -((-moved + reach - 1) / reach) : moved / reach));
            }
        }
}

/* ---- Symmetry (contract 2, sections 3 and 4) ---- */

/* F of a texture that is symmetrical about column axis / 2: a pixel and its mirror image move alike, or against. */
static void ag__mirror_flow(int16_t *flow, int height, int width, int axis) {
    int y, x;
    for (y = 0; y < height; y++) {
        int16_t *row = flow + 2 * (size_t)y * width;
        for (x = axis < width ? 0 : axis - width + 1; 2 * x < axis; x++) {
            int16_t *left = row + 2 * x, *right = row + 2 * (axis - x);
            int down = left[0] + right[0] - 32 * y, along = left[1] - 16 * x - (right[1] - 16 * (axis - x));
            down = (down - (down & 1)) / 2, along = (along - (along & 1)) / 2;
            left[0] = right[0] = (int16_t)(16 * y + down);
            left[1] = (int16_t)(16 * x + along), right[1] = (int16_t)(16 * (axis - x) - along);
        }
        if (axis % 2 == 0) row[axis + 1] = (int16_t)(8 * axis);
    }
}

/* Places of one source: right of the axis those of the mirror image, mirrored. */
static void ag__mirror_places(int32_t *places, int height, int width, int axis) {
    int y, x;
    for (y = 0; y < height; y++, places += width)
        for (x = axis / 2 + 1; x < width && x <= axis; x++) {
            int32_t place = places[axis - x];
            int column = place < 0 ? 0 : axis - place % width;
            if (place < 0)
                places[x] = -1;
            else if (column >= 0 && column < width)
                places[x] = place - place % width + column;
        }
}

/* At half the size a pixel is held if all that it stands for are; at an odd side the last counts twice. */
static void ag__halve_held(const uint8_t *held, int height, int width, uint8_t *out) {
    int y, x;
    for (y = 0; y < height; y += 2)
        for (x = 0; x < width; x += 2) {
            const uint8_t *a = held + y * width + x, *b = y + 1 < height ? a + width : a;
            int right = x + 1 < width;
            *out++ = (uint8_t)(a[0] & a[right] & b[0] & b[right]);
        }
}

/* Half the size: F of each pixel is that of the four it stands for, in pixels of its own size. */
static void ag__halve_flow(const int16_t *flow, int height, int width, int16_t *out) {
    int y, x, axis;
    for (y = 0; y < height; y += 2)
        for (x = 0; x < width; x += 2)
            for (axis = 0; axis < 2; axis++) {
                const int16_t *a = flow + 2 * (size_t)(y * width + x) + axis,
                              *b = y + 1 < height ? a + 2 * (size_t)width : a;
                size_t right = x + 1 < width ? 2 : 0;
                int sum = a[0] + a[right] + b[0] + b[right] - 28;
                *out++ = (int16_t)(((sum + (1 << 20)) >> 3) - (1 << 17));
            }
}

/* The pixel that F points to along an axis. */
static int ag__pointed(int f) { return ((f + 8 + (1 << 16)) >> 4) - (1 << 12); }
/* ---- Painting (contract 2, section 4): every pixel of the texture gets a pixel of the art ----

   On each level, from the coarsest on, the sources stand in planes with a border around them, of zeros or, in tiles, of the
   opposite side, one source below the other. A match is a place there. Before the first plane are rows of zeros: transparent
   paint is a match like any other, whose neighbours are transparent, and it is the lowest one. So moving a match by up to the
   border is an addition, and what lies outside reads as it should. */

enum { AG__CLEAR_ROWS = 2 * AG__BORDER + 1 };

typedef struct ag__match {
    int32_t
        at; /* pixels from the first of all planes; AG__BORDER rows and columns from there it is transparent paint */
    int16_t y, x; /* in the source */
} ag__match;

/* What one level works with. */
typedef struct ag__level {
    const ag_pack *pack;
    int height, width, n_sources, wraps, is_opaque;
    int radius, sweeps, has_guide;
    uint32_t paint, guide, place;
    const uint8_t *preferred;  /* (H, W) of the texture: which of two sources */
    int halvings;              /* of the texture, down to this level */
    size_t row, plane;         /* pixels of a row and of a plane, borders included */
    int32_t clear;             /* the match of transparent paint */
    const int16_t *flow;       /* (height, width, 2) */
    const uint8_t *held;       /* (height, width): which pixels keep their place; NULL: none */
    const uint8_t *variant;    /* (height, width, 4): the texture's guide */
    uint8_t *paints;           /* planes of paint, 4 bytes a pixel, for votes and choice */
    uint8_t *compared;         /* planes as in compare.h */
    uint8_t *target;           /* one such plane, without the rows before it, of the picture and its guide */
    uint8_t *busy;             /* a plane of bytes: around which pixels there is anything to see */
    uint32_t *seen, stamp;     /* for each place, the stamp of the last pixel that it was a candidate for */
    ag__match *matches, *next; /* (height, width) */
} ag__level;

/* The pictures of one size: of each source, its art and its guide, of the texture the guide and F. */
typedef struct ag__size {
    int height, width;
    uint8_t *art[2], *guide[2], *variant;
    int16_t *flow;
    uint8_t *held; /* NULL if the pack holds no places */
} ag__size;

/* Scratch memory of painting. */
typedef struct ag__paint_desk {
    ag__size sizes[AG__MOST_SIZES]; /* the finest first */
    uint8_t *planes[5];             /* paints, compared, target, busy twice */
    uint32_t *seen;
    uint8_t *preferred; /* (H, W) */
    ag__match *matches[2];
    int32_t *pose;
} ag__paint_desk;

static size_t ag__pixel_of(const ag__level *level) { return level->has_guide ? 8 : 4; }

static int ag__is_inside(const ag__level *level, int y, int x) {
    return y >= 0 && y < level->height && x >= 0 && x < level->width;
}

static int ag__modulo(int a, int n) {
    a %= n;
    return a < 0 ? a + n : a;
}

static int32_t ag__place_at(const ag__level *level, int source, int y, int x) {
    return (int32_t)(AG__CLEAR_ROWS * level->row + (size_t)source * level->plane +
                     (size_t)(y + AG__BORDER) * level->row) +
           x + AG__BORDER;
}

static int ag__source_of(const ag__level *level, int32_t at) {
    return level->n_sources > 1 && (size_t)at >= AG__CLEAR_ROWS * level->row + level->plane;
}

/* The match at a place of a source; 0 if that lies outside. */
static int ag__match_at(const ag__level *level, int source, int y, int x, ag__match *out) {
    if (!ag__is_inside(level, y, x)) {
        if (!level->wraps) return 0;
        y = ag__modulo(y, level->height), x = ag__modulo(x, level->width);
    }
    out->at = ag__place_at(level, source, y, x), out->y = (int16_t)y, out->x = (int16_t)x;
    return 1;
}

/* The same with what stands for a place outside: transparent paint, or the nearest place inside. */
static ag__match ag__match_near(const ag__level *level, int source, int y, int x) {
    ag__match match;
    if (ag__match_at(level, source, y, x, &match)) return match;
    match.at = level->clear, match.y = match.x = 0;
    if (!level->is_opaque) return match;
    y = y < 0 ? 0 : y < level->height ? y : level->height - 1;
    x = x < 0 ? 0 : x < level->width ? x : level->width - 1;
    ag__match_at(level, source, y, x, &match);
    return match;
}

/* ---- The planes of a level ---- */

/* Copies pixels (height, width) of so many bytes into every so many of a plane, and what stands for the places around
   them. border: 0 zeros, 1 the opposite side, 2 the nearest pixel. */
static void ag__fill_plane(const ag__level *level, const uint8_t *from, size_t size, size_t apart, int border,
                           uint8_t *to) {
    int y, x;
    for (y = -AG__BORDER; y < level->height + AG__BORDER; y++)
        for (x = -AG__BORDER; x < level->width + AG__BORDER; x++, to += apart) {
            int i = y, j = x;
            if (!ag__is_inside(level, y, x)) {
                if (!border) {
                    memset(to, 0, size);
                    continue;
                }
                if (border == 1)
                    i = ag__modulo(y, level->height), j = ag__modulo(x, level->width);
                else
                    i = y < 0               ? 0
                        : y < level->height ? y
                                            : level->height - 1,
                    j = x < 0              ? 0
                        : x < level->width ? x
                                           : level->width - 1;
            }
            memcpy(to, from + size * (size_t)(i * level->width + j), size);
        }
}

static void ag__fill_planes(ag__level *level, const ag__size *size) {
    size_t pixel = ag__pixel_of(level);
    int s, border = level->wraps;
    memset(level->paints, 0, 4 * AG__CLEAR_ROWS * level->row);
    for (s = 0; s < level->n_sources; s++) {
        size_t at = AG__CLEAR_ROWS * level->row + (size_t)s * level->plane;
        ag__fill_plane(level, size->art[s], 4, 4, !border && level->is_opaque ? 2 : border, level->paints + 4 * at);
        ag__fill_plane(level, size->art[s], 4, pixel, border, level->compared + pixel * at);
        if (level->has_guide) ag__fill_plane(level, size->guide[s], 4, pixel, border, level->compared + pixel * at + 4);
    }
    if (level->has_guide) ag__fill_plane(level, size->variant, 4, pixel, border, level->target + 4);
}

static uint8_t *ag__picture_at(const ag__level *level, int y, int x) {
    return level->target + ag__pixel_of(level) * ((size_t)(y + AG__BORDER) * level->row + (size_t)(x + AG__BORDER));
}

/* The border of the picture, after a vote. */
static void ag__wrap_picture(ag__level *level) {
    int y, x;
    for (y = -AG__BORDER; y < level->height + AG__BORDER; y++)
        for (x = -AG__BORDER; x < level->width + AG__BORDER; x++) {
            if (y >= 0 && y < level->height && x == 0) x = level->width;
            memcpy(ag__picture_at(level, y, x),
                   ag__picture_at(level, ag__modulo(y, level->height), ag__modulo(x, level->width)), 4);
        }
}

/* ---- Votes ---- */

/* Four channels of a sum of up to 25 pixels, two in each word. */
typedef struct ag__sums {
    uint32_t even, odd;
} ag__sums;

static AG__INLINE void ag__add_pixel(ag__sums *sums, const uint8_t *pixel) {
    uint32_t word;
    memcpy(&word, pixel, 4);
    sums->even += word & 0x00FF00FFu, sums->odd += word >> 8 & 0x00FF00FFu;
}

/* (sum + (n >> 1)) // n, for sums of n <= 25 bytes. scale: 2^20 / n, rounded up, which is exact for these. */
static AG__INLINE uint32_t ag__mean(uint32_t sum, uint32_t half, uint32_t scale) { return (sum + half) * scale >> 20; }

static AG__INLINE void ag__put_mean(const ag__sums *sums, uint32_t n, uint8_t *out) {
    uint32_t half = n >> 1, scale = ((1 << 20) + n - 1) / n;
    uint32_t word = ag__mean(sums->even & 0xFFFF, half, scale) | ag__mean(sums->even >> 16, half, scale) << 16 |
                    ag__mean(sums->odd & 0xFFFF, half, scale) << 8 | ag__mean(sums->odd >> 16, half, scale) << 24;
    memcpy(out, &word, 4);
}

/* What the patch matched at (y + i, x + j) proposes for (y, x), as a pixel of the planes of paint. */
static AG__INLINE const uint8_t *ag__proposal(const ag__level *level, const ag__match *match, int i, int j) {
    return level->paints + 4 * ((ptrdiff_t)match->at - i * (ptrdiff_t)level->row - j);
}

static AG__INLINE void ag__vote_inside(const ag__level *level, int y, int x, const int r) {
    ag__sums sums = {0, 0};
    int i, j;
    for (i = -r; i <= r; i++) {
        const ag__match *match = level->matches + (y + i) * level->width + x;
        for (j = -r; j <= r; j++) ag__add_pixel(&sums, ag__proposal(level, match + j, i, j));
    }
    ag__put_mean(&sums, (uint32_t)((2 * r + 1) * (2 * r + 1)), ag__picture_at(level, y, x));
}

static void ag__vote_near_edge(const ag__level *level, int y, int x) {
    int r = level->radius, i, j;
    ag__sums sums = {0, 0};
    uint32_t n = 0;
    for (i = -r; i <= r; i++)
        for (j = -r; j <= r; j++) {
            int yy = y + i, xx = x + j;
            if (!ag__is_inside(level, yy, xx)) {
                if (!level->wraps) continue;
                yy = ag__modulo(yy, level->height), xx = ag__modulo(xx, level->width);
            }
            ag__add_pixel(&sums, ag__proposal(level, level->matches + yy * level->width + xx, i, j));
            n++;
        }
    ag__put_mean(&sums, n, ag__picture_at(level, y, x));
}

/* The picture: at each pixel the mean of what the patches over it propose. */
static void ag__vote(ag__level *level) {
    int r = level->radius, y, x;
    for (y = 0; y < level->height; y++)
        for (x = 0; x < level->width; x++)
            if (y < r || x < r || y >= level->height - r || x >= level->width - r)
                ag__vote_near_edge(level, y, x);
            else if (r == 2)
                ag__vote_inside(level, y, x, 2);
            else
                ag__vote_inside(level, y, x, 1);
    if (level->wraps) ag__wrap_picture(level);
}

/* ---- Matches ---- */

/* The source that a pixel prefers. */
static int ag__preferred_at(const ag__level *level, int y, int x) {
    if (level->n_sources == 1) return 0;
    return level
        ->preferred[(size_t)(y << level->halvings) * (size_t)level->pack->width + (size_t)(x << level->halvings)];
}

/* Whether a pixel keeps its place, which is then the match. */
static AG__INLINE int ag__is_held(const ag__level *level, int y, int x, ag__match *out) {
    return level->held && level->held[y * level->width + x] && ag__match_at(level, 0, y, x, out);
}

static void ag__match_first(ag__level *level) {
    const int16_t *f = level->flow;
    int y, x;
    for (y = 0; y < level->height; y++)
        for (x = 0; x < level->width; x++, f += 2) {
            ag__match *to = &level->matches[y * level->width + x];
            if (!ag__is_held(level, y, x, to))
                *to = ag__match_near(level, ag__preferred_at(level, y, x), ag__pointed(f[0]), ag__pointed(f[1]));
        }
}

/* The matches of the level before, one coarser, on this one. */
static void ag__match_finer(ag__level *level, const ag__level *before) {
    const int16_t *f = level->flow;
    int y, x;
    for (y = 0; y < level->height; y++)
        for (x = 0; x < level->width; x++, f += 2) {
            int parent = (y >> 1) * before->width + (x >> 1), py, px;
            const ag__match *from = &before->matches[parent];
            ag__match *to = &level->next[y * level->width + x];
            if (ag__is_held(level, y, x, to)) continue;
            if (from->at == before->clear) {
                to->at = level->clear, to->y = to->x = 0;
                continue;
            }
            py = 2 * from->y, px = 2 * from->x;
            if (level->pack->follows)
                py += ag__pointed(f[0]) - 2 * ag__pointed(before->flow[2 * parent]),
                    px += ag__pointed(f[1]) - 2 * ag__pointed(before->flow[2 * parent + 1]);
            else
                py += y & 1, px += x & 1;
            *to = ag__match_near(level, ag__source_of(before, from->at), py, px);
        }
}

/* Marks the pixels around which the picture or its guide shows anything. work: another plane of bytes. */
static void ag__mark_busy(ag__level *level, uint8_t *work) {
    int r = level->radius, height = level->height, width = level->width, y, x, i;
    size_t row = level->row, pixel = ag__pixel_of(level);
    memset(work, 0, level->plane);
    for (y = 0; y < height; y++) {
        const uint8_t *seen = ag__picture_at(level, y, 0), *guide = level->variant + 4 * (size_t)(y * width);
        uint8_t *to = work + (size_t)(y + AG__BORDER) * row + AG__BORDER;
        for (x = 0; x < width; x++) {
            uint32_t a, b;
            memcpy(&a, seen + pixel * (size_t)x, 4), memcpy(&b, guide + 4 * (size_t)x, 4);
            to[x] = (a | b) != 0;
        }
        if (!level->wraps) continue;
        for (i = 1; i <= AG__BORDER; i++) to[-i] = to[ag__modulo(-i, width)], to[width - 1 + i] = to[(i - 1) % width];
    }
    for (i = 1; i <= AG__BORDER && level->wraps; i++) {
        memcpy(work + (size_t)(AG__BORDER - i) * row, work + (size_t)(ag__modulo(-i, height) + AG__BORDER) * row, row);
        memcpy(work + (size_t)(height - 1 + i + AG__BORDER) * row, work + (size_t)((i - 1) % height + AG__BORDER) * row,
               row);
    }
    for (y = 0; y < height + 2 * AG__BORDER; y++) { /* along rows, in place of the first marks but for the border */
        const uint8_t *from = work + (size_t)y * row + AG__BORDER;
        uint8_t *to = level->busy + (size_t)y * row + AG__BORDER;
        for (x = 0; x < width; x++) to[x] = (uint8_t)(from[x - 1] | from[x] | from[x + 1]);
        for (x = 0; x < width && r == 2; x++) to[x] = (uint8_t)(to[x] | from[x - 2] | from[x + 2]);
    }
    for (y = AG__BORDER; y < height + AG__BORDER; y++) { /* along columns */
        const uint8_t *from = level->busy + (size_t)y * row + AG__BORDER;
        uint8_t *to = work + (size_t)y * row + AG__BORDER;
        for (x = 0; x < width; x++) to[x] = (uint8_t)(from[x - (ptrdiff_t)row] | from[x] | from[x + (ptrdiff_t)row]);
        for (x = 0; x < width && r == 2; x++)
            to[x] = (uint8_t)(to[x] | from[x - 2 * (ptrdiff_t)row] | from[x + 2 * (ptrdiff_t)row]);
    }
    for (y = AG__BORDER; y < height + AG__BORDER; y++)
        memcpy(level->busy + (size_t)y * row + AG__BORDER, work + (size_t)y * row + AG__BORDER, (size_t)width);
}

/* The candidates of a pixel. */
typedef struct ag__choice {
    ag__candidate candidates[24];
    ag__match matches[24];
    int n, preferred;
} ag__choice;

enum { AG__DRAWN = 64 }; /* alpha from which the pose puts paint at a pixel */

static AG__INLINE void ag__try(ag__level *level, ag__choice *choice, const int16_t *f, ag__match match) {
    static const uint8_t nothing[8 * (2 * AG__BORDER + 1)] = {0};
    ag__candidate *candidate = &choice->candidates[choice->n];
    if (level->seen[match.at] == level->stamp) return;
    level->seen[match.at] = level->stamp;
    choice->matches[choice->n++] = match;
    if (match.at == level->clear) {
        int side = 2 * level->radius + 1, drawn;
        ag__match posed;
        drawn = ag__match_at(level, choice->preferred, ag__pointed(f[0]), ag__pointed(f[1]), &posed) &&
                level->paints[4 * (size_t)posed.at + 3] >= AG__DRAWN;
        candidate->at = nothing, candidate->row = 0, candidate->share = 1;
        candidate->start = drawn ? 16 * (uint32_t)level->place * (uint32_t)(side * side) : 0;
    } else {
        int r = level->radius, side = 2 * r + 1, dy = 16 * match.y - f[0], dx = 16 * match.x - f[1];
        size_t pixel = ag__pixel_of(level);
        uint32_t far;
        if (level->wraps) {
            dy = ag__modulo(dy + 8 * level->height, 16 * level->height) - 8 * level->height;
            dx = ag__modulo(dx + 8 * level->width, 16 * level->width) - 8 * level->width;
        }
        far = ((uint32_t)(dy * dy) + (uint32_t)(dx * dx)) >> 4;
        candidate->at = level->compared + pixel * ((size_t)match.at - (size_t)r * level->row - (size_t)r);
        candidate->row = pixel * level->row;
        candidate->start = (uint32_t)((uint64_t)level->place * (uint32_t)(side * side) * (far < 256 ? far : 256) >> 4);
        candidate->share = ag__source_of(level, match.at) == choice->preferred ? 1 : 4;
    }
}

/* The match moved, as a candidate if it is inside. */
static AG__INLINE void ag__try_moved(ag__level *level, ag__choice *choice, const int16_t *f, ag__match match, int dy,
                                     int dx) {
    if (match.at != level->clear) {
        int y = match.y + dy, x = match.x + dx;
        if (ag__is_inside(level, y, x)) {
            match.at += dy * (int32_t)level->row + dx, match.y = (int16_t)y, match.x = (int16_t)x;
        } else if (!ag__match_at(level, ag__source_of(level, match.at), y, x, &match)) {
            return;
        }
    }
    ag__try(level, choice, f, match);
}

static ag__match ag__best_match(ag__level *level, int y, int x) {
    static const signed char near[13][2] = {{0, 0},  {0, 1},  {0, -1}, {1, 0},  {-1, 0}, {1, 1}, {-1, -1},
                                            {1, -1}, {-1, 1}, {0, 2},  {0, -2}, {2, 0},  {-2, 0}};
    const int16_t *f = level->flow + 2 * (size_t)(y * level->width + x);
    const ag__match own = level->matches[y * level->width + x];
    ag__match match;
    ag__choice choice;
    ag__patch patch;
    int r = level->radius, k, i, j;
    choice.n = 0, choice.preferred = ag__preferred_at(level, y, x);
    level->stamp++;
    match.at = level->clear, match.y = match.x = 0;
    if (!level->is_opaque) ag__try(level, &choice, f, match);
    for (k = 0; k < 13; k++) {
        int dy = near[k][0], dx = near[k][1], yy = y + dy, xx = x + dx;
        if (!ag__is_inside(level, yy, xx)) {
            if (!level->wraps) continue;
            yy = ag__modulo(yy, level->height), xx = ag__modulo(xx, level->width);
        }
        ag__try_moved(level, &choice, f, level->matches[yy * level->width + xx], -dy, -dx);
    }
    for (k = 0; k < level->n_sources; k++)
        if (ag__match_at(level, k, ag__pointed(f[0]), ag__pointed(f[1]), &match)) ag__try(level, &choice, f, match);
    for (i = -1; i <= 1 && own.at != level->clear; i++)
        for (j = -1; j <= 1; j++)
            if (i || j) ag__try_moved(level, &choice, f, own, i, j);
    if (choice.n <= 1) return choice.n ? choice.matches[0] : own;
    patch.at = ag__picture_at(level, y - r, x - r), patch.row = ag__pixel_of(level) * level->row;
    patch.side = 2 * r + 1, patch.has_guide = level->has_guide, patch.paint = level->paint, patch.guide = level->guide;
    return choice.matches[level->pack->kernel->cheapest(&patch, choice.candidates, choice.n)];
}

static void ag__sweep(ag__level *level, uint8_t *work) {
    int height = level->height, width = level->width, y, x;
    ag__match *swap;
    if (!level->is_opaque) ag__mark_busy(level, work);
    for (y = 0; y < height; y++)
        for (x = 0; x < width; x++) {
            ag__match *to = &level->next[y * width + x];
            if (ag__is_held(level, y, x, to)) continue;
            if (level->is_opaque || level->busy[(size_t)(y + AG__BORDER) * level->row + (size_t)(x + AG__BORDER)])
                *to = ag__best_match(level, y, x);
            else
                to->at = level->clear, to->y = to->x = 0;
        }
    swap = level->matches, level->matches = level->next, level->next = swap;
}

/* The places chosen at the finest level. */
static void ag__choose_places(const ag__level *level, int32_t *places) {
    int y, x, i, j, c;
    for (y = 0; y < level->height; y++)
        for (x = 0; x < level->width; x++) {
            const uint8_t *seen = ag__picture_at(level, y, x);
            ag__match best = {0, 0, 0};
            int32_t last = -1, least = 0x7FFFFFFF;
            if (ag__is_held(level, y, x, &best)) {
                *places++ = y * level->width + x;
                continue;
            }
            for (i = -1; i <= 1; i++)
                for (j = -1; j <= 1; j++) {
                    int yy = y + i, xx = x + j;
                    const uint8_t *pixel;
                    ag__match match;
                    int32_t away = 0;
                    if (!ag__is_inside(level, yy, xx)) {
                        if (!level->wraps) continue;
                        yy = ag__modulo(yy, level->height), xx = ag__modulo(xx, level->width);
                    }
                    match = level->matches[yy * level->width + xx];
                    if (match.at != level->clear)
                        match = ag__match_near(level, ag__source_of(level, match.at), match.y - i, match.x - j);
                    if (match.at == last) continue; /* as the one before, which is common */
                    last = match.at, pixel = level->paints + 4 * (size_t)match.at;
                    for (c = 0; c < 4; c++) away += (seen[c] - pixel[c]) * (seen[c] - pixel[c]);
                    if (away < least || (away == least && match.at < best.at)) least = away, best = match;
                }
            *places++ = best.at == level->clear
                            ? -1
                            : (ag__source_of(level, best.at) * level->height + best.y) * level->width + best.x;
        }
}

/* ---- From the coarsest size to the finest ---- */

/* Rounded means of 2x2 pixels; an odd side is continued by 0. */
static void ag__halve(const uint8_t *from, int height, int width, uint8_t *to) {
    static const uint8_t nothing[4 * 256] = {0};
    int y, x, c;
    for (y = 0; y < height; y += 2) {
        const uint8_t *a = from + 4 * (size_t)(y * width), *b = y + 1 < height ? a + 4 * (size_t)width : nothing;
        for (x = 0; x + 1 < width; x += 2, a += 8, b += 8, to += 4)
            for (c = 0; c < 4; c++) to[c] = (uint8_t)((a[c] + a[4 + c] + b[c] + b[4 + c] + 2) >> 2);
        if (x == width) continue;
        for (c = 0; c < 4; c++) to[c] = (uint8_t)((a[c] + b[c] + 2) >> 2);
        to += 4;
    }
}

/* How many sizes there are for art whose box has this side. */
static int ag__count_sizes(const ag_pack *pack, int rules, int side) {
    int height = pack->height, width = pack->width, n = 1;
    while (side > pack->coarsest[rules] && (!pack->wraps || !(height % 2 || width % 2))) {
        height = (height + 1) >> 1, width = (width + 1) >> 1, side = (side + 1) >> 1;
        n++;
    }
    return n;
}

static int ag__side_of(const ag__figure *figure) {
    int height = figure->bottom - figure->top, width = figure->right - figure->left;
    return height > width ? height : width;
}

/* The most sizes that a texture of the pack can have. */
static int ag__most_sizes(const ag_pack *pack) {
    int most = 1, rules;
    for (rules = 0; rules < AG__N_RULES; rules++) {
        int n = ag__count_sizes(pack, rules, pack->height > pack->width ? pack->height : pack->width);
        if (n > most) most = n;
    }
    return most;
}

/* Radius, sweeps and weights: the row of a level among those of the pack. */
static const int32_t *ag__row_of(const ag_pack *pack, int rules, int number) {
    int n = pack->n_rows[rules];
    return pack->rows[rules] + 5 * (number < n ? number : n - 1);
}

/* The places of a texture, from the pictures, F and preferences of the first size. */
static void ag__paint_places(const ag_pack *pack, ag__paint_desk *desk, const ag__figure *figure, int n_sources,
                             int rules, int32_t *places) {
    int n = ag__count_sizes(pack, rules, ag__side_of(figure)), number, s, k;
    ag__level levels[2];
    for (k = 1; k < n; k++) {
        const ag__size *from = &desk->sizes[k - 1];
        ag__size *to = &desk->sizes[k];
        for (s = 0; s < n_sources; s++) {
            ag__halve(from->art[s], from->height, from->width, to->art[s]);
            ag__halve(from->guide[s], from->height, from->width, to->guide[s]);
        }
        ag__halve(from->variant, from->height, from->width, to->variant);
        ag__halve_flow(from->flow, from->height, from->width, to->flow);
        if (to->held) ag__halve_held(from->held, from->height, from->width, to->held);
    }
    for (number = 0; number < n; number++) {
        const ag__size *size = &desk->sizes[n - 1 - number];
        const int32_t *row = ag__row_of(pack, rules, number);
        ag__level *level = &levels[number & 1], *before = &levels[~number & 1];
        memset(level, 0, sizeof *level);
        level->pack = pack, level->height = size->height, level->width = size->width, level->n_sources = n_sources;
        level->wraps = pack->wraps, level->is_opaque = figure->is_opaque;
        level->radius = row[0], level->sweeps = row[1], level->paint = (uint32_t)row[2];
        level->guide = size->height > pack->guide_height ? 0 : (uint32_t)row[3], level->place = (uint32_t)row[4];
        level->has_guide = level->guide > 0;
        level->preferred = desk->preferred, level->halvings = n - 1 - number;
        level->row = (size_t)(size->width + 2 * AG__BORDER);
        level->plane = level->row * (size_t)(size->height + 2 * AG__BORDER);
        level->clear = (int32_t)(AG__BORDER * level->row) + AG__BORDER;
        level->flow = size->flow, level->variant = size->variant, level->held = size->held;
        level->paints = desk->planes[0], level->compared = desk->planes[1], level->target = desk->planes[2];
        level->busy = desk->planes[3], level->seen = desk->seen;
        level->matches = number ? before->matches : desk->matches[0],
        level->next = number ? before->next : desk->matches[1];
        memset(level->target, 0, ag__pixel_of(level) * level->plane);
        memset(level->seen, 0, (AG__CLEAR_ROWS * level->row + 2 * level->plane) * sizeof *level->seen);
        if (number) {
            ag__match_finer(level, before);
            level->next = level->matches, level->matches = before->next;
        } else {
            ag__match_first(level);
        }
        ag__fill_planes(level, size);
        ag__vote(level);
        for (k = 0; k < level->sweeps; k++) {
            ag__sweep(level, desk->planes[4]);
            ag__vote(level);
        }
    }
    ag__choose_places(&levels[(n - 1) & 1], places);
}
/* ---- Painted packs (contract 2): opening, and what their codes say ---- */

enum { AG__PAINTED_TAIL = 12 + AG__N_REGIONS }; /* of a code, behind its three parts: sources, way, regions */

static int ag__read_rows_of_paint(const ag__reader *reader, const char *name, int32_t **out, int *n) {
    ag__tensor *tensor;
    int i;
    AG__TRY(ag__expect(reader, name, AG__I32, 2, -1, 5, &tensor));
    if (tensor->dims[0] < 1 || tensor->dims[0] > AG__MOST_ROWS_OF_PAINT) return AG_ERROR_PAINT;
    *n = (int)tensor->dims[0];
    *out = (int32_t *)ag__values(reader->pack, tensor);
    if (!*out) return AG_ERROR_MEMORY;
    for (i = 0; i < *n; i++) {
        const int32_t *row = *out + 5 * i;
        if (row[0] < 1 || row[0] > 2 || row[1] < 0 || row[1] > 4 || row[2] < 1 || row[2] > 255 || row[3] < 0 ||
            row[3] > 255 || row[4] < 0 || row[4] > 1 << 20 ||
            ((int64_t)row[2] + row[3]) * 6502500 + 400 * (int64_t)row[4] >= (int64_t)1 << 31)
            return AG_ERROR_PAINT;
    }
    return AG_OK;
}

/* Products that painting takes at most: of art as large as the texture. */
static uint64_t ag__paint_cost(const ag_pack *pack, int rules) {
    int height = pack->height, width = pack->width, number;
    int n = ag__count_sizes(pack, rules, height > width ? height : width);
    uint64_t cost = 0;
    for (number = n - 1; number >= 0; number--) {
        const int32_t *row = ag__row_of(pack, rules, number);
        uint64_t side = (uint64_t)(2 * row[0] + 1), area = (uint64_t)height * (uint64_t)width;
        cost += area * (uint64_t)(24 * row[1] + 2) * side * side * 8;
        height = (height + 1) >> 1, width = (width + 1) >> 1;
    }
    return cost;
}

static void ag__count_painting(ag_pack *pack) {
    uint64_t most = 0;
    int rules;
    for (rules = 0; rules < AG__N_RULES; rules++) {
        uint64_t cost = ag__paint_cost(pack, rules);
        if (cost > most) most = cost;
    }
    pack->cost = 3 * pack->cost + most, pack->moves *= 3; /* two guides and the variant */
}

static int ag__read_painting(const ag__reader *reader) {
    static const char *const rules[AG__N_RULES] = {"paint.levels", "paint.mix", "paint.style"};
    ag_pack *pack = reader->pack;
    ag__tensor *coarsest;
    int i;
    AG__TRY(ag__read_number(reader, "spread", AG__I32, 0, 1024, &pack->spread));
    AG__TRY(ag__read_number(reader, "paint.wrap", AG__U8, 0, 1, &pack->wraps));
    AG__TRY(ag__read_number(reader, "paint.follow", AG__U8, 0, 1, &pack->follows));
    AG__TRY(ag__expect(reader, "paint.coarsest", AG__I32, 1, AG__N_RULES, -1, &coarsest));
    for (i = 0; i < AG__N_RULES; i++) {
        pack->coarsest[i] = ag__i32(coarsest->data + 4 * i);
        if (pack->coarsest[i] < 4 || pack->coarsest[i] > 64) return AG_ERROR_PAINT;
        AG__TRY(ag__read_rows_of_paint(reader, rules[i], &pack->rows[i], &pack->n_rows[i]));
    }
    ag__count_painting(pack);
    if (pack->cost > (uint64_t)1 << 32) return AG_ERROR_COST;
    AG__TRY(ag__read_pose(reader));
    return ag__read_art(reader);
}

/* What a code of a painted pack says. way: between two sources, 0 ... 256. */
typedef struct ag__painting {
    const int8_t *z, *p, *kept;
    int n_sources, sources[2], way, rules;
    const uint8_t *regions;
} ag__painting;

static void ag__put_i32(int8_t *to, int32_t value) {
    uint32_t word = (uint32_t)value;
    int i;
    for (i = 0; i < 4; i++) ((uint8_t *)to)[i] = (uint8_t)(word >> 8 * i);
}

/* Values in each part of a code: the latent and the classes. */
static size_t ag__part_of(const ag_pack *pack) { return (size_t)(pack->n_latent + pack->n_labels); }

/* way: of one source 0, or 1 for a style. */
static void ag__put_sources(const ag_pack *pack, int first, int second, int way, int8_t *code) {
    code += 3 * ag__part_of(pack);
    ag__put_i32(code, first), ag__put_i32(code + 4, second), ag__put_i32(code + 8, way);
}

/* Where which of two sources is preferred: drawn for every texture, since it may become the first of an interpolation. */
static void ag__draw_regions(const ag_pack *pack, const ag_request *request, int8_t *code) {
    uint8_t *regions = (uint8_t *)code + 3 * ag__part_of(pack) + 12;
    uint32_t words[4];
    int i;
    for (i = 0; i < AG__N_REGIONS; i++) {
        if (i % 4 == 0) ag__words(request, AG__REGIONS, (uint32_t)i / 4, words);
        regions[i] = (uint8_t)(words[i % 4] >> 24);
    }
}

static int ag__read_code(const ag_pack *pack, const int8_t *code, ag__painting *out) {
    size_t part = ag__part_of(pack);
    const uint8_t *tail = (const uint8_t *)code + 3 * part;
    if (ag__check_latents(code, 3 * part)) return AG_ERROR_CODE;
    out->z = code, out->p = code + part, out->kept = code + 2 * part, out->regions = tail + 12;
    out->sources[0] = ag__i32(tail), out->sources[1] = ag__i32(tail + 4), out->way = ag__i32(tail + 8);
    out->n_sources = out->sources[1] == -1 ? 1 : 2;
    out->rules = out->n_sources == 2 ? AG__MIX : out->way ? AG__STYLE : AG__LEVELS;
    if (out->sources[0] < 0 || out->sources[0] >= pack->entries.n || out->sources[1] < -1 ||
        out->sources[1] >= pack->entries.n)
        return AG_ERROR_CODE;
    if (out->n_sources == 1) return out->way < 0 || out->way > 1 ? AG_ERROR_CODE : AG_OK;
    return out->way < 0 || out->way > 256 || out->sources[0] == out->sources[1] ? AG_ERROR_CODE : AG_OK;
}
/* ---- Opening ---- */

static int ag__is_text(const ag__tensor *tensor, const char *text) {
    return tensor->n_values == strlen(text) && !memcmp(tensor->data, text, tensor->n_values);
}

static int ag__read_head(const ag__reader *reader, uint32_t contract) {
    ag_pack *pack = reader->pack;
    ag__tensor *tensor;
    AG__TRY(ag__expect(reader, "contract", AG__U8, 1, 1, -1, &tensor));
    if (tensor->data[0] != contract) return AG_ERROR_CONTRACT;
    AG__TRY(ag__expect(reader, "output", AG__U8, 1, -1, -1, &tensor));
    pack->is_painted = contract == 2;
    pack->is_indexed = ag__is_text(tensor, pack->is_painted ? "painted" : "indexed");
    if (!pack->is_indexed && (pack->is_painted || !ag__is_text(tensor, "direct"))) return AG_ERROR_OUTPUT;
    pack->computes_palettes = pack->is_indexed && !ag__find(reader, "palette.colours");
    AG__TRY(ag__expect(reader, "size", AG__I32, 1, 3, -1, &tensor));
    pack->height = ag__i32(tensor->data), pack->width = ag__i32(tensor->data + 4);
    pack->channels = ag__i32(tensor->data + 8);
    AG__TRY(ag__expect(reader, "latent", AG__I32, 1, 1, -1, &tensor));
    pack->n_latent = ag__i32(tensor->data);
    if (pack->height < 1 || pack->height > 1024 || pack->width < 1 || pack->width > 1024 || pack->n_latent < 1 ||
        pack->n_latent > AG__MAX_LATENT || (pack->channels != 1 && pack->channels != 3 && pack->channels != 4))
        return AG_ERROR_SIZES;
    pack->guide_scale = 1;
    if (pack->is_painted) {
        AG__TRY(ag__read_number(reader, "guide.scale", AG__U8, 1, 8, &pack->guide_scale));
        if (pack->channels == 1 || pack->height > AG__MOST_SIDE || pack->width > AG__MOST_SIDE ||
            pack->height % pack->guide_scale || pack->width % pack->guide_scale)
            return AG_ERROR_PAINT;
    }
    pack->guide_height = pack->height / pack->guide_scale, pack->guide_width = pack->width / pack->guide_scale;
    AG__TRY(ag__expect(reader, "labels", AG__U8, 1, -1, -1, &tensor));
    if (tensor->n_values) AG__TRY(ag__read_text(pack, tensor, &pack->labels));
    pack->n_labels = pack->labels.n;
    if (pack->n_labels > AG__MAX_VALUES - AG__MAX_LATENT) return AG_ERROR_NAMES;
    pack->n_classes = pack->n_labels ? pack->n_labels : 1;
    return AG_OK;
}

static int ag__read_centroids(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    void *p;
    AG__TRY(ag__take(reader, "centroid.mean", AG__I8, 2, pack->n_classes, pack->n_latent, &p));
    pack->centroid_mean = (int8_t *)p;
    AG__TRY(ag__check_latents(pack->centroid_mean, (size_t)pack->n_classes * (size_t)pack->n_latent));
    AG__TRY(ag__take(reader, "centroid.scale", AG__I16, 2, pack->n_classes, pack->n_latent, &p));
    pack->centroid_scale = (int16_t *)p;
    return AG_OK;
}

static int ag__read_tensors(const ag__reader *reader, uint32_t contract) {
    ag_pack *pack = reader->pack;
    int32_t classes[2] = {0, 0};
    size_t i;
    AG__TRY(ag__read_head(reader, contract));
    classes[1] = pack->n_classes;
    AG__TRY(ag__read_cumulative(reader, "class.cumulative", pack->n_classes, classes, 1, &pack->class_cumulative));
    if (!pack->is_painted) AG__TRY(ag__read_centroids(reader));
    pack->is_gaussian = !pack->is_painted && ag__find(reader, "gaussian.offsets") != NULL;
    AG__TRY(pack->is_gaussian ? ag__read_gaussian(reader) : ag__read_exemplars(reader));
    AG__TRY(ag__read_network(reader));
    if (pack->is_painted) AG__TRY(ag__read_painting(reader));
    for (i = 0; i < reader->n_tensors; i++)
        if (!reader->tensors[i].used) return AG_ERROR_UNKNOWN;
    return AG_OK;
}

/* digest: the SHA-256 of what is behind the head, where the host knows it, or NULL. read: makes a pack of the tensors of a
   file, whose head names this contract. */
static int ag__read_file(ag_pack *pack, const uint8_t *data, size_t n, const uint8_t *digest,
                         int (*read)(const ag__reader *, uint32_t)) {
    ag__reader reader;
    int error;
    if (n < 4 || memcmp(data, "AGP1", 4)) return AG_ERROR_MAGIC;
    if (n < 44) return AG_ERROR_TRUNCATED;
    if (ag__u32(data + 4) != 1 && ag__u32(data + 4) != 2) return AG_ERROR_CONTRACT;
    if (ag__u32(data + 8) > AG__MAX_TENSORS) return AG_ERROR_TENSORS;
    if (digest)
        memcpy(pack->fingerprint, digest, 32);
    else
        ag_sha256(data + 44, n - 44, pack->fingerprint);
#ifndef AG_FUZZING /* a fuzzer must get past this */
    if (memcmp(pack->fingerprint, data + 12, 32)) return AG_ERROR_FINGERPRINT;
#endif
    reader.pack = pack;
    reader.n_tensors = ag__u32(data + 8);
    reader.tensors = (ag__tensor *)AG_MALLOC((reader.n_tensors + 1) * sizeof *reader.tensors);
    if (!reader.tensors) return AG_ERROR_MEMORY;
    memset(reader.tensors, 0, (reader.n_tensors + 1) * sizeof *reader.tensors);
    error = ag__read_directory(&reader, data + 44, n - 44);
    if (!error) error = read(&reader, ag__u32(data + 4));
    AG_FREE(reader.tensors);
    return error;
}

AG_API int ag_open(const void *data, size_t n, ag_pack **out) { return ag_open_with(data, n, 0, 0, NULL, out); }

/* As ag_open_with. digest: as for ag__read_file. */
static int ag__open_hashed(const void *data, size_t n, const uint8_t *digest, uint64_t most_products,
                           uint64_t most_moves, const char *kernel, ag_pack **out) {
    ag_pack *pack;
    int error;
    if (!out) return AG_ERROR_ARGUMENT;
    *out = NULL;
    if (!data && n) return AG_ERROR_ARGUMENT;
    if (!ag__find_kernel(kernel)) return AG_ERROR_KERNEL;
    pack = (ag_pack *)AG_MALLOC(sizeof *pack);
    if (!pack) return AG_ERROR_MEMORY;
    memset(pack, 0, sizeof *pack);
    ag__fill_normal(pack->normal);
    pack->spread = 256;
    pack->kernel = ag__find_kernel(kernel);
    error = ag__read_file(pack, (const uint8_t *)data, n, digest, ag__read_tensors);
    if (!error && ((most_products && pack->cost > most_products) || (most_moves && pack->moves > most_moves)))
        error = AG_ERROR_WORK;
    if (error)
        ag_close(pack);
    else
        *out = pack;
    return error;
}

AG_API int ag_open_with(const void *data, size_t n, uint64_t most_products, uint64_t most_moves, const char *kernel,
                        ag_pack **out) {
    return ag__open_hashed(data, n, NULL, most_products, most_moves, kernel, out);
}

static void ag__free_pieces(ag_pack *pack) {
    ag__piece *block, *next;
    for (block = (ag__piece *)pack->blocks; block; block = next) {
        next = block->next;
        AG_FREE(block);
    }
}

AG_API void ag_close(ag_pack *pack) {
    if (!pack) return;
    ag__free_pieces(pack);
    AG_FREE(pack);
}

AG_API const char *ag_error(int code) {
#define AG__TEXT(code, text) text,
    static const char *const texts[] = {AG_ERRORS(AG__TEXT)};
#undef AG__TEXT
    return code >= 0 && code < AG_N_ERRORS ? texts[code] : "an error that this runtime does not know";
}

/* ---- What is in a pack ---- */

AG_API uint32_t ag_version(void) { return AG_VERSION; }
AG_API const char *ag_kernel(const ag_pack *pack) { return pack->kernel->name; }

AG_API int ag_width(const ag_pack *pack) { return pack->width; }
AG_API int ag_height(const ag_pack *pack) { return pack->height; }
AG_API int ag_channels(const ag_pack *pack) { return pack->channels; }
AG_API int ag_indexed(const ag_pack *pack) { return pack->is_indexed; }
AG_API int ag_n_labels(const ag_pack *pack) { return pack->n_labels; }
AG_API int ag_n_exemplars(const ag_pack *pack) { return pack->is_gaussian ? 0 : pack->entries.n; }
AG_API const uint8_t *ag_fingerprint(const ag_pack *pack) { return pack->fingerprint; }
AG_API uint64_t ag_cost(const ag_pack *pack) { return pack->cost; }
AG_API uint64_t ag_moves(const ag_pack *pack) { return pack->moves; }

AG_API size_t ag_size(const ag_pack *pack) {
    return (size_t)pack->height * (size_t)pack->width * (size_t)pack->channels;
}

static const char *ag__string(const ag__text *text, int i) {
    return i >= 0 && i < text->n ? text->strings[i] : NULL;
}

static int ag__position(const ag__text *text, const char *string) {
    int i;
    for (i = 0; string && i < text->n; i++)
        if (!strcmp(text->strings[i], string)) return i;
    return -2;
}

AG_API const char *ag_label(const ag_pack *pack, int label) { return ag__string(&pack->labels, label); }
AG_API const char *ag_name(const ag_pack *pack, int exemplar) { return ag__string(&pack->names, exemplar); }
AG_API int ag_n_layers(const ag_pack *pack) { return pack->layer_names.n; }
AG_API const char *ag_layer(const ag_pack *pack, int layer) { return ag__string(&pack->layer_names, layer); }
AG_API int ag_find_layer(const ag_pack *pack, const char *layer) { return ag__position(&pack->layer_names, layer); }
AG_API int ag_painted(const ag_pack *pack) { return pack->is_painted; }
AG_API int ag_n_epochs(const ag_pack *pack) { return pack->n_epochs; }
AG_API int ag_default_spread(const ag_pack *pack) { return pack->spread; }
AG_API int ag_find_label(const ag_pack *pack, const char *label) { return ag__position(&pack->labels, label); }
AG_API int ag_find_name(const ag_pack *pack, const char *name) { return ag__position(&pack->names, name); }

static int ag__class_of(const ag_pack *pack, int exemplar) {
    int k = 0;
    while (pack->entries.offsets[k + 1] <= exemplar) k++;
    return k;
}

AG_API int ag_label_of(const ag_pack *pack, int exemplar) {
    if (exemplar < 0 || exemplar >= ag_n_exemplars(pack)) return -2;
    return pack->n_labels ? ag__class_of(pack, exemplar) : -1;
}

AG_API int ag_seed_from_name(const char *name, size_t n, uint64_t *seed) {
    uint8_t digest[32];
    int i;
    if (!seed || (!name && n)) return AG_ERROR_ARGUMENT;
    if (n && !ag__is_utf8((const uint8_t *)name, n)) return AG_ERROR_UTF8;
    ag_sha256((const uint8_t *)name, n, digest);
    for (*seed = 0, i = 7; i >= 0; i--) *seed = *seed << 8 | digest[i];
    return AG_OK;
}

/* floor(256 x + 1/2) for 0 <= x <= most, a power of two, else `wrong`. Compared as bits, for -ffast-math knows no NaN. */
static int ag__fixed(double x, double most, int wrong) {
    uint64_t bits, limit;
    volatile double scaled = x * 256;
    memcpy(&bits, &x, sizeof bits);
    memcpy(&limit, &most, sizeof limit);
    if (bits == (uint64_t)1 << 63) return 0;
    if (bits > limit) return wrong;
    scaled = scaled + 0.5;
    return (int)scaled;
}

AG_API int ag_spread(double spread) { return ag__fixed(spread, 4, -2); } /* -1 is the pack's own */
AG_API int ag_way(double t) { return ag__fixed(t, 1, -1); }

/* ---- Latents (contract, section 6) ---- */

AG_API void ag_set_defaults(ag_request *request) {
    memset(request, 0, sizeof *request);
    request->label = request->base = request->spread = request->style = -1;
    request->colours = request->swaps = NULL;
}

AG_API ag_request ag_defaults(void) {
    ag_request request;
    ag_set_defaults(&request);
    return request;
}

AG_API size_t ag_request_size(void) { return sizeof(ag_request); }

static int ag__check_request(const ag_pack *pack, const ag_request *request) {
    if (request->label < -1 || request->label >= pack->n_labels) return AG_ERROR_LABEL;
    if (request->base < -1 || request->base >= ag_n_exemplars(pack)) return AG_ERROR_BASE;
    if (request->spread < -1 || request->spread > 1024) return AG_ERROR_SPREAD;
    if (request->palette < AG_VARIED || request->palette > AG_ANY) return AG_ERROR_PALETTE;
    if (request->palette != AG_VARIED && !pack->computes_palettes) return AG_ERROR_PALETTE;
    if (request->palette == AG_FROM && (request->palette_from < 0 || request->palette_from >= pack->entries.n))
        return AG_ERROR_PALETTE;
    if (request->n_colours < 0 || request->n_colours > 256) return AG_ERROR_COLOURS;
    if (request->epoch > (uint32_t)pack->n_epochs) return AG_ERROR_EPOCH;
    if (request->style < -1 || request->style >= (pack->is_painted ? pack->entries.n : 0)) return AG_ERROR_STYLE;
    if (request->n_swaps < 0 || request->n_swaps > (pack->is_painted ? 256 : 0) ||
        (request->n_swaps && !request->swaps))
        return AG_ERROR_SWAPS;
    if (request->n_colours && (!request->colours || !pack->is_indexed || pack->channels < 3)) return AG_ERROR_COLOURS;
    return AG_OK;
}

static int ag__spread_of(const ag_pack *pack, const ag_request *request) {
    return request->spread < 0 ? pack->spread : request->spread;
}

/* Chooses among n of the entries of a table that has a row of n_all for each epoch. Contract 2 stops at the first
   entry of 2^32 - 1, behind which stand those that join in later epochs: as if the greatest word were one less. */
static int ag__draw_from(const ag_pack *pack, const ag_request *request, uint32_t domain, const uint32_t *table,
                         int n_all, int n) {
    uint32_t word = ag__word(request, domain);
    size_t epoch = request->epoch ? request->epoch - 1 : 0;
    if (pack->is_painted && word == 0xFFFFFFFFu) word--;
    return ag__choose(word, table + epoch * (size_t)n_all, n);
}

static int ag__draw_entry(const ag_pack *pack, const ag_request *request, int k, uint32_t domain) {
    int32_t first = pack->entries.offsets[k], last = pack->entries.offsets[k + 1];
    return first +
           ag__draw_from(pack, request, domain, pack->entries.cumulative + first, pack->entries.n, last - first);
}

/* out = mean with the noise of a domain, clamped. factor: diagonal, or the lower triangle row by row. */
static void ag__disturb(const ag_pack *pack, const ag_request *request, uint32_t domain, const int *mean,
                        const int16_t *factor, int is_diagonal, int8_t *out) {
    int8_t q[AG__MAX_LATENT + 3];
    uint32_t words[4];
    int spread = ag__spread_of(pack, request), i, j;
    for (i = 0; i < pack->n_latent; i += 4) {
        ag__words(request, domain, (uint32_t)i / 4, words);
        for (j = 0; j < 4; j++) q[i + j] = pack->normal[words[j] >> 20];
    }
    for (i = 0; i < pack->n_latent; i++) {
        int64_t sum = 0;
        if (is_diagonal)
            sum = factor[i] * q[i];
        else
            for (j = 0; j <= i; j++) sum += *factor++ * q[j];
        out[i] = (int8_t)ag__clamp(mean[i] + ag__floor_shift(sum * spread + (1 << 15), 16));
    }
}

static void ag__widen(const ag_pack *pack, const int8_t *latent, int *out) {
    int i;
    for (i = 0; i < pack->n_latent; i++) out[i] = latent[i];
}

static void ag__narrow(const ag_pack *pack, const int *latent, int8_t *out) {
    int i;
    for (i = 0; i < pack->n_latent; i++) out[i] = (int8_t)latent[i];
}

static const int8_t *ag__latent(const ag_pack *pack, int entry) {
    return pack->entries.mean + (size_t)entry * (size_t)pack->n_latent;
}

/* The one-hot of class k behind a latent. */
static void ag__put_class(const ag_pack *pack, int k, int8_t *code) {
    if (!pack->n_labels) return;
    memset(code + pack->n_latent, 0, (size_t)pack->n_labels);
    code[pack->n_latent + k] = 64;
}

/* The palette code around a point among the exemplars; kept: what AG_KEEP keeps. Its one-hot is set, but another
   sprite's palette brings that sprite's. */
static void ag__draw_palette(const ag_pack *pack, const ag_request *request, int k, const int *mean, const int *kept,
                             int8_t *p) {
    if (request->palette == AG_VARIED) {
        ag__disturb(pack, request, AG__PALETTE_NOISE, mean, pack->palette_scale + (size_t)k * (size_t)pack->n_latent, 1,
                    p);
    } else if (request->palette == AG_KEEP) {
        ag__narrow(pack, kept, p);
    } else {
        int lender =
            request->palette == AG_FROM ? request->palette_from : ag__draw_entry(pack, request, k, AG__PALETTE_SOURCE);
        memcpy(p, ag__latent(pack, lender), (size_t)pack->n_latent);
        ag__put_class(pack, ag__class_of(pack, lender), p);
    }
}

/* The codes around a point among the exemplars, but for the one-hot of z. */
static void ag__around(const ag_pack *pack, const ag_request *request, int k, const int *mean, const int *kept,
                       int8_t *z, int8_t *p) {
    ag__disturb(pack, request, AG__NOISE, mean, pack->scale + (size_t)k * (size_t)pack->n_latent, 1, z);
    if (!pack->computes_palettes) return;
    memcpy(p + pack->n_latent, z + pack->n_latent, (size_t)pack->n_labels);
    ag__draw_palette(pack, request, k, mean, kept, p);
}

/* The rest of a painted pack's code, of a texture from an exemplar: its source and the kept palette. A style brings
   its own. */
static void ag__draw_source(const ag_pack *pack, const ag_request *request, int entry, int8_t *code) {
    int8_t *p = code + ag__part_of(pack), *kept = p + ag__part_of(pack);
    int own[AG__MAX_LATENT], source = request->style >= 0 ? request->style : entry, k = ag__class_of(pack, source);
    ag__put_sources(pack, source, -1, request->style >= 0, code);
    ag__draw_regions(pack, request, code);
    if (!pack->computes_palettes) return;
    memcpy(kept, ag__latent(pack, source), (size_t)pack->n_latent);
    ag__put_class(pack, k, kept);
    if (request->style < 0) return;
    ag__widen(pack, ag__latent(pack, source), own);
    ag__put_class(pack, k, p);
    ag__draw_palette(pack, request, k, own, own, p);
}

/* The codes of a texture: z, and p if the pack computes palettes. */
static int ag__draw(const ag_pack *pack, const ag_request *request, int is_centroid, int8_t *z, int8_t *p) {
    int mean[AG__MAX_LATENT], own[AG__MAX_LATENT], k, entry, i;
    size_t row;
    AG__TRY(ag__check_request(pack, request));
    if (request->base >= 0) {
        k = ag__class_of(pack, request->base);
        if (request->label >= 0 && request->label != k) return AG_ERROR_LABEL;
    } else {
        k = request->label >= 0
                ? request->label
                : ag__draw_from(pack, request, AG__CLASS, pack->class_cumulative, pack->n_classes, pack->n_classes);
    }
    row = (size_t)k * (size_t)pack->n_latent;
    ag__put_class(pack, k, z);
    if (is_centroid) {
        if (pack->is_painted) return AG_ERROR_CENTROID;
        if (request->base >= 0) return AG_ERROR_BASE;
        if (request->palette != AG_VARIED) return AG_ERROR_PALETTE;
        ag__widen(pack, pack->centroid_mean + row, mean);
        ag__disturb(pack, request, AG__NOISE, mean, pack->centroid_scale + row, 1, z);
        if (!pack->computes_palettes) return AG_OK;
        ag__put_class(pack, k, p);
        ag__disturb(pack, request, AG__PALETTE_NOISE, mean, pack->centroid_scale + row, 1, p);
        return AG_OK;
    }
    entry = request->base >= 0 ? request->base : ag__draw_entry(pack, request, k, AG__COMPONENT);
    ag__widen(pack, ag__latent(pack, entry), own);
    if (pack->is_gaussian) {
        size_t d = (size_t)pack->n_latent, width = pack->is_diagonal ? d : d * (d + 1) / 2;
        ag__disturb(pack, request, AG__NOISE, own, pack->factor + (size_t)entry * width, pack->is_diagonal, z);
    } else {
        uint64_t number = (uint64_t)ag__word(request, AG__NEIGHBOUR) * (uint32_t)pack->n_neighbours >> 32;
        uint64_t reach = (uint64_t)ag__word(request, AG__WAY) * (uint32_t)(pack->reach + 1) >> 32;
        size_t place = (size_t)entry * (size_t)pack->n_neighbours + (size_t)number;
        const int8_t *neighbour = ag__latent(pack, pack->neighbours[place]);
        int t = ((int)reach * ag__spread_of(pack, request) + 128) >> 8;
        for (i = 0; i < pack->n_latent; i++) mean[i] = ag__between(own[i], neighbour[i], t < 256 ? t : 256);
        ag__around(pack, request, k, mean, own, z, p);
        if (pack->is_painted) ag__draw_source(pack, request, entry, z);
    }
    return AG_OK;
}

static int ag__mix(const ag_pack *pack, int a, int b, int t, const ag_request *request, int8_t *z, int8_t *p) {
    int mean[AG__MAX_LATENT], i, k, first, last;
    AG__TRY(ag__check_request(pack, request));
    if (a < 0 || b < 0 || a >= ag_n_exemplars(pack) || b >= ag_n_exemplars(pack)) return AG_ERROR_BASE;
    if (request->base != -1) return AG_ERROR_BASE;
    if (request->label != -1) return AG_ERROR_LABEL;
    if (request->style != -1) return AG_ERROR_STYLE;
    if (t < 0 || t > 256) return AG_ERROR_WAY;
    first = ag__class_of(pack, a), last = ag__class_of(pack, b), k = 2 * t > 256 ? last : first;
    for (i = 0; i < pack->n_latent; i++) mean[i] = ag__between(ag__latent(pack, a)[i], ag__latent(pack, b)[i], t);
    for (i = 0; i < pack->n_labels; i++)
        z[pack->n_latent + i] = (int8_t)ag__between(i == first ? 64 : 0, i == last ? 64 : 0, t);
    ag__around(pack, request, k, mean, mean, z, p);
    if (pack->is_painted) {
        int is_one = a == b || t == 0 || t == 256;
        ag__put_sources(pack, t == 256 ? b : a, is_one ? -1 : b, is_one ? 0 : t, z);
        ag__draw_regions(pack, request, z);
        if (!pack->computes_palettes) return AG_OK;
        p += ag__part_of(pack);
        ag__narrow(pack, mean, p);
        memcpy(p + pack->n_latent, z + pack->n_latent, (size_t)pack->n_labels);
    }
    return AG_OK;
}
/* ---- Colours of painted textures (contract 2, section 5) ---- */

enum { AG__TINTS = 1024 };

/* How the colours of a source become those of the texture. */
typedef struct ag__tint {
    const ag_request *request;
    int n, moves; /* colours of the palette; whether any moves */
    int32_t from[256][3], by[256][3];
    uint32_t counts[256];
    uint8_t table[256][4]; /* of art of few colours */
    uint32_t known[AG__TINTS],
        becomes[AG__TINTS]; /* of others, some: what colours become, as bytes in memory; 0: none */
} ag__tint;

static int32_t ag__squared(const uint8_t *c, const int32_t *k) {
    int32_t r = c[0] - k[0], g = c[1] - k[1], b = c[2] - k[2];
    return r * r + g * g + b * b;
}

static int ag__nearest(const ag__tint *tint, const uint8_t *c) {
    int32_t least = 0x7FFFFFFF;
    int best = 0, j;
    for (j = 0; j < tint->n; j++) {
        int32_t d = ag__squared(c, tint->from[j]);
        if (d < least) least = d, best = j;
    }
    return best;
}

static void ag__move_colour(const ag__tint *tint, uint8_t *c) {
    int64_t total = 0, sums[3] = {0, 0, 0};
    int j, i;
    for (j = 0; j < tint->n; j++) {
        uint64_t d = (uint64_t)ag__squared(c, tint->from[j]), below = (d * d >> 6) + 65536,
                 above = (uint64_t)tint->counts[j] << 16;
        int64_t w;
        if (above < below) continue;
        w = (int64_t)(above / below), total += w;
        for (i = 0; i < 3; i++) sums[i] += w * tint->by[j][i];
    }
    if (!total) return;
    for (i = 0; i < 3; i++) {
        int64_t moved = sums[i] < 0 ? -((-sums[i] + total - 1) / total) : sums[i] / total;
        moved += c[i];
        c[i] = (uint8_t)(moved < 0 ? 0 : moved > 255 ? 255 : moved);
    }
}

static void ag__dye(const ag__tint *tint, uint8_t *c) {
    const ag_request *request = tint->request;
    int i;
    if (!c[3]) return;
    for (i = 0; i < request->n_swaps; i++)
        if (!memcmp(request->swaps + 6 * i, c, 3)) {
            memcpy(c, request->swaps + 6 * i + 3, 3);
            return;
        }
    if (tint->moves) ag__move_colour(tint, c);
    if (request->n_colours) ag__force(c, request->colours, request->n_colours);
}

/* art: of which the colours are counted; drawn: the picture that is coloured, mostly the same. palettes: without the transparent slot, a colour each `channels` bytes. */
static void ag__mix_tint(const ag_pack *pack, const ag__art *art, const ag__art *drawn, const uint8_t *own,
                         const uint8_t *kept, const uint8_t *worn, const ag_request *request, ag__tint *tint) {
    size_t step = (size_t)pack->channels, area = (size_t)art->height * (size_t)art->width, i;
    int j, c;
    tint->request = request, tint->n = pack->n_colours, tint->moves = 0;
    memset(tint->known, 0, sizeof tint->known);
    for (j = 0; j < tint->n; j++, own += step, kept += step, worn += step)
        for (c = 0; c < 3; c++) {
            tint->from[j][c] = own[c], tint->by[j][c] = worn[c] - kept[c];
            tint->moves |= worn[c] != kept[c];
        }
    memset(tint->counts, 0, sizeof tint->counts);
    if (art->n_colours) {
        uint32_t uses[256];
        memset(uses, 0, sizeof uses);
        for (i = 0; i < area && tint->moves; i++) uses[art->pixels[i]]++;
        for (j = 0; j < art->n_colours && tint->moves; j++)
            if (art->colours[4 * j + 3]) tint->counts[ag__nearest(tint, art->colours + 4 * j)] += uses[j];
    }
    for (i = 0; i < area && tint->moves && !art->n_colours; i++) {
        const uint8_t *pixel = art->pixels + 4 * i;
        if (pixel[3]) tint->counts[ag__nearest(tint, pixel)]++;
    }
    memcpy(tint->table, drawn->colours, 4 * (size_t)drawn->n_colours);
    for (j = 0; j < drawn->n_colours; j++) ag__dye(tint, tint->table[j]);
}

static void ag__tinted(ag__tint *tint, const ag__art *art, int y, int x, uint8_t out[4]) {
    size_t at;
    uint32_t word, slot;
    y -= art->top, x -= art->left;
    memset(out, 0, 4);
    if (y < 0 || y >= art->height || x < 0 || x >= art->width) return;
    at = (size_t)(y * art->width + x);
    if (art->n_colours) {
        memcpy(out, tint->table[art->pixels[at]], 4);
        return;
    }
    memcpy(out, art->pixels + 4 * at, 4);
    if (!out[3]) return;
    if (!tint->moves && !tint->request->n_colours && !tint->request->n_swaps) return;
    memcpy(&word, out, 4);
    slot = (word * 2654435761u) >> 22;
    if (tint->known[slot] != word) {
        ag__dye(tint, out);
        tint->known[slot] = word;
        memcpy(&tint->becomes[slot], out, 4);
    }
    memcpy(out, &tint->becomes[slot], 4);
}
/* ---- A painted texture from its code: guides, palettes, pictures, places, colours ---- */

enum { AG__OWN, AG__KEPT = 2, AG__WORN }; /* palettes: of two sources, the kept one, and that of the texture */

typedef struct ag__easel {
    ag__paint_desk desk;
    int drawn[2];           /* the sources whose slots and palettes are in place, or -1: a series has one for long */
    uint8_t *slots[3];      /* of two sources and of the texture, (guide_height, guide_width) */
    uint8_t *given;         /* what the decoder or the palette's chain gives for up to four codes */
    uint8_t *palettes[4];   /* AG__PALETTE bytes each, with the transparent slot */
    int8_t *codes, *own[2]; /* four parts of codes; the codes of the sources */
    int32_t *places;
    ag__tint *tints; /* of both sources */
    char *chain;     /* scratch of the chains */
} ag__easel;

/* n bytes, aligned, of scratch memory that begins at base; base NULL: counts alone. */
static char *ag__lay(char *base, size_t *at, size_t n) {
    char *here = base ? base + *at : NULL;
    *at += ag__rounded(n, AG__ALIGN);
    return here;
}

/* Lays out an easel at base, aligned; the bytes that it takes. */
static size_t ag__lay_easel(const ag_pack *pack, char *base, ag__easel *easel) {
    size_t area = (size_t)pack->height * (size_t)pack->width,
           guide = (size_t)pack->guide_height * (size_t)pack->guide_width;
    size_t row = (size_t)pack->width + 2 * AG__BORDER, plane = row * ((size_t)pack->height + 2 * AG__BORDER), at = 0,
           most;
    size_t all = AG__CLEAR_ROWS * row + 2 * plane, palette = ag__run_size(&pack->palette, 4);
    int n = ag__most_sizes(pack), k;
    int height = pack->height, width = pack->width;
    memset(easel, 0, sizeof *easel);
    for (k = 0; k < n; k++) {
        ag__size *size = &easel->desk.sizes[k];
        size_t n_pixels = (size_t)height * (size_t)width;
        size->height = height, size->width = width;
        size->art[0] = (uint8_t *)ag__lay(base, &at, 4 * n_pixels),
        size->art[1] = (uint8_t *)ag__lay(base, &at, 4 * n_pixels);
        size->guide[0] = (uint8_t *)ag__lay(base, &at, 4 * n_pixels),
        size->guide[1] = (uint8_t *)ag__lay(base, &at, 4 * n_pixels);
        size->variant = (uint8_t *)ag__lay(base, &at, 4 * n_pixels),
        size->flow = (int16_t *)(void *)ag__lay(base, &at, 4 * n_pixels);
        if (pack->holds) size->held = (uint8_t *)ag__lay(base, &at, n_pixels);
        height = (height + 1) >> 1, width = (width + 1) >> 1;
    }
    easel->desk.planes[0] = (uint8_t *)ag__lay(base, &at, 4 * all),
    easel->desk.planes[1] = (uint8_t *)ag__lay(base, &at, 8 * all);
    easel->desk.planes[2] = (uint8_t *)ag__lay(base, &at, 8 * plane);
    easel->desk.planes[3] = (uint8_t *)ag__lay(base, &at, plane),
    easel->desk.planes[4] = (uint8_t *)ag__lay(base, &at, plane);
    easel->desk.seen = (uint32_t *)(void *)ag__lay(base, &at, all * sizeof(uint32_t));
    easel->desk.preferred = (uint8_t *)ag__lay(base, &at, area);
    for (k = 0; k < 2; k++) easel->desk.matches[k] = (ag__match *)(void *)ag__lay(base, &at, area * sizeof(ag__match));
    easel->desk.pose = (int32_t *)(void *)ag__lay(base, &at, AG__MOST_TERMS * 512 * sizeof(int32_t));
    for (k = 0; k < 3; k++) easel->slots[k] = (uint8_t *)ag__lay(base, &at, guide);
    easel->given = (uint8_t *)ag__lay(base, &at, 3 * guide > 4 * AG__PALETTE ? 3 * guide : 4 * AG__PALETTE);
    for (k = 0; k < 4; k++) easel->palettes[k] = (uint8_t *)ag__lay(base, &at, AG__PALETTE);
    easel->codes = (int8_t *)ag__lay(base, &at, 4 * ag__part_of(pack));
    for (k = 0; k < 2; k++) easel->own[k] = (int8_t *)ag__lay(base, &at, ag__part_of(pack));
    easel->places = (int32_t *)(void *)ag__lay(base, &at, area * sizeof(int32_t));
    easel->tints = (ag__tint *)(void *)ag__lay(base, &at, 2 * sizeof(ag__tint));
    most = ag__run_size(&pack->decoder, 3);
    easel->chain = ag__lay(base, &at, most > palette ? most : palette);
    easel->drawn[0] = easel->drawn[1] = -1;
    return at;
}

/* ---- Guides and palettes ---- */

/* Where the first source's drawing stands on the easel, 0 or 1; a second one's is the other. */
static int ag__put_up(const ag__easel *easel, const ag__painting *painting) {
    if (easel->drawn[0] == painting->sources[0]) return 0;
    if (easel->drawn[1] == painting->sources[0]) return 1;
    return painting->n_sources == 2 && easel->drawn[0] == painting->sources[1];
}

/* The palettes of the texture and of its sources, those of a source unless they are there. */
static void ag__draw_palettes(const ag_pack *pack, const ag__painting *painting, int first, ag__easel *easel) {
    size_t part = ag__part_of(pack), size = (size_t)pack->n_colours * (size_t)pack->channels,
           clear = pack->channels == 4 ? 4 : 0;
    const int8_t *codes[4] = {NULL, NULL, NULL, NULL};
    int order[4], to[4], same[4], n = 0, n_all = 0, i, k;
    ag__ends ends;
    order[n_all++] = first;
    if (painting->n_sources == 2) order[n_all++] = !first;
    for (i = 0; i < n_all; i++) codes[order[i]] = easel->own[order[i]];
    order[n_all++] = AG__KEPT, codes[AG__KEPT] = painting->kept;
    order[n_all++] = AG__WORN, codes[AG__WORN] = painting->p;
    for (i = 0; i < n_all; i++) {
        int o = order[i];
        for (k = 0; k < i && memcmp(codes[order[k]], codes[o], part); k++) continue;
        same[i] = k < i && pack->computes_palettes ? order[k] : -1;
        if (same[i] >= 0 || (o < AG__KEPT && easel->drawn[o] == painting->sources[o != first])) continue;
        memcpy(easel->codes + (size_t)n * part, codes[o], part);
        to[n++] = o;
    }
    ends.codes = easel->codes, ends.code_apart = part, ends.out = easel->given, ends.out_apart = AG__PALETTE;
    if (n && pack->computes_palettes) ag__run(&pack->palette, &ends, (size_t)n, easel->chain);
    for (i = 0; i < n; i++) {
        memset(easel->palettes[to[i]], 0, clear);
        memcpy(easel->palettes[to[i]] + clear,
               pack->computes_palettes ? easel->given + (size_t)i * AG__PALETTE : pack->colours, size);
    }
    for (i = 0; i < n_all; i++)
        if (same[i] >= 0) memcpy(easel->palettes[order[i]], easel->palettes[same[i]], clear + size);
}

/* Slots of the texture and of its sources, and all palettes. */
static void ag__draw_guides(const ag_pack *pack, const ag__painting *painting, int first, ag__easel *easel) {
    size_t part = ag__part_of(pack), guide = (size_t)pack->guide_height * (size_t)pack->guide_width;
    int to[3], n = 0, s;
    ag__ends ends;
    memcpy(easel->codes, painting->z, part);
    to[n++] = 2;
    for (s = 0; s < painting->n_sources; s++) {
        int o = s ? !first : first;
        if (easel->drawn[o] == painting->sources[s]) continue;
        memcpy(easel->codes + (size_t)n * part, easel->own[o], part);
        to[n++] = o;
    }
    ends.codes = easel->codes, ends.code_apart = part, ends.out = easel->given, ends.out_apart = guide;
    ag__run(&pack->decoder, &ends, (size_t)n, easel->chain);
    for (s = 0; s < n; s++) memcpy(easel->slots[to[s]], easel->given + (size_t)s * guide, guide);
}

static void ag__draw_all(const ag_pack *pack, const ag__painting *painting, int first, int with_slots,
                         ag__easel *easel) {
    int s;
    for (s = 0; s < painting->n_sources; s++) {
        int8_t *own = easel->own[s ? !first : first];
        memcpy(own, ag__latent(pack, painting->sources[s]), (size_t)pack->n_latent);
        ag__put_class(pack, ag__class_of(pack, painting->sources[s]), own);
    }
    if (with_slots) ag__draw_guides(pack, painting, first, easel);
    ag__draw_palettes(pack, painting, first, easel);
    for (s = 0; s < painting->n_sources; s++) {
        int o = s ? !first : first;
        if (with_slots)
            easel->drawn[o] = painting->sources[s];
        else if (easel->drawn[o] != painting->sources[s])
            easel->drawn[o] = -1; /* its palette alone is there */
    }
}

/* ---- Pictures ---- */

static void ag__premultiply(const uint8_t *from, uint8_t *to) {
    int alpha = from[3], c;
    for (c = 0; c < 3; c++) to[c] = (uint8_t)((from[c] * alpha + 127) / 255);
    to[3] = from[3];
}

/* Slots as a picture of the texture's size, premultiplied. */
static void ag__colour_guide(const ag_pack *pack, const uint8_t *slots, const uint8_t *palette, uint8_t *out) {
    int n = pack->n_colours + (pack->channels == 4), scale = pack->guide_scale, width = pack->width, y, x, k;
    uint8_t colours[257][4];
    for (k = 0; k < n; k++) {
        uint8_t straight[4] = {0, 0, 0, 255};
        memcpy(straight, palette + (size_t)k * (size_t)pack->channels, (size_t)pack->channels);
        ag__premultiply(straight, colours[k]);
    }
    for (y = 0; y < pack->height; y++, out += 4 * (size_t)width) {
        const uint8_t *row = slots + (size_t)(y / scale) * (size_t)pack->guide_width;
        if (y % scale) {
            memcpy(out, out - 4 * (size_t)width, 4 * (size_t)width);
            continue;
        }
        for (x = 0; x < pack->guide_width; x++)
            for (k = 0; k < scale; k++) memcpy(out + 4 * (size_t)(x * scale + k), colours[row[x]], 4);
    }
}

/* Art as a picture of the texture's size, premultiplied. */
static void ag__show_art(const ag_pack *pack, const ag__art *art, uint8_t *out) {
    uint8_t colours[256][4];
    int y, x, k;
    memset(out, 0, 4 * (size_t)pack->height * (size_t)pack->width);
    for (k = 0; k < art->n_colours; k++) ag__premultiply(art->colours + 4 * k, colours[k]);
    for (y = 0; y < art->height; y++) {
        uint8_t *to = out + 4 * (size_t)((art->top + y) * pack->width + art->left);
        const uint8_t *from = art->pixels + (art->n_colours ? 1u : 4u) * (size_t)(y * art->width);
        for (x = 0; x < art->width; x++)
            if (art->n_colours)
                memcpy(to + 4 * x, colours[from[x]], 4);
            else
                ag__premultiply(from + 4 * x, to + 4 * x);
    }
}

/* Which of two sources each pixel prefers, (H, W), 0 or 1: in smooth regions, that of the second so large as `way`
   says. */
static void ag__prefer(const ag_pack *pack, const ag__painting *painting, const ag__figure *figure, uint8_t *out) {
    int height = pack->height, width = pack->width, counts[256], limit, seen, y, x;
    int all = (figure->bottom - figure->top) * (figure->right - figure->left);
    memset(counts, 0, sizeof counts);
    for (y = 0; y < height; y++)
        for (x = 0; x < width; x++) {
            int a = ((2 * y + 1) * 256) / height, b = a & 255, c = ((2 * x + 1) * 256) / width, d = c & 255;
            const uint8_t *n = painting->regions + 3 * (a >> 8) + (c >> 8);
            int v = (n[0] * (256 - b) * (256 - d) + n[3] * b * (256 - d) + n[1] * (256 - b) * d + n[4] * b * d) >> 16;
            out[y * width + x] = (uint8_t)v;
            if (y >= figure->top && y < figure->bottom && x >= figure->left && x < figure->right) counts[v]++;
        }
    for (limit = 0, seen = counts[0]; 256 * seen < painting->way * all; seen += counts[limit]) limit++;
    for (y = 0; y < height * width; y++) out[y] = out[y] <= limit;
}

/* The places of a texture; all palettes are on the easel then. first: as ag__put_up gives it. */
static void ag__find_places(const ag_pack *pack, const ag__painting *painting, int first, ag__easel *easel,
                            int32_t *places) {
    ag__size *size = &easel->desk.sizes[0];
    const ag__figure *figure = &pack->figures[painting->sources[0]];
    int axis = pack->mirror && painting->n_sources == 1 ? pack->mirror[painting->sources[0]] : -1, s;
    ag__draw_all(pack, painting, first, 1, easel);
    for (s = 0; s < painting->n_sources; s++) {
        int o = s ? !first : first;
        ag__show_art(pack, &pack->art[painting->sources[s]], size->art[s]);
        ag__colour_guide(pack, easel->slots[o], easel->palettes[o], size->guide[s]);
    }
    ag__colour_guide(pack, easel->slots[2], easel->palettes[AG__KEPT], size->variant);
    ag__pose(pack, painting->z, figure, easel->desk.pose, size->flow);
    if (pack->holds)
        ag__hold(pack, pack->hold_layer < 0 ? NULL : &pack->layers[pack->hold_layer][painting->sources[0]], size->held,
                 easel->desk.preferred, size->flow);
    if (axis >= 0) ag__mirror_flow(size->flow, pack->height, pack->width, axis);
    if (painting->n_sources == 2) ag__prefer(pack, painting, figure, easel->desk.preferred);
    ag__paint_places(pack, &easel->desk, figure, painting->n_sources, painting->rules, places);
    if (axis >= 0) ag__mirror_places(places, pack->height, pack->width, axis);
}

/* What is drawn of an exemplar: a layer, or for -1 what its textures show. */
static const ag__art *ag__drawn_art(const ag_pack *pack, int exemplar, int layer) {
    if (layer < 0 && pack->shown) layer = pack->shown[exemplar];
    return layer < 0 ? &pack->art[exemplar] : &pack->layers[layer][exemplar];
}

/* The texture of these places, or a layer, in the colours of a request. */
static void ag__colour_places(const ag_pack *pack, const ag__painting *painting, int first, const ag_request *request,
                              int layer, ag__easel *easel, const int32_t *places, uint8_t *pixels) {
    size_t clear = pack->channels == 4 ? 4 : 0, channels = layer < 0 ? (size_t)pack->channels : 4;
    int area = pack->height * pack->width, i, s;
    const ag__art *drawn[2] = {NULL, NULL};
    for (s = 0; s < painting->n_sources; s++) {
        drawn[s] = ag__drawn_art(pack, painting->sources[s], layer);
        ag__mix_tint(pack, &pack->art[painting->sources[s]], drawn[s], easel->palettes[s ? !first : first] + clear,
                     easel->palettes[AG__KEPT] + clear, easel->palettes[AG__WORN] + clear, request, &easel->tints[s]);
    }
    for (i = 0; i < area; i++, pixels += channels) {
        uint8_t colour[4] = {0, 0, 0, 0};
        if (places[i] >= 0) {
            int source = places[i] >= area, place = places[i] - source * area;
            ag__tinted(&easel->tints[source], drawn[source], place / pack->width, place % pack->width, colour);
        }
        memcpy(pixels, colour, channels);
    }
}

/* A layer at these places, RGBA. */
static void ag__layer_places(const ag_pack *pack, const ag__painting *painting, int layer, const int32_t *places,
                             uint8_t *pixels) {
    int area = pack->height * pack->width, i;
    for (i = 0; i < area; i++, pixels += 4) {
        int source = places[i] >= area, place = places[i] - source * area;
        memset(pixels, 0, 4);
        if (places[i] >= 0)
            memcpy(pixels,
                   ag__colour_at(&pack->layers[layer][painting->sources[source]], place / pack->width,
                                 place % pack->width),
                   4);
    }
}
/* ---- Codes and textures ---- */

AG_API size_t ag_code_size(const ag_pack *pack) {
    size_t part = (size_t)(pack->n_latent + pack->n_labels);
    return pack->is_painted ? 3 * part + AG__PAINTED_TAIL : 2 * part;
}

AG_API int ag_code(const ag_pack *pack, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__draw(pack, request, 0, code, code + ag__part_of(pack));
}

AG_API int ag_code_centroid(const ag_pack *pack, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__draw(pack, request, 1, code, code + ag__part_of(pack));
}

AG_API int ag_code_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__mix(pack, a, b, t, request, code, code + ag__part_of(pack));
}

AG_API int ag_code_between(const ag_pack *pack, const int8_t *from, const int8_t *to, int t, int8_t *code) {
    size_t n = pack && !pack->is_painted ? ag_code_size(pack) : 0, i;
    if (!pack || !from || !to || !code) return AG_ERROR_ARGUMENT;
    if (t < 0 || t > 256) return AG_ERROR_WAY;
    if (pack->is_painted) {
        ag__painting here, there;
        int first, second;
        AG__TRY(ag__read_code(pack, from, &here));
        AG__TRY(ag__read_code(pack, to, &there));
        if (here.n_sources == 2 || there.n_sources == 2) return AG_ERROR_CODE;
        if (t == 0 || t == 256) {
            memmove(code, t ? to : from, ag_code_size(pack));
            return AG_OK;
        }
        first = here.sources[0], second = there.sources[0], n = 3 * ag__part_of(pack);
        ag__put_sources(pack, first, first == second ? -1 : second, first == second ? here.way | there.way : t, code);
        memmove(code + n + 12, here.regions, AG__N_REGIONS);
    }
    for (i = 0; i < n; i++) code[i] = (int8_t)ag__between(from[i], to[i], t);
    return AG_OK;
}

static int ag__check_pixels(const ag_pack *pack, const void *asked, size_t n, const uint8_t *pixels, size_t n_pixels) {
    if (!pack || !asked || !pixels) return AG_ERROR_ARGUMENT;
    return n_pixels / ag_size(pack) < n ? AG_ERROR_PIXELS : AG_OK;
}

/* Room for n codes, at least the two that an interpolation is between. */
static size_t ag__codes_room(const ag_pack *pack, size_t n) {
    return ag__rounded((n < 2 ? 2 : n) * ag_code_size(pack), AG__ALIGN);
}

AG_API size_t ag_scratch_size(const ag_pack *pack, size_t n) {
    if (n > (size_t)pack->group) n = (size_t)pack->group;
    if (n < 1) n = 1;
    if (pack->is_painted) {
        ag__easel easel;
        return AG__ALIGN + ag__codes_room(pack, n) + ag__lay_easel(pack, NULL, &easel);
    }
    return AG__ALIGN + ag__codes_room(pack, n) + ag__decode_size(pack, n);
}

/* Scratch memory of one call. */
typedef struct ag__desk {
    void *owned; /* to give back */
    size_t n;    /* textures that are drawn at a time */
    int8_t *codes;
    char *rest;
    ag__easel easel; /* of a painted pack */
} ag__desk;

/* Room for up to n textures at a time, in the caller's scratch memory if there is any. */
static int ag__sit(const ag_pack *pack, size_t n, void *scratch, size_t n_scratch, ag__desk *desk) {
    desk->owned = NULL;
    desk->n = n < 1 ? 1 : n < (size_t)pack->group ? n : (size_t)pack->group;
    if (!scratch) {
        scratch = desk->owned = AG_MALLOC(ag_scratch_size(pack, desk->n));
        if (!scratch) return AG_ERROR_MEMORY;
    } else {
        while (desk->n > 1 && ag_scratch_size(pack, desk->n) > n_scratch) desk->n--;
        if (ag_scratch_size(pack, desk->n) > n_scratch) return AG_ERROR_SCRATCH;
    }
    desk->codes = (int8_t *)scratch + (AG__ALIGN - (uintptr_t)scratch % AG__ALIGN) % AG__ALIGN;
    desk->rest = (char *)desk->codes + ag__codes_room(pack, desk->n);
    if (pack->is_painted) ag__lay_easel(pack, desk->rest, &desk->easel);
    return AG_OK;
}

/* The textures of up to desk->n codes; request i * step has the colours of texture i. */
static int ag__draw_group(const ag_pack *pack, ag__desk *desk, const int8_t *codes, size_t n,
                          const ag_request *requests, size_t step, uint8_t *pixels) {
    ag__painting painting;
    int first;
    if (!pack->is_painted) {
        ag__decode_group(pack, codes, n, requests, step, desk->rest, pixels);
        return AG_OK;
    }
    AG__TRY(ag__read_code(pack, codes, &painting));
    first = ag__put_up(&desk->easel, &painting);
    ag__find_places(pack, &painting, first, &desk->easel, desk->easel.places);
    ag__colour_places(pack, &painting, first, requests, -1, &desk->easel, desk->easel.places, pixels);
    return AG_OK;
}

/* n textures: of n requests, or, step being 0, of one request with rising indices. */
static int ag__render(const ag_pack *pack, const ag_request *requests, size_t step, size_t n, uint8_t *pixels,
                      size_t n_pixels, void *scratch, size_t n_scratch) {
    ag__desk desk;
    size_t start, i;
    int error = AG_OK;
    AG__TRY(ag__check_pixels(pack, requests, n, pixels, n_pixels));
    if (!step && n && n - 1 > (size_t)(0xFFFFFFFFu - requests->index)) return AG_ERROR_INDEX;
    AG__TRY(ag__sit(pack, n, scratch, n_scratch, &desk));
    for (start = 0; !error && start < n; start += desk.n) {
        size_t count = n - start < desk.n ? n - start : desk.n;
        for (i = 0; !error && i < count; i++) {
            ag_request request = requests[(start + i) * step];
            if (!step) request.index += (uint32_t)(start + i);
            error = ag_code(pack, &request, desk.codes + i * ag_code_size(pack));
        }
        if (!error)
            error = ag__draw_group(pack, &desk, desk.codes, count, requests + start * step, step,
                                   pixels + start * ag_size(pack));
    }
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_textures(const ag_pack *pack, const ag_request *requests, size_t n, uint8_t *pixels, size_t n_pixels,
                       void *scratch, size_t n_scratch) {
    return ag__render(pack, requests, 1, n, pixels, n_pixels, scratch, n_scratch);
}

AG_API int ag_series(const ag_pack *pack, const ag_request *request, size_t n, uint8_t *pixels, size_t n_pixels,
                     void *scratch, size_t n_scratch) {
    return ag__render(pack, request, 0, n, pixels, n_pixels, scratch, n_scratch);
}

AG_API int ag_texture(const ag_pack *pack, const ag_request *request, uint8_t *pixels, size_t n) {
    return ag__render(pack, request, 1, 1, pixels, n, NULL, 0);
}

/* Of the codes of packs that are not painted; those of others are read one by one. */
static int ag__check_codes(const ag_pack *pack, const int8_t *codes, size_t n) {
    if (n > (size_t)-1 / ag_code_size(pack)) return AG_ERROR_ARGUMENT;
    if (!pack->is_painted && ag__check_latents(codes, n * ag_code_size(pack))) return AG_ERROR_CODE;
    return AG_OK;
}

AG_API int ag_decode_with(const ag_pack *pack, const int8_t *codes, size_t n, const ag_request *request,
                          uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch) {
    ag__desk desk;
    size_t start;
    int error;
    AG__TRY(ag__check_pixels(pack, codes, n, pixels, n_pixels));
    if (!request) return AG_ERROR_ARGUMENT;
    AG__TRY(ag__check_codes(pack, codes, n));
    AG__TRY(ag__check_request(pack, request));
    AG__TRY(ag__sit(pack, n, scratch, n_scratch, &desk));
    for (start = 0, error = AG_OK; !error && start < n; start += desk.n)
        error = ag__draw_group(pack, &desk, codes + start * ag_code_size(pack), n - start < desk.n ? n - start : desk.n,
                               request, 0, pixels + start * ag_size(pack));
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_decode(const ag_pack *pack, const int8_t *codes, size_t n, const uint8_t *colours, int32_t n_colours,
                     uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch) {
    ag_request request = ag_defaults();
    request.colours = colours, request.n_colours = n_colours;
    return ag_decode_with(pack, codes, n, &request, pixels, n_pixels, scratch, n_scratch);
}

AG_API int ag_places(const ag_pack *pack, const int8_t *codes, size_t n, int32_t *places, size_t n_places,
                     void *scratch, size_t n_scratch) {
    ag__desk desk;
    size_t area, i;
    int error;
    if (!pack || !codes || !places) return AG_ERROR_ARGUMENT;
    if (!pack->is_painted) return AG_ERROR_LAYERS;
    area = (size_t)pack->height * (size_t)pack->width;
    if (n_places / area < n) return AG_ERROR_PIXELS;
    AG__TRY(ag__sit(pack, n, scratch, n_scratch, &desk));
    for (i = 0, error = AG_OK; !error && i < n; i++) {
        ag__painting painting;
        error = ag__read_code(pack, codes + i * ag_code_size(pack), &painting);
        if (!error)
            ag__find_places(pack, &painting, ag__put_up(&desk.easel, &painting), &desk.easel, places + i * area);
    }
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_paint(const ag_pack *pack, const int8_t *code, const int32_t *places, int layer,
                    const ag_request *request, uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch) {
    ag__painting painting;
    ag__desk desk;
    int first;
    size_t area, i;
    if (!pack || !code || !places || !request || !pixels) return AG_ERROR_ARGUMENT;
    if (!pack->is_painted || layer < -1 || layer >= pack->layer_names.n) return AG_ERROR_LAYERS;
    area = (size_t)pack->height * (size_t)pack->width;
    if (n_pixels < (layer < 0 ? ag_size(pack) : 4 * area)) return AG_ERROR_PIXELS;
    AG__TRY(ag__check_request(pack, request));
    AG__TRY(ag__read_code(pack, code, &painting));
    for (i = 0; i < area; i++)
        if (places[i] < -1 || places[i] >= painting.n_sources * (int32_t)area) return AG_ERROR_PLACES;
    if (layer >= 0 && (!pack->coloured || !pack->coloured[layer])) {
        ag__layer_places(pack, &painting, layer, places, pixels);
        return AG_OK;
    }
    AG__TRY(ag__sit(pack, 1, scratch, n_scratch, &desk));
    first = ag__put_up(&desk.easel, &painting);
    ag__draw_all(pack, &painting, first, 0, &desk.easel);
    ag__colour_places(pack, &painting, first, request, layer, &desk.easel, places, pixels);
    AG_FREE(desk.owned);
    return AG_OK;
}

/* The rest draws one texture, of a code that stands at the beginning of the scratch memory. */

AG_API int ag_around_centroid(const ag_pack *pack, const ag_request *request, uint8_t *pixels, size_t n) {
    ag__desk desk;
    int error;
    AG__TRY(ag__check_pixels(pack, request, 1, pixels, n));
    AG__TRY(ag__sit(pack, 1, NULL, 0, &desk));
    error = ag_code_centroid(pack, request, desk.codes);
    if (!error) error = ag__draw_group(pack, &desk, desk.codes, 1, request, 0, pixels);
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, uint8_t *pixels, size_t n) {
    ag__desk desk;
    int error;
    AG__TRY(ag__check_pixels(pack, request, 1, pixels, n));
    AG__TRY(ag__sit(pack, 1, NULL, 0, &desk));
    error = ag_code_blend(pack, a, b, t, request, desk.codes);
    if (!error) error = ag__draw_group(pack, &desk, desk.codes, 1, request, 0, pixels);
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_interpolate(const ag_pack *pack, const ag_request *from, const ag_request *to, int t, uint8_t *pixels,
                          size_t n) {
    ag__desk desk;
    int8_t *end;
    int error;
    AG__TRY(ag__check_pixels(pack, from, 1, pixels, n));
    AG__TRY(ag__sit(pack, 1, NULL, 0, &desk));
    end = desk.codes + ag_code_size(pack);
    error = ag_code(pack, from, desk.codes);
    if (!error) error = ag_code(pack, to, end);
    if (!error) error = ag_code_between(pack, desk.codes, end, t, desk.codes);
    if (!error) error = ag__draw_group(pack, &desk, desk.codes, 1, from, 0, pixels);
    AG_FREE(desk.owned);
    return error;
}
/* ---- The first layer of plans: a few hundred inputs of 0 and 1, most of them 0 ---- */

enum { AG__MOST_ONES = 255, AG__MOST_TIMES = 15, AG__COLUMN_UNIT = 48 };

/* The inputs that are not 0: columns whose input is 1, and columns whose input is a value up to 16. */
typedef struct ag__inputs {
    uint16_t *ones, *times;
    int16_t *values; /* of times */
    size_t n_ones, n_times;
} ag__inputs;

/* Adds weights times inputs to sums. weight: columns of `stride` weights, a multiple of AG__COLUMN_UNIT. */
typedef void ag__gatherer(const int16_t *weight, size_t stride, const ag__inputs *x, int32_t *sums);

static void ag__gather_plain(const int16_t *weight, size_t stride, const ag__inputs *x, int32_t *sums) {
    size_t i, o;
    for (i = 0; i < x->n_ones; i++) {
        const int16_t *w = weight + x->ones[i] * stride;
        AG__LOOP for (o = 0; o < stride; o++) sums[o] += w[o];
    }
    for (i = 0; i < x->n_times; i++) {
        const int16_t *w = weight + x->times[i] * stride;
        int32_t value = x->values[i];
        AG__LOOP for (o = 0; o < stride; o++) sums[o] += w[o] * value;
    }
}

#ifdef AG__X86
static AG__INLINE __m128i ag__blank_sse2(void) { return _mm_setzero_si128(); }
static AG__INLINE __m128i ag__column_sse2(const int16_t *p) { return ag__at(p); }
static AG__INLINE __m128i ag__plus_sse2(__m128i s, __m128i w) { return _mm_add_epi16(s, w); }
static AG__INLINE __m128i ag__times_sse2(__m128i w, int16_t x) { return _mm_mullo_epi16(w, _mm_set1_epi16(x)); }
static AG__INLINE void ag__spill_sse2(int32_t *p, __m128i s) {
    __m128i low = _mm_srai_epi32(_mm_unpacklo_epi16(s, s), 16), high = _mm_srai_epi32(_mm_unpackhi_epi16(s, s), 16);
    _mm_storeu_si128((__m128i *)(void *)p, _mm_add_epi32(ag__at(p), low));
    _mm_storeu_si128((__m128i *)(void *)(p + 4), _mm_add_epi32(ag__at(p + 4), high));
}

#define AG__NAME(x) ag__##x##_sse2
#define AG__TARGET
#define AG__COLUMN __m128i
#define AG__LANES 8
#define AG__REGISTERS 6
/* Adds columns of weights where most inputs are 0. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__COLUMN     a vector of AG__LANES weights of 16 bits; AG__REGISTERS, how many sums are held at a time
       blank()        a vector of 0
       column(p)      the weights at p
       plus(s, w)     sums with weights added
       times(w, x)    weights times an input
       spill(p, s)    sums added to those of 32 bits at p

   as AG__NAME(blank) and so on. Sums of 16 bits hold AG__MOST_ONES weights, or AG__MOST_TIMES of them times 16. */

AG__TARGET static void AG__NAME(gather)(const int16_t *weight, size_t stride, const ag__inputs *x, int32_t *sums) {
    size_t first, i, end;
    int r;
    for (first = 0; first < stride; first += AG__REGISTERS * AG__LANES) {
        const int16_t *from = weight + first;
        for (i = 0; i < x->n_ones; i = end) {
            AG__COLUMN s[AG__REGISTERS];
            end = x->n_ones - i < AG__MOST_ONES ? x->n_ones : i + AG__MOST_ONES;
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(blank)();
            for (; i < end; i++) {
                const int16_t *w = from + x->ones[i] * stride;
                AG__UNROLL
                for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(plus)(s[r], AG__NAME(column)(w + r * AG__LANES));
            }
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) AG__NAME(spill)(sums + first + r * AG__LANES, s[r]);
        }
        for (i = 0; i < x->n_times; i = end) {
            AG__COLUMN s[AG__REGISTERS];
            end = x->n_times - i < AG__MOST_TIMES ? x->n_times : i + AG__MOST_TIMES;
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(blank)();
            for (; i < end; i++) {
                const int16_t *w = from + x->times[i] * stride;
                AG__UNROLL
                for (r = 0; r < AG__REGISTERS; r++)
                    s[r] = AG__NAME(plus)(s[r], AG__NAME(times)(AG__NAME(column)(w + r * AG__LANES), x->values[i]));
            }
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) AG__NAME(spill)(sums + first + r * AG__LANES, s[r]);
        }
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__COLUMN
#undef AG__LANES
#undef AG__REGISTERS

AG__AVX2 static AG__INLINE __m256i ag__blank_avx2(void) { return _mm256_setzero_si256(); }
AG__AVX2 static AG__INLINE __m256i ag__column_avx2(const int16_t *p) {
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}
AG__AVX2 static AG__INLINE __m256i ag__plus_avx2(__m256i s, __m256i w) { return _mm256_add_epi16(s, w); }
AG__AVX2 static AG__INLINE __m256i ag__times_avx2(__m256i w, int16_t x) {
    return _mm256_mullo_epi16(w, _mm256_set1_epi16(x));
}
AG__AVX2 static AG__INLINE void ag__spill_avx2(int32_t *p, __m256i s) {
    __m256i low = _mm256_cvtepi16_epi32(_mm256_castsi256_si128(s));
    __m256i high = _mm256_cvtepi16_epi32(_mm256_extracti128_si256(s, 1));
    _mm256_storeu_si256((__m256i *)(void *)p, _mm256_add_epi32(ag__at_avx2(p), low));
    _mm256_storeu_si256((__m256i *)(void *)(p + 8), _mm256_add_epi32(ag__at_avx2(p + 8), high));
}

#define AG__NAME(x) ag__##x##_avx2
#define AG__TARGET AG__AVX2
#define AG__COLUMN __m256i
#define AG__LANES 16
#define AG__REGISTERS 3
/* Adds columns of weights where most inputs are 0. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__COLUMN     a vector of AG__LANES weights of 16 bits; AG__REGISTERS, how many sums are held at a time
       blank()        a vector of 0
       column(p)      the weights at p
       plus(s, w)     sums with weights added
       times(w, x)    weights times an input
       spill(p, s)    sums added to those of 32 bits at p

   as AG__NAME(blank) and so on. Sums of 16 bits hold AG__MOST_ONES weights, or AG__MOST_TIMES of them times 16. */

AG__TARGET static void AG__NAME(gather)(const int16_t *weight, size_t stride, const ag__inputs *x, int32_t *sums) {
    size_t first, i, end;
    int r;
    for (first = 0; first < stride; first += AG__REGISTERS * AG__LANES) {
        const int16_t *from = weight + first;
        for (i = 0; i < x->n_ones; i = end) {
            AG__COLUMN s[AG__REGISTERS];
            end = x->n_ones - i < AG__MOST_ONES ? x->n_ones : i + AG__MOST_ONES;
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(blank)();
            for (; i < end; i++) {
                const int16_t *w = from + x->ones[i] * stride;
                AG__UNROLL
                for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(plus)(s[r], AG__NAME(column)(w + r * AG__LANES));
            }
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) AG__NAME(spill)(sums + first + r * AG__LANES, s[r]);
        }
        for (i = 0; i < x->n_times; i = end) {
            AG__COLUMN s[AG__REGISTERS];
            end = x->n_times - i < AG__MOST_TIMES ? x->n_times : i + AG__MOST_TIMES;
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(blank)();
            for (; i < end; i++) {
                const int16_t *w = from + x->times[i] * stride;
                AG__UNROLL
                for (r = 0; r < AG__REGISTERS; r++)
                    s[r] = AG__NAME(plus)(s[r], AG__NAME(times)(AG__NAME(column)(w + r * AG__LANES), x->values[i]));
            }
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) AG__NAME(spill)(sums + first + r * AG__LANES, s[r]);
        }
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__COLUMN
#undef AG__LANES
#undef AG__REGISTERS
#endif

#ifdef AG__NEON
static AG__INLINE int16x8_t ag__blank_neon(void) { return vdupq_n_s16(0); }
static AG__INLINE int16x8_t ag__column_neon(const int16_t *p) { return vld1q_s16(p); }
static AG__INLINE int16x8_t ag__plus_neon(int16x8_t s, int16x8_t w) { return vaddq_s16(s, w); }
static AG__INLINE int16x8_t ag__times_neon(int16x8_t w, int16_t x) { return vmulq_n_s16(w, x); }
static AG__INLINE void ag__spill_neon(int32_t *p, int16x8_t s) {
    vst1q_s32(p, vaddw_s16(vld1q_s32(p), vget_low_s16(s)));
    vst1q_s32(p + 4, vaddw_s16(vld1q_s32(p + 4), vget_high_s16(s)));
}

#define AG__NAME(x) ag__##x##_neon
#define AG__TARGET
#define AG__COLUMN int16x8_t
#define AG__LANES 8
#define AG__REGISTERS 6
/* Adds columns of weights where most inputs are 0. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__COLUMN     a vector of AG__LANES weights of 16 bits; AG__REGISTERS, how many sums are held at a time
       blank()        a vector of 0
       column(p)      the weights at p
       plus(s, w)     sums with weights added
       times(w, x)    weights times an input
       spill(p, s)    sums added to those of 32 bits at p

   as AG__NAME(blank) and so on. Sums of 16 bits hold AG__MOST_ONES weights, or AG__MOST_TIMES of them times 16. */

AG__TARGET static void AG__NAME(gather)(const int16_t *weight, size_t stride, const ag__inputs *x, int32_t *sums) {
    size_t first, i, end;
    int r;
    for (first = 0; first < stride; first += AG__REGISTERS * AG__LANES) {
        const int16_t *from = weight + first;
        for (i = 0; i < x->n_ones; i = end) {
            AG__COLUMN s[AG__REGISTERS];
            end = x->n_ones - i < AG__MOST_ONES ? x->n_ones : i + AG__MOST_ONES;
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(blank)();
            for (; i < end; i++) {
                const int16_t *w = from + x->ones[i] * stride;
                AG__UNROLL
                for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(plus)(s[r], AG__NAME(column)(w + r * AG__LANES));
            }
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) AG__NAME(spill)(sums + first + r * AG__LANES, s[r]);
        }
        for (i = 0; i < x->n_times; i = end) {
            AG__COLUMN s[AG__REGISTERS];
            end = x->n_times - i < AG__MOST_TIMES ? x->n_times : i + AG__MOST_TIMES;
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(blank)();
            for (; i < end; i++) {
                const int16_t *w = from + x->times[i] * stride;
                AG__UNROLL
                for (r = 0; r < AG__REGISTERS; r++)
                    s[r] = AG__NAME(plus)(s[r], AG__NAME(times)(AG__NAME(column)(w + r * AG__LANES), x->values[i]));
            }
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) AG__NAME(spill)(sums + first + r * AG__LANES, s[r]);
        }
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__COLUMN
#undef AG__LANES
#undef AG__REGISTERS
#endif

#ifdef AG__WASM
static AG__INLINE v128_t ag__blank_wasm(void) { return wasm_i16x8_const_splat(0); }
static AG__INLINE v128_t ag__column_wasm(const int16_t *p) { return wasm_v128_load(p); }
static AG__INLINE v128_t ag__plus_wasm(v128_t s, v128_t w) { return wasm_i16x8_add(s, w); }
static AG__INLINE v128_t ag__times_wasm(v128_t w, int16_t x) { return wasm_i16x8_mul(w, wasm_i16x8_splat(x)); }
static AG__INLINE void ag__spill_wasm(int32_t *p, v128_t s) {
    wasm_v128_store(p, wasm_i32x4_add(wasm_v128_load(p), wasm_i32x4_extend_low_i16x8(s)));
    wasm_v128_store(p + 4, wasm_i32x4_add(wasm_v128_load(p + 4), wasm_i32x4_extend_high_i16x8(s)));
}

#define AG__NAME(x) ag__##x##_wasm
#define AG__TARGET
#define AG__COLUMN v128_t
#define AG__LANES 8
#define AG__REGISTERS 6
/* Adds columns of weights where most inputs are 0. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__COLUMN     a vector of AG__LANES weights of 16 bits; AG__REGISTERS, how many sums are held at a time
       blank()        a vector of 0
       column(p)      the weights at p
       plus(s, w)     sums with weights added
       times(w, x)    weights times an input
       spill(p, s)    sums added to those of 32 bits at p

   as AG__NAME(blank) and so on. Sums of 16 bits hold AG__MOST_ONES weights, or AG__MOST_TIMES of them times 16. */

AG__TARGET static void AG__NAME(gather)(const int16_t *weight, size_t stride, const ag__inputs *x, int32_t *sums) {
    size_t first, i, end;
    int r;
    for (first = 0; first < stride; first += AG__REGISTERS * AG__LANES) {
        const int16_t *from = weight + first;
        for (i = 0; i < x->n_ones; i = end) {
            AG__COLUMN s[AG__REGISTERS];
            end = x->n_ones - i < AG__MOST_ONES ? x->n_ones : i + AG__MOST_ONES;
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(blank)();
            for (; i < end; i++) {
                const int16_t *w = from + x->ones[i] * stride;
                AG__UNROLL
                for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(plus)(s[r], AG__NAME(column)(w + r * AG__LANES));
            }
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) AG__NAME(spill)(sums + first + r * AG__LANES, s[r]);
        }
        for (i = 0; i < x->n_times; i = end) {
            AG__COLUMN s[AG__REGISTERS];
            end = x->n_times - i < AG__MOST_TIMES ? x->n_times : i + AG__MOST_TIMES;
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(blank)();
            for (; i < end; i++) {
                const int16_t *w = from + x->times[i] * stride;
                AG__UNROLL
                for (r = 0; r < AG__REGISTERS; r++)
                    s[r] = AG__NAME(plus)(s[r], AG__NAME(times)(AG__NAME(column)(w + r * AG__LANES), x->values[i]));
            }
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) AG__NAME(spill)(sums + first + r * AG__LANES, s[r]);
        }
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__COLUMN
#undef AG__LANES
#undef AG__REGISTERS
#endif

/* The gatherer that goes with a kernel. */
static ag__gatherer *ag__gatherer_of(const ag__kernel *kernel) {
#ifdef AG__X86
    if (kernel->shorts.call == ag__multiply_avx2) return ag__gather_avx2;
    if (kernel->shorts.call == ag__multiply_sse2) return ag__gather_sse2;
#elif defined(AG__NEON)
    if (kernel->shorts.call == ag__multiply_neon) return ag__gather_neon;
#elif defined(AG__WASM)
    if (kernel->shorts.call == ag__multiply_wasm) return ag__gather_wasm;
#endif
    (void)kernel;
    return ag__gather_plain;
}
/* ---- What an open pack of plans holds, and opening one (contract 2, plans, section 2) ---- */

enum { AG__MAX_CLASSES = 10, AG__MAX_STYLES = 256, AG__MAX_TAPS = 1024, AG__MAX_WIDTH = 1024, AG__MAX_DENSE = 8 };
enum { AG__REACH = 16, AG__MARGIN = AG__REACH + 1, AG__TOLD = 5, AG__PLAN_LEVELS = 9, AG__MAX_INPUT = 16 };
enum { AG__MAX_PLAN_SIDE = 512, AG__MAX_PLAN_CELLS = 1 << 16, AG__MAX_WINDOWS = 1 << 20 };
enum { AG__MAX_LEAST = 1 << 16, AG__MAX_BRUSH = 8, AG__MAX_COST = 1023 };
enum { AG__LEAST, AG__BRUSH, AG__WALL, AG__FLOOR, AG__WAY_COST, AG__RIM_COST };

#define AG__NO_WINDOW 0xFFFFFFFFu
#define AG__NO_COLUMN 0xFFFFu

/* Where taps look, from the cell that is drawn. */
typedef struct ag__look {
    int dy, dx, plane;
    uint16_t columns[AG__MAX_CLASSES + 1]; /* of each class there, or AG__NO_COLUMN; of a sum the first alone */
} ag__look;

typedef struct ag__looks {
    size_t n;
    ag__look *all;
} ag__looks;

struct ag_plans {
    ag_pack base; /* memory, kernel, fingerprint and the names of the styles */
    ag__text classes;
    int n_classes, n_styles, rim;
    uint8_t *colours, walkable[AG__MAX_CLASSES + 1];
    int32_t repair[6];
    ag__looks drawn, pinned, voids, sums; /* sums: of the void and of classes */
    size_t n_taps, n_first, stride;       /* outputs of the first layer, and the room that a column has */
    int16_t *weight;                      /* of the first layer, by columns */
    int32_t *bias, *style, *level, low, high;
    uint8_t *shift;
    ag__gatherer *gather;
    int first_format; /* of the first layer's outputs */
    int n_steps;      /* of the layers behind it */
    ag__step steps[AG__MAX_DENSE];
    size_t most_plane, n_weights;
    uint32_t *windows, power[9]; /* a hash table of codes, and what a class at each place of a window adds to one */
    int window_bits;
};

static int ag__hash_window(uint32_t code, int bits) { return (int)(code * 0x9E3779B1u >> (32 - bits)); }

static int ag__has_window(const ag_plans *plans, uint32_t code) {
    uint32_t mask = ((uint32_t)1 << plans->window_bits) - 1, at = (uint32_t)ag__hash_window(code, plans->window_bits);
    while (plans->windows[at] != AG__NO_WINDOW) {
        if (plans->windows[at] == code) return 1;
        at = (at + 1) & mask;
    }
    return 0;
}

static int ag__read_windows(const ag__reader *reader, ag_plans *plans) {
    ag__tensor *tensor;
    uint32_t base = (uint32_t)plans->n_classes + 1, last = 0, code, at;
    uint64_t most;
    size_t i, n;
    AG__TRY(ag__expect(reader, "windows", AG__U32, 1, -1, -1, &tensor));
    n = tensor->n_values;
    if (n > AG__MAX_WINDOWS) return AG_ERROR_WINDOWS;
    plans->power[8] = 1;
    for (i = 8; i > 0; i--) plans->power[i - 1] = plans->power[i] * base;
    most = (uint64_t)plans->power[0] * base;
    for (plans->window_bits = 1; (size_t)1 << plans->window_bits < 2 * n + 1;) plans->window_bits++;
    plans->windows = (uint32_t *)ag__new(&plans->base, (size_t)1 << plans->window_bits, sizeof(uint32_t));
    if (!plans->windows) return AG_ERROR_MEMORY;
    memset(plans->windows, 0xFF, ((size_t)1 << plans->window_bits) * sizeof(uint32_t));
    for (i = 0; i < n; i++, last = code) {
        code = ag__u32(tensor->data + 4 * i);
        if (code >= most || (i && code <= last)) return AG_ERROR_WINDOWS;
        at = (uint32_t)ag__hash_window(code, plans->window_bits);
        while (plans->windows[at] != AG__NO_WINDOW) at = (at + 1) & (((uint32_t)1 << plans->window_bits) - 1);
        plans->windows[at] = code;
    }
    return AG_OK;
}

static int ag__read_rules(const ag__reader *reader, ag_plans *plans) {
    ag__tensor *tensor;
    void *p;
    int k, n = plans->n_classes;
    AG__TRY(ag__take(reader, "colours", AG__U8, 2, n + 1, 4, &p));
    plans->colours = (uint8_t *)p;
    AG__TRY(ag__expect(reader, "walkable", AG__U8, 1, n, -1, &tensor));
    for (k = 1; k <= n; k++) {
        plans->walkable[k] = tensor->data[k - 1];
        if (plans->walkable[k] > 1) return AG_ERROR_RULES;
    }
    AG__TRY(ag__expect(reader, "rim", AG__U8, 1, 1, -1, &tensor));
    plans->rim = tensor->data[0];
    AG__TRY(ag__expect(reader, "repair", AG__I32, 1, 6, -1, &tensor));
    for (k = 0; k < 6; k++) plans->repair[k] = ag__i32(tensor->data + 4 * k);
    if (plans->rim > n || plans->repair[AG__LEAST] < 0 || plans->repair[AG__LEAST] > AG__MAX_LEAST ||
        plans->repair[AG__BRUSH] < 1 || plans->repair[AG__BRUSH] > AG__MAX_BRUSH)
        return AG_ERROR_RULES;
    for (k = AG__WALL; k <= AG__FLOOR; k++)
        if (plans->repair[k] < 1 || plans->repair[k] > n || plans->walkable[plans->repair[k]] != (k == AG__FLOOR))
            return AG_ERROR_RULES;
    for (k = AG__WAY_COST; k <= AG__RIM_COST; k++)
        if (plans->repair[k] < 1 || plans->repair[k] > AG__MAX_COST) return AG_ERROR_RULES;
    return ag__read_windows(reader, plans);
}

static int ag__is_before(int dy, int dx) { return dy < 0 || (dy == 0 && dx < 0); }
static int ag__is_far_before(int dy, int dx) { return dy <= -2 || (dy == -1 && dx <= -2); }

/* Adds a column to the look at the same place that has no column of this class yet, or to a new one. */
static void ag__add_look(ag__looks *looks, int dy, int dx, int plane, int class_, size_t column) {
    ag__look *look;
    size_t i;
    for (i = 0; i < looks->n; i++) {
        look = &looks->all[i];
        if (look->dy == dy && look->dx == dx && look->plane == plane && look->columns[class_] == AG__NO_COLUMN) break;
    }
    look = &looks->all[i];
    if (i == looks->n) {
        looks->n++;
        look->dy = dy, look->dx = dx, look->plane = plane;
        memset(look->columns, 0xFF, sizeof look->columns);
    }
    look->columns[class_] = (uint16_t)column;
}

static int ag__read_taps(const ag__reader *reader, ag_plans *plans) {
    ag__looks *const kinds[4] = {&plans->drawn, &plans->pinned, &plans->voids, &plans->sums};
    ag__tensor *tensor;
    size_t i;
    int n = plans->n_classes, k;
    AG__TRY(ag__expect(reader, "scan.taps", AG__I8, 2, -1, 3, &tensor));
    plans->n_taps = tensor->dims[0];
    if (plans->n_taps < 1 || plans->n_taps > AG__MAX_TAPS) return AG_ERROR_TAPS;
    for (k = 0; k < 4; k++) {
        kinds[k]->all = (ag__look *)ag__new(&plans->base, plans->n_taps, sizeof(ag__look));
        if (!kinds[k]->all) return AG_ERROR_MEMORY;
    }
    for (i = 0; i < plans->n_taps; i++) {
        int plane = ag__i8(tensor->data[3 * i]);
        int dy = ag__i8(tensor->data[3 * i + 1]), dx = ag__i8(tensor->data[3 * i + 2]);
        if (plane < 0 || plane > 3 * n + 1 || dy < -AG__REACH || dy > AG__REACH || dx < -AG__REACH || dx > AG__REACH)
            return AG_ERROR_TAPS;
        if (plane == 0) {
            ag__add_look(&plans->voids, dy, dx, 0, 0, i);
        } else if (plane == 1) {
            ag__add_look(&plans->sums, dy, dx, 0, 0, i);
        } else if (plane < 2 + n) {
            if (!ag__is_before(dy, dx)) return AG_ERROR_TAPS;
            ag__add_look(&plans->drawn, dy, dx, 0, plane - 1, i);
        } else if (plane < 2 + 2 * n) {
            if (!ag__is_far_before(dy, dx)) return AG_ERROR_TAPS;
            ag__add_look(&plans->sums, dy, dx, plane - 1 - n, 0, i);
        } else {
            ag__add_look(&plans->pinned, dy, dx, 0, plane - 1 - 2 * n, i);
        }
    }
    return AG_OK;
}

static uint64_t ag__most_of_column(const int32_t *rows, size_t n_rows, size_t n, size_t o) {
    uint64_t most = 0, size;
    size_t i;
    for (i = 0; i < n_rows; i++) {
        int64_t value = rows[i * n + o];
        size = (uint64_t)(value < 0 ? -value : value);
        if (size > most) most = size;
    }
    return most;
}

/* The layer behind the taps. */
static int ag__keep_first(const ag__reader *reader, ag_plans *plans, const ag__layer *layer) {
    size_t n = (size_t)layer->out.channels, o, i;
    int64_t n_styles = plans->n_styles ? plans->n_styles : 1;
    void *p;
    plans->n_first = n, plans->stride = ag__rounded(n, AG__COLUMN_UNIT);
    plans->low = layer->low, plans->high = layer->high;
    AG__TRY(ag__take(reader, "scan.style", AG__I32, 2, n_styles, (int64_t)n, &p));
    plans->style = (int32_t *)p;
    AG__TRY(ag__take(reader, "scan.level", AG__I32, 2, AG__PLAN_LEVELS, (int64_t)n, &p));
    plans->level = (int32_t *)p;
    plans->weight = (int16_t *)ag__new(&plans->base, layer->fan_in * plans->stride, sizeof(int16_t));
    plans->bias = (int32_t *)ag__new(&plans->base, n, sizeof(int32_t));
    plans->shift = (uint8_t *)ag__new(&plans->base, n, 1);
    if (!plans->weight || !plans->bias || !plans->shift) return AG_ERROR_MEMORY;
    memcpy(plans->shift, layer->shift, n);
    for (o = 0; o < n; o++) {
        int64_t bias = plans->bias[o] = ag__i32(layer->bias + 4 * o);
        uint64_t most = (uint64_t)(bias < 0 ? -bias : bias);
        for (i = 0; i < layer->fan_in; i++) {
            int w = ag__i8(layer->weight[o * layer->fan_in + i]);
            plans->weight[i * plans->stride + o] = (int16_t)w;
            most += AG__MAX_INPUT * (uint64_t)(w < 0 ? -w : w);
        }
        most += ag__most_of_column(plans->style, (size_t)n_styles, n, o);
        if (most + ag__most_of_column(plans->level, AG__PLAN_LEVELS, n, o) > AG__MAX_SUM) return AG_ERROR_BOUND;
    }
    return AG_OK;
}

/* A layer behind the first one, from values that stand in a plane. */
static int ag__keep_dense(ag_plans *plans, const ag__layer *layer, ag__plane *plane) {
    ag__step *step = &plans->steps[plans->n_steps++];
    ag__linear *linear = &step->linear;
    step->kind = AG__DENSE, step->in = *plane, step->factor = 1;
    linear->multiplier = ag__multiplier_of(plans->base.kernel, plane->format);
    linear->n_segments = 1, linear->length = linear->stored = (size_t)layer->out.channels;
    linear->padded = ag__rounded(linear->length, (size_t)linear->multiplier->lanes);
    AG__TRY(ag__plan_linear(&plans->base, layer, NULL, step));
    *plane = ag__plan_plane(plans->base.kernel, &layer->out, layer->low, layer->high, NULL);
    ag__measure_plane(plane);
    if (plane->size > plans->most_plane) plans->most_plane = plane->size;
    step->out = *plane;
    return AG_OK;
}

static int ag__read_scan(const ag__reader *reader, ag_plans *plans) {
    ag__shape shape = {0, 0, 1, 1};
    int32_t low = 0, high = AG__MAX_INPUT;
    ag__plane plane;
    int i;
    memset(&plane, 0, sizeof plane);
    shape.channels = (int)plans->n_taps + plans->n_classes + AG__TOLD;
    for (i = 0; i <= AG__MAX_DENSE; i++) {
        char name[32];
        ag__layer layer;
        int kind = ag__find_layer(reader, "scan", i, name);
        if (kind < 0) break;
        if (kind != AG__DENSE || i == AG__MAX_DENSE) return AG_ERROR_LAYER;
        memset(&layer, 0, sizeof layer);
        layer.kind = kind, layer.in = shape, layer.in_low = low, layer.in_high = high;
        AG__TRY(ag__read_layer(reader, name, &layer));
        if (layer.out.channels > AG__MAX_WIDTH) return AG_ERROR_LAYER;
        shape = layer.out, low = layer.low, high = layer.high;
        plans->n_weights += (size_t)shape.channels * layer.fan_in;
        if (i) {
            AG__TRY(ag__keep_dense(plans, &layer, &plane));
            continue;
        }
        AG__TRY(ag__keep_first(reader, plans, &layer));
        plane = ag__plan_plane(plans->base.kernel, &shape, low, high, NULL);
        ag__measure_plane(&plane);
        plans->most_plane = plane.size, plans->first_format = plane.format;
    }
    return !i || shape.channels != plans->n_classes || low < -(1 << 15) || high > 1 << 15 ? AG_ERROR_LAST : AG_OK;
}

static int ag__read_plans(const ag__reader *reader, uint32_t contract) {
    ag_plans *plans = (ag_plans *)(void *)reader->pack; /* its first member */
    ag__tensor *tensor;
    size_t i;
    if (contract != 2) return AG_ERROR_CONTRACT;
    AG__TRY(ag__expect(reader, "contract", AG__U8, 1, 1, -1, &tensor));
    if (tensor->data[0] != 2) return AG_ERROR_CONTRACT;
    AG__TRY(ag__expect(reader, "output", AG__U8, 1, -1, -1, &tensor));
    if (!ag__is_text(tensor, "plan")) return AG_ERROR_OUTPUT;
    AG__TRY(ag__expect(reader, "classes", AG__U8, 1, -1, -1, &tensor));
    AG__TRY(ag__read_text(reader->pack, tensor, &plans->classes));
    plans->n_classes = plans->classes.n;
    AG__TRY(ag__expect(reader, "labels", AG__U8, 1, -1, -1, &tensor));
    if (tensor->n_values) AG__TRY(ag__read_text(reader->pack, tensor, &plans->base.labels));
    plans->n_styles = plans->base.labels.n;
    if (plans->n_classes < 2 || plans->n_classes > AG__MAX_CLASSES || plans->n_styles > AG__MAX_STYLES)
        return AG_ERROR_NAMES;
    AG__TRY(ag__read_rules(reader, plans));
    AG__TRY(ag__read_taps(reader, plans));
    AG__TRY(ag__read_scan(reader, plans));
    for (i = 0; i < reader->n_tensors; i++)
        if (!reader->tensors[i].used) return AG_ERROR_UNKNOWN;
    plans->gather = ag__gatherer_of(plans->base.kernel);
    return AG_OK;
}

AG_API int ag_open_plans(const void *data, size_t n, const char *kernel, ag_plans **out) {
    ag_plans *plans;
    int error;
    if (!out) return AG_ERROR_ARGUMENT;
    *out = NULL;
    if (!data && n) return AG_ERROR_ARGUMENT;
    if (!ag__find_kernel(kernel)) return AG_ERROR_KERNEL;
    plans = (ag_plans *)AG_MALLOC(sizeof *plans);
    if (!plans) return AG_ERROR_MEMORY;
    memset(plans, 0, sizeof *plans);
    plans->base.kernel = ag__find_kernel(kernel);
    error = ag__read_file(&plans->base, (const uint8_t *)data, n, NULL, ag__read_plans);
    if (error)
        ag_close_plans(plans);
    else
        *out = plans;
    return error;
}

AG_API void ag_close_plans(ag_plans *plans) {
    if (!plans) return;
    ag__free_pieces(&plans->base);
    AG_FREE(plans);
}

AG_API const char *ag_plans_kernel(const ag_plans *plans) { return plans->base.kernel->name; }
AG_API const uint8_t *ag_plans_fingerprint(const ag_plans *plans) { return plans->base.fingerprint; }
AG_API int ag_n_classes(const ag_plans *plans) { return plans->n_classes; }
AG_API int ag_n_styles(const ag_plans *plans) { return plans->n_styles; }
AG_API const char *ag_class(const ag_plans *plans, int number) { return ag__string(&plans->classes, number - 1); }
AG_API const char *ag_style(const ag_plans *plans, int style) { return ag__string(&plans->base.labels, style); }
AG_API const uint8_t *ag_class_colours(const ag_plans *plans) { return plans->colours; }
AG_API int ag_walkable(const ag_plans *plans, int number) {
    return number >= 1 && number <= plans->n_classes && plans->walkable[number];
}
/* ---- Drawing the cells of a plan (contract 2, plans, sections 3 to 6) ---- */

enum { AG__CELL_DOMAIN = 7, AG__UNKNOWN = 255, AG__INSIDE = 1, AG__RIM = 2, AG__EDGE = 4 };

/* A plan that is drawn: grids of `area` cells, rows of `width`, with void all around, so that no look leaves them. A cell is
   its place in these grids. */
typedef struct ag__board {
    const ag_plans *plans;
    size_t height, width, area, first, n_cells;
    uint8_t *ground; /* AG__INSIDE, AG__RIM (void among the eight neighbours) and AG__EDGE (among the four) */
    uint8_t *voids, *sums, *drawn, *pinned, *known; /* sums: of the void, then of each class; known: or AG__UNKNOWN */
    int32_t *looks;  /* where each look is, from the cell that is drawn: of `drawn`, `pinned`, `voids` and `sums` */
    int32_t *parent, *open;          /* of islands: -1 where there is none; open edges, of a root */
    int32_t *cost, *owner, *next, *back; /* of repair and of counting pieces; the first two share room with islands */
    uint64_t *edges;
    size_t n_edges;
    ag__inputs inputs;
    int32_t *first_sums, *first_bias;
    char *x, *y; /* planes of the layers */
    int n_islands, has_pins;
} ag__board;

/* Parts of scratch memory, taken one after another; base NULL: only counted. */
typedef struct ag__room {
    char *base;
    size_t used;
} ag__room;

static void *ag__part(ag__room *room, size_t n) {
    size_t at = room->used;
    room->used += ag__rounded(n, AG__ALIGN);
    return room->base ? room->base + at : NULL;
}

static void ag__lay_board(const ag_plans *plans, size_t height, size_t width, ag__room *room, ag__board *board) {
    size_t n_looks = plans->drawn.n + plans->pinned.n + plans->voids.n + plans->sums.n;
    size_t n_inputs = plans->n_taps + (size_t)plans->n_classes + AG__TOLD, edges;
    memset(board, 0, sizeof *board);
    board->plans = plans;
    board->height = height, board->width = width + 2 * AG__MARGIN;
    board->area = board->width * (height + 2 * AG__MARGIN);
    board->first = AG__MARGIN * board->width + AG__MARGIN;
    edges = height * width < (size_t)AG__MAX_PLAN_CELLS ? height * width : (size_t)AG__MAX_PLAN_CELLS;
    board->ground = (uint8_t *)ag__part(room, board->area);
    board->voids = (uint8_t *)ag__part(room, board->area);
    board->drawn = (uint8_t *)ag__part(room, board->area);
    board->pinned = (uint8_t *)ag__part(room, board->area);
    board->known = (uint8_t *)ag__part(room, board->area);
    board->sums = (uint8_t *)ag__part(room, board->area * (size_t)(plans->n_classes + 1));
    board->looks = (int32_t *)ag__part(room, n_looks * sizeof(int32_t));
    board->parent = board->cost = (int32_t *)ag__part(room, board->area * sizeof(int32_t));
    board->open = board->owner = (int32_t *)ag__part(room, board->area * sizeof(int32_t));
    board->next = (int32_t *)ag__part(room, board->area * sizeof(int32_t));
    board->back = (int32_t *)ag__part(room, board->area * sizeof(int32_t));
    board->edges = (uint64_t *)ag__part(room, 2 * edges * sizeof(uint64_t));
    board->inputs.ones = (uint16_t *)ag__part(room, (n_inputs + 1) * sizeof(uint16_t));
    board->inputs.times = (uint16_t *)ag__part(room, (n_inputs + 1) * sizeof(uint16_t));
    board->inputs.values = (int16_t *)ag__part(room, (n_inputs + 1) * sizeof(int16_t));
    board->first_sums = (int32_t *)ag__part(room, plans->stride * sizeof(int32_t));
    board->first_bias = (int32_t *)ag__part(room, plans->stride * sizeof(int32_t));
    board->x = (char *)ag__part(room, plans->most_plane + AG__ALIGN);
    board->y = (char *)ag__part(room, plans->most_plane + AG__ALIGN);
}

/* ---- The site: outline and pins ---- */

static size_t ag__cell_at(const ag__board *board, size_t y, size_t x) { return board->first + y * board->width + x; }

/* Where a cell is in the caller's arrays. */
static size_t ag__place_of(const ag__board *board, size_t cell) {
    size_t y = cell / board->width - AG__MARGIN, x = cell % board->width - AG__MARGIN;
    return y * (board->width - 2 * AG__MARGIN) + x;
}

/* Counts the cells that hang together with one, among those whose next is -1, and sets that to -2. */
static size_t ag__flood(ag__board *board, size_t start) {
    int32_t *stack = board->back;
    size_t n = 1, n_found = 0;
    int w = (int)board->width, i;
    const int steps[4] = {-w, -1, 1, w};
    stack[0] = (int32_t)start, board->next[start] = -2;
    while (n) {
        int32_t cell = stack[--n];
        n_found++;
        for (i = 0; i < 4; i++) {
            int32_t other = cell + steps[i];
            if (board->next[other] != -1) continue;
            board->next[other] = -2, stack[n++] = other;
        }
    }
    return n_found;
}

static int ag__lay_ground(ag__board *board, const ag_plan_request *request, size_t *cell) {
    const ag_plans *plans = board->plans;
    size_t w = board->width, y, x, p, columns = w - 2 * AG__MARGIN, start = 0, i;
    memset(board->ground, 0, board->area);
    memset(board->voids, 1, board->area);
    memset(board->drawn, 0, board->area);
    memset(board->pinned, 0, board->area);
    memset(board->known, 0, board->area);
    memset(board->sums, 0, board->area * (size_t)(plans->n_classes + 1));
    for (i = 0; i < board->area; i++) board->next[i] = 0;
    for (y = 0; y < board->height; y++)
        for (x = 0; x < columns; x++) {
            uint8_t pin = request->pins ? request->pins[y * columns + x] : 0;
            p = ag__cell_at(board, y, x);
            *cell = y * columns + x;
            if (pin > plans->n_classes) return AG_ERROR_PINS;
            if (!request->outline[y * columns + x]) {
                if (pin) return AG_ERROR_PINS;
                continue;
            }
            if (!board->n_cells++) start = p;
            board->ground[p] = AG__INSIDE, board->voids[p] = 0, board->pinned[p] = pin, board->next[p] = -1;
            board->has_pins |= pin;
        }
    *cell = 0;
    if (!board->n_cells) return AG_ERROR_OUTLINE;
    if (board->n_cells > AG__MAX_PLAN_CELLS || (uint64_t)plans->n_weights * board->n_cells > (uint64_t)1 << 33)
        return AG_ERROR_PLAN_SIZE;
    if (ag__flood(board, start) == board->n_cells) return AG_OK;
    for (p = board->first; board->next[p] != -1;) p++;
    *cell = ag__place_of(board, p);
    return AG_ERROR_PIECES;
}

/* Marks rim and edge, knows what is known before anything is drawn, and sums the void. */
static int ag__lay_rim(ag__board *board, size_t *cell) {
    const ag_plans *plans = board->plans;
    size_t w = board->width, p, end = board->area - AG__REACH * w - AG__REACH, n_inner = 0;
    const uint8_t *v = board->voids;
    memset(board->sums, 9, board->area);
    for (p = AG__REACH * w + AG__REACH; p < end; p++) {
        const uint8_t *up = v + p - w, *here = v + p, *down = v + p + w;
        int edges = up[0] + here[-1] + here[1] + down[0];
        int all = edges + up[-1] + up[1] + down[-1] + down[1] + here[0];
        board->sums[p] = (uint8_t)all;
        if (!board->ground[p]) continue;
        if (edges) board->ground[p] |= AG__EDGE;
        if (all) board->ground[p] |= AG__RIM;
        n_inner += !all;
        board->known[p] = board->pinned[p];
        if (!board->known[p]) board->known[p] = (uint8_t)(all && plans->rim ? plans->rim : (int)AG__UNKNOWN);
    }
    *cell = ag__place_of(board, board->first);
    return plans->rim && !n_inner ? AG_ERROR_THIN : AG_OK;
}

/* Cells that are not pinned to a wall must hang together. */
static int ag__check_pins(ag__board *board, size_t *cell) {
    size_t p, first = 0, second = 0, n_free = 0, n_most = 0;
    if (!board->has_pins) return AG_OK;
    for (p = board->first; p < board->area; p++) {
        int pin = board->pinned[p];
        board->next[p] = board->ground[p] && !(pin && !board->plans->walkable[pin]) ? -1 : 0;
        n_free += board->next[p] == -1;
    }
    for (p = board->first; p < board->area; p++) {
        size_t n;
        if (board->next[p] != -1) continue;
        n = ag__flood(board, p);
        if (n == n_free) return AG_OK;
        if (n > n_most)
            second = first, first = p, n_most = n;
        else if (!second)
            second = p;
    }
    *cell = ag__place_of(board, n_free ? second : board->first);
    return AG_ERROR_ENCLOSED;
}

/* ---- Islands: components of the walkable cells drawn so far, and their open edges ---- */

static int32_t ag__root(int32_t *parent, int32_t cell) {
    while (parent[cell] != cell) cell = parent[cell] = parent[parent[cell]];
    return cell;
}

/* The root of the island at a cell, or -1. */
static int32_t ag__island(const ag__board *board, size_t cell) {
    return board->parent[cell] < 0 ? -1 : ag__root(board->parent, (int32_t)cell);
}

static int ag__can_grow(const ag__board *board, size_t cell) { return (board->ground[cell] & 3) == AG__INSIDE; }

/* A cell is drawn. */
static void ag__put_cell(ag__board *board, size_t p, int drawn) {
    int32_t around[2], here = (int32_t)p;
    size_t w = board->width;
    uint8_t *sums = board->sums + (size_t)drawn * board->area + p;
    int i, j, grows = ag__can_grow(board, p);
    board->drawn[p] = board->known[p] = (uint8_t)drawn;
    for (i = 0; i < 3; i++)
        for (j = 0; j < 3; j++) sums[(ptrdiff_t)((i - 1) * (ptrdiff_t)w + j - 1)]++;
    around[0] = ag__island(board, p - 1), around[1] = ag__island(board, p - w);
    for (i = 0; i < 2; i++)
        if (around[i] >= 0) board->open[around[i]] -= grows;
    if (!board->plans->walkable[drawn]) return;
    board->parent[p] = here, board->n_islands++;
    board->open[p] = ag__can_grow(board, p + 1) + ag__can_grow(board, p + w);
    for (i = 0; i < 2; i++) {
        if (around[i] < 0 || (i && around[1] == around[0])) continue;
        board->parent[around[i]] = here, board->n_islands--;
        board->open[p] += board->open[around[i]];
    }
}

/* ---- What a cell may be ---- */

/* Classes that make the fewest windows that the art does not have, lowest first; how many. */
static int ag__fitting(const ag__board *board, size_t p, uint8_t best[AG__MAX_CLASSES]) {
    const ag_plans *plans = board->plans;
    int faults[AG__MAX_CLASSES + 1] = {0}, w = (int)board->width, n = 0, fewest = 10, place, i, k;
    for (place = 0; place < 9; place++) { /* of the cell in a window */
        const uint8_t *corner = board->known + p - (size_t)(place / 3 * w + place % 3);
        uint32_t code = 0;
        for (i = 8; i >= 0; i--) { /* from the end, where most cells are not drawn yet */
            uint8_t known = corner[i / 3 * w + i % 3];
            if (i == place) continue;
            if (known == AG__UNKNOWN) break;
            code += known * plans->power[i];
        }
        if (i >= 0) continue;
        for (k = 1; k <= plans->n_classes; k++)
            faults[k] += !ag__has_window(plans, code + (uint32_t)k * plans->power[place]);
    }
    for (k = 1; k <= plans->n_classes; k++) {
        if (faults[k] < fewest) fewest = faults[k], n = 0;
        if (faults[k] == fewest) best[n++] = (uint8_t)k;
    }
    return n;
}

/* Where looks are, for the width of this board. */
static void ag__lay_looks(ag__board *board) {
    const ag_plans *plans = board->plans;
    const ag__looks *const kinds[4] = {&plans->drawn, &plans->pinned, &plans->voids, &plans->sums};
    int32_t *to = board->looks;
    size_t i;
    int k;
    for (k = 0; k < 4; k++)
        for (i = 0; i < kinds[k]->n; i++) {
            const ag__look *look = &kinds[k]->all[i];
            *to++ = look->dy * (int32_t)board->width + look->dx + look->plane * (int32_t)board->area;
        }
}

static void ag__see_classes(ag__inputs *inputs, const ag__looks *looks, const int32_t *at, const uint8_t *grid) {
    size_t n = inputs->n_ones, i;
    for (i = 0; i < looks->n; i++) {
        uint16_t column = looks->all[i].columns[grid[at[i]]];
        inputs->ones[n] = column;
        n += column != AG__NO_COLUMN;
    }
    inputs->n_ones = n;
}

/* The inputs of the first layer that are not 0, for a cell; what it is told follows its taps. */
static void ag__see(ag__board *board, size_t p) {
    const ag_plans *plans = board->plans;
    ag__inputs *inputs = &board->inputs;
    const int32_t *at = board->looks;
    size_t i, n = 0;
    inputs->n_ones = 0;
    ag__see_classes(inputs, &plans->drawn, at, board->drawn + p);
    at += plans->drawn.n;
    if (board->has_pins) ag__see_classes(inputs, &plans->pinned, at, board->pinned + p);
    at += plans->pinned.n;
    for (i = 0; i < plans->voids.n; i++) {
        inputs->ones[inputs->n_ones] = plans->voids.all[i].columns[0];
        inputs->n_ones += board->voids[p + (size_t)(ptrdiff_t)at[i]];
    }
    at += plans->voids.n;
    for (i = 0; i < plans->sums.n; i++) {
        uint8_t value = board->sums[p + (size_t)(ptrdiff_t)at[i]];
        inputs->times[n] = plans->sums.all[i].columns[0];
        inputs->values[n] = value;
        n += value != 0;
    }
    inputs->n_times = n;
}

static void ag__tell(ag__board *board, size_t p, const uint32_t *counts, uint32_t n_drawn) {
    ag__inputs *inputs = &board->inputs;
    uint32_t n_cells = (uint32_t)board->n_cells;
    size_t column = board->plans->n_taps;
    int32_t left = ag__island(board, p - 1), above = ag__island(board, p - board->width);
    int32_t told[AG__MAX_CLASSES + AG__TOLD];
    int n = 0, k;
    for (k = 1; k <= board->plans->n_classes; k++)
        told[n++] = (int32_t)((16 * counts[k] + n_cells / 2) / n_cells);
    told[n++] = (int32_t)(16 * n_drawn / n_cells);
    told[n++] = left < 0 ? 0 : board->open[left] < 9 ? board->open[left] : 9;
    told[n++] = above < 0 ? 0 : board->open[above] < 9 ? board->open[above] : 9;
    told[n++] = left >= 0 && left == above;
    told[n++] = board->n_islands > 1;
    for (k = 0; k < n; k++, column++) {
        inputs->times[inputs->n_times] = (uint16_t)column;
        inputs->values[inputs->n_times] = (int16_t)told[k];
        inputs->n_times += told[k] != 0;
    }
}

/* The logits of the inputs. */
static void ag__infer(ag__board *board, int32_t logits[AG__MAX_CLASSES]) {
    const ag_plans *plans = board->plans;
    char *x = board->x, *y = board->y, *swap;
    size_t width = ag__width_of(plans->first_format), o;
    int format = plans->first_format, i, k;
    memcpy(board->first_sums, board->first_bias, plans->stride * sizeof(int32_t));
    plans->gather(plans->weight, plans->stride, &board->inputs, board->first_sums);
    for (o = 0; o < plans->n_first; o++) {
        uint32_t sum = (uint32_t)(board->first_sums[o] + AG__MAX_SUM);
        int32_t value = (int32_t)(sum >> plans->shift[o]) - (AG__MAX_SUM >> plans->shift[o]);
        value = value < plans->low ? plans->low : value > plans->high ? plans->high : value;
        ag__put(x + o * width, format, value);
    }
    for (i = 0; i < plans->n_steps; i++) {
        const char *from = x;
        char *to = y;
        ag__multiply_rows(&plans->steps[i], &from, &to, 1);
        format = plans->steps[i].out.format;
        swap = x, x = y, y = swap;
    }
    for (k = 0; k < plans->n_classes; k++) logits[k] = ag__get(x + (size_t)k * ag__width_of(format), format);
}

/* E[d] = round(65536 exp(-d / 32)); 0 beyond. */
static uint32_t ag__likelihood(uint64_t d) {
    static const uint16_t weights[378] = {
        0, 63520, 61565, 59671, 57835, 56056, 54331, 52660, 51039, 49469, 47947, 46472, 45042, 43656, 42313, 41011,
        39750, 38527, 37341, 36192, 35079, 34000, 32954, 31940, 30957, 30005, 29081, 28187, 27319, 26479, 25664,
        24875, 24109, 23368, 22649, 21952, 21276, 20622, 19987, 19372, 18776, 18199, 17639, 17096, 16570, 16060,
        15566, 15087, 14623, 14173, 13737, 13314, 12905, 12508, 12123, 11750, 11388, 11038, 10698, 10369, 10050,
        9741, 9441, 9151, 8869, 8596, 8332, 8076, 7827, 7586, 7353, 7127, 6907, 6695, 6489, 6289, 6096, 5908, 5726,
        5550, 5380, 5214, 5054, 4898, 4747, 4601, 4460, 4323, 4190, 4061, 3936, 3815, 3697, 3584, 3473, 3366, 3263,
        3162, 3065, 2971, 2879, 2791, 2705, 2622, 2541, 2463, 2387, 2314, 2243, 2174, 2107, 2042, 1979, 1918, 1859,
        1802, 1746, 1693, 1641, 1590, 1541, 1494, 1448, 1403, 1360, 1318, 1278, 1238, 1200, 1163, 1128, 1093, 1059,
        1027, 995, 964, 935, 906, 878, 851, 825, 800, 775, 751, 728, 706, 684, 663, 642, 623, 604, 585, 567, 550,
        533, 516, 500, 485, 470, 456, 442, 428, 415, 402, 390, 378, 366, 355, 344, 333, 323, 313, 303, 294, 285,
        276, 268, 260, 252, 244, 236, 229, 222, 215, 209, 202, 196, 190, 184, 178, 173, 168, 162, 157, 153, 148,
        143, 139, 135, 131, 127, 123, 119, 115, 112, 108, 105, 102, 99, 95, 93, 90, 87, 84, 82, 79, 77, 74, 72, 70,
        68, 66, 64, 62, 60, 58, 56, 54, 53, 51, 50, 48, 47, 45, 44, 42, 41, 40, 39, 37, 36, 35, 34, 33, 32, 31, 30,
        29, 28, 27, 27, 26, 25, 24, 23, 23, 22, 21, 21, 20, 19, 19, 18, 18, 17, 17, 16, 16, 15, 15, 14, 14, 13, 13,
        13, 12, 12, 11, 11, 11, 10, 10, 10, 9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7, 6, 6, 6, 6, 6, 6, 5, 5, 5, 5, 5, 5,
        4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    return d == 0 ? 65536 : d < 378 ? weights[d] : 0;
}

/* Draws one of n classes, whose logits are known, by a random word. */
static int ag__pick(const int32_t *logits, const uint8_t *classes, int n, uint32_t word, int32_t spread) {
    uint32_t steps[AG__MAX_CLASSES], total = 0;
    int32_t most = logits[classes[0] - 1];
    uint64_t r;
    int i;
    for (i = 1; i < n; i++)
        if (logits[classes[i] - 1] > most) most = logits[classes[i] - 1];
    for (i = 0; i < n; i++) {
        uint64_t apart = (uint64_t)(most - logits[classes[i] - 1]);
        if (!spread && !apart) return classes[i];
        if (spread) total += ag__likelihood(apart * (65536u / (uint32_t)spread) >> 8);
        steps[i] = total;
    }
    r = (uint64_t)word * total >> 32;
    for (i = 0; i < n - 1 && r >= steps[i];) i++;
    return classes[i];
}

static void ag__draw_cells(ag__board *board, const ag_plan_request *request, uint8_t *classes) {
    const ag_plans *plans = board->plans;
    size_t columns = board->width - 2 * AG__MARGIN, y, x, o;
    uint32_t counts[AG__MAX_CLASSES + 1] = {0}, n_drawn = 0, key[2], counter[4], words[4], block = 0xFFFFFFFFu;
    int style = request->label;
    key[0] = (uint32_t)request->seed, key[1] = (uint32_t)(request->seed >> 32);
    counter[0] = request->index, counter[1] = request->attempt, counter[2] = 0, counter[3] = AG__CLASS;
    if (style < 0) {
        ag__philox(key, counter, words);
        style = (int)((uint64_t)words[0] * (uint32_t)(plans->n_styles ? plans->n_styles : 1) >> 32);
    }
    counter[3] = AG__CELL_DOMAIN;
    memset(board->first_bias, 0, plans->stride * sizeof(int32_t));
    for (o = 0; o < plans->n_first; o++)
        board->first_bias[o] = plans->bias[o] + plans->style[(size_t)style * plans->n_first + o] +
                               plans->level[(size_t)request->level * plans->n_first + o];
    for (y = 0; y < board->height; y++)
        for (x = 0; x < columns; x++) {
            size_t p = ag__cell_at(board, y, x), number = y * columns + x;
            uint8_t best[AG__MAX_CLASSES];
            int32_t logits[AG__MAX_CLASSES];
            int drawn, n;
            classes[number] = 0;
            if (!board->ground[p]) continue;
            if (board->known[p] != AG__UNKNOWN) {
                drawn = board->known[p];
            } else if ((n = ag__fitting(board, p, best)) == 1) {
                drawn = best[0];
            } else {
                ag__see(board, p);
                ag__tell(board, p, counts, n_drawn);
                ag__infer(board, logits);
                if (block != number / 4) {
                    counter[2] = block = (uint32_t)(number / 4);
                    ag__philox(key, counter, words);
                }
                drawn = ag__pick(logits, best, n, words[number % 4], request->spread);
            }
            classes[number] = (uint8_t)drawn;
            ag__put_cell(board, p, drawn);
            counts[drawn]++, n_drawn++;
        }
}
/* ---- Repair: what is apart is joined (contract 2, plans, section 7) ---- */

enum { AG__BUCKETS = AG__MAX_COST + 1 };

static int ag__is_walkable(const ag__board *board, size_t p) { return board->plans->walkable[board->drawn[p]]; }

/* Numbers the components in raster order of their first cells: owner, or -1. How many. */
static int32_t ag__number_pieces(ag__board *board) {
    int32_t n = 0, *stack = board->back;
    int w = (int)board->width, i;
    const int steps[4] = {-w, -1, 1, w};
    size_t p;
    for (p = 0; p < board->area; p++) board->owner[p] = -1;
    for (p = board->first; p < board->area; p++) {
        size_t n_stack = 1;
        if (!ag__is_walkable(board, p) || board->owner[p] >= 0) continue;
        stack[0] = (int32_t)p, board->owner[p] = n;
        while (n_stack) {
            int32_t cell = stack[--n_stack];
            for (i = 0; i < 4; i++) {
                int32_t other = cell + steps[i];
                if (board->owner[other] >= 0 || !ag__is_walkable(board, (size_t)other)) continue;
                board->owner[other] = n, stack[n_stack++] = other;
            }
        }
        n++;
    }
    return n;
}

/* Walls up the components that are too small, neither pinned nor the largest. */
static void ag__fill(ag__board *board, int32_t n) {
    const ag_plans *plans = board->plans;
    int32_t *counts = board->next, *keep = board->back, largest = 0, i; /* of each component */
    size_t p;
    for (i = 0; i < n; i++) counts[i] = keep[i] = 0;
    for (p = board->first; p < board->area; p++) {
        if (board->owner[p] < 0) continue;
        counts[board->owner[p]]++;
        if (board->pinned[p]) keep[board->owner[p]] = 1;
    }
    for (i = 1; i < n; i++)
        if (counts[i] > counts[largest]) largest = i;
    keep[largest] = 1;
    for (p = board->first; p < board->area; p++) {
        i = board->owner[p];
        if (i < 0 || keep[i] || counts[i] >= plans->repair[AG__LEAST]) continue;
        board->drawn[p] = (uint8_t)plans->repair[AG__WALL], board->owner[p] = -1;
    }
}

/* What a step into a cell costs: 0 if it is walkable, -1 if there is no way. */
static int32_t ag__step_cost(const ag__board *board, size_t p) {
    if (ag__is_walkable(board, p)) return 0;
    if (!board->ground[p] || board->pinned[p]) return -1;
    return board->plans->repair[board->ground[p] & AG__EDGE ? AG__RIM_COST : AG__WAY_COST];
}

static void ag__unlink(ag__board *board, int32_t *heads, int32_t cell) {
    if (board->back[cell] >= 0)
        board->next[board->back[cell]] = board->next[cell];
    else
        heads[board->cost[cell] % AG__BUCKETS] = board->next[cell];
    if (board->next[cell] >= 0) board->back[board->next[cell]] = board->back[cell];
}

static void ag__link(ag__board *board, int32_t *heads, int32_t cell) {
    int32_t *head = &heads[board->cost[cell] % AG__BUCKETS];
    board->next[cell] = *head, board->back[cell] = -1;
    if (*head >= 0) board->back[*head] = cell;
    *head = cell;
}

/* All components grow at once: the cost of a way to each cell from the nearest, and which that is. Buckets hold the cells that
   wait, by their cost: those of one cost are final when it is their turn, for no step between them costs nothing. */
static void ag__grow(ag__board *board) {
    int32_t heads[AG__BUCKETS], level;
    int w = (int)board->width, i;
    const int steps[4] = {-w, -1, 1, w};
    size_t p, n_waiting = 0;
    for (i = 0; i < AG__BUCKETS; i++) heads[i] = -1;
    for (p = 0; p < board->area; p++) {
        board->cost[p] = board->owner[p] >= 0 ? 0 : 0x7FFFFFFF;
        if (board->owner[p] < 0) continue;
        ag__link(board, heads, (int32_t)p), n_waiting++;
    }
    for (level = 0; n_waiting; level++) {
        int32_t cell;
        while ((cell = heads[level % AG__BUCKETS]) >= 0) {
            ag__unlink(board, heads, cell), n_waiting--;
            for (i = 0; i < 4; i++) {
                int32_t other = cell + steps[i], step = ag__step_cost(board, (size_t)other), cost = level + step;
                if (step <= 0 || cost > board->cost[other]) continue;
                if (cost == board->cost[other]) {
                    if (board->owner[cell] < board->owner[other]) board->owner[other] = board->owner[cell];
                    continue;
                }
                if (board->cost[other] != 0x7FFFFFFF)
                    ag__unlink(board, heads, other);
                else
                    n_waiting++;
                board->cost[other] = cost, board->owner[other] = board->owner[cell];
                ag__link(board, heads, other);
            }
        }
    }
}

/* Puts the i-th of n edges where it belongs in a heap, the least first. */
static void ag__sink(uint64_t *heap, size_t n, size_t i) {
    uint64_t value = heap[i];
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= n) break;
        if (child + 1 < n && heap[child + 1] < heap[child]) child++;
        if (heap[child] >= value) break;
        heap[i] = heap[child], i = child;
    }
    heap[i] = value;
}

/* Marks the cells of the way back from a cell to its component. */
static void ag__walk_back(ag__board *board, int32_t cell) {
    int w = (int)board->width, i;
    const int steps[4] = {-w, -1, 1, w};
    while (board->cost[cell]) {
        int32_t before = board->cost[cell] - ag__step_cost(board, (size_t)cell);
        board->next[cell] = 1;
        for (i = 0; board->cost[cell + steps[i]] != before || board->owner[cell + steps[i]] != board->owner[cell];) i++;
        cell += steps[i];
    }
}

/* Joins n components by the cheapest edges between what they grew to. */
static void ag__join(ag__board *board, int32_t n) {
    size_t p, i, n_edges = 0;
    int32_t *roots = board->back, k;
    for (p = board->first; p < board->area; p++) {
        int direction;
        for (direction = 0; direction < 2; direction++) {
            size_t other = direction ? p + board->width : p + 1;
            if (board->owner[p] < 0 || other >= board->area || board->owner[other] < 0) continue;
            if (board->owner[p] == board->owner[other]) continue;
            board->edges[n_edges++] = (uint64_t)(board->cost[p] + board->cost[other]) << 20 | p << 1 | (size_t)direction;
        }
    }
    for (i = n_edges / 2; i-- > 0;) ag__sink(board->edges, n_edges, i);
    for (p = 0; p < board->area; p++) board->next[p] = 0;
    for (k = 0; k < n; k++) roots[k] = k;
    for (k = 1; k < n && n_edges;) {
        uint64_t edge = board->edges[0];
        size_t here = (size_t)(edge & 0xFFFFF) >> 1, there = edge & 1 ? here + board->width : here + 1;
        int32_t a = ag__root(roots, board->owner[here]), b = ag__root(roots, board->owner[there]);
        board->edges[0] = board->edges[--n_edges];
        if (n_edges) ag__sink(board->edges, n_edges, 0);
        if (a == b) continue;
        roots[a] = b, k++;
        ag__walk_back(board, (int32_t)here);
        ag__walk_back(board, (int32_t)there);
    }
}

/* Floor on the ways that are marked, and with the brush around them. */
static void ag__carve(ag__board *board) {
    const ag_plans *plans = board->plans;
    int brush = plans->repair[AG__BRUSH], i, j;
    uint8_t floor_ = (uint8_t)plans->repair[AG__FLOOR];
    size_t p, w = board->width;
    for (p = board->first; p < board->area; p++)
        if (board->next[p]) board->drawn[p] = floor_;
    for (p = board->first; p < board->area; p++) {
        if (!board->next[p]) continue;
        for (i = 0; i < brush; i++)
            for (j = 0; j < brush; j++) {
                size_t q = p + (size_t)i * w + (size_t)j; /* no further than the border */
                if (ag__is_walkable(board, q) || board->ground[q] & AG__EDGE || !board->ground[q] || board->pinned[q])
                    continue;
                if (ag__is_walkable(board, q - w) || ag__is_walkable(board, q - 1)) board->drawn[q] = floor_;
            }
    }
}

/* Some cell that can be walked on, where none was drawn: the first one away from the edge, if there is one. */
static void ag__open_one(ag__board *board) {
    size_t p, any = 0;
    for (p = board->first; p < board->area; p++) {
        if (!board->ground[p] || board->pinned[p]) continue;
        if (!any) any = p;
        if (board->ground[p] & AG__EDGE) continue;
        any = p;
        break;
    }
    board->drawn[any] = (uint8_t)board->plans->repair[AG__FLOOR];
}

static void ag__repair(ag__board *board, uint8_t *classes) {
    int32_t n = ag__number_pieces(board);
    size_t columns = board->width - 2 * AG__MARGIN, y;
    if (!n) {
        ag__open_one(board);
    } else if (n > 1) {
        ag__fill(board, n);
        n = ag__number_pieces(board);
        if (n > 1) {
            ag__grow(board);
            ag__join(board, n);
            ag__carve(board);
        }
    }
    for (y = 0; y < board->height; y++)
        memcpy(classes + y * columns, board->drawn + ag__cell_at(board, y, 0), columns);
}

/* ---- Plans ---- */

AG_API void ag_set_plan_defaults(ag_plan_request *request) {
    memset(request, 0, sizeof *request);
    request->label = -1, request->spread = 256;
    request->outline = request->pins = NULL;
}

AG_API ag_plan_request ag_plan_defaults(void) {
    ag_plan_request request;
    ag_set_plan_defaults(&request);
    return request;
}

AG_API size_t ag_plan_request_size(void) { return sizeof(ag_plan_request); }

static int ag__fits_side(int32_t side) { return side >= 1 && side <= AG__MAX_PLAN_SIDE; }

AG_API size_t ag_plan_scratch_size(const ag_plans *plans, int height, int width) {
    ag__room room = {NULL, 0};
    ag__board board;
    if (!ag__fits_side(height) || !ag__fits_side(width)) return 0;
    ag__lay_board(plans, (size_t)height, (size_t)width, &room, &board);
    return room.used + AG__ALIGN;
}

AG_API int ag_plan(const ag_plans *plans, const ag_plan_request *request, uint8_t *classes, size_t n, size_t *cell,
                   void *scratch, size_t n_scratch) {
    ag__room room = {NULL, 0};
    ag__board board;
    void *owned = NULL;
    size_t nowhere, size;
    int error;
    if (!cell) cell = &nowhere;
    *cell = 0;
    if (!plans || !request || !request->outline || !classes) return AG_ERROR_ARGUMENT;
    if (!ag__fits_side(request->height) || !ag__fits_side(request->width)) return AG_ERROR_PLAN_SIZE;
    if (n / (size_t)request->width < (size_t)request->height) return AG_ERROR_PIXELS;
    if (request->label < -1 || request->label >= plans->n_styles) return AG_ERROR_LABEL;
    if (request->level < 0 || request->level >= AG__PLAN_LEVELS) return AG_ERROR_LEVEL;
    if (request->spread < 0 || request->spread > 1024) return AG_ERROR_SPREAD;
    size = ag_plan_scratch_size(plans, request->height, request->width);
    if (!scratch)
        scratch = owned = AG_MALLOC(size);
    else if (n_scratch < size)
        return AG_ERROR_SCRATCH;
    if (!scratch) return AG_ERROR_MEMORY;
    room.base = (char *)scratch + (AG__ALIGN - (uintptr_t)scratch % AG__ALIGN) % AG__ALIGN;
    ag__lay_board(plans, (size_t)request->height, (size_t)request->width, &room, &board);
    error = ag__lay_ground(&board, request, cell);
    if (!error) error = ag__lay_rim(&board, cell);
    if (!error) error = ag__check_pins(&board, cell);
    if (!error) {
        size_t p;
        ag__lay_looks(&board);
        for (p = 0; p < board.area; p++) board.parent[p] = -1, board.open[p] = 0;
        ag__draw_cells(&board, request, classes);
        ag__repair(&board, classes);
    }
    AG_FREE(owned);
    return error;
}

#ifdef __cplusplus
}
#endif
#endif /* ASSETGEN_IMPLEMENTED */
#endif /* ASSETGEN_IMPLEMENTATION */
