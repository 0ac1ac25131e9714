#define _GNU_SOURCE /* the flags of clone() */
#include "decoder/spec-seccomp.h"

#ifdef SPEC_HAVE_SECCOMP

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

/* Memory, the files that are open, waiting, the clock, threads (some decoders have them), and the end. */
static const int allowed[] = {
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (pread64),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  SCMP_SYS (lseek),
  SCMP_SYS (_llseek),
  SCMP_SYS (close),
  SCMP_SYS (fstat),
  SCMP_SYS (fstat64),
  SCMP_SYS (recvmsg),
  SCMP_SYS (recvfrom),
  SCMP_SYS (recv),
  SCMP_SYS (sendto),
  SCMP_SYS (send),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (munmap),
  SCMP_SYS (mremap),
  SCMP_SYS (madvise),
  SCMP_SYS (brk),
  SCMP_SYS (futex),
  SCMP_SYS (futex_time64),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (rseq),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigreturn),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_gettime64),
  SCMP_SYS (clock_getres),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (nanosleep),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (time),
  SCMP_SYS (alarm),
  SCMP_SYS (setitimer),
  SCMP_SYS (getrandom),
  SCMP_SYS (getpid),
  SCMP_SYS (gettid),
  SCMP_SYS (getuid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getegid),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (sysinfo),
  SCMP_SYS (getrusage),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
};

static const int without_code[] = { SCMP_SYS (mmap), SCMP_SYS (mmap2), SCMP_SYS (mprotect) };

/* A call the machine does not have cannot be allowed and need not be: no answer of these is of interest. */
static void
add_rules (scmp_filter_ctx filter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);
  for (gsize i = 0; i < G_N_ELEMENTS (without_code); i++)
    seccomp_rule_add (filter, SCMP_ACT_ALLOW, without_code[i], 1, SCMP_A2_64 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  /* fstat() in new C libraries: by file, not by name. */
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (newfstatat), 1, SCMP_A3_64 (SCMP_CMP_EQ, AT_EMPTY_PATH));
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (statx), 1, SCMP_A2_64 (SCMP_CMP_EQ, AT_EMPTY_PATH));
  /* What fdopen() asks, and marking a file as one's own. */
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, SCMP_A1_64 (SCMP_CMP_EQ, F_GETFL));
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl64), 1, SCMP_A1_64 (SCMP_CMP_EQ, F_GETFL));
  /* abort() */
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1, SCMP_A0_64 (SCMP_CMP_EQ, (guint64) getpid ()));
  /* Reading limits, not setting them. */
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1, SCMP_A2_64 (SCMP_CMP_EQ, 0));
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                    SCMP_A0_64 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
  /* Its arguments cannot be looked at; the C library takes clone() then. */
  seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);
}

gboolean
spec_seccomp_enter (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean fine;

  if (filter == NULL)
    return FALSE;
  add_rules (filter);
  fine = seccomp_load (filter) == 0;
  seccomp_release (filter);
  return fine;
}

#else

gboolean
spec_seccomp_enter (void)
{
  return FALSE;
}

#endif
