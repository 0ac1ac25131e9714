/* What the cluster views are made of, without a display: places, tables, numbers on screen. */
#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "clusters/spec-cluster-table.h"
#include "clusters/spec-picture-texture.h"
#include "clusters/spec-screen-number.h"
#include "clusters/spec-slot-model.h"
#include "session-fixture.h"

static void
assert_number (double value, SpecSign sign, const char *expected)
{
  g_autofree char *text = spec_screen_number_format (value, sign);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_numbers (void)
{
  assert_number (0.03044, SPEC_SIGN_BOTH, "+0.0304");
  assert_number (-0.0338, SPEC_SIGN_BOTH, "\u22120.0338");
  assert_number (0.0411, SPEC_SIGN_MINUS, "0.0411");
  assert_number (-0.0411, SPEC_SIGN_MINUS, "\u22120.0411");
  assert_number (-0.00001, SPEC_SIGN_BOTH, "0.0000");
  assert_number (0.00001, SPEC_SIGN_BOTH, "0.0000");
}

static void
append_item (GListStore *store, SpecSamples *samples, guint32 row, guint rank)
{
  g_autoptr (SpecSampleItem) item = spec_sample_item_new (samples, row, rank, 0.5f / (float) rank);

  g_list_store_append (store, item);
}

typedef struct
{
  guint calls, position, removed, added;
} Change;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Change *change = data;

  *change = (Change){ change->calls + 1, position, removed, added };
}

static void
on_item_changed (GObject *slot, GParamSpec *pspec, gpointer data)
{
  ++*(guint *) data;
}

/* A new ranking of as many samples changes what stands in the places and not the list; a longer one adds its tail. */
static void
test_slots (void)
{
  g_autoptr (SpecSamples) samples = spec_samples_new_numbered (10);
  g_autoptr (GListStore) store = g_list_store_new (SPEC_TYPE_SAMPLE_ITEM);
  g_autoptr (SpecSlotModel) model = spec_slot_model_new (G_LIST_MODEL (store));
  g_autoptr (SpecSampleSlot) slot = NULL;
  g_autoptr (SpecSampleSlot) same = NULL;
  g_autoptr (GListStore) other = g_list_store_new (SPEC_TYPE_SAMPLE_ITEM);
  gpointer items[3];
  Change change = { 0 };
  guint changed = 0;

  for (guint i = 0; i < 3; i++)
    append_item (store, samples, i, i + 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 3);
  slot = g_list_model_get_item (G_LIST_MODEL (model), 1);
  same = g_list_model_get_item (G_LIST_MODEL (model), 1);
  g_assert_true (slot == same);
  g_assert_cmpuint (spec_sample_item_get_index (spec_sample_slot_get_item (slot)), ==, 1);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), &change);
  g_signal_connect (slot, "notify::item", G_CALLBACK (on_item_changed), &changed);

  for (guint i = 0; i < 3; i++)
    {
      append_item (other, samples, 9 - i, i + 1);
      items[i] = g_list_model_get_item (G_LIST_MODEL (other), i);
    }
  g_list_store_splice (store, 0, 3, items, 3);
  g_assert_cmpuint (change.calls, ==, 0);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (spec_sample_item_get_index (spec_sample_slot_get_item (slot)), ==, 8);
  g_list_store_splice (store, 0, 0, items, 1);
  g_assert_cmpuint (change.calls, ==, 1);
  g_assert_cmpuint (change.position, ==, 3);
  g_assert_cmpuint (change.added, ==, 1);
  g_assert_cmpuint (change.removed, ==, 0);
  g_assert_cmpuint (spec_sample_item_get_index (spec_sample_slot_get_item (slot)), ==, 9);
  g_list_store_remove_all (store);
  g_assert_cmpuint (change.calls, ==, 2);
  g_assert_cmpuint (change.removed, ==, 4);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 0));
  for (guint i = 0; i < 3; i++)
    g_object_unref (items[i]);
}

static void
test_table (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (SpecSamples) texts = NULL;
  g_autoptr (SpecModeItem) mode = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *table = NULL;
  g_autofree char *expected = NULL;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  path = g_build_filename (fixture->folder, "texts.txt", NULL);
  g_assert_true (g_file_set_contents (path, "plain\na, \"quoted\" one\n", -1, NULL));
  texts = spec_samples_load_texts (path, NULL, NULL);
  session_fixture_compare_pair (fixture, 80);
  mode = g_list_model_get_item (spec_session_get_modes (fixture->session), 1);
  g_ptr_array_add (items, spec_sample_item_new (texts, 1, 1, 0.25f));
  g_ptr_array_add (items, spec_sample_item_new (texts, 0, 2, -0.5f));
  table = spec_cluster_table_write (mode, items);
  g_ascii_formatd (digits, sizeof digits, "%.17g", spec_mode_item_get_eigenvalue (mode));
  expected = g_strdup_printf ("direction,mode,eigenvalue,rank,index,score,path,label\n"
                              "positive,2,%s,1,1,0.25,\"a, \"\"quoted\"\" one\",\n"
                              "positive,2,%s,2,0,-0.5,plain,\n",
                              digits, digits);
  g_assert_cmpstr (table, ==, expected);
  g_ptr_array_unref (items);

  all = spec_cluster_table_collect (mode, spec_session_get_cluster (fixture->session));
  g_assert_cmpuint (all->len, ==, spec_mode_item_get_size (mode));
  g_assert_cmpuint (spec_sample_item_get_rank (all->pdata[0]), ==, 1);
}

/* What is drawn is what was decoded, whichever way the texture holds it. */
static void
assert_texture (guint32 last)
{
  enum { WIDTH = 5, HEIGHT = 3 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  guint32 expected[HEIGHT][WIDTH], found[HEIGHT][WIDTH];
  g_autoptr (GdkTexture) texture = NULL;

  cairo_surface_flush (surface);
  for (guint32 y = 0; y < HEIGHT; y++)
    {
      for (guint32 x = 0; x < WIDTH; x++)
        expected[y][x] = 0xff000000 | x * 50 << 16 | y * 80 << 8 | (x + y);
      if (y == HEIGHT - 1)
        expected[y][WIDTH - 1] = last;
      memcpy (pixels + y * stride, expected[y], sizeof expected[y]);
    }
  cairo_surface_mark_dirty (surface);
  texture = spec_picture_texture_new (surface);
  gdk_texture_download (texture, (guchar *) found, sizeof found[0]);
  g_assert_cmpmem (found, sizeof found, expected, sizeof expected);
}

static void
test_texture (void)
{
  assert_texture (0xff102030);
  assert_texture (0x80402000); /* one pixel lets the ground through */
  assert_texture (0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cluster-parts/numbers", test_numbers);
  g_test_add_func ("/cluster-parts/slots", test_slots);
  g_test_add_func ("/cluster-parts/texture", test_texture);
  g_test_add ("/cluster-parts/table", SessionFixture, NULL, session_fixture_set_up, test_table, session_fixture_tear_down);
  return g_test_run ();
}
