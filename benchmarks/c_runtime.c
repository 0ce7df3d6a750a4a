/* Draws one texture of an .agp file; with a number of seconds, as many as it can in them, and says how many a second.

   Seconds are of the processor, for the machine may have other work; the fastest tenth of a second counts. */

#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#include <stdio.h>
#include <time.h>

static double now(void) { return (double)clock() / CLOCKS_PER_SEC; }

int main(int argc, char **argv) {
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    double seconds = argc > 2 ? atof(argv[2]) : 0, begun = now(), best = 0;
    ag_request request = ag_defaults();
    ag_pack *pack;
    uint8_t *data = NULL, *pixels;
    size_t n = 0, room = 0;
    int error;
    if (!file) return 1;
    for (; !feof(file) && !ferror(file); n += fread(data + n, 1, room - n, file))
        if (n == room) data = (uint8_t *)realloc(data, room += 1 << 20);
    fclose(file);
    error = ag_open(data, n, &pack);
    if (error) return fprintf(stderr, "%s\n", ag_error(error)), 1;
    free(data);
    pixels = (uint8_t *)malloc(ag_size(pack));
    request.seed = 7;
    if (ag_texture(pack, &request, pixels, ag_size(pack))) return 1;
    while (now() - begun < seconds) {
        double turn = now(), took;
        int count = 0;
        for (; (took = now() - turn) < 0.1; count++, request.index++)
            ag_texture(pack, &request, pixels, ag_size(pack));
        if (count / took > best) best = count / took;
    }
    printf("%.0f\n", best);
    free(pixels);
    ag_close(pack);
    return 0;
}
