/* The decoder processes: what a picture file may do to them, and that nothing of it reaches the program. */
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/spec-error.h"
#include "decoder/spec-decoder.h"
#include "decoder/spec-landlock.h"
#include "decoder/spec-seccomp.h"
#include "paint/spec-picture.h"
#include "picture-files.h"

#define LONG 60000 /* ms: longer than anything here takes */
#define SHORT 300

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED TRUE
#else
#define SANITIZED FALSE
#endif

typedef struct
{
  char *folder;
  char *good;
  SpecDecoder *decoder;
} Fixture;

static SpecDecoder *
make_decoder (guint time_limit)
{
  const char *const arguments[] = { g_getenv ("SPEC_TEST_DECODER"), NULL };

  g_assert_nonnull (arguments[0]);
  return spec_decoder_new (arguments, time_limit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = picture_files_make_folder ();
  fixture->good = picture_files_write_halves (fixture->folder, "good.png", "png", 64, 32);
  fixture->decoder = make_decoder (LONG);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  spec_decoder_free (fixture->decoder);
  picture_files_remove (fixture->folder);
  g_free (fixture->good);
  g_free (fixture->folder);
}

static cairo_surface_t *
run (SpecDecoder *decoder, const char *path, GCancellable *cancellable, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  cairo_surface_t *surface;

  g_assert_cmpint (fd, >=, 0);
  surface = spec_decoder_run (decoder, fd, path, 16, 16, SPEC_FIT_CONTAIN, cancellable, error);
  close (fd);
  return surface;
}

static void
assert_good (SpecDecoder *decoder, const char *path)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = run (decoder, path, NULL, &error);
  const guint32 *pixels;

  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 16);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 8);
  pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);
  g_assert_cmphex (pixels[0], ==, 0xFFDC1E1E);
  g_assert_cmphex (pixels[16 * 8 - 1], ==, 0xFF1E1EDC);
  cairo_surface_destroy (surface);
}

/* Returns: (transfer full): what the file that gives @order is refused with. */
static GError *
give_order (Fixture *fixture, SpecDecoder *decoder, const char *order, GCancellable *cancellable)
{
  g_autofree char *path = g_build_filename (fixture->folder, order, NULL);
  GError *error = NULL;

  g_assert_true (g_file_set_contents (path, order, -1, NULL));
  g_assert_null (run (decoder, path, cancellable, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  return error;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (spec_decoder_get_started (fixture->decoder), ==, 0);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = give_order (fixture, fixture->decoder, "!nothing", NULL);

      assert_good (fixture->decoder, fixture->good);
      g_assert_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT);
      g_assert_cmpstr (error->message, ==, "obeyed");
    }
  g_assert_cmpuint (spec_decoder_get_started (fixture->decoder), ==, 1);
}

static void
test_crash (Fixture *fixture, gconstpointer data)
{
  const char *const orders[] = { "!crash", "!abort" };

  assert_good (fixture->decoder, fixture->good);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GError) error = give_order (fixture, fixture->decoder, orders[i], NULL);

      g_assert_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, orders[i])); /* the file's name */
      g_assert_nonnull (strstr (error->message, "crashed"));
      assert_good (fixture->decoder, fixture->good);
    }
  g_assert_cmpuint (spec_decoder_get_started (fixture->decoder), ==, 3);
}

static void
test_hang (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecDecoder) decoder = make_decoder (SHORT);
  g_autoptr (GError) error = give_order (fixture, decoder, "!hang", NULL);

  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "too long"));
  assert_good (fixture->decoder, fixture->good);
}

static void
test_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = give_order (fixture, fixture->decoder, "!eat", NULL);

  if (!SANITIZED) /* a sanitizer reserves more than any limit */
    g_assert_cmpint (atoi (error->message + strlen ("got ")), <=, 32); /* of 64 MiB: 2 GiB */
  assert_good (fixture->decoder, fixture->good);
}

