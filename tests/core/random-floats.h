/* Numbers for tests of what any will do for. */
#pragma once

#include <glib.h>

/** Returns: (transfer full): @count of them, between -1 and 1 */
float *random_floats (GRand *random, gsize count);
