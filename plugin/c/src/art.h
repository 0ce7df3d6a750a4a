/* ---- The art that a painted pack carries (contract 2, sections 1 and 2) ---- */

static int ag__median(int a, int b, int c) {
    int least = a < b ? a : b, most = a < b ? b : a;
    return c < least ? least : c > most ? most : c;
}

/* Pixels (height, width, 4) from four planes of differences, one behind the other. */
static void ag__undo_planes(const uint8_t *planes, int height, int width, uint8_t *pixels) {
    static const int channels[4] = {1, 0, 2, 3};
    size_t area = (size_t)height * (size_t)width, row = 4 * (size_t)width, i;
    int c, y, x;
    for (c = 0; c < 4; c++)
        for (y = 0; y < height; y++) {
            const uint8_t *from = planes + (size_t)c * area + (size_t)(y * width);
            uint8_t *to = pixels + (size_t)y * row + channels[c];
            int left = 0, corner = 0;
            for (x = 0; x < width; x++, to += 4) {
                int up = y ? *(to - row) : 0;
                left = *to = (uint8_t)(from[x] + ag__median(left, up, left + up - corner));
                corner = up;
            }
        }
    for (i = 0; i < area; i++, pixels += 4)
        pixels[0] = (uint8_t)(pixels[0] + pixels[1]), pixels[2] = (uint8_t)(pixels[2] + pixels[1]);
}

/* Bytes of an exemplar's art before it is compressed. */
static size_t ag__art_size(const ag__art *art) {
    size_t area = (size_t)art->height * (size_t)art->width;
    return art->n_colours ? 4 * (size_t)art->n_colours + area : 4 * area;
}

/* The art of all exemplars, or a layer of it, in the pack's boxes. room: what is left of the bytes that all may have. */
static int ag__read_pictures(const ag__reader *reader, const char *counts, const char *data, const int32_t *boxes,
                             size_t *room, ag__art **out) {
    ag_pack *pack = reader->pack;
    size_t n = (size_t)pack->entries.n, total = 0, i, k;
    ag__tensor *numbers, *packed;
    ag__art *arts = (ag__art *)ag__new(pack, n, sizeof *arts);
    uint8_t *content, *planes;
    if (!arts) return AG_ERROR_MEMORY;
    AG__TRY(ag__expect(reader, counts, AG__I32, 1, (int64_t)n, -1, &numbers));
    AG__TRY(ag__expect(reader, data, AG__U8, 1, -1, -1, &packed));
    for (i = 0; i < n; i++) {
        ag__art *art = &arts[i];
        art->top = boxes[4 * i], art->left = boxes[4 * i + 1], art->height = boxes[4 * i + 2],
        art->width = boxes[4 * i + 3];
        art->n_colours = ag__i32(numbers->data + 4 * i);
        if (art->n_colours < 0 || art->n_colours > 256) return AG_ERROR_ART;
        total += ag__art_size(art);
        if (total > AG__MOST_ART || total > *room) return AG_ERROR_ART; /* before there is memory for it */
    }
    *room -= total;
    content = (uint8_t *)ag__new(pack, total, 1);
    planes = (uint8_t *)AG_MALLOC(4 * (size_t)pack->height * (size_t)pack->width);
    if (!content || !planes || !ag__inflate(packed->data, packed->n_values, content, total)) {
        AG_FREE(planes);
        return content && planes ? AG_ERROR_ZLIB : AG_ERROR_MEMORY;
    }
    for (i = 0; i < n; i++) {
        ag__art *art = &arts[i];
        size_t area = (size_t)art->height * (size_t)art->width, size = ag__art_size(art);
        art->colours = content, art->pixels = content + 4 * (size_t)art->n_colours;
        if (!art->n_colours) {
            memcpy(planes, content, size);
            ag__undo_planes(planes, art->height, art->width, content);
        }
        for (k = 0; k < area && art->n_colours; k++)
            if (art->pixels[k] >= art->n_colours) {
                AG_FREE(planes);
                return AG_ERROR_ART;
            }
        content += size;
    }
    AG_FREE(planes);
    *out = arts;
    return AG_OK;
}

/* The straight colour of a pixel of the texture. */
static const uint8_t *ag__colour_at(const ag__art *art, int y, int x) {
    static const uint8_t nothing[4] = {0, 0, 0, 0};
    size_t at;
    y -= art->top, x -= art->left;
    if (y < 0 || y >= art->height || x < 0 || x >= art->width) return nothing;
    at = (size_t)(y * art->width + x);
    return art->n_colours ? art->colours + 4 * (size_t)art->pixels[at] : art->pixels + 4 * at;
}

/* The rules of an exemplar's colours, and what its art draws. */
static int ag__measure_art(const ag_pack *pack, const ag__art *art, ag__figure *figure) {
    int y, x;
    figure->top = pack->height, figure->left = pack->width, figure->bottom = figure->right = 0;
    figure->is_opaque = art->height == pack->height && art->width == pack->width;
    for (y = art->top; y < art->top + art->height; y++)
        for (x = art->left; x < art->left + art->width; x++) {
            const uint8_t *c = ag__colour_at(art, y, x);
            int alpha = c[3];
            if ((!alpha && (c[0] || c[1] || c[2])) || (alpha < 255 && pack->channels == 3)) return AG_ERROR_ART;
            if (alpha < 255) figure->is_opaque = 0;
            if (!alpha) continue;
            if (y < figure->top) figure->top = y;
            if (x < figure->left) figure->left = x;
            if (y >= figure->bottom) figure->bottom = y + 1;
            if (x >= figure->right) figure->right = x + 1;
        }
    if (!figure->bottom) figure->top = figure->left = 0, figure->bottom = pack->height, figure->right = pack->width;
    return AG_OK;
}

