/* ---- From layers to steps: formats, places in memory, weights packed for the kernel ---- */

enum { AG__ALIGN = 64, AG__MAX_GROUP = 8, AG__CACHE = 1 << 19, AG__GATHERED_ROWS = 8 };

static size_t ag__rounded(size_t n, size_t unit) { return (n + unit - 1) / unit * unit; }

/* The narrowest format that holds these values and that the kernel takes. */
static int ag__format_of(const ag__kernel *kernel, int32_t low, int32_t high) {
    if (kernel->bytes.call && low >= 0 && high <= 255) return kernel->bytes.format;
    return low >= -32768 && high <= 32767 ? AG__SHORTS : AG__LONGS;
}

static const ag__multiplier *ag__multiplier_of(const ag__kernel *kernel, int format) {
    return format == AG__LONGS ? &ag__longs : format == AG__SHORTS ? &kernel->shorts : &kernel->bytes;
}

/* Whether the inputs of each row of a conv must be brought together first, without zeros around the image in memory: if
   these would take far more room than the values, or if most of a group would lie beyond the kernel's width. */
static int ag__gathers(const ag__layer *layer, const ag__multiplier *multiplier) {
    uint64_t in = (uint64_t)layer->in.channels * (uint64_t)layer->in.height * (uint64_t)layer->in.width;
    uint64_t out = (uint64_t)layer->out.channels * (uint64_t)layer->out.height * (uint64_t)layer->out.width;
    uint64_t padded = (uint64_t)layer->in.channels * (uint64_t)(layer->in.height + layer->top + layer->bottom) *
                      (uint64_t)(layer->in.width + layer->left + layer->right);
    uint64_t run = (uint64_t)layer->in.channels * (uint64_t)layer->kernel_width;
#ifdef AG_ALWAYS_GATHER /* for tests: only packs that nobody trained come here otherwise */
    if (padded) return 1;
#endif
    return (padded > 1 << 20 && padded > 2 * (in > out ? in : out)) || 2 * run <= (uint64_t)multiplier->group;
}

/* The place in memory of values between these bounds; next: the layer that takes them, or NULL. */
static ag__plane ag__plan_plane(const ag__kernel *kernel, const ag__shape *shape, int32_t low, int32_t high,
                                const ag__layer *next) {
    ag__plane plane;
    memset(&plane, 0, sizeof plane);
    plane.format = ag__format_of(kernel, low, high);
    plane.channels = plane.step = shape->channels, plane.height = shape->height, plane.width = shape->width;
    if (next && next->kind == AG__CONV && !ag__gathers(next, ag__multiplier_of(kernel, plane.format))) {
        plane.top = next->top, plane.bottom = next->bottom;
        plane.left = next->left, plane.right = next->right;
    }
    return plane;
}

static void ag__measure_plane(ag__plane *plane) {
    plane->pixel = (size_t)plane->step * ag__width_of(plane->format);
    plane->row = plane->pixel * (size_t)(plane->left + plane->width + plane->right);
    plane->size = ag__rounded(plane->row * (size_t)(plane->top + plane->height + plane->bottom), AG__ALIGN);
}

/* The output channel that stands at a place of a segment; merged: the reshape or shuffle behind the layer, or NULL. */
static size_t ag__output_at(const ag__layer *merged, size_t segment, size_t place) {
    size_t channels, r;
    if (!merged) return place;
    channels = (size_t)merged->out.channels, r = (size_t)merged->factor;
    if (merged->kind == AG__SHUFFLE) return (place % channels * r + segment) * r + place / channels;
    return (place % channels * (size_t)merged->out.height + segment) * (size_t)merged->out.width + place / channels;
}

/* Vectors of the block that begins at a place of a segment. */
static int ag__vectors_at(const ag__linear *linear, size_t place) {
    return linear->padded - place > (size_t)linear->multiplier->lanes ? 2 : 1;
}

