#include "clusters/spec-cluster-detail.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-cluster-heading.h"
#include "clusters/spec-cluster-saver.h"
#include "clusters/spec-cluster-table.h"
#include "clusters/spec-evidence-strip.h"
#include "clusters/spec-sample-actions.h"
#include "clusters/spec-sample-grid.h"
#include "clusters/spec-sample-search.h"
#include "clusters/spec-sample-viewer.h"
#include "clusters/spec-sort-action.h"

#define ZOOM_STEP 16

#define SPEC_TYPE_CLUSTER_DETAIL (spec_cluster_detail_get_type ())
G_DECLARE_FINAL_TYPE (SpecClusterDetail, spec_cluster_detail, SPEC, CLUSTER_DETAIL, GtkBox)

struct _SpecClusterDetail
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *heading;
  GtkWidget *search;
  GtkWidget *grid;
  GtkWidget *nothing; /* in place of the grid where no sample was found */
  GtkWidget *viewer;
  GtkWidget *evidence; /* a box around the strip, which hides itself where there is nothing to tell */
  GtkWidget *saver;

  /* owned */
  SpecSession *session;
  SpecModeItem *shown;
  SpecShownSamples *samples; /* those in the grid */
  GSimpleActionGroup *window_actions; /* "cluster.…", put on the window */

  gboolean opposite;
};

G_DEFINE_FINAL_TYPE (SpecClusterDetail, spec_cluster_detail, GTK_TYPE_BOX)

/* A refined answer keeps the tiles where they are; another cluster, or its other end, starts from the top. */
static gboolean
is_same_cluster (SpecClusterDetail *self, SpecModeItem *mode, gboolean opposite)
{
  return self->shown != NULL && mode != NULL && self->opposite == opposite
         && spec_mode_item_get_direction (self->shown) == spec_mode_item_get_direction (mode)
         && spec_mode_item_get_index (self->shown) == spec_mode_item_get_index (mode);
}

static void
update (SpecClusterDetail *self)
{
  SpecModeItem *mode = spec_session_get_selected (self->session);
  gboolean opposite;
  gboolean same;

  g_object_get (self->session, "opposite", &opposite, NULL);
  same = is_same_cluster (self, mode, opposite);
  g_set_object (&self->shown, mode);
  self->opposite = opposite;
  spec_cluster_heading_set_mode (SPEC_CLUSTER_HEADING (self->heading), mode);
  if (same)
    return;
  spec_sample_viewer_close (SPEC_SAMPLE_VIEWER (self->viewer));
  spec_sample_grid_reset (SPEC_SAMPLE_GRID (self->grid));
}

static void
update_state (SpecClusterDetail *self)
{
  if (spec_session_get_clusters_behind (self->session))
    gtk_widget_add_css_class (GTK_WIDGET (self), "stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "stale");
}

/* With a large text little room is left for a picture. */
static void
show_evidence (SpecClusterDetail *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean cramped = root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "cramped");

  gtk_widget_set_visible (self->evidence, !cramped || !spec_sample_viewer_is_open (SPEC_SAMPLE_VIEWER (self->viewer)));
}

/* The grid behind the picture takes no focus: the second click that opened it would give it back to its tile when it is released, and
 * the keyboard would be lost where nobody sees it. */
static void
on_open (SpecClusterDetail *self, guint position)
{
  spec_sample_viewer_open (SPEC_SAMPLE_VIEWER (self->viewer), position);
  gtk_widget_set_can_focus (self->grid, FALSE);
  show_evidence (self);
}

