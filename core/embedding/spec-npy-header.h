/* The header of a .npy array (NumPy's format, versions 1 to 3). Private to core/embedding and core/samples. */
#pragma once

#include "embedding/spec-array-info.h"

G_BEGIN_DECLS

typedef struct
{
  SpecArrayInfo *info; /* owned; its name is NULL */
  char kind;         /* NumPy's letter: f i u U S …, O for objects, V for records and what it does not know itself */
  gsize item_size;   /* bytes of a value, 0 for objects and what is not known */
  gsize data_offset; /* where the values begin */
  gsize data_size;   /* bytes of all values */
} SpecNpyHeader;

/** How many bytes are enough to call spec_npy_header_measure(). */
#define SPEC_NPY_PREFIX 12

/** Returns: bytes up to the values, told from the first SPEC_NPY_PREFIX of the array; 0 where these are not a .npy. */
gsize spec_npy_header_measure (const guint8 *prefix, gsize length);

/**
 * spec_npy_header_parse:
 * @label: how messages call the array
 * @data: the array from its start, at least the header
 * @length: how much of it is there
 *
 * Refuses what NumPy would not have written: other versions, an unclosed dictionary, keys missing, double or unknown,
 * negative or overflowing shapes. Does not look whether the values are there.
 */
SpecNpyHeader *spec_npy_header_parse (const char *label, const guint8 *data, gsize length, GError **error);

/** @header: (transfer full): not NULL; its info goes with it: arrays keep a copy. */
void spec_npy_header_free (SpecNpyHeader *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecNpyHeader, spec_npy_header_free)

G_END_DECLS
