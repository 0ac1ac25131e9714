/* Every call that writes fails once, the disk stays full from there on, or the process is killed there: afterwards the old file is whole,
 * or the new one, and after a failure nothing else is there and the message names the file and says why. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "array-files.h"
#include "command-place.h"
#include "faulty-run.h"
#include "spec-faults-config.h"

typedef struct
{
  TestFolder *folder;
  char *area;   /* the folder in which calls count */
  char *target; /* in it */
  char *old;    /* what it holds before each fault, described; NULL: to be written yet */
  Place place;  /* with the inputs of the program */
} Site;

/* What is tried: arguments with the target and the seed put in. */
typedef struct
{
  const char *name;
  const char *words[12]; /* "@": the target; "#": the seed; "X", "Y": the embeddings */
  gboolean program;      /* of the program; else of subject */
} Try;

static void
set_up (Site *site, gconstpointer data)
{
  site->folder = test_folder_new ();
  site->area = test_folder_path (site->folder, "area");
  site->target = g_build_filename (site->area, "out.npz", NULL);
  g_assert_cmpint (g_mkdir (site->area, 0700), ==, 0);
  place_set_up (&site->place, NULL);
}

static void
tear_down (Site *site, gconstpointer data)
{
  place_tear_down (&site->place, NULL);
  test_folder_free (site->folder);
  g_free (site->area);
  g_free (site->target);
  g_free (site->old);
}

static FaultyRun
run (Site *site, const Try *each, guint seed, const Fault *fault)
{
  const char *words[16] = { each->program ? g_getenv ("SPEC_PROGRAM") : SPEC_FAULT_SUBJECT };
  g_autofree char *number = g_strdup_printf ("%u", seed);

  for (guint i = 0; each->words[i] != NULL; i++)
    {
      const char *word = each->words[i];

      words[i + 1] = g_str_equal (word, "@")   ? site->target
                     : g_str_equal (word, "#") ? number
                     : g_str_equal (word, "X") ? site->place.x
                     : g_str_equal (word, "Y") ? site->place.y
                                               : word;
    }

  return faulty_run (words, site->area, fault);
}

static void
write_whole (Site *site, const Try *each, guint seed)
{
  Fault none = { 0 };
  FaultyRun whole = run (site, each, seed, &none);

  if (whole.status != 0)
    g_error ("%s: without a fault: %s", each->name, whole.message);
  faulty_run_clear (&whole);
}

static guint
count_entries (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static void
check_failure (Site *site, const Try *each, const Fault *fault, const FaultyRun *failed, gboolean changed)
{
  g_autofree char *last = g_strdup (strrchr (failed->message, '\n') != NULL ? strrchr (failed->message, '\n') + 1 : failed->message);

  if (failed->status == 0 && changed)
    return; /* what failed was not needed */
  if (failed->status == 0)
    g_error ("%s: call %u failed with %s, and nobody was told", each->name, fault->at, g_strerror (fault->code));
  if (strstr (last, "out.npz") == NULL || strstr (last, g_strerror (fault->code)) == NULL)
    g_error ("%s: call %u: expected the file and “%s” in: %s", each->name, fault->at, g_strerror (fault->code), last);
  if (count_entries (site->area) != 1)
    g_error ("%s: call %u: something was left behind", each->name, fault->at);
}

static void
empty_area (Site *site)
{
  test_folder_free (site->folder);
  site->folder = g_new0 (TestFolder, 1);
  site->folder->path = g_path_get_dirname (site->area);
  g_assert_cmpint (g_mkdir_with_parents (site->area, 0700), ==, 0);
}

/** Returns: whether the fault happened. */
static gboolean
try_once (Site *site, const Try *each, const Fault *fault, const char *complete)
{
  g_autofree char *after = NULL, *shape = NULL;
  FaultyRun faulty;
  gboolean happened, changed;

  if (site->old == NULL)
    {
      write_whole (site, each, 1);
      site->old = folder_describe (site->target, FALSE);
    }
  faulty = run (site, each, 2, fault);
  happened = faulty.happened;
  after = folder_describe (site->target, FALSE);
  shape = folder_describe (site->target, TRUE);
  changed = strcmp (site->old, after) != 0;
  if (changed && strcmp (shape, complete) != 0)
    g_error ("%s: call %u: neither the old nor the new is there:\n%s", each->name, fault->at, shape);
  if (happened && !faulty.killed)
    check_failure (site, each, fault, &faulty, changed);
  if (fault->code == 0 && happened)
    g_assert_true (faulty.killed);
  faulty_run_clear (&faulty);
  if (changed || count_entries (site->area) != 1)
    {
      g_clear_pointer (&site->old, g_free);
      empty_area (site);
    }

  return happened;
}

static void
test_writes (Site *site, gconstpointer data)
{
  static const Fault kinds[] = { { 0, ENOSPC, TRUE, 0 }, { 0, EIO, FALSE, 0 }, { 0, EROFS, TRUE, 0 }, { 0, 0, FALSE, 0 } };
  const Try *each = data;
  gboolean all = g_getenv ("SPEC_FAULTS_ALL") != NULL;
  g_autofree char *complete = NULL;
  guint tried = 0;

  write_whole (site, each, 2);
  complete = folder_describe (site->target, TRUE);
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      Fault fault = kinds[kind];

      /* The program takes longer: the short run leaps, and leaves kinds out. */
      if (!all && each->program && kind % 3 != 0)
        continue;
      fault.at = all || !each->program ? 1 : 2 + kind;
      for (; try_once (site, each, &fault, complete); fault.at += all || !each->program ? 1 : 17)
        tried++;
    }
  g_assert_cmpuint (tried, >, all ? 4 : 0);
  g_test_message ("%s: %u faults", each->name, tried);
}

/* Reads that give a byte at a time change nothing; one that fails is told. */
static void
test_reads (Site *site, gconstpointer data)
{
  static const Try save = { "project", { "project", "@", "#" } }, load = { "load", { "load", "@", "#" } };
  Fault fault = { 0, EIO, FALSE, 2 };
  FaultyRun read;

  write_whole (site, &save, 1);
  read = run (site, &load, 1, &fault);
  g_assert_cmpint (read.status, ==, 0);
  faulty_run_clear (&read);
  fault.reads = 1;
  fault.at = 1;
  read = run (site, &load, 1, &fault);
  g_assert_true (read.happened);
  g_assert_cmpint (read.status, ==, 1);
  g_assert_nonnull (strstr (read.message, site->target));
  g_assert_nonnull (strstr (read.message, g_strerror (EIO)));
  faulty_run_clear (&read);
}

static const Try tries[] = {
  { "project", { "project", "@", "#" } },
  { "figure", { "figure", "@", "#" } },
  { "list", { "list", "@", "#" } },
  { "npy", { "npy", "@", "#" } },
  { "npz", { "npz", "@", "#" } },
  { "compute", { "compute", "X", "Y", "-o", "@", "--seed", "#", "-q" }, TRUE },
  { "measure", { "measure", "X", "Y", "-o", "@", "--seed", "#", "-q" }, TRUE },
  { "align", { "align", "X", "Y", "-o", "@", "--seed", "#", "-q", "--steps", "3" }, TRUE },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autofree char *name = g_strconcat ("/faults/files/", tries[i].name, NULL);

      g_test_add (name, Site, &tries[i], set_up, test_writes, tear_down);
    }
  g_test_add ("/faults/files/reads", Site, NULL, set_up, test_reads, tear_down);

  return g_test_run ();
}
