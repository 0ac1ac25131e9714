#include "base/spec-progress.h"

#include <glib/gi18n-lib.h>

const char *
spec_stage_get_name (SpecStage stage)
{
  switch (stage)
    {
    case SPEC_STAGE_LOAD:
      return _ ("reading");
    case SPEC_STAGE_BANDWIDTH:
      return _ ("bandwidth");
    case SPEC_STAGE_KERNEL_X:
      return _ ("kernel of X");
    case SPEC_STAGE_KERNEL_Y:
      return _ ("kernel of Y");
    case SPEC_STAGE_SPECTRUM_X:
      return _ ("spectrum of X");
    case SPEC_STAGE_SPECTRUM_Y:
      return _ ("spectrum of Y");
    case SPEC_STAGE_DIFFERENCE:
      return _ ("difference");
    case SPEC_STAGE_EVIDENCE:
      return _ ("evidence");
    case SPEC_STAGE_FIGURES:
      return _ ("figures");
    case SPEC_STAGE_NEIGHBOURS_X:
      return _ ("neighbours in X");
    case SPEC_STAGE_NEIGHBOURS_Y:
      return _ ("neighbours in Y");
    case SPEC_STAGE_AGREEMENT:
      return _ ("agreement");
    case SPEC_STAGE_ALIGN:
      return _ ("alignment");
    case SPEC_STAGE_MAP:
      return _ ("map");
    default:
      g_return_val_if_reached ("");
    }
}

void
spec_progress_report (const SpecProgress *progress, SpecStage stage, double fraction)
{
  if (progress != NULL && progress->func != NULL)
    progress->func (stage, CLAMP (fraction, 0, 1), progress->data);
}
