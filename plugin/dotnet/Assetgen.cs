// Assetgen.cs: draws textures from an assetgen pack (.agp), byte for byte what every other runtime draws.
//
// One file, C# 7.2, no packages, no unsafe code: .NET Framework 4.7.1, .NET Core 2.0, Mono, Unity, MonoGame, Godot.
//
//     var pack = Assetgen.Pack.Open(File.ReadAllBytes("plants.agp"));
//     byte[] pixels = pack.Texture(new Assetgen.Request { Seed = 7 });   // rows from the top, pack.Channels bytes a pixel
//     byte[] rgba = pack.Rgba(new Assetgen.Request { Seed = 7, Label = "oak" });
//
// An open pack may be drawn from by any number of threads. All arithmetic is of integers. It plays packs of both
// contracts (docs/contract.md, docs/contract-2.md); AssetgenPlans.cs beside it draws plans. MIT licence, as the rest of assetgen.

using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading;

namespace Assetgen
{
    /// <summary>A file that is no whole pack, or a request that a pack refuses; the message says why, in one line.</summary>
    public sealed class PackException : Exception
    {
        public PackException(string message) : base(message) { }
    }

    /// <summary>What is asked of a pack. Everything but the seed may be left out.</summary>
    public sealed class Request
    {
        public ulong Seed;        // Pack.SeedOf makes one of a name
        public uint Index;        // the number in a series
        public uint Attempt;      // another draw of the same number
        public string Label;      // one of Pack.Labels; else drawn
        public string Base;       // one of Pack.Names: a variant of that sprite; else drawn
        public double? Spread;    // 0 ... 4: how far from the base; else Pack.Spread
        public string Palette;    // "keep", "any" or "from:NAME"; else the colours vary too
        public byte[] Colours;    // r, g, b of 1 to 256 colours that each colour is forced to the nearest of
        public int Epoch = 1;     // of painted packs: draws among the sprites that the pack had then
        public string Style;      // of painted packs: one of Pack.Names, whose art it has
        public byte[] Swaps;      // of painted packs: r, g, b, r, g, b: colours of the art that become others
        public string Layer;      // of painted packs: one of Pack.Layers, in place of the colours; RGBA

        internal Place Place { get { return new Place((uint)Seed, (uint)(Seed >> 32), Index, Attempt); } }
    }

    /// <summary>A pack: textures from seeds, each a function of its request alone.</summary>
    public sealed class Pack
    {
        public readonly int Width, Height;
        /// <summary>1 (grey), 3 (RGB) or 4 (RGBA, straight alpha).</summary>
        public readonly int Channels;
        public readonly IReadOnlyList<string> Labels, Names, Layers;
        /// <summary>"direct", "indexed" or "painted".</summary>
        public readonly string Output;
        /// <summary>How far variants are from their sprites if a request does not say.</summary>
        public readonly double Spread;
        public readonly int Epochs;
        /// <summary>SHA-256 (hex) of what the pack computes; equal packs give equal textures.</summary>
        public readonly string Fingerprint;

        readonly Prior prior;
        readonly Chain decoder, palette;
        readonly byte[] colours;
        readonly Painter painter;
        Workspace spare; // what one call draws with; calls at the same time make their own

        /// <summary>The pack in the bytes of an .agp file.</summary>
        public static Pack Open(byte[] file)
        {
            try { return new Pack(Tensors.Read(file)); }
            catch (Exception error) when (error is IndexOutOfRangeException || error is OverflowException || error is OutOfMemoryException)
            {
                throw new PackException("not a whole pack: its tensors do not fit together");
            }
        }

        Pack(Tensors tensors)
        {
            Fingerprint = tensors.Fingerprint;
            Output = tensors.Text("output");
            bool paints = Output == "painted";
            if (tensors.Contract == 1 ? Output != "direct" && Output != "indexed" : !paints)
                throw new PackException("output kind " + Output + " of contract " + tensors.Contract + " is not known here");
            int[] size = tensors.I32("size", 3);
            Height = size[0]; Width = size[1]; Channels = size[2];
            int most = paints ? 256 : 1024;
            if (Height < 1 || Width < 1 || Height > most || Width > most || !(Channels == 3 || Channels == 4 || Channels == 1 && !paints))
                throw new PackException("texture size " + Height + "x" + Width + "x" + Channels);
            int latent = tensors.I32("latent", 1)[0];
            if (latent < 1 || latent > 512) throw new PackException("a latent of width " + latent);
            Labels = tensors.Lines("labels");
            Names = tensors.Has("exemplar.names") ? tensors.Lines("exemplar.names") : new string[0];
            bool fixedColours = tensors.Has("palette.colours");
            prior = new Prior(tensors, latent, Labels.Count, paints, Output != "direct" && !fixedColours);
            Tensors.CheckNames(Labels, "class names");
            Tensors.CheckNames(Names, "names of exemplars");
            if (tensors.Has("exemplar.names") && Names.Count != prior.Count) throw new PackException("exemplar.names does not name each exemplar");
            int scale = paints ? tensors.U8("guide.scale", 1)[0] : 1;
            if (scale < 1 || scale > 8 || Height % scale != 0 || Width % scale != 0) throw new PackException("guide.scale is " + scale);
            int inputs = latent + Labels.Count;
            decoder = new Chain(tensors, "decoder", inputs);
            if (Output == "direct") decoder.MustEnd("table", Channels, Height, Width);
            else
            {
                decoder.MustEnd("argmax", Height / scale, Width / scale);
                int count = decoder.Slots - (Channels == 4 ? 1 : 0);
                if (count < 1) throw new PackException("its palette has no colours");
                if (fixedColours) colours = tensors.U8("palette.colours", count, Channels);
                else
                {
                    palette = new Chain(tensors, "palette", inputs);
                    palette.MustEnd("table", count * Channels);
                }
            }
            Spread = 1;
            Epochs = prior.Epochs;
            Layers = new string[0];
            if (paints)
            {
                Layers = tensors.Has("layer.names") ? tensors.Lines("layer.names") : new string[0];
                Tensors.CheckNames(Layers, "names of layers");
                Spread = tensors.Number("spread", 0, 1024) / 256.0;
                painter = new Painter(tensors, prior, this, scale, latent);
                long products = 3 * (decoder.Products + (palette == null ? 0 : palette.Products)) + painter.Products;
                if (products > 1L << 32) throw new PackException("a texture takes " + products + " products; 2^32 are allowed");
            }
            tensors.CheckAllUsed();
        }

        /// <summary>The seed that a name stands for.</summary>
        public static ulong SeedOf(string name)
        {
            return BitConverter.ToUInt64(Sha256.Of(new UTF8Encoding(false, true).GetBytes(name)), 0);
        }

        /// <summary>SHA-256 (hex) of a texture's bytes: the hash of golden vectors and lock files.</summary>
        public static string Hash(byte[] pixels) { return Sha256.Hex(Sha256.Of(pixels)); }

        /// <summary>One texture, Height * Width * Channels bytes; a layer has 4 channels.</summary>
        public byte[] Texture(Request request) { return Draw(Codes(request), request); }

        /// <summary>The same as RGBA.</summary>
        public byte[] Rgba(Request request)
        {
            byte[] pixels = Texture(request);
            if (pixels.Length == 4 * Width * Height) return pixels;
            var rgba = new byte[4 * Width * Height];
            for (int i = 0; i < Width * Height; i++)
            {
                for (int c = 0; c < 3; c++) rgba[4 * i + c] = pixels[Channels * i + (Channels == 3 ? c : 0)];
                rgba[4 * i + 3] = 255;
            }
            return rgba;
        }

        /// <summary>Between the sprites a (t = 0) and b (t = 1). Without a spread it is that point itself.</summary>
        public byte[] Blend(string a, string b, double t, Request request)
        {
            int from = Exemplar(a), to = Exemplar(b);
            int spread = Fixed(request.Spread ?? 0, "spread", 4);
            int source = Source(request.Palette);
            CheckControls(request);
            return Draw(prior.Blend(from, to, Fixed(t, "t", 1), request.Place, spread, source, request.Epoch), request);
        }

        /// <summary>The centre of a class and noise of the class's own spread; not of painted packs.</summary>
        public byte[] AroundCentroid(Request request)
        {
            if (painter != null) throw new PackException("a painted pack draws variants of its sprites; it has no centroids");
            return Draw(prior.AroundCentroid(request.Place, Fixed(request.Spread ?? 1, "spread", 4), Kind(request.Label)), request);
        }

        /// <summary>On the way from one texture (t = 0) to another (t = 1).</summary>
        public byte[] Interpolate(Request from, Request to, double t)
        {
            return Draw(prior.Between(Codes(from), Codes(to), Fixed(t, "t", 1), from.Place), from);
        }

        Codes Codes(Request request)
        {
            int exemplar = request.Base == null ? -1 : Exemplar(request.Base);
            int kind = Kind(request.Label);
            if (exemplar >= 0 && kind >= 0 && prior.KindOf(exemplar) != kind)
                throw new PackException("the sprite " + request.Base + " is not of class " + request.Label);
            int spread = Fixed(request.Spread ?? Spread, "spread", 4);
            CheckControls(request);
            int style = request.Style == null ? -1 : Exemplar(request.Style);
            return prior.Draw(request.Place, spread, kind, exemplar, Source(request.Palette), request.Epoch, style);
        }

        void CheckControls(Request request)
        {
            if (painter == null && (request.Style != null || request.Swaps != null || request.Layer != null))
                throw new PackException("style, swaps and layer are for painted packs; this one does not hold its art");
            if (request.Epoch < 1 || request.Epoch > Epochs) throw new PackException("epoch " + request.Epoch + " of " + Epochs);
            if (request.Swaps != null && (request.Swaps.Length % 6 != 0 || request.Swaps.Length > 6 * 256))
                throw new PackException("swaps are at most 256 times r, g, b, r, g, b");
        }

        byte[] Draw(Codes codes, Request request)
        {
            byte[] forced = request.Colours;
            if (forced != null && (Output == "direct" || Channels == 1 || forced.Length % 3 != 0 || forced.Length < 3 || forced.Length > 3 * 256))
                throw new PackException("colours are 1 to 256 times r, g, b, for a pack with a palette that is not grey");
            Workspace work = Interlocked.Exchange(ref spare, null) ?? new Workspace(decoder, palette);
            byte[] pixels;
            if (painter != null)
            {
                int layer = request.Layer == null ? -1 : IndexOf(Layers, request.Layer, "layer");
                pixels = painter.Draw(codes, work, forced, request.Swaps, layer);
            }
            else
            {
                byte[] drawn = work.Decode(codes.Z);
                if (Output == "direct") pixels = FromPlanes(drawn);
                else
                {
                    byte[] own = colours ?? work.Colours(codes.Palette);
                    pixels = FromSlots(drawn, forced == null ? own : Recolour.Forced(own, Channels, forced));
                }
            }
            spare = work;
            return pixels;
        }

        internal byte[] PaletteOf(sbyte[] code, Workspace work) { return colours ?? (byte[])work.Colours(code).Clone(); }

        byte[] FromPlanes(byte[] planes)
        {
            int area = Width * Height;
            var pixels = new byte[planes.Length];
            for (int i = 0; i < area; i++)
            {
                int alpha = Channels == 4 ? planes[3 * area + i] : 255;
                for (int c = 0; c < Channels; c++)
                {
                    int value = planes[c * area + i];
                    if (Channels == 4 && c < 3) value = alpha == 0 ? 0 : Math.Min(255, (255 * value + alpha / 2) / alpha);
                    pixels[i * Channels + c] = (byte)value;
                }
            }
            return pixels;
        }

