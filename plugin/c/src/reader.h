/* ---- Memory of a pack ---- */

typedef union ag__piece {
    union ag__piece *next;
    double align[2];
} ag__piece;

/* n zeroed values of this size, at least one, that live as long as the pack; NULL if there is no room. */
static void *ag__new(ag_pack *pack, size_t n, size_t size) {
    ag__piece *block;
    if (n > ((size_t)-1 - sizeof *block) / size) return NULL;
    block = (ag__piece *)AG_MALLOC(sizeof *block + (n ? n : 1) * size);
    if (!block) return NULL;
    block->next = (ag__piece *)pack->blocks;
    pack->blocks = block;
    memset(block + 1, 0, (n ? n : 1) * size);
    return block + 1;
}

/* ---- Reading tensors (contract, sections 5, 8 and 10) ---- */

/* A tensor as it lies in the file. */
typedef struct ag__tensor {
    const char *name;
    size_t n_name, n_values;
    const uint8_t *data;
    int dtype, n_dims, used;
    uint32_t dims[4];
} ag__tensor;

typedef struct ag__reader {
    ag_pack *pack;
    ag__tensor *tensors;
    size_t n_tensors;
} ag__reader;

static uint32_t ag__u32(const uint8_t *p) {
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static int32_t ag__i32(const uint8_t *p) {
    uint32_t word = ag__u32(p);
    return word < 0x80000000u ? (int32_t)word : -(int32_t)(0xFFFFFFFFu - word) - 1;
}

static int ag__i8(uint8_t byte) { return byte < 128 ? byte : byte - 256; }

/* The directory of the tensors in n bytes. */
static int ag__read_directory(ag__reader *reader, const uint8_t *p, size_t n) {
    static const uint8_t sizes[6] = {0, 1, 1, 2, 4, 4};
    size_t i;
    for (i = 0; i < reader->n_tensors; i++) {
        ag__tensor *tensor = &reader->tensors[i], *before = tensor - 1;
        size_t room;
        int j;
        if (n < 4) return AG_ERROR_TRUNCATED;
        tensor->n_name = ag__u32(p);
        p += 4, n -= 4;
        if (tensor->n_name > AG__MAX_NAME) return AG_ERROR_TENSORS;
        if (n < tensor->n_name + 5) return AG_ERROR_TRUNCATED;
        tensor->name = (const char *)p;
        p += tensor->n_name, n -= tensor->n_name;
        if (i) {
            size_t shorter = tensor->n_name < before->n_name ? tensor->n_name : before->n_name;
            int order = memcmp(before->name, tensor->name, shorter);
            if (order > 0 || (order == 0 && before->n_name >= tensor->n_name)) return AG_ERROR_TENSORS;
        }
        tensor->dtype = p[0];
        if (tensor->dtype < AG__U8 || tensor->dtype > AG__U32 || ag__u32(p + 1) > 4) return AG_ERROR_TENSORS;
        tensor->n_dims = (int)ag__u32(p + 1);
        p += 5, n -= 5;
        if (n < 4 * (size_t)tensor->n_dims) return AG_ERROR_TRUNCATED;
        for (j = 0; j < tensor->n_dims; j++, p += 4, n -= 4) tensor->dims[j] = ag__u32(p);
        room = n / sizes[tensor->dtype];
        tensor->n_values = 1;
        for (j = 0; j < tensor->n_dims; j++) {
            if (tensor->dims[j] && tensor->n_values > room / tensor->dims[j]) return AG_ERROR_TRUNCATED;
            tensor->n_values *= tensor->dims[j];
        }
        if (tensor->n_values > room) return AG_ERROR_TRUNCATED;
        tensor->data = p;
        p += tensor->n_values * sizes[tensor->dtype], n -= tensor->n_values * sizes[tensor->dtype];
    }
    return n ? AG_ERROR_TRAILING : AG_OK;
}

static ag__tensor *ag__find(const ag__reader *reader, const char *name) {
    size_t first = 0, last = reader->n_tensors, n = strlen(name);
    while (first < last) {
        size_t middle = (first + last) / 2;
        ag__tensor *tensor = &reader->tensors[middle];
        int order = memcmp(tensor->name, name, tensor->n_name < n ? tensor->n_name : n);
        if (order == 0 && tensor->n_name == n) return tensor;
        if (order < 0 || (order == 0 && tensor->n_name < n))
            first = middle + 1;
        else
            last = middle;
    }
    return NULL;
}

/* The tensor of this name, which must have this type and these dimensions (-1: any). */
static int ag__expect(const ag__reader *reader, const char *name, int dtype, int n_dims, int64_t d0, int64_t d1,
                      ag__tensor **out) {
    ag__tensor *tensor = ag__find(reader, name);
    if (!tensor) return AG_ERROR_MISSING;
    if (tensor->dtype != dtype || tensor->n_dims != n_dims) return AG_ERROR_SHAPE;
    if (n_dims > 0 && d0 >= 0 && tensor->dims[0] != d0) return AG_ERROR_SHAPE;
    if (n_dims > 1 && d1 >= 0 && tensor->dims[1] != d1) return AG_ERROR_SHAPE;
    tensor->used = 1;
    *out = tensor;
    return AG_OK;
}

/* The values of a tensor, as a copy of the pack's own. */
static void *ag__values(ag_pack *pack, const ag__tensor *tensor) {
    size_t i, n = tensor->n_values;
    const uint8_t *p = tensor->data;
    if (tensor->dtype == AG__U8 || tensor->dtype == AG__I8) {
        void *values = ag__new(pack, n, 1);
        if (values && n) memcpy(values, p, n);
        return values;
    }
    if (tensor->dtype == AG__I16) {
        int16_t *values = (int16_t *)ag__new(pack, n, sizeof *values);
        for (i = 0; values && i < n; i++) values[i] = (int16_t)(p[2 * i] | ag__i8(p[2 * i + 1]) * 256);
        return values;
    }
    if (tensor->dtype == AG__I32) {
        int32_t *values = (int32_t *)ag__new(pack, n, sizeof *values);
        for (i = 0; values && i < n; i++) values[i] = ag__i32(p + 4 * i);
        return values;
    } else {
        uint32_t *values = (uint32_t *)ag__new(pack, n, sizeof *values);
        for (i = 0; values && i < n; i++) values[i] = ag__u32(p + 4 * i);
        return values;
    }
}

static int ag__take(const ag__reader *reader, const char *name, int dtype, int n_dims, int64_t d0, int64_t d1,
                    void **out) {
    ag__tensor *tensor;
    AG__TRY(ag__expect(reader, name, dtype, n_dims, d0, d1, &tensor));
    *out = ag__values(reader->pack, tensor);
    return *out ? AG_OK : AG_ERROR_MEMORY;
}

/* The code point at *p, which moves behind it; -1 if there is none of UTF-8. */
static int32_t ag__code_point(const uint8_t **p, const uint8_t *end) {
    static const int32_t least[4] = {0, 0x80, 0x800, 0x10000};
    const uint8_t *q = *p;
    int32_t code = *q++;
    int more = code < 0x80 ? 0 : code < 0xC2 ? -1 : code < 0xE0 ? 1 : code < 0xF0 ? 2 : code < 0xF5 ? 3 : -1, i;
    if (more < 0 || end - q < more) return -1;
    if (more) code &= 0x3F >> more;
    for (i = 0; i < more; i++, q++) {
        if ((*q & 0xC0) != 0x80) return -1;
        code = code << 6 | (*q & 0x3F);
    }
    if (code < least[more] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return -1;
    *p = q;
    return code;
}

static int ag__is_utf8(const uint8_t *p, size_t n) {
    const uint8_t *end = p + n;
    while (p < end)
        if (ag__code_point(&p, end) < 0) return 0;
    return 1;
}

static int ag__compare_strings(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a text, which line feeds part: printable, not empty, different from each other. */
static int ag__read_text(ag_pack *pack, const ag__tensor *tensor, ag__text *out) {
    const uint8_t *p = tensor->data, *end = p + tensor->n_values;
    char **sorted;
    size_t i;
    int n = 1, j;
    if (!ag__is_utf8(p, tensor->n_values)) return AG_ERROR_UTF8;
    while (p < end) {
        int32_t code = ag__code_point(&p, end);
        if (code == '\n')
            n += n < 0x7FFFFFFF;
        else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
                 (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069))
            return AG_ERROR_NAMES;
    }
    out->n = n;
    out->bytes = (char *)ag__new(pack, tensor->n_values + 1, 1);
    out->strings = (char **)ag__new(pack, (size_t)n, sizeof *out->strings);
    sorted = (char **)ag__new(pack, (size_t)n, sizeof *sorted);
    if (!out->bytes || !out->strings || !sorted) return AG_ERROR_MEMORY;
    for (i = 0, j = 0, out->strings[0] = out->bytes; i < tensor->n_values; i++) {
        out->bytes[i] = tensor->data[i] == '\n' ? 0 : (char)tensor->data[i];
        if (!out->bytes[i]) out->strings[++j] = out->bytes + i + 1;
    }
    memcpy(sorted, out->strings, (size_t)n * sizeof *sorted);
    qsort(sorted, (size_t)n, sizeof *sorted, ag__compare_strings);
    for (j = 0; j < n; j++)
        if (!*sorted[j] || (j && !strcmp(sorted[j - 1], sorted[j]))) return AG_ERROR_NAMES;
    return AG_OK;
}

