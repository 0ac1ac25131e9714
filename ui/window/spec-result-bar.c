#include "window/spec-result-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "window/spec-badge.h"

/* A job shorter than this shows no progress: it would only flicker. */
#define MILLISECONDS_UNSHOWN 200

struct _SpecResultBar
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *box;
  GtkWidget *samples;
  GtkWidget *separator;
  GtkWidget *settings;
  GtkWidget *note;
  GtkWidget *stage;
  GtkWidget *progress;
  GtkWidget *cancel;
  GtkWidget *refine;
  GtkWidget *copy;

  /* owned */
  SpecSession *session;

  guint timer; /* until progress is shown */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (SpecResultBar, spec_result_bar, GTK_TYPE_WIDGET)

/* Three significant digits, never an exponent. */
static char *
format_sigma (double sigma)
{
  int digits = sigma > 0 ? CLAMP (2 - (int) floor (log10 (sigma)), 0, 9) : 2;

  return g_strdup_printf ("%.*f", digits, sigma);
}

static void
append_sigma (GString *markup, const SpecKernel *kernel, const char *side)
{
  g_autofree char *sigma = format_sigma (kernel->sigma);

  if (kernel->kind == SPEC_KERNEL_GAUSSIAN)
    g_string_append_printf (markup, "σ<span size=\"smaller\" rise=\"-2500\">%s</span>\u2009%s", side, sigma);
  else
    /* Translators: the cosine kernel of an embedding, "cosine X" */
    g_string_append_printf (markup, _ ("cosine %s"), side);
  g_string_append (markup, "  ·  ");
}

static char *
describe_settings (SpecResult *result)
{
  const SpecParams *params = spec_problem_get_params (spec_result_get_problem (result));
  GString *markup = g_string_new (NULL);

  append_sigma (markup, &params->kernel[SPEC_SIDE_X], "X");
  append_sigma (markup, &params->kernel[SPEC_SIDE_Y], "Y");
  g_string_append_printf (markup, "η\u2009%.2f", params->eta);
  if (spec_result_get_rff_noise (result) > 0)
    g_string_append_printf (markup, "  ·  ±%.4f", spec_result_get_rff_noise (result));
  if (!spec_problem_is_preview (spec_result_get_problem (result)))
    g_string_append_printf (markup, spec_result_get_seconds (result) < 10 ? _ ("  ·  %.2f s") : _ ("  ·  %.1f s"),
                            spec_result_get_seconds (result));

  return g_string_free (markup, FALSE);
}

static char *
describe_samples (SpecResult *result)
{
  SpecProblem *problem = spec_result_get_problem (result);

  if (spec_problem_get_samples (problem) < spec_problem_get_total (problem))
    return g_strdup_printf (_ ("%'zu of %'zu samples"), spec_problem_get_samples (problem), spec_problem_get_total (problem));

  return g_strdup_printf (_ ("all %'zu samples"), spec_problem_get_total (problem));
}

/* In a narrow window the settings make room for the progress, and in a very narrow one for all else. */
static void
spec_result_bar_update_room (SpecResultBar *bar)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));
  gboolean narrow = root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "narrow");
  gboolean very_narrow = root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "very-narrow");
  gboolean visible
      = spec_session_get_result (bar->session) != NULL && !very_narrow && !(narrow && bar->showing);

  gtk_widget_set_visible (bar->separator, visible);
  gtk_widget_set_visible (bar->settings, visible);
  gtk_widget_set_visible (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (bar->copy))), !narrow);
}

static void
spec_result_bar_update_result (SpecResultBar *bar)
{
  SpecResult *result = spec_session_get_result (bar->session);
  g_autofree char *samples = NULL, *settings = NULL;

  gtk_widget_set_visible (bar->samples, result != NULL);
  spec_result_bar_update_room (bar);
  if (result == NULL)
    return;

  samples = describe_samples (result);
  settings = describe_settings (result);
  gtk_label_set_label (GTK_LABEL (bar->samples), samples);
  gtk_label_set_markup (GTK_LABEL (bar->settings), settings);
}

static gboolean
can_refine (SpecSession *session)
{
  SpecState state = spec_session_get_state (session);

  return state == SPEC_STATE_PREVIEW || state == SPEC_STATE_OUT_OF_DATE || state == SPEC_STATE_FAILED;
}

/* Which of the things on the right are there: progress with Cancel, or what can be done when nothing runs. */
static void
spec_result_bar_update_end (SpecResultBar *bar)
{
  SpecState state = spec_session_get_state (bar->session);
  gboolean busy, idle;

  g_object_get (bar->session, "busy", &busy, NULL);
  /* Between two previews of a drag nothing runs either, and nothing was cancelled. */
  idle = !busy && spec_session_is_settled (bar->session);
  spec_result_bar_update_room (bar);
  gtk_widget_set_visible (bar->stage, bar->showing);
  gtk_widget_set_visible (bar->progress, bar->showing);
  gtk_widget_set_visible (bar->cancel, bar->showing);
  gtk_widget_set_visible (bar->refine, !bar->showing && idle && can_refine (bar->session));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (bar->refine)))),
                       state == SPEC_STATE_FAILED ? _ ("Try Again") : _ ("Refine Now"));
  gtk_widget_set_visible (bar->copy, !bar->showing && (state == SPEC_STATE_EXACT || state == SPEC_STATE_APPROXIMATE));
  gtk_widget_set_visible (bar->note, idle && (state == SPEC_STATE_PREVIEW || state == SPEC_STATE_FAILED));
  gtk_label_set_label (GTK_LABEL (bar->note), state == SPEC_STATE_FAILED ? _ ("The last result is still shown")
                                                                        : _ ("Refinement cancelled"));
}

