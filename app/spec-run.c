#include "spec-run.h"

#include "project/spec-project-open.h"
#include "report/spec-output-folder.h"
#include "spec-interrupt.h"

gboolean
spec_run_load_embeddings (SpecRun *run, GError **error)
{
  for (guint side = 0; side < 2; side++)
    {
      const char *name = run->files->name[side];
      g_autoptr (SpecEmbedding) embedding = NULL;

      spec_progress_report (run->progress, SPEC_STAGE_LOAD, 0);
      embedding = run->files->project != NULL
                      ? spec_project_load_embedding (run->files->project, side, run->cancellable, error)
                      : spec_embedding_load (run->files->input[side], run->cancellable, error);
      if (embedding == NULL)
        return FALSE;
      run->embedding[side] = name != NULL ? spec_embedding_rename (embedding, name) : g_steal_pointer (&embedding);
    }
  for (guint side = 0; side < 2; side++)
    run->digest[side] = spec_embedding_digest_ahead (run->embedding[side], run->cancellable);
  return TRUE;
}

static SpecSamples *
load_list (const SpecRun *run, gsize rows, GError **error)
{
  const SpecFileOptions *files = run->files;

  if (files->project != NULL)
    return spec_project_load_samples (files->project, run->embedding[SPEC_SIDE_X], run->embedding[SPEC_SIDE_Y], run->cancellable, error);
  if (files->images != NULL)
    return spec_samples_load_images (files->images, files->image_root, run->cancellable, error);
  if (files->texts != NULL)
    return spec_samples_load_texts (files->texts, run->cancellable, error);
  return spec_samples_new_numbered (rows);
}

gboolean
spec_run_load_samples (SpecRun *run, GError **error)
{
  gsize rows = spec_embedding_get_samples (run->embedding[SPEC_SIDE_X]);
  const char *labels = run->files->labels;
  g_autoptr (SpecSamples) samples = load_list (run, rows, error);

  if (samples == NULL || !spec_samples_check_count (samples, rows, error))
    return FALSE;
  run->samples = labels != NULL ? spec_samples_with_labels (samples, labels, run->cancellable, error) : g_steal_pointer (&samples);
  return run->samples != NULL;
}

void
spec_run_warn_of_order (SpecRun *run)
{
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *warning = spec_samples_check_order (run->samples, run->embedding[side]);

      if (warning != NULL && !g_ptr_array_find_with_equal_func (run->warnings, warning, g_str_equal, NULL))
        spec_run_warn (run, g_steal_pointer (&warning));
    }
}

void
spec_run_warn (SpecRun *run, char *message)
{
  g_ptr_array_add (run->warnings, message);
}

double
spec_run_get_seconds_since (gint64 moment)
{
  return (double) (g_get_monotonic_time () - moment) / G_USEC_PER_SEC;
}

static void
begin (SpecRun *run, const SpecFileOptions *files)
{
  *run = (SpecRun) { .files = files, .begun = g_get_monotonic_time (), .cancellable = g_cancellable_new () };
  spec_interrupt_watch (run->cancellable);
  run->warnings = g_ptr_array_new_with_free_func (g_free);
  run->terminal = spec_terminal_progress_new (files->quiet);
  run->progress = spec_terminal_progress_get (run->terminal);
}

static gboolean
fill_folder (SpecRun *run, SpecRunFill fill, gpointer job, GError **error)
{
  g_autoptr (SpecOutputFolder) folder = spec_output_folder_new (run->files->output, error);
  gboolean filled;

  if (folder == NULL)
    return FALSE;
  spec_interrupt_set_unfinished (folder);
  filled = fill (job, spec_output_folder_get_path (folder), error);
  spec_interrupt_set_unfinished (NULL);
  return filled && !g_cancellable_set_error_if_cancelled (run->cancellable, error) && spec_output_folder_commit (folder, error);
}

static void
clear (SpecRun *run)
{
  g_cancellable_cancel (run->cancellable); /* what is still read ahead is of no more use */
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&run->digest[side], g_thread_join);
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&run->embedding[side], spec_embedding_unref);
  g_clear_pointer (&run->samples, spec_samples_unref);
  g_clear_pointer (&run->warnings, g_ptr_array_unref);
  g_clear_object (&run->cancellable);
}

SpecExit
spec_run_write (SpecRun *run, const SpecFileOptions *files, SpecRunFill fill, SpecRunSummary summary, gpointer job)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  begin (run, files);
  done = fill_folder (run, fill, job, &error);
  g_clear_pointer (&run->terminal, spec_terminal_progress_free);
  run->progress = NULL;
  for (guint i = 0; i < run->warnings->len; i++)
    spec_command_warn (run->warnings->pdata[i]);
  if (done && !files->quiet)
    summary (job);
  clear (run);
  return done ? SPEC_EXIT_DONE : spec_command_fail (SPEC_EXIT_FAILED, error);
}
