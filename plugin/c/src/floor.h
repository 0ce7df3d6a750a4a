/* ---- What an open pack of plans holds, and opening one (contract 2, plans, section 2) ---- */

enum { AG__MAX_CLASSES = 10, AG__MAX_STYLES = 256, AG__MAX_TAPS = 1024, AG__MAX_WIDTH = 1024, AG__MAX_DENSE = 8 };
enum { AG__REACH = 16, AG__MARGIN = AG__REACH + 1, AG__TOLD = 5, AG__PLAN_LEVELS = 9, AG__MAX_INPUT = 16 };
enum { AG__MAX_PLAN_SIDE = 512, AG__MAX_PLAN_CELLS = 1 << 16, AG__MAX_WINDOWS = 1 << 20 };
enum { AG__MAX_LEAST = 1 << 16, AG__MAX_BRUSH = 8, AG__MAX_COST = 1023 };
enum { AG__LEAST, AG__BRUSH, AG__WALL, AG__FLOOR, AG__WAY_COST, AG__RIM_COST };

#define AG__NO_WINDOW 0xFFFFFFFFu
#define AG__NO_COLUMN 0xFFFFu

/* Where taps look, from the cell that is drawn. */
typedef struct ag__look {
    int dy, dx, plane;
    uint16_t columns[AG__MAX_CLASSES + 1]; /* of each class there, or AG__NO_COLUMN; of a sum the first alone */
} ag__look;

typedef struct ag__looks {
    size_t n;
    ag__look *all;
} ag__looks;

struct ag_plans {
    ag_pack base; /* memory, kernel, fingerprint and the names of the styles */
    ag__text classes;
    int n_classes, n_styles, rim;
    uint8_t *colours, walkable[AG__MAX_CLASSES + 1];
    int32_t repair[6];
    ag__looks drawn, pinned, voids, sums; /* sums: of the void and of classes */
    size_t n_taps, n_first, stride;       /* outputs of the first layer, and the room that a column has */
    int16_t *weight;                      /* of the first layer, by columns */
    int32_t *bias, *style, *level, low, high;
    uint8_t *shift;
    ag__gatherer *gather;
    int first_format; /* of the first layer's outputs */
    int n_steps;      /* of the layers behind it */
    ag__step steps[AG__MAX_DENSE];
    size_t most_plane, n_weights;
    uint32_t *windows, power[9]; /* a hash table of codes, and what a class at each place of a window adds to one */
    int window_bits;
};

static int ag__hash_window(uint32_t code, int bits) { return (int)(code * 0x9E3779B1u >> (32 - bits)); }

static int ag__has_window(const ag_plans *plans, uint32_t code) {
    uint32_t mask = ((uint32_t)1 << plans->window_bits) - 1, at = (uint32_t)ag__hash_window(code, plans->window_bits);
    while (plans->windows[at] != AG__NO_WINDOW) {
        if (plans->windows[at] == code) return 1;
        at = (at + 1) & mask;
    }
    return 0;
}

static int ag__read_windows(const ag__reader *reader, ag_plans *plans) {
    ag__tensor *tensor;
    uint32_t base = (uint32_t)plans->n_classes + 1, last = 0, code, at;
    uint64_t most;
    size_t i, n;
    AG__TRY(ag__expect(reader, "windows", AG__U32, 1, -1, -1, &tensor));
    n = tensor->n_values;
    if (n > AG__MAX_WINDOWS) return AG_ERROR_WINDOWS;
    plans->power[8] = 1;
    for (i = 8; i > 0; i--) plans->power[i - 1] = plans->power[i] * base;
    most = (uint64_t)plans->power[0] * base;
    for (plans->window_bits = 1; (size_t)1 << plans->window_bits < 2 * n + 1;) plans->window_bits++;
    plans->windows = (uint32_t *)ag__new(&plans->base, (size_t)1 << plans->window_bits, sizeof(uint32_t));
    if (!plans->windows) return AG_ERROR_MEMORY;
    memset(plans->windows, 0xFF, ((size_t)1 << plans->window_bits) * sizeof(uint32_t));
    for (i = 0; i < n; i++, last = code) {
        code = ag__u32(tensor->data + 4 * i);
        if (code >= most || (i && code <= last)) return AG_ERROR_WINDOWS;
        at = (uint32_t)ag__hash_window(code, plans->window_bits);
        while (plans->windows[at] != AG__NO_WINDOW) at = (at + 1) & (((uint32_t)1 << plans->window_bits) - 1);
        plans->windows[at] = code;
    }
    return AG_OK;
}

