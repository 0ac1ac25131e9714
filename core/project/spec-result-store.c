#include "project/spec-result-store.h"

#include <inttypes.h>
#include <string.h>
#include <utime.h>

#include <glib/gstdio.h>

#include "spec/spec-result-private.h"

/* Changes with what a file holds; the byte order is part of it. */
#define FORMAT (G_BYTE_ORDER == G_LITTLE_ENDIAN ? 1u : 2u)
#define MAX_FILES 64
#define MAX_BYTES (G_GINT64_CONSTANT (1) << 30)

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "spec-explorer", "results", NULL);
}

static char *
dup_path (const char *key)
{
  g_autofree char *folder = dup_folder ();

  return g_build_filename (folder, key, NULL);
}

char *
spec_result_store_make_key (const char *const *sha256, const char *const *array, const SpecParams *params)
{
  g_autoptr (GString) text = g_string_new (SPEC_VERSION);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint side = 0; side < 2; side++)
    {
      const SpecKernel *kernel = &params->kernel[side];

      g_string_append_printf (text, "\n%s\n%s\n%d %d ", sha256[side], array[side] != NULL ? array[side] : "", kernel->kind,
                              kernel->rule);
      g_string_append (text, g_ascii_dtostr (number, sizeof number, kernel->sigma));
    }
  g_string_append_printf (text, "\n%s", g_ascii_dtostr (number, sizeof number, params->eta));
  g_string_append_printf (text, "\n%s", g_ascii_dtostr (number, sizeof number, params->tolerance));
  g_string_append_printf (text, "\n%d %d %u %" PRIu64 " %u %u", params->centre, params->method, params->rff_dim,
                          params->seed, params->modes, params->spectrum);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
}

static GVariant *
make_doubles (const double *values, gsize count)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, values, count, sizeof *values);
}

static void
add_spectrum (GVariantDict *dict, const char *name, const SpecResult *result, SpecSide side)
{
  gsize count;
  const double *values = spec_result_get_spectrum (result, side, &count);

  g_variant_dict_insert_value (dict, name, make_doubles (values, count));
}

/* Both directions one after the other, the positive one first. */
static void
add_modes (GVariantDict *dict, SpecResult *result)
{
  gsize positive = spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE);
  gsize count = positive + spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE);
  gsize samples = spec_problem_get_samples (spec_result_get_problem (result));
  g_autofree double *values = g_new (double, count + 1), *residuals = g_new (double, count + 1);
  GByteArray *vectors = g_byte_array_sized_new ((guint) MIN (count * samples * sizeof (float), G_MAXUINT / 2));

  for (gsize i = 0; i < count; i++)
    {
      const SpecMode *mode = i < positive ? spec_result_get_mode (result, SPEC_DIRECTION_POSITIVE, i)
                                          : spec_result_get_mode (result, SPEC_DIRECTION_NEGATIVE, i - positive);

      values[i] = mode->eigenvalue;
      residuals[i] = mode->residual;
      g_byte_array_append (vectors, (const guint8 *) mode->scores, (guint) (samples * sizeof *mode->scores));
    }
  g_variant_dict_insert (dict, "positive", "t", (guint64) positive);
  g_variant_dict_insert_value (dict, "values", make_doubles (values, count));
  g_variant_dict_insert_value (dict, "residuals", make_doubles (residuals, count));
  g_variant_dict_insert_value (dict, "vectors",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, vectors->data, vectors->len, 1));
  g_byte_array_unref (vectors);
}

static GVariant *
make_variant (SpecResult *result, const double *median)
{
  GVariantDict dict;
  const double effective[] = { spec_result_get_effective_modes (result, SPEC_SIDE_X),
                               spec_result_get_effective_modes (result, SPEC_SIDE_Y) };

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "format", "u", FORMAT);
  g_variant_dict_insert (&dict, "method", "u", (guint32) spec_result_get_method (result));
  g_variant_dict_insert (&dict, "converged", "b", spec_result_get_converged (result));
  g_variant_dict_insert (&dict, "products", "u", (guint32) spec_result_get_block_products (result));
  g_variant_dict_insert (&dict, "seconds", "d", spec_result_get_seconds (result));
  g_variant_dict_insert (&dict, "norm", "d", spec_result_get_spec_diff (result));
  g_variant_dict_insert_value (&dict, "median", make_doubles (median, 2));
  g_variant_dict_insert_value (&dict, "effective", make_doubles (effective, 2));
  add_spectrum (&dict, "spectrum-x", result, SPEC_SIDE_X);
  add_spectrum (&dict, "spectrum-y", result, SPEC_SIDE_Y);
  add_modes (&dict, result);

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

typedef struct
{
  char *path;
  gint64 size;
  gint64 used; /* seconds */
} StoredFile;

static void
stored_file_clear (gpointer data)
{
  g_free (((StoredFile *) data)->path);
}

static int
compare_stored (gconstpointer a, gconstpointer b)
{
  const StoredFile *left = a, *right = b;

  return left->used > right->used ? -1 : left->used < right->used;
}

