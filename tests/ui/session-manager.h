/* A session manager as GNOME's: on a bus of the test alone, in a thread of its own, since GTK waits for its answers. */
#pragma once

#include <gio/gio.h>

typedef struct SessionManager SessionManager;

/* One thing that keeps the session from ending. */
typedef struct
{
  guint cookie;
  char *application;
  guint window; /* X11's number of it */
  char *reason;
  guint flags; /* 1: from logging out */
} SessionInhibitor;

/* Starts a bus, makes it the session's, and answers there as org.gnome.SessionManager. Before anything asks for the session's bus.
 * Returns: (nullable): nothing without a dbus-daemon. */
SessionManager *session_manager_new (void);

/* Stops the bus too. */
void session_manager_free (SessionManager *manager);

/* Returns: how many there are now */
guint session_manager_count (SessionManager *manager);

/* Returns: (transfer full): a copy of the newest that there is now */
SessionInhibitor *session_manager_dup_newest (SessionManager *manager);
void session_inhibitor_free (SessionInhibitor *inhibitor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SessionInhibitor, session_inhibitor_free)
