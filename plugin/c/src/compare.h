/* ---- Patches: which of some places of the art fits a pixel best (contract 2, section 4, cost) ----

   Around a pixel are a patch of the picture so far and one of the guide; a candidate is the same of a source. Both pictures of
   a source stand in one plane, pixel by pixel: four channels of paint and four of the guide, or of paint alone. Sums are
   exact: of 25 pixels and four channels at most 6,502,500, and a whole cost is below 2^31. */

enum { AG__BORDER = 2 };      /* pixels around a plane: as far as a patch reaches */
enum { AG__TARGET_ROW = 40 }; /* values of a patch from row to row, where kernels keep it */

typedef struct ag__candidate {
    const uint8_t *at; /* the first pixel of its patch */
    size_t row;        /* bytes from row to row; 0 for transparent paint, whose rows are all the same zeros */
    uint32_t start;    /* the cost of its place */
    uint32_t share;    /* what the whole is multiplied with, 1 or 4 */
} ag__candidate;

typedef struct ag__patch {
    const uint8_t *at;
    size_t row;
    int side, has_guide;
    uint32_t paint, guide; /* weights */
} ag__patch;

/* The first of the cheapest among n >= 1 candidates. */
typedef int ag__cheapest(const ag__patch *patch, const ag__candidate *candidates, int n);

static int ag__cheapest_plain(const ag__patch *patch, const ag__candidate *candidates, int n) {
    int n_bytes = patch->side * (patch->has_guide ? 8 : 4), best = 0, i, y, k;
    uint64_t least = (uint64_t)-1;
    for (i = 0; i < n; i++) {
        const ag__candidate *candidate = &candidates[i];
        uint64_t cost = (uint64_t)candidate->start * candidate->share;
        for (y = 0; y < patch->side && cost < least; y++) {
            const uint8_t *p = patch->at + (size_t)y * patch->row, *q = candidate->at + (size_t)y * candidate->row;
            uint32_t paint = 0, guide = 0;
            if (patch->has_guide) {
                for (k = 0; k < n_bytes; k += 8) {
                    int a = p[k] - q[k], b = p[k + 1] - q[k + 1], c = p[k + 2] - q[k + 2], d = p[k + 3] - q[k + 3];
                    int e = p[k + 4] - q[k + 4], f = p[k + 5] - q[k + 5], g = p[k + 6] - q[k + 6],
                        h = p[k + 7] - q[k + 7];
                    paint += (uint32_t)(a * a + b * b + c * c + d * d),
                        guide += (uint32_t)(e * e + f * f + g * g + h * h);
                }
            } else {
                for (k = 0; k < n_bytes; k++) paint += (uint32_t)((p[k] - q[k]) * (p[k] - q[k]));
            }
            cost += (uint64_t)(patch->paint * paint + patch->guide * guide) * candidate->share;
        }
        if (cost < least) least = cost, best = i;
    }
    return best;
}
