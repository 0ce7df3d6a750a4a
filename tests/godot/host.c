/* A host that is no Godot: Variants, strings and arrays of the simplest kind, to call the extension where there is no Godot.
   host PACK prints the texture of seed 7, index 1 in hexadecimal. */

#include "interface.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

GDExtensionBool assetgen_godot_init(GDExtensionInterfaceGetProcAddress get, GDExtensionClassLibraryPtr library,
                                    GDExtensionInitialization *wanted);

typedef struct {
    size_t n; /* elements */
    unsigned char data[];
} block;
typedef struct {
    GDExtensionVariantType type;
    block *content;
} variant;

static GDExtensionClassMethodInfo methods[16];
static char names[16][32];
static int n_methods, n_blocks;
static GDExtensionClassCreationInfo2 the_class;
static void *the_instance;

static block *new_block(size_t n, size_t size) {
    block *made = calloc(1, sizeof *made + n * size);
    made->n = n;
    n_blocks++;
    return made;
}

static void drop(void *value) {
    free(*(block **)value);
    n_blocks--;
}

static block *copy(const block *from, size_t size) {
    block *made = new_block(from->n, size);
    memcpy(made->data, from->data, from->n * size);
    return made;
}

static size_t width(GDExtensionVariantType type) { return type == GDEXTENSION_VARIANT_TYPE_PACKED_INT64_ARRAY ? 8 : 1; }

#define OF_TYPE(name, TYPE)                                                                                           \
    static void make_##name(void *at, const GDExtensionConstTypePtr *arguments) {                                     \
        (void)arguments;                                                                                              \
        *(block **)at = new_block(0, 1);                                                                              \
    }                                                                                                                 \
    static void resize_##name(void *base, const GDExtensionConstTypePtr *arguments, void *result, int32_t n) {        \
        (void)n;                                                                                                      \
        drop(base);                                                                                                   \
        *(block **)base = new_block((size_t)*(const int64_t *)arguments[0], width(TYPE));                             \
        *(int64_t *)result = 0;                                                                                       \
    }                                                                                                                 \
    static void wrap_##name(void *at, void *value) {                                                                  \
        ((variant *)at)->type = TYPE;                                                                                 \
        ((variant *)at)->content = copy(*(block **)value, width(TYPE));                                               \
    }                                                                                                                 \
    static void unwrap_##name(void *at, void *value) { *(block **)at = copy(((variant *)value)->content, width(TYPE)); }

OF_TYPE(text, GDEXTENSION_VARIANT_TYPE_STRING)
OF_TYPE(bytes, GDEXTENSION_VARIANT_TYPE_PACKED_BYTE_ARRAY)
OF_TYPE(numbers, GDEXTENSION_VARIANT_TYPE_PACKED_INT64_ARRAY)

static void size_of(void *base, const GDExtensionConstTypePtr *arguments, void *result, int32_t n) {
    (void)arguments, (void)n;
    *(int64_t *)result = (int64_t)(*(block **)base)->n;
}

static GDExtensionVariantType type_of(const void *value) { return ((const variant *)value)->type; }
static uint8_t *byte_at(void *array, int64_t i) { return (*(block **)array)->data + i; }
static const uint8_t *const_byte_at(const void *array, int64_t i) { return (*(block *const *)array)->data + i; }
static int64_t *number_at(void *array, int64_t i) { return (int64_t *)(void *)(*(block **)array)->data + i; }
static const int64_t *const_number_at(const void *array, int64_t i) {
    return (const int64_t *)(const void *)(*(block *const *)array)->data + i;
}

static void new_text(void *at, const char *text, int64_t n) {
    block *made = new_block((size_t)n, 1);
    memcpy(made->data, text, (size_t)n);
    *(block **)at = made;
}

static void new_name(void *at, const char *text, GDExtensionBool is_static) {
    (void)is_static;
    *(const char **)at = text;
}

static void *construct(const void *name) { return strcmp(*(const char *const *)name, "RefCounted") ? NULL : &the_class; }
static void set_instance(void *object, const void *name, void *instance) { (void)object, (void)name, the_instance = instance; }

static void register_class(void *library, const void *name, const void *parent, const GDExtensionClassCreationInfo2 *info) {
    (void)library, (void)name, (void)parent;
    the_class = *info;
}

static void register_method(void *library, const void *name, const GDExtensionClassMethodInfo *info) {
    (void)library, (void)name;
    strncpy(names[n_methods], *(const char **)info->name, 31);
    methods[n_methods++] = *info;
}

static void unregister_class(void *library, const void *name) { (void)library, (void)name; }

