/* ---- The kernels of this processor ---- */

#if !defined(AG__X86) && !defined(AG__NEON)
static int ag__features(void) { return 0; }
#endif

/* The i-th kernel that runs here, fastest first; NULL behind the last. */
static const ag__kernel *ag__kernel_at(int i) {
    static const ag__kernel kernels[] = {
#ifdef AG__X86_BYTES
        {"avx512vnni",
         AG__HAS_AVX512,
         {AG__BYTES, 16, 4, ag__multiply_avx512},
         {AG__SHORTS, 8, 2, ag__multiply_avx2},
         ag__cheapest_avx2},
        {"avxvnni",
         AG__HAS_AVX_VNNI,
         {AG__BYTES, 8, 4, ag__multiply_avxvnni},
         {AG__SHORTS, 8, 2, ag__multiply_avx2},
         ag__cheapest_avx2},
#endif
#ifdef AG__X86
        {"avx2", AG__HAS_AVX2, {AG__BYTES, 0, 0, NULL}, {AG__SHORTS, 8, 2, ag__multiply_avx2}, ag__cheapest_avx2},
        {"sse2", 0, {AG__BYTES, 0, 0, NULL}, {AG__SHORTS, 4, 2, ag__multiply_sse2}, ag__cheapest_sse2},
#endif
#ifdef AG__DOTPROD
        {"dotprod",
         AG__HAS_DOTPROD,
         {AG__SIGNED_BYTES, 4, 4, ag__multiply_dotprod},
         {AG__SHORTS, 4, 1, ag__multiply_neon},
         ag__cheapest_neon},
#endif
#ifdef AG__NEON
        {"neon", 0, {AG__BYTES, 0, 0, NULL}, {AG__SHORTS, 4, 1, ag__multiply_neon}, ag__cheapest_neon},
#endif
#ifdef AG__WASM
        {"wasm", 0, {AG__BYTES, 0, 0, NULL}, {AG__SHORTS, 4, 2, ag__multiply_wasm}, ag__cheapest_wasm},
#endif
        {"plain",
         0,
         {AG__BYTES, 0, 0, NULL},
         {AG__SHORTS, AG__PLAIN_LANES, AG__PLAIN_GROUP, ag__multiply_plain},
         ag__cheapest_plain}};
    int features = ag__features(), n = (int)(sizeof kernels / sizeof *kernels), k;
    for (k = 0; k < n; k++)
        if ((kernels[k].needs & features) == kernels[k].needs && i-- == 0) return &kernels[k];
    return NULL;
}

/* The kernel of a name, or the fastest one for NULL; NULL if there is none. */
static const ag__kernel *ag__find_kernel(const char *name) {
    const ag__kernel *kernel;
    int i;
    for (i = 0; (kernel = ag__kernel_at(i)) != NULL; i++)
        if (!name || !strcmp(kernel->name, name)) return kernel;
    return NULL;
}

AG_API const char *ag_kernel_name(int i) {
    const ag__kernel *kernel = i < 0 ? NULL : ag__kernel_at(i);
    return kernel ? kernel->name : NULL;
}
