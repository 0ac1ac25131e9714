/* The values of one array as they lie in a file or in memory, and how to make float32 rows of them. Private to
 * core/embedding. */
#pragma once

#include <gio/gio.h>

#include "embedding/spec-array-info.h"
#include "embedding/spec-file-mapping.h"
#include "embedding/spec-row-convert.h"

G_BEGIN_DECLS

/** Shared between an embedding and its renamed copies; immutable once an embedding holds it. */
typedef struct
{
  /* owned */
  SpecArrayInfo *info;      /* of two dimensions, numbers */
  GBytes *bytes;            /* value (i, j) begins at i * row_stride + j * column_stride */
  char **row_names;         /* (nullable) */
  char *path;               /* (nullable) */
  SpecFileMapping *mapping; /* (nullable): of which @bytes is a part */
  GMutex digesting;         /* of sha256 */
  char *sha256;             /* (nullable): of the file, once it was asked for */

  gsize row_stride;
  gsize column_stride;
  SpecConvertFunc convert;
} SpecArrayData;

/**
 * spec_array_data_new:
 * @label: how messages call the array, "FILE" or "FILE:ARRAY"
 * @info: (transfer full):
 * @bytes: (transfer full): the values, contiguous in the order @info says
 *
 * Fails where @info is not an embedding (see spec_array_data_check_info()) or @bytes are too few.
 */
SpecArrayData *spec_array_data_new (const char *label, SpecArrayInfo *info, GBytes *bytes, GError **error);

/** Whether an array can be an embedding: numbers, two dimensions, at least 2 rows and 1 column. */
gboolean spec_array_data_check_info (const char *label, const SpecArrayInfo *info, GError **error);

/** Share it and give a share up, on any thread. The file stays mapped until the last share is gone. Never NULL. */
SpecArrayData *spec_array_data_ref (SpecArrayData *data);
void spec_array_data_unref (SpecArrayData *data);

/** See spec_embedding_read_rows(). */
void spec_array_data_read_rows (const SpecArrayData *data, gsize first, gsize count, float *rows);

/** Tells the system which rows spec_array_data_gather_rows() will read next. Left alone, it reads megabytes around each row that is not
 * in memory (its read-ahead), of a file of some GB nearly all, for some thousand rows. */
void spec_array_data_expect_rows (const SpecArrayData *data, const guint32 *indices, gsize count);

/** See spec_embedding_gather_rows(). */
void spec_array_data_gather_rows (const SpecArrayData *data, const guint32 *indices, gsize count, float *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecArrayData, spec_array_data_unref)

G_END_DECLS