static GDExtensionPtrConstructor constructor(GDExtensionVariantType type, int32_t number) {
    (void)number;
    return type == GDEXTENSION_VARIANT_TYPE_PACKED_BYTE_ARRAY ? make_bytes : make_numbers;
}
static GDExtensionPtrDestructor destructor(GDExtensionVariantType type) {
    (void)type;
    return drop;
}
static GDExtensionPtrBuiltInMethod builtin(GDExtensionVariantType type, const void *name, int64_t hash) {
    (void)hash;
    if (!strcmp(*(const char *const *)name, "size")) return size_of;
    return type == GDEXTENSION_VARIANT_TYPE_PACKED_BYTE_ARRAY ? resize_bytes : resize_numbers;
}
static GDExtensionVariantFromTypeConstructorFunc from(GDExtensionVariantType type) {
    if (type == GDEXTENSION_VARIANT_TYPE_STRING) return wrap_text;
    return type == GDEXTENSION_VARIANT_TYPE_PACKED_BYTE_ARRAY ? wrap_bytes : wrap_numbers;
}
static GDExtensionTypeFromVariantConstructorFunc to(GDExtensionVariantType type) {
    return type == GDEXTENSION_VARIANT_TYPE_PACKED_BYTE_ARRAY ? unwrap_bytes : unwrap_numbers;
}

static GDExtensionInterfaceFunctionPtr get(const char *name) {
    static const struct {
        const char *name;
        GDExtensionInterfaceFunctionPtr call;
    } KNOWN[] = {
#define F(name, call) {name, (GDExtensionInterfaceFunctionPtr)call}
        F("string_name_new_with_latin1_chars", new_name), F("variant_get_type", type_of),
        F("packed_byte_array_operator_index", byte_at), F("packed_byte_array_operator_index_const", const_byte_at),
        F("packed_int64_array_operator_index", number_at), F("packed_int64_array_operator_index_const", const_number_at),
        F("string_new_with_utf8_chars_and_len", new_text), F("classdb_construct_object", construct),
        F("object_set_instance", set_instance), F("classdb_register_extension_class2", register_class),
        F("classdb_register_extension_class_method", register_method),
        F("classdb_unregister_extension_class", unregister_class), F("get_variant_from_type_constructor", from),
        F("get_variant_to_type_constructor", to), F("variant_get_ptr_constructor", constructor),
        F("variant_get_ptr_destructor", destructor), F("variant_get_ptr_builtin_method", builtin),
#undef F
    };
    size_t i;
    for (i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
        if (!strcmp(KNOWN[i].name, name)) return KNOWN[i].call;
    return NULL;
}

static variant call(const char *name, const variant *a, const variant *b, const variant *c) {
    const void *arguments[3] = {a, b, c};
    variant result = {GDEXTENSION_VARIANT_TYPE_NIL, NULL};
    GDExtensionCallError error = {GDEXTENSION_CALL_OK, 0, 0};
    int i;
    for (i = 0; i < n_methods; i++)
        if (!strcmp(names[i], name))
            methods[i].call_func(methods[i].method_userdata, the_instance, arguments, !!a + !!b + !!c, &result, &error);
    return result;
}

int main(int argc, char **argv) {
    static const int64_t HEAD[6] = {0, 1, 0, -1, -1, -1}, REQUEST[10] = {7, 1, 0, -1, -1, -1, 0, -1, 0, -1};
    GDExtensionInitialization wanted;
    variant file = {GDEXTENSION_VARIANT_TYPE_PACKED_BYTE_ARRAY, NULL}, none = file, found;
    variant numbers = {GDEXTENSION_VARIANT_TYPE_PACKED_INT64_ARRAY, new_block(26, 8)};
    FILE *stream = argc == 2 ? fopen(argv[1], "rb") : NULL;
    size_t i;
    if (!stream || !assetgen_godot_init(get, NULL, &wanted)) return 1;
    wanted.initialize(NULL, GDEXTENSION_INITIALIZATION_SCENE);
    the_class.create_instance_func(the_class.class_userdata);
    file.content = new_block(1 << 20, 1);
    file.content->n = fread(file.content->data, 1, 1 << 20, stream);
    fclose(stream);
    none.content = new_block(0, 1);
    memcpy(numbers.content->data, HEAD, sizeof HEAD);
    memcpy(numbers.content->data + sizeof HEAD, REQUEST, sizeof REQUEST);
    memcpy(numbers.content->data + sizeof HEAD + sizeof REQUEST, REQUEST, sizeof REQUEST);
    found = call("open", &file, NULL, NULL);
    if (found.type != GDEXTENSION_VARIANT_TYPE_STRING || found.content->n) return 2;
    drop(&found.content);
    found = call("draw", &numbers, &none, &none);
    if (found.type != GDEXTENSION_VARIANT_TYPE_PACKED_BYTE_ARRAY) return 3;
    for (i = 0; i < found.content->n; i++) printf("%02x", found.content->data[i]);
    drop(&found.content);
    numbers.content->n = 25; /* too few */
    found = call("draw", &numbers, &none, &none);
    if (found.type != GDEXTENSION_VARIANT_TYPE_STRING || !found.content->n) return 4;
    drop(&found.content), drop(&numbers.content), drop(&file.content), drop(&none.content);
    the_class.free_instance_func(the_class.class_userdata, the_instance);
    wanted.deinitialize(NULL, GDEXTENSION_INITIALIZATION_SCENE);
    return n_blocks == 1 ? 0 : 5; /* the empty string that lives as long as the extension */
}
