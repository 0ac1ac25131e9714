#include "accessible-tree.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/types.h>

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define STATE_FOCUSABLE 11
#define STATE_SENSITIVE 24
#define MILLISECONDS_FOR_THE_BUS 5000
#define MILLISECONDS_FOR_AN_ANSWER 20000

struct _AccessibleBus
{
  GTestDBus *session;
  GPid launcher;
  GDBusConnection *connection;
};

static const char *
find_launcher (void)
{
  static const char *const places[] = { "/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi-bus-launcher",
                                        "/usr/lib/at-spi2-core/at-spi-bus-launcher", "/usr/lib/at-spi2/at-spi-bus-launcher",
                                        "/usr/lib64/at-spi-bus-launcher" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_file_test (places[i], G_FILE_TEST_IS_EXECUTABLE))
        return places[i];
    }

  return NULL;
}

/* The address comes some time after the launcher. Returns: (nullable) (transfer full) */
static char *
ask_for_address (void)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  gint64 end = g_get_monotonic_time () + MILLISECONDS_FOR_THE_BUS * 1000;

  while (session != NULL && g_get_monotonic_time () < end)
    {
      g_autoptr (GVariant) reply
          = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
                                         G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, 1000, NULL, NULL);
      char *address = NULL;

      if (reply != NULL)
        g_variant_get (reply, "(s)", &address);
      if (address != NULL && *address != '\0')
        return address;
      g_free (address);
      g_usleep (50000);
    }

  return NULL;
}

static gboolean
accessible_bus_connect (AccessibleBus *bus, const char **reason)
{
  const char *launcher = find_launcher ();
  char *arguments[] = { (char *) launcher, (char *) "--launch-immediately", NULL };
  g_autofree char *address = NULL;

  *reason = "at-spi2-core is not installed";
  if (launcher == NULL
      || !g_spawn_async (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                         &bus->launcher, NULL))
    return FALSE;

  *reason = "the accessibility bus does not start here";
  address = ask_for_address ();
  if (address == NULL)
    return FALSE;
  g_setenv ("AT_SPI_BUS_ADDRESS", address, TRUE);
  bus->connection = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
      NULL);

  return bus->connection != NULL;
}

AccessibleBus *
accessible_bus_start (const char **reason)
{
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY")), *daemon = g_find_program_in_path ("dbus-daemon");
  AccessibleBus *bus;
  gboolean connected;

  *reason = "dbus-daemon is not installed";
  if (daemon == NULL)
    return NULL;

  bus = g_new0 (AccessibleBus, 1);
  bus->session = g_test_dbus_new (G_TEST_DBUS_NONE);
  /* This takes away the display. The launcher must not know it: it would tell the other programs on it, such as tests, of this bus. */
  g_test_dbus_up (bus->session);
  connected = accessible_bus_connect (bus, reason);
  if (display != NULL)
    g_setenv ("DISPLAY", display, TRUE);
  if (connected)
    return bus;
  accessible_bus_stop (bus);

  return NULL;
}

void
accessible_bus_stop (AccessibleBus *bus)
{
  g_clear_object (&bus->connection);
  if (bus->launcher != 0)
    {
      kill (bus->launcher, SIGTERM);
      g_spawn_close_pid (bus->launcher);
    }
  g_test_dbus_stop (bus->session);
  g_object_unref (bus->session);
  g_free (bus);
}

typedef struct
{
  GVariant *reply;
  gboolean done;
} Call;

static void
on_reply (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;

  call->reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_assert_no_error (error);
  call->done = TRUE;
}

/* Of this very program, so its main context has to run meanwhile. */
static GVariant *
ask (AccessibleBus *bus, const char *owner, const char *path, const char *interface, const char *method, GVariant *arguments)
{
  Call call = { NULL, FALSE };

  g_dbus_connection_call (bus->connection, owner, path, interface, method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE,
                          MILLISECONDS_FOR_AN_ANSWER, NULL, on_reply, &call);
  while (!call.done)
    g_main_context_iteration (NULL, TRUE);

  return call.reply;
}

