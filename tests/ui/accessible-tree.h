/* A private session bus with the accessibility bus on it, and what an assistive technology reads there. */
#pragma once

#include <gio/gio.h>

typedef struct _AccessibleNode AccessibleNode;

struct _AccessibleNode
{
  char *role; /* "button" */
  char *name;
  char *description;
  gboolean focusable;
  gboolean sensitive;
  AccessibleNode *parent; /* (nullable): borrowed */
  GPtrArray *children;    /* AccessibleNode */
};

typedef struct _AccessibleBus AccessibleBus;

/* To be called before GTK opens its display. Returns: (nullable): NULL with *@reason where this machine has no at-spi. */
AccessibleBus *accessible_bus_start (const char **reason);

void accessible_bus_stop (AccessibleBus *bus);

/* Everything that this program shows, read over the bus while its main context runs. Returns: (transfer full): the application */
AccessibleNode *accessible_bus_read (AccessibleBus *bus);

void accessible_node_free (AccessibleNode *node);

/* Returns: (nullable) (transfer none): the first node of @role whose name begins with @name. */
AccessibleNode *accessible_node_find (AccessibleNode *node, const char *role, const char *name);

/* Returns: whether it has words of its own; GTK gives the name of the widget's type to those that have none. */
gboolean accessible_node_is_named (const AccessibleNode *node);

/* Returns: (transfer full): the roles and names from the window to the node, for a message. */
char *accessible_node_describe_path (const AccessibleNode *node);
