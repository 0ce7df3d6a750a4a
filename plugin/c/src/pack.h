/* ---- Opening ---- */

static int ag__is_text(const ag__tensor *tensor, const char *text) {
    return tensor->n_values == strlen(text) && !memcmp(tensor->data, text, tensor->n_values);
}

static int ag__read_head(const ag__reader *reader, uint32_t contract) {
    ag_pack *pack = reader->pack;
    ag__tensor *tensor;
    AG__TRY(ag__expect(reader, "contract", AG__U8, 1, 1, -1, &tensor));
    if (tensor->data[0] != contract) return AG_ERROR_CONTRACT;
    AG__TRY(ag__expect(reader, "output", AG__U8, 1, -1, -1, &tensor));
    pack->is_painted = contract == 2;
    pack->is_indexed = ag__is_text(tensor, pack->is_painted ? "painted" : "indexed");
    if (!pack->is_indexed && (pack->is_painted || !ag__is_text(tensor, "direct"))) return AG_ERROR_OUTPUT;
    pack->computes_palettes = pack->is_indexed && !ag__find(reader, "palette.colours");
    AG__TRY(ag__expect(reader, "size", AG__I32, 1, 3, -1, &tensor));
    pack->height = ag__i32(tensor->data), pack->width = ag__i32(tensor->data + 4);
    pack->channels = ag__i32(tensor->data + 8);
    AG__TRY(ag__expect(reader, "latent", AG__I32, 1, 1, -1, &tensor));
    pack->n_latent = ag__i32(tensor->data);
    if (pack->height < 1 || pack->height > 1024 || pack->width < 1 || pack->width > 1024 || pack->n_latent < 1 ||
        pack->n_latent > AG__MAX_LATENT || (pack->channels != 1 && pack->channels != 3 && pack->channels != 4))
        return AG_ERROR_SIZES;
    pack->guide_scale = 1;
    if (pack->is_painted) {
        AG__TRY(ag__read_number(reader, "guide.scale", AG__U8, 1, 8, &pack->guide_scale));
        if (pack->channels == 1 || pack->height > AG__MOST_SIDE || pack->width > AG__MOST_SIDE ||
            pack->height % pack->guide_scale || pack->width % pack->guide_scale)
            return AG_ERROR_PAINT;
    }
    pack->guide_height = pack->height / pack->guide_scale, pack->guide_width = pack->width / pack->guide_scale;
    AG__TRY(ag__expect(reader, "labels", AG__U8, 1, -1, -1, &tensor));
    if (tensor->n_values) AG__TRY(ag__read_text(pack, tensor, &pack->labels));
    pack->n_labels = pack->labels.n;
    if (pack->n_labels > AG__MAX_VALUES - AG__MAX_LATENT) return AG_ERROR_NAMES;
    pack->n_classes = pack->n_labels ? pack->n_labels : 1;
    return AG_OK;
}

static int ag__read_centroids(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    void *p;
    AG__TRY(ag__take(reader, "centroid.mean", AG__I8, 2, pack->n_classes, pack->n_latent, &p));
    pack->centroid_mean = (int8_t *)p;
    AG__TRY(ag__check_latents(pack->centroid_mean, (size_t)pack->n_classes * (size_t)pack->n_latent));
    AG__TRY(ag__take(reader, "centroid.scale", AG__I16, 2, pack->n_classes, pack->n_latent, &p));
    pack->centroid_scale = (int16_t *)p;
    return AG_OK;
}

static int ag__read_tensors(const ag__reader *reader, uint32_t contract) {
    ag_pack *pack = reader->pack;
    int32_t classes[2] = {0, 0};
    size_t i;
    AG__TRY(ag__read_head(reader, contract));
    classes[1] = pack->n_classes;
    AG__TRY(ag__read_cumulative(reader, "class.cumulative", pack->n_classes, classes, 1, &pack->class_cumulative));
    if (!pack->is_painted) AG__TRY(ag__read_centroids(reader));
    pack->is_gaussian = !pack->is_painted && ag__find(reader, "gaussian.offsets") != NULL;
    AG__TRY(pack->is_gaussian ? ag__read_gaussian(reader) : ag__read_exemplars(reader));
    AG__TRY(ag__read_network(reader));
    if (pack->is_painted) AG__TRY(ag__read_painting(reader));
    for (i = 0; i < reader->n_tensors; i++)
        if (!reader->tensors[i].used) return AG_ERROR_UNKNOWN;
    return AG_OK;
}

