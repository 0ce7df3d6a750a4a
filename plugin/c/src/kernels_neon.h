/* ---- ARM with 64 bits: NEON, and the dot products of bytes that most cores since 2018 have ---- */

#ifdef AG__NEON

static AG__INLINE void ag__store_neon(const ag__block *block, int o, int32x4_t sums, char *out) {
    uint32x4_t sum = vreinterpretq_u32_s32(vaddq_s32(sums, vld1q_s32(block->bias + o)));
    int32x4_t y = vreinterpretq_s32_u32(vshlq_u32(sum, vnegq_s32(vld1q_s32(block->shift + o))));
    y = vsubq_s32(y, vld1q_s32(block->base + o));
    y = vminq_s32(vmaxq_s32(y, vdupq_n_s32(block->low)), vdupq_n_s32(block->high));
    if (block->format == AG__LONGS) {
        memcpy(out, &y, 16);
    } else if (block->format == AG__SHORTS) {
        int16x4_t narrow = vmovn_s32(y);
        memcpy(out, &narrow, 8);
    } else {
        int16x4_t narrow = vmovn_s32(y);
        uint8x8_t bytes = vmovn_u16(vreinterpretq_u16_s16(vcombine_s16(narrow, narrow)));
        if (block->format == AG__SIGNED_BYTES) bytes = veor_u8(bytes, vdup_n_u8(128));
        memcpy(out, &bytes, 4);
    }
}

static AG__INLINE int32x4_t ag__zero_neon(void) { return vdupq_n_s32(0); }
static AG__INLINE int16x4_t ag__weights_neon(const char *p) {
    int16x4_t weights;
    memcpy(&weights, p, sizeof weights);
    return weights;
}
static AG__INLINE int16x4_t ag__spread_neon(const char *p) {
    int16_t input;
    memcpy(&input, p, 2);
    return vdup_n_s16(input);
}
static AG__INLINE int32x4_t ag__dot_neon(int32x4_t sums, int16x4_t x, int16x4_t w) { return vmlal_s16(sums, x, w); }

#define AG__NAME(x) ag__##x##_neon
#define AG__TARGET
#define AG__VECTOR int32x4_t
#define AG__WEIGHTS int16x4_t
#define AG__INPUTS int16x4_t
#define AG__LANES 4
#define AG__ROWS 8
#include "multiply.h"

#if defined(__GNUC__) || defined(__ARM_FEATURE_DOTPROD)
#ifdef __ARM_FEATURE_DOTPROD
#define AG__DOTPROD
#elif defined(__clang__)
#define AG__DOTPROD AG__FOR("dotprod")
#else
#define AG__DOTPROD AG__FOR("arch=armv8.2-a+dotprod")
#endif
AG__DOTPROD static AG__INLINE int32x4_t ag__zero_dotprod(void) { return vdupq_n_s32(0); }
AG__DOTPROD static AG__INLINE int8x16_t ag__weights_dotprod(const char *p) { return vld1q_s8((const int8_t *)p); }
AG__DOTPROD static AG__INLINE int8x16_t ag__spread_dotprod(const char *p) {
    int32_t inputs;
    memcpy(&inputs, p, 4);
    return vreinterpretq_s8_s32(vdupq_n_s32(inputs));
}
AG__DOTPROD static AG__INLINE int32x4_t ag__dot_dotprod(int32x4_t sums, int8x16_t x, int8x16_t w) {
    return vdotq_s32(sums, x, w);
}
AG__DOTPROD static AG__INLINE void ag__store_dotprod(const ag__block *block, int o, int32x4_t sums, char *out) {
    ag__store_neon(block, o, sums, out);
}

#define AG__NAME(x) ag__##x##_dotprod
#define AG__TARGET AG__DOTPROD
#define AG__VECTOR int32x4_t
#define AG__WEIGHTS int8x16_t
#define AG__INPUTS int8x16_t
#define AG__LANES 4
#define AG__ROWS 8
#include "multiply.h"
#endif

enum { AG__HAS_DOTPROD = 1 };

static int ag__features(void) {
#if defined(__ARM_FEATURE_DOTPROD)
    return AG__HAS_DOTPROD;
#elif defined(__linux__)
    return (int)(getauxval(AT_HWCAP) >> 20 & 1); /* HWCAP_ASIMDDP */
#else
    return 0;
#endif
}
#endif
