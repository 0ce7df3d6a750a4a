/* The C core as a class of Godot 4: AssetgenCore, a pack or a pack of plans. addons/assetgen/pack.gd calls it.

   Every argument and result is a Variant. What draws gives the bytes, or a String with what is wrong. */

#ifdef AG_GODOT_INTERFACE
#include "gdextension_interface.h"
#else
#include "interface.h"
#endif

#include <stdlib.h>
#include <string.h>

#define AG_STATIC
#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

typedef struct {
    uint64_t words[2]; /* larger than a String, a StringName or a packed array on any platform */
} value;

enum { BYTES = GDEXTENSION_VARIANT_TYPE_PACKED_BYTE_ARRAY, NUMBERS = GDEXTENSION_VARIANT_TYPE_PACKED_INT64_ARRAY };

static struct {
    GDExtensionClassLibraryPtr library;
    GDExtensionInterfaceVariantGetType type_of;
    GDExtensionInterfacePackedByteArrayOperatorIndex byte_at;
    GDExtensionInterfacePackedByteArrayOperatorIndexConst const_byte_at;
    GDExtensionInterfacePackedInt64ArrayOperatorIndex number_at;
    GDExtensionInterfacePackedInt64ArrayOperatorIndexConst const_number_at;
    GDExtensionInterfaceStringNewWithUtf8CharsAndLen new_string;
    GDExtensionInterfaceClassdbConstructObject construct;
    GDExtensionInterfaceObjectSetInstance set_instance;
    GDExtensionInterfaceClassdbRegisterExtensionClass2 register_class;
    GDExtensionInterfaceClassdbRegisterExtensionClassMethod register_method;
    GDExtensionInterfaceClassdbUnregisterExtensionClass unregister_class;
    GDExtensionVariantFromTypeConstructorFunc from_string, from_bytes, from_numbers;
    GDExtensionTypeFromVariantConstructorFunc to_bytes, to_numbers;
    GDExtensionPtrConstructor new_bytes, new_numbers;
    GDExtensionPtrDestructor free_string, free_bytes, free_numbers;
    GDExtensionPtrBuiltInMethod size_of_bytes, size_of_numbers, resize_bytes, resize_numbers;
    value class_name, parent_name, empty_name, empty_string;
} godot;

typedef struct {
    ag_pack *pack;
    ag_plans *plans;
} core;

/* ---- Values of Godot ---- */

typedef struct {
    value array;
    const uint8_t *data;
    int64_t n;
    int is_given;
} bytes_in;

typedef struct {
    value array;
    const int64_t *data;
    int64_t n;
    int is_given;
} numbers_in;

static bytes_in take_bytes(GDExtensionConstVariantPtr variant) {
    bytes_in in;
    memset(&in, 0, sizeof in);
    if ((int)godot.type_of(variant) != BYTES) return in;
    in.is_given = 1;
    godot.to_bytes(&in.array, (GDExtensionVariantPtr)variant);
    godot.size_of_bytes(&in.array, NULL, &in.n, 0);
    if (in.n) in.data = godot.const_byte_at(&in.array, 0);
    return in;
}

static void drop_bytes(bytes_in *in) {
    if (in->is_given) godot.free_bytes(&in->array);
}

static numbers_in take_numbers(GDExtensionConstVariantPtr variant) {
    numbers_in in;
    memset(&in, 0, sizeof in);
    if ((int)godot.type_of(variant) != NUMBERS) return in;
    in.is_given = 1;
    godot.to_numbers(&in.array, (GDExtensionVariantPtr)variant);
    godot.size_of_numbers(&in.array, NULL, &in.n, 0);
    if (in.n) in.data = godot.const_number_at(&in.array, 0);
    return in;
}

static void drop_numbers(numbers_in *in) {
    if (in->is_given) godot.free_numbers(&in->array);
}

static void give_text(GDExtensionVariantPtr result, const char *text, size_t n) {
    value string;
    godot.new_string(&string, text, (GDExtensionInt)n);
    godot.from_string(result, &string);
    godot.free_string(&string);
}

