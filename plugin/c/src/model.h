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
