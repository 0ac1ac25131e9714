/* Near-duplicates in a montage, and the lists of a montage of texts. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "paint/spec-figure-record.h"
#include "paint/spec-montage-figure.h"
#include "paint/spec-montage-latex.h"
#include "paint/spec-text-shape.h"
#include "picture-files.h"
#include "spec/spec-solver.h"

#define ROWS 24

/* Rows of two groups; @twins: rows 0, 1 and 2 are the same. */
static SpecEmbedding *
make_embedding (const char *name, guint groups, gboolean twins, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  float *rows = g_new (float, ROWS * 3);

  for (guint i = 0; i < ROWS; i++)
    for (guint k = 0; k < 3; k++)
      rows[i * 3 + k] = (float) g_rand_double_range (random, -0.2, 0.2) + (k == i % groups ? 3 : 0);
  for (guint k = 0; twins && k < 3; k++)
    rows[2 * 3 + k] = rows[4 * 3 + k] = rows[k];
  return spec_embedding_new_take (rows, ROWS, 3, name);
}

static SpecResult *
solve (gboolean twins)
{
  SpecParams params = SPEC_PARAMS_DEFAULT;
  g_autoptr (SpecEmbedding) x = make_embedding ("x_&", 3, twins, 1), y = make_embedding ("y", 2, twins, 2);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  SpecResult *result;

  params.modes = 1;
  problem = spec_problem_new (x, y, &params, &error);
  g_assert_no_error (error);
  result = spec_solver_solve (solver, problem, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static SpecSamples *
list_images (const char *folder, const char *names)
{
  g_autofree char *path = g_build_filename (folder, "images.txt", NULL);
  g_autoptr (GError) error = NULL;
  SpecSamples *samples;

  g_assert_true (g_file_set_contents (path, names, -1, NULL));
  samples = spec_samples_load_images (path, NULL, NULL, &error);
  g_assert_no_error (error);
  return samples;
}

static SpecMontage *
fold (SpecResult *result, SpecSamples *samples, SpecCuration *curation, gsize wanted)
{
  SpecMontagePick pick = { SPEC_DIRECTION_POSITIVE, 0, NULL };

  return spec_montage_new (result, samples, curation, &pick, 1, wanted, TRUE, NULL, NULL);
}

/* Rows 0, 2 and 4 are equal in X and in Y: one of them is shown, and the record says which stand behind it. */
static void
test_equal_rows (void)
{
  g_autoptr (SpecResult) result = solve (TRUE);
  g_autoptr (SpecMontage) montage = fold (result, NULL, NULL, ROWS);
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;
  g_autoptr (SpecMontageLayout) layout = NULL;
  g_autoptr (GBytes) record = NULL;
  const SpecMontageCluster *cluster = spec_montage_get_cluster (montage, 0);
  guint shown = 0;

  g_assert_cmpuint (cluster->n_samples, ==, ROWS - 2);
  g_assert_cmpuint (cluster->n_folded, ==, 2);
  for (gsize i = 0; i < cluster->n_samples; i++)
    shown += cluster->samples[i].index == 0 || cluster->samples[i].index == 2 || cluster->samples[i].index == 4;
  g_assert_cmpuint (shown, ==, 1);
  g_assert_cmpuint (cluster->folded[0].into, ==, cluster->folded[1].into);
  style.fold = TRUE;
  layout = spec_montage_layout_new (montage, &style);
  record = spec_figure_record_build_montage (NULL, montage, &style, layout);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (record, NULL), (gssize) g_bytes_get_size (record), "\"folded\""));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (record, NULL), (gssize) g_bytes_get_size (record), "\"fold_duplicates\" : true"));
}

/* The same picture in another size and format is folded; one in other colours is not, nor one that cannot be read. */
static void
test_pictures (void)
{
  g_autofree char *folder = picture_files_make_folder ();
  g_autofree char *large = picture_files_write_halves (folder, "large.png", "png", 320, 240);
  g_autofree char *small = picture_files_write_halves (folder, "small.jpg", "jpeg", 160, 120);
  g_autoptr (GString) names = g_string_new ("large.png\nsmall.jpg\n");
  g_autoptr (SpecResult) result = solve (FALSE);
  g_autoptr (SpecSamples) samples = NULL;
  g_autoptr (SpecMontage) montage = NULL;
  const SpecMontageCluster *cluster;

  for (guint i = 2; i < ROWS; i++)
    g_string_append_printf (names, "missing-%u.png\n", i);
  samples = list_images (folder, names->str);
  montage = fold (result, samples, NULL, ROWS);
  cluster = spec_montage_get_cluster (montage, 0);
  g_assert_cmpuint (cluster->n_folded, ==, 1);
  g_assert_cmpuint (cluster->folded[0].row + cluster->folded[0].into, ==, 1);
  g_assert_cmpuint (cluster->n_samples, ==, ROWS - 1);
  picture_files_remove (folder);
}

