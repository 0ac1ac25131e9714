/* A file of the user's, mapped, with what kind it is. Private to core/embedding and core/samples. */
#pragma once

#include "embedding/spec-file-mapping.h"

G_BEGIN_DECLS

typedef enum
{
  SPEC_FORMAT_NPY,
  SPEC_FORMAT_NPZ,
  SPEC_FORMAT_SAFETENSORS,
  SPEC_FORMAT_TABLE,        /* csv, tsv */
  SPEC_FORMAT_WORDS_TEXT,   /* GloVe, word2vec text, np.savetxt */
  SPEC_FORMAT_WORDS_BINARY, /* word2vec .bin */
  SPEC_FORMAT_FVECS,
} SpecFormat;

typedef struct
{
  char *path;
  char *label; /* the path as messages show it */
  SpecFormat format;
  SpecFileMapping *mapping;
  GBytes *bytes; /* all of it */
} SpecInputFile;

/**
 * spec_input_file_open:
 *
 * Maps the file and tells its format from its first bytes, and only where these say nothing from its ending. What is
 * known not to be readable (pickles, compressed files, other array formats) is refused here, with what to do instead.
 */
SpecInputFile *spec_input_file_open (const char *path, GError **error);

/** @file: (transfer full): not NULL; arrays loaded from it keep the mapping. */
void spec_input_file_free (SpecInputFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecInputFile, spec_input_file_free)

G_END_DECLS
