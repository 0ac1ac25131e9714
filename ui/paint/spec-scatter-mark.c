#include "paint/spec-scatter-mark.h"

#include <math.h>

#define PHASES 4 /* places within a pixel, across and down */
#define SQUARE 0.89
#define RING 0.42 /* of the radius: the line of a hollow mark */
#define DOT 0.36

/* Blending by hand, not by cairo: a call of cairo costs more than the fifty pixels of a mark, and there are thousands. */
struct _SpecMarkStamp
{
  SpecScatterMark mark;
  cairo_t *cr;
  cairo_surface_t *target;                    /* (nullable): the pixels; NULL: marks are paths */
  cairo_surface_t *pictures[PHASES * PHASES]; /* (nullable): drawn when first used */
  double scale;                               /* pixels for each user unit */
  double dx, dy;                              /* pixel of the origin of user space */
  int middle;                                 /* of a picture, in pixels from its edge */
  int left, top, right, bottom;               /* pixels that may be painted */
};

static void
add_shape (const SpecScatterMark *mark, cairo_t *cr, double x, double y, double radius)
{
  double half = SQUARE * radius;

  cairo_new_path (cr);
  if (mark->side == 0)
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  else
    cairo_rectangle (cr, x - half, y - half, 2 * half, 2 * half);
}

static void
set_source (cairo_t *cr, SpecColor color, double opacity)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, opacity);
}

void
spec_scatter_mark_paint (const SpecScatterMark *mark, cairo_t *cr, double x, double y)
{
  if (mark->edge_width > 0)
    {
      add_shape (mark, cr, x, y, mark->radius + mark->edge_width);
      set_source (cr, mark->edge, mark->opacity);
      cairo_fill (cr);
    }
  add_shape (mark, cr, x, y, mark->radius);
  set_source (cr, mark->color, mark->opacity);
  cairo_fill (cr);
  if (mark->fill == SPEC_MARK_SOLID)
    return;
  add_shape (mark, cr, x, y, mark->radius * (1 - RING));
  set_source (cr, mark->ground, mark->opacity);
  cairo_fill (cr);
  if (mark->fill == SPEC_MARK_HOLLOW)
    return;
  add_shape (mark, cr, x, y, mark->radius * DOT);
  set_source (cr, mark->color, mark->opacity);
  cairo_fill (cr);
}

static gboolean
has_pixels (cairo_surface_t *surface)
{
  cairo_format_t format;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;
  format = cairo_image_surface_get_format (surface);
  return (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24) && cairo_image_surface_get_data (surface) != NULL;
}

static gboolean
is_upright (const cairo_matrix_t *matrix, double across, double down)
{
  return matrix->xy == 0 && matrix->yx == 0 && matrix->xx > 0 && fabs (matrix->xx * across - matrix->yy * down) < 1e-9;
}

static void
take_clip (SpecMarkStamp *stamp)
{
  double x1, y1, x2, y2;

  cairo_clip_extents (stamp->cr, &x1, &y1, &x2, &y2);
  stamp->left = MAX ((int) floor (x1 * stamp->scale + stamp->dx + 0.5), 0);
  stamp->top = MAX ((int) floor (y1 * stamp->scale + stamp->dy + 0.5), 0);
  stamp->right = MIN ((int) floor (x2 * stamp->scale + stamp->dx + 0.5), cairo_image_surface_get_width (stamp->target));
  stamp->bottom = MIN ((int) floor (y2 * stamp->scale + stamp->dy + 0.5), cairo_image_surface_get_height (stamp->target));
}

SpecMarkStamp *
spec_mark_stamp_new (const SpecScatterMark *mark, cairo_t *cr)
{
  SpecMarkStamp *stamp = g_new0 (SpecMarkStamp, 1);
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_matrix_t matrix;
  double across, down, left, top;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &across, &down);
  cairo_surface_get_device_offset (target, &left, &top);
  stamp->mark = *mark;
  stamp->cr = cairo_reference (cr);
  if (!has_pixels (target) || !is_upright (&matrix, across, down))
    return stamp;
  cairo_surface_flush (target);
  stamp->target = cairo_surface_reference (target);
  stamp->scale = matrix.xx * across;
  stamp->dx = matrix.x0 * across + left;
  stamp->dy = matrix.y0 * down + top;
  stamp->middle = (int) ceil ((mark->radius + mark->edge_width) * stamp->scale) + 1;
  take_clip (stamp);
  return stamp;
}

