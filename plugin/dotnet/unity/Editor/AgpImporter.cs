using System.IO;
using UnityEditor.AssetImporters;
using UnityEngine;

namespace Assetgen.Editor
{
    /// <summary>Imports .agp files as AssetgenPack, with a texture of seed 1 as their picture.</summary>
    [ScriptedImporter(1, "agp")]
    public sealed class AgpImporter : ScriptedImporter
    {
        public override void OnImportAsset(AssetImportContext context)
        {
            var pack = ScriptableObject.CreateInstance<AssetgenPack>();
            try { pack.Set(File.ReadAllBytes(context.assetPath)); }
            catch (PackException error)
            {
                context.LogImportError(context.assetPath + ": " + error.Message);
                return;
            }
            Texture2D picture = pack.Texture(new Request { Seed = 1 });
            picture.name = "preview";
            context.AddObjectToAsset("pack", pack, picture);
            context.AddObjectToAsset("preview", picture);
            context.SetMainObject(pack);
        }
    }
}
