// The processor's own SHA-256 instructions, which Swift cannot reach; where there are none, Swift computes.
#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>
#include <stdint.h>

/// Whether this processor has the instructions.
int csha256_is_supported(void);

/// Compresses whole blocks of 64 bytes into the state (FIPS 180-4 §6.2.2); only where supported.
void csha256_compress(uint32_t state[8], const void *blocks, size_t count);

#endif
