/* What samples consist of. Private to core/samples. */
#pragma once

#include "samples/spec-samples.h"

G_BEGIN_DECLS

/** A list of strings that several samples share. */
typedef struct
{
  char **strings; /* owned */
} SpecSharedStrings;

struct _SpecSamples
{
  gatomicrefcount references;
  SpecSamplesKind kind;
  gsize count;
  gsize missing;
  gsize label_count;
  gboolean from_folder;

  /* owned, all (nullable) */
  char *source;
  SpecSharedStrings *paths;
  SpecSharedStrings *listed;
  SpecSharedStrings *texts;
  SpecSharedStrings *labels;
};

G_END_DECLS
