#include "clusters/spec-cluster-heading.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-direction-label.h"
#include "widgets/spec-more-button.h"

#define MIN_NAME_CHARS 6
#define MAX_NAME_CHARS 26

struct _SpecClusterHeading
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *tag;
  GtkWidget *name;
  GtkWidget *direction;
  GtkWidget *menu;

  /* owned */
  SpecSession *session;
  SpecModeItem *mode;
  gulong name_handler;
};

G_DEFINE_FINAL_TYPE (SpecClusterHeading, spec_cluster_heading, GTK_TYPE_BOX)

static const char *
get_prompt (void)
{
  return _ ("Add a name");
}

static void
show_name (SpecClusterHeading *self)
{
  const char *name = self->mode == NULL ? NULL : spec_mode_item_get_name (self->mode);

  if (gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (self->name)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->name), name != NULL ? name : get_prompt ());
  gtk_editable_set_max_width_chars (
      GTK_EDITABLE (self->name),
      CLAMP ((int) g_utf8_strlen (name != NULL ? name : get_prompt (), -1), MIN_NAME_CHARS, MAX_NAME_CHARS));
  if (name != NULL)
    gtk_widget_remove_css_class (self->name, "dim");
  else
    gtk_widget_add_css_class (self->name, "dim");
}

/* The prompt is no name: it goes when editing starts, and an empty name brings it back. */
static void
on_editing_changed (SpecClusterHeading *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name));

  if (self->mode == NULL)
    return;
  if (gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (self->name)))
    {
      if (spec_mode_item_get_name (self->mode) == NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->name), "");
      gtk_widget_remove_css_class (self->name, "dim");
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->name), MAX_NAME_CHARS);
      return;
    }
  if (g_strcmp0 (text, get_prompt ()) != 0 || spec_mode_item_get_name (self->mode) != NULL)
    {
      g_autofree char *name = g_strstrip (g_strdup (text));

      spec_mode_item_set_name (self->mode, *name == '\0' ? NULL : name);
    }
  show_name (self);
}

static gboolean
let_go (gpointer label)
{
  return G_SOURCE_REMOVE; /* and the reference goes with the source */
}

/* GtkEditableLabel 4.8 looks at itself 100 ms after it lost the focus, gone or not: it must live as long. */
static void
outlive_editing (GtkWidget *label)
{
  g_timeout_add_full (G_PRIORITY_DEFAULT, 200, let_go, g_object_ref (label), g_object_unref);
}

static void
spec_cluster_heading_dispose (GObject *object)
{
  SpecClusterHeading *self = SPEC_CLUSTER_HEADING (object);

  if (self->name != NULL)
    outlive_editing (self->name);
  self->name = NULL;
  if (self->mode != NULL)
    g_clear_signal_handler (&self->name_handler, self->mode);
  g_clear_object (&self->mode);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_cluster_heading_parent_class)->dispose (object);
}

static void
spec_cluster_heading_class_init (SpecClusterHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_cluster_heading_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "clusterheading");
}

static GMenuModel *
make_sort_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Highest Score First"), "cluster.sort::highest");
  g_menu_append (menu, _ ("Lowest Score First"), "cluster.sort::lowest");
  g_menu_append (menu, _ ("Label"), "cluster.sort::label");
  g_menu_append (menu, _ ("Row Number"), "cluster.sort::row");
  return G_MENU_MODEL (menu);
}

