/* The program's style sheets on a display, in light or dark: as the desktop wishes, or as chosen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_STYLE (spec_style_get_type ())
G_DECLARE_FINAL_TYPE (SpecStyle, spec_style, SPEC, STYLE, GObject)

typedef enum
{
  SPEC_STYLE_SYSTEM,
  SPEC_STYLE_LIGHT,
  SPEC_STYLE_DARK,
} SpecStyleChoice;

/**
 * spec_style_new:
 * Loads the style sheets and icons for @display. The desktop's color-scheme is asked for over D-Bus without waiting for it; no
 * bus is no error. The environment variable SPEC_EXPLORER_THEME (light or dark) comes before all else.
 */
SpecStyle *spec_style_new (GdkDisplay *display);

void spec_style_set_choice (SpecStyle *style, SpecStyleChoice choice);

/** Returns: whether the dark sheet is in use. */
gboolean spec_style_get_dark (SpecStyle *style);

G_END_DECLS
