/**
 * Unique textures from a seed, the same bytes as everywhere.
 *
 *     import { Pack } from "@assetgen/runtime";
 *     const pack = await Pack.load("plants.agp");
 *     const { width, height, data } = pack.texture({ seed: 7 });
 */

export { AsyncPack } from "./src/async_pack.js";
export { bled } from "./src/bleed.js";
export { PackError, SeedError } from "./src/errors.js";
export { Pack, textureHash } from "./src/pack.js";
export { AsyncPlanPack } from "./src/plans/async_plan_pack.js";
export { PlanPack } from "./src/plans/plan_pack.js";
export { asSeed, fromDecimal } from "./src/seeds.js";
export { rampSwaps } from "./src/ramps.js";
export { sha256 } from "./src/sha256.js";
export { Stream } from "./src/stream.js";
