/* Figure files: sizes, resolution, text in them, the same bytes each time, and nothing left behind by a failure. */
#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/spec-error.h"
#include "montage-content.h"
#include "paint/spec-figure-record.h"
#include "paint/spec-montage-figure.h"
#include "paint/spec-svg-ids.h"
#include "picture-files.h"

typedef struct
{
  char *folder, *picture;
  SpecMontage *montage;
  SpecMontageStyle style;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = picture_files_make_folder ();
  fixture->picture = picture_files_write_halves (fixture->folder, "halves.png", "png", 120, 60);
  fixture->montage = montage_content_new (2, 2, 4, SPEC_SAMPLES_IMAGES, fixture->picture);
  fixture->style = (SpecMontageStyle)SPEC_MONTAGE_STYLE_DEFAULT;
  fixture->style.dpi = 120;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  spec_montage_unref (fixture->montage);
  picture_files_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->picture);
}

static GBytes *
render (Fixture *fixture, SpecFigureFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecMontageFigure) figure
      = spec_montage_figure_new (fixture->montage, &fixture->style, format, NULL, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = spec_montage_figure_render (figure, format, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static guint32
get_be32 (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

static const guint8 *
find (GBytes *bytes, const char *what)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + strlen (what) <= size; i++)
    if (memcmp (data + i, what, strlen (what)) == 0)
      return data + i;
  return NULL;
}

static void
test_png (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = render (fixture, SPEC_FIGURE_PNG);
  const guint8 *png = g_bytes_get_data (bytes, NULL), *density = find (bytes, "pHYs");

  g_assert_cmpmem (png, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (get_be32 (png + 16), ==, 810); /* 6.75 in at 120 dpi */
  g_assert_cmpuint (png[25], ==, 2);               /* RGB: no transparency on white */
  g_assert_nonnull (density);
  g_assert_cmpuint (get_be32 (density + 4), ==, 4724); /* pixels a metre */
  g_assert_cmpuint (density[12], ==, 1);
}

static void
test_transparent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;

  fixture->style.transparent = TRUE;
  bytes = render (fixture, SPEC_FIGURE_PNG);
  g_assert_cmpuint (((const guint8 *)g_bytes_get_data (bytes, NULL))[25], ==, 6);
}

/* A drawing rendered twice in one process, and with other drawings made between, is the same to the byte. */
static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  for (SpecFigureFormat format = SPEC_FIGURE_PNG; format <= SPEC_FIGURE_SVG; format <<= 1)
    {
      g_autoptr (GBytes) first = render (fixture, format), between = render (fixture, SPEC_FIGURE_SVG);
      g_autoptr (GBytes) second = render (fixture, format);

      g_assert_true (g_bytes_equal (first, second));
      g_assert_true (between != NULL);
    }
}

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error))
    return NULL;
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return output;
}

static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = render (fixture, SPEC_FIGURE_PDF);
  g_autofree char *path = g_build_filename (fixture->folder, "figure.pdf", NULL), *text = NULL, *size = NULL;
  const char *to_text[] = { "pdftotext", path, "-", NULL }, *info[] = { "pdfinfo", path, NULL };

  g_assert_true (g_str_has_prefix (g_bytes_get_data (bytes, NULL), "%PDF"));
  g_assert_nonnull (find (bytes, "/DCTDecode")); /* pictures stay compressed */
  g_assert_true (spec_figure_save (path, bytes, NULL));
  text = run (to_text);
  size = run (info);
  if (text == NULL || size == NULL)
    {
      g_test_skip ("pdftotext and pdfinfo are not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "λ = 0.0300"));
  g_assert_nonnull (strstr (text, "trousers"));
  g_assert_nonnull (strstr (text, "Alpha .71"));
  g_assert_nonnull (strstr (size, "486 x "));
  g_assert_nonnull (strstr (size, "Jan  1 00:00:00 2000"));
}

static void
count_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  g_hash_table_insert (data, g_strdup (name), GUINT_TO_POINTER (1));
}

