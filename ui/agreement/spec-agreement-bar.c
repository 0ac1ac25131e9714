#include "agreement/spec-agreement-bar.h"

#include <glib/gi18n-lib.h>

#include "agreement/spec-agreement-words.h"
#include "paint/spec-measure-rows.h"
#include "paint/spec-number-text.h"
#include "widgets/spec-view-bar.h"

static SpecAgreementSession *
get_session (GtkWidget *bar)
{
  return g_object_get_data (G_OBJECT (bar), "spec-session");
}

/* Only what was asked for and is there counts. */
static guint
count_measures (SpecAgreementSession *session, const SpecAgreement *agreement, double *seconds)
{
  guint shown = spec_agreement_session_get_shown (session), count = 0;
  SpecAgreementParts parts = 0;

  for (guint id = 0; id < SPEC_N_MEASURES; id++)
    if ((shown & (1u << id)) != 0 && (agreement->parts & spec_measure_id_get_part (id)) != 0)
      {
        parts |= spec_measure_id_get_part (id);
        count++;
      }
  *seconds = 0;
  for (guint part = 0; part < SPEC_AGREEMENT_N_PARTS; part++)
    *seconds += (parts & (1u << part)) != 0 ? agreement->seconds[part] : 0;
  return count;
}

static void
update_texts (SpecViewBar *bar, SpecAgreementSession *session)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (session);
  g_autofree char *samples = NULL;
  g_autofree char *metric = NULL;
  g_autofree char *measures = NULL;
  g_autofree char *time = NULL;
  g_autofree char *settings = NULL;
  double seconds;
  guint count;

  if (agreement == NULL)
    {
      spec_view_bar_set_texts (bar, NULL, NULL);
      return;
    }
  count = count_measures (session, agreement, &seconds);
  samples = g_strdup_printf (ngettext ("all %'zu samples", "all %'zu samples", agreement->samples), agreement->samples);
  metric = spec_agreement_words_dup_metrics (agreement->metric);
  measures = g_strdup_printf (ngettext ("%u measure", "%u measures", count), count);
  time = spec_number_text_fixed (seconds, seconds < 10 ? 2 : 1, SPEC_NUMBER_PLAIN);
  /* Translators: "cosine neighbours", "7 measures", seconds */
  settings = g_strdup_printf (_ ("%s  ·  %s  ·  %s s"), metric, measures, time);
  spec_view_bar_set_texts (bar, samples, settings);
}

/* Two of the measures look at all pairs: beyond some thousands of samples at those of a subsample. */
static gboolean
is_subsample (SpecAgreementSession *session)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (session);
  guint quadratic = (1u << SPEC_MEASURE_RBF) | (1u << SPEC_MEASURE_RSA);

  return agreement->samples_used < agreement->samples
         && (spec_agreement_session_get_shown (session) & quadratic) != 0;
}

static void
update_badge (SpecViewBar *bar, SpecAgreementSession *session)
{
  switch (spec_agreement_session_get_state (session))
    {
    case SPEC_AGREEMENT_COMPLETE:
      if (is_subsample (session))
        {
          g_autofree char *text
              = g_strdup_printf (_ ("CKA and RSA of %'zu"), spec_agreement_session_get_agreement (session)->samples_used);

          spec_view_bar_set_badge (bar, SPEC_BADGE_APPROXIMATE, text);
        }
      else
        spec_view_bar_set_badge (bar, SPEC_BADGE_EXACT, _ ("Exact"));
      break;
    case SPEC_AGREEMENT_PARTIAL:
      spec_view_bar_set_badge (bar, SPEC_BADGE_PREVIEW, _ ("Partial"));
      break;
    case SPEC_AGREEMENT_OUT_OF_DATE:
      spec_view_bar_set_badge (bar, SPEC_BADGE_OUT_OF_DATE, _ ("Out of date"));
      break;
    case SPEC_AGREEMENT_FAILED:
      spec_view_bar_set_badge (bar, SPEC_BADGE_FAILED, _ ("Failed"));
      break;
    case SPEC_AGREEMENT_EMPTY:
    default:
      spec_view_bar_set_badge (bar, SPEC_BADGE_NONE, NULL);
      break;
    }
}

static void
update (GtkWidget *bar)
{
  SpecAgreementSession *session = get_session (bar);
  GtkWidget *again = g_object_get_data (G_OBJECT (bar), "spec-again");
  gboolean busy = spec_agreement_session_is_busy (session);

  update_badge (SPEC_VIEW_BAR (bar), session);
  update_texts (SPEC_VIEW_BAR (bar), session);
  spec_view_bar_set_note (SPEC_VIEW_BAR (bar), spec_agreement_session_get_error (session));
  spec_view_bar_set_busy (SPEC_VIEW_BAR (bar), busy);
  gtk_widget_set_visible (again, !busy && spec_agreement_session_get_missing (session) != 0);
}

static void
on_progress (GtkWidget *bar, const char *stage, double fraction)
{
  g_autofree char *text = g_strdup_printf (_ ("Measuring: %s"), stage);

  spec_view_bar_set_progress (SPEC_VIEW_BAR (bar), text, fraction);
}

static void
on_copy (GtkWidget *bar)
{
  SpecAgreementSession *session = get_session (bar);
  g_autofree char *text = spec_agreement_words_dup_table (session);

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (bar), text);
  g_signal_emit_by_name (spec_agreement_session_get_session (session), "message", _ ("Measures copied"));
}

GtkWidget *
spec_agreement_bar_new (SpecAgreementSession *session)
{
  GtkWidget *bar = spec_view_bar_new (_ ("Cancel"));
  GtkWidget *copy = spec_view_bar_make_button ("spec-copy-symbolic", _ ("Copy as Table"), NULL);
  GtkWidget *again = spec_view_bar_make_button ("spec-reset-symbolic", _ ("Measure Now"), NULL);

  g_object_set_data_full (G_OBJECT (bar), "spec-session", g_object_ref (session), g_object_unref);
  g_object_set_data (G_OBJECT (bar), "spec-again", again);
  g_signal_connect_object (again, "clicked", G_CALLBACK (spec_agreement_session_run), session, G_CONNECT_SWAPPED);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (on_copy), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "cancel", G_CALLBACK (spec_agreement_session_cancel), session, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "progress", G_CALLBACK (on_progress), bar, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (copy, "folds");
  spec_view_bar_append (SPEC_VIEW_BAR (bar), again);
  spec_view_bar_append (SPEC_VIEW_BAR (bar), copy);
  update (bar);
  return bar;
}
