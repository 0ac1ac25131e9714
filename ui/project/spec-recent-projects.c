#include "project/spec-recent-projects.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "project/spec-project.h"

/* Data of the desktop's list: something was added that GTK has not written yet. */
#define PENDING "spec-recent-projects-pending"

static char *
dup_name (const char *path)
{
  char *name = g_filename_display_basename (path);
  char *ending = g_strrstr (name, SPEC_PROJECT_ENDING);

  if (ending != NULL && ending != name)
    *ending = '\0';

  return name;
}

/* It has been written, by what GTK does first at this signal. */
static void
on_changed (GtkRecentManager *manager, gpointer data)
{
  g_object_set_data (G_OBJECT (manager), PENDING, NULL);
  g_signal_handlers_disconnect_by_func (manager, on_changed, data);
}

static void
mark_pending (GtkRecentManager *manager)
{
  if (g_object_get_data (G_OBJECT (manager), PENDING) != NULL)
    return;
  g_object_set_data (G_OBJECT (manager), PENDING, manager);
  g_signal_connect (manager, "changed", G_CALLBACK (on_changed), NULL);
}

void
spec_recent_projects_add (const char *path)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL), *name = dup_name (path);
  GtkRecentData data = { .display_name = name,
                         .mime_type = (char *) SPEC_PROJECT_MIME_TYPE,
                         .app_name = (char *) "spec-explorer",
                         .app_exec = (char *) "spec-explorer %f" };

  if (uri != NULL && gtk_recent_manager_add_full (manager, uri, &data))
    mark_pending (manager);
}

gboolean
spec_recent_projects_are_pending (void)
{
  return g_object_get_data (G_OBJECT (gtk_recent_manager_get_default ()), PENDING) != NULL;
}

static void
recent_project_free (gpointer data)
{
  SpecRecentProject *project = data;

  g_free (project->path);
  g_free (project->name);
  g_date_time_unref (project->used);
  g_free (project);
}

static int
compare_used (gconstpointer a, gconstpointer b)
{
  const SpecRecentProject *left = *(const SpecRecentProject *const *) a, *right = *(const SpecRecentProject *const *) b;

  return g_date_time_compare (right->used, left->used);
}

/* Returns: (transfer full) (nullable): NULL for what is no project, or is gone. */
static SpecRecentProject *
recent_project_new (GtkRecentInfo *info)
{
  g_autofree char *path = NULL;
  GDateTime *used = gtk_recent_info_get_modified (info);
  SpecRecentProject *project;

  if (g_strcmp0 (gtk_recent_info_get_mime_type (info), SPEC_PROJECT_MIME_TYPE) != 0)
    return NULL;
  path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  if (path == NULL || used == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;

  project = g_new (SpecRecentProject, 1);
  project->name = dup_name (path);
  project->path = g_steal_pointer (&path);
  project->used = g_date_time_to_local (used);

  return project;
}

GPtrArray *
spec_recent_projects_list (guint count)
{
  GPtrArray *projects = g_ptr_array_new_with_free_func (recent_project_free);
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *link = infos; link != NULL; link = link->next)
    {
      SpecRecentProject *project = recent_project_new (link->data);

      if (project != NULL)
        g_ptr_array_add (projects, project);
    }
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (projects, compare_used);
  if (projects->len > count)
    g_ptr_array_set_size (projects, (int) count);

  return projects;
}

char *
spec_recent_project_dup_day (const SpecRecentProject *project, GDateTime *now)
{
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *day = g_date_time_format (project->used, "%F"), *today = g_date_time_format (now, "%F");
  g_autofree char *before = g_date_time_format (yesterday, "%F");

  if (g_str_equal (day, today))
    return g_strdup (_ ("Today"));
  if (g_str_equal (day, before))
    return g_strdup (_ ("Yesterday"));
  if (g_date_time_get_year (project->used) == g_date_time_get_year (now))
    /* Translators: a day of this year, for strftime. */
    return g_date_time_format (project->used, _ ("%-d %B"));

  /* Translators: a day of another year, for strftime. */
  return g_date_time_format (project->used, _ ("%-d %B %Y"));
}
