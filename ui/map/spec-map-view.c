#include "map/spec-map-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "map/spec-map-bar.h"
#include "map/spec-map-spread.h"
#include "map/spec-points-card.h"
#include "map/spec-projection-card.h"
#include "map/spec-scatter-card.h"
#include "map/spec-selection-strip.h"
#include "map/spec-shown-card.h"

#define CLEARLY 0.95 /* a distance below so much of the other's is another distance */

struct _SpecMapView
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *plots;
  GtkWidget *cards[2];

  /* owned */
  SpecMapDisplay *display;
  SpecMapSpread *spread;         /* of the first cluster shown */
  SpecModeItem *remarked;        /* (nullable): that cluster */
  GSimpleActionGroup *actions;   /* "map" */
};

G_DEFINE_FINAL_TYPE (SpecMapView, spec_map_view, GTK_TYPE_BOX)

static const char *const tools[] = { "pan", "rectangle", "lasso" };

static SpecMapSession *
get_map (SpecMapView *self)
{
  return spec_map_display_get_map (self->display);
}

/* "+1 is one group" above the map of the embedding in which its samples are nearer to each other; measured, not on the map. */
static void
update_remarks (SpecMapView *self)
{
  double x = spec_map_spread_get (self->spread, SPEC_SIDE_X), y = spec_map_spread_get (self->spread, SPEC_SIDE_Y);
  gboolean known = self->remarked != NULL && !isnan (x) && MIN (x, y) < CLEARLY * MAX (x, y);
  g_autofree char *tag = known ? spec_mode_item_dup_tag (self->remarked) : NULL;
  /* Translators: +1 is one group (in this embedding) */
  g_autofree char *one = known ? g_strdup_printf (_ ("%s is one group"), tag) : NULL;
  g_autofree char *apart = known ? g_strdup_printf (_ ("%s is spread out"), tag) : NULL;

  spec_scatter_card_set_remark (SPEC_SCATTER_CARD (self->cards[0]), x < y ? one : apart);
  spec_scatter_card_set_remark (SPEC_SCATTER_CARD (self->cards[1]), x < y ? apart : one);
}

static void
update_remarked (SpecMapView *self)
{
  gsize count;
  const SpecMapEntry *entries = spec_map_display_get_entries (self->display, &count);
  SpecModeItem *first = count > 0 ? entries[0].mode : NULL;
  const guint32 *rows = NULL;
  gsize n_rows = 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !g_set_object (&self->remarked, first))
    return;
  if (first != NULL)
    rows = spec_mode_item_get_top (first, &n_rows);
  spec_map_spread_ask (self->spread, rows, first == NULL ? 0 : MIN (n_rows, spec_mode_item_get_size (first)));
  update_remarks (self);
}

static void
spec_map_view_map (GtkWidget *widget)
{
  SpecMapView *self = SPEC_MAP_VIEW (widget);

  GTK_WIDGET_CLASS (spec_map_view_parent_class)->map (widget);
  spec_map_session_show (get_map (self));
  update_remarked (self);
}

static void
set_tool (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecMapView *self = data;

  for (guint tool = 0; tool < G_N_ELEMENTS (tools); tool++)
    if (g_str_equal (g_variant_get_string (value, NULL), tools[tool]))
      {
        g_simple_action_set_state (action, value);
        for (guint side = 0; side < 2; side++)
          spec_scatter_view_set_tool (spec_map_view_get_scatter (self, side), tool);
      }
}

/* The cluster selected in Explore gets its colour, and the window turns here. */
static void
show_selected (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecMapView *self = data;
  SpecModeItem *mode = spec_session_get_selected (spec_map_display_get_session (self->display));

  if (mode == NULL)
    return;
  spec_map_display_set_ticked (self->display, spec_map_display_get_tag (mode), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "map");
}

/* The letters are of this view alone: elsewhere they are free. */
static gboolean
on_letter (GtkWidget *widget, GVariant *tool, gpointer data)
{
  SpecMapView *self = SPEC_MAP_VIEW (widget);

  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "tool", tool);
  return GDK_EVENT_STOP;
}