static int ag__read_rules(const ag__reader *reader, ag_plans *plans) {
    ag__tensor *tensor;
    void *p;
    int k, n = plans->n_classes;
    AG__TRY(ag__take(reader, "colours", AG__U8, 2, n + 1, 4, &p));
    plans->colours = (uint8_t *)p;
    AG__TRY(ag__expect(reader, "walkable", AG__U8, 1, n, -1, &tensor));
    for (k = 1; k <= n; k++) {
        plans->walkable[k] = tensor->data[k - 1];
        if (plans->walkable[k] > 1) return AG_ERROR_RULES;
    }
    AG__TRY(ag__expect(reader, "rim", AG__U8, 1, 1, -1, &tensor));
    plans->rim = tensor->data[0];
    AG__TRY(ag__expect(reader, "repair", AG__I32, 1, 6, -1, &tensor));
    for (k = 0; k < 6; k++) plans->repair[k] = ag__i32(tensor->data + 4 * k);
    if (plans->rim > n || plans->repair[AG__LEAST] < 0 || plans->repair[AG__LEAST] > AG__MAX_LEAST ||
        plans->repair[AG__BRUSH] < 1 || plans->repair[AG__BRUSH] > AG__MAX_BRUSH)
        return AG_ERROR_RULES;
    for (k = AG__WALL; k <= AG__FLOOR; k++)
        if (plans->repair[k] < 1 || plans->repair[k] > n || plans->walkable[plans->repair[k]] != (k == AG__FLOOR))
            return AG_ERROR_RULES;
    for (k = AG__WAY_COST; k <= AG__RIM_COST; k++)
        if (plans->repair[k] < 1 || plans->repair[k] > AG__MAX_COST) return AG_ERROR_RULES;
    return ag__read_windows(reader, plans);
}

static int ag__is_before(int dy, int dx) { return dy < 0 || (dy == 0 && dx < 0); }
static int ag__is_far_before(int dy, int dx) { return dy <= -2 || (dy == -1 && dx <= -2); }

/* Adds a column to the look at the same place that has no column of this class yet, or to a new one. */
static void ag__add_look(ag__looks *looks, int dy, int dx, int plane, int class_, size_t column) {
    ag__look *look;
    size_t i;
    for (i = 0; i < looks->n; i++) {
        look = &looks->all[i];
        if (look->dy == dy && look->dx == dx && look->plane == plane && look->columns[class_] == AG__NO_COLUMN) break;
    }
    look = &looks->all[i];
    if (i == looks->n) {
        looks->n++;
        look->dy = dy, look->dx = dx, look->plane = plane;
        memset(look->columns, 0xFF, sizeof look->columns);
    }
    look->columns[class_] = (uint16_t)column;
}

static int ag__read_taps(const ag__reader *reader, ag_plans *plans) {
    ag__looks *const kinds[4] = {&plans->drawn, &plans->pinned, &plans->voids, &plans->sums};
    ag__tensor *tensor;
    size_t i;
    int n = plans->n_classes, k;
    AG__TRY(ag__expect(reader, "scan.taps", AG__I8, 2, -1, 3, &tensor));
    plans->n_taps = tensor->dims[0];
    if (plans->n_taps < 1 || plans->n_taps > AG__MAX_TAPS) return AG_ERROR_TAPS;
    for (k = 0; k < 4; k++) {
        kinds[k]->all = (ag__look *)ag__new(&plans->base, plans->n_taps, sizeof(ag__look));
        if (!kinds[k]->all) return AG_ERROR_MEMORY;
    }
    for (i = 0; i < plans->n_taps; i++) {
        int plane = ag__i8(tensor->data[3 * i]);
        int dy = ag__i8(tensor->data[3 * i + 1]), dx = ag__i8(tensor->data[3 * i + 2]);
        if (plane < 0 || plane > 3 * n + 1 || dy < -AG__REACH || dy > AG__REACH || dx < -AG__REACH || dx > AG__REACH)
            return AG_ERROR_TAPS;
        if (plane == 0) {
            ag__add_look(&plans->voids, dy, dx, 0, 0, i);
        } else if (plane == 1) {
            ag__add_look(&plans->sums, dy, dx, 0, 0, i);
        } else if (plane < 2 + n) {
            if (!ag__is_before(dy, dx)) return AG_ERROR_TAPS;
            ag__add_look(&plans->drawn, dy, dx, 0, plane - 1, i);
        } else if (plane < 2 + 2 * n) {
            if (!ag__is_far_before(dy, dx)) return AG_ERROR_TAPS;
            ag__add_look(&plans->sums, dy, dx, plane - 1 - n, 0, i);
        } else {
            ag__add_look(&plans->pinned, dy, dx, 0, plane - 1 - 2 * n, i);
        }
    }
    return AG_OK;
}

