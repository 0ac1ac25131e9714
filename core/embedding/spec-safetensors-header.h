/* The header of a .safetensors file, checked before anything in it is believed. Private to core/embedding. */
#pragma once

#include "embedding/spec-array-info.h"
#include "embedding/spec-input-file.h"

G_BEGIN_DECLS

/** Where the values of an array lie, as bytes of the file. */
typedef struct
{
  gsize begin;
  gsize end;
} SpecTensorRange;

typedef struct
{
  GPtrArray *infos; /* owned: SpecArrayInfo, in the header's order */
  GArray *ranges;   /* owned: SpecTensorRange of each */
} SpecSafetensorsHeader;

/**
 * spec_safetensors_header_read:
 *
 * Refuses what the format forbids: a header that is too large or no JSON, keys that occur twice, sizes that do not fit
 * shape and type, ranges that overlap, leave holes or lie outside the file.
 */
SpecSafetensorsHeader *spec_safetensors_header_read (SpecInputFile *file, GError **error);

/** @header: (transfer full): not NULL; infos go with it unless somebody else shares them. */
void spec_safetensors_header_free (SpecSafetensorsHeader *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecSafetensorsHeader, spec_safetensors_header_free)

G_END_DECLS
