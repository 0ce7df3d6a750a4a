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
