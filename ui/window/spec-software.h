/* What a program that draws in software can do without. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spec_software_spare_gl:
 *
 * Where GSK_RENDERER asks for the software renderer, tells GTK not to get OpenGL ready, which it does all the same: some 200 MB of
 * libraries that nothing is drawn with. Before GTK is initialised and there are threads.
 */
void spec_software_spare_gl (void);

G_END_DECLS
