#include "CSHA256.h"

#if defined(__x86_64__)

#include <immintrin.h>

static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

int csha256_is_supported(void) {
    uint32_t leaf = 0, a = 0, b = 0, c = 0, d = 0;
    __asm__("cpuid" : "=a"(leaf), "=b"(b), "=c"(c), "=d"(d) : "a"(0), "c"(0));
    if (leaf < 7) return 0;
    __asm__("cpuid" : "=a"(a), "=b"(b), "=c"(c), "=d"(d) : "a"(7), "c"(0));
    return __builtin_cpu_supports("sse4.1") && (b >> 29 & 1);
}

/// The eight words of the state as the instructions want them: a, b, e, f and c, d, g, h.
typedef struct { __m128i abef, cdgh; } halves;

__attribute__((target("sse4.1"))) static halves load(const uint32_t state[8]) {
    __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
    __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
    return (halves){ _mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xf0) };
}

__attribute__((target("sse4.1"))) static void store(uint32_t state[8], halves now) {
    __m128i feba = _mm_shuffle_epi32(now.abef, 0x1b);
    __m128i dchg = _mm_shuffle_epi32(now.cdgh, 0xb1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

__attribute__((target("sha,sse4.1")))
void csha256_compress(uint32_t state[8], const void *blocks, size_t count) {
    const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const __m128i *input = blocks;
    const __m128i *round = (const __m128i *)constants;
    halves now = load(state);
    for (size_t block = 0; block < count; block++, input += 4) {
        halves before = now;
        __m128i words[4];
        for (int i = 0; i < 4; i++)
            words[i] = _mm_shuffle_epi8(_mm_loadu_si128(input + i), bigEndian);
#pragma clang loop unroll(full)
        for (int i = 0; i < 16; i++) {
            __m128i first = words[i & 3], second = words[(i + 1) & 3];
            __m128i third = words[(i + 2) & 3], fourth = words[(i + 3) & 3];
            __m128i sum = _mm_add_epi32(first, round[i]);
            now.cdgh = _mm_sha256rnds2_epu32(now.cdgh, now.abef, sum);
            now.abef = _mm_sha256rnds2_epu32(now.abef, now.cdgh, _mm_shuffle_epi32(sum, 0x0e));
            __m128i mixed = _mm_add_epi32(
                _mm_sha256msg1_epu32(first, second), _mm_alignr_epi8(fourth, third, 4));
            words[i & 3] = _mm_sha256msg2_epu32(mixed, fourth);
        }
        now.abef = _mm_add_epi32(now.abef, before.abef);
        now.cdgh = _mm_add_epi32(now.cdgh, before.cdgh);
    }
    store(state, now);
}

#else

int csha256_is_supported(void) { return 0; }

void csha256_compress(uint32_t state[8], const void *blocks, size_t count) {
    (void)state, (void)blocks, (void)count;
    __builtin_trap();
}

#endif
