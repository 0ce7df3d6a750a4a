/* ---- The first layer of plans: a few hundred inputs of 0 and 1, most of them 0 ---- */

enum { AG__MOST_ONES = 255, AG__MOST_TIMES = 15, AG__COLUMN_UNIT = 48 };

/* The inputs that are not 0: columns whose input is 1, and columns whose input is a value up to 16. */
typedef struct ag__inputs {
    uint16_t *ones, *times;
    int16_t *values; /* of times */
    size_t n_ones, n_times;
} ag__inputs;

/* Adds weights times inputs to sums. weight: columns of `stride` weights, a multiple of AG__COLUMN_UNIT. */
typedef void ag__gatherer(const int16_t *weight, size_t stride, const ag__inputs *x, int32_t *sums);

static void ag__gather_plain(const int16_t *weight, size_t stride, const ag__inputs *x, int32_t *sums) {
    size_t i, o;
    for (i = 0; i < x->n_ones; i++) {
        const int16_t *w = weight + x->ones[i] * stride;
        AG__LOOP for (o = 0; o < stride; o++) sums[o] += w[o];
    }
    for (i = 0; i < x->n_times; i++) {
        const int16_t *w = weight + x->times[i] * stride;
        int32_t value = x->values[i];
        AG__LOOP for (o = 0; o < stride; o++) sums[o] += w[o] * value;
    }
}

#ifdef AG__X86
static AG__INLINE __m128i ag__blank_sse2(void) { return _mm_setzero_si128(); }
static AG__INLINE __m128i ag__column_sse2(const int16_t *p) { return ag__at(p); }
static AG__INLINE __m128i ag__plus_sse2(__m128i s, __m128i w) { return _mm_add_epi16(s, w); }
static AG__INLINE __m128i ag__times_sse2(__m128i w, int16_t x) { return _mm_mullo_epi16(w, _mm_set1_epi16(x)); }
static AG__INLINE void ag__spill_sse2(int32_t *p, __m128i s) {
    __m128i low = _mm_srai_epi32(_mm_unpacklo_epi16(s, s), 16), high = _mm_srai_epi32(_mm_unpackhi_epi16(s, s), 16);
    _mm_storeu_si128((__m128i *)(void *)p, _mm_add_epi32(ag__at(p), low));
    _mm_storeu_si128((__m128i *)(void *)(p + 4), _mm_add_epi32(ag__at(p + 4), high));
}

#define AG__NAME(x) ag__##x##_sse2
#define AG__TARGET
#define AG__COLUMN __m128i
#define AG__LANES 8
#define AG__REGISTERS 6
#include "gather.h"

AG__AVX2 static AG__INLINE __m256i ag__blank_avx2(void) { return _mm256_setzero_si256(); }
AG__AVX2 static AG__INLINE __m256i ag__column_avx2(const int16_t *p) {
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}
AG__AVX2 static AG__INLINE __m256i ag__plus_avx2(__m256i s, __m256i w) { return _mm256_add_epi16(s, w); }
AG__AVX2 static AG__INLINE __m256i ag__times_avx2(__m256i w, int16_t x) {
    return _mm256_mullo_epi16(w, _mm256_set1_epi16(x));
}
AG__AVX2 static AG__INLINE void ag__spill_avx2(int32_t *p, __m256i s) {
    __m256i low = _mm256_cvtepi16_epi32(_mm256_castsi256_si128(s));
    __m256i high = _mm256_cvtepi16_epi32(_mm256_extracti128_si256(s, 1));
    _mm256_storeu_si256((__m256i *)(void *)p, _mm256_add_epi32(ag__at_avx2(p), low));
    _mm256_storeu_si256((__m256i *)(void *)(p + 8), _mm256_add_epi32(ag__at_avx2(p + 8), high));
}

#define AG__NAME(x) ag__##x##_avx2
#define AG__TARGET AG__AVX2
#define AG__COLUMN __m256i
#define AG__LANES 16
#define AG__REGISTERS 3
#include "gather.h"
#endif

#ifdef AG__NEON
static AG__INLINE int16x8_t ag__blank_neon(void) { return vdupq_n_s16(0); }
static AG__INLINE int16x8_t ag__column_neon(const int16_t *p) { return vld1q_s16(p); }
static AG__INLINE int16x8_t ag__plus_neon(int16x8_t s, int16x8_t w) { return vaddq_s16(s, w); }
static AG__INLINE int16x8_t ag__times_neon(int16x8_t w, int16_t x) { return vmulq_n_s16(w, x); }
static AG__INLINE void ag__spill_neon(int32_t *p, int16x8_t s) {
    vst1q_s32(p, vaddw_s16(vld1q_s32(p), vget_low_s16(s)));
    vst1q_s32(p + 4, vaddw_s16(vld1q_s32(p + 4), vget_high_s16(s)));
}

#define AG__NAME(x) ag__##x##_neon
#define AG__TARGET
#define AG__COLUMN int16x8_t
#define AG__LANES 8
#define AG__REGISTERS 6
#include "gather.h"
#endif

#ifdef AG__WASM
static AG__INLINE v128_t ag__blank_wasm(void) { return wasm_i16x8_const_splat(0); }
static AG__INLINE v128_t ag__column_wasm(const int16_t *p) { return wasm_v128_load(p); }
static AG__INLINE v128_t ag__plus_wasm(v128_t s, v128_t w) { return wasm_i16x8_add(s, w); }
static AG__INLINE v128_t ag__times_wasm(v128_t w, int16_t x) { return wasm_i16x8_mul(w, wasm_i16x8_splat(x)); }
static AG__INLINE void ag__spill_wasm(int32_t *p, v128_t s) {
    wasm_v128_store(p, wasm_i32x4_add(wasm_v128_load(p), wasm_i32x4_extend_low_i16x8(s)));
    wasm_v128_store(p + 4, wasm_i32x4_add(wasm_v128_load(p + 4), wasm_i32x4_extend_high_i16x8(s)));
}

#define AG__NAME(x) ag__##x##_wasm
#define AG__TARGET
#define AG__COLUMN v128_t
#define AG__LANES 8
#define AG__REGISTERS 6
#include "gather.h"
#endif

/* The gatherer that goes with a kernel. */
static ag__gatherer *ag__gatherer_of(const ag__kernel *kernel) {
#ifdef AG__X86
    if (kernel->shorts.call == ag__multiply_avx2) return ag__gather_avx2;
    if (kernel->shorts.call == ag__multiply_sse2) return ag__gather_sse2;
#elif defined(AG__NEON)
    if (kernel->shorts.call == ag__multiply_neon) return ag__gather_neon;
#elif defined(AG__WASM)
    if (kernel->shorts.call == ag__multiply_wasm) return ag__gather_wasm;
#endif
    (void)kernel;
    return ag__gather_plain;
}