/* digest: the SHA-256 of what is behind the head, where the host knows it, or NULL. read: makes a pack of the tensors of a
   file, whose head names this contract. */
static int ag__read_file(ag_pack *pack, const uint8_t *data, size_t n, const uint8_t *digest,
                         int (*read)(const ag__reader *, uint32_t)) {
    ag__reader reader;
    int error;
    if (n < 4 || memcmp(data, "AGP1", 4)) return AG_ERROR_MAGIC;
    if (n < 44) return AG_ERROR_TRUNCATED;
    if (ag__u32(data + 4) != 1 && ag__u32(data + 4) != 2) return AG_ERROR_CONTRACT;
    if (ag__u32(data + 8) > AG__MAX_TENSORS) return AG_ERROR_TENSORS;
    if (digest)
        memcpy(pack->fingerprint, digest, 32);
    else
        ag_sha256(data + 44, n - 44, pack->fingerprint);
#ifndef AG_FUZZING /* a fuzzer must get past this */
    if (memcmp(pack->fingerprint, data + 12, 32)) return AG_ERROR_FINGERPRINT;
#endif
    reader.pack = pack;
    reader.n_tensors = ag__u32(data + 8);
    reader.tensors = (ag__tensor *)AG_MALLOC((reader.n_tensors + 1) * sizeof *reader.tensors);
    if (!reader.tensors) return AG_ERROR_MEMORY;
    memset(reader.tensors, 0, (reader.n_tensors + 1) * sizeof *reader.tensors);
    error = ag__read_directory(&reader, data + 44, n - 44);
    if (!error) error = read(&reader, ag__u32(data + 4));
    AG_FREE(reader.tensors);
    return error;
}

AG_API int ag_open(const void *data, size_t n, ag_pack **out) { return ag_open_with(data, n, 0, 0, NULL, out); }

/* As ag_open_with. digest: as for ag__read_file. */
static int ag__open_hashed(const void *data, size_t n, const uint8_t *digest, uint64_t most_products,
                           uint64_t most_moves, const char *kernel, ag_pack **out) {
    ag_pack *pack;
    int error;
    if (!out) return AG_ERROR_ARGUMENT;
    *out = NULL;
    if (!data && n) return AG_ERROR_ARGUMENT;
    if (!ag__find_kernel(kernel)) return AG_ERROR_KERNEL;
    pack = (ag_pack *)AG_MALLOC(sizeof *pack);
    if (!pack) return AG_ERROR_MEMORY;
    memset(pack, 0, sizeof *pack);
    ag__fill_normal(pack->normal);
    pack->spread = 256;
    pack->kernel = ag__find_kernel(kernel);
    error = ag__read_file(pack, (const uint8_t *)data, n, digest, ag__read_tensors);
    if (!error && ((most_products && pack->cost > most_products) || (most_moves && pack->moves > most_moves)))
        error = AG_ERROR_WORK;
    if (error)
        ag_close(pack);
    else
        *out = pack;
    return error;
}

AG_API int ag_open_with(const void *data, size_t n, uint64_t most_products, uint64_t most_moves, const char *kernel,
                        ag_pack **out) {
    return ag__open_hashed(data, n, NULL, most_products, most_moves, kernel, out);
}

static void ag__free_pieces(ag_pack *pack) {
    ag__piece *block, *next;
    for (block = (ag__piece *)pack->blocks; block; block = next) {
        next = block->next;
        AG_FREE(block);
    }
}

AG_API void ag_close(ag_pack *pack) {
    if (!pack) return;
    ag__free_pieces(pack);
    AG_FREE(pack);
}

AG_API const char *ag_error(int code) {
#define AG__TEXT(code, text) text,
    static const char *const texts[] = {AG_ERRORS(AG__TEXT)};
#undef AG__TEXT
    return code >= 0 && code < AG_N_ERRORS ? texts[code] : "an error that this runtime does not know";
}

/* ---- What is in a pack ---- */

