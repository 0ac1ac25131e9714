#include "align/spec-align-bar.h"

#include <glib/gi18n-lib.h>

#include "align/spec-align-words.h"
#include "paint/spec-number-text.h"
#include "widgets/spec-view-bar.h"

static SpecAlignSession *
get_session (SpecViewBar *bar)
{
  return g_object_get_data (G_OBJECT (bar), "spec-align-session");
}

static void
update_badge (SpecViewBar *bar, SpecAlignSession *session)
{
  if (spec_align_session_is_running (session))
    spec_view_bar_set_badge (bar, SPEC_BADGE_RUNNING, _ ("Training"));
  else if (spec_align_session_get_state (session) == SPEC_ALIGN_FAILED)
    spec_view_bar_set_badge (bar, SPEC_BADGE_FAILED, _ ("Failed"));
  else if (spec_align_session_get_task (session) == NULL)
    spec_view_bar_set_badge (bar, SPEC_BADGE_NONE, NULL);
  else if (!spec_align_session_is_current (session))
    spec_view_bar_set_badge (bar, SPEC_BADGE_OUT_OF_DATE, _ ("Out of date"));
  else
    spec_view_bar_set_badge (bar, SPEC_BADGE_EXACT, _ ("Trained"));
}

static guint
get_step (SpecAlignSession *session)
{
  const SpecAlignment *alignment = spec_align_session_get_alignment (session);
  guint count = alignment != NULL ? alignment->history->len : 0;

  return count > 0 ? g_array_index (alignment->history, SpecAlignStep, count - 1).step : 0;
}

/* Returns: (transfer full): where it is, or which step was kept; empty before the first run. */
static char *
dup_place (SpecAlignSession *session)
{
  const SpecAlignTask *task = spec_align_session_get_task (session);
  const SpecAlignment *alignment = spec_align_session_get_alignment (session);

  if (task == NULL)
    return g_strdup (_ ("not trained yet"));
  if (spec_align_session_is_running (session))
    return g_strdup_printf (_ ("step %'u of %'u"), get_step (session), task->params.steps);
  if (spec_align_session_get_state (session) == SPEC_ALIGN_FAILED)
    return g_strdup ("");
  return g_strdup_printf (_ ("best step %'u of %'u"), alignment->best_step, get_step (session));
}

/* Returns: (transfer full): markup: kernels, rows and, in the end, SPEC-diff of all. */
static char *
dup_facts (SpecAlignSession *session)
{
  const SpecAlignTask *task = spec_align_session_get_task (session);
  const SpecAlignment *alignment = spec_align_session_get_alignment (session);
  SpecAlignParams params = spec_align_session_get_params (session);
  g_autofree char *split = spec_align_words_dup_split (session), *before = NULL, *after = NULL;
  const char *kernels;

  if (task != NULL)
    params = task->params;
  kernels = params.comparison.kernel[SPEC_SIDE_X].kind == SPEC_KERNEL_COSINE ? _ ("cosine kernels")
                                                                             : _ ("Gaussian kernels");
  if (!spec_align_words_is_final (session))
    return g_strdup_printf ("%s  ·  %s", kernels, split);
  before = spec_align_words_dup_value (alignment->spec_diff_before);
  after = spec_align_words_dup_value (alignment->spec_diff_after);
  /* Translators: kernels, rows, SPEC-diff of all rows before and after, seconds */
  return g_strdup_printf (_ ("%s  ·  %s  ·  SPEC-diff of all %s → %s  ·  %.1f s"), kernels, split, before, after,
                          spec_align_session_get_seconds (session));
}

static void
update_progress (SpecViewBar *bar, SpecAlignSession *session)
{
  const SpecAlignTask *task = spec_align_session_get_task (session);
  SpecAlignState state = spec_align_session_get_state (session);
  gboolean stopping;
  const char *stage = NULL;

  spec_view_bar_set_busy (bar, spec_align_session_is_running (session));
  if (!spec_align_session_is_running (session))
    return;
  g_object_get (session, "stopping", &stopping, NULL);
  if (state == SPEC_ALIGN_PREPARING)
    stage = _ ("Measuring before…");
  else if (state == SPEC_ALIGN_MEASURING || stopping)
    stage = _ ("Measuring after…");
  spec_view_bar_set_progress (bar, stage, get_step (session) / (double) MAX (task->params.steps, 1));
}

static void
update (SpecViewBar *bar)
{
  SpecAlignSession *session = get_session (bar);
  gboolean ready = spec_align_session_get_task (session) != NULL
                   || spec_session_is_ready (spec_align_session_get_session (session));
  g_autofree char *place = ready ? dup_place (session) : NULL, *facts = ready ? dup_facts (session) : NULL;

  update_badge (bar, session);
  spec_view_bar_set_texts (bar, place, facts);
  spec_view_bar_set_note (bar, spec_align_session_get_failure (session));
  update_progress (bar, session);
}

GtkWidget *
spec_align_bar_new (SpecAlignSession *session)
{
  static const char *const signals[] = { "changed", "settings-changed", "notify::state", "notify::stopping" };
  GtkWidget *bar = spec_view_bar_new (_ ("Stop"));

  g_object_set_data_full (G_OBJECT (bar), "spec-align-session", g_object_ref (session), g_object_unref);
  g_signal_connect_object (bar, "cancel", G_CALLBACK (spec_align_session_stop), session, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), bar, G_CONNECT_SWAPPED);
  update (SPEC_VIEW_BAR (bar));
  return bar;
}
