/* The thumbnail cache: what is told, when, how often, and how much is kept. No display needed. */
#include "../paint/picture-files.h"
#include "clusters/spec-thumb-cache.h"
#include "decoder/spec-decoder-program.h"

typedef struct
{
  char *folder;
  SpecThumbCache *cache;
} Fixture;

typedef struct
{
  int calls;
  SpecThumbState state;
  int width;
  int height;
  gint64 order;
  char reason[200];
} Answer;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = picture_files_make_folder ();
  fixture->cache = spec_thumb_cache_new (10000); /* two pictures of 32 × 32 with their entries, not three */
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->cache);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  picture_files_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
on_answer (SpecThumbState state, GdkTexture *texture, const char *reason, gpointer data)
{
  Answer *answer = data;

  g_assert_true ((state == SPEC_THUMB_READY) == (texture != NULL));
  g_assert_true ((texture == NULL) == (reason != NULL));
  answer->calls++;
  g_strlcpy (answer->reason, reason != NULL ? reason : "", sizeof answer->reason);
  answer->state = state;
  answer->width = texture == NULL ? 0 : gdk_texture_get_width (texture);
  answer->height = texture == NULL ? 0 : gdk_texture_get_height (texture);
}

static void
wait_for (const Answer *answer, int calls)
{
  while (answer->calls < calls)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_ready (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = picture_files_write_halves (fixture->folder, "a.png", "png", 96, 48);
  Answer first = { 0 }, again = { 0 }, other = { 0 };

  g_assert_cmpuint (spec_thumb_cache_request (fixture->cache, path, 32, 32, SPEC_FIT_COVER, on_answer, &first), !=, 0);
  g_assert_cmpint (first.calls, ==, 0);
  wait_for (&first, 1);
  g_assert_cmpint (first.state, ==, SPEC_THUMB_READY);
  g_assert_cmpint (first.width, ==, 32);
  g_assert_cmpint (first.height, ==, 32);
  g_assert_cmpuint (spec_thumb_cache_request (fixture->cache, path, 32, 32, SPEC_FIT_COVER, on_answer, &again), ==, 0);
  g_assert_cmpint (again.calls, ==, 1);
  g_assert_cmpuint (spec_thumb_cache_get_started (fixture->cache), ==, 1);
  g_assert_cmpuint (spec_thumb_cache_request (fixture->cache, path, 32, 32, SPEC_FIT_CONTAIN, on_answer, &other), !=, 0);
  wait_for (&other, 1);
  g_assert_cmpint (other.height, ==, 16);
}

static void
test_shared (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = picture_files_write_halves (fixture->folder, "a.png", "png", 96, 48);
  Answer first = { 0 }, second = { 0 };
  guint id = spec_thumb_cache_request (fixture->cache, path, 32, 32, SPEC_FIT_COVER, on_answer, &first);

  g_assert_cmpuint (spec_thumb_cache_request (fixture->cache, path, 32, 32, SPEC_FIT_COVER, on_answer, &second), !=, id);
  spec_thumb_cache_cancel (fixture->cache, id); /* the other one still waits */
  wait_for (&second, 1);
  g_assert_cmpint (first.calls, ==, 0);
  g_assert_cmpuint (spec_thumb_cache_get_started (fixture->cache), ==, 1);
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.png", NULL);
  g_autofree char *broken = picture_files_write_halves (fixture->folder, "broken.png", "png", 96, 48);
  g_autofree char *late = NULL;
  Answer first = { 0 }, second = { 0 }, third = { 0 };

  picture_files_cut (broken, 0.7);
  spec_thumb_cache_request (fixture->cache, missing, 32, 32, SPEC_FIT_COVER, on_answer, &first);
  spec_thumb_cache_request (fixture->cache, broken, 32, 32, SPEC_FIT_COVER, on_answer, &second);
  wait_for (&first, 1);
  wait_for (&second, 1);
  g_assert_cmpint (first.state, ==, SPEC_THUMB_MISSING);
  g_assert_cmpint (second.state, ==, SPEC_THUMB_BROKEN);
  g_assert_cmpuint (spec_thumb_cache_request (fixture->cache, missing, 32, 32, SPEC_FIT_COVER, on_answer, &third), ==, 0);
  g_assert_cmpint (third.state, ==, SPEC_THUMB_MISSING);
  late = picture_files_write_halves (fixture->folder, "missing.png", "png", 96, 48);
  spec_thumb_cache_forget_failures (fixture->cache);
  spec_thumb_cache_request (fixture->cache, missing, 32, 32, SPEC_FIT_COVER, on_answer, &third);
  wait_for (&third, 2);
  g_assert_cmpint (third.state, ==, SPEC_THUMB_READY);
}

/* A file on which the decoder crashes costs a placeholder with the reason, and nothing else. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = picture_files_write_halves (fixture->folder, "good.png", "png", 96, 48);
  g_autofree char *bad = g_build_filename (fixture->folder, "bad.png", NULL);
  Answer first = { 0 }, second = { 0 };

  g_assert_true (g_file_set_contents (bad, "!crash", -1, NULL));
  spec_thumb_cache_request (fixture->cache, bad, 32, 32, SPEC_FIT_COVER, on_answer, &first);
  spec_thumb_cache_request (fixture->cache, good, 32, 32, SPEC_FIT_COVER, on_answer, &second);
  wait_for (&first, 1);
  wait_for (&second, 1);
  g_assert_cmpint (first.state, ==, SPEC_THUMB_BROKEN);
  g_assert_nonnull (strstr (first.reason, "bad.png"));
  g_assert_nonnull (strstr (first.reason, "crashed"));
  g_assert_cmpint (second.state, ==, SPEC_THUMB_READY);
}

static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  Answer answers[6] = { { 0 } };
  Answer last = { 0 };

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.png", i);
      g_autofree char *path = picture_files_write_halves (fixture->folder, name, "png", 64, 64);

      spec_thumb_cache_request (fixture->cache, path, 32, 32, SPEC_FIT_COVER, on_answer, &answers[i]);
      wait_for (&answers[i], 1);
      g_assert_cmpuint (spec_thumb_cache_get_bytes (fixture->cache), <=, 10000);
      g_assert_cmpuint (spec_thumb_cache_get_bytes (fixture->cache), >=, 4096);
    }
  {
    g_autofree char *newest = g_build_filename (fixture->folder, "5.png", NULL);
    g_autofree char *oldest = g_build_filename (fixture->folder, "0.png", NULL);

    g_assert_cmpuint (spec_thumb_cache_request (fixture->cache, newest, 32, 32, SPEC_FIT_COVER, on_answer, &last), ==, 0);
    g_assert_cmpuint (spec_thumb_cache_request (fixture->cache, oldest, 32, 32, SPEC_FIT_COVER, on_answer, &last), !=, 0);
    wait_for (&last, 2);
  }
}

static void
on_ordered (SpecThumbState state, GdkTexture *texture, const char *reason, gpointer data)
{
  static gint64 clock;

  ((Answer *) data)->order = ++clock;
  on_answer (state, texture, reason, data);
}

/* A hundred are asked for; the newest does not wait for the ninety-nine before it. */
static void
test_newest_first (Fixture *fixture, gconstpointer data)
{
  Answer answers[100] = { { 0 } };

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.png", i);
      g_autofree char *path = picture_files_write_halves (fixture->folder, name, "png", 300, 300);
    }
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%d.png", fixture->folder, i);

      spec_thumb_cache_request (fixture->cache, name, 32, 32, SPEC_FIT_COVER, on_ordered, &answers[i]);
    }
  for (int i = 0; i < 100; i++)
    wait_for (&answers[i], 1);
  g_assert_cmpint (answers[99].order, <, 50);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  Answer cancelled[50] = { { 0 } };
  Answer kept = { 0 };
  g_autofree char *path = picture_files_write_halves (fixture->folder, "kept.png", "png", 300, 300);
  guint ids[50];

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.png", i);
      g_autofree char *other = picture_files_write_halves (fixture->folder, name, "png", 300, 300);

      ids[i] = spec_thumb_cache_request (fixture->cache, other, 32, 32, SPEC_FIT_COVER, on_answer, &cancelled[i]);
    }
  for (int i = 0; i < 50; i++)
    spec_thumb_cache_cancel (fixture->cache, ids[i]);
  spec_thumb_cache_cancel (fixture->cache, ids[0]); /* twice is harmless */
  spec_thumb_cache_request (fixture->cache, path, 32, 32, SPEC_FIT_COVER, on_answer, &kept);
  wait_for (&kept, 1);
  for (int i = 0; i < 50; i++)
    g_assert_cmpint (cancelled[i].calls, ==, 0);
}

/* Requests that are pending when the cache goes are forgotten, and no thread comes back to it. */
static void
test_goes_away (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = picture_files_write_halves (fixture->folder, "a.png", "png", 300, 300);
  SpecThumbCache *cache = spec_thumb_cache_new (1000);
  Answer answer = { 0 };

  spec_thumb_cache_request (cache, path, 32, 32, SPEC_FIT_COVER, on_answer, &answer);
  g_assert_finalize_object (cache);
  for (int i = 0; i < 20; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpint (answer.calls, ==, 0);
}

#define ADD(path, func) g_test_add ("/thumb-cache/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv (SPEC_DECODER_VARIABLE, g_getenv ("SPEC_TEST_DECODER"), TRUE); /* decodes, and does what hostile files want */
  ADD ("ready", test_ready);
  ADD ("shared", test_shared);
  ADD ("failures", test_failures);
  ADD ("hostile", test_hostile);
  ADD ("bounded", test_bounded);
  ADD ("newest-first", test_newest_first);
  ADD ("cancel", test_cancel);
  ADD ("goes-away", test_goes_away);
  return g_test_run ();
}
