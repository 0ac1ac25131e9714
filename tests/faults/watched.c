#define _GNU_SOURCE
#include "watched.h"

#include <errno.h>
#include <execinfo.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>

#define FRAMES 12
#define SEEN 24 /* different places */

/* The sanitizers have a malloc() of their own. */
#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__

/* Where one came from. */
typedef struct
{
  gsize size;
  void *frames[FRAMES];
  int n_frames;
} Seen;

static gsize most; /* 0: nothing is watched */
static guintptr glib_begin, glib_end;
static GMutex mutex; /* guards what follows */
static Seen seen[SEEN];
static guint count;
static __thread guint may_fail;

extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *old, size_t size);

/* The same place as one seen before is noted once. */
static void
note (gsize size)
{
  Seen now = { .size = size };

  now.n_frames = backtrace (now.frames, FRAMES);
  g_mutex_lock (&mutex);
  for (guint i = 0; i < MIN (count, SEEN); i++)
    if (memcmp (seen[i].frames, now.frames, sizeof now.frames) == 0)
      {
        g_mutex_unlock (&mutex);
        return;
      }
  if (count < SEEN)
    seen[count] = now;
  count++;
  g_mutex_unlock (&mutex);
}

static void
look (gsize size, const void *caller)
{
  guintptr place = (guintptr) caller;

  if (most == 0 || size <= most || may_fail > 0 || place < glib_begin || place >= glib_end)
    return;
  may_fail++;
  note (size);
  may_fail--;
}

void *
malloc (size_t size)
{
  look (size, __builtin_return_address (0));
  return __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  look (n * size, __builtin_return_address (0));
  return __libc_calloc (n, size);
}

void *
realloc (void *old, size_t size)
{
  look (size, __builtin_return_address (0));
  return __libc_realloc (old, size);
}

static int
find_glib (struct dl_phdr_info *info, size_t size, void *data)
{
  if (strstr (info->dlpi_name, "libglib-2.0") == NULL)
    return 0;
  for (guint i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_LOAD && (info->dlpi_phdr[i].p_flags & PF_X) != 0)
      {
        glib_begin = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        glib_end = glib_begin + info->dlpi_phdr[i].p_memsz;
      }
  return 1;
}

void
watched_begin (gsize limit)
{
  void *frames[FRAMES];

  dl_iterate_phdr (find_glib, NULL);
  g_assert_cmpuint (glib_end, >, glib_begin);
  backtrace (frames, FRAMES); /* loads what it needs */
  count = 0;
  most = limit;
}

guint
watched_end (void)
{
  most = 0;
  for (guint i = 0; i < MIN (count, SEEN); i++)
    {
      char **places = backtrace_symbols (seen[i].frames, seen[i].n_frames);

      g_test_message ("%" G_GSIZE_FORMAT " bytes that must be there:", seen[i].size);
      for (int j = 0; j < seen[i].n_frames; j++)
        g_test_message ("  %s", places[j]);
      free (places);
    }
  return count;
}

void
watched_may_fail (void)
{
  may_fail++;
}

void
watched_must_not_fail (void)
{
  may_fail--;
}

#else

void
watched_begin (gsize limit)
{
}

guint
watched_end (void)
{
  return 0;
}

void
watched_may_fail (void)
{
}

void
watched_must_not_fail (void)
{
}

#endif
