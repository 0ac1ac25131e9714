/* Ctrl-C and SIGTERM become a cancellation, so that what was begun is removed before the program ends. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * spec_interrupt_watch:
 * Call once, early. From then on SIGINT, SIGTERM and SIGHUP cancel @cancellable, from a thread of its own.
 */
void spec_interrupt_watch (GCancellable *cancellable);

G_END_DECLS
