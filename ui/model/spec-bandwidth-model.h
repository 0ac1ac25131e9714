/* The maps of bandwidths of a session's embeddings, computed on an engine of their own once the session rests and kept for each
 * embedding, seed and centring. */
#pragma once

#include "model/spec-session.h"
#include "spec/spec-bandwidth-map.h"

G_BEGIN_DECLS

#define SPEC_TYPE_BANDWIDTH_MODEL (spec_bandwidth_model_get_type ())
G_DECLARE_FINAL_TYPE (SpecBandwidthModel, spec_bandwidth_model, SPEC, BANDWIDTH_MODEL, GObject)

/* Signal "changed": a map or the suggestion is another, or whether the suggestion is what the session has. */

/** Returns: (transfer full): holds a share of @session and follows it; main thread only */
SpecBandwidthModel *spec_bandwidth_model_new (SpecSession *session);

/** Returns: (transfer none): the session it is of. */
SpecSession *spec_bandwidth_model_get_session (SpecBandwidthModel *model);

/** Returns: (transfer none) (nullable): the map of a side; NULL: not known yet, cannot be had, or its kernel has no bandwidth. */
SpecBandwidthMap *spec_bandwidth_model_get_map (SpecBandwidthModel *model, SpecSide side);

/** Returns: whether both kernels have a bandwidth, so that there is something to suggest. */
gboolean spec_bandwidth_model_is_applicable (SpecBandwidthModel *model);

/** Returns: whether a map that is needed is not there yet. */
gboolean spec_bandwidth_model_is_waiting (SpecBandwidthModel *model);

/** Returns: whether there is a suggestion: spec_bandwidth_map_suggest() of both maps. */
gboolean spec_bandwidth_model_get_suggestion (SpecBandwidthModel *model, double sigma[2]);

/** Returns: whether the session has the suggested bandwidths. */
gboolean spec_bandwidth_model_is_used (SpecBandwidthModel *model);

/** Gives the session the suggested bandwidths: one step of undo. */
void spec_bandwidth_model_use (SpecBandwidthModel *model);

G_END_DECLS
