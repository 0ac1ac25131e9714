#include "decoder/spec-decoder-sandbox.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include "decoder/spec-landlock.h"
#include "decoder/spec-seccomp.h"

#define FIRST_FREE 3 /* after the standard files */
#define MAX_FILES 16

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED TRUE
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define SANITIZED TRUE
#endif
#endif
#ifndef SANITIZED
#define SANITIZED FALSE
#endif

/* What the program forgot to mark as its own. */
static void
close_others (void)
{
  int last = (int) MIN (sysconf (_SC_OPEN_MAX), 65536);

#ifdef SYS_close_range
  if (syscall (SYS_close_range, (unsigned) FIRST_FREE, ~0u, 0u) == 0)
    return;
#endif
  for (int fd = FIRST_FREE; fd < last; fd++)
    close (fd);
}

static gboolean
set_limit (int resource, rlim_t limit)
{
  struct rlimit both = { limit, limit };
  struct rlimit old;

  if (getrlimit (resource, &old) == 0 && old.rlim_max < limit)
    both.rlim_cur = both.rlim_max = old.rlim_max;
  return setrlimit (resource, &both) == 0;
}

static rlim_t
get_memory_limit (void)
{
  guint64 machine = (guint64) MAX (sysconf (_SC_PHYS_PAGES), 0) * (guint64) MAX (sysconf (_SC_PAGESIZE), 0);

  return (rlim_t) (machine == 0 ? SPEC_SANDBOX_MAX_BYTES : MIN (SPEC_SANDBOX_MAX_BYTES, machine / 2));
}

SpecSandboxParts
spec_decoder_sandbox_enter (SpecSandboxKind kind)
{
  SpecSandboxParts parts = 0;

  close_others ();
  set_limit (RLIMIT_CORE, 0);
  if (!SANITIZED && set_limit (RLIMIT_AS, get_memory_limit ()))
    parts |= SPEC_SANDBOX_HAS_MEMORY;
  if (kind == SPEC_SANDBOX_LIMITS)
    return parts;
  signal (SIGXFSZ, SIG_IGN); /* a warning that cannot be written is no reason to die */
  set_limit (RLIMIT_FSIZE, 0);
  set_limit (RLIMIT_NOFILE, MAX_FILES);
#ifdef __linux__
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
  if (spec_landlock_enter ())
    parts |= SPEC_SANDBOX_HAS_LANDLOCK;
  if (!SANITIZED && spec_seccomp_enter ())
    parts |= SPEC_SANDBOX_HAS_SECCOMP;
  return parts;
}
