/* ---- Layers (contract, section 7) ---- */

/* A tensor of a layer, by what stands behind the layer's name. */
static int ag__layer_tensor(const ag__reader *reader, const char *layer, const char *what, int dtype, int n_dims,
                            int64_t d0, ag__tensor **out) {
    char name[AG__MAX_NAME + 1];
    size_t n = strlen(layer), m = strlen(what);
    if (n + m > AG__MAX_NAME) return AG_ERROR_MISSING;
    memcpy(name, layer, n);
    memcpy(name + n, what, m + 1);
    return ag__expect(reader, name, dtype, n_dims, d0, -1, out);
}

/* Weights, biases and shifts of dense and conv, re-ordered for images held channels last. */
static int ag__read_weights(const ag__reader *reader, const char *name, const ag__tensor *weight, int32_t amax,
                            ag__layer *layer) {
    ag__tensor *bias, *shift, *range;
    size_t n_out = weight->dims[0], n_in = weight->dims[1], n_rows, area, o, c, i;
    area = (size_t)layer->kernel_height * (size_t)layer->kernel_width;
    AG__TRY(ag__layer_tensor(reader, name, "bias", AG__I32, 1, (int64_t)n_out, &bias));
    AG__TRY(ag__layer_tensor(reader, name, "shift", AG__U8, 1, (int64_t)n_out, &shift));
    AG__TRY(ag__layer_tensor(reader, name, "range", AG__I32, 1, 2, &range));
    layer->low = ag__i32(range->data), layer->high = ag__i32(range->data + 4);
    if (layer->low < -AG__MAX_SUM || layer->low >= layer->high || layer->high > AG__MAX_SUM) return AG_ERROR_RANGE;
    layer->is_wide = amax > 32767;
    layer->fan_in = n_in * area;
    layer->stride = (layer->fan_in + 15) & ~(size_t)15;
    n_rows = (n_out + 7) & ~(size_t)7;
    if (layer->stride > (size_t)-1 / sizeof *layer->weight / n_rows) return AG_ERROR_MEMORY;
    layer->weight = (int16_t *)ag__new(reader->pack, n_rows * layer->stride, sizeof *layer->weight);
    layer->bias = (int32_t *)ag__new(reader->pack, n_out, sizeof *layer->bias);
    layer->shift = (uint8_t *)ag__values(reader->pack, shift);
    if (!layer->weight || !layer->bias || !layer->shift) return AG_ERROR_MEMORY;
    for (o = 0; o < n_out; o++) {
        const uint8_t *from = weight->data + o * layer->fan_in;
        int16_t *to = layer->weight + o * layer->stride;
        int64_t b = ag__i32(bias->data + 4 * o);
        uint64_t total = 0;
        for (c = 0; c < n_in; c++)
            for (i = 0; i < area; i++) {
                int w = ag__i8(*from++);
                to[i * n_in + c] = (int16_t)w;
                total += (uint64_t)(w < 0 ? -w : w);
            }
        if (layer->shift[o] > 22) return AG_ERROR_RANGE;
        if (total > AG__MAX_SUM || total * (uint64_t)amax + (uint64_t)(b < 0 ? -b : b) > AG__MAX_SUM)
            return AG_ERROR_BOUND;
        layer->bias[o] = (int32_t)b + AG__MAX_SUM;
    }
    return AG_OK;
}

