/* The C core as WebAssembly: one pack in one memory, and what turns its codes into pixels. src/core.js calls it.

   JavaScript draws the codes and says what is wrong with a request or a file, in words; this is what takes the time.
   Nothing is imported. Memory is taken from the end and never given back: a pack that is closed leaves its whole
   memory to the garbage collector, and what a texture needs lies behind the pack, at the same place for each. */

#include <stddef.h>
#include <stdint.h>

#define PAGE 65536
#define EXPORT(name) __attribute__((export_name(#name)))

extern unsigned char __heap_base;

static size_t top;  /* the first free byte; 0 before the first call of take */

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
static size_t opened; /* top, after the pack */
static int8_t *codes;
static uint8_t *pixels, colours[3 * 256];

/* Room for the n bytes of a file; 0 if there is none. */
EXPORT(room) void *core_room(size_t n) { return take(n); }

/* Opens the pack in the n bytes there; the code of an error, or 0. */
EXPORT(open) int core_open(const void *file, size_t n) {
    int error = ag_open(file, n, &pack);
    if (error) return error;
    codes = (int8_t *)take(2 * (size_t)(pack->n_latent + pack->n_labels));
    pixels = (uint8_t *)take(ag_size(pack));
    opened = top;
    return codes && pixels ? AG_OK : AG_ERROR_MEMORY;
}

EXPORT(error) const char *core_error(int code) { return ag_error(code); }

/* Where the code of a texture goes, and the palette's behind it; [r, g, b] to force palettes to; what comes out. */
EXPORT(codes) int8_t *core_codes(void) { return codes; }
EXPORT(colours) uint8_t *core_colours(void) { return colours; }
EXPORT(pixels) uint8_t *core_pixels(void) { return pixels; }

/* The pixels of the codes; n_colours: 0, or how many palettes are forced to. The code of an error, or 0. */
EXPORT(draw) int core_draw(int n_colours) {
    ag_request request = ag_defaults();
    request.n_colours = n_colours;
    request.colours = colours;
    top = opened;
    return ag__decode(pack, codes, codes + pack->n_latent + pack->n_labels, &request, pixels);
}