void
spec_mark_stamp_free (SpecMarkStamp *stamp)
{
  if (stamp->target != NULL)
    cairo_surface_mark_dirty (stamp->target);
  g_clear_pointer (&stamp->target, cairo_surface_destroy);
  for (guint i = 0; i < G_N_ELEMENTS (stamp->pictures); i++)
    g_clear_pointer (&stamp->pictures[i], cairo_surface_destroy);
  cairo_destroy (stamp->cr);
  g_free (stamp);
}

/* The mark in the middle of a picture, @across and @down quarters of a pixel to the right and down of a pixel's corner. */
static cairo_surface_t *
draw_picture (SpecMarkStamp *stamp, int across, int down)
{
  int size = 2 * stamp->middle + 1;
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (picture);

  cairo_translate (cr, stamp->middle + (double) across / PHASES, stamp->middle + (double) down / PHASES);
  cairo_scale (cr, stamp->scale, stamp->scale);
  spec_scatter_mark_paint (&stamp->mark, cr, 0, 0);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  return picture;
}

/* Returns: @over + (1 − its alpha) @under, both premultiplied, two channels at a time. */
static guint32
blend (guint32 over, guint32 under)
{
  guint32 rest = 255 - (over >> 24);
  guint32 even = (under & 0x00FF00FF) * rest + 0x00800080, odd = (under >> 8 & 0x00FF00FF) * rest + 0x00800080;

  even = (even + (even >> 8 & 0x00FF00FF)) >> 8 & 0x00FF00FF;
  odd = (odd + (odd >> 8 & 0x00FF00FF)) & 0xFF00FF00;
  return over + (even | odd);
}

/* @left, @top: of the picture, in pixels of the target. */
static void
blend_picture (SpecMarkStamp *stamp, cairo_surface_t *picture, int left, int top)
{
  int size = 2 * stamp->middle + 1;
  const guint8 *from = cairo_image_surface_get_data (picture);
  guint8 *to = cairo_image_surface_get_data (stamp->target);
  int from_stride = cairo_image_surface_get_stride (picture), to_stride = cairo_image_surface_get_stride (stamp->target);
  int first = MAX (stamp->left - left, 0), last = MIN (stamp->right - left, size);

  for (int row = MAX (stamp->top - top, 0); row < MIN (stamp->bottom - top, size); row++)
    {
      const guint32 *source = (const guint32 *) (gconstpointer) (from + row * from_stride);
      guint32 *target = (guint32 *) (gpointer) (to + (gssize) (top + row) * to_stride) + left;

      for (int column = first; column < last; column++)
        if (source[column] != 0)
          target[column] = blend (source[column], target[column]);
    }
}

static void
stamp_picture (SpecMarkStamp *stamp, double x, double y)
{
  int across = (int) floor (x * PHASES + 0.5), down = (int) floor (y * PHASES + 0.5);
  int left = (int) floor ((double) across / PHASES), top = (int) floor ((double) down / PHASES);
  cairo_surface_t **picture;

  picture = &stamp->pictures[(down - top * PHASES) * PHASES + across - left * PHASES];
  if (*picture == NULL)
    *picture = draw_picture (stamp, across - left * PHASES, down - top * PHASES);
  blend_picture (stamp, *picture, left - stamp->middle, top - stamp->middle);
}

void
spec_mark_stamp_paint (SpecMarkStamp *stamp, double x, double y)
{
  if (stamp->target == NULL)
    spec_scatter_mark_paint (&stamp->mark, stamp->cr, x, y);
  else
    stamp_picture (stamp, x * stamp->scale + stamp->dx, y * stamp->scale + stamp->dy);
}
