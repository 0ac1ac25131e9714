/* How long a program takes to its first painted frame, seen from outside: bench-start [--cold] PROGRAM
 * [ARGUMENTS]. On an X11 display of its own; polls what the new window shows, and takes it for painted once there are several
 * colours. With --cold the system forgets every file it holds, for which one must be root. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include "bench-report.h"

#define PATIENCE 60   /* seconds */
#define POLL 2000     /* microseconds */
#define LEAST 300     /* pixels: smaller windows are not the program's */
#define COLOURS 4

static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0; /* a window may go at any time */
}

static Window
find_window (Display *display)
{
  Window root, parent, *children = NULL, found = None;
  unsigned int count = 0;

  if (!XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &count))
    return None;
  for (unsigned int i = 0; i < count && found == None; i++)
    {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (display, children[i], &attributes) && attributes.map_state == IsViewable
          && attributes.width >= LEAST && attributes.height >= LEAST)
        found = children[i];
    }
  if (children != NULL)
    XFree (children);

  return found;
}

/* Whether a column through the middle of the window has several colours. */
static gboolean
is_painted (Display *display, Window window)
{
  XWindowAttributes attributes;
  unsigned long seen[COLOURS];
  guint count = 0;
  XImage *image;

  if (!XGetWindowAttributes (display, window, &attributes))
    return FALSE;
  image = XGetImage (display, window, attributes.width / 2, 0, 1, (unsigned int) attributes.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  for (int y = 0; y < attributes.height && count < COLOURS; y++)
    {
      unsigned long colour = XGetPixel (image, 0, y);
      guint i = 0;

      while (i < count && seen[i] != colour)
        i++;
      if (i == count)
        seen[count++] = colour;
    }
  XDestroyImage (image);

  return count == COLOURS;
}

static void
forget_files (void)
{
  int file = open ("/proc/sys/vm/drop_caches", O_WRONLY | O_CLOEXEC);

  sync ();
  if (file < 0 || write (file, "3", 1) != 1)
    g_error ("--cold: expected to be root on Linux");
  close (file);
}

static pid_t
start (char **program)
{
  pid_t child = fork ();

  if (child == 0)
    {
      execv (program[0], program);
      _exit (127);
    }
  return child;
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  gboolean cold = argc > 1 && g_str_equal (argv[1], "--cold"), painted = FALSE;
  double mapped = 0;
  gint64 begun;
  pid_t child;

  if (argc < 2 + cold || display == NULL)
    g_error ("expected [--cold] PROGRAM [ARGUMENTS] and an X11 display");
  XSetErrorHandler (ignore_error);
  if (find_window (display) != None)
    g_error ("there is a window already: this needs a display of its own (xvfb-run)");

  if (cold)
    forget_files ();
  begun = g_get_monotonic_time ();
  child = start (argv + 1 + cold);
  while (!painted && bench_seconds_since (begun) < PATIENCE)
    {
      Window window = find_window (display);

      if (window != None && mapped == 0)
        mapped = bench_seconds_since (begun);
      painted = window != None && is_painted (display, window);
      if (!painted)
        g_usleep (POLL);
    }
  if (!painted)
    g_printerr ("nothing was painted\n");
  else
    {
      bench_report ("mapped", mapped);
      bench_report ("painted", bench_seconds_since (begun));
    }
  kill (child, SIGTERM);
  waitpid (child, NULL, 0);
  XCloseDisplay (display);

  return painted ? 0 : 1;
}
