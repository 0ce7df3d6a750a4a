/* Adds columns of weights where most inputs are 0. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__COLUMN     a vector of AG__LANES weights of 16 bits; AG__REGISTERS, how many sums are held at a time
       blank()        a vector of 0
       column(p)      the weights at p
       plus(s, w)     sums with weights added
       times(w, x)    weights times an input
       spill(p, s)    sums added to those of 32 bits at p

   as AG__NAME(blank) and so on. Sums of 16 bits hold AG__MOST_ONES weights, or AG__MOST_TIMES of them times 16. */

AG__TARGET static void AG__NAME(gather)(const int16_t *weight, size_t stride, const ag__inputs *x, int32_t *sums) {
    size_t first, i, end;
    int r;
    for (first = 0; first < stride; first += AG__REGISTERS * AG__LANES) {
        const int16_t *from = weight + first;
        for (i = 0; i < x->n_ones; i = end) {
            AG__COLUMN s[AG__REGISTERS];
            end = x->n_ones - i < AG__MOST_ONES ? x->n_ones : i + AG__MOST_ONES;
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(blank)();
            for (; i < end; i++) {
                const int16_t *w = from + x->ones[i] * stride;
                AG__UNROLL
                for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(plus)(s[r], AG__NAME(column)(w + r * AG__LANES));
            }
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) AG__NAME(spill)(sums + first + r * AG__LANES, s[r]);
        }
        for (i = 0; i < x->n_times; i = end) {
            AG__COLUMN s[AG__REGISTERS];
            end = x->n_times - i < AG__MOST_TIMES ? x->n_times : i + AG__MOST_TIMES;
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) s[r] = AG__NAME(blank)();
            for (; i < end; i++) {
                const int16_t *w = from + x->times[i] * stride;
                AG__UNROLL
                for (r = 0; r < AG__REGISTERS; r++)
                    s[r] = AG__NAME(plus)(s[r], AG__NAME(times)(AG__NAME(column)(w + r * AG__LANES), x->values[i]));
            }
            AG__UNROLL
            for (r = 0; r < AG__REGISTERS; r++) AG__NAME(spill)(sums + first + r * AG__LANES, s[r]);
        }
    }
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__COLUMN
#undef AG__LANES
#undef AG__REGISTERS
