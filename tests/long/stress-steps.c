#include "stress-steps.h"

#include <math.h>

#define SMALL 180
#define LARGE 300

void
stress_steps_write_files (SessionFixture *fixture)
{
  static const struct
  {
    const char *name;
    gsize rows;
    guint groups;
    gsize columns;
  } files[] = {
    { "x0.npy", LARGE, 4, 8 },  { "y0.npy", LARGE, 8, 8 },  { "x1.npy", LARGE, 5, 24 }, { "y1.npy", LARGE, 3, 16 },
    { "x2.npy", SMALL, 4, 12 }, { "y2.npy", SMALL, 6, 12 },
  };
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autofree char *labels_path = g_build_filename (fixture->folder, "labels.txt", NULL),
                  *broken = g_build_filename (fixture->folder, "broken.npy", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_free (session_fixture_write_embedding (fixture, files[i].name, files[i].rows, files[i].groups, files[i].columns));
  g_free (session_fixture_write_list (fixture, "list.txt", LARGE));
  for (guint i = 0; i < LARGE; i++)
    g_string_append_printf (labels, "group %u\n", i % 8);
  g_assert_true (g_file_set_contents (labels_path, labels->str, -1, NULL));
  g_assert_true (g_file_set_contents (broken, "\x93NUMPY\x01\x00no header", -1, NULL));
}

static void
open_file (SessionFixture *fixture, SpecRole role, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  spec_session_open (fixture->session, role, path);
}

void
stress_steps_begin (SessionFixture *fixture)
{
  open_file (fixture, SPEC_ROLE_X, "x0.npy");
  open_file (fixture, SPEC_ROLE_Y, "y0.npy");
  spec_session_compare (fixture->session);
}

/* --- steps --- */

static const char *
set_sigma (SessionFixture *fixture, GRand *random)
{
  const char *name = g_rand_boolean (random) ? "sigma-x" : "sigma-y";

  g_object_set (fixture->session, name, exp2 (g_rand_double_range (random, -3, 6)), NULL);
  return name;
}

static const char *
drag_sigma (SessionFixture *fixture, GRand *random)
{
  spec_session_begin_drag (fixture->session);
  for (int i = g_rand_int_range (random, 2, 12); i > 0; i--)
    {
      set_sigma (fixture, random);
      stress_steps_pause (g_rand_int_range (random, 0, 20));
    }
  spec_session_end_drag (fixture->session);
  return "drag";
}

static const char *
set_other (SessionFixture *fixture, GRand *random)
{
  SpecSession *session = fixture->session;

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      g_object_set (session, "eta", g_rand_double_range (random, 0, 3), NULL);
      return "eta";
    case 1:
      g_object_set (session, "centre", g_rand_boolean (random), NULL);
      return "centre";
    case 2:
      g_object_set (session, "kernel-x", g_rand_int_range (random, 0, 2), NULL);
      return "kernel-x";
    case 3:
      g_object_set (session, "kernel-y", g_rand_int_range (random, 0, 2), NULL);
      return "kernel-y";
    case 4:
      g_object_set (session, "modes", g_rand_int_range (random, 1, 12), NULL);
      return "modes";
    case 5:
      g_object_set (session, "seed", (guint64) g_rand_int_range (random, 0, 4), NULL);
      return "seed";
    case 6:
      g_object_set (session, "rff-dim", g_rand_int_range (random, 20, 200), NULL);
      return "rff-dim";
    default:
      g_object_set (session, "method", g_rand_int_range (random, SPEC_METHOD_AUTO, SPEC_METHOD_RFF + 1), NULL);
      return "method";
    }
}

static const char *
change_files (SessionFixture *fixture, GRand *random)
{
  static const char *const xs[] = { "x0.npy", "x1.npy", "x2.npy" }, *const ys[] = { "y0.npy", "y1.npy", "y2.npy" };
  guint pair = g_rand_int_range (random, 0, 3);

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0: /* both, of another size perhaps */
      open_file (fixture, SPEC_ROLE_X, xs[pair]);
      open_file (fixture, SPEC_ROLE_Y, ys[pair]);
      return "pair";
    case 1: /* the last one asked for counts */
      open_file (fixture, SPEC_ROLE_Y, ys[g_rand_int_range (random, 0, 2)]);
      open_file (fixture, SPEC_ROLE_Y, ys[g_rand_int_range (random, 0, 2)]);
      return "y twice";
    case 2:
      open_file (fixture, SPEC_ROLE_X, "broken.npy");
      return "broken";
    case 3:
      open_file (fixture, SPEC_ROLE_SAMPLES, "list.txt");
      return "list";
    case 4:
      open_file (fixture, SPEC_ROLE_LABELS, "labels.txt");
      return "labels";
    case 5:
      spec_session_swap (fixture->session);
      return "swap";
    default:
      open_file (fixture, SPEC_ROLE_X, xs[g_rand_int_range (random, 0, 2)]);
      return "x";
    }
}

