/* Whether the list of samples is in the order of the rows: montages of the wrong images look as good as those of the
 * right ones. */
#include "samples/spec-samples.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "samples/spec-natural-order.h"
#include "samples/spec-samples-private.h"

static const char *
get_base (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

/* Length of @base without its ending. */
static gsize
measure_stem (const char *base)
{
  const char *ending = strrchr (base, '.');

  return ending != NULL && ending != base ? (gsize) (ending - base) : strlen (base);
}

/* The same file name, or the same but for an ending one of them lacks. */
static gboolean
same_base (const char *a, const char *b)
{
  gsize a_stem = measure_stem (a), b_stem = measure_stem (b);

  if (g_str_equal (a, b))
    return TRUE;

  return (a[a_stem] == '\0' || b[b_stem] == '\0') && a_stem == b_stem && strncmp (a, b, a_stem) == 0;
}

/* What is left of two paths without the components they have in common at their ends: their roots. */
static void
strip_common_end (const char *a, gsize *a_length, const char *b, gsize *b_length)
{
  gsize i = get_base (a) - a, j = get_base (b) - b;

  for (;;)
    {
      gsize length = 0;

      *a_length = i;
      *b_length = j;
      if (i == 0 || j == 0)
        return;
      while (length + 1 < i && length + 1 < j && a[i - 2 - length] != '/' && a[i - 2 - length] == b[j - 2 - length])
        length++;
      if ((length + 1 < i && a[i - 2 - length] != '/') || (length + 1 < j && b[j - 2 - length] != '/'))
        return;
      i -= length + 1;
      j -= length + 1;
    }
}

typedef struct
{
  const char *const *names;
  char **listed;
  gsize count;
  gsize different;
  gsize first;
} Comparison;

static gboolean
same_root (const char *a, gsize a_length, const char *b, gsize b_length)
{
  return a_length == b_length && strncmp (a, b, a_length) == 0;
}

/* Rows agree where the file names do and what stands before the common end is empty on one side, or the same as in row
 * 0. */
static void
compare_rows (Comparison *comparison)
{
  gsize name_root, listed_root;

  strip_common_end (comparison->names[0], &name_root, comparison->listed[0], &listed_root);
  for (gsize i = 0; i < comparison->count; i++)
    {
      const char *name = comparison->names[i], *listed = comparison->listed[i];
      gsize a, b;
      gboolean same = same_base (get_base (name), get_base (listed));

      if (same)
        {
          strip_common_end (name, &a, listed, &b);
          same = a == 0 || b == 0
                 || (same_root (name, a, comparison->names[0], name_root)
                     && same_root (listed, b, comparison->listed[0], listed_root));
        }
      if (!same && comparison->different++ == 0)
        comparison->first = i;
    }
}

static gboolean
is_path (const char *name)
{
  const char *base = get_base (name);

  return base != name || base[measure_stem (base)] != '\0';
}

/* Running numbers and other keys that are no file names cannot be compared; they are told by none of them being listed.
 */
static gboolean
are_names_comparable (const Comparison *comparison)
{
  g_autoptr (GHashTable) stems = NULL;

  if (is_path (comparison->names[0]))
    return TRUE;

  stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < comparison->count; i++)
    {
      const char *base = get_base (comparison->listed[i]);

      g_hash_table_add (stems, g_strndup (base, measure_stem (base)));
    }
  for (gsize i = 0; i < comparison->count; i++)
    if (g_hash_table_contains (stems, comparison->names[i]))
      return TRUE;

  return FALSE;
}

/* Whether the list is sorted by bytes and not also in natural order; @at: the row where it shows. */
static gboolean
is_sorted_by_bytes_only (char **listed, gsize count, gsize *at)
{
  gboolean differs = FALSE;

  for (gsize i = 1; i < count; i++)
    {
      if (strcmp (listed[i - 1], listed[i]) > 0)
        return FALSE;
      if (!differs && spec_natural_order_differs (listed[i - 1], listed[i]))
        {
          differs = TRUE;
          *at = i;
        }
    }

  return differs;
}

