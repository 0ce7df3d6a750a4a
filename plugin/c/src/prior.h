/* ---- The prior ---- */

static int ag__check_cumulative(const uint32_t *table, int32_t first, int32_t last) {
    int32_t i;
    for (i = first + 1; i < last; i++)
        if (table[i] < table[i - 1]) return AG_ERROR_CUMULATIVE;
    return table[last - 1] == 0xFFFFFFFFu ? AG_OK : AG_ERROR_CUMULATIVE;
}

static int ag__check_latents(const int8_t *latents, size_t n) {
    size_t i;
    for (i = 0; i < n; i++)
        if (latents[i] == -128) return AG_ERROR_LATENT;
    return AG_OK;
}

/* Cumulative weights of n entries in classes: one row, or in a painted pack one for each epoch. */
static int ag__read_cumulative(const ag__reader *reader, const char *name, int n, const int32_t *offsets, int n_classes,
                               uint32_t **out) {
    ag_pack *pack = reader->pack;
    ag__tensor *tensor;
    int epoch, k;
    if (!pack->is_painted) {
        AG__TRY(ag__expect(reader, name, AG__U32, 1, n, -1, &tensor));
        pack->n_epochs = 1;
    } else {
        AG__TRY(ag__expect(reader, name, AG__U32, 2, pack->n_epochs ? pack->n_epochs : -1, n, &tensor));
        if (tensor->dims[0] < 1 || tensor->dims[0] > AG__MAX_VALUES) return AG_ERROR_SHAPE;
        pack->n_epochs = (int)tensor->dims[0];
    }
    *out = (uint32_t *)ag__values(pack, tensor);
    if (!*out) return AG_ERROR_MEMORY;
    for (epoch = 0; epoch < pack->n_epochs; epoch++)
        for (k = 0; k < n_classes; k++)
            AG__TRY(ag__check_cumulative(*out + (size_t)epoch * (size_t)n, offsets[k], offsets[k + 1]));
    return AG_OK;
}

/* Offsets, weights and latents of the components or exemplars. */
static int ag__read_entries(const ag__reader *reader, const char *const names[3], ag__entries *out) {
    const ag_pack *pack = reader->pack;
    void *p;
    int k;
    AG__TRY(ag__take(reader, names[0], AG__I32, 1, (int64_t)pack->n_classes + 1, -1, &p));
    out->offsets = (int32_t *)p;
    if (out->offsets[0] != 0) return AG_ERROR_OFFSETS;
    for (k = 0; k < pack->n_classes; k++)
        if (out->offsets[k + 1] <= out->offsets[k]) return AG_ERROR_OFFSETS;
    out->n = out->offsets[pack->n_classes];
    AG__TRY(ag__read_cumulative(reader, names[1], out->n, out->offsets, pack->n_classes, &out->cumulative));
    AG__TRY(ag__take(reader, names[2], AG__I8, 2, out->n, pack->n_latent, &p));
    out->mean = (int8_t *)p;
    return ag__check_latents(out->mean, (size_t)out->n * (size_t)pack->n_latent);
}

static int ag__read_gaussian(const ag__reader *reader) {
    static const char *const names[3] = {"gaussian.offsets", "gaussian.cumulative", "gaussian.mean"};
    ag_pack *pack = reader->pack;
    ag__tensor *tensor;
    uint32_t d = (uint32_t)pack->n_latent;
    if (pack->is_indexed) return AG_ERROR_PRIOR;
    AG__TRY(ag__read_entries(reader, names, &pack->entries));
    AG__TRY(ag__expect(reader, "gaussian.factor", AG__I16, 2, pack->entries.n, -1, &tensor));
    if (tensor->dims[1] != d && tensor->dims[1] != d * (d + 1) / 2) return AG_ERROR_SHAPE;
    pack->is_diagonal = tensor->dims[1] == d;
    pack->factor = (int16_t *)ag__values(pack, tensor);
    return pack->factor ? AG_OK : AG_ERROR_MEMORY;
}

static int ag__read_exemplars(const ag__reader *reader) {
    static const char *const names[3] = {"exemplar.offsets", "exemplar.cumulative", "exemplar.latent"};
    ag_pack *pack = reader->pack;
    ag__tensor *tensor;
    void *p;
    int k;
    AG__TRY(ag__read_entries(reader, names, &pack->entries));
    AG__TRY(ag__expect(reader, "exemplar.neighbours", AG__I32, 2, pack->entries.n, -1, &tensor));
    if (tensor->dims[1] < 1 || tensor->dims[1] > 0x7FFFFFFF) return AG_ERROR_NEIGHBOURS;
    pack->n_neighbours = (int)tensor->dims[1];
    pack->neighbours = (int32_t *)ag__values(pack, tensor);
    if (!pack->neighbours) return AG_ERROR_MEMORY;
    for (k = 0; k < pack->n_classes; k++) {
        int32_t first = pack->entries.offsets[k], last = pack->entries.offsets[k + 1];
        size_t i, end = (size_t)last * (size_t)pack->n_neighbours;
        for (i = (size_t)first * (size_t)pack->n_neighbours; i < end; i++)
            if (pack->neighbours[i] < first || pack->neighbours[i] >= last) return AG_ERROR_NEIGHBOURS;
    }
    AG__TRY(ag__expect(reader, "exemplar.reach", AG__I32, 1, 1, -1, &tensor));
    pack->reach = ag__i32(tensor->data);
    if (pack->reach < 0 || pack->reach > 256) return AG_ERROR_NEIGHBOURS;
    AG__TRY(ag__take(reader, "exemplar.scale", AG__I16, 2, pack->n_classes, pack->n_latent, &p));
    pack->scale = (int16_t *)p;
    if (pack->computes_palettes) {
        AG__TRY(ag__take(reader, "exemplar.palette_scale", AG__I16, 2, pack->n_classes, pack->n_latent, &p));
        pack->palette_scale = (int16_t *)p;
    }
    if (ag__find(reader, "exemplar.names")) {
        AG__TRY(ag__expect(reader, "exemplar.names", AG__U8, 1, -1, -1, &tensor));
        AG__TRY(ag__read_text(pack, tensor, &pack->names));
        if (pack->names.n != pack->entries.n) return AG_ERROR_NAMES;
    }
    return AG_OK;
}

