/* The SHA-256 of the pixels of textures with seeds 0 to N - 1: same_bytes KERNEL N PACK...; without KERNEL, the kernels. */

#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#include <stdio.h>

static void *read_file(const char *path, size_t *n) {
    FILE *file = fopen(path, "rb");
    char *data = NULL;
    long size;
    if (file && !fseek(file, 0, SEEK_END) && (size = ftell(file)) > 0 && (data = (char *)malloc((size_t)size)) != NULL) {
        rewind(file);
        *n = fread(data, 1, (size_t)size, file);
    }
    if (file) fclose(file);
    return data;
}

int main(int argc, char **argv) {
    int i, n_textures = argc > 2 ? atoi(argv[2]) : 0;
    const char *name;
    if (argc < 4) {
        for (i = 0; (name = ag_kernel_name(i)) != NULL; i++) puts(name);
        return 0;
    }
    for (i = 3; i < argc; i++) {
        ag_pack *pack = NULL;
        size_t n = 0, size, k;
        uint8_t *pixels, digest[32];
        void *data = read_file(argv[i], &n);
        ag_request request;
        if (!data || ag_open_with(data, n, 0, 0, argv[1], &pack)) return 1;
        free(data);
        size = ag_size(pack);
        pixels = (uint8_t *)malloc(size * (size_t)n_textures);
        request = ag_defaults();
        for (request.seed = 0; pixels && request.seed < (uint64_t)n_textures; request.seed++)
            if (ag_texture(pack, &request, pixels + (size_t)request.seed * size, size)) return 1;
        ag_sha256(pixels, size * (size_t)n_textures, digest);
        for (k = 0; k < 32; k++) printf("%02x", digest[k]);
        puts("");
        fflush(stdout);
        free(pixels);
        ag_close(pack);
    }
    return 0;
}
