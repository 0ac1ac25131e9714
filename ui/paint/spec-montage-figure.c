#include "paint/spec-montage-figure.h"

#include <math.h>
#include <string.h>

#include "paint/spec-montage-painter.h"
#include "paint/spec-montage-text.h"

struct _SpecMontageFigure
{
  SpecMontage *montage;
  SpecMontageStyle style;
  SpecMontageLayout *layout;
  SpecMontagePictures *pictures;
};

SpecMontageFigure *
spec_montage_figure_new (
    SpecMontage *montage, const SpecMontageStyle *style, guint formats, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecMontageFigure) figure = NULL;

  if (!spec_montage_style_validate (style, error))
    return NULL;
  figure = g_new0 (SpecMontageFigure, 1);
  figure->montage = spec_montage_ref (montage);
  figure->style = *style;
  figure->layout = spec_montage_layout_new (montage, &figure->style);
  figure->pictures = spec_montage_pictures_new ();
  if (!spec_montage_pictures_load (figure->pictures, montage, figure->layout, style->fit, style->dpi,
                                   (formats & (SPEC_FIGURE_PDF | SPEC_FIGURE_SVG)) != 0, cancellable, error))
    return NULL;
  return g_steal_pointer (&figure);
}

void
spec_montage_figure_free (SpecMontageFigure *figure)
{
  spec_montage_unref (figure->montage);
  spec_montage_layout_free (figure->layout);
  spec_montage_pictures_free (figure->pictures);
  g_free (figure);
}

static void
draw (cairo_t *cr, gpointer data)
{
  SpecMontageFigure *figure = data;
  SpecMontagePainting painting
      = { figure->montage, &figure->style, figure->layout, figure->pictures, spec_palette_get (SPEC_THEME_PAPER) };

  spec_montage_paint (&painting, cr);
}

GBytes *
spec_montage_figure_render (SpecMontageFigure *figure,
                            SpecFigureFormat format,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *title
      = g_strdup_printf ("%s \u2212 %s", figure->montage->name[SPEC_SIDE_X], figure->montage->name[SPEC_SIDE_Y]);
  SpecFigure drawing = {
    figure->layout->width, figure->layout->height, figure->style.dpi, figure->style.transparent, title, draw, figure
  };

  return spec_figure_render (&drawing, format, cancellable, error);
}

const SpecMontageLayout *
spec_montage_figure_get_layout (SpecMontageFigure *figure)
{
  return figure->layout;
}

/* Characters that mean something to TeX. */
static char *
dup_escaped (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (*c == '\\')
      g_string_append (escaped, "\\textbackslash{}");
    else if (*c == '~' || *c == '^')
      g_string_append_printf (escaped, "\\%c{}", *c);
    else
      g_string_append_printf (escaped, strchr ("#$%&_{}", *c) != NULL ? "\\%c" : "%c", *c);
  return g_string_free (escaped, FALSE);
}

static void
append_number (GString *text, const char *format, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, format, value));
}

/* What the caption must say for the numbers to be read right. Not translated: it goes into the paper. */
static void
append_caption (GString *text, const SpecMontage *montage)
{
  g_autofree char *x = dup_escaped (montage->name[SPEC_SIDE_X]), *y = dup_escaped (montage->name[SPEC_SIDE_Y]);

  g_string_append_printf (
      text, "Clusters of samples that %s groups and %s splits, and the reverse: the leading eigenvectors of ", x, y);
  g_string_append_printf (text, montage->centre ? "$H(%s)H/n$, $H = I - 11^\\top/n$" : "$(%s)/n$",
                          montage->eta == 1 ? "K_X - K_Y" : "K_X - \\eta K_Y");
  if (montage->eta != 1)
    {
      g_string_append (text, ", $\\eta = ");
      append_number (text, "%g", montage->eta);
      g_string_append_c (text, '$');
    }
  if (montage->rff_dim > 0)
    {
      g_string_append_printf (text, " (%u random Fourier features, $\\lambda \\pm ", montage->rff_dim);
      append_number (text, "%.4f", montage->noise);
      g_string_append (text, "$)");
    }
  if (montage->preview > 0)
    g_string_append_printf (text, " (preview, %zu samples)", montage->preview);
  g_string_append (text, ". $\\lambda$ is the size of the eigenvalue.");
}

char *
spec_montage_figure_dup_latex (SpecMontageFigure *figure, const char *file_name)
{
  g_autofree char *stem = g_strdup (file_name);
  GString *text = g_string_new ("\\begin{figure}[t]\n  \\centering\n");
  char *dot = strrchr (stem, '.');
  gboolean svg = dot != NULL && g_ascii_strcasecmp (dot, ".svg") == 0;

  if (dot != NULL && dot != stem)
    *dot = '\0';
  g_string_append (text, svg ? "  \\includesvg[width=" : "  \\includegraphics[width=");
  append_number (text, "%.4g", figure->style.width);
  g_string_append_printf (text, "in]{%s}\n  \\caption{", svg ? stem : file_name);
  append_caption (text, figure->montage);
  g_string_append_printf (text, "}\n  \\label{fig:%s}\n\\end{figure}\n", stem);
  return g_string_free (text, FALSE);
}
