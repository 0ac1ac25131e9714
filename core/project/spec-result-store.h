/* Results kept in the user's cache from one run of the program to the next: a project whose files and parameters are as they were is
 * shown at once. A cache: what cannot be read or written there is merely computed again. */
#pragma once

#include <gio/gio.h>

#include "spec/spec-result.h"

G_BEGIN_DECLS

/**
 * spec_result_store_make_key:
 * @sha256: (array fixed-size=2): of the files, by SpecSide
 * @array: (array fixed-size=2): (element-type nullable): the arrays in them
 *
 * Returns: (transfer full): what results of these inputs and parameters are kept under by this version of the program
 */
char *spec_result_store_make_key (const char *const *sha256, const char *const *array, const SpecParams *params);

/** @median: (array fixed-size=2): bandwidths known beside it, 0 where there is none. Not for the main thread. */
gboolean spec_result_store_keep (const char *key, SpecResult *result, const double *median, GError **error);

/**
 * spec_result_store_recall:
 * @median: (out) (array fixed-size=2):
 *
 * Returns: (transfer full) (nullable): the result of @problem kept under @key, NULL where there is none that fits it
 */
SpecResult *spec_result_store_recall (const char *key, SpecProblem *problem, double *median);

G_END_DECLS
