/* ---- A painted texture from its code: guides, palettes, pictures, places, colours ---- */

enum { AG__OWN, AG__KEPT = 2, AG__WORN }; /* palettes: of two sources, the kept one, and that of the texture */

typedef struct ag__easel {
    ag__paint_desk desk;
    int drawn[2];           /* the sources whose slots and palettes are in place, or -1: a series has one for long */
    uint8_t *slots[3];      /* of two sources and of the texture, (guide_height, guide_width) */
    uint8_t *given;         /* what the decoder or the palette's chain gives for up to four codes */
    uint8_t *palettes[4];   /* AG__PALETTE bytes each, with the transparent slot */
    int8_t *codes, *own[2]; /* four parts of codes; the codes of the sources */
    int32_t *places;
    ag__tint *tints; /* of both sources */
    char *chain;     /* scratch of the chains */
} ag__easel;

/* n bytes, aligned, of scratch memory that begins at base; base NULL: counts alone. */
static char *ag__lay(char *base, size_t *at, size_t n) {
    char *here = base ? base + *at : NULL;
    *at += ag__rounded(n, AG__ALIGN);
    return here;
}

/* Lays out an easel at base, aligned; the bytes that it takes. */
static size_t ag__lay_easel(const ag_pack *pack, char *base, ag__easel *easel) {
    size_t area = (size_t)pack->height * (size_t)pack->width,
           guide = (size_t)pack->guide_height * (size_t)pack->guide_width;
    size_t row = (size_t)pack->width + 2 * AG__BORDER, plane = row * ((size_t)pack->height + 2 * AG__BORDER), at = 0,
           most;
    size_t all = AG__CLEAR_ROWS * row + 2 * plane, palette = ag__run_size(&pack->palette, 4);
    int n = ag__most_sizes(pack), k;
    int height = pack->height, width = pack->width;
    memset(easel, 0, sizeof *easel);
    for (k = 0; k < n; k++) {
        ag__size *size = &easel->desk.sizes[k];
        size_t n_pixels = (size_t)height * (size_t)width;
        size->height = height, size->width = width;
        size->art[0] = (uint8_t *)ag__lay(base, &at, 4 * n_pixels),
        size->art[1] = (uint8_t *)ag__lay(base, &at, 4 * n_pixels);
        size->guide[0] = (uint8_t *)ag__lay(base, &at, 4 * n_pixels),
        size->guide[1] = (uint8_t *)ag__lay(base, &at, 4 * n_pixels);
        size->variant = (uint8_t *)ag__lay(base, &at, 4 * n_pixels),
        size->flow = (int16_t *)(void *)ag__lay(base, &at, 4 * n_pixels);
        if (pack->holds) size->held = (uint8_t *)ag__lay(base, &at, n_pixels);
        height = (height + 1) >> 1, width = (width + 1) >> 1;
    }
    easel->desk.planes[0] = (uint8_t *)ag__lay(base, &at, 4 * all),
    easel->desk.planes[1] = (uint8_t *)ag__lay(base, &at, 8 * all);
    easel->desk.planes[2] = (uint8_t *)ag__lay(base, &at, 8 * plane);
    easel->desk.planes[3] = (uint8_t *)ag__lay(base, &at, plane),
    easel->desk.planes[4] = (uint8_t *)ag__lay(base, &at, plane);
    easel->desk.seen = (uint32_t *)(void *)ag__lay(base, &at, all * sizeof(uint32_t));
    easel->desk.preferred = (uint8_t *)ag__lay(base, &at, area);
    for (k = 0; k < 2; k++) easel->desk.matches[k] = (ag__match *)(void *)ag__lay(base, &at, area * sizeof(ag__match));
    easel->desk.pose = (int32_t *)(void *)ag__lay(base, &at, AG__MOST_TERMS * 512 * sizeof(int32_t));
    for (k = 0; k < 3; k++) easel->slots[k] = (uint8_t *)ag__lay(base, &at, guide);
    easel->given = (uint8_t *)ag__lay(base, &at, 3 * guide > 4 * AG__PALETTE ? 3 * guide : 4 * AG__PALETTE);
    for (k = 0; k < 4; k++) easel->palettes[k] = (uint8_t *)ag__lay(base, &at, AG__PALETTE);
    easel->codes = (int8_t *)ag__lay(base, &at, 4 * ag__part_of(pack));
    for (k = 0; k < 2; k++) easel->own[k] = (int8_t *)ag__lay(base, &at, ag__part_of(pack));
    easel->places = (int32_t *)(void *)ag__lay(base, &at, area * sizeof(int32_t));
    easel->tints = (ag__tint *)(void *)ag__lay(base, &at, 2 * sizeof(ag__tint));
    most = ag__run_size(&pack->decoder, 3);
    easel->chain = ag__lay(base, &at, most > palette ? most : palette);
    easel->drawn[0] = easel->drawn[1] = -1;
    return at;
}

