#include <string.h>

#include <glib/gi18n-lib.h>

#include "embedding/spec-array-info.h"
#include "spec-command.h"

/** One array: its name, shape, type and order, in columns. */
static void
print_array (const SpecArrayInfo *info, int name_width)
{
  g_autofree char *shape = spec_array_info_dup_shape (info);
  const char *order = info->fortran_order ? _ ("Fortran order") : _ ("C order");

  g_print ("  %-*s  %-16s  %s", name_width, info->name != NULL ? info->name : "", shape, info->type_name);
  if (info->dtype != SPEC_DTYPE_STRING && info->n_dimensions > 1)
    g_print (", %s", order);
  if (info->big_endian)
    g_print (", %s", _ ("big-endian"));
  g_print ("\n");
}

static gboolean
print_file (const char *path, GError **error)
{
  g_autoptr (GPtrArray) arrays = spec_array_info_list (path, NULL, error);
  int width = 0;

  if (arrays == NULL)
    return FALSE;
  for (guint i = 0; i < arrays->len; i++)
    {
      const SpecArrayInfo *info = arrays->pdata[i];

      width = MAX (width, info->name != NULL ? (int) strlen (info->name) : 0);
    }
  g_print ("%s\n", path);
  for (guint i = 0; i < arrays->len; i++)
    print_array (arrays->pdata[i], width);
  return TRUE;
}

SpecExit
spec_command_info (char **arguments)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  SpecExit status = SPEC_EXIT_DONE;

  if (!spec_command_parse (spec_command_find ("info"), entries, &rest, &error))
    return spec_command_fail (SPEC_EXIT_USAGE, error);
  if (rest[0] == NULL)
    {
      g_set_error_literal (&error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _ ("info: expected one file or more"));
      return spec_command_fail (SPEC_EXIT_USAGE, error);
    }
  for (gsize i = 0; rest[i] != NULL; i++)
    {
      g_autoptr (GError) file_error = NULL;

      if (!print_file (rest[i], &file_error))
        status = spec_command_fail (SPEC_EXIT_FAILED, file_error);
    }
  return status;
}
