#include <glib/gi18n-lib.h>

#include "demo/spec-demo.h"
#include "spec-command.h"
#include "spec-interrupt.h"
#include "spec-terminal-progress.h"

static gboolean
make (const char *folder, gboolean quiet, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpecTerminalProgress) progress = spec_terminal_progress_new (quiet);

  spec_interrupt_watch (cancellable);
  return spec_demo_ensure (folder, cancellable, spec_terminal_progress_get (progress), error);
}

SpecExit
spec_command_demo (char **arguments)
{
  g_autofree char *folder = NULL;
  gboolean quiet = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, N_ ("the folder to write"), "DIR" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet, N_ ("no progress on stderr"), NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;

  if (!spec_command_parse (spec_command_find ("demo"), entries, &rest, &error))
    return spec_command_fail (SPEC_EXIT_USAGE, error);
  if (folder == NULL || *folder == '\0' || rest[0] != NULL)
    {
      g_set_error_literal (&error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _ ("demo: expected -o and the folder to write, nothing else"));
      return spec_command_fail (SPEC_EXIT_USAGE, error);
    }
  return make (folder, quiet, &error) ? SPEC_EXIT_DONE : spec_command_fail (SPEC_EXIT_FAILED, error);
}
