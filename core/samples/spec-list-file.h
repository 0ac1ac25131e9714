/* Lists of paths, labels and texts as files hold them. Private to core/samples. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SPEC_LIST_PATHS,
  SPEC_LIST_LABELS,
  SPEC_LIST_TEXTS,
  SPEC_N_LISTS,
} SpecListColumn;

typedef struct
{
  char **columns[SPEC_N_LISTS]; /* owned, (nullable): @count strings and a NULL each */
  gsize count;
} SpecListFile;

/**
 * spec_list_file_read:
 * @wanted: what a list without a heading is, and the column a table must have
 *
 * Reads text (one entry a line; UTF-8 or UTF-16, with or without a byte order mark, any line ends, empty lines at the
 * end let pass), a .npy of strings or integers, or a .csv or .tsv whose heading names its columns (all that are known
 * are returned).
 */
SpecListFile *spec_list_file_read (const char *path, SpecListColumn wanted, GCancellable *cancellable, GError **error);

/** @list: (transfer full): not NULL; its columns go with it, whoever still points into them. */
void spec_list_file_free (SpecListFile *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecListFile, spec_list_file_free)

G_END_DECLS
