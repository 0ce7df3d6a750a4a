import type { BlendRequest, CentroidRequest, Codes, Pack, Place, Texture, TextureRequest } from "./index.js";

/** The second decoder: onnxruntime-web, given by the caller, draws what Pack draws. */
export class OnnxPack {
  /**
   * ort: the module of onnxruntime. pack: the Pack of the same model. model: its .onnx, as an address or as bytes.
   * Rejects with PackError if the session does not draw what the pack draws.
   */
  static open(ort: object, pack: Pack, model: string | Uint8Array): Promise<OnnxPack>;
  private constructor();

  readonly pack: Pack;
  texture(request: TextureRequest): Promise<Texture>;
  blend(a: string, b: string, t: number, request?: BlendRequest): Promise<Texture>;
  aroundCentroid(request: CentroidRequest): Promise<Texture>;
  interpolate(
    a: Omit<Place, "attempt">,
    b: Omit<Place, "attempt">,
    ways: Iterable<number>,
    controls?: { label?: string | null },
  ): Promise<Texture[]>;
  render(codes: Codes): Promise<Texture>;
}
