/* The words of a montage. Numbers never follow the locale: the same inputs give the same figure anywhere. */
#pragma once

#include "paint/spec-montage-style.h"
#include "paint/spec-montage.h"
#include "paint/spec-palette.h"

G_BEGIN_DECLS

/** Returns: (transfer full): @value with @digits decimals and a real minus (U+2212). */
char *spec_montage_text_dup_number (double value, guint digits);

/** Returns: (transfer full): the template with {rank}, {lambda} (its size; 4 decimals), {name} and {size} filled in. */
char *spec_montage_text_dup_title (const SpecMontageCluster *cluster, const char *template);

/**
 * spec_montage_text_dup_direction:
 * @longest: a name of more characters is shortened in its middle
 * @separator: between the first name and the minus, a blank or a line break
 * Returns: (transfer full): Pango markup "CLIP − DINOv2", X blue and Y orange; with eta where it is not 1
 */
char *spec_montage_text_dup_direction (const SpecMontage *montage,
                                       SpecDirection direction,
                                       const SpecPalette *palette,
                                       gsize longest,
                                       const char *separator);

/** Returns: (transfer full): Pango markup "CLIP .71  DINOv2 .18"; @brief: "X .71  Y .18", for where the names do not
 * fit. */
char *spec_montage_text_dup_similarity (const SpecMontage *montage,
                                        const SpecMontageCluster *cluster,
                                        const SpecPalette *palette,
                                        gboolean brief);

/** Returns: (transfer full): "≈ 288 images". */
char *spec_montage_text_dup_size (const SpecMontage *montage, const SpecMontageCluster *cluster);

/** Returns: (transfer full): what tells a sample apart: its file's name, else "row 12". */
char *spec_montage_text_dup_file (const SpecMontageSample *sample);

/** Returns: (transfer full) (nullable): "η = 2  (preview, 2,000 samples)", or NULL where there is nothing to add. */
char *spec_montage_text_dup_note (const SpecMontage *montage);

G_END_DECLS
