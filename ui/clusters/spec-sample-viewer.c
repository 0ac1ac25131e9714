#include "clusters/spec-sample-viewer.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-large-picture.h"
#include "clusters/spec-nearest-pane.h"
#include "clusters/spec-screen-number.h"

struct _SpecSampleViewer
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *revealer;
  GtkWidget *middle; /* the stack, and beside it the nearest samples */
  GtkWidget *stack;  /* picture, text */
  GtkWidget *picture;
  GtkWidget *text;
  GtkWidget *nearest;
  GtkWidget *path;
  GtkWidget *facts;
  GtkWidget *back;
  GtkWidget *forward;
  GtkWidget *close; /* has the keyboard while the viewer is open: Enter opens, Enter closes */

  /* owned */
  GListModel *samples;
  GTask *task; /* the newest decoding; an older one is not listened to */
  GCancellable *cancellable;

  guint position;
};

static guint closed_signal, wanted_signal;

G_DEFINE_FINAL_TYPE (SpecSampleViewer, spec_sample_viewer, GTK_TYPE_WIDGET)

static void
stop_loading (SpecSampleViewer *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
}

static void
show_words (SpecSampleViewer *self, const char *words)
{
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  gtk_label_set_text (GTK_LABEL (self->text), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "text");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecSampleViewer *self = SPEC_SAMPLE_VIEWER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (self->task != G_TASK (result))
    return;
  g_clear_object (&self->task);
  texture = g_task_propagate_pointer (G_TASK (result), &error);
  if (texture == NULL)
    show_words (self, error->message);
  else
    {
      gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "picture");
    }
}

static void
start_loading (SpecSampleViewer *self, const char *path)
{
  self->cancellable = g_cancellable_new ();
  self->task = spec_large_picture_load (GTK_WIDGET (self), path, self->cancellable, on_loaded);
}

static void
show_facts (SpecSampleViewer *self, SpecSampleItem *item)
{
  const char *label = spec_sample_item_get_label (item);
  const char *path = spec_sample_item_get_path (item);
  g_autofree char *score = spec_screen_number_format (spec_sample_item_get_score (item), SPEC_SIGN_MINUS);
  g_autofree char *facts = g_strdup_printf (_ ("row %u · rank %u · score %s"), spec_sample_item_get_index (item),
                                            spec_sample_item_get_rank (item), score);
  g_autofree char *labelled = label == NULL ? NULL : g_strdup_printf ("%s · %s", label, facts);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", path != NULL ? path : "", labelled != NULL ? labelled : facts);

  gtk_label_set_text (GTK_LABEL (self->path), path != NULL ? path : "");
  gtk_widget_set_tooltip_text (self->path, path);
  gtk_label_set_text (GTK_LABEL (self->facts), labelled != NULL ? labelled : facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* With a large text there is room for the picture alone. */
static void
show_nearest (SpecSampleViewer *self, SpecSampleItem *item)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *scroller = gtk_widget_get_last_child (self->middle);
  gboolean cramped = root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "cramped");

  gtk_widget_set_visible (scroller, !cramped);
  if (!cramped)
    spec_nearest_pane_show (SPEC_NEAREST_PANE (self->nearest), spec_sample_item_get_index (item));
}

/* The picture shown before stays until the next one is decoded. */
static void
show_sample (SpecSampleViewer *self)
{
  g_autoptr (SpecSampleItem) item = g_list_model_get_item (self->samples, self->position);
  guint count = g_list_model_get_n_items (self->samples);

  stop_loading (self);
  if (item == NULL)
    {
      spec_sample_viewer_close (self);
      return;
    }
  show_facts (self, item);
  show_nearest (self, item);
  gtk_widget_set_sensitive (self->back, self->position > 0);
  gtk_widget_set_sensitive (self->forward, self->position + 1 < count);
  if (spec_sample_item_get_path (item) != NULL)
    start_loading (self, spec_sample_item_get_path (item));
  else
    show_words (self, spec_sample_item_get_text (item) != NULL ? spec_sample_item_get_text (item) : "");
}

