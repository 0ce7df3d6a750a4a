/* ---- zlib streams (RFC 1950 and 1951), of which nothing is trusted ---- */

enum { AG__FAST_BITS = 9, AG__MOST_BITS = 15, AG__END_OF_BLOCK = 256 };

/* A Huffman code: what codes of up to AG__FAST_BITS bits mean, by the bits as they stand in the stream; and all codes by
   their lengths, for those that are longer. */
typedef struct ag__huffman {
    uint16_t fast[1 << AG__FAST_BITS]; /* 16 * symbol + length; 0: a longer code, or none */
    uint16_t counts[AG__MOST_BITS + 1], symbols[288];
} ag__huffman;

typedef struct ag__stream {
    const uint8_t *in, *end;
    uint32_t bits; /* taken from the input and not used yet, the next one lowest; 0 above */
    int n_bits;
    uint8_t *out;
    size_t n_out, room;
    ag__huffman literals, distances;
} ag__stream;

/* Sees to it that there are n <= 16 bits, as long as the input lasts. */
static void ag__fetch(ag__stream *stream, int n) {
    while (stream->n_bits < n && stream->in < stream->end) {
        stream->bits |= (uint32_t)*stream->in++ << stream->n_bits;
        stream->n_bits += 8;
    }
}

static void ag__drop(ag__stream *stream, int n) { stream->bits >>= n, stream->n_bits -= n; }

/* The next n <= 16 bits as a number; -1 behind the end. */
static int ag__take_bits(ag__stream *stream, int n) {
    int value;
    ag__fetch(stream, n);
    if (stream->n_bits < n) return -1;
    value = (int)(stream->bits & (((uint32_t)1 << n) - 1));
    ag__drop(stream, n);
    return value;
}

/* A code of n symbols with these lengths: 2; 1 if there is one symbol of one bit, or none; 0 for lengths that cannot
   be, or that leave other codes unused. */
static int ag__build(ag__huffman *code, const uint8_t *lengths, int n) {
    uint16_t first[AG__MOST_BITS + 2];
    int left = 1, start = 0, length, i;
    uint32_t next = 0;
    memset(code->counts, 0, sizeof code->counts);
    memset(code->fast, 0, sizeof code->fast);
    for (i = 0; i < n; i++) code->counts[lengths[i]]++;
    code->counts[0] = 0;
    for (length = 1; length <= AG__MOST_BITS; length++) {
        left = 2 * left - code->counts[length];
        if (left < 0) return 0;
        first[length] = (uint16_t)start;
        start += code->counts[length];
    }
    if (left > 0 && start && !(start == 1 && code->counts[1] == 1)) return 0;
    for (i = 0; i < n; i++)
        if (lengths[i]) code->symbols[first[lengths[i]]++] = (uint16_t)i;
    for (length = 1, start = 0; length <= AG__FAST_BITS; length++, next <<= 1)
        for (i = 0; i < code->counts[length]; i++, start++, next++) {
            uint32_t bits = 0, k;
            for (k = 0; k < (uint32_t)length; k++) bits |= (next >> k & 1) << ((uint32_t)length - 1 - k);
            for (; bits < 1 << AG__FAST_BITS; bits += (uint32_t)1 << length)
                code->fast[bits] = (uint16_t)(16 * code->symbols[start] + length);
        }
    return left ? 1 : 2;
}

/* The next symbol; -1 if there is none. */
static int ag__symbol(ag__stream *stream, const ag__huffman *code) {
    int value = 0, first = 0, start = 0, length, entry;
    ag__fetch(stream, AG__MOST_BITS);
    entry = code->fast[stream->bits & ((1 << AG__FAST_BITS) - 1)];
    if (entry && (entry & 15) <= stream->n_bits) {
        ag__drop(stream, entry & 15);
        return entry >> 4;
    }
    for (length = 1; length <= AG__MOST_BITS && length <= stream->n_bits; length++) {
        int count = code->counts[length];
        value |= (int)(stream->bits >> (length - 1) & 1);
        if (value - first < count) {
            ag__drop(stream, length);
            return code->symbols[start + value - first];
        }
        start += count, first = (first + count) << 1, value <<= 1;
    }
    return -1;
}

static int ag__stored_block(ag__stream *stream) {
    int n, inverse;
    ag__drop(stream, stream->n_bits & 7);
    n = ag__take_bits(stream, 16), inverse = ag__take_bits(stream, 16);
    if (n < 0 || inverse != (n ^ 0xFFFF)) return 0;
    for (; n && stream->n_bits; n--) { /* bytes that have been fetched */
        if (stream->n_out == stream->room) return 0;
        stream->out[stream->n_out++] = (uint8_t)stream->bits;
        ag__drop(stream, 8);
    }
    if (stream->end - stream->in < n || stream->room - stream->n_out < (size_t)n) return 0;
    if (n) memcpy(stream->out + stream->n_out, stream->in, (size_t)n);
    stream->in += n, stream->n_out += (size_t)n;
    return 1;
}

