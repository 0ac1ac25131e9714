/* "Copy parameters": the same comparison as a command line. */
#include "model/spec-session-private.h"

#include <inttypes.h>

static void
append_quoted (GString *command, const char *option, const char *value)
{
  g_autofree char *quoted = g_shell_quote (value);

  if (option != NULL)
    g_string_append_printf (command, " %s", option);
  g_string_append_printf (command, " %s", quoted);
}

/* Numbers of a command line never follow the locale. */
static void
append_number (GString *command, const char *option, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (command, " %s %s", option, g_ascii_formatd (buffer, sizeof buffer, "%.6g", value));
}

static void
append_embedding (GString *command, SpecEmbedding *embedding)
{
  const char *path = embedding != NULL ? spec_embedding_get_path (embedding) : NULL;
  const char *array = path != NULL ? spec_embedding_get_array (embedding) : NULL;
  g_autofree char *location = array != NULL ? g_strconcat (path, ":", array, NULL) : g_strdup (path);

  append_quoted (command, NULL, location != NULL ? location : "FILE");
}

static void
append_kernels (GString *command, const SpecParams *params)
{
  static const char *const kernels[] = { "--kernel-x", "--kernel-y" };
  static const char *const sigmas[] = { "--sigma-x", "--sigma-y" };

  for (guint side = 0; side < 2; side++)
    {
      const SpecKernel *kernel = &params->kernel[side];

      if (kernel->kind != SPEC_KERNEL_GAUSSIAN)
        append_quoted (command, kernels[side], spec_kernel_kind_get_name (kernel->kind));
      else if (kernel->rule == SPEC_BANDWIDTH_NUMBER)
        append_number (command, sigmas[side], kernel->sigma);
    }
}

/* The names of rows cannot be told on a command line; a list in another order would be wrong. */
static void
append_samples (GString *command, SpecSession *session)
{
  gboolean texts = session->samples != NULL && spec_samples_get_kind (session->samples) == SPEC_SAMPLES_TEXTS;

  if (session->samples_path == NULL || session->names != NULL)
    return;

  append_quoted (command, texts ? "--texts" : "--images", session->samples_path);
  if (session->samples_root != NULL && !texts)
    append_quoted (command, "--image-root", session->samples_root);
}

char *
spec_session_dup_command (SpecSession *session)
{
  GString *command;
  const SpecParams *params;

  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  params = &session->params;
  command = g_string_new ("spec-explorer compute");
  for (guint side = 0; side < 2; side++)
    append_embedding (command, session->embedding[side]);
  append_samples (command, session);
  if (session->labels_path != NULL)
    append_quoted (command, "--labels", session->labels_path);
  append_kernels (command, params);
  append_number (command, "--eta", params->eta);
  if (params->centre)
    g_string_append (command, " --centre");
  g_string_append_printf (command, " --method %s", spec_method_get_name (params->method));
  if (params->method != SPEC_METHOD_EXACT)
    g_string_append_printf (command, " --rff-dim %u", params->rff_dim);
  g_string_append_printf (command, " --seed %" PRIu64 " --modes %u -o result", params->seed, params->modes);

  return g_string_free (command, FALSE);
}
