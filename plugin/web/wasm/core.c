/* The C core as WebAssembly: one pack in one memory, and what turns its codes into pixels. src/core.js calls it.

   JavaScript draws the codes and says what is wrong with a request or a file, in words; this is what takes the time.
   Nothing is imported. Memory is taken when a pack is opened, none while it draws, and never given back: a pack that
   is closed leaves its whole memory to the garbage collector. */

#include <stddef.h>
#include <stdint.h>

#define PAGE 65536u
#define EXPORT(name) __attribute__((export_name(#name)))

extern unsigned char __heap_base;

static size_t top; /* the first free byte; 0 before the first call of take */

static void *take(size_t n) {
    size_t at = top ? top : ((size_t)&__heap_base + 15) & ~(size_t)15, pages;
    if (n > (size_t)-1 - 16 - at) return NULL;
    top = (at + n + 15) & ~(size_t)15;
    pages = (top + PAGE - 1) / PAGE;
    if (pages > __builtin_wasm_memory_size(0) &&
        __builtin_wasm_memory_grow(0, pages - __builtin_wasm_memory_size(0)) == (size_t)-1) {
        top = at;
        return NULL;
    }
    return (void *)at;
}

static void leave(void *p) { (void)p; }

#define AG_STATIC
#define AG_MALLOC(n) take(n)
#define AG_FREE(p) leave(p)
#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

static ag_pack *pack;
static size_t n_scratch, n_pixels;
static int8_t *codes;
static uint8_t *pixels, *scratch, colours[3 * 256], swaps[6 * 256];
static int32_t *places; /* of a pack with layers */
static int8_t *searched; /* the code of these places */
static int is_searched;

static ag_plans *plans;
static uint8_t *board; /* outline, pins and classes of a plan, one behind the other */
static void *desk;
static size_t board_size, desk_size;

/* Room for the n bytes of a file; 0 if there is none. */
EXPORT(room) void *core_room(size_t n) { return take(n); }

/* Opens the pack in the n bytes there, and takes all that a texture needs; the code of an error, or 0. digest: the SHA-256 of
   what is behind the file's head, if JavaScript knows it, or NULL. */
EXPORT(open) int core_open(void *file, size_t n, const uint8_t *digest) {
    int error = ag__open_hashed(file, n, digest, 0, 0, NULL, &pack);
    if (error) return error;
    n_scratch = ag_scratch_size(pack, 1);
    codes = (int8_t *)take(ag_code_size(pack));
    n_pixels = (size_t)ag_width(pack) * (size_t)ag_height(pack) * 4;
    pixels = (uint8_t *)take(n_pixels);
    places = ag_n_layers(pack) ? (int32_t *)take(n_pixels) : NULL;
    searched = places ? (int8_t *)take(ag_code_size(pack)) : NULL;
    scratch = (uint8_t *)(n < n_scratch ? take(n_scratch) : file); /* which has been read */
    return codes && pixels && scratch && (searched || !ag_n_layers(pack)) ? AG_OK : AG_ERROR_MEMORY;
}

/* What an error is, in words. */
EXPORT(error) const char *core_error(int code) { return ag_error(code); }

/* Where the code of a texture goes; [r, g, b] that palettes are forced to; [r, g, b, r, g, b] that are swapped; what comes
   out. */
EXPORT(codes) int8_t *core_codes(void) { return codes; }
EXPORT(colours) uint8_t *core_colours(void) { return colours; }
EXPORT(swaps) uint8_t *core_swaps(void) { return swaps; }
EXPORT(pixels) uint8_t *core_pixels(void) { return pixels; }

/* The pixels of the code, or of a layer (-1: none), RGBA; n_colours, n_swaps: how many there are. The code of an error, or 0. */
EXPORT(draw) int core_draw(int32_t n_colours, int32_t n_swaps, int32_t layer) {
    ag_request request = ag_defaults();
    int error;
    request.colours = colours, request.n_colours = n_colours;
    request.swaps = swaps, request.n_swaps = n_swaps;
    if (layer < 0) return ag_decode_with(pack, codes, 1, &request, pixels, n_pixels, scratch, n_scratch);
    if (!places) return AG_ERROR_LAYERS;
    if (!is_searched || memcmp(searched, codes, ag_code_size(pack))) { /* the layers of a texture have the same places */
        is_searched = 0;
        error = ag_places(pack, codes, 1, places, n_pixels / 4, scratch, n_scratch);
        if (error) return error;
        memcpy(searched, codes, ag_code_size(pack));
        is_searched = 1;
    }
    return ag_paint(pack, codes, places, layer, &request, pixels, n_pixels, scratch, n_scratch);
}

/* The same for packs of plans; a memory has one pack, of one kind or the other. */
EXPORT(open_plans) int core_open_plans(void *file, size_t n) { return ag_open_plans(file, n, NULL, &plans); }

/* Room for a plan: its outline, its pins and its classes, height * width bytes each; 0 if there is none. */
EXPORT(board) void *core_board(int32_t height, int32_t width) {
    size_t size = 3 * (size_t)height * (size_t)width, n = ag_plan_scratch_size(plans, height, width);
    if (!n) return NULL;
    if (size > board_size) board = (uint8_t *)take(size), board_size = board ? size : 0;
    if (n > desk_size) desk = take(n), desk_size = desk ? n : 0;
    return board && desk ? board : NULL;
}

/* Draws the plan of the outline and, if there are any, the pins in that room. The code of an error, or 0. */
EXPORT(plan) int core_plan(uint32_t low, uint32_t high, uint32_t index, uint32_t attempt, int32_t label, int32_t level,
                           int32_t spread, int32_t height, int32_t width, int32_t has_pins) {
    ag_plan_request request = ag_plan_defaults();
    size_t size = (size_t)height * (size_t)width;
    request.seed = (uint64_t)high << 32 | low, request.index = index, request.attempt = attempt;
    request.label = label, request.level = level, request.spread = spread;
    request.height = height, request.width = width;
    request.outline = board, request.pins = has_pins ? board + size : NULL;
    return ag_plan(plans, &request, board + 2 * size, size, NULL, desk, desk_size);
}