AG_API uint32_t ag_version(void) { return AG_VERSION; }
AG_API const char *ag_kernel(const ag_pack *pack) { return pack->kernel->name; }

AG_API int ag_width(const ag_pack *pack) { return pack->width; }
AG_API int ag_height(const ag_pack *pack) { return pack->height; }
AG_API int ag_channels(const ag_pack *pack) { return pack->channels; }
AG_API int ag_indexed(const ag_pack *pack) { return pack->is_indexed; }
AG_API int ag_n_labels(const ag_pack *pack) { return pack->n_labels; }
AG_API int ag_n_exemplars(const ag_pack *pack) { return pack->is_gaussian ? 0 : pack->entries.n; }
AG_API const uint8_t *ag_fingerprint(const ag_pack *pack) { return pack->fingerprint; }
AG_API uint64_t ag_cost(const ag_pack *pack) { return pack->cost; }
AG_API uint64_t ag_moves(const ag_pack *pack) { return pack->moves; }

AG_API size_t ag_size(const ag_pack *pack) {
    return (size_t)pack->height * (size_t)pack->width * (size_t)pack->channels;
}

static const char *ag__string(const ag__text *text, int i) {
    return i >= 0 && i < text->n ? text->strings[i] : NULL;
}

static int ag__position(const ag__text *text, const char *string) {
    int i;
    for (i = 0; string && i < text->n; i++)
        if (!strcmp(text->strings[i], string)) return i;
    return -2;
}

AG_API const char *ag_label(const ag_pack *pack, int label) { return ag__string(&pack->labels, label); }
AG_API const char *ag_name(const ag_pack *pack, int exemplar) { return ag__string(&pack->names, exemplar); }
AG_API int ag_n_layers(const ag_pack *pack) { return pack->layer_names.n; }
AG_API const char *ag_layer(const ag_pack *pack, int layer) { return ag__string(&pack->layer_names, layer); }
AG_API int ag_find_layer(const ag_pack *pack, const char *layer) { return ag__position(&pack->layer_names, layer); }
AG_API int ag_painted(const ag_pack *pack) { return pack->is_painted; }
AG_API int ag_n_epochs(const ag_pack *pack) { return pack->n_epochs; }
AG_API int ag_default_spread(const ag_pack *pack) { return pack->spread; }
AG_API int ag_find_label(const ag_pack *pack, const char *label) { return ag__position(&pack->labels, label); }
AG_API int ag_find_name(const ag_pack *pack, const char *name) { return ag__position(&pack->names, name); }

static int ag__class_of(const ag_pack *pack, int exemplar) {
    int k = 0;
    while (pack->entries.offsets[k + 1] <= exemplar) k++;
    return k;
}

AG_API int ag_label_of(const ag_pack *pack, int exemplar) {
    if (exemplar < 0 || exemplar >= ag_n_exemplars(pack)) return -2;
    return pack->n_labels ? ag__class_of(pack, exemplar) : -1;
}

AG_API int ag_seed_from_name(const char *name, size_t n, uint64_t *seed) {
    uint8_t digest[32];
    int i;
    if (!seed || (!name && n)) return AG_ERROR_ARGUMENT;
    if (n && !ag__is_utf8((const uint8_t *)name, n)) return AG_ERROR_UTF8;
    ag_sha256((const uint8_t *)name, n, digest);
    for (*seed = 0, i = 7; i >= 0; i--) *seed = *seed << 8 | digest[i];
    return AG_OK;
}

/* floor(256 x + 1/2) for 0 <= x <= most, a power of two, else `wrong`. Compared as bits, for -ffast-math knows no NaN. */
static int ag__fixed(double x, double most, int wrong) {
    uint64_t bits, limit;
    volatile double scaled = x * 256;
    memcpy(&bits, &x, sizeof bits);
    memcpy(&limit, &most, sizeof limit);
    if (bits == (uint64_t)1 << 63) return 0;
    if (bits > limit) return wrong;
    scaled = scaled + 0.5;
    return (int)scaled;
}

AG_API int ag_spread(double spread) { return ag__fixed(spread, 4, -2); } /* -1 is the pack's own */
AG_API int ag_way(double t) { return ag__fixed(t, 1, -1); }