/* One layer: its tensors, and the shape of its output. amax: the largest absolute value that comes to it. */
static int ag__read_layer(const ag__reader *reader, const char *name, int32_t amax, ag__layer *layer) {
    const ag__shape in = layer->in;
    int64_t channels = in.channels, height = in.height, width = in.width;
    ag__tensor *tensor;
    layer->out.is_image = in.is_image;
    layer->kernel_height = layer->kernel_width = 1;
    if (layer->kind != AG__DENSE && layer->kind != AG__RESHAPE && layer->kind != AG__TABLE && !in.is_image)
        return AG_ERROR_LAYER;
    switch (layer->kind) {
        case AG__DENSE:
            AG__TRY(ag__layer_tensor(reader, name, "weight", AG__I8, 2, -1, &tensor));
            if (in.is_image || tensor->dims[1] != channels) return AG_ERROR_LAYER;
            channels = tensor->dims[0];
            if (channels < 1 || channels > AG__MAX_VALUES) return AG_ERROR_VALUES;
            AG__TRY(ag__read_weights(reader, name, tensor, amax, layer));
            break;
        case AG__RESHAPE:
            AG__TRY(ag__layer_tensor(reader, name, "shape", AG__I32, 1, 3, &tensor));
            channels = ag__i32(tensor->data), height = ag__i32(tensor->data + 4), width = ag__i32(tensor->data + 8);
            if (channels < 1 || height < 1 || width < 1) return AG_ERROR_VALUES;
            if (in.is_image || channels > in.channels || height > in.channels || width > in.channels ||
                channels * height > in.channels || channels * height * width != in.channels)
                return AG_ERROR_LAYER;
            layer->out.is_image = 1;
            break;
        case AG__CONV: {
            ag__tensor *pads;
            AG__TRY(ag__layer_tensor(reader, name, "weight", AG__I8, 4, -1, &tensor));
            AG__TRY(ag__layer_tensor(reader, name, "pads", AG__U8, 1, 4, &pads));
            if (tensor->dims[1] != channels || tensor->dims[2] < 1 || tensor->dims[3] < 1) return AG_ERROR_LAYER;
            layer->top = pads->data[0], layer->left = pads->data[1];
            height += (int64_t)pads->data[0] + pads->data[2] - tensor->dims[2] + 1;
            width += (int64_t)pads->data[1] + pads->data[3] - tensor->dims[3] + 1;
            channels = tensor->dims[0];
            if (channels < 1 || height < 1 || width < 1 || channels > AG__MAX_VALUES) return AG_ERROR_VALUES;
            layer->kernel_height = (int)tensor->dims[2], layer->kernel_width = (int)tensor->dims[3];
            AG__TRY(ag__read_weights(reader, name, tensor, amax, layer));
            break;
        }
        case AG__UPSAMPLE:
        case AG__SHUFFLE:
            AG__TRY(ag__layer_tensor(reader, name, layer->kind == AG__SHUFFLE ? "block" : "factor", AG__U8, 1, 1,
                                     &tensor));
            layer->factor = tensor->data[0];
            if (layer->factor < 1 || layer->factor > 8) return AG_ERROR_LAYER;
            height *= layer->factor, width *= layer->factor;
            if (layer->kind == AG__SHUFFLE) {
                if (channels % (layer->factor * layer->factor)) return AG_ERROR_LAYER;
                channels /= layer->factor * layer->factor;
            }
            break;
        case AG__CROP:
            AG__TRY(ag__layer_tensor(reader, name, "size", AG__I32, 1, 2, &tensor));
            if (ag__i32(tensor->data) > height || ag__i32(tensor->data + 4) > width) return AG_ERROR_LAYER;
            height = ag__i32(tensor->data), width = ag__i32(tensor->data + 4);
            break;
        case AG__WRAP: {
            int i;
            AG__TRY(ag__layer_tensor(reader, name, "pads", AG__U8, 1, 4, &tensor));
            for (i = 0; i < 4; i++)
                if (tensor->data[i] < 1 || tensor->data[i] > (i % 2 ? in.width : in.height)) return AG_ERROR_LAYER;
            layer->top = tensor->data[0], layer->left = tensor->data[1];
            height += tensor->data[0] + tensor->data[2], width += tensor->data[1] + tensor->data[3];
            break;
        }
        case AG__TABLE:
            AG__TRY(ag__layer_tensor(reader, name, "values", AG__U8, 1, -1, &tensor));
            if (layer->low < 0 || (size_t)layer->high >= tensor->n_values) return AG_ERROR_LAYER;
            layer->values = (uint8_t *)ag__values(reader->pack, tensor);
            if (!layer->values) return AG_ERROR_MEMORY;
            break;
        default: /* argmax */
            AG__TRY(ag__layer_tensor(reader, name, "slots", AG__I32, 1, 1, &tensor));
            if (channels > 256 || ag__i32(tensor->data) != channels || amax > 1 << 15) return AG_ERROR_LAYER;
            channels = 1;
    }
    if (channels < 1 || height < 1 || width < 1) return AG_ERROR_VALUES;
    if (channels > AG__MAX_VALUES || height > AG__MAX_VALUES || width > AG__MAX_VALUES ||
        channels * height > AG__MAX_VALUES || channels * height * width > AG__MAX_VALUES)
        return AG_ERROR_VALUES;
    layer->out.channels = (int)channels, layer->out.height = (int)height, layer->out.width = (int)width;
    return AG_OK;
}

