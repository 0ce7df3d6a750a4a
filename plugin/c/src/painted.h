/* ---- Painted packs (contract 2): opening, and what their codes say ---- */

enum { AG__PAINTED_TAIL = 12 + AG__N_REGIONS }; /* of a code, behind its three parts: sources, way, regions */

static int ag__read_rows_of_paint(const ag__reader *reader, const char *name, int32_t **out, int *n) {
    ag__tensor *tensor;
    int i;
    AG__TRY(ag__expect(reader, name, AG__I32, 2, -1, 5, &tensor));
    if (tensor->dims[0] < 1 || tensor->dims[0] > AG__MOST_ROWS_OF_PAINT) return AG_ERROR_PAINT;
    *n = (int)tensor->dims[0];
    *out = (int32_t *)ag__values(reader->pack, tensor);
    if (!*out) return AG_ERROR_MEMORY;
    for (i = 0; i < *n; i++) {
        const int32_t *row = *out + 5 * i;
        if (row[0] < 1 || row[0] > 2 || row[1] < 0 || row[1] > 4 || row[2] < 1 || row[2] > 255 || row[3] < 0 ||
            row[3] > 255 || row[4] < 0 || row[4] > 1 << 20 ||
            ((int64_t)row[2] + row[3]) * 6502500 + 400 * (int64_t)row[4] >= (int64_t)1 << 31)
            return AG_ERROR_PAINT;
    }
    return AG_OK;
}

/* Products that painting takes at most: of art as large as the texture. */
static uint64_t ag__paint_cost(const ag_pack *pack, int rules) {
    int height = pack->height, width = pack->width, number;
    int n = ag__count_sizes(pack, rules, height > width ? height : width);
    uint64_t cost = 0;
    for (number = n - 1; number >= 0; number--) {
        const int32_t *row = ag__row_of(pack, rules, number);
        uint64_t side = (uint64_t)(2 * row[0] + 1), area = (uint64_t)height * (uint64_t)width;
        cost += area * (uint64_t)(24 * row[1] + 2) * side * side * 8;
        height = (height + 1) >> 1, width = (width + 1) >> 1;
    }
    return cost;
}

static void ag__count_painting(ag_pack *pack) {
    uint64_t most = 0;
    int rules;
    for (rules = 0; rules < AG__N_RULES; rules++) {
        uint64_t cost = ag__paint_cost(pack, rules);
        if (cost > most) most = cost;
    }
    pack->cost = 3 * pack->cost + most, pack->moves *= 3; /* two guides and the variant */
}

static int ag__read_painting(const ag__reader *reader) {
    static const char *const rules[AG__N_RULES] = {"paint.levels", "paint.mix", "paint.style"};
    ag_pack *pack = reader->pack;
    ag__tensor *coarsest;
    int i;
    AG__TRY(ag__read_number(reader, "spread", AG__I32, 0, 1024, &pack->spread));
    AG__TRY(ag__read_number(reader, "paint.wrap", AG__U8, 0, 1, &pack->wraps));
    AG__TRY(ag__read_number(reader, "paint.follow", AG__U8, 0, 1, &pack->follows));
    AG__TRY(ag__expect(reader, "paint.coarsest", AG__I32, 1, AG__N_RULES, -1, &coarsest));
    for (i = 0; i < AG__N_RULES; i++) {
        pack->coarsest[i] = ag__i32(coarsest->data + 4 * i);
        if (pack->coarsest[i] < 4 || pack->coarsest[i] > 64) return AG_ERROR_PAINT;
        AG__TRY(ag__read_rows_of_paint(reader, rules[i], &pack->rows[i], &pack->n_rows[i]));
    }
    ag__count_painting(pack);
    if (pack->cost > (uint64_t)1 << 32) return AG_ERROR_COST;
    AG__TRY(ag__read_pose(reader));
    return ag__read_art(reader);
}

/* What a code of a painted pack says. way: between two sources, 0 ... 256. */
typedef struct ag__painting {
    const int8_t *z, *p, *kept;
    int n_sources, sources[2], way, rules;
    const uint8_t *regions;
} ag__painting;

static void ag__put_i32(int8_t *to, int32_t value) {
    uint32_t word = (uint32_t)value;
    int i;
    for (i = 0; i < 4; i++) ((uint8_t *)to)[i] = (uint8_t)(word >> 8 * i);
}

/* Values in each part of a code: the latent and the classes. */
static size_t ag__part_of(const ag_pack *pack) { return (size_t)(pack->n_latent + pack->n_labels); }

/* way: of one source 0, or 1 for a style. */
static void ag__put_sources(const ag_pack *pack, int first, int second, int way, int8_t *code) {
    code += 3 * ag__part_of(pack);
    ag__put_i32(code, first), ag__put_i32(code + 4, second), ag__put_i32(code + 8, way);
}

/* Where which of two sources is preferred: drawn for every texture, since it may become the first of an interpolation. */
static void ag__draw_regions(const ag_pack *pack, const ag_request *request, int8_t *code) {
    uint8_t *regions = (uint8_t *)code + 3 * ag__part_of(pack) + 12;
    uint32_t words[4];
    int i;
    for (i = 0; i < AG__N_REGIONS; i++) {
        if (i % 4 == 0) ag__words(request, AG__REGIONS, (uint32_t)i / 4, words);
        regions[i] = (uint8_t)(words[i % 4] >> 24);
    }
}

static int ag__read_code(const ag_pack *pack, const int8_t *code, ag__painting *out) {
    size_t part = ag__part_of(pack);
    const uint8_t *tail = (const uint8_t *)code + 3 * part;
    if (ag__check_latents(code, 3 * part)) return AG_ERROR_CODE;
    out->z = code, out->p = code + part, out->kept = code + 2 * part, out->regions = tail + 12;
    out->sources[0] = ag__i32(tail), out->sources[1] = ag__i32(tail + 4), out->way = ag__i32(tail + 8);
    out->n_sources = out->sources[1] == -1 ? 1 : 2;
    out->rules = out->n_sources == 2 ? AG__MIX : out->way ? AG__STYLE : AG__LEVELS;
    if (out->sources[0] < 0 || out->sources[0] >= pack->entries.n || out->sources[1] < -1 ||
        out->sources[1] >= pack->entries.n)
        return AG_ERROR_CODE;
    if (out->n_sources == 1) return out->way < 0 || out->way > 1 ? AG_ERROR_CODE : AG_OK;
    return out->way < 0 || out->way > 256 || out->sources[0] == out->sources[1] ? AG_ERROR_CODE : AG_OK;
}
