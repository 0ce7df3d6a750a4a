// AssetgenPlans.cs: plans of a pack (rooms, caves, levels inside any outline), cell for cell what every other runtime draws.
//
// Beside Assetgen.cs, with the same requirements; leave it out if you draw textures alone.
//
//     var pack = Assetgen.PlanPack.Open(File.ReadAllBytes("dungeon.agp"));
//     byte[] plan = pack.Plan(new Assetgen.PlanRequest { Seed = 7, Height = 24, Width = 32, Outline = inside });
//
// docs/contract-2-plans.md is what it follows; all arithmetic is of integers. MIT licence, as the rest of assetgen.

using System;
using System.Collections.Generic;

namespace Assetgen
{
    /// <summary>What is asked of a pack of plans. Everything but the outline and its size may be left out.</summary>
    public sealed class PlanRequest
    {
        public ulong Seed;          // Pack.SeedOf makes one of a name
        public uint Index;          // the number in a series
        public uint Attempt;        // another draw of the same number
        public int Height, Width;   // cells, 1 ... 512
        public byte[] Outline;      // Height * Width, rows from the top: not 0 inside, in one piece
        public byte[] Pins;         // Height * Width: the class of a cell that is given, else 0
        public int Level;           // 1, the most solid, ... 8, the most open; 0: not given
        public string Label;        // one of PlanPack.Labels; else drawn
        public double Spread = 1;   // 0 ... 4: how far from the likeliest class of each cell

        internal Place Place { get { return new Place((uint)Seed, (uint)(Seed >> 32), Index, Attempt); } }
    }

    /// <summary>A pack of plans: each a function of its request alone. Any number of threads may draw from it.</summary>
    public sealed class PlanPack
    {
        /// <summary>Names of the classes 1 ... K of cells; number 0 is the void outside.</summary>
        public readonly IReadOnlyList<string> Classes;
        /// <summary>Names of its styles; none if it has one alone.</summary>
        public readonly IReadOnlyList<string> Labels;
        /// <summary>SHA-256 (hex) of what the pack computes; equal packs give equal plans.</summary>
        public readonly string Fingerprint;

        internal readonly byte[] Walks;    // by class number; 0 for void
        internal readonly byte[] Colours;  // r, g, b, a of void and of each class
        internal readonly int Rim, Least, Brush, Wall, Floor, Cost, EdgeCost, NWeights;
        internal readonly HashSet<uint> Windows;
        internal readonly sbyte[] Taps;    // plane, dy, dx of each
        internal readonly int[] Style, Level;
        internal readonly Dense[] Layers;

        /// <summary>The pack in the bytes of an .agp file.</summary>
        public static PlanPack Open(byte[] file)
        {
            try { return new PlanPack(Tensors.Read(file)); }
            catch (Exception error) when (error is IndexOutOfRangeException || error is OverflowException || error is OutOfMemoryException)
            {
                throw new PackException("not a whole pack: its tensors do not fit together");
            }
        }

        PlanPack(Tensors tensors)
        {
            Fingerprint = tensors.Fingerprint;
            if (tensors.Contract != 2 || tensors.Text("output") != "plan") throw new PackException("not a pack of plans; Pack.Open opens packs of textures");
            Classes = tensors.Text("classes").Split('\n');
            Labels = tensors.Lines("labels");
            Tensors.CheckNames(Classes, "class names");
            Tensors.CheckNames(Labels, "labels");
            int n = Classes.Count;
            Need(n >= 2 && n <= 10, n + " classes; 2 to 10 are allowed");
            Need(Labels.Count <= 256, Labels.Count + " labels; at most 256 are allowed");
            Colours = tensors.U8("colours", n + 1, 4);
            Walks = new byte[n + 1];
            tensors.U8("walkable", n).CopyTo(Walks, 1);
            Need(Array.TrueForAll(Walks, value => value <= 1), "walkable is 1 for classes that can be walked on, else 0");
            Windows = ReadWindows(tensors.U32("windows", -1), n);
            Rim = tensors.U8("rim", 1)[0];
            Need(Rim <= n, "rim is class " + Rim);
            int[] repair = tensors.I32("repair", 6);
            Least = repair[0]; Brush = repair[1]; Wall = repair[2]; Floor = repair[3]; Cost = repair[4]; EdgeCost = repair[5];
            Need(Least >= 0 && Least <= 1 << 16 && Brush >= 1 && Brush <= 8, "repair: least " + Least + " and brush " + Brush);
            Need(Cost >= 1 && Cost <= 1023 && EdgeCost >= 1 && EdgeCost <= 1023, "repair: costs " + Cost + " and " + EdgeCost);
            Need(Wall >= 1 && Wall <= n && Floor >= 1 && Floor <= n && Walks[Wall] == 0 && Walks[Floor] == 1, "repair: wall is class " + Wall + " and floor " + Floor);
            Taps = tensors.I8("scan.taps", -1, 3);
            CheckTaps(Taps, n);
            Layers = ReadLayers(tensors, Taps.Length / 3 + n + 5, n, Math.Max(1, Labels.Count), out Style, out Level);
            foreach (Dense layer in Layers) NWeights += layer.Columns.Length;
            tensors.CheckAllUsed();
        }