/* What a person pinned is shown, and all that was pinned. */
static void
test_pinned (void)
{
  g_autoptr (SpecResult) result = solve (TRUE);
  g_autoptr (SpecCuration) empty = spec_curation_new ();
  const guint32 pinned[] = { 4, 0 };
  g_autoptr (SpecCuration) curation = spec_curation_with_pinned (empty, result, SPEC_DIRECTION_POSITIVE, 0, pinned, 2);
  g_autoptr (SpecMontage) montage = fold (result, NULL, curation, 6);
  const SpecMontageCluster *cluster = spec_montage_get_cluster (montage, 0);

  g_assert_cmpuint (cluster->n_samples, ==, 6);
  g_assert_cmpuint (cluster->n_pinned, ==, 2);
  g_assert_cmpuint (cluster->samples[0].index, ==, 4);
  g_assert_cmpuint (cluster->samples[1].index, ==, 0);
  for (gsize i = 2; i < 6; i++)
    g_assert_cmpuint (cluster->samples[i].index, !=, 2);
}

static void
assert_shortened (const char *text, gsize longest, const char *expected)
{
  g_autofree char *shortened = spec_text_shape_dup_shortened (text, longest);

  g_assert_cmpstr (shortened, ==, expected);
  g_assert_cmpint (g_utf8_strlen (shortened, -1), <=, longest);
}

/* Whole words where one ends near, whole letters always. */
static void
test_shortened (void)
{
  assert_shortened ("  two\n\t words ", 20, "two words");
  assert_shortened ("exactly ten", 11, "exactly ten");
  assert_shortened ("the quick brown fox", 17, "the quick brown…");
  assert_shortened ("Donaudampfschifffahrt", 10, "Donaudamp…");
  assert_shortened ("ab\u0301cdef", 3, "a…"); /* the accent stays with its b, which does not fit */
  assert_shortened ("中文字符測試", 4, "中文字…");

  assert_shortened (NULL, 5, "");
  g_assert_cmpuint (spec_text_shape_count_lines ("short", 100, 20), ==, 1);
  g_assert_cmpuint (spec_text_shape_count_lines ("中文字符測試中文字符測試", 100, 10), >=, 2);
  g_assert_cmpuint (spec_text_shape_count_lines ("a text of many words that goes on and on", 10, 10), ==, 1);
}

#define HOSTILE "50% of $x_1$ {~^\\} #7 <a> --b"

/* @count: 2: the first cluster of the other direction too */
static SpecMontage *
make_text_clusters (const char *words, guint count, char **path)
{
  SpecMontagePick picks[] = { { SPEC_DIRECTION_POSITIVE, 0, "A & B" }, { SPEC_DIRECTION_NEGATIVE, 0, NULL } };
  g_autoptr (SpecResult) result = solve (FALSE);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (SpecSamples) samples = NULL;
  g_autoptr (GError) error = NULL;
  int handle = g_file_open_tmp ("spec-texts-XXXXXX.txt", path, NULL);

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (lines, "%u: %s %s\n", i, words,
                            i % 2 == 0 ? "" : "and a good deal more that makes this one line longer than the others in the list");
  g_assert_true (g_close (handle, NULL));
  g_assert_true (g_file_set_contents (*path, lines->str, -1, NULL));
  samples = spec_samples_load_texts (*path, NULL, &error);
  g_assert_no_error (error);
  return spec_montage_new (result, samples, NULL, picks, count, 9, FALSE, NULL, NULL);
}

static SpecMontage *
make_texts (const char *words, char **path)
{
  return make_text_clusters (words, 1, path);
}

static guint
count (const char *text, const char *part)
{
  guint found = 0;

  for (const char *c = text; (c = strstr (c, part)) != NULL; c++)
    found++;
  return found;
}

/* Lists that no page can hold go on in a second figure of the same number: a float that is too tall would be cut at its foot. */
static void
test_latex_pages (void)
{
  g_autofree char *path = NULL, *latex = NULL;
  g_autoptr (SpecMontage) montage = make_text_clusters ("words that take up some room, so that two lists of nine texts as long as this one is do not find room on any page of a paper", 2, &path);
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;
  guint figures;

  style.clusters_per_line = 1;
  style.columns = style.rows = 3;
  latex = spec_montage_latex_dup (montage, &style, "figure1.pdf");
  figures = count (latex, "\\begin{figure}");
  g_assert_cmpuint (figures, >, 1);
  g_assert_cmpuint (count (latex, "\\end{figure}"), ==, figures);
  g_assert_cmpuint (count (latex, "\\caption{"), ==, figures);
  g_assert_cmpuint (count (latex, "\\addtocounter{figure}{-1}"), ==, figures - 1);
  g_assert_cmpuint (count (latex, "\\label{"), ==, 1);
  g_assert_cmpuint (count (latex, "\\item "), ==, 18);
  g_unlink (path);
}

