#include <locale.h>

#include <glib/gi18n-lib.h>

#include "base/spec-data-place.h"
#include "base/spec-stray-threads.h"
#include "decoder/spec-decoder-program.h"
#include "decoder/spec-decoder-worker.h"
#include "spec-application.h"
#include "spec-command.h"

static void
print_help (void)
{
  g_print (_ ("spec-explorer %s: which samples one embedding groups and another does not\n\n"), SPEC_VERSION);
  g_print ("  spec-explorer [X Y [IMAGES [LABELS]]]          %s\n",
           _ ("the window, with what is named already loaded"));
  g_print ("  spec-explorer PROJECT.specx...                 %s\n", _ ("the window on a saved comparison"));
  g_print ("  spec-explorer --demo                           %s\n", _ ("the window on the built-in demo"));
  for (guint i = 0; spec_command_get (i) != NULL; i++)
    {
      const SpecCommand *command = spec_command_get (i);
      g_autofree char *line = g_strdup_printf ("spec-explorer %s %s", command->name, command->usage);

      g_print ("  %-45s  %s\n", line, spec_command_get_summary (command));
    }
  g_print (_ ("\nspec-explorer COMMAND --help lists the options of a command; --version prints the version.\n"));
}

/** A command of the command line must never reach for a desktop service, such as a daemon that mounts file systems. */
static int
run_command (const SpecCommand *command, char **arguments)
{
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  return command->run (arguments);
}

static void
start_languages (void)
{
  g_autofree char *place = spec_data_place_find (SPEC_DATA_LOCALES);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, place);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  const char *first = argc > 1 ? argv[1] : "";
  const SpecCommand *command = spec_command_find (first);

  if (g_str_equal (first, SPEC_DECODER_COMMAND)) /* a start of ours, see spec_decoder_program_find() */
    return spec_decoder_worker_main (argv + 2, NULL);

  start_languages ();
  g_set_prgname ("spec-explorer");

  if (command != NULL)
    return run_command (command, argv + 2);
  if (g_str_equal (first, "--help") || g_str_equal (first, "-h"))
    print_help ();
  else if (g_str_equal (first, "--version"))
    g_print ("spec-explorer %s\n", SPEC_VERSION);
  else
    spec_stray_threads_leave (spec_application_main (argc, argv)); /* windows wait for none of their tasks */
  return SPEC_EXIT_DONE;
}
