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
