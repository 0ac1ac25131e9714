/* The gradient of t-SNE: what pulls neighbours together and pushes all points apart. */
#pragma once

#include "base/spec-team.h"
#include "map/spec-graph.h"
#include "map/spec-plane-tree.h"

G_BEGIN_DECLS

typedef struct _SpecTsneForces SpecTsneForces;

/** @affinities: (transfer none): P, sum 1; must outlive the forces. Returns: (transfer full): or NULL with
 * SPEC_ERROR_MEMORY. */
SpecTsneForces *spec_tsne_forces_new (const SpecGraph *affinities, SpecTeam *team, GError **error);
/** @forces: (nullable) (transfer full): before the team it was made with */
void spec_tsne_forces_free (SpecTsneForces *forces);

/**
 * spec_tsne_forces_compute:
 * @x, @y: the layout
 * @exaggeration: what P is multiplied by
 * @theta: of Barnes-Hut, see spec_plane_tree_sum(); 0: exact
 * @gradient_x, @gradient_y: (out caller-allocates): 4 sum_j (exaggeration p_ij - q_ij) w_ij (y_i - y_j), with
 *   w_ij = 1/(1 + |y_i - y_j|^2) and q_ij = w_ij / Z
 *
 * Returns: Z, the sum of w over all ordered pairs. The same bits whatever the number of lanes.
 */
double spec_tsne_forces_compute (SpecTsneForces *forces,
                                 const float *x,
                                 const float *y,
                                 double exaggeration,
                                 double theta,
                                 float *gradient_x,
                                 float *gradient_y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecTsneForces, spec_tsne_forces_free)

G_END_DECLS