static void give_error(GDExtensionVariantPtr result, int error) {
    const char *text = error ? ag_error(error) : "";
    give_text(result, text, strlen(text));
}

/* A new array of n bytes, whose place is *data; NULL if there is no memory. */
static value new_bytes(int64_t n, uint8_t **data) {
    value array;
    int64_t failed = 0;
    GDExtensionConstTypePtr arguments[1];
    arguments[0] = &n;
    godot.new_bytes(&array, NULL);
    godot.resize_bytes(&array, arguments, &failed, 1);
    *data = n && !failed ? godot.byte_at(&array, 0) : NULL;
    return array;
}

static void give_bytes(GDExtensionVariantPtr result, value *array, int error) {
    if (error) give_error(result, error);
    else godot.from_bytes(result, array);
    godot.free_bytes(array);
}

static void give_numbers(GDExtensionVariantPtr result, const int64_t *numbers, int64_t n) {
    value array;
    int64_t failed = 0;
    GDExtensionConstTypePtr arguments[1];
    arguments[0] = &n;
    godot.new_numbers(&array, NULL);
    godot.resize_numbers(&array, arguments, &failed, 1);
    if (n && !failed) memcpy(godot.number_at(&array, 0), numbers, (size_t)n * sizeof *numbers);
    godot.from_numbers(result, &array);
    godot.free_numbers(&array);
}

/* ---- Methods ---- */

typedef void method(core *self, const GDExtensionConstVariantPtr *arguments, GDExtensionVariantPtr result);

static void close_core(core *self) {
    if (self->pack) ag_close(self->pack);
    if (self->plans) ag_close_plans(self->plans);
    self->pack = NULL, self->plans = NULL;
}

/* open(file: PackedByteArray) -> String: what is wrong, or "". */
static void open_pack(core *self, const GDExtensionConstVariantPtr *arguments, GDExtensionVariantPtr result) {
    bytes_in file = take_bytes(arguments[0]);
    close_core(self);
    give_error(result, ag_open(file.data, (size_t)file.n, &self->pack));
    drop_bytes(&file);
}

/* open_plans(file: PackedByteArray) -> String: what is wrong, or "". */
static void open_plans(core *self, const GDExtensionConstVariantPtr *arguments, GDExtensionVariantPtr result) {
    bytes_in file = take_bytes(arguments[0]);
    close_core(self);
    give_error(result, ag_open_plans(file.data, (size_t)file.n, NULL, &self->plans));
    drop_bytes(&file);
}

/* numbers() -> PackedInt64Array: of a pack height, width, channels, indexed, painted, epochs, spread, sprites; of plans
   the number of classes, and for each whether it can be walked on. */
static void numbers(core *self, const GDExtensionConstVariantPtr *arguments, GDExtensionVariantPtr result) {
    int64_t found[257];
    int64_t n = 0;
    (void)arguments;
    if (self->pack) {
        found[n++] = ag_height(self->pack), found[n++] = ag_width(self->pack), found[n++] = ag_channels(self->pack);
        found[n++] = ag_indexed(self->pack), found[n++] = ag_painted(self->pack), found[n++] = ag_n_epochs(self->pack);
        found[n++] = ag_default_spread(self->pack), found[n++] = ag_n_exemplars(self->pack);
    } else if (self->plans) {
        int number;
        found[n++] = ag_n_classes(self->plans);
        for (number = 1; number <= ag_n_classes(self->plans) && number <= 255; number++)
            found[n++] = ag_walkable(self->plans, number);
    }
    give_numbers(result, found, n);
}

static const char *text_of(core *self, int kind, int i) {
    if (self->plans) {
        if (kind == 0) return ag_style(self->plans, i);
        return kind == 1 ? ag_class(self->plans, i + 1) : NULL;
    }
    if (!self->pack) return NULL;
    if (kind == 0) return i < ag_n_labels(self->pack) ? ag_label(self->pack, i) : NULL;
    if (kind == 1) return i < ag_n_exemplars(self->pack) ? ag_name(self->pack, i) : NULL;
    return kind == 2 && i < ag_n_layers(self->pack) ? ag_layer(self->pack, i) : NULL;
}

