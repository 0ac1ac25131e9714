#include "window/spec-software.h"

#include <gtk/gtk.h>

#define VARIABLE "GDK_DEBUG"
#define LAST_MINOR 12 /* later ones have another variable, and complain of this one */

void
spec_software_spare_gl (void)
{
  const char *renderer = g_getenv ("GSK_RENDERER"), *flags = g_getenv (VARIABLE);
  g_autofree char *more = NULL;

  if (g_strcmp0 (renderer, "cairo") != 0 || gtk_get_minor_version () > LAST_MINOR)
    return;
  more = flags != NULL && *flags != '\0' ? g_strconcat (flags, ",gl-disable", NULL) : g_strdup ("gl-disable");
  g_setenv (VARIABLE, more, TRUE);
}