/* Those used last stay. */
static void
trim (const char *folder)
{
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (StoredFile));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 bytes = 0;

  g_array_set_clear_func (files, stored_file_clear);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      StoredFile file = { g_build_filename (folder, name, NULL), 0, 0 };
      GStatBuf status;

      if (g_stat (file.path, &status) == 0)
        {
          file.size = status.st_size;
          file.used = status.st_mtime;
        }
      g_array_append_val (files, file);
    }
  g_array_sort (files, compare_stored);
  for (guint i = 0; i < files->len; i++)
    {
      const StoredFile *file = &g_array_index (files, StoredFile, i);

      bytes += file->size;
      if (i >= MAX_FILES || (i > 0 && bytes > MAX_BYTES))
        g_unlink (file->path);
    }
}

gboolean
spec_result_store_keep (const char *key, SpecResult *result, const double *median, GError **error)
{
  g_autofree char *folder = dup_folder (), *path = dup_path (key);
  g_autoptr (GVariant) variant = NULL;

  if (spec_problem_is_preview (spec_result_get_problem (result)) || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_mkdir_with_parents (folder, 0700);
  variant = make_variant (result, median);
  if (!g_file_set_contents (path, g_variant_get_data (variant), (gssize) g_variant_get_size (variant), error))
    return FALSE;
  trim (folder);

  return TRUE;
}

/* Returns: (nullable): @count doubles called @name, or any number of them where @count is NULL's. */
static const double *
find_doubles (GVariant *variant, const char *name, GPtrArray *keep, gsize *count)
{
  GVariant *value = g_variant_lookup_value (variant, name, G_VARIANT_TYPE ("ad"));

  *count = 0;
  if (value == NULL)
    return NULL;
  g_ptr_array_add (keep, value);

  return g_variant_get_fixed_array (value, count, sizeof (double));
}

/* Returns: (transfer full) (nullable): the pairs, where what is stored of them agrees with itself and with @samples rows. */
static SpecEigenpairs *
read_pairs (GVariant *variant, gsize samples, GPtrArray *keep)
{
  g_autoptr (GVariant) vectors = g_variant_lookup_value (variant, "vectors", G_VARIANT_TYPE_BYTESTRING);
  guint64 positive = 0;
  gsize count, n_residuals, bytes = 0;
  const double *values = find_doubles (variant, "values", keep, &count);
  const double *residuals = find_doubles (variant, "residuals", keep, &n_residuals);
  gconstpointer data = vectors != NULL ? g_variant_get_fixed_array (vectors, &bytes, 1) : NULL;
  SpecEigenpairs *pairs;

  if (values == NULL || residuals == NULL || data == NULL || n_residuals != count || bytes != count * samples * sizeof (float)
      || !g_variant_lookup (variant, "positive", "t", &positive) || positive > count)
    return NULL;

  pairs = spec_eigenpairs_new (samples, (gsize) positive, count - (gsize) positive, NULL);
  if (pairs == NULL)
    return NULL;
  memcpy (pairs->values, values, count * sizeof *values);
  memcpy (pairs->residuals, residuals, count * sizeof *residuals);
  memcpy (pairs->vectors, data, bytes);
  pairs->converged = TRUE;
  g_variant_lookup (variant, "norm", "d", &pairs->norm);

  return pairs;
}

static void
read_spectra (GVariant *variant, SpecResult *result, GPtrArray *keep)
{
  static const char *const names[] = { "spectrum-x", "spectrum-y" };
  gsize n_effective;
  const double *effective = find_doubles (variant, "effective", keep, &n_effective);
  gboolean converged = TRUE;

  g_variant_lookup (variant, "converged", "b", &converged);
  for (guint side = 0; side < 2; side++)
    {
      gsize count;
      const double *values = find_doubles (variant, names[side], keep, &count);

      spec_result_set_spectrum (result, side, values, count, n_effective == 2 ? effective[side] : 0, converged);
    }
}

static SpecResult *
read_result (GVariant *variant, SpecProblem *problem, double *median)
{
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  guint32 format = 0, method = SPEC_METHOD_EXACT, products = 0;
  double seconds = 0;
  gsize n_medians;
  const double *medians = find_doubles (variant, "median", keep, &n_medians);
  SpecEigenpairs *pairs;
  SpecResult *result;

  if (!g_variant_lookup (variant, "format", "u", &format) || format != FORMAT || n_medians != 2
      || !g_variant_lookup (variant, "method", "u", &method) || (method != SPEC_METHOD_EXACT && method != SPEC_METHOD_RFF))
    return NULL;
  pairs = read_pairs (variant, spec_problem_get_samples (problem), keep);
  if (pairs == NULL)
    return NULL;

  result = spec_result_new (problem, (SpecMethod) method);
  read_spectra (variant, result, keep);
  spec_result_take_pairs (result, pairs);
  g_variant_lookup (variant, "products", "u", &products);
  g_variant_lookup (variant, "seconds", "d", &seconds);
  spec_result_set_cost (result, products, seconds);
  memcpy (median, medians, 2 * sizeof *median);

  return result;
}

SpecResult *
spec_result_store_recall (const char *key, SpecProblem *problem, double *median)
{
  g_autofree char *path = dup_path (key), *text = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  utime (path, NULL); /* used now */
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));

  return read_result (variant, problem, median);
}
