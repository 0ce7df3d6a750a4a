/* ---- Latents (contract, section 6) ---- */

AG_API void ag_set_defaults(ag_request *request) {
    memset(request, 0, sizeof *request);
    request->label = request->base = request->spread = request->style = -1;
    request->colours = request->swaps = NULL;
}

AG_API ag_request ag_defaults(void) {
    ag_request request;
    ag_set_defaults(&request);
    return request;
}

AG_API size_t ag_request_size(void) { return sizeof(ag_request); }

static int ag__check_request(const ag_pack *pack, const ag_request *request) {
    if (request->label < -1 || request->label >= pack->n_labels) return AG_ERROR_LABEL;
    if (request->base < -1 || request->base >= ag_n_exemplars(pack)) return AG_ERROR_BASE;
    if (request->spread < -1 || request->spread > 1024) return AG_ERROR_SPREAD;
    if (request->palette < AG_VARIED || request->palette > AG_ANY) return AG_ERROR_PALETTE;
    if (request->palette != AG_VARIED && !pack->computes_palettes) return AG_ERROR_PALETTE;
    if (request->palette == AG_FROM && (request->palette_from < 0 || request->palette_from >= pack->entries.n))
        return AG_ERROR_PALETTE;
    if (request->n_colours < 0 || request->n_colours > 256) return AG_ERROR_COLOURS;
    if (request->epoch > (uint32_t)pack->n_epochs) return AG_ERROR_EPOCH;
    if (request->style < -1 || request->style >= (pack->is_painted ? pack->entries.n : 0)) return AG_ERROR_STYLE;
    if (request->n_swaps < 0 || request->n_swaps > (pack->is_painted ? 256 : 0) ||
        (request->n_swaps && !request->swaps))
        return AG_ERROR_SWAPS;
    if (request->n_colours && (!request->colours || !pack->is_indexed || pack->channels < 3)) return AG_ERROR_COLOURS;
    return AG_OK;
}

static int ag__spread_of(const ag_pack *pack, const ag_request *request) {
    return request->spread < 0 ? pack->spread : request->spread;
}

/* Chooses among n of the entries of a table that has a row of n_all for each epoch. Contract 2 stops at the first
   entry of 2^32 - 1, behind which stand those that join in later epochs: as if the greatest word were one less. */
static int ag__draw_from(const ag_pack *pack, const ag_request *request, uint32_t domain, const uint32_t *table,
                         int n_all, int n) {
    uint32_t word = ag__word(request, domain);
    size_t epoch = request->epoch ? request->epoch - 1 : 0;
    if (pack->is_painted && word == 0xFFFFFFFFu) word--;
    return ag__choose(word, table + epoch * (size_t)n_all, n);
}

static int ag__draw_entry(const ag_pack *pack, const ag_request *request, int k, uint32_t domain) {
    int32_t first = pack->entries.offsets[k], last = pack->entries.offsets[k + 1];
    return first +
           ag__draw_from(pack, request, domain, pack->entries.cumulative + first, pack->entries.n, last - first);
}

/* out = mean with the noise of a domain, clamped. factor: diagonal, or the lower triangle row by row. */
static void ag__disturb(const ag_pack *pack, const ag_request *request, uint32_t domain, const int *mean,
                        const int16_t *factor, int is_diagonal, int8_t *out) {
    int8_t q[AG__MAX_LATENT + 3];
    uint32_t words[4];
    int spread = ag__spread_of(pack, request), i, j;
    for (i = 0; i < pack->n_latent; i += 4) {
        ag__words(request, domain, (uint32_t)i / 4, words);
        for (j = 0; j < 4; j++) q[i + j] = pack->normal[words[j] >> 20];
    }
    for (i = 0; i < pack->n_latent; i++) {
        int64_t sum = 0;
        if (is_diagonal)
            sum = factor[i] * q[i];
        else
            for (j = 0; j <= i; j++) sum += *factor++ * q[j];
        out[i] = (int8_t)ag__clamp(mean[i] + ag__floor_shift(sum * spread + (1 << 15), 16));
    }
}