/* The targets are those of SpecSaveKind. */
static GMenuModel *
make_save_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("List of Paths…"), "detail.save(0)");
  g_menu_append (menu, _ ("Table (CSV)…"), "detail.save(1)");
  g_menu_append (menu, _ ("Copies of the Files…"), "detail.save(2)");
  g_menu_append (menu, _ ("Links to the Files…"), "detail.save(3)");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (void)
{
  g_autoptr (GMenuModel) save = make_save_menu ();
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autoptr (GMenuModel) sort = make_sort_menu ();
  g_autoptr (GMenu) marks = g_menu_new ();
  g_autoptr (GMenu) list = g_menu_new ();

  g_menu_append (view, _ ("Find…"), "cluster.find");
  g_menu_append_submenu (view, _ ("Sort By"), sort);
  g_menu_append (view, _ ("Show Least Typical"), "cluster.opposite");
  g_menu_append (view, _ ("Show on Map"), "map.show-selected");
  g_menu_append (list, _ ("Copy File Names"), "detail.copy-names");
  g_menu_append_submenu (list, _ ("Save Cluster"), save);
  g_menu_append (marks, _ ("Pin or Unpin Selected"), "detail.pin");
  g_menu_append (marks, _ ("Exclude or Include Selected"), "detail.exclude");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  g_menu_append_section (menu, _ ("In montages"), G_MENU_MODEL (marks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (list));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_button (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_add_css_class (button, "image-button");
  return button;
}

static GtkWidget *
make_zoom (SpecSampleGrid *grid)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkAdjustment *adjustment = gtk_adjustment_new (SPEC_SAMPLE_GRID_TILE, SPEC_SAMPLE_GRID_MIN_TILE, SPEC_SAMPLE_GRID_MAX_TILE,
                                                  8, 32, 0);
  GtkWidget *scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, adjustment);

  g_object_bind_property (grid, "tile-size", adjustment, "value", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_scale_set_draw_value (GTK_SCALE (scale), FALSE);
  gtk_widget_set_size_request (scale, 72, -1);
  gtk_widget_set_valign (scale, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (scale, _ ("Tile size"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tile size"), -1);
  gtk_widget_add_css_class (scale, "zoom");
  gtk_box_append (GTK_BOX (box), make_button ("spec-minus-symbolic", _ ("Smaller tiles (Ctrl+−)"), "detail.zoom-out"));
  gtk_box_append (GTK_BOX (box), scale);
  gtk_box_append (GTK_BOX (box), make_button ("spec-plus-symbolic", _ ("Larger tiles (Ctrl++)"), "detail.zoom-in"));
  return box;
}

static void
add_menu (SpecClusterHeading *self)
{
  g_autoptr (GMenuModel) model = make_menu ();

  self->menu = spec_more_button_new (model);
  gtk_widget_set_tooltip_text (self->menu, _ ("More for this cluster"));
  gtk_box_append (GTK_BOX (self), self->menu);
}

static void
spec_cluster_heading_init (SpecClusterHeading *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card-title");
  self->tag = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->tag, "tag");
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->tag);

  self->name = gtk_editable_label_new ("");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->name), MIN_NAME_CHARS);
  gtk_widget_set_valign (self->name, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->name, _ ("Name of this cluster, used in captions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the cluster"), -1);
  g_signal_connect_object (self->name, "notify::editing", G_CALLBACK (on_editing_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->name, "title");
  gtk_box_append (GTK_BOX (self), self->name);
}

GtkWidget *
spec_cluster_heading_new (SpecSession *session, SpecSampleGrid *grid)
{
  SpecClusterHeading *self = g_object_new (SPEC_TYPE_CLUSTER_HEADING, NULL);

  self->session = g_object_ref (session);
  self->direction = spec_direction_label_new (session, SPEC_DIRECTION_POSITIVE);
  gtk_widget_add_css_class (self->direction, "caption");
  spec_direction_label_set_may_vanish (SPEC_DIRECTION_LABEL (self->direction), TRUE);
  gtk_widget_set_hexpand (self->direction, TRUE);
  gtk_widget_set_halign (self->direction, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self), self->direction);
  gtk_box_append (GTK_BOX (self), make_zoom (grid));
  add_menu (self);
  return GTK_WIDGET (self);
}

void
spec_cluster_heading_set_mode (SpecClusterHeading *self, SpecModeItem *mode)
{
  g_autofree char *tag = mode == NULL ? NULL : spec_mode_item_dup_tag (mode);
  gboolean positive = mode != NULL && spec_mode_item_get_direction (mode) == SPEC_DIRECTION_POSITIVE;

  if (self->mode != mode && gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (self->name)))
    gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (self->name), TRUE); /* what was typed belongs to the old one */
  if (self->mode != NULL)
    g_clear_signal_handler (&self->name_handler, self->mode);
  g_set_object (&self->mode, mode);
  gtk_widget_set_sensitive (GTK_WIDGET (self), mode != NULL);
  gtk_label_set_text (GTK_LABEL (self->tag), tag != NULL ? tag : "");
  gtk_widget_set_visible (self->tag, mode != NULL);
  gtk_widget_set_visible (self->name, mode != NULL);
  gtk_widget_set_visible (self->direction, mode != NULL);
  show_name (self);
  if (mode == NULL)
    return;
  self->name_handler = g_signal_connect_swapped (mode, "notify::name", G_CALLBACK (show_name), self);
  gtk_widget_remove_css_class (self->tag, positive ? "y" : "x");
  gtk_widget_add_css_class (self->tag, positive ? "x" : "y");
  spec_direction_label_set_direction (SPEC_DIRECTION_LABEL (self->direction), spec_mode_item_get_direction (mode));
}
