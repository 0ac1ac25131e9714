/* Where everything of a montage stands, in points from the figure's top left corner. Pure arithmetic: no font is asked.
 */
#pragma once

#include "paint/spec-montage-style.h"
#include "paint/spec-montage.h"

G_BEGIN_DECLS

/** Height of a line of a text sample, as a share of its type size, whatever the script. */
#define SPEC_MONTAGE_TEXT_LINE 1.35

typedef enum
{
  SPEC_MONTAGE_ROW_TITLE, /* "CLIP − DINOv2", turned; of the direction of its cluster */
  SPEC_MONTAGE_TITLE,
  SPEC_MONTAGE_PICTURE, /* one sample's picture */
  SPEC_MONTAGE_TEXT,    /* one text sample */
  SPEC_MONTAGE_SCORE,   /* under a picture */
  SPEC_MONTAGE_FILE,    /* under a picture */
  SPEC_MONTAGE_FRAME,   /* around a cluster's samples */
  SPEC_MONTAGE_NAME,
  SPEC_MONTAGE_SIZE,
  SPEC_MONTAGE_SIMILARITY,
  SPEC_MONTAGE_NOTE, /* the last line: eta, preview, approximation */
} SpecMontagePart;

/** One thing to paint. */
typedef struct
{
  SpecMontagePart part;
  guint cluster; /* position in the montage; of a row title: its first */
  guint sample;  /* position in the cluster */
  double x, y, width, height;
  guint lines; /* of a text sample, at most */
} SpecMontageBox;

typedef struct
{
  double width, height; /* of the figure */
  double picture;       /* side of a picture */
  double smallest_text; /* type size; 0 where nothing is written */
  guint n_pictures;
  GArray *boxes; /* SpecMontageBox, in painting order */
} SpecMontageLayout;

/** Returns: (transfer full): the layout; the width is the style's, the height follows from the content. */
SpecMontageLayout *spec_montage_layout_new (const SpecMontage *montage, const SpecMontageStyle *style);

/** @layout: (transfer full): not NULL; boxes that were read from it are gone. */
void spec_montage_layout_free (SpecMontageLayout *layout);

/** Returns: (transfer none) (nullable): box @index, in points from the top left; NULL beyond the last, which is the
 * caller's bug */
const SpecMontageBox *spec_montage_layout_get_box (const SpecMontageLayout *layout, gsize index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecMontageLayout, spec_montage_layout_free)

G_END_DECLS
