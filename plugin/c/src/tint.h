/* ---- Colours of painted textures (contract 2, section 5) ---- */

enum { AG__TINTS = 1024 };

/* How the colours of a source become those of the texture. */
typedef struct ag__tint {
    const ag_request *request;
    int n, moves; /* colours of the palette; whether any moves */
    int32_t from[256][3], by[256][3];
    uint32_t counts[256];
    uint8_t table[256][4]; /* of art of few colours */
    uint32_t known[AG__TINTS],
        becomes[AG__TINTS]; /* of others, some: what colours become, as bytes in memory; 0: none */
} ag__tint;

static int32_t ag__squared(const uint8_t *c, const int32_t *k) {
    int32_t r = c[0] - k[0], g = c[1] - k[1], b = c[2] - k[2];
    return r * r + g * g + b * b;
}

static int ag__nearest(const ag__tint *tint, const uint8_t *c) {
    int32_t least = 0x7FFFFFFF;
    int best = 0, j;
    for (j = 0; j < tint->n; j++) {
        int32_t d = ag__squared(c, tint->from[j]);
        if (d < least) least = d, best = j;
    }
    return best;
}

static void ag__move_colour(const ag__tint *tint, uint8_t *c) {
    int64_t total = 0, sums[3] = {0, 0, 0};
    int j, i;
    for (j = 0; j < tint->n; j++) {
        uint64_t d = (uint64_t)ag__squared(c, tint->from[j]), below = (d * d >> 6) + 65536,
                 above = (uint64_t)tint->counts[j] << 16;
        int64_t w;
        if (above < below) continue;
        w = (int64_t)(above / below), total += w;
        for (i = 0; i < 3; i++) sums[i] += w * tint->by[j][i];
    }
    if (!total) return;
    for (i = 0; i < 3; i++) {
        int64_t moved = sums[i] < 0 ? -((-sums[i] + total - 1) / total) : sums[i] / total;
        moved += c[i];
        c[i] = (uint8_t)(moved < 0 ? 0 : moved > 255 ? 255 : moved);
    }
}

static void ag__dye(const ag__tint *tint, uint8_t *c) {
    const ag_request *request = tint->request;
    int i;
    if (!c[3]) return;
    for (i = 0; i < request->n_swaps; i++)
        if (!memcmp(request->swaps + 6 * i, c, 3)) {
            memcpy(c, request->swaps + 6 * i + 3, 3);
            return;
        }
    if (tint->moves) ag__move_colour(tint, c);
    if (request->n_colours) ag__force(c, request->colours, request->n_colours);
}

/* art: of which the colours are counted; drawn: the picture that is coloured, mostly the same. palettes: without the transparent slot, a colour each `channels` bytes. */
static void ag__mix_tint(const ag_pack *pack, const ag__art *art, const ag__art *drawn, const uint8_t *own,
                         const uint8_t *kept, const uint8_t *worn, const ag_request *request, ag__tint *tint) {
    size_t step = (size_t)pack->channels, area = (size_t)art->height * (size_t)art->width, i;
    int j, c;
    tint->request = request, tint->n = pack->n_colours, tint->moves = 0;
    memset(tint->known, 0, sizeof tint->known);
    for (j = 0; j < tint->n; j++, own += step, kept += step, worn += step)
        for (c = 0; c < 3; c++) {
            tint->from[j][c] = own[c], tint->by[j][c] = worn[c] - kept[c];
            tint->moves |= worn[c] != kept[c];
        }
    memset(tint->counts, 0, sizeof tint->counts);
    if (art->n_colours) {
        uint32_t uses[256];
        memset(uses, 0, sizeof uses);
        for (i = 0; i < area && tint->moves; i++) uses[art->pixels[i]]++;
        for (j = 0; j < art->n_colours && tint->moves; j++)
            if (art->colours[4 * j + 3]) tint->counts[ag__nearest(tint, art->colours + 4 * j)] += uses[j];
    }
    for (i = 0; i < area && tint->moves && !art->n_colours; i++) {
        const uint8_t *pixel = art->pixels + 4 * i;
        if (pixel[3]) tint->counts[ag__nearest(tint, pixel)]++;
    }
    memcpy(tint->table, drawn->colours, 4 * (size_t)drawn->n_colours);
    for (j = 0; j < drawn->n_colours; j++) ag__dye(tint, tint->table[j]);
}

static void ag__tinted(ag__tint *tint, const ag__art *art, int y, int x, uint8_t out[4]) {
    size_t at;
    uint32_t word, slot;
    y -= art->top, x -= art->left;
    memset(out, 0, 4);
    if (y < 0 || y >= art->height || x < 0 || x >= art->width) return;
    at = (size_t)(y * art->width + x);
    if (art->n_colours) {
        memcpy(out, tint->table[art->pixels[at]], 4);
        return;
    }
    memcpy(out, art->pixels + 4 * at, 4);
    if (!out[3]) return;
    if (!tint->moves && !tint->request->n_colours && !tint->request->n_swaps) return;
    memcpy(&word, out, 4);
    slot = (word * 2654435761u) >> 22;
    if (tint->known[slot] != word) {
        ag__dye(tint, out);
        tint->known[slot] = word;
        memcpy(&tint->becomes[slot], out, 4);
    }
    memcpy(out, &tint->becomes[slot], 4);
}
