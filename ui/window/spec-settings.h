/* What is remembered from one start to the next. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The settings of the program, kept in ~/.config/spec-explorer/settings.ini, so that they need no session bus; elsewhere where
 * GSETTINGS_BACKEND says so. The schema is found in the build folder too.
 *
 * Returns: (transfer full) (nullable): NULL where no schema is installed: nothing is remembered then */
GSettings *spec_settings_new (void);

G_END_DECLS
