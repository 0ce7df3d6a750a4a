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

   An open pack never changes: any number of threads may draw from one. There are no globals. All arithmetic is of
   integers, so no compiler flag changes a byte. A file that is not a whole and honest pack is refused by ag_open;
   nothing in a file is trusted. Integers of the API are in the units of the contract (docs/contract.md): spread and t
   count 256ths, and ag_spread and ag_way make them from floats.

   Define before the implementation, if you like: AG_MALLOC(n) and AG_FREE(p); AG_STATIC (all functions static) or
   AG_API (what stands before each, such as __declspec(dllexport)); AG_NO_SIMD (plain C instead of SSE2 or AVX2).

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
#define AG_VERSION_MINOR 1
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
    int32_t spread;         /* 0 ... 1024, over 256: how far from the base; 256 is as trained */
    int32_t palette;        /* AG_VARIED, AG_KEEP (the base's own), AG_FROM (of palette_from), AG_ANY (of one drawn) */
    int32_t palette_from;   /* the sprite whose colours AG_FROM takes */
    int32_t n_colours;      /* 1 ... 256 colours that palettes are forced to; 0: none */
    const uint8_t *colours; /* their r, g, b, 3 * n_colours bytes */
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

/* Float controls as 256ths: spread 0 ... 4, way 0 ... 1; -1, which every call refuses, for anything else. */
AG_API int ag_spread(double spread);
AG_API int ag_way(double t);

/* One texture into pixels (n bytes, at least ag_size): rows from the top, straight alpha. */
AG_API int ag_texture(const ag_pack *pack, const ag_request *request, uint8_t *pixels, size_t n);

/* Between the sprites a (t = 0) and b (t = 256). The request's spread is around that point: 0 is the point itself,
   where the seed does not matter. It takes neither a label nor a base. */
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
   must have that room. Each call checks its request as the drawing call does. ag_code_between gives what lies on the way
   from one code (t = 0) to another (t = 256), and may write over either. */
AG_API size_t ag_code_size(const ag_pack *pack);
AG_API int ag_code(const ag_pack *pack, const ag_request *request, int8_t *code);
AG_API int ag_code_centroid(const ag_pack *pack, const ag_request *request, int8_t *code);
AG_API int ag_code_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, int8_t *code);
AG_API int ag_code_between(const ag_pack *pack, const int8_t *from, const int8_t *to, int t, int8_t *code);

/* n textures of n codes, -127 ... 127, one behind the other; n_colours 1 ... 256 colours r, g, b that palettes are
   forced to, or 0. */
AG_API int ag_decode(const ag_pack *pack, const int8_t *codes, size_t n, const uint8_t *colours, int32_t n_colours,
                     uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch);

/* SHA-256 of n bytes: the hash of a texture is that of its pixels. */
AG_API void ag_sha256(const void *data, size_t n, uint8_t digest[32]);

#define AG_ERRORS(X)                                                                                                 \
    X(AG_OK, "ok")                                                                                                   \
    X(AG_ERROR_ARGUMENT, "a pointer that must not be null is")                                                       \
    X(AG_ERROR_MEMORY, "not enough memory")                                                                          \
    X(AG_ERROR_MAGIC, "not an .agp file; assetgen export PACK.onnx -o PACK.agp --format agp writes one")             \
    X(AG_ERROR_CONTRACT, "a contract that this runtime does not know; it knows 1")                                   \
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
    X(AG_ERROR_CODE, "a value of a code is -128; codes lie within 127 of 0")
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

enum { AG__MAX_LATENT = 512, AG__MAX_TENSORS = 1024, AG__MAX_LAYERS = 100, AG__MAX_NAME = 64, AG__TILE = 16 };
enum { AG__MAX_VALUES = 1 << 24, AG__MAX_SUM = 1 << 22 };
enum { AG__U8 = 1, AG__I8, AG__I16, AG__I32, AG__U32 };
enum { AG__DENSE, AG__RESHAPE, AG__CONV, AG__UPSAMPLE, AG__SHUFFLE, AG__CROP, AG__WRAP, AG__TABLE, AG__ARGMAX };
enum { AG__CLASS, AG__COMPONENT, AG__NEIGHBOUR, AG__STEP, AG__NOISE, AG__PALETTE_NOISE, AG__PALETTE_SOURCE };

#define AG__TRY(call)                      \
    do {                                   \
        int ag__failed = (call);           \
        if (ag__failed) return ag__failed; \
    } while (0)

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

/* Values of a layer. Images are held channels last; a vector is an image of one pixel. */
typedef struct ag__shape {
    int is_image, channels, height, width;
} ag__shape;

typedef struct ag__layer {
    int kind;
    ag__shape in, out;
    int kernel_height, kernel_width, top, left; /* of conv, and top and left of wrap */
    int factor;                                 /* of upsample and shuffle */
    int is_wide;                                /* inputs may not fit 16 bits */
    size_t fan_in, stride;                      /* weights of an output channel, and with the zeros behind them */
    int16_t *weight;                            /* (channels, to a multiple of 8; stride): rows, columns, inputs */
    int32_t *bias;                              /* with AG__MAX_SUM added, so that sums are never negative */
    uint8_t *shift;
    int32_t low, high;
    uint8_t *values; /* of table */
} ag__layer;

typedef struct ag__chain {
    int n_layers;
    ag__layer *layers;
    size_t most_values, most_inputs, most_stride; /* what its scratch must hold */
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
    uint32_t *cumulative;
    int8_t *mean; /* (n, D) */
} ag__entries;

struct ag_pack {
    void *blocks; /* a list of all that belongs to the pack */
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
    uint64_t cost, moves;
    int group; /* textures that are drawn at a time */
    uint8_t fingerprint[32];
    int8_t normal[4096];
};