        byte[] FromSlots(byte[] slots, byte[] own)
        {
            var pixels = new byte[slots.Length * Channels];
            for (int i = 0; i < slots.Length; i++)
            {
                int colour = slots[i] - (Channels == 4 ? 1 : 0);
                if (colour >= 0) Array.Copy(own, colour * Channels, pixels, i * Channels, Channels);
            }
            return pixels;
        }

        int Kind(string label) { return label == null ? -1 : IndexOf(Labels, label, "class"); }

        int Exemplar(string name) { return IndexOf(Names, name, "sprite"); }

        static int IndexOf(IReadOnlyList<string> names, string name, string what)
        {
            for (int i = 0; i < names.Count; i++) if (names[i] == name) return i;
            throw new PackException("no " + what + " " + name + " in this pack" + (names.Count > 0 ? "; the first is " + names[0] : ""));
        }

        /// <summary>Where the palette comes from: the number of an exemplar, or a constant of Prior.</summary>
        int Source(string text)
        {
            if (text == null) return Prior.Varied;
            if (palette == null) throw new PackException("this pack computes no palettes; give colours instead");
            if (text == "keep") return Prior.Keep;
            if (text == "any") return Prior.Any;
            if (text.StartsWith("from:", StringComparison.Ordinal)) return Exemplar(text.Substring(5));
            throw new PackException("palette " + text + "; keep, any or from:NAME is allowed");
        }

        static int Fixed(double value, string what, int most)
        {
            if (!(value >= 0 && value <= most)) throw new PackException(what + " must be 0 to " + most + ", got " + value);
            return (int)Math.Floor(256 * value + 0.5);
        }
    }

    /// <summary>The words of the counter that a texture's draws share.</summary>
    struct Place
    {
        internal readonly uint Low, High, Index, Attempt;

        internal Place(uint low, uint high, uint index, uint attempt) { Low = low; High = high; Index = index; Attempt = attempt; }

        /// <summary>The first n words of a domain (Philox4x32-10).</summary>
        internal uint[] Words(uint domain, int n)
        {
            var words = new uint[(n + 3) / 4 * 4];
            for (int at = 0; at < n; at += 4)
            {
                uint c0 = Index, c1 = Attempt, c2 = (uint)(at / 4), c3 = domain, k0 = Low, k1 = High;
                for (int round = 0; round < 10; round++)
                {
                    ulong p = 0xD2511F53UL * c0, q = 0xCD9E8D57UL * c2;
                    c0 = (uint)(q >> 32) ^ c1 ^ k0;
                    c1 = (uint)q;
                    c2 = (uint)(p >> 32) ^ c3 ^ k1;
                    c3 = (uint)p;
                    unchecked { k0 += 0x9E3779B9; k1 += 0xBB67AE85; }
                }
                words[at] = c0; words[at + 1] = c1; words[at + 2] = c2; words[at + 3] = c3;
            }
            return words;
        }

        internal uint Word(uint domain) { return Words(domain, 1)[0]; }
    }

    static class Normal
    {
        static readonly byte[] Runs = {
            26, 51, 51, 50, 51, 50, 51, 50, 49, 49, 49, 48, 47, 47, 47, 46, 45, 44, 44, 42, 42, 42, 40, 39, 39, 38, 36, 36,
            35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 24, 22, 22, 21, 19, 19, 19, 17, 17, 15, 15, 15, 13, 13, 13, 11,
            11, 11, 10, 9, 9, 8, 8, 7, 7, 7, 6, 5, 6, 5, 5, 4, 4, 4, 3, 4, 3, 2, 3, 2, 3, 2, 2, 1, 2, 2, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1 };
        static readonly sbyte[] Table = Make();

        static sbyte[] Make()
        {
            var table = new sbyte[4096];
            int at = 2048;
            for (int value = 0; value < Runs.Length; value++)
                for (int i = 0; i < Runs[value]; i++, at++) { table[at] = (sbyte)value; table[4095 - at] = (sbyte)-value; }
            return table;
        }

        /// <summary>A normal draw in 1/32 (contract, section 3).</summary>
        internal static int Of(uint word) { return Table[word >> 20]; }
    }

    /// <summary>What a texture is made of: codes of the decoder and the palette, and of painted packs the rest.</summary>
    sealed class Codes
    {
        internal sbyte[] Z, Palette, Kept;
        internal int First, Second = -1, Way; // exemplars whose art is painted with; Second -1: one alone
        internal bool IsStyle;
        internal byte[] Regions;
    }

    /// <summary>Latents from seeds (contract, section 6).</summary>
    sealed class Prior
    {
        internal const int Varied = -1, Keep = -2, Any = -3;
        internal readonly int Count, Epochs = 1;
        readonly bool isGaussian, paints, computesPalettes;
        readonly int latent, labels, width, reach;
        readonly int[] offsets, neighbours;
        readonly uint[] classes, cumulative;
        readonly sbyte[] latents, centres;
        readonly short[] factor, scale, paletteScale, centreScale;

        internal Prior(Tensors tensors, int latent, int labels, bool paints, bool computesPalettes)
        {
            this.latent = latent;
            this.labels = labels;
            this.paints = paints;
            this.computesPalettes = computesPalettes;
            int kinds = Math.Max(1, labels);
            if (paints) Epochs = tensors.Shape("class.cumulative", 2)[0];
            if (Epochs < 1) throw new PackException("class.cumulative has no rows");
            classes = paints ? tensors.U32("class.cumulative", Epochs, kinds) : tensors.U32("class.cumulative", kinds);
            if (!paints)
            {
                centres = tensors.I8("centroid.mean", kinds, latent);
                centreScale = tensors.I16("centroid.scale", kinds, latent);
            }
            isGaussian = !paints && tensors.Has("gaussian.offsets");
            if (isGaussian && tensors.Text("output") != "direct") throw new PackException("an indexed pack draws from exemplars");
            string kind = isGaussian ? "gaussian" : "exemplar";
            offsets = tensors.I32(kind + ".offsets", kinds + 1);
            if (offsets[0] != 0) throw new PackException(kind + ".offsets must rise from 0");
            for (int k = 0; k < kinds; k++) if (offsets[k + 1] <= offsets[k]) throw new PackException(kind + ".offsets must rise from 0");
            Count = offsets[kinds];
            cumulative = paints ? tensors.U32(kind + ".cumulative", Epochs, Count) : tensors.U32(kind + ".cumulative", Count);
            for (int row = 0; row < Epochs; row++)
            {
                CheckRising(classes, row * kinds, (row + 1) * kinds);
                for (int k = 0; k < kinds; k++) CheckRising(cumulative, row * Count + offsets[k], row * Count + offsets[k + 1]);
            }
            latents = tensors.I8(isGaussian ? "gaussian.mean" : "exemplar.latent", Count, latent);
            if (isGaussian)
            {
                width = tensors.Shape("gaussian.factor", 2)[1];
                if (width != latent && width != latent * (latent + 1) / 2) throw new PackException("gaussian.factor is " + width + " wide");
                factor = tensors.I16("gaussian.factor", Count, width);
                return;
            }
            scale = tensors.I16("exemplar.scale", kinds, latent);
            if (computesPalettes) paletteScale = tensors.I16("exemplar.palette_scale", kinds, latent);
            width = tensors.Shape("exemplar.neighbours", 2)[1];
            neighbours = tensors.I32("exemplar.neighbours", Count, width);
            for (int k = 0; k < kinds; k++)
                for (int i = offsets[k] * width; i < offsets[k + 1] * width; i++)
                    if (neighbours[i] < offsets[k] || neighbours[i] >= offsets[k + 1]) throw new PackException("exemplar.neighbours must name exemplars of the same class");
            if (width < 1) throw new PackException("exemplar.neighbours is empty");
            reach = tensors.Number("exemplar.reach", 0, 256);
        }

        static void CheckRising(uint[] table, int from, int to)
        {
            bool rises = table[to - 1] == uint.MaxValue;
            for (int i = from + 1; i < to; i++) rises &= table[i] >= table[i - 1];
            if (!rises) throw new PackException("cumulative weights must rise within each class and end at 4294967295");
        }

        internal int KindOf(int exemplar)
        {
            int kind = 0;
            while (offsets[kind + 1] <= exemplar) kind++;
            return kind;
        }

        internal Codes Draw(Place place, int spread, int kind, int exemplar, int source, int epoch, int style)
        {
            if (exemplar >= 0) kind = KindOf(exemplar);
            else if (kind < 0) kind = DrawnKind(place, epoch);
            if (exemplar < 0) exemplar = Entry(kind, place.Word(1), epoch);
            int[] hot = OneHot(kind), own = Latent(exemplar);
            if (isGaussian)
            {
                var row = new short[width];
                Array.Copy(factor, exemplar * width, row, 0, width);
                return new Codes { Z = Disturbed(own, row, 0, place, 4, spread, hot) };
            }
            int neighbour = (int)(((ulong)place.Word(2) * (uint)width) >> 32);
            int[] there = Latent(neighbours[exemplar * width + neighbour]);
            int way = (int)(((ulong)place.Word(3) * (uint)(reach + 1)) >> 32);
            int[] mean = Lerp(own, there, Math.Min(256, (way * spread + 128) >> 8));
            var codes = new Codes { Z = Disturbed(mean, scale, kind * latent, place, 4, spread, hot), First = exemplar };
            if (style >= 0)
            {
                codes.First = style;
                codes.IsStyle = true;
                kind = KindOf(style);
                hot = OneHot(kind);
                own = mean = Latent(style);
            }
            SetPalettes(codes, mean, own, hot, kind, place, spread, source, epoch);
            return codes;
        }

        internal Codes Blend(int a, int b, int way, Place place, int spread, int source, int epoch)
        {
            int[] mean = Lerp(Latent(a), Latent(b), way);
            int[] hot = Lerp(OneHot(KindOf(a)), OneHot(KindOf(b)), way);
            int kind = KindOf(2 * way > 256 ? b : a);
            var codes = new Codes { Z = Disturbed(mean, scale, kind * latent, place, 4, spread, hot) };
            SetPalettes(codes, mean, mean, hot, kind, place, spread, source, epoch);
            SetSources(codes, a, b, way, place);
            return codes;
        }

        internal Codes AroundCentroid(Place place, int spread, int kind)
        {
            if (kind < 0) kind = DrawnKind(place, 1);
            int[] mean = Row(centres, kind), hot = OneHot(kind);
            var codes = new Codes { Z = Disturbed(mean, centreScale, kind * latent, place, 4, spread, hot) };
            if (computesPalettes) codes.Palette = Disturbed(mean, centreScale, kind * latent, place, 5, spread, hot);
            return codes;
        }

        internal Codes Between(Codes a, Codes b, int way, Place place)
        {
            var codes = new Codes { Z = Lerp(a.Z, b.Z, way), Palette = Lerp(a.Palette, b.Palette, way), Kept = Lerp(a.Kept, b.Kept, way) };
            SetSources(codes, a.First, b.First, way, place);
            return codes;
        }

        /// <summary>The code of an exemplar itself.</summary>
        internal sbyte[] CodeOf(int exemplar) { return Joined(Latent(exemplar), OneHot(KindOf(exemplar))); }

