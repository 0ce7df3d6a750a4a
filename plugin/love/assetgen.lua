-- Draws textures from packs by the C core, in LOVE 11 and in any LuaJIT: the same bytes as every other runtime.
--
--     local assetgen = require "assetgen"
--     local pack = assetgen.open(love.filesystem.read("trees.agp"), "./libassetgen.so")
--     local image = pack:image { seed = 7 }

local ffi = require "ffi"

ffi.cdef [[
typedef struct ag_pack ag_pack;
typedef struct ag_request {
    uint64_t seed;
    uint32_t index, attempt;
    int32_t label, base, spread, palette, palette_from, n_colours;
    const uint8_t *colours;
    uint32_t epoch;
    int32_t style, n_swaps;
    const uint8_t *swaps;
} ag_request;
uint32_t ag_version(void);
size_t ag_request_size(void);
void ag_set_defaults(ag_request *request);
int ag_open(const void *data, size_t n, ag_pack **out);
void ag_close(ag_pack *pack);
const char *ag_error(int code);
int ag_width(const ag_pack *pack);
int ag_height(const ag_pack *pack);
int ag_channels(const ag_pack *pack);
size_t ag_size(const ag_pack *pack);
int ag_find_label(const ag_pack *pack, const char *label);
int ag_find_name(const ag_pack *pack, const char *name);
int ag_spread(double spread);
int ag_seed_from_name(const char *name, size_t n, uint64_t *seed);
int ag_texture(const ag_pack *pack, const ag_request *request, uint8_t *pixels, size_t n);
void ag_sha256(const void *data, size_t n, uint8_t digest[32]);
]]

local assetgen = {}
local Pack = {}
Pack.__index = Pack

local function check(core, code)
    if code ~= 0 then error("assetgen: " .. ffi.string(core.ag_error(code)), 3) end
end

-- A pack from the content of a .agp file; library: path of the core as a shared library.
function assetgen.open(content, library)
    local core = ffi.load(library)
    if math.floor(core.ag_version() / 10000) ~= 1 or core.ag_request_size() ~= ffi.sizeof "ag_request" then
        error("assetgen: " .. library .. " is of another version than assetgen.lua; build it from the same checkout", 2)
    end
    local out = ffi.new "ag_pack *[1]"
    check(core, core.ag_open(content, #content, out))
    local handle = ffi.gc(out[0], core.ag_close)
    return setmetatable({
        core = core, handle = handle, width = core.ag_width(handle), height = core.ag_height(handle),
        channels = core.ag_channels(handle), size = tonumber(core.ag_size(handle)),
    }, Pack)
end

-- The seed that a name stands for, uint64.
function Pack:seed_of(name)
    local seed = ffi.new "uint64_t[1]"
    check(self.core, self.core.ag_seed_from_name(name, #name, seed))
    return seed[0]
end

-- The bytes of a texture, uint8_t[size], rows from the top, and their number. wanted: seed (number, uint64, name), index,
-- attempt, label, base, spread (0 to 4), palette ("varied", "keep", "any" or "from:" and a sprite's name), epoch, style.
function Pack:texture(wanted)
    local core, request = self.core, ffi.new "ag_request"
    core.ag_set_defaults(request)
    local seed = wanted.seed or 0
    request.seed = type(seed) == "string" and self:seed_of(seed) or seed
    request.index = wanted.index or 0
    request.attempt = wanted.attempt or 0
    request.epoch = wanted.epoch or request.epoch
    if wanted.label then request.label = core.ag_find_label(self.handle, wanted.label) end
    if wanted.base then request.base = core.ag_find_name(self.handle, wanted.base) end
    if wanted.style then request.style = core.ag_find_name(self.handle, wanted.style) end
    if wanted.spread then request.spread = core.ag_spread(wanted.spread) end
    local sprite = (wanted.palette or ""):match "^from:(.*)"
    if sprite then
        request.palette, request.palette_from = 2, core.ag_find_name(self.handle, sprite)
    elseif wanted.palette then
        request.palette = ({ varied = 0, keep = 1, any = 3 })[wanted.palette]
            or error('assetgen: palette is "varied", "keep", "any" or "from:NAME", not ' .. wanted.palette, 2)
    end
    local pixels = ffi.new("uint8_t[?]", self.size)
    check(core, core.ag_texture(self.handle, request, pixels, self.size))
    return pixels, self.size
end

-- SHA-256 of bytes, in hexadecimal digits.
function Pack:hash(pixels, n)
    local digest, parts = ffi.new "uint8_t[32]", {}
    self.core.ag_sha256(pixels, n, digest)
    for i = 0, 31 do parts[i + 1] = string.format("%02x", digest[i]) end
    return table.concat(parts)
end

-- A texture as love.ImageData; it can be made in a love.thread, and pushed to a channel.
function Pack:image_data(wanted)
    local pixels = self:texture(wanted)
    local data = require("love.image") and love.image.newImageData(self.width, self.height)
    local to, channels = ffi.cast("uint8_t *", data:getFFIPointer()), self.channels
    for i = 0, self.width * self.height - 1 do
        local from = i * channels
        to[4 * i] = pixels[from]
        to[4 * i + 1] = pixels[channels == 1 and from or from + 1]
        to[4 * i + 2] = pixels[channels == 1 and from or from + 2]
        to[4 * i + 3] = channels == 4 and pixels[from + 3] or 255
    end
    return data
end

-- A texture as love.Image, without smoothing.
function Pack:image(wanted)
    local image = love.graphics.newImage(self:image_data(wanted))
    image:setFilter("nearest", "nearest")
    return image
end

return assetgen
