#include "map/spec-shown-row.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-screen-number.h"
#include "clusters/spec-thumb.h"
#include "map/spec-map-plot.h"
#include "plots/spec-widget-style.h"
#include "widgets/spec-text-scale.h"

#define THUMB 26
#define MARK 13

struct _SpecShownRow
{
  GtkListBoxRow parent_instance;

  /* borrowed */
  GtkWidget *check, *tag, *mark, *thumb, *name, *value;

  /* owned */
  SpecMapDisplay *display;
  SpecModeItem *mode; /* (nullable) */
  gulong name_handler;

  guint side, order; /* of the look */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SpecShownRow, spec_shown_row, GTK_TYPE_LIST_BOX_ROW)

static void
draw_mark (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  SpecShownRow *self = data;
  SpecMapEntry entry = { self->mode, NULL, self->side, self->order, 0 };
  SpecPlotStyle style;
  SpecScatterKind kind;
  SpecScatterMark mark;

  if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)) || self->mode == NULL)
    return;
  spec_widget_style_init (&style, GTK_WIDGET (area));
  kind = spec_map_plot_get_look (&entry, &style, self->side);
  mark = spec_scatter_kind_get_mark (&kind, &style, 4);
  spec_scatter_mark_paint (&mark, cr, width / 2.0, height / 2.0);
}

static void
on_toggled (SpecShownRow *self)
{
  if (self->mode != NULL && !self->updating)
    spec_map_display_set_ticked (self->display, spec_map_display_get_tag (self->mode),
                                 gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static void
update_name (SpecShownRow *self)
{
  const char *name = spec_mode_item_get_name (self->mode);

  gtk_label_set_text (GTK_LABEL (self->name), name != NULL ? name : "–"); /* a word would have no room */
  if (name != NULL)
    gtk_widget_remove_css_class (self->name, "dim");
  else
    gtk_widget_add_css_class (self->name, "dim");
}

static void
drop_mode (SpecShownRow *self)
{
  if (self->mode != NULL)
    g_clear_signal_handler (&self->name_handler, self->mode);
  g_clear_object (&self->mode);
}

static void
spec_shown_row_dispose (GObject *object)
{
  SpecShownRow *self = SPEC_SHOWN_ROW (object);

  drop_mode (self);
  g_clear_object (&self->display);
  G_OBJECT_CLASS (spec_shown_row_parent_class)->dispose (object);
}

static void
spec_shown_row_class_init (SpecShownRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_shown_row_dispose;
}

static void
spec_shown_row_init (SpecShownRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  int mark;

  self->check = gtk_check_button_new ();
  /* The row has the keyboard. One that is only not focusable would say that it took the focus, and hold the Tab key. */
  gtk_widget_set_can_focus (self->check, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL, -1);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (on_toggled), self);
  self->tag = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->tag, "tag");
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  self->mark = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  mark = (int) (MARK * spec_text_scale_get (self->mark));
  gtk_widget_set_size_request (self->mark, mark, mark);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->mark), draw_mark, self, NULL);
  self->thumb = spec_thumb_new (THUMB);
  gtk_widget_set_size_request (self->thumb, THUMB, THUMB);
  gtk_widget_set_valign (self->thumb, GTK_ALIGN_CENTER);
  self->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_add_css_class (self->name, "caption");
  self->value = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->value, "caption");
  gtk_box_append (GTK_BOX (box), self->check);
  gtk_box_append (GTK_BOX (box), self->tag);
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), self->thumb);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "shown-row");
}

GtkWidget *
spec_shown_row_new (SpecMapDisplay *display)
{
  SpecShownRow *self = g_object_new (SPEC_TYPE_SHOWN_ROW, NULL);

  self->display = g_object_ref (display);
  return GTK_WIDGET (self);
}

static void
show_thumb (SpecShownRow *self)
{
  SpecSamples *samples = spec_session_get_samples (spec_map_display_get_session (self->display));
  gsize count;
  const guint32 *rows = spec_mode_item_get_top (self->mode, &count);
  const char *path = samples != NULL && count > 0 && rows[0] < spec_samples_get_count (samples)
                         ? spec_samples_get_path (samples, rows[0])
                         : NULL;

  spec_thumb_set_path (SPEC_THUMB (self->thumb), path, TRUE);
  gtk_widget_set_visible (self->thumb, path != NULL);
}

void
spec_shown_row_set (SpecShownRow *self, SpecModeItem *mode)
{
  gboolean positive = spec_mode_item_get_direction (mode) == SPEC_DIRECTION_POSITIVE;
  g_autofree char *tag = spec_mode_item_dup_tag (mode);
  g_autofree char *value = spec_screen_number_format (spec_mode_item_get_eigenvalue (mode), SPEC_SIGN_BOTH);
  g_autofree char *label = g_strdup_printf (_ ("Cluster %s, λ %s"), tag, value);

  drop_mode (self);
  self->mode = g_object_ref (mode);
  self->name_handler = g_signal_connect_swapped (mode, "notify::name", G_CALLBACK (update_name), self);
  gtk_label_set_text (GTK_LABEL (self->tag), tag);
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_widget_remove_css_class (self->tag, positive ? "y" : "x");
  gtk_widget_add_css_class (self->tag, positive ? "x" : "y");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  update_name (self);
  show_thumb (self);
}

void
spec_shown_row_set_entry (SpecShownRow *self, const SpecMapEntry *entry)
{
  gboolean ticked = spec_map_display_is_ticked (self->display, spec_map_display_get_tag (self->mode));

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), ticked);
  self->updating = FALSE;
  if (ticked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "ticked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "ticked");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               ticked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_widget_set_child_visible (self->mark, entry != NULL);
  if (entry != NULL)
    {
      self->side = entry->side;
      self->order = entry->order;
    }
  gtk_widget_queue_draw (self->mark);
}

SpecModeItem *
spec_shown_row_get_mode (SpecShownRow *self)
{
  return self->mode;
}

void
spec_shown_row_toggle (SpecShownRow *self)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}
