/* ---- Patches on vector units ---- */

#if defined(AG__X86)
static AG__INLINE __m128i ag__none_sse2(void) { return _mm_setzero_si128(); }
static AG__INLINE __m128i ag__wide_sse2(const uint8_t *p) {
    return _mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)(const void *)p), _mm_setzero_si128());
}
static AG__INLINE void ag__widen_sse2(const uint8_t *p, int16_t *t) {
    _mm_storeu_si128((__m128i *)(void *)t, ag__wide_sse2(p));
}
static AG__INLINE __m128i ag__squared_sse2(__m128i sums, __m128i x, const int16_t *t) {
    x = _mm_sub_epi16(x, ag__at(t));
    return _mm_add_epi32(sums, _mm_madd_epi16(x, x));
}
static AG__INLINE __m128i ag__add8_sse2(__m128i sums, const uint8_t *p, const int16_t *t) {
    return ag__squared_sse2(sums, ag__wide_sse2(p), t);
}
static AG__INLINE __m128i ag__add4_sse2(__m128i sums, const uint8_t *p, const int16_t *t) {
    __m128i x = _mm_cvtsi32_si128(ag__bits((const char *)p));
    return ag__squared_sse2(sums, _mm_unpacklo_epi8(x, _mm_setzero_si128()), t);
}
static AG__INLINE void ag__halves_sse2(__m128i sums, uint32_t *halves) {
    sums = _mm_add_epi32(sums, _mm_shuffle_epi32(sums, 0xB1));
    halves[0] = (uint32_t)_mm_cvtsi128_si32(sums),
    halves[1] = (uint32_t)_mm_cvtsi128_si32(_mm_shuffle_epi32(sums, 0x4E));
}

#define AG__NAME(x) ag__##x##_sse2
#define AG__TARGET
#define AG__SUMS __m128i
#define AG__WIDE 0
#include "cheapest.h"

typedef struct ag__sums_avx2 {
    __m256i wide;
    __m128i narrow;
} ag__sums_avx2;

AG__AVX2 static AG__INLINE ag__sums_avx2 ag__none_avx2(void) {
    ag__sums_avx2 sums;
    sums.wide = _mm256_setzero_si256(), sums.narrow = _mm_setzero_si128();
    return sums;
}
AG__AVX2 static AG__INLINE __m128i ag__wide_avx2(const uint8_t *p) {
    return _mm_cvtepu8_epi16(_mm_loadl_epi64((const __m128i *)(const void *)p));
}
AG__AVX2 static AG__INLINE void ag__widen_avx2(const uint8_t *p, int16_t *t) {
    _mm_storeu_si128((__m128i *)(void *)t, ag__wide_avx2(p));
}
AG__AVX2 static AG__INLINE ag__sums_avx2 ag__add16_avx2(ag__sums_avx2 sums, const uint8_t *p, const int16_t *t) {
    __m256i x = _mm256_sub_epi16(_mm256_cvtepu8_epi16(ag__at(p)), _mm256_loadu_si256((const __m256i *)(const void *)t));
    sums.wide = _mm256_add_epi32(sums.wide, _mm256_madd_epi16(x, x));
    return sums;
}
AG__AVX2 static AG__INLINE ag__sums_avx2 ag__narrow_avx2(ag__sums_avx2 sums, __m128i x, const int16_t *t) {
    x = _mm_sub_epi16(x, ag__at(t));
    sums.narrow = _mm_add_epi32(sums.narrow, _mm_madd_epi16(x, x));
    return sums;
}
AG__AVX2 static AG__INLINE ag__sums_avx2 ag__add8_avx2(ag__sums_avx2 sums, const uint8_t *p, const int16_t *t) {
    return ag__narrow_avx2(sums, ag__wide_avx2(p), t);
}
AG__AVX2 static AG__INLINE ag__sums_avx2 ag__add4_avx2(ag__sums_avx2 sums, const uint8_t *p, const int16_t *t) {
    return ag__narrow_avx2(sums, _mm_cvtepu8_epi16(_mm_cvtsi32_si128(ag__bits((const char *)p))), t);
}
AG__AVX2 static AG__INLINE void ag__halves_avx2(ag__sums_avx2 sums, uint32_t *halves) {
    __m128i both = _mm_add_epi32(_mm256_castsi256_si128(sums.wide), _mm256_extracti128_si256(sums.wide, 1));
    ag__halves_sse2(_mm_add_epi32(both, sums.narrow), halves);
}