/* ---- Guides and palettes ---- */

/* Where the first source's drawing stands on the easel, 0 or 1; a second one's is the other. */
static int ag__put_up(const ag__easel *easel, const ag__painting *painting) {
    if (easel->drawn[0] == painting->sources[0]) return 0;
    if (easel->drawn[1] == painting->sources[0]) return 1;
    return painting->n_sources == 2 && easel->drawn[0] == painting->sources[1];
}

/* The palettes of the texture and of its sources, those of a source unless they are there. */
static void ag__draw_palettes(const ag_pack *pack, const ag__painting *painting, int first, ag__easel *easel) {
    size_t part = ag__part_of(pack), size = (size_t)pack->n_colours * (size_t)pack->channels,
           clear = pack->channels == 4 ? 4 : 0;
    const int8_t *codes[4] = {NULL, NULL, NULL, NULL};
    int order[4], to[4], same[4], n = 0, n_all = 0, i, k;
    ag__ends ends;
    order[n_all++] = first;
    if (painting->n_sources == 2) order[n_all++] = !first;
    for (i = 0; i < n_all; i++) codes[order[i]] = easel->own[order[i]];
    order[n_all++] = AG__KEPT, codes[AG__KEPT] = painting->kept;
    order[n_all++] = AG__WORN, codes[AG__WORN] = painting->p;
    for (i = 0; i < n_all; i++) {
        int o = order[i];
        for (k = 0; k < i && memcmp(codes[order[k]], codes[o], part); k++) continue;
        same[i] = k < i && pack->computes_palettes ? order[k] : -1;
        if (same[i] >= 0 || (o < AG__KEPT && easel->drawn[o] == painting->sources[o != first])) continue;
        memcpy(easel->codes + (size_t)n * part, codes[o], part);
        to[n++] = o;
    }
    ends.codes = easel->codes, ends.code_apart = part, ends.out = easel->given, ends.out_apart = AG__PALETTE;
    if (n && pack->computes_palettes) ag__run(&pack->palette, &ends, (size_t)n, easel->chain);
    for (i = 0; i < n; i++) {
        memset(easel->palettes[to[i]], 0, clear);
        memcpy(easel->palettes[to[i]] + clear,
               pack->computes_palettes ? easel->given + (size_t)i * AG__PALETTE : pack->colours, size);
    }
    for (i = 0; i < n_all; i++)
        if (same[i] >= 0) memcpy(easel->palettes[order[i]], easel->palettes[same[i]], clear + size);
}

/* Slots of the texture and of its sources, and all palettes. */
static void ag__draw_guides(const ag_pack *pack, const ag__painting *painting, int first, ag__easel *easel) {
    size_t part = ag__part_of(pack), guide = (size_t)pack->guide_height * (size_t)pack->guide_width;
    int to[3], n = 0, s;
    ag__ends ends;
    memcpy(easel->codes, painting->z, part);
    to[n++] = 2;
    for (s = 0; s < painting->n_sources; s++) {
        int o = s ? !first : first;
        if (easel->drawn[o] == painting->sources[s]) continue;
        memcpy(easel->codes + (size_t)n * part, easel->own[o], part);
        to[n++] = o;
    }
    ends.codes = easel->codes, ends.code_apart = part, ends.out = easel->given, ends.out_apart = guide;
    ag__run(&pack->decoder, &ends, (size_t)n, easel->chain);
    for (s = 0; s < n; s++) memcpy(easel->slots[to[s]], easel->given + (size_t)s * guide, guide);
}

