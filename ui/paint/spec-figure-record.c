#include "paint/spec-figure-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "paint/spec-figure.h"
#include "report/spec-json-member.h"

static JsonArray *
build_captions (guint captions)
{
  static const char *const names[] = { "eigenvalue", "name", "similarity", "size", "score", "file" };
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((captions & (1u << i)) != 0)
      json_array_add_string_element (array, names[i]);
  return array;
}

static JsonObject *
build_figure (const SpecMontageStyle *style, const SpecMontageLayout *layout)
{
  JsonObject *figure = json_object_new ();

  spec_json_member_set_text (figure, "kind", "montage");
  spec_json_member_set_number (figure, "width_inches", style->width);
  spec_json_member_set_number (figure, "height_inches", layout->height / 72);
  json_object_set_int_member (figure, "dpi", style->dpi);
  json_object_set_int_member (figure, "clusters_per_line", style->clusters_per_line);
  json_object_set_int_member (figure, "columns", style->columns);
  json_object_set_int_member (figure, "rows", style->rows);
  spec_json_member_set_text (figure, "fit", style->fit == SPEC_FIT_COVER ? "crop" : "whole");
  spec_json_member_set_number (figure, "gap_points", style->gap);
  json_object_set_boolean_member (figure, "frame", style->frame);
  json_object_set_array_member (figure, "captions", build_captions (style->captions));
  spec_json_member_set_text (figure, "title", style->title);
  spec_json_member_set_text (figure, "typeface", style->family);
  spec_json_member_set_number (figure, "type_size_points", style->font_size);
  json_object_set_boolean_member (figure, "transparent", style->transparent);
  json_object_set_boolean_member (figure, "fold_duplicates", style->fold);
  json_object_set_int_member (figure, "text_length", style->text_length);
  return figure;
}

static JsonObject *
build_sample (const SpecMontageSample *sample)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "index", sample->index);
  spec_json_member_set_number (object, "score", sample->score);
  spec_json_member_set_text (object, "path", sample->listed);
  spec_json_member_set_text (object, "label", sample->label);
  if (sample->text != NULL)
    spec_json_member_set_text (object, "text", sample->text);
  return object;
}

/* Which samples are not shown because another one is that looks the same. */
static JsonArray *
build_folded (const SpecMontageCluster *cluster)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < cluster->n_folded; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "index", cluster->folded[i].row);
      json_object_set_int_member (object, "into", cluster->folded[i].into);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
build_pinned (const SpecMontageCluster *cluster)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < cluster->n_pinned; i++)
    json_array_add_int_element (array, cluster->samples[i].index);
  return array;
}

static JsonObject *
build_mode (const SpecMontageCluster *cluster, gsize shown)
{
  JsonObject *mode = json_object_new ();
  JsonArray *samples = json_array_new ();

  spec_json_member_set_text (mode, "direction", cluster->direction == SPEC_DIRECTION_POSITIVE ? "positive" : "negative");
  json_object_set_int_member (mode, "mode", cluster->rank);
  spec_json_member_set_number (mode, "eigenvalue", cluster->eigenvalue);
  spec_json_member_set_number (mode, "residual", cluster->residual);
  spec_json_member_set_text (mode, "name", cluster->name);
  json_object_set_int_member (mode, "size", (gint64)cluster->size);
  spec_json_member_set_number (mode, "similarity_x", cluster->similarity[SPEC_SIDE_X]);
  spec_json_member_set_number (mode, "similarity_y", cluster->similarity[SPEC_SIDE_Y]);
  for (gsize i = 0; i < MIN (cluster->n_samples, shown); i++)
    json_array_add_object_element (samples, build_sample (&cluster->samples[i]));
  json_object_set_array_member (mode, "samples", samples);
  if (cluster->n_pinned > 0)
    json_object_set_array_member (mode, "pinned", build_pinned (cluster));
  if (cluster->n_folded > 0)
    json_object_set_array_member (mode, "folded", build_folded (cluster));
  return mode;
}

