/* How a decoder process gives up all it does not need. Nothing here fails: what a system does not have is left out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** More than this, or half of the machine's memory, no decoder gets: 2 GiB. */
#define SPEC_SANDBOX_MAX_BYTES (2ull << 30)

typedef enum
{
  SPEC_SANDBOX_FULL,
  SPEC_SANDBOX_LIMITS, /* memory, files and core dumps only: for loaders that are sandboxed processes themselves */
} SpecSandboxKind;

/** What of the sandbox a system has. */
typedef enum
{
  SPEC_SANDBOX_HAS_MEMORY = 1 << 0,   /* the memory limit */
  SPEC_SANDBOX_HAS_LANDLOCK = 1 << 1, /* no file can be opened by its name */
  SPEC_SANDBOX_HAS_SECCOMP = 1 << 2,  /* no system calls but those that decoding needs */
} SpecSandboxParts;

/**
 * spec_decoder_sandbox_enter:
 *
 * For the calling process, which has one thread, and for good: a limit for memory; no core dumps, no writing of files; no
 * open files but the standard ones; where the kernel allows it no files by name (Landlock, seccomp), and no network, no
 * processes, no signals to others, no new code (seccomp). A program built with a sanitizer keeps its memory and its system
 * calls: the sanitizer needs them.
 * Returns: what is in force
 */
SpecSandboxParts spec_decoder_sandbox_enter (SpecSandboxKind kind);

G_END_DECLS