static void ag__draw_all(const ag_pack *pack, const ag__painting *painting, int first, int with_slots,
                         ag__easel *easel) {
    int s;
    for (s = 0; s < painting->n_sources; s++) {
        int8_t *own = easel->own[s ? !first : first];
        memcpy(own, ag__latent(pack, painting->sources[s]), (size_t)pack->n_latent);
        ag__put_class(pack, ag__class_of(pack, painting->sources[s]), own);
    }
    if (with_slots) ag__draw_guides(pack, painting, first, easel);
    ag__draw_palettes(pack, painting, first, easel);
    for (s = 0; s < painting->n_sources; s++) {
        int o = s ? !first : first;
        if (with_slots)
            easel->drawn[o] = painting->sources[s];
        else if (easel->drawn[o] != painting->sources[s])
            easel->drawn[o] = -1; /* its palette alone is there */
    }
}

/* ---- Pictures ---- */

static void ag__premultiply(const uint8_t *from, uint8_t *to) {
    int alpha = from[3], c;
    for (c = 0; c < 3; c++) to[c] = (uint8_t)((from[c] * alpha + 127) / 255);
    to[3] = from[3];
}

/* Slots as a picture of the texture's size, premultiplied. */
static void ag__colour_guide(const ag_pack *pack, const uint8_t *slots, const uint8_t *palette, uint8_t *out) {
    int n = pack->n_colours + (pack->channels == 4), scale = pack->guide_scale, width = pack->width, y, x, k;
    uint8_t colours[257][4];
    for (k = 0; k < n; k++) {
        uint8_t straight[4] = {0, 0, 0, 255};
        memcpy(straight, palette + (size_t)k * (size_t)pack->channels, (size_t)pack->channels);
        ag__premultiply(straight, colours[k]);
    }
    for (y = 0; y < pack->height; y++, out += 4 * (size_t)width) {
        const uint8_t *row = slots + (size_t)(y / scale) * (size_t)pack->guide_width;
        if (y % scale) {
            memcpy(out, out - 4 * (size_t)width, 4 * (size_t)width);
            continue;
        }
        for (x = 0; x < pack->guide_width; x++)
            for (k = 0; k < scale; k++) memcpy(out + 4 * (size_t)(x * scale + k), colours[row[x]], 4);
    }
}

/* Art as a picture of the texture's size, premultiplied. */
static void ag__show_art(const ag_pack *pack, const ag__art *art, uint8_t *out) {
    uint8_t colours[256][4];
    int y, x, k;
    memset(out, 0, 4 * (size_t)pack->height * (size_t)pack->width);
    for (k = 0; k < art->n_colours; k++) ag__premultiply(art->colours + 4 * k, colours[k]);
    for (y = 0; y < art->height; y++) {
        uint8_t *to = out + 4 * (size_t)((art->top + y) * pack->width + art->left);
        const uint8_t *from = art->pixels + (art->n_colours ? 1u : 4u) * (size_t)(y * art->width);
        for (x = 0; x < art->width; x++)
            if (art->n_colours)
                memcpy(to + 4 * x, colours[from[x]], 4);
            else
                ag__premultiply(from + 4 * x, to + 4 * x);
    }
}

/* Which of two sources each pixel prefers, (H, W), 0 or 1: in smooth regions, that of the second so large as `way`
   says. */
static void ag__prefer(const ag_pack *pack, const ag__painting *painting, const ag__figure *figure, uint8_t *out) {
    int height = pack->height, width = pack->width, counts[256], limit, seen, y, x;
    int all = (figure->bottom - figure->top) * (figure->right - figure->left);
    memset(counts, 0, sizeof counts);
    for (y = 0; y < height; y++)
        for (x = 0; x < width; x++) {
            int a = ((2 * y + 1) * 256) / height, b = a & 255, c = ((2 * x + 1) * 256) / width, d = c & 255;
            const uint8_t *n = painting->regions + 3 * (a >> 8) + (c >> 8);
            int v = (n[0] * (256 - b) * (256 - d) + n[3] * b * (256 - d) + n[1] * (256 - b) * d + n[4] * b * d) >> 16;
            out[y * width + x] = (uint8_t)v;
            if (y >= figure->top && y < figure->bottom && x >= figure->left && x < figure->right) counts[v]++;
        }
    for (limit = 0, seen = counts[0]; 256 * seen < painting->way * all; seen += counts[limit]) limit++;
    for (y = 0; y < height * width; y++) out[y] = out[y] <= limit;
}

