#define _GNU_SOURCE
#include "failing.h"

#include <errno.h>
#include <lapacke.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include "watched.h"

/* Lanes of threads allocate too. */
static gint armed = -1; /* Failing */
static gint count, fails_at;
static double sound;

void
failing_arm (Failing kind, guint at)
{
  g_atomic_int_set (&count, 0);
  g_atomic_int_set (&fails_at, (gint) at);
  g_atomic_int_set (&armed, (gint) kind);
}

void
failing_set_sound (double share)
{
  sound = share;
}

guint
failing_disarm (void)
{
  g_atomic_int_set (&armed, -1);

  return (guint) g_atomic_int_get (&count);
}

static gboolean
fails (Failing kind)
{
  return g_atomic_int_get (&armed) == (gint) kind && g_atomic_int_add (&count, 1) + 1 == g_atomic_int_get (&fails_at);
}

gpointer __real_g_try_malloc (gsize size);
gpointer __real_g_try_malloc0 (gsize size);
gpointer __real_g_try_malloc_n (gsize blocks, gsize size);
gpointer __real_g_try_malloc0_n (gsize blocks, gsize size);
gpointer __wrap_g_try_malloc (gsize size);
gpointer __wrap_g_try_malloc0 (gsize size);
gpointer __wrap_g_try_malloc_n (gsize blocks, gsize size);
gpointer __wrap_g_try_malloc0_n (gsize blocks, gsize size);
gpointer __real_g_try_realloc (gpointer old, gsize size);
gpointer __real_g_try_realloc_n (gpointer old, gsize blocks, gsize size);
gpointer __wrap_g_try_realloc (gpointer old, gsize size);
gpointer __wrap_g_try_realloc_n (gpointer old, gsize blocks, gsize size);

/* Calls one of GLib's that may fail; what it asks malloc() for is no allocation that must not. */
#define TRY(call)                                                                                                                       \
  gpointer data = NULL;                                                                                                                 \
                                                                                                                                        \
  if (fails (FAILING_MEMORY))                                                                                                           \
    return NULL;                                                                                                                        \
  watched_may_fail ();                                                                                                                  \
  data = (call);                                                                                                                        \
  watched_must_not_fail ();                                                                                                             \
  return data

gpointer
__wrap_g_try_malloc (gsize size)
{
  TRY (__real_g_try_malloc (size));
}

gpointer
__wrap_g_try_malloc0 (gsize size)
{
  TRY (__real_g_try_malloc0 (size));
}

gpointer
__wrap_g_try_malloc_n (gsize blocks, gsize size)
{
  TRY (__real_g_try_malloc_n (blocks, size));
}

gpointer
__wrap_g_try_malloc0_n (gsize blocks, gsize size)
{
  TRY (__real_g_try_malloc0_n (blocks, size));
}

gpointer
__wrap_g_try_realloc (gpointer old, gsize size)
{
  TRY (__real_g_try_realloc (old, size));
}

gpointer
__wrap_g_try_realloc_n (gpointer old, gsize blocks, gsize size)
{
  TRY (__real_g_try_realloc_n (old, blocks, size));
}

int __real_posix_memalign (void **memory, size_t alignment, size_t size);
int __wrap_posix_memalign (void **memory, size_t alignment, size_t size);

int
__wrap_posix_memalign (void **memory, size_t alignment, size_t size)
{
  return fails (FAILING_MEMORY) ? ENOMEM : __real_posix_memalign (memory, alignment, size);
}

lapack_int __real_LAPACKE_dsyevd_work (int layout, char job, char part, lapack_int n, double *a, lapack_int lda, double *w, double *work,
                                       lapack_int lwork, lapack_int *iwork, lapack_int liwork);
lapack_int __wrap_LAPACKE_dsyevd_work (int layout, char job, char part, lapack_int n, double *a, lapack_int lda, double *w, double *work,
                                       lapack_int lwork, lapack_int *iwork, lapack_int liwork);
