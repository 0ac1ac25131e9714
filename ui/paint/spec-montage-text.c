#include "paint/spec-montage-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MINUS "\u2212"

static char *
format_number (const char *format, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, format, fabs (value));
  return g_strconcat (value < 0 ? MINUS : "", buffer, NULL);
}

char *
spec_montage_text_dup_number (double value, guint digits)
{
  g_autofree char *format = g_strdup_printf ("%%.%uf", digits);

  return format_number (format, value);
}

/* 2000 → "2,000". */
static char *
dup_count (gsize count)
{
  g_autofree char *digits = g_strdup_printf ("%zu", count);
  gsize length = strlen (digits);
  GString *grouped = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (grouped, ',');
      g_string_append_c (grouped, digits[i]);
    }
  return g_string_free (grouped, FALSE);
}

static char *
dup_eigenvalue (const SpecMontageCluster *cluster)
{
  g_autofree char *number = spec_montage_text_dup_number (fabs (cluster->eigenvalue), 4);

  /* Translators: an eigenvalue that is not exact: "0.0304 (not converged)" */
  return cluster->converged ? g_steal_pointer (&number) : g_strdup_printf (_ ("%s (not converged)"), number);
}

char *
spec_montage_text_dup_title (const SpecMontageCluster *cluster, const char *template)
{
  GString *title = g_string_new (template);
  g_autofree char *rank = g_strdup_printf ("%u", cluster->rank);
  g_autofree char *lambda = dup_eigenvalue (cluster);
  g_autofree char *size = dup_count (cluster->size);

  g_string_replace (title, "{rank}", rank, 0);
  g_string_replace (title, "{lambda}", lambda, 0);
  g_string_replace (title, "{size}", size, 0);
  g_string_replace (title, "{name}", cluster->name != NULL ? cluster->name : "", 0); /* last: a name may hold braces */
  return g_string_free (title, FALSE);
}

static char *
colored (const char *text, SpecColor color)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1); /* a name may come from a file's */

  return g_markup_printf_escaped ("<span foreground=\"#%02x%02x%02x\">%s</span>", (guint)round (color.red * 255),
                                  (guint)round (color.green * 255), (guint)round (color.blue * 255), valid);
}

static char *
dup_shortened (const char *name, gsize longest)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1), *start = NULL, *end = NULL;
  glong length = g_utf8_strlen (valid, -1), kept = (glong)MAX (longest, 2) - 1;

  if ((gsize)length <= longest)
    return g_steal_pointer (&valid);
  start = g_utf8_substring (valid, 0, kept - kept / 2);
  end = g_utf8_substring (valid, length - kept / 2, length);
  return g_strconcat (start, "…", end, NULL);
}

char *
spec_montage_text_dup_direction (const SpecMontage *montage,
                                 SpecDirection direction,
                                 const SpecPalette *palette,
                                 gsize longest,
                                 const char *separator)
{
  g_autofree char *eta = format_number ("%.4g", montage->eta);
  g_autofree char *name_x = dup_shortened (montage->name[SPEC_SIDE_X], longest);
  g_autofree char *name_y = dup_shortened (montage->name[SPEC_SIDE_Y], longest);
  g_autofree char *weighted = montage->eta == 1 ? g_strdup (name_y) : g_strdup_printf ("%s %s", eta, name_y);
  g_autofree char *x = colored (name_x, palette->x);
  g_autofree char *y = colored (weighted, palette->y);

  if (direction == SPEC_DIRECTION_POSITIVE)
    return g_strconcat (x, separator, MINUS " ", y, NULL);
  return g_strconcat (y, separator, MINUS " ", x, NULL);
}

/* .71 as in the papers; 1.00 and −.05 where they are needed. */
static char *
dup_similarity_value (double value)
{
  g_autofree char *text = format_number ("%.2f", value);
  char *point = strstr (text, "0.");

  if (point != NULL && (point == text || g_str_has_prefix (text, MINUS "0.")))
    memmove (point, point + 1, strlen (point));
  return g_steal_pointer (&text);
}

static char *
dup_similarity_part (const char *name, double similarity, SpecColor color)
{
  g_autofree char *value = dup_similarity_value (similarity);
  g_autofree char *text = g_strdup_printf ("%s %s", name, value);

  return colored (text, color);
}

char *
spec_montage_text_dup_similarity (const SpecMontage *montage,
                                  const SpecMontageCluster *cluster,
                                  const SpecPalette *palette,
                                  gboolean brief)
{
  g_autofree char *x
      = dup_similarity_part (brief ? "X" : montage->name[SPEC_SIDE_X], cluster->similarity[SPEC_SIDE_X], palette->x);
  g_autofree char *y
      = dup_similarity_part (brief ? "Y" : montage->name[SPEC_SIDE_Y], cluster->similarity[SPEC_SIDE_Y], palette->y);

  return g_strconcat (x, "  ", y, NULL);
}

char *
spec_montage_text_dup_size (const SpecMontage *montage, const SpecMontageCluster *cluster)
{
  g_autofree char *count = dup_count (cluster->size);

  if (montage->kind == SPEC_SAMPLES_IMAGES)
    return g_strdup_printf (ngettext ("≈ %s image", "≈ %s images", cluster->size), count);
  return g_strdup_printf (ngettext ("≈ %s sample", "≈ %s samples", cluster->size), count);
}

char *
spec_montage_text_dup_file (const SpecMontageSample *sample)
{
  g_autofree char *base = NULL;

  if (sample->listed == NULL)
    return g_strdup_printf (_ ("row %u"), sample->index);
  base = g_path_get_basename (sample->listed);
  return g_utf8_make_valid (base, -1);
}

static void
append_part (GString *note, char *part)
{
  g_string_append_printf (note, "%s%s", note->len > 0 ? "   " : "", part);
  g_free (part);
}

char *
spec_montage_text_dup_note (const SpecMontage *montage)
{
  GString *note = g_string_new (NULL);
  g_autofree char *eta = format_number ("%.4g", montage->eta);
  g_autofree char *frequencies = dup_count (montage->rff_dim);
  g_autofree char *noise = spec_montage_text_dup_number (montage->noise, 4);
  g_autofree char *samples = dup_count (montage->preview);

  if (montage->eta != 1)
    append_part (note, g_strdup_printf ("η = %s", eta));
  if (montage->centre)
    append_part (note, g_strdup (_ ("centred kernels")));
  if (montage->rff_dim > 0)
    append_part (note, g_strdup_printf (_ ("(RFF, %s frequencies, λ ± %s)"), frequencies, noise));
  if (montage->preview > 0)
    append_part (note, g_strdup_printf (ngettext ("(preview, %s sample)", "(preview, %s samples)", montage->preview), samples));
  return g_string_free (note, note->len == 0);
}
