#include "paint/spec-saved-figure.h"

#include <string.h>

#include "paint/spec-montage-figure.h"
#include "project/spec-json-reader.h"
#include "report/spec-json-member.h"
#include "report/spec-json-text.h"

static const char *const fits[] = { "whole", "crop", NULL };
static const char *const directions[] = { "positive", "negative", NULL };

static JsonObject *
build (const SpecSavedFigure *figure)
{
  const SpecMontageStyle *style = &figure->style;
  JsonObject *object = json_object_new ();

  spec_json_member_set_text (object, "file", figure->file);
  json_object_set_int_member (object, "positive", figure->per_direction[SPEC_DIRECTION_POSITIVE]);
  json_object_set_int_member (object, "negative", figure->per_direction[SPEC_DIRECTION_NEGATIVE]);
  json_object_set_int_member (object, "single", figure->single);
  spec_json_member_set_text (object, "direction", directions[figure->direction]);
  json_object_set_int_member (object, "clusters_per_line", style->clusters_per_line);
  json_object_set_int_member (object, "columns", style->columns);
  json_object_set_int_member (object, "rows", style->rows);
  spec_json_member_set_text (object, "fit", fits[style->fit == SPEC_FIT_COVER]);
  spec_json_member_set_number (object, "gap_points", style->gap);
  json_object_set_boolean_member (object, "frame", style->frame);
  json_object_set_int_member (object, "captions", style->captions);
  spec_json_member_set_text (object, "title", style->title);
  spec_json_member_set_text (object, "typeface", style->family);
  spec_json_member_set_number (object, "type_size_points", style->font_size);
  spec_json_member_set_number (object, "width_inches", style->width);
  json_object_set_int_member (object, "dpi", style->dpi);
  json_object_set_boolean_member (object, "transparent", style->transparent);
  json_object_set_boolean_member (object, "fold_duplicates", style->fold);
  json_object_set_int_member (object, "text_length", style->text_length);

  return object;
}

static void
read_text (SpecJsonReader *reader, JsonObject *object, const char *name, char *into, gsize size)
{
  g_autofree char *text = NULL;

  spec_json_reader_get_text (reader, object, name, &text);
  if (text != NULL)
    g_strlcpy (into, text, size);
}

static gboolean
parse (JsonObject *object, SpecSavedFigure *figure)
{
  SpecJsonReader reader = { "", NULL };
  SpecMontageStyle *style = &figure->style;
  guint fit = style->fit == SPEC_FIT_COVER, direction = 0;

  read_text (&reader, object, "file", figure->file, sizeof figure->file);
  spec_json_reader_get_uint (&reader, object, "positive", 0, 1000, &figure->per_direction[SPEC_DIRECTION_POSITIVE]);
  spec_json_reader_get_uint (&reader, object, "negative", 0, 1000, &figure->per_direction[SPEC_DIRECTION_NEGATIVE]);
  spec_json_reader_get_uint (&reader, object, "single", 0, 1000, &figure->single);
  spec_json_reader_get_choice (&reader, object, "direction", directions, &direction);
  spec_json_reader_get_uint (&reader, object, "clusters_per_line", 1, 100, &style->clusters_per_line);
  spec_json_reader_get_uint (&reader, object, "columns", 1, 100, &style->columns);
  spec_json_reader_get_uint (&reader, object, "rows", 1, 10000, &style->rows);
  spec_json_reader_get_choice (&reader, object, "fit", fits, &fit);
  spec_json_reader_get_number (&reader, object, "gap_points", &style->gap);
  spec_json_reader_get_boolean (&reader, object, "frame", &style->frame);
  spec_json_reader_get_uint (&reader, object, "captions", 0, 63, &style->captions);
  read_text (&reader, object, "title", style->title, sizeof style->title);
  read_text (&reader, object, "typeface", style->family, sizeof style->family);
  spec_json_reader_get_number (&reader, object, "type_size_points", &style->font_size);
  spec_json_reader_get_number (&reader, object, "width_inches", &style->width);
  spec_json_reader_get_uint (&reader, object, "dpi", 36, 2400, &style->dpi);
  spec_json_reader_get_boolean (&reader, object, "transparent", &style->transparent);
  spec_json_reader_get_boolean (&reader, object, "fold_duplicates", &style->fold);
  spec_json_reader_get_uint (&reader, object, "text_length", 10, 10000, &style->text_length);
  style->fit = fit == 1 ? SPEC_FIT_COVER : SPEC_FIT_CONTAIN;
  figure->direction = direction;
  if (reader.error == NULL)
    return *figure->file != '\0' && strchr (figure->file, '/') == NULL && *figure->file != '.'
           && spec_figure_format_find (figure->file) != 0 && spec_montage_style_validate (style, NULL);
  g_error_free (reader.error);

  return FALSE;
}

