/* ---- Layers (contract, section 7) ---- */

/* A layer as it stands in the file, checked. */
typedef struct ag__layer {
    int kind;
    ag__shape in, out;
    int32_t in_low, in_high, low, high; /* between which its inputs and its outputs lie */
    int kernel_height, kernel_width;
    int top, left, bottom, right; /* pads of conv and wrap */
    int factor;                   /* of upsample and shuffle */
    size_t fan_in;                /* weights of an output channel */
    const uint8_t *weight, *bias, *shift;
    const ag__tensor *values; /* of table */
} ag__layer;

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

/* Weights, biases and shifts of dense and conv; no sum may go beyond the contract's bound. */
static int ag__read_weights(const ag__reader *reader, const char *name, const ag__tensor *weight, ag__layer *layer) {
    ag__tensor *bias, *shift, *range;
    size_t n_out = weight->dims[0], n_in = weight->dims[1], o, i;
    uint64_t amax = (uint64_t)(-layer->in_low > layer->in_high ? -layer->in_low : layer->in_high);
    AG__TRY(ag__layer_tensor(reader, name, "bias", AG__I32, 1, (int64_t)n_out, &bias));
    AG__TRY(ag__layer_tensor(reader, name, "shift", AG__U8, 1, (int64_t)n_out, &shift));
    AG__TRY(ag__layer_tensor(reader, name, "range", AG__I32, 1, 2, &range));
    layer->low = ag__i32(range->data), layer->high = ag__i32(range->data + 4);
    if (layer->low < -AG__MAX_SUM || layer->low >= layer->high || layer->high > AG__MAX_SUM) return AG_ERROR_RANGE;
    layer->fan_in = n_in * (size_t)layer->kernel_height * (size_t)layer->kernel_width;
    layer->weight = weight->data, layer->bias = bias->data, layer->shift = shift->data;
    for (o = 0; o < n_out; o++) {
        const uint8_t *row = layer->weight + o * layer->fan_in;
        int64_t b = ag__i32(layer->bias + 4 * o);
        uint64_t total = 0;
        for (i = 0; i < layer->fan_in; i++) total += (uint64_t)(row[i] < 128 ? row[i] : 256 - row[i]);
        if (layer->shift[o] > 22) return AG_ERROR_RANGE;
        if (total > AG__MAX_SUM || total * amax + (uint64_t)(b < 0 ? -b : b) > AG__MAX_SUM) return AG_ERROR_BOUND;
    }
    return AG_OK;
}

/* One layer: its tensors, and the shape of its output. */
static int ag__read_layer(const ag__reader *reader, const char *name, ag__layer *layer) {
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
            AG__TRY(ag__read_weights(reader, name, tensor, layer));
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
            layer->bottom = pads->data[2], layer->right = pads->data[3];
            height += (int64_t)pads->data[0] + pads->data[2] - tensor->dims[2] + 1;
            width += (int64_t)pads->data[1] + pads->data[3] - tensor->dims[3] + 1;
            channels = tensor->dims[0];
            if (channels < 1 || height < 1 || width < 1 || channels > AG__MAX_VALUES) return AG_ERROR_VALUES;
            layer->kernel_height = (int)tensor->dims[2], layer->kernel_width = (int)tensor->dims[3];
            AG__TRY(ag__read_weights(reader, name, tensor, layer));
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
            layer->bottom = tensor->data[2], layer->right = tensor->data[3];
            height += tensor->data[0] + tensor->data[2], width += tensor->data[1] + tensor->data[3];
            break;
        }
        case AG__TABLE:
            AG__TRY(ag__layer_tensor(reader, name, "values", AG__U8, 1, -1, &tensor));
            if (layer->low < 0 || (size_t)layer->high >= tensor->n_values) return AG_ERROR_LAYER;
            layer->values = tensor;
            break;
        default: /* argmax */
            AG__TRY(ag__layer_tensor(reader, name, "slots", AG__I32, 1, 1, &tensor));
            if (channels > 256 || ag__i32(tensor->data) != channels || layer->low < -(1 << 15) ||
                layer->high > 1 << 15)
                return AG_ERROR_LAYER;
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

/* The layers of a chain, up to AG__MAX_LAYERS, checked one by one with the shapes and bounds of what passes through. */
static int ag__read_layers(const ag__reader *reader, const char *chain, ag__layer *layers, int *n) {
    ag_pack *pack = reader->pack;
    ag__shape shape = {0, 0, 1, 1};
    int32_t low = -127, high = 127;
    uint64_t cost = 0;
    shape.channels = pack->n_latent + pack->n_labels;
    for (*n = 0; *n < AG__MAX_LAYERS; ++*n) {
        ag__layer *layer = &layers[*n];
        char name[32];
        uint64_t area;
        int kind = ag__find_layer(reader, chain, *n, name);
        if (kind < 0) break;
        if (*n && layer[-1].kind >= AG__TABLE) return AG_ERROR_LAST;
        memset(layer, 0, sizeof *layer);
        layer->kind = kind, layer->in = shape;
        layer->in_low = layer->low = low, layer->in_high = layer->high = high;
        AG__TRY(ag__read_layer(reader, name, layer));
        shape = layer->out, low = layer->low, high = layer->high;
        area = (uint64_t)shape.height * (uint64_t)shape.width;
        pack->moves += (uint64_t)shape.channels * area;
        if (!layer->weight) continue;
        if ((uint64_t)shape.channels * layer->fan_in > (((uint64_t)1 << 32) - cost) / area) return AG_ERROR_COST;
        cost += (uint64_t)shape.channels * layer->fan_in * area;
    }
    pack->cost += cost;
    return *n ? AG_OK : AG_ERROR_LAST;
}
