/* The projects opened or saved last, as the desktop's list of recent files keeps them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** One project; members are its own. */
typedef struct
{
  char *path;
  char *name;      /* without its ending */
  GDateTime *used; /* local */
} SpecRecentProject;

/** Puts the project at @path first. */
void spec_recent_projects_add (const char *path);

/** Returns: whether one was added that is not in the desktop's file yet: GTK writes a quarter of a second later. */
gboolean spec_recent_projects_are_pending (void);

/** Returns: (transfer full): SpecRecentProject, the latest first, at most @count; those that are gone are left out. */
GPtrArray *spec_recent_projects_list (guint count);

/** Returns: (transfer full): when that was, for a person: "Yesterday", "18 November". @now: local */
char *spec_recent_project_dup_day (const SpecRecentProject *project, GDateTime *now);

G_END_DECLS
