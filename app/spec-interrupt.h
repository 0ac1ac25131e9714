/* Ctrl-C and SIGTERM become a cancellation, so that what was begun is removed before the program ends. */
#pragma once

#include <gio/gio.h>

#include "report/spec-output-folder.h"

G_BEGIN_DECLS

/**
 * spec_interrupt_watch:
 * Call once, early. From then on SIGINT, SIGTERM and SIGHUP cancel @cancellable, from a thread of its own.
 */
void spec_interrupt_watch (GCancellable *cancellable);

/**
 * spec_interrupt_set_unfinished:
 * @folder: (nullable): what must not stay behind; NULL before it is committed or freed
 *
 * A few steps, such as compressing a very large picture, cannot be cancelled in their midst. While a folder is set, a
 * program that has not come to its end soon after the signal is ended from here: the folder is removed and the exit
 * status is 130.
 */
void spec_interrupt_set_unfinished (SpecOutputFolder *folder);

G_END_DECLS
