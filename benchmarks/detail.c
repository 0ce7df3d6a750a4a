/* Detail by analogy: paints a variant with the pixels of the artist's sprite. Integers only, in any order of pixels.
 *
 * A is the art, G the pack's decoding of A itself, V the decoding of the variant. Sought is O with G : A = V : O.
 * A match is a place in the art, s*h*w + y*w + x, or EMPTY, which is transparent paint. All searches are coarse to
 * fine; every pixel of a sweep looks only at matches of the sweep before it (or, with `passes`, of other squares of a
 * chessboard), so pixels may be computed in any order. Of equal costs the candidate named first wins, unless said
 * otherwise. Outside the canvas everything is 0.
 *
 * This is the trial: readable, with what was tried as fields of a struct. benchmarks/detail.py compiles and drives it.
 */
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { PAD = 3, LEVELS = 4, EMPTY = -1, MOST_SEEN = 40 };

/* Fields by level have an entry for the coarsest level first; the last entry serves all finer levels. */
typedef struct {
    int32_t coarsest;           /* levels are halved until the larger side of the art's box is at most this */
    int32_t sweeps[LEVELS];     /* at each level */
    int32_t radius[LEVELS];     /* of patches: 1, 2 or 3 */
    int32_t paint[LEVELS];      /* weight of |O - A|^2 */
    int32_t guide[LEVELS];      /* weight of |V - G|^2 */
    int32_t place[LEVELS];      /* weight of the squared distance to where the flow points, in pixels of the level */
    int32_t reach;              /* that distance counts up to this */
    int32_t exhaustive;         /* levels, from the coarsest on, at which all places are tried */
    int32_t flow;               /* 1: the flow is the first match; 2: and a candidate at every level */
    int32_t random;             /* candidates drawn by a hash, per pixel and sweep */
    int32_t overuse;            /* cost of a place times (1 + overuse/256 * times it is used beyond its share) */
    int32_t overuse_levels;     /* at so many levels from the coarsest on */
    int32_t empty;              /* 1: transparent paint is a candidate of its own */
    int32_t centre;             /* votes: weight of a patch's middle, falling to 1 at its corner; 1: all alike */
    int32_t sharp;              /* 1: between sweeps the picture is the proposal nearest to the mean, not the mean */
    int32_t final;              /* 0: of 3x3 proposals the one nearest to the mean; 1: own match; 2: of all
                                   proposals; 3: the neighbour with the cheapest patch; 4: the commonest proposal */
} options;

typedef struct {
    int h, w, channels, row; /* row: bytes */
    uint8_t *start, *pixels; /* pixels: of (0, 0), within the padding */
} plane;

static plane plane_of(int h, int w, int channels) {
    plane p = {h, w, channels, (w + 2 * PAD) * channels, 0, 0};
    p.start = calloc((size_t)(h + 2 * PAD), p.row);
    p.pixels = p.start + PAD * p.row + PAD * channels;
    return p;
}

static uint8_t *at(const plane *p, int y, int x) { return p->pixels + y * p->row + x * p->channels; }

static plane filled(const uint8_t *image, int h, int w, int channels) {
    plane p = plane_of(h, w, channels);
    for (int y = 0; y < h; y++) memcpy(at(&p, y, 0), image + (size_t)y * w * channels, (size_t)w * channels);
    return p;
}

/* Rounded means of 2x2 pixels; beyond an odd side there is 0. */
static plane halved(const plane *p) {
    plane q = plane_of((p->h + 1) / 2, (p->w + 1) / 2, p->channels);
    for (int y = 0; y < q.h; y++)
        for (int x = 0; x < q.w; x++)
            for (int c = 0; c < p->channels; c++)
                at(&q, y, x)[c] = (at(p, 2 * y, 2 * x)[c] + at(p, 2 * y, 2 * x + 1)[c] + at(p, 2 * y + 1, 2 * x)[c] +
                                   at(p, 2 * y + 1, 2 * x + 1)[c] + 2) >> 2;
    return q;
}

