/* spec-explorer-decode: decodes picture files for spec-explorer, shut in so that a bad one costs nothing but itself. */
#include "decoder/spec-decoder-worker.h"

int
main (int argc, char **argv)
{
  return spec_decoder_worker_main (argv + MIN (argc, 1), NULL);
}
