/* What has been read takes its place, or is turned away because it does not fit what is there. */
#include "model/spec-session-private.h"

#include <glib/gi18n-lib.h>

static gboolean
samples_equal_or_null (SpecSamples *samples, gsize count)
{
  return samples != NULL && (count == 0 || spec_samples_get_count (samples) == count);
}

/* Decides what the rows are taken for: the list when it fits, else their numbers. */
void
spec_session_refit_samples (SpecSession *session)
{
  SpecEmbedding *embedding
      = session->embedding[SPEC_SIDE_X] != NULL ? session->embedding[SPEC_SIDE_X] : session->embedding[SPEC_SIDE_Y];
  gsize count = embedding != NULL ? spec_embedding_get_samples (embedding) : 0;
  g_autoptr (SpecSamples) samples = NULL;

  if (samples_equal_or_null (session->listed, count))
    samples = spec_samples_ref (session->listed);
  else if (count > 0)
    samples = spec_samples_new_numbered (count);

  g_clear_pointer (&session->samples, spec_samples_unref);
  session->samples = g_steal_pointer (&samples);
  spec_selection_set_total (session->selection, count);
  spec_session_note_samples (session);
  spec_session_notify (session, SPEC_PROP_SAMPLES);
  spec_session_check_order (session);
  spec_session_update_modified (session);
  spec_session_update_cluster (session);
}

/* The list is there before X was: now that X is, labels that waited for samples can be read. */
static void
spec_session_put_waiting_labels (SpecSession *session)
{
  if (session->labels_path != NULL && session->samples != NULL && spec_samples_get_label_count (session->samples) == 0
      && session->loading[SPEC_ROLE_SAMPLES] == NULL && session->loading[SPEC_ROLE_LABELS] == NULL)
    {
      g_autofree char *path = g_steal_pointer (&session->labels_path);

      spec_session_open_quietly (session, SPEC_ROLE_LABELS, path);
    }
}

void
spec_session_take_samples (SpecSession *session, SpecSamples *samples)
{
  SpecEmbedding *embedding = session->embedding[SPEC_SIDE_X];

  g_clear_pointer (&session->listed, spec_samples_unref);
  session->listed = spec_samples_ref (samples);
  spec_session_remove_notice (session, "open-samples");
  spec_session_remove_notice (session, "open-labels");
  spec_session_refit_samples (session);
  spec_session_put_waiting_labels (session);

  if (embedding != NULL && session->samples != samples)
    {
      g_autofree char *text = g_strdup_printf (_ ("%zu samples are listed for %zu rows."), spec_samples_get_count (samples),
                                               spec_embedding_get_samples (embedding));

      spec_session_emit_open_failed (session, SPEC_ROLE_SAMPLES, session->samples_path, text);
    }
}

/* Without anything of the parameters of the file that was there before. */
static void
spec_session_place_embedding (SpecSession *session, SpecSide side, SpecEmbedding *embedding)
{
  if (session->names == session->embedding[side])
    g_clear_pointer (&session->names, spec_embedding_unref);
  g_clear_pointer (&session->embedding[side], spec_embedding_unref);
  session->embedding[side] = embedding != NULL ? spec_embedding_ref (embedding) : NULL;
  session->median[side] = 0;
  session->median_known[side] = FALSE;
  session->params.kernel[side].rule = SPEC_BANDWIDTH_MEDIAN;
  session->params.kernel[side].sigma = 0;

  spec_session_notify (session, side == SPEC_SIDE_X ? SPEC_PROP_X : SPEC_PROP_Y);
  spec_session_notify (session, side == SPEC_SIDE_X ? SPEC_PROP_MEDIAN_X : SPEC_PROP_MEDIAN_Y);
  spec_session_notify (session, side == SPEC_SIDE_X ? SPEC_PROP_SIGMA_X : SPEC_PROP_SIGMA_Y);
  spec_session_update_modified (session);
}

