#include "embedding/spec-pickle-advice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"

/* The advice is to be pasted into a shell: a name that would need quoting there or in Python is replaced by a word. */
static const char *
choose_printable (const char *text, const char *otherwise)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("/._-+=@, ", *at) == NULL)
      return otherwise;

  return text;
}

static char *
dup_command (SpecPickleKind kind, const char *path, const char *array)
{
  const char *input = choose_printable (path, "FILE");
  g_autofree char *stem = g_path_get_basename (input);
  char *ending = strrchr (stem, '.');
  g_autofree char *output = NULL;

  if (ending != NULL && ending != stem)
    *ending = '\0';
  output = g_strconcat (stem, g_str_has_suffix (input, ".npy") ? "_plain.npy" : ".npy", NULL);

  switch (kind)
    {
    case SPEC_PICKLE_NPY:
      return g_strdup_printf (
        "import numpy as n; n.save('%s', n.array(n.load('%s', allow_pickle=True).tolist(), 'f4'))", output, input);
    case SPEC_PICKLE_NPZ:
      return g_strdup_printf (
        "import numpy as n; n.save('%s', n.array(n.load('%s', allow_pickle=True)['%s'].tolist(), 'f4'))", output, input,
        choose_printable (array, "ARRAY"));
    case SPEC_PICKLE_STRINGS:
      return g_strdup_printf ("import numpy as n; n.save('%s', n.load('%s', allow_pickle=True).astype(str))", output,
                              input);
    case SPEC_PICKLE_TORCH:
      return g_strdup_printf (
        "import numpy, torch; numpy.save('%s', torch.load('%s', map_location='cpu').float().numpy())", output, input);
    case SPEC_PICKLE_PLAIN:
    default:
      return g_strdup_printf (
        "import numpy, pickle; numpy.save('%s', numpy.array(pickle.load(open('%s', 'rb')), 'f4'))", output, input);
    }
}

void
spec_pickle_advice_set_error (GError **error, SpecPickleKind kind, const char *path, const char *array)
{
  g_autofree char *command = dup_command (kind, path, array);
  g_autofree char *label = spec_file_label_new (path, array);

  g_set_error (
    error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED,
    _ ("%s: is a pickle, which can run code and is not opened: expected an array of numbers, found Python objects. "
       "If you trust it: python3 -c \"%s\""),
    label, command);
}
