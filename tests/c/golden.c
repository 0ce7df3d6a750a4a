/* Answers requests: one a line on stdin, one line on stdout each. Arguments: --kernel=NAME, perhaps, and .agp
   files, which requests name by number.

   Texts and colours are in hex, "-" is none. Answers are hex, decimal numbers, the SHA-256 of pixels, or "error: ...".
     kernels                                        those of this processor
     name TEXT                                      its seed
     words SEED INDEX ATTEMPT DOMAIN N              N words
     choose WORD N C...                             the place in N cumulative weights
     normal WORD                                    the normal draw
     table                                          SHA-256 of the table of normal draws
     fixed X                                        spread and way of a float
     force COLOURS COLOUR                           what the colour becomes
     pack PACK                                      fingerprint, height, width, channels, labels, names
     texture|centroid PACK REQUEST
     blend PACK NAME NAME T REQUEST
     interpolate PACK T REQUEST REQUEST
     painted PACK LAYER REQUEST PAINT
     mixed PACK LAYER NAME NAME T REQUEST PAINT
     between PACK LAYER T REQUEST PAINT REQUEST PAINT
   REQUEST: SEED INDEX ATTEMPT LABEL BASE SPREAD PALETTE NAME COLOURS, PALETTE as in ag_request, NAME whose it is.
   PAINT: EPOCH STYLE SWAPS. LAYER "-" is the texture itself, which is drawn in two ways. */

#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#include <stdio.h>

enum { N_PACKS = 32, N_TEXT = 4096 };

typedef struct request {
    ag_request asked;
    uint8_t colours[N_TEXT], swaps[N_TEXT];
} request;

static char word[2 * N_TEXT + 2];

static const char *next(void) {
    if (scanf("%8193s", word) != 1) exit(0);
    return word;
}

static uint64_t number(void) { return strtoull(next(), NULL, 10); }

/* The bytes of a text in hex, ended by 0; -1 for "-". */
static int bytes(uint8_t *out) {
    const char *text = next();
    int n = 0;
    if (!strcmp(text, "-")) return -1;
    for (; text[2 * n] && text[2 * n + 1] && n < N_TEXT - 1; n++) {
        char pair[3] = {0, 0, 0};
        pair[0] = text[2 * n], pair[1] = text[2 * n + 1];
        out[n] = (uint8_t)strtoul(pair, NULL, 16);
    }
    out[n] = 0;
    return n;
}

/* The number of a name, or of a label; -1 for "-". */
static int place(const ag_pack *pack, int (*find)(const ag_pack *, const char *)) {
    uint8_t text[N_TEXT];
    return bytes(text) < 0 ? -1 : find(pack, (const char *)text);
}

static void hex(const uint8_t *data, size_t n) {
    size_t i;
    for (i = 0; i < n; i++) printf("%02x", data[i]);
}

static void digest(const uint8_t *data, size_t n) {
    uint8_t sha[32];
    ag_sha256(data, n, sha);
    hex(sha, 32);
}

static void read_request(const ag_pack *pack, request *out) {
    int n;
    out->asked = ag_defaults();
    out->asked.seed = number();
    out->asked.index = (uint32_t)number();
    out->asked.attempt = (uint32_t)number();
    out->asked.label = place(pack, ag_find_label);
    out->asked.base = place(pack, ag_find_name);
    out->asked.spread = (int32_t)number();
    out->asked.palette = (int32_t)number();
    out->asked.palette_from = place(pack, ag_find_name);
    n = bytes(out->colours);
    out->asked.n_colours = n < 0 ? 0 : n / 3;
    out->asked.colours = n < 0 ? NULL : out->colours;
}

static void read_painting(const ag_pack *pack, request *out) {
    int n;
    read_request(pack, out);
    out->asked.epoch = (uint32_t)number();
    out->asked.style = place(pack, ag_find_name);
    n = bytes(out->swaps);
    out->asked.n_swaps = n < 0 ? 0 : n / 6;
    out->asked.swaps = n < 0 ? NULL : out->swaps;
}

