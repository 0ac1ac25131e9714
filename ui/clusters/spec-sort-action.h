/* "sort": in which order the grid shows the cluster, for a menu: "highest", "lowest" (of the score), "label" or "row". */
#pragma once

#include <gio/gio.h>

#include "clusters/spec-shown-samples.h"

G_BEGIN_DECLS

/** Returns: (transfer full): it follows "opposite" of @session and changes it. */
GAction *spec_sort_action_new (SpecSession *session, SpecShownSamples *shown);

G_END_DECLS
