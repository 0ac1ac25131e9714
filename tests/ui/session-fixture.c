#include "session-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "project/spec-document.h"
#include "report/spec-npy-writer.h"

#define SECONDS_TO_END 20
#define TWO_COLUMNS 8

/* Four groups in X by row modulo 4, eight in Y by row modulo 8, with a little noise: rows of a group lie close together. */
static void
fill (float *values, gsize rows, guint groups, gsize columns)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (groups);

  for (gsize i = 0; i < rows; i++)
    {
      for (gsize j = 0; j < columns; j++)
        values[i * columns + j] = (i % groups == j ? 5 : 0) + 0.2 * g_rand_double (random);
    }
}

char *
session_fixture_write_embedding (SessionFixture *fixture, const char *name, gsize rows, guint groups, gsize columns)
{
  g_autofree float *values = g_new (float, rows *columns);
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  fill (values, rows, groups, columns);
  spec_npy_write_floats (path, values, rows, columns, &error);
  g_assert_no_error (error);

  return path;
}

/* As .safetensors: the header's length, the header, the values. */
char *
session_fixture_write_two_arrays (SessionFixture *fixture, const char *name, gsize rows)
{
  gsize size = rows * TWO_COLUMNS * sizeof (float);
  g_autofree char *header
      = g_strdup_printf ("{\"first\":{\"dtype\":\"F32\",\"shape\":[%zu,%d],\"data_offsets\":[0,%zu]},"
                         "\"second\":{\"dtype\":\"F32\",\"shape\":[%zu,%d],\"data_offsets\":[%zu,%zu]}}",
                         rows, TWO_COLUMNS, size, rows, TWO_COLUMNS, size, 2 * size);
  g_autofree float *values = g_malloc (2 * size);
  guint64 length = GUINT64_TO_LE (strlen (header));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  char *path = g_build_filename (fixture->folder, name, NULL);

  fill (values, rows, 4, TWO_COLUMNS);
  fill (values + rows * TWO_COLUMNS, rows, 8, TWO_COLUMNS);
  g_byte_array_append (bytes, (guint8 *) &length, sizeof length);
  g_byte_array_append (bytes, (guint8 *) header, strlen (header));
  g_byte_array_append (bytes, (guint8 *) values, 2 * size);
  g_assert_true (g_file_set_contents (path, (char *) bytes->data, bytes->len, NULL));

  return path;
}

char *
session_fixture_write_list (SessionFixture *fixture, const char *name, gsize rows)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < rows; i++)
    g_string_append_printf (text, "%05zu.png\n", i);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);

  return path;
}

static void
on_open_failed (SpecSession *session, int role, const char *path, const char *message, SessionFixture *fixture)
{
  g_assert_nonnull (message);
  fixture->open_failures++;
  fixture->failed_role = role;
}

static void
on_result (SessionFixture *fixture)
{
  fixture->results++;
}

void
session_fixture_take_session (SessionFixture *fixture, SpecSession *session)
{
  g_clear_object (&fixture->session);
  fixture->session = session;
  g_signal_connect (fixture->session, "open-failed", G_CALLBACK (on_open_failed), fixture);
  g_signal_connect_swapped (fixture->session, "notify::result", G_CALLBACK (on_result), fixture);
}

void
session_fixture_set_up (SessionFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("spec-session-XXXXXX", NULL);
  session_fixture_take_session (fixture, spec_session_new ());
}

/* A thread that has not heard of the end yet may hold the session for a moment, and no longer. */
static void
end_session (SpecSession *session)
{
  gint64 latest = g_get_monotonic_time () + SECONDS_TO_END * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (session);
  while (session != NULL && g_get_monotonic_time () < latest)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (session);
}

void
session_fixture_drop_session (SessionFixture *fixture)
{
  end_session (g_steal_pointer (&fixture->session));
}

char *
session_fixture_save_project (SessionFixture *fixture, const char *name)
{
  g_autoptr (SpecDocument) document = spec_document_new (fixture->session);
  char *path = g_build_filename (fixture->folder, name, NULL);

  spec_document_save (document, path);
  while (spec_document_get_busy (document))
    g_main_context_iteration (NULL, TRUE);
  return path;
}

void
session_fixture_tear_down (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (fixture->session != NULL)
    end_session (g_steal_pointer (&fixture->session));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

void
session_fixture_wait (SessionFixture *fixture, SessionCondition condition)
{
  while (!condition (fixture))
    g_main_context_iteration (NULL, TRUE);
}

gboolean
session_fixture_is_answered (SessionFixture *fixture)
{
  SpecState state = spec_session_get_state (fixture->session);

  return state == SPEC_STATE_EXACT || state == SPEC_STATE_APPROXIMATE || state == SPEC_STATE_FAILED;
}

gboolean
session_fixture_has_both (SessionFixture *fixture)
{
  return spec_session_get_embedding (fixture->session, SPEC_SIDE_X) != NULL
         && spec_session_get_embedding (fixture->session, SPEC_SIDE_Y) != NULL;
}

gboolean
session_fixture_has_failed_to_open (SessionFixture *fixture)
{
  return fixture->open_failures > 0;
}

gboolean
session_fixture_has_result (SessionFixture *fixture)
{
  return spec_session_get_result (fixture->session) != NULL;
}

gboolean
session_fixture_has_list (SessionFixture *fixture)
{
  SpecSamples *samples = spec_session_get_samples (fixture->session);

  return samples != NULL && spec_samples_get_kind (samples) == SPEC_SAMPLES_IMAGES;
}

SpecNotice *
session_fixture_find_notice (SessionFixture *fixture, const char *id)
{
  GListModel *notices = spec_session_get_notices (fixture->session);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (SpecNotice) notice = g_list_model_get_item (notices, i);

      if (g_str_equal (spec_notice_get_id (notice), id))
        return notice; /* the list holds it */
    }

  return NULL;
}

void
session_fixture_open_pair (SessionFixture *fixture, gsize rows)
{
  g_autofree char *x = session_fixture_write_embedding (fixture, "x.npy", rows, 4, 8);
  g_autofree char *y = session_fixture_write_embedding (fixture, "y.npy", rows, 8, 8);

  spec_session_open (fixture->session, SPEC_ROLE_X, x);
  spec_session_open (fixture->session, SPEC_ROLE_Y, y);
  g_assert_true (spec_session_is_loading (fixture->session, SPEC_ROLE_X));
  session_fixture_wait (fixture, session_fixture_has_both);
}

void
session_fixture_compare_pair (SessionFixture *fixture, gsize rows)
{
  session_fixture_open_pair (fixture, rows);
  spec_session_compare (fixture->session);
  session_fixture_wait (fixture, session_fixture_is_answered);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
}

double
session_fixture_get_double (SessionFixture *fixture, const char *property)
{
  double value;

  g_object_get (fixture->session, property, &value, NULL);
  return value;
}

gboolean
session_fixture_get_boolean (SessionFixture *fixture, const char *property)
{
  gboolean value;

  g_object_get (fixture->session, property, &value, NULL);
  return value;
}
