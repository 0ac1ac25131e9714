/* The sessions behind the four views, without a window: so many random changes, cancellations, file swaps, view switches,
 * trainings, saves and ends in the midst of it all. To be run under ThreadSanitizer too. */
#include <glib/gstdio.h>

#include "model/spec-bandwidth-model.h"
#include "project/spec-document.h"
#include "stress-run.h"
#include "stress-steps.h"

typedef struct
{
  SpecSession *session; /* borrowed: of the fixture */
  SpecDocument *document;
  SpecMapSession *map;
  SpecAgreementSession *agreement;
  SpecAlignSession *align;
  SpecBandwidthModel *bandwidths;
  char *project; /* path */
} Life;

static gpointer
begin (StressRun *run)
{
  Life *life = g_new0 (Life, 1);
  SpecProjectionParams params;

  session_fixture_take_session (&run->files, spec_session_new ());
  life->session = run->files.session;
  life->document = spec_document_new (life->session);
  life->map = spec_map_session_new (life->session);
  life->agreement = spec_agreement_session_new (life->session);
  life->align = spec_align_session_new (life->session);
  life->bandwidths = spec_bandwidth_model_new (life->session);
  life->project = g_build_filename (run->files.folder, "project" SPEC_PROJECT_ENDING, NULL);
  params = *spec_map_session_get_params (life->map);
  params.steps = 60;
  spec_map_session_set_params (life->map, &params);
  g_object_set (life->align, "steps", 6, "batch", 64, NULL);
  stress_steps_begin (&run->files);
  return life;
}

static const char *
step_map (Life *life, GRand *random)
{
  SpecProjectionParams params = *spec_map_session_get_params (life->map);

  spec_map_session_show (life->map);
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      spec_map_session_start (life->map);
      return "map";
    case 1:
      spec_map_session_stop (life->map);
      return "map stop";
    case 2:
      spec_map_session_set_most (life->map, g_rand_boolean (random) ? 0 : 100);
      return "map samples";
    default:
      params.method = g_rand_int_range (random, SPEC_PROJECTION_PCA, SPEC_PROJECTION_UMAP + 1);
      params.seed = g_rand_int_range (random, 0, 3);
      spec_map_session_set_params (life->map, &params);
      return "map settings";
    }
}

static const char *
step_agreement (Life *life, GRand *random)
{
  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      spec_agreement_session_set_visible (life->agreement, FALSE);
      return "agreement hidden";
    case 1:
      spec_agreement_session_cancel (life->agreement);
      return "agreement cancelled";
    case 2:
      g_object_set (life->agreement, "k", g_rand_int_range (random, 2, 30), NULL);
      return "agreement k";
    case 3:
      g_object_set (life->agreement, g_rand_boolean (random) ? "metric-x" : "metric-y", g_rand_int_range (random, 0, 2), NULL);
      return "agreement metric";
    default:
      spec_agreement_session_set_visible (life->agreement, TRUE);
      spec_agreement_session_run (life->agreement);
      return "agreement";
    }
}

static const char *
step_align (Life *life, GRand *random)
{
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      spec_align_session_stop (life->align);
      return "align stop";
    case 1:
      g_object_set (life->align, "side", g_rand_int_range (random, 0, 2), "seed", (guint64) g_rand_int_range (random, 0, 3), NULL);
      return "align settings";
    default:
      spec_align_session_start (life->align);
      return "align";
    }
}

static const char *
step_project (Life *life, GRand *random)
{
  switch (g_rand_int_range (random, 0, 3))
    {
    case 0:
      if (g_file_test (life->project, G_FILE_TEST_EXISTS))
        spec_document_open (life->document, life->project, NULL);
      return "open project";
    case 1:
      spec_document_autosave (life->document);
      return "autosave";
    default:
      spec_document_save (life->document, life->project);
      return "save";
    }
}

static const char *
step (StressRun *run, gpointer data)
{
  static const char *(*const others[]) (Life *, GRand *) = { step_map, step_agreement, step_align, step_project };

  if (g_rand_int_range (run->random, 0, 3) > 0)
    return stress_steps_do (&run->files, run->random);
  return others[g_rand_int_range (run->random, 0, G_N_ELEMENTS (others))](data, run->random);
}

static gboolean
is_settled (gpointer data)
{
  Life *life = data;

  return stress_steps_is_settled (life->session) && !spec_document_get_busy (life->document)
         && !spec_map_session_is_busy (life->map) && !spec_agreement_session_is_busy (life->agreement)
         && !spec_align_session_is_running (life->align);
}

static char *
describe (gpointer data)
{
  Life *life = data;
  g_autofree char *session = stress_steps_describe (life->session);

  return g_strdup_printf ("%s\nproject busy %d, map busy %d, agreement busy %d (state %d), align running %d (state %d)", session,
                          spec_document_get_busy (life->document), spec_map_session_is_busy (life->map),
                          spec_agreement_session_is_busy (life->agreement), spec_agreement_session_get_state (life->agreement),
                          spec_align_session_is_running (life->align), spec_align_session_get_state (life->align));
}

static void
check (StressRun *run, gpointer data)
{
  Life *life = data;

  stress_check_result (life->session, &run->counts);
  stress_check_map (life->map, &run->counts);
  stress_check_agreement (life->agreement, &run->counts);
  stress_check_align (life->align, &run->counts);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Lets go of @object, which a thread that has not heard of it yet may hold for a moment. */
static void
end_object (gpointer object)
{
  const char *name = G_OBJECT_TYPE_NAME (object);

  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  if (!stress_steps_wait (is_gone, &object, 60))
    g_error ("%s: not gone after 60 s", name);
}

static void
end (StressRun *run, gpointer data)
{
  Life *life = data;
  g_autofree char *project = g_steal_pointer (&life->project);

  spec_document_discard (life->document);
  end_object (life->bandwidths);
  end_object (life->align);
  end_object (life->agreement);
  end_object (life->map);
  end_object (life->document);
  end_object (g_steal_pointer (&run->files.session));
  g_unlink (project);
  g_free (life);
}

static void
test_sessions (void)
{
  const StressKind kind = { begin, step, is_settled, describe, check, end };

  stress_run (&kind, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/stress/sessions", test_sessions);
  return g_test_run ();
}