typedef struct {
    const options *o;
    int level, n, h, w, r;          /* level 0 is the coarsest; n sources */
    plane *art, *decoded;           /* [n] */
    plane variant, picture;
    const int16_t *flow;            /* (h, w, 2): y, x in the source, in 1/16 pixel of this level */
    int32_t *matches, *next, *used;
    int64_t distances;              /* patches compared */
    int paint, guide, place;
} search;

static int by_level(const int32_t *values, int level) { return values[level < LEVELS ? level : LEVELS - 1]; }

static int inside(const search *s, int y, int x) { return y >= 0 && y < s->h && x >= 0 && x < s->w; }

/* The match of `match` moved by (dy, dx); INT_MIN if that lies outside. */
static int32_t moved(const search *s, int32_t match, int dy, int dx) {
    if (match == EMPTY) return EMPTY;
    int area = s->h * s->w, source = match / area, y = match % area / s->w + dy, x = match % s->w + dx;
    return inside(s, y, x) ? source * area + y * s->w + x : INT_MIN;
}

static int64_t squared(const uint8_t *a, const uint8_t *b, int n) {
    int32_t sum = 0;
    for (int i = 0; i < n; i++) { int d = a[i] - b[i]; sum += d * d; }
    return sum;
}

static int64_t cost(search *s, int y, int x, int32_t match, int64_t best) {
    static const uint8_t nothing[(2 * PAD + 1) * 64];
    int r = s->r, side = 2 * r + 1, area = s->h * s->w;
    int64_t sum = 0, scale = 256;
    int source = 0, sy = 0, sx = 0;
    s->distances++;
    if (match != EMPTY) {
        source = match / area, sy = match % area / s->w, sx = match % s->w;
        if (s->place) {
            int64_t dy = sy * 16 - s->flow[(y * s->w + x) * 2], dx = sx * 16 - s->flow[(y * s->w + x) * 2 + 1];
            int64_t far = (dy * dy + dx * dx) >> 4, most = s->o->reach * s->o->reach * 16; /* in 1/16 */
            sum = (s->place * side * side * (far < most ? far : most)) >> 4;
        }
        if (s->level < s->o->overuse_levels && s->o->overuse) {
            int spare = s->used[match] - 1;
            if (spare > 0) scale += (int64_t)s->o->overuse * (spare < 8 ? spare : 8);
        }
    }
    for (int i = -r; i <= r; i++) {
        const uint8_t *art = match == EMPTY ? nothing : at(&s->art[source], sy + i, sx - r);
        const uint8_t *decoded = match == EMPTY ? nothing : at(&s->decoded[source], sy + i, sx - r);
        sum += s->paint * squared(at(&s->picture, y + i, x - r), art, side * s->picture.channels);
        sum += s->guide * squared(at(&s->variant, y + i, x - r), decoded, side * s->variant.channels);
        if (sum >= best) return sum;
    }
    return sum * scale >> 8;
}

/* What the patch matched at (y+i, x+j) proposes for (y, x): a place, EMPTY, or INT_MIN for none. A patch that hangs
 * over the edge of the art proposes transparent paint there. */
static int32_t proposal(const search *s, int y, int x, int i, int j) {
    if (!inside(s, y + i, x + j)) return INT_MIN;
    int32_t match = moved(s, s->matches[(y + i) * s->w + x + j], -i, -j);
    return match == INT_MIN ? EMPTY : match;
}

static const uint8_t *colour(const search *s, int32_t match) {
    static const uint8_t nothing[64];
    int area = s->h * s->w;
    return match == EMPTY ? nothing : at(&s->art[match / area], match % area / s->w, match % s->w);
}