        void SetSources(Codes codes, int a, int b, int way, Place place)
        {
            codes.First = way == 256 ? b : a;
            if (!paints || a == b || way == 0 || way == 256) return;
            codes.Second = b;
            codes.Way = way;
            codes.Regions = new byte[9];
            uint[] words = place.Words(8, 9);
            for (int i = 0; i < 9; i++) codes.Regions[i] = (byte)(words[i] >> 24);
        }

        void SetPalettes(Codes codes, int[] mean, int[] own, int[] hot, int kind, Place place, int spread, int source, int epoch)
        {
            if (!computesPalettes) return;
            codes.Kept = Joined(own, hot);
            if (source == Keep) codes.Palette = codes.Kept;
            else if (source == Varied) codes.Palette = Disturbed(mean, paletteScale, kind * latent, place, 5, spread, hot);
            else codes.Palette = CodeOf(source == Any ? Entry(kind, place.Word(6), epoch) : source);
        }

        sbyte[] Disturbed(int[] mean, short[] factor, int from, Place place, uint domain, int spread, int[] hot)
        {
            uint[] words = place.Words(domain, latent);
            bool isTriangle = isGaussian && factor.Length == width && width != latent;
            var z = new int[latent];
            for (int i = 0, at = from; i < latent; i++)
            {
                long sum = 0;
                if (isTriangle) for (int j = 0; j <= i; j++) sum += factor[at++] * Normal.Of(words[j]);
                else sum = factor[at++] * Normal.Of(words[i]);
                z[i] = (int)Math.Min(Math.Max(mean[i] + ((sum * spread + 32768) >> 16), -127), 127);
            }
            return Joined(z, hot);
        }

        int DrawnKind(Place place, int epoch)
        {
            int n = classes.Length / Epochs;
            return Choose(place.Word(0), classes, (epoch - 1) * n, n);
        }

        int Entry(int kind, uint word, int epoch)
        {
            int first = offsets[kind];
            return first + Choose(word, cumulative, (epoch - 1) * Count + first, offsets[kind + 1] - first);
        }

        int Choose(uint word, uint[] table, int from, int n)
        {
            for (int i = 0; i < n - 1; i++) if (word < table[from + i] || paints && table[from + i] == uint.MaxValue) return i;
            return n - 1;
        }

        int[] Latent(int exemplar) { return Row(latents, exemplar); }

        int[] Row(sbyte[] values, int number)
        {
            var row = new int[latent];
            for (int i = 0; i < latent; i++) row[i] = values[number * latent + i];
            return row;
        }

        int[] OneHot(int kind)
        {
            var hot = new int[labels];
            if (labels > 0) hot[kind] = 64;
            return hot;
        }

        static int[] Lerp(int[] a, int[] b, int way)
        {
            var between = new int[a.Length];
            for (int i = 0; i < a.Length; i++) between[i] = a[i] + (((b[i] - a[i]) * way + 128) >> 8);
            return between;
        }

        static sbyte[] Lerp(sbyte[] a, sbyte[] b, int way)
        {
            if (a == null) return null;
            var between = new sbyte[a.Length];
            for (int i = 0; i < a.Length; i++) between[i] = (sbyte)(a[i] + (((b[i] - a[i]) * way + 128) >> 8));
            return between;
        }

        static sbyte[] Joined(int[] latent, int[] hot)
        {
            var code = new sbyte[latent.Length + hot.Length];
            for (int i = 0; i < latent.Length; i++) code[i] = (sbyte)latent[i];
            for (int i = 0; i < hot.Length; i++) code[latent.Length + i] = (sbyte)hot[i];
            return code;
        }
    }

    /// <summary>One layer of a chain, checked, with its shapes (C, H, W).</summary>
    sealed class Layer
    {
        internal string Kind, Name;
        internal int[] In, Out;
        internal int A, B, Low, High;    // A, B: factor, block, or the pads at the top and the left
        internal int KernelHeight, KernelWidth, PaddedHeight, PaddedWidth;
        internal long[] Weights;         // two output channels to a long, four longs to a block: [block][input][4]
        internal int[] Bias, Offsets;
        internal byte[] Shift, Values;
    }

    /// <summary>The layers of a decoder or a palette (contract, section 7).</summary>
    sealed class Chain
    {
        internal readonly List<Layer> Layers = new List<Layer>();
        internal readonly int Largest;
        internal long Products;

        internal int Slots { get { return Layers[Layers.Count - 1].In[0]; } }

        internal Chain(Tensors tensors, string chain, int inputs)
        {
            var names = new SortedSet<string>(StringComparer.Ordinal);
            foreach (string name in tensors.Names)
                if (name.StartsWith(chain + ".", StringComparison.Ordinal) && name != "palette.colours") names.Add(name.Substring(0, name.LastIndexOf('.')));
            int[] shape = { inputs, 1, 1 };
            bool isVector = true;
            int low = -127, high = 127, number = 0;
            Largest = inputs;
            foreach (string name in names)
            {
                string kind = name.Substring(name.LastIndexOf('.') + 1);
                if (name != chain + "." + number.ToString("00") + "." + kind) throw new PackException(name + " is not a layer of this contract");
                if (number > 0 && (Layers[number - 1].Kind == "table" || Layers[number - 1].Kind == "argmax")) throw new PackException(name + " stands behind the last layer");
                var layer = new Layer { Kind = kind, Name = name, In = shape };
                Read(tensors, layer, isVector, ref low, ref high);
                isVector = kind == "dense" || isVector && kind == "table";
                shape = layer.Out;
                long n = (long)shape[0] * shape[1] * shape[2];
                if (shape[0] < 1 || shape[1] < 1 || shape[2] < 1 || n > 1 << 24) throw new PackException(name + " gives no values, or too many");
                Largest = Math.Max(Largest, (int)n);
                Layers.Add(layer);
                number++;
            }
            if (number == 0) throw new PackException("there is no " + chain);
        }

        /// <summary>PackException unless the last layer is of that kind and gives values of that shape.</summary>
        internal void MustEnd(string kind, params int[] wanted)
        {
            Layer last = Layers[Layers.Count - 1];
            int[] found = kind == "argmax" ? new[] { last.In[1], last.In[2] } : last.Out;
            bool fits = last.Kind == kind;
            for (int i = 0; i < 3; i++) fits &= (i < found.Length ? found[i] : 1) == (i < wanted.Length ? wanted[i] : 1);
            if (!fits) throw new PackException("the layers do not end in what the pack's size and output need");
        }

        void Read(Tensors tensors, Layer layer, bool isVector, ref int low, ref int high)
        {
            string name = layer.Name + ".";
            int[] s = layer.In;
            Action<bool> need = fits => { if (!fits) throw new PackException(layer.Name + " does not fit what comes to it"); };
            switch (layer.Kind)
            {
                case "dense":
                case "conv":
                    bool isConv = layer.Kind == "conv";
                    need(isConv != isVector);
                    int[] shape = tensors.Shape(name + "weight", isConv ? 4 : 2);
                    int kh = isConv ? shape[2] : 1, kw = isConv ? shape[3] : 1;
                    byte[] pads = isConv ? tensors.U8(name + "pads", 4) : new byte[4];
                    need(shape[1] == s[0] && kh > 0 && kw > 0 && shape[0] > 0);
                    layer.KernelHeight = kh; layer.KernelWidth = kw; layer.A = pads[0]; layer.B = pads[1];
                    layer.PaddedHeight = s[1] + pads[0] + pads[2];
                    layer.PaddedWidth = s[2] + pads[1] + pads[3];
                    need((long)s[0] * layer.PaddedHeight * layer.PaddedWidth <= 1 << 25);
                    layer.Out = new[] { shape[0], layer.PaddedHeight - kh + 1, layer.PaddedWidth - kw + 1 };
                    int size = shape[1] * kh * kw;
                    Products += (long)shape[0] * size * Math.Max(0, layer.Out[1]) * Math.Max(0, layer.Out[2]);
                    if (Products > 1L << 32) throw new PackException("a texture takes more than 2^32 multiplications");
                    sbyte[] weight = tensors.I8(name + "weight", shape);
                    layer.Bias = tensors.I32(name + "bias", shape[0]);
                    layer.Shift = tensors.U8(name + "shift", shape[0]);
                    int[] range = tensors.I32(name + "range", 2);
                    long amax = Math.Max(-(long)low, high);
                    need(range[0] < range[1] && range[0] >= -(1 << 22) && range[1] <= 1 << 22);
                    for (int o = 0; o < shape[0]; o++)
                    {
                        long sum = 0;
                        for (int k = 0; k < size; k++) sum += Math.Abs((int)weight[o * size + k]);
                        need(layer.Shift[o] <= 22 && amax * sum + Math.Abs((long)layer.Bias[o]) <= 1 << 22);
                    }
                    layer.Low = low = range[0];
                    layer.High = high = range[1];
                    Pair(layer, weight, shape[0], size);
                    break;
                case "reshape":
                    layer.Out = tensors.I32(name + "shape", 3);
                    need(isVector && (long)layer.Out[0] * layer.Out[1] * layer.Out[2] == s[0] && layer.Out[0] > 0 && layer.Out[1] > 0);
                    break;
                case "upsample":
                    layer.A = tensors.U8(name + "factor", 1)[0];
                    need(!isVector && layer.A >= 1 && layer.A <= 8);
                    layer.Out = new[] { s[0], s[1] * layer.A, s[2] * layer.A };
                    break;
                case "shuffle":
                    layer.A = tensors.U8(name + "block", 1)[0];
                    need(!isVector && layer.A >= 1 && layer.A <= 8 && s[0] % (layer.A * layer.A) == 0);
                    layer.Out = new[] { s[0] / (layer.A * layer.A), s[1] * layer.A, s[2] * layer.A };
                    break;
                case "crop":
                    int[] to = tensors.I32(name + "size", 2);
                    need(!isVector && to[0] <= s[1] && to[1] <= s[2]);
                    layer.Out = new[] { s[0], to[0], to[1] };
                    break;
                case "wrap":
                    byte[] w = tensors.U8(name + "pads", 4);
                    need(!isVector && Math.Min(Math.Min(w[0], w[1]), Math.Min(w[2], w[3])) >= 1 && Math.Max(w[0], w[2]) <= s[1] && Math.Max(w[1], w[3]) <= s[2]);
                    layer.A = w[0]; layer.B = w[1];
                    layer.Out = new[] { s[0], w[0] + s[1] + w[2], w[1] + s[2] + w[3] };
                    break;
                case "table":
                    layer.Values = tensors.U8(name + "values", -1);
                    need(low >= 0 && high < layer.Values.Length);
                    layer.Out = s;
                    break;
                case "argmax":
                    need(!isVector && tensors.I32(name + "slots", 1)[0] == s[0] && s[0] <= 256 && Math.Max(-low, high) <= 1 << 15);
                    layer.Out = new[] { 1, s[1], s[2] };
                    break;
                default:
                    throw new PackException(layer.Name + " is not a layer of this contract");
            }
        }

        static void Pair(Layer layer, sbyte[] weight, int n, int size)
        {
            int blocks = (n + 7) / 8;
            layer.Weights = new long[blocks * size * 4];
            for (int o = 0; o < n; o++)
                for (int k = 0; k < size; k++)
                    layer.Weights[(o / 8 * size + k) * 4 + o % 8 / 2] += o % 2 == 0 ? weight[o * size + k] : (long)weight[o * size + k] << 32;
            layer.Offsets = new int[size];
            for (int c = 0, k = 0; c < layer.In[0]; c++)
                for (int i = 0; i < layer.KernelHeight; i++)
                    for (int j = 0; j < layer.KernelWidth; j++) layer.Offsets[k++] = (c * layer.PaddedHeight + i) * layer.PaddedWidth + j;
        }
    }

