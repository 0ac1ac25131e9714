/* Real files, a session and what the tests wait for. */
#pragma once

#include "model/spec-sample-item.h"
#include "model/spec-session.h"

typedef struct
{
  char *folder;
  SpecSession *session;
  guint open_failures;
  int failed_role;
  guint results;
} SessionFixture;

typedef gboolean (*SessionCondition) (SessionFixture *fixture);

void session_fixture_set_up (SessionFixture *fixture, gconstpointer data);

/* Watches another session than the one made at first, such as a window's; takes the reference. */
void session_fixture_take_session (SessionFixture *fixture, SpecSession *session);

/* Lets go of the session, and waits until all others have. */
void session_fixture_drop_session (SessionFixture *fixture);

/* Writes a project of the session as a window would. Returns: (transfer full): its path */
char *session_fixture_save_project (SessionFixture *fixture, const char *name);

/* Asserts that the session is finalized. */
void session_fixture_tear_down (SessionFixture *fixture, gconstpointer data);

/* Rows in groups by their number modulo @groups, with a little noise. Returns: (transfer full): the file's path. */
char *session_fixture_write_embedding (SessionFixture *fixture, const char *name, gsize rows, guint groups, gsize columns);

/* Two embeddings in one file, "first" with four groups and "second" with eight, 8 columns each. Returns: (transfer full): its path. */
char *session_fixture_write_two_arrays (SessionFixture *fixture, const char *name, gsize rows);

/* A list of @rows images that do not exist. */
char *session_fixture_write_list (SessionFixture *fixture, const char *name, gsize rows);

void session_fixture_wait (SessionFixture *fixture, SessionCondition condition);
gboolean session_fixture_is_answered (SessionFixture *fixture);
gboolean session_fixture_has_both (SessionFixture *fixture);
gboolean session_fixture_has_failed_to_open (SessionFixture *fixture);
gboolean session_fixture_has_result (SessionFixture *fixture);
gboolean session_fixture_has_list (SessionFixture *fixture);

/* Returns: (nullable) (transfer none): the notice of this id. */
SpecNotice *session_fixture_find_notice (SessionFixture *fixture, const char *id);

/* Opens X with four groups and Y with eight. */
void session_fixture_open_pair (SessionFixture *fixture, gsize rows);

/* The same, compared to the end. */
void session_fixture_compare_pair (SessionFixture *fixture, gsize rows);

double session_fixture_get_double (SessionFixture *fixture, const char *property);
gboolean session_fixture_get_boolean (SessionFixture *fixture, const char *property);
