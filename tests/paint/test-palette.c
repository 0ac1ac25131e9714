/* The painters' table of tokens against the style sheets the widgets use. */
#include <math.h>
#include <string.h>

#include "paint/spec-palette.h"

typedef struct
{
  const char *name;
  gsize offset;
} Token;

#define TOKEN(name) { #name, G_STRUCT_OFFSET (SpecPalette, name) }

static const Token tokens[] = {
  TOKEN (win), TOKEN (side), TOKEN (head), TOKEN (card), TOKEN (line), TOKEN (line2),
  TOKEN (ink), TOKEN (dim), TOKEN (faint), TOKEN (ctl), TOKEN (ctl2), TOKEN (sel),
  TOKEN (prim), TOKEN (on_prim), TOKEN (x), TOKEN (x_tint), TOKEN (x_pale), TOKEN (y),
  TOKEN (y_tint), TOKEN (y_pale), TOKEN (ok), TOKEN (ok_tint), TOKEN (warn), TOKEN (warn_tint),
  TOKEN (warn_edge), TOKEN (error), TOKEN (error_tint), TOKEN (grid), TOKEN (axis), TOKEN (band),
  TOKEN (tile),
};

static void
check_token (const SpecPalette *palette, const char *css, const Token *token)
{
  const SpecColor *color = (const SpecColor *) (const void *) ((const char *) palette + token->offset);
  g_autofree char *expected
      = g_strdup_printf ("@define-color %s #%02X%02X%02X;", token->name, (int) round (255 * color->red),
                         (int) round (255 * color->green), (int) round (255 * color->blue));

  if (strstr (css, expected) == NULL)
    g_error ("the style sheet has no line “%s”", expected);
}

static guint
count_definitions (const char *css)
{
  guint count = 0;

  for (const char *found = css; (found = strstr (found, "@define-color ")) != NULL; found++)
    count++;
  return count;
}

static const char *const files[] = {
  [SPEC_THEME_LIGHT] = "light.css",
  [SPEC_THEME_DARK] = "dark.css",
  [SPEC_THEME_CONTRAST] = "high-contrast.css",
  [SPEC_THEME_CONTRAST_DARK] = "high-contrast-dark.css",
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
      g_test_message ("%s, pair %u: %.2f", files[theme], i, get_contrast (pairs[i][0], pairs[i][1]));
      g_assert_cmpfloat (get_contrast (pairs[i][0], pairs[i][1]), >=, theme >= SPEC_THEME_CONTRAST ? 7 : 4.5);
    }
}

static void
test_css (gconstpointer data)
{
  SpecTheme theme = GPOINTER_TO_INT (data);
  const char *file = files[theme];
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "css", file, NULL);
  g_autofree char *css = NULL;

  g_assert_true (g_file_get_contents (path, &css, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    check_token (spec_palette_get (theme), css, &tokens[i]);
  g_assert_cmpuint (count_definitions (css), ==, G_N_ELEMENTS (tokens));
  g_assert_cmpuint (sizeof (SpecPalette), ==, G_N_ELEMENTS (tokens) * sizeof (SpecColor));
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
