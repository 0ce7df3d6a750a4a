// As much of Unity and MonoGame as the adapters use, to compile them against: signatures alone.
using System;

namespace UnityEngine
{
    public class Object { public string name; }
    public class ScriptableObject : Object { public static T CreateInstance<T>() where T : ScriptableObject, new() { return new T(); } }
    public sealed class SerializeField : Attribute { }
    public sealed class HideInInspector : Attribute { }
    public enum TextureFormat { RGBA32 }
    public enum FilterMode { Point }
    public enum TextureWrapMode { Clamp }
    public struct Rect { public Rect(float x, float y, float width, float height) { } }
    public struct Vector2 { public Vector2(float x, float y) { } }
    public class Transform { public int GetSiblingIndex() { return 3; } }
    public class MonoBehaviour : Object { public Transform transform = new Transform(); public T GetComponent<T>() where T : new() { return new T(); } }
    public class SpriteRenderer { public Sprite sprite; }
    public class Sprite : Object { public static Sprite Create(Texture2D texture, Rect rect, Vector2 pivot, float pixelsPerUnit) { return new Sprite(); } }
    public class Texture2D : Object
    {
        public byte[] Raw;
        public int width, height;
        public FilterMode filterMode { get; set; }
        public TextureWrapMode wrapMode { get; set; }
        public Texture2D(int width, int height, TextureFormat format, bool mipChain) { this.width = width; this.height = height; }
        public void LoadRawTextureData(byte[] data) { Raw = data; }
        public void Apply(bool updateMipmaps, bool makeNoLongerReadable) { }
    }
}

namespace UnityEditor.AssetImporters
{
    public sealed class ScriptedImporterAttribute : Attribute { public ScriptedImporterAttribute(int version, string extension) { } }
    public class AssetImportContext
    {
        public string assetPath;
        public string Error;
        public object Main;
        public void LogImportError(string message) { Error = message; }
        public void AddObjectToAsset(string identifier, UnityEngine.Object asset) { }
        public void AddObjectToAsset(string identifier, UnityEngine.Object asset, UnityEngine.Texture2D picture) { }
        public void SetMainObject(UnityEngine.Object asset) { Main = asset; }
    }
    public abstract class ScriptedImporter { public abstract void OnImportAsset(AssetImportContext context); }
}

namespace Microsoft.Xna.Framework.Graphics
{
    public class GraphicsDevice { }
    public class Texture2D { public byte[] Data; public Texture2D(GraphicsDevice device, int width, int height) { } public void SetData(byte[] data) { Data = data; } }
}

static class Adapters
{
    static void Main(string[] arguments)
    {
        var context = new UnityEditor.AssetImporters.AssetImportContext { assetPath = arguments[0] };
        new Assetgen.Editor.AgpImporter().OnImportAsset(context);
        if (context.Error != null) { Console.WriteLine(context.Error); return; }
        var pack = (Assetgen.AssetgenPack)context.Main;
        var request = new Assetgen.Request { Seed = 7 };
        byte[] raw = pack.Texture(request).Raw;
        Console.WriteLine(Assetgen.Pack.Hash(Assetgen.Textures.BottomUp(raw, 4 * pack.Pack.Width)));
        Console.WriteLine(Assetgen.Pack.Hash(Assetgen.Variants.Texture(null, pack.Pack, request).Data));
    }
}
