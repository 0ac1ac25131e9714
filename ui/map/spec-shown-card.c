#include "map/spec-shown-card.h"

#include <glib/gi18n-lib.h>

#include "map/spec-label-legend.h"
#include "map/spec-shown-row.h"

#define SPEC_TYPE_SHOWN_CARD (spec_shown_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecShownCard, spec_shown_card, SPEC, SHOWN_CARD, GtkBox)

struct _SpecShownCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *title, *count, *list;

  /* owned */
  SpecMapDisplay *display;
};

G_DEFINE_FINAL_TYPE (SpecShownCard, spec_shown_card, GTK_TYPE_BOX)

static const SpecMapEntry *
find_entry (const SpecMapEntry *entries, gsize count, SpecModeItem *mode)
{
  for (gsize i = 0; i < count; i++)
    if (entries[i].mode == mode)
      return &entries[i];
  return NULL;
}

/* Which are ticked, and what they look like. */
static void
update_ticks (SpecShownCard *self)
{
  gboolean labels = spec_map_display_get_color (self->display) == SPEC_MAP_COLOR_LABELS;
  gsize n_entries;
  const SpecMapEntry *entries = spec_map_display_get_entries (self->display, &n_entries);
  guint ticked = 0, count = 0;
  GtkListBoxRow *row;
  g_autofree char *text = NULL;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) count)) != NULL)
    {
      SpecModeItem *mode = spec_shown_row_get_mode (SPEC_SHOWN_ROW (row));

      ticked += spec_map_display_is_ticked (self->display, spec_map_display_get_tag (mode));
      spec_shown_row_set_entry (SPEC_SHOWN_ROW (row), find_entry (entries, n_entries, mode));
      count++;
    }
  text = labels ? g_strdup_printf ("%'u", (guint) n_entries) : g_strdup_printf (_ ("%u of %u"), ticked, count);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_label_set_text (GTK_LABEL (self->title), labels ? _ ("Labels shown") : _ ("Clusters shown"));
  gtk_widget_set_visible (self->list, !labels);
}

/* Rows stay as long as there are so many clusters: a list that is rebuilt loses the keyboard. */
static void
update (SpecShownCard *self)
{
  GListModel *modes = spec_session_get_modes (spec_map_display_get_session (self->display));
  guint count = g_list_model_get_n_items (modes);
  GtkListBoxRow *row;

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (SpecModeItem) mode = g_list_model_get_item (modes, i);

      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i);
      if (row == NULL)
        {
          gtk_list_box_append (GTK_LIST_BOX (self->list), spec_shown_row_new (self->display));
          row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i);
        }
      spec_shown_row_set (SPEC_SHOWN_ROW (row), mode);
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) count)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  update_ticks (self);
}

static void
on_activated (GtkListBox *list, GtkListBoxRow *row, SpecShownCard *self)
{
  spec_shown_row_toggle (SPEC_SHOWN_ROW (row));
}

static void
spec_shown_card_dispose (GObject *object)
{
  g_clear_object (&SPEC_SHOWN_CARD (object)->display);
  G_OBJECT_CLASS (spec_shown_card_parent_class)->dispose (object);
}

static void
spec_shown_card_class_init (SpecShownCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_shown_card_dispose;
}

static void
spec_shown_card_init (SpecShownCard *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = gtk_label_new (NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "shown-card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "bold");
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "caption");
  gtk_widget_add_css_class (self->count, "dim");
  gtk_widget_add_css_class (heading, "card-title");
  gtk_box_append (GTK_BOX (heading), self->title);
  gtk_box_append (GTK_BOX (heading), self->count);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Clusters shown"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), self->list);
}

GtkWidget *
spec_shown_card_new (SpecMapDisplay *display)
{
  SpecShownCard *self = g_object_new (SPEC_TYPE_SHOWN_CARD, NULL);
  SpecSession *session = spec_map_display_get_session (display);

  self->display = g_object_ref (display);
  gtk_box_append (GTK_BOX (self), spec_label_legend_new (display));
  g_signal_connect_object (spec_session_get_modes (session), "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::samples", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (display, "changed", G_CALLBACK (update_ticks), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
