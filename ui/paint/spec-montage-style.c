#include "paint/spec-montage-style.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"

static gboolean
check (const char *what, double value, double low, double high, GError **error)
{
  if (value >= low && value <= high)
    return TRUE;
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE, _ ("%s is out of range: expected %g to %g, found %g"), what, low,
               high, value);
  return FALSE;
}

gboolean
spec_montage_style_validate (const SpecMontageStyle *style, GError **error)
{
  return check (_ ("clusters in a row"), style->clusters_per_line, 1, 100, error)
         && check (_ ("columns"), style->columns, 1, 100, error) && check (_ ("rows"), style->rows, 1, 10000, error)
         && check (_ ("gap"), style->gap, 0, 72, error) && check (_ ("type size"), style->font_size, 1, 144, error)
         && check (_ ("width in inches"), style->width, 0.5, 100, error)
         && check (_ ("resolution in dpi"), style->dpi, 36, 2400, error);
}

double
spec_montage_style_get_small_size (const SpecMontageStyle *style)
{
  return style->font_size - MIN (1, style->font_size / 7);
}

double
spec_montage_style_get_title_size (const SpecMontageStyle *style)
{
  return style->font_size * 8 / 7;
}
