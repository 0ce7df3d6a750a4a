using UnityEngine;

namespace Assetgen
{
    /// <summary>A pack as an asset: an .agp file in the project. Open it once and keep what it gives.</summary>
    public sealed class AssetgenPack : ScriptableObject
    {
        [SerializeField, HideInInspector] byte[] content;

        Pack opened;

        /// <summary>The pack; any number of threads may draw from it.</summary>
        public Pack Pack { get { return opened ?? (opened = Pack.Open(content)); } }

        /// <summary>Takes the bytes of an .agp file; PackException if they are no whole pack.</summary>
        public void Set(byte[] file)
        {
            opened = Pack.Open(file);
            content = file;
        }

        /// <summary>One texture: sharp, sRGB, with its rows as Unity has them. Destroy it when it is no longer shown.</summary>
        public Texture2D Texture(Request request) { return Textures.Of(Pack, Pack.Rgba(request)); }
    }

    /// <summary>Textures of Unity from a pack's pixels. Draw on any thread, make textures on the main one.</summary>
    public static class Textures
    {
        /// <summary>A texture of RGBA pixels, rows from the top, as Pack.Rgba gives them.</summary>
        public static Texture2D Of(Pack pack, byte[] rgba)
        {
            var texture = new Texture2D(pack.Width, pack.Height, TextureFormat.RGBA32, false)
            {
                filterMode = FilterMode.Point,
                wrapMode = TextureWrapMode.Clamp,
            };
            texture.LoadRawTextureData(BottomUp(rgba, 4 * pack.Width));
            texture.Apply(false, true);
            return texture;
        }

        /// <summary>A sprite with its pivot at the bottom, where things stand.</summary>
        public static Sprite Standing(Texture2D texture, float pixelsPerUnit)
        {
            return Sprite.Create(texture, new Rect(0, 0, texture.width, texture.height), new Vector2(0.5f, 0), pixelsPerUnit);
        }

        /// <summary>Rows in the other order: Unity's first row is the lowest.</summary>
        public static byte[] BottomUp(byte[] pixels, int row)
        {
            var turned = new byte[pixels.Length];
            for (int at = 0; at < pixels.Length; at += row) System.Buffer.BlockCopy(pixels, at, turned, pixels.Length - row - at, row);
            return turned;
        }
    }
}
