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
