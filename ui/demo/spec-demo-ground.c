#include "demo/spec-demo-ground.h"

#include <math.h>

#include "demo/spec-demo-pen.h"

#define HSL spec_demo_pen_hsl

typedef void (*Texture) (cairo_t *cr, const SpecDemoGround *ground, double hue);

static void
set_source (cairo_t *cr, SpecColor color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
}

/** A sky: a few soft clouds. */
static void
draw_clouds (cairo_t *cr, const SpecDemoGround *ground, double hue)
{
  for (guint i = 0; i < 4; i++)
    {
      double x = fmod (31 * i + 100 * ground->shift, 120) - 10, y = 12 + 19 * i;

      set_source (cr, HSL (hue, 30, 90), 0.35);
      for (int part = -1; part <= 1; part++)
        {
          cairo_new_path (cr);
          cairo_arc (cr, x + 8 * part, y - (part == 0 ? 3 : 0), part == 0 ? 8 : 6, 0, 2 * G_PI);
          cairo_fill (cr);
        }
    }
}

static void
draw_hill (cairo_t *cr, const SpecDemoGround *ground, double hue)
{
  spec_demo_pen_fill (cr, "M0 84q50-10 100 0v16H0z", HSL (104 + ground->turn, 32, 36));
}

static void
draw_road (cairo_t *cr, const SpecDemoGround *ground, double hue)
{
  spec_demo_pen_fill (cr, "M0 78h100v22H0z", HSL (240, 3, 46));
  set_source (cr, HSL (50, 20, 84), 0.8);
  for (int i = -1; i < 5; i++)
    cairo_rectangle (cr, 26 * (i + ground->shift), 93, 14, 1.6);
  cairo_fill (cr);
}

static void
draw_waves (cairo_t *cr, const SpecDemoGround *ground, double hue)
{
  cairo_set_line_width (cr, 1.3);
  set_source (cr, HSL (hue, 40, 84), 0.4);
  for (int row = 0; row < 11; row++)
    {
      double y = 5 + 9 * row, x = -20 - 16 * ground->shift + (row % 2) * 8;

      cairo_move_to (cr, x, y);
      for (; x < 110; x += 16)
        cairo_rel_curve_to (cr, 5, -4, 11, -4, 16, 0);
      cairo_stroke (cr);
    }
}

/** A carpet: short threads every way. */
static void
draw_carpet (cairo_t *cr, const SpecDemoGround *ground, double hue)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (ground->seed);

  cairo_set_line_width (cr, 0.9);
  for (guint i = 0; i < 260; i++)
    {
      double x = g_rand_double_range (random, 0, 100), y = g_rand_double_range (random, 0, 104);

      set_source (cr, HSL (hue + g_rand_double_range (random, -16, 16), 8, i % 2 == 0 ? 36 : 80), 0.4);
      cairo_move_to (cr, x, y);
      cairo_rel_line_to (cr, g_rand_double_range (random, -5, 5), g_rand_double_range (random, -5, 5));
      cairo_stroke (cr);
    }
}

/** Bands of @width, as far apart, leaning by @lean. */
static void
draw_bands (cairo_t *cr, const SpecDemoGround *ground, double width, double lean, SpecColor color, double alpha)
{
  set_source (cr, color, alpha);
  for (double x = -60 + 2 * width * ground->shift; x < 160; x += 2 * width)
    {
      cairo_move_to (cr, x, 0);
      cairo_rel_line_to (cr, width, 0);
      cairo_rel_line_to (cr, lean, 100);
      cairo_rel_line_to (cr, -width, 0);
      cairo_close_path (cr);
    }
  cairo_fill (cr);
}

static void
draw_lawn (cairo_t *cr, const SpecDemoGround *ground, double hue)
{
  draw_bands (cr, ground, 12.5, 30, HSL (hue, 40, 40), 0.35);
}

static void
draw_boards (cairo_t *cr, const SpecDemoGround *ground, double hue)
{
  draw_bands (cr, ground, 1, 0, HSL (hue, 40, 30), 0.16);
  draw_bands (cr, ground, 9, 0, HSL (hue, 40, 34), 0.2);
}

static void
draw_tiles (cairo_t *cr, const SpecDemoGround *ground, double hue)
{
  set_source (cr, HSL (hue, 50, 36), 0.3);
  for (int row = -1; row < 9; row++)
    for (int column = -1; column < 9; column++)
      if ((row + column) % 2 == 0)
        cairo_rectangle (cr, 12.5 * (column + ground->shift), 12.5 * (row + ground->shift), 12.5, 12.5);
  cairo_fill (cr);
}

static void
draw_bark (cairo_t *cr, const SpecDemoGround *ground, double hue)
{
  cairo_set_line_width (cr, 1.5);
  set_source (cr, HSL (hue, 40, 26), 0.4);
  for (int ring = 1; ring < 15; ring++)
    {
      cairo_new_path (cr);
      cairo_arc (cr, 110 - 20 * ground->shift, 110 - 30 * ground->shift, 10.5 * ring, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
}

static void
draw_dots (cairo_t *cr, const SpecDemoGround *ground, double hue)
{
  set_source (cr, HSL (hue, 50, 84), 0.5);
  for (int row = -1; row < 10; row++)
    for (int column = -1; column < 9; column++)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, 13 * (column + ground->shift + (row % 2 != 0 ? 0.5 : 0)), 11.3 * (row + ground->shift), 2.6, 0,
                   2 * G_PI);
      }
  cairo_fill (cr);
}

static const struct
{
  double hue, saturation, lightness;
  Texture texture;
} grounds[SPEC_DEMO_KINDS] = {
  [SPEC_DEMO_CHURCH] = { 262, 44, 68, draw_hill }, [SPEC_DEMO_TRUCK] = { 34, 54, 78, draw_road },
  [SPEC_DEMO_FISH] = { 216, 46, 44, draw_waves },  [SPEC_DEMO_PARACHUTE] = { 200, 60, 72, draw_clouds },
  [SPEC_DEMO_DOG] = { 220, 7, 62, draw_carpet },   [SPEC_DEMO_BALL] = { 124, 40, 54, draw_lawn },
  [SPEC_DEMO_RADIO] = { 12, 42, 66, draw_boards }, [SPEC_DEMO_PUMP] = { 54, 58, 64, draw_tiles },
  [SPEC_DEMO_SAW] = { 30, 34, 50, draw_bark },     [SPEC_DEMO_HORN] = { 322, 34, 60, draw_dots },
};

void
spec_demo_ground_draw (cairo_t *cr, const SpecDemoGround *ground)
{
  double hue = grounds[ground->kind].hue + ground->turn, saturation = grounds[ground->kind].saturation,
         lightness = grounds[ground->kind].lightness;
  SpecColor near = HSL (hue, saturation - 4, MIN (lightness + 16, 88)), far = HSL (hue - 8, saturation, lightness - 12);
  cairo_pattern_t *pattern = cairo_pattern_create_radial (100 * ground->light_x, 100 * ground->light_y, 0,
                                                          100 * ground->light_x, 100 * ground->light_y, 95);

  cairo_pattern_add_color_stop_rgb (pattern, 0, near.red, near.green, near.blue);
  cairo_pattern_add_color_stop_rgb (pattern, 1, far.red, far.green, far.blue);
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);
  cairo_save (cr);
  grounds[ground->kind].texture (cr, ground, hue);
  cairo_restore (cr);
}