static uint64_t ag__most_of_column(const int32_t *rows, size_t n_rows, size_t n, size_t o) {
    uint64_t most = 0, size;
    size_t i;
    for (i = 0; i < n_rows; i++) {
        int64_t value = rows[i * n + o];
        size = (uint64_t)(value < 0 ? -value : value);
        if (size > most) most = size;
    }
    return most;
}

/* The layer behind the taps. */
static int ag__keep_first(const ag__reader *reader, ag_plans *plans, const ag__layer *layer) {
    size_t n = (size_t)layer->out.channels, o, i;
    int64_t n_styles = plans->n_styles ? plans->n_styles : 1;
    void *p;
    plans->n_first = n, plans->stride = ag__rounded(n, AG__COLUMN_UNIT);
    plans->low = layer->low, plans->high = layer->high;
    AG__TRY(ag__take(reader, "scan.style", AG__I32, 2, n_styles, (int64_t)n, &p));
    plans->style = (int32_t *)p;
    AG__TRY(ag__take(reader, "scan.level", AG__I32, 2, AG__PLAN_LEVELS, (int64_t)n, &p));
    plans->level = (int32_t *)p;
    plans->weight = (int16_t *)ag__new(&plans->base, layer->fan_in * plans->stride, sizeof(int16_t));
    plans->bias = (int32_t *)ag__new(&plans->base, n, sizeof(int32_t));
    plans->shift = (uint8_t *)ag__new(&plans->base, n, 1);
    if (!plans->weight || !plans->bias || !plans->shift) return AG_ERROR_MEMORY;
    memcpy(plans->shift, layer->shift, n);
    for (o = 0; o < n; o++) {
        int64_t bias = plans->bias[o] = ag__i32(layer->bias + 4 * o);
        uint64_t most = (uint64_t)(bias < 0 ? -bias : bias);
        for (i = 0; i < layer->fan_in; i++) {
            int w = ag__i8(layer->weight[o * layer->fan_in + i]);
            plans->weight[i * plans->stride + o] = (int16_t)w;
            most += AG__MAX_INPUT * (uint64_t)(w < 0 ? -w : w);
        }
        most += ag__most_of_column(plans->style, (size_t)n_styles, n, o);
        if (most + ag__most_of_column(plans->level, AG__PLAN_LEVELS, n, o) > AG__MAX_SUM) return AG_ERROR_BOUND;
    }
    return AG_OK;
}

/* A layer behind the first one, from values that stand in a plane. */
static int ag__keep_dense(ag_plans *plans, const ag__layer *layer, ag__plane *plane) {
    ag__step *step = &plans->steps[plans->n_steps++];
    ag__linear *linear = &step->linear;
    step->kind = AG__DENSE, step->in = *plane, step->factor = 1;
    linear->multiplier = ag__multiplier_of(plans->base.kernel, plane->format);
    linear->n_segments = 1, linear->length = linear->stored = (size_t)layer->out.channels;
    linear->padded = ag__rounded(linear->length, (size_t)linear->multiplier->lanes);
    AG__TRY(ag__plan_linear(&plans->base, layer, NULL, step));
    *plane = ag__plan_plane(plans->base.kernel, &layer->out, layer->low, layer->high, NULL);
    ag__measure_plane(plane);
    if (plane->size > plans->most_plane) plans->most_plane = plane->size;
    step->out = *plane;
    return AG_OK;
}

