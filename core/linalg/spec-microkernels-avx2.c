/* 16 registers of 32 bytes */
#define VECTOR_BYTES 32
#define INNER_COLUMNS 4
#define SPREAD_COLUMNS 6
#define GATHER_VECTORS 3
#define GATHER_COLUMNS 4
#define COLUMN_SQUARE 3
#define COLUMN_VECTORS 3
#define COLUMN_SUMS 4
#include "linalg/spec-microkernels-body.h"

extern const SpecMicrokernels spec_microkernels_avx2;
const SpecMicrokernels spec_microkernels_avx2 = VECTOR_KERNELS ("avx2", 45e9);
