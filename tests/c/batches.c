/* Checks that all ways to a pack's textures give the same bytes: one at a time, batches and series of any length, codes
   decoded, with scratch memory of every size that is allowed, at odd addresses, and that nothing is allocated then.

   Arguments: an .agp file and a kernel. Exit code 0, or the line of the check that failed on stderr. */

#include <stdlib.h>

static int n_allocated;

static void *allocate(size_t n) {
    n_allocated++;
    return malloc(n);
}

#define AG_MALLOC(n) allocate(n)
#define AG_FREE(p) free(p)
#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#include <stdio.h>

enum { N = 21 };

#define CHECK(what)                                               \
    do {                                                          \
        if (!(what)) {                                            \
            fprintf(stderr, "line %d: %s\n", __LINE__, #what);    \
            exit(1);                                              \
        }                                                         \
    } while (0)

static const uint8_t colours[9] = {200, 10, 10, 0, 0, 0, 90, 200, 250};

/* Requests that differ in all that a pack has. */
static void ask(const ag_pack *pack, ag_request *requests) {
    int i;
    for (i = 0; i < N; i++) {
        requests[i] = ag_defaults();
        requests[i].seed = 77 + (uint64_t)i / 3, requests[i].index = (uint32_t)(i * i);
        requests[i].spread = 40 * i;
        if (ag_n_labels(pack) && i % 2) requests[i].label = i % ag_n_labels(pack);
        if (ag_indexed(pack) && ag_channels(pack) > 1 && i % 4 == 1)
            requests[i].colours = colours, requests[i].n_colours = 1 + i % 3;
    }
}

/* Draws the n textures with n_scratch bytes of scratch memory that ends at the end of its block. */
static void draw(const ag_pack *pack, const ag_request *requests, size_t n, size_t n_scratch, const uint8_t *expected) {
    size_t size = ag_size(pack);
    char *block = (char *)malloc(n_scratch + 1);
    uint8_t *pixels = (uint8_t *)malloc(n * size);
    int before = n_allocated;
    CHECK(!ag_textures(pack, requests, n, pixels, n * size, block + 1, n_scratch));
    CHECK(n_allocated == before);
    CHECK(!memcmp(pixels, expected, n * size));
    CHECK(ag_textures(pack, requests, n, pixels, n * size - 1, block + 1, n_scratch) == AG_ERROR_PIXELS);
    free(pixels);
    free(block);
}

/* Places of several codes at once, and what they show; request: of the fourth code. */
static void check_places(const ag_pack *pack, const int8_t *codes, const ag_request *request, const uint8_t *expected) {
    size_t area = (size_t)ag_width(pack) * (size_t)ag_height(pack), n_scratch = ag_scratch_size(pack, 1);
    int32_t *places = (int32_t *)malloc(4 * area * sizeof *places);
    uint8_t *pixels = (uint8_t *)malloc(4 * area);
    void *scratch = malloc(n_scratch);
    const int8_t *code = codes + 3 * ag_code_size(pack);
    int before = n_allocated, i;
    CHECK(!ag_places(pack, codes, 4, places, 4 * area, scratch, n_scratch));
    CHECK(!ag_paint(pack, code, places + 3 * area, -1, request, pixels, 4 * area, scratch, n_scratch));
    CHECK(!memcmp(pixels, expected, ag_size(pack)));
    for (i = 0; i < ag_n_layers(pack); i++)
        CHECK(!ag_paint(pack, code, places + 3 * area, i, request, pixels, 4 * area, scratch, n_scratch));
    CHECK(n_allocated == before);
    CHECK(ag_places(pack, codes, 4, places, 4 * area - 1, scratch, n_scratch) == AG_ERROR_PIXELS);
    CHECK(ag_places(pack, codes, 4, places, 4 * area, scratch, n_scratch - 1) == AG_ERROR_SCRATCH);
    CHECK(ag_paint(pack, code, places, ag_n_layers(pack), request, pixels, 4 * area, NULL, 0) == AG_ERROR_LAYERS);
    places[area - 1] = 2 * (int32_t)area;
    CHECK(ag_paint(pack, code, places, -1, request, pixels, 4 * area, NULL, 0) == AG_ERROR_PLACES);
    free(places), free(pixels), free(scratch);
}

static void check_codes(const ag_pack *pack, const ag_request *requests, const uint8_t *expected) {
    size_t size = ag_size(pack), code = ag_code_size(pack), n_scratch = ag_scratch_size(pack, N), i;
    int8_t *codes = (int8_t *)malloc(N * code), *between = (int8_t *)malloc(code);
    uint8_t *pixels = (uint8_t *)malloc(N * size), *one = (uint8_t *)malloc(size);
    char *scratch = (char *)malloc(n_scratch);
    int before = n_allocated, forced = ag_indexed(pack) && ag_channels(pack) > 1;
    for (i = 0; i < N; i++) CHECK(!ag_code(pack, &requests[i], codes + i * code));
    CHECK(!ag_decode(pack, codes, N, NULL, 0, pixels, N * size, scratch, n_scratch));
    for (i = 0; i < N; i++)
        if (!requests[i].n_colours) CHECK(!memcmp(pixels + i * size, expected + i * size, size));
    CHECK(ag_decode(pack, codes, N, colours, 3, pixels, N * size, scratch, n_scratch) ==
          (forced ? AG_OK : AG_ERROR_COLOURS));
    for (i = 0; forced && i < N; i++)
        if (requests[i].n_colours == 3) CHECK(!memcmp(pixels + i * size, expected + i * size, size));
    CHECK(!ag_code_between(pack, codes, codes + code, 100, between));
    CHECK(!ag_decode(pack, between, 1, requests[0].colours, requests[0].n_colours, pixels, size, scratch, n_scratch));
    CHECK(n_allocated == before);
    CHECK(!ag_interpolate(pack, &requests[0], &requests[1], 100, one, size));
    CHECK(!memcmp(one, pixels, size));
    if (ag_painted(pack)) {
        CHECK(ag_code_centroid(pack, &requests[3], between) == AG_ERROR_CENTROID);
        check_places(pack, codes, &requests[3], expected + 3 * size);
    } else {
        CHECK(!ag_code_centroid(pack, &requests[3], between));
        CHECK(!ag_decode(pack, between, 1, requests[3].colours, requests[3].n_colours, pixels, size, NULL, 0));
        CHECK(!ag_around_centroid(pack, &requests[3], one, size));
        CHECK(!memcmp(one, pixels, size));
        CHECK(ag_places(pack, codes, 1, (int32_t *)(void *)scratch, 1, NULL, 0) == AG_ERROR_LAYERS);
    }
    CHECK(ag_code_between(pack, codes, codes, 257, between) == AG_ERROR_WAY);
    codes[code + 1] = -128;
    CHECK(ag_decode(pack, codes, N, NULL, 0, pixels, N * size, scratch, n_scratch) == AG_ERROR_CODE);
    free(codes), free(between), free(pixels), free(one), free(scratch);
}

static void check_series(const ag_pack *pack) {
    size_t size = ag_size(pack), i;
    uint8_t *pixels = (uint8_t *)malloc(N * size), *one = (uint8_t *)malloc(size);
    ag_request request = ag_defaults();
    request.seed = 5, request.index = 0xFFFFFFFFu - N + 1;
    CHECK(!ag_series(pack, &request, N, pixels, N * size, NULL, 0));
    CHECK(ag_series(pack, &request, 0, pixels, 0, NULL, 0) == AG_OK);
    for (i = 0; i < N; i++, request.index++) {
        CHECK(!ag_texture(pack, &request, one, size));
        CHECK(!memcmp(one, pixels + i * size, size));
    }
    request.index = 0xFFFFFFFFu - N + 2;
    CHECK(ag_series(pack, &request, N, pixels, N * size, NULL, 0) == AG_ERROR_INDEX);
    free(pixels), free(one);
}

int main(int argc, char **argv) {
    static uint8_t data[1 << 21], *expected;
    static ag_request requests[N];
    FILE *file = argc > 2 ? fopen(argv[1], "rb") : NULL;
    size_t n = file ? fread(data, 1, sizeof data, file) : 0, size, least;
    ag_pack *pack;
    int i;
    CHECK(ag_open_with(data, n, 0, 0, "none", &pack) == AG_ERROR_KERNEL && !pack);
    CHECK(!ag_open_with(data, n, 0, 0, argv[2], &pack));
    CHECK(!strcmp(ag_kernel(pack), argv[2]));
    CHECK(ag_version() == AG_VERSION && ag_request_size() == sizeof(ag_request));
    size = ag_size(pack), least = ag_scratch_size(pack, 1);
    expected = (uint8_t *)malloc(N * size);
    ask(pack, requests);
    for (i = 0; i < N; i++) CHECK(!ag_texture(pack, &requests[i], expected + (size_t)i * size, size));
    for (i = 1; i <= N; i++) draw(pack, requests, (size_t)i, ag_scratch_size(pack, (size_t)i), expected);
    for (i = 0; i < 4; i++)
        draw(pack, requests, N, least + (ag_scratch_size(pack, N) - least) * (size_t)i / 3, expected);
    CHECK(ag_textures(pack, requests, N, expected, N * size, data, least - 1) == AG_ERROR_SCRATCH);
    CHECK(ag_scratch_size(pack, 0) == least);
    check_codes(pack, requests, expected);
    check_series(pack);
    requests[N - 1].spread = -2;
    CHECK(ag_textures(pack, requests, N, expected, N * size, NULL, 0) == AG_ERROR_SPREAD);
    ag_close(pack);
    free(expected);
    fclose(file);
    return 0;
}