/* The picture: at each pixel the rounded mean of what the patches over it propose. */
static void vote(search *s) {
    int n = s->picture.channels, r = s->r;
    plane mean = plane_of(s->h, s->w, n);
    for (int y = 0; y < s->h; y++)
        for (int x = 0; x < s->w; x++) {
            int32_t sums[64] = {0}, total = 0;
            for (int i = -r; i <= r; i++)
                for (int j = -r; j <= r; j++) {
                    int32_t p = proposal(s, y, x, i, j);
                    if (p == INT_MIN) continue;
                    int away = abs(i) + abs(j), weight = s->o->centre - away;
                    if (weight < 1) weight = 1;
                    const uint8_t *c = colour(s, p);
                    for (int k = 0; k < n; k++) sums[k] += weight * c[k];
                    total += weight;
                }
            for (int k = 0; k < n; k++) at(&mean, y, x)[k] = (sums[k] + total / 2) / total;
        }
    free(s->picture.start);
    s->picture = mean;
}

/* The final choice at a pixel, by o->final. */
static int32_t chosen(const search *s, int y, int x, int kind) {
    if (kind == 1) return s->matches[y * s->w + x];
    int r = kind == 0 || kind == 3 ? 1 : s->r;
    int32_t best = EMPTY, seen[49], counts[49], n = 0;
    int64_t least = LLONG_MAX;
    for (int i = -r; i <= r; i++)
        for (int j = -r; j <= r; j++) {
            int32_t p = proposal(s, y, x, i, j), k = 0;
            if (p == INT_MIN) continue;
            while (k < n && seen[k] != p) k++;
            if (k == n) seen[n] = p, counts[n++] = 0;
            counts[k]++;
        }
    for (int k = 0; k < n; k++) { /* of equal ones the lowest place */
        int64_t d = squared(colour(s, seen[k]), at(&s->picture, y, x), s->picture.channels);
        if (kind == 4) d -= (int64_t)counts[k] << 24;
        if (kind == 3) d = cost((search *)s, y, x, seen[k], INT64_MAX);
        if (d < least || (d == least && seen[k] < best)) least = d, best = seen[k];
    }
    return best;
}

static void sharpen(search *s) {
    plane picked = plane_of(s->h, s->w, s->picture.channels);
    for (int y = 0; y < s->h; y++)
        for (int x = 0; x < s->w; x++)
            memcpy(at(&picked, y, x), colour(s, chosen(s, y, x, 0)), s->picture.channels);
    free(s->picture.start);
    s->picture = picked;
}

static uint32_t hash(uint32_t x) {
    x = (x ^ (x >> 16)) * 0x7feb352du;
    x = (x ^ (x >> 15)) * 0x846ca68bu;
    return x ^ (x >> 16);
}

static int32_t flown(const search *s, int source, int y, int x) {
    const int16_t *f = s->flow + (y * s->w + x) * 2;
    int sy = (f[0] + 8) >> 4, sx = (f[1] + 8) >> 4;
    return inside(s, sy, sx) ? source * s->h * s->w + sy * s->w + sx : EMPTY;
}

/* Whether nothing is seen around a pixel, neither in the picture nor in the guide. */
static int clear(const search *s, int y, int x) {
    for (int i = -s->r; i <= s->r; i++) {
        const uint8_t *a = at(&s->picture, y + i, x - s->r), *b = at(&s->variant, y + i, x - s->r);
        for (int k = 0; k < (2 * s->r + 1) * s->picture.channels; k++) if (a[k]) return 0;
        for (int k = 0; k < (2 * s->r + 1) * s->variant.channels; k++) if (b[k]) return 0;
    }
    return 1;
}