        /// <summary>Whether a class, 1 ... K, can be walked on.</summary>
        public bool IsWalkable(int number) { return Walks[number] == 1; }

        /// <summary>One plan: the class of each cell, Height * Width bytes, 0 outside.</summary>
        public byte[] Plan(PlanRequest request)
        {
            int style = request.Label == null ? -1 : IndexOf(request.Label);
            if (request.Level < 0 || request.Level > 8) throw new PackException("level " + request.Level + "; 1, the most solid, to 8, the most open, are allowed");
            if (!(request.Spread >= 0 && request.Spread <= 4)) throw new PackException("spread must be 0 to 4, got " + request.Spread);
            var site = new Site(this, request);
            byte[] plan = new Scan(this, site).Draw(request.Place, style, request.Level, (int)Math.Floor(256 * request.Spread + 0.5));
            Repair.Mend(this, site, plan);
            return plan;
        }

        /// <summary>A plan in the colours of its classes: four bytes a cell.</summary>
        public byte[] Rgba(byte[] plan)
        {
            var pixels = new byte[4 * plan.Length];
            for (int i = 0; i < plan.Length; i++) Array.Copy(Colours, 4 * plan[i], pixels, 4 * i, 4);
            return pixels;
        }

        int IndexOf(string label)
        {
            for (int i = 0; i < Labels.Count; i++) if (Labels[i] == label) return i;
            throw new PackException("no label " + label + " in this pack" + (Labels.Count > 0 ? "; the first is " + Labels[0] : ""));
        }

        static void Need(bool holds, string message) { if (!holds) throw new PackException(message); }

        static HashSet<uint> ReadWindows(uint[] codes, int n)
        {
            long most = 1;
            for (int i = 0; i < 9; i++) most *= n + 1;
            bool fits = codes.Length <= 1 << 20;
            for (int i = 0; i < codes.Length; i++) fits &= codes[i] < most && (i == 0 || codes[i] > codes[i - 1]);
            Need(fits, "windows must be at most " + (1 << 20) + " rising codes below " + most);
            return new HashSet<uint>(codes);
        }

        static void CheckTaps(sbyte[] taps, int n)
        {
            Need(taps.Length >= 3 && taps.Length <= 3 * 1024, taps.Length / 3 + " taps; 1 to 1024 are allowed");
            for (int i = 0; i < taps.Length; i += 3)
            {
                int plane = taps[i], dy = taps[i + 1], dx = taps[i + 2];
                Need(plane >= 0 && plane <= 3 * n + 1, "scan.taps: planes are 0 to " + (3 * n + 1));
                Need(Math.Abs(dy) <= 16 && Math.Abs(dx) <= 16, "scan.taps: taps are within 16 cells of the cell that is drawn");
                bool isClass = plane >= 2 && plane < 2 + n, isSum = plane >= 2 + n && plane < 2 + 2 * n;
                bool isBefore = dy < 0 || dy == 0 && dx < 0, isFarBefore = dy <= -2 || dy == -1 && dx <= -2;
                Need(!(isClass && !isBefore || isSum && !isFarBefore), "scan.taps: tap " + i / 3 + " sees a class that is not drawn yet");
            }
        }

