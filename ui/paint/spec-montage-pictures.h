/* The decoded pictures a montage painter draws, by sample. One thread at a time. */
#pragma once

#include <cairo.h>

#include "paint/spec-montage-layout.h"

G_BEGIN_DECLS

typedef struct _SpecMontagePictures SpecMontagePictures;

/** What is known of a sample's picture. */
typedef enum
{
  SPEC_MONTAGE_PENDING, /* not decoded yet */
  SPEC_MONTAGE_READY,
  SPEC_MONTAGE_MISSING, /* not there, or unreadable */
} SpecMontagePictureState;

/** Returns: (transfer full): every sample is SPEC_MONTAGE_PENDING */
SpecMontagePictures *spec_montage_pictures_new (void);
/** @pictures: (transfer full): not NULL; gives up its shares of the surfaces. */
void spec_montage_pictures_free (SpecMontagePictures *pictures);

/** Puts in sample @index's picture: @surface (transfer none), or NULL for one that cannot be had. */
void spec_montage_pictures_insert (SpecMontagePictures *pictures, guint32 index, cairo_surface_t *surface);

/** @surface: (out) (transfer none) (optional): set when ready. */
SpecMontagePictureState
spec_montage_pictures_get (const SpecMontagePictures *pictures, guint32 index, cairo_surface_t **surface);

/**
 * spec_montage_pictures_load:
 * @dpi: how many pixels an inch of the figure has
 * @compress: whether vector files will be made: pictures without transparency then carry a JPEG form (quality 95,
 * colours not subsampled), which keeps PDF and SVG small; a PNG is drawn from the pixels
 *
 * Decodes every picture of the layout on a few threads and waits for them. A picture that cannot be read is MISSING, no
 * error. Returns: FALSE when cancelled
 */
gboolean spec_montage_pictures_load (SpecMontagePictures *pictures,
                                     const SpecMontage *montage,
                                     const SpecMontageLayout *layout,
                                     SpecFit fit,
                                     double dpi,
                                     gboolean compress,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecMontagePictures, spec_montage_pictures_free)

G_END_DECLS
