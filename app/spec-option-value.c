#include "spec-option-value.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

static gboolean
fail (const char *option, const char *expected, const char *found, GError **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s: expected %s, found “%s”"), option, expected,
               found);
  return FALSE;
}

/** Reads a plain decimal number; *@rest is what follows it. Infinity, NaN and hexadecimal numbers are none. */
static gboolean
read_number (const char *text, double *value, const char **rest)
{
  char *end;

  errno = 0;
  *value = g_ascii_strtod (text, &end);
  *rest = end;
  return end != text && errno == 0 && *value <= G_MAXDOUBLE && *value >= -G_MAXDOUBLE && strpbrk (text, "xX") == NULL;
}

gboolean
spec_option_parse_number (const char *option, const char *text, double lowest, double highest, double *value,
                          GError **error)
{
  g_autofree char *expected = NULL;
  const char *rest;
  double number;

  if (text == NULL)
    return TRUE;
  if (read_number (text, &number, &rest) && *rest == '\0' && number >= lowest && number <= highest)
    {
      *value = number;
      return TRUE;
    }
  if (highest >= G_MAXDOUBLE)
    expected = g_strdup_printf (_ ("a number of %g or more"), lowest);
  else
    expected = g_strdup_printf (_ ("a number from %g to %g"), lowest, highest);
  return fail (option, expected, text, error);
}

gboolean
spec_option_parse_count (const char *option, const char *text, guint64 lowest, guint64 highest, guint64 *value,
                         GError **error)
{
  g_autofree char *expected = NULL;

  if (text == NULL || g_ascii_string_to_unsigned (text, 10, lowest, highest, value, NULL))
    return TRUE;
  expected = g_strdup_printf (_ ("a whole number from %" PRIu64 " to %" PRIu64), lowest, highest);
  return fail (option, expected, text, error);
}

gboolean
spec_option_parse_bytes (const char *option, const char *text, guint64 *bytes, GError **error)
{
  static const char units[] = "KMGT";
  const char *rest;
  double number, unit = 1;

  if (text == NULL)
    return TRUE;
  if (read_number (text, &number, &rest) && number > 0)
    {
      const char *found = *rest != '\0' ? strchr (units, g_ascii_toupper (*rest)) : NULL;

      for (const char *u = units; found != NULL && u <= found; u++)
        unit *= 1024;
      if (found != NULL)
        rest++;
      if (found != NULL && g_ascii_strcasecmp (rest, "iB") == 0)
        rest += 2;
      else if (g_ascii_strcasecmp (rest, "B") == 0)
        rest++;
      if (*rest == '\0' && number * unit >= 1 && number * unit < 9e18)
        {
          *bytes = (guint64) (number * unit);
          return TRUE;
        }
    }
  return fail (option, _ ("a number of bytes such as 800M or 4G"), text, error);
}

gboolean
spec_option_parse_inches (const char *option, const char *text, double *inches, GError **error)
{
  g_autofree char *number = g_strdup (text);

  if (number != NULL && g_str_has_suffix (number, "in"))
    number[strlen (number) - 2] = '\0';
  return spec_option_parse_number (option, number, 0.5, 100, inches, error);
}

gboolean
spec_option_parse_sigma (const char *option, const char *text, gboolean balance, SpecKernel *kernel, GError **error)
{
  const char *rest;
  double sigma;

  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "median"))
    kernel->rule = SPEC_BANDWIDTH_MEDIAN;
  else if (balance && g_str_equal (text, "balance"))
    kernel->rule = SPEC_BANDWIDTH_BALANCE;
  else if (read_number (text, &sigma, &rest) && *rest == '\0' && sigma > 0)
    {
      kernel->rule = SPEC_BANDWIDTH_NUMBER;
      kernel->sigma = sigma;
    }
  else
    return fail (option, balance ? _ ("a number above 0, “median” or “balance”") : _ ("a number above 0 or “median”"),
                 text, error);
  return TRUE;
}

gboolean
spec_option_parse_kernel (const char *option, const char *text, SpecKernelKind *kind, GError **error)
{
  return text == NULL || spec_kernel_kind_parse (text, kind)
         || fail (option, _ ("“gaussian” or “cosine”"), text, error);
}

gboolean
spec_option_parse_method (const char *option, const char *text, SpecMethod *method, GError **error)
{
  return text == NULL || spec_method_parse (text, method) || fail (option, _ ("“auto”, “exact” or “rff”"), text, error);
}
