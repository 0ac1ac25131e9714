/* A million samples in the grid: it makes what is seen, and gets to either end. */
#include <gtk/gtk.h>

#include "clusters/spec-sample-grid.h"
#include "clusters/spec-sample-tile.h"

#define MANY 1000000

/* A list of as many samples as one likes that counts how often one is asked for. */
#define TYPE_MANY (many_get_type ())
G_DECLARE_FINAL_TYPE (Many, many, TEST, MANY, GObject)

struct _Many
{
  GObject parent_instance;

  SpecSamples *samples;
  guint made;
};

static GType
many_get_item_type (GListModel *list)
{
  return SPEC_TYPE_SAMPLE_ITEM;
}

static guint
many_get_n_items (GListModel *list)
{
  return MANY;
}

static gpointer
many_get_item (GListModel *list, guint position)
{
  Many *self = TEST_MANY (list);

  if (position >= MANY)
    return NULL;
  self->made++;
  return spec_sample_item_new (self->samples, position, position + 1, 1.0f / (float) (position + 1));
}

static void
many_list_init (GListModelInterface *interface)
{
  interface->get_item_type = many_get_item_type;
  interface->get_n_items = many_get_n_items;
  interface->get_item = many_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (Many, many, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, many_list_init))

static void
many_finalize (GObject *object)
{
  spec_samples_unref (TEST_MANY (object)->samples);
  G_OBJECT_CLASS (many_parent_class)->finalize (object);
}

static void
many_class_init (ManyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = many_finalize;
}

static void
many_init (Many *self)
{
  self->samples = spec_samples_new_numbered (MANY);
}

/* The rank of the sample on the tile that has the keyboard, 0 when none has. */
static guint
get_focused_rank (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *tile = focus == NULL ? NULL : gtk_widget_get_first_child (focus);
  SpecSampleSlot *slot = SPEC_IS_SAMPLE_TILE (tile) ? spec_sample_tile_get_slot (SPEC_SAMPLE_TILE (tile)) : NULL;

  return slot == NULL ? 0 : spec_sample_item_get_rank (spec_sample_slot_get_item (slot));
}

static void
focus_and_wait (GtkWidget *window, GtkWidget *grid, guint position)
{
  spec_sample_grid_focus (SPEC_SAMPLE_GRID (grid), position);
  while (get_focused_rank (window) != position + 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_million (void)
{
  Many *many = g_object_new (TYPE_MANY, NULL);
  SpecSelection *selection = spec_selection_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *grid = spec_sample_grid_new (G_LIST_MODEL (many), selection);
  g_autoptr (GPtrArray) chosen = NULL;

  spec_selection_set_total (selection, MANY);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 400);
  gtk_window_set_child (GTK_WINDOW (window), grid);
  gtk_window_present (GTK_WINDOW (window));
  focus_and_wait (window, grid, 0);
  focus_and_wait (window, grid, MANY - 1);
  focus_and_wait (window, grid, MANY / 2);
  g_assert_cmpuint (many->made, <, 5000);
  chosen = spec_sample_grid_get_selected (SPEC_SAMPLE_GRID (grid));
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_cmpuint (spec_sample_item_get_rank (chosen->pdata[0]), ==, MANY / 2 + 1);
  g_assert_cmpuint (spec_selection_get_count (selection), ==, 1);
  g_assert_true (spec_selection_contains (selection, MANY / 2));
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (many);
  g_assert_finalize_object (selection);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-grid/million", test_million);
  return g_test_run ();
}
