#include "widgets/spec-view-bar.h"

#include "widgets/spec-fit-label.h"

/* A job shorter than this shows no progress: it would only flicker. */
#define MILLISECONDS_UNSHOWN 200
/* Between the parts of a text. */
#define PART "  ·  "

struct _SpecViewBar
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *box;
  GtkWidget *badge;
  GtkWidget *samples;
  GtkWidget *separator;
  GtkWidget *settings;
  GtkWidget *note;
  GtkWidget *stage;
  GtkWidget *progress;
  GtkWidget *cancel;

  guint timer; /* until progress is shown */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (SpecViewBar, spec_view_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_SHOWING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint cancel_signal;

static gboolean
has_class (SpecViewBar *bar, const char *class)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));

  return root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), class);
}

static gboolean
has_text (GtkWidget *label)
{
  return *gtk_label_get_text (GTK_LABEL (label)) != '\0';
}

/* A button's text goes before the settings do: its icon and its tooltip stay. */
static void
spec_view_bar_update_button (GtkWidget *button, gboolean narrow)
{
  GtkWidget *box = GTK_IS_BUTTON (button) ? gtk_button_get_child (GTK_BUTTON (button)) : NULL;

  if (GTK_IS_BOX (box) && gtk_widget_has_css_class (button, "folds"))
    gtk_widget_set_visible (gtk_widget_get_last_child (box), !narrow);
}

/* In a narrow window the settings make room for the progress, and in a very narrow one for all else. */
static void
spec_view_bar_update_room (SpecViewBar *bar)
{
  gboolean narrow = has_class (bar, "narrow");
  gboolean visible = spec_fit_label_has_text (SPEC_FIT_LABEL (bar->settings)) && !has_class (bar, "very-narrow") && !(narrow && bar->showing);

  gtk_widget_set_visible (bar->samples, has_text (bar->samples));
  gtk_widget_set_visible (bar->settings, visible);
  gtk_widget_set_visible (bar->separator, visible);
  gtk_widget_set_visible (bar->note, has_text (bar->note) && !bar->showing);
  for (GtkWidget *child = gtk_widget_get_next_sibling (bar->cancel); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    spec_view_bar_update_button (child, narrow);
}

static void
spec_view_bar_set_showing (SpecViewBar *bar, gboolean showing)
{
  gtk_widget_set_visible (bar->stage, showing);
  gtk_widget_set_visible (bar->progress, showing);
  gtk_widget_set_visible (bar->cancel, showing);
  if (bar->showing == showing)
    return;

  bar->showing = showing;
  spec_view_bar_update_room (bar);
  g_object_notify_by_pspec (G_OBJECT (bar), properties[PROP_SHOWING]);
}

void
spec_view_bar_set_badge (SpecViewBar *bar, SpecBadgeKind kind, const char *text)
{
  g_return_if_fail (SPEC_IS_VIEW_BAR (bar));

  spec_badge_set (SPEC_BADGE (bar->badge), kind, text);
}

/* The last of them goes first: how long it took. */
static void
set_settings (SpecViewBar *bar, const char *settings)
{
  const char *last = g_strrstr (settings, PART);
  g_autofree char *brief = last != NULL ? g_strndup (settings, (gsize) (last - settings)) : g_strdup (settings);

  spec_fit_label_set_markup (SPEC_FIT_LABEL (bar->settings), settings, brief);
}

void
spec_view_bar_set_texts (SpecViewBar *bar, const char *samples, const char *settings)
{
  g_return_if_fail (SPEC_IS_VIEW_BAR (bar));

  gtk_label_set_label (GTK_LABEL (bar->samples), samples != NULL ? samples : "");
  set_settings (bar, settings != NULL ? settings : "");
  spec_view_bar_update_room (bar);
}

void
spec_view_bar_set_note (SpecViewBar *bar, const char *note)
{
  g_return_if_fail (SPEC_IS_VIEW_BAR (bar));

  gtk_label_set_label (GTK_LABEL (bar->note), note != NULL ? note : "");
  spec_view_bar_update_room (bar);
}

static gboolean
on_long_enough (gpointer data)
{
  SpecViewBar *bar = data;

  bar->timer = 0;
  spec_view_bar_set_showing (bar, TRUE);

  return G_SOURCE_REMOVE;
}

void
spec_view_bar_set_busy (SpecViewBar *bar, gboolean busy)
{
  g_return_if_fail (SPEC_IS_VIEW_BAR (bar));

  if (busy && (bar->showing || bar->timer != 0))
    return;

  g_clear_handle_id (&bar->timer, g_source_remove);
  if (busy)
    bar->timer = g_timeout_add (MILLISECONDS_UNSHOWN, on_long_enough, bar);
  else
    spec_view_bar_set_showing (bar, FALSE);
}

void
spec_view_bar_set_progress (SpecViewBar *bar, const char *stage, double fraction)
{
  g_return_if_fail (SPEC_IS_VIEW_BAR (bar));

  spec_fit_label_set (SPEC_FIT_LABEL (bar->stage), stage != NULL ? stage : "", ""); /* the bar beside it tells most of it */
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar->progress), CLAMP (fraction, 0, 1));
}

