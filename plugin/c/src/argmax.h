/* Of a number other than 0. */
#if defined(AG__X86) || defined(AG__WASM)
static int ag__lowest_bit(uint32_t bits) {
#ifdef __GNUC__
    return __builtin_ctz(bits);
#else
    int i = 0;
    for (; !(bits & 1); bits >>= 1) i++;
    return i;
#endif
}
#endif

/* The first of n values of 16 bits that none exceeds. Behind them are, up to a multiple of eight, values that do not exceed
   them either. */
static int ag__first_most(const char *values, int n) {
#ifdef AG__X86
    __m128i most = ag__at(values);
    int v, equal;
    for (v = 8; v < n; v += 8) most = _mm_max_epi16(most, ag__at(values + 2 * v));
    most = _mm_max_epi16(most, _mm_shuffle_epi32(most, 0x4E));
    most = _mm_max_epi16(most, _mm_shuffle_epi32(most, 0xB1));
    most = _mm_max_epi16(most, _mm_shufflehi_epi16(_mm_shufflelo_epi16(most, 0xB1), 0xB1));
    for (v = 0;; v += 8) {
        equal = _mm_movemask_epi8(_mm_cmpeq_epi16(ag__at(values + 2 * v), most));
        if (equal) return v + ag__lowest_bit((uint32_t)equal) / 2;
    }
#elif defined(AG__WASM)
    v128_t most = wasm_v128_load(values);
    int v;
    for (v = 8; v < n; v += 8) most = wasm_i16x8_max(most, wasm_v128_load(values + 2 * v));
    most = wasm_i16x8_max(most, wasm_i64x2_shuffle(most, most, 1, 0));
    most = wasm_i16x8_max(most, wasm_i32x4_shuffle(most, most, 1, 0, 3, 2));
    most = wasm_i16x8_max(most, wasm_i16x8_shuffle(most, most, 1, 0, 3, 2, 5, 4, 7, 6));
    for (v = 0;; v += 8) {
        uint32_t equal = wasm_i16x8_bitmask(wasm_i16x8_eq(wasm_v128_load(values + 2 * v), most));
        if (equal) return v + ag__lowest_bit(equal);
    }
#elif defined(AG__NEON)
    static const uint16_t places[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    int16x8_t one, most;
    int v;
    memcpy(&most, values, 16);
    for (v = 8; v < n; v += 8) {
        memcpy(&one, values + 2 * v, 16);
        most = vmaxq_s16(most, one);
    }
    most = vdupq_n_s16(vmaxvq_s16(most));
    for (v = 0;; v += 8) {
        uint16_t first;
        memcpy(&one, values + 2 * v, 16);
        first = vminvq_u16(vorrq_u16(vmvnq_u16(vceqq_s16(one, most)), vld1q_u16(places)));
        if (first < 8) return v + first;
    }
#else
    int16_t most, value;
    int best = 0, i;
    memcpy(&most, values, 2);
    for (i = 1; i < n; i++) {
        memcpy(&value, values + 2 * i, 2);
        if (value > most) most = value, best = i;
    }
    return best;
#endif
}
