#include "align/spec-kernels-layout.h"

#define GROUPS 78
#define GROUPS_NARROW 62
#define NARROW 800
#define NAMES_MOST 5 /* the share of the width names may take is one in so many */
#define GAP 20
#define GAP_MOST 64

void
spec_kernels_layout_init (SpecKernelsLayout *layout, int width, int height, int heading, int names)
{
  int gap, room, least = width < NARROW ? GROUPS_NARROW : GROUPS;

  layout->groups = CLAMP (names, least, MAX (least, width / NAMES_MOST));
  layout->top = heading;
  room = width - layout->groups - SPEC_KERNELS_BAR_ROOM - 3 * GAP;
  layout->side = MAX (MIN (room / 3, height - heading), 0);
  /* What a low box leaves at the right goes between the squares. */
  gap = CLAMP ((width - layout->groups - SPEC_KERNELS_BAR_ROOM - 3 * layout->side) / 3, GAP, GAP_MOST);
  for (int i = 0; i < 3; i++)
    layout->left[i] = layout->groups + GAP / 2 + i * (layout->side + gap);
  layout->bar = layout->left[2] + layout->side + gap;
}
