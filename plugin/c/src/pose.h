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
