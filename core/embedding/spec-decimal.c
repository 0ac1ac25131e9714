#include "embedding/spec-decimal.h"

#include <math.h>
#include <string.h>

/* Powers of ten that a double holds exactly, and the most digits of an integer it holds exactly: with both, one product
 * or one division gives the correctly rounded value (Clinger 1990). */
#define MAX_EXACT_POWER 22
#define MAX_EXACT_MANTISSA (G_GUINT64_CONSTANT (1) << 53)
#define MAX_DIGITS 18

typedef struct
{
  guint64 mantissa;
  int digits;   /* that count, leading zeros do not */
  int exponent; /* of ten */
} Decimal;

static gboolean
parse_word (const char *text, gsize length, double *value)
{
  if (length == 3 && g_ascii_strncasecmp (text, "nan", 3) == 0)
    *value = NAN;
  else if ((length == 3 && g_ascii_strncasecmp (text, "inf", 3) == 0)
           || (length == 8 && g_ascii_strncasecmp (text, "infinity", 8) == 0))
    *value = INFINITY;
  else
    return FALSE;

  return TRUE;
}

static const char *
scan_digits (const char *at, const char *end, Decimal *decimal, gboolean fraction)
{
  for (; at < end && g_ascii_isdigit (*at); at++)
    {
      if (decimal->digits > 0 || *at != '0')
        decimal->digits++;
      if (decimal->digits <= MAX_DIGITS)
        decimal->mantissa = decimal->mantissa * 10 + (guint64) (*at - '0');
      if (fraction)
        decimal->exponent--;
    }

  return at;
}

/* Reads "e-05"; returns NULL for an exponent without digits. */
static const char *
scan_exponent (const char *at, const char *end, Decimal *decimal)
{
  gboolean negative;
  int exponent = 0;

  at++;
  negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+'))
    at++;
  if (at == end || !g_ascii_isdigit (*at))
    return NULL;
  for (; at < end && g_ascii_isdigit (*at); at++)
    exponent = MIN (exponent * 10 + (*at - '0'), 100000);
  decimal->exponent += negative ? -exponent : exponent;

  return at;
}

static gboolean
scan (const char *at, const char *end, Decimal *decimal)
{
  const char *start = at;
  gsize points = 0;

  at = scan_digits (at, end, decimal, FALSE);
  if (at < end && *at == '.')
    {
      points = 1;
      at = scan_digits (at + 1, end, decimal, TRUE);
    }
  if ((gsize) (at - start) == points)
    return FALSE;
  if (at < end && (*at == 'e' || *at == 'E'))
    at = scan_exponent (at, end, decimal);

  return at == end;
}

static double
convert_slowly (const char *text, gsize length)
{
  char buffer[64];
  g_autofree char *copy = NULL;

  if (length >= sizeof buffer)
    return g_ascii_strtod (copy = g_strndup (text, length), NULL);

  memcpy (buffer, text, length);
  buffer[length] = '\0';

  return g_ascii_strtod (buffer, NULL);
}

gboolean
spec_decimal_parse (const char *text, gsize length, double *value)
{
  static const double POWERS[MAX_EXACT_POWER + 1]
    = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
  const char *end = text + length;
  Decimal decimal = { 0 };
  gboolean negative;

  while (text < end && (*text == ' ' || *text == '\t'))
    text++;
  while (text < end && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  negative = text < end && *text == '-';
  if (text < end && (*text == '-' || *text == '+'))
    text++;

  if (!scan (text, end, &decimal))
    {
      if (!parse_word (text, end - text, value))
        return FALSE;
    }
  else if (decimal.digits > MAX_DIGITS || decimal.mantissa > MAX_EXACT_MANTISSA
           || ABS (decimal.exponent) > MAX_EXACT_POWER)
    *value = convert_slowly (text, end - text);
  else
    *value = decimal.exponent < 0 ? (double) decimal.mantissa / POWERS[-decimal.exponent]
                                  : (double) decimal.mantissa * POWERS[decimal.exponent];
  if (negative)
    *value = -*value;

  return TRUE;
}
