/* The clusters of the result shown: their list, the selected one, and its samples. */
#include "model/spec-session-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

/* A cluster is the same as before when the members of one score in the other at least so well as its own, in this ratio. */
#define LEAST_OVERLAP 0.3

/* That the samples of the selected cluster cannot be listed. */
#define CLUSTER_NOTICE "cluster"

GListModel *
spec_session_get_modes (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return G_LIST_MODEL (session->modes);
}

GListModel *
spec_session_get_cluster (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return G_LIST_MODEL (session->cluster);
}

SpecSelection *
spec_session_get_selection (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return session->selection;
}

SpecModeItem *
spec_session_get_selected (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return session->selected;
}

static int
compare_rows (const void *a, const void *b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

/* Returns: the score of embedding row @row in @item, or NaN when that row was not used. */
static float
mode_item_score_row (SpecModeItem *item, guint32 row)
{
  SpecProblem *problem = spec_result_get_problem (spec_mode_item_get_result (item));
  const guint32 *rows = spec_problem_get_rows (problem);
  gsize samples = spec_problem_get_samples (problem);
  const SpecMode *mode = spec_result_get_mode (spec_mode_item_get_result (item), spec_mode_item_get_direction (item),
                                               spec_mode_item_get_index (item));
  const guint32 *found;

  if (rows == NULL)
    return row < samples ? mode->scores[row] : NAN;

  found = bsearch (&row, rows, samples, sizeof *rows, compare_rows);

  return found != NULL ? mode->scores[found - rows] : NAN;
}

/* Returns: the mean score that the leading members of @members have in @item; 0 when none of them was used there. */
static double
mode_item_score_members (SpecModeItem *item, SpecModeItem *members)
{
  gsize count;
  const guint32 *top = spec_mode_item_get_top (members, &count);
  double sum = 0;
  guint used = 0;

  for (gsize i = 0; i < count; i++)
    {
      float score = mode_item_score_row (item, top[i]);

      if (!isnan (score))
        {
          sum += score;
          used++;
        }
    }

  return used > 0 ? sum / used : 0;
}

/* Returns: how much the two have the same members, 1 for a cluster with itself. Either may be of a preview, whose members are
 * seldom among the leading ones of all rows: the better of both directions counts. */
static double
mode_items_overlap (SpecModeItem *a, SpecModeItem *b)
{
  double own_a = mode_item_score_members (a, a), own_b = mode_item_score_members (b, b);
  double a_in_b = own_b > 0 ? mode_item_score_members (b, a) / own_b : 0;
  double b_in_a = own_a > 0 ? mode_item_score_members (a, b) / own_a : 0;

  return MAX (a_in_b, b_in_a);
}

/* Returns: (nullable) (transfer none): the one among the modes that has the members of @old. */
static SpecModeItem *
spec_session_find_same (SpecSession *session, SpecModeItem *old)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (session->modes));
  SpecModeItem *best = NULL;
  double best_overlap = LEAST_OVERLAP;

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (SpecModeItem) item = g_list_model_get_item (G_LIST_MODEL (session->modes), i);
      double overlap;

      if (spec_mode_item_get_direction (item) != spec_mode_item_get_direction (old))
        continue;
      overlap = mode_items_overlap (old, item);
      if (overlap > best_overlap)
        {
          best_overlap = overlap;
          best = item; /* the list holds it */
        }
    }

  return best;
}

/* The few rows of a preview seldom hold those a name is known by: until all are there, names follow their clusters. */
static void
spec_session_carry_names (SpecSession *session, GPtrArray *old)
{
  if (session->result == NULL || !spec_problem_is_preview (spec_result_get_problem (session->result)))
    return;
  for (guint i = 0; i < old->len; i++)
    {
      SpecModeItem *item = old->pdata[i];
      SpecModeItem *same = NULL;

      if (spec_mode_item_get_name (item) == NULL)
        continue;
      same = spec_session_find_same (session, item);
      if (same != NULL && spec_mode_item_get_name (same) == NULL)
        spec_session_name_mode (session, same, spec_mode_item_get_name (item));
    }
}

