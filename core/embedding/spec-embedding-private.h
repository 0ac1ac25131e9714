/* What an embedding consists of. Private to core/embedding. */
#pragma once

#include "embedding/spec-array-data.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

struct _SpecEmbedding
{
  gatomicrefcount references;

  /* owned */
  SpecArrayData *data; /* shared with renamed copies */
  char *name;
};

G_END_DECLS