/* texts(kind: PackedInt64Array) -> String: one a line, 0 classes (of plans styles), 1 sprites (of plans classes), 2 layers;
   3 the fingerprint, 4 the kernel. */
static void texts(core *self, const GDExtensionConstVariantPtr *arguments, GDExtensionVariantPtr result) {
    numbers_in kind = take_numbers(arguments[0]);
    int wanted = kind.n ? (int)kind.data[0] : -1, i;
    drop_numbers(&kind);
    if (wanted == 3 && (self->pack || self->plans)) {
        const uint8_t *digest = self->pack ? ag_fingerprint(self->pack) : ag_plans_fingerprint(self->plans);
        char text[64];
        for (i = 0; i < 64; i++) text[i] = "0123456789abcdef"[(digest[i / 2] >> (i % 2 ? 0 : 4)) & 15];
        give_text(result, text, 64);
    } else if (wanted == 4 && (self->pack || self->plans)) {
        const char *kernel = self->pack ? ag_kernel(self->pack) : ag_plans_kernel(self->plans);
        give_text(result, kernel, strlen(kernel));
    } else {
        size_t n = 0;
        char *text, *at;
        for (i = 0; text_of(self, wanted, i); i++) n += strlen(text_of(self, wanted, i)) + 1;
        text = at = (char *)malloc(n + 1);
        for (i = 0; text && text_of(self, wanted, i); i++) {
            size_t length = strlen(text_of(self, wanted, i));
            memcpy(at, text_of(self, wanted, i), length);
            at += length;
            *at++ = '\n';
        }
        give_text(result, text ? text : "", text && n ? n - 1 : 0);
        free(text);
    }
}

enum { SEED, INDEX, ATTEMPT, LABEL, BASE, SPREAD, PALETTE, PALETTE_FROM, EPOCH, STYLE, N_REQUEST };
enum { KIND, COUNT, WAY, FROM, TO, LAYER, N_HEAD };
enum { TEXTURE, BLEND, CENTROID, INTERPOLATION };

static int fits(const int64_t *r) {
    int i;
    if (r[INDEX] < 0 || r[INDEX] > UINT32_MAX || r[ATTEMPT] < 0 || r[ATTEMPT] > UINT32_MAX) return 0;
    for (i = LABEL; i < N_REQUEST; i++)
        if (r[i] < -2 || r[i] > INT32_MAX) return 0;
    return r[EPOCH] >= 0;
}

static ag_request request_of(const int64_t *r, const bytes_in *colours, const bytes_in *swaps) {
    ag_request request = ag_defaults();
    request.seed = (uint64_t)r[SEED];
    request.index = (uint32_t)r[INDEX], request.attempt = (uint32_t)r[ATTEMPT];
    request.label = (int32_t)r[LABEL], request.base = (int32_t)r[BASE], request.spread = (int32_t)r[SPREAD];
    request.palette = (int32_t)r[PALETTE], request.palette_from = (int32_t)r[PALETTE_FROM];
    request.epoch = (uint32_t)r[EPOCH], request.style = (int32_t)r[STYLE];
    request.colours = colours->data, request.n_colours = (int32_t)(colours->n / 3);
    request.swaps = swaps->data, request.n_swaps = (int32_t)(swaps->n / 6);
    return request;
}