static void list(const char *(*text)(const ag_pack *, int), const ag_pack *pack) {
    const char *name;
    int i;
    for (i = 0; (name = text(pack, i)) != NULL; i++) {
        putchar(i ? ',' : ' ');
        hex((const uint8_t *)name, strlen(name));
    }
    if (!i) printf(" -");
}

static void answer_pack(const ag_pack *pack) {
    hex(ag_fingerprint(pack), 32);
    printf(" %d %d %d", ag_height(pack), ag_width(pack), ag_channels(pack));
    list(ag_label, pack);
    list(ag_name, pack);
}

static void answer_texture(const char *what, ag_pack *pack) {
    static request first, second;
    size_t n = ag_size(pack);
    uint8_t *pixels = (uint8_t *)malloc(n);
    int error, a, b, t;
    switch (what[0]) {
        case 't':
            read_request(pack, &first);
            error = ag_texture(pack, &first.asked, pixels, n);
            break;
        case 'c':
            read_request(pack, &first);
            error = ag_around_centroid(pack, &first.asked, pixels, n);
            break;
        case 'b':
            a = place(pack, ag_find_name), b = place(pack, ag_find_name), t = (int)number();
            read_request(pack, &first);
            error = ag_blend(pack, a, b, t, &first.asked, pixels, n);
            break;
        default:
            t = (int)number();
            read_request(pack, &first);
            read_request(pack, &second);
            error = ag_interpolate(pack, &first.asked, &second.asked, t, pixels, n);
    }
    if (error)
        printf("error: %s", ag_error(error));
    else
        digest(pixels, n);
    free(pixels);
}

/* A texture or a layer by its code and its places; a texture also by the call that draws it at once. */
static void answer_painting(const char *what, const ag_pack *pack) {
    static request first, second;
    size_t area = (size_t)ag_width(pack) * (size_t)ag_height(pack), n = ag_size(pack);
    uint8_t *pixels = (uint8_t *)malloc(4 * area), *again = (uint8_t *)malloc(4 * area);
    int8_t *code = (int8_t *)malloc(ag_code_size(pack)), *other = (int8_t *)malloc(ag_code_size(pack));
    int32_t *places = (int32_t *)malloc(area * sizeof *places);
    int layer = place(pack, ag_find_layer), error, a, b, t;
    if (what[0] == 'p') {
        read_painting(pack, &first);
        error = ag_code(pack, &first.asked, code);
        if (!error) error = ag_texture(pack, &first.asked, again, n);
    } else if (what[0] == 'm') {
        a = place(pack, ag_find_name), b = place(pack, ag_find_name), t = (int)number();
        read_painting(pack, &first);
        error = ag_code_blend(pack, a, b, t, &first.asked, code);
        if (!error) error = ag_blend(pack, a, b, t, &first.asked, again, n);
    } else {
        t = (int)number();
        read_painting(pack, &first);
        read_painting(pack, &second);
        error = ag_code(pack, &first.asked, code);
        if (!error) error = ag_code(pack, &second.asked, other);
        if (!error) error = ag_code_between(pack, code, other, t, code);
        if (!error) error = ag_interpolate(pack, &first.asked, &second.asked, t, again, n);
    }
    if (!error) error = ag_places(pack, code, 1, places, area, NULL, 0);
    if (!error) error = ag_paint(pack, code, places, layer, &first.asked, pixels, 4 * area, NULL, 0);
    if (error)
        printf("error: %s", ag_error(error));
    else if (layer < 0 && memcmp(pixels, again, n))
        printf("error: its places give other pixels");
    else
        digest(pixels, layer < 0 ? n : 4 * area);
    free(pixels), free(again), free(code), free(other), free(places);
}

