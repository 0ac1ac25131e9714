/* Writes the files the loaders' tests read: a folder that goes away, .npy from its parts, zip archives of every sort.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;
} TestFolder;

TestFolder *test_folder_new (void);

/** Removes the folder with all that is in it. */
void test_folder_free (TestFolder *folder);

/** Returns: (transfer full): the path of @name in the folder. */
char *test_folder_path (TestFolder *folder, const char *name);

/** Returns: (transfer full): the path of the file written; folders in @name are made. */
char *test_folder_write (TestFolder *folder, const char *name, gconstpointer data, gsize size);

char *test_folder_write_text (TestFolder *folder, const char *name, const char *text);

char *test_folder_write_bytes (TestFolder *folder, const char *name, GByteArray *bytes);

/** Loading an embedding from @path must fail with this SpecError and one line that begins with the file and says @text.
 */
void test_assert_refused (const char *path, int code, const char *text);

/** Returns: (transfer full): a .npy with this dictionary, padded as NumPy does. */
GByteArray *npy_new (guint version, const char *dictionary, gconstpointer values, gsize size);

/** Returns: (transfer full): a .npy of two dimensions; @size bytes of values. */
GByteArray *
npy_new_table (const char *descr, gboolean fortran_order, gsize rows, gsize columns, gconstpointer values, gsize size);

/** Returns: (transfer full): a .npy of float32 with value (i, j) = @start + i * columns + j. */
GByteArray *npy_new_ramp (gsize rows, gsize columns, float start);

/** Returns: (transfer full): a .npy of ASCII strings as NumPy's "<U…", or ">U…" for big-endian. */
GByteArray *npy_new_strings (const char *const *strings, gboolean big_endian);

typedef enum
{
  ZIP_PLAIN = 0,
  ZIP_DEFLATED = 1 << 0,
  ZIP_64 = 1 << 1, /* sizes, offset and directory in zip64 form */
} ZipFlags;

typedef struct
{
  const char *name;
  GByteArray *bytes; /* consumed */
  ZipFlags flags;
} ZipMember;

/** Returns: (transfer full): an archive of @count members. */
GByteArray *zip_new (const ZipMember *members, gsize count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFolder, test_folder_free)

G_END_DECLS
