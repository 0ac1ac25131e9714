#include "spec-option.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "paint/spec-figure.h"

gboolean
spec_option_fail (const SpecOption *option, const char *expected, const char *found, GError **error)
{
  g_autofree char *name = g_strconcat ("--", option->name, NULL);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s: expected %s, found “%s”"), name, expected, found);
  return FALSE;
}

/** Reads a plain decimal number; *@rest is what follows it. Infinity, NaN and hexadecimal numbers are none. */
static gboolean
read_decimal (const char *text, double *value, const char **rest)
{
  char *end;

  errno = 0;
  *value = g_ascii_strtod (text, &end);
  *rest = end;
  return end != text && errno == 0 && *value <= G_MAXDOUBLE && *value >= -G_MAXDOUBLE && strpbrk (text, "xX") == NULL;
}

static gboolean
read_whole (const SpecOption *option, const char *text, guint64 lowest, guint64 highest, guint64 *value, GError **error)
{
  g_autofree char *expected = NULL;

  if (g_ascii_string_to_unsigned (text, 10, lowest, highest, value, NULL))
    return TRUE;
  expected = g_strdup_printf (_ ("a whole number from %" PRIu64 " to %" PRIu64), lowest, highest);
  return spec_option_fail (option, expected, text, error);
}

gboolean
spec_option_read_file (const SpecOption *option, const char *text, GError **error)
{
  return spec_option_read_text (option, text, error);
}

gboolean
spec_option_read_text (const SpecOption *option, const char *text, GError **error)
{
  char **value = option->value;

  g_free (*value);
  *value = g_strdup (text);
  return TRUE;
}

gboolean
spec_option_read_number (const SpecOption *option, const char *text, GError **error)
{
  g_autofree char *expected = NULL;
  const char *rest;
  double number;

  if (read_decimal (text, &number, &rest) && *rest == '\0' && number >= option->lowest && number <= option->highest)
    {
      *(double *) option->value = number;
      return TRUE;
    }
  if (option->highest >= G_MAXDOUBLE)
    expected = g_strdup_printf (_ ("a number of %g or more"), option->lowest);
  else
    expected = g_strdup_printf (_ ("a number from %g to %g"), option->lowest, option->highest);
  return spec_option_fail (option, expected, text, error);
}

gboolean
spec_option_read_count (const SpecOption *option, const char *text, GError **error)
{
  guint64 count;

  if (!read_whole (option, text, (guint64) option->lowest, (guint64) option->highest, &count, error))
    return FALSE;
  *(guint *) option->value = (guint) count;
  return TRUE;
}

gboolean
spec_option_read_size (const SpecOption *option, const char *text, GError **error)
{
  guint64 size;

  if (!read_whole (option, text, (guint64) option->lowest, (guint64) option->highest, &size, error))
    return FALSE;
  *(gsize *) option->value = (gsize) size;
  return TRUE;
}

gboolean
spec_option_read_seed (const SpecOption *option, const char *text, GError **error)
{
  return read_whole (option, text, 0, G_MAXINT64, option->value, error);
}

/** Returns: how many bytes @suffix, such as K or MiB, stands for; 0: it is none. */
static double
read_unit (const char *suffix)
{
  static const char units[] = "KMGT";
  const char *found = *suffix != '\0' ? strchr (units, g_ascii_toupper (*suffix)) : NULL;
  double unit = 1;

  for (const char *u = units; found != NULL && u <= found; u++)
    unit *= 1024;
  if (found != NULL)
    suffix++;
  if (found != NULL && g_ascii_strcasecmp (suffix, "iB") == 0)
    suffix += 2;
  else if (g_ascii_strcasecmp (suffix, "B") == 0)
    suffix++;
  return *suffix == '\0' ? unit : 0;
}

gboolean
spec_option_read_bytes (const SpecOption *option, const char *text, GError **error)
{
  const char *rest;
  double number, bytes;

  bytes = read_decimal (text, &number, &rest) && number > 0 ? number * read_unit (rest) : 0;
  if (bytes < 1 || bytes >= 9e18)
    return spec_option_fail (option, _ ("a number of bytes such as 800M or 4G"), text, error);
  *(guint64 *) option->value = (guint64) bytes;
  return TRUE;
}

gboolean
spec_option_read_inches (const SpecOption *option, const char *text, GError **error)
{
  g_autofree char *number = g_strdup (text);

  if (g_str_has_suffix (number, "in"))
    number[strlen (number) - 2] = '\0';
  return spec_option_read_number (option, number, error);
}

gboolean
spec_option_read_kernel (const SpecOption *option, const char *text, GError **error)
{
  SpecKernel *kernel = option->value;

  return spec_kernel_kind_parse (text, &kernel->kind) || spec_option_fail (option, _ ("“gaussian” or “cosine”"), text, error);
}

gboolean
spec_option_read_kernels (const SpecOption *option, const char *text, GError **error)
{
  SpecKernel *kernels = option->value;

  if (!spec_option_read_kernel (option, text, error))
    return FALSE;
  kernels[SPEC_SIDE_Y].kind = kernels[SPEC_SIDE_X].kind;
  return TRUE;
}

static gboolean
read_sigma (const SpecOption *option, const char *text, gboolean balance, GError **error)
{
  SpecKernel *kernel = option->value;
  const char *rest;
  double sigma;

  if (g_str_equal (text, "median"))
    kernel->rule = SPEC_BANDWIDTH_MEDIAN;
  else if (balance && g_str_equal (text, "balance"))
    kernel->rule = SPEC_BANDWIDTH_BALANCE;
  else if (read_decimal (text, &sigma, &rest) && *rest == '\0' && sigma > 0)
    {
      kernel->rule = SPEC_BANDWIDTH_NUMBER;
      kernel->sigma = sigma;
    }
  else
    return spec_option_fail (option, balance ? _ ("a number above 0, “median” or “balance”") : _ ("a number above 0 or “median”"), text,
                             error);
  return TRUE;
}

gboolean
spec_option_read_sigma (const SpecOption *option, const char *text, GError **error)
{
  return read_sigma (option, text, FALSE, error);
}

gboolean
spec_option_read_sigma_or_balance (const SpecOption *option, const char *text, GError **error)
{
  return read_sigma (option, text, TRUE, error);
}

gboolean
spec_option_read_method (const SpecOption *option, const char *text, GError **error)
{
  return spec_method_parse (text, option->value) || spec_option_fail (option, _ ("“auto”, “exact” or “rff”"), text, error);
}

gboolean
spec_option_read_formats (const SpecOption *option, const char *text, GError **error)
{
  if (spec_figure_formats_parse (text, option->value, error))
    return TRUE;
  g_prefix_error (error, "--%s: ", option->name);
  return FALSE;
}
