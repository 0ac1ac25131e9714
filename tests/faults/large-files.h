/* A file of each kind the core reads, of as many rows as one likes. */
#pragma once

#include "array-files.h"

G_BEGIN_DECLS

#define LARGE_FILE_COLUMNS 4

typedef struct
{
  const char *name; /* of the file */
  gboolean list;    /* of images; else an embedding of LARGE_FILE_COLUMNS columns whose row i begins with i */
  void (*fill) (GByteArray *bytes, gsize rows);
} LargeFile;

/** Returns: (transfer none): the one of this name; the test fails where there is none */
const LargeFile *large_file_find (const char *name);

/** Returns: (transfer full): where it was written */
char *large_file_write (const LargeFile *file, TestFolder *folder, gsize rows);

G_END_DECLS