/* The code, then the places, then what the layer shows there. */
static int draw_layer(const core *self, const int64_t *head, const ag_request *a, const ag_request *b, uint8_t *pixels,
                      size_t n) {
    size_t size = ag_code_size(self->pack), area = (size_t)ag_height(self->pack) * (size_t)ag_width(self->pack);
    int32_t *places = (int32_t *)malloc(area * sizeof *places + 2 * size);
    int8_t *code = (int8_t *)(places + area), *to = code + size;
    int error;
    if (!places) return AG_ERROR_MEMORY;
    if (head[KIND] == BLEND)
        error = ag_code_blend(self->pack, (int)head[FROM], (int)head[TO], (int)head[WAY], a, code);
    else
        error = head[KIND] == CENTROID ? AG_ERROR_CENTROID : ag_code(self->pack, a, code);
    if (!error && head[KIND] == INTERPOLATION) {
        error = ag_code(self->pack, b, to);
        if (!error) error = ag_code_between(self->pack, code, to, (int)head[WAY], code);
    }
    if (!error) error = ag_places(self->pack, code, 1, places, area, NULL, 0);
    if (!error) error = ag_paint(self->pack, code, places, (int)head[LAYER], a, pixels, n, NULL, 0);
    free(places);
    return error;
}

static int draw_into(const core *self, const int64_t *head, const ag_request *a, const ag_request *b, uint8_t *pixels,
                     size_t n) {
    if (head[LAYER] != -1) return draw_layer(self, head, a, b, pixels, n);
    switch (head[KIND]) {
    case TEXTURE: return ag_series(self->pack, a, (size_t)head[COUNT], pixels, n, NULL, 0);
    case BLEND: return ag_blend(self->pack, (int)head[FROM], (int)head[TO], (int)head[WAY], a, pixels, n);
    case CENTROID: return ag_around_centroid(self->pack, a, pixels, n);
    default: return ag_interpolate(self->pack, a, b, (int)head[WAY], pixels, n);
    }
}

/* draw(numbers: PackedInt64Array, colours: PackedByteArray, swaps: PackedByteArray) -> PackedByteArray or String. numbers:
   a head, a request, and of an interpolation a second one, in the order of the enums above. */
static void draw(core *self, const GDExtensionConstVariantPtr *arguments, GDExtensionVariantPtr result) {
    numbers_in in = take_numbers(arguments[0]);
    bytes_in colours = take_bytes(arguments[1]), swaps = take_bytes(arguments[2]);
    const int64_t *head = in.data;
    int error = AG_ERROR_ARGUMENT, i;
    value array;
    if (self->pack && in.n == N_HEAD + 2 * N_REQUEST && fits(head + N_HEAD) && fits(head + N_HEAD + N_REQUEST) &&
        colours.n % 3 == 0 && colours.n <= 3 * 256 && swaps.n % 6 == 0 && swaps.n <= 6 * 256)
        error = AG_OK;
    for (i = 0; !error && i < N_HEAD; i++)
        if (head[i] < -2 || head[i] > 1 << 20) error = AG_ERROR_ARGUMENT;
    if (!error && (head[KIND] < TEXTURE || head[KIND] > INTERPOLATION || head[COUNT] < 1 || (head[COUNT] > 1 && (head[KIND] || head[LAYER] != -1))))
        error = AG_ERROR_ARGUMENT;
    if (!error) {
        ag_request a = request_of(head + N_HEAD, &colours, &swaps), b = request_of(head + N_HEAD + N_REQUEST, &colours, &swaps);
        size_t one = head[LAYER] == -1 ? ag_size(self->pack) : (size_t)ag_height(self->pack) * (size_t)ag_width(self->pack) * 4;
        size_t n = one * (size_t)head[COUNT];
        uint8_t *pixels = NULL;
        if (n > (size_t)1 << 30) error = AG_ERROR_MEMORY;
        if (!error) {
            array = new_bytes((int64_t)n, &pixels);
            error = pixels ? draw_into(self, head, &a, &b, pixels, n) : AG_ERROR_MEMORY;
            give_bytes(result, &array, error);
            error = AG_OK;
        }
    }
    if (error) give_error(result, error);
    drop_numbers(&in);
    drop_bytes(&colours);
    drop_bytes(&swaps);
}

/* plan(numbers: PackedInt64Array, outline: PackedByteArray, pins: PackedByteArray) -> PackedByteArray or String. numbers:
   seed, index, attempt, style, level, spread, height, width. pins may be empty. */
