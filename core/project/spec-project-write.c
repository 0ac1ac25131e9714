/* From the value of a project to its file. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "project/spec-project-names.h"
#include "project/spec-project-paths.h"
#include "project/spec-project.h"
#include "report/spec-json-member.h"
#include "report/spec-json-text.h"
#include "report/spec-new-file.h"

static JsonObject *
build_file (const SpecProjectFile *file, const char *folder)
{
  JsonObject *object = json_object_new ();
  g_autofree char *near = spec_project_path_make_relative (file->path, folder);
  g_autofree char *relative = spec_project_path_encode (near), *absolute = spec_project_path_encode (file->path);

  spec_json_member_set_text (object, "path", relative);
  spec_json_member_set_text (object, "absolute_path", absolute);
  spec_json_member_set_text (object, "sha256", file->sha256);

  return object;
}

static JsonObject *
build_inputs (const SpecProject *project, const char *folder)
{
  JsonObject *inputs = json_object_new ();

  for (guint role = 0; role < SPEC_PROJECT_N_FILES; role++)
    {
      JsonObject *object;

      if (project->file[role].path == NULL)
        {
          json_object_set_null_member (inputs, spec_project_role_names[role]);
          continue;
        }
      object = build_file (&project->file[role], folder);
      if (role <= SPEC_PROJECT_Y)
        {
          spec_json_member_set_text (object, "array", project->array[role].array);
          spec_json_member_set_text (object, "name", project->array[role].name);
        }
      if (role == SPEC_PROJECT_SAMPLES)
        {
          json_object_set_boolean_member (object, "skip_first", project->skip_first);
          spec_json_member_set_text (object, "row_names",
                                     project->row_names >= 0 ? spec_project_side_names[project->row_names] : NULL);
        }
      json_object_set_object_member (inputs, spec_project_role_names[role], object);
    }

  return inputs;
}

static JsonObject *
build_params (const SpecParams *params)
{
  JsonObject *object = json_object_new ();

  for (guint side = 0; side < 2; side++)
    spec_json_member_set_text (object, spec_project_kernel_names[side], spec_project_kinds[params->kernel[side].kind]);
  for (guint side = 0; side < 2; side++)
    {
      const SpecKernel *kernel = &params->kernel[side];

      if (kernel->rule == SPEC_BANDWIDTH_NUMBER)
        spec_json_member_set_number (object, spec_project_sigma_names[side], kernel->sigma > 0 ? kernel->sigma : NAN);
      else
        spec_json_member_set_text (object, spec_project_sigma_names[side], spec_project_rules[kernel->rule]);
    }
  spec_json_member_set_number (object, "eta", params->eta);
  json_object_set_boolean_member (object, "centre", params->centre);
  spec_json_member_set_text (object, "method", spec_project_methods[params->method]);
  json_object_set_int_member (object, "rff_dim", params->rff_dim);
  json_object_set_int_member (object, "seed", (gint64) params->seed);
  json_object_set_int_member (object, "modes", params->modes);
  json_object_set_int_member (object, "samples_per_mode", params->samples_per_mode);
  json_object_set_int_member (object, "spectrum", params->spectrum);
  spec_json_member_set_number (object, "tolerance", params->tolerance);

  return object;
}

static JsonArray *
build_rows (const guint32 *rows, gsize count)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < count; i++)
    json_array_add_int_element (array, rows[i]);

  return array;
}

static JsonArray *
build_notes (const SpecCuration *curation)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < spec_curation_get_note_count (curation); i++)
    {
      const SpecClusterNote *note = spec_curation_get_note (curation, i);
      JsonObject *object = json_object_new ();

      spec_json_member_set_text (object, "direction", spec_project_directions[note->direction]);
      spec_json_member_set_text (object, "name", note->name);
      json_object_set_array_member (object, "members", build_rows (note->members, note->n_members));
      json_object_set_array_member (object, "pinned", build_rows (note->pinned, note->n_pinned));
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonObject *
build_view (const SpecProjectView *view)
{
  JsonObject *object = json_object_new ();

  spec_json_member_set_text (object, "view", view->view);
  spec_json_member_set_text (object, "direction", spec_project_directions[view->direction]);
  json_object_set_int_member (object, "mode", view->mode);
  json_object_set_boolean_member (object, "opposite", view->opposite);
  spec_json_member_set_number (object, "zoom", view->zoom);
  spec_json_member_set_text (object, "spectrum_scale", spec_project_scales[view->linear]);

  return object;
}

static JsonObject *
build_figures (const SpecProjectFigures *figures)
{
  JsonObject *object = json_object_new ();

  spec_json_member_set_text (object, "formats", figures->formats);
  json_object_set_int_member (object, "columns", figures->columns);
  json_object_set_int_member (object, "dpi", figures->dpi);
  spec_json_member_set_number (object, "width_inches", figures->width);

  return object;
}

static JsonArray *
build_sigmas (const GArray *sigmas)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sigmas->len; i++)
    {
      const SpecSigmaPair *pair = &g_array_index (sigmas, SpecSigmaPair, i);
      JsonArray *values = json_array_new ();

      for (guint side = 0; side < 2; side++)
        json_array_add_double_element (values, pair->sigma[side]);
      json_array_add_array_element (array, values);
    }

  return array;
}

/* Returns: (transfer full): the list @text is, an empty one where it is none. */
static JsonNode *
build_exports (const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return g_steal_pointer (&node);

  g_clear_pointer (&node, json_node_unref);
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, json_array_new ());

  return g_steal_pointer (&node);
}

