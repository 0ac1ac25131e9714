/* Something a window does when it is closed: how it is begun, and how one sees that it runs. */
#pragma once

#include "window/spec-window.h"

typedef struct
{
  const char *name;
  gboolean begun; /* the first step is the comparison, which all but the first jobs wait for */
  void (*begin) (SpecWindow *window, const char *folder);
  gboolean (*is_running) (SpecWindow *window);
} CloseJob;

/* Returns: (nullable): the job of this name. */
const CloseJob *close_job_find (const char *name);

/* All of them, ended by one without a name. */
const CloseJob *close_job_list (void);
