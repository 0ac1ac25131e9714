#include "demo/spec-demo-shapes.h"

#include "demo/spec-demo-pen.h"

#define HSL spec_demo_pen_hsl

static SpecColor
grey (double percent)
{
  return HSL (240, 3, percent);
}

static void
draw_church (cairo_t *cr, double turn)
{
  SpecColor wall = HSL (20 + turn, 26, 74), roof = HSL (4 + turn, 42, 36), door = HSL (24, 26, 24);

  spec_demo_pen_fill (cr, "M50 34h36v48H50z", HSL (18 + turn, 26, 67));
  spec_demo_pen_fill (cr, "M47 36l22-16 20 16z", roof);
  spec_demo_pen_box (cr, 22, 36, 24, 46, 0, wall);
  spec_demo_pen_fill (cr, "M20 37L34 8l14 29z", roof);
  spec_demo_pen_stroke (cr, "M34 2v9M30.5 5h7", 2, door);
  spec_demo_pen_fill (cr, "M30 82V66q4-7 8 0v16zM58 56q4-8 8 0v10h-8zM72 56q4-8 8 0v10h-8z", door);
  spec_demo_pen_oval (cr, 34, 49, 4.5, 4.5, HSL (214, 20, 42));
  spec_demo_pen_stroke (cr, "M34 44.5v9M29.5 49h9", 1, HSL (214, 20, 70));
}

static void
draw_truck (cairo_t *cr, double turn)
{
  SpecColor side = HSL (172 + turn, 40, 38), tyre = grey (12);

  spec_demo_pen_fill (cr, "M10 32h52v42H10z", side);
  spec_demo_pen_stroke (cr, "M20 36v34M32 36v34M44 36v34M54 36v34", 2.6, HSL (172 + turn, 42, 27));
  spec_demo_pen_stroke (cr, "M10 33h52", 2, HSL (172 + turn, 36, 52));
  spec_demo_pen_fill (cr, "M62 44h18l10 14v16H62z", HSL (60, 8, 84));
  spec_demo_pen_fill (cr, "M67 49h11l6 9H67z", HSL (210, 20, 44));
  spec_demo_pen_stroke (cr, "M10 74h80", 3, grey (26));
  for (guint i = 0; i < 2; i++)
    {
      spec_demo_pen_oval (cr, 27 + 47 * i, 76, 9, 9, tyre);
      spec_demo_pen_oval (cr, 27 + 47 * i, 76, 3.6, 3.6, grey (60));
    }
}

static void
draw_fish (cairo_t *cr, double turn)
{
  spec_demo_pen_fill (cr, "M14 50q26-26 52-6l18-14q-3 18 0 36l-18-12q-28 22-52-4z", HSL (66 + turn, 36, 38));
  spec_demo_pen_fill (cr, "M34 37q10-9 22-2l-4 6z", HSL (60 + turn, 32, 28));
  spec_demo_pen_stroke (cr, "M20 57q24 12 44-2", 3, HSL (58 + turn, 38, 58));
  spec_demo_pen_stroke (cr, "M38 42q6 8 0 17M46 40q6 9 0 20M54 41q5 8 0 16", 1.2, HSL (60 + turn, 34, 30));
  spec_demo_pen_oval (cr, 26, 47, 4.2, 4.2, HSL (50, 40, 72));
  spec_demo_pen_oval (cr, 26, 47, 2.4, 2.4, grey (10));
}

static void
draw_parachute (cairo_t *cr, double turn)
{
  spec_demo_pen_fill (cr, "M14 44q4-34 36-34t36 34q-9-7-18 0-9-7-18 0-9-7-18 0-9-7-18 0z", HSL (12 + turn, 70, 54));
  spec_demo_pen_fill (cr, "M32 44q2-28 18-34 16 6 18 34-9-7-18 0-9-7-18 0z", HSL (46 + turn, 74, 60));
  spec_demo_pen_fill (cr, "M44 40.5q1-24 6-30.500 5 6.500 6 30.500-6 0-6 3.500-1-3-6-3.500z", HSL (12 + turn, 70, 50));
  spec_demo_pen_stroke (cr, "M14 44L48 78M32 44l16 34M68 44L52 78M86 44L52 78", 1.2, grey (24));
  spec_demo_pen_oval (cr, 50, 77, 4, 4, HSL (26, 46, 62));
  spec_demo_pen_fill (cr, "M46 80h8l2 13h-12z", grey (20));
}

static void
draw_dog (cairo_t *cr, double turn)
{
  SpecColor coat = HSL (24 + turn / 2, 48, 27), dark = HSL (24, 45, 9);

  spec_demo_pen_oval (cr, 50, 56, 22, 27, HSL (32, 28, 85));
  spec_demo_pen_fill (cr, "M28 40q-16 12-9 38 12-2 14-22z", coat);
  spec_demo_pen_fill (cr, "M72 40q16 12 9 38-12-2-14-22z", coat);
  spec_demo_pen_fill (cr, "M30 38q20-22 40 0l-10 12q-4-10-10-10t-10 10z", coat);
  spec_demo_pen_oval (cr, 41, 54, 3.4, 3.4, dark);
  spec_demo_pen_oval (cr, 59, 54, 3.4, 3.4, dark);
  spec_demo_pen_oval (cr, 50, 70, 6, 4.5, dark);
  spec_demo_pen_stroke (cr, "M50 74v4q-5 4-9 1M50 78q5 4 9 1", 1.4, dark);
}