    /// <summary>The memory that one call draws with.</summary>
    sealed class Workspace
    {
        readonly Chain decoder, palette;
        readonly int[] a, b, padded, values, places;
        readonly byte[] slots, colours;

        internal Workspace(Chain decoder, Chain palette)
        {
            this.decoder = decoder;
            this.palette = palette;
            int largest = decoder.Largest, most = 0, patch = 0;
            foreach (Chain chain in palette == null ? new[] { decoder } : new[] { decoder, palette })
            {
                largest = Math.Max(largest, chain.Largest);
                foreach (Layer layer in chain.Layers)
                {
                    if (layer.Weights == null) continue;
                    most = Math.Max(most, layer.In[0] * layer.PaddedHeight * layer.PaddedWidth);
                    patch = Math.Max(patch, layer.Offsets.Length);
                }
            }
            a = new int[largest]; b = new int[largest]; padded = new int[most];
            values = new int[patch]; places = new int[patch];
            slots = new byte[Size(decoder)];
            colours = palette == null ? null : new byte[Size(palette)];
        }

        static int Size(Chain chain)
        {
            int[] shape = chain.Layers[chain.Layers.Count - 1].Out;
            return shape[0] * shape[1] * shape[2];
        }

        /// <summary>What the decoder gives for a code, until the next call.</summary>
        internal byte[] Decode(sbyte[] code) { return Run(decoder, code, slots); }

        /// <summary>The palette of a code, until the next call.</summary>
        internal byte[] Colours(sbyte[] code) { return Run(palette, code, colours); }

        byte[] Run(Chain chain, sbyte[] code, byte[] result)
        {
            int[] from = a, to = b;
            for (int i = 0; i < code.Length; i++) from[i] = code[i];
            foreach (Layer layer in chain.Layers)
            {
                int channels = layer.In[0], height = layer.In[1], width = layer.In[2], area = height * width, r = layer.A;
                int rows = layer.Out[1], columns = layer.Out[2];
                switch (layer.Kind)
                {
                    case "dense":
                    case "conv":
                        Linear(layer, from, to);
                        break;
                    case "reshape":
                        continue;
                    case "upsample":
                        for (int i = 0, at = 0; i < channels * rows; i++)
                            for (int j = 0; j < columns; j++) to[at++] = from[i / r * width + j / r];
                        break;
                    case "shuffle":
                        for (int c = 0, k = 0; c < channels; c++)
                            for (int i = 0; i < height; i++)
                                for (int j = 0; j < width; j++, k++)
                                    to[(c / (r * r) * rows + i * r + c / r % r) * columns + j * r + c % r] = from[k];
                        break;
                    case "crop":
                    case "wrap":
                        bool wraps = layer.Kind == "wrap";
                        for (int c = 0, at = 0; c < channels; c++)
                            for (int i = 0; i < rows; i++)
                            {
                                int row = (c * height + (wraps ? (i - layer.A + height) % height : i)) * width;
                                for (int j = 0; j < columns; j++) to[at++] = from[row + (wraps ? (j - layer.B + width) % width : j)];
                            }
                        break;
                    case "table":
                        for (int i = 0; i < result.Length; i++) result[i] = layer.Values[from[i]];
                        return result;
                    default: // argmax
                        for (int i = 0; i < area; i++)
                        {
                            int best = 0, most = from[i];
                            for (int slot = 1; slot < channels; slot++)
                                if (from[slot * area + i] > most) { most = from[slot * area + i]; best = slot; }
                            result[i] = (byte)best;
                        }
                        return result;
                }
                int[] swapped = from;
                from = to;
                to = swapped;
            }
            return result;
        }

        /// <summary>Sums of two channels go into one long: the upper half takes what the lower one borrows, which is given back.</summary>
        void Linear(Layer layer, int[] from, int[] to)
        {
            int[] source = from;
            int height = layer.In[1], width = layer.In[2];
            if (layer.PaddedHeight != height || layer.PaddedWidth != width)
            {
                source = padded;
                Array.Clear(padded, 0, layer.In[0] * layer.PaddedHeight * layer.PaddedWidth);
                for (int c = 0; c < layer.In[0]; c++)
                    for (int i = 0; i < height; i++)
                        Array.Copy(from, (c * height + i) * width, padded, (c * layer.PaddedHeight + layer.A + i) * layer.PaddedWidth + layer.B, width);
            }
            int nOut = layer.Out[0], columns = layer.Out[2], area = layer.Out[1] * columns, size = layer.Offsets.Length;
            int[] offsets = layer.Offsets, bias = layer.Bias;
            long[] weights = layer.Weights;
            byte[] shift = layer.Shift;
            int[] values = this.values, places = this.places;
            for (int pixel = 0; pixel < area; pixel++)
            {
                int start = pixel / columns * layer.PaddedWidth + pixel % columns, n = 0;
                for (int k = 0; k < size; k++)
                {
                    int x = source[start + offsets[k]];
                    if (x == 0) continue;
                    values[n] = x;
                    places[n++] = 4 * k;
                }
                for (int o = 0, block = 0; o < nOut; o += 8, block += 4 * size)
                {
                    long s0 = 0, s1 = 0, s2 = 0, s3 = 0;
                    for (int i = 0; i < n; i++)
                    {
                        long x = values[i];
                        int at = block + places[i];
                        s0 += x * weights[at];
                        s1 += x * weights[at + 1];
                        s2 += x * weights[at + 2];
                        s3 += x * weights[at + 3];
                    }
                    for (int c = o; c < Math.Min(o + 8, nOut); c++)
                    {
                        int pair = (c - o) / 2;
                        long both = pair == 0 ? s0 : pair == 1 ? s1 : pair == 2 ? s2 : s3;
                        int sum = (c & 1) == 0 ? (int)both : (int)((both - (int)both) >> 32);
                        to[c * area + pixel] = Math.Min(Math.Max((sum + bias[c]) >> shift[c], layer.Low), layer.High);
                    }
                }
            }
        }
    }

    /// <summary>The colours of a variant (contract 2, section 5).</summary>
    static class Recolour
    {
        static long Squared(int r, int g, int b, byte[] palette, int at)
        {
            long dr = r - palette[at], dg = g - palette[at + 1], db = b - palette[at + 2];
            return dr * dr + dg * dg + db * db;
        }

        /// <summary>How many pixels of the art (RGBA) that can be seen are nearest to each colour of the palette.</summary>
        internal static long[] Shares(byte[] pixels, byte[] palette, int channels)
        {
            var counts = new long[palette.Length / channels];
            for (int i = 0; i < pixels.Length; i += 4)
            {
                if (pixels[i + 3] == 0) continue;
                int best = 0;
                for (int j = 1; j < counts.Length; j++)
                    if (Squared(pixels[i], pixels[i + 1], pixels[i + 2], palette, j * channels) <
                        Squared(pixels[i], pixels[i + 1], pixels[i + 2], palette, best * channels)) best = j;
                counts[best]++;
            }
            return counts;
        }

        /// <summary>Where a colour of the art goes, into r, g, b.</summary>
        internal static void Move(int[] rgb, byte[] own, long[] counts, byte[] kept, byte[] palette, int channels)
        {
            long red = 0, green = 0, blue = 0, total = 0;
            for (int j = 0; j < counts.Length; j++)
            {
                int at = j * channels;
                long d = Squared(rgb[0], rgb[1], rgb[2], own, at);
                long weight = (counts[j] << 16) / (((d * d) >> 6) + (1 << 16));
                total += weight;
                red += weight * (palette[at] - kept[at]);
                green += weight * (palette[at + 1] - kept[at + 1]);
                blue += weight * (palette[at + 2] - kept[at + 2]);
            }
            total = Math.Max(1, total);
            rgb[0] = Clamp(rgb[0] + Floor(red, total));
            rgb[1] = Clamp(rgb[1] + Floor(green, total));
            rgb[2] = Clamp(rgb[2] + Floor(blue, total));
        }

        static long Floor(long a, long b) { return a / b - (a % b != 0 && a < 0 ? 1 : 0); }

        static int Clamp(long value) { return (int)Math.Min(Math.Max(value, 0), 255); }

        /// <summary>A palette with each colour as the nearest of some (r, g, b).</summary>
        internal static byte[] Forced(byte[] palette, int channels, byte[] colours)
        {
            var forced = (byte[])palette.Clone();
            for (int at = 0; at < palette.Length; at += channels)
            {
                int best = Nearest(palette[at], palette[at + 1], palette[at + 2], colours);
                Array.Copy(colours, best, forced, at, 3);
            }
            return forced;
        }

        internal static int Nearest(int red, int green, int blue, byte[] colours)
        {
            int best = 0, least = int.MaxValue;
            for (int i = 0; i < colours.Length; i += 3)
            {
                int h = (red + colours[i]) >> 1, dr = red - colours[i], dg = green - colours[i + 1], db = blue - colours[i + 2];
                int apart = (((512 + h) * dr * dr) >> 8) + 4 * dg * dg + (((767 - h) * db * db) >> 8);
                if (apart < least) { least = apart; best = i; }
            }
            return best;
        }
    }

    /// <summary>What a painted texture is made from: an exemplar's art, its guide and its colours.</summary>
    sealed class Source
    {
        internal byte[] Straight, Art, Guide, Palette; // (H*W*4), Art and Guide premultiplied
        internal long[] Shares;
        internal int Top, Left, Bottom, Right;
        internal bool IsOpaque;
    }

    /// <summary>Textures painted with the art in a pack (contract 2).</summary>
    sealed class Painter
    {
        readonly Pack pack;
        readonly Prior prior;
        readonly int height, width, channels, scale;
        readonly int[] boxes, terms, coarsest;
        readonly short[] rows, columns;
        readonly int[] rowProfiles, columnProfiles;
        readonly bool keep, wraps, follows;
        readonly int[][] rules = new int[3][]; // levels, mix, style
        readonly byte[][] art;
        readonly byte[][][] layers;
        readonly byte[] coloured; // by layer: 1 if it has the texture's colours
        readonly int[] mirror; // by exemplar twice the column that its textures are symmetrical about, or -1; null: none is
        readonly int[] shown, hold; // by exemplar the layer that textures show, or -1; edges, reach and layer, or null
        readonly Dictionary<int, Source> known = new Dictionary<int, Source>();

