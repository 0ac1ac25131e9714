/* Which array of a file is the embedding. Private to core/embedding. */
#pragma once

#include "embedding/spec-array-info.h"

G_BEGIN_DECLS

/**
 * spec_array_choice_find:
 * @label: the file, for messages
 * @infos: (element-type SpecArrayInfo): what the file holds
 * @name: (nullable): the array asked for
 * @index: (out): its place in @infos
 *
 * Without a name: the only array of numbers in two dimensions; else the one called "features", "embeddings" or "arr_0";
 * else an error that lists the names, SPEC_ERROR_CHOICE.
 */
gboolean spec_array_choice_find (const char *label, GPtrArray *infos, const char *name, guint *index, GError **error);

/** For formats that hold one array without a name: fails where one was asked for. */
gboolean spec_array_choice_refuse_name (const char *label, const char *name, GError **error);

G_END_DECLS
