/* The cheapest candidate (compare.h) on a vector unit. The part that takes this in defines

       AG__NAME(x)    x with the kernel's suffix
       AG__TARGET     attributes of its functions
       AG__SUMS       sums of squared differences of bytes; of eight bytes, the first four add to other lanes than the rest
       AG__WIDE       1 if there is add16, else 0
       none()         sums of 0
       widen(p, t)    eight bytes at p as 16 bits at t
       add16(s, p, t), add8(s, p, t), add4(s, p, t)
                      sums with so many bytes at p compared with those at t; behind four at t stand four zeros
       halves(s, a)   the sums as two numbers at a: of first and of last fours

   as AG__NAME(none) and so on. */

AG__TARGET static AG__INLINE uint32_t AG__NAME(apart)(const ag__patch *patch, const ag__candidate *candidate,
                                                      const int16_t *target, const int side, const int has_guide) {
    const int n_bytes = side * (has_guide ? 8 : 4);
    AG__SUMS sums = AG__NAME(none)();
    const uint8_t *row = candidate->at;
    uint32_t halves[2];
    int y;
    for (y = 0; y < side; y++, row += candidate->row, target += AG__TARGET_ROW) {
#if AG__WIDE
        if (n_bytes >= 16) sums = AG__NAME(add16)(sums, row, target);
        if (n_bytes >= 32) sums = AG__NAME(add16)(sums, row + 16, target + 16);
        if (n_bytes & 8) sums = AG__NAME(add8)(sums, row + (n_bytes & ~15), target + (n_bytes & ~15));
#else
        sums = AG__NAME(add8)(sums, row, target);
        if (n_bytes >= 16) sums = AG__NAME(add8)(sums, row + 8, target + 8);
        if (n_bytes >= 24) sums = AG__NAME(add8)(sums, row + 16, target + 16);
        if (n_bytes >= 32) sums = AG__NAME(add8)(sums, row + 24, target + 24);
        if (n_bytes >= 40) sums = AG__NAME(add8)(sums, row + 32, target + 32);
#endif
        if (n_bytes & 4) sums = AG__NAME(add4)(sums, row + (n_bytes & ~7), target + (n_bytes & ~7));
    }
    AG__NAME(halves)(sums, halves);
    return has_guide ? patch->paint * halves[0] + patch->guide * halves[1] : patch->paint * (halves[0] + halves[1]);
}

AG__TARGET static AG__INLINE int AG__NAME(cheapest_of)(const ag__patch *patch, const ag__candidate *candidates, int n,
                                                       const int side, const int has_guide) {
    const int n_bytes = side * (has_guide ? 8 : 4);
    int16_t target[(2 * AG__BORDER + 1) * AG__TARGET_ROW];
    uint64_t least = (uint64_t)-1;
    int best = 0, y, k, i;
    for (y = 0; y < side; y++) {
        const uint8_t *from = patch->at + (size_t)y * patch->row;
        for (k = 0; k + 8 <= n_bytes; k += 8) AG__NAME(widen)(from + k, target + y * AG__TARGET_ROW + k);
        if (k < n_bytes) {
            uint8_t last[8] = {0, 0, 0, 0, 0, 0, 0, 0};
            memcpy(last, from + k, 4);
            AG__NAME(widen)(last, target + y * AG__TARGET_ROW + k);
        }
    }
    for (i = 0; i < n; i++) {
        uint64_t cost = (uint64_t)candidates[i].start * candidates[i].share;
        if (cost >= least) continue;
        cost += (uint64_t)AG__NAME(apart)(patch, &candidates[i], target, side, has_guide) * candidates[i].share;
        if (cost < least) least = cost, best = i;
    }
    return best;
}

AG__TARGET static int AG__NAME(cheapest)(const ag__patch *patch, const ag__candidate *candidates, int n) {
    if (patch->has_guide)
        return patch->side == 5 ? AG__NAME(cheapest_of)(patch, candidates, n, 5, 1)
                                : AG__NAME(cheapest_of)(patch, candidates, n, 3, 1);
    return patch->side == 5 ? AG__NAME(cheapest_of)(patch, candidates, n, 5, 0)
                            : AG__NAME(cheapest_of)(patch, candidates, n, 3, 0);
}

#undef AG__NAME
#undef AG__TARGET
#undef AG__SUMS
#undef AG__WIDE