static gboolean
spec_session_fits (SpecSession *session, SpecSide side, SpecEmbedding *embedding)
{
  SpecEmbedding *other = session->embedding[1 - side];

  return other == NULL || spec_embedding_get_samples (other) == spec_embedding_get_samples (embedding);
}

/* A pair of another number of rows comes one after the other: the first waits for the second. */
static gboolean
spec_session_take_pair (SpecSession *session, SpecSide side, SpecEmbedding *embedding, gboolean step)
{
  g_autoptr (SpecEmbedding) partner = NULL;

  if (session->pending[1 - side] == NULL
      || spec_embedding_get_samples (session->pending[1 - side]) != spec_embedding_get_samples (embedding))
    return FALSE;

  partner = g_steal_pointer (&session->pending[1 - side]);
  spec_session_record_files (session, step);
  /* The old answer speaks of rows that are no more. */
  spec_session_stop_job (session);
  spec_session_drop_result (session);
  spec_session_place_embedding (session, 1 - side, partner);
  spec_session_place_embedding (session, side, embedding);

  return TRUE;
}

void
spec_session_take_embedding (SpecSession *session, SpecSide side, SpecEmbedding *embedding, gboolean step)
{
  if (!spec_session_take_pair (session, side, embedding, step))
    {
      gboolean fits = spec_session_fits (session, side, embedding);

      if (!fits && session->loading[1 - side] != NULL)
        {
          g_clear_pointer (&session->pending[side], spec_embedding_unref);
          session->pending[side] = spec_embedding_ref (embedding);
          return;
        }
      spec_session_note_rows (session, side, embedding, session->embedding[1 - side]);
      /* On the start page both are shown side by side with what is wrong; an answer on screen is not taken away for it. */
      if (!fits && session->comparing)
        return;
      spec_session_record_files (session, step);
      spec_session_place_embedding (session, side, embedding);
    }

  spec_session_note_rows (session, side, session->embedding[side], session->embedding[1 - side]);
  spec_session_remove_notice (session, side == SPEC_SIDE_X ? "open-x" : "open-y");
  spec_session_refit_samples (session);
  spec_session_put_waiting_labels (session);
  spec_session_update_estimate (session);
  spec_session_advance (session);
}

void
spec_session_forget_pending (SpecSession *session)
{
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&session->pending[side], spec_embedding_unref);
}

void
spec_session_end_waiting (SpecSession *session)
{
  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (SpecEmbedding) embedding = NULL;

      if (session->pending[side] == NULL || session->loading[1 - side] != NULL)
        continue;
      embedding = g_steal_pointer (&session->pending[side]);
      spec_session_take_embedding (session, side, embedding, session->comparing);
    }
}

void
spec_session_replace (SpecSession *session, SpecSide side, SpecEmbedding *embedding, double sigma)
{
  SpecParams params;

  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (session->embedding[side] != NULL);
  g_return_if_fail (spec_embedding_get_samples (embedding) == spec_embedding_get_samples (session->embedding[side]));

  spec_session_cancel_loading (session, side == SPEC_SIDE_X ? SPEC_ROLE_X : SPEC_ROLE_Y);
  spec_session_take_embedding (session, side, embedding, TRUE);
  if (!(sigma > 0))
    return;
  /* Its median is still being looked for, and does not take the place of a number. */
  params = session->params;
  params.kernel[side].rule = SPEC_BANDWIDTH_NUMBER;
  params.kernel[side].sigma = sigma;
  spec_session_apply_params (session, &params);
}

void
spec_session_drop_embedding (SpecSession *session, SpecSide side)
{
  g_clear_pointer (&session->pending[side], spec_embedding_unref);
  if (session->embedding[side] == NULL)
    return;

  spec_session_stop_job (session);
  spec_session_drop_result (session);
  spec_session_place_embedding (session, side, NULL);
  spec_session_remove_notice (session, "rows");
  spec_session_refit_samples (session);
  spec_session_update_estimate (session);
  session->compare_wanted = FALSE;
  if (session->comparing)
    {
      session->comparing = FALSE;
      spec_session_notify (session, SPEC_PROP_COMPARING);
    }
  spec_session_advance (session);
}