static void plan(core *self, const GDExtensionConstVariantPtr *arguments, GDExtensionVariantPtr result) {
    numbers_in in = take_numbers(arguments[0]);
    bytes_in outline = take_bytes(arguments[1]), pins = take_bytes(arguments[2]);
    const int64_t *n = in.data;
    if (self->plans && in.n == 8 && n[1] >= 0 && n[1] <= UINT32_MAX && n[2] >= 0 && n[2] <= UINT32_MAX && n[6] > 0 &&
        n[6] <= 512 && n[7] > 0 && n[7] <= 512 && outline.n == n[6] * n[7] && (!pins.n || pins.n == outline.n) &&
        n[3] >= -2 && n[3] <= INT32_MAX && n[4] >= -1 && n[4] <= 9 && n[5] >= -1 && n[5] <= 1025) {
        ag_plan_request request = ag_plan_defaults();
        uint8_t *classes = NULL;
        value array = new_bytes(outline.n, &classes);
        request.seed = (uint64_t)n[0], request.index = (uint32_t)n[1], request.attempt = (uint32_t)n[2];
        request.label = (int32_t)n[3], request.level = (int32_t)n[4], request.spread = (int32_t)n[5];
        request.height = (int32_t)n[6], request.width = (int32_t)n[7];
        request.outline = outline.data, request.pins = pins.n ? pins.data : NULL;
        give_bytes(result, &array,
                   classes ? ag_plan(self->plans, &request, classes, (size_t)outline.n, NULL, NULL, 0) : AG_ERROR_MEMORY);
    } else {
        give_error(result, AG_ERROR_ARGUMENT);
    }
    drop_numbers(&in);
    drop_bytes(&outline);
    drop_bytes(&pins);
}

/* colours() -> PackedByteArray: r, g, b, a of the void and of each class of plans. */
static void colours(core *self, const GDExtensionConstVariantPtr *arguments, GDExtensionVariantPtr result) {
    int64_t n = self->plans ? 4 * (ag_n_classes(self->plans) + 1) : 0;
    uint8_t *data;
    value array = new_bytes(n, &data);
    (void)arguments;
    if (data) memcpy(data, ag_class_colours(self->plans), (size_t)n);
    give_bytes(result, &array, AG_OK);
}

/* ---- The class ---- */

static const struct {
    const char *name;
    uint32_t n_arguments;
    method *call;
} METHODS[] = {{"open", 1, open_pack}, {"open_plans", 1, open_plans}, {"numbers", 0, numbers}, {"texts", 1, texts},
               {"draw", 3, draw},      {"plan", 3, plan},             {"colours", 0, colours}};
enum { N_METHODS = sizeof METHODS / sizeof *METHODS };

static void call(void *userdata, GDExtensionClassInstancePtr instance, const GDExtensionConstVariantPtr *arguments,
                 GDExtensionInt n, GDExtensionVariantPtr result, GDExtensionCallError *error) {
    size_t i = (size_t)userdata;
    error->error = GDEXTENSION_CALL_OK;
    if (n != METHODS[i].n_arguments) {
        error->error = n < METHODS[i].n_arguments ? GDEXTENSION_CALL_ERROR_TOO_FEW_ARGUMENTS
                                                  : GDEXTENSION_CALL_ERROR_TOO_MANY_ARGUMENTS;
        error->expected = (int32_t)METHODS[i].n_arguments;
        return;
    }
    METHODS[i].call((core *)instance, arguments, result);
}

static void call_typed(void *userdata, GDExtensionClassInstancePtr instance, const GDExtensionConstTypePtr *arguments,
                       GDExtensionTypePtr result) {
    METHODS[(size_t)userdata].call((core *)instance, arguments, result);
}

static GDExtensionObjectPtr create(void *userdata) {
    GDExtensionObjectPtr object = godot.construct(&godot.parent_name);
    core *self = (core *)calloc(1, sizeof *self);
    (void)userdata;
    godot.set_instance(object, &godot.class_name, self);
    return object;
}

