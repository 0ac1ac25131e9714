#include "embedding/spec-array-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"

/* A file may hold thousands of arrays; a message shows the first few. */
#define MAX_LISTED 12

static gboolean
is_candidate (const SpecArrayInfo *info)
{
  return info->n_dimensions == 2 && spec_dtype_is_number (info->dtype);
}

static char *
dup_list (GPtrArray *infos, gboolean candidates_only, gboolean with_shape)
{
  GString *text = g_string_new (NULL);
  guint listed = 0, left_out = 0;

  for (guint i = 0; i < infos->len; i++)
    {
      const SpecArrayInfo *info = infos->pdata[i];
      g_autofree char *shape = spec_array_info_dup_shape (info), *name = NULL;

      if (candidates_only && !is_candidate (info))
        continue;
      if (listed == MAX_LISTED)
        {
          left_out++;
          continue;
        }
      name = spec_file_label_new (info->name, NULL);
      g_string_append_printf (text, listed++ > 0 ? ", %s" : "%s", name);
      if (with_shape)
        g_string_append_printf (text, " %s %s", info->type_name, shape);
    }
  if (left_out > 0)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", left_out), left_out);

  return g_string_free (text, FALSE);
}

/* NumPy takes "features" and "features.npy" for the same member. */
static gboolean
has_name (const SpecArrayInfo *info, const char *name)
{
  return g_strcmp0 (info->name, name) == 0
         || (info->name != NULL && g_str_has_prefix (name, info->name)
             && g_str_equal (name + strlen (info->name), ".npy"));
}

static gboolean
find_named (GPtrArray *infos, const char *name, gboolean candidates_only, guint *index)
{
  for (guint i = 0; i < infos->len; i++)
    if (has_name (infos->pdata[i], name) && (!candidates_only || is_candidate (infos->pdata[i])))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/* @last: the last one; 0 where there is none. */
static guint
count_candidates (GPtrArray *infos, guint *last)
{
  guint count = 0;

  *last = 0;

  for (guint i = 0; i < infos->len; i++)
    if (is_candidate (infos->pdata[i]))
      {
        *last = i;
        count++;
      }

  return count;
}

static gboolean
find_unnamed (const char *label, GPtrArray *infos, guint *index, GError **error)
{
  static const char *const USUAL_NAMES[] = { "features", "embeddings", "arr_0" };
  g_autofree char *names = NULL;
  guint count = count_candidates (infos, index);

  /* Of a single array the reader itself says best what is wrong with it. */
  if (count == 1 || infos->len == 1)
    return TRUE;

  if (count == 0)
    {
      names = dup_list (infos, FALSE, TRUE);
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE,
                   _ ("%s: holds no embedding: expected an array of rows × columns, found %s"), label, names);
      return FALSE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (USUAL_NAMES); i++)
    if (find_named (infos, USUAL_NAMES[i], TRUE, index))
      return TRUE;

  names = dup_list (infos, TRUE, FALSE);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_CHOICE,
               _ ("%s: holds several embeddings: expected FILE:ARRAY with one of %s, found no name"), label, names);

  return FALSE;
}

gboolean
spec_array_choice_find (const char *label, GPtrArray *infos, const char *name, guint *index, GError **error)
{
  g_autofree char *names = NULL;

  if (infos->len == 0)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: holds no arrays: expected at least one, found none"),
                   label);
      return FALSE;
    }
  if (name == NULL)
    return find_unnamed (label, infos, index, error);
  if (find_named (infos, name, FALSE, index))
    return TRUE;

  names = dup_list (infos, FALSE, FALSE);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: no such array: expected one of %s, found “%s”"), label,
               names, name);

  return FALSE;
}

gboolean
spec_array_choice_refuse_name (const char *label, const char *name, GError **error)
{
  if (name == NULL)
    return TRUE;

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: holds one array, which has no name: expected the file alone, found “%s” after it"), label, name);

  return FALSE;
}
