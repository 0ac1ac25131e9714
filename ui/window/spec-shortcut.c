#include "window/spec-shortcut.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <string.h>

#define RANGE "..."

static const SpecShortcut shortcuts[] = {
  { N_ ("Files"), NULL },
  { N_ ("Open embeddings, an image list or a project"), "<Control>o" },
  { N_ ("Save the project"), "<Control>s" },
  { N_ ("Save the project as another file"), "<Control><Shift>s" },
  { N_ ("New window"), "<Control>n" },
  { N_ ("Close the window"), "<Control>w" },
  { N_ ("Quit"), "<Control>q" },
  { N_ ("Export montages and figures"), "<Control>e" },
  { N_ ("Save the figure of the spectra"), "<Control><Shift>e" },
  { N_ ("Window"), NULL },
  { N_ ("Explore, Map, Agreement, Align"), "<Alt>1...4" },
  { N_ ("Show or hide the settings"), "F9" },
  { N_ ("Main menu"), "F10" },
  { N_ ("Full screen"), "F11" },
  { N_ ("Keyboard shortcuts"), "<Control>question" },
  { N_ ("User guide, at the page on this view"), "F1" },
  { N_ ("Preferences"), "<Control>comma" },
  { N_ ("To the divider between panes, then the arrows"), "F8" },
  { N_ ("Images"), NULL },
  { N_ ("Larger pictures"), "<Control>plus" },
  { N_ ("Smaller pictures"), "<Control>minus" },
  { N_ ("Usual size"), "<Control>0" },
  { N_ ("Big picture of the tile"), "Return <Alt>Return" },
  { N_ ("Copy the selected"), "<Control>c" },
  { N_ ("Find a label or path, or go to #row"), "<Control>f" },
  { N_ ("Select all"), "<Control>a" },
  { N_ ("Select none"), "<Control><Shift>a" },
  { N_ ("Leave the selected out of montages, or take them in again"), "Delete" },
  { N_ ("Pin the selected first in montages, or unpin"), "<Control>d" },
  { N_ ("Move a pinned one earlier, later"), "<Control>bracketleft <Control>bracketright" },
  { N_ ("Menu of the selected"), "Menu <Shift>F10" },
  { N_ ("Comparison"), NULL },
  { N_ ("Bandwidth of X: then ↑ ↓, Page Up, Page Down"), "<Alt>x" },
  { N_ ("Bandwidth of Y: then ↑ ↓, Page Up, Page Down"), "<Alt>y" },
  { N_ ("Balance top eigenvalues"), "<Control>b" },
  { N_ ("Refine now"), "F5" },
  { N_ ("Cancel"), "Escape" },
  { N_ ("Undo"), "<Control>z" },
  { N_ ("Redo"), "<Control><Shift>z" },
  { N_ ("Clusters"), NULL },
  { N_ ("Cluster before"), "<Alt>Up" },
  { N_ ("Cluster after"), "<Alt>Down" },
  { N_ ("Plots"), NULL },
  { N_ ("Value before, after; how many neighbours"), "Left Right" },
  { N_ ("First and last: +1 and −1"), "Home End" },
  { N_ ("From the plot or the list to the images"), "Return" },
  { N_ ("Map"), NULL },
  { N_ ("Lasso"), "l" },
  { N_ ("Rectangle"), "r" },
  { N_ ("Pan"), "p" },
  { N_ ("Move the map"), "Left Right Up Down" },
  { N_ ("Larger, smaller"), "<Control>plus <Control>minus" },
  { N_ ("Show all"), "<Control>0" },
};

const SpecShortcut *
spec_shortcut_get_all (gsize *n)
{
  *n = G_N_ELEMENTS (shortcuts);

  return shortcuts;
}

/* The arrows as they stand on the keys: they need no translation and little room. */
static char *
dup_label (const char *accelerator)
{
  static const struct
  {
    guint key;
    const char *arrow;
  } arrows[] = { { GDK_KEY_Left, "←" }, { GDK_KEY_Right, "→" }, { GDK_KEY_Up, "↑" }, { GDK_KEY_Down, "↓" } };
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return g_strdup (accelerator);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (arrows[i].key == key)
      {
        g_autofree char *before = gtk_accelerator_get_label (0, modifiers);

        return g_strconcat (before, arrows[i].arrow, NULL);
      }

  return gtk_accelerator_get_label (key, modifiers);
}

/* "<Alt>1...4": the last has the modifiers of the first. */
static char *
dup_range_label (const char *range, const char *dots)
{
  g_autofree char *first = g_strndup (range, dots - range);
  const char *modifiers_end = strrchr (first, '>');
  g_autofree char *last = g_strdup_printf ("%.*s%s", modifiers_end != NULL ? (int) (modifiers_end - first) + 1 : 0, first,
                                           dots + strlen (RANGE));
  g_autofree char *first_label = dup_label (first), *last_label = dup_label (last);

  return g_strdup_printf ("%s … %s", first_label, last_label);
}

char **
spec_shortcut_dup_labels (const SpecShortcut *shortcut)
{
  g_auto (GStrv) keys = g_strsplit (shortcut->keys != NULL ? shortcut->keys : "", " ", -1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *dots = strstr (keys[i], RANGE);
      g_autofree char *label = dots != NULL ? dup_range_label (keys[i], dots) : dup_label (keys[i]);

      g_strv_builder_add (labels, label);
    }

  return g_strv_builder_end (labels);
}