/* The places of a texture; all palettes are on the easel then. first: as ag__put_up gives it. */
static void ag__find_places(const ag_pack *pack, const ag__painting *painting, int first, ag__easel *easel,
                            int32_t *places) {
    ag__size *size = &easel->desk.sizes[0];
    const ag__figure *figure = &pack->figures[painting->sources[0]];
    int axis = pack->mirror && painting->n_sources == 1 ? pack->mirror[painting->sources[0]] : -1, s;
    ag__draw_all(pack, painting, first, 1, easel);
    for (s = 0; s < painting->n_sources; s++) {
        int o = s ? !first : first;
        ag__show_art(pack, &pack->art[painting->sources[s]], size->art[s]);
        ag__colour_guide(pack, easel->slots[o], easel->palettes[o], size->guide[s]);
    }
    ag__colour_guide(pack, easel->slots[2], easel->palettes[AG__KEPT], size->variant);
    ag__pose(pack, painting->z, figure, easel->desk.pose, size->flow);
    if (pack->holds)
        ag__hold(pack, pack->hold_layer < 0 ? NULL : &pack->layers[pack->hold_layer][painting->sources[0]], size->held,
                 easel->desk.preferred, size->flow);
    if (axis >= 0) ag__mirror_flow(size->flow, pack->height, pack->width, axis);
    if (painting->n_sources == 2) ag__prefer(pack, painting, figure, easel->desk.preferred);
    ag__paint_places(pack, &easel->desk, figure, painting->n_sources, painting->rules, places);
    if (axis >= 0) ag__mirror_places(places, pack->height, pack->width, axis);
}

/* What is drawn of an exemplar: a layer, or for -1 what its textures show. */
static const ag__art *ag__drawn_art(const ag_pack *pack, int exemplar, int layer) {
    if (layer < 0 && pack->shown) layer = pack->shown[exemplar];
    return layer < 0 ? &pack->art[exemplar] : &pack->layers[layer][exemplar];
}

/* The texture of these places, or a layer, in the colours of a request. */
static void ag__colour_places(const ag_pack *pack, const ag__painting *painting, int first, const ag_request *request,
                              int layer, ag__easel *easel, const int32_t *places, uint8_t *pixels) {
    size_t clear = pack->channels == 4 ? 4 : 0, channels = layer < 0 ? (size_t)pack->channels : 4;
    int area = pack->height * pack->width, i, s;
    const ag__art *drawn[2] = {NULL, NULL};
    for (s = 0; s < painting->n_sources; s++) {
        drawn[s] = ag__drawn_art(pack, painting->sources[s], layer);
        ag__mix_tint(pack, &pack->art[painting->sources[s]], drawn[s], easel->palettes[s ? !first : first] + clear,
                     easel->palettes[AG__KEPT] + clear, easel->palettes[AG__WORN] + clear, request, &easel->tints[s]);
    }
    for (i = 0; i < area; i++, pixels += channels) {
        uint8_t colour[4] = {0, 0, 0, 0};
        if (places[i] >= 0) {
            int source = places[i] >= area, place = places[i] - source * area;
            ag__tinted(&easel->tints[source], drawn[source], place / pack->width, place % pack->width, colour);
        }
        memcpy(pixels, colour, channels);
    }
}

/* A layer at these places, RGBA. */
static void ag__layer_places(const ag_pack *pack, const ag__painting *painting, int layer, const int32_t *places,
                             uint8_t *pixels) {
    int area = pack->height * pack->width, i;
    for (i = 0; i < area; i++, pixels += 4) {
        int source = places[i] >= area, place = places[i] - source * area;
        memset(pixels, 0, 4);
        if (places[i] >= 0)
            memcpy(pixels,
                   ag__colour_at(&pack->layers[layer][painting->sources[source]], place / pack->width,
                                 place % pack->width),
                   4);
    }
}