        static Dense[] ReadLayers(Tensors tensors, int inputs, int n, int nStyles, out int[] style, out int[] level)
        {
            const int MostSum = 1 << 22;
            var names = new SortedSet<string>(StringComparer.Ordinal);
            foreach (string name in tensors.Names)
                if (name.StartsWith("scan.", StringComparison.Ordinal) && name.Split('.').Length > 2) names.Add(name.Substring(0, name.LastIndexOf('.')));
            Need(names.Count >= 1 && names.Count <= 8, names.Count + " layers; 1 to 8 are allowed");
            var layers = new List<Dense>();
            int reach = 16;
            style = level = null;
            foreach (string name in names)
            {
                Need(name == "scan." + layers.Count.ToString("00") + ".dense", name + " is not a layer of this contract");
                sbyte[] weight = tensors.I8(name + ".weight", -1, inputs);
                int outputs = weight.Length / inputs;
                Need(outputs >= 1 && outputs <= 1024, name + " has " + outputs + " outputs; 1 to 1024 are allowed");
                var layer = new Dense { Inputs = inputs, Outputs = outputs, Bias = tensors.I32(name + ".bias", outputs), Shift = tensors.U8(name + ".shift", outputs) };
                int[] range = tensors.I32(name + ".range", 2);
                layer.Low = range[0]; layer.High = range[1];
                bool fits = layer.Low >= -MostSum && layer.Low < layer.High && layer.High <= MostSum && Array.TrueForAll(layer.Shift, bits => bits <= 22);
                Need(fits, name + ": range " + layer.Low + " to " + layer.High + " or its shifts are beyond the contract's");
                var tables = new List<int[]> { layer.Bias };
                if (layers.Count == 0)
                {
                    tables.Add(style = tensors.I32("scan.style", nStyles, outputs));
                    tables.Add(level = tensors.I32("scan.level", 9, outputs));
                }
                layer.Columns = new int[weight.Length];
                for (int o = 0; o < outputs; o++)
                {
                    long worst = 0;
                    for (int i = 0; i < inputs; i++)
                    {
                        layer.Columns[i * outputs + o] = weight[o * inputs + i];
                        worst += (long)reach * Math.Abs((int)weight[o * inputs + i]);
                    }
                    foreach (int[] table in tables)
                    {
                        long most = 0;
                        for (int i = o; i < table.Length; i += outputs) most = Math.Max(most, Math.Abs((long)table[i]));
                        worst += most;
                    }
                    Need(worst <= MostSum, name + ": channel " + o + " can reach " + worst + ", beyond the " + MostSum + " of a sum");
                }
                layers.Add(layer);
                inputs = outputs;
                reach = Math.Max(-layer.Low, layer.High);
            }
            Need(inputs == n && reach <= 1 << 15, "the layers end in " + inputs + " values up to " + reach);
            return layers.ToArray();
        }
    }

    /// <summary>A dense layer; Columns: its weights, input by input.</summary>
    sealed class Dense
    {
        internal int Inputs, Outputs, Low, High;
        internal int[] Columns, Bias;
        internal byte[] Shift;

        internal void Add(int[] sums, int input, int value)
        {
            if (value == 0) return;
            int at = input * Outputs;
            for (int o = 0; o < sums.Length; o++) sums[o] += Columns[at + o] * value;
        }

        internal void Finish(int[] sums)
        {
            for (int o = 0; o < sums.Length; o++) sums[o] = Math.Min(Math.Max(sums[o] >> Shift[o], Low), High);
        }
    }

    /// <summary>What a plan is drawn in, checked (section 1).</summary>
    sealed class Site
    {
        internal readonly int Height, Width, Count;
        internal readonly byte[] Inside, Pins; // Pins: null where nothing is pinned

