/* The part of Godot's extension interface that extension.c uses (Godot 4.2 and later), under Godot's names.

   With AG_GODOT_INTERFACE the extension is compiled with Godot's own header instead, which
   `godot --headless --dump-gdextension-interface` writes: the same file, byte for byte, with that of Godot 4.6.3. */

#ifndef AG_INTERFACE_H
#define AG_INTERFACE_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
    GDEXTENSION_VARIANT_TYPE_NIL = 0,
    GDEXTENSION_VARIANT_TYPE_STRING = 4,
    GDEXTENSION_VARIANT_TYPE_PACKED_BYTE_ARRAY = 29,
    GDEXTENSION_VARIANT_TYPE_PACKED_INT64_ARRAY = 31
} GDExtensionVariantType;
typedef enum { GDEXTENSION_INITIALIZATION_SCENE = 2 } GDExtensionInitializationLevel;
enum { GDEXTENSION_METHOD_FLAG_NORMAL = 1 };
typedef enum { GDEXTENSION_METHOD_ARGUMENT_METADATA_NONE = 0 } GDExtensionClassMethodArgumentMetadata;
typedef enum {
    GDEXTENSION_CALL_OK = 0,
    GDEXTENSION_CALL_ERROR_TOO_MANY_ARGUMENTS = 3,
    GDEXTENSION_CALL_ERROR_TOO_FEW_ARGUMENTS = 4
} GDExtensionCallErrorType;

typedef uint8_t GDExtensionBool;
typedef int64_t GDExtensionInt;
typedef void *GDExtensionVariantPtr, *GDExtensionTypePtr, *GDExtensionObjectPtr, *GDExtensionStringNamePtr,
    *GDExtensionStringPtr, *GDExtensionClassInstancePtr, *GDExtensionClassLibraryPtr;
typedef const void *GDExtensionConstVariantPtr, *GDExtensionConstTypePtr, *GDExtensionConstStringNamePtr;

typedef struct {
    GDExtensionCallErrorType error;
    int32_t argument, expected;
} GDExtensionCallError;

typedef struct {
    GDExtensionVariantType type;
    GDExtensionStringNamePtr name, class_name;
    uint32_t hint;
    GDExtensionStringPtr hint_string;
    uint32_t usage;
} GDExtensionPropertyInfo;

typedef GDExtensionObjectPtr (*GDExtensionClassCreateInstance)(void *userdata);
typedef void (*GDExtensionClassFreeInstance)(void *userdata, GDExtensionClassInstancePtr instance);
typedef struct {
    GDExtensionBool is_virtual, is_abstract, is_exposed;
    void (*unused_before[11])(void); /* accessors, notifications, reference counting: all optional */
    GDExtensionClassCreateInstance create_instance_func;
    GDExtensionClassFreeInstance free_instance_func;
    void (*unused_behind[5])(void); /* hot reload, virtual functions, resource ids */
    void *class_userdata;
} GDExtensionClassCreationInfo2;

typedef void (*GDExtensionClassMethodCall)(void *userdata, GDExtensionClassInstancePtr instance,
                                           const GDExtensionConstVariantPtr *arguments, GDExtensionInt n,
                                           GDExtensionVariantPtr result, GDExtensionCallError *error);
typedef void (*GDExtensionClassMethodPtrCall)(void *userdata, GDExtensionClassInstancePtr instance,
                                              const GDExtensionConstTypePtr *arguments, GDExtensionTypePtr result);
typedef struct {
    GDExtensionStringNamePtr name;
    void *method_userdata;
    GDExtensionClassMethodCall call_func;
    GDExtensionClassMethodPtrCall ptrcall_func;
    uint32_t method_flags;
    GDExtensionBool has_return_value;
    GDExtensionPropertyInfo *return_value_info;
    GDExtensionClassMethodArgumentMetadata return_value_metadata;
    uint32_t argument_count;
    GDExtensionPropertyInfo *arguments_info;
    GDExtensionClassMethodArgumentMetadata *arguments_metadata;
    uint32_t default_argument_count;
    GDExtensionVariantPtr *default_arguments;
} GDExtensionClassMethodInfo;