static char *
describe_progress (SpecSession *session)
{
  g_autofree char *stage = NULL;
  double fraction, seconds;

  g_object_get (session, "stage", &stage, "fraction", &fraction, "seconds-left", &seconds, NULL);
  if (stage == NULL)
    return g_strdup (_ ("Working"));
  if (fraction <= 0)
    return g_strdup_printf (_ ("%s…"), stage);
  if (seconds >= 1)
    return g_strdup_printf (_ ("%s, %.0f %%, about %.0f s left"), stage, 100 * fraction, seconds);

  return g_strdup_printf (_ ("%s, %.0f %%"), stage, 100 * fraction);
}

static void
spec_result_bar_update_progress (SpecResultBar *bar)
{
  g_autofree char *text = NULL;
  double fraction;

  if (!bar->showing)
    return;

  text = describe_progress (bar->session);
  g_object_get (bar->session, "fraction", &fraction, NULL);
  gtk_label_set_label (GTK_LABEL (bar->stage), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar->progress), fraction);
}

static gboolean
on_long_enough (gpointer data)
{
  SpecResultBar *bar = data;

  bar->timer = 0;
  bar->showing = TRUE;
  spec_result_bar_update_end (bar);
  spec_result_bar_update_progress (bar);

  return G_SOURCE_REMOVE;
}

static void
spec_result_bar_update_busy (SpecResultBar *bar)
{
  gboolean busy;

  g_object_get (bar->session, "busy", &busy, NULL);
  g_clear_handle_id (&bar->timer, g_source_remove);
  if (busy && !bar->showing)
    bar->timer = g_timeout_add (MILLISECONDS_UNSHOWN, on_long_enough, bar);
  else if (!busy)
    bar->showing = FALSE;
  spec_result_bar_update_end (bar);
}

static GtkWidget *
make_button (const char *icon, const char *text, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

GtkWidget *
spec_result_bar_new (SpecSession *session)
{
  SpecResultBar *bar = g_object_new (SPEC_TYPE_RESULT_BAR, NULL);
  static const char *const progress[] = { "notify::stage", "notify::fraction", "notify::seconds-left" };

  bar->session = g_object_ref (session);
  gtk_box_prepend (GTK_BOX (bar->box), spec_badge_new (session));
  g_signal_connect_object (session, "notify::result", G_CALLBACK (spec_result_bar_update_result), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (spec_result_bar_update_end), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (spec_result_bar_update_busy), bar, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (progress); i++)
    g_signal_connect_object (session, progress[i], G_CALLBACK (spec_result_bar_update_progress), bar, G_CONNECT_SWAPPED);
  spec_result_bar_update_result (bar);
  spec_result_bar_update_busy (bar);

  return GTK_WIDGET (bar);
}

static void
spec_result_bar_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (spec_result_bar_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::css-classes", G_CALLBACK (spec_result_bar_update_room),
                           widget, G_CONNECT_SWAPPED);
  spec_result_bar_update_room (SPEC_RESULT_BAR (widget));
}

static void
spec_result_bar_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);

  GTK_WIDGET_CLASS (spec_result_bar_parent_class)->unroot (widget);
}

static void
spec_result_bar_dispose (GObject *object)
{
  SpecResultBar *bar = SPEC_RESULT_BAR (object);

  g_clear_handle_id (&bar->timer, g_source_remove);
  g_clear_pointer (&bar->box, gtk_widget_unparent);
  g_clear_object (&bar->session);

  G_OBJECT_CLASS (spec_result_bar_parent_class)->dispose (object);
}

static void
spec_result_bar_class_init (SpecResultBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_result_bar_dispose;
  GTK_WIDGET_CLASS (class)->root = spec_result_bar_root;
  GTK_WIDGET_CLASS (class)->unroot = spec_result_bar_unroot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "resultbar");
}

static GtkWidget *
make_label (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
spec_result_bar_init (SpecResultBar *bar)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  bar->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (bar->box, "toolbar");
  gtk_widget_set_parent (bar->box, GTK_WIDGET (bar));
  bar->samples = make_label (bar->box, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (bar->samples), PANGO_ELLIPSIZE_NONE);
  bar->separator = make_label (bar->box, "faint");
  gtk_label_set_label (GTK_LABEL (bar->separator), "|");
  bar->settings = make_label (bar->box, "dim");
  bar->note = make_label (bar->box, "dim");
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar->box), space);
  bar->stage = make_label (bar->box, "dim");
  bar->progress = gtk_progress_bar_new ();
  gtk_widget_set_valign (bar->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar->progress, 110, -1);
  gtk_box_append (GTK_BOX (bar->box), bar->progress);
  bar->cancel = make_button ("spec-stop-symbolic", _ ("Cancel"), "win.cancel");
  gtk_box_append (GTK_BOX (bar->box), bar->cancel);
  bar->refine = make_button ("spec-play-symbolic", _ ("Refine Now"), "win.refine");
  gtk_box_append (GTK_BOX (bar->box), bar->refine);
  bar->copy = make_button ("spec-copy-symbolic", _ ("Copy parameters"), "win.copy-parameters");
  gtk_widget_add_css_class (bar->copy, "flat");
  gtk_widget_set_tooltip_text (bar->copy, _ ("Copies a command line that computes the same"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->copy), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Copy parameters"), -1);
  gtk_box_append (GTK_BOX (bar->box), bar->copy);
}
