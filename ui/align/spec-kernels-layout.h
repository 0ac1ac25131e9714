/* Where three squares, the column of their groups and the colour bar go in a box. A plain value. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int groups; /* width of the column of the groups, from the left */
  int left[3];
  int top;
  int side; /* of a square */
  int bar;  /* left of the colour bar */
} SpecKernelsLayout;

#define SPEC_KERNELS_BAR_WIDTH 12
#define SPEC_KERNELS_BAR_ROOM 46 /* with its numbers */

/** @heading: height above the squares; @names: width the names of the groups ask for, given as far as there is room */
void spec_kernels_layout_init (SpecKernelsLayout *layout, int width, int height, int heading, int names);

G_END_DECLS