/* The weights of a block of n outputs (NULL: none, a lane stays 0) in the order of its multiplications: for each group of
   inputs, for each output, the group. Memory has inputs by rows of the kernel, columns, channels, the file by channels,
   rows, columns. */
static void ag__pack_block(const ag__linear *linear, const ag__layer *layer, const uint8_t *const *outputs, size_t n,
                           char *to) {
    size_t group = (size_t)linear->multiplier->group, size = linear->multiplier->format < AG__SHORTS ? 1 : 2;
    size_t channels = (size_t)layer->in.channels, area = (size_t)layer->kernel_height * (size_t)layer->kernel_width;
    size_t run = linear->is_gathered ? layer->fan_in : channels * (size_t)layer->kernel_width;
    size_t first, k, o, channel = 0, position = 0;
    for (first = 0; first < layer->fan_in; first += run)
        for (k = 0; k < run; k++) {
            char *column = to + (k / group * n * group + k % group) * size;
            for (o = 0; o < n; o++) {
                int16_t w;
                if (!outputs[o]) continue;
                w = (int16_t)ag__i8(outputs[o][channel * area + position]);
                if (size == 1)
                    column[o * group] = (char)w;
                else
                    memcpy(column + o * group * size, &w, size);
            }
            if (++channel == channels) channel = 0, position++;
            if (k + 1 == run) to += ag__rounded(run, group) * n * size;
        }
}

/* What scales the sum of one output, which stands at a place among all; a lane without one gives the lowest value. */
static void ag__plan_output(ag__linear *linear, const ag__layer *layer, const uint8_t *weight, size_t o, size_t at) {
    size_t k;
    if (weight) {
        linear->bias[at] = ag__i32(layer->bias + 4 * o) + AG__MAX_SUM;
        linear->shift[at] = layer->shift[o];
        if (linear->multiplier->format == AG__SIGNED_BYTES) /* sums lack 128 times all weights */
            for (k = 0; k < layer->fan_in; k++) linear->bias[at] += 128 * ag__i8(weight[k]);
    }
    linear->power[at] = (uint32_t)1 << (31 - linear->shift[at]);
    linear->base[at] = AG__MAX_SUM >> linear->shift[at];
}

static int ag__new_arrays(ag_pack *pack, ag__linear *linear) {
    size_t n = linear->n_segments * linear->padded, group = (size_t)linear->multiplier->group;
    if (linear->n_groups > ((size_t)-1 / 2 - AG__ALIGN) / n / (group * 2)) return AG_ERROR_MEMORY;
    linear->weight = (char *)ag__new(pack, n * linear->n_groups * group * 2 + AG__ALIGN, 1);
    linear->offset = (int32_t *)ag__new(pack, linear->n_groups, sizeof(int32_t));
    linear->bias = (int32_t *)ag__new(pack, n, sizeof(int32_t));
    linear->shift = (int32_t *)ag__new(pack, n, sizeof(int32_t));
    linear->power = (uint32_t *)ag__new(pack, n, sizeof(uint32_t));
    linear->base = (int32_t *)ag__new(pack, n, sizeof(int32_t));
    if (!linear->weight || !linear->offset || !linear->bias || !linear->shift || !linear->power || !linear->base)
        return AG_ERROR_MEMORY;
    linear->weight += (AG__ALIGN - (uintptr_t)linear->weight % AG__ALIGN) % AG__ALIGN;
    return AG_OK;
}

