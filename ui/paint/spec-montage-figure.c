#include "paint/spec-montage-figure.h"

#include "paint/spec-montage-latex.h"
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

char *
spec_montage_figure_dup_latex (SpecMontageFigure *figure, const char *file_name)
{
  return spec_montage_latex_dup (figure->montage, &figure->style, file_name);
}
