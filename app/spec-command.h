/* What the subcommands share: their list, their exit statuses, how they report an error. No display is ever touched
 * here. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Exit statuses of CONTRACT.md. */
typedef enum
{
  SPEC_EXIT_DONE = 0,
  SPEC_EXIT_FAILED = 1,
  SPEC_EXIT_USAGE = 2,
  SPEC_EXIT_INTERRUPTED = 130,
} SpecExit;

/** A word that may stand first on the command line. */
typedef struct
{
  const char *name;
  const char *usage;   /* what follows the name */
  const char *summary; /* untranslated; see spec_command_get_summary() */
  SpecExit (*run) (char **arguments);
} SpecCommand;

/** Returns: (nullable): the command called @name. */
const SpecCommand *spec_command_find (const char *name);

/** Returns: (nullable): command number @index, NULL beyond the last. */
const SpecCommand *spec_command_get (guint index);

/** Returns: what it does, in the user's language. */
const char *spec_command_get_summary (const SpecCommand *command);

/**
 * spec_command_parse:
 * @arguments: (inout): the command's words after its name, NULL-terminated, allocated; what is not an option stays
 *
 * Parses the options; --help prints and ends the program.
 */
gboolean spec_command_parse (const SpecCommand *command, const GOptionEntry *entries, char ***arguments,
                             GError **error);

/** Sets the error "COMMAND: MESSAGE": what stands on the command line is not what @command takes. Returns: FALSE */
gboolean spec_command_refuse (const SpecCommand *command, const char *message, GError **error);

/** Prints "spec-explorer: MESSAGE" as one line on stderr. Returns: the exit status for it: @status, or that of a
 * cancelled job. */
SpecExit spec_command_fail (SpecExit status, const GError *error);

/** Prints "spec-explorer: warning: MESSAGE" as one line on stderr. */
void spec_command_warn (const char *message);

/** The commands. @arguments: their words after the name, NULL-terminated. Each prints its own errors and returns the
 * exit status. */
SpecExit spec_command_align (char **arguments);
SpecExit spec_command_compute (char **arguments);
SpecExit spec_command_demo (char **arguments);
SpecExit spec_command_info (char **arguments);
SpecExit spec_command_measure (char **arguments);

G_END_DECLS
