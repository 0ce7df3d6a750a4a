/** Unique textures from a seed, the same bytes as everywhere. */

/** An integer 0 … 2^64−1 (beyond 2^53 as a bigint), or a name that stands for one. */
export type Seed = number | bigint | string;

/**
 * Colours of a variant, of packs whose `output` is not "direct": left out, they vary too; "keep" leaves them the base's;
 * "from:NAME" takes those of another sprite, "any" those of one drawn from the class; a list forces each colour to the
 * nearest of these, 1 to 256 times [r, g, b] of 0 … 255.
 */
export type Palette = "keep" | "any" | `from:${string}` | readonly (readonly [number, number, number])[];

export interface Place {
  seed: Seed;
  /** 0 … 2^32−1; 0 if left out. */
  index?: number | bigint;
  /** 0 … 2^32−1, another draw of the same index; 0 if left out. */
  attempt?: number | bigint;
}

export interface CentroidRequest extends Place {
  /** One of `labels`; left out, the class is drawn. */
  label?: string | null;
  /** 0 … 4, how far from the middle: 0 the middle itself; left out, `spread` of the pack. */
  spread?: number;
}

type Colour = readonly [number, number, number];

/** Controls of packs whose `output` is "painted". */
export interface PaintedControls {
  /** 1 … `epochs`: draws among the sprites that the pack had then; 1 if left out, so that added sprites change nothing. */
  epoch?: number;
  /** Pairs of colours: pixels of the art with the first have the second instead, whatever the palette. At most 256. */
  swaps?: Iterable<readonly [Colour, Colour]> | null;
  /** One of `layers`, such as a normal map: what lies over the art, moved as the texture is. */
  layer?: string | null;
}

export interface TextureRequest extends CentroidRequest, PaintedControls {
  /** One of `names`: a variant of that sprite; left out, it is drawn. */
  base?: string | null;
  palette?: Palette | null;
  /** One of `names`, of painted packs: that sprite's art in the shape of this variant. */
  style?: string | null;
}

export interface BlendRequest extends Partial<Place>, PaintedControls {
  /** 0 … 4; 0 if left out, with which the seed does not matter. */
  spread?: number;
  palette?: Palette | null;
}

export interface Texture {
  width: number;
  height: number;
  /** 1 (grey), 3 (RGB) or 4 (RGBA). */
  channels: 1 | 3 | 4;
  /** H×W×C bytes, straight alpha: what hashes are of. */
  pixels: Uint8Array;
  /** H×W×4 bytes, RGBA with straight alpha, as ImageData takes them; of RGBA packs the same memory as `pixels`. */
  data: Uint8ClampedArray<ArrayBuffer>;
}

/** What enters the decoder, in 1/32 and the one-hot of the class. */
export interface Codes {
  z: Int8Array;
  palette: Int8Array | null;
  /** Number of the class. */
  kind: number;
  /** To which the palette is forced. */
  colours: number[][] | null;
  /**
   * Of painted packs: the code of the palette that is kept, one or two sprites (numbers) that it is painted with, the way
   * between two in 1/256, the rules, and where each of two is preferred (3×3); colours to swap, and a layer's number.
   */
  kept?: Int8Array | null;
  sources?: number[];
  t?: number;
  rules?: "levels" | "mix" | "style";
  regions?: Uint8Array;
  swaps?: number[][][] | null;
  layer?: number | null;
}

/** What one texture takes: multiplications, and values that the layers write. */
export interface Work {
  products: number;
  moves: number;
}

export interface PackOptions {
  /**
   * What draws: "wasm", the C core, or "js", plain JavaScript, to the same bytes. Left out, WebAssembly where it can run,
   * else JavaScript; "wasm" does not fall back, and fails with the reason. A compiled assetgen.wasm is for hosts that
   * compile no WebAssembly themselves.
   */
  engine?: "wasm" | "js" | (object & WebAssembly.Module);
  /** The most that a texture may take, for packs from people you do not know: PackError above. */
  limits?: Partial<Work>;
}

export interface AsyncOptions extends PackOptions {
  /** Address of src/worker.js, for pages whose Content-Security-Policy allows no worker-src blob:. In pages only. */
  worker?: string | URL;
}

interface Described {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly output: "direct" | "indexed" | "painted";
  /** Class names, in order; [] if the pack has none. */
  readonly labels: readonly string[];
  /** Names of the sprites it was trained on; [] if it keeps none. */
  readonly names: readonly string[];
  /** How far variants are from their sprites if a request does not say. */
  readonly spread: number;
  /** Of a painted pack: 1 at first, one more each time that sprites were added. */
  readonly epochs: number;
  /** Names of what lies over the art of a painted pack, such as normal maps; [] if there is nothing. */
  readonly layers: readonly string[];
  /** SHA-256 (hex) of what the pack computes; equal packs give equal textures. */
  readonly fingerprint: string;
  /** What draws. */
  readonly engine: "wasm" | "js";
  /** What one texture takes. */
  readonly work: Readonly<Work>;
}

