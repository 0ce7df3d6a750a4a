/* ---- Codes and textures ---- */

AG_API size_t ag_code_size(const ag_pack *pack) {
    size_t part = (size_t)(pack->n_latent + pack->n_labels);
    return pack->is_painted ? 3 * part + AG__PAINTED_TAIL : 2 * part;
}

AG_API int ag_code(const ag_pack *pack, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__draw(pack, request, 0, code, code + ag__part_of(pack));
}

AG_API int ag_code_centroid(const ag_pack *pack, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__draw(pack, request, 1, code, code + ag__part_of(pack));
}

AG_API int ag_code_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__mix(pack, a, b, t, request, code, code + ag__part_of(pack));
}

AG_API int ag_code_between(const ag_pack *pack, const int8_t *from, const int8_t *to, int t, int8_t *code) {
    size_t n = pack && !pack->is_painted ? ag_code_size(pack) : 0, i;
    if (!pack || !from || !to || !code) return AG_ERROR_ARGUMENT;
    if (t < 0 || t > 256) return AG_ERROR_WAY;
    if (pack->is_painted) {
        ag__painting here, there;
        int first, second;
        AG__TRY(ag__read_code(pack, from, &here));
        AG__TRY(ag__read_code(pack, to, &there));
        if (here.n_sources == 2 || there.n_sources == 2) return AG_ERROR_CODE;
        if (t == 0 || t == 256) {
            memmove(code, t ? to : from, ag_code_size(pack));
            return AG_OK;
        }
        first = here.sources[0], second = there.sources[0], n = 3 * ag__part_of(pack);
        ag__put_sources(pack, first, first == second ? -1 : second, first == second ? here.way | there.way : t, code);
        memmove(code + n + 12, here.regions, AG__N_REGIONS);
    }
    for (i = 0; i < n; i++) code[i] = (int8_t)ag__between(from[i], to[i], t);
    return AG_OK;
}

static int ag__check_pixels(const ag_pack *pack, const void *asked, size_t n, const uint8_t *pixels, size_t n_pixels) {
    if (!pack || !asked || !pixels) return AG_ERROR_ARGUMENT;
    return n_pixels / ag_size(pack) < n ? AG_ERROR_PIXELS : AG_OK;
}

/* Room for n codes, at least the two that an interpolation is between. */
static size_t ag__codes_room(const ag_pack *pack, size_t n) {
    return ag__rounded((n < 2 ? 2 : n) * ag_code_size(pack), AG__ALIGN);
}

AG_API size_t ag_scratch_size(const ag_pack *pack, size_t n) {
    if (n > (size_t)pack->group) n = (size_t)pack->group;
    if (n < 1) n = 1;
    if (pack->is_painted) {
        ag__easel easel;
        return AG__ALIGN + ag__codes_room(pack, n) + ag__lay_easel(pack, NULL, &easel);
    }
    return AG__ALIGN + ag__codes_room(pack, n) + ag__decode_size(pack, n);
}

/* Scratch memory of one call. */
typedef struct ag__desk {
    void *owned; /* to give back */
    size_t n;    /* textures that are drawn at a time */
    int8_t *codes;
    char *rest;
    ag__easel easel; /* of a painted pack */
} ag__desk;

/* Room for up to n textures at a time, in the caller's scratch memory if there is any. */
static int ag__sit(const ag_pack *pack, size_t n, void *scratch, size_t n_scratch, ag__desk *desk) {
    desk->owned = NULL;
    desk->n = n < 1 ? 1 : n < (size_t)pack->group ? n : (size_t)pack->group;
    if (!scratch) {
        scratch = desk->owned = AG_MALLOC(ag_scratch_size(pack, desk->n));
        if (!scratch) return AG_ERROR_MEMORY;
    } else {
        while (desk->n > 1 && ag_scratch_size(pack, desk->n) > n_scratch) desk->n--;
        if (ag_scratch_size(pack, desk->n) > n_scratch) return AG_ERROR_SCRATCH;
    }
    desk->codes = (int8_t *)scratch + (AG__ALIGN - (uintptr_t)scratch % AG__ALIGN) % AG__ALIGN;
    desk->rest = (char *)desk->codes + ag__codes_room(pack, desk->n);
    if (pack->is_painted) ag__lay_easel(pack, desk->rest, &desk->easel);
    return AG_OK;
}

