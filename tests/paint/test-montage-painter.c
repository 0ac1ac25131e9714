/* What the montage painter says and draws: words, pixels of picture cells, placeholders. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "montage-content.h"
#include "paint/spec-montage-painter.h"
#include "paint/spec-montage-text.h"

typedef struct
{
  SpecMontage *montage;
  SpecMontageStyle style;
  SpecMontageLayout *layout;
  SpecMontagePictures *pictures;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->montage = montage_content_new (2, 2, 4, SPEC_SAMPLES_IMAGES, "/nowhere/picture.png");
  fixture->style = montage_content_get_bare_style ();
  fixture->style.columns = 2;
  fixture->style.rows = 2;
  fixture->pictures = spec_montage_pictures_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  spec_montage_unref (fixture->montage);
  g_clear_pointer (&fixture->layout, spec_montage_layout_free);
  spec_montage_pictures_free (fixture->pictures);
}

/* Left third red, middle green, right third blue; @width x @height. */
static cairo_surface_t *
make_stripes (int width, int height)
{
  static const double colors[3][3] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  for (int i = 0; i < 3; i++)
    {
      cairo_set_source_rgb (cr, colors[i][0], colors[i][1], colors[i][2]);
      cairo_rectangle (cr, i * width / 3.0, 0, width / 3.0, height);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  return surface;
}

/* Two pixels a point on white. */
static cairo_surface_t *
paint (Fixture *fixture)
{
  SpecMontagePainting painting;
  cairo_surface_t *surface;
  cairo_t *cr;

  g_clear_pointer (&fixture->layout, spec_montage_layout_free);
  fixture->layout = spec_montage_layout_new (fixture->montage, &fixture->style);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (fixture->layout->width * 2),
                                        (int) ceil (fixture->layout->height * 2));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 2, 2);
  painting = (SpecMontagePainting){ fixture->montage, &fixture->style, fixture->layout, fixture->pictures,
                                    spec_palette_get (SPEC_THEME_PAPER) };
  spec_montage_paint (&painting, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The colour at a share of a box. */
static guint32
look (cairo_surface_t *surface, const SpecMontageBox *box, double across, double down)
{
  int x = (int) ((box->x + box->width * across) * 2), y = (int) ((box->y + box->height * down) * 2);
  const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[x] & 0xffffff;
}

static const SpecMontageBox *
find_picture (Fixture *fixture, guint cluster, guint sample)
{
  for (guint i = 0; i < fixture->layout->boxes->len; i++)
    {
      const SpecMontageBox *box = spec_montage_layout_get_box (fixture->layout, i);

      if (box->part == SPEC_MONTAGE_PICTURE && box->cluster == cluster && box->sample == sample)
        return box;
    }
  g_assert_not_reached ();
}

/* A wide picture cropped to its square shows its middle; whole, it leaves room above and below. */
static void
test_fit (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *stripes = make_stripes (90, 30), *surface;
  const SpecMontageBox *box;

  spec_montage_pictures_insert (fixture->pictures, 11, stripes);
  surface = paint (fixture);
  box = find_picture (fixture, 1, 1);
  g_assert_cmphex (look (surface, box, 0.1, 0.1), ==, 0x00ff00);
  g_assert_cmphex (look (surface, box, 0.9, 0.9), ==, 0x00ff00);
  cairo_surface_destroy (surface);

  fixture->style.fit = SPEC_FIT_CONTAIN;
  surface = paint (fixture);
  g_assert_cmphex (look (surface, box = find_picture (fixture, 1, 1), 0.15, 0.5), ==, 0xff0000);
  g_assert_cmphex (look (surface, box, 0.5, 0.5), ==, 0x00ff00);
  g_assert_cmphex (look (surface, box, 0.85, 0.5), ==, 0x0000ff);
  g_assert_cmphex (look (surface, box, 0.5, 0.1), ==, 0xffffff);
  g_assert_cmphex (look (surface, box, 0.5, 0.9), ==, 0xffffff);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (stripes);
}

/* Where two pictures touch, at any fraction of a pixel, the ground does not shine through. */
static void
test_no_seams (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *black = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 30, 30), *surface;
  const SpecMontageBox *left, *right;

  for (guint32 i = 0; i < 4; i++)
    spec_montage_pictures_insert (fixture->pictures, i, black);
  fixture->style.width = 3.017;
  surface = paint (fixture);
  left = find_picture (fixture, 0, 0);
  right = find_picture (fixture, 0, 1);
  for (double x = left->x + left->width - 2; x < right->x + 2; x += 0.25)
    {
      SpecMontageBox at = { .x = x, .y = left->y + left->height / 2 };

      g_assert_cmphex (look (surface, &at, 0, 0), ==, 0x000000);
    }
  cairo_surface_destroy (surface);
  cairo_surface_destroy (black);
}

static guint
count_other_pixels (cairo_surface_t *surface, const SpecMontageBox *box, guint32 ground)
{
  guint count = 0;

  for (double down = 0.05; down < 0.95; down += 0.02)
    for (double across = 0.05; across < 0.95; across += 0.02)
      count += look (surface, box, across, down) != ground;
  return count;
}

