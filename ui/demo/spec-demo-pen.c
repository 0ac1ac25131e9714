#include "demo/spec-demo-pen.h"

#include <math.h>
#include <string.h>

SpecColor
spec_demo_pen_hsl (double hue, double saturation, double lightness)
{
  const double offsets[3] = { 0, 8, 4 };
  double channels[3];
  double light = CLAMP (lightness, 0, 100) / 100, reach = CLAMP (saturation, 0, 100) / 100 * MIN (light, 1 - light);

  for (guint i = 0; i < 3; i++)
    {
      double k = fmod (offsets[i] + fmod (fmod (hue, 360) + 360, 360) / 30, 12);

      channels[i] = light - reach * MAX (-1, MIN (MIN (k - 3, 9 - k), 1));
    }
  return (SpecColor){ channels[0], channels[1], channels[2] };
}

/* Where the pen is while path data is read. */
typedef struct
{
  cairo_t *cr;
  const char *rest;
  double x, y;             /* where it stands */
  double start_x, start_y; /* where the figure began */
  double bend_x, bend_y;   /* the last quadratic's control point, for T */
} Pen;

static double
next_number (Pen *pen)
{
  char *end;
  double value;

  while (*pen->rest == ' ' || *pen->rest == ',')
    pen->rest++;
  value = g_ascii_strtod (pen->rest, &end);
  g_assert (end != pen->rest); /* path data is written by us */
  pen->rest = end;
  return value;
}

static gboolean
has_number (Pen *pen)
{
  while (*pen->rest == ' ' || *pen->rest == ',')
    pen->rest++;
  return *pen->rest != '\0' && strchr ("+-.0123456789", *pen->rest) != NULL;
}

static void
go_to (Pen *pen, double x, double y)
{
  pen->x = pen->bend_x = x;
  pen->y = pen->bend_y = y;
}

/** A quadratic curve as the cubic one cairo draws. */
static void
curve (Pen *pen, double bend_x, double bend_y, double x, double y)
{
  cairo_curve_to (pen->cr, pen->x + (bend_x - pen->x) * 2 / 3, pen->y + (bend_y - pen->y) * 2 / 3,
                  x + (bend_x - x) * 2 / 3, y + (bend_y - y) * 2 / 3, x, y);
  go_to (pen, x, y);
  pen->bend_x = bend_x;
  pen->bend_y = bend_y;
}

static void
draw_cubic (Pen *pen, double from_x, double from_y)
{
  double at[6];

  for (guint i = 0; i < 6; i++)
    at[i] = next_number (pen) + (i % 2 == 0 ? from_x : from_y);
  cairo_curve_to (pen->cr, at[0], at[1], at[2], at[3], at[4], at[5]);
  go_to (pen, at[4], at[5]);
}

/** @command in upper case; coordinates count from (@from_x, @from_y). */
static void
draw_one (Pen *pen, char command, double from_x, double from_y)
{
  double x, y, bend_x, bend_y;

  switch (command)
    {
    case 'H':
      go_to (pen, from_x + next_number (pen), pen->y);
      cairo_line_to (pen->cr, pen->x, pen->y);
      return;
    case 'V':
      go_to (pen, pen->x, from_y + next_number (pen));
      cairo_line_to (pen->cr, pen->x, pen->y);
      return;
    case 'C':
      draw_cubic (pen, from_x, from_y);
      return;
    case 'Q':
      bend_x = from_x + next_number (pen);
      bend_y = from_y + next_number (pen);
      break;
    default:
      bend_x = 2 * pen->x - pen->bend_x;
      bend_y = 2 * pen->y - pen->bend_y;
    }
  x = from_x + next_number (pen);
  y = from_y + next_number (pen);
  if (command == 'Q' || command == 'T')
    curve (pen, bend_x, bend_y, x, y);
  else
    {
      go_to (pen, x, y);
      cairo_line_to (pen->cr, x, y);
    }
}

static void
start_figure (Pen *pen, gboolean relative)
{
  double x = next_number (pen), y = next_number (pen);

  go_to (pen, x + (relative ? pen->x : 0), y + (relative ? pen->y : 0));
  pen->start_x = pen->x;
  pen->start_y = pen->y;
  cairo_move_to (pen->cr, pen->x, pen->y);
}

void
spec_demo_pen_path (cairo_t *cr, const char *data)
{
  Pen pen = { .cr = cr, .rest = data };

  while (*pen.rest != '\0')
    {
      char letter = *pen.rest++, command = g_ascii_toupper (letter);
      gboolean relative = command != letter;

      if (letter == ' ')
        continue;
      if (command == 'Z')
        {
          cairo_close_path (cr);
          go_to (&pen, pen.start_x, pen.start_y);
          continue;
        }
      if (command == 'M')
        start_figure (&pen, relative);
      while (has_number (&pen))
        draw_one (&pen, command, relative ? pen.x : 0, relative ? pen.y : 0);
    }
}

static SpecColor
lighten (SpecColor color, double amount)
{
  double target = amount > 0 ? 0.92 : 0, share = fabs (amount); /* white is the print's alone */

  return (SpecColor){ color.red + (target - color.red) * share, color.green + (target - color.green) * share,
                      color.blue + (target - color.blue) * share };
}

/** Fills the current path with light from the upper left, and forgets it. */
static void
fill_lit (cairo_t *cr, SpecColor color)
{
  double left, top, right, bottom;
  SpecColor light = lighten (color, 0.16), dark = lighten (color, -0.14);
  cairo_pattern_t *pattern;

  cairo_fill_extents (cr, &left, &top, &right, &bottom);
  pattern = cairo_pattern_create_linear (left, top, right, bottom);
  cairo_pattern_add_color_stop_rgb (pattern, 0, light.red, light.green, light.blue);
  cairo_pattern_add_color_stop_rgb (pattern, 1, dark.red, dark.green, dark.blue);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

void
spec_demo_pen_fill (cairo_t *cr, const char *data, SpecColor color)
{
  cairo_new_path (cr);
  spec_demo_pen_path (cr, data);
  fill_lit (cr, color);
}

void
spec_demo_pen_stroke (cairo_t *cr, const char *data, double width, SpecColor color)
{
  cairo_new_path (cr);
  spec_demo_pen_path (cr, data);
  spec_palette_set_source (cr, color);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

void
spec_demo_pen_box (cairo_t *cr, double x, double y, double width, double height, double radius, SpecColor color)
{
  cairo_new_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  fill_lit (cr, color);
}

void
spec_demo_pen_oval (cairo_t *cr, double x, double y, double radius_x, double radius_y, SpecColor color)
{
  cairo_matrix_t kept;

  cairo_new_path (cr);
  cairo_get_matrix (cr, &kept);
  cairo_translate (cr, x, y);
  cairo_scale (cr, radius_x, radius_y);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_set_matrix (cr, &kept);
  fill_lit (cr, color);
}
