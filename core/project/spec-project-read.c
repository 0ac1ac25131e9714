/* From the text of a project file to its value. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"
#include "project/spec-json-reader.h"
#include "project/spec-project-names.h"
#include "project/spec-project-paths.h"
#include "project/spec-project.h"

/* No project is so large, or so deep: the parser calls itself at each level. */
#define MAX_BYTES (64 << 20)
#define MAX_DEPTH 64

static gboolean
fail (GError **error, const char *path, const char *what)
{
  g_autofree char *line = spec_file_label_shorten (what);

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: this is no project: expected a file of spec-explorer, found %s"), path,
               line);

  return FALSE;
}

static gboolean
check_depth (const char *path, const char *text, GError **error)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (quoted && *c == '\\' && c[1] != '\0')
        c++;
      else if (*c == '"')
        quoted = !quoted;
      else if (!quoted && (*c == '{' || *c == '['))
        depth++;
      else if (!quoted && (*c == '}' || *c == ']'))
        depth--;
      if (depth > MAX_DEPTH)
        return fail (error, path, _ ("lists within lists without end"));
    }

  return TRUE;
}

static char *
read_text (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, 0, NULL, NULL);
  char *text = NULL;

  if (info != NULL && (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || g_file_info_get_size (info) > MAX_BYTES))
    {
      fail (error, path, g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ? _ ("a folder") : _ ("a very large file"));
      return NULL;
    }
  if (!g_file_load_contents (file, NULL, &text, NULL, NULL, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  return text;
}

/* Returns: (transfer full) (nullable): the outermost object of a file that is a project of this format. */
static JsonNode *
parse (const char *path, const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) parse_error = NULL;
  JsonNode *root;

  if (!check_depth (path, text, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, -1, &parse_error))
    {
      g_autofree char *what = g_strdup_printf (_ ("what is no JSON (%s)"), parse_error->message);

      fail (error, path, what);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      fail (error, path, _ ("something else"));
      return NULL;
    }

  return json_node_ref (root);
}

static gboolean
check_format (const char *path, JsonObject *root, GError **error)
{
  SpecJsonReader reader = { path, NULL };
  g_autofree char *kind = NULL;
  guint64 format = 0;

  spec_json_reader_get_text (&reader, root, "format", &kind);
  spec_json_reader_get_count (&reader, root, "format_version", 1, G_MAXINT64, &format);
  if (reader.error == NULL && g_strcmp0 (kind, SPEC_PROJECT_KIND) != 0)
    return fail (error, path, kind != NULL ? kind : _ ("another kind of JSON"));
  if (reader.error == NULL && format == 0)
    spec_json_reader_fail (&reader, "format_version", _ ("a whole number from 1"), NULL);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return FALSE;
    }
  if (format > SPEC_PROJECT_FORMAT)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED,
                   _ ("%s: written by a newer spec-explorer: expected format %d or older, found %" PRIu64
                      "; install the newer program to open it"),
                   path, SPEC_PROJECT_FORMAT, format);
      return FALSE;
    }

  return TRUE;
}

/* @relative and @absolute: (nullable): as the file tells. Returns: (transfer full) (nullable): where it is, or was. */
static char *
find_file (const char *folder, const char *relative, const char *absolute)
{
  g_autofree char *near = relative != NULL ? spec_project_path_decode (relative) : NULL;
  g_autofree char *there = near != NULL ? g_canonicalize_filename (near, folder) : NULL;
  g_autofree char *was = absolute != NULL ? spec_project_path_decode (absolute) : NULL;

  if (there != NULL && (was == NULL || !g_path_is_absolute (was) || g_file_test (there, G_FILE_TEST_EXISTS)))
    return g_steal_pointer (&there);
  if (was != NULL && g_path_is_absolute (was))
    return g_canonicalize_filename (was, NULL);

  return NULL;
}

static void
read_file (SpecJsonReader *reader, JsonObject *object, const char *folder, SpecProjectFile *file)
{
  g_autofree char *relative = NULL, *absolute = NULL;

  spec_json_reader_get_text (reader, object, "path", &relative);
  spec_json_reader_get_text (reader, object, "absolute_path", &absolute);
  spec_json_reader_get_text (reader, object, "sha256", &file->sha256);
  file->path = find_file (folder, relative, absolute);
  if (object != NULL && file->path == NULL)
    spec_json_reader_fail (reader, "path", _ ("the path of a file"), NULL);
}