/* What is pending is a plain tile; what is missing says so. */
static void
test_placeholder (Fixture *fixture, gconstpointer data)
{
  const SpecColor tile = spec_palette_get (SPEC_THEME_PAPER)->tile;
  guint32 ground = (guint32) round (tile.red * 255) << 16 | (guint32) round (tile.green * 255) << 8
                   | (guint32) round (tile.blue * 255);
  cairo_surface_t *surface;

  spec_montage_pictures_insert (fixture->pictures, 0, NULL);
  surface = paint (fixture);
  g_assert_cmphex (look (surface, find_picture (fixture, 0, 0), 0.02, 0.02), ==, ground);
  g_assert_cmpuint (count_other_pixels (surface, find_picture (fixture, 0, 0), ground), >, 20);
  g_assert_cmpuint (count_other_pixels (surface, find_picture (fixture, 0, 1), ground), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_same_pixels (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *stripes = make_stripes (90, 30), *first, *second;

  fixture->style.captions = 63;
  fixture->style.frame = TRUE;
  spec_montage_pictures_insert (fixture->pictures, 0, stripes);
  first = paint (fixture);
  second = paint (fixture);
  g_assert_cmpmem (cairo_image_surface_get_data (first),
                   cairo_image_surface_get_stride (first) * cairo_image_surface_get_height (first),
                   cairo_image_surface_get_data (second),
                   cairo_image_surface_get_stride (second) * cairo_image_surface_get_height (second));
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  cairo_surface_destroy (stripes);
}

/* Names of any length, script or bytes are drawn without a warning (they are fatal here), and do not change the layout.
 */
static void
test_hostile_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected = g_strnfill (3000, 'W');
  double height;

  cairo_surface_destroy (paint (fixture));
  height = fixture->layout->height;
  fixture->style.captions = SPEC_CAPTION_SIMILARITY | SPEC_CAPTION_NAME | SPEC_CAPTION_EIGENVALUE;
  cairo_surface_destroy (paint (fixture));
  g_assert_cmpfloat (fixture->layout->height, >, height);
  height = fixture->layout->height;
  g_free (fixture->montage->name[SPEC_SIDE_X]);
  g_free (fixture->montage->name[SPEC_SIDE_Y]);
  fixture->montage->name[SPEC_SIDE_X] = g_strdup (expected);
  fixture->montage->name[SPEC_SIDE_Y] = g_strdup ("<b>\xff & \u0645\u0644\u0627\u0628\u0633 \u8863\u670d");
  cairo_surface_destroy (paint (fixture));
  g_assert_cmpfloat (fixture->layout->height, ==, height);
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_PAPER);
  const SpecMontageCluster *negative = spec_montage_get_cluster (fixture->montage, 2);
  g_autofree char *direction = NULL, *similarity = NULL;
  SpecMontageCluster rough = *negative;

  rough.converged = FALSE;
  assert_text (spec_montage_text_dup_title (&rough, "#{rank}  λ = {lambda}"), "#1  λ = 0.0300 (not converged)");
  assert_text (spec_montage_text_dup_title (negative, "#{rank}  λ = {lambda}"), "#1  λ = 0.0300");
  assert_text (spec_montage_text_dup_title (negative, "{name} {size} {other}"), "trousers 1,288 {other}");
  assert_text (spec_montage_text_dup_size (fixture->montage, negative), "≈ 1,288 images");
  assert_text (spec_montage_text_dup_number (-0.05, 4), "\u22120.0500");
  assert_text (spec_montage_text_dup_file (&negative->samples[0]), "picture.png");
  g_assert_null (spec_montage_text_dup_note (fixture->montage));
  fixture->montage->eta = 2.5;
  fixture->montage->preview = 2000;
  assert_text (spec_montage_text_dup_note (fixture->montage), "η = 2.5   (preview, 2,000 samples)");
  direction = spec_montage_text_dup_direction (fixture->montage, SPEC_DIRECTION_NEGATIVE, palette, 100, " ");
  g_assert_true (strstr (direction, "2.5 Beta") != NULL && strstr (direction, "Alpha") > strstr (direction, "Beta"));
  similarity = spec_montage_text_dup_similarity (fixture->montage, negative, palette, FALSE);
  g_assert_nonnull (strstr (similarity, "Alpha .71<"));
  g_assert_nonnull (strstr (similarity, "Beta \u2212.05<"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/montage-painter/fit", Fixture, NULL, set_up, test_fit, tear_down);
  g_test_add ("/montage-painter/no-seams", Fixture, NULL, set_up, test_no_seams, tear_down);
  g_test_add ("/montage-painter/placeholder", Fixture, NULL, set_up, test_placeholder, tear_down);
  g_test_add ("/montage-painter/same-pixels", Fixture, NULL, set_up, test_same_pixels, tear_down);
  g_test_add ("/montage-painter/hostile-names", Fixture, NULL, set_up, test_hostile_names, tear_down);
  g_test_add ("/montage-painter/words", Fixture, NULL, set_up, test_words, tear_down);
  return g_test_run ();
}