static void
read_names (AccessibleBus *bus, const char *owner, const char *path, AccessibleNode *node)
{
  g_autoptr (GVariant) reply = ask (bus, owner, path, "org.freedesktop.DBus.Properties", "GetAll", g_variant_new ("(s)", ACCESSIBLE));
  g_autoptr (GVariant) properties = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) role = ask (bus, owner, path, ACCESSIBLE, "GetRoleName", NULL);

  g_variant_lookup (properties, "Name", "s", &node->name);
  g_variant_lookup (properties, "Description", "s", &node->description);
  g_variant_get (role, "(s)", &node->role);
}

static void
read_states (AccessibleBus *bus, const char *owner, const char *path, AccessibleNode *node)
{
  g_autoptr (GVariant) reply = ask (bus, owner, path, ACCESSIBLE, "GetState", NULL);
  g_autoptr (GVariant) words = g_variant_get_child_value (reply, 0);
  guint32 states = 0;

  if (g_variant_n_children (words) > 0)
    g_variant_get_child (words, 0, "u", &states);
  node->focusable = (states & 1u << STATE_FOCUSABLE) != 0;
  node->sensitive = (states & 1u << STATE_SENSITIVE) != 0;
}

static AccessibleNode *
read_node (AccessibleBus *bus, const char *owner, const char *path, AccessibleNode *parent)
{
  AccessibleNode *node = g_new0 (AccessibleNode, 1);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariantIter) children = NULL;
  const char *child_owner, *child_path;

  node->parent = parent;
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) accessible_node_free);
  read_names (bus, owner, path, node);
  read_states (bus, owner, path, node);
  reply = ask (bus, owner, path, ACCESSIBLE, "GetChildren", NULL);
  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &child_owner, &child_path))
    g_ptr_array_add (node->children, read_node (bus, child_owner, child_path, node));

  return node;
}

/* Times the registry is asked, a twentieth of a second apart: the toolkit makes itself known there in its own time. */
#define PATIENCE 600

static GVariant *
list_applications (AccessibleBus *bus)
{
  for (guint times = 0;; times++)
    {
      g_autoptr (GVariant) reply
          = ask (bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", ACCESSIBLE, "GetChildren", NULL);
      g_autoptr (GVariant) applications = g_variant_get_child_value (reply, 0);
      gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 20;

      if (g_variant_n_children (applications) > 0 || times == PATIENCE)
        return g_steal_pointer (&applications);
      while (g_get_monotonic_time () < until)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (1000);
    }
}

AccessibleNode *
accessible_bus_read (AccessibleBus *bus)
{
  g_autoptr (GVariant) applications = list_applications (bus);
  const char *owner, *path;

  g_assert_cmpuint (g_variant_n_children (applications), ==, 1);
  g_variant_get_child (applications, 0, "(&s&o)", &owner, &path);

  return read_node (bus, owner, path, NULL);
}

void
accessible_node_free (AccessibleNode *node)
{
  g_ptr_array_unref (node->children);
  g_free (node->role);
  g_free (node->name);
  g_free (node->description);
  g_free (node);
}

AccessibleNode *
accessible_node_find (AccessibleNode *node, const char *role, const char *name)
{
  AccessibleNode *found = NULL;

  if (g_str_equal (node->role, role) && g_str_has_prefix (node->name, name))
    return node;
  for (guint i = 0; i < node->children->len && found == NULL; i++)
    found = accessible_node_find (node->children->pdata[i], role, name);

  return found;
}

gboolean
accessible_node_is_named (const AccessibleNode *node)
{
  return *node->name != '\0' && *node->name != '_' && g_type_from_name (node->name) == G_TYPE_INVALID;
}

char *
accessible_node_describe_path (const AccessibleNode *node)
{
  g_autofree char *above = node->parent != NULL ? accessible_node_describe_path (node->parent) : g_strdup ("");

  return g_strdup_printf ("%s / %s “%s”", above, node->role, node->name);
}
