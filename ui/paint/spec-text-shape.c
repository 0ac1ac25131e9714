#include "paint/spec-text-shape.h"

#include <string.h>

#define NEAR 0.85 /* of the length, from where on a blank is a good place to cut */

static char *
dup_one_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *line = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      gboolean gap = g_unichar_isspace (letter) || g_unichar_iscntrl (letter);

      if (!gap && blank && line->len > 0)
        g_string_append_c (line, ' ');
      if (!gap)
        g_string_append_unichar (line, letter);
      blank = gap;
    }
  return g_string_free (line, FALSE);
}

/* Whether @letter belongs to the one before it. */
static gboolean
joins (gunichar letter)
{
  return g_unichar_ismark (letter) || g_unichar_iszerowidth (letter) || (letter >= 0x1F3FB && letter <= 0x1F3FF);
}

/* Returns: where to cut @line so that @kept characters are left, or a few fewer. */
static const char *
find_cut (const char *line, glong kept)
{
  const char *cut = g_utf8_offset_to_pointer (line, kept), *least = g_utf8_offset_to_pointer (line, (glong) (kept * NEAR));

  for (const char *c = cut; c > least; c = g_utf8_prev_char (c))
    if (*c == ' ')
      return c;
  while (cut > line && (joins (g_utf8_get_char (cut)) || g_utf8_get_char (g_utf8_prev_char (cut)) == 0x200D))
    cut = g_utf8_prev_char (cut);
  return cut;
}

char *
spec_text_shape_dup_shortened (const char *text, gsize longest)
{
  g_autofree char *line = dup_one_line (text);
  const char *cut;

  if ((gsize) g_utf8_strlen (line, -1) <= longest)
    return g_steal_pointer (&line);
  cut = find_cut (line, (glong) MAX (longest, 2) - 1);
  return g_strdup_printf ("%.*s…", (int) (cut - line), line);
}

/* In ems, as wide as in the widest of the usual typefaces (DejaVu Sans). */
static double
get_width (gunichar letter)
{
  if (joins (letter))
    return 0;
  if (g_unichar_iswide (letter))
    return 1.05;
  if (letter >= 0x80)
    return 0.68;
  if (letter == ' ' || strchr ("ijl.,:;'|!", (int) letter) != NULL)
    return 0.34;
  if (strchr ("ftr()[]{}I-\"/\\", (int) letter) != NULL)
    return 0.46;
  if (strchr ("mwMW@%+=<>~#", (int) letter) != NULL)
    return 0.98;
  return g_ascii_isupper (letter) || letter == '*' || letter == '_' ? 0.74 : 0.63;
}

/* Breaks as Pango does: between words where one fits, else within it. */
guint
spec_text_shape_count_lines (const char *text, gsize longest, double room)
{
  g_autofree char *line = spec_text_shape_dup_shortened (text, longest);
  double used = 0, word = 0; /* of the line, of the word that is not on it yet */
  guint lines = 1;

  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      double width = get_width (letter);

      if (used + word + width > room && letter != ' ')
        {
          lines++;
          word = used > 0 ? word : 0;
          used = 0;
        }
      word += width;
      if (letter == ' ' || letter == '-' || g_unichar_iswide (letter))
        {
          used += word;
          word = 0;
        }
    }
  return lines;
}
