#include "spec-file-options.h"

#include <glib/gi18n-lib.h>

void
spec_file_options_add (SpecFileOptions *files, SpecFileKinds kinds, SpecOptionSet *set)
{
  const SpecOption samples[] = {
    { "images", 0, spec_option_read_file, &files->images, N_ ("list of images, or their folder"), "FILE" },
    { "image-root", 0, spec_option_read_file, &files->image_root, N_ ("where relative paths start"), "DIR" },
    { "texts", 0, spec_option_read_file, &files->texts, N_ ("one text sample a line, instead of images"), "FILE" },
    { NULL },
  };
  const SpecOption labels[]
      = { { "labels", 0, spec_option_read_file, &files->labels, N_ ("one label a line"), "FILE" }, { NULL } };
  const SpecOption names[] = {
    { "name-x", 0, spec_option_read_text, &files->name[SPEC_SIDE_X], N_ ("what figures call X"), "NAME" },
    { "name-y", 0, spec_option_read_text, &files->name[SPEC_SIDE_Y], N_ ("what figures call Y"), "NAME" },
    { NULL },
  };
  const SpecOption project[]
      = { { "root", 0, spec_option_read_file, &files->root, N_ ("where the files of a project are now"), "DIR" }, { NULL } };
  const SpecOption all[] = {
    { "output", 'o', spec_option_read_file, &files->output, N_ ("the folder to write"), "DIR" },
    { "quiet", 'q', NULL, &files->quiet, N_ ("no progress on stderr"), NULL },
    { NULL },
  };

  files->kinds = kinds;
  spec_option_set_add (set, all);
  if (kinds & SPEC_FILES_PROJECT)
    spec_option_set_add (set, project);
  if (kinds & SPEC_FILES_SAMPLES)
    spec_option_set_add (set, samples);
  if (kinds & SPEC_FILES_LABELS)
    spec_option_set_add (set, labels);
  if (kinds & SPEC_FILES_NAMES)
    spec_option_set_add (set, names);
}

gboolean
spec_file_options_load_project (SpecFileOptions *files, const char *root, char **rest, GError **error)
{
  if (g_strv_length (rest) != 1 || !g_str_has_suffix (rest[0], SPEC_PROJECT_ENDING))
    return TRUE;
  files->project = spec_project_load (rest[0], error);
  if (files->project != NULL && root != NULL)
    spec_project_rebase (files->project, root);
  return files->project != NULL;
}

static gboolean
refuse_words (const SpecFileOptions *files, const SpecCommand *command, GError **error)
{
  g_autofree char *text
      = files->kinds & SPEC_FILES_PROJECT
            ? g_strdup_printf (_ ("expected two embeddings, X and Y, or a project; see spec-explorer %s --help"), command->name)
            : g_strdup_printf (_ ("expected two embeddings, X and Y; see spec-explorer %s --help"), command->name);

  return spec_command_refuse (command, text, error);
}

gboolean
spec_file_options_take (SpecFileOptions *files, const SpecCommand *command, char **rest, GError **error)
{
  gboolean listed = files->images != NULL || files->image_root != NULL || files->texts != NULL || files->labels != NULL;

  if (files->project == NULL && g_strv_length (rest) != 2)
    return refuse_words (files, command, error);
  if (files->output == NULL || *files->output == '\0')
    return spec_command_refuse (command, _ ("-o is missing: expected the folder to write"), error);
  if (files->project != NULL && listed)
    return spec_command_refuse (
        command, _ ("a project names its own samples: expected no --images, --image-root, --texts or --labels"), error);
  if (files->images != NULL && files->texts != NULL)
    return spec_command_refuse (command, _ ("samples are images or texts: expected one of --images and --texts"), error);
  for (guint side = 0; side < 2 && files->project == NULL; side++)
    files->input[side] = g_strdup (rest[side]);
  return TRUE;
}

void
spec_file_options_clear (SpecFileOptions *files)
{
  for (guint side = 0; side < 2; side++)
    {
      g_free (files->input[side]);
      g_free (files->name[side]);
    }
  g_clear_pointer (&files->project, spec_project_free);
  g_free (files->root);
  g_free (files->output);
  g_free (files->images);
  g_free (files->image_root);
  g_free (files->texts);
  g_free (files->labels);
}
