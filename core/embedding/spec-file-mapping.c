#include "embedding/spec-file-mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"

/* Mappings that are guarded at a time; more are made all the same, but not guarded. */
#define MAX_GUARDED 64

struct _SpecFileMapping
{
  /* owned */
  char *path;
  guint8 *data; /* NULL for an empty file */
  gsize size;
  int fd;
  int slot; /* in GUARDED, -1: none */

  struct stat status; /* when it was mapped */
};

/* A signal handler has nothing but what is global, and may not lock. A slot is free while its start is NULL, and its end changes only
 * then: an end belongs to the start that is there before and after it was read. */
typedef struct
{
  guint8 *start;
  guint8 *end;
  gint lost;
} Guarded;

static Guarded guarded[MAX_GUARDED];

/* Puts zeros in place of the pages from the one at @address to the end of the mapping it lies in. */
static gboolean
replace_lost_pages (guint8 *address)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);

  for (gsize i = 0; i < MAX_GUARDED; i++)
    {
      guint8 *start = g_atomic_pointer_get (&guarded[i].start), *end = g_atomic_pointer_get (&guarded[i].end), *from;

      if (start == NULL || address < start || address >= end || g_atomic_pointer_get (&guarded[i].start) != start)
        continue;
      from = start + (gsize) (address - start) / page * page;
      g_atomic_int_set (&guarded[i].lost, 1);
      return mmap (from, (gsize) (end - from), PROT_READ, MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
    }

  return FALSE;
}

static void
handle_bus_error (int number, siginfo_t *info, void *context)
{
  int saved_errno = errno;

  /* Not ours: the instruction is run again and meets the default action. */
  if (!replace_lost_pages (info->si_addr))
    signal (number, SIG_DFL);
  errno = saved_errno;
}

static void
install_handler (void)
{
  static gsize installed = 0;

  if (g_once_init_enter (&installed))
    {
      struct sigaction action = { .sa_sigaction = handle_bus_error, .sa_flags = SA_SIGINFO | SA_NODEFER };

      sigemptyset (&action.sa_mask);
      sigaction (SIGBUS, &action, NULL);
      g_once_init_leave (&installed, 1);
    }
}

static int
guard (guint8 *data, gsize size)
{
  static GMutex lock;
  int slot = -1;

  install_handler ();
  g_mutex_lock (&lock);
  for (int i = 0; i < MAX_GUARDED && slot < 0; i++)
    if (g_atomic_pointer_get (&guarded[i].start) == NULL)
      {
        g_atomic_pointer_set (&guarded[i].end, data + size);
        g_atomic_int_set (&guarded[i].lost, 0);
        g_atomic_pointer_set (&guarded[i].start, data);
        slot = i;
      }
  g_mutex_unlock (&lock);

  return slot;
}

static void
mapping_clear (gpointer pointer)
{
  SpecFileMapping *mapping = pointer;

  if (mapping->slot >= 0)
    g_atomic_pointer_set (&guarded[mapping->slot].start, NULL);
  if (mapping->data != NULL)
    munmap (mapping->data, mapping->size);
  if (mapping->fd >= 0)
    close (mapping->fd);
  g_free (mapping->path);
}

static void
set_error (const char *path, int number, GError **error)
{
  g_autofree char *label = spec_file_label_new (path, NULL);

  if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("%s: no such file: expected a file, found none"), label);
  else if (number == EACCES || number == EPERM)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                 _ ("%s: may not be read: expected the right to read it, found none"), label);
  else if (number == EISDIR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("%s: is a folder: expected a file, found a folder"),
                 label);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _ ("%s: cannot be read: %s"), label,
                 g_strerror (number));
}

static gboolean
map (SpecFileMapping *mapping)
{
  mapping->fd = g_open (mapping->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (mapping->fd < 0 || fstat (mapping->fd, &mapping->status) != 0)
    return FALSE;
  if (!S_ISREG (mapping->status.st_mode))
    {
      errno = S_ISDIR (mapping->status.st_mode) ? EISDIR : ENODEV;
      return FALSE;
    }

  mapping->size = (gsize) mapping->status.st_size;
  if (mapping->size == 0)
    return TRUE;
  mapping->data = mmap (NULL, mapping->size, PROT_READ, MAP_PRIVATE, mapping->fd, 0);
  if (mapping->data != MAP_FAILED)
    return TRUE;
  mapping->data = NULL;

  return FALSE;
}

SpecFileMapping *
spec_file_mapping_new (const char *path, GError **error)
{
  g_autoptr (SpecFileMapping) mapping = g_atomic_rc_box_new0 (SpecFileMapping);

  mapping->path = g_strdup (path);
  mapping->fd = mapping->slot = -1;
  if (!map (mapping))
    {
      set_error (path, errno, error);
      return NULL;
    }
  if (mapping->data != NULL)
    mapping->slot = guard (mapping->data, mapping->size);

  return g_steal_pointer (&mapping);
}

SpecFileMapping *
spec_file_mapping_ref (SpecFileMapping *mapping)
{
  return g_atomic_rc_box_acquire (mapping);
}

void
spec_file_mapping_unref (SpecFileMapping *mapping)
{
  g_atomic_rc_box_release_full (mapping, mapping_clear);
}

GBytes *
spec_file_mapping_get_bytes (SpecFileMapping *mapping)
{
  return g_bytes_new_with_free_func (mapping->data, mapping->size, (GDestroyNotify) spec_file_mapping_unref,
                                     spec_file_mapping_ref (mapping));
}

gboolean
spec_file_mapping_contains (const SpecFileMapping *mapping, gconstpointer data)
{
  return mapping->data != NULL && (const guint8 *) data >= mapping->data
         && (const guint8 *) data < mapping->data + mapping->size;
}

void
spec_file_mapping_expect (const SpecFileMapping *mapping, gconstpointer data, gsize size)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE), offset;

  g_return_if_fail (spec_file_mapping_contains (mapping, data));

  /* Only a hint: where it fails, the pages come when they are read. */
  offset = (gsize) ((const guint8 *) data - mapping->data);
  madvise (mapping->data + offset / page * page, offset % page + MIN (size, mapping->size - offset), MADV_WILLNEED);
}

static gboolean
is_unchanged (const SpecFileMapping *mapping)
{
  struct stat now;

  return fstat (mapping->fd, &now) == 0 && now.st_size == mapping->status.st_size
         && now.st_mtim.tv_sec == mapping->status.st_mtim.tv_sec
         && now.st_mtim.tv_nsec == mapping->status.st_mtim.tv_nsec;
}

gboolean
spec_file_mapping_check_unchanged (const SpecFileMapping *mapping, GError **error)
{
  gboolean lost = mapping->slot >= 0 && g_atomic_int_get (&guarded[mapping->slot].lost), unchanged = is_unchanged (mapping);
  g_autofree char *label = NULL;

  if (unchanged && !lost)
    return TRUE;
  if (unchanged) /* the disk, not the file */
    {
      set_error (mapping->path, EIO, error);
      return FALSE;
    }

  label = spec_file_label_new (mapping->path, NULL);
  g_set_error (
    error, SPEC_ERROR, SPEC_ERROR_FORMAT,
    _ ("%s: was written to while it was open: expected the file as it was loaded, found another. Load it again"),
    label);

  return FALSE;
}

gboolean
spec_file_mapping_confirm (const SpecFileMapping *mapping, gboolean read, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (spec_file_mapping_check_unchanged (mapping, &reason))
    return read;
  if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_clear_error (error);
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}