        internal Painter(Tensors tensors, Prior prior, Pack pack, int scale, int latent)
        {
            this.pack = pack;
            this.prior = prior;
            this.scale = scale;
            height = pack.Height; width = pack.Width; channels = pack.Channels;
            boxes = tensors.I32("art.boxes", prior.Count, 4);
            for (int i = 0; i < boxes.Length; i += 4)
                if (boxes[i] < 0 || boxes[i + 1] < 0 || boxes[i + 2] < 1 || boxes[i + 3] < 1 || (long)boxes[i] + boxes[i + 2] > height || (long)boxes[i + 1] + boxes[i + 3] > width)
                    throw new PackException("art.boxes: a box does not lie within the texture");
            terms = tensors.I32("pose.terms", -1, 2);
            int n = terms.Length / 2;
            if (n > 64) throw new PackException("pose.terms has " + n + " terms; at most 64 are allowed");
            for (int i = 0; i < n; i++)
                if (terms[2 * i] < 0 || terms[2 * i] >= latent || terms[2 * i + 1] < 0 || terms[2 * i + 1] > 1) throw new PackException("pose.terms names no latent or axis");
            rows = tensors.I16("pose.rows", n, 17);
            columns = tensors.I16("pose.columns", n, 17);
            rowProfiles = Profiles(rows, n, height);
            columnProfiles = Profiles(columns, n, width);
            keep = tensors.Flag("pose.keep");
            wraps = tensors.Flag("paint.wrap");
            follows = tensors.Flag("paint.follow");
            coarsest = tensors.I32("paint.coarsest", 3);
            string[] names = { "paint.levels", "paint.mix", "paint.style" };
            for (int i = 0; i < 3; i++)
            {
                rules[i] = tensors.I32(names[i], -1, 5);
                bool fits = coarsest[i] >= 4 && coarsest[i] <= 64 && rules[i].Length >= 5 && rules[i].Length <= 40;
                for (int k = 0; fits && k < rules[i].Length; k += 5)
                {
                    int[] rule = rules[i];
                    fits = rule[k] >= 1 && rule[k] <= 2 && rule[k + 1] >= 0 && rule[k + 1] <= 4 && rule[k + 2] >= 1 && rule[k + 2] <= 255 && rule[k + 3] >= 0 && rule[k + 3] <= 255 &&
                        rule[k + 4] >= 0 && rule[k + 4] <= 1 << 20 && (rule[k + 2] + rule[k + 3]) * 6502500L + 400L * rule[k + 4] < 1L << 31;
                }
                if (!fits) throw new PackException(names[i] + " is beyond the contract's bounds");
            }
            art = Art.Read(tensors, "art", boxes);
            layers = new byte[pack.Layers.Count][][];
            for (int i = 0; i < layers.Length; i++) layers[i] = Art.Read(tensors, "layer." + i.ToString("00"), boxes);
            coloured = tensors.Has("layer.coloured") ? tensors.U8("layer.coloured", layers.Length) : new byte[layers.Length];
            foreach (byte flag in coloured) if (flag > 1) throw new PackException("layer.coloured must be 0 or 1 for each layer");
            shown = tensors.Has("layer.shown") ? tensors.I32("layer.shown", prior.Count) : null;
            for (int i = 0; shown != null && i < shown.Length; i++)
                if (shown[i] != -1 && (shown[i] < 0 || shown[i] >= layers.Length || coloured[shown[i]] == 0))
                    throw new PackException("layer.shown must be -1 or a coloured layer for each sprite");
            mirror = tensors.Has("mirror") ? tensors.I32("mirror", prior.Count) : null;
            for (int i = 0; mirror != null && i < mirror.Length; i++)
                if (mirror[i] < -1 || mirror[i] > 2 * (width - 1)) throw new PackException("mirror is beyond the contract's bounds");
            hold = tensors.Has("hold") ? tensors.I32("hold", 3) : null;
            if (hold != null && (hold[0] < 0 || hold[0] > 64 || hold[1] < 1 || hold[1] > 64 || hold[2] < -1 || hold[2] >= layers.Length))
                throw new PackException("hold is beyond the contract's bounds");
        }

        /// <summary>What painting takes at most, of art that fills the texture (contract 2, section 8).</summary>
        internal long Products
        {
            get
            {
                long most = 0;
                for (int kind = 0; kind < 3; kind++)
                {
                    var sides = new List<int[]> { new[] { height, width } };
                    for (int side = Math.Max(height, width); side > coarsest[kind]; side = (side + 1) / 2)
                    {
                        if (wraps && (sides[0][0] % 2 != 0 || sides[0][1] % 2 != 0)) break;
                        sides.Insert(0, new[] { (sides[0][0] + 1) / 2, (sides[0][1] + 1) / 2 });
                    }
                    long sum = 0;
                    for (int i = 0; i < sides.Count; i++)
                    {
                        int at = 5 * Math.Min(i, rules[kind].Length / 5 - 1), r = 2 * rules[kind][at] + 1;
                        sum += (long)sides[i][0] * sides[i][1] * (24 * rules[kind][at + 1] + 2) * r * r * 8;
                    }
                    most = Math.Max(most, sum);
                }
                return most;
            }
        }

        static int[] Profiles(short[] nodes, int n, int side)
        {
            var values = new int[n * side];
            for (int k = 0; k < n; k++)
                for (int y = 0; y < side; y++)
                {
                    int a = (2 * y + 1) * 2048 / side, at = k * 17 + (a >> 8), b = a & 255;
                    values[k * side + y] = (nodes[at] * (256 - b) + nodes[at + 1] * b + 128) >> 8;
                }
            return values;
        }

        internal byte[] Draw(Codes codes, Workspace work, byte[] forced, byte[] swaps, int layer)
        {
            var sources = codes.Second < 0 ? new[] { Find(codes.First, work) } : new[] { Find(codes.First, work), Find(codes.Second, work) };
            byte[] kept = pack.PaletteOf(codes.Kept, work), palette = pack.PaletteOf(codes.Palette, work);
            byte[] variant = Guide(codes.Z, kept, work);
            var flow = new[] { Way(codes.Z, 0, height), Way(codes.Z, 1, width) };
            Source first = sources[0];
            for (int i = 0; i < height * width; i++) { flow[0][i] += 16 * (i / width); flow[1][i] += 16 * (i % width); }
            if (keep && !wraps)
            {
                Squeeze(flow[0], height, width, 1, first.Top, first.Bottom, first.Left, first.Right);
                Squeeze(flow[1], width, 1, width, first.Left, first.Right, first.Top, first.Bottom);
            }
            byte[] held = Held(codes.First, flow);
            int axis = mirror != null && sources.Length == 1 ? mirror[codes.First] : -1;
            if (axis >= 0) MirrorFlow(flow[0], flow[1], axis);
            int rule = sources.Length == 2 ? 1 : codes.IsStyle ? 2 : 0;
            byte[] prefers = sources.Length == 2 ? Preferences(codes.Regions, codes.Way, first) : null;
            int[] places = Search.Places(sources, variant, flow, height, width, rules[rule], coarsest[rule], follows, wraps, height / scale, prefers, held);
            if (axis >= 0) MirrorPlaces(places, axis);
            return Pixels(codes, sources, places, kept, palette, forced, swaps, layer);
        }

        byte[] Pixels(Codes codes, Source[] sources, int[] places, byte[] kept, byte[] palette, byte[] forced, byte[] swaps, int layer)
        {
            int depth = layer >= 0 ? 4 : channels, area = height * width;
            var pixels = new byte[area * depth];
            bool isColoured = layer < 0 || coloured[layer] != 0;
            var drawn = new byte[sources.Length][];
            for (int s = 0; s < sources.Length; s++)
            {
                int exemplar = s == 0 ? codes.First : codes.Second, number = layer < 0 && shown != null ? shown[exemplar] : layer;
                drawn[s] = number < 0 ? sources[s].Straight : OnCanvas(layers[number], exemplar);
            }
            var known = new[] { new Dictionary<int, int>(), new Dictionary<int, int>() };
            var rgb = new int[3];
            for (int i = 0; i < area; i++)
            {
                if (places[i] < 0) continue;
                int s = places[i] < area ? 0 : 1, from = 4 * (places[i] - s * area);
                byte[] straight = drawn[s];
                if (!isColoured || straight[from + 3] == 0) { Array.Copy(straight, from, pixels, depth * i, depth); continue; }
                int colour = straight[from] << 16 | straight[from + 1] << 8 | straight[from + 2], to;
                if (!known[s].TryGetValue(colour, out to))
                {
                    to = -1;
                    for (int k = 0; swaps != null && k < swaps.Length && to < 0; k += 6)
                        if ((swaps[k] << 16 | swaps[k + 1] << 8 | swaps[k + 2]) == colour) to = swaps[k + 3] << 16 | swaps[k + 4] << 8 | swaps[k + 5];
                    if (to < 0)
                    {
                        rgb[0] = straight[from]; rgb[1] = straight[from + 1]; rgb[2] = straight[from + 2];
                        Recolour.Move(rgb, sources[s].Palette, sources[s].Shares, kept, palette, channels);
                        if (forced != null)
                        {
                            int best = Recolour.Nearest(rgb[0], rgb[1], rgb[2], forced);
                            for (int c = 0; c < 3; c++) rgb[c] = forced[best + c];
                        }
                        to = rgb[0] << 16 | rgb[1] << 8 | rgb[2];
                    }
                    known[s][colour] = to;
                }
                pixels[depth * i] = (byte)(to >> 16);
                pixels[depth * i + 1] = (byte)(to >> 8);
                pixels[depth * i + 2] = (byte)to;
                if (depth == 4) pixels[4 * i + 3] = straight[from + 3];
            }
            return pixels;
        }

        Source Find(int exemplar, Workspace work)
        {
            lock (known)
            {
                Source found;
                if (known.TryGetValue(exemplar, out found)) return found;
            }
            sbyte[] code = prior.CodeOf(exemplar);
            var source = new Source { Straight = OnCanvas(art, exemplar), Palette = pack.PaletteOf(code, work), Top = height, Left = width, IsOpaque = true };
            source.Art = Premultiplied(source.Straight);
            source.Guide = Guide(code, source.Palette, work);
            source.Shares = Recolour.Shares(source.Straight, source.Palette, channels);
            for (int i = 0; i < height * width; i++)
            {
                int alpha = source.Straight[4 * i + 3], y = i / width, x = i % width;
                source.IsOpaque &= alpha == 255;
                if (alpha == 0) continue;
                source.Top = Math.Min(source.Top, y);
                source.Left = Math.Min(source.Left, x);
                source.Bottom = Math.Max(source.Bottom, y + 1);
                source.Right = Math.Max(source.Right, x + 1);
            }
            if (source.Bottom == 0) { source.Top = source.Left = 0; source.Bottom = height; source.Right = width; }
            lock (known) known[exemplar] = source;
            return source;
        }

        byte[] OnCanvas(byte[][] pictures, int exemplar)
        {
            var canvas = new byte[4 * height * width];
            int top = boxes[4 * exemplar], left = boxes[4 * exemplar + 1], n = boxes[4 * exemplar + 2], w = boxes[4 * exemplar + 3];
            for (int y = 0; y < n; y++) Array.Copy(pictures[exemplar], 4 * w * y, canvas, 4 * ((top + y) * width + left), 4 * w);
            return canvas;
        }

        byte[] Guide(sbyte[] code, byte[] palette, Workspace work)
        {
            byte[] slots = work.Decode(code);
            var guide = new byte[4 * height * width];
            for (int i = 0; i < height * width; i++)
            {
                int colour = slots[i / width / scale * (width / scale) + i % width / scale] - (channels == 4 ? 1 : 0);
                if (colour < 0) continue;
                for (int c = 0; c < channels; c++) guide[4 * i + c] = palette[colour * channels + c];
                if (channels == 3) guide[4 * i + 3] = 255;
            }
            return Premultiplied(guide);
        }

        static byte[] Premultiplied(byte[] straight)
        {
            var pixels = new byte[straight.Length];
            for (int i = 0; i < straight.Length; i += 4)
            {
                for (int c = 0; c < 3; c++) pixels[i + c] = (byte)((straight[i + c] * straight[i + 3] + 127) / 255);
                pixels[i + 3] = straight[i + 3];
            }
            return pixels;
        }

