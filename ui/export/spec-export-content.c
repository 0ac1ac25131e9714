#include "export/spec-export-content.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SpecResult *result;
  SpecSamples *samples; /* (nullable) */
  SpecCuration *curation;
  GArray *picks;        /* SpecMontagePick; names owned */
  gsize per_cluster;
  gboolean fold;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  spec_result_unref (request->result);
  g_clear_pointer (&request->samples, spec_samples_unref);
  spec_curation_unref (request->curation);
  g_array_unref (request->picks);
  g_free (request);
}

static void
clear_pick (gpointer data)
{
  g_free ((char *)((SpecMontagePick *)data)->name);
}

static gboolean
is_wanted (SpecSession *session, SpecModeItem *item, const SpecExportChoices *choices)
{
  SpecDirection direction = spec_mode_item_get_direction (item);

  switch (choices->show)
    {
    case SPEC_EXPORT_SELECTED:
      return item == spec_session_get_selected (session);
    case SPEC_EXPORT_POSITIVE:
    case SPEC_EXPORT_NEGATIVE:
      if (direction != (choices->show == SPEC_EXPORT_POSITIVE ? SPEC_DIRECTION_POSITIVE : SPEC_DIRECTION_NEGATIVE))
        return FALSE;
      break;
    default:
      break;
    }
  return spec_mode_item_get_index (item) < choices->per_direction;
}

static GArray *
list_picks (SpecSession *session, const SpecExportChoices *choices)
{
  GListModel *modes = spec_session_get_modes (session);
  GArray *picks = g_array_new (FALSE, FALSE, sizeof (SpecMontagePick));

  g_array_set_clear_func (picks, clear_pick);
  for (guint i = 0; i < g_list_model_get_n_items (modes); i++)
    {
      g_autoptr (SpecModeItem) item = g_list_model_get_item (modes, i);

      if (is_wanted (session, item, choices))
        {
          SpecMontagePick pick = { spec_mode_item_get_direction (item), spec_mode_item_get_index (item),
                                   g_strdup (spec_mode_item_get_name (item)) };

          g_array_append_val (picks, pick);
        }
    }
  return picks;
}

static void
make (GTask *task, gpointer session, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  SpecMontage *montage
      = spec_montage_new (request->result, request->samples, request->curation, (const SpecMontagePick *)(gpointer)request->picks->data,
                          request->picks->len, request->per_cluster, request->fold, cancellable, &error);

  if (montage == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, montage, (GDestroyNotify)spec_montage_unref);
}

void
spec_export_content_make_async (SpecSession *session,
                                const SpecExportChoices *choices,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, data);
  SpecResult *result = spec_session_get_result (session);
  SpecSamples *samples = spec_session_get_samples (session);
  Request *request;

  g_task_set_source_tag (task, spec_export_content_make_async);
  if (result == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", _ ("There is no result yet"));
      return;
    }
  request = g_new0 (Request, 1);
  request->result = spec_result_ref (result);
  request->samples = samples != NULL ? spec_samples_ref (samples) : NULL;
  request->curation = spec_curation_ref (spec_session_get_curation (session));
  request->picks = list_picks (session, choices);
  request->fold = choices->style.fold;
  request->per_cluster = (gsize)choices->style.columns * choices->style.rows;
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, make);
}

SpecMontage *
spec_export_content_make_finish (SpecSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
