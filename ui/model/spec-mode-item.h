/* One cluster of a result, as lists show it. Immutable but for its name. */
#pragma once

#include <glib-object.h>

#include "samples/spec-samples.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

#define SPEC_TYPE_MODE_ITEM (spec_mode_item_get_type ())
G_DECLARE_FINAL_TYPE (SpecModeItem, spec_mode_item, SPEC, MODE_ITEM, GObject)

/** Property "name" (string, read-write): given by the person, for captions; NULL when unnamed. */
SpecModeItem *spec_mode_item_new (SpecResult *result, SpecDirection direction, guint index);

/** Returns: (transfer none): which answer it is a cluster of: not the session's newest while previews come */
SpecResult *spec_mode_item_get_result (SpecModeItem *item);
/** Returns: which embedding groups these samples: POSITIVE X, NEGATIVE Y */
SpecDirection spec_mode_item_get_direction (SpecModeItem *item);
/** Returns: its place within the direction, 0 the strongest */
guint spec_mode_item_get_index (SpecModeItem *item);
/** Returns: of (K_X - eta K_Y)/n, with its sign */
double spec_mode_item_get_eigenvalue (SpecModeItem *item);
/** Returns: whether the residual reached the tolerance; of a preview, whether it went as far as one goes */
gboolean spec_mode_item_is_converged (SpecModeItem *item);
/** Returns: (nullable): what the person called it; valid until it is called something else */
const char *spec_mode_item_get_name (SpecModeItem *item);
/** @name: (nullable): copied; NULL and "" both mean unnamed. Notifies "name", which the session makes a step of undo
 * of. */
void spec_mode_item_set_name (SpecModeItem *item, const char *name);

/** Returns: (transfer full): "+1" or, with a real minus, "−3". */
char *spec_mode_item_dup_tag (SpecModeItem *item);

/** Returns: about how many samples of all the cluster holds: |lambda| n. */
guint spec_mode_item_get_size (SpecModeItem *item);

/** @count: (out): how many. Returns: (array length=count): the leading sample rows, at most 64; valid as long as the item. */
const guint32 *spec_mode_item_get_top (SpecModeItem *item, gsize *count);

G_END_DECLS