/** A pack: textures from seeds, each a function of its (seed, index) and controls alone. */
export class Pack implements Described {
  /**
   * The pack at an address, or in Node at a path (.agp). Rejects with PackError, in one line, for any file that is not a
   * whole pack.
   */
  static load(url: string | URL, options?: PackOptions): Promise<Pack>;
  /** The pack in the bytes of an .agp file; throws PackError. */
  static from(content: ArrayBuffer | ArrayBufferView, options?: PackOptions): Pack;
  private constructor();

  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly output: "direct" | "indexed" | "painted";
  readonly labels: readonly string[];
  readonly names: readonly string[];
  readonly spread: number;
  readonly epochs: number;
  readonly layers: readonly string[];
  readonly fingerprint: string;
  readonly engine: "wasm" | "js";
  readonly work: Readonly<Work>;
  /** The file. */
  readonly bytes: Uint8Array;

  /** One texture; throws SeedError for a control that this pack does not have, or one that is misspelt. */
  texture(request: TextureRequest): Texture;
  /**
   * All frames of a variant of an animation, in playing order and of one draw; with a layer, what lies over each frame.
   * Frames at the end that show nothing are left out. SeedError for a sprite without frames.
   */
  frames(request: TextureRequest & { base: string }): Texture[];
  /**
   * A texture whose colours are swapped only where its layer `mask` (another, if it is named) is bright: the team's. The
   * pairs of a whole ramp are those of rampSwaps.
   */
  team(request: TextureRequest & { mask?: string }): Texture;
  /** One texture between two sprites at t, 0 … 1. */
  blend(a: string, b: string, t: number, request?: BlendRequest): Texture;
  /** One texture from the centroid of a class and noise of the class's own spread. */
  aroundCentroid(request: CentroidRequest): Texture;
  /** The transition from one variant to another, a texture for each t, 0 … 1. */
  interpolate(
    a: Omit<Place, "attempt">,
    b: Omit<Place, "attempt">,
    ways: Iterable<number>,
    controls?: { label?: string | null; epoch?: number },
  ): Texture[];
  /** The code behind `texture`, which `render` turns into pixels. */
  codes(request: TextureRequest): Codes;
  /** The texture of a code of this pack; throws SeedError for one of another size. */
  render(codes: Codes): Texture;
  /** The names of a class's sprites. */
  namesOf(label: string): string[];
  /** Frees the memory that drawing takes; later calls throw PackError. A pack that is forgotten is freed as well. */
  close(): void;
}

/** What a plan is drawn in: 0 or false is outside; in one piece by four neighbours, holes are allowed. */
export interface Outline {
  /** 1 … 512 cells; at most 65,536 inside. */
  width: number;
  height: number;
  /** A value for each cell, row by row. */
  data: ArrayLike<number | boolean> & (ArrayBufferView | readonly (number | boolean)[]);
}

export interface PlanRequest extends Place {
  outline: Outline;
  /** For each cell the class, 1 … K, that it is given, or 0. They must leave the other cells in one piece. */
  pins?: (ArrayBufferView & ArrayLike<number>) | readonly number[] | null;
  /** 1, the most solid, … 8, the most open; left out, it is left to the draw. */
  level?: number | null;
  /** One of `labels`; left out, the style is drawn. */
  label?: string | null;
  /** 0 … 4, how far from the likeliest class of each cell; 1 is as trained. */
  spread?: number;
  /** What to draw in if the outline is in several pieces; left out, it is refused. */
  pieces?: "largest" | "each" | null;
}

export interface Plan {
  width: number;
  height: number;
  /** The class of each cell, row by row: 1 … K inside, 0 outside. */
  classes: Uint8Array;
}

/** A pack of plans: rooms, caves or levels inside any outline. What can be walked on hangs together; pins are kept. */
export class PlanPack {
  /** The pack at an address, in Node also a file, checked from its first byte to its last; rejects with PackError. */
  static load(url: string | URL, options?: { engine?: PackOptions["engine"] }): Promise<PlanPack>;
  static from(content: ArrayBuffer | ArrayBufferView, options?: { engine?: PackOptions["engine"] }): PlanPack;
  private constructor();

  /** Names of the classes 1 … K; 0 is outside. */
  readonly classes: readonly string[];
  readonly walkable: readonly boolean[];
  /** [r, g, b, a] of the outside and of each class. */
  readonly colours: readonly (readonly number[])[];
  readonly labels: readonly string[];
  readonly fingerprint: string;
  readonly engine: "wasm" | "js";

  /** One plan; throws SeedError for an outline, pins or a control that it refuses, naming the cell. */
  plan(request: PlanRequest): Plan;
  /** The plan in the colours of its classes, a pixel a cell. */
  texture(request: PlanRequest): Texture;
}