        internal Site(PlanPack pack, PlanRequest request)
        {
            Height = request.Height; Width = request.Width;
            if (Height < 1 || Width < 1 || Height > 512 || Width > 512) throw new PackException("the outline has " + Height + "x" + Width + " cells; sides of 1 to 512 are allowed");
            if (request.Outline == null || request.Outline.Length != Height * Width) throw new PackException("an outline has Height * Width bytes, one for each cell");
            if (request.Pins != null && request.Pins.Length != Height * Width) throw new PackException("pins are Height * Width class numbers, one for each cell");
            Inside = Array.ConvertAll(request.Outline, value => value == 0 ? (byte)0 : (byte)1);
            foreach (byte one in Inside) Count += one;
            if (Count == 0) throw new PackException("the outline is empty: none of its " + Height + "x" + Width + " cells is inside");
            if (Count > 1 << 16 || (long)pack.NWeights * Count > 1L << 33) throw new PackException("the outline is too large: " + Count + " cells");
            int[] numbers;
            List<int> counts = Pieces(Inside, Width, out numbers);
            if (counts.Count > 1) throw new PackException("the outline is in " + counts.Count + " pieces, the second at " + Named(Array.IndexOf(numbers, 1)) + "; join them, or draw in each");
            if (pack.Rim != 0)
            {
                byte[] rim = NearVoid(true);
                bool isThin = true;
                for (int i = 0; i < Inside.Length; i++) isThin &= Inside[i] == 0 || rim[i] == 1;
                if (isThin) throw new PackException("the outline is too thin: all its cells touch void; 3x3 cells are the least");
            }
            if (request.Pins == null) return;
            bool pins = false;
            var free = (byte[])Inside.Clone();
            for (int i = 0; i < Inside.Length; i++)
            {
                int pin = request.Pins[i];
                if (pin > pack.Classes.Count) throw new PackException("the pin at " + Named(i) + " is class " + pin + "; 1 to " + pack.Classes.Count + " are known");
                if (pin != 0 && Inside[i] == 0) throw new PackException("the pin at " + Named(i) + " lies outside the outline; pin cells inside");
                if (pin != 0 && pack.Walks[pin] == 0) free[i] = 0;
                pins |= pin != 0;
            }
            int left = Pieces(free, Width, out numbers).Count;
            if (left == 0) throw new PackException("the pins leave no cell to walk on; unpin one");
            if (left > 1) throw new PackException("the pins shut off cells at " + Named(Array.IndexOf(numbers, 1)) + " from the rest; leave a way open, or pin them too");
            if (pins) Pins = (byte[])request.Pins.Clone();
        }

        string Named(int cell) { return "row " + cell / Width + ", column " + cell % Width; }

        internal bool IsPinned(int cell) { return Pins != null && Pins[cell] != 0; }

        /// <summary>How many cells each piece of a mask has (four neighbours); the piece of each cell, -1 off the mask.</summary>
        internal static List<int> Pieces(byte[] mask, int width, out int[] numbers)
        {
            var found = numbers = new int[mask.Length];
            for (int i = 0; i < found.Length; i++) found[i] = -1;
            var counts = new List<int>();
            var waiting = new List<int>();
            Action<int> visit = cell =>
            {
                if (mask[cell] == 0 || found[cell] >= 0) return;
                found[cell] = counts.Count - 1;
                waiting.Add(cell);
            };
            for (int start = 0; start < mask.Length; start++)
            {
                if (mask[start] == 0 || found[start] >= 0) continue;
                counts.Add(0);
                visit(start);
                while (waiting.Count > 0)
                {
                    int cell = waiting[waiting.Count - 1], x = cell % width;
                    waiting.RemoveAt(waiting.Count - 1);
                    counts[counts.Count - 1]++;
                    if (cell >= width) visit(cell - width);
                    if (x > 0) visit(cell - 1);
                    if (x + 1 < width) visit(cell + 1);
                    if (cell + width < mask.Length) visit(cell + width);
                }
            }
            return counts;
        }

        /// <summary>1 for cells inside with void among their four neighbours, or with corners among all eight.</summary>
        internal byte[] NearVoid(bool corners)
        {
            var near = new byte[Inside.Length];
            for (int y = 0; y < Height; y++)
                for (int x = 0; x < Width; x++)
                {
                    if (Inside[y * Width + x] == 0) continue;
                    bool found = false;
                    for (int dy = -1; dy <= 1; dy++)
                        for (int dx = -1; dx <= 1; dx++)
                            if (corners || dy == 0 || dx == 0) found |= IsVoid(y + dy, x + dx);
                    near[y * Width + x] = found ? (byte)1 : (byte)0;
                }
            return near;
        }

        bool IsVoid(int y, int x) { return y < 0 || y >= Height || x < 0 || x >= Width || Inside[y * Width + x] == 0; }
    }

    /// <summary>Draws the cells of a plan one after another (sections 3 to 6), on grids with void all around.</summary>
    sealed class Scan
    {
        const int Margin = 17;      // cells of void around: as far as a tap looks, and one more
        const byte Unknown = 255, AtTheRim = 2;

