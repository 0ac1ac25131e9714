#include "spec-command.h"

#include <glib/gi18n-lib.h>

static const SpecCommand commands[] = {
  { "compute", "X Y -o DIR | PROJECT -o DIR", N_ ("the whole comparison: result.json, arrays, tables, figures"), spec_command_compute },
  { "measure", "X Y -o DIR", N_ ("how far two embeddings agree: neighbourhoods, CKA, RSA, Procrustes"),
    spec_command_measure },
  { "align", "X Y -o DIR", N_ ("SPEC-align: a linear adapter that brings one embedding nearer to the other"), spec_command_align },
  { "info", "FILE...", N_ ("what a file holds: arrays, shapes, types, order"), spec_command_info },
  { "demo", "-o DIR", N_ ("writes the built-in demo as ordinary files"), spec_command_demo },
};

const SpecCommand *
spec_command_get (guint index)
{
  return index < G_N_ELEMENTS (commands) ? &commands[index] : NULL;
}

const SpecCommand *
spec_command_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

const char *
spec_command_get_summary (const SpecCommand *command)
{
  return _ (command->summary);
}

/** Puts the command's name in front: GOption takes the first word for the program's. */
static char **
with_name (const SpecCommand *command, char **arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *name = g_strconcat ("spec-explorer ", command->name, NULL);

  g_strv_builder_add (builder, name);
  g_strv_builder_addv (builder, (const char **) arguments);
  return g_strv_builder_end (builder);
}

gboolean
spec_command_parse (const SpecCommand *command, const GOptionEntry *entries, char ***arguments, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->usage);
  g_autofree char *program = g_strconcat ("spec-explorer ", command->name, NULL);
  char **words = with_name (command, *arguments);
  gboolean done;

  g_set_prgname (program); /* only for the usage line that --help prints */
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, spec_command_get_summary (command));
  done = g_option_context_parse_strv (context, &words, error);
  g_set_prgname ("spec-explorer");
  if (!done)
    g_prefix_error (error, "%s: ", command->name);
  else
    {
      g_strfreev (*arguments);
      *arguments = g_strdupv (words + 1);
    }
  g_strfreev (words);
  return done;
}

gboolean
spec_command_refuse (const SpecCommand *command, const char *message, GError **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "%s: %s", command->name, message);
  return FALSE;
}

/** An error message is one line whatever a file's name holds. */
static void
print_line (const char *before, const char *message)
{
  g_autofree char *line = g_strdup (message);

  g_printerr ("spec-explorer: %s%s\n", before, g_strdelimit (g_strstrip (line), "\r\n", ' '));
}

SpecExit
spec_command_fail (SpecExit status, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      print_line ("", _ ("interrupted; nothing was written"));
      return SPEC_EXIT_INTERRUPTED;
    }
  print_line ("", error->message);
  return status;
}

void
spec_command_warn (const char *message)
{
  print_line (_ ("warning: "), message);
}
