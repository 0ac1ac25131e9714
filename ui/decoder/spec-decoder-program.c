#include "decoder/spec-decoder-program.h"

#define PROGRAM "spec-explorer-decode"
#define MAIN_PROGRAM "spec-explorer"

static char **
make_arguments (const char *program, const char *command)
{
  const char *const arguments[] = { program, command, NULL };

  return g_strdupv ((char **) arguments);
}

char **
spec_decoder_program_find (void)
{
  const char *chosen = g_getenv (SPEC_DECODER_VARIABLE);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *name = self != NULL ? g_path_get_basename (self) : NULL;
  g_autofree char *beside = self != NULL ? g_build_filename (folder, PROGRAM, NULL) : NULL;
  g_autofree char *relative = self != NULL ? g_build_filename (folder, "..", "libexec", PROGRAM, NULL) : NULL;
  const char *const places[] = { beside, relative, SPEC_LIBEXEC_DIR "/" PROGRAM };

  if (chosen != NULL && *chosen != '\0')
    return make_arguments (chosen, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] != NULL && g_file_test (places[i], G_FILE_TEST_IS_EXECUTABLE))
      return make_arguments (places[i], NULL);
  if (g_strcmp0 (name, MAIN_PROGRAM) == 0)
    return make_arguments (self, SPEC_DECODER_COMMAND);
  return make_arguments (SPEC_LIBEXEC_DIR "/" PROGRAM, NULL);
}