static void
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecSampleViewer *self = SPEC_SAMPLE_VIEWER (widget);
  gint64 position = (gint64) self->position + g_variant_get_int32 (parameter);

  if (position < 0 || position >= g_list_model_get_n_items (self->samples))
    return;
  spec_sample_viewer_go_to (self, (guint) position);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_sample_viewer_close (SPEC_SAMPLE_VIEWER (widget));
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  SpecSampleViewer *self = data;

  if (key == GDK_KEY_Escape || key == GDK_KEY_BackSpace)
    spec_sample_viewer_close (self);
  else if (key == GDK_KEY_Left || key == GDK_KEY_Up)
    gtk_widget_activate_action (GTK_WIDGET (self), "viewer.move", "i", -1);
  else if (key == GDK_KEY_Right || key == GDK_KEY_Down)
    gtk_widget_activate_action (GTK_WIDGET (self), "viewer.move", "i", 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
on_samples_changed (SpecSampleViewer *self)
{
  if (spec_sample_viewer_is_open (self))
    show_sample (self);
}

static void
spec_sample_viewer_dispose (GObject *object)
{
  SpecSampleViewer *self = SPEC_SAMPLE_VIEWER (object);
  GtkWidget *child;

  stop_loading (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->samples);
  G_OBJECT_CLASS (spec_sample_viewer_parent_class)->dispose (object);
}

static void
spec_sample_viewer_class_init (SpecSampleViewerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_sample_viewer_dispose;
  closed_signal = g_signal_new ("closed", SPEC_TYPE_SAMPLE_VIEWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  wanted_signal = g_signal_new ("wanted", SPEC_TYPE_SAMPLE_VIEWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sampleviewer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "viewer.move", "i", move);
  gtk_widget_class_install_action (widget_class, "viewer.close", NULL, close_action);
}

static GtkWidget *
make_button (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_bar (SpecSampleViewer *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->path = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->path), PANGO_ELLIPSIZE_START);
  gtk_label_set_xalign (GTK_LABEL (self->path), 0);
  gtk_widget_add_css_class (self->path, "caption");
  self->facts = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->facts), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->facts), 0);
  gtk_widget_add_css_class (self->facts, "small");
  gtk_widget_add_css_class (self->facts, "dim");
  gtk_box_append (GTK_BOX (words), self->path);
  gtk_box_append (GTK_BOX (words), self->facts);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (bar), words);
  self->back = make_button ("spec-previous-symbolic", _ ("Previous (←)"), "viewer.move(-1)");
  self->forward = make_button ("spec-next-symbolic", _ ("Next (→)"), "viewer.move(1)");
  gtk_box_append (GTK_BOX (bar), self->back);
  gtk_box_append (GTK_BOX (bar), self->forward);
  self->close = make_button ("spec-close-symbolic", _ ("Close (Esc)"), "viewer.close");
  gtk_box_append (GTK_BOX (bar), self->close);
  gtk_widget_add_css_class (bar, "viewer-bar");
  return bar;
}

static void
on_revealed (SpecSampleViewer *self)
{
  if (!gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)) && !spec_sample_viewer_is_open (self))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
spec_sample_viewer_init (SpecSampleViewer *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->picture = gtk_picture_new ();
  gtk_picture_set_content_fit (GTK_PICTURE (self->picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (self->text), TRUE);
  gtk_widget_set_margin_start (self->text, 16);
  gtk_widget_set_margin_end (self->text, 16);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->picture, "picture");
  gtk_stack_add_named (GTK_STACK (self->stack), self->text, "text");
  self->middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->middle), TRUE);
  gtk_widget_set_vexpand (self->middle, TRUE);
  gtk_box_append (GTK_BOX (self->middle), self->stack);
  gtk_box_append (GTK_BOX (box), self->middle);
  gtk_box_append (GTK_BOX (box), make_bar (self));

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_transition_duration (GTK_REVEALER (self->revealer), 120);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  g_signal_connect_swapped (self->revealer, "notify::child-revealed", G_CALLBACK (on_revealed), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE); /* before the buttons see an arrow */
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_chosen (SpecSampleViewer *self, guint row)
{
  g_signal_emit (self, wanted_signal, 0, row);
}

static void
add_nearest (SpecSampleViewer *self, SpecSession *session)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->nearest = spec_nearest_pane_new (session);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->nearest);
  gtk_box_append (GTK_BOX (self->middle), scroller);
  g_signal_connect_object (self->nearest, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
}

GtkWidget *
spec_sample_viewer_new (GListModel *samples, SpecSession *session)
{
  SpecSampleViewer *self = g_object_new (SPEC_TYPE_SAMPLE_VIEWER, NULL);

  self->samples = g_object_ref (samples);
  add_nearest (self, session);
  g_signal_connect_object (samples, "items-changed", G_CALLBACK (on_samples_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
spec_sample_viewer_open (SpecSampleViewer *self, guint position)
{
  self->position = position;
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_widget_grab_focus (self->close);
  show_sample (self);
}

void
spec_sample_viewer_go_to (SpecSampleViewer *self, guint position)
{
  self->position = position;
  show_sample (self);
}

void
spec_sample_viewer_close (SpecSampleViewer *self)
{
  if (!spec_sample_viewer_is_open (self))
    return;
  stop_loading (self);
  spec_nearest_pane_stop (SPEC_NEAREST_PANE (self->nearest));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  on_revealed (self);
  g_signal_emit (self, closed_signal, 0);
}

gboolean
spec_sample_viewer_is_open (SpecSampleViewer *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

guint
spec_sample_viewer_get_position (SpecSampleViewer *self)
{
  return self->position;
}

GdkPaintable *
spec_sample_viewer_get_picture (SpecSampleViewer *self)
{
  return gtk_picture_get_paintable (GTK_PICTURE (self->picture));
}
