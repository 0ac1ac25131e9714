/* How a project names its files: relative to itself, so that both may be moved together, and as they were, in case only it is moved.
 * Private to core/project. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Returns: (transfer full): @path as seen from @folder; both absolute. */
char *spec_project_path_make_relative (const char *path, const char *folder);

/** Returns: (transfer full): @path as JSON can hold it: the bytes of one that is not UTF-8 are escaped and marked. */
char *spec_project_path_encode (const char *path);

/** Returns: (transfer full): the reverse. */
char *spec_project_path_decode (const char *text);

/** Returns: (transfer full) (nullable): @path below @root: the longest end of it that is there. */
char *spec_project_path_find_below (const char *path, const char *root);

G_END_DECLS