static void
on_viewer_closed (SpecClusterDetail *self)
{
  gtk_widget_set_can_focus (self->grid, TRUE);
  show_evidence (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    spec_sample_grid_focus (SPEC_SAMPLE_GRID (self->grid), spec_sample_viewer_get_position (SPEC_SAMPLE_VIEWER (self->viewer)));
}

/* A search may have left it out of the list. */
static void
on_wanted (SpecClusterDetail *self, guint row)
{
  guint position = spec_shown_samples_find_row (self->samples, row);
  g_autofree char *message = NULL;

  if (position != G_MAXUINT)
    {
      spec_sample_viewer_go_to (SPEC_SAMPLE_VIEWER (self->viewer), position);
      return;
    }
  message = g_strdup_printf (_ ("Row %u is not among the samples found."), row);
  g_signal_emit_by_name (self->session, "message", message);
}

static void
focus_grid (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpecClusterDetail *self = data;

  if (spec_sample_viewer_is_open (SPEC_SAMPLE_VIEWER (self->viewer)))
    gtk_widget_child_focus (self->viewer, GTK_DIR_TAB_FORWARD);
  else
    spec_sample_grid_focus (SPEC_SAMPLE_GRID (self->grid), GTK_INVALID_LIST_POSITION);
}

static void
find (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpecClusterDetail *self = data;
  g_autofree char *text = parameter != NULL ? g_strconcat ("=", g_variant_get_string (parameter, NULL), NULL) : NULL;

  spec_sample_viewer_close (SPEC_SAMPLE_VIEWER (self->viewer));
  spec_sample_search_open (SPEC_SAMPLE_SEARCH (self->search), text);
}

static void
on_samples_changed (SpecClusterDetail *self)
{
  gtk_widget_set_visible (self->nothing, spec_shown_samples_is_narrowed (self->samples)
                                             && g_list_model_get_n_items (G_LIST_MODEL (self->samples)) == 0);
}

static void
zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecSampleGrid *grid = SPEC_SAMPLE_GRID (SPEC_CLUSTER_DETAIL (widget)->grid);
  int size = spec_sample_grid_get_tile_size (grid);

  if (g_str_equal (action, "detail.zoom-in"))
    size += ZOOM_STEP;
  else if (g_str_equal (action, "detail.zoom-out"))
    size -= ZOOM_STEP;
  else
    size = spec_sample_grid_get_usual_size (grid);
  spec_sample_grid_set_tile_size (grid, size);
}

/* What a list is made of: the samples selected here where several are, else all that belong to the cluster. */
static GPtrArray *
collect (SpecClusterDetail *self)
{
  GPtrArray *chosen = spec_sample_grid_get_selected (SPEC_SAMPLE_GRID (self->grid));

  if ((chosen->len > 1 && spec_sample_grid_is_chosen_here (SPEC_SAMPLE_GRID (self->grid))) || self->shown == NULL)
    return chosen;
  g_ptr_array_unref (chosen);
  return spec_cluster_table_collect (self->shown, spec_session_get_cluster (self->session));
}

static void
copy_names (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecClusterDetail *self = SPEC_CLUSTER_DETAIL (widget);
  g_autoptr (GPtrArray) samples = collect (self);
  g_autofree char *text = spec_sample_actions_list_paths (samples);
  g_autofree char *message = g_strdup_printf (ngettext ("%u name copied", "%u names copied", samples->len), samples->len);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  g_signal_emit_by_name (self->session, "message", message);
}

/* The menu of the heading does it to the tiles selected in the grid. */
static void
change_marks (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (SPEC_CLUSTER_DETAIL (widget)->grid,
                              g_str_equal (action, "detail.pin") ? "samples.pin" : "samples.exclude", NULL);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecClusterDetail *self = SPEC_CLUSTER_DETAIL (widget);
  g_autoptr (GPtrArray) samples = collect (self);
  int kind = g_variant_get_int32 (parameter);

  if (self->shown != NULL && samples->len > 0 && kind >= SPEC_SAVE_LIST && kind <= SPEC_SAVE_LINKS)
    spec_cluster_saver_ask (SPEC_CLUSTER_SAVER (self->saver), kind, self->shown, samples);
}

/* Actions of the whole window, so that the list and the plots can send the keyboard here. */
static void
spec_cluster_detail_root (GtkWidget *widget)
{
  SpecClusterDetail *self = SPEC_CLUSTER_DETAIL (widget);

  GTK_WIDGET_CLASS (spec_cluster_detail_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "cluster", G_ACTION_GROUP (self->window_actions));
}

static void
spec_cluster_detail_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "cluster", NULL);
  GTK_WIDGET_CLASS (spec_cluster_detail_parent_class)->unroot (widget);
}

