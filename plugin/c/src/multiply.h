/* A kernel of a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__VECTOR     a vector of AG__LANES sums of 32 bits; AG__WEIGHTS, one of the weights of a group of inputs
       AG__ROWS       rows at a time: with two vectors each, the sums must fit the registers
       zero()         sums of 0
       weights(p)     the weights at p, aligned
       spread(p)      a group of inputs, at p, in every lane
       dot(s, x, w)   sums with the products added
       store(block, o, s, p)   scales the sums of output o and on, as ag__plain does, and stores them at p

   as AG__NAME(zero) and so on. */

/* The sums of a number of rows and vectors, both constants where this is called. */
AG__TARGET static AG__INLINE void AG__NAME(tile)(const ag__block *block, const char *const *x, AG__VECTOR *out,
                                                 const int n_rows, const int n_vectors) {
    AG__VECTOR sums[AG__ROWS][2];
    const char *rows[AG__ROWS], *w = block->weight;
    size_t g;
    int i, v;
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        rows[i] = x[i];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(zero)();
    }
    for (g = 0; g < block->n_groups; g++, w += (size_t)n_vectors * sizeof(AG__WEIGHTS)) {
        ptrdiff_t offset = block->offset[g];
        AG__WEIGHTS weights[2];
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) weights[v] = AG__NAME(weights)(w + (size_t)v * sizeof(AG__WEIGHTS));
        AG__UNROLL
        for (i = 0; i < n_rows; i++) {
            AG__INPUTS inputs = AG__NAME(spread)(rows[i] + offset);
            AG__UNROLL
            for (v = 0; v < n_vectors; v++) sums[i][v] = AG__NAME(dot)(sums[i][v], inputs, weights[v]);
        }
    }
    AG__UNROLL
    for (i = 0; i < n_rows; i++) {
        AG__UNROLL
        for (v = 0; v < n_vectors; v++) out[i * n_vectors + v] = sums[i][v];
    }
}

AG__TARGET static void AG__NAME(multiply)(const ag__block *block, const char *const *x, char *const *y, size_t n) {
    AG__VECTOR sums[AG__ROWS * 2];
    char last[AG__LANES * sizeof(int32_t)];
    size_t size = ag__width_of(block->format), i;
    int v;
    while (n) {
        size_t rows = n >= AG__ROWS ? AG__ROWS : n >= 4 ? 4 : n >= 2 ? 2 : 1;
        if (block->n_vectors == 2) switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 2); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 2); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 2); break;
                default: AG__NAME(tile)(block, x, sums, 1, 2);
            }
        else switch (rows) {
                case AG__ROWS: AG__NAME(tile)(block, x, sums, AG__ROWS, 1); break;
#if AG__ROWS > 4
                case 4: AG__NAME(tile)(block, x, sums, 4, 1); break;
#endif
                case 2: AG__NAME(tile)(block, x, sums, 2, 1); break;
                default: AG__NAME(tile)(block, x, sums, 1, 1);
            }
        for (i = 0; i < rows; i++)
            for (v = 0; v < block->n_vectors; v++) {
                int first = v * AG__LANES, left = block->count - first;
                char *out = y[i] + block->to + (size_t)first * size;
                AG__VECTOR sum = sums[i * (size_t)block->n_vectors + (size_t)v];
                if (left >= AG__LANES) {
                    AG__NAME(store)(block, first, sum, out);
                } else {
                    AG__NAME(store)(block, first, sum, last);
                    memcpy(out, last, (size_t)left * size);
                }
            }
        x += rows, y += rows, n -= rows;
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__VECTOR
#undef AG__WEIGHTS
#undef AG__INPUTS
#undef AG__LANES
#undef AG__ROWS
