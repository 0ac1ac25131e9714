/* Where the decoder program is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The environment variable that names another one, for tests. */
#define SPEC_DECODER_VARIABLE "SPEC_EXPLORER_DECODER"

/** What the program itself is told to be a decoder, should the small one be missing. */
#define SPEC_DECODER_COMMAND "--decode-pictures"

/**
 * spec_decoder_program_find:
 *
 * Beside the running program (a build folder), in ../libexec seen from it (wherever it is installed), in the folder it was
 * configured for; or else spec-explorer itself, which can do the same but starts more slowly.
 * Returns: (transfer full): the arguments to start it with; the last of the places when it is in none
 */
char **spec_decoder_program_find (void);

G_END_DECLS
