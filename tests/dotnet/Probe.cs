// Draws what lines of stdin ask for and prints the hashes, for tests: PACK KIND key=value ..., tabs between.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using Assetgen;

static class Probe
{
    static void Main(string[] arguments)
    {
        var packs = new Dictionary<string, Pack>();
        string line;
        while ((line = Console.ReadLine()) != null)
        {
            try { Console.WriteLine(Answer(packs, line.Split('\t'))); }
            catch (PackException error) { Console.WriteLine("refused: " + error.Message); }
        }
    }

    static string Answer(Dictionary<string, Pack> packs, string[] words)
    {
        if (words[1] == "plan") return Plan(words);
        Pack pack;
        if (!packs.TryGetValue(words[0], out pack)) packs[words[0]] = pack = Pack.Open(File.ReadAllBytes(words[0]));
        var given = new Dictionary<string, string>();
        for (int i = 2; i < words.Length; i++) given[words[i].Substring(0, words[i].IndexOf('='))] = words[i].Substring(words[i].IndexOf('=') + 1);
        Func<string, string> get = key => given.ContainsKey(key) ? given[key] : null;
        if (words[1] == "about") return pack.Width + " " + pack.Height + " " + pack.Channels + " " + pack.Output + " " + pack.Fingerprint;
        Request request = Read(get, "");
        switch (words[1])
        {
            case "texture": return Pack.Hash(pack.Texture(request));
            case "blend": return Pack.Hash(pack.Blend(get("a"), get("b"), Units(get("t")), request));
            case "centroid": return Pack.Hash(pack.AroundCentroid(request));
            case "interpolate": return Pack.Hash(pack.Interpolate(request, Read(get, "to_"), Units(get("t"))));
            case "time":
                var process = Process.GetCurrentProcess();
                for (uint i = 0; i < 20; i++) { request.Index = i; pack.Texture(request); } // compiled by then
                double begun = process.TotalProcessorTime.TotalSeconds, spent = 0;
                uint n = 0;
                for (; spent < 2; n++, process.Refresh(), spent = process.TotalProcessorTime.TotalSeconds - begun) { request.Index = n; pack.Texture(request); }
                return (n / spent).ToString("0.0");
        }
        throw new PackException("unknown: " + words[1]);
    }

    /// <summary>The hash of a plan, or "ready" of a pack without an outline. Words: key=value; outline and pins in base64.</summary>
    static string Plan(string[] words)
    {
        PlanPack pack = PlanPack.Open(File.ReadAllBytes(words[0]));
        var request = new PlanRequest();
        for (int i = 2; i < words.Length; i++)
        {
            string key = words[i].Substring(0, words[i].IndexOf('=')), value = words[i].Substring(key.Length + 1);
            switch (key)
            {
                case "seed": request.Seed = ulong.Parse(value); break;
                case "index": request.Index = uint.Parse(value); break;
                case "attempt": request.Attempt = uint.Parse(value); break;
                case "height": request.Height = int.Parse(value); break;
                case "width": request.Width = int.Parse(value); break;
                case "outline": request.Outline = Convert.FromBase64String(value); break;
                case "pins": request.Pins = Convert.FromBase64String(value); break;
                case "level": request.Level = int.Parse(value); break;
                case "label": request.Label = value; break;
                case "spread": request.Spread = Units(value); break;
            }
        }
        if (request.Outline == null) return "ready " + pack.Fingerprint;
        byte[] plan = pack.Plan(request);
        return Pack.Hash(plan) + " " + Pack.Hash(pack.Rgba(plan));
    }

    static Request Read(Func<string, string> get, string prefix)
    {
        var request = new Request { Seed = ulong.Parse(get(prefix + "seed") ?? "0"), Index = uint.Parse(get(prefix + "index") ?? "0"), Attempt = uint.Parse(get("attempt") ?? "0") };
        request.Label = get("label");
        request.Base = get("base");
        request.Palette = get("palette");
        request.Style = get("style");
        request.Layer = get("layer");
        if (get("spread") != null) request.Spread = Units(get("spread"));
        if (get("epoch") != null) request.Epoch = int.Parse(get("epoch"));
        if (get("colours") != null) request.Colours = Convert.FromBase64String(get("colours"));
        if (get("swaps") != null) request.Swaps = Convert.FromBase64String(get("swaps"));
        return request;
    }

    static double Units(string of256) { return int.Parse(of256) / 256.0; }
}