/* A tensor of one number. */
static int ag__read_number(const ag__reader *reader, const char *name, int dtype, int32_t least, int32_t most,
                           int *out) {
    ag__tensor *tensor;
    AG__TRY(ag__expect(reader, name, dtype, 1, 1, -1, &tensor));
    *out = dtype == AG__U8 ? tensor->data[0] : ag__i32(tensor->data);
    return *out < least || *out > most ? AG_ERROR_PAINT : AG_OK;
}

static int ag__read_layer_art(const ag__reader *reader, const int32_t *boxes, size_t *room) {
    ag_pack *pack = reader->pack;
    char counts[] = "layer.00.counts", data[] = "layer.00.data";
    ag__tensor *tensor;
    int i;
    if (!ag__find(reader, "layer.names")) return AG_OK;
    AG__TRY(ag__expect(reader, "layer.names", AG__U8, 1, -1, -1, &tensor));
    AG__TRY(ag__read_text(pack, tensor, &pack->layer_names));
    if (pack->layer_names.n > AG__MOST_ART_LAYERS) return AG_ERROR_NAMES;
    pack->layers = (ag__art **)ag__new(pack, (size_t)pack->layer_names.n, sizeof *pack->layers);
    if (!pack->layers) return AG_ERROR_MEMORY;
    for (i = 0; i < pack->layer_names.n; i++) {
        counts[6] = data[6] = (char)('0' + i / 10), counts[7] = data[7] = (char)('0' + i % 10);
        AG__TRY(ag__read_pictures(reader, counts, data, boxes, room, &pack->layers[i]));
    }
    return AG_OK;
}

/* Which layers have the texture's colours, and what a texture shows; then which places are mirrored and held. */
static int ag__read_use_of_layers(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    int n = pack->layer_names.n, i;
    ag__tensor *tensor;
    if (ag__find(reader, "layer.coloured")) {
        AG__TRY(ag__expect(reader, "layer.coloured", AG__U8, 1, n, -1, &tensor));
        pack->coloured = (uint8_t *)ag__values(pack, tensor);
        if (!pack->coloured) return AG_ERROR_MEMORY;
        for (i = 0; i < n; i++)
            if (pack->coloured[i] > 1) return AG_ERROR_ART;
    }
    if (ag__find(reader, "layer.shown")) {
        AG__TRY(ag__expect(reader, "layer.shown", AG__I32, 1, pack->entries.n, -1, &tensor));
        pack->shown = (int32_t *)ag__values(pack, tensor);
        if (!pack->shown) return AG_ERROR_MEMORY;
        for (i = 0; i < pack->entries.n; i++) {
            int shown = pack->shown[i];
            if (shown < -1 || shown >= n || (shown >= 0 && (!pack->coloured || !pack->coloured[shown])))
                return AG_ERROR_ART;
        }
    }
    if (ag__find(reader, "mirror")) {
        AG__TRY(ag__expect(reader, "mirror", AG__I32, 1, pack->entries.n, -1, &tensor));
        pack->mirror = (int32_t *)ag__values(pack, tensor);
        if (!pack->mirror) return AG_ERROR_MEMORY;
        for (i = 0; i < pack->entries.n; i++)
            if (pack->mirror[i] < -1 || pack->mirror[i] > 2 * (pack->width - 1)) return AG_ERROR_PAINT;
    }
    if (!ag__find(reader, "hold")) return AG_OK;
    AG__TRY(ag__expect(reader, "hold", AG__I32, 1, 3, -1, &tensor));
    pack->holds = 1, pack->hold_edges = ag__i32(tensor->data), pack->hold_reach = ag__i32(tensor->data + 4),
    pack->hold_layer = ag__i32(tensor->data + 8);
    return pack->hold_edges < 0 || pack->hold_edges > 64 || pack->hold_reach < 1 || pack->hold_reach > 64 ||
                   pack->hold_layer < -1 || pack->hold_layer >= n
               ? AG_ERROR_PAINT
               : AG_OK;
}

static int ag__read_art(const ag__reader *reader) {
    ag_pack *pack = reader->pack;
    size_t room = AG__MOST_ART_AND_LAYERS;
    ag__tensor *tensor;
    int32_t *boxes;
    int error, i;
    AG__TRY(ag__expect(reader, "art.boxes", AG__I32, 2, pack->entries.n, 4, &tensor));
    for (i = 0; i < pack->entries.n; i++) {
        const uint8_t *box = tensor->data + 16 * (size_t)i;
        int64_t top = ag__i32(box), left = ag__i32(box + 4), height = ag__i32(box + 8), width = ag__i32(box + 12);
        if (top < 0 || left < 0 || height < 1 || width < 1 || top + height > pack->height || left + width > pack->width)
            return AG_ERROR_ART;
    }
    boxes = (int32_t *)ag__values(pack, tensor);
    pack->figures = (ag__figure *)ag__new(pack, (size_t)pack->entries.n, sizeof *pack->figures);
    if (!boxes || !pack->figures) return AG_ERROR_MEMORY;
    AG__TRY(ag__read_pictures(reader, "art.counts", "art.data", boxes, &room, &pack->art));
    for (i = 0, error = AG_OK; !error && i < pack->entries.n; i++)
        error = ag__measure_art(pack, &pack->art[i], &pack->figures[i]);
    if (error) return error;
    AG__TRY(ag__read_layer_art(reader, boxes, &room));
    return ag__read_use_of_layers(reader);
}
