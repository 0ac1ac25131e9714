/* What the targets share: the input as a file of a certain name, and all that is ever done with an embedding. A target is called over
 * and over in one process, by libFuzzer or by main.c. */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/** One input, as libFuzzer hands it over. Must return 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/** Returns: (transfer full): the path of a file with these bytes; the next call overwrites the one with that @ending. */
char *fuzz_input_write (const char *ending, const uint8_t *data, size_t size);

/** A refusal must be one line that names the file. */
void fuzz_input_check_refusal (const GError *error, const char *path);

/** Lists, loads and reads every array of the file: what is accepted must be readable to its last value. */
void fuzz_input_read_embedding (const char *ending, const uint8_t *data, size_t size);
