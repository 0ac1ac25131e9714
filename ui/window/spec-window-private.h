/* What the files of SpecWindow share. */
#pragma once

#include "project/spec-document.h"
#include "window/spec-toast.h"
#include "window/spec-width-frame.h"
#include "window/spec-window.h"

G_BEGIN_DECLS

struct _SpecWindow
{
  GtkApplicationWindow parent_instance;

  /* template */
  GtkOverlay *overlay;
  GtkStack *stack;
  GtkStack *title_stack;
  GtkStackSwitcher *switcher;
  GtkMenuButton *view_button;
  GtkBox *start_holder;
  GtkPaned *paned;
  GtkScrolledWindow *side;
  GtkBox *work_box;
  GtkStack *sides;
  GtkStack *bars;
  GtkStack *views;
  GtkScrolledWindow *views_scroller; /* only where the text is so large that it finds no room */
  GtkButton *open_button;
  GtkToggleButton *side_button;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkWidget *unsaved_button; /* a dot, beside them */
  GtkButton *export_button;
  GtkMenuButton *menu_button;

  /* children made in code */
  SpecWidthFrame *frame;
  SpecToast *toast;

  /* owned */
  SpecSession *session;
  SpecDocument *document;
  SpecAutosave *lost;            /* (nullable): unsaved work of a program that is gone, on offer */
  GtkFileChooserNative *chooser; /* (nullable): the one that is open */
  GFile *folder;                 /* (nullable): the one files were last chosen in */
  GCancellable *demo;            /* (nullable): of the demo being made */

  /* borrowed */
  GtkWindow *export_window; /* (nullable) */
  GtkWindow *question;      /* (nullable): whether to save, on closing */

  int side_width; /* as set by the handle; 0: what suits the window */
  gboolean placing; /* the side is being placed, not by its handle */
  gboolean greeted;
  gboolean closing; /* as soon as it is saved */
  guint inhibit;    /* 0: the session may end */
  guint veil;       /* until the start page is shown although a project is being opened */
};

/* spec-window-header.c */
/** Follows the room there is, the page that is shown and the view. */
void spec_window_update_header (SpecWindow *window);

/* spec-window-views.c */
/** Makes the views, their bars and sides, the first time it is called: the start page comes without them. */
void spec_window_make_work (SpecWindow *window);
/** @name: as of property "view" of the session; nothing for a view that is not there */
void spec_window_show_view (SpecWindow *window, const char *name);
/** Stops what the shown view does beside the comparison itself. Returns: whether there was something to stop */
gboolean spec_window_cancel_view (SpecWindow *window);

/* spec-window-project.c */
/** Makes the document and follows it; from now on closing asks whether to save. */
void spec_window_add_project (SpecWindow *window);
/** Shows the pages, which a project that opens with the window keeps hidden for a moment. */
void spec_window_unveil (SpecWindow *window);
/** Follows the document's path, the names of X and Y, and whether work is unsaved. */
void spec_window_update_title (SpecWindow *window);
/** Write the project; where it goes is asked for when that is not known yet, or always. */
void spec_window_save (SpecWindow *window);
void spec_window_save_as (SpecWindow *window);
/** Open what `lost` holds, in a window of its own where this one has work in it, or remove it; the offer goes either
 * way. */
void spec_window_recover (SpecWindow *window);
void spec_window_discard_recovery (SpecWindow *window);

/* spec-window-actions.c */
/** For class_init: the actions win.… of every window */
void spec_window_install_actions (GtkWidgetClass *class);
/** Gives the window all of its keys, for actions of its own and of the program. */
void spec_window_add_shortcuts (SpecWindow *window);
/** Makes sensitive what can be done now: whenever "comparing", "busy", "can-undo" or "can-redo" changes. */
void spec_window_update_actions (SpecWindow *window);

/* spec-window-settings.c */
/** Read and write size, maximised state and width of the side in GSettings; nothing where the schema is not
 * installed. */
void spec_window_restore_size (SpecWindow *window);
void spec_window_keep_size (SpecWindow *window);

/* spec-window-help.c */
/** The page of the help about what is on screen. */
void spec_window_show_help (SpecWindow *window);
/** Shows or hides the left side; a focus in it goes to the button that brings it back. */
void spec_window_show_side (SpecWindow *window, gboolean shown);

/* spec-window-files.c */
/** Asks for any number of files, which are sorted into roles, or for a project. */
void spec_window_choose_files (SpecWindow *window);
/** Asks for the file, or with @folder the folder, to open as @role. */
void spec_window_choose_role (SpecWindow *window, SpecRole role, gboolean folder);
/** Asks for the folder that relative paths of the list start in. */
void spec_window_choose_image_folder (SpecWindow *window);
/** Shows one chooser at a time. @respond: void (GtkNativeDialog *, int, SpecWindow *); it clears window->chooser */
void spec_window_show_chooser (SpecWindow *window, GtkFileChooserNative *chooser, GCallback respond);
/** The next chooser opens where @chooser did. */
void spec_window_remember_folder (SpecWindow *window, GtkNativeDialog *chooser);
/** Takes files dropped anywhere on the window, as spec_session_open_files() sorts them. */
void spec_window_add_drop_target (SpecWindow *window);

G_END_DECLS
