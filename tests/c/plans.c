/* Plans of a pack, by what stands in lines of stdin:

       seed index attempt label level spread height width OUTLINE PINS

   OUTLINE and PINS are digits, one a cell (a class is 0 ... 9, ':' is 10), or - for no pins. Prints the SHA-256 of each
   plan, or "error", whether it is one of plans, the cell and why. `plans PACK.agp [KERNEL]`; `plans PACK.agp fuzz N` opens N damaged copies instead, and
   draws from those that open (compiled with AG_FUZZING). */

#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#include <stdio.h>

enum { MOST = 512 * 512 };

static uint8_t file[1 << 22], outline[MOST], pins[MOST], classes[MOST];
static char line[2 * MOST + 200], one[MOST + 1], two[MOST + 1];

static void print_hash(size_t n) {
    uint8_t digest[32];
    int i;
    ag_sha256(classes, n, digest);
    for (i = 0; i < 32; i++) printf("%02x", digest[i]);
    puts("");
}

static void read_cells(const char *text, uint8_t *cells) {
    for (; *text; text++) *cells++ = (uint8_t)(*text - '0');
}

/* Draws with scratch memory that is not aligned and holds what the last plan left. */
static int answer(const ag_plans *plans, char *scratch) {
    ag_plan_request request = ag_plan_defaults();
    unsigned long long seed;
    unsigned long index, attempt;
    size_t n, cell = 0, size;
    int error;
    if (sscanf(line, "%llu %lu %lu %d %d %d %d %d %s %s", &seed, &index, &attempt, &request.label, &request.level,
               &request.spread, &request.height, &request.width, one, two) != 10)
        return 1;
    request.seed = seed, request.index = (uint32_t)index, request.attempt = (uint32_t)attempt;
    n = (size_t)request.height * (size_t)request.width;
    if (strlen(one) != n || n > MOST) return 1;
    read_cells(one, outline);
    request.outline = outline;
    if (strcmp(two, "-")) {
        read_cells(two, pins);
        request.pins = pins;
    }
    size = ag_plan_scratch_size(plans, request.height, request.width);
    if (ag_plan(plans, &request, classes, n, NULL, scratch + 1, size - 1) != AG_ERROR_SCRATCH) return 1;
    if (ag_plan(plans, &request, classes, n - 1, NULL, NULL, 0) != AG_ERROR_PIXELS) return 1;
    error = ag_plan(plans, &request, classes, n, &cell, scratch + 1, size);
    if (!error) {
        uint8_t first = classes[0];
        print_hash(n);
        return ag_plan(plans, &request, classes, n, NULL, NULL, 0) || classes[0] != first;
    }
    printf("error %d %lu %s\n", error >= AG_ERROR_OUTLINE && error <= AG_ERROR_ENCLOSED, (unsigned long)cell,
           ag_error(error));
    return 0;
}

static uint32_t next_random(uint32_t *state) {
    *state ^= *state << 13, *state ^= *state >> 17, *state ^= *state << 5;
    return *state;
}

static int fuzz(size_t n, int rounds) {
    static uint8_t damaged[1 << 22];
    uint32_t state = 7;
    int round, i, n_opened = 0;
    for (round = 0; round < rounds; round++) {
        ag_plans *plans;
        memcpy(damaged, file, n);
        for (i = 0; i < 1 + round % 4; i++) {
            size_t at = round % 3 ? next_random(&state) % n : 44 + next_random(&state) % 600;
            damaged[at % n] = (uint8_t)next_random(&state);
        }
        if (!ag_open_plans(damaged, round % 50 ? n : next_random(&state) % n, ag_kernel_name(round % 4), &plans)) {
            ag_plan_request request = ag_plan_defaults();
            n_opened++;
            memset(outline, 1, 400);
            for (i = 0; i < 400; i++) pins[i] = (uint8_t)(next_random(&state) % 23 ? 0 : next_random(&state) % 4);
            request.outline = outline, request.pins = pins, request.height = request.width = 20;
            request.seed = (uint64_t)round, request.spread = round % 1025, request.level = round % 9;
            ag_plan(plans, &request, classes, 400, NULL, NULL, 0);
            request.pins = NULL, request.height = 400, request.width = 1;
            ag_plan(plans, &request, classes, 400, NULL, NULL, 0);
            ag_close_plans(plans);
        } else if (plans) {
            return 1;
        }
    }
    printf("%d opened\n", n_opened);
    return n_opened < rounds / 20;
}

int main(int count, char **given) {
    FILE *source = fopen(given[1], "rb");
    size_t n = source ? fread(file, 1, sizeof file, source) : 0;
    ag_plans *plans;
    void *scratch;
    int error;
    if (source) fclose(source);
    if (count > 3) return fuzz(n, atoi(given[3]));
    error = ag_open_plans(file, n, count > 2 ? given[2] : NULL, &plans);
    if (error) {
        puts(ag_error(error));
        return 1;
    }
    scratch = malloc(ag_plan_scratch_size(plans, 512, 512) + 1);
    while (fgets(line, sizeof line, stdin))
        if (answer(plans, (char *)scratch)) return 1;
    free(scratch);
    ag_close_plans(plans);
    return 0;
}
