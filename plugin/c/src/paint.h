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