static int ag__read_scan(const ag__reader *reader, ag_plans *plans) {
    ag__shape shape = {0, 0, 1, 1};
    int32_t low = 0, high = AG__MAX_INPUT;
    ag__plane plane;
    int i;
    memset(&plane, 0, sizeof plane);
    shape.channels = (int)plans->n_taps + plans->n_classes + AG__TOLD;
    for (i = 0; i <= AG__MAX_DENSE; i++) {
        char name[32];
        ag__layer layer;
        int kind = ag__find_layer(reader, "scan", i, name);
        if (kind < 0) break;
        if (kind != AG__DENSE || i == AG__MAX_DENSE) return AG_ERROR_LAYER;
        memset(&layer, 0, sizeof layer);
        layer.kind = kind, layer.in = shape, layer.in_low = low, layer.in_high = high;
        AG__TRY(ag__read_layer(reader, name, &layer));
        if (layer.out.channels > AG__MAX_WIDTH) return AG_ERROR_LAYER;
        shape = layer.out, low = layer.low, high = layer.high;
        plans->n_weights += (size_t)shape.channels * layer.fan_in;
        if (i) {
            AG__TRY(ag__keep_dense(plans, &layer, &plane));
            continue;
        }
        AG__TRY(ag__keep_first(reader, plans, &layer));
        plane = ag__plan_plane(plans->base.kernel, &shape, low, high, NULL);
        ag__measure_plane(&plane);
        plans->most_plane = plane.size, plans->first_format = plane.format;
    }
    return !i || shape.channels != plans->n_classes || low < -(1 << 15) || high > 1 << 15 ? AG_ERROR_LAST : AG_OK;
}

static int ag__read_plans(const ag__reader *reader, uint32_t contract) {
    ag_plans *plans = (ag_plans *)(void *)reader->pack; /* its first member */
    ag__tensor *tensor;
    size_t i;
    if (contract != 2) return AG_ERROR_CONTRACT;
    AG__TRY(ag__expect(reader, "contract", AG__U8, 1, 1, -1, &tensor));
    if (tensor->data[0] != 2) return AG_ERROR_CONTRACT;
    AG__TRY(ag__expect(reader, "output", AG__U8, 1, -1, -1, &tensor));
    if (!ag__is_text(tensor, "plan")) return AG_ERROR_OUTPUT;
    AG__TRY(ag__expect(reader, "classes", AG__U8, 1, -1, -1, &tensor));
    AG__TRY(ag__read_text(reader->pack, tensor, &plans->classes));
    plans->n_classes = plans->classes.n;
    AG__TRY(ag__expect(reader, "labels", AG__U8, 1, -1, -1, &tensor));
    if (tensor->n_values) AG__TRY(ag__read_text(reader->pack, tensor, &plans->base.labels));
    plans->n_styles = plans->base.labels.n;
    if (plans->n_classes < 2 || plans->n_classes > AG__MAX_CLASSES || plans->n_styles > AG__MAX_STYLES)
        return AG_ERROR_NAMES;
    AG__TRY(ag__read_rules(reader, plans));
    AG__TRY(ag__read_taps(reader, plans));
    AG__TRY(ag__read_scan(reader, plans));
    for (i = 0; i < reader->n_tensors; i++)
        if (!reader->tensors[i].used) return AG_ERROR_UNKNOWN;
    plans->gather = ag__gatherer_of(plans->base.kernel);
    return AG_OK;
}

AG_API int ag_open_plans(const void *data, size_t n, const char *kernel, ag_plans **out) {
    ag_plans *plans;
    int error;
    if (!out) return AG_ERROR_ARGUMENT;
    *out = NULL;
    if (!data && n) return AG_ERROR_ARGUMENT;
    if (!ag__find_kernel(kernel)) return AG_ERROR_KERNEL;
    plans = (ag_plans *)AG_MALLOC(sizeof *plans);
    if (!plans) return AG_ERROR_MEMORY;
    memset(plans, 0, sizeof *plans);
    plans->base.kernel = ag__find_kernel(kernel);
    error = ag__read_file(&plans->base, (const uint8_t *)data, n, NULL, ag__read_plans);
    if (error)
        ag_close_plans(plans);
    else
        *out = plans;
    return error;
}

AG_API void ag_close_plans(ag_plans *plans) {
    if (!plans) return;
    ag__free_pieces(&plans->base);
    AG_FREE(plans);
}

AG_API const char *ag_plans_kernel(const ag_plans *plans) { return plans->base.kernel->name; }
AG_API const uint8_t *ag_plans_fingerprint(const ag_plans *plans) { return plans->base.fingerprint; }
AG_API int ag_n_classes(const ag_plans *plans) { return plans->n_classes; }
AG_API int ag_n_styles(const ag_plans *plans) { return plans->n_styles; }
AG_API const char *ag_class(const ag_plans *plans, int number) { return ag__string(&plans->classes, number - 1); }
AG_API const char *ag_style(const ag_plans *plans, int style) { return ag__string(&plans->base.labels, style); }
AG_API const uint8_t *ag_class_colours(const ag_plans *plans) { return plans->colours; }
AG_API int ag_walkable(const ag_plans *plans, int number) {
    return number >= 1 && number <= plans->n_classes && plans->walkable[number];
}