static void
read_inputs (SpecJsonReader *reader, JsonObject *inputs, const char *folder, SpecProject *project)
{
  for (guint role = 0; role < SPEC_PROJECT_N_FILES; role++)
    {
      JsonObject *object = spec_json_reader_get_object (reader, inputs, spec_project_role_names[role]);

      read_file (reader, object, folder, &project->file[role]);
      if (role <= SPEC_PROJECT_Y)
        {
          spec_json_reader_get_text (reader, object, "array", &project->array[role].array);
          spec_json_reader_get_text (reader, object, "name", &project->array[role].name);
        }
      if (role == SPEC_PROJECT_SAMPLES)
        {
          guint names = project->row_names < 0 ? 2 : (guint) project->row_names;

          spec_json_reader_get_boolean (reader, object, "skip_first", &project->skip_first);
          spec_json_reader_get_choice (reader, object, "row_names", spec_project_side_names, &names);
          project->row_names = names < 2 ? (int) names : -1;
        }
    }
}

static void
read_kernel (SpecJsonReader *reader, JsonObject *object, guint side, SpecKernel *kernel)
{
  guint kind = kernel->kind, rule = kernel->rule;
  JsonNode *sigma = object != NULL ? json_object_get_member (object, spec_project_sigma_names[side]) : NULL;

  spec_json_reader_get_choice (reader, object, spec_project_kernel_names[side], spec_project_kinds, &kind);
  kernel->kind = kind;
  if (sigma != NULL && JSON_NODE_HOLDS_VALUE (sigma) && json_node_get_value_type (sigma) == G_TYPE_STRING)
    {
      spec_json_reader_get_choice (reader, object, spec_project_sigma_names[side], spec_project_rules, &rule);
      kernel->rule = rule;
      return;
    }
  if (sigma == NULL || JSON_NODE_HOLDS_NULL (sigma))
    return;
  spec_json_reader_get_number (reader, object, spec_project_sigma_names[side], &kernel->sigma);
  kernel->rule = SPEC_BANDWIDTH_NUMBER;
}

static void
read_params (SpecJsonReader *reader, JsonObject *object, SpecParams *params)
{
  guint method = params->method;
  g_autoptr (GError) error = NULL;

  for (guint side = 0; side < 2; side++)
    read_kernel (reader, object, side, &params->kernel[side]);
  spec_json_reader_get_number (reader, object, "eta", &params->eta);
  spec_json_reader_get_boolean (reader, object, "centre", &params->centre);
  spec_json_reader_get_choice (reader, object, "method", spec_project_methods, &method);
  params->method = method;
  spec_json_reader_get_uint (reader, object, "rff_dim", 1, 1000000, &params->rff_dim);
  spec_json_reader_get_count (reader, object, "seed", 0, G_MAXINT64, &params->seed);
  spec_json_reader_get_uint (reader, object, "modes", 1, 1000, &params->modes);
  spec_json_reader_get_uint (reader, object, "samples_per_mode", 1, 1000000, &params->samples_per_mode);
  spec_json_reader_get_uint (reader, object, "spectrum", 0, 1000, &params->spectrum);
  spec_json_reader_get_number (reader, object, "tolerance", &params->tolerance);
  if (reader->error == NULL && !spec_params_validate (params, &error))
    g_set_error (&reader->error, SPEC_ERROR, SPEC_ERROR_VALUE, "%s: %s", reader->file, error->message);
}

static void
read_note (SpecJsonReader *reader, JsonNode *node, SpecProject *project)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *name = NULL;
  g_autofree guint32 *members = NULL, *pinned = NULL;
  SpecClusterNote note = { 0 };
  guint direction = SPEC_DIRECTION_POSITIVE;
  SpecCuration *changed;

  if (object == NULL)
    spec_json_reader_fail (reader, "clusters", _ ("objects"), node);
  spec_json_reader_get_choice (reader, object, "direction", spec_project_directions, &direction);
  spec_json_reader_get_text (reader, object, "name", &name);
  members = spec_json_reader_get_rows (reader, object, "members", &note.n_members);
  pinned = spec_json_reader_get_rows (reader, object, "pinned", &note.n_pinned);
  note.direction = direction;
  note.members = members;
  note.name = name;
  note.pinned = pinned;
  changed = spec_curation_with_note (project->curation, &note);
  spec_curation_unref (project->curation);
  project->curation = changed;
}