        /// <summary>E of the contract: round(65536 exp(-d / 32)).</summary>
        static readonly uint[] Weights = {
            65536, 63520, 61565, 59671, 57835, 56056, 54331, 52660, 51039, 49469, 47947, 46472, 45042, 43656, 42313, 41011,
            39750, 38527, 37341, 36192, 35079, 34000, 32954, 31940, 30957, 30005, 29081, 28187, 27319, 26479, 25664, 24875,
            24109, 23368, 22649, 21952, 21276, 20622, 19987, 19372, 18776, 18199, 17639, 17096, 16570, 16060, 15566, 15087,
            14623, 14173, 13737, 13314, 12905, 12508, 12123, 11750, 11388, 11038, 10698, 10369, 10050, 9741, 9441, 9151,
            8869, 8596, 8332, 8076, 7827, 7586, 7353, 7127, 6907, 6695, 6489, 6289, 6096, 5908, 5726, 5550, 5380, 5214,
            5054, 4898, 4747, 4601, 4460, 4323, 4190, 4061, 3936, 3815, 3697, 3584, 3473, 3366, 3263, 3162, 3065, 2971,
            2879, 2791, 2705, 2622, 2541, 2463, 2387, 2314, 2243, 2174, 2107, 2042, 1979, 1918, 1859, 1802, 1746, 1693,
            1641, 1590, 1541, 1494, 1448, 1403, 1360, 1318, 1278, 1238, 1200, 1163, 1128, 1093, 1059, 1027, 995, 964, 935,
            906, 878, 851, 825, 800, 775, 751, 728, 706, 684, 663, 642, 623, 604, 585, 567, 550, 533, 516, 500, 485, 470,
            456, 442, 428, 415, 402, 390, 378, 366, 355, 344, 333, 323, 313, 303, 294, 285, 276, 268, 260, 252, 244, 236,
            229, 222, 215, 209, 202, 196, 190, 184, 178, 173, 168, 162, 157, 153, 148, 143, 139, 135, 131, 127, 123, 119,
            115, 112, 108, 105, 102, 99, 95, 93, 90, 87, 84, 82, 79, 77, 74, 72, 70, 68, 66, 64, 62, 60, 58, 56, 54, 53, 51,
            50, 48, 47, 45, 44, 42, 41, 40, 39, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 27, 26, 25, 24, 23, 23, 22, 21,
            21, 20, 19, 19, 18, 18, 17, 17, 16, 16, 15, 15, 14, 14, 13, 13, 13, 12, 12, 11, 11, 11, 10, 10, 10, 9, 9, 9, 9,
            8, 8, 8, 8, 7, 7, 7, 7, 6, 6, 6, 6, 6, 6, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3,
            3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };

        readonly PlanPack pack;
        readonly Site site;
        readonly int width;                           // of the grids
        readonly byte[] voids, voidSums, rim, drawn, pinned, known;
        readonly byte[][] sums;                       // by class: how many of the 3x3 cells are drawn and of it
        readonly int[] counts, parents, open, powers; // parents: islands, -1 for none
        readonly int[][] values;                      // of each layer
        int nDrawn, nIslands;

        internal Scan(PlanPack pack, Site site)
        {
            this.pack = pack;
            this.site = site;
            int n = pack.Classes.Count;
            width = site.Width + 2 * Margin;
            int area = width * (site.Height + 2 * Margin);
            voids = new byte[area]; voidSums = new byte[area]; rim = new byte[area]; drawn = new byte[area];
            pinned = new byte[area]; known = new byte[area]; parents = new int[area]; open = new int[area];
            sums = new byte[n + 1][];
            for (int k = 1; k <= n; k++) sums[k] = new byte[area];
            counts = new int[n + 1];
            values = Array.ConvertAll(pack.Layers, layer => new int[layer.Outputs]);
            powers = new int[9];
            for (int i = 8, power = 1; i >= 0; i--, power = unchecked(power * (n + 1))) powers[i] = power;
            for (int i = 0; i < area; i++) { voids[i] = 1; voidSums[i] = 9; parents[i] = -1; }
            byte[] near = site.NearVoid(true);
            for (int cell = 0; cell < site.Inside.Length; cell++)
            {
                if (site.Inside[cell] == 0) continue;
                int p = At(cell);
                byte pin = site.Pins == null ? (byte)0 : site.Pins[cell];
                voids[p] = 0;
                rim[p] = near[cell] == 1 ? AtTheRim : (byte)1;
                pinned[p] = pin;
                known[p] = pin != 0 ? pin : near[cell] == 1 && pack.Rim != 0 ? (byte)pack.Rim : Unknown;
            }
            for (int p = width + 1; p < area - width - 1; p++)
            {
                int sum = 0;
                for (int i = -width; i <= width; i += width) sum += voids[p + i - 1] + voids[p + i] + voids[p + i + 1];
                voidSums[p] = (byte)sum;
            }
        }

