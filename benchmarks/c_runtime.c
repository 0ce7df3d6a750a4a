/* Draws textures of an .agp file and says how many a second.

   c_runtime PACK                              the first texture of seed 7, then ends
   c_runtime PACK KERNEL BATCH SECONDS         textures a second and multiplications of a texture; BATCH at a time
   c_runtime peak KERNEL SECONDS               10^9 multiplications a second of a loop of nothing else, in registers

   Seconds are of the processor, for the machine may have other work; the fastest twentieth
   of a second counts. -DBEFORE: for a header without batches, which has no kernels to choose. */

#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#include <stdio.h>
#include <time.h>
#ifdef __wasi__
#include <wasi/api.h>
#endif

static double now(void) {
#ifdef __wasi__
    __wasi_timestamp_t nanoseconds = 0;
    int error = __wasi_clock_time_get(2, 1, &nanoseconds); /* the process's, for which wasi-libc has no call */
    return error ? 0 : 1e-9 * (double)nanoseconds;
#else
    return (double)clock() / CLOCKS_PER_SEC;
#endif
}

static double rate(const ag_pack *pack, size_t batch, double seconds) {
    size_t n = ag_size(pack) * batch;
    uint8_t *pixels = (uint8_t *)malloc(n);
    ag_request request = ag_defaults();
    double begun = now(), best = 0;
#ifndef BEFORE
    size_t n_scratch = ag_scratch_size(pack, batch);
    void *scratch = malloc(n_scratch);
#endif
    request.seed = 7;
    while (now() - begun < seconds) {
        double turn = now(), took;
        int count = 0;
        for (; (took = now() - turn) < 0.05; count += (int)batch, request.index += (uint32_t)batch) {
#ifdef BEFORE
            ag_texture(pack, &request, pixels, n);
#else
            ag_series(pack, &request, batch, pixels, n, scratch, n_scratch);
#endif
        }
        if (count / took > best) best = count / took;
    }
    return best;
}

/* Twelve sums that do not wait for each other; HIDE keeps the compiler from taking a product twice or out of the loop. */
#if !defined(BEFORE) && defined(AG__X86_BYTES) && defined(__GNUC__)
#define HIDE(x) __asm__ volatile("" : "+x"(x));
#define STEP(dot, s) HIDE(x) s = dot(s, x, x);
#define PEAK(name, features, vector, spread, dot)                                                               \
    AG__FOR(features) static double name(double seconds) {                                                      \
        vector x = spread("\1\2\3\4"), a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x; \
        vector l = x;                                                                                           \
        double begun = now(), best = 0;                                                                         \
        while (now() - begun < seconds) {                                                                       \
            double turn = now(), took;                                                                          \
            long count = 0, n;                                                                                  \
            for (; (took = now() - turn) < 0.05; count += 100000)                                               \
                for (n = 0; n < 100000; n++) {                                                                  \
                    STEP(dot, a) STEP(dot, b) STEP(dot, c) STEP(dot, d) STEP(dot, e) STEP(dot, f)               \
                    STEP(dot, g) STEP(dot, h) STEP(dot, i) STEP(dot, j) STEP(dot, k) STEP(dot, l)               \
                }                                                                                               \
            if (count / took > best) best = count / took;                                                       \
        }                                                                                                       \
        HIDE(a) HIDE(b) HIDE(c) HIDE(d) HIDE(e) HIDE(f) HIDE(g) HIDE(h) HIDE(i) HIDE(j) HIDE(k) HIDE(l)         \
        return best * 12 * 1e-9;                                                                                \
    }
PEAK(peak_sse2, "sse2", __m128i, ag__spread_sse2, ag__dot_sse2)
PEAK(peak_avx2, "avx2", __m256i, ag__spread_avx2, ag__dot_avx2)
PEAK(peak_avxvnni, "avx2,avxvnni", __m256i, ag__spread_avxvnni, ag__dot_avxvnni)
PEAK(peak_avx512, "avx512f,avx512bw,avx512vl,avx512vnni", __m512i, ag__spread_avx512, ag__dot_avx512)

static double peak(const char *kernel, double seconds) {
    if (!strcmp(kernel, "sse2")) return 8 * peak_sse2(seconds);
    if (!strcmp(kernel, "avx2")) return 16 * peak_avx2(seconds);
    if (!strcmp(kernel, "avxvnni")) return 32 * peak_avxvnni(seconds);
    return strcmp(kernel, "avx512vnni") ? 0 : 64 * peak_avx512(seconds);
}
#else
static double peak(const char *kernel, double seconds) { return kernel ? 0 * seconds : 0; }
#endif

int main(int argc, char **argv) {
    FILE *file;
    ag_request request = ag_defaults();
    ag_pack *pack;
    uint8_t *data = NULL, *pixels;
    size_t n = 0, room = 0;
    int error;
    if (argc > 3 && !strcmp(argv[1], "peak")) return printf("%.1f\n", peak(argv[2], atof(argv[3]))), 0;
    file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (!file) return 1;
    for (; !feof(file) && !ferror(file); n += fread(data + n, 1, room - n, file))
        if (n == room) data = (uint8_t *)realloc(data, room += 1 << 20);
    fclose(file);
#ifdef BEFORE
    error = ag_open(data, n, &pack);
#else
    error = ag_open_with(data, n, 0, 0, argc > 2 ? argv[2] : NULL, &pack);
#endif
    if (error) return fprintf(stderr, "%s\n", ag_error(error)), 1;
    free(data);
    pixels = (uint8_t *)malloc(ag_size(pack));
    request.seed = 7;
    if (ag_texture(pack, &request, pixels, ag_size(pack))) return 1;
    if (argc > 4) printf("%.0f %.0f\n", rate(pack, (size_t)atoi(argv[3]), atof(argv[4])), (double)ag_cost(pack));
    free(pixels);
    ag_close(pack);
    return 0;
}
