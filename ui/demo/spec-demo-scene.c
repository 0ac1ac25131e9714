#include "demo/spec-demo-scene.h"

#include <pango/pangocairo.h>

#define FONT "DejaVu Sans,Noto Sans,Cantarell,Liberation Sans,Sans Bold Semi-Condensed"

/* How often each thing stands in a picture and is printed on one, of 100. They differ, so that each group has an
 * eigenvalue of its own: a cluster's eigenvalue grows with its share of the samples. */
static const guint8 thing_shares[SPEC_DEMO_KINDS] = { 18, 10, 15, 13, 9, 8, 6, 7, 5, 9 };
static const guint8 word_shares[SPEC_DEMO_KINDS] = { 14, 5, 9, 12, 6, 18, 7, 11, 10, 8 };

static SpecDemoKind
pick (GRand *random, const guint8 *shares)
{
  int ticket = g_rand_int_range (random, 0, 100);
  guint kind = 0;

  while (kind + 1 < SPEC_DEMO_KINDS && ticket >= shares[kind])
    ticket -= shares[kind++];
  return kind;
}

static double
about (GRand *random, double middle, double spread)
{
  return g_rand_double_range (random, middle - spread, middle + spread);
}

static SpecDemoGround
pick_ground (GRand *random, SpecDemoKind kind)
{
  SpecDemoGround ground;

  /* One in twelve stands where another would. */
  ground.kind
      = g_rand_int_range (random, 0, 12) == 0 ? (SpecDemoKind) g_rand_int_range (random, 0, SPEC_DEMO_KINDS) : kind;
  ground.turn = about (random, 0, 12);
  ground.light_x = about (random, 0.5, 0.25);
  ground.light_y = about (random, 0.35, 0.25);
  ground.shift = g_rand_double (random);
  ground.seed = g_rand_int (random);
  return ground;
}

SpecDemoScene
spec_demo_scene_pick (guint32 seed, guint32 index)
{
  const guint32 seeds[] = { seed, index };
  g_autoptr (GRand) random = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  SpecDemoScene scene;

  scene.kind = pick (random, thing_shares);
  scene.word = pick (random, word_shares);
  scene.ground = pick_ground (random, scene.kind);
  scene.turn = scene.kind == SPEC_DEMO_PARACHUTE ? about (random, 0, 180) : about (random, 0, 16);
  scene.x = about (random, 50, 5);
  scene.y = about (random, 48, 4);
  scene.scale = about (random, 0.92, 0.08);
  scene.angle = about (random, 0, 6);
  scene.mirrored = g_rand_boolean (random);
  scene.word_x = about (random, 50, 4);
  scene.word_y = g_rand_int_range (random, 0, 10) < 7 ? about (random, 84, 4) : about (random, 15, 3);
  scene.word_size = about (random, 15.5, 1.5);
  scene.word_angle = about (random, 0, 1.5);
  return scene;
}

static void
draw_thing (cairo_t *cr, const SpecDemoScene *scene)
{
  cairo_save (cr);
  cairo_translate (cr, scene->x, scene->y);
  cairo_rotate (cr, scene->angle * G_PI / 180);
  cairo_scale (cr, scene->mirrored ? -scene->scale : scene->scale, scene->scale);
  cairo_translate (cr, -50, -50);
  spec_demo_kind_draw (cr, scene->kind, scene->turn);
  cairo_restore (cr);
}

/** White letters with a dark edge, never wider than the picture. */
static void
draw_word (cairo_t *cr, const SpecDemoScene *scene)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  PangoRectangle ink;
  double scale;

  pango_font_description_set_absolute_size (font, 100 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, spec_demo_kind_get_name (scene->word), -1);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  scale = MIN (scene->word_size / 100, 92.0 / MAX (ink.width, 1));
  cairo_save (cr);
  cairo_translate (cr, scene->word_x, scene->word_y);
  cairo_rotate (cr, scene->word_angle * G_PI / 180);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, -ink.x - ink.width / 2.0, -ink.y - ink.height / 2.0);
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 3.4 / scale);
  cairo_set_source_rgb (cr, 0.086, 0.086, 0.1);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  cairo_restore (cr);
}

cairo_surface_t *
spec_demo_scene_draw (const SpecDemoScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SPEC_DEMO_SIZE, SPEC_DEMO_SIZE);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, SPEC_DEMO_SIZE / 100.0, SPEC_DEMO_SIZE / 100.0);
  spec_demo_ground_draw (cr, &scene->ground);
  draw_thing (cr, scene);
  draw_word (cr, scene);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