static void sweep(search *s, int number, int all) {
    static const int NEAR[][2] = {{0, 0}, {0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1},
                                  {0, 2}, {0, -2}, {2, 0}, {-2, 0}};
    int area = s->h * s->w;
    if (s->used) {
        memset(s->used, 0, sizeof(int32_t) * area * s->n);
        if (number || !all) for (int k = 0; k < area; k++) if (s->matches[k] >= 0) s->used[s->matches[k]]++;
    }
    for (int y = 0; y < s->h; y++)
        for (int x = 0; x < s->w; x++) {
            int64_t least = INT64_MAX;
            int32_t best = EMPTY, own = s->matches[y * s->w + x], seen[MOST_SEEN];
            int n_seen = 0;
            if (s->o->empty && clear(s, y, x)) { s->next[y * s->w + x] = EMPTY; continue; }
#define TRY(candidate) do { \
                int32_t m_ = (candidate); int new_ = m_ != INT_MIN; \
                for (int k_ = 0; k_ < n_seen && new_; k_++) new_ = seen[k_] != m_; \
                if (new_) { \
                    if (n_seen < MOST_SEEN) seen[n_seen++] = m_; \
                    int64_t d_ = cost(s, y, x, m_, least); \
                    if (d_ < least) least = d_, best = m_; \
                } \
            } while (0)
            if (s->o->empty) TRY(EMPTY);
            if (all) {
                for (int32_t m = 0; m < area * s->n; m++) {
                    int64_t d = cost(s, y, x, m, least);
                    if (d < least) least = d, best = m;
                }
            } else {
                for (int k = 0; k < 13; k++)
                    if (inside(s, y + NEAR[k][0], x + NEAR[k][1]))
                        TRY(moved(s, s->matches[(y + NEAR[k][0]) * s->w + x + NEAR[k][1]], -NEAR[k][0], -NEAR[k][1]));
                if (s->o->flow >= 2) for (int k = 0; k < s->n; k++) TRY(flown(s, k, y, x));
                if (own != EMPTY)
                    for (int i = -1; i <= 1; i++) for (int j = -1; j <= 1; j++) if (i || j) TRY(moved(s, own, i, j));
                for (int k = 0; k < s->o->random; k++) {
                    uint32_t word = hash(((s->level * 8 + number) * 8 + k) * 0x9e3779b9u ^ hash(y * 65536 + x));
                    TRY((int32_t)(((uint64_t)word * (uint32_t)(area * s->n)) >> 32));
                }
            }
            s->next[y * s->w + x] = best;
        }
    int32_t *swapped = s->matches;
    s->matches = s->next;
    s->next = swapped;
}

/* The larger side of the smallest box around what any of the sources draws. */
static int box_side(const plane *arts, int n) {
    int top = arts->h, left = arts->w, bottom = 0, right = 0;
    for (int k = 0; k < n; k++)
        for (int y = 0; y < arts->h; y++)
            for (int x = 0; x < arts->w; x++) {
                if (!at(&arts[k], y, x)[3]) continue;
                if (y < top) top = y;
                if (y >= bottom) bottom = y + 1;
                if (x < left) left = x;
                if (x >= right) right = x + 1;
            }
    return bottom - top > right - left ? bottom - top : right - left;
}

/* art, decoded: (n, h, w, channels); variant: (h, w, guide_channels); flow: (h, w, 2) in 1/16 pixel.
 * matches: (h, w), the place in the art of every pixel. Returns the number of patches compared. */