/* Dense or conv. merged: the reshape or shuffle behind it that it does as well, or NULL. */
static int ag__plan_linear(ag_pack *pack, const ag__layer *layer, const ag__layer *merged, ag__step *step) {
    ag__linear *linear = &step->linear;
    size_t lanes = (size_t)linear->multiplier->lanes, group = (size_t)linear->multiplier->group;
    size_t size = linear->multiplier->format < AG__SHORTS ? 1 : 2, run, per_run, segment, first, i;
    char *weight;
    linear->kernel_height = layer->kernel_height, linear->kernel_width = layer->kernel_width;
    linear->top = layer->top, linear->left = layer->left;
    linear->height = layer->out.height, linear->width = layer->out.width;
    linear->low = layer->low, linear->high = layer->high;
    run = linear->is_gathered ? layer->fan_in : (size_t)layer->kernel_width * (size_t)layer->in.channels;
    per_run = ag__rounded(run, group) / group;
    linear->n_groups = layer->fan_in / run * per_run;
    linear->vector = linear->n_groups * group * lanes * size;
    linear->patch = ag__rounded(linear->n_groups * group * ag__width_of(linear->multiplier->format), AG__ALIGN);
    AG__TRY(ag__new_arrays(pack, linear));
    for (i = 0; i < linear->n_groups; i++)
        linear->offset[i] = (int32_t)(i / per_run * step->in.row +
                                      i % per_run * group * ag__width_of(linear->multiplier->format));
    weight = linear->weight;
    for (segment = 0; segment < linear->n_segments; segment++)
        for (first = 0; first < linear->padded;) {
            const uint8_t *outputs[2 * AG__MOST_LANES];
            size_t n = (size_t)ag__vectors_at(linear, first) * lanes;
            for (i = 0; i < n; i++) {
                size_t o = first + i < linear->length ? ag__output_at(merged, segment, first + i) : 0;
                outputs[i] = first + i < linear->length ? layer->weight + o * layer->fan_in : NULL;
                ag__plan_output(linear, layer, outputs[i], o, segment * linear->padded + first + i);
            }
            ag__pack_block(linear, layer, outputs, n, weight);
            weight += n * linear->n_groups * group * size;
            first += n;
        }
    return AG_OK;
}

/* Whether a reshape or shuffle is done by the dense or conv before it: not if that would leave many lanes idle. */
static int ag__merges(const ag__layer *layer, const ag__layer *next, const ag__multiplier *multiplier) {
    size_t segment, lanes = (size_t)multiplier->lanes;
    if (layer->kind == AG__DENSE && next->kind == AG__RESHAPE)
        segment = (size_t)next->out.width * (size_t)next->out.channels;
    else if (layer->kind == AG__CONV && next->kind == AG__SHUFFLE)
        segment = (size_t)next->factor * (size_t)next->out.channels;
    else
        return 0;
    return 2 * ag__rounded(segment, lanes) <= 3 * segment;
}