static GPtrArray *
list_modes (GListModel *modes)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (modes); i++)
    g_ptr_array_add (items, g_list_model_get_item (modes, i));

  return items;
}

static GPtrArray *
make_modes (SpecResult *result)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint direction = 0; direction < 2 && result != NULL; direction++)
    {
      for (guint i = 0; i < spec_result_get_mode_count (result, direction); i++)
        g_ptr_array_add (items, spec_mode_item_new (result, direction, i));
    }

  return items;
}

static void
spec_session_keep_selection (SpecSession *session, SpecModeItem *old)
{
  SpecModeItem *same = old != NULL ? spec_session_find_same (session, old) : NULL;
  g_autoptr (SpecModeItem) first = g_list_model_get_item (G_LIST_MODEL (session->modes), 0);

  if (old != NULL && same == NULL && first != NULL)
    spec_session_emit_message (session, _ ("The selected cluster is no longer among the strongest."));
  spec_session_select (session, same != NULL ? same : first);
}

void
spec_session_update_modes (SpecSession *session)
{
  g_autoptr (GPtrArray) old = list_modes (G_LIST_MODEL (session->modes));
  g_autoptr (GPtrArray) items = make_modes (session->result);
  g_autoptr (SpecModeItem) selected = session->selected != NULL ? g_object_ref (session->selected) : NULL;

  if (session->modes_result == session->result)
    return;

  g_clear_pointer (&session->modes_result, spec_result_unref);
  if (session->result != NULL)
    session->modes_result = spec_result_ref (session->result);
  g_list_store_splice (session->modes, 0, old->len, items->pdata, items->len);
  for (guint i = 0; i < items->len; i++)
    spec_session_watch_name (session, items->pdata[i]);
  spec_session_name_modes (session);
  spec_session_carry_names (session, old);
  spec_session_keep_selection (session, selected);
}

static void
on_cluster_failed (SpecClusterModel *cluster, const char *message, SpecSession *session)
{
  spec_session_add_notice (session, spec_notice_new (CLUSTER_NOTICE, SPEC_NOTICE_ERROR, message, NULL));
}

void
spec_session_open_cluster (SpecSession *session)
{
  session->cluster = spec_cluster_model_new ();
  g_signal_connect_object (session->cluster, "failed", G_CALLBACK (on_cluster_failed), session, 0);
}

void
spec_session_update_cluster (SpecSession *session)
{
  SpecModeItem *item = session->selected;

  spec_session_remove_notice (session, CLUSTER_NOTICE);
  if (item == NULL || session->samples == NULL)
    spec_cluster_model_show (session->cluster, NULL, NULL, 0, 0, FALSE);
  else
    spec_cluster_model_show (session->cluster, spec_mode_item_get_result (item), session->samples,
                             spec_mode_item_get_direction (item), spec_mode_item_get_index (item), session->opposite);
}

void
spec_session_select (SpecSession *session, SpecModeItem *mode)
{
  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (mode == NULL || SPEC_IS_MODE_ITEM (mode));

  if (!g_set_object (&session->selected, mode))
    return;

  spec_session_update_cluster (session);
  spec_session_notify (session, SPEC_PROP_SELECTED);
}

void
spec_session_select_next (SpecSession *session, int step)
{
  guint count, position = 0;

  g_return_if_fail (SPEC_IS_SESSION (session));

  count = g_list_model_get_n_items (G_LIST_MODEL (session->modes));
  if (count == 0)
    return;
  if (session->selected != NULL && g_list_store_find (session->modes, session->selected, &position))
    position = (guint) CLAMP ((int) position + step, 0, (int) count - 1);

  {
    g_autoptr (SpecModeItem) item = g_list_model_get_item (G_LIST_MODEL (session->modes), position);

    spec_session_select (session, item);
  }
}

void
spec_session_set_opposite (SpecSession *session, gboolean opposite)
{
  if (session->opposite == opposite)
    return;

  session->opposite = opposite;
  spec_session_update_cluster (session);
  spec_session_notify (session, SPEC_PROP_OPPOSITE);
}
