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
