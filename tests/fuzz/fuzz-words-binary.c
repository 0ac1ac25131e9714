#include "fuzz-input.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  fuzz_input_read_embedding (".bin", data, size);

  return 0;
}