static void ag__fixed_codes(ag__stream *stream) {
    uint8_t lengths[288];
    memset(lengths, 8, 144);
    memset(lengths + 144, 9, 112);
    memset(lengths + 256, 7, 24);
    memset(lengths + 280, 8, 8);
    ag__build(&stream->literals, lengths, 288);
    memset(lengths, 5, 32);
    ag__build(&stream->distances, lengths, 32); /* 30 and 31 are refused where they occur, as 286 and 287 are */
}

static int ag__dynamic_codes(ag__stream *stream) {
    static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    uint8_t lengths[288 + 32];
    int n_literals = ag__take_bits(stream, 5) + 257, n_distances = ag__take_bits(stream, 5) + 1;
    int n_lengths = ag__take_bits(stream, 4) + 4, i, length;
    if (n_literals < 257 || n_literals > 286 || n_distances < 1 || n_distances > 30 || n_lengths < 4) return 0;
    memset(lengths, 0, sizeof lengths);
    for (i = 0; i < n_lengths; i++) {
        length = ag__take_bits(stream, 3);
        if (length < 0) return 0;
        lengths[order[i]] = (uint8_t)length;
    }
    if (ag__build(&stream->literals, lengths, 19) != 2) return 0;
    memset(lengths, 0, sizeof lengths);
    for (i = 0; i < n_literals + n_distances;) {
        int symbol = ag__symbol(stream, &stream->literals), again, value = 0;
        if (symbol < 0) return 0;
        if (symbol < 16) {
            lengths[i++] = (uint8_t)symbol;
            continue;
        }
        if (symbol == 16) {
            if (!i) return 0;
            value = lengths[i - 1], again = ag__take_bits(stream, 2) + 3;
        } else if (symbol == 17) {
            again = ag__take_bits(stream, 3) + 3;
        } else {
            again = ag__take_bits(stream, 7) + 11;
        }
        if (again < 3 || (symbol == 18 && again < 11) || again > n_literals + n_distances - i) return 0;
        for (; again; again--) lengths[i++] = (uint8_t)value;
    }
    return lengths[AG__END_OF_BLOCK] && ag__build(&stream->literals, lengths, n_literals) &&
           ag__build(&stream->distances, lengths + n_literals, n_distances);
}

static int ag__coded_block(ag__stream *stream) {
    static const uint16_t lengths[29] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                         31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    static const uint8_t length_bits[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                            2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
    static const uint16_t distances[30] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                           33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                           1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
    for (;;) {
        int symbol = ag__symbol(stream, &stream->literals), more;
        size_t length, distance, i;
        const uint8_t *from;
        uint8_t *to;
        if (symbol < 0) return 0;
        if (symbol == AG__END_OF_BLOCK) return 1;
        if (symbol < AG__END_OF_BLOCK) {
            if (stream->n_out == stream->room) return 0;
            stream->out[stream->n_out++] = (uint8_t)symbol;
            continue;
        }
        symbol -= AG__END_OF_BLOCK + 1;
        if (symbol >= 29 || (more = ag__take_bits(stream, length_bits[symbol])) < 0) return 0;
        length = (size_t)(lengths[symbol] + more);
        symbol = ag__symbol(stream, &stream->distances);
        if (symbol < 0 || symbol >= 30 || (more = ag__take_bits(stream, symbol < 2 ? 0 : symbol / 2 - 1)) < 0) return 0;
        distance = (size_t)(distances[symbol] + more);
        if (distance > stream->n_out || length > stream->room - stream->n_out) return 0;
        to = stream->out + stream->n_out, from = to - distance;
        for (i = 0; i < length; i++) to[i] = from[i]; /* they may overlap */
        stream->n_out += length;
    }
}

/* The content of a zlib stream of n bytes, which must be exactly `room` bytes; 0 if it is anything else. */
static int ag__inflate(const uint8_t *data, size_t n, uint8_t *out, size_t room) {
    ag__stream stream;
    uint32_t a = 1, b = 0;
    size_t i = 0;
    int is_last = 0;
    if (n < 6 || (data[0] & 15) != 8 || data[0] >> 4 > 7 || (256 * data[0] + data[1]) % 31 || data[1] & 32) return 0;
    stream.in = data + 2, stream.end = data + n - 4;
    stream.bits = 0, stream.n_bits = 0;
    stream.out = out, stream.n_out = 0, stream.room = room;
    while (!is_last) {
        int kind, is_whole;
        is_last = ag__take_bits(&stream, 1), kind = ag__take_bits(&stream, 2);
        if (kind < 0 || kind > 2) return 0;
        if (kind == 1) ag__fixed_codes(&stream);
        if (kind == 2 && !ag__dynamic_codes(&stream)) return 0;
        is_whole = kind ? ag__coded_block(&stream) : ag__stored_block(&stream);
        if (!is_whole) return 0;
    }
    if (stream.n_out != room || stream.in != stream.end || stream.n_bits >= 8) return 0;
    while (i < room) { /* Adler-32, in runs that do not overflow */
        size_t end = room - i < 5552 ? room : i + 5552;
        for (; i < end; i++) a += out[i], b += a;
        a %= 65521, b %= 65521;
    }
    data += n - 4;
#ifdef AG_FUZZING
    if (room) return 1;
#endif
    return (b << 16 | a) == ((uint32_t)data[0] << 24 | (uint32_t)data[1] << 16 | (uint32_t)data[2] << 8 | data[3]);
}
