// MonoGame: textures of a pack, beside Assetgen.cs. MonoGame blends premultiplied colours.
using Microsoft.Xna.Framework.Graphics;

namespace Assetgen
{
    public static class Variants
    {
        /// <summary>A Texture2D of a request; draw it with SamplerState.PointClamp.</summary>
        public static Texture2D Texture(GraphicsDevice device, Pack pack, Request request)
        {
            byte[] rgba = pack.Rgba(request);
            for (int i = 0; i < rgba.Length; i += 4)
                for (int c = 0; c < 3; c++) rgba[i + c] = (byte)((rgba[i + c] * rgba[i + 3] + 127) / 255);
            var texture = new Texture2D(device, pack.Width, pack.Height);
            texture.SetData(rgba);
            return texture;
        }
    }
}