static void
draw_ball (cairo_t *cr, double turn)
{
  spec_demo_pen_oval (cr, 50, 52, 27, 27, HSL (50 + turn, 14, 86));
  for (int row = -3; row <= 3; row++)
    for (int column = -3; column <= 3; column++)
      {
        double x = 7.4 * column + (row % 2 != 0 ? 3.7 : 0), y = 6.6 * row;

        if (x * x + y * y < 23 * 23)
          spec_demo_pen_oval (cr, 50 + x, 52 + y, 1.9, 1.7, HSL (44 + turn, 8, 70));
      }
}

static void
draw_radio (cairo_t *cr, double turn)
{
  SpecColor body = HSL (200 + turn, 10, 30);

  spec_demo_pen_stroke (cr, "M26 30q0-12 12-12h24q12 0 12 12", 3, grey (22));
  spec_demo_pen_box (cr, 12, 28, 76, 46, 4, body);
  spec_demo_pen_box (cr, 36, 34, 28, 20, 2, HSL (44, 10, 74));
  spec_demo_pen_oval (cr, 43, 43, 4, 4, grey (34));
  spec_demo_pen_oval (cr, 57, 43, 4, 4, grey (34));
  for (guint i = 0; i < 2; i++)
    {
      spec_demo_pen_oval (cr, 24 + 52 * i, 52, 10, 10, grey (10));
      spec_demo_pen_oval (cr, 24 + 52 * i, 52, 7, 7, grey (20));
      spec_demo_pen_oval (cr, 24 + 52 * i, 52, 3.5, 3.5, grey (48));
    }
  spec_demo_pen_stroke (cr, "M36 61h28M36 66h28", 2.4, HSL (40, 6, 56));
}

static void
draw_pump (cairo_t *cr, double turn)
{
  spec_demo_pen_stroke (cr, "M66 40q14 0 14 14v18q0 8-7 8", 4, grey (13));
  spec_demo_pen_box (cr, 24, 84, 48, 6, 1, grey (34));
  spec_demo_pen_box (cr, 30, 14, 36, 72, 4, HSL (353 + turn, 66, 46));
  spec_demo_pen_box (cr, 36, 22, 24, 18, 1, HSL (206, 20, 88));
  spec_demo_pen_stroke (cr, "M39 29h18M39 34h12", 2.5, grey (34));
  spec_demo_pen_box (cr, 36, 50, 24, 22, 1, HSL (353 + turn, 52, 62));
  spec_demo_pen_stroke (cr, "M42 56h12M42 61h12M42 66h8", 1.6, HSL (353 + turn, 60, 40));
}

static void
draw_saw (cairo_t *cr, double turn)
{
  spec_demo_pen_fill (cr, "M44 46h46l6 5-6 5H44z", HSL (206, 8, 78));
  spec_demo_pen_stroke (cr, "M50 45h41l6 6-6 6H50", 1.8, grey (40));
  spec_demo_pen_stroke (
      cr, "M54 43v3M60 43v3M66 43v3M72 43v3M78 43v3M84 43v3M54 56v3M60 56v3M66 56v3M72 56v3M78 56v3M84 56v3", 1.6,
      grey (32));
  spec_demo_pen_box (cr, 12, 38, 38, 28, 6, HSL (14 + turn, 78, 46));
  spec_demo_pen_stroke (cr, "M18 38q2-14 22-10l6 10", 6, grey (16));
  spec_demo_pen_oval (cr, 28, 53, 7.4, 7.4, grey (16));
  spec_demo_pen_stroke (cr, "M28 53l4-4", 1.6, grey (60));
  spec_demo_pen_box (cr, 39, 43, 7, 4, 1, HSL (40, 20, 84));
}

static void
draw_horn (cairo_t *cr, double turn)
{
  SpecColor brass = HSL (42 + turn, 74, 52), shade = HSL (38 + turn, 70, 36);

  cairo_new_path (cr);
  cairo_arc (cr, 46, 48, 24, 0, 2 * G_PI);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 46, 48, 13, 0, 2 * G_PI);
  spec_palette_set_source (cr, shade);
  cairo_set_line_width (cr, 7);
  cairo_stroke_preserve (cr);
  spec_palette_set_source (cr, brass);
  cairo_set_line_width (cr, 4.6);
  cairo_stroke (cr);
  spec_demo_pen_fill (cr, "M62 62q8 10 10 34 14-4 22-16-16-10-26-24z", brass);
  spec_demo_pen_stroke (cr, "M24 38L8 24", 4, brass);
  spec_demo_pen_stroke (cr, "M38 48h16M46 40v16", 3.4, shade);
}

static const struct
{
  const char *name;
  void (*draw) (cairo_t *cr, double turn);
} kinds[SPEC_DEMO_KINDS] = {
  [SPEC_DEMO_CHURCH] = { "church", draw_church }, [SPEC_DEMO_TRUCK] = { "truck", draw_truck },
  [SPEC_DEMO_FISH] = { "tench", draw_fish },      [SPEC_DEMO_PARACHUTE] = { "parachute", draw_parachute },
  [SPEC_DEMO_DOG] = { "springer", draw_dog },     [SPEC_DEMO_BALL] = { "golf ball", draw_ball },
  [SPEC_DEMO_RADIO] = { "cassette", draw_radio }, [SPEC_DEMO_PUMP] = { "gas pump", draw_pump },
  [SPEC_DEMO_SAW] = { "chain saw", draw_saw },    [SPEC_DEMO_HORN] = { "horn", draw_horn },
};

const char *
spec_demo_kind_get_name (SpecDemoKind kind)
{
  g_return_val_if_fail (kind < SPEC_DEMO_KINDS, "");
  return kinds[kind].name;
}

void
spec_demo_kind_draw (cairo_t *cr, SpecDemoKind kind, double turn)
{
  g_return_if_fail (kind < SPEC_DEMO_KINDS);
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  kinds[kind].draw (cr, turn);
  cairo_restore (cr);
}