static gboolean
is_sorted_naturally (const char *const *names, gsize count)
{
  for (gsize i = 1; i < count; i++)
    if (spec_natural_order_compare (names[i - 1], names[i]) > 0)
      return FALSE;

  return TRUE;
}

static char *
dup_file_label (const char *path, const char *otherwise)
{
  g_autofree char *base = path != NULL ? g_path_get_basename (path) : NULL;

  return path != NULL ? g_filename_display_name (base) : g_strdup (otherwise);
}

static char *
warn_of_names (const SpecSamples *samples, const SpecEmbedding *embedding, const Comparison *comparison)
{
  g_autofree char *list = dup_file_label (samples->source, _ ("the list"));
  g_autofree char *file = dup_file_label (spec_embedding_get_path (embedding), spec_embedding_get_name (embedding));
  gsize at = comparison->first, unused;

  if (is_sorted_by_bytes_only (comparison->listed, comparison->count, &unused)
      && is_sorted_naturally (comparison->names, comparison->count))
    return g_strdup_printf (
      _ ("%s may be in another order: it is sorted by bytes (1, 10, 2), while %s names its rows in natural order "
         "(1, 2, 10). Row %zu is “%s” in one and “%s” in the other."),
      list, file, at, comparison->listed[at], comparison->names[at]);

  return g_strdup_printf (ngettext ("%s and %s disagree on %zu row: row %zu"
                                    " is “%s” in one and “%s” in the other. The images may belong to other rows.",
                                    "%s and %s disagree on %zu rows: row %zu"
                                    " is “%s” in one and “%s” in the other. The images may belong to other rows.",
                                    comparison->different),
                          list, file, comparison->different, at, comparison->listed[at], comparison->names[at]);
}

/* By bytes, but folder by folder. */
static int
compare_bytes (const char *a, const char *b)
{
  while (*a == *b && *a != '\0')
    {
      a++;
      b++;
    }

  return (*a == '/' ? 1 : (guchar) *a * 2) - (*b == '/' ? 1 : (guchar) *b * 2);
}

/* A folder is listed in natural order; many programs that make embeddings go through it by bytes. */
static gboolean
has_other_byte_order (char **listed, gsize count)
{
  for (gsize i = 1; i < count; i++)
    if (compare_bytes (listed[i - 1], listed[i]) > 0)
      return TRUE;

  return FALSE;
}

static char *
warn_of_sorting (const SpecSamples *samples, const SpecEmbedding *embedding)
{
  char **listed = samples->listed->strings;
  g_autofree char *list = dup_file_label (samples->source, _ ("the list"));
  g_autofree char *file = embedding != NULL
                            ? dup_file_label (spec_embedding_get_path (embedding), spec_embedding_get_name (embedding))
                            : g_strdup (_ ("the embeddings"));
  gsize at = 0;

  if (samples->from_folder && has_other_byte_order (listed, samples->count))
    return g_strdup_printf (
      _ ("%s is listed in natural order (1, 2, 10), which is not its order by bytes (1, 10, 2). Make sure that the "
         "rows of %s are in natural order too."),
      list, file);
  if (!samples->from_folder && is_sorted_by_bytes_only (listed, samples->count, &at))
    return g_strdup_printf (
      _ ("%s is sorted by bytes (1, 10, 2): “%s” comes before “%s”. Make sure that the rows of %s are in that order "
         "and not in the natural one (1, 2, 10)."),
      list, listed[at - 1], listed[at], file);

  return NULL;
}

char *
spec_samples_check_order (const SpecSamples *samples, const SpecEmbedding *embedding)
{
  Comparison comparison = { 0 };

  g_return_val_if_fail (samples != NULL, NULL);

  if (samples->listed == NULL || samples->count == 0)
    return NULL;

  comparison.names = embedding != NULL ? spec_embedding_get_row_names (embedding) : NULL;
  comparison.listed = samples->listed->strings;
  comparison.count = samples->count;
  if (comparison.names == NULL || spec_embedding_get_samples (embedding) != samples->count
      || !are_names_comparable (&comparison))
    return warn_of_sorting (samples, embedding);

  compare_rows (&comparison);

  return comparison.different > 0 ? warn_of_names (samples, embedding, &comparison) : NULL;
}
