#include "export/spec-export-status.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Bytes a pixel of photographs takes, measured: JPEG at quality 95, the same in base64, and PNG. */
#define JPEG_BYTES 0.45
#define BASE64_BYTES 0.63
#define PNG_BYTES 1.25
#define FONT_BYTES 30e3
#define GLYPH_BYTES 120e3

char *
spec_export_status_dup_state (const SpecMontage *montage)
{
  if (montage->preview > 0)
    return g_strdup_printf (ngettext ("Preview, %'zu sample", "Preview, %'zu samples", montage->preview), montage->preview);
  if (montage->rff_dim > 0)
    return g_strdup_printf (_ ("Approximate, RFF %'u"), montage->rff_dim);
  return g_strdup (_ ("Exact result"));
}

guint64
spec_export_status_estimate_size (const SpecMontageLayout *layout, const SpecExportChoices *choices)
{
  double scale = choices->style.dpi / 72.0, side = layout->picture * scale;
  double pixels = layout->n_pictures * side * side;

  switch (choices->format)
    {
    case SPEC_FIGURE_PDF:
      return (guint64)(pixels * JPEG_BYTES + FONT_BYTES);
    case SPEC_FIGURE_SVG:
      return (guint64)(pixels * BASE64_BYTES + GLYPH_BYTES);
    default:
      return (guint64)(pixels * PNG_BYTES + (layout->width * layout->height * scale * scale - pixels) * 0.05);
    }
}

/* An estimate has no more than two digits to offer. */
static char *
dup_size (guint64 bytes)
{
  if (bytes >= 10e6)
    return g_strdup_printf (_ ("%.0f MB"), (double)bytes / 1e6);
  if (bytes >= 1e6)
    return g_strdup_printf (_ ("%.1f MB"), (double)bytes / 1e6);
  return g_strdup_printf (_ ("%.0f kB"), MAX (round ((double)bytes / 10e3) * 10, 10));
}

static char *
dup_samples (const SpecMontage *montage, const SpecMontageLayout *layout)
{
  guint texts = 0;

  if (montage->kind != SPEC_SAMPLES_TEXTS)
    return g_strdup_printf (ngettext ("%u image", "%u images", layout->n_pictures), layout->n_pictures);
  for (guint i = 0; i < layout->boxes->len; i++)
    texts += spec_montage_layout_get_box (layout, i)->part == SPEC_MONTAGE_TEXT;
  return g_strdup_printf (ngettext ("%u text", "%u texts", texts), texts);
}

char *
spec_export_status_dup_facts (const SpecMontage *montage,
                              const SpecMontageLayout *layout,
                              const SpecExportChoices *choices)
{
  double scale = choices->style.dpi / 72.0;
  g_autofree char *size = dup_size (spec_export_status_estimate_size (layout, choices));
  g_autofree char *samples = dup_samples (montage, layout), *kind = NULL;

  if (choices->format == SPEC_FIGURE_PNG)
    kind = g_strdup_printf (_ ("%.0f × %.0f pixels"), round (layout->width * scale), round (layout->height * scale));
  else
    kind = g_strdup (_ ("vector text"));
  return g_strdup_printf (_ ("%.2f × %.2f in  ·  %s  ·  %s  ·  about %s"), layout->width / 72, layout->height / 72,
                          samples, kind, size);
}

char *
spec_export_status_dup_smallest (const SpecMontageLayout *layout)
{
  if (layout->smallest_text <= 0)
    return g_strdup ("");
  return g_strdup_printf (_ ("smallest text %.3g pt"), layout->smallest_text);
}

char *
spec_export_status_dup_file_name (const SpecMontage *montage, SpecFigureFormat format)
{
  char *name = g_strdup_printf ("%s-%s.%s", montage->name[SPEC_SIDE_X], montage->name[SPEC_SIDE_Y],
                                spec_figure_format_get_name (format));

  return g_strdelimit (name, " /\\:*?\"<>|\n\t", '-');
}