int64_t detail(const options *o, const uint8_t *art, const uint8_t *decoded, const uint8_t *variant, int n, int h, int w,
               int channels, int guide_channels, const int16_t *flow, int32_t *matches) {
    plane arts[8][16], decodeds[8][16], variants[8];
    int16_t *flows[8];
    int levels = 1;
    size_t area = (size_t)h * w;
    for (int k = 0; k < n; k++) {
        arts[0][k] = filled(art + k * area * channels, h, w, channels);
        decodeds[0][k] = filled(decoded + k * area * guide_channels, h, w, guide_channels);
    }
    variants[0] = filled(variant, h, w, guide_channels);
    flows[0] = malloc(area * 4);
    memcpy(flows[0], flow, area * 4);
    for (int box = box_side(arts[0], n); levels < 8 && box > o->coarsest; box = (box + 1) / 2) {
        plane *from = &variants[levels - 1];
        for (int k = 0; k < n; k++) {
            arts[levels][k] = halved(&arts[levels - 1][k]);
            decodeds[levels][k] = halved(&decodeds[levels - 1][k]);
        }
        variants[levels] = halved(from);
        int hh = variants[levels].h, ww = variants[levels].w;
        flows[levels] = malloc((size_t)hh * ww * 4);
        for (int y = 0; y < hh; y++) /* the mean of four, halved: centres of pixels are at +1/2, which is 8 */
            for (int x = 0; x < ww; x++)
                for (int c = 0; c < 2; c++) {
                    int y2 = 2 * y + 1 < from->h ? 2 * y + 1 : 2 * y, x2 = 2 * x + 1 < from->w ? 2 * x + 1 : 2 * x;
                    int sum = flows[levels - 1][(2 * y * from->w + 2 * x) * 2 + c] +
                              flows[levels - 1][(2 * y * from->w + x2) * 2 + c] +
                              flows[levels - 1][(y2 * from->w + 2 * x) * 2 + c] +
                              flows[levels - 1][(y2 * from->w + x2) * 2 + c];
                    flows[levels][(y * ww + x) * 2 + c] = (sum - 32 + 4) >> 3;
                }
        levels++;
    }
    int32_t *spare = malloc(area * 4), *used = malloc(area * 4 * n);
    search s = {.o = o, .n = n, .matches = matches, .next = spare};
    int32_t *own = malloc(area * 4), *other = malloc(area * 4);
    s.matches = own, s.next = other;
    for (int l = levels - 1; l >= 0; l--) {
        s.level = levels - 1 - l, s.h = variants[l].h, s.w = variants[l].w;
        s.art = arts[l], s.decoded = decodeds[l], s.variant = variants[l], s.flow = flows[l];
        s.r = by_level(o->radius, s.level), s.paint = by_level(o->paint, s.level);
        s.guide = by_level(o->guide, s.level), s.place = by_level(o->place, s.level);
        s.used = o->overuse ? used : 0;
        int all = s.level < o->exhaustive;
        if (s.level == 0) {
            for (int y = 0; y < s.h; y++) for (int x = 0; x < s.w; x++)
                s.matches[y * s.w + x] = o->flow ? flown(&s, 0, y, x) : y * s.w + x;
            s.picture = plane_of(s.h, s.w, channels);
            if (o->flow) vote(&s); /* else the guide's own picture, if it has the same channels */
            else for (int y = 0; y < s.h; y++) for (int x = 0; x < s.w; x++)
                memcpy(at(&s.picture, y, x), at(&s.variant, y, x), channels < guide_channels ? channels : guide_channels);
        } else {
            int hh = variants[l + 1].h, ww = variants[l + 1].w;
            for (int y = 0; y < s.h; y++)
                for (int x = 0; x < s.w; x++) {
                    int32_t m = s.matches[(y / 2) * ww + x / 2], sy, sx;
                    if (m != EMPTY) {
                        sy = m % (hh * ww) / ww * 2 + y % 2, sx = m % ww * 2 + x % 2;
                        m = inside(&s, sy, sx) ? m / (hh * ww) * s.h * s.w + sy * s.w + sx : EMPTY;
                    }
                    s.next[y * s.w + x] = m;
                }
            int32_t *swapped = s.matches;
            s.matches = s.next, s.next = swapped;
            free(s.picture.start);
            s.picture = plane_of(s.h, s.w, channels);
            vote(&s);
        }
        for (int number = 0; number < by_level(o->sweeps, s.level); number++) {
            sweep(&s, number, all);
            vote(&s);
            if (o->sharp && (l || number + 1 < by_level(o->sweeps, s.level))) sharpen(&s);
        }
    }
    for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) matches[y * w + x] = chosen(&s, y, x, o->final);
    for (int l = 0; l < levels; l++) {
        for (int k = 0; k < n; k++) free(arts[l][k].start), free(decodeds[l][k].start);
        free(variants[l].start), free(flows[l]);
    }
    free(s.picture.start), free(own), free(other), free(spare), free(used);
    return s.distances;
}
