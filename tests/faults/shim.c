/* Preloaded into a program: calls that change the files below a folder are counted, and one of them fails, or the process is killed
 * right before it. Set by the environment:
 *   SPEC_FAULT_FOLDER  where the files are
 *   SPEC_FAULT_AT      which call (from 1)
 *   SPEC_FAULT_ERRNO   what it fails with; 0: the process is killed (SIGKILL)
 *   SPEC_FAULT_LASTS   1: all later calls that write fail too, as on a full disk
 *   SPEC_FAULT_READS   1: it is calls that open to read, map or read that are counted; 2: every read gives one byte at most
 *   SPEC_FAULT_LOG     a file outside of it, made when the fault has happened */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__ (name) *) dlsym (RTLD_NEXT, #name))

static int count;

static long
number_of (const char *variable)
{
  const char *text = getenv (variable);

  return text != NULL ? atol (text) : 0;
}

static int
is_below (const char *path)
{
  const char *folder = getenv ("SPEC_FAULT_FOLDER");

  return folder != NULL && path != NULL && strncmp (path, folder, strlen (folder)) == 0;
}

static int
is_file_below (int file)
{
  char link[64], path[4096];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", file);
  length = readlink (link, path, sizeof path - 1);
  if (length <= 0)
    return 0;
  path[length] = '\0';

  return is_below (path);
}

static void
log_fault (const char *what)
{
  const char *path = getenv ("SPEC_FAULT_LOG");
  int file = path != NULL ? (int) syscall (SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;

  if (file < 0)
    return;
  syscall (SYS_write, file, what, strlen (what));
  syscall (SYS_close, file);
}

/* Whether the call at hand is to fail; errno is set then. */
static int
fails (const char *what)
{
  long at = number_of ("SPEC_FAULT_AT"), code = number_of ("SPEC_FAULT_ERRNO");
  int now = __atomic_add_fetch (&count, 1, __ATOMIC_SEQ_CST);

  if (at == 0 || now < at || (now > at && number_of ("SPEC_FAULT_LASTS") == 0))
    return 0;
  if (now == at)
    log_fault (what);
  if (code == 0)
    kill (getpid (), SIGKILL);
  errno = (int) code;

  return 1;
}

static int
write_fails (const char *what, int below)
{
  return below && number_of ("SPEC_FAULT_READS") == 0 && fails (what);
}

static int
read_fails (int below)
{
  return below && number_of ("SPEC_FAULT_READS") == 1 && fails ("read");
}

static int
opens_to_write (int flags)
{
  return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
}

#define OPEN(name)                                                                                                          \
  int name (const char *path, int flags, ...)                                                                               \
  {                                                                                                                         \
    va_list rest;                                                                                                           \
    mode_t mode;                                                                                                            \
                                                                                                                            \
    va_start (rest, flags);                                                                                                 \
    mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (rest, mode_t) : 0;                                                \
    va_end (rest);                                                                                                          \
    if (opens_to_write (flags) ? write_fails ("open", is_below (path)) : read_fails (is_below (path)))                      \
      return -1;                                                                                                            \
    return (int) syscall (SYS_openat, AT_FDCWD, path, flags, mode);                                                         \
  }

OPEN (open)
OPEN (open64)

ssize_t
write (int file, const void *data, size_t size)
{
  return write_fails ("write", is_file_below (file)) ? -1 : REAL (write) (file, data, size);
}

ssize_t
writev (int file, const struct iovec *parts, int n)
{
  return write_fails ("writev", is_file_below (file)) ? -1 : REAL (writev) (file, parts, n);
}

ssize_t
pwrite64 (int file, const void *data, size_t size, off64_t offset)
{
  return write_fails ("pwrite", is_file_below (file)) ? -1 : REAL (pwrite64) (file, data, size, offset);
}

size_t
fwrite (const void *data, size_t size, size_t n, FILE *stream)
{
  return write_fails ("fwrite", is_file_below (fileno (stream))) ? 0 : REAL (fwrite) (data, size, n, stream);
}

int
fclose (FILE *stream)
{
  int below = is_file_below (fileno (stream)), failed = write_fails ("fclose", below), code = errno;
  int done = REAL (fclose) (stream);

  if (failed)
    errno = code;

  return failed ? EOF : done;
}

int
fsync (int file)
{
  return write_fails ("fsync", is_file_below (file)) ? -1 : REAL (fsync) (file);
}

int
rename (const char *from, const char *to)
{
  return write_fails ("rename", is_below (to)) ? -1 : REAL (rename) (from, to);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
  return write_fails ("renameat2", is_below (to)) ? -1 : (int) syscall (SYS_renameat2, from_folder, from, to_folder, to, flags);
}

int
mkdir (const char *path, mode_t mode)
{
  return write_fails ("mkdir", is_below (path)) ? -1 : REAL (mkdir) (path, mode);
}

static size_t
shorten (int below, size_t size)
{
  return below && number_of ("SPEC_FAULT_READS") == 2 && size > 1 ? 1 : size;
}

ssize_t
read (int file, void *data, size_t size)
{
  int below = is_file_below (file);

  return read_fails (below) ? -1 : REAL (read) (file, data, shorten (below, size));
}

ssize_t
pread64 (int file, void *data, size_t size, off64_t offset)
{
  int below = is_file_below (file);

  return read_fails (below) ? -1 : REAL (pread64) (file, data, shorten (below, size), offset);
}

void *
mmap64 (void *address, size_t length, int protection, int flags, int file, off64_t offset)
{
  if (file >= 0 && read_fails (is_file_below (file)))
    return MAP_FAILED;
  return REAL (mmap64) (address, length, protection, flags, file, offset);
}