#ifdef __cplusplus
extern "C" {
#endif

/* ---- SHA-256 ---- */

static uint32_t ag__rotate(uint32_t x, int n) { return (x >> n) | (x << (32 - n)); }

static void ag__sha256_block(uint32_t state[8], const uint8_t *block) {
    static const uint32_t k[64] = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
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
    h += (ag__rotate(e, 6) ^ ag__rotate(e, 11) ^ ag__rotate(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i];         \
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

AG_API void ag_sha256(const void *content, size_t n, uint8_t digest[32]) {
    const uint8_t *data = (const uint8_t *)content;
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    uint8_t last[128];
    size_t whole = n & ~(size_t)63, rest = n - whole, padded = rest < 56 ? 64 : 128, i;
    for (i = 0; i < whole; i += 64) ag__sha256_block(state, data + i);
    memset(last, 0, sizeof last);
    if (rest) memcpy(last, data + whole, rest);
    last[rest] = 0x80;
    for (i = 0; i < 8; i++) last[padded - 1 - i] = (uint8_t)((uint64_t)n * 8 >> 8 * i);
    for (i = 0; i < padded; i += 64) ag__sha256_block(state, last + i);
    for (i = 0; i < 32; i++) digest[i] = (uint8_t)(state[i / 4] >> (24 - 8 * (i % 4)));
}

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

/* ---- Memory of a pack ---- */

typedef union ag__block {
    union ag__block *next;
    double align[2];
} ag__block;

/* n zeroed values of this size, at least one, that live as long as the pack; NULL if there is no room. */
static void *ag__new(ag_pack *pack, size_t n, size_t size) {
    ag__block *block;
    if (n > ((size_t)-1 - sizeof *block) / size) return NULL;
    block = (ag__block *)AG_MALLOC(sizeof *block + (n ? n : 1) * size);
    if (!block) return NULL;
    block->next = (ag__block *)pack->blocks;
    pack->blocks = block;
    memset(block + 1, 0, (n ? n : 1) * size);
    return block + 1;
}

/* ---- Reading tensors (contract, sections 5, 8 and 10) ---- */

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
    AG__TRY(ag__take(reader, names[1], AG__U32, 1, out->n, -1, &p));
    out->cumulative = (uint32_t *)p;
    for (k = 0; k < pack->n_classes; k++)
        AG__TRY(ag__check_cumulative(out->cumulative, out->offsets[k], out->offsets[k + 1]));
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

/* Weights, biases and shifts of dense and conv, re-ordered for images held channels last. */
static int ag__read_weights(const ag__reader *reader, const char *name, const ag__tensor *weight, int32_t amax,
                            ag__layer *layer) {
    ag__tensor *bias, *shift, *range;
    size_t n_out = weight->dims[0], n_in = weight->dims[1], n_rows, area, o, c, i;
    area = (size_t)layer->kernel_height * (size_t)layer->kernel_width;
    AG__TRY(ag__layer_tensor(reader, name, "bias", AG__I32, 1, (int64_t)n_out, &bias));
    AG__TRY(ag__layer_tensor(reader, name, "shift", AG__U8, 1, (int64_t)n_out, &shift));
    AG__TRY(ag__layer_tensor(reader, name, "range", AG__I32, 1, 2, &range));
    layer->low = ag__i32(range->data), layer->high = ag__i32(range->data + 4);
    if (layer->low < -AG__MAX_SUM || layer->low >= layer->high || layer->high > AG__MAX_SUM) return AG_ERROR_RANGE;
    layer->is_wide = amax > 32767;
    layer->fan_in = n_in * area;
    layer->stride = (layer->fan_in + 15) & ~(size_t)15;
    n_rows = (n_out + 7) & ~(size_t)7;
    if (layer->stride > (size_t)-1 / sizeof *layer->weight / n_rows) return AG_ERROR_MEMORY;
    layer->weight = (int16_t *)ag__new(reader->pack, n_rows * layer->stride, sizeof *layer->weight);
    layer->bias = (int32_t *)ag__new(reader->pack, n_out, sizeof *layer->bias);
    layer->shift = (uint8_t *)ag__values(reader->pack, shift);
    if (!layer->weight || !layer->bias || !layer->shift) return AG_ERROR_MEMORY;
    for (o = 0; o < n_out; o++) {
        const uint8_t *from = weight->data + o * layer->fan_in;
        int16_t *to = layer->weight + o * layer->stride;
        int64_t b = ag__i32(bias->data + 4 * o);
        uint64_t total = 0;
        for (c = 0; c < n_in; c++)
            for (i = 0; i < area; i++) {
                int w = ag__i8(*from++);
                to[i * n_in + c] = (int16_t)w;
                total += (uint64_t)(w < 0 ? -w : w);
            }
        if (layer->shift[o] > 22) return AG_ERROR_RANGE;
        if (total > AG__MAX_SUM || total * (uint64_t)amax + (uint64_t)(b < 0 ? -b : b) > AG__MAX_SUM)
            return AG_ERROR_BOUND;
        layer->bias[o] = (int32_t)b + AG__MAX_SUM;
    }
    return AG_OK;
}

/* One layer: its tensors, and the shape of its output. amax: the largest absolute value that comes to it. */
static int ag__read_layer(const ag__reader *reader, const char *name, int32_t amax, ag__layer *layer) {
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
            AG__TRY(ag__read_weights(reader, name, tensor, amax, layer));
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
            height += (int64_t)pads->data[0] + pads->data[2] - tensor->dims[2] + 1;
            width += (int64_t)pads->data[1] + pads->data[3] - tensor->dims[3] + 1;
            channels = tensor->dims[0];
            if (channels < 1 || height < 1 || width < 1 || channels > AG__MAX_VALUES) return AG_ERROR_VALUES;
            layer->kernel_height = (int)tensor->dims[2], layer->kernel_width = (int)tensor->dims[3];
            AG__TRY(ag__read_weights(reader, name, tensor, amax, layer));
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
            height += tensor->data[0] + tensor->data[2], width += tensor->data[1] + tensor->data[3];
            break;
        }
        case AG__TABLE:
            AG__TRY(ag__layer_tensor(reader, name, "values", AG__U8, 1, -1, &tensor));
            if (layer->low < 0 || (size_t)layer->high >= tensor->n_values) return AG_ERROR_LAYER;
            layer->values = (uint8_t *)ag__values(reader->pack, tensor);
            if (!layer->values) return AG_ERROR_MEMORY;
            break;
        default: /* argmax */
            AG__TRY(ag__layer_tensor(reader, name, "slots", AG__I32, 1, 1, &tensor));
            if (channels > 256 || ag__i32(tensor->data) != channels || amax > 1 << 15) return AG_ERROR_LAYER;
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

/* The layers of a chain, checked one by one with the shape and bounds of the values that pass through them. */
static int ag__read_chain(const ag__reader *reader, const char *prefix, ag__chain *chain) {
    ag_pack *pack = reader->pack;
    ag__shape shape = {0, 0, 1, 1};
    int32_t low = -127, high = 127;
    uint64_t cost = 0;
    shape.channels = pack->n_latent + pack->n_labels;
    chain->layers = (ag__layer *)ag__new(pack, AG__MAX_LAYERS, sizeof *chain->layers);
    if (!chain->layers) return AG_ERROR_MEMORY;
    chain->most_values = (size_t)shape.channels;
    for (; chain->n_layers < AG__MAX_LAYERS; chain->n_layers++) {
        ag__layer *layer = &chain->layers[chain->n_layers];
        char name[32];
        size_t n_values;
        int kind = ag__find_layer(reader, prefix, chain->n_layers, name);
        if (kind < 0) break;
        if (chain->n_layers && layer[-1].kind >= AG__TABLE) return AG_ERROR_LAST;
        layer->kind = kind, layer->in = shape, layer->low = low, layer->high = high;
        AG__TRY(ag__read_layer(reader, name, -low > high ? -low : high, layer));
        shape = layer->out, low = layer->low, high = layer->high;
        n_values = (size_t)shape.channels * (size_t)shape.height * (size_t)shape.width;
        pack->moves += n_values;
        if (n_values > chain->most_values) chain->most_values = n_values;
        if (layer->weight) {
            size_t n_inputs = (size_t)layer->in.channels * (size_t)layer->in.height * (size_t)layer->in.width;
            uint64_t area = (uint64_t)shape.height * (uint64_t)shape.width;
            if ((uint64_t)shape.channels * layer->fan_in > (((uint64_t)1 << 32) - cost) / area) return AG_ERROR_COST;
            cost += (uint64_t)shape.channels * layer->fan_in * area;
            if (n_inputs > chain->most_inputs) chain->most_inputs = n_inputs;
            if (layer->stride > chain->most_stride) chain->most_stride = layer->stride;
        }
    }
    pack->cost += cost;
    return chain->n_layers ? AG_OK : AG_ERROR_LAST;
}

static int ag__ends_in(const ag__chain *chain, int kind, int is_image, int channels, int height, int width) {
    const ag__layer *last = &chain->layers[chain->n_layers - 1];
    return last->kind == kind && last->out.is_image == is_image && last->out.channels == channels &&
           last->out.height == height && last->out.width == width;
}

static int ag__read_network(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    void *p;
    AG__TRY(ag__read_chain(reader, "decoder", &pack->decoder));
    if (!pack->is_indexed)
        return ag__ends_in(&pack->decoder, AG__TABLE, 1, pack->channels, pack->height, pack->width) ? AG_OK
                                                                                                  : AG_ERROR_LAST;
    if (!ag__ends_in(&pack->decoder, AG__ARGMAX, 1, 1, pack->height, pack->width)) return AG_ERROR_LAST;
    pack->n_colours = pack->decoder.layers[pack->decoder.n_layers - 1].in.channels - (pack->channels == 4);
    if (pack->n_colours < 1) return AG_ERROR_LAST;
    if (!pack->computes_palettes) {
        AG__TRY(ag__take(reader, "palette.colours", AG__U8, 2, pack->n_colours, pack->channels, &p));
        pack->colours = (uint8_t *)p;
        return AG_OK;
    }
    AG__TRY(ag__read_chain(reader, "palette", &pack->palette));
    return ag__ends_in(&pack->palette, AG__TABLE, 0, pack->n_colours * pack->channels, 1, 1) ? AG_OK : AG_ERROR_LAST;
}

/* ---- Opening ---- */

static int ag__is_text(const ag__tensor *tensor, const char *text) {
    return tensor->n_values == strlen(text) && !memcmp(tensor->data, text, tensor->n_values);
}

static int ag__read_head(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    ag__tensor *tensor;
    AG__TRY(ag__expect(reader, "contract", AG__U8, 1, 1, -1, &tensor));
    if (tensor->data[0] != 1) return AG_ERROR_CONTRACT;
    AG__TRY(ag__expect(reader, "output", AG__U8, 1, -1, -1, &tensor));
    pack->is_indexed = ag__is_text(tensor, "indexed");
    if (!pack->is_indexed && !ag__is_text(tensor, "direct")) return AG_ERROR_OUTPUT;
    pack->computes_palettes = pack->is_indexed && !ag__find(reader, "palette.colours");
    AG__TRY(ag__expect(reader, "size", AG__I32, 1, 3, -1, &tensor));
    pack->height = ag__i32(tensor->data), pack->width = ag__i32(tensor->data + 4);
    pack->channels = ag__i32(tensor->data + 8);
    AG__TRY(ag__expect(reader, "latent", AG__I32, 1, 1, -1, &tensor));
    pack->n_latent = ag__i32(tensor->data);
    if (pack->height < 1 || pack->height > 1024 || pack->width < 1 || pack->width > 1024 || pack->n_latent < 1 ||
        pack->n_latent > AG__MAX_LATENT || (pack->channels != 1 && pack->channels != 3 && pack->channels != 4))
        return AG_ERROR_SIZES;
    AG__TRY(ag__expect(reader, "labels", AG__U8, 1, -1, -1, &tensor));
    if (tensor->n_values) AG__TRY(ag__read_text(pack, tensor, &pack->labels));
    pack->n_labels = pack->labels.n;
    if (pack->n_labels > AG__MAX_VALUES - AG__MAX_LATENT) return AG_ERROR_NAMES;
    pack->n_classes = pack->n_labels ? pack->n_labels : 1;
    return AG_OK;
}

static int ag__read_tensors(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    void *p;
    size_t i;
    AG__TRY(ag__read_head(reader));
    AG__TRY(ag__take(reader, "class.cumulative", AG__U32, 1, pack->n_classes, -1, &p));
    pack->class_cumulative = (uint32_t *)p;
    AG__TRY(ag__check_cumulative(pack->class_cumulative, 0, pack->n_classes));
    AG__TRY(ag__take(reader, "centroid.mean", AG__I8, 2, pack->n_classes, pack->n_latent, &p));
    pack->centroid_mean = (int8_t *)p;
    AG__TRY(ag__check_latents(pack->centroid_mean, (size_t)pack->n_classes * (size_t)pack->n_latent));
    AG__TRY(ag__take(reader, "centroid.scale", AG__I16, 2, pack->n_classes, pack->n_latent, &p));
    pack->centroid_scale = (int16_t *)p;
    pack->is_gaussian = ag__find(reader, "gaussian.offsets") != NULL;
    AG__TRY(pack->is_gaussian ? ag__read_gaussian(reader) : ag__read_exemplars(reader));
    AG__TRY(ag__read_network(reader));
    for (i = 0; i < reader->n_tensors; i++)
        if (!reader->tensors[i].used) return AG_ERROR_UNKNOWN;
    return AG_OK;
}

static int ag__read_file(ag_pack *pack, const uint8_t *data, size_t n) {
    ag__reader reader;
    int error;
    if (n < 4 || memcmp(data, "AGP1", 4)) return AG_ERROR_MAGIC;
    if (n < 44) return AG_ERROR_TRUNCATED;
    if (ag__u32(data + 4) != 1) return AG_ERROR_CONTRACT;
    if (ag__u32(data + 8) > AG__MAX_TENSORS) return AG_ERROR_TENSORS;
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
    if (!error) error = ag__read_tensors(&reader);
    AG_FREE(reader.tensors);
    return error;
}

AG_API int ag_open(const void *data, size_t n, ag_pack **out) { return ag_open_with(data, n, 0, 0, NULL, out); }

AG_API int ag_open_with(const void *data, size_t n, uint64_t most_products, uint64_t most_moves, const char *kernel,
                        ag_pack **out) {
    ag_pack *pack;
    int error;
    if (!out) return AG_ERROR_ARGUMENT;
    *out = NULL;
    if (!data && n) return AG_ERROR_ARGUMENT;
    pack = (ag_pack *)AG_MALLOC(sizeof *pack);
    if (!pack) return AG_ERROR_MEMORY;
    memset(pack, 0, sizeof *pack);
    ag__fill_normal(pack->normal);
    pack->group = 1;
    (void)kernel;
    error = ag__read_file(pack, (const uint8_t *)data, n);
    if (!error && ((most_products && pack->cost > most_products) || (most_moves && pack->moves > most_moves)))
        error = AG_ERROR_WORK;
    if (error)
        ag_close(pack);
    else
        *out = pack;
    return error;
}

AG_API void ag_close(ag_pack *pack) {
    ag__block *block, *next;
    if (!pack) return;
    for (block = (ag__block *)pack->blocks; block; block = next) {
        next = block->next;
        AG_FREE(block);
    }
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
AG_API const char *ag_kernel_name(int i) { return i ? NULL : "plain"; }
AG_API const char *ag_kernel(const ag_pack *pack) { return pack ? "plain" : NULL; }

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

/* floor(256 x + 1/2) for 0 <= x <= most, a power of two. Compared as bits, for -ffast-math knows no NaN. */
static int ag__fixed(double x, double most) {
    uint64_t bits, limit;
    volatile double scaled = x * 256;
    memcpy(&bits, &x, sizeof bits);
    memcpy(&limit, &most, sizeof limit);
    if (bits == (uint64_t)1 << 63) return 0;
    if (bits > limit) return -1;
    scaled = scaled + 0.5;
    return (int)scaled;
}

AG_API int ag_spread(double spread) { return ag__fixed(spread, 4); }
AG_API int ag_way(double t) { return ag__fixed(t, 1); }

/* ---- Latents (contract, section 6) ---- */

AG_API void ag_set_defaults(ag_request *request) {
    memset(request, 0, sizeof *request);
    request->label = request->base = -1;
    request->spread = 256;
    request->colours = NULL;
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
    if (request->spread < 0 || request->spread > 1024) return AG_ERROR_SPREAD;
    if (request->palette < AG_VARIED || request->palette > AG_ANY) return AG_ERROR_PALETTE;
    if (request->palette != AG_VARIED && !pack->computes_palettes) return AG_ERROR_PALETTE;
    if (request->palette == AG_FROM && (request->palette_from < 0 || request->palette_from >= pack->entries.n))
        return AG_ERROR_PALETTE;
    if (request->n_colours < 0 || request->n_colours > 256) return AG_ERROR_COLOURS;
    if (request->n_colours && (!request->colours || !pack->is_indexed || pack->channels < 3)) return AG_ERROR_COLOURS;
    return AG_OK;
}

static int ag__draw_entry(const ag_pack *pack, const ag_request *request, int k, uint32_t domain) {
    int32_t first = pack->entries.offsets[k], last = pack->entries.offsets[k + 1];
    return first + ag__choose(ag__word(request, domain), pack->entries.cumulative + first, last - first);
}

/* out = mean with the noise of a domain, clamped. factor: diagonal, or the lower triangle row by row. */
static void ag__disturb(const ag_pack *pack, const ag_request *request, uint32_t domain, const int *mean,
                        const int16_t *factor, int is_diagonal, int8_t *out) {
    int8_t q[AG__MAX_LATENT + 3];
    uint32_t words[4];
    int i, j;
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
        out[i] = (int8_t)ag__clamp(mean[i] + ag__floor_shift(sum * request->spread + (1 << 15), 16));
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

/* The codes around a point among the exemplars, but for the one-hot of z; kept: what AG_KEEP keeps. */
static void ag__around(const ag_pack *pack, const ag_request *request, int k, const int *mean, const int *kept,
                       int8_t *z, int8_t *p) {
    size_t row = (size_t)k * (size_t)pack->n_latent;
    ag__disturb(pack, request, AG__NOISE, mean, pack->scale + row, 1, z);
    if (!pack->computes_palettes) return;
    memcpy(p + pack->n_latent, z + pack->n_latent, (size_t)pack->n_labels);
    if (request->palette == AG_VARIED) {
        ag__disturb(pack, request, AG__PALETTE_NOISE, mean, pack->palette_scale + row, 1, p);
    } else if (request->palette == AG_KEEP) {
        ag__narrow(pack, kept, p);
    } else {
        int lender = request->palette == AG_FROM ? request->palette_from
                                                 : ag__draw_entry(pack, request, k, AG__PALETTE_SOURCE);
        memcpy(p, ag__latent(pack, lender), (size_t)pack->n_latent);
        ag__put_class(pack, ag__class_of(pack, lender), p);
    }
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
        k = request->label >= 0 ? request->label
                                : ag__choose(ag__word(request, AG__CLASS), pack->class_cumulative, pack->n_classes);
    }
    row = (size_t)k * (size_t)pack->n_latent;
    ag__put_class(pack, k, z);
    if (is_centroid) {
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
        uint64_t reach = (uint64_t)ag__word(request, AG__STEP) * (uint32_t)(pack->reach + 1) >> 32;
        size_t place = (size_t)entry * (size_t)pack->n_neighbours + (size_t)number;
        const int8_t *neighbour = ag__latent(pack, pack->neighbours[place]);
        int t = ((int)reach * request->spread + 128) >> 8;
        for (i = 0; i < pack->n_latent; i++) mean[i] = ag__between(own[i], neighbour[i], t < 256 ? t : 256);
        ag__around(pack, request, k, mean, own, z, p);
    }
    return AG_OK;
}

static int ag__mix(const ag_pack *pack, int a, int b, int t, const ag_request *request, int8_t *z, int8_t *p) {
    int mean[AG__MAX_LATENT], i, k, first, last;
    AG__TRY(ag__check_request(pack, request));
    if (a < 0 || b < 0 || a >= ag_n_exemplars(pack) || b >= ag_n_exemplars(pack)) return AG_ERROR_BASE;
    if (request->base != -1) return AG_ERROR_BASE;
    if (request->label != -1) return AG_ERROR_LABEL;
    if (t < 0 || t > 256) return AG_ERROR_WAY;
    first = ag__class_of(pack, a), last = ag__class_of(pack, b), k = 2 * t > 256 ? last : first;
    for (i = 0; i < pack->n_latent; i++)
        mean[i] = ag__between(ag__latent(pack, a)[i], ag__latent(pack, b)[i], t);
    for (i = 0; i < pack->n_labels; i++)
        z[pack->n_latent + i] = (int8_t)ag__between(i == first ? 64 : 0, i == last ? 64 : 0, t);
    ag__around(pack, request, k, mean, mean, z, p);
    return AG_OK;
}

/* ---- The decoder (contract, section 7) ---- */

#if defined(__AVX2__) && !defined(AG_NO_SIMD)
#define AG__AVX2
#include <immintrin.h>
#elif (defined(__SSE2__) || defined(_M_X64)) && !defined(AG_NO_SIMD)
#define AG__SSE2
#include <emmintrin.h>
#endif

/* Vectors of 16-bit values, and of the 32-bit sums of their products, two by two. */
#if defined(AG__AVX2)
typedef __m256i ag__vector;
enum { AG__LANES = 16 };
static ag__vector ag__zero(void) { return _mm256_setzero_si256(); }
static ag__vector ag__load(const int16_t *p) { return _mm256_loadu_si256((const __m256i *)(const void *)p); }
static ag__vector ag__add(ag__vector sums, ag__vector a, ag__vector b) {
    return _mm256_add_epi32(sums, _mm256_madd_epi16(a, b));
}

/* The totals of four sums. */
static void ag__store(int32_t *out, ag__vector a, ag__vector b, ag__vector c, ag__vector d) {
    ag__vector sums = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
    __m128i total = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
    _mm_storeu_si128((__m128i *)(void *)out, total);
}
#elif defined(AG__SSE2)
typedef __m128i ag__vector;
enum { AG__LANES = 8 };
static ag__vector ag__zero(void) { return _mm_setzero_si128(); }
static ag__vector ag__load(const int16_t *p) { return _mm_loadu_si128((const __m128i *)(const void *)p); }
static ag__vector ag__add(ag__vector sums, ag__vector a, ag__vector b) {
    return _mm_add_epi32(sums, _mm_madd_epi16(a, b));
}

/* The totals of four sums. */
static void ag__store(int32_t *out, ag__vector a, ag__vector b, ag__vector c, ag__vector d) {
    ag__vector ab = _mm_add_epi32(_mm_unpacklo_epi32(a, b), _mm_unpackhi_epi32(a, b));
    ag__vector cd = _mm_add_epi32(_mm_unpacklo_epi32(c, d), _mm_unpackhi_epi32(c, d));
    ag__vector total = _mm_add_epi32(_mm_unpacklo_epi64(ab, cd), _mm_unpackhi_epi64(ab, cd));
    _mm_storeu_si128((__m128i *)(void *)out, total);
}
#endif

/* The sums of x with four rows from w on, and of z with four from v on; n is a multiple of 16. */
static void ag__dot8(const int16_t *x, const int16_t *w, const int16_t *z, const int16_t *v, size_t n,
                     int32_t out_x[4], int32_t out_z[4]) {
    size_t i;
#if defined(AG__AVX2) || defined(AG__SSE2)
    ag__vector x0 = ag__zero(), x1 = x0, x2 = x0, x3 = x0, z0 = x0, z1 = x0, z2 = x0, z3 = x0;
    for (i = 0; i < n; i += AG__LANES) {
        ag__vector a = ag__load(x + i), b = ag__load(z + i);
        x0 = ag__add(x0, a, ag__load(w + i)), z0 = ag__add(z0, b, ag__load(v + i));
        x1 = ag__add(x1, a, ag__load(w + n + i)), z1 = ag__add(z1, b, ag__load(v + n + i));
        x2 = ag__add(x2, a, ag__load(w + 2 * n + i)), z2 = ag__add(z2, b, ag__load(v + 2 * n + i));
        x3 = ag__add(x3, a, ag__load(w + 3 * n + i)), z3 = ag__add(z3, b, ag__load(v + 3 * n + i));
    }
    ag__store(out_x, x0, x1, x2, x3);
    ag__store(out_z, z0, z1, z2, z3);
#else
    int which;
    for (which = 0; which < 2; which++, x = z, w = v, out_x = out_z) {
        const int16_t *w1 = w + n, *w2 = w + 2 * n, *w3 = w + 3 * n;
        int32_t s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (i = 0; i < n; i++) {
            s0 += x[i] * w[i];
            s1 += x[i] * w1[i];
            s2 += x[i] * w2[i];
            s3 += x[i] * w3[i];
        }
        out_x[0] = s0, out_x[1] = s1, out_x[2] = s2, out_x[3] = s3;
    }
#endif
}

/* The sum with one row, of inputs that need 32 bits; the bounds of a pack keep every sum within 2^22. */
static int32_t ag__dot_wide(const int32_t *x, const int16_t *w, size_t n) {
    int32_t sum = 0;
    size_t i;
    for (i = 0; i < n; i++) sum += x[i] * w[i];
    return sum;
}

static int32_t ag__scaled(const ag__layer *layer, size_t o, int32_t sum) {
    int32_t y = (int32_t)((uint32_t)(sum + layer->bias[o]) >> layer->shift[o]) - (AG__MAX_SUM >> layer->shift[o]);
    return y < layer->low ? layer->low : y > layer->high ? layer->high : y;
}

/* The inputs of one output pixel, a row of the kernel after the other, zeros outside. size: bytes of a value. */
static void ag__gather(const ag__layer *layer, const char *x, size_t size, int i, int j, char *patch) {
    size_t pixel = size * (size_t)layer->in.channels, row = pixel * (size_t)layer->kernel_width;
    int left = j - layer->left, first = left < 0 ? -left : 0, end = layer->in.width - left, a;
    if (end > layer->kernel_width) end = layer->kernel_width;
    for (a = 0; a < layer->kernel_height; a++, patch += row) {
        int y = i - layer->top + a;
        if (y < 0 || y >= layer->in.height || first >= end) {
            memset(patch, 0, row);
            continue;
        }
        if (first) memset(patch, 0, pixel * (size_t)first);
        memcpy(patch + pixel * (size_t)first,
               x + pixel * ((size_t)y * (size_t)layer->in.width + (size_t)(left + first)),
               pixel * (size_t)(end - first));
        if (end < layer->kernel_width)
            memset(patch + pixel * (size_t)end, 0, pixel * (size_t)(layer->kernel_width - end));
    }
}

/* Dense and conv: y from x. narrow: room for the inputs in 16 bits; patches: for AG__TILE strides in 32 bits. */
static void ag__linear(const ag__layer *layer, const int32_t *x, int32_t *y, int16_t *narrow, int32_t *patches) {
    size_t n_in = (size_t)layer->in.channels * (size_t)layer->in.height * (size_t)layer->in.width;
    size_t n_out = (size_t)layer->out.channels, n_pixels = (size_t)layer->out.height * (size_t)layer->out.width;
    size_t width = (size_t)layer->out.width, stride = layer->stride, start, o, p, i;
    size_t size = layer->is_wide ? sizeof(int32_t) : sizeof(int16_t);
    const char *source = (const char *)x;
    if (!layer->is_wide) {
        for (i = 0; i < n_in; i++) narrow[i] = (int16_t)x[i];
        source = (const char *)narrow;
    }
    memset(patches, 0, AG__TILE * stride * size);
    for (start = 0; start < n_pixels; start += AG__TILE, y += AG__TILE * n_out) {
        size_t left = n_pixels - start, n = left < (size_t)AG__TILE ? left : (size_t)AG__TILE;
        for (p = 0; p < n; p++)
            ag__gather(layer, source, size, (int)((start + p) / width), (int)((start + p) % width),
                       (char *)patches + p * stride * size);
        if (layer->is_wide) {
            for (p = 0; p < n; p++)
                for (o = 0; o < n_out; o++)
                    y[p * n_out + o] = ag__scaled(
                        layer, o, ag__dot_wide(patches + p * stride, layer->weight + o * stride, layer->fan_in));
            continue;
        }
        for (o = 0; o < n_out; o += 8)
            for (p = 0; p < n; p += 2) {
                const int16_t *one = (const int16_t *)(const void *)patches + p * stride, *other = one + stride;
                const int16_t *w = layer->weight + o * stride, *v = w + 4 * stride;
                size_t pair = p + 1 < n;
                int32_t a[8], b[8];
                if (pair) {
                    ag__dot8(one, w, other, w, stride, a, b);
                    if (o + 4 < n_out) ag__dot8(one, v, other, v, stride, a + 4, b + 4);
                } else {
                    ag__dot8(one, w, one, v, stride, a, a + 4);
                }
                for (i = 0; i < 8 && o + i < n_out; i++) {
                    y[p * n_out + o + i] = ag__scaled(layer, o + i, a[i]);
                    if (pair) y[(p + 1) * n_out + o + i] = ag__scaled(layer, o + i, b[i]);
                }
            }
    }
}

/* The layers that only move pixels: upsample, crop and wrap. */
static void ag__move(const ag__layer *layer, const int32_t *x, int32_t *y) {
    size_t channels = (size_t)layer->in.channels;
    int i, j;
    for (i = 0; i < layer->out.height; i++)
        for (j = 0; j < layer->out.width; j++, y += channels) {
            int a = i, b = j;
            if (layer->kind == AG__UPSAMPLE) {
                a = i / layer->factor, b = j / layer->factor;
            } else if (layer->kind == AG__WRAP) {
                a = (i - layer->top + layer->in.height) % layer->in.height;
                b = (j - layer->left + layer->in.width) % layer->in.width;
            }
            memcpy(y, x + ((size_t)a * (size_t)layer->in.width + (size_t)b) * channels, channels * sizeof *y);
        }
}

static void ag__shuffle(const ag__layer *layer, const int32_t *x, int32_t *y) {
    int r = layer->factor, i, j, c;
    for (i = 0; i < layer->out.height; i++)
        for (j = 0; j < layer->out.width; j++) {
            size_t pixel = (size_t)(i / r) * (size_t)layer->in.width + (size_t)(j / r);
            const int32_t *from = x + pixel * (size_t)layer->in.channels + i % r * r + j % r;
            for (c = 0; c < layer->out.channels; c++, from += r * r) *y++ = *from;
        }
}

/* From a vector of channels, rows, columns to rows, columns, channels. */
static void ag__reshape(const ag__layer *layer, const int32_t *x, int32_t *y) {
    size_t channels = (size_t)layer->out.channels, area = (size_t)layer->out.height * (size_t)layer->out.width, c, i;
    for (i = 0; i < area; i++)
        for (c = 0; c < channels; c++) *y++ = x[c * area + i];
}

static void ag__argmax(const ag__layer *layer, const int32_t *x, uint8_t *out) {
    size_t n = (size_t)layer->in.height * (size_t)layer->in.width, channels = (size_t)layer->in.channels, i, c;
    for (i = 0; i < n; i++, x += channels) {
        size_t best = 0;
        for (c = 1; c < channels; c++)
            if (x[c] > x[best]) best = c;
        out[i] = (uint8_t)best;
    }
}

/* Scratch bytes that ag__run takes. */
static size_t ag__run_size(const ag__chain *chain) {
    return 4 * (2 * chain->most_values + AG__TILE * chain->most_stride) + 2 * chain->most_inputs;
}

/* The bytes that come out of a chain's last layer, channels last. */
static void ag__run(const ag_pack *pack, const ag__chain *chain, const int8_t *code, void *scratch, uint8_t *out) {
    int32_t *x = (int32_t *)scratch, *y = x + chain->most_values, *patches = y + chain->most_values, *swap;
    int16_t *narrow = (int16_t *)(void *)(patches + AG__TILE * chain->most_stride);
    size_t i, n = (size_t)(pack->n_latent + pack->n_labels);
    int number;
    for (i = 0; i < n; i++) x[i] = code[i];
    for (number = 0; number < chain->n_layers; number++) {
        const ag__layer *layer = &chain->layers[number];
        switch (layer->kind) {
            case AG__DENSE:
            case AG__CONV:
                ag__linear(layer, x, y, narrow, patches);
                break;
            case AG__RESHAPE:
                ag__reshape(layer, x, y);
                break;
            case AG__SHUFFLE:
                ag__shuffle(layer, x, y);
                break;
            case AG__TABLE:
                n = (size_t)layer->in.channels * (size_t)layer->in.height * (size_t)layer->in.width;
                for (i = 0; i < n; i++) out[i] = layer->values[x[i]];
                break;
            case AG__ARGMAX:
                ag__argmax(layer, x, out);
                break;
            default:
                ag__move(layer, x, y);
        }
        swap = x, x = y, y = swap;
    }
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

/* The texture of a code. */
static void ag__decode(const ag_pack *pack, const int8_t *code, const ag_request *request, void *scratch,
                       uint8_t *pixels) {
    size_t area = (size_t)pack->height * (size_t)pack->width, channels = (size_t)pack->channels, i, j;
    uint8_t palette[257 * 4], *colours = palette + (channels == 4 ? 4 : 0), *index;
    int c;
    if (!pack->is_indexed) {
        ag__run(pack, &pack->decoder, code, scratch, pixels);
        if (channels == 4) ag__straighten(pixels, area);
        return;
    }
    memset(palette, 0, 4);
    if (pack->computes_palettes)
        ag__run(pack, &pack->palette, code + pack->n_latent + pack->n_labels, scratch, colours);
    else
        memcpy(colours, pack->colours, (size_t)pack->n_colours * channels);
    for (c = 0; request->n_colours && c < pack->n_colours; c++)
        ag__force(colours + (size_t)c * channels, request->colours, request->n_colours);
    index = pixels + area * (channels - 1); /* the tail of the pixels, which are written from the front */
    ag__run(pack, &pack->decoder, code, scratch, index);
    for (i = 0; i < area; i++) {
        const uint8_t *colour = palette + index[i] * channels;
        for (j = 0; j < channels; j++) pixels[i * channels + j] = colour[j];
    }
}

/* Scratch bytes for n textures at a time, without their codes. */
static size_t ag__decode_size(const ag_pack *pack, size_t n) {
    size_t decoder = ag__run_size(&pack->decoder), palette = ag__run_size(&pack->palette);
    (void)n;
    return decoder > palette ? decoder : palette;
}

/* The textures of n codes; request i * step has the colours of texture i. */
static void ag__decode_group(const ag_pack *pack, const int8_t *codes, size_t n, const ag_request *requests,
                             size_t step, void *scratch, uint8_t *pixels) {
    size_t i;
    for (i = 0; i < n; i++)
        ag__decode(pack, codes + i * ag_code_size(pack), requests + i * step, scratch, pixels + i * ag_size(pack));
}
/* ---- Codes and textures ---- */

enum { AG__ALIGN = 64 };

static size_t ag__aligned(size_t n) { return (n + AG__ALIGN - 1) / AG__ALIGN * AG__ALIGN; }

AG_API size_t ag_code_size(const ag_pack *pack) { return 2 * (size_t)(pack->n_latent + pack->n_labels); }

AG_API int ag_code(const ag_pack *pack, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__draw(pack, request, 0, code, code + ag_code_size(pack) / 2);
}

AG_API int ag_code_centroid(const ag_pack *pack, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__draw(pack, request, 1, code, code + ag_code_size(pack) / 2);
}

AG_API int ag_code_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__mix(pack, a, b, t, request, code, code + ag_code_size(pack) / 2);
}

AG_API int ag_code_between(const ag_pack *pack, const int8_t *from, const int8_t *to, int t, int8_t *code) {
    size_t i;
    if (!pack || !from || !to || !code) return AG_ERROR_ARGUMENT;
    if (t < 0 || t > 256) return AG_ERROR_WAY;
    for (i = 0; i < ag_code_size(pack); i++) code[i] = (int8_t)ag__between(from[i], to[i], t);
    return AG_OK;
}

static int ag__check_pixels(const ag_pack *pack, const void *asked, size_t n, const uint8_t *pixels, size_t n_pixels) {
    if (!pack || !asked || !pixels) return AG_ERROR_ARGUMENT;
    return n_pixels / ag_size(pack) < n ? AG_ERROR_PIXELS : AG_OK;
}

/* Room for n codes, at least the two that an interpolation is between. */
static size_t ag__codes_room(const ag_pack *pack, size_t n) {
    return ag__aligned((n < 2 ? 2 : n) * ag_code_size(pack));
}

AG_API size_t ag_scratch_size(const ag_pack *pack, size_t n) {
    if (n > (size_t)pack->group) n = (size_t)pack->group;
    if (n < 1) n = 1;
    return AG__ALIGN + ag__codes_room(pack, n) + ag__decode_size(pack, n);
}

/* Scratch memory of one call. */
typedef struct ag__desk {
    void *owned; /* to give back */
    size_t n;    /* textures that are drawn at a time */
    int8_t *codes;
    void *rest;
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
    desk->rest = desk->codes + ag__codes_room(pack, desk->n);
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
            ag__decode_group(pack, desk.codes, count, requests + start * step, step, desk.rest,
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

AG_API int ag_decode(const ag_pack *pack, const int8_t *codes, size_t n, const uint8_t *colours, int32_t n_colours,
                     uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch) {
    ag_request request = ag_defaults();
    ag__desk desk;
    size_t start;
    AG__TRY(ag__check_pixels(pack, codes, n, pixels, n_pixels));
    if (n > (size_t)-1 / ag_code_size(pack)) return AG_ERROR_ARGUMENT;
    if (ag__check_latents(codes, n * ag_code_size(pack))) return AG_ERROR_CODE;
    request.colours = colours, request.n_colours = n_colours;
    AG__TRY(ag__check_request(pack, &request));
    AG__TRY(ag__sit(pack, n, scratch, n_scratch, &desk));
    for (start = 0; start < n; start += desk.n)
        ag__decode_group(pack, codes + start * ag_code_size(pack), n - start < desk.n ? n - start : desk.n, &request, 0,
                         desk.rest, pixels + start * ag_size(pack));
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
    if (!error) ag__decode_group(pack, desk.codes, 1, request, 0, desk.rest, pixels);
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, uint8_t *pixels, size_t n) {
    ag__desk desk;
    int error;
    AG__TRY(ag__check_pixels(pack, request, 1, pixels, n));
    AG__TRY(ag__sit(pack, 1, NULL, 0, &desk));
    error = ag_code_blend(pack, a, b, t, request, desk.codes);
    if (!error) ag__decode_group(pack, desk.codes, 1, request, 0, desk.rest, pixels);
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
    if (!error) ag__decode_group(pack, desk.codes, 1, from, 0, desk.rest, pixels);
    AG_FREE(desk.owned);
    return error;
}

#ifdef __cplusplus
}
#endif
#endif /* ASSETGEN_IMPLEMENTED */
#endif /* ASSETGEN_IMPLEMENTATION */