        int[] Way(sbyte[] z, int axis, int side)
        {
            var sums = new long[height * width];
            for (int k = 0; 2 * k < terms.Length; k++)
            {
                long latent = z[terms[2 * k]];
                if (terms[2 * k + 1] != axis || latent == 0) continue;
                for (int i = 0, at = 0; i < height; i++)
                {
                    long factor = latent * rowProfiles[k * height + i];
                    for (int j = 0; j < width; j++, at++) sums[at] += factor * columnProfiles[k * width + j];
                }
            }
            var way = new int[sums.Length];
            for (int i = 0; i < way.Length; i++) way[i] = (int)Math.Min(Math.Max((sums[i] * side + (1 << 21)) >> 22, -8192), 8192);
            return way;
        }

        static void Squeeze(int[] places, int side, int along, int across, int first, int last, int from, int to)
        {
            int before = 0, behind = 0, most = Math.Max(1, side - 1);
            for (int line = from; line < to; line++)
            {
                before = Math.Max(before, places[line * across] - 16 * first);
                behind = Math.Max(behind, 16 * (last - 1) - places[line * across + (side - 1) * along]);
            }
            for (int i = 0; i < places.Length; i++)
            {
                int y = i / along % side;
                places[i] += behind * y / most - before * (side - 1 - y) / most;
            }
        }

        /// <summary>Which pixels keep their place, or null; the flow near them is drawn to their own places.</summary>
        byte[] Held(int exemplar, int[][] flow)
        {
            if (hold == null) return null;
            int edges = hold[0], reach = hold[1];
            byte[] mask = hold[2] < 0 ? null : OnCanvas(layers[hold[2]], exemplar);
            var held = new byte[height * width];
            var away = new int[held.Length];
            for (int i = 0; i < held.Length; i++)
            {
                int y = i / width, x = i % width;
                bool isEdge = Math.Min(Math.Min(y, x), Math.Min(height - 1 - y, width - 1 - x)) < edges;
                held[i] = (byte)(isEdge || mask != null && mask[4 * i + 3] != 0 ? 1 : 0);
                away[i] = held[i] != 0 ? 0 : reach;
            }
            for (int distance = 1; distance < reach; distance++)
                for (int i = 0; i < held.Length; i++)
                {
                    if (away[i] != reach) continue;
                    int y = i / width, x = i % width;
                    for (int k = Math.Max(0, y - 1); k <= Math.Min(height - 1, y + 1); k++)
                        for (int l = Math.Max(0, x - 1); l <= Math.Min(width - 1, x + 1); l++)
                            if (away[k * width + l] == distance - 1) away[i] = distance;
                }
            for (int axis = 0; axis < 2; axis++)
                for (int i = 0; i < held.Length; i++)
                {
                    int own = 16 * (axis == 0 ? i / width : i % width), moved = (flow[axis][i] - own) * away[i];
                    flow[axis][i] = own + (moved < 0 ? -((-moved + reach - 1) / reach) : moved / reach);
                }
            return held;
        }