static void destroy(void *userdata, GDExtensionClassInstancePtr instance) {
    (void)userdata;
    close_core((core *)instance);
    free(instance);
}

static GDExtensionInterfaceStringNameNewWithLatin1Chars new_name;

static void add_method(size_t i) {
    static const uint32_t DEFAULT = 6, NIL_IS_VARIANT = 1 << 17; /* property usage */
    GDExtensionPropertyInfo info, each[3];
    GDExtensionClassMethodArgumentMetadata plain[3] = {GDEXTENSION_METHOD_ARGUMENT_METADATA_NONE,
                                                       GDEXTENSION_METHOD_ARGUMENT_METADATA_NONE,
                                                       GDEXTENSION_METHOD_ARGUMENT_METADATA_NONE};
    GDExtensionClassMethodInfo described;
    value name;
    int k;
    new_name(&name, METHODS[i].name, 1);
    memset(&info, 0, sizeof info);
    info.type = GDEXTENSION_VARIANT_TYPE_NIL;
    info.name = info.class_name = &godot.empty_name;
    info.hint_string = &godot.empty_string;
    info.usage = DEFAULT | NIL_IS_VARIANT;
    for (k = 0; k < 3; k++) each[k] = info;
    memset(&described, 0, sizeof described);
    described.name = &name;
    described.method_userdata = (void *)i;
    described.call_func = call, described.ptrcall_func = call_typed;
    described.method_flags = GDEXTENSION_METHOD_FLAG_NORMAL;
    described.has_return_value = 1, described.return_value_info = &info;
    described.argument_count = METHODS[i].n_arguments;
    described.arguments_info = each, described.arguments_metadata = plain;
    godot.register_method(godot.library, &godot.class_name, &described);
}

static void initialize(void *userdata, GDExtensionInitializationLevel level) {
    GDExtensionClassCreationInfo2 info;
    size_t i;
    (void)userdata;
    if (level != GDEXTENSION_INITIALIZATION_SCENE) return;
    new_name(&godot.class_name, "AssetgenCore", 1);
    new_name(&godot.parent_name, "RefCounted", 1);
    new_name(&godot.empty_name, "", 1);
    godot.new_string(&godot.empty_string, "", 0);
    memset(&info, 0, sizeof info);
    info.is_exposed = 1;
    info.create_instance_func = create;
    info.free_instance_func = destroy;
    godot.register_class(godot.library, &godot.class_name, &godot.parent_name, &info);
    for (i = 0; i < N_METHODS; i++) add_method(i);
}

static void deinitialize(void *userdata, GDExtensionInitializationLevel level) {
    (void)userdata;
    if (level == GDEXTENSION_INITIALIZATION_SCENE) godot.unregister_class(godot.library, &godot.class_name);
}