static void
spec_cluster_detail_dispose (GObject *object)
{
  SpecClusterDetail *self = SPEC_CLUSTER_DETAIL (object);

  g_clear_object (&self->window_actions);
  g_clear_object (&self->shown);
  g_clear_object (&self->samples);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_cluster_detail_parent_class)->dispose (object);
}

static void
spec_cluster_detail_class_init (SpecClusterDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_cluster_detail_dispose;
  widget_class->root = spec_cluster_detail_root;
  widget_class->unroot = spec_cluster_detail_unroot;
  gtk_widget_class_install_action (widget_class, "detail.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "detail.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "detail.zoom-reset", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "detail.copy-names", NULL, copy_names);
  gtk_widget_class_install_action (widget_class, "detail.exclude", NULL, change_marks);
  gtk_widget_class_install_action (widget_class, "detail.pin", NULL, change_marks);
  gtk_widget_class_install_action (widget_class, "detail.save", "i", save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "detail.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "detail.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "detail.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "detail.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "detail.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "detail.zoom-reset", NULL);
}

static void
spec_cluster_detail_init (SpecClusterDetail *self)
{
  const GActionEntry entries[] = { { "focus-grid", focus_grid }, { "find", find }, { "find-label", find, "s" } };

  self->window_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->window_actions), entries, G_N_ELEMENTS (entries), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "cluster-detail");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* A project keeps the size of the tiles. */
static void
follow_tile_size (SpecClusterDetail *self)
{
  int tile_size;

  g_object_get (self->session, "tile-size", &tile_size, NULL);
  if (tile_size > 0)
    g_object_set (self->grid, "tile-size", CLAMP (tile_size, SPEC_SAMPLE_GRID_MIN_TILE, SPEC_SAMPLE_GRID_MAX_TILE), NULL);
  g_object_bind_property (self->grid, "tile-size", self->session, "tile-size", G_BINDING_SYNC_CREATE);
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *label = gtk_label_new (_ ("No sample of this result matches."));

  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, "dim");
  return label;
}

static void
build (SpecClusterDetail *self)
{
  GListModel *samples = G_LIST_MODEL (self->samples = spec_shown_samples_new (self->session));
  g_autoptr (SpecSampleMarks) marks = spec_sample_marks_new (self->session);
  GtkWidget *overlay = gtk_overlay_new ();

  self->grid = spec_sample_grid_new (samples, spec_session_get_selection (self->session));
  self->viewer = spec_sample_viewer_new (samples, self->session);
  spec_sample_grid_set_marks (SPEC_SAMPLE_GRID (self->grid), marks);
  follow_tile_size (self);
  self->heading = spec_cluster_heading_new (self->session, SPEC_SAMPLE_GRID (self->grid));
  self->search = spec_sample_search_new (self->samples, SPEC_SAMPLE_GRID (self->grid));
  self->nothing = make_nothing ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->grid);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->nothing);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->viewer);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (self), self->heading);
  self->evidence = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->evidence), spec_evidence_strip_new (self->session));
  gtk_box_append (GTK_BOX (self), self->evidence);
  gtk_box_append (GTK_BOX (self), self->search);
  gtk_box_append (GTK_BOX (self), overlay);
  self->saver = spec_cluster_saver_new (self->session);
  gtk_box_append (GTK_BOX (self), self->saver);
  g_signal_connect_object (samples, "items-changed", G_CALLBACK (on_samples_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "open", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewer, "wanted", G_CALLBACK (on_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewer, "closed", G_CALLBACK (on_viewer_closed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
spec_cluster_detail_new (SpecSession *session)
{
  SpecClusterDetail *self = g_object_new (SPEC_TYPE_CLUSTER_DETAIL, NULL);
  const char *const watched[] = { "notify::selected", "notify::opposite", "notify::samples" };
  g_autoptr (GPropertyAction) opposite = g_property_action_new ("opposite", session, "opposite");
  g_autoptr (GAction) sort = NULL;

  self->session = g_object_ref (session);
  g_action_map_add_action (G_ACTION_MAP (self->window_actions), G_ACTION (opposite));
  build (self);
  sort = spec_sort_action_new (session, self->samples);
  g_action_map_add_action (G_ACTION_MAP (self->window_actions), sort);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::clusters-behind", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update (self);
  update_state (self);
  return GTK_WIDGET (self);
}