/* A copy of @origin to add to. Its members are shared: they are not changed. */
static JsonNode *
begin (JsonNode *origin)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();

  json_node_take_object (node, root);
  if (origin != NULL)
    {
      g_autoptr (GList) names = json_object_get_members (json_node_get_object (origin));

      for (GList *name = names; name != NULL; name = name->next)
        json_object_set_member (root, name->data, json_object_dup_member (json_node_get_object (origin), name->data));
    }
  return node;
}

static GBytes *
finish (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  gsize length;
  char *text;

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  json_node_unref (node);
  return g_bytes_new_take (text, length);
}

/* A montage that leaves samples out says which. */
static void
add_excluded (JsonObject *root, const SpecCuration *curation)
{
  JsonArray *array = json_array_new ();
  gsize count;
  const guint32 *rows = spec_curation_get_excluded (curation, &count);

  for (gsize i = 0; i < count; i++)
    json_array_add_int_element (array, rows[i]);
  if (count > 0)
    json_object_set_array_member (root, "excluded", json_array_ref (array));
  json_array_unref (array);
}

GBytes *
spec_figure_record_build_montage (JsonNode *origin,
                                  const SpecMontage *montage,
                                  const SpecMontageStyle *style,
                                  const SpecMontageLayout *layout)
{
  JsonNode *node = begin (origin);
  JsonObject *root = json_node_get_object (node);
  JsonArray *modes = json_array_new ();

  spec_json_member_set_text (root, "name_x", montage->name[SPEC_SIDE_X]);
  spec_json_member_set_text (root, "name_y", montage->name[SPEC_SIDE_Y]);
  json_object_set_boolean_member (root, "preview", montage->preview > 0);
  json_object_set_object_member (root, "figure", build_figure (style, layout));
  for (guint i = 0; i < montage->clusters->len; i++)
    json_array_add_object_element (modes,
                                   build_mode (spec_montage_get_cluster (montage, i), style->columns * style->rows));
  json_object_set_array_member (root, "modes", modes);
  if (montage->curation != NULL)
    add_excluded (root, montage->curation);
  return finish (node);
}

static JsonArray *
build_spectrum (SpecResult *result, SpecSide side)
{
  JsonArray *array = json_array_new ();
  gsize count;
  const double *values = spec_result_get_spectrum (result, side, &count);

  for (gsize i = 0; i < count; i++)
    json_array_add_double_element (array, values[i]);
  return array;
}

GBytes *
spec_figure_record_build_spectrum (JsonNode *origin, SpecResult *result, double width_inches, double height_inches)
{
  JsonNode *node = begin (origin);
  JsonObject *root = json_node_get_object (node), *figure = json_object_new ();
  JsonArray *eigenvalues = json_array_new ();

  spec_json_member_set_text (figure, "kind", "spectrum");
  spec_json_member_set_number (figure, "width_inches", width_inches);
  spec_json_member_set_number (figure, "height_inches", height_inches);
  json_object_set_object_member (root, "figure", figure);
  json_object_set_array_member (root, "spectrum_x", build_spectrum (result, SPEC_SIDE_X));
  json_object_set_array_member (root, "spectrum_y", build_spectrum (result, SPEC_SIDE_Y));
  for (int direction = SPEC_DIRECTION_POSITIVE; direction <= SPEC_DIRECTION_NEGATIVE; direction++)
    for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
      json_array_add_double_element (eigenvalues, spec_result_get_mode (result, direction, i)->eigenvalue);
  json_object_set_array_member (root, "eigenvalues", eigenvalues);
  return finish (node);
}

char *
spec_figure_record_dup_path (const char *path)
{
  return spec_figure_dup_beside (path, ".json");
}

gboolean
spec_figure_record_may_replace (const char *path, GError **error)
{
  g_autofree char *content = NULL, *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_file_get_contents (path, &content, NULL, NULL) && strstr (content, "\"eigenvalue") != NULL
      && strstr (content, "\"figure\"") != NULL)
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _ ("Could not write %s: there is a file of that name which is no figure record"), name);
  return FALSE;
}
