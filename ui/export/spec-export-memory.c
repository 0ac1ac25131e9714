#include "export/spec-export-memory.h"

#include <string.h>

#include "paint/spec-saved-figure.h"

void
spec_export_memory_add (SpecSession *session, const SpecExportChoices *choices, const char *path)
{
  SpecModeItem *selected = spec_session_get_selected (session);
  g_autofree char *name = g_path_get_basename (path), *list = NULL;
  SpecSavedFigure figure = { .style = choices->style };

  if (strlen (name) >= sizeof figure.file)
    return;
  g_strlcpy (figure.file, name, sizeof figure.file);
  if (choices->show == SPEC_EXPORT_SELECTED && selected != NULL)
    {
      figure.direction = spec_mode_item_get_direction (selected);
      figure.single = spec_mode_item_get_index (selected) + 1;
    }
  if (choices->show != SPEC_EXPORT_NEGATIVE)
    figure.per_direction[SPEC_DIRECTION_POSITIVE] = choices->per_direction;
  if (choices->show != SPEC_EXPORT_POSITIVE)
    figure.per_direction[SPEC_DIRECTION_NEGATIVE] = choices->per_direction;
  list = spec_saved_figure_add_to_list (spec_session_get_exports (session), &figure);
  spec_session_set_exports (session, list);
}
