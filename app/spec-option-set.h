/* All options of a command: first the words are taken from the command line, then they become values. Between the two there may be
 * other defaults for what was not given, as those of a project. */
#pragma once

#include "spec-command.h"
#include "spec-option.h"

G_BEGIN_DECLS

typedef struct _SpecOptionSet SpecOptionSet;

/** Returns: (transfer full): no options yet; those of --help are added in order by spec_option_set_add() */
SpecOptionSet *spec_option_set_new (void);
/** @set: (transfer full): not NULL; values that were read stay where the options pointed. */
void spec_option_set_free (SpecOptionSet *set);

/** @options: copied; ended by one without a name. Their order is that of --help, and in which they are read: of two for one value the
 * later one counts. */
void spec_option_set_add (SpecOptionSet *set, const SpecOption *options);

/**
 * spec_option_set_parse:
 * @arguments: (inout): as of spec_command_parse()
 *
 * Takes the words; --help prints and ends the program. No value is set yet.
 */
gboolean spec_option_set_parse (SpecOptionSet *set, const SpecCommand *command, char ***arguments, GError **error);

/** Returns: (nullable): the word given for the option @name. */
const char *spec_option_set_get (const SpecOptionSet *set, const char *name);

/** Sets the values of all that was given. */
gboolean spec_option_set_read (const SpecOptionSet *set, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecOptionSet, spec_option_set_free)

G_END_DECLS
