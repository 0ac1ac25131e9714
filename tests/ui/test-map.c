/* The maps of a real comparison: they are made by themselves, move while they are made, stop, go out of date. */
#include <json-glib/json-glib.h>
#include <math.h>

#include "map/spec-map-display.h"
#include "map/spec-map-export.h"
#include "map/spec-map-words.h"
#include "session-fixture.h"

typedef struct
{
  SessionFixture base;
  SpecMapSession *map;
  SpecMapDisplay *display;
  guint layouts;
} MapFixture;

static void
on_layout (MapFixture *fixture)
{
  fixture->layouts++;
}

static void
set_steps (MapFixture *fixture, guint steps)
{
  SpecProjectionParams params = *spec_map_session_get_params (fixture->map);

  params.steps = steps;
  spec_map_session_set_params (fixture->map, &params);
}

static void
set_up (MapFixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->base, NULL);
  fixture->map = spec_map_session_new (fixture->base.session);
  fixture->display = spec_map_display_new (fixture->map);
  g_signal_connect_swapped (fixture->map, "layout", G_CALLBACK (on_layout), fixture);
  set_steps (fixture, 100);
}

static void
tear_down (MapFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->display);
  g_assert_finalize_object (fixture->map);
  session_fixture_tear_down (&fixture->base, NULL);
}

static void
wait_for_maps (MapFixture *fixture)
{
  do
    g_main_context_iteration (NULL, TRUE);
  while (spec_map_session_is_busy (fixture->map) || spec_map_session_get_layout (fixture->map)->maps[0] == NULL);
}

static void
make_maps (MapFixture *fixture)
{
  session_fixture_compare_pair (&fixture->base, 300);
  spec_map_session_show (fixture->map);
  g_assert_true (spec_map_session_is_busy (fixture->map));
  wait_for_maps (fixture);
}

static void
test_by_itself (MapFixture *fixture, gconstpointer data)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (fixture->map);
  g_autofree char *samples = NULL;
  g_autofree char *settings = NULL;

  spec_map_session_show (fixture->map); /* before there is anything to show */
  g_assert_false (spec_map_session_is_busy (fixture->map));
  session_fixture_compare_pair (&fixture->base, 300);
  wait_for_maps (fixture);
  g_assert_cmpuint (layout->count, ==, 300);
  g_assert_cmpuint (fixture->layouts, >=, 2); /* the points moved on the way */
  g_assert_cmpuint (layout->step, ==, 100);
  g_assert_null (spec_map_session_get_failure (fixture->map));
  for (guint side = 0; side < 2; side++)
    {
      g_assert_cmpfloat (spec_projection_get_trustworthiness (layout->maps[side]), >, 0.6);
      for (gsize i = 0; i < 600; i++)
        g_assert_true (isfinite (layout->places[side][i]));
    }
  for (guint32 row = 0; row < 300; row++)
    g_assert_cmpint (spec_map_layout_find_row (layout, row), ==, row);
  g_assert_cmpint (spec_map_layout_find_row (layout, 300), ==, -1);
  samples = spec_map_words_dup_samples (fixture->map);
  settings = spec_map_words_dup_settings (fixture->map);
  g_assert_cmpstr (samples, ==, "300 of 300");
  g_assert_true (g_str_has_prefix (settings, "t-SNE, perplexity 30, seed 0  ·  "));
}

static void
test_stop (MapFixture *fixture, gconstpointer data)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (fixture->map);

  session_fixture_compare_pair (&fixture->base, 300);
  set_steps (fixture, 10000);
  spec_map_session_show (fixture->map);
  while (layout->step < 50)
    g_main_context_iteration (NULL, TRUE);
  spec_map_session_stop (fixture->map);
  wait_for_maps (fixture);
  g_assert_true (spec_projection_was_stopped (layout->maps[0]));
  g_assert_cmpuint (layout->step, >=, 50);
  g_assert_cmpuint (layout->step, <, 10000);
  g_assert_cmpuint (layout->count, ==, 300);
}