/* The steps of a chain's layers. */
static int ag__plan_chain(ag_pack *pack, const ag__layer *layers, int n, ag__chain *chain) {
    const ag__kernel *kernel = pack->kernel;
    ag__plane plane = ag__plan_plane(kernel, &layers[0].in, -127, 127, &layers[0]);
    int i;
    ag__measure_plane(&plane);
    chain->most_plane = plane.size;
    chain->steps = (ag__step *)ag__new(pack, (size_t)n, sizeof *chain->steps);
    if (!chain->steps) return AG_ERROR_MEMORY;
    for (i = 0; i < n; i++) {
        const ag__layer *layer = &layers[i], *merged = NULL, *last = layer, *next;
        ag__step *step = &chain->steps[chain->n_steps++];
        step->kind = layer->kind, step->in = plane;
        step->factor = layer->kind == AG__UPSAMPLE || layer->kind == AG__SHUFFLE ? layer->factor : 1;
        step->top = layer->top, step->left = layer->left;
        if (layer->weight) {
            step->linear.multiplier = ag__multiplier_of(kernel, plane.format);
            step->linear.is_gathered = layer->kind == AG__CONV && ag__gathers(layer, step->linear.multiplier);
            if (i + 1 < n && ag__merges(layer, &layers[i + 1], step->linear.multiplier)) last = merged = &layers[++i];
            if (merged && merged->kind == AG__SHUFFLE) step->factor = merged->factor;
        }
        next = i + 1 < n ? &layers[i + 1] : NULL;
        plane = ag__plan_plane(kernel, &last->out, layer->low, layer->high, next);
        if (layer->weight) {
            ag__linear *linear = &step->linear;
            size_t lanes = (size_t)linear->multiplier->lanes;
            linear->n_segments = !merged ? 1 : (size_t)(merged->kind == AG__SHUFFLE ? merged->factor : merged->out.height);
            linear->length = linear->stored = (size_t)layer->out.channels / linear->n_segments;
            linear->padded = ag__rounded(linear->length, lanes);
            if (!merged && next && next->kind >= AG__TABLE) { /* whole vectors, which argmax wants in eights */
                linear->padded = linear->stored = ag__rounded(linear->length, lanes < 8 ? 8 : lanes);
                plane.step = (int)linear->padded;
            }
            AG__TRY(ag__plan_linear(pack, layer, merged, step));
            if (linear->is_gathered && linear->patch > chain->most_patch) chain->most_patch = linear->patch;
        }
        if (layer->kind == AG__TABLE) {
            step->values = (const uint8_t *)ag__values(pack, layer->values);
            if (!step->values) return AG_ERROR_MEMORY;
        }
        ag__measure_plane(&plane);
        if (layer->kind < AG__TABLE && plane.size > chain->most_plane) chain->most_plane = plane.size;
        step->out = plane;
    }
    return AG_OK;
}

static int ag__ends_in(const ag__layer *last, int kind, int is_image, int channels, int height, int width) {
    return last->kind == kind && last->out.is_image == is_image && last->out.channels == channels &&
           last->out.height == height && last->out.width == width;
}

/* Both chains; layers: room for AG__MAX_LAYERS. */
static int ag__read_chains(const ag__reader *reader, ag__layer *layers) {
    ag_pack *pack = reader->pack;
    void *p;
    int n;
    AG__TRY(ag__read_layers(reader, "decoder", layers, &n));
    if (!ag__ends_in(&layers[n - 1], pack->is_indexed ? AG__ARGMAX : AG__TABLE, 1,
                     pack->is_indexed ? 1 : pack->channels, pack->guide_height, pack->guide_width))
        return AG_ERROR_LAST;
    pack->n_colours = layers[n - 1].in.channels - (pack->channels == 4); /* of an indexed pack */
    if (pack->n_colours < 1 && pack->is_indexed) return AG_ERROR_LAST;
    AG__TRY(ag__plan_chain(pack, layers, n, &pack->decoder));
    if (!pack->is_indexed) return AG_OK;
    if (!pack->computes_palettes) {
        AG__TRY(ag__take(reader, "palette.colours", AG__U8, 2, pack->n_colours, pack->channels, &p));
        pack->colours = (uint8_t *)p;
        return AG_OK;
    }
    AG__TRY(ag__read_layers(reader, "palette", layers, &n));
    if (!ag__ends_in(&layers[n - 1], AG__TABLE, 0, pack->n_colours * pack->channels, 1, 1)) return AG_ERROR_LAST;
    return ag__plan_chain(pack, layers, n, &pack->palette);
}

static int ag__read_network(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    ag__layer *layers = (ag__layer *)AG_MALLOC(AG__MAX_LAYERS * sizeof *layers);
    size_t plane;
    int error;
    if (!layers) return AG_ERROR_MEMORY;
    error = ag__read_chains(reader, layers);
    AG_FREE(layers);
    plane = pack->decoder.most_plane > pack->palette.most_plane ? pack->decoder.most_plane : pack->palette.most_plane;
    pack->group = plane && plane < AG__CACHE / 2 ? (int)(AG__CACHE / 2 / plane) : 1;
    if (pack->group > AG__MAX_GROUP) pack->group = AG__MAX_GROUP;
    if (pack->is_painted) pack->group = 1;
    return error;
}
