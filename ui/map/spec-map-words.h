/* What is said of the maps in words: in the bar, to a screen reader, on the clipboard. */
#pragma once

#include "map/spec-map-display.h"

G_BEGIN_DECLS

/** Returns: "t-SNE", "PCA", "UMAP". */
const char *spec_map_words_get_method (SpecProjectionMethod method);

/** Returns: (transfer full) (nullable): "5,000 of 9,469"; NULL while there is no layout. */
char *spec_map_words_dup_samples (SpecMapSession *map);

/** Returns: (transfer full) (nullable): "t-SNE, perplexity 30, seed 42 · 31 s for both"; NULL while there is no map. */
char *spec_map_words_dup_settings (SpecMapSession *map);

/** Returns: (transfer full): "Step 325 of 750, 41 %". */
char *spec_map_words_dup_progress (SpecMapSession *map);

/** Returns: (transfer full): the command line of the comparison, and what the maps were made with, as comments. */
char *spec_map_words_dup_parameters (SpecMapSession *map);

/** Returns: (transfer full) (nullable): "trustworthiness 0.97", or what a PCA shows of the variance; NULL while not known. */
char *spec_map_words_dup_quality (SpecMapSession *map, SpecSide side);

/** Returns: (transfer full) (nullable): "trust. 0.97", where there is little room. */
char *spec_map_words_dup_brief_quality (SpecMapSession *map, SpecSide side);

/** Returns: (transfer full): what the map of @side is called: "Map of CLIP: t-SNE of 1,713 samples". */
char *spec_map_words_dup_label (SpecMapDisplay *display, SpecSide side);

/** Returns: (transfer full): what is on it: "+1: 86 points, −1: 41 points. 12 selected." */
char *spec_map_words_dup_description (SpecMapDisplay *display, SpecSide side);

G_END_DECLS