static void answer(const char *what, ag_pack *const packs[]) {
    uint8_t text[N_TEXT], colour[N_TEXT];
    uint32_t words[4], cumulative[256];
    if (!strcmp(what, "kernels")) {
        int i;
        for (i = 0; ag_kernel_name(i); i++) printf(i ? " %s" : "%s", ag_kernel_name(i));
    } else if (!strcmp(what, "name")) {
        uint64_t seed;
        int n = bytes(text), error = ag_seed_from_name((const char *)text, n < 0 ? 0 : (size_t)n, &seed);
        if (error)
            printf("error: %s", ag_error(error));
        else
            printf("%llu", (unsigned long long)seed);
    } else if (!strcmp(what, "words")) {
        ag_request asked = ag_defaults();
        uint32_t domain, n, i;
        asked.seed = number();
        asked.index = (uint32_t)number();
        asked.attempt = (uint32_t)number();
        domain = (uint32_t)number(), n = (uint32_t)number();
        for (i = 0; i < n; i++) {
            if (i % 4 == 0) ag__words(&asked, domain, i / 4, words);
            printf(i ? " %lu" : "%lu", (unsigned long)words[i % 4]);
        }
    } else if (!strcmp(what, "choose")) {
        uint32_t drawn = (uint32_t)number();
        int n = (int)number(), i;
        for (i = 0; i < n && i < 256; i++) cumulative[i] = (uint32_t)number();
        printf("%d", ag__choose(drawn, cumulative, n));
    } else if (!strcmp(what, "normal")) {
        printf("%d", packs[0]->normal[number() >> 20]);
    } else if (!strcmp(what, "table")) {
        digest((const uint8_t *)packs[0]->normal, 4096);
    } else if (!strcmp(what, "fixed")) {
        double x = strtod(next(), NULL);
        printf("%d %d", ag_spread(x), ag_way(x));
    } else if (!strcmp(what, "force")) {
        int n = bytes(text);
        bytes(colour);
        ag__force(colour, text, n / 3);
        hex(colour, 3);
    } else if (!strcmp(what, "pack")) {
        answer_pack(packs[number() % N_PACKS]);
    } else if (!strcmp(what, "painted") || !strcmp(what, "mixed") || !strcmp(what, "between")) {
        char kind[2];
        kind[0] = what[0], kind[1] = 0;
        answer_painting(kind, packs[number() % N_PACKS]);
    } else {
        char kind[2];
        kind[0] = what[0], kind[1] = 0;
        answer_texture(kind, packs[number() % N_PACKS]);
    }
}

static int open_file(const char *path, const char *kernel, ag_pack **pack) {
    FILE *file = fopen(path, "rb");
    uint8_t *data;
    long n;
    int error;
    if (!file || fseek(file, 0, SEEK_END) || (n = ftell(file)) < 0 || fseek(file, 0, SEEK_SET)) return -1;
    data = (uint8_t *)malloc((size_t)n + 1);
    if (fread(data, 1, (size_t)n, file) != (size_t)n) return -1;
    fclose(file);
    error = ag_open_with(data, (size_t)n, 0, 0, kernel, pack);
    free(data);
    return error;
}

int main(int argc, char **argv) {
    static ag_pack *packs[N_PACKS];
    const char *kernel = NULL;
    int i;
    if (argc > 1 && !strncmp(argv[1], "--kernel=", 9)) kernel = argv[1] + 9, argc--, argv++;
    for (i = 1; i < argc && i <= N_PACKS; i++) {
        int error = open_file(argv[i], kernel, &packs[i - 1]);
        if (error) {
            fprintf(stderr, "%s: %s\n", argv[i], ag_error(error));
            return 1;
        }
    }
    while (scanf("%8193s", word) == 1) {
        char what[16];
        strncpy(what, word, sizeof what - 1);
        what[sizeof what - 1] = 0;
        answer(what, packs);
        putchar('\n');
    }
    for (i = 0; i < N_PACKS; i++) ag_close(packs[i]);
    return 0;
}