/** A pack of plans in a Worker, in Node a thread: the calls of PlanPack, which answer with promises. */
export class AsyncPlanPack {
  /** As PlanPack.load; rejects with PackError too if the worker does not start. worker: as for AsyncPack. */
  static load(url: string | URL, options?: Omit<AsyncOptions, "limits">): Promise<AsyncPlanPack>;
  static from(
    content: ArrayBuffer | ArrayBufferView,
    options?: Omit<AsyncOptions, "limits"> & { where?: string },
  ): Promise<AsyncPlanPack>;
  private constructor();

  readonly classes: readonly string[];
  readonly walkable: readonly boolean[];
  readonly colours: readonly (readonly number[])[];
  readonly labels: readonly string[];
  readonly fingerprint: string;
  readonly engine: "wasm" | "js";

  plan(request: PlanRequest): Promise<Plan>;
  texture(request: PlanRequest): Promise<Texture>;
  /** Ends the worker; calls that wait are refused. */
  close(): void;
}

/** A pack in a Worker, in Node a thread: the calls of Pack, which answer with promises while the page goes on. */
export class AsyncPack implements Described {
  /** As Pack.load; rejects with PackError too if the worker does not start. */
  static load(url: string | URL, options?: AsyncOptions): Promise<AsyncPack>;
  /** where: what its errors begin with, "pack" if left out. */
  static from(
    content: ArrayBuffer | ArrayBufferView,
    options?: AsyncOptions & { where?: string },
  ): Promise<AsyncPack>;
  private constructor();

  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly output: "direct" | "indexed" | "painted";
  readonly labels: readonly string[];
  readonly names: readonly string[];
  readonly spread: number;
  readonly epochs: number;
  readonly layers: readonly string[];
  readonly fingerprint: string;
  readonly engine: "wasm" | "js";
  readonly work: Readonly<Work>;

  texture(request: TextureRequest): Promise<Texture>;
  frames(request: TextureRequest & { base: string }): Promise<Texture[]>;
  team(request: TextureRequest & { mask?: string }): Promise<Texture>;
  blend(a: string, b: string, t: number, request?: BlendRequest): Promise<Texture>;
  aroundCentroid(request: CentroidRequest): Promise<Texture>;
  interpolate(
    a: Omit<Place, "attempt">,
    b: Omit<Place, "attempt">,
    ways: Iterable<number>,
    controls?: { label?: string | null; epoch?: number },
  ): Promise<Texture[]>;
  /** Ends the worker; calls that wait are refused. */
  close(): void;
}

export interface StreamOptions<T> {
  /** What `get` returns for a texture that is not ready. */
  fallback?: T;
  /** How many textures are kept, and how many requests may wait; more than are ever in sight at once. 1024 if left out. */
  capacity?: number;
}

/** Textures for a running game: drawn in workers, handed to the engine within a budget for each frame. */
export class Stream<T> {
  /** packs: one, or several of one file, which draw at the same time. upload: makes of a texture what the engine shows. */
  constructor(
    packs: AsyncPack | readonly AsyncPack[],
    options: StreamOptions<T> & { upload: (texture: Texture) => T; drop?: (uploaded: T) => void },
  );
  fallback: T;
  /**
   * What upload made of the texture if it is ready; else the fallback, and it will be drawn. Ask again in each frame in
   * which it is in sight: what was asked for last is drawn first, of that the largest priority.
   */
  get(request: TextureRequest, priority?: number): T;
  /** Hands over what has been drawn, for so many milliseconds; how many. Throws what a request was refused for. */
  pump(budget?: number): number;
  /** Everything that was asked for, however long it takes. */
  finish(): Promise<void>;
  readonly pending: number;
  /** How many textures are kept. */
  readonly size: number;
  /** Takes a request back, or gives up its texture. */
  cancel(request: TextureRequest): void;
  /** Gives up all textures and requests. */
  clear(): void;
  /** Ends the workers and gives up all textures. */
  close(): void;
}

/** A texture whose clear pixels beside visible ones have their colour, for linear filtering with straight alpha. */
export function bled(texture: Texture): Texture;

/** SHA-256 (hex) of a texture's pixels: the hash of golden vectors and lock files. */
export function textureHash(texture: Texture): string;
/** SHA-256, (32,), at once and on pages without crypto.subtle too. */
export function sha256(bytes: Uint8Array): Uint8Array;
/** The 64-bit integer of a seed or of a name. */
export function asSeed(seed: Seed): bigint;
/** A seed or an index as JSON holds them, a string of 1 to 20 digits. */
export function fromDecimal(text: string): bigint;

/** A pack that cannot be trusted or read. */
/**
 * Swaps that turn a ramp, colours of one hue, into another: each colour becomes that of `target` (dark to light) at the
 * same place between the ramp's darkest and lightest; of a target of one colour, a shade of it.
 */
export function rampSwaps(ramp: readonly Colour[], target: readonly Colour[]): [Colour, Colour][];

export class PackError extends Error {}
/** A seed or control that the contract or a pack refuses. */
export class SeedError extends Error {}
