/* What a plot shows, in words: for who listens instead of looking. */
#pragma once

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: (transfer full): "Spectra, exact. CLIP: 50 eigenvalues from 0.1575 to 0.0021. DINOv2: …" */
char *spec_plot_words_dup_spectra (SpecSession *session);

/** Returns: (transfer full): "Spectrum of the difference, exact. 10 clusters CLIP groups: 0.0304, 0.0213 … Selected
 * +1." */
char *spec_plot_words_dup_difference (SpecSession *session);

G_END_DECLS
