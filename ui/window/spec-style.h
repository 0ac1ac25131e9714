/* The program's style sheets on a display, light, dark or of high contrast: as the desktop wishes, or as chosen. */
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
 * Loads the style sheets and icons for @display. The desktop's color-scheme and contrast are asked for over D-Bus without waiting
 * for them; no bus is no error. GTK's theme HighContrast asks for contrast as well. The environment variable SPEC_EXPLORER_THEME (light,
 * dark, high-contrast or high-contrast-dark) comes before all else.
 */
SpecStyle *spec_style_new (GdkDisplay *display);

/**
 * spec_style_add_icons:
 * Adds the program's icons to those of @display; once is enough. To be called as soon as GTK is initialised, if only to save time: where
 * GTK asks for an icon first, it reads all icon themes, and once more when ours are added.
 */
void spec_style_add_icons (GdkDisplay *display);

/** Takes effect at once on every window of the display; the environment variable comes before it. */
void spec_style_set_choice (SpecStyle *style, SpecStyleChoice choice);

/** Returns: whether the dark sheet is in use. */
gboolean spec_style_get_dark (SpecStyle *style);

/** Returns: whether one of the sheets of high contrast is in use. */
gboolean spec_style_get_contrast (SpecStyle *style);

G_END_DECLS
