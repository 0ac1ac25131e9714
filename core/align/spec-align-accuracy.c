#include "align/spec-align-accuracy.h"

gboolean
spec_align_accuracy_compute (const SpecAlignment *alignment,
                             SpecEmbedding *const *embeddings,
                             SpecSamples *samples,
                             SpecAlignAccuracy *accuracy,
                             GCancellable *cancellable,
                             GError **error)
{
  const SpecParams *params = &alignment->params.comparison;
  SpecSide side = alignment->params.side, other = side == SPEC_SIDE_X ? SPEC_SIDE_Y : SPEC_SIDE_X;
  SpecKernelKind kind = params->kernel[side].kind;
  g_autoptr (SpecTeam) team = spec_team_new (params->threads);

  return spec_label_accuracy_compute (embeddings[side], samples, kind, params->seed, team, &accuracy->before,
                                      cancellable, error)
         && spec_label_accuracy_compute (alignment->aligned, samples, kind, params->seed, team, &accuracy->after,
                                         cancellable, error)
         && spec_label_accuracy_compute (embeddings[other], samples, kind, params->seed, team, &accuracy->other,
                                         cancellable, error);
}
