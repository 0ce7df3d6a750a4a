/* ---- SHA-256 ---- */

#define AG__LONG_HASH 16384 /* bytes; to ask the processor what it can do takes longer than to hash fewer */

static uint32_t ag__rotate(uint32_t x, int n) { return (x >> n) | (x << (32 - n)); }

static const uint32_t ag__sha256_k[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static void ag__sha256_block(uint32_t state[8], const uint8_t *block) {
    uint32_t w[64], a, b, c, d, e, f, g, h;
    int i;
    for (i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 |
               block[4 * i + 3];
    for (; i < 64; i++) {
        uint32_t s0 = ag__rotate(w[i - 15], 7) ^ ag__rotate(w[i - 15], 18) ^ (w[i - 15] >> 3);
        uint32_t s1 = ag__rotate(w[i - 2], 17) ^ ag__rotate(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
#define AG__ROUND(a, b, c, d, e, f, g, h, i)                                                                      \
    h += (ag__rotate(e, 6) ^ ag__rotate(e, 11) ^ ag__rotate(e, 25)) + ((e & f) ^ (~e & g)) + ag__sha256_k[i] + w[i]; \
    d += h;                                                                                                       \
    h += (ag__rotate(a, 2) ^ ag__rotate(a, 13) ^ ag__rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (i = 0; i < 64; i += 8) {
        AG__ROUND(a, b, c, d, e, f, g, h, i);
        AG__ROUND(h, a, b, c, d, e, f, g, i + 1);
        AG__ROUND(g, h, a, b, c, d, e, f, i + 2);
        AG__ROUND(f, g, h, a, b, c, d, e, i + 3);
        AG__ROUND(e, f, g, h, a, b, c, d, i + 4);
        AG__ROUND(d, e, f, g, h, a, b, c, i + 5);
        AG__ROUND(c, d, e, f, g, h, a, b, i + 6);
        AG__ROUND(b, c, d, e, f, g, h, a, i + 7);
    }
#undef AG__ROUND
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e, state[5] += f, state[6] += g;
    state[7] += h;
}

static void ag__sha256_blocks(uint32_t state[8], const uint8_t *data, size_t n) {
    for (; n; n--, data += 64) ag__sha256_block(state, data);
}

#ifdef AG__X86
/* By the instructions that many processors have for it, several times as fast. state is kept as they want it: a, b, e, f
   and c, d, g, h, each from the highest lane down. Each of the sixteen turns does four rounds. */
#define AG__SHA AG__FOR("sha,sse4.1,ssse3")
AG__SHA static void ag__sha256_blocks_x86(uint32_t state[8], const uint8_t *data, size_t n) {
    const __m128i order = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    __m128i dcba = _mm_loadu_si128((const __m128i *)(const void *)state);
    __m128i hgfe = _mm_loadu_si128((const __m128i *)(const void *)(state + 4));
    __m128i badc = _mm_shuffle_epi32(dcba, 0xB1), efgh = _mm_shuffle_epi32(hgfe, 0x1B);
    __m128i abef = _mm_alignr_epi8(badc, efgh, 8), cdgh = _mm_blend_epi16(efgh, badc, 0xF0);
    for (; n; n--, data += 64) {
        const __m128i abef_before = abef, cdgh_before = cdgh;
        __m128i w[4], sum;
        int i;
        for (i = 0; i < 16; i++) {
            if (i < 4) {
                w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(data + 16 * i)), order);
            } else {
                sum = _mm_add_epi32(_mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]),
                                    _mm_alignr_epi8(w[(i + 3) % 4], w[(i + 2) % 4], 4));
                w[i % 4] = _mm_sha256msg2_epu32(sum, w[(i + 3) % 4]);
            }
            sum = _mm_add_epi32(w[i % 4], _mm_loadu_si128((const __m128i *)(const void *)(ag__sha256_k + 4 * i)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
        }
        abef = _mm_add_epi32(abef, abef_before), cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    efgh = _mm_shuffle_epi32(abef, 0x1B), badc = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)(void *)state, _mm_blend_epi16(efgh, badc, 0xF0));
    _mm_storeu_si128((__m128i *)(void *)(state + 4), _mm_alignr_epi8(badc, efgh, 8));
}
#endif

AG_API void ag_sha256(const void *content, size_t n, uint8_t digest[32]) {
    const uint8_t *data = (const uint8_t *)content;
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    uint8_t last[128];
    size_t whole = n & ~(size_t)63, rest = n - whole, padded = rest < 56 ? 64 : 128, i;
#ifdef AG__X86
    if (n >= AG__LONG_HASH && ag__has_sha())
        ag__sha256_blocks_x86(state, data, whole / 64);
    else
#endif
        ag__sha256_blocks(state, data, whole / 64);
    memset(last, 0, sizeof last);
    if (rest) memcpy(last, data + whole, rest);
    last[rest] = 0x80;
    for (i = 0; i < 8; i++) last[padded - 1 - i] = (uint8_t)((uint64_t)n * 8 >> 8 * i);
    ag__sha256_blocks(state, last, padded / 64);
    for (i = 0; i < 32; i++) digest[i] = (uint8_t)(state[i / 4] >> (24 - 8 * (i % 4)));
}

