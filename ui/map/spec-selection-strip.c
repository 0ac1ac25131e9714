#include "map/spec-selection-strip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clusters/spec-sample-actions.h"
#include "clusters/spec-screen-number.h"
#include "map/spec-map-spread.h"
#include "map/spec-row-list.h"
#include "map/spec-selection-tile.h"
#include "plots/spec-heading-row.h"
#include "report/spec-file-writer.h"
#include "widgets/spec-tab-stop.h"

#define TILE 82

struct _SpecSelectionStrip
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *title, *means, *values[2], *buttons, *stack, *hint, *scrolled;

  /* owned */
  SpecMapDisplay *display;
  SpecMapSpread *spread;
  SpecRowList *list;
  GPtrArray *tiles; /* SpecSelectionTile, borrowed: those that show a sample */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (SpecSelectionStrip, spec_selection_strip, GTK_TYPE_BOX)

static SpecSession *
get_session (SpecSelectionStrip *self)
{
  return spec_map_display_get_session (self->display);
}

static void
update_values (SpecSelectionStrip *self)
{
  gboolean known = !isnan (spec_map_spread_get (self->spread, SPEC_SIDE_X));

  gtk_widget_set_visible (self->means, known);
  for (guint side = 0; side < 2; side++)
    {
      double value = spec_map_spread_get (self->spread, side);
      g_autofree char *text
          = g_strdup_printf ("%s %.2f", spec_session_get_name (get_session (self), side), value);

      gtk_label_set_text (GTK_LABEL (self->values[side]), text);
      gtk_widget_set_visible (self->values[side], known);
    }
}

static void
update (SpecSelectionStrip *self)
{
  SpecSession *session = get_session (self);
  SpecSamples *samples = spec_session_get_samples (session);
  gsize count;
  guint32 *rows = spec_selection_list (spec_session_get_selection (session), &count);
  g_autofree char *number = spec_screen_number_count (samples, (guint) count);
  /* Translators: Selection: 86 images */
  g_autofree char *title = g_strdup_printf (_ ("Selection: %s"), number);

  gtk_label_set_text (GTK_LABEL (self->title), count > 0 ? title : _ ("Selection"));
  gtk_widget_set_visible (self->buttons, count > 0);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), count > 0 ? self->scrolled : self->hint);
  spec_map_spread_ask (self->spread, rows, count);
  spec_row_list_set (self->list, samples, rows, count);
  update_values (self);
}

/* The sample pointed at in a map has a ring here too. */
static void
mark_tile (SpecSelectionStrip *self, GtkWidget *tile)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (spec_map_display_get_map (self->display));
  gssize hovered = spec_map_display_get_hovered (self->display);
  SpecSampleItem *item = spec_selection_tile_get_item (SPEC_SELECTION_TILE (tile));

  if (item != NULL && hovered >= 0 && layout->rows[hovered] == spec_sample_item_get_index (item))
    gtk_widget_add_css_class (tile, "hovered");
  else
    gtk_widget_remove_css_class (tile, "hovered");
}

static void
on_hovered (SpecSelectionStrip *self)
{
  for (guint i = 0; i < self->tiles->len; i++)
    mark_tile (self, self->tiles->pdata[i]);
}

/* And a tile that is pointed at has one in the maps. */
static void
on_enter (GtkEventController *controller, double x, double y, SpecSelectionStrip *self)
{
  SpecSelectionTile *tile = SPEC_SELECTION_TILE (gtk_event_controller_get_widget (controller));
  SpecSampleItem *item = spec_selection_tile_get_item (tile);

  if (item != NULL)
    spec_map_display_set_hovered (
        self->display, spec_map_layout_find_row (spec_map_session_get_layout (spec_map_display_get_map (self->display)),
                                                 spec_sample_item_get_index (item)));
}

static void
on_leave (SpecSelectionStrip *self)
{
  spec_map_display_set_hovered (self->display, -1);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, SpecSelectionStrip *self)
{
  GtkWidget *tile = spec_selection_tile_new (TILE);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (on_enter), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (tile, motion);
  gtk_list_item_set_child (item, tile);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, SpecSelectionStrip *self)
{
  GtkWidget *tile = gtk_list_item_get_child (item);

  spec_selection_tile_set_item (SPEC_SELECTION_TILE (tile), gtk_list_item_get_item (item));
  g_ptr_array_add (self->tiles, tile);
  mark_tile (self, tile);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, SpecSelectionStrip *self)
{
  GtkWidget *tile = gtk_list_item_get_child (item);

  g_ptr_array_remove_fast (self->tiles, tile);
  spec_selection_tile_set_item (SPEC_SELECTION_TILE (tile), NULL);
}

static void
show_in_explore (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.view", "s", "explore");
  gtk_widget_activate_action (widget, "cluster.focus-grid", NULL);
}

static void
clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_selection_clear (spec_session_get_selection (get_session (SPEC_SELECTION_STRIP (widget))));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SpecSession) session = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));
  g_autofree char *message = NULL;

  if (spec_file_write_finish (G_FILE (source), result, &error))
    message = g_strdup_printf (_ ("Saved %s"), name);
  else
    message = g_strdup_printf (_ ("Could not write %s: %s"), name, error->message);
  g_signal_emit_by_name (session, "message", message);
}

