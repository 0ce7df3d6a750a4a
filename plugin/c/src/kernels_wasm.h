/* ---- WebAssembly with the vectors of 128 bits that every browser has since 2023 (no relaxed SIMD) ---- */

#ifdef AG__WASM

static AG__INLINE v128_t ag__zero_wasm(void) { return wasm_i32x4_const_splat(0); }
static AG__INLINE v128_t ag__weights_wasm(const char *p) { return wasm_v128_load(p); }
static AG__INLINE v128_t ag__spread_wasm(const char *p) { return wasm_v128_load32_splat(p); }
static AG__INLINE v128_t ag__dot_wasm(v128_t sums, v128_t x, v128_t w) {
    return wasm_i32x4_add(sums, wasm_i32x4_dot_i16x8(x, w));
}

static AG__INLINE void ag__store_wasm(const ag__block *block, int o, v128_t sums, char *out) {
    v128_t sum = wasm_i32x4_add(sums, wasm_v128_load(block->bias + o)), twice = wasm_i32x4_add(sum, sum);
    v128_t power = wasm_v128_load(block->power + o);
    /* each lane shifted by its own count: twice the sum times 2^(31 - count), the upper halves of 64 bits */
    v128_t y = wasm_i32x4_shuffle(wasm_u64x2_extmul_low_u32x4(twice, power),
                                  wasm_u64x2_extmul_high_u32x4(twice, power), 1, 3, 5, 7);
    y = wasm_i32x4_sub(y, wasm_v128_load(block->base + o));
    y = wasm_i32x4_min(wasm_i32x4_max(y, wasm_i32x4_splat(block->low)), wasm_i32x4_splat(block->high));
    if (block->format == AG__LONGS) {
        wasm_v128_store(out, y);
        return;
    }
    y = wasm_i16x8_narrow_i32x4(y, y);
    if (block->format == AG__SHORTS)
        wasm_v128_store64_lane(out, y, 0);
    else
        wasm_v128_store32_lane(out, wasm_u8x16_narrow_i16x8(y, y), 0);
}

#define AG__NAME(x) ag__##x##_wasm
#define AG__TARGET
#define AG__VECTOR v128_t
#define AG__WEIGHTS v128_t
#define AG__INPUTS v128_t
#define AG__LANES 4
#define AG__ROWS 4 /* V8 spills more than that from its 16 registers */
#include "multiply.h"
#endif
