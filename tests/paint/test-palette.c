/* The tokens as style sheets get them, and whether text can be read. */
#include <math.h>
#include <string.h>

#include "paint/spec-palette.h"

static guint
count_definitions (const char *css)
{
  guint count = 0;

  for (const char *found = css; (found = strstr (found, "@define-color ")) != NULL; found++)
    count++;
  return count;
}

static const char *const names[] = {
  [SPEC_THEME_LIGHT] = "light",
  [SPEC_THEME_DARK] = "dark",
  [SPEC_THEME_CONTRAST] = "high contrast",
  [SPEC_THEME_CONTRAST_DARK] = "high contrast, dark",
};

/* Of WCAG 2.1. */
static double
get_luminance (SpecColor color)
{
  const double weights[] = { 0.2126, 0.7152, 0.0722 }, parts[] = { color.red, color.green, color.blue };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += weights[i] * (parts[i] <= 0.04045 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));

  return sum;
}

static double
get_contrast (SpecColor a, SpecColor b)
{
  double light = MAX (get_luminance (a), get_luminance (b)), dark = MIN (get_luminance (a), get_luminance (b));

  return (light + 0.05) / (dark + 0.05);
}

/* Text on its grounds: 4.5 everywhere (UI.md section 3), 7 in high contrast. */
static void
test_contrast (gconstpointer data)
{
  SpecTheme theme = GPOINTER_TO_INT (data);
  const SpecPalette *p = spec_palette_get (theme);
  const SpecColor pairs[][2]
      = { { p->ink, p->card },  { p->ink, p->win },     { p->ink, p->sel },       { p->dim, p->card },
          { p->x, p->card },    { p->y, p->card },      { p->x, p->x_tint },      { p->y, p->y_tint },
          { p->ok, p->ok_tint }, { p->warn, p->warn_tint }, { p->error, p->error_tint }, { p->on_prim, p->prim } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s, pair %u: %.2f", names[theme], i, get_contrast (pairs[i][0], pairs[i][1]));
      g_assert_cmpfloat (get_contrast (pairs[i][0], pairs[i][1]), >=, theme >= SPEC_THEME_CONTRAST ? 7 : 4.5);
    }
}

/* Every colour of the table has a name of its own, and the names say their own colours. */
static void
test_css (gconstpointer data)
{
  SpecTheme theme = GPOINTER_TO_INT (data);
  const SpecPalette *palette = spec_palette_get (theme);
  g_autofree char *css = spec_palette_dup_css (theme);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (css, "\n", -1);
  const struct
  {
    const char *name;
    SpecColor color;
  } some[] = { { "win", palette->win }, { "x_tint", palette->x_tint }, { "y", palette->y }, { "tile", palette->tile } };

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_true (g_hash_table_add (seen, g_strndup (lines[i], (gsize) (strchr (lines[i], '#') - lines[i]))));
  g_assert_cmpuint (g_hash_table_size (seen), ==, sizeof (SpecPalette) / sizeof (SpecColor));
  g_assert_cmpuint (count_definitions (css), ==, sizeof (SpecPalette) / sizeof (SpecColor));
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    {
      g_autofree char *expected
          = g_strdup_printf ("@define-color %s #%02X%02X%02X;\n", some[i].name, (int) round (255 * some[i].color.red),
                             (int) round (255 * some[i].color.green), (int) round (255 * some[i].color.blue));

      g_assert_nonnull (strstr (css, expected));
    }
}

static void
test_paper (void)
{
  const SpecPalette *paper = spec_palette_get (SPEC_THEME_PAPER), *light = spec_palette_get (SPEC_THEME_LIGHT);

  g_assert_cmpfloat (paper->card.red, ==, 1);
  g_assert_cmpfloat (paper->card.blue, ==, 1);
  g_assert_cmpmem (&paper->x, sizeof paper->x, &light->x, sizeof light->x);
  g_assert_cmpmem (&paper->y, sizeof paper->y, &light->y, sizeof light->y);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/palette/light", GINT_TO_POINTER (SPEC_THEME_LIGHT), test_css);
  g_test_add_data_func ("/palette/dark", GINT_TO_POINTER (SPEC_THEME_DARK), test_css);
  g_test_add_data_func ("/palette/high-contrast", GINT_TO_POINTER (SPEC_THEME_CONTRAST), test_css);
  g_test_add_data_func ("/palette/high-contrast-dark", GINT_TO_POINTER (SPEC_THEME_CONTRAST_DARK), test_css);
  g_test_add_data_func ("/palette/contrast/light", GINT_TO_POINTER (SPEC_THEME_LIGHT), test_contrast);
  g_test_add_data_func ("/palette/contrast/dark", GINT_TO_POINTER (SPEC_THEME_DARK), test_contrast);
  g_test_add_data_func ("/palette/contrast/high-contrast", GINT_TO_POINTER (SPEC_THEME_CONTRAST), test_contrast);
  g_test_add_data_func ("/palette/contrast/high-contrast-dark", GINT_TO_POINTER (SPEC_THEME_CONTRAST_DARK), test_contrast);
  g_test_add_func ("/palette/paper", test_paper);
  return g_test_run ();
}