gboolean
spec_view_bar_is_showing (SpecViewBar *bar)
{
  g_return_val_if_fail (SPEC_IS_VIEW_BAR (bar), FALSE);

  return bar->showing;
}

void
spec_view_bar_append (SpecViewBar *bar, GtkWidget *widget)
{
  g_return_if_fail (SPEC_IS_VIEW_BAR (bar));

  gtk_box_append (GTK_BOX (bar->box), widget);
  spec_view_bar_update_room (bar);
}

gboolean
spec_view_bar_cancel (SpecViewBar *bar)
{
  g_return_val_if_fail (SPEC_IS_VIEW_BAR (bar), FALSE);

  if (!bar->showing)
    return FALSE;

  g_signal_emit (bar, cancel_signal, 0);

  return TRUE;
}

GtkWidget *
spec_view_bar_make_button (const char *icon, const char *text, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static GtkWidget *
make_label (SpecViewBar *bar, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (bar->box), label);

  return label;
}

GtkWidget *
spec_view_bar_new (const char *stop)
{
  SpecViewBar *bar = g_object_new (SPEC_TYPE_VIEW_BAR, NULL);

  bar->cancel = spec_view_bar_make_button ("spec-stop-symbolic", stop, NULL);
  gtk_box_append (GTK_BOX (bar->box), bar->cancel);
  g_signal_connect_swapped (bar->cancel, "clicked", G_CALLBACK (spec_view_bar_cancel), bar);
  spec_view_bar_set_showing (bar, FALSE);
  spec_view_bar_update_room (bar);

  return GTK_WIDGET (bar);
}

static void
spec_view_bar_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (spec_view_bar_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::css-classes", G_CALLBACK (spec_view_bar_update_room),
                           widget, G_CONNECT_SWAPPED);
  spec_view_bar_update_room (SPEC_VIEW_BAR (widget));
}

static void
spec_view_bar_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);

  GTK_WIDGET_CLASS (spec_view_bar_parent_class)->unroot (widget);
}

static void
spec_view_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWING)
    g_value_set_boolean (value, SPEC_VIEW_BAR (object)->showing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spec_view_bar_dispose (GObject *object)
{
  SpecViewBar *bar = SPEC_VIEW_BAR (object);

  g_clear_handle_id (&bar->timer, g_source_remove);
  g_clear_pointer (&bar->box, gtk_widget_unparent);

  G_OBJECT_CLASS (spec_view_bar_parent_class)->dispose (object);
}

static void
spec_view_bar_class_init (SpecViewBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = spec_view_bar_get_property;
  object_class->dispose = spec_view_bar_dispose;
  widget_class->root = spec_view_bar_root;
  widget_class->unroot = spec_view_bar_unroot;
  properties[PROP_SHOWING]
      = g_param_spec_boolean ("showing", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  cancel_signal = g_signal_new ("cancel", SPEC_TYPE_VIEW_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "resultbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_view_bar_init (SpecViewBar *bar)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  bar->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (bar->box, "toolbar");
  gtk_widget_set_parent (bar->box, GTK_WIDGET (bar));
  bar->badge = spec_badge_new ();
  gtk_box_append (GTK_BOX (bar->box), bar->badge);
  bar->samples = make_label (bar, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (bar->samples), PANGO_ELLIPSIZE_NONE);
  bar->separator = make_label (bar, "faint");
  gtk_label_set_label (GTK_LABEL (bar->separator), "|");
  bar->settings = spec_fit_label_new_cut ();
  gtk_widget_add_css_class (bar->settings, "caption");
  gtk_widget_add_css_class (bar->settings, "dim");
  gtk_box_append (GTK_BOX (bar->box), bar->settings);
  bar->note = make_label (bar, "dim");
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar->box), space);
  bar->stage = spec_fit_label_new (0);
  gtk_widget_add_css_class (bar->stage, "caption");
  gtk_widget_add_css_class (bar->stage, "dim");
  gtk_box_append (GTK_BOX (bar->box), bar->stage);
  bar->progress = gtk_progress_bar_new ();
  gtk_widget_set_valign (bar->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar->progress, 110, -1);
  gtk_box_append (GTK_BOX (bar->box), bar->progress);
}