typedef struct {
    GDExtensionInitializationLevel minimum_initialization_level;
    void *userdata;
    void (*initialize)(void *userdata, GDExtensionInitializationLevel level);
    void (*deinitialize)(void *userdata, GDExtensionInitializationLevel level);
} GDExtensionInitialization;

typedef void (*GDExtensionInterfaceFunctionPtr)(void);
typedef GDExtensionInterfaceFunctionPtr (*GDExtensionInterfaceGetProcAddress)(const char *name);

typedef void (*GDExtensionPtrConstructor)(void *at, const GDExtensionConstTypePtr *arguments);
typedef void (*GDExtensionPtrDestructor)(GDExtensionTypePtr value);
typedef void (*GDExtensionPtrBuiltInMethod)(GDExtensionTypePtr base, const GDExtensionConstTypePtr *arguments,
                                            GDExtensionTypePtr result, int32_t n);
typedef void (*GDExtensionVariantFromTypeConstructorFunc)(void *at, GDExtensionTypePtr value);
typedef void (*GDExtensionTypeFromVariantConstructorFunc)(void *at, GDExtensionVariantPtr value);

typedef GDExtensionPtrConstructor (*GDExtensionInterfaceVariantGetPtrConstructor)(GDExtensionVariantType type,
                                                                                  int32_t number);
typedef GDExtensionPtrDestructor (*GDExtensionInterfaceVariantGetPtrDestructor)(GDExtensionVariantType type);
typedef GDExtensionPtrBuiltInMethod (*GDExtensionInterfaceVariantGetPtrBuiltinMethod)(
    GDExtensionVariantType type, GDExtensionConstStringNamePtr method, GDExtensionInt hash);
typedef GDExtensionVariantFromTypeConstructorFunc (*GDExtensionInterfaceGetVariantFromTypeConstructor)(
    GDExtensionVariantType type);
typedef GDExtensionTypeFromVariantConstructorFunc (*GDExtensionInterfaceGetVariantToTypeConstructor)(
    GDExtensionVariantType type);
typedef GDExtensionVariantType (*GDExtensionInterfaceVariantGetType)(GDExtensionConstVariantPtr value);
typedef uint8_t *(*GDExtensionInterfacePackedByteArrayOperatorIndex)(GDExtensionTypePtr array, GDExtensionInt i);
typedef const uint8_t *(*GDExtensionInterfacePackedByteArrayOperatorIndexConst)(GDExtensionConstTypePtr array,
                                                                                GDExtensionInt i);
typedef int64_t *(*GDExtensionInterfacePackedInt64ArrayOperatorIndex)(GDExtensionTypePtr array, GDExtensionInt i);
typedef const int64_t *(*GDExtensionInterfacePackedInt64ArrayOperatorIndexConst)(GDExtensionConstTypePtr array,
                                                                                 GDExtensionInt i);
typedef void (*GDExtensionInterfaceStringNewWithUtf8CharsAndLen)(void *at, const char *text, GDExtensionInt n);
typedef void (*GDExtensionInterfaceStringNameNewWithLatin1Chars)(void *at, const char *text, GDExtensionBool is_static);
typedef GDExtensionObjectPtr (*GDExtensionInterfaceClassdbConstructObject)(GDExtensionConstStringNamePtr name);
typedef void (*GDExtensionInterfaceObjectSetInstance)(GDExtensionObjectPtr object, GDExtensionConstStringNamePtr name,
                                                      GDExtensionClassInstancePtr instance);
typedef void (*GDExtensionInterfaceClassdbRegisterExtensionClass2)(GDExtensionClassLibraryPtr library,
                                                                   GDExtensionConstStringNamePtr name,
                                                                   GDExtensionConstStringNamePtr parent,
                                                                   const GDExtensionClassCreationInfo2 *info);
typedef void (*GDExtensionInterfaceClassdbRegisterExtensionClassMethod)(GDExtensionClassLibraryPtr library,
                                                                        GDExtensionConstStringNamePtr name,
                                                                        const GDExtensionClassMethodInfo *info);
typedef void (*GDExtensionInterfaceClassdbUnregisterExtensionClass)(GDExtensionClassLibraryPtr library,
                                                                    GDExtensionConstStringNamePtr name);

#endif /* AG_INTERFACE_H */