static void
add_letter (GtkShortcutController *controller, guint key, const char *tool)
{
  GtkShortcut *shortcut
      = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_callback_action_new (on_letter, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (tool));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

static void
add_letters (SpecMapView *self)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_shortcut_controller_set_scope (controller, GTK_SHORTCUT_SCOPE_GLOBAL);
  add_letter (controller, GDK_KEY_p, "pan");
  add_letter (controller, GDK_KEY_r, "rectangle");
  add_letter (controller, GDK_KEY_l, "lasso");
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

/* In a very narrow window the maps stand one above the other; not where it is the text that is large, and height is dear too. */
static void
update_orientation (SpecMapView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean stacked = root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "very-narrow")
                     && !gtk_widget_has_css_class (GTK_WIDGET (root), "cramped");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->plots),
                                  stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* Actions of the whole window, for the bar and for the menu of a cluster. */
static void
spec_map_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (spec_map_view_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::css-classes", G_CALLBACK (update_orientation), widget,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "map",
                                  G_ACTION_GROUP (SPEC_MAP_VIEW (widget)->actions));
  update_orientation (SPEC_MAP_VIEW (widget));
}

static void
spec_map_view_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "map", NULL);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), update_orientation, widget);
  GTK_WIDGET_CLASS (spec_map_view_parent_class)->unroot (widget);
}

static void
spec_map_view_dispose (GObject *object)
{
  SpecMapView *self = SPEC_MAP_VIEW (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->remarked);
  g_clear_object (&self->spread);
  g_clear_object (&self->display);
  G_OBJECT_CLASS (spec_map_view_parent_class)->dispose (object);
}

static void
spec_map_view_class_init (SpecMapViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_map_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = spec_map_view_map;
  GTK_WIDGET_CLASS (klass)->root = spec_map_view_root;
  GTK_WIDGET_CLASS (klass)->unroot = spec_map_view_unroot;
}

static void
spec_map_view_init (SpecMapView *self)
{
  const GActionEntry entries[] = { { "tool", set_tool, "s", "'pan'" }, { "show-selected", show_selected } };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "map-view");
}

static void
build (SpecMapView *self)
{
  self->plots = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_set_homogeneous (GTK_BOX (self->plots), TRUE);
  gtk_widget_set_vexpand (self->plots, TRUE);
  for (guint side = 0; side < 2; side++)
    {
      self->cards[side] = spec_scatter_card_new (self->display, side);
      gtk_box_append (GTK_BOX (self->plots), self->cards[side]);
    }
  gtk_box_append (GTK_BOX (self), self->plots);
  gtk_box_append (GTK_BOX (self), spec_selection_strip_new (self->display));
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "tool", g_variant_new_string ("lasso"));
  add_letters (self);
}

GtkWidget *
spec_map_view_new (SpecSession *session)
{
  SpecMapView *self = g_object_new (SPEC_TYPE_MAP_VIEW, NULL);
  g_autoptr (SpecMapSession) map = spec_map_session_new (session);

  self->display = spec_map_display_new (map);
  self->spread = spec_map_spread_new (session);
  build (self);
  g_signal_connect_object (self->display, "changed", G_CALLBACK (update_remarked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spread, "changed", G_CALLBACK (update_remarks), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
spec_map_view_make_bar (SpecMapView *self)
{
  return spec_map_bar_new (get_map (self));
}

GtkWidget *
spec_map_view_make_side (SpecMapView *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (side, "side");
  gtk_widget_add_css_class (side, "side-panel");
  gtk_box_append (GTK_BOX (side), spec_projection_card_new (get_map (self)));
  gtk_box_append (GTK_BOX (side), spec_points_card_new (self->display));
  gtk_box_append (GTK_BOX (side), spec_shown_card_new (self->display));
  return side;
}

SpecMapDisplay *
spec_map_view_get_display (SpecMapView *self)
{
  return self->display;
}

SpecScatterView *
spec_map_view_get_scatter (SpecMapView *self, SpecSide side)
{
  return spec_scatter_card_get_view (SPEC_SCATTER_CARD (self->cards[side]));
}