/* Reads the name of layer number of a chain, "decoder.03.conv.", into name; its kind, or -1 if there is none. */
static int ag__find_layer(const ag__reader *reader, const char *chain, int number, char name[32]) {
    static const char *const kinds[9] = {"dense.", "reshape.", "conv.",  "upsample.", "shuffle.",
                                         "crop.",  "wrap.",    "table.", "argmax."};
    size_t n = strlen(chain), i;
    int kind;
    memcpy(name, chain, n);
    name[n++] = '.', name[n++] = (char)('0' + number / 10), name[n++] = (char)('0' + number % 10), name[n++] = '.';
    for (i = 0; i < reader->n_tensors; i++) {
        const ag__tensor *tensor = &reader->tensors[i];
        if (tensor->n_name <= n || memcmp(tensor->name, name, n)) continue;
        for (kind = 0; kind < 9; kind++) {
            size_t m = strlen(kinds[kind]);
            if (tensor->n_name <= n + m || memcmp(tensor->name + n, kinds[kind], m)) continue;
            memcpy(name + n, kinds[kind], m + 1);
            return kind;
        }
    }
    return -1;
}

/* The layers of a chain, checked one by one with the shape and bounds of the values that pass through them. */
static int ag__read_chain(const ag__reader *reader, const char *prefix, ag__chain *chain) {
    ag_pack *pack = reader->pack;
    ag__shape shape = {0, 0, 1, 1};
    int32_t low = -127, high = 127;
    uint64_t cost = 0;
    shape.channels = pack->n_latent + pack->n_labels;
    chain->layers = (ag__layer *)ag__new(pack, AG__MAX_LAYERS, sizeof *chain->layers);
    if (!chain->layers) return AG_ERROR_MEMORY;
    chain->most_values = (size_t)shape.channels;
    for (; chain->n_layers < AG__MAX_LAYERS; chain->n_layers++) {
        ag__layer *layer = &chain->layers[chain->n_layers];
        char name[32];
        size_t n_values;
        int kind = ag__find_layer(reader, prefix, chain->n_layers, name);
        if (kind < 0) break;
        if (chain->n_layers && layer[-1].kind >= AG__TABLE) return AG_ERROR_LAST;
        layer->kind = kind, layer->in = shape, layer->low = low, layer->high = high;
        AG__TRY(ag__read_layer(reader, name, -low > high ? -low : high, layer));
        shape = layer->out, low = layer->low, high = layer->high;
        n_values = (size_t)shape.channels * (size_t)shape.height * (size_t)shape.width;
        pack->moves += n_values;
        if (n_values > chain->most_values) chain->most_values = n_values;
        if (layer->weight) {
            size_t n_inputs = (size_t)layer->in.channels * (size_t)layer->in.height * (size_t)layer->in.width;
            uint64_t area = (uint64_t)shape.height * (uint64_t)shape.width;
            if ((uint64_t)shape.channels * layer->fan_in > (((uint64_t)1 << 32) - cost) / area) return AG_ERROR_COST;
            cost += (uint64_t)shape.channels * layer->fan_in * area;
            if (n_inputs > chain->most_inputs) chain->most_inputs = n_inputs;
            if (layer->stride > chain->most_stride) chain->most_stride = layer->stride;
        }
    }
    pack->cost += cost;
    return chain->n_layers ? AG_OK : AG_ERROR_LAST;
}

static int ag__ends_in(const ag__chain *chain, int kind, int is_image, int channels, int height, int width) {
    const ag__layer *last = &chain->layers[chain->n_layers - 1];
    return last->kind == kind && last->out.is_image == is_image && last->out.channels == channels &&
           last->out.height == height && last->out.width == width;
}

static int ag__read_network(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    void *p;
    AG__TRY(ag__read_chain(reader, "decoder", &pack->decoder));
    if (!pack->is_indexed)
        return ag__ends_in(&pack->decoder, AG__TABLE, 1, pack->channels, pack->height, pack->width) ? AG_OK
                                                                                                  : AG_ERROR_LAST;
    if (!ag__ends_in(&pack->decoder, AG__ARGMAX, 1, 1, pack->height, pack->width)) return AG_ERROR_LAST;
    pack->n_colours = pack->decoder.layers[pack->decoder.n_layers - 1].in.channels - (pack->channels == 4);
    if (pack->n_colours < 1) return AG_ERROR_LAST;
    if (!pack->computes_palettes) {
        AG__TRY(ag__take(reader, "palette.colours", AG__U8, 2, pack->n_colours, pack->channels, &p));
        pack->colours = (uint8_t *)p;
        return AG_OK;
    }
    AG__TRY(ag__read_chain(reader, "palette", &pack->palette));
    return ag__ends_in(&pack->palette, AG__TABLE, 0, pack->n_colours * pack->channels, 1, 1) ? AG_OK : AG_ERROR_LAST;
}