        int At(int cell) { return (cell / site.Width + Margin) * width + cell % site.Width + Margin; }

        internal byte[] Draw(Place place, int style, int level, int spread)
        {
            Dense first = pack.Layers[0];
            if (style < 0) style = (int)((ulong)place.Word(0) * (ulong)Math.Max(1, pack.Labels.Count) >> 32);
            var bias = new int[first.Outputs];
            for (int o = 0; o < bias.Length; o++) bias[o] = first.Bias[o] + pack.Style[style * bias.Length + o] + pack.Level[level * bias.Length + o];
            uint[] words = place.Words(7, site.Inside.Length);
            var plan = new byte[site.Inside.Length];
            var allowed = new List<int>();
            for (int cell = 0; cell < plan.Length; cell++)
            {
                if (site.Inside[cell] == 0) continue;
                int p = At(cell), found = known[p];
                if (found == Unknown)
                {
                    Fitting(p, allowed);
                    found = allowed.Count == 1 ? allowed[0] : Choice(allowed, Logits(p, bias), words[cell], spread);
                }
                plan[cell] = (byte)found;
                Put(p, found);
            }
            return plan;
        }

        /// <summary>The classes that make the fewest windows that the art does not have.</summary>
        void Fitting(int p, List<int> allowed)
        {
            int n = pack.Classes.Count;
            var faults = new int[n + 1];
            for (int place = 0; place < 9; place++)
            {
                int corner = p - place / 3 * width - place % 3;
                uint code = 0;
                bool isKnown = true;
                for (int i = 0; i < 9 && isKnown; i++)
                {
                    if (i == place) continue;
                    byte found = known[corner + i / 3 * width + i % 3];
                    isKnown = found != Unknown;
                    if (isKnown) code += found * (uint)powers[i];
                }
                if (!isKnown) continue;
                for (int k = 1; k <= n; k++) if (!pack.Windows.Contains(code + (uint)k * (uint)powers[place])) faults[k]++;
            }
            allowed.Clear();
            int fewest = 10;
            for (int k = 1; k <= n; k++) fewest = Math.Min(fewest, faults[k]);
            for (int k = 1; k <= n; k++) if (faults[k] == fewest) allowed.Add(k);
        }

        int[] Logits(int p, int[] bias)
        {
            int n = pack.Classes.Count, nTaps = pack.Taps.Length / 3;
            Dense layer = pack.Layers[0];
            int[] sum = values[0];
            Array.Copy(bias, sum, sum.Length);
            for (int i = 0, at = 0; i < nTaps; i++, at += 3)
            {
                int plane = pack.Taps[at], there = p + pack.Taps[at + 1] * width + pack.Taps[at + 2];
                int value = plane == 0 ? voids[there] : plane == 1 ? voidSums[there]
                    : plane < 2 + n ? (drawn[there] == plane - 1 ? 1 : 0)
                    : plane < 2 + 2 * n ? sums[plane - 1 - n][there] : (pinned[there] == plane - 1 - 2 * n ? 1 : 0);
                layer.Add(sum, i, value);
            }
            for (int k = 1; k <= n; k++) layer.Add(sum, nTaps + k - 1, (16 * counts[k] + site.Count / 2) / site.Count);
            int left = Root(p - 1), above = Root(p - width), told = nTaps + n;
            layer.Add(sum, told, 16 * nDrawn / site.Count);
            layer.Add(sum, told + 1, left < 0 ? 0 : Math.Min(9, open[left]));
            layer.Add(sum, told + 2, above < 0 ? 0 : Math.Min(9, open[above]));
            layer.Add(sum, told + 3, left >= 0 && left == above ? 1 : 0);
            layer.Add(sum, told + 4, nIslands > 1 ? 1 : 0);
            layer.Finish(sum);
            for (int number = 1; number < pack.Layers.Length; number++)
            {
                int[] from = sum;
                layer = pack.Layers[number];
                sum = values[number];
                Array.Copy(layer.Bias, sum, sum.Length);
                for (int i = 0; i < from.Length; i++) layer.Add(sum, i, from[i]);
                layer.Finish(sum);
            }
            return sum;
        }

