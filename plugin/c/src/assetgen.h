/* assetgen.h: draws textures from an assetgen pack (.agp), byte for byte what every other runtime draws.

   One header, C99 or C++, no dependency but libc. In one file of your program:

       #define ASSETGEN_IMPLEMENTATION
       #include "assetgen.h"

   and in others the #include alone. In short:

       ag_pack *pack;
       int error = ag_open(bytes, n_bytes, &pack);            // the content of a .agp file
       if (error) puts(ag_error(error));
       ag_request request = ag_defaults();
       request.seed = 7;
       error = ag_texture(pack, &request, pixels, n_pixels);  // ag_size(pack) bytes: rows of RGBA, straight alpha
       ag_close(pack);

   An open pack never changes: any number of threads may draw from one. There are no globals that change. All arithmetic
   is of integers, so no compiler flag changes a byte, and neither does the kernel: the fastest of SSE2, AVX2 and VNNI is
   chosen when a pack is opened, NEON, its dot products and WebAssembly's vectors when this is compiled. A file that is
   not a whole and honest pack is refused by ag_open; nothing in a file is trusted. Integers of the API are in the units
   of the contract (docs/contract.md): spread and t count 256ths, and ag_spread and ag_way make them from floats.

   Define before the implementation, if you like: AG_MALLOC(n) and AG_FREE(p); AG_STATIC (all functions static) or
   AG_API (what stands before each, such as __declspec(dllexport)); AG_NO_SIMD (plain C alone).

   Versions (AG_VERSION); none changes a byte of a texture:
     1.2.0  Packs of plans: ag_open_plans, ag_plan and their like. Painted packs (contract 2): ag_painted, ag_n_epochs, ag_default_spread, ag_n_layers and its like, ag_decode_with,
            ag_places, ag_paint; epoch, style and swaps at the end of ag_request. A spread of -1 is the pack's own, and what
            ag_defaults gives; ag_spread gives -2 for what it refuses. Packs are hashed by the
            processor's own instructions where it has them.
     1.1.0  Kernels chosen at run time. ag_version, ag_open_with, ag_kernel, ag_kernel_name, ag_moves; ag_textures,
            ag_series, ag_scratch_size; ag_code and its like, ag_decode; ag_set_defaults, ag_request_size, ag_sha256.
     1.0.0  The first; it had no AG_VERSION yet.

   This file is joined from plugin/c/src by plugin/c/join.py: change it there.

   MIT licence, as the rest of assetgen. */

#include "api.h"

#ifdef ASSETGEN_IMPLEMENTATION
#ifndef ASSETGEN_IMPLEMENTED
#define ASSETGEN_IMPLEMENTED

#include "platform.h"

#ifdef __cplusplus
extern "C" {
#endif

#include "model.h"
#include "random.h"
#include "compare.h"
#include "kernel.h"
#include "kernels_x86.h"
#include "sha256.h"
#include "kernels_neon.h"
#include "kernels_wasm.h"
#include "compare_units.h"
#include "kernels.h"
#include "reader.h"
#include "inflate.h"
#include "prior.h"
#include "layers.h"
#include "plan.h"
#include "argmax.h"
#include "decode.h"
#include "art.h"
#include "pose.h"
#include "paint.h"
#include "painted.h"
#include "pack.h"
#include "latents.h"
#include "tint.h"
#include "easel.h"
#include "textures.h"
#include "sparse.h"
#include "floor.h"
#include "cells.h"
#include "mend.h"

#ifdef __cplusplus
}
#endif
#endif /* ASSETGEN_IMPLEMENTED */
#endif /* ASSETGEN_IMPLEMENTATION */
