/* Draws from one pack in several threads at once; exit code 0 if each thread's textures are those of one alone. */

#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#include <pthread.h>
#include <stdio.h>

enum { N_THREADS = 4, N_TEXTURES = 50 };

typedef struct job {
    const ag_pack *pack;
    uint8_t sums[N_TEXTURES][32];
} job;

static void *draw(void *argument) {
    job *mine = (job *)argument;
    uint8_t *pixels = (uint8_t *)malloc(ag_size(mine->pack));
    ag_request request = ag_defaults();
    for (request.index = 0; request.index < N_TEXTURES; request.index++) {
        if (ag_texture(mine->pack, &request, pixels, ag_size(mine->pack))) abort();
        ag_sha256(pixels, ag_size(mine->pack), mine->sums[request.index]);
    }
    free(pixels);
    return NULL;
}

int main(int argc, char **argv) {
    static uint8_t data[1 << 16];
    static job jobs[N_THREADS + 1];
    pthread_t threads[N_THREADS];
    ag_pack *pack;
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    size_t n = file ? fread(data, 1, sizeof data, file) : 0;
    int i, differ = 0;
    if (ag_open(data, n, &pack)) return 2;
    for (i = 0; i <= N_THREADS; i++) jobs[i].pack = pack;
    for (i = 0; i < N_THREADS; i++) pthread_create(&threads[i], NULL, draw, &jobs[i]);
    for (i = 0; i < N_THREADS; i++) pthread_join(threads[i], NULL);
    draw(&jobs[N_THREADS]);
    for (i = 0; i < N_THREADS; i++) differ += memcmp(jobs[i].sums, jobs[N_THREADS].sums, sizeof jobs[i].sums) != 0;
    fclose(file);
    ag_close(pack);
    return differ != 0;
}
