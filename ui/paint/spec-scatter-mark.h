/* The marks of a scatter plot, painted by the thousand: on pixels each mark is drawn once and then stamped, in PDF and SVG each is
 * a path. */
#pragma once

#include "paint/spec-palette.h"

G_BEGIN_DECLS

/** How marks of one colour are told apart. */
typedef enum
{
  SPEC_MARK_SOLID,
  SPEC_MARK_HOLLOW, /* the ground inside */
  SPEC_MARK_DOTTED, /* a dot on the ground inside */
} SpecMarkFill;

/** One kind of mark. A plain value. */
typedef struct
{
  SpecColor color;
  double opacity; /* 1: solid */
  guint side;     /* 0: a circle, as for X; 1: a square, as for Y */
  SpecMarkFill fill;
  double radius;     /* of the circle, in user units; the square has about the same area */
  SpecColor edge;    /* of the line around it */
  double edge_width; /* 0: no line */
  SpecColor ground;  /* what is behind the plot */
} SpecScatterMark;

/** Paints one mark at @x, @y as a path. */
void spec_scatter_mark_paint (const SpecScatterMark *mark, cairo_t *cr, double x, double y);

/** Paints one kind of mark at many places. */
typedef struct _SpecMarkStamp SpecMarkStamp;

/** Returns: (transfer full): for the target, the transformation and the (rectangular) clip that @cr has now; until it is freed
 * nothing but stamps may be painted there. */
SpecMarkStamp *spec_mark_stamp_new (const SpecScatterMark *mark, cairo_t *cr);
/** @stamp: (transfer full): not NULL. Tells the target that its pixels have changed: until then nothing of the marks
 * need be seen. */
void spec_mark_stamp_free (SpecMarkStamp *stamp);

/** Paints the mark at @x, @y: on pixels to the nearest quarter of one. */
void spec_mark_stamp_paint (SpecMarkStamp *stamp, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecMarkStamp, spec_mark_stamp_free)

G_END_DECLS
