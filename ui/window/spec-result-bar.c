#include "window/spec-result-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/spec-view-bar.h"

struct _SpecResultBar
{
  GtkWidget parent_instance;

  /* children */
  SpecViewBar *bar;
  GtkWidget *refine;
  GtkWidget *copy;

  /* owned */
  SpecSession *session;
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
  if (params->centre)
    g_string_append (markup, _ ("  ·  centred"));
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
  gsize used = spec_problem_get_samples (problem), total = spec_problem_get_total (problem);

  if (used < total)
    return g_strdup_printf (ngettext ("%'zu of %'zu sample", "%'zu of %'zu samples", total), used, total);

  return g_strdup_printf (ngettext ("all %'zu samples", "all %'zu samples", total), total);
}

static SpecBadgeKind
badge_of (SpecState state)
{
  switch (state)
    {
    case SPEC_STATE_PREVIEW:
      return SPEC_BADGE_PREVIEW;
    case SPEC_STATE_EXACT:
      return SPEC_BADGE_EXACT;
    case SPEC_STATE_APPROXIMATE:
      return SPEC_BADGE_APPROXIMATE;
    case SPEC_STATE_OUT_OF_DATE:
      return SPEC_BADGE_OUT_OF_DATE;
    case SPEC_STATE_FAILED:
      return SPEC_BADGE_FAILED;
    case SPEC_STATE_EMPTY:
    case SPEC_STATE_LOADING:
    case SPEC_STATE_WAITING:
    default:
      return SPEC_BADGE_NONE;
    }
}

static char *
describe_state (SpecSession *session)
{
  SpecResult *result = spec_session_get_result (session);

  switch (badge_of (spec_session_get_state (session)))
    {
    case SPEC_BADGE_PREVIEW:
      return g_strdup (_ ("Preview"));
    case SPEC_BADGE_EXACT:
      return g_strdup (_ ("Exact"));
    case SPEC_BADGE_APPROXIMATE:
      return g_strdup_printf (_ ("Approximate, RFF %'u"),
                              spec_problem_get_params (spec_result_get_problem (result))->rff_dim);
    case SPEC_BADGE_OUT_OF_DATE:
      return g_strdup (_ ("Out of date"));
    case SPEC_BADGE_FAILED:
      return g_strdup (_ ("Failed"));
    case SPEC_BADGE_NONE:
    case SPEC_BADGE_RUNNING:
    default:
      return g_strdup ("");
    }
}

static void
spec_result_bar_update_result (SpecResultBar *bar)
{
  SpecResult *result = spec_session_get_result (bar->session);
  g_autofree char *samples = result != NULL ? describe_samples (result) : NULL;
  g_autofree char *settings = result != NULL ? describe_settings (result) : NULL;

  spec_view_bar_set_texts (bar->bar, samples, settings);
}

static gboolean
can_refine (SpecSession *session)
{
  SpecState state = spec_session_get_state (session);

  return state == SPEC_STATE_PREVIEW || state == SPEC_STATE_OUT_OF_DATE || state == SPEC_STATE_FAILED
         || state == SPEC_STATE_WAITING;
}

static const char *
note_of (SpecSession *session)
{
  switch (spec_session_get_state (session))
    {
    case SPEC_STATE_FAILED:
      return spec_session_get_result (session) != NULL ? _ ("The last result is still shown") : NULL;
    case SPEC_STATE_PREVIEW:
      return _ ("Refinement cancelled");
    case SPEC_STATE_WAITING:
      return _ ("Comparison cancelled");
    default:
      return NULL;
    }
}

/* The badge, and on the right what can be done when nothing runs. */
static void
spec_result_bar_update_state (SpecResultBar *bar)
{
  SpecState state = spec_session_get_state (bar->session);
  gboolean showing = spec_view_bar_is_showing (bar->bar);
  g_autofree char *text = describe_state (bar->session);
  gboolean busy, idle;

  g_object_get (bar->session, "busy", &busy, NULL);
  /* Between two previews of a drag nothing runs either, and nothing was cancelled. */
  idle = !busy && spec_session_is_settled (bar->session);
  spec_view_bar_set_badge (bar->bar, badge_of (state), text);
  spec_view_bar_set_note (bar->bar, idle ? note_of (bar->session) : NULL);
  gtk_widget_set_visible (bar->refine, !showing && idle && can_refine (bar->session));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (bar->refine)))),
                       state == SPEC_STATE_FAILED || state == SPEC_STATE_WAITING ? _ ("Try Again") : _ ("Refine Now"));
  gtk_widget_set_visible (bar->copy, !showing && (state == SPEC_STATE_EXACT || state == SPEC_STATE_APPROXIMATE));
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
  g_autofree char *text = describe_progress (bar->session);
  double fraction;

  g_object_get (bar->session, "fraction", &fraction, NULL);
  spec_view_bar_set_progress (bar->bar, text, fraction);
}

static void
spec_result_bar_update_busy (SpecResultBar *bar)
{
  gboolean busy;

  g_object_get (bar->session, "busy", &busy, NULL);
  spec_view_bar_set_busy (bar->bar, busy);
  spec_result_bar_update_state (bar);
}

GtkWidget *
spec_result_bar_new (SpecSession *session)
{
  SpecResultBar *bar = g_object_new (SPEC_TYPE_RESULT_BAR, NULL);
  static const char *const progress[] = { "notify::stage", "notify::fraction", "notify::seconds-left" };

  bar->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::result", G_CALLBACK (spec_result_bar_update_result), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::result", G_CALLBACK (spec_result_bar_update_state), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (spec_result_bar_update_state), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (spec_result_bar_update_busy), bar, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (progress); i++)
    g_signal_connect_object (session, progress[i], G_CALLBACK (spec_result_bar_update_progress), bar, G_CONNECT_SWAPPED);
  spec_result_bar_update_result (bar);
  spec_result_bar_update_progress (bar);
  spec_result_bar_update_busy (bar);

  return GTK_WIDGET (bar);
}

static void
on_cancel (SpecResultBar *bar)
{
  gtk_widget_activate_action (GTK_WIDGET (bar), "win.cancel", NULL);
}

static void
spec_result_bar_dispose (GObject *object)
{
  SpecResultBar *bar = SPEC_RESULT_BAR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (bar));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&bar->session);

  G_OBJECT_CLASS (spec_result_bar_parent_class)->dispose (object);
}

static void
spec_result_bar_class_init (SpecResultBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_result_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_result_bar_init (SpecResultBar *bar)
{
  bar->bar = SPEC_VIEW_BAR (spec_view_bar_new (_ ("Cancel")));
  gtk_widget_set_parent (GTK_WIDGET (bar->bar), GTK_WIDGET (bar));
  g_signal_connect_swapped (bar->bar, "cancel", G_CALLBACK (on_cancel), bar);
  g_signal_connect_swapped (bar->bar, "notify::showing", G_CALLBACK (spec_result_bar_update_state), bar);
  bar->refine = spec_view_bar_make_button ("spec-play-symbolic", _ ("Refine Now"), "win.refine");
  spec_view_bar_append (bar->bar, bar->refine);
  bar->copy = spec_view_bar_make_button ("spec-copy-symbolic", _ ("Copy parameters"), "win.copy-parameters");
  gtk_widget_add_css_class (bar->copy, "flat");
  gtk_widget_add_css_class (bar->copy, "folds");
  gtk_widget_set_tooltip_text (bar->copy, _ ("Copies a command line that computes the same"));
  spec_view_bar_append (bar->bar, bar->copy);
}