/* Returns: (transfer full) (nullable): the list @text is. */
static JsonNode *
parse_text (const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? g_steal_pointer (&node) : NULL;
}

char *
spec_saved_figure_add_to_list (const char *list, const SpecSavedFigure *figure)
{
  g_autoptr (JsonNode) old = parse_text (list), node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new (), *before = old != NULL ? json_node_get_array (old) : NULL;

  json_node_take_array (node, array);
  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    {
      JsonNode *element = json_array_get_element (before, i);

      if (!JSON_NODE_HOLDS_OBJECT (element)
          || g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (element), "file", NULL), figure->file) == 0)
        continue;
      json_array_add_element (array, json_node_copy (element));
    }
  json_array_add_object_element (array, build (figure));

  return spec_json_text_new (node);
}

GArray *
spec_saved_figure_parse_list (const char *list)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (SpecSavedFigure));
  g_autoptr (JsonNode) node = parse_text (list);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      SpecSavedFigure figure = { .style = SPEC_MONTAGE_STYLE_DEFAULT };

      if (JSON_NODE_HOLDS_OBJECT (element) && parse (json_node_get_object (element), &figure))
        g_array_append_val (figures, figure);
    }

  return figures;
}

static void
add_pick (GArray *picks, SpecResult *result, SpecCuration *curation, SpecDirection direction, guint index)
{
  SpecMontagePick pick = { direction, index, spec_curation_find_name (curation, result, direction, index) };

  if (index < spec_result_get_mode_count (result, direction))
    g_array_append_val (picks, pick);
}

static GArray *
list_picks (const SpecSavedFigure *figure, SpecResult *result, SpecCuration *curation)
{
  GArray *picks = g_array_new (FALSE, FALSE, sizeof (SpecMontagePick));

  if (figure->single > 0)
    add_pick (picks, result, curation, figure->direction, figure->single - 1);
  for (guint direction = 0; direction < 2 && figure->single == 0; direction++)
    for (guint i = 0; i < figure->per_direction[direction]; i++)
      add_pick (picks, result, curation, direction, i);

  return picks;
}

static char *
choose_path (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL), *other = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  other = g_strconcat ("exported-", file, NULL);

  return g_build_filename (folder, other, NULL);
}

static gboolean
write_figure (const SpecSavedFigure *saved, SpecResult *result, SpecSamples *samples, SpecCuration *curation, const char *folder,
              GCancellable *cancellable, GError **error)
{
  SpecFigureFormat format = spec_figure_format_find (saved->file);
  g_autofree char *path = choose_path (folder, saved->file);
  g_autoptr (GArray) picks = list_picks (saved, result, curation);
  SpecMontage *montage = spec_montage_new (result, samples, curation, (const SpecMontagePick *) (gpointer) picks->data, picks->len,
                                           (gsize) saved->style.columns * saved->style.rows, saved->style.fold, cancellable, error);
  g_autoptr (SpecMontageFigure) figure
      = montage != NULL ? spec_montage_figure_new (montage, &saved->style, format, cancellable, error) : NULL;
  g_autoptr (GBytes) bytes = figure != NULL ? spec_montage_figure_render (figure, format, cancellable, error) : NULL;

  g_clear_pointer (&montage, spec_montage_unref);

  return bytes != NULL && spec_figure_save (path, bytes, error);
}

gboolean
spec_saved_figure_write_all (const char *list, SpecResult *result, SpecSamples *samples, SpecCuration *curation, const char *folder,
                             GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) figures = spec_saved_figure_parse_list (list);

  for (guint i = 0; i < figures->len; i++)
    if (!write_figure (&g_array_index (figures, SpecSavedFigure, i), result, samples, curation, folder, cancellable, error))
      return FALSE;

  return TRUE;
}