EXPORT GDExtensionBool assetgen_godot_init(GDExtensionInterfaceGetProcAddress get, GDExtensionClassLibraryPtr library,
                                           GDExtensionInitialization *wanted) {
    static const GDExtensionInt SIZE = 3173160232, RESIZE = 848867239; /* hashes of these methods' signatures */
    static const GDExtensionVariantType STRING = GDEXTENSION_VARIANT_TYPE_STRING;
    static const GDExtensionVariantType BYTE_ARRAY = GDEXTENSION_VARIANT_TYPE_PACKED_BYTE_ARRAY;
    static const GDExtensionVariantType INT_ARRAY = GDEXTENSION_VARIANT_TYPE_PACKED_INT64_ARRAY;
    GDExtensionInterfaceGetVariantFromTypeConstructor from;
    GDExtensionInterfaceGetVariantToTypeConstructor to;
    GDExtensionInterfaceVariantGetPtrConstructor constructor;
    GDExtensionInterfaceVariantGetPtrDestructor destructor;
    GDExtensionInterfaceVariantGetPtrBuiltinMethod builtin;
    value size, resize;
    godot.library = library;
#define GET(place, type, name) place = (type)get(name)
    GET(new_name, GDExtensionInterfaceStringNameNewWithLatin1Chars, "string_name_new_with_latin1_chars");
    GET(godot.type_of, GDExtensionInterfaceVariantGetType, "variant_get_type");
    GET(godot.byte_at, GDExtensionInterfacePackedByteArrayOperatorIndex, "packed_byte_array_operator_index");
    GET(godot.const_byte_at, GDExtensionInterfacePackedByteArrayOperatorIndexConst, "packed_byte_array_operator_index_const");
    GET(godot.number_at, GDExtensionInterfacePackedInt64ArrayOperatorIndex, "packed_int64_array_operator_index");
    GET(godot.const_number_at, GDExtensionInterfacePackedInt64ArrayOperatorIndexConst, "packed_int64_array_operator_index_const");
    GET(godot.new_string, GDExtensionInterfaceStringNewWithUtf8CharsAndLen, "string_new_with_utf8_chars_and_len");
    GET(godot.construct, GDExtensionInterfaceClassdbConstructObject, "classdb_construct_object");
    GET(godot.set_instance, GDExtensionInterfaceObjectSetInstance, "object_set_instance");
    GET(godot.register_class, GDExtensionInterfaceClassdbRegisterExtensionClass2, "classdb_register_extension_class2");
    GET(godot.register_method, GDExtensionInterfaceClassdbRegisterExtensionClassMethod, "classdb_register_extension_class_method");
    GET(godot.unregister_class, GDExtensionInterfaceClassdbUnregisterExtensionClass, "classdb_unregister_extension_class");
    GET(from, GDExtensionInterfaceGetVariantFromTypeConstructor, "get_variant_from_type_constructor");
    GET(to, GDExtensionInterfaceGetVariantToTypeConstructor, "get_variant_to_type_constructor");
    GET(constructor, GDExtensionInterfaceVariantGetPtrConstructor, "variant_get_ptr_constructor");
    GET(destructor, GDExtensionInterfaceVariantGetPtrDestructor, "variant_get_ptr_destructor");
    GET(builtin, GDExtensionInterfaceVariantGetPtrBuiltinMethod, "variant_get_ptr_builtin_method");
#undef GET
    if (!new_name || !godot.type_of || !godot.byte_at || !godot.const_byte_at || !godot.number_at ||
        !godot.const_number_at || !godot.new_string || !godot.construct || !godot.set_instance || !godot.register_class ||
        !godot.register_method || !godot.unregister_class || !from || !to || !constructor || !destructor || !builtin)
        return 0;
    godot.from_string = from(STRING), godot.from_bytes = from(BYTE_ARRAY), godot.from_numbers = from(INT_ARRAY);
    godot.to_bytes = to(BYTE_ARRAY), godot.to_numbers = to(INT_ARRAY);
    godot.new_bytes = constructor(BYTE_ARRAY, 0), godot.new_numbers = constructor(INT_ARRAY, 0);
    godot.free_string = destructor(STRING), godot.free_bytes = destructor(BYTE_ARRAY);
    godot.free_numbers = destructor(INT_ARRAY);
    new_name(&size, "size", 1);
    new_name(&resize, "resize", 1);
    godot.size_of_bytes = builtin(BYTE_ARRAY, &size, SIZE), godot.size_of_numbers = builtin(INT_ARRAY, &size, SIZE);
    godot.resize_bytes = builtin(BYTE_ARRAY, &resize, RESIZE), godot.resize_numbers = builtin(INT_ARRAY, &resize, RESIZE);
    if (!godot.size_of_bytes || !godot.size_of_numbers || !godot.resize_bytes || !godot.resize_numbers) return 0;
    wanted->minimum_initialization_level = GDEXTENSION_INITIALIZATION_SCENE;
    wanted->userdata = NULL;
    wanted->initialize = initialize;
    wanted->deinitialize = deinitialize;
    return 1;
}
