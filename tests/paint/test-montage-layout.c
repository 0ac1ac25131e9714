/* Where a montage's parts stand: nothing overlaps, nothing sticks out, widths add up. */
#include <glib.h>
#include <math.h>

#include "montage-content.h"
#include "paint/spec-montage-layout.h"
#include "base/spec-error.h"

static gboolean
overlap (const SpecMontageBox *a, const SpecMontageBox *b)
{
  const double slack = 1e-6;

  return a->x + a->width > b->x + slack && b->x + b->width > a->x + slack && a->y + a->height > b->y + slack
         && b->y + b->height > a->y + slack;
}

static gboolean
is_frame (const SpecMontageBox *box)
{
  return box->part == SPEC_MONTAGE_FRAME;
}

static void
assert_sound (const SpecMontageLayout *layout)
{
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const SpecMontageBox *a = spec_montage_layout_get_box (layout, i);

      g_assert_cmpfloat (a->x, >=, 0);
      g_assert_cmpfloat (a->y, >=, 0);
      g_assert_cmpfloat (a->x + a->width, <=, layout->width + 1e-6);
      g_assert_cmpfloat (a->y + a->height, <=, layout->height + 1e-6);
      for (guint j = i + 1; j < layout->boxes->len; j++)
        {
          const SpecMontageBox *b = spec_montage_layout_get_box (layout, j);

          if (!is_frame (a) && !is_frame (b) && overlap (a, b))
            g_error ("parts %d and %d overlap: %g %g %g %g, %g %g %g %g", a->part, b->part, a->x, a->y, a->width,
                     a->height, b->x, b->y, b->width, b->height);
        }
    }
}

static guint
count_parts (const SpecMontageLayout *layout, SpecMontagePart part)
{
  guint count = 0;

  for (guint i = 0; i < layout->boxes->len; i++)
    count += spec_montage_layout_get_box (layout, i)->part == part;
  return count;
}

static void
test_all_captions (void)
{
  g_autoptr (SpecMontage) montage = montage_content_new (5, 2, 7, SPEC_SAMPLES_IMAGES, NULL);
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;
  g_autoptr (SpecMontageLayout) layout = NULL;

  montage->eta = 2;
  style.captions = 63;
  style.gap = 3;
  layout = spec_montage_layout_new (montage, &style);
  assert_sound (layout);
  g_assert_cmpfloat (layout->width, ==, 6.75 * 72);
  g_assert_cmpuint (layout->n_pictures, ==, 7 * 7);
  g_assert_cmpuint (count_parts (layout, SPEC_MONTAGE_SCORE), ==, 7 * 7);
  g_assert_cmpuint (count_parts (layout, SPEC_MONTAGE_TITLE), ==, 7);
  g_assert_cmpuint (count_parts (layout, SPEC_MONTAGE_SIMILARITY), ==, 7);
  g_assert_cmpuint (count_parts (layout, SPEC_MONTAGE_ROW_TITLE), ==, 2);
  g_assert_cmpuint (count_parts (layout, SPEC_MONTAGE_NOTE), ==, 1);
  g_assert_cmpfloat (layout->smallest_text, ==, 6);
}

/* The pictures of a line and the gaps between them fill exactly what the title strip and the margins leave. */
static void
test_widths_add_up (void)
{
  g_autoptr (SpecMontage) montage = montage_content_new (1, 0, 8, SPEC_SAMPLES_IMAGES, NULL);
  SpecMontageStyle style = montage_content_get_bare_style ();
  g_autoptr (SpecMontageLayout) layout = NULL;
  const SpecMontageBox *first, *last;
  double margin = 0.6 * style.font_size;

  style.columns = 4;
  style.gap = 2;
  layout = spec_montage_layout_new (montage, &style);
  first = spec_montage_layout_get_box (layout, 0);
  last = spec_montage_layout_get_box (layout, 3);
  g_assert_cmpfloat_with_epsilon (last->x + last->width, layout->width - margin, 1e-9);
  g_assert_cmpfloat_with_epsilon (last->x + last->width - first->x, 4 * layout->picture + 3 * style.gap, 1e-9);
  g_assert_cmpfloat_with_epsilon (spec_montage_layout_get_box (layout, 4)->y - first->y, layout->picture + style.gap,
                                  1e-9);
  assert_sound (layout);
}

