/* A sheet of variants in a window: a row for each class of a pack, another seed with every key, Escape to leave.

   gcc -O2 main.c -o sheet $(sdl2-config --cflags --libs)
   ./sheet plants.agp [--seed 7] [--screenshot sheet.bmp] */

#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"

#include <SDL.h>
#include <stdio.h>

enum { COLUMNS = 12, MOST_ROWS = 12, SCALE = 2, GAP = 4 };

static int fail(const char *what, const char *why) {
    fprintf(stderr, "%s: %s\n", what, why);
    return 1;
}

static ag_pack *open_pack(const char *path) {
    size_t n;
    void *data = SDL_LoadFile(path, &n);
    ag_pack *pack = NULL;
    int error = data ? ag_open(data, n, &pack) : -1;
    if (error) fail(path, data ? ag_error(error) : SDL_GetError());
    SDL_free(data);
    return pack;
}

/* A variant as a texture of the renderer; NULL if there is none. */
static SDL_Texture *draw_variant(SDL_Renderer *renderer, const ag_pack *pack, const ag_request *request) {
    int width = ag_width(pack), height = ag_height(pack), channels = ag_channels(pack);
    size_t n = ag_size(pack), i;
    uint8_t *pixels = malloc(n), *rgba = malloc(n / channels * 4);
    SDL_Texture *texture = NULL;
    int error = pixels && rgba ? ag_texture(pack, request, pixels, n) : AG_ERROR_MEMORY;
    if (error) fail("variant", ag_error(error));
    for (i = 0; !error && i < n / channels; i++) {
        const uint8_t *pixel = pixels + i * channels;
        rgba[4 * i] = pixel[0];
        rgba[4 * i + 1] = pixel[channels < 3 ? 0 : 1];
        rgba[4 * i + 2] = pixel[channels < 3 ? 0 : 2];
        rgba[4 * i + 3] = channels == 4 ? pixel[3] : 255;
    }
    if (!error) texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_RGBA32, SDL_TEXTUREACCESS_STATIC, width, height);
    if (texture) {
        SDL_UpdateTexture(texture, NULL, rgba, 4 * width);
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    }
    free(pixels);
    free(rgba);
    return texture;
}

static int n_rows(const ag_pack *pack) {
    int n = ag_n_labels(pack) ? ag_n_labels(pack) : 4;
    return n < MOST_ROWS ? n : MOST_ROWS;
}

static void draw_sheet(SDL_Renderer *renderer, const ag_pack *pack, uint64_t seed) {
    int row, column;
    SDL_SetRenderDrawColor(renderer, 46, 52, 64, 255);
    SDL_RenderClear(renderer);
    for (row = 0; row < n_rows(pack); row++)
        for (column = 0; column < COLUMNS; column++) {
            ag_request request = ag_defaults();
            SDL_Rect place = {GAP, GAP, SCALE * ag_width(pack), SCALE * ag_height(pack)};
            SDL_Texture *texture;
            request.seed = seed;
            request.index = row * COLUMNS + column;
            request.label = ag_n_labels(pack) ? row : -1;
            place.x += column * (place.w + GAP);
            place.y += row * (place.h + GAP);
            texture = draw_variant(renderer, pack, &request);
            if (texture) SDL_RenderCopy(renderer, texture, NULL, &place);
            SDL_DestroyTexture(texture);
        }
}

static int save(SDL_Renderer *renderer, int width, int height, const char *path) {
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    int error = !surface || SDL_RenderReadPixels(renderer, NULL, SDL_PIXELFORMAT_ARGB8888, surface->pixels,
                                                 surface->pitch) || SDL_SaveBMP(surface, path);
    SDL_FreeSurface(surface);
    return error ? fail(path, SDL_GetError()) : 0;
}

/* Draws a sheet whenever a key is pressed, until Escape or the window's end. */
static void watch(SDL_Renderer *renderer, const ag_pack *pack, uint64_t seed) {
    SDL_Event event;
    SDL_RenderPresent(renderer);
    while (SDL_WaitEvent(&event) && event.type != SDL_QUIT) {
        if (event.type == SDL_KEYDOWN && event.key.keysym.sym == SDLK_ESCAPE) return;
        if (event.type != SDL_KEYDOWN && event.type != SDL_WINDOWEVENT) continue;
        draw_sheet(renderer, pack, event.type == SDL_KEYDOWN ? ++seed : seed);
        SDL_RenderPresent(renderer);
    }
}

int main(int argc, char **argv) {
    const char *screenshot = NULL;
    uint64_t seed = 7;
    int i, width, height, error = 0;
    ag_pack *pack;
    SDL_Window *window;
    SDL_Renderer *renderer;
    for (i = 2; i + 1 < argc; i += 2) {
        if (!strcmp(argv[i], "--seed")) seed = strtoull(argv[i + 1], NULL, 10);
        if (!strcmp(argv[i], "--screenshot")) screenshot = argv[i + 1];
    }
    if (argc < 2) return fail("usage", "sheet PACK.agp [--seed N] [--screenshot FILE.bmp]");
    pack = open_pack(argv[1]);
    if (!pack) return 1;
    width = GAP + COLUMNS * (SCALE * ag_width(pack) + GAP);
    height = GAP + n_rows(pack) * (SCALE * ag_height(pack) + GAP);
    if (SDL_Init(SDL_INIT_VIDEO)) return fail("SDL", SDL_GetError());
    window = SDL_CreateWindow("variants", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, 0);
    renderer = window ? SDL_CreateRenderer(window, -1, screenshot ? SDL_RENDERER_SOFTWARE : 0) : NULL;
    if (!renderer) return fail("SDL", SDL_GetError());
    draw_sheet(renderer, pack, seed);
    if (screenshot)
        error = save(renderer, width, height, screenshot);
    else
        watch(renderer, pack, seed);
    SDL_DestroyRenderer(renderer);
    SDL_DestroyWindow(window);
    SDL_Quit();
    ag_close(pack);
    return error;
}
