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

static void
test_css (gconstpointer data)
{
  SpecTheme theme = GPOINTER_TO_INT (data);
  const char *file = theme == SPEC_THEME_DARK ? "dark.css" : "light.css";
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
  g_test_add_func ("/palette/paper", test_paper);
  return g_test_run ();
}