/* Rows that no cluster fills take no room, and nothing is written under captions that say nothing. */
static void
test_only_what_is_there (void)
{
  g_autoptr (SpecMontage) montage = montage_content_new (2, 0, 2, SPEC_SAMPLES_IMAGES, NULL);
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;
  g_autoptr (SpecMontageLayout) tall = NULL, low = NULL;
  SpecMontageCluster *cluster = g_ptr_array_index (montage->clusters, 0);

  tall = spec_montage_layout_new (montage, &style);
  g_clear_pointer (&cluster->name, g_free);
  for (guint i = 0; i < 2; i++)
    ((SpecMontageCluster *)g_ptr_array_index (montage->clusters, i))->similarity[SPEC_SIDE_Y] = NAN;
  low = spec_montage_layout_new (montage, &style);
  g_assert_cmpuint (count_parts (tall, SPEC_MONTAGE_NAME), ==, 2);
  g_assert_cmpuint (count_parts (low, SPEC_MONTAGE_NAME), ==, 0);
  g_assert_cmpuint (count_parts (low, SPEC_MONTAGE_SIMILARITY), ==, 0);
  g_assert_cmpfloat (low->height, <, tall->height);
  g_assert_cmpfloat (tall->height, <, 2 * tall->picture + 8 * style.font_size);
}

static void
test_texts (void)
{
  g_autoptr (SpecMontage) montage = montage_content_new (3, 3, 9, SPEC_SAMPLES_TEXTS, NULL);
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;
  g_autoptr (SpecMontageLayout) layout = spec_montage_layout_new (montage, &style), longer = NULL;

  assert_sound (layout);
  g_assert_cmpuint (layout->n_pictures, ==, 0);
  g_assert_cmpuint (count_parts (layout, SPEC_MONTAGE_TEXT), ==, 6 * 9);
  for (guint i = 0; i < 9; i++)
    ((SpecMontageCluster *) g_ptr_array_index (montage->clusters, 5))->samples[i].text
      = "a text that is too long for one line of a third of the page, whatever the typeface";
  longer = spec_montage_layout_new (montage, &style);
  assert_sound (longer);
  g_assert_cmpfloat (longer->height, >, layout->height * 1.3);
}

static void
test_nothing (void)
{
  g_autoptr (SpecMontage) montage = montage_content_new (0, 0, 0, SPEC_SAMPLES_IMAGES, NULL);
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;
  g_autoptr (SpecMontageLayout) layout = spec_montage_layout_new (montage, &style);

  g_assert_cmpuint (layout->boxes->len, ==, 0);
  g_assert_cmpfloat (layout->height, >, 0);
}

static void
test_style_out_of_range (void)
{
  g_autoptr (GError) error = NULL;
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;

  g_assert_true (spec_montage_style_validate (&style, &error));
  g_assert_no_error (error);
  style.width = NAN;
  g_assert_false (spec_montage_style_validate (&style, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
  g_clear_error (&error);
  style.width = 6.75;
  style.columns = 0;
  g_assert_false (spec_montage_style_validate (&style, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/montage-layout/all-captions", test_all_captions);
  g_test_add_func ("/montage-layout/widths-add-up", test_widths_add_up);
  g_test_add_func ("/montage-layout/only-what-is-there", test_only_what_is_there);
  g_test_add_func ("/montage-layout/texts", test_texts);
  g_test_add_func ("/montage-layout/nothing", test_nothing);
  g_test_add_func ("/montage-layout/style-out-of-range", test_style_out_of_range);
  return g_test_run ();
}