        static int Choice(List<int> allowed, int[] logits, uint word, int spread)
        {
            int most = int.MinValue;
            foreach (int k in allowed) most = Math.Max(most, logits[k - 1]);
            if (spread == 0) return allowed.Find(k => logits[k - 1] == most);
            ulong total = 0;
            var steps = new ulong[allowed.Count];
            for (int i = 0; i < steps.Length; i++)
            {
                long d = (long)(most - logits[allowed[i] - 1]) * (65536 / spread) >> 8;
                steps[i] = total += d < Weights.Length ? Weights[d] : 0;
            }
            ulong r = word * total >> 32;
            return allowed[Array.FindIndex(steps, step => r < step)];
        }

        /// <summary>A cell is drawn.</summary>
        void Put(int p, int found)
        {
            drawn[p] = known[p] = (byte)found;
            for (int i = -width; i <= width; i += width) for (int j = -1; j <= 1; j++) sums[found][p + i + j]++;
            counts[found]++;
            nDrawn++;
            int left = Root(p - 1), above = Root(p - width);
            if (rim[p] == 1)
            {
                if (left >= 0) open[left]--;
                if (above >= 0) open[above]--;
            }
            if (pack.Walks[found] == 0) return;
            parents[p] = p;
            open[p] = (rim[p + 1] == 1 ? 1 : 0) + (rim[p + width] == 1 ? 1 : 0);
            nIslands++;
            if (left >= 0) Join(left, p);
            if (above >= 0 && above != left) Join(above, p);
        }

        void Join(int root, int p)
        {
            parents[root] = p;
            open[p] += open[root];
            nIslands--;
        }

        /// <summary>The root of the island at a cell, -1 if there is none.</summary>
        int Root(int cell)
        {
            while (parents[cell] >= 0 && parents[cell] != cell) cell = parents[cell] = parents[parents[cell]];
            return parents[cell];
        }
    }

    /// <summary>Joins what is apart: afterwards all walkable cells of a plan hang together (section 7).</summary>
    static class Repair
    {
        struct Edge { internal int Way, First, Direction, Second; }

        internal static void Mend(PlanPack pack, Site site, byte[] plan)
        {
            int width = site.Width;
            byte[] edge = site.NearVoid(false);
            if (!Array.Exists(plan, k => pack.Walks[k] == 1))
            {
                int first = -1, free = -1;
                for (int i = plan.Length - 1; i >= 0; i--)
                {
                    if (site.Inside[i] == 0 || site.IsPinned(i)) continue;
                    free = i;
                    if (edge[i] == 0) first = i;
                }
                plan[first >= 0 ? first : free] = (byte)pack.Floor;
            }
            int[] numbers;
            WallUp(pack, site, plan);
            int n = Site.Pieces(Array.ConvertAll(plan, k => pack.Walks[k]), width, out numbers).Count;
            if (n < 2) return;
            var costs = new int[plan.Length];
            for (int i = 0; i < costs.Length; i++)
                costs[i] = pack.Walks[plan[i]] == 1 ? 0 : site.Inside[i] == 0 || site.IsPinned(i) ? -1 : edge[i] == 1 ? pack.EdgeCost : pack.Cost;
            SortedSet<int> ways = Ways(numbers, n, costs, width);
            foreach (int cell in ways) plan[cell] = (byte)pack.Floor;
            foreach (int cell in ways)
                for (int y = cell / width; y < Math.Min(site.Height, cell / width + pack.Brush); y++)
                    for (int x = cell % width; x < Math.Min(width, cell % width + pack.Brush); x++)
                    {
                        int here = y * width + x;
                        if (pack.Walks[plan[here]] == 1 || site.Inside[here] == 0 || edge[here] == 1 || site.IsPinned(here)) continue;
                        if (y > 0 && pack.Walks[plan[here - width]] == 1 || x > 0 && pack.Walks[plan[here - 1]] == 1) plan[here] = (byte)pack.Floor;
                    }
        }