lapack_int __real_LAPACKE_dgesdd_work (int layout, char job, lapack_int m, lapack_int n, double *a, lapack_int lda, double *s, double *u,
                                       lapack_int ldu, double *vt, lapack_int ldvt, double *work, lapack_int lwork, lapack_int *iwork);
lapack_int __wrap_LAPACKE_dgesdd_work (int layout, char job, lapack_int m, lapack_int n, double *a, lapack_int lda, double *s, double *u,
                                       lapack_int ldu, double *vt, lapack_int ldvt, double *work, lapack_int lwork, lapack_int *iwork);

lapack_int __real_LAPACKE_dpotrf_work (int layout, char part, lapack_int n, double *a, lapack_int lda);
lapack_int __wrap_LAPACKE_dpotrf_work (int layout, char part, lapack_int n, double *a, lapack_int lda);
lapack_int __real_LAPACKE_dtrtri_work (int layout, char part, char diagonal, lapack_int n, double *a, lapack_int lda);
lapack_int __wrap_LAPACKE_dtrtri_work (int layout, char part, char diagonal, lapack_int n, double *a, lapack_int lda);

lapack_int
__wrap_LAPACKE_dpotrf_work (int layout, char part, lapack_int n, double *a, lapack_int lda)
{
  if (fails (FAILING_LAPACK))
    return 1;

  return __real_LAPACKE_dpotrf_work (layout, part, n, a, lda);
}

lapack_int
__wrap_LAPACKE_dtrtri_work (int layout, char part, char diagonal, lapack_int n, double *a, lapack_int lda)
{
  if (fails (FAILING_LAPACK))
    return 1;

  return __real_LAPACKE_dtrtri_work (layout, part, diagonal, n, a, lda);
}

lapack_int
__wrap_LAPACKE_dsyevd_work (int layout, char job, char part, lapack_int n, double *a, lapack_int lda, double *w, double *work,
                            lapack_int lwork, lapack_int *iwork, lapack_int liwork)
{
  if (fails (FAILING_LAPACK))
    return 1;

  return __real_LAPACKE_dsyevd_work (layout, job, part, n, a, lda, w, work, lwork, iwork, liwork);
}

lapack_int
__wrap_LAPACKE_dgesdd_work (int layout, char job, lapack_int m, lapack_int n, double *a, lapack_int lda, double *s, double *u,
                            lapack_int ldu, double *vt, lapack_int ldvt, double *work, lapack_int lwork, lapack_int *iwork)
{
  if (fails (FAILING_LAPACK))
    return 1;

  return __real_LAPACKE_dgesdd_work (layout, job, m, n, a, lda, s, u, ldu, vt, ldvt, work, lwork, iwork);
}

void *__real_mmap64 (void *address, size_t length, int protection, int flags, int file, off_t offset);
void *__wrap_mmap64 (void *address, size_t length, int protection, int flags, int file, off_t offset);

/* A mapping of a copy that is cut after it was made: the file itself stays as it is. */
static void *
map_bad_copy (size_t length, int protection, int flags, int file)
{
  int copy = memfd_create ("bad", 0);
  off_t from = 0, page = sysconf (_SC_PAGESIZE);
  void *data;

  while (from < (off_t) length && sendfile (copy, file, &from, length - (size_t) from) > 0)
    ;
  data = __real_mmap64 (NULL, length, protection, flags, copy, 0);
  g_assert_cmpint (ftruncate (copy, (off_t) (sound * (double) length) / page * page), ==, 0); /* part of a page would read as zeros */
  close (copy);

  return data;
}

void *
__wrap_mmap64 (void *address, size_t length, int protection, int flags, int file, off_t offset)
{
  void *data;

  if (file >= 0 && fails (FAILING_DISK))
    return map_bad_copy (length, protection, flags, file);
  data = __real_mmap64 (address, length, protection, flags, file, offset);

  if (file >= 0 && fails (FAILING_MAPPING))
    {
      g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", file);

      g_assert_cmpint (truncate (path, 0), ==, 0);
    }

  return data;
}