/* Another number of samples while the last ones still move: rows and places always belong together. */
static void
test_change_on_the_way (MapFixture *fixture, gconstpointer data)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (fixture->map);
  SpecProjectionParams params = *spec_map_session_get_params (fixture->map);
  g_autofree char *settings = NULL;

  session_fixture_compare_pair (&fixture->base, 300);
  set_steps (fixture, 10000);
  spec_map_session_show (fixture->map);
  while (layout->step < 25)
    g_main_context_iteration (NULL, TRUE);
  params.method = SPEC_PROJECTION_PCA;
  spec_map_session_set_params (fixture->map, &params);
  spec_map_session_set_most (fixture->map, 120);
  wait_for_maps (fixture);
  g_assert_cmpuint (layout->count, ==, 120);
  settings = spec_map_words_dup_settings (fixture->map);
  g_assert_true (g_str_has_prefix (settings, "PCA  ·  "));
  g_assert_cmpint (spec_projection_get_params (layout->maps[1])->method, ==, SPEC_PROJECTION_PCA);
  for (guint i = 1; i < 120; i++)
    g_assert_cmpuint (layout->rows[i], >, layout->rows[i - 1]);
}

static void
change_sigma (MapFixture *fixture)
{
  fixture->base.results = 0;
  g_object_set (fixture->base.session, "sigma-y", 0.6 * session_fixture_get_double (&fixture->base, "sigma-y"), NULL);
  while (fixture->base.results < 1 || !session_fixture_is_answered (&fixture->base))
    g_main_context_iteration (NULL, TRUE);
}

/* Of all samples a map stays right when the clusters change; of those of other clusters, of exchanged files, it does not. */
static void
test_out_of_date (MapFixture *fixture, gconstpointer data)
{
  make_maps (fixture);
  g_assert_false (spec_map_session_is_stale (fixture->map));
  change_sigma (fixture);
  g_assert_false (spec_map_session_is_stale (fixture->map));
  spec_map_session_set_most (fixture->map, 100);
  while (!spec_map_session_is_busy (fixture->map))
    g_main_context_iteration (NULL, TRUE);
  wait_for_maps (fixture);
  g_assert_false (spec_map_session_is_stale (fixture->map));
  change_sigma (fixture);
  g_assert_true (spec_map_session_is_stale (fixture->map));
  spec_map_session_start (fixture->map);
  wait_for_maps (fixture);
  g_assert_false (spec_map_session_is_stale (fixture->map));
  spec_session_swap (fixture->base.session);
  g_assert_true (spec_map_session_is_stale (fixture->map));
}

/* The colours: the leading samples of a cluster, as many as it has. */
static void
test_clusters (MapFixture *fixture, gconstpointer data)
{
  const SpecMapEntry *entries;
  const gint16 *kinds;
  const guint32 *top;
  gsize count, leading;

  make_maps (fixture);
  entries = spec_map_display_get_entries (fixture->display, &count);
  g_assert_cmpuint (count, ==, 2); /* +1 and −1 */
  g_assert_cmpstr (entries[0].name, ==, "+1");
  g_assert_cmpstr (entries[1].name, ==, "−1");
  g_assert_cmpuint (entries[0].count, ==, spec_mode_item_get_size (entries[0].mode));
  top = spec_mode_item_get_top (entries[0].mode, &leading);
  kinds = spec_map_display_get_kinds (fixture->display);
  for (gsize i = 0; i < MIN (leading, entries[0].count); i++)
    g_assert_cmpint (kinds[top[i]], ==, 0);
  spec_map_display_set_ticked (fixture->display, 1, FALSE);
  spec_map_display_set_ticked (fixture->display, 2, TRUE);
  entries = spec_map_display_get_entries (fixture->display, &count);
  g_assert_cmpuint (count, ==, 2);
  g_assert_cmpstr (entries[0].name, ==, "+2");
  g_assert_cmpuint (entries[0].order, ==, 0);
}