static void
test_latex (void)
{
  g_autofree char *path = NULL, *latex = NULL;
  g_autoptr (SpecMontage) montage = make_texts (HOSTILE ", кириллица, العربية, हिन्दी, 中文", &path);
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;

  latex = spec_montage_latex_dup (montage, &style, "figure1.pdf");
  g_assert_nonnull (strstr (latex, "50\\% of \\$x\\_1\\$ \\{\\textasciitilde{}\\textasciicircum{}\\textbackslash{}\\} \\#"));
  g_assert_nonnull (strstr (latex, "\\textless{}a\\textgreater{} -{}-b"));
  g_assert_nonnull (strstr (latex, "A \\& B"));
  g_assert_nonnull (strstr (latex, "x\\_\\&"));
  g_assert_nonnull (strstr (latex, "XeLaTeX"));
  g_assert_null (strstr (latex, "includegraphics"));
  g_assert_cmpuint (count (latex, "\\item "), ==, 9);
  g_assert_cmpuint (count (latex, "\\begin{figure}"), ==, 1);
  g_unlink (path);
}

/* TeX itself takes all letters of ASCII and some beyond, in the type it has always had. */
static void
test_tex (void)
{
  g_autofree char *tex = g_find_program_in_path ("pdflatex"), *folder = g_dir_make_tmp ("spec-tex-XXXXXX", NULL);
  g_autofree char *path = NULL, *latex = NULL, *document = NULL, *file = g_build_filename (folder, "montage.tex", NULL);
  static const char *const made[] = { ".tex", ".aux", ".log", ".pdf" };
  const char *const command[] = { tex, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "montage.tex", NULL };
  g_autoptr (SpecMontage) montage = make_texts (HOSTILE " |`q'' \"r\" [s] ,,t ?`u & v --- ä é ß ~ \\end{figure} %%", &path);
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  latex = spec_montage_latex_dup (montage, &style, "figure_1 & 100%.pdf");
  g_unlink (path);
  if (tex != NULL)
    {
      document = g_strconcat ("\\documentclass{article}\\begin{document}\n", latex, "\\end{document}\n", NULL);
      g_assert_true (g_file_set_contents (file, document, -1, NULL));
      g_spawn_sync (folder, (char **) command, NULL, 0, NULL, NULL, &said, NULL, &status, &error);
      g_assert_no_error (error);
      if (status != 0)
        g_test_message ("%s", said);
      g_assert_cmpint (status, ==, 0);
    }
  else
    g_test_skip ("TeX is not installed");
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      g_autofree char *name = g_strconcat (folder, "/montage", made[i], NULL);

      g_unlink (name);
    }
  g_rmdir (folder);
}

/* Longer texts get more lines, none lies over the next, and the whole list is inside its frame, in every format. */
static void
test_list (void)
{
  static const SpecFigureFormat formats[] = { SPEC_FIGURE_PNG, SPEC_FIGURE_PDF, SPEC_FIGURE_SVG };
  g_autofree char *path = NULL;
  g_autoptr (SpecMontage) montage = make_texts (HOSTILE ", кириллица, العربية, हिन्दी, 中文", &path);
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;
  g_autoptr (SpecMontageFigure) figure = NULL;
  g_autoptr (GError) error = NULL;
  const SpecMontageLayout *layout;
  double end = 0;

  style.clusters_per_line = 1;
  style.width = 3.25;
  figure = spec_montage_figure_new (montage, &style, SPEC_FIGURE_PNG | SPEC_FIGURE_PDF | SPEC_FIGURE_SVG, NULL, &error);
  g_assert_no_error (error);
  layout = spec_montage_figure_get_layout (figure);
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const SpecMontageBox *box = spec_montage_layout_get_box (layout, i);

      if (box->part == SPEC_MONTAGE_TEXT)
        {
          g_assert_cmpfloat (box->y, >=, end - 1e-9);
          g_assert_cmpuint (box->lines, >=, 1);
          end = box->y + box->height;
        }
      if (box->part == SPEC_MONTAGE_FRAME)
        g_assert_cmpfloat_with_epsilon (box->y + box->height, end, 1e-6);
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) bytes = spec_montage_figure_render (figure, formats[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
    }
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicates/equal-rows", test_equal_rows);
  g_test_add_func ("/duplicates/pictures", test_pictures);
  g_test_add_func ("/duplicates/pinned", test_pinned);
  g_test_add_func ("/texts/shortened", test_shortened);
  g_test_add_func ("/texts/latex", test_latex);
  g_test_add_func ("/texts/latex-pages", test_latex_pages);
  g_test_add_func ("/texts/tex", test_tex);
  g_test_add_func ("/texts/list", test_list);
  return g_test_run ();
}
