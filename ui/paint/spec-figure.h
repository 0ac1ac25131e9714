/* Drawings as files: PNG with its resolution, PDF and SVG with vector text. The same drawing gives the same bytes. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** Kinds of figure files; bits, so that several can be asked for at once. */
typedef enum
{
  SPEC_FIGURE_PNG = 1 << 0,
  SPEC_FIGURE_PDF = 1 << 1,
  SPEC_FIGURE_SVG = 1 << 2,
} SpecFigureFormat;

/** Paints the figure, in points, its top left corner at the origin; called once per file, on the thread that asked. */
typedef void (*SpecFigureDraw) (cairo_t *cr, gpointer data);

/** What is drawn and how large it is. A plain value. */
typedef struct
{
  double width, height; /* points, 1/72 inch */
  double dpi;           /* of a PNG's pixels */
  gboolean transparent; /* a PNG without its white ground */
  const char *title;    /* (nullable): of the PDF document */
  SpecFigureDraw draw;
  gpointer data;
} SpecFigure;

/** Returns: "png", "pdf" or "svg". */
const char *spec_figure_format_get_name (SpecFigureFormat format);

/** Returns: the format the ending of @path names, or 0. */
SpecFigureFormat spec_figure_format_find (const char *path);

/** Returns: (transfer full): where a figure that is asked for as @path is written: with .pdf added where its ending names no format */
char *spec_figure_dup_path (const char *path);

/** Returns: (transfer full): @path with @ending, such as ".json", in the place of its own. */
char *spec_figure_dup_beside (const char *path, const char *ending);

/**
 * spec_figure_formats_parse:
 * @text: names between commas, such as "png,pdf,svg"
 * @formats: (out): their bits
 */
gboolean spec_figure_formats_parse (const char *text, guint *formats, GError **error);

/**
 * spec_figure_render:
 *
 * Errors: SPEC_ERROR_MEMORY where the pixels of a PNG cannot be had, G_IO_ERROR_CANCELLED.
 * Returns: (transfer full): the bytes of the file, or NULL
 */
GBytes *
spec_figure_render (const SpecFigure *figure, SpecFigureFormat format, GCancellable *cancellable, GError **error);

/**
 * spec_figure_save:
 * Writes @bytes under a temporary name beside @path and renames it: there is never half a file, and a file that was
 * there stays whole when it fails. The error says "Could not write NAME: why".
 */
gboolean spec_figure_save (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
