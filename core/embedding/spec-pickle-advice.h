/* Pickles are never opened, since opening one runs what it says. Private to core/embedding and core/samples. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SPEC_PICKLE_NPY,   /* .npy of objects */
  SPEC_PICKLE_NPZ,   /* a member of an .npz */
  SPEC_PICKLE_TORCH, /* torch.save, old or new */
  SPEC_PICKLE_PLAIN,
  SPEC_PICKLE_STRINGS, /* .npy of objects where a list of names is wanted */
} SpecPickleKind;

/**
 * spec_pickle_advice_set_error:
 * @array: (nullable): the member of an .npz
 *
 * Sets an error that says so and gives the one line of Python that converts the file.
 */
void spec_pickle_advice_set_error (GError **error, SpecPickleKind kind, const char *path, const char *array);

G_END_DECLS
