/* What the info bar says of files and results (UI.md section 7). */
#include "model/spec-session-private.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"

/* Beyond this the difference mostly shows the embedding with the larger leading eigenvalue. */
#define UNBALANCED 3.0

GListModel *
spec_session_get_notices (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return G_LIST_MODEL (session->notices);
}

static gboolean
spec_session_take_out (SpecSession *session, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (session->notices)); i++)
    {
      g_autoptr (SpecNotice) notice = g_list_model_get_item (G_LIST_MODEL (session->notices), i);

      if (g_str_equal (spec_notice_get_id (notice), id))
        {
          g_list_store_remove (session->notices, i);
          return TRUE;
        }
    }

  return FALSE;
}

void
spec_session_remove_notice (SpecSession *session, const char *id)
{
  spec_session_take_out (session, id);
  g_hash_table_remove (session->dismissed, id);
}

/* The worst first; among equals the newest. */
static int
compare_notices (gconstpointer a, gconstpointer b, gpointer data)
{
  return spec_notice_get_level ((SpecNotice *) a) > spec_notice_get_level ((SpecNotice *) b) ? -1 : 1;
}

static gboolean
notices_say_the_same (SpecNotice *a, SpecNotice *b)
{
  return g_str_equal (spec_notice_get_id (a), spec_notice_get_id (b))
         && g_str_equal (spec_notice_get_title (a), spec_notice_get_title (b))
         && g_strcmp0 (spec_notice_get_text (a), spec_notice_get_text (b)) == 0;
}

void
spec_session_add_notice (SpecSession *session, SpecNotice *notice)
{
  g_autoptr (SpecNotice) owned = notice;

  /* An error is new each time; a warning once closed stays closed until its cause has gone. */
  if (spec_notice_get_level (notice) != SPEC_NOTICE_ERROR
      && g_hash_table_contains (session->dismissed, spec_notice_get_id (notice)))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (session->notices)); i++)
    {
      g_autoptr (SpecNotice) old = g_list_model_get_item (G_LIST_MODEL (session->notices), i);

      if (notices_say_the_same (old, notice))
        return;
    }
  spec_session_take_out (session, spec_notice_get_id (notice));
  g_list_store_insert_sorted (session->notices, notice, compare_notices, NULL);
}

void
spec_session_dismiss (SpecSession *session, SpecNotice *notice)
{
  g_autoptr (SpecNotice) owned = NULL;

  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (SPEC_IS_NOTICE (notice));

  owned = g_object_ref (notice);
  g_hash_table_add (session->dismissed, g_strdup (spec_notice_get_id (notice)));
  spec_session_take_out (session, spec_notice_get_id (notice));
}

void
spec_session_note_rows (SpecSession *session, SpecSide side, SpecEmbedding *embedding, SpecEmbedding *other)
{
  SpecEmbedding *x = side == SPEC_SIDE_X ? embedding : other;
  SpecEmbedding *y = side == SPEC_SIDE_X ? other : embedding;
  g_autofree char *title = NULL;
  SpecNotice *notice;

  if (x == NULL || y == NULL || spec_embedding_get_samples (x) == spec_embedding_get_samples (y))
    {
      spec_session_remove_notice (session, "rows");
      return;
    }

  title = g_strdup_printf (_ ("X has %'zu rows, Y has %'zu."), spec_embedding_get_samples (x), spec_embedding_get_samples (y));
  notice = spec_notice_new ("rows", SPEC_NOTICE_ERROR, title, _ ("Both must hold the same samples."));
  spec_notice_add_button (notice, side == SPEC_SIDE_X ? _ ("Choose Another X…") : _ ("Choose Another Y…"),
                          side == SPEC_SIDE_X ? "win.open-role(0)" : "win.open-role(1)");
  spec_session_add_notice (session, notice);
}

static char *
dup_count_title (SpecSamples *samples, gsize rows)
{
  gsize count = spec_samples_get_count (samples);

  switch (spec_samples_get_kind (samples))
    {
    case SPEC_SAMPLES_IMAGES:
      if (spec_samples_is_folder (samples))
        return g_strdup_printf (_ ("The folder holds %'zu images for %'zu rows."), count, rows);
      return g_strdup_printf (_ ("The list names %'zu images for %'zu rows."), count, rows);
    case SPEC_SAMPLES_TEXTS:
      return g_strdup_printf (_ ("The list holds %'zu texts for %'zu rows."), count, rows);
    case SPEC_SAMPLES_NUMBERED:
    default:
      return g_strdup_printf (_ ("There are %'zu labels for %'zu rows."), count, rows);
    }
}

static void
spec_session_note_count (SpecSession *session)
{
  gsize listed = session->listed != NULL ? spec_samples_get_count (session->listed) : 0;
  gsize rows = session->samples != NULL ? spec_samples_get_count (session->samples) : 0;
  g_autofree char *title = NULL;
  gboolean numbered, heading;
  SpecNotice *notice;

  if (session->listed == NULL || session->samples == session->listed)
    {
      spec_session_remove_notice (session, "images");
      return;
    }

  numbered = spec_samples_get_kind (session->listed) == SPEC_SAMPLES_NUMBERED;
  heading = listed == rows + 1 && listed >= 2 && !numbered && !spec_samples_is_folder (session->listed);
  title = dup_count_title (session->listed, rows);
  notice = spec_notice_new ("images", SPEC_NOTICE_ERROR, title,
                            heading ? _ ("Is the first line a heading? Rows are shown by number.")
                                    : _ ("Rows are shown by number."));
  if (heading)
    spec_notice_add_button (notice, _ ("Skip First Line"), "win.skip-first");
  spec_notice_add_button (notice, numbered ? _ ("Choose Labels…") : _ ("Choose List…"),
                          numbered ? "win.open-role(3)" : "win.open-role(2)");
  spec_session_add_notice (session, notice);
}

