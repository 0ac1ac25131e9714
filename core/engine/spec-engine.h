/* One worker thread that owns a solver and does one job at a time; the newest request wins.
 *
 * A job carries references to immutable values only. Its answer, its error and its progress are delivered in the main context
 * of the thread that made the engine, and only while no newer job was submitted and it was not cancelled: what is stale is
 * dropped, there, on that thread. At most one job waits. */
#pragma once

#include <gio/gio.h>
#include <glib-object.h>

#include "base/spec-progress.h"
#include "spec/spec-solver.h"

G_BEGIN_DECLS

#define SPEC_TYPE_ENGINE (spec_engine_get_type ())
G_DECLARE_FINAL_TYPE (SpecEngine, spec_engine, SPEC, ENGINE, GObject)

/**
 * SpecEngineWork:
 * Runs on the worker. Returns: (transfer full): the output, or NULL with @error set.
 */
typedef gpointer (*SpecEngineWork) (SpecSolver *solver, gpointer input, GCancellable *cancellable, const SpecProgress *progress,
                                    GError **error);

/**
 * SpecEngineReply:
 * @output: (nullable) (transfer none): what the work returned; freed after the reply
 * @error: (nullable): why there is none
 * Runs on the engine's own thread, at most once per job.
 */
typedef void (*SpecEngineReply) (gpointer output, const GError *error, gpointer data);

/** Returns: (transfer full): an engine without work; it replies in the main context that is the thread's default now. */
SpecEngine *spec_engine_new (void);

/**
 * spec_engine_submit:
 * @input: (transfer full): freed with @free_input on any thread
 *
 * Cancels what runs, replaces what waits. Signal "progress" (SpecStage as int, double fraction) tells how far it is, at most
 * once per main loop turn; property "busy" whether anything runs or waits.
 */
void spec_engine_submit (SpecEngine *engine, SpecEngineWork work, gpointer input, GDestroyNotify free_input,
                         GDestroyNotify free_output, SpecEngineReply reply, gpointer data);

/** Cancels what runs and drops what waits; neither is replied to. */
void spec_engine_cancel (SpecEngine *engine);

/** Returns: whether anything runs or waits */
gboolean spec_engine_get_busy (SpecEngine *engine);

G_END_DECLS
