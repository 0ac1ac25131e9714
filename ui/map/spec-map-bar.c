#include "map/spec-map-bar.h"

#include <glib/gi18n-lib.h>

#include "map/spec-map-words.h"
#include "plots/spec-narrow.h"
#include "widgets/spec-view-bar.h"

#define SPEC_TYPE_MAP_BAR (spec_map_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpecMapBar, spec_map_bar, SPEC, MAP_BAR, GObject)

/* Follows the session for a SpecViewBar, which owns it. */
struct _SpecMapBar
{
  GObject parent_instance;

  /* borrowed */
  SpecViewBar *bar;
  GtkWidget *again, *tools, *copy;

  /* owned */
  SpecMapSession *map;
};

G_DEFINE_FINAL_TYPE (SpecMapBar, spec_map_bar, G_TYPE_OBJECT)

static void
update_badge (SpecMapBar *self)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (self->map);
  SpecViewBar *bar = self->bar;

  if (spec_map_session_is_stale (self->map))
    spec_view_bar_set_badge (bar, SPEC_BADGE_OUT_OF_DATE, _ ("Out of date"));
  else if (spec_map_session_is_busy (self->map))
    spec_view_bar_set_badge (bar, SPEC_BADGE_RUNNING, _ ("Moving"));
  else if (spec_map_session_get_failure (self->map) != NULL)
    spec_view_bar_set_badge (bar, SPEC_BADGE_FAILED, _ ("Failed"));
  else if (layout->count == 0)
    spec_view_bar_set_badge (bar, SPEC_BADGE_NONE, NULL);
  else if (layout->count < spec_map_layout_get_total (layout))
    spec_view_bar_set_badge (bar, SPEC_BADGE_PREVIEW, _ ("Preview"));
  else
    spec_view_bar_set_badge (bar, SPEC_BADGE_EXACT, _ ("All samples"));
}

static void
update (SpecMapBar *self)
{
  g_autofree char *samples = spec_map_words_dup_samples (self->map);
  g_autofree char *settings = spec_map_words_dup_settings (self->map);
  g_autofree char *markup = settings != NULL ? g_markup_escape_text (settings, -1) : NULL;
  g_autofree char *progress = spec_map_words_dup_progress (self->map);
  const char *failure = spec_map_session_get_failure (self->map);
  gboolean busy = spec_map_session_is_busy (self->map), showing = spec_view_bar_is_showing (self->bar);

  update_badge (self);
  spec_view_bar_set_texts (self->bar, samples, markup);
  spec_view_bar_set_note (self->bar, failure);
  spec_view_bar_set_busy (self->bar, busy);
  spec_view_bar_set_progress (self->bar, progress, spec_map_session_get_fraction (self->map));
  gtk_widget_set_visible (self->again, !busy && (failure != NULL || spec_map_session_is_stale (self->map)));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (self->again)))),
                       failure != NULL ? _ ("Try Again") : _ ("Update Map"));
  gtk_widget_set_visible (self->copy, !showing && spec_map_session_get_layout (self->map)->maps[0] != NULL);
}

static void
on_copy (SpecMapBar *self)
{
  g_autofree char *text = spec_map_words_dup_parameters (self->map);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->bar)), text);
  g_signal_emit_by_name (spec_map_session_get_session (self->map), "message", _ ("Parameters copied"));
}

static GtkWidget *
make_tool (const char *icon, const char *text, const char *tooltip, const char *tool)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "map.tool");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tool);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "compact");
  return button;
}

/* Icons alone where there is little room; their tooltips stay. */
static void
on_narrow (GtkWidget *tools, gboolean narrow)
{
  for (GtkWidget *button = gtk_widget_get_first_child (tools); button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_visible (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button))), !narrow);
}

static GtkWidget *
make_tools (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (tools, "linked");
  gtk_widget_set_valign (tools, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (tools), make_tool ("spec-pan-symbolic", _ ("Pan"), _ ("Dragging moves the map (P)"), "pan"));
  gtk_box_append (GTK_BOX (tools),
                  make_tool ("spec-rectangle-symbolic", _ ("Rectangle"),
                             _ ("Dragging selects a rectangle (R); Shift adds, Ctrl takes away"), "rectangle"));
  gtk_box_append (GTK_BOX (tools), make_tool ("spec-lasso-symbolic", _ ("Lasso"),
                                              _ ("Dragging draws around points (L); Shift adds, Ctrl takes away"), "lasso"));
  spec_narrow_watch (tools, "narrow", on_narrow);
  return tools;
}

static void
spec_map_bar_dispose (GObject *object)
{
  g_clear_object (&SPEC_MAP_BAR (object)->map);
  G_OBJECT_CLASS (spec_map_bar_parent_class)->dispose (object);
}

static void
spec_map_bar_class_init (SpecMapBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_map_bar_dispose;
}

static void
spec_map_bar_init (SpecMapBar *self)
{
  self->bar = SPEC_VIEW_BAR (spec_view_bar_new (_ ("Stop")));
  self->again = spec_view_bar_make_button ("spec-play-symbolic", _ ("Update Map"), NULL);
  self->tools = make_tools ();
  self->copy = spec_view_bar_make_button ("spec-copy-symbolic", _ ("Copy parameters"), NULL);
  gtk_widget_add_css_class (self->copy, "flat");
  gtk_widget_add_css_class (self->copy, "folds");
  gtk_widget_set_tooltip_text (self->copy, _ ("Copies what the maps were made with"));
  spec_view_bar_append (self->bar, self->again);
  spec_view_bar_append (self->bar, self->tools);
  spec_view_bar_append (self->bar, self->copy);
}

GtkWidget *
spec_map_bar_new (SpecMapSession *map)
{
  SpecMapBar *self = g_object_new (SPEC_TYPE_MAP_BAR, NULL);

  self->map = g_object_ref (map);
  g_signal_connect_object (self->bar, "cancel", G_CALLBACK (spec_map_session_stop), map, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "notify::showing", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->again, "clicked", G_CALLBACK (spec_map_session_start), map, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->copy, "clicked", G_CALLBACK (on_copy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "layout", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (self->bar), "spec-map-bar", self, g_object_unref);
  update (self);
  return GTK_WIDGET (self->bar);
}
