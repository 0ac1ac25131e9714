/* For a call that cannot be told to stop (a decomposition by LAPACK takes as long as it takes): it runs on a thread of
 * its own, and who is cancelled no longer waits for it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*SpecDetachedFunc) (gpointer data);

/**
 * spec_detached_run:
 * @data: all that @func uses and nothing that belongs to anyone else
 * @destroy: frees @data; called when @func has ended after the caller had left
 *
 * Runs @func on another thread and waits for its end, or for @cancellable.
 * Returns: TRUE: it has run and @data is the caller's again; FALSE with G_IO_ERROR_CANCELLED: @data is lost to the
 * caller
 */
gboolean spec_detached_run (
    SpecDetachedFunc func, gpointer data, GDestroyNotify destroy, GCancellable *cancellable, GError **error);

G_END_DECLS
