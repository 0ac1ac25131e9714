#include "samples/spec-natural-order.h"

#include <string.h>

static gsize
count_digits (const char *text)
{
  gsize count = 0;

  while (g_ascii_isdigit (text[count]))
    count++;

  return count;
}

static int
compare_numbers (const char *a, gsize a_length, const char *b, gsize b_length)
{
  int order;

  for (; a_length > 1 && *a == '0'; a++)
    a_length--;
  for (; b_length > 1 && *b == '0'; b++)
    b_length--;
  if (a_length != b_length)
    return a_length < b_length ? -1 : 1;
  order = memcmp (a, b, a_length);

  return (order > 0) - (order < 0);
}

static int
rank_character (char c)
{
  return c == '\0' ? 0 : c == '/' ? 1 : 2 + (guchar) c;
}

/* Finds where @a and @b differ: stands at the numbers or characters that do. Returns how they compare. */
static int
find_difference (const char **a, const char **b)
{
  while (**a != '\0' || **b != '\0')
    {
      gsize a_digits = count_digits (*a), b_digits = count_digits (*b);
      int order;

      if (a_digits > 0 && b_digits > 0)
        {
          order = compare_numbers (*a, a_digits, *b, b_digits);
          if (order != 0)
            return order;
          *a += a_digits;
          *b += b_digits;
          continue;
        }
      order = rank_character (**a) - rank_character (**b);
      if (order != 0)
        return order < 0 ? -1 : 1;
      ++*a;
      ++*b;
    }

  return 0;
}

int
spec_natural_order_compare (const char *a, const char *b)
{
  const char *at = a, *bt = b;
  int order = find_difference (&at, &bt);

  /* Equal but for leading zeros: "01" and "1". */
  return order != 0 ? order : strcmp (a, b);
}

gboolean
spec_natural_order_differs (const char *a, const char *b)
{
  if (strcmp (a, b) >= 0 || find_difference (&a, &b) <= 0 || !g_ascii_isdigit (*a) || !g_ascii_isdigit (*b))
    return FALSE;

  return !g_ascii_isalpha (a[count_digits (a)]) && !g_ascii_isalpha (b[count_digits (b)]);
}