static void
read_curation (SpecJsonReader *reader, JsonObject *root, SpecProject *project)
{
  JsonArray *notes = spec_json_reader_get_array (reader, root, "clusters");
  gsize count;
  g_autofree guint32 *excluded = spec_json_reader_get_rows (reader, root, "excluded", &count);
  SpecCuration *changed;

  for (guint i = 0; notes != NULL && reader->error == NULL && i < json_array_get_length (notes); i++)
    read_note (reader, json_array_get_element (notes, i), project);
  changed = spec_curation_with_excluded (project->curation, excluded, count, TRUE);
  spec_curation_unref (project->curation);
  project->curation = changed;
}

static void
read_view (SpecJsonReader *reader, JsonObject *object, SpecProjectView *view)
{
  guint direction = view->direction, scale = view->linear;

  spec_json_reader_get_text (reader, object, "view", &view->view);
  spec_json_reader_get_choice (reader, object, "direction", spec_project_directions, &direction);
  spec_json_reader_get_uint (reader, object, "mode", 0, 1000, &view->mode);
  spec_json_reader_get_boolean (reader, object, "opposite", &view->opposite);
  spec_json_reader_get_number (reader, object, "zoom", &view->zoom);
  spec_json_reader_get_choice (reader, object, "spectrum_scale", spec_project_scales, &scale);
  view->direction = direction;
  view->linear = scale == 1;
}

static void
read_figures (SpecJsonReader *reader, JsonObject *object, SpecProjectFigures *figures)
{
  if (object != NULL && json_object_has_member (object, "formats") && json_object_get_null_member (object, "formats"))
    g_clear_pointer (&figures->formats, g_free);
  spec_json_reader_get_text (reader, object, "formats", &figures->formats);
  spec_json_reader_get_uint (reader, object, "columns", 1, 100, &figures->columns);
  spec_json_reader_get_uint (reader, object, "dpi", 36, 2400, &figures->dpi);
  spec_json_reader_get_number (reader, object, "width_inches", &figures->width);
}

static void
read_sigmas (SpecJsonReader *reader, JsonObject *root, GArray *sigmas)
{
  JsonArray *pairs = spec_json_reader_get_array (reader, root, "sigmas_tried");

  for (guint i = 0; pairs != NULL && i < json_array_get_length (pairs); i++)
    {
      JsonNode *node = json_array_get_element (pairs, i);
      JsonArray *values = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      SpecSigmaPair pair;

      if (values == NULL || json_array_get_length (values) != 2 || !JSON_NODE_HOLDS_VALUE (json_array_get_element (values, 0))
          || !JSON_NODE_HOLDS_VALUE (json_array_get_element (values, 1)))
        {
          spec_json_reader_fail (reader, "sigmas_tried", _ ("pairs of numbers"), node);
          return;
        }
      for (guint side = 0; side < 2; side++)
        pair.sigma[side] = json_array_get_double_element (values, side);
      g_array_append_val (sigmas, pair);
    }
}

static void
read_exports (SpecJsonReader *reader, JsonObject *root, SpecProject *project)
{
  if (spec_json_reader_get_array (reader, root, "exports") != NULL)
    project->exports = json_to_string (json_object_get_member (root, "exports"), FALSE);
}

SpecProject *
spec_project_load (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL), *folder = g_path_get_dirname (absolute);
  g_autofree char *text = read_text (absolute, error);
  g_autoptr (JsonNode) node = text != NULL ? parse (path, text, error) : NULL;
  g_autoptr (SpecProject) project = NULL;
  SpecJsonReader reader = { path, NULL };
  JsonObject *root;

  if (node == NULL || !check_format (path, json_node_get_object (node), error))
    return NULL;

  root = json_node_get_object (node);
  project = spec_project_new ();
  read_inputs (&reader, spec_json_reader_get_object (&reader, root, "inputs"), folder, project);
  read_params (&reader, spec_json_reader_get_object (&reader, root, "parameters"), &project->params);
  read_curation (&reader, root, project);
  read_view (&reader, spec_json_reader_get_object (&reader, root, "view"), &project->view);
  read_figures (&reader, spec_json_reader_get_object (&reader, root, "figures"), &project->figures);
  read_sigmas (&reader, root, project->sigmas);
  read_exports (&reader, root, project);
  if (reader.error == NULL && (project->file[SPEC_PROJECT_X].path == NULL || project->file[SPEC_PROJECT_Y].path == NULL))
    spec_json_reader_fail (&reader, "inputs", _ ("the embeddings “x” and “y”"), NULL);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  project->original = g_steal_pointer (&text);

  return g_steal_pointer (&project);
}
