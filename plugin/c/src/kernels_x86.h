/* ---- x86: SSE2, AVX2, and the dot products of bytes that are called VNNI, with 256 and with 512 bits ---- */

#ifdef AG__X86

static AG__INLINE int32_t ag__bits(const char *p) {
    int32_t bits;
    memcpy(&bits, p, 4);
    return bits;
}

static AG__INLINE __m128i ag__at(const void *p) { return _mm_loadu_si128((const __m128i *)p); }

/* SSE2: every x86 with 64 bits. */
static AG__INLINE __m128i ag__zero_sse2(void) { return _mm_setzero_si128(); }
static AG__INLINE __m128i ag__weights_sse2(const char *p) { return _mm_load_si128((const __m128i *)(const void *)p); }
static AG__INLINE __m128i ag__spread_sse2(const char *p) { return _mm_set1_epi32(ag__bits(p)); }
static AG__INLINE __m128i ag__dot_sse2(__m128i sums, __m128i x, __m128i w) {
    return _mm_add_epi32(sums, _mm_madd_epi16(x, w));
}

/* x < 2^24, each lane shifted by its own count: twice x times 2^(31 - count), the upper half of 64 bits. */
static AG__INLINE __m128i ag__shift_sse2(__m128i x, __m128i power) {
    __m128i twice = _mm_add_epi32(x, x);
    __m128i even = _mm_srli_epi64(_mm_mul_epu32(twice, power), 32);
    __m128i odd = _mm_mul_epu32(_mm_srli_epi64(twice, 32), _mm_srli_epi64(power, 32));
    return _mm_or_si128(even, _mm_and_si128(odd, _mm_set_epi32(-1, 0, -1, 0)));
}

static AG__INLINE void ag__store_sse2(const ag__block *block, int o, __m128i sums, char *out) {
    __m128i low, high, beyond;
    __m128i y = ag__shift_sse2(_mm_add_epi32(sums, ag__at(block->bias + o)), ag__at(block->power + o));
    y = _mm_sub_epi32(y, ag__at(block->base + o));
    if (block->format == AG__LONGS) { /* SSE2 has no least and greatest of 32 bits */
        low = _mm_set1_epi32(block->low), high = _mm_set1_epi32(block->high);
        beyond = _mm_cmpgt_epi32(low, y);
        y = _mm_or_si128(_mm_and_si128(beyond, low), _mm_andnot_si128(beyond, y));
        beyond = _mm_cmpgt_epi32(y, high);
        y = _mm_or_si128(_mm_and_si128(beyond, high), _mm_andnot_si128(beyond, y));
        _mm_storeu_si128((__m128i *)(void *)out, y);
        return;
    }
    y = _mm_packs_epi32(y, y);
    y = _mm_max_epi16(y, _mm_set1_epi16((int16_t)block->low));
    y = _mm_min_epi16(y, _mm_set1_epi16((int16_t)block->high));
    if (block->format == AG__SHORTS) {
        _mm_storel_epi64((__m128i *)(void *)out, y);
    } else {
        int32_t bytes = _mm_cvtsi128_si32(_mm_packus_epi16(y, y));
        memcpy(out, &bytes, 4);
    }
}

#define AG__NAME(x) ag__##x##_sse2
#define AG__TARGET
#define AG__VECTOR __m128i
#define AG__WEIGHTS __m128i
#define AG__INPUTS __m128i
#define AG__LANES 4
#define AG__ROWS 6
#include "multiply.h"