#define AG__NAME(x) ag__##x##_avx2
#define AG__TARGET AG__AVX2
#define AG__SUMS ag__sums_avx2
#define AG__WIDE 1
#include "cheapest.h"
#endif

#if defined(AG__NEON)
static AG__INLINE int32x4_t ag__none_neon(void) { return vdupq_n_s32(0); }
static AG__INLINE int16x8_t ag__wide_neon(const uint8_t *p) { return vreinterpretq_s16_u16(vmovl_u8(vld1_u8(p))); }
static AG__INLINE void ag__widen_neon(const uint8_t *p, int16_t *t) { vst1q_s16(t, ag__wide_neon(p)); }
static AG__INLINE int32x4_t ag__squared_neon(int32x4_t sums, int16x8_t x, const int16_t *t) {
    /* pairs of the first four in two lanes, of the last four in the other two */
    int16x8_t d = vsubq_s16(x, vld1q_s16(t));
    int32x4_t low = vmull_s16(vget_low_s16(d), vget_low_s16(d)), high = vmull_s16(vget_high_s16(d), vget_high_s16(d));
    return vaddq_s32(sums, vpaddq_s32(low, high));
}
static AG__INLINE int32x4_t ag__add8_neon(int32x4_t sums, const uint8_t *p, const int16_t *t) {
    return ag__squared_neon(sums, ag__wide_neon(p), t);
}
static AG__INLINE int32x4_t ag__add4_neon(int32x4_t sums, const uint8_t *p, const int16_t *t) {
    uint8_t bytes[8] = {0, 0, 0, 0, 0, 0, 0, 0};
    memcpy(bytes, p, 4);
    return ag__squared_neon(sums, ag__wide_neon(bytes), t);
}
static AG__INLINE void ag__halves_neon(int32x4_t sums, uint32_t *halves) {
    halves[0] = (uint32_t)(vgetq_lane_s32(sums, 0) + vgetq_lane_s32(sums, 1));
    halves[1] = (uint32_t)(vgetq_lane_s32(sums, 2) + vgetq_lane_s32(sums, 3));
}

#define AG__NAME(x) ag__##x##_neon
#define AG__TARGET
#define AG__SUMS int32x4_t
#define AG__WIDE 0
#include "cheapest.h"
#endif

#if defined(AG__WASM)
static AG__INLINE v128_t ag__none_wasm(void) { return wasm_i32x4_const_splat(0); }
static AG__INLINE void ag__widen_wasm(const uint8_t *p, int16_t *t) { wasm_v128_store(t, wasm_u16x8_load8x8(p)); }
static AG__INLINE v128_t ag__squared_wasm(v128_t sums, v128_t x, const int16_t *t) {
    x = wasm_i16x8_sub(x, wasm_v128_load(t));
    return wasm_i32x4_add(sums, wasm_i32x4_dot_i16x8(x, x));
}
static AG__INLINE v128_t ag__add8_wasm(v128_t sums, const uint8_t *p, const int16_t *t) {
    return ag__squared_wasm(sums, wasm_u16x8_load8x8(p), t);
}
static AG__INLINE v128_t ag__add4_wasm(v128_t sums, const uint8_t *p, const int16_t *t) {
    return ag__squared_wasm(sums, wasm_u16x8_extend_low_u8x16(wasm_v128_load32_zero(p)), t);
}
static AG__INLINE void ag__halves_wasm(v128_t sums, uint32_t *halves) {
    halves[0] = (uint32_t)(wasm_i32x4_extract_lane(sums, 0) + wasm_i32x4_extract_lane(sums, 1));
    halves[1] = (uint32_t)(wasm_i32x4_extract_lane(sums, 2) + wasm_i32x4_extract_lane(sums, 3));
}

#define AG__NAME(x) ag__##x##_wasm
#define AG__TARGET
#define AG__SUMS v128_t
#define AG__WIDE 0
#include "cheapest.h"
#endif
