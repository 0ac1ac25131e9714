/* A team of threads: the one owner of parallel work. BLAS itself always runs on the calling thread (see spec-blas.h), so that
 * loops and BLAS never fight for cores. A team belongs to one solver; one thread at a time may run work on it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpecTeam SpecTeam;

/** Runs once in every lane, 0 … lanes - 1, at the same time. */
typedef void (*SpecLaneFunc) (guint lane, guint lanes, gpointer data);

/** Runs once for every index; @lane tells which workspace is free to use. */
typedef void (*SpecIndexFunc) (gsize index, guint lane, gpointer data);

/** @threads: how many lanes; 0: one for each processor. */
SpecTeam *spec_team_new (guint threads);
/** @team: (nullable) (transfer full): idle. Waits until its threads have ended, which is at once; not to be called from
 * one of its lanes. */
void spec_team_free (SpecTeam *team);

/** Returns: how many lanes it has, the caller's own thread among them; 1 or more */
guint spec_team_get_lanes (const SpecTeam *team);

/** Runs @func in all lanes and waits for them. Which lane does what is the caller's: a fixed share gives the same bits each time. */
void spec_team_run (SpecTeam *team, SpecLaneFunc func, gpointer data);

/** Runs @func for indices 0 … count - 1, each lane taking the next free one, and waits. */
void spec_team_for (SpecTeam *team, gsize count, SpecIndexFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecTeam, spec_team_free)

G_END_DECLS