static void
test_svg (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = render (fixture, SPEC_FIGURE_SVG);
  g_autoptr (GHashTable) elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GMarkupParser parser = { .start_element = count_element };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, elements, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *svg = g_bytes_get_data (bytes, &size);

  g_assert_true (g_markup_parse_context_parse (context, svg, (gssize)size, &error)
                 && g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_true (g_hash_table_contains (elements, "svg") && g_hash_table_contains (elements, "image")
                 && g_hash_table_contains (elements, "path"));
  g_assert_nonnull (find (bytes, "data:image/jpeg;base64,"));
  g_assert_nonnull (find (bytes, "486pt"));
}

static void
test_svg_ids (void)
{
  static const char before[]
      = "<g id=\"surface17\" clip-path=\"url(#clip9)\"><use href=\"#surface17\"/><a id=\"clip9\"/></g>";
  static const char after[] = "<g id=\"i1\" clip-path=\"url(#i2)\"><use href=\"#i1\"/><a id=\"i2\"/></g>";
  g_autoptr (GByteArray) svg = g_byte_array_new (), renumbered = NULL;

  g_byte_array_append (svg, (const guint8 *)before, sizeof before - 1);
  renumbered = spec_svg_renumber_ids (svg);
  g_assert_cmpmem (renumbered->data, renumbered->len, after, sizeof after - 1);
}

static void
test_formats (void)
{
  g_autoptr (GError) error = NULL;
  guint formats = 0;

  g_assert_true (spec_figure_formats_parse ("pdf, PNG", &formats, &error));
  g_assert_cmpuint (formats, ==, SPEC_FIGURE_PDF | SPEC_FIGURE_PNG);
  g_assert_false (spec_figure_formats_parse ("png,jpeg", &formats, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "jpeg"));
  g_assert_cmpuint (formats, ==, SPEC_FIGURE_PDF | SPEC_FIGURE_PNG);
  g_assert_cmpuint (spec_figure_format_find ("/a.pdf/b.v2.SVG"), ==, SPEC_FIGURE_SVG);
  g_assert_cmpuint (spec_figure_format_find ("/a.pdf/b"), ==, 0);
}

static void
test_path (void)
{
  g_autofree char *named = spec_figure_dup_path ("/a/b.SVG"), *bare = spec_figure_dup_path ("/a.svg/b"), *other = spec_figure_dup_path ("v1.2");

  g_assert_cmpstr (named, ==, "/a/b.SVG");
  g_assert_cmpstr (bare, ==, "/a.svg/b.pdf");
  g_assert_cmpstr (other, ==, "v1.2.pdf");
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

/* A target that cannot be made, and a disk that is full half way: one clear error, the old file whole, nothing else
 * there. */
static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = render (fixture, SPEC_FIGURE_PNG);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "figure.png", NULL), *content = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "figure.png", NULL);
  struct rlimit limit, small;
  gboolean saved;

  g_assert_false (spec_figure_save (nowhere, bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, nowhere));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  small = (struct rlimit){ 1000, limit.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  saved = spec_figure_save (path, bytes, &error);
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_false (saved);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "Could not write "));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2); /* the picture and the old figure */
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecMontageFigure) figure = NULL;

  fixture->style.width = 100;
  fixture->style.dpi = 1200;
  g_ptr_array_set_size (fixture->montage->clusters, 0);
  figure = spec_montage_figure_new (fixture->montage, &fixture->style, SPEC_FIGURE_PNG, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (spec_montage_figure_render (figure, SPEC_FIGURE_PNG, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (spec_montage_figure_new (fixture->montage, &fixture->style, SPEC_FIGURE_PNG, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecMontageLayout) layout = spec_montage_layout_new (fixture->montage, &fixture->style);
  g_autoptr (GBytes) bytes = spec_figure_record_build_montage (NULL, fixture->montage, &fixture->style, layout);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root, *mode, *sample;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  g_assert_true (json_parser_load_from_data (parser, text, (gssize)size, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (root, "figure"), "width_inches"), ==,
                     6.75);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "modes")), ==, 4);
  mode = json_array_get_object_element (json_object_get_array_member (root, "modes"), 3);
  g_assert_cmpstr (json_object_get_string_member (mode, "direction"), ==, "negative");
  g_assert_cmpint (json_object_get_int_member (mode, "mode"), ==, 2);
  g_assert_cmpfloat (json_object_get_double_member (mode, "eigenvalue"), ==,
                     spec_montage_get_cluster (fixture->montage, 3)->eigenvalue); /* to the last bit, with its sign */
  g_assert_cmpfloat (json_object_get_double_member (mode, "similarity_x"), ==, 0.7134);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (mode, "samples")), ==, 4);
  sample = json_array_get_object_element (json_object_get_array_member (mode, "samples"), 2);
  g_assert_cmpint (json_object_get_int_member (sample, "index"), ==, 112);
  g_assert_cmpfloat (json_object_get_double_member (sample, "score"), ==,
                     spec_montage_get_cluster (fixture->montage, 3)->samples[2].score);
  g_assert_cmpstr (json_object_get_string_member (sample, "path"), ==, "folder/picture.png");
}

static void
test_latex (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecMontageFigure) figure = NULL;
  g_autofree char *latex = NULL;

  g_free (fixture->montage->name[SPEC_SIDE_X]);
  fixture->montage->name[SPEC_SIDE_X] = g_strdup ("clip_v1 & 50%");
  figure = spec_montage_figure_new (fixture->montage, &fixture->style, SPEC_FIGURE_PDF, NULL, NULL);
  latex = spec_montage_figure_dup_latex (figure, "figure1.pdf");
  g_assert_nonnull (strstr (latex, "\\includegraphics[width=6.75in]{figure1.pdf}"));
  g_assert_nonnull (strstr (latex, "clip\\_v1 \\& 50\\%"));
  g_assert_nonnull (strstr (latex, "\\label{fig:figure1}"));
}

#define ADD(name, func) g_test_add ("/figure/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE); /* pdfinfo prints the local time */
  g_test_init (&argc, &argv, NULL);
  ADD ("png", test_png);
  ADD ("transparent", test_transparent);
  ADD ("same-bytes", test_same_bytes);
  ADD ("pdf", test_pdf);
  ADD ("svg", test_svg);
  g_test_add_func ("/figure/svg-ids", test_svg_ids);
  g_test_add_func ("/figure/formats", test_formats);
  g_test_add_func ("/figure/path", test_path);
  ADD ("failures", test_failures);
  ADD ("too-large", test_too_large);
  ADD ("cancelled", test_cancelled);
  ADD ("record", test_record);
  ADD ("latex", test_latex);
  return g_test_run ();
}