        /// <summary>Makes a flow symmetrical about column axis / 2: a pixel and its mirror image move alike, or against.</summary>
        void MirrorFlow(int[] down, int[] along, int axis)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = Math.Max(0, axis - width + 1); 2 * x < axis; x++)
                {
                    int left = y * width + x, right = y * width + axis - x;
                    int a = (down[left] + down[right] - 32 * y) >> 1;
                    int b = (along[left] - 16 * x - (along[right] - 16 * (axis - x))) >> 1;
                    down[left] = down[right] = 16 * y + a;
                    along[left] = 16 * x + b;
                    along[right] = 16 * (axis - x) - b;
                }
                if (axis % 2 == 0) along[y * width + axis / 2] = 8 * axis;
            }
        }

        /// <summary>Places of one source: right of the axis those of the mirror image, mirrored.</summary>
        void MirrorPlaces(int[] places, int axis)
        {
            for (int y = 0; y < height; y++)
                for (int x = axis / 2 + 1; x < width && x <= axis; x++)
                {
                    int place = places[y * width + axis - x], column = axis - place % width;
                    if (place < 0) places[y * width + x] = -1;
                    else if (column >= 0 && column < width) places[y * width + x] = place - place % width + column;
                }
        }

        byte[] Preferences(byte[] regions, int t, Source first)
        {
            var field = new byte[height * width];
            var counts = new long[256];
            for (int i = 0; i < field.Length; i++)
            {
                int y = i / width, x = i % width, a = (2 * y + 1) * 256 / height, c = (2 * x + 1) * 256 / width, b = a & 255, d = c & 255, n = 3 * (a >> 8) + (c >> 8);
                int upper = regions[n] * (256 - d) + regions[n + 1] * d, lower = regions[n + 3] * (256 - d) + regions[n + 4] * d;
                field[i] = (byte)((upper * (256 - b) + lower * b) >> 16);
                if (y >= first.Top && y < first.Bottom && x >= first.Left && x < first.Right) counts[field[i]]++;
            }
            long wanted = (long)t * (first.Bottom - first.Top) * (first.Right - first.Left), seen = counts[0];
            int most = 0;
            while (256 * seen < wanted) seen += counts[++most];
            for (int i = 0; i < field.Length; i++) field[i] = (byte)(field[i] <= most ? 1 : 0);
            return field;
        }
    }

    /// <summary>The art in a pack (contract 2, section 2).</summary>
    static class Art
    {
        internal static byte[][] Read(Tensors tensors, string prefix, int[] boxes)
        {
            int[] counts = tensors.I32(prefix + ".counts", boxes.Length / 4);
            long size = 0;
            for (int i = 0; i < counts.Length; i++)
            {
                long area = (long)boxes[4 * i + 2] * boxes[4 * i + 3];
                if (counts[i] < 0 || counts[i] > 256) throw new PackException(prefix + ".counts holds " + counts[i]);
                size += counts[i] > 0 ? 4 * counts[i] + area : 4 * area;
            }
            if (size > 1 << 26) throw new PackException(prefix + ".data inflates to " + size + " bytes; at most 2^26 are allowed");
            byte[] bytes = Inflate(tensors.U8(prefix + ".data", -1), (int)size, prefix);
            var pictures = new byte[counts.Length][];
            for (int i = 0, at = 0; i < counts.Length; i++)
            {
                int h = boxes[4 * i + 2], w = boxes[4 * i + 3], n = counts[i];
                pictures[i] = n > 0 ? Indexed(bytes, at, n, h * w, prefix) : TrueColour(bytes, at, h, w);
                at += n > 0 ? 4 * n + h * w : 4 * h * w;
            }
            return pictures;
        }

        static byte[] Indexed(byte[] bytes, int at, int n, int area, string prefix)
        {
            var pixels = new byte[4 * area];
            for (int i = 0; i < area; i++)
            {
                int colour = bytes[at + 4 * n + i];
                if (colour >= n) throw new PackException(prefix + ".data has colour " + colour + " of " + n);
                Array.Copy(bytes, at + 4 * colour, pixels, 4 * i, 4);
            }
            return pixels;
        }

        static byte[] TrueColour(byte[] bytes, int at, int height, int width)
        {
            int area = height * width;
            for (int plane = at; plane < at + 4 * area; plane += area)
                for (int i = 0; i < area; i++)
                {
                    int y = i / width, x = i % width;
                    int left = x > 0 ? bytes[plane + i - 1] : 0, up = y > 0 ? bytes[plane + i - width] : 0;
                    int corner = x > 0 && y > 0 ? bytes[plane + i - width - 1] : 0, third = left + up - corner;
                    int median = Math.Max(Math.Min(left, up), Math.Min(Math.Max(left, up), third));
                    bytes[plane + i] = (byte)(bytes[plane + i] + median);
                }
            var pixels = new byte[4 * area];
            for (int i = 0; i < area; i++)
            {
                int green = bytes[at + i];
                pixels[4 * i] = (byte)(bytes[at + area + i] + green);
                pixels[4 * i + 1] = (byte)green;
                pixels[4 * i + 2] = (byte)(bytes[at + 2 * area + i] + green);
                pixels[4 * i + 3] = bytes[at + 3 * area + i];
            }
            return pixels;
        }

        static byte[] Inflate(byte[] stream, int size, string prefix)
        {
            var bytes = new byte[size];
            int filled = 0;
            bool isWhole = stream.Length >= 6 && (stream[0] & 15) == 8 && (stream[0] << 8 | stream[1]) % 31 == 0 && (stream[1] & 32) == 0;
            try
            {
                if (isWhole)
                    using (var inflater = new DeflateStream(new MemoryStream(stream, 2, stream.Length - 6), CompressionMode.Decompress))
                    {
                        for (int n = 1; n > 0 && filled < size; filled += n) n = inflater.Read(bytes, filled, size - filled);
                        isWhole = filled == size && inflater.ReadByte() < 0;
                    }
            }
            catch (InvalidDataException) { isWhole = false; }
            uint a = 1, b = 0;
            foreach (byte value in bytes) { a = (a + value) % 65521; b = (b + a) % 65521; }
            int end = stream.Length - 4;
            isWhole = isWhole && (b << 16 | a) == ((uint)stream[end] << 24 | (uint)stream[end + 1] << 16 | (uint)stream[end + 2] << 8 | stream[end + 3]);
            if (!isWhole) throw new PackException(prefix + ".data is not a whole zlib stream of the size that the boxes say");
            return bytes;
        }
    }

    /// <summary>A picture of four channels with a margin of two pixels: 0 or, if it wraps, the other side.</summary>
    sealed class Picture
    {
        internal readonly int Height, Width, Row;
        internal readonly byte[] Data;
        readonly bool wraps;

        internal Picture(int height, int width, bool wraps)
        {
            Height = height; Width = width; this.wraps = wraps;
            Row = 4 * (width + 4);
            Data = new byte[Row * (height + 4)];
        }

        internal static Picture Of(byte[] pixels, int height, int width, bool wraps)
        {
            var picture = new Picture(height, width, wraps);
            for (int y = 0; y < height; y++) Array.Copy(pixels, 4 * width * y, picture.Data, picture.At(y, 0), 4 * width);
            return picture.Wrapped();
        }

        internal int At(int y, int x) { return (y + 2) * Row + 4 * (x + 2); }

        internal Picture Wrapped()
        {
            if (!wraps) return this;
            for (int y = -2; y < Height + 2; y++)
                for (int x = -2; x < Width + 2; x++)
                    if (y < 0 || y >= Height || x < 0 || x >= Width)
                        Array.Copy(Data, At(Search.Modulo(y, Height), Search.Modulo(x, Width)), Data, At(y, x), 4);
            return this;
        }

        internal Picture Halved()
        {
            var half = new Picture((Height + 1) / 2, (Width + 1) / 2, wraps);
            for (int y = 0; y < half.Height; y++)
                for (int x = 0; x < half.Width; x++)
                {
                    int from = At(2 * y, 2 * x), to = half.At(y, x);
                    bool right = 2 * x + 1 < Width, down = 2 * y + 1 < Height;
                    for (int c = 0; c < 4; c++)
                    {
                        int sum = Data[from + c] + 2;
                        if (right) sum += Data[from + 4 + c];
                        if (down) sum += Data[from + Row + c];
                        if (right && down) sum += Data[from + Row + 4 + c];
                        half.Data[to + c] = (byte)(sum >> 2);
                    }
                }
            return half.Wrapped();
        }
    }

    /// <summary>The coarse-to-fine search for the places of a texture (contract 2, section 4).</summary>
    sealed class Search
    {
        const int Empty = -1, Outside = -2, Drawn = 64; /* alpha from which the pose puts paint at a pixel */
        static readonly int[] Near = { 0, 0, 0, 1, 0, -1, 1, 0, -1, 0, 1, 1, -1, -1, 1, -1, -1, 1, 0, 2, 0, -2, 2, 0, -2, 0 };
        static readonly int[] Steps = { -1, -1, -1, 0, -1, 1, 0, -1, 0, 1, 1, -1, 1, 0, 1, 1 };

        int height, width, area, radius, paint, guide, place, stamp, best;
        long least;
        bool opaque, wraps;
        Picture[] arts, guides;
        Picture variant, picture;
        int[] flowY, flowX, matches, tried;
        byte[] prefers, held;

        internal static int Modulo(int value, int n) { return (value % n + n) % n; }

        internal static int[] Places(Source[] sources, byte[] variant, int[][] flow, int height, int width, int[] rules, int coarsest,
            bool follows, bool wraps, int guideHeight, byte[] prefers, byte[] held)
        {
            var levels = new List<Search>();
            var finest = new Search { height = height, width = width, flowY = flow[0], flowX = flow[1], prefers = prefers, held = held, wraps = wraps };
            finest.variant = Picture.Of(variant, height, width, wraps);
            finest.arts = Array.ConvertAll(sources, source => Picture.Of(source.Art, height, width, wraps));
            finest.guides = Array.ConvertAll(sources, source => Picture.Of(source.Guide, height, width, wraps));
            levels.Add(finest);
            Source first = sources[0];
            for (int side = Math.Max(first.Bottom - first.Top, first.Right - first.Left); side > coarsest; side = (side + 1) / 2)
            {
                if (wraps && (levels[0].height % 2 != 0 || levels[0].width % 2 != 0)) break;
                levels.Insert(0, levels[0].Halved());
            }
            for (int i = 0; i < levels.Count; i++)
            {
                int at = 5 * Math.Min(i, rules.Length / 5 - 1);
                Search level = levels[i];
                level.opaque = first.IsOpaque;
                level.area = level.height * level.width;
                level.radius = rules[at];
                level.paint = rules[at + 2];
                level.guide = level.height <= guideHeight ? rules[at + 3] : 0;
                level.place = rules[at + 4] * (2 * level.radius + 1) * (2 * level.radius + 1);
                level.tried = new int[level.area * sources.Length + 1];
                level.Begin(i > 0 ? levels[i - 1] : null, follows);
                for (int sweep = 0; sweep < rules[at + 1]; sweep++) level.Sweep();
            }
            return finest.Choice();
        }

        Search Halved()
        {
            int rows = (height + 1) / 2, columns = (width + 1) / 2;
            var half = new Search { height = rows, width = columns, wraps = wraps, variant = variant.Halved() };
            half.arts = Array.ConvertAll(arts, art => art.Halved());
            half.guides = Array.ConvertAll(guides, one => one.Halved());
            half.flowY = HalvedFlow(flowY);
            half.flowX = HalvedFlow(flowX);
            if (prefers != null)
            {
                half.prefers = new byte[rows * columns];
                for (int i = 0; i < half.prefers.Length; i++) half.prefers[i] = prefers[2 * (i / columns) * width + 2 * (i % columns)];
            }
            if (held != null)
            {
                half.held = new byte[rows * columns];
                for (int i = 0; i < half.held.Length; i++)
                {
                    int y = 2 * (i / columns), x = 2 * (i % columns), down = Math.Min(y + 1, height - 1), right = Math.Min(x + 1, width - 1);
                    half.held[i] = (byte)(held[y * width + x] & held[y * width + right] & held[down * width + x] & held[down * width + right]);
                }
            }
            return half;
        }

        bool IsHeld(int at) { return held != null && held[at] != 0; }

        int[] HalvedFlow(int[] flow)
        {
            int rows = (height + 1) / 2, columns = (width + 1) / 2;
            var half = new int[rows * columns];
            for (int i = 0; i < half.Length; i++)
            {
                int y = 2 * (i / columns), x = 2 * (i % columns), down = Math.Min(y + 1, height - 1), right = Math.Min(x + 1, width - 1);
                half[i] = (flow[y * width + x] + flow[y * width + right] + flow[down * width + x] + flow[down * width + right] - 28) >> 3;
            }
            return half;
        }

        int Placed(int s, int y, int x)
        {
            if (wraps) return s * area + Modulo(y, height) * width + Modulo(x, width);
            return y >= 0 && y < height && x >= 0 && x < width ? s * area + y * width + x : Outside;
        }

        int Landed(int s, int y, int x)
        {
            int placed = Placed(s, y, x);
            if (placed != Outside) return placed;
            return opaque ? s * area + Math.Min(Math.Max(y, 0), height - 1) * width + Math.Min(Math.Max(x, 0), width - 1) : Empty;
        }

        int Moved(int match, int dy, int dx, bool lands)
        {
            if (match == Empty) return Empty;
            int s = match < area ? 0 : 1, at = match - s * area, y = at / width + dy, x = at % width + dx;
            return lands ? Landed(s, y, x) : Placed(s, y, x);
        }

        int InArt(int match, out byte[] data)
        {
            int s = match < area ? 0 : 1, at = match - s * area;
            data = arts[s].Data;
            return arts[s].At(at / width, at % width);
        }

        void Begin(Search before, bool follows)
        {
            matches = new int[area];
            for (int at = 0; at < area; at++)
            {
                int y = at / width, x = at % width, row = (flowY[at] + 8) >> 4, column = (flowX[at] + 8) >> 4;
                if (IsHeld(at)) { matches[at] = at; continue; }
                if (before == null) { matches[at] = Landed(prefers == null ? 0 : prefers[at], row, column); continue; }
                int parent = y / 2 * before.width + x / 2, match = before.matches[parent];
                if (match == Empty) { matches[at] = Empty; continue; }
                int s = match < before.area ? 0 : 1, py = (match - s * before.area) / before.width, px = (match - s * before.area) % before.width;
                matches[at] = follows
                    ? Landed(s, row + 2 * (py - ((before.flowY[parent] + 8) >> 4)), column + 2 * (px - ((before.flowX[parent] + 8) >> 4)))
                    : Landed(s, 2 * py + (y & 1), 2 * px + (x & 1));
            }
            Vote();
        }

        void Vote()
        {
            var voted = new Picture(height, width, wraps);
            for (int at = 0; at < area; at++)
            {
                int y = at / width, x = at % width, n = 0, red = 0, green = 0, blue = 0, alpha = 0;
                for (int i = -radius; i <= radius; i++)
                    for (int j = -radius; j <= radius; j++)
                    {
                        int neighbour = Placed(0, y + i, x + j);
                        if (neighbour == Outside) continue;
                        n++;
                        int proposal = Moved(matches[neighbour], -i, -j, true);
                        if (proposal == Empty) continue;
                        byte[] art;
                        int from = InArt(proposal, out art);
                        red += art[from]; green += art[from + 1]; blue += art[from + 2]; alpha += art[from + 3];
                    }
                int to = voted.At(y, x), half = n / 2;
                voted.Data[to] = (byte)((red + half) / n);
                voted.Data[to + 1] = (byte)((green + half) / n);
                voted.Data[to + 2] = (byte)((blue + half) / n);
                voted.Data[to + 3] = (byte)((alpha + half) / n);
            }
            picture = voted.Wrapped();
        }

        void Sweep()
        {
            var next = new int[area];
            for (int at = 0; at < area; at++)
            {
                int y = at / width, x = at % width;
                if (IsHeld(at)) { next[at] = at; continue; }
                if (!opaque && IsClear(y, x)) { next[at] = Empty; continue; }
                stamp++;
                least = long.MaxValue;
                best = matches[at];
                if (!opaque) Try(y, x, at, Empty);
                for (int k = 0; k < Near.Length; k += 2)
                {
                    int neighbour = Placed(0, y + Near[k], x + Near[k + 1]);
                    if (neighbour != Outside) Try(y, x, at, Moved(matches[neighbour], -Near[k], -Near[k + 1], false));
                }
                for (int s = 0; s < arts.Length; s++) Try(y, x, at, Placed(s, (flowY[at] + 8) >> 4, (flowX[at] + 8) >> 4));
                if (matches[at] != Empty)
                    for (int k = 0; k < Steps.Length; k += 2) Try(y, x, at, Moved(matches[at], Steps[k], Steps[k + 1], false));
                next[at] = best;
            }
            matches = next;
            Vote();
        }

        bool IsClear(int y, int x)
        {
            for (int i = -radius; i <= radius; i++)
            {
                int from = picture.At(y + i, x - radius);
                for (int k = from; k < from + 4 * (2 * radius + 1); k++) if (picture.Data[k] != 0 || variant.Data[k] != 0) return false;
            }
            return true;
        }

        void Try(int y, int x, int at, int match)
        {
            if (match == Outside || tried[match + 1] == stamp) return;
            tried[match + 1] = stamp;
            long cost = Cost(y, x, at, match);
            if (cost < least) { least = cost; best = match; }
        }

        long Cost(int y, int x, int at, int match)
        {
            int n = 4 * (2 * radius + 1), row = 0, column = 0, s = 0;
            long cost = 0, factor = 1;
            byte[] here = picture.Data, seen = variant.Data, there = null, decoded = null;
            if (match != Empty)
            {
                s = match < area ? 0 : 1;
                row = (match - s * area) / width;
                column = (match - s * area) % width;
                long dy = 16 * row - flowY[at], dx = 16 * column - flowX[at];
                if (wraps)
                {
                    dy = Modulo((int)dy + 8 * height, 16 * height) - 8 * height;
                    dx = Modulo((int)dx + 8 * width, 16 * width) - 8 * width;
                }
                cost = (place * Math.Min((dy * dy + dx * dx) >> 4, 256)) >> 4;
                if (prefers != null && prefers[at] != s) factor = 4;
                there = arts[s].Data;
                decoded = guides[s].Data;
            }
            else
            {
                int posed = Placed(prefers == null ? 0 : prefers[at], (flowY[at] + 8) >> 4, (flowX[at] + 8) >> 4);
                if (posed != Outside)
                {
                    byte[] art;
                    int posedAt = InArt(posed, out art);
                    if (art[posedAt + 3] >= Drawn) cost = 16 * place;
                }
            }
            for (int i = -radius; i <= radius; i++)
            {
                int from = picture.At(y + i, x - radius), to = picture.At(row + i, column - radius), painted = 0, guided = 0;
                if (there == null)
                    for (int k = 0; k < n; k++) { painted += here[from + k] * here[from + k]; guided += seen[from + k] * seen[from + k]; }
                else
                {
                    for (int k = 0; k < n; k++) { int d = here[from + k] - there[to + k]; painted += d * d; }
                    if (guide != 0) for (int k = 0; k < n; k++) { int d = seen[from + k] - decoded[to + k]; guided += d * d; }
                }
                cost += (long)paint * painted + (long)guide * guided;
                if (cost * factor >= least) break;
            }
            return cost * factor;
        }

        int[] Choice()
        {
            var chosen = new int[area];
            for (int at = 0; at < area; at++)
            {
                int y = at / width, x = at % width, from = picture.At(y, x), found = Empty, nearest = int.MaxValue;
                if (IsHeld(at)) { chosen[at] = at; continue; }
                for (int i = -1; i <= 1; i++)
                    for (int j = -1; j <= 1; j++)
                    {
                        int neighbour = Placed(0, y + i, x + j);
                        if (neighbour == Outside) continue;
                        int proposal = Moved(matches[neighbour], -i, -j, true), apart = 0, to = 0;
                        byte[] art = null;
                        if (proposal != Empty) to = InArt(proposal, out art);
                        for (int c = 0; c < 4; c++) { int d = picture.Data[from + c] - (art == null ? 0 : art[to + c]); apart += d * d; }
                        if (apart < nearest || apart == nearest && proposal < found) { found = proposal; nearest = apart; }
                    }
                chosen[at] = found;
            }
            return chosen;
        }
    }

    /// <summary>The named integer tensors of an .agp file (contract, sections 8 and 10).</summary>
    sealed class Tensors
    {
        static readonly int[] Widths = { 0, 1, 1, 2, 4, 4 };

        sealed class Tensor
        {
            internal int Kind;
            internal int[] Shape;
            internal int At, Count;
        }

        internal readonly string Fingerprint;
        internal readonly int Contract;
        readonly byte[] file;
        readonly HashSet<string> used = new HashSet<string>(StringComparer.Ordinal);
        readonly Dictionary<string, Tensor> tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);

        internal static Tensors Read(byte[] file) { return new Tensors(file); }

        internal IEnumerable<string> Names { get { return tensors.Keys; } }

        Tensors(byte[] content)
        {
            file = content;
            if (file == null || file.Length < 44 || file[0] != 'A' || file[1] != 'G' || file[2] != 'P' || file[3] != '1')
                throw new PackException("not an .agp file; assetgen export PACK.onnx -o PACK.agp --format agp writes one");
            if (file.Length > 64 << 20) throw new PackException(file.Length + " bytes; a pack has at most " + (64 << 20));
            Contract = (int)U32At(4);
            if (Contract != 1 && Contract != 2) throw new PackException("contract " + U32At(4) + " is not known here; upgrade Assetgen.cs");
            var found = new byte[32];
            Array.Copy(file, 12, found, 0, 32);
            Fingerprint = Sha256.Hex(found);
            if (Sha256.Hex(Sha256.Of(file, 44)) != Fingerprint) throw new PackException("altered: its content does not have the fingerprint that it names");
            uint count = U32At(8);
            if (count > 4096) throw new PackException(count + " tensors; at most 4096 are allowed");
            int at = 44;
            string last = "";
            for (uint i = 0; i < count; i++)
            {
                int length = (int)Math.Min(U32At(at), 1000);
                if (length < 1 || length > 128 || length > file.Length - at - 9) throw new PackException("cut short, or a name of " + length + " bytes");
                string name = Encoding.ASCII.GetString(file, at + 4, length);
                if (string.CompareOrdinal(name, last) <= 0) throw new PackException("tensor " + name + " stands behind " + last + "; names must rise");
                at += 4 + length;
                int kind = file[at];
                uint dimensions = U32At(at + 1);
                if (kind < 1 || kind > 5 || dimensions > 4) throw new PackException("tensor " + name + " is of no known type");
                at += 5;
                var shape = new int[dimensions];
                ulong n = 1;
                for (int k = 0; k < dimensions; k++, at += 4)
                {
                    uint side = U32At(at);
                    if (side > int.MaxValue) throw new PackException("tensor " + name + " is too large");
                    shape[k] = (int)side;
                    n = Math.Min(n * side, 1UL << 40);
                }
                foreach (int side in shape) if (side == 0) n = 0;
                ulong size = n * (ulong)Widths[kind];
                if (size > (ulong)(file.Length - at)) throw new PackException("cut short: the file ends within tensor " + name);
                tensors[name] = new Tensor { Kind = kind, Shape = shape, At = at, Count = (int)n };
                at += (int)size;
                last = name;
            }
            if (at != file.Length) throw new PackException("there are bytes behind its last tensor");
            if (U8("contract", 1)[0] != Contract) throw new PackException("its head names another contract than its tensors");
        }

        uint U32At(int at)
        {
            if (at > file.Length - 4) throw new PackException("cut short");
            return file[at] | (uint)file[at + 1] << 8 | (uint)file[at + 2] << 16 | (uint)file[at + 3] << 24;
        }

        /// <summary>PackException for a tensor that nothing has asked for.</summary>
        internal void CheckAllUsed()
        {
            foreach (string name in tensors.Keys) if (!used.Contains(name)) throw new PackException("tensor " + name + " does not belong in a pack");
        }

        /// <summary>PackException unless names are printable, not empty and different from each other.</summary>
        internal static void CheckNames(IReadOnlyList<string> names, string what)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (string name in names)
            {
                bool fits = name.Length > 0 && seen.Add(name);
                foreach (char sign in name)
                    fits &= !(sign < ' ' || sign >= 0x7f && sign <= 0x9f || sign >= 0x200b && sign <= 0x200f || sign >= 0x2028 && sign <= 0x202e || sign >= 0x2066 && sign <= 0x2069);
                if (!fits) throw new PackException(what + " must be printable, not empty and different from each other");
            }
        }

        internal bool Has(string name) { return tensors.ContainsKey(name); }

        /// <summary>shape: the sides, -1 for any.</summary>
        Tensor Get(string name, int kind, int[] shape)
        {
            Tensor tensor;
            used.Add(name);
            if (!tensors.TryGetValue(name, out tensor)) throw new PackException("tensor " + name + " is missing");
            bool fits = tensor.Kind == kind && tensor.Shape.Length == shape.Length;
            for (int i = 0; fits && i < shape.Length; i++) fits = shape[i] < 0 || shape[i] == tensor.Shape[i];
            if (!fits) throw new PackException("tensor " + name + " is of another type or shape than the contract's");
            return tensor;
        }

        internal int[] Shape(string name, int dimensions)
        {
            Tensor tensor;
            if (!tensors.TryGetValue(name, out tensor)) throw new PackException("tensor " + name + " is missing");
            if (tensor.Shape.Length != dimensions) throw new PackException("tensor " + name + " is of another shape than the contract's");
            return tensor.Shape;
        }

        internal byte[] U8(string name, params int[] shape)
        {
            Tensor tensor = Get(name, 1, shape);
            var values = new byte[tensor.Count];
            Array.Copy(file, tensor.At, values, 0, values.Length);
            return values;
        }

        internal sbyte[] I8(string name, params int[] shape)
        {
            Tensor tensor = Get(name, 2, shape);
            var values = new sbyte[tensor.Count];
            Buffer.BlockCopy(file, tensor.At, values, 0, values.Length);
            if (!name.EndsWith(".weight", StringComparison.Ordinal) && Array.IndexOf(values, (sbyte)-128) >= 0)
                throw new PackException(name + " holds -128; latents lie within 127 of 0");
            return values;
        }

        internal short[] I16(string name, params int[] shape)
        {
            Tensor tensor = Get(name, 3, shape);
            var values = new short[tensor.Count];
            for (int i = 0; i < values.Length; i++) values[i] = (short)(file[tensor.At + 2 * i] | file[tensor.At + 2 * i + 1] << 8);
            return values;
        }

        internal int[] I32(string name, params int[] shape)
        {
            Tensor tensor = Get(name, 4, shape);
            var values = new int[tensor.Count];
            for (int i = 0; i < values.Length; i++) values[i] = unchecked((int)U32At(tensor.At + 4 * i));
            return values;
        }

        internal uint[] U32(string name, params int[] shape)
        {
            Tensor tensor = Get(name, 5, shape);
            var values = new uint[tensor.Count];
            for (int i = 0; i < values.Length; i++) values[i] = U32At(tensor.At + 4 * i);
            return values;
        }

        internal int Number(string name, int least, int most)
        {
            int value = I32(name, 1)[0];
            if (value < least || value > most) throw new PackException(name + " is " + value + "; " + least + " to " + most + " is allowed");
            return value;
        }

        internal bool Flag(string name)
        {
            int value = U8(name, 1)[0];
            if (value > 1) throw new PackException(name + " is " + value + "; 0 or 1 is allowed");
            return value == 1;
        }

        internal string Text(string name)
        {
            try { return new UTF8Encoding(false, true).GetString(U8(name, -1)); }
            catch (ArgumentException) { throw new PackException("tensor " + name + " is not UTF-8"); }
        }

        internal string[] Lines(string name)
        {
            string text = Text(name);
            return text.Length == 0 ? new string[0] : text.Split('\n');
        }
    }

    static class Sha256
    {
        static readonly uint[] Round = new uint[64];
        static readonly uint[] Start = new uint[8];

        static Sha256()
        {
            for (int n = 2, found = 0; found < 64; n++)
            {
                bool isPrime = true;
                for (int d = 2; d * d <= n; d++) isPrime &= n % d != 0;
                if (!isPrime) continue;
                if (found < 8) Start[found] = Fraction(n, 2);
                Round[found++] = Fraction(n, 3);
            }
        }

        /// <summary>The first 32 bits behind the point of a square or cube root, found by halving, in integers.</summary>
        static uint Fraction(int n, int degree)
        {
            decimal low = 0, high = 20M * 4294967296M;
            while (high - low > 1)
            {
                decimal middle = Math.Floor((low + high) / 2), root = middle / 4294967296M;
                if ((degree == 2 ? root * root : root * root * root) <= n) low = middle;
                else high = middle;
            }
            return (uint)(low % 4294967296M);
        }

        internal static byte[] Of(byte[] data, int from = 0)
        {
            int n = data.Length - from;
            var padded = new byte[(n + 72) / 64 * 64];
            Array.Copy(data, from, padded, 0, n);
            padded[n] = 0x80;
            ulong bits = (ulong)n * 8;
            for (int i = 0; i < 8; i++) padded[padded.Length - 1 - i] = (byte)(bits >> (8 * i));
            var state = (uint[])Start.Clone();
            var w = new uint[64];
            for (int at = 0; at < padded.Length; at += 64) Compress(state, w, padded, at);
            var digest = new byte[32];
            for (int i = 0; i < 32; i++) digest[i] = (byte)(state[i / 4] >> (24 - i % 4 * 8));
            return digest;
        }

        static void Compress(uint[] state, uint[] w, byte[] data, int at)
        {
            unchecked
            {
                for (int i = 0; i < 16; i++, at += 4) w[i] = (uint)(data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3]);
                for (int i = 16; i < 64; i++)
                {
                    uint x = w[i - 15], y = w[i - 2];
                    w[i] = w[i - 16] + (Turned(x, 7) ^ Turned(x, 18) ^ x >> 3) + w[i - 7] + (Turned(y, 17) ^ Turned(y, 19) ^ y >> 10);
                }
                uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
                for (int i = 0; i < 64; i++)
                {
                    uint t1 = h + (Turned(e, 6) ^ Turned(e, 11) ^ Turned(e, 25)) + (e & f ^ ~e & g) + Round[i] + w[i];
                    uint t2 = (Turned(a, 2) ^ Turned(a, 13) ^ Turned(a, 22)) + (a & b ^ a & c ^ b & c);
                    h = g; g = f; f = e; e = d + t1; d = c; c = b; b = a; a = t1 + t2;
                }
                state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
            }
        }

        static uint Turned(uint word, int bits) { return word >> bits | word << (32 - bits); }

        internal static string Hex(byte[] bytes)
        {
            var text = new StringBuilder(2 * bytes.Length);
            foreach (byte value in bytes) text.Append(value.ToString("x2"));
            return text.ToString();
        }
    }
}