/* The textures of up to desk->n codes; request i * step has the colours of texture i. */
static int ag__draw_group(const ag_pack *pack, ag__desk *desk, const int8_t *codes, size_t n,
                          const ag_request *requests, size_t step, uint8_t *pixels) {
    ag__painting painting;
    int first;
    if (!pack->is_painted) {
        ag__decode_group(pack, codes, n, requests, step, desk->rest, pixels);
        return AG_OK;
    }
    AG__TRY(ag__read_code(pack, codes, &painting));
    first = ag__put_up(&desk->easel, &painting);
    ag__find_places(pack, &painting, first, &desk->easel, desk->easel.places);
    ag__colour_places(pack, &painting, first, requests, -1, &desk->easel, desk->easel.places, pixels);
    return AG_OK;
}

/* n textures: of n requests, or, step being 0, of one request with rising indices. */
static int ag__render(const ag_pack *pack, const ag_request *requests, size_t step, size_t n, uint8_t *pixels,
                      size_t n_pixels, void *scratch, size_t n_scratch) {
    ag__desk desk;
    size_t start, i;
    int error = AG_OK;
    AG__TRY(ag__check_pixels(pack, requests, n, pixels, n_pixels));
    if (!step && n && n - 1 > (size_t)(0xFFFFFFFFu - requests->index)) return AG_ERROR_INDEX;
    AG__TRY(ag__sit(pack, n, scratch, n_scratch, &desk));
    for (start = 0; !error && start < n; start += desk.n) {
        size_t count = n - start < desk.n ? n - start : desk.n;
        for (i = 0; !error && i < count; i++) {
            ag_request request = requests[(start + i) * step];
            if (!step) request.index += (uint32_t)(start + i);
            error = ag_code(pack, &request, desk.codes + i * ag_code_size(pack));
        }
        if (!error)
            error = ag__draw_group(pack, &desk, desk.codes, count, requests + start * step, step,
                                   pixels + start * ag_size(pack));
    }
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_textures(const ag_pack *pack, const ag_request *requests, size_t n, uint8_t *pixels, size_t n_pixels,
                       void *scratch, size_t n_scratch) {
    return ag__render(pack, requests, 1, n, pixels, n_pixels, scratch, n_scratch);
}

AG_API int ag_series(const ag_pack *pack, const ag_request *request, size_t n, uint8_t *pixels, size_t n_pixels,
                     void *scratch, size_t n_scratch) {
    return ag__render(pack, request, 0, n, pixels, n_pixels, scratch, n_scratch);
}

AG_API int ag_texture(const ag_pack *pack, const ag_request *request, uint8_t *pixels, size_t n) {
    return ag__render(pack, request, 1, 1, pixels, n, NULL, 0);
}

/* Of the codes of packs that are not painted; those of others are read one by one. */
static int ag__check_codes(const ag_pack *pack, const int8_t *codes, size_t n) {
    if (n > (size_t)-1 / ag_code_size(pack)) return AG_ERROR_ARGUMENT;
    if (!pack->is_painted && ag__check_latents(codes, n * ag_code_size(pack))) return AG_ERROR_CODE;
    return AG_OK;
}

AG_API int ag_decode_with(const ag_pack *pack, const int8_t *codes, size_t n, const ag_request *request,
                          uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch) {
    ag__desk desk;
    size_t start;
    int error;
    AG__TRY(ag__check_pixels(pack, codes, n, pixels, n_pixels));
    if (!request) return AG_ERROR_ARGUMENT;
    AG__TRY(ag__check_codes(pack, codes, n));
    AG__TRY(ag__check_request(pack, request));
    AG__TRY(ag__sit(pack, n, scratch, n_scratch, &desk));
    for (start = 0, error = AG_OK; !error && start < n; start += desk.n)
        error = ag__draw_group(pack, &desk, codes + start * ag_code_size(pack), n - start < desk.n ? n - start : desk.n,
                               request, 0, pixels + start * ag_size(pack));
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_decode(const ag_pack *pack, const int8_t *codes, size_t n, const uint8_t *colours, int32_t n_colours,
                     uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch) {
    ag_request request = ag_defaults();
    request.colours = colours, request.n_colours = n_colours;
    return ag_decode_with(pack, codes, n, &request, pixels, n_pixels, scratch, n_scratch);
}

AG_API int ag_places(const ag_pack *pack, const int8_t *codes, size_t n, int32_t *places, size_t n_places,
                     void *scratch, size_t n_scratch) {
    ag__desk desk;
    size_t area, i;
    int error;
    if (!pack || !codes || !places) return AG_ERROR_ARGUMENT;
    if (!pack->is_painted) return AG_ERROR_LAYERS;
    area = (size_t)pack->height * (size_t)pack->width;
    if (n_places / area < n) return AG_ERROR_PIXELS;
    AG__TRY(ag__sit(pack, n, scratch, n_scratch, &desk));
    for (i = 0, error = AG_OK; !error && i < n; i++) {
        ag__painting painting;
        error = ag__read_code(pack, codes + i * ag_code_size(pack), &painting);
        if (!error)
            ag__find_places(pack, &painting, ag__put_up(&desk.easel, &painting), &desk.easel, places + i * area);
    }
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_paint(const ag_pack *pack, const int8_t *code, const int32_t *places, int layer,
                    const ag_request *request, uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch) {
    ag__painting painting;
    ag__desk desk;
    int first;
    size_t area, i;
    if (!pack || !code || !places || !request || !pixels) return AG_ERROR_ARGUMENT;
    if (!pack->is_painted || layer < -1 || layer >= pack->layer_names.n) return AG_ERROR_LAYERS;
    area = (size_t)pack->height * (size_t)pack->width;
    if (n_pixels < (layer < 0 ? ag_size(pack) : 4 * area)) return AG_ERROR_PIXELS;
    AG__TRY(ag__check_request(pack, request));
    AG__TRY(ag__read_code(pack, code, &painting));
    for (i = 0; i < area; i++)
        if (places[i] < -1 || places[i] >= painting.n_sources * (int32_t)area) return AG_ERROR_PLACES;
    if (layer >= 0 && (!pack->coloured || !pack->coloured[layer])) {
        ag__layer_places(pack, &painting, layer, places, pixels);
        return AG_OK;
    }
    AG__TRY(ag__sit(pack, 1, scratch, n_scratch, &desk));
    first = ag__put_up(&desk.easel, &painting);
    ag__draw_all(pack, &painting, first, 0, &desk.easel);
    ag__colour_places(pack, &painting, first, request, layer, &desk.easel, places, pixels);
    AG_FREE(desk.owned);
    return AG_OK;
}

/* The rest draws one texture, of a code that stands at the beginning of the scratch memory. */

AG_API int ag_around_centroid(const ag_pack *pack, const ag_request *request, uint8_t *pixels, size_t n) {
    ag__desk desk;
    int error;
    AG__TRY(ag__check_pixels(pack, request, 1, pixels, n));
    AG__TRY(ag__sit(pack, 1, NULL, 0, &desk));
    error = ag_code_centroid(pack, request, desk.codes);
    if (!error) error = ag__draw_group(pack, &desk, desk.codes, 1, request, 0, pixels);
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, uint8_t *pixels, size_t n) {
    ag__desk desk;
    int error;
    AG__TRY(ag__check_pixels(pack, request, 1, pixels, n));
    AG__TRY(ag__sit(pack, 1, NULL, 0, &desk));
    error = ag_code_blend(pack, a, b, t, request, desk.codes);
    if (!error) error = ag__draw_group(pack, &desk, desk.codes, 1, request, 0, pixels);
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_interpolate(const ag_pack *pack, const ag_request *from, const ag_request *to, int t, uint8_t *pixels,
                          size_t n) {
    ag__desk desk;
    int8_t *end;
    int error;
    AG__TRY(ag__check_pixels(pack, from, 1, pixels, n));
    AG__TRY(ag__sit(pack, 1, NULL, 0, &desk));
    end = desk.codes + ag_code_size(pack);
    error = ag_code(pack, from, desk.codes);
    if (!error) error = ag_code(pack, to, end);
    if (!error) error = ag_code_between(pack, desk.codes, end, t, desk.codes);
    if (!error) error = ag__draw_group(pack, &desk, desk.codes, 1, from, 0, pixels);
    AG_FREE(desk.owned);
    return error;
}
