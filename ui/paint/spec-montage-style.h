/* How a montage looks: everything a person chooses but what it shows. A plain value. */
#pragma once

#include <gio/gio.h>

#include "paint/spec-picture.h"

G_BEGIN_DECLS

/** What is written around the pictures; bits. */
typedef enum
{
  SPEC_CAPTION_EIGENVALUE = 1 << 0, /* the title, made from the template */
  SPEC_CAPTION_NAME = 1 << 1,       /* the name a person gave the cluster */
  SPEC_CAPTION_SIMILARITY = 1 << 2, /* mean kernel similarity of the samples shown, in X and in Y */
  SPEC_CAPTION_SIZE = 1 << 3,       /* about how many samples the cluster holds */
  SPEC_CAPTION_SCORE = 1 << 4,      /* under each picture */
  SPEC_CAPTION_FILE = 1 << 5,       /* under each picture */
} SpecCaption;

typedef struct
{
  guint clusters_per_line;
  guint columns, rows;  /* of pictures in a cluster */
  SpecFit fit;          /* cover: cropped to a square; contain: the whole picture in a square */
  double gap;           /* points between pictures */
  gboolean frame;       /* a thin line around each cluster */
  guint captions;       /* SpecCaption bits */
  char title[128];      /* template: {rank} {lambda} {name} {size} */
  char family[64];      /* typeface, as Pango names it */
  double font_size;     /* of captions, points */
  double width;         /* inches */
  guint dpi;            /* of the pictures, and of a PNG as a whole */
  gboolean transparent; /* no white ground */
  gboolean fold;        /* near-duplicates are shown once (spec-duplicates.h) */
  guint text_length;    /* characters of a text sample; a longer one ends in an ellipsis */
} SpecMontageStyle;

/** As long as two sentences, or three to four lines of a narrow column. */
#define SPEC_MONTAGE_TEXT_LENGTH 140

#define SPEC_MONTAGE_STYLE_DEFAULT                                                                                     \
  {                                                                                                                    \
    .clusters_per_line = 3, .columns = 3, .rows = 3, .fit = SPEC_FIT_COVER, .gap = 0, .frame = TRUE,                   \
    .captions = SPEC_CAPTION_EIGENVALUE | SPEC_CAPTION_NAME | SPEC_CAPTION_SIMILARITY,                                 \
    .title = "#{rank}  λ = {lambda}", .family = "Sans", .font_size = 7, .width = 6.75, .dpi = 300,                     \
    .transparent = FALSE, .fold = FALSE, .text_length = SPEC_MONTAGE_TEXT_LENGTH,                                                                                              \
  }

/** Fails with SPEC_ERROR_VALUE on numbers out of range: what cannot be drawn, or would take absurd memory. */
gboolean spec_montage_style_validate (const SpecMontageStyle *style, GError **error);

/** Returns: the type size in points of what stands under each picture. */
double spec_montage_style_get_small_size (const SpecMontageStyle *style);

/** Returns: the type size in points of titles. */
double spec_montage_style_get_title_size (const SpecMontageStyle *style);

G_END_DECLS
