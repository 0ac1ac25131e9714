#include "session-manager.h"

#define NAME "org.gnome.SessionManager"
#define PATH "/org/gnome/SessionManager"

struct SessionManager
{
  GTestDBus *bus;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  GDBusConnection *connection;
  GMutex lock;
  GPtrArray *inhibitors; /* SessionInhibitor */
  guint last_cookie;
};

static const char interface_xml[] = "<node><interface name='" NAME "'>"
                                    "<method name='Inhibit'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
                                    "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='u' direction='out'/></method>"
                                    "<method name='Uninhibit'><arg type='u' direction='in'/></method>"
                                    "</interface></node>";

void
session_inhibitor_free (SessionInhibitor *inhibitor)
{
  g_free (inhibitor->application);
  g_free (inhibitor->reason);
  g_free (inhibitor);
}

static GVariant *
add_inhibitor (SessionManager *manager, GVariant *parameters)
{
  SessionInhibitor *inhibitor = g_new0 (SessionInhibitor, 1);

  g_variant_get (parameters, "(susu)", &inhibitor->application, &inhibitor->window, &inhibitor->reason, &inhibitor->flags);
  inhibitor->cookie = ++manager->last_cookie;
  g_ptr_array_add (manager->inhibitors, inhibitor);

  return g_variant_new ("(u)", inhibitor->cookie);
}

static gboolean
remove_inhibitor (SessionManager *manager, guint cookie)
{
  for (guint i = 0; i < manager->inhibitors->len; i++)
    {
      SessionInhibitor *inhibitor = g_ptr_array_index (manager->inhibitors, i);

      if (inhibitor->cookie == cookie)
        return g_ptr_array_remove_index (manager->inhibitors, i) != NULL;
    }

  return FALSE;
}

static void
on_call (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method, GVariant *parameters,
         GDBusMethodInvocation *invocation, gpointer data)
{
  SessionManager *manager = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&manager->lock);
  guint cookie;

  if (g_str_equal (method, "Inhibit"))
    {
      g_dbus_method_invocation_return_value (invocation, add_inhibitor (manager, parameters));
      return;
    }
  g_variant_get (parameters, "(u)", &cookie);
  if (remove_inhibitor (manager, cookie))
    g_dbus_method_invocation_return_value (invocation, NULL);
  else
    g_dbus_method_invocation_return_dbus_error (invocation, NAME ".NotInhibited", "no such cookie");
}

static void
take_name (SessionManager *manager)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  manager->connection
      = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (manager->bus),
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (manager->connection, PATH, node->interfaces[0], &table, manager, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (manager->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", NAME, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* Calls are answered in the context that the object was registered in. */
static gpointer
answer (gpointer data)
{
  SessionManager *manager = data;

  g_main_context_push_thread_default (manager->context);
  take_name (manager);
  g_main_loop_run (manager->loop);
  g_dbus_connection_close_sync (manager->connection, NULL, NULL);
  g_main_context_pop_thread_default (manager->context);

  return NULL;
}

static gboolean
is_running (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* A test's bus takes away what leads to the display too. */
static GTestDBus *
start_bus (void)
{
  static const char *const kept[] = { "DISPLAY", "XDG_RUNTIME_DIR" };
  char *values[G_N_ELEMENTS (kept)];
  GTestDBus *bus = g_test_dbus_new (G_TEST_DBUS_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    values[i] = g_strdup (g_getenv (kept[i]));
  g_test_dbus_up (bus);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      if (values[i] != NULL)
        g_setenv (kept[i], values[i], TRUE);
      g_free (values[i]);
    }

  return bus;
}

SessionManager *
session_manager_new (void)
{
  g_autofree char *daemon = g_find_program_in_path ("dbus-daemon");
  gboolean running = FALSE;
  SessionManager *manager;

  if (daemon == NULL)
    return NULL;
  manager = g_new0 (SessionManager, 1);
  g_mutex_init (&manager->lock);
  manager->inhibitors = g_ptr_array_new_with_free_func ((GDestroyNotify) session_inhibitor_free);
  manager->bus = start_bus ();
  manager->context = g_main_context_new ();
  manager->loop = g_main_loop_new (manager->context, FALSE);
  manager->thread = g_thread_new ("session-manager", answer, manager);
  g_main_context_invoke (manager->context, is_running, &running);
  while (!g_atomic_int_get (&running))
    g_usleep (1000);

  return manager;
}

void
session_manager_free (SessionManager *manager)
{
  g_main_loop_quit (manager->loop);
  g_thread_join (manager->thread);
  g_test_dbus_stop (manager->bus); /* its last unref would wait for GTK to let go of the bus */
  g_object_unref (manager->connection);
  g_main_loop_unref (manager->loop);
  g_main_context_unref (manager->context);
  g_ptr_array_unref (manager->inhibitors);
  g_mutex_clear (&manager->lock);
  g_free (manager);
}

guint
session_manager_count (SessionManager *manager)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&manager->lock);

  return manager->inhibitors->len;
}

SessionInhibitor *
session_manager_dup_newest (SessionManager *manager)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&manager->lock);
  SessionInhibitor *newest, *copy;

  g_assert_cmpuint (manager->inhibitors->len, >, 0);
  newest = g_ptr_array_index (manager->inhibitors, manager->inhibitors->len - 1);
  copy = g_memdup2 (newest, sizeof *newest);
  copy->application = g_strdup (newest->application);
  copy->reason = g_strdup (newest->reason);

  return copy;
}
