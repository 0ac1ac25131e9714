#include "project/spec-project-preview.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "paint/spec-picture.h"
#include "paint/spec-png.h"
#include "report/spec-new-file.h"

#define GROUP "preview"

static char *
dup_cache_path (const char *path, const char *ending)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *name = g_strconcat (key, ending, NULL);

  return g_build_filename (g_get_user_cache_dir (), "spec-explorer", "projects", name, NULL);
}

static char *
describe_samples (SpecSamplesKind kind, guint64 number)
{
  gsize count = (gsize) number;

  switch (kind)
    {
    case SPEC_SAMPLES_IMAGES:
      return g_strdup_printf (ngettext ("%'zu image", "%'zu images", count), count);
    case SPEC_SAMPLES_TEXTS:
      return g_strdup_printf (ngettext ("%'zu text", "%'zu texts", count), count);
    case SPEC_SAMPLES_NUMBERED:
    default:
      return g_strdup_printf (ngettext ("%'zu row", "%'zu rows", count), count);
    }
}

SpecProjectPreview *
spec_project_preview_load (const char *path)
{
  SpecProjectPreview *preview = g_new0 (SpecProjectPreview, 1);
  g_autofree char *words = dup_cache_path (path, ".ini");
  g_autoptr (GKeyFile) file = g_key_file_new ();

  preview->picture = dup_cache_path (path, ".png");
  if (!g_file_test (preview->picture, G_FILE_TEST_IS_REGULAR))
    g_clear_pointer (&preview->picture, g_free);
  if (g_key_file_load_from_file (file, words, G_KEY_FILE_NONE, NULL))
    {
      preview->names = g_key_file_get_string (file, GROUP, "names", NULL);
      if (g_key_file_get_uint64 (file, GROUP, "samples", NULL) > 0)
        preview->samples = describe_samples ((SpecSamplesKind) g_key_file_get_integer (file, GROUP, "kind", NULL),
                                             g_key_file_get_uint64 (file, GROUP, "samples", NULL));
    }

  return preview;
}

void
spec_project_preview_free (SpecProjectPreview *preview)
{
  g_free (preview->names);
  g_free (preview->samples);
  g_free (preview->picture);
  g_free (preview);
}

static void
write_words (const SpecProject *project, const char *path, SpecSamples *samples)
{
  g_autofree char *words = dup_cache_path (path, ".ini");
  g_autofree char *names = g_strdup_printf ("%s, %s", project->array[SPEC_SIDE_X].name, project->array[SPEC_SIDE_Y].name);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, GROUP, "names", names);
  if (samples != NULL)
    {
      g_key_file_set_integer (file, GROUP, "kind", spec_samples_get_kind (samples));
      g_key_file_set_uint64 (file, GROUP, "samples", spec_samples_get_count (samples));
    }
  g_key_file_save_to_file (file, words, NULL);
}

/* Returns: how many pictures were drawn. */
static guint
draw_pictures (cairo_t *cr, const SpecProject *project, SpecResult *result, SpecSamples *samples)
{
  const int side = SPEC_PROJECT_PREVIEW_SIDE;
  gsize count = SPEC_PROJECT_PREVIEW_PICTURES * 3; /* some may be gone */
  g_autofree guint32 *rows
      = spec_curation_rank_samples (project->curation, result, SPEC_DIRECTION_POSITIVE, 0, FALSE, &count, NULL, NULL);
  guint drawn = 0;

  for (gsize i = 0; i < count && drawn < SPEC_PROJECT_PREVIEW_PICTURES; i++)
    {
      const char *path = spec_samples_get_path (samples, rows[i]);
      cairo_surface_t *picture = path != NULL ? spec_picture_load (path, side, side, SPEC_FIT_COVER, NULL, NULL) : NULL;
      double scale;

      if (picture == NULL)
        continue;
      scale = (double) side / MAX (1, MIN (cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture)));
      cairo_save (cr);
      cairo_translate (cr, (double) drawn * side, 0);
      cairo_scale (cr, scale, scale);
      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
      cairo_surface_destroy (picture);
      drawn++;
    }

  return drawn;
}

static void
write_pictures (const SpecProject *project, const char *path, SpecResult *result, SpecSamples *samples)
{
  g_autofree char *file = dup_cache_path (path, ".png");
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, SPEC_PROJECT_PREVIEW_PICTURES * SPEC_PROJECT_PREVIEW_SIDE, SPEC_PROJECT_PREVIEW_SIDE);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  if (draw_pictures (cr, project, result, samples) > 0)
    bytes = spec_png_encode (surface, 96, NULL);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (bytes != NULL)
    spec_new_file_write (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE, NULL);
  else
    g_unlink (file);
}

void
spec_project_preview_write (const SpecProject *project, const char *path, SpecResult *result, SpecSamples *samples)
{
  g_autofree char *file = dup_cache_path (path, ".png"), *folder = g_path_get_dirname (file);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  write_words (project, path, samples);
  if (result != NULL && samples != NULL && spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE) > 0)
    write_pictures (project, path, result, samples);
}
