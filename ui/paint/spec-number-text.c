#include "paint/spec-number-text.h"

#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define MINUS "\342\210\222"

char *
spec_number_text_fixed (double value, int decimals, SpecNumberFlags flags)
{
  char format[16];
  char ascii[G_ASCII_DTOSTR_BUF_SIZE + 320];
  g_autofree char *digits = NULL;
  const char *sign;

  if (!isfinite (value))
    return g_strdup ("\342\200\223");
  decimals = CLAMP (decimals, 0, 12);
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  if (flags & SPEC_NUMBER_FIGURE)
    digits = g_strdup (g_ascii_formatd (ascii, sizeof ascii, format, fabs (value)));
  else
    digits = g_strdup_printf ("%.*f", decimals, fabs (value));
  /* What rounds to nothing has no sign. */
  if (strpbrk (digits, "123456789") == NULL)
    sign = "";
  else if (value < 0)
    sign = MINUS;
  else
    sign = flags & SPEC_NUMBER_SIGNED ? "+" : "";
  return g_strconcat (sign, digits, NULL);
}

char *
spec_number_text_significant (double value, int digits, SpecNumberFlags flags)
{
  int exponent;

  if (!isfinite (value) || value <= 0)
    return spec_number_text_fixed (value, digits - 1, flags);
  exponent = (int) floor (log10 (value));
  /* 9.996 has two digits before the point once rounded. */
  if (value / pow (10, exponent) >= 10 - 0.5 * pow (10, 1 - digits))
    exponent++;
  return spec_number_text_fixed (value, digits - 1 - exponent, flags);
}

char *
spec_number_text_count (guint64 count, SpecNumberFlags flags)
{
  const char *mark = flags & SPEC_NUMBER_FIGURE ? "," : localeconv ()->thousands_sep;
  g_autofree char *digits = g_strdup_printf ("%" PRIu64, count);
  gsize length = strlen (digits);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, mark);
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

gboolean
spec_number_text_parse (const char *text, double *value)
{
  const char *point = localeconv ()->decimal_point;
  g_autofree char *plain = g_strstrip (g_strdup (text));
  GString *ascii = g_string_new (plain);
  char *end = NULL;
  gboolean whole;

  g_string_replace (ascii, MINUS, "-", 1);
  if (strcmp (point, ".") != 0)
    g_string_replace (ascii, point, ".", 1);
  *value = g_ascii_strtod (ascii->str, &end);
  whole = ascii->len > 0 && *end == '\0' && isfinite (*value);
  g_string_free (ascii, TRUE);
  return whole;
}