/* A process that the file has taken over can say what it likes. */
static void
test_lies (Fixture *fixture, gconstpointer data)
{
  const char *const orders[] = { "!large", "!negative", "!long", "!half" };
  g_autoptr (SpecDecoder) impatient = make_decoder (SHORT);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GError) error = give_order (fixture, i < 3 ? fixture->decoder : impatient, orders[i], NULL);

      g_assert_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, i < 3 ? "no sensible answer" : "too long"));
    }
  assert_good (fixture->decoder, fixture->good);
}

/* Whether @enter does anything here: tried in a process of its own. */
static gboolean
works_here (gboolean (*enter) (void))
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    _exit (enter () ? 1 : 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) && WEXITSTATUS (status) == 1;
}

static void
assert_not (const char *possible, const char *word)
{
  if (strstr (possible, word) != NULL)
    g_error ("%s; expected not:%s", possible, word);
}

static void
test_shut_in (Fixture *fixture, gconstpointer data)
{
  int inherited = dup2 (STDERR_FILENO, 9); /* not marked to be closed: as careless libraries do */
  g_autoptr (GError) error = give_order (fixture, fixture->decoder, "!try", NULL);
  gboolean landlock = works_here (spec_landlock_enter);
  gboolean seccomp = !SANITIZED && works_here (spec_seccomp_enter);

  close (inherited);
  g_test_message ("Landlock: %s, seccomp: %s", landlock ? "yes" : "no", seccomp ? "yes" : "no");
  g_assert_true (g_str_has_prefix (error->message, "possible:"));
  assert_not (error->message, " inherited");
  if (landlock || seccomp)
    {
      assert_not (error->message, " read");
      assert_not (error->message, " write");
    }
  if (seccomp)
    g_assert_cmpstr (error->message, ==, "possible:");
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (100000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_autoptr (GError) error = give_order (fixture, fixture->decoder, "!hang", cancellable);

  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_good (fixture->decoder, fixture->good);
}

/* One that dies while nothing is asked of it is replaced, and no picture pays for it. */
static void
test_idle_death (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = give_order (fixture, fixture->decoder, "!doom", NULL);

  g_usleep (200000);
  assert_good (fixture->decoder, fixture->good);
  g_assert_cmpuint (spec_decoder_get_started (fixture->decoder), ==, 2);
}

static gpointer
decode_many (gpointer data)
{
  Fixture *fixture = data;

  for (int i = 0; i < 20; i++)
    assert_good (fixture->decoder, fixture->good);
  return NULL;
}

static void
test_together (Fixture *fixture, gconstpointer data)
{
  GThread *threads[10];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("many", decode_many, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (spec_decoder_get_started (fixture->decoder), >=, 1);
  g_assert_cmpuint (spec_decoder_get_started (fixture->decoder), <, 40); /* some are let go where all came at once */
}

static void
test_no_program (Fixture *fixture, gconstpointer data)
{
  const char *const arguments[] = { "/nonexistent/decoder", NULL };
  g_autoptr (SpecDecoder) decoder = spec_decoder_new (arguments, LONG);
  g_autoptr (GError) error = NULL;

  g_assert_null (run (decoder, fixture->good, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "/nonexistent/decoder"));
}

/* The program itself can be the decoder. */
static void
test_same_program (Fixture *fixture, gconstpointer data)
{
  const char *const arguments[] = { g_getenv ("SPEC_PROGRAM"), "--decode-pictures", NULL };
  g_autoptr (SpecDecoder) decoder = spec_decoder_new (arguments, LONG);
  g_autofree char *tiff = picture_files_write_halves (fixture->folder, "a.tiff", "tiff", 64, 32);

  assert_good (decoder, fixture->good);
  assert_good (decoder, tiff);
  g_assert_cmpuint (spec_decoder_get_started (decoder), ==, 2);
}

#define ADD(path, func) g_test_add ("/decoder/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("crash", test_crash);
  ADD ("hang", test_hang);
  ADD ("memory", test_memory);
  ADD ("lies", test_lies);
  ADD ("shut-in", test_shut_in);
  ADD ("cancel", test_cancel);
  ADD ("idle-death", test_idle_death);
  ADD ("together", test_together);
  ADD ("no-program", test_no_program);
  ADD ("same-program", test_same_program);
  return g_test_run ();
}
