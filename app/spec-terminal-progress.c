#include "spec-terminal-progress.h"

#include <unistd.h>

#include <glib/gi18n-lib.h>

#define INTERVAL (G_USEC_PER_SEC / 10)

struct _SpecTerminalProgress
{
  SpecProgress listener;
  GMutex lock; /* figures are drawn by several threads */
  gboolean quiet;
  gboolean terminal;
  gboolean shown;  /* whether a line stands on the terminal */
  int stage;       /* the last one told, -1 before the first */
  gint64 told;     /* when, monotonic */
  double from, to; /* the part of the whole job that is running */
};

static void
tell (SpecTerminalProgress *progress, SpecStage stage, double fraction)
{
  gint64 now = g_get_monotonic_time ();
  gboolean new_stage = progress->stage != (int) stage;

  if (!new_stage && (!progress->terminal || now - progress->told < INTERVAL))
    return;
  if (progress->terminal)
    g_printerr ("\r\033[K%3.0f %%  %s", 100 * fraction, spec_stage_get_name (stage));
  else
    g_printerr ("%3.0f %%  %s\n", 100 * fraction, spec_stage_get_name (stage));
  progress->shown = progress->terminal;
  progress->stage = stage;
  progress->told = now;
}

static void
on_progress (SpecStage stage, double fraction, gpointer data)
{
  SpecTerminalProgress *progress = data;

  if (progress->quiet)
    return;
  g_mutex_lock (&progress->lock);
  tell (progress, stage, progress->from + fraction * (progress->to - progress->from));
  g_mutex_unlock (&progress->lock);
}

SpecTerminalProgress *
spec_terminal_progress_new (gboolean quiet)
{
  SpecTerminalProgress *progress = g_new0 (SpecTerminalProgress, 1);

  g_mutex_init (&progress->lock);
  progress->listener.func = on_progress;
  progress->listener.data = progress;
  progress->quiet = quiet;
  progress->terminal = isatty (STDERR_FILENO);
  progress->stage = -1;
  progress->to = 1;
  return progress;
}

void
spec_terminal_progress_free (SpecTerminalProgress *progress)
{
  if (progress->shown)
    g_printerr ("\r\033[K");
  g_mutex_clear (&progress->lock);
  g_free (progress);
}

void
spec_terminal_progress_say (SpecTerminalProgress *progress, const char *text)
{
  if (progress->quiet)
    return;
  g_mutex_lock (&progress->lock);
  g_printerr ("%s%s\n", progress->shown ? "\r\033[K" : "", text);
  progress->shown = FALSE;
  g_mutex_unlock (&progress->lock);
}

const SpecProgress *
spec_terminal_progress_get (SpecTerminalProgress *progress)
{
  return &progress->listener;
}

void
spec_terminal_progress_set_part (SpecTerminalProgress *progress, double from, double to)
{
  g_mutex_lock (&progress->lock);
  progress->from = from;
  progress->to = to;
  g_mutex_unlock (&progress->lock);
}