        /// <summary>Walls up the components that are too small, neither pinned nor the largest.</summary>
        static void WallUp(PlanPack pack, Site site, byte[] plan)
        {
            int[] numbers;
            List<int> counts = Site.Pieces(Array.ConvertAll(plan, k => pack.Walks[k]), site.Width, out numbers);
            int largest = 0;
            for (int i = 1; i < counts.Count; i++) if (counts[i] > counts[largest]) largest = i;
            var keeps = new bool[counts.Count];
            for (int i = 0; i < keeps.Length; i++) keeps[i] = i == largest || counts[i] >= pack.Least;
            for (int i = 0; i < plan.Length; i++) if (numbers[i] >= 0 && site.IsPinned(i)) keeps[numbers[i]] = true;
            for (int i = 0; i < plan.Length; i++) if (numbers[i] >= 0 && !keeps[numbers[i]]) plan[i] = (byte)pack.Wall;
        }

        /// <summary>The cells that are not walkable on the ways that join all n components. costs: of a step into a cell, -1 for none.</summary>
        static SortedSet<int> Ways(int[] numbers, int n, int[] costs, int width)
        {
            var owners = (int[])numbers.Clone();
            int[] reached = Array.ConvertAll(numbers, number => number >= 0 ? 0 : int.MaxValue);
            Grow(owners, reached, costs, width);
            var edges = new List<Edge>();
            for (int cell = 0; cell < owners.Length; cell++)
                for (int direction = 0; direction < 2; direction++)
                {
                    int other = direction == 1 ? cell + width : (cell + 1) % width != 0 ? cell + 1 : owners.Length;
                    if (other >= owners.Length || owners[cell] < 0 || owners[other] < 0 || owners[cell] == owners[other]) continue;
                    edges.Add(new Edge { Way = reached[cell] + reached[other], First = cell, Direction = direction, Second = other });
                }
            edges.Sort((a, b) => a.Way != b.Way ? a.Way.CompareTo(b.Way) : a.First != b.First ? a.First.CompareTo(b.First) : a.Direction.CompareTo(b.Direction));
            var roots = new int[n];
            for (int i = 0; i < n; i++) roots[i] = i;
            var ways = new SortedSet<int>();
            foreach (Edge edge in edges)
            {
                int here = Root(roots, owners[edge.First]), there = Root(roots, owners[edge.Second]);
                if (here == there) continue;
                roots[here] = there;
                foreach (int side in new[] { edge.First, edge.Second })
                    for (int end = side; costs[end] > 0;)
                    {
                        ways.Add(end);
                        int before = reached[end] - costs[end], owner = owners[end];
                        end = Neighbours(end, width, owners.Length).Find(near => reached[near] == before && owners[near] == owner);
                    }
            }
            return ways;
        }

        /// <summary>All components grow at once: buckets hold the cells that wait, by what the way there costs.</summary>
        static void Grow(int[] owners, int[] reached, int[] costs, int width)
        {
            var buckets = new SortedDictionary<int, List<int>> { { 0, new List<int>() } };
            for (int i = 0; i < owners.Length; i++) if (owners[i] >= 0) buckets[0].Add(i);
            while (buckets.Count > 0)
            {
                int cost = 0;
                foreach (int least in buckets.Keys) { cost = least; break; }
                List<int> cells = buckets[cost];
                buckets.Remove(cost);
                foreach (int cell in cells)
                {
                    if (reached[cell] != cost) continue; // it was reached for less
                    foreach (int other in Neighbours(cell, width, owners.Length))
                    {
                        int there = cost + costs[other];
                        if (costs[other] <= 0 || there > reached[other]) continue;
                        if (there == reached[other])
                        {
                            owners[other] = Math.Min(owners[other], owners[cell]);
                            continue;
                        }
                        reached[other] = there;
                        owners[other] = owners[cell];
                        if (!buckets.ContainsKey(there)) buckets[there] = new List<int>();
                        buckets[there].Add(other);
                    }
                }
            }
        }

        /// <summary>Up, left, right, down.</summary>
        static List<int> Neighbours(int cell, int width, int n)
        {
            var found = new List<int>(4);
            if (cell >= width) found.Add(cell - width);
            if (cell % width != 0) found.Add(cell - 1);
            if ((cell + 1) % width != 0) found.Add(cell + 1);
            if (cell + width < n) found.Add(cell + width);
            return found;
        }

        static int Root(int[] roots, int component)
        {
            while (roots[component] != component) component = roots[component] = roots[roots[component]];
            return component;
        }
    }
}
