/* Decodes the pictures of the preview in a small pool; the painter has each as it arrives. Main thread only. */
#pragma once

#include <gio/gio.h>

#include "paint/spec-montage-pictures.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EXPORT_PICTURES (spec_export_pictures_get_type ())
G_DECLARE_FINAL_TYPE (SpecExportPictures, spec_export_pictures, SPEC, EXPORT_PICTURES, GObject)

/** Signal "arrived": some pictures did; at most 25 times a second. */
SpecExportPictures *spec_export_pictures_new (void);

/**
 * spec_export_pictures_request:
 * @dpi: pixels per inch of the figure
 *
 * Asks for the pictures of @layout. What was asked for before and is not needed any more is dropped; a picture that is
 * there but too coarse stays until the finer one arrives.
 */
void spec_export_pictures_request (
    SpecExportPictures *pictures, SpecMontage *montage, const SpecMontageLayout *layout, SpecFit fit, double dpi);

/** Drops what waits; call it before the last reference goes. */
void spec_export_pictures_cancel (SpecExportPictures *pictures);

/** Returns: (transfer none): what a painter takes. */
const SpecMontagePictures *spec_export_pictures_get (SpecExportPictures *pictures);

G_END_DECLS