/* AVX2. */
#define AG__AVX2 AG__FOR("avx2")
AG__AVX2 static AG__INLINE __m256i ag__zero_avx2(void) { return _mm256_setzero_si256(); }
AG__AVX2 static AG__INLINE __m256i ag__weights_avx2(const char *p) {
    return _mm256_load_si256((const __m256i *)(const void *)p);
}
AG__AVX2 static AG__INLINE __m256i ag__spread_avx2(const char *p) { return _mm256_set1_epi32(ag__bits(p)); }
AG__AVX2 static AG__INLINE __m256i ag__dot_avx2(__m256i sums, __m256i x, __m256i w) {
    return _mm256_add_epi32(sums, _mm256_madd_epi16(x, w));
}
AG__AVX2 static AG__INLINE __m256i ag__at_avx2(const int32_t *p) {
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

AG__AVX2 static AG__INLINE void ag__store_avx2(const ag__block *block, int o, __m256i sums, char *out) {
    __m128i narrow;
    __m256i y = _mm256_add_epi32(sums, ag__at_avx2(block->bias + o));
    y = _mm256_sub_epi32(_mm256_srlv_epi32(y, ag__at_avx2(block->shift + o)), ag__at_avx2(block->base + o));
    y = _mm256_max_epi32(y, _mm256_set1_epi32(block->low));
    y = _mm256_min_epi32(y, _mm256_set1_epi32(block->high));
    if (block->format == AG__LONGS) {
        _mm256_storeu_si256((__m256i *)(void *)out, y);
        return;
    }
    narrow = _mm_packs_epi32(_mm256_castsi256_si128(y), _mm256_extracti128_si256(y, 1));
    if (block->format == AG__SHORTS)
        _mm_storeu_si128((__m128i *)(void *)out, narrow);
    else
        _mm_storel_epi64((__m128i *)(void *)out, _mm_packus_epi16(narrow, narrow));
}

#define AG__NAME(x) ag__##x##_avx2
#define AG__TARGET AG__AVX2
#define AG__VECTOR __m256i
#define AG__WEIGHTS __m256i
#define AG__INPUTS __m256i
#define AG__LANES 8
#define AG__ROWS 6
#include "multiply.h"

/* Bytes with bytes: intrinsics that came with GCC 11, Clang 12 and Visual Studio 2019. */
#if (defined(__clang__) && __clang_major__ >= 12) || (!defined(__clang__) && defined(__GNUC__) && __GNUC__ >= 11) || \
    (defined(_MSC_VER) && _MSC_VER >= 1928)
#define AG__X86_BYTES

#define AG__AVX_VNNI AG__FOR("avx2,avxvnni")
AG__AVX_VNNI static AG__INLINE __m256i ag__zero_avxvnni(void) { return _mm256_setzero_si256(); }
AG__AVX_VNNI static AG__INLINE __m256i ag__weights_avxvnni(const char *p) {
    return _mm256_load_si256((const __m256i *)(const void *)p);
}
AG__AVX_VNNI static AG__INLINE __m256i ag__spread_avxvnni(const char *p) { return _mm256_set1_epi32(ag__bits(p)); }
AG__AVX_VNNI static AG__INLINE __m256i ag__dot_avxvnni(__m256i sums, __m256i x, __m256i w) {
    return _mm256_dpbusd_avx_epi32(sums, x, w);
}
AG__AVX_VNNI static AG__INLINE void ag__store_avxvnni(const ag__block *block, int o, __m256i sums, char *out) {
    ag__store_avx2(block, o, sums, out);
}

#define AG__NAME(x) ag__##x##_avxvnni
#define AG__TARGET AG__AVX_VNNI
#define AG__VECTOR __m256i
#define AG__WEIGHTS __m256i
#define AG__INPUTS __m256i
#define AG__LANES 8
#define AG__ROWS 6
#include "multiply.h"

#define AG__AVX512 AG__FOR("avx512f,avx512bw,avx512vl,avx512vnni")
AG__AVX512 static AG__INLINE __m512i ag__zero_avx512(void) { return _mm512_setzero_si512(); }
AG__AVX512 static AG__INLINE __m512i ag__weights_avx512(const char *p) { return _mm512_load_si512((const void *)p); }
AG__AVX512 static AG__INLINE __m512i ag__spread_avx512(const char *p) { return _mm512_set1_epi32(ag__bits(p)); }
AG__AVX512 static AG__INLINE __m512i ag__dot_avx512(__m512i sums, __m512i x, __m512i w) {
    return _mm512_dpbusd_epi32(sums, x, w);
}

/* The forms with a mask of all lanes, since GCC warns of the others' undefined registers. */
AG__AVX512 static AG__INLINE void ag__store_avx512(const ag__block *block, int o, __m512i sums, char *out) {
    const __mmask16 all = 0xFFFF;
    __m512i y = _mm512_add_epi32(sums, _mm512_loadu_si512((const void *)(block->bias + o)));
    y = _mm512_maskz_srlv_epi32(all, y, _mm512_loadu_si512((const void *)(block->shift + o)));
    y = _mm512_sub_epi32(y, _mm512_loadu_si512((const void *)(block->base + o)));
    y = _mm512_maskz_max_epi32(all, y, _mm512_set1_epi32(block->low));
    y = _mm512_maskz_min_epi32(all, y, _mm512_set1_epi32(block->high));
    if (block->format == AG__LONGS)
        _mm512_storeu_si512((void *)out, y);
    else if (block->format == AG__SHORTS)
        _mm256_storeu_si256((__m256i *)(void *)out, _mm512_maskz_cvtepi32_epi16(all, y));
    else
        _mm_storeu_si128((__m128i *)(void *)out, _mm512_maskz_cvtepi32_epi8(all, y));
}

#define AG__NAME(x) ag__##x##_avx512
#define AG__TARGET AG__AVX512
#define AG__VECTOR __m512i
#define AG__WEIGHTS __m512i
#define AG__INPUTS __m512i
#define AG__LANES 16
#define AG__ROWS 8
#include "multiply.h"
#endif

/* eax, ebx, ecx, edx of a leaf of cpuid; zeros beyond the last. */
static void ag__cpuid(uint32_t leaf, uint32_t part, uint32_t out[4]) {
#ifdef _MSC_VER
    int words[4];
    __cpuid(words, 0);
    out[0] = out[1] = out[2] = out[3] = 0;
    if (leaf > (uint32_t)words[0]) return;
    __cpuidex(words, (int)leaf, (int)part);
    memcpy(out, words, sizeof words);
#else
    if (!__get_cpuid_count(leaf, part, &out[0], &out[1], &out[2], &out[3])) memset(out, 0, 4 * sizeof *out);
#endif
}

/* The registers that the system saves: bits of XCR0. */
static uint32_t ag__saved_registers(void) {
#ifdef _MSC_VER
    return (uint32_t)_xgetbv(0);
#else
    uint32_t low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
#endif
}

enum { AG__HAS_AVX2 = 1, AG__HAS_AVX_VNNI = 2, AG__HAS_AVX512 = 4 };

static int ag__features(void) {
    uint32_t one[4], seven[4], more[4], saved, avx512 = 1u << 16 | 1u << 30 | 1u << 31; /* F, BW, VL */
    int features = 0;
    ag__cpuid(1, 0, one);
    if (!(one[2] >> 27 & 1)) return 0; /* no xgetbv */
    saved = ag__saved_registers();
    ag__cpuid(7, 0, seven);
    ag__cpuid(7, 1, more);
    if ((saved & 0x06) == 0x06 && (seven[1] >> 5 & 1)) {
        features |= AG__HAS_AVX2;
        if (more[0] >> 4 & 1) features |= AG__HAS_AVX_VNNI;
        if ((saved & 0xE6) == 0xE6 && (seven[1] & avx512) == avx512 && (seven[2] >> 11 & 1)) features |= AG__HAS_AVX512;
    }
    return features;
}

/* Whether there are instructions for SHA-256, and those of SSE4.1 that stand beside them. */
static int ag__has_sha(void) {
    uint32_t one[4], seven[4];
    ag__cpuid(1, 0, one);
    ag__cpuid(7, 0, seven);
    return (one[2] >> 9 & 1) && (one[2] >> 19 & 1) && (seven[1] >> 29 & 1); /* SSSE3, SSE4.1, SHA */
}
#endif