static const char *
go_back (SessionFixture *fixture, GRand *random)
{
  for (int i = g_rand_int_range (random, 1, 5); i > 0; i--)
    g_rand_boolean (random) ? spec_session_undo (fixture->session) : spec_session_redo (fixture->session);
  return "undo";
}

static const char *
command (SessionFixture *fixture, GRand *random)
{
  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      spec_session_balance (fixture->session, g_rand_int_range (random, 0, 3));
      return "balance";
    case 1:
      spec_session_reset (fixture->session);
      return "reset";
    case 2:
      spec_session_refine (fixture->session);
      return "refine";
    default:
      spec_session_cancel (fixture->session);
      return "cancel";
    }
}

static const char *
select_some (SessionFixture *fixture, GRand *random)
{
  SpecSelection *selection = spec_session_get_selection (fixture->session);
  guint32 rows[8];

  if (g_rand_boolean (random))
    {
      spec_session_select_next (fixture->session, g_rand_int_range (random, -3, 4));
      g_object_set (fixture->session, "opposite", g_rand_boolean (random), NULL);
      return "cluster";
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = g_rand_int_range (random, 0, SMALL);
  spec_selection_replace (selection, rows, G_N_ELEMENTS (rows));
  return "samples";
}

static const char *
curate (SessionFixture *fixture, GRand *random)
{
  SpecCuration *present = spec_session_get_curation (fixture->session);
  guint32 row = g_rand_int_range (random, 0, SMALL);
  g_autoptr (SpecCuration) next = spec_curation_with_excluded (present, &row, 1, g_rand_boolean (random));

  spec_session_set_curation (fixture->session, next);
  return "exclude";
}

const char *
stress_steps_do (SessionFixture *fixture, GRand *random)
{
  static const char *(*const steps[]) (SessionFixture *, GRand *)
      = { set_sigma, set_sigma, set_other, set_other, drag_sigma, change_files, go_back, command, select_some, curate };

  return steps[g_rand_int_range (random, 0, G_N_ELEMENTS (steps))](fixture, random);
}

/* --- waiting --- */

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
stress_steps_pause (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
stress_steps_wait (gboolean (*done) (gpointer data), gpointer data, guint seconds)
{
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;

  while (!done (data))
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      stress_steps_pause (10);
    }
  return TRUE;
}

static void
describe_notices (SpecSession *session, GString *text)
{
  GListModel *notices = spec_session_get_notices (session);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (SpecNotice) notice = g_list_model_get_item (notices, i);

      g_string_append_printf (text, "; notice %s: %s", spec_notice_get_id (notice), spec_notice_get_title (notice));
    }
}

char *
stress_steps_describe (SpecSession *session)
{
  GString *text = g_string_new (NULL);
  SpecResult *result = spec_session_get_result (session);
  g_autofree char *stage = NULL;
  gboolean busy, comparing;
  double fraction;

  g_object_get (session, "busy", &busy, "comparing", &comparing, "stage", &stage, "fraction", &fraction, NULL);
  g_string_append_printf (text, "session: state %d, busy %d, comparing %d, settled %d, stage %s %.2f, result %s",
                          spec_session_get_state (session), busy, comparing, spec_session_is_settled (session),
                          stage != NULL ? stage : "none", fraction,
                          result == NULL ? "none"
                          : spec_problem_is_preview (spec_result_get_problem (result)) ? "preview"
                                                                                       : "full");
  for (guint side = 0; side < 2; side++)
    {
      SpecEmbedding *embedding = spec_session_get_embedding (session, side);

      g_string_append_printf (text, "; side %u: %" G_GSIZE_FORMAT " rows%s", side,
                              embedding != NULL ? spec_embedding_get_samples (embedding) : 0,
                              spec_session_is_loading (session, (SpecRole) side) ? ", loading" : "");
    }
  describe_notices (session, text);
  return g_string_free (text, FALSE);
}

static gboolean
has_notice (SpecSession *session, const char *id)
{
  GListModel *notices = spec_session_get_notices (session);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (SpecNotice) notice = g_list_model_get_item (notices, i);

      if (g_str_equal (spec_notice_get_id (notice), id))
        return TRUE;
    }
  return FALSE;
}

/* Files of different numbers of rows, side by side, of which it is said that they do not go together. */
static gboolean
is_start_page (SpecSession *session)
{
  gboolean comparing;

  g_object_get (session, "comparing", &comparing, NULL);
  return !comparing && !spec_session_is_ready (session);
}

gboolean
stress_steps_is_settled (SpecSession *session)
{
  SpecState state = spec_session_get_state (session);
  gboolean busy;

  g_object_get (session, "busy", &busy, NULL);
  if (busy || !spec_session_is_settled (session))
    return FALSE;
  /* Empty: the first files were cancelled, and nothing will come of it. */
  if (state == SPEC_STATE_EXACT || state == SPEC_STATE_APPROXIMATE || state == SPEC_STATE_FAILED || state == SPEC_STATE_EMPTY)
    return TRUE;
  if (is_start_page (session))
    return has_notice (session, "rows");
  spec_session_refine (session);
  return FALSE;
}