static gboolean refusing;

/* What is asked of GLib here is asked of this one. */
gpointer
g_try_malloc_n (gsize count, gsize size)
{
  return refusing ? NULL : g_try_malloc (count * size);
}

static void
on_message (SpecSession *session, const char *message, char **told)
{
  *told = g_strdup (message);
}

/* A cluster that there is no memory to look at has no colour, and that is said. */
static void
test_refused (MapFixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;
  const SpecMapEntry *entries;
  gsize count;

  session_fixture_compare_pair (&fixture->base, 3000);
  spec_map_session_show (fixture->map);
  wait_for_maps (fixture);
  g_signal_connect (fixture->base.session, "message", G_CALLBACK (on_message), &told);
  refusing = TRUE;
  entries = spec_map_display_get_entries (fixture->display, &count);
  refusing = FALSE;
  g_assert_cmpuint (count, ==, 2);
  g_assert_cmpuint (entries[0].count + entries[1].count, ==, 0);
  g_assert_null (told); /* not while it is drawn */
  while (told == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (told, ==, "not enough memory for 3000 samples");
}

/* Turned, the map of Y has the size and the middle of that of X; what is computed stays as it is. */
static void
test_turned (MapFixture *fixture, gconstpointer data)
{
  const float *before, *after, *x;
  double moment[2] = { 0, 0 };

  make_maps (fixture);
  before = spec_map_display_get_places (fixture->display, SPEC_SIDE_Y);
  x = spec_map_display_get_places (fixture->display, SPEC_SIDE_X);
  spec_map_display_set_turned (fixture->display, TRUE);
  after = spec_map_display_get_places (fixture->display, SPEC_SIDE_Y);
  g_assert_true (after != before);
  g_assert_true (x == spec_map_display_get_places (fixture->display, SPEC_SIDE_X));
  for (gsize i = 0; i < 600; i++)
    {
      moment[0] += (double) x[i] * x[i];
      moment[1] += (double) after[i] * after[i];
    }
  g_assert_cmpfloat_with_epsilon (moment[1] / moment[0], 1, 1e-3);
  spec_map_display_set_turned (fixture->display, FALSE);
  g_assert_true (before == spec_map_display_get_places (fixture->display, SPEC_SIDE_Y));
}

/* The record has the numbers that the window shows. */
static void
assert_record (MapFixture *fixture)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (fixture->map);
  g_autofree char *path = g_build_filename (fixture->base.folder, "map.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root, *map, *points;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  map = json_object_get_object_member (root, "map");
  points = json_object_get_object_member (root, "points");
  g_assert_cmpstr (json_object_get_string_member (map, "method"), ==, "tsne");
  g_assert_cmpint (json_object_get_int_member (map, "steps"), ==, layout->step);
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (map, "x"), "trustworthiness"), ==,
                     spec_projection_get_trustworthiness (layout->maps[0]));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (points, "rows")), ==, 300);
  g_assert_cmpfloat ((float) json_array_get_double_element (json_object_get_array_member (points, "y"), 77), ==,
                     layout->places[1][77]);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spec_map_export_write_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_figure (MapFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "map.pdf", "map.svg", "map.png" };
  static const char *const magic[] = { "%PDF", "<?xml", "\x89PNG" };

  make_maps (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->base.folder, names[i], NULL);
      g_autofree char *bytes = NULL;
      gboolean written = FALSE;

      spec_map_export_write_async (fixture->display, path, NULL, on_written, &written);
      while (!written)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, magic[i]));
    }
  assert_record (fixture);
}

#define ADD(path, func) g_test_add ("/map/" path, MapFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("by-itself", test_by_itself);
  ADD ("stop", test_stop);
  ADD ("change-on-the-way", test_change_on_the_way);
  ADD ("out-of-date", test_out_of_date);
  ADD ("clusters", test_clusters);
  ADD ("refused", test_refused);
  ADD ("turned", test_turned);
  ADD ("figure", test_figure);
  return g_test_run ();
}