static void
spec_session_note_missing (SpecSession *session)
{
  gsize missing = session->samples != NULL ? spec_samples_get_missing (session->samples) : 0;
  g_autofree char *title = NULL;
  SpecNotice *notice;

  if (missing == 0)
    {
      spec_session_remove_notice (session, "missing");
      return;
    }

  title = g_strdup_printf (ngettext ("%'zu of %'zu images was not found.", "%'zu of %'zu images were not found.", missing),
                           missing, spec_samples_get_count (session->samples));
  notice = spec_notice_new ("missing", SPEC_NOTICE_WARNING, title, _ ("Their places show a placeholder."));
  spec_notice_add_button (notice, _ ("Find Folder…"), "win.find-images");
  spec_session_add_notice (session, notice);
}

void
spec_session_note_samples (SpecSession *session)
{
  spec_session_note_count (session);
  spec_session_note_missing (session);
}

void
spec_session_note_order (SpecSession *session, const char *text, int names)
{
  SpecNotice *notice;

  if (text == NULL)
    {
      spec_session_remove_notice (session, "order");
      return;
    }

  notice = spec_notice_new ("order", SPEC_NOTICE_WARNING, _ ("The image list may be in another order."), text);
  if (names >= 0)
    spec_notice_add_button (notice, names == SPEC_SIDE_X ? _ ("Use Names from X") : _ ("Use Names from Y"),
                            names == SPEC_SIDE_X ? "win.use-names(0)" : "win.use-names(1)");
  spec_notice_add_button (notice, _ ("Choose List…"), "win.open-role(2)");
  spec_session_add_notice (session, notice);
}

void
spec_session_note_open_failed (SpecSession *session, SpecRole role, const char *path, const char *message)
{
  static const char *const ids[] = { "open-x", "open-y", "open-samples", "open-labels" };
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_strdup_printf (_ ("%s could not be opened."), name);
  g_autofree char *action = g_strdup_printf ("win.open-role(%d)", (int) role);
  SpecNotice *notice = spec_notice_new (ids[role], SPEC_NOTICE_ERROR, title, message);

  spec_notice_add_button (notice, _ ("Choose Another…"), action);
  spec_session_add_notice (session, notice);
}

void
spec_session_note_failure (SpecSession *session, const GError *error)
{
  gboolean memory = g_error_matches (error, SPEC_ERROR, SPEC_ERROR_MEMORY);
  SpecNotice *notice
      = spec_notice_new ("solve", SPEC_NOTICE_ERROR,
                         memory ? _ ("Not enough memory for the exact method.") : _ ("The comparison could not be computed."),
                         error->message);

  if (memory && session->params.method != SPEC_METHOD_RFF)
    {
      g_autofree char *label = g_strdup_printf (_ ("Use RFF %'u"), session->params.rff_dim);
      g_autofree char *action = g_strdup_printf ("win.use-rff(uint32 %u)", session->params.rff_dim);

      spec_notice_add_button (notice, label, action);
    }
  else
    {
      spec_notice_add_button (notice, _ ("Try Again"), "win.refine");
    }
  spec_session_add_notice (session, notice);
}

void
spec_session_note_refused_balance (SpecSession *session, const GError *error)
{
  spec_session_add_notice (session, spec_notice_new ("balance-refused", SPEC_NOTICE_WARNING,
                                                     _ ("The top eigenvalues could not be balanced."), error->message));
}

static void
spec_session_note_converged (SpecSession *session)
{
  SpecNotice *notice;

  if (spec_result_get_converged (session->result))
    {
      spec_session_remove_notice (session, "converged");
      return;
    }

  notice = spec_notice_new ("converged", SPEC_NOTICE_WARNING, _ ("Some eigenvalues did not converge."),
                            _ ("They are shown as far as they were found. A larger σ or fewer modes may help."));
  spec_session_add_notice (session, notice);
}

static void
spec_session_note_balance (SpecSession *session)
{
  gsize counts[2] = { 0, 0 };
  const double *x = spec_result_get_spectrum (session->result, SPEC_SIDE_X, &counts[0]);
  const double *y = spec_result_get_spectrum (session->result, SPEC_SIDE_Y, &counts[1]);
  gboolean found = counts[0] > 0 && counts[1] > 0 && x[0] > 0 && y[0] > 0;
  double ratio = found ? MAX (x[0], y[0]) / MIN (x[0], y[0]) : 1;
  g_autofree char *title = NULL, *text = NULL;
  SpecNotice *notice;

  if (ratio <= UNBALANCED)
    {
      spec_session_remove_notice (session, "balance");
      return;
    }

  title = g_strdup_printf (_ ("Top eigenvalues differ by %.1f times."), ratio);
  text = g_strdup_printf (_ ("The difference will mostly show %s."),
                          spec_session_get_name (session, x[0] > y[0] ? SPEC_SIDE_X : SPEC_SIDE_Y));
  notice = spec_notice_new ("balance", SPEC_NOTICE_WARNING, title, text);
  if (session->params.kernel[SPEC_SIDE_Y].kind == SPEC_KERNEL_GAUSSIAN)
    spec_notice_add_button (notice, _ ("Balance"), "win.balance");
  spec_session_add_notice (session, notice);
}

void
spec_session_note_result (SpecSession *session)
{
  /* A bar that comes and goes under a moving hand helps nobody. */
  if (session->result == NULL || !spec_session_is_settled (session))
    return;

  spec_session_remove_notice (session, "solve");
  spec_session_note_converged (session);
  spec_session_note_balance (session);
}
