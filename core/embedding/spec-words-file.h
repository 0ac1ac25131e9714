/* Word vectors: GloVe and word2vec text, word2vec .bin; and plain columns of numbers (numpy.savetxt). Private to
 * core/embedding. */
#pragma once

#include "embedding/spec-array-data.h"
#include "embedding/spec-input-file.h"

G_BEGIN_DECLS

/** The two operations of a format, see spec-array-format.h: of text … */
GPtrArray *spec_words_text_list (SpecInputFile *file, GCancellable *cancellable, GError **error);
SpecArrayData *spec_words_text_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error);

/** … and of word2vec .bin. */
GPtrArray *spec_words_binary_list (SpecInputFile *file, GCancellable *cancellable, GError **error);
SpecArrayData *
spec_words_binary_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error);

G_END_DECLS
