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
