#include "paint/spec-figure.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/spec-error.h"
#include "paint/spec-png.h"
#include "paint/spec-svg-ids.h"
#include "report/spec-new-file.h"

#define MAX_PIXELS 32767 /* a side of a cairo image */

const char *
spec_figure_format_get_name (SpecFigureFormat format)
{
  switch (format)
    {
    case SPEC_FIGURE_PNG:
      return "png";
    case SPEC_FIGURE_PDF:
      return "pdf";
    case SPEC_FIGURE_SVG:
      return "svg";
    default:
      g_return_val_if_reached ("");
    }
}

SpecFigureFormat
spec_figure_format_find (const char *path)
{
  const char *dot = strrchr (path, '.');

  for (guint format = SPEC_FIGURE_PNG; dot != NULL && format <= SPEC_FIGURE_SVG; format <<= 1)
    if (g_ascii_strcasecmp (dot + 1, spec_figure_format_get_name (format)) == 0)
      return format;
  return 0;
}

char *
spec_figure_dup_path (const char *path)
{
  return spec_figure_format_find (path) != 0 ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
}

char *
spec_figure_dup_beside (const char *path, const char *ending)
{
  const char *slash = strrchr (path, G_DIR_SEPARATOR), *name = slash != NULL ? slash + 1 : path;
  const char *dot = strrchr (name, '.');

  if (dot == NULL || dot == name)
    return g_strconcat (path, ending, NULL);
  return g_strdup_printf ("%.*s%s", (int)(dot - path), path, ending);
}

gboolean
spec_figure_formats_parse (const char *text, guint *formats, GError **error)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);
  guint found = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint before = found;

      for (guint format = SPEC_FIGURE_PNG; format <= SPEC_FIGURE_SVG; format <<= 1)
        if (g_ascii_strcasecmp (g_strstrip (names[i]), spec_figure_format_get_name (format)) == 0)
          found |= format;
      if (found != before)
        continue;
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE,
                   _ ("“%s” is no list of figure formats: expected png, pdf, svg between commas, found “%s”"), text,
                   names[i]);
      return FALSE;
    }
  *formats = found;
  return TRUE;
}

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
paint (const SpecFigure *figure, cairo_surface_t *surface, double scale_x, double scale_y)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale_x, scale_y);
  if (!figure->transparent)
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_rectangle (cr, 0, 0, figure->width, figure->height);
      cairo_fill (cr);
    }
  figure->draw (cr, figure->data);
  cairo_destroy (cr);
}

static gboolean
check_surface (cairo_surface_t *surface, const SpecFigure *figure, GError **error)
{
  cairo_status_t status = cairo_surface_status (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("A figure of %.2f × %.2f in at %.0f dpi cannot be drawn: %s"),
               figure->width / 72, figure->height / 72, figure->dpi, cairo_status_to_string (status));
  return FALSE;
}

static GBytes *
render_png (const SpecFigure *figure, GError **error)
{
  double width = MAX (round (figure->width * figure->dpi / 72), 1),
         height = MAX (round (figure->height * figure->dpi / 72), 1);
  cairo_surface_t *surface;
  GBytes *bytes = NULL;

  if (width > MAX_PIXELS || height > MAX_PIXELS)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                   _ ("The figure is too large for a PNG: expected at most %d pixels a side, found %.0f × %.0f"),
                   MAX_PIXELS, width, height);
      return NULL;
    }
  surface = cairo_image_surface_create (figure->transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, (int)width,
                                        (int)height);
  if (check_surface (surface, figure, error))
    {
      paint (figure, surface, width / figure->width, height / figure->height);
      if (check_surface (surface, figure, error))
        bytes = spec_png_encode (surface, figure->dpi, error);
    }
  cairo_surface_destroy (surface);
  return bytes;
}

static cairo_surface_t *
make_vector_surface (const SpecFigure *figure, SpecFigureFormat format, GByteArray *bytes)
{
  cairo_surface_t *surface;

  if (format == SPEC_FIGURE_SVG)
    {
      surface = cairo_svg_surface_create_for_stream (append, bytes, figure->width, figure->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
      return surface;
    }
  surface = cairo_pdf_surface_create_for_stream (append, bytes, figure->width, figure->height);
  /* The day of making is no part of the figure: the same inputs give the same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "spec-explorer " SPEC_VERSION);
  if (figure->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, figure->title);
  return surface;
}

static GBytes *
render_vector (const SpecFigure *figure, SpecFigureFormat format, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = make_vector_surface (figure, format, bytes);
  gboolean done;

  paint (figure, surface, 1, 1);
  cairo_surface_finish (surface);
  done = check_surface (surface, figure, error);
  cairo_surface_destroy (surface);
  if (!done)
    return NULL;
  if (format == SPEC_FIGURE_SVG)
    return g_byte_array_free_to_bytes (spec_svg_renumber_ids (bytes));
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
spec_figure_render (const SpecFigure *figure, SpecFigureFormat format, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  bytes = format == SPEC_FIGURE_PNG ? render_png (figure, error) : render_vector (figure, format, error);
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&bytes);
}

gboolean
spec_figure_save (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (spec_new_file_write (path, data, size, FALSE, &local))
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, local->domain, local->code, _ ("Could not write %s: %s"), name, local->message);
  return FALSE;
}
