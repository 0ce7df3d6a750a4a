#include <stdlib.h>
#include <string.h>

#ifndef AG_MALLOC
#define AG_MALLOC(n) malloc(n)
#define AG_FREE(p) free(p)
#endif

#if (defined(__x86_64__) || defined(__i386__)) && defined(__SSE2__) && !defined(AG_NO_SIMD)
#define AG__X86
#include <cpuid.h>
#include <immintrin.h>
#elif defined(_M_X64) && !defined(AG_NO_SIMD)
#define AG__X86
#include <immintrin.h>
#include <intrin.h>
#endif

#if (defined(__aarch64__) || defined(_M_ARM64)) && !defined(__AARCH64EB__) && !defined(AG_NO_SIMD)
#define AG__NEON
#include <arm_neon.h>
#if defined(__linux__) && !defined(__ARM_FEATURE_DOTPROD)
#include <sys/auxv.h>
#endif
#endif

#if defined(__wasm_simd128__) && !defined(AG_NO_SIMD)
#define AG__WASM
#include <wasm_simd128.h>
#endif
