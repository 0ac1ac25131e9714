/* 16 or more registers of 16 bytes: what every x86-64 and arm64 has */
#define VECTOR_BYTES 16
#define INNER_COLUMNS 4
#define SPREAD_COLUMNS 6
#define GATHER_VECTORS 3
#define GATHER_COLUMNS 4
#define COLUMN_SQUARE 3
#define COLUMN_VECTORS 3
#define COLUMN_SUMS 4
#include "linalg/spec-microkernels-body.h"

extern const SpecMicrokernels spec_microkernels_baseline;
const SpecMicrokernels spec_microkernels_baseline = VECTOR_KERNELS ("baseline", 15e9);
