/* A window that does one thing over and over until it is killed: crash-work WHAT FOLDER TIMES
 *   WHAT    save, autosave, export; or recover: takes what is on offer, and gives it up again
 *   FOLDER  with x.npy, y.npy and list.txt
 *   TIMES   how often; 0: until it is killed
 * Prints "asked NUMBER" before each write; when it recovers, "working", then "found NUMBER FILE" or "nothing". */
#include <stdio.h>

#include "export/spec-export-content.h"
#include "export/spec-export-job.h"
#include "project/spec-document-private.h"
#include "window/spec-style.h"
#include "window/spec-window-private.h"

typedef struct
{
  const char *what;
  const char *folder;
  guint left; /* times; 0: without end */
  guint done;
  SpecStyle *style;
  SpecWindow *window;
  SpecExportChoices choices;
  SpecMontage *montage; /* (nullable) */
} Work;

static void
say (const char *text)
{
  printf ("%s\n", text);
  fflush (stdout);
}

/* What is not saved is not wanted. */
static gboolean
on_end (gpointer data)
{
  Work *work = data;

  spec_document_discard (work->window->document);
  gtk_window_destroy (GTK_WINDOW (work->window));

  return G_SOURCE_REMOVE;
}

/* Returns: whether there is more to do; the value that tells this time from the one before is printed. */
static gboolean
begin_next (Work *work)
{
  g_autofree char *line = NULL;

  if (work->left > 0 && work->done == work->left)
    {
      g_timeout_add (10, on_end, work);
      return FALSE;
    }
  line = g_strdup_printf ("asked %u", ++work->done);
  say (line);

  return TRUE;
}

/* The number of the write is in the project as η. */
static void
change (Work *work)
{
  g_object_set (work->window->session, "eta", 1 + 0.001 * work->done, NULL);
}

static void
save (Work *work)
{
  g_autofree char *path = g_build_filename (work->folder, "figure.specx", NULL);

  if (!begin_next (work))
    return;
  change (work);
  spec_document_save (work->window->document, path);
}

static gboolean
autosave (gpointer data)
{
  Work *work = data;

  if (work->window->document->autosaving)
    return G_SOURCE_CONTINUE;
  if (!begin_next (work))
    return G_SOURCE_REMOVE;
  change (work);
  spec_document_autosave (work->window->document);

  return G_SOURCE_CONTINUE;
}

/* Saved once: the autosave is the newer state of a file. */
static void
on_saved (Work *work)
{
  if (g_str_equal (work->what, "save"))
    save (work);
  else if (work->done == 0)
    g_timeout_add (1, autosave, work);
}

static void export (Work *work);

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = spec_export_job_write_finish (result, &error);

  g_assert_no_error (error);
  export (data);
}

/* The first two stay as they are, to be compared with. */
static void
export (Work *work)
{
  static const char *const names[] = { "one.png", "two.png" };
  g_autofree char *path = NULL;
  guint turn = work->done;

  if (!begin_next (work))
    return;
  path = g_build_filename (work->folder, turn < 2 ? names[turn] : "figure.png", NULL);
  g_strlcpy (work->choices.style.title, turn % 2 == 0 ? "one" : "two", sizeof work->choices.style.title);
  spec_export_job_write_async (work->montage, &work->choices, path, NULL, on_written, work);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;

  work->montage = spec_export_content_make_finish (work->window->session, result, NULL);
  g_assert_nonnull (work->montage);
  export (work);
}

static void
begin_exporting (Work *work)
{
  const SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;

  work->choices = (SpecExportChoices) { SPEC_EXPORT_BOTH, 3, style, SPEC_FIGURE_PNG, TRUE, TRUE };
  spec_export_content_make_async (work->window->session, &work->choices, NULL, on_made, work);
}

static void
open_files (Work *work)
{
  static const char *const names[] = { "x.npy", "y.npy", "list.txt" };
  static const SpecRole roles[] = { SPEC_ROLE_X, SPEC_ROLE_Y, SPEC_ROLE_SAMPLES };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (work->folder, names[i], NULL);

      spec_session_open (work->window->session, roles[i], path);
    }
  spec_session_compare (work->window->session);
}

static gboolean
on_look (gpointer data)
{
  Work *work = data;
  g_autofree char *path = g_build_filename (work->folder, "begun.specx", NULL);

  if (spec_session_get_state (work->window->session) != SPEC_STATE_EXACT)
    return G_SOURCE_CONTINUE;
  if (g_str_equal (work->what, "save"))
    save (work);
  else if (g_str_equal (work->what, "autosave"))
    spec_document_save (work->window->document, path);
  else
    begin_exporting (work);

  return G_SOURCE_REMOVE;
}

static void
on_recovered (Work *work)
{
  g_autofree char *line = NULL;
  double eta;

  g_object_get (work->window->session, "eta", &eta, NULL);
  line = g_strdup_printf ("found %d %s", (int) ((eta - 1) * 1000 + 0.5), spec_document_get_path (work->window->document));
  say (line);
  g_timeout_add (10, on_end, work);
}

static void
recover (Work *work)
{
  say ("working");
  spec_window_offer_recovery (work->window);
  if (work->window->lost == NULL)
    {
      say ("nothing");
      g_timeout_add (10, on_end, work);
      return;
    }
  g_signal_connect_swapped (work->window->document, "opened", G_CALLBACK (on_recovered), work);
  gtk_widget_activate_action (GTK_WIDGET (work->window), "win.recover", NULL);
}

static void
on_activate (GtkApplication *application, Work *work)
{
  work->style = spec_style_new (gdk_display_get_default ());
  work->window = spec_window_new (application);
  gtk_window_present (GTK_WINDOW (work->window));
  if (g_str_equal (work->what, "recover"))
    {
      recover (work);
      return;
    }
  g_signal_connect_swapped (work->window->document, "saved", G_CALLBACK (on_saved), work);
  open_files (work);
  g_timeout_add (5, on_look, work);
}

int
main (int argc, char **argv)
{
  Work work = { 0 };
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  int status;

  if (argc != 4)
    return 2;
  work = (Work) { .what = argv[1], .folder = argv[2], .left = (guint) g_ascii_strtoull (argv[3], NULL, 10) };
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &work);
  status = g_application_run (G_APPLICATION (application), 0, NULL);
  g_clear_pointer (&work.montage, spec_montage_unref);
  g_clear_object (&work.style);

  return status;
}
