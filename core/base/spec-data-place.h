/* Where the files are that are installed beside the program: found too when it runs from its build folder or was moved. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Which files. */
typedef enum
{
  SPEC_DATA_LOCALES, /* LANGUAGE/LC_MESSAGES/spec-explorer.mo */
  SPEC_DATA_SCHEMAS, /* gschemas.compiled */
} SpecDataKind;

/** The folder with the program's @kind of files: the one the environment names (SPEC_EXPLORER_LOCALES, SPEC_EXPLORER_SCHEMAS), else
 * that of the build the program was started from, else the one beside it (../share), else where meson was told to install it.
 *
 * Returns: (transfer full): its path; it need not exist */
char *spec_data_place_find (SpecDataKind kind);

G_END_DECLS