static GBytes *
make_list (SpecSelectionStrip *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *lines = NULL;
  char *text;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->list), i));
  lines = spec_sample_actions_list_paths (items);
  text = g_strconcat (lines, "\n", NULL);
  return g_bytes_new_take (text, strlen (text));
}

static void
on_chosen (GtkNativeDialog *chooser, int response, gpointer data)
{
  SpecSelectionStrip *self = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autoptr (GBytes) bytes = make_list (self);

      spec_file_write_async (file, bytes, on_saved, g_object_ref (get_session (self)));
    }
  g_clear_object (&self->chooser);
}

static void
save_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecSelectionStrip *self = SPEC_SELECTION_STRIP (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Save File List"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), "selection.txt");
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
spec_selection_strip_dispose (GObject *object)
{
  SpecSelectionStrip *self = SPEC_SELECTION_STRIP (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->spread);
  g_clear_object (&self->list);
  g_clear_object (&self->display);
  G_OBJECT_CLASS (spec_selection_strip_parent_class)->dispose (object);
}

static void
spec_selection_strip_finalize (GObject *object)
{
  g_ptr_array_unref (SPEC_SELECTION_STRIP (object)->tiles);
  G_OBJECT_CLASS (spec_selection_strip_parent_class)->finalize (object);
}

static void
spec_selection_strip_class_init (SpecSelectionStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_selection_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = spec_selection_strip_finalize;
  gtk_widget_class_install_action (widget_class, "selection.show", NULL, show_in_explore);
  gtk_widget_class_install_action (widget_class, "selection.save", NULL, save_list);
  gtk_widget_class_install_action (widget_class, "selection.clear", NULL, clear);
}

static GtkWidget *
make_button (const char *text, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_caption (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
create_heading (SpecSelectionStrip *self)
{
  GtkWidget *heading = spec_heading_row_new (10);
  SpecHeadingRow *row = SPEC_HEADING_ROW (heading);
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *discard;

  gtk_widget_set_hexpand (gap, TRUE);
  gtk_widget_add_css_class (heading, "card-title");
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "bold");
  self->means = make_caption (_ ("mean distance inside, 1 = any pair"), "dim");
  gtk_widget_set_tooltip_text (self->means, _ ("Mean Euclidean distance of the selected samples' pairs in the embedding itself, "
                                               "not on the map, divided by that of all pairs; of at most 1,000 rows each, "
                                               "chosen by the seed"));
  spec_heading_row_append (row, self->title, 0);
  spec_heading_row_append (row, self->means, 2);
  for (guint side = 0; side < 2; side++)
    {
      self->values[side] = make_caption (NULL, side == SPEC_SIDE_X ? "cx" : "cy");
      gtk_widget_add_css_class (self->values[side], "bold");
      spec_heading_row_append (row, self->values[side], 1);
    }
  spec_heading_row_append (row, gap, 0);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (self->buttons), make_button (_ ("Show in Explore"), "selection.show"));
  gtk_box_append (GTK_BOX (self->buttons), make_button (_ ("Save File List…"), "selection.save"));
  discard = make_button (_ ("Clear"), "selection.clear");
  gtk_widget_add_css_class (discard, "flat");
  gtk_box_append (GTK_BOX (self->buttons), discard);
  spec_heading_row_append (row, self->buttons, 0);
  return heading;
}

static GtkWidget *
create_tiles (SpecSelectionStrip *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  GtkWidget *view = gtk_list_view_new (model, factory);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (view), GTK_ORIENTATION_HORIZONTAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Selected samples"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  return scrolled;
}

static void
spec_selection_strip_init (SpecSelectionStrip *self)
{
  self->tiles = g_ptr_array_new ();
  self->list = spec_row_list_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "selection-strip");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self), create_heading (self));
  self->scrolled = create_tiles (self);
  self->hint = make_caption (_ ("Click a point, or draw a line around several: they are shown here."), "dim");
  gtk_widget_set_size_request (self->hint, -1, TILE);
  self->stack = gtk_stack_new (); /* as high with nothing selected: maps that jump at a click would lose the eye */
  gtk_stack_add_child (GTK_STACK (self->stack), self->hint);
  gtk_stack_add_child (GTK_STACK (self->stack), self->scrolled);
  gtk_box_append (GTK_BOX (self), spec_tab_stop_new (self->stack));
}

GtkWidget *
spec_selection_strip_new (SpecMapDisplay *display)
{
  SpecSelectionStrip *self = g_object_new (SPEC_TYPE_SELECTION_STRIP, NULL);
  SpecSession *session = spec_map_display_get_session (display);

  self->display = g_object_ref (display);
  self->spread = spec_map_spread_new (session);
  g_signal_connect_object (self->spread, "changed", G_CALLBACK (update_values), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (spec_session_get_selection (session), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::samples", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (display, "hovered", G_CALLBACK (on_hovered), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
