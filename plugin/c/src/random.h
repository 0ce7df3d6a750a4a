/* ---- Random words, normal draws, choices (contract, sections 2 to 4) ---- */

static void ag__philox(const uint32_t key[2], const uint32_t counter[4], uint32_t out[4]) {
    uint32_t k0 = key[0], k1 = key[1], c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    int round;
    for (round = 0; round < 10; round++) {
        uint64_t p = (uint64_t)0xD2511F53u * c0, q = (uint64_t)0xCD9E8D57u * c2;
        c0 = (uint32_t)(q >> 32) ^ c1 ^ k0, c1 = (uint32_t)q;
        c2 = (uint32_t)(p >> 32) ^ c3 ^ k1, c3 = (uint32_t)p;
        k0 += 0x9E3779B9u, k1 += 0xBB67AE85u;
    }
    out[0] = c0, out[1] = c1, out[2] = c2, out[3] = c3;
}

/* The four words of a block. */
static void ag__words(const ag_request *request, uint32_t domain, uint32_t block, uint32_t out[4]) {
    uint32_t key[2], counter[4];
    key[0] = (uint32_t)request->seed, key[1] = (uint32_t)(request->seed >> 32);
    counter[0] = request->index, counter[1] = request->attempt, counter[2] = block, counter[3] = domain;
    ag__philox(key, counter, out);
}

static uint32_t ag__word(const ag_request *request, uint32_t domain) {
    uint32_t words[4];
    ag__words(request, domain, 0, words);
    return words[0];
}

/* How often the upper half of the table of normal quantiles holds the value 0, 1, ... 117 (units of 1/32). */
static void ag__fill_normal(int8_t table[4096]) {
    static const uint8_t runs[118] = {
        26, 51, 51, 50, 51, 50, 51, 50, 49, 49, 49, 48, 47, 47, 47, 46, 45, 44, 44, 42, 42, 42, 40, 39,
        39, 38, 36, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 24, 22, 22, 21, 19, 19, 19, 17,
        17, 15, 15, 15, 13, 13, 13, 11, 11, 11, 10, 9,  9,  8,  8,  7,  7,  7,  6,  5,  6,  5,  5,  4,
        4,  4,  3,  4,  3,  2,  3,  2,  3,  2,  2,  1,  2,  2,  1,  1,  1,  1,  1,  1,  1,  1,  1,  0,
        1,  0,  1,  0,  1,  0,  0,  1,  0,  0,  0,  0,  1,  0,  0,  0,  0,  0,  0,  0,  0,  1};
    int place = 2048, value, i;
    for (value = 0; value < 118; value++)
        for (i = 0; i < runs[value]; i++, place++) {
            table[place] = (int8_t)value;
            table[4095 - place] = (int8_t)-value;
        }
}

/* The first i with word < cumulative[i]; the last entry is never compared. */
static int ag__choose(uint32_t word, const uint32_t *cumulative, int n) {
    int first = 0, last = n - 1;
    while (first < last) {
        int middle = first + (last - first) / 2;
        if (word < cumulative[middle])
            last = middle;
        else
            first = middle + 1;
    }
    return first;
}

/* Floor of x / 2^n, whatever >> does with negative numbers. */
static int64_t ag__floor_shift(int64_t x, int n) { return x < 0 ? ~(~x >> n) : x >> n; }

static int ag__clamp(int64_t x) { return x < -127 ? -127 : x > 127 ? 127 : (int)x; }

static int ag__between(int a, int b, int t) { return a + (int)ag__floor_shift((b - a) * t + 128, 8); }

