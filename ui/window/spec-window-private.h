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
};

/* spec-window-header.c */
void spec_window_update_header (SpecWindow *window);

/* spec-window-views.c */
void spec_window_make_work (SpecWindow *window);
void spec_window_show_view (SpecWindow *window, const char *name);
gboolean spec_window_cancel_view (SpecWindow *window);

/* spec-window-project.c */
void spec_window_add_project (SpecWindow *window);
void spec_window_update_title (SpecWindow *window);
void spec_window_save (SpecWindow *window);
void spec_window_save_as (SpecWindow *window);
void spec_window_recover (SpecWindow *window);
void spec_window_discard_recovery (SpecWindow *window);

/* spec-window-actions.c */
void spec_window_install_actions (GtkWidgetClass *class);
void spec_window_add_shortcuts (SpecWindow *window);
void spec_window_update_actions (SpecWindow *window);

/* spec-window-settings.c */
void spec_window_restore_size (SpecWindow *window);
void spec_window_keep_size (SpecWindow *window);

/* spec-window-help.c */
void spec_window_show_help (SpecWindow *window);
void spec_window_show_side (SpecWindow *window, gboolean shown);

/* spec-window-files.c */
void spec_window_choose_files (SpecWindow *window);
void spec_window_choose_role (SpecWindow *window, SpecRole role, gboolean folder);
void spec_window_choose_image_folder (SpecWindow *window);
/** Shows one chooser at a time. @respond: void (GtkNativeDialog *, int, SpecWindow *); it clears window->chooser */
void spec_window_show_chooser (SpecWindow *window, GtkFileChooserNative *chooser, GCallback respond);
void spec_window_remember_folder (SpecWindow *window, GtkNativeDialog *chooser);
void spec_window_add_drop_target (SpecWindow *window);

G_END_DECLS
