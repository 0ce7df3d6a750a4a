/* ---- Codes and textures ---- */

AG_API size_t ag_code_size(const ag_pack *pack) { return 2 * (size_t)(pack->n_latent + pack->n_labels); }

AG_API int ag_code(const ag_pack *pack, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__draw(pack, request, 0, code, code + ag_code_size(pack) / 2);
}

AG_API int ag_code_centroid(const ag_pack *pack, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__draw(pack, request, 1, code, code + ag_code_size(pack) / 2);
}

AG_API int ag_code_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, int8_t *code) {
    if (!pack || !request || !code) return AG_ERROR_ARGUMENT;
    memset(code, 0, ag_code_size(pack));
    return ag__mix(pack, a, b, t, request, code, code + ag_code_size(pack) / 2);
}

AG_API int ag_code_between(const ag_pack *pack, const int8_t *from, const int8_t *to, int t, int8_t *code) {
    size_t i;
    if (!pack || !from || !to || !code) return AG_ERROR_ARGUMENT;
    if (t < 0 || t > 256) return AG_ERROR_WAY;
    for (i = 0; i < ag_code_size(pack); i++) code[i] = (int8_t)ag__between(from[i], to[i], t);
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
    return AG__ALIGN + ag__codes_room(pack, n) + ag__decode_size(pack, n);
}

/* Scratch memory of one call. */
typedef struct ag__desk {
    void *owned; /* to give back */
    size_t n;    /* textures that are drawn at a time */
    int8_t *codes;
    char *rest;
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
            ag__decode_group(pack, desk.codes, count, requests + start * step, step, desk.rest,
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

AG_API int ag_decode(const ag_pack *pack, const int8_t *codes, size_t n, const uint8_t *colours, int32_t n_colours,
                     uint8_t *pixels, size_t n_pixels, void *scratch, size_t n_scratch) {
    ag_request request = ag_defaults();
    ag__desk desk;
    size_t start;
    AG__TRY(ag__check_pixels(pack, codes, n, pixels, n_pixels));
    if (n > (size_t)-1 / ag_code_size(pack)) return AG_ERROR_ARGUMENT;
    if (ag__check_latents(codes, n * ag_code_size(pack))) return AG_ERROR_CODE;
    request.colours = colours, request.n_colours = n_colours;
    AG__TRY(ag__check_request(pack, &request));
    AG__TRY(ag__sit(pack, n, scratch, n_scratch, &desk));
    for (start = 0; start < n; start += desk.n)
        ag__decode_group(pack, codes + start * ag_code_size(pack), n - start < desk.n ? n - start : desk.n, &request, 0,
                         desk.rest, pixels + start * ag_size(pack));
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
    if (!error) ag__decode_group(pack, desk.codes, 1, request, 0, desk.rest, pixels);
    AG_FREE(desk.owned);
    return error;
}

AG_API int ag_blend(const ag_pack *pack, int a, int b, int t, const ag_request *request, uint8_t *pixels, size_t n) {
    ag__desk desk;
    int error;
    AG__TRY(ag__check_pixels(pack, request, 1, pixels, n));
    AG__TRY(ag__sit(pack, 1, NULL, 0, &desk));
    error = ag_code_blend(pack, a, b, t, request, desk.codes);
    if (!error) ag__decode_group(pack, desk.codes, 1, request, 0, desk.rest, pixels);
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
    if (!error) ag__decode_group(pack, desk.codes, 1, from, 0, desk.rest, pixels);
    AG_FREE(desk.owned);
    return error;
}