static void ag__widen(const ag_pack *pack, const int8_t *latent, int *out) {
    int i;
    for (i = 0; i < pack->n_latent; i++) out[i] = latent[i];
}

static void ag__narrow(const ag_pack *pack, const int *latent, int8_t *out) {
    int i;
    for (i = 0; i < pack->n_latent; i++) out[i] = (int8_t)latent[i];
}

static const int8_t *ag__latent(const ag_pack *pack, int entry) {
    return pack->entries.mean + (size_t)entry * (size_t)pack->n_latent;
}

/* The one-hot of class k behind a latent. */
static void ag__put_class(const ag_pack *pack, int k, int8_t *code) {
    if (!pack->n_labels) return;
    memset(code + pack->n_latent, 0, (size_t)pack->n_labels);
    code[pack->n_latent + k] = 64;
}

/* The palette code around a point among the exemplars; kept: what AG_KEEP keeps. Its one-hot is set, but another
   sprite's palette brings that sprite's. */
static void ag__draw_palette(const ag_pack *pack, const ag_request *request, int k, const int *mean, const int *kept,
                             int8_t *p) {
    if (request->palette == AG_VARIED) {
        ag__disturb(pack, request, AG__PALETTE_NOISE, mean, pack->palette_scale + (size_t)k * (size_t)pack->n_latent, 1,
                    p);
    } else if (request->palette == AG_KEEP) {
        ag__narrow(pack, kept, p);
    } else {
        int lender =
            request->palette == AG_FROM ? request->palette_from : ag__draw_entry(pack, request, k, AG__PALETTE_SOURCE);
        memcpy(p, ag__latent(pack, lender), (size_t)pack->n_latent);
        ag__put_class(pack, ag__class_of(pack, lender), p);
    }
}

/* The codes around a point among the exemplars, but for the one-hot of z. */
static void ag__around(const ag_pack *pack, const ag_request *request, int k, const int *mean, const int *kept,
                       int8_t *z, int8_t *p) {
    ag__disturb(pack, request, AG__NOISE, mean, pack->scale + (size_t)k * (size_t)pack->n_latent, 1, z);
    if (!pack->computes_palettes) return;
    memcpy(p + pack->n_latent, z + pack->n_latent, (size_t)pack->n_labels);
    ag__draw_palette(pack, request, k, mean, kept, p);
}

/* The rest of a painted pack's code, of a texture from an exemplar: its source and the kept palette. A style brings
   its own. */
static void ag__draw_source(const ag_pack *pack, const ag_request *request, int entry, int8_t *code) {
    int8_t *p = code + ag__part_of(pack), *kept = p + ag__part_of(pack);
    int own[AG__MAX_LATENT], source = request->style >= 0 ? request->style : entry, k = ag__class_of(pack, source);
    ag__put_sources(pack, source, -1, request->style >= 0, code);
    ag__draw_regions(pack, request, code);
    if (!pack->computes_palettes) return;
    memcpy(kept, ag__latent(pack, source), (size_t)pack->n_latent);
    ag__put_class(pack, k, kept);
    if (request->style < 0) return;
    ag__widen(pack, ag__latent(pack, source), own);
    ag__put_class(pack, k, p);
    ag__draw_palette(pack, request, k, own, own, p);
}

