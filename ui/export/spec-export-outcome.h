/* How saving a figure ended, told in the same words whichever figure it was. */
#pragma once

#include "model/spec-session.h"

G_BEGIN_DECLS

/**
 * spec_export_outcome_tell:
 * @result: of a GTask that returns a boolean
 * @session: (transfer full): whose window is told; a GAsyncReadyCallback's data
 */
void spec_export_outcome_tell (GObject *source, GAsyncResult *result, gpointer session);

G_END_DECLS
