/* libFuzzer: any bytes as an .agp file, and some textures of what opens.

   clang -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -DAG_FUZZING -Iplugin/c tests/c/fuzz.c
   AG_FUZZING leaves out the comparison of checksums, which no fuzzer would get past. */

#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* What painted packs alone have: styles, epochs, swaps, layers. */
static void paint(const ag_pack *pack, int last, int t) {
    static const uint8_t swaps[12] = {0, 0, 0, 1, 2, 3, 255, 255, 255, 9, 9, 9};
    size_t area = (size_t)ag_width(pack) * (size_t)ag_height(pack);
    int32_t *places = (int32_t *)malloc(area * sizeof *places);
    uint8_t *pixels = (uint8_t *)malloc(4 * area), *again = (uint8_t *)malloc(4 * area);
    int8_t *code = (int8_t *)malloc(ag_code_size(pack));
    ag_request request = ag_defaults();
    int i;
    request.style = last, request.epoch = (uint32_t)ag_n_epochs(pack), request.swaps = swaps, request.n_swaps = 2;
    if (ag_texture(pack, &request, pixels, 4 * area)) abort();
    request = ag_defaults(), request.swaps = swaps, request.n_swaps = 2;
    if (ag_code_blend(pack, 0, last, t, &request, code)) abort();
    if (ag_places(pack, code, 1, places, area, NULL, 0)) abort();
    if (ag_paint(pack, code, places, -1, &request, pixels, 4 * area, NULL, 0)) abort();
    if (ag_blend(pack, 0, last, t, &request, again, 4 * area)) abort();
    if (memcmp(pixels, again, ag_size(pack))) abort();
    for (i = 0; i < ag_n_layers(pack); i++) {
        if (ag_find_layer(pack, ag_layer(pack, i)) != i) abort();
        if (ag_paint(pack, code, places, i, &request, pixels, 4 * area, NULL, 0)) abort();
    }
    free(places), free(pixels), free(again), free(code);
}

static void draw(const ag_pack *pack, const uint8_t *data, size_t n) {
    static const uint8_t colours[6] = {255, 0, 0, 10, 20, 30};
    size_t size = ag_size(pack);
    uint8_t *pixels = (uint8_t *)malloc(size);
    ag_request request = ag_defaults(), other;
    int last = ag_n_exemplars(pack) - 1;
    request.seed = n, request.index = data[n - 1], request.spread = 4 * data[n - 1];
    ag_texture(pack, &request, pixels, size);
    ag_around_centroid(pack, &request, pixels, size);
    request.n_colours = 2, request.colours = colours;
    request.base = last, request.palette = AG_ANY;
    ag_texture(pack, &request, pixels, size);
    request = ag_defaults();
    request.palette = AG_FROM, request.palette_from = last, request.label = ag_label_of(pack, last);
    ag_texture(pack, &request, pixels, size);
    request.palette = AG_KEEP;
    ag_texture(pack, &request, pixels, size);
    request = ag_defaults();
    ag_blend(pack, 0, last, data[n - 1], &request, pixels, size);
    if (ag_painted(pack)) paint(pack, last, data[n - 1]);
    other = request, other.seed = 1;
    ag_interpolate(pack, &request, &other, 200, pixels, size);
    free(pixels);
}

/* A batch in scratch memory of the least size gives what single textures give. */
static void draw_batch(const ag_pack *pack) {
    size_t size = ag_size(pack), n_scratch = ag_scratch_size(pack, 3);
    uint8_t *pixels = (uint8_t *)malloc(4 * size);
    void *scratch = malloc(n_scratch);
    ag_request request = ag_defaults();
    if (ag_series(pack, &request, 3, pixels, 3 * size, scratch, n_scratch)) abort();
    request.index = 2;
    if (ag_texture(pack, &request, pixels + 3 * size, size)) abort();
    if (memcmp(pixels + 2 * size, pixels + 3 * size, size)) abort();
    free(pixels);
    free(scratch);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    ag_pack *pack;
    uint64_t seed;
    const char *kernel = ag_kernel_name((int)(n % 6)); /* each in turn, NULL being the fastest */
    int error = ag_open_with(data, n, 0, 0, kernel, &pack), i;
    ag_seed_from_name((const char *)data, n, &seed);
    if (error) {
        if (pack || !ag_error(error)[0]) abort();
        return 0;
    }
    for (i = 0; ag_label(pack, i); i++)
        if (ag_find_label(pack, ag_label(pack, i)) != i) abort();
    for (i = 0; ag_name(pack, i); i++)
        if (ag_find_name(pack, ag_name(pack, i)) != i) abort();
    if (ag_cost(pack) < (ag_painted(pack) ? 1 << 22 : 1 << 16) && ag_moves(pack) < 1 << 16 && ag_size(pack) < 1 << 14) {
        draw(pack, data, n);
        draw_batch(pack);
    }
    ag_close(pack);
    return 0;
}
