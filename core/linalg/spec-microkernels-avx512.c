/* 32 registers of 64 bytes */
#define VECTOR_BYTES 64
#define INNER_COLUMNS 8
#define SPREAD_COLUMNS 14
#define GATHER_VECTORS 2
#define GATHER_COLUMNS 12
#define COLUMN_SQUARE 5
#define COLUMN_VECTORS 3
#define COLUMN_SUMS 8
#include "linalg/spec-microkernels-body.h"

extern const SpecMicrokernels spec_microkernels_avx512;
const SpecMicrokernels spec_microkernels_avx512 = VECTOR_KERNELS ("avx512", 90e9);
