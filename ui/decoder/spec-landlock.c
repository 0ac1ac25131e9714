#include "decoder/spec-landlock.h"

#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

#ifdef SYS_landlock_create_ruleset

#define VERSION_FLAG 1u
#define FILES_1 0x1fffull /* all rights over files of the first version */
#define FILES_2 (1ull << 13)
#define FILES_3 (1ull << 14)
#define FILES_5 (1ull << 15)
#define PORTS 3ull /* bind and connect */
#define SCOPES 3ull /* abstract sockets, signals */

/* struct landlock_ruleset_attr of kernel 6.12: the headers may be older than the kernel, which is told how much is known. */
typedef struct
{
  guint64 files;
  guint64 ports;
  guint64 scopes;
} Rules;

static gsize
get_size (long version)
{
  return version >= 6 ? sizeof (Rules) : version >= 4 ? 2 * sizeof (guint64) : sizeof (guint64);
}

gboolean
spec_landlock_enter (void)
{
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, VERSION_FLAG);
  Rules rules = { FILES_1, PORTS, SCOPES };
  gboolean fine;
  int set;

  if (version < 1)
    return FALSE;
  rules.files |= (version >= 2 ? FILES_2 : 0) | (version >= 3 ? FILES_3 : 0) | (version >= 5 ? FILES_5 : 0);
  set = (int) syscall (SYS_landlock_create_ruleset, &rules, get_size (version), 0u);
  if (set < 0)
    return FALSE;
  fine = syscall (SYS_landlock_restrict_self, set, 0u) == 0; /* rights are taken, and no rule gives any back */
  close (set);
  return fine;
}

#else

gboolean
spec_landlock_enter (void)
{
  return FALSE;
}

#endif
