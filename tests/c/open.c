/* Opens .agp files, one behind the other on stdin, each behind its length (u32, little-endian), and draws from them.

   Arguments, each if there is one: a kernel, or "-" for the fastest; most multiplications, most moves. One line a file: "refused: why", or "opened" and the SHA-256 of the texture of seed 7, or "opened" alone if that would
   take long. Between files the bytes read are freed, so that a pack that looked back at them would be found out. */

#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#include <stdio.h>

static void show(const ag_pack *pack) {
    size_t n = ag_size(pack), i;
    uint8_t *pixels = (uint8_t *)malloc(n), sha[32];
    ag_request request = ag_defaults();
    int error;
    printf("opened");
    request.seed = 7;
    if (ag_cost(pack) < 1 << 22 && ag_moves(pack) < 1 << 20) {
        error = ag_texture(pack, &request, pixels, n);
        ag_sha256(pixels, n, sha);
        putchar(' ');
        for (i = 0; i < 32; i++) printf("%02x", error ? 0 : sha[i]);
    }
    putchar('\n');
    free(pixels);
}

int main(int argc, char **argv) {
    uint8_t length[4];
    while (fread(length, 1, 4, stdin) == 4) {
        size_t n = ag__u32(length);
        uint8_t *data = (uint8_t *)malloc(n ? n : 1);
        ag_pack *pack;
        int error;
        if (fread(data, 1, n, stdin) != n) return 1;
        error = ag_open_with(data, n, argc > 2 ? strtoull(argv[2], NULL, 10) : 0, argc > 3 ? strtoull(argv[3], NULL, 10) : 0,
                             argc > 1 && strcmp(argv[1], "-") ? argv[1] : NULL, &pack);
        free(data);
        if (error)
            printf("refused: %s\n", ag_error(error));
        else
            show(pack);
        ag_close(pack);
    }
    return 0;
}