/* Adds to @fresh what only @old has, at any depth: members of a later version, or of someone else. */
static void
keep_unknown (JsonObject *fresh, JsonObject *old)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, old);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      JsonNode *mine = json_object_get_member (fresh, name);

      if (mine == NULL)
        json_object_set_member (fresh, name, json_node_copy (node));
      else if (JSON_NODE_HOLDS_OBJECT (mine) && JSON_NODE_HOLDS_OBJECT (node))
        keep_unknown (json_node_get_object (mine), json_node_get_object (node));
    }
}

char *
spec_project_dup_text (const SpecProject *project, const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL), *folder = g_path_get_dirname (absolute), *text = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();
  gsize count;
  const guint32 *excluded = spec_curation_get_excluded (project->curation, &count);

  json_node_take_object (node, root);
  spec_json_member_set_text (root, "program", "spec-explorer");
  spec_json_member_set_text (root, "version", SPEC_VERSION);
  spec_json_member_set_text (root, "format", SPEC_PROJECT_KIND);
  json_object_set_int_member (root, "format_version", SPEC_PROJECT_FORMAT);
  json_object_set_object_member (root, "inputs", build_inputs (project, folder));
  json_object_set_object_member (root, "parameters", build_params (&project->params));
  json_object_set_array_member (root, "clusters", build_notes (project->curation));
  json_object_set_array_member (root, "excluded", build_rows (excluded, count));
  json_object_set_object_member (root, "view", build_view (&project->view));
  json_object_set_object_member (root, "figures", build_figures (&project->figures));
  json_object_set_array_member (root, "sigmas_tried", build_sigmas (project->sigmas));
  json_object_set_member (root, "exports", build_exports (project->exports));
  if (project->original != NULL)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      if (!json_parser_load_from_data (parser, project->original, -1, error))
        return NULL;
      keep_unknown (root, json_node_get_object (json_parser_get_root (parser)));
    }

  /* The parser makes half a surrogate pair ("\ud800") what is no UTF-8; written as that, nothing would read the file again. */
  text = spec_json_text_new (node);

  return g_utf8_make_valid (text, -1);
}

static gboolean
fail (GError **error, const char *path, const char *reason, GQuark domain, int code)
{
  g_set_error (error, domain, code, _ ("%s: the project could not be saved: %s"), path, reason);

  return FALSE;
}

gboolean
spec_project_save (const SpecProject *project, const char *path, GError **error)
{
  g_autofree char *text = spec_project_dup_text (project, path, error);
  char *real = realpath (path, NULL); /* a link stays a link */
  g_autofree char *target = g_strdup (real != NULL ? real : path);
  g_autoptr (GError) why = NULL;

  free (real);
  if (text == NULL)
    return FALSE;
  /* Renaming would replace a file that is protected from writing. */
  if (g_access (target, F_OK) == 0 && g_access (target, W_OK) != 0)
    return fail (error, path, g_strerror (EACCES), G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  if (!spec_new_file_write (target, text, strlen (text), TRUE, &why))
    return fail (error, path, why->message, why->domain, why->code);

  return TRUE;
}
