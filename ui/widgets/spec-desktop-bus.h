/* The message bus of the desktop, and a start without one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Returns: whether there is a session bus to talk to, without one being started for it. */
gboolean spec_desktop_bus_exists (void);

/**
 * spec_desktop_bus_spare:
 *
 * Where there is no session bus, as on another computer over ssh, keeps GTK from starting one. It would start a bus and the portals that
 * are reached over it, wait for them before the first window is shown, and leave them running. Nothing here needs them. Before GTK is
 * initialised and there are threads.
 */
void spec_desktop_bus_spare (void);

/** Opens @uri with what the person uses for it. It is started as if spec_desktop_bus_spare() had never been called. */
void spec_desktop_bus_show_uri (GtkWindow *parent, const char *uri);

G_END_DECLS
