/* Paints a montage: the same function for the screen, PNG, PDF and SVG, so that they cannot differ. */
#pragma once

#include <cairo.h>

#include "paint/spec-montage-layout.h"
#include "paint/spec-montage-pictures.h"
#include "paint/spec-palette.h"

G_BEGIN_DECLS

/** All that a painting depends on; nothing of it is owned. */
typedef struct
{
  const SpecMontage *montage;
  const SpecMontageStyle *style;
  const SpecMontageLayout *layout; /* of that montage and style */
  const SpecMontagePictures *pictures;
  const SpecPalette *palette;
} SpecMontagePainting;

/** Draws in points from the origin; the ground is left as it is. Any thread. */
void spec_montage_paint (const SpecMontagePainting *painting, cairo_t *cr);

G_END_DECLS