/* The codes of a texture: z, and p if the pack computes palettes. */
static int ag__draw(const ag_pack *pack, const ag_request *request, int is_centroid, int8_t *z, int8_t *p) {
    int mean[AG__MAX_LATENT], own[AG__MAX_LATENT], k, entry, i;
    size_t row;
    AG__TRY(ag__check_request(pack, request));
    if (request->base >= 0) {
        k = ag__class_of(pack, request->base);
        if (request->label >= 0 && request->label != k) return AG_ERROR_LABEL;
    } else {
        k = request->label >= 0
                ? request->label
                : ag__draw_from(pack, request, AG__CLASS, pack->class_cumulative, pack->n_classes, pack->n_classes);
    }
    row = (size_t)k * (size_t)pack->n_latent;
    ag__put_class(pack, k, z);
    if (is_centroid) {
        if (pack->is_painted) return AG_ERROR_CENTROID;
        if (request->base >= 0) return AG_ERROR_BASE;
        if (request->palette != AG_VARIED) return AG_ERROR_PALETTE;
        ag__widen(pack, pack->centroid_mean + row, mean);
        ag__disturb(pack, request, AG__NOISE, mean, pack->centroid_scale + row, 1, z);
        if (!pack->computes_palettes) return AG_OK;
        ag__put_class(pack, k, p);
        ag__disturb(pack, request, AG__PALETTE_NOISE, mean, pack->centroid_scale + row, 1, p);
        return AG_OK;
    }
    entry = request->base >= 0 ? request->base : ag__draw_entry(pack, request, k, AG__COMPONENT);
    ag__widen(pack, ag__latent(pack, entry), own);
    if (pack->is_gaussian) {
        size_t d = (size_t)pack->n_latent, width = pack->is_diagonal ? d : d * (d + 1) / 2;
        ag__disturb(pack, request, AG__NOISE, own, pack->factor + (size_t)entry * width, pack->is_diagonal, z);
    } else {
        uint64_t number = (uint64_t)ag__word(request, AG__NEIGHBOUR) * (uint32_t)pack->n_neighbours >> 32;
        uint64_t reach = (uint64_t)ag__word(request, AG__WAY) * (uint32_t)(pack->reach + 1) >> 32;
        size_t place = (size_t)entry * (size_t)pack->n_neighbours + (size_t)number;
        const int8_t *neighbour = ag__latent(pack, pack->neighbours[place]);
        int t = ((int)reach * ag__spread_of(pack, request) + 128) >> 8;
        for (i = 0; i < pack->n_latent; i++) mean[i] = ag__between(own[i], neighbour[i], t < 256 ? t : 256);
        ag__around(pack, request, k, mean, own, z, p);
        if (pack->is_painted) ag__draw_source(pack, request, entry, z);
    }
    return AG_OK;
}

static int ag__mix(const ag_pack *pack, int a, int b, int t, const ag_request *request, int8_t *z, int8_t *p) {
    int mean[AG__MAX_LATENT], i, k, first, last;
    AG__TRY(ag__check_request(pack, request));
    if (a < 0 || b < 0 || a >= ag_n_exemplars(pack) || b >= ag_n_exemplars(pack)) return AG_ERROR_BASE;
    if (request->base != -1) return AG_ERROR_BASE;
    if (request->label != -1) return AG_ERROR_LABEL;
    if (request->style != -1) return AG_ERROR_STYLE;
    if (t < 0 || t > 256) return AG_ERROR_WAY;
    first = ag__class_of(pack, a), last = ag__class_of(pack, b), k = 2 * t > 256 ? last : first;
    for (i = 0; i < pack->n_latent; i++) mean[i] = ag__between(ag__latent(pack, a)[i], ag__latent(pack, b)[i], t);
    for (i = 0; i < pack->n_labels; i++)
        z[pack->n_latent + i] = (int8_t)ag__between(i == first ? 64 : 0, i == last ? 64 : 0, t);
    ag__around(pack, request, k, mean, mean, z, p);
    if (pack->is_painted) {
        int is_one = a == b || t == 0 || t == 256;
        ag__put_sources(pack, t == 256 ? b : a, is_one ? -1 : b, is_one ? 0 : t, z);
        ag__draw_regions(pack, request, z);
        if (!pack->computes_palettes) return AG_OK;
        p += ag__part_of(pack);
        ag__narrow(pack, mean, p);
        memcpy(p + pack->n_latent, z + pack->n_latent, (size_t)pack->n_labels);
    }
    return AG_OK;
}
