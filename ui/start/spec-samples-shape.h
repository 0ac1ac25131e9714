/* How much a list holds, in words: "9,469 images · 10 labels". */
#pragma once

#include "samples/spec-samples.h"

G_BEGIN_DECLS

/** Returns: (transfer full): what the card of the list says of it */
char *spec_samples_shape_new (SpecSamples *samples);

G_END_DECLS
