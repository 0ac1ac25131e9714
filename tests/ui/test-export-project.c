/* A figure exported from the window, made again by compute from the project: the same bytes. */
#define _GNU_SOURCE /* nftw */
#include <ftw.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <string.h>

#include "export/spec-export-window.h"
#include "project/spec-document.h"
#include "session-fixture.h"

static int
remove_entry (const char *path, const struct stat *status, int kind, struct FTW *where)
{
  return remove (path);
}

static void
export (SessionFixture *fixture, const char *path)
{
  GtkWindow *window = spec_export_window_new (NULL, fixture->session);
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_present (window);
  while (!spec_export_window_is_ready (SPEC_EXPORT_WINDOW (window)))
    g_main_context_iteration (NULL, TRUE);
  spec_export_window_write (SPEC_EXPORT_WINDOW (window), path);
  while (!g_file_test (path, G_FILE_TEST_EXISTS)) /* it comes last */
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (window);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
save (SessionFixture *fixture, const char *path)
{
  SpecDocument *document = spec_document_new (fixture->session);

  spec_document_save (document, path);
  while (spec_document_get_busy (document))
    g_main_context_iteration (NULL, TRUE);
  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
  g_object_unref (document);
  while (document != NULL) /* its thread lets go in its own time */
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
compute (const char *project, const char *folder)
{
  const char *const arguments[] = { g_getenv ("SPEC_PROGRAM"), "compute", project, "-o", folder, "-q", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

static void
compare_files (const char *path, const char *folder)
{
  g_autofree char *name = g_path_get_basename (path), *other = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL, *others = NULL;
  gsize length, other_length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (other, &others, &other_length, NULL));
  if (length != other_length || memcmp (bytes, others, length) != 0)
    g_error ("%s is not what was exported", other);
}

static void
test_figures (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *list = session_fixture_write_list (fixture, "images.txt", 400);
  g_autofree char *pdf = g_build_filename (fixture->folder, "figure1.pdf", NULL);
  g_autofree char *svg = g_build_filename (fixture->folder, "figure2.svg", NULL);
  g_autofree char *project = g_build_filename (fixture->folder, "paper.specx", NULL);
  g_autofree char *results = g_dir_make_tmp ("spec-figures-XXXXXX", NULL), *folder = g_build_filename (results, "out", NULL);
  const guint32 rows[] = { 0, 4, 8 };
  g_autoptr (SpecCuration) curation = NULL;

  spec_session_open (fixture->session, SPEC_ROLE_SAMPLES, list);
  session_fixture_compare_pair (fixture, 400);
  session_fixture_wait (fixture, session_fixture_has_list);
  spec_mode_item_set_name (spec_session_get_selected (fixture->session), "stripes");
  curation = spec_curation_with_excluded (spec_session_get_curation (fixture->session), rows, G_N_ELEMENTS (rows), TRUE);
  spec_session_set_curation (fixture->session, curation);
  export (fixture, pdf);
  export (fixture, svg);
  save (fixture, project);
  compute (project, folder);
  compare_files (pdf, folder);
  compare_files (svg, folder);
  nftw (results, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/export-project/figures", SessionFixture, NULL, session_fixture_set_up, test_figures, session_fixture_tear_down);

  return g_test_run ();
}
