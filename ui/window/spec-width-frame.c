#include "window/spec-width-frame.h"

#include "widgets/spec-text-scale.h"

#define NARROW 1200
#define VERY_NARROW 1000
#define CRAMPED 720 /* with the usual text no window is as small */

struct _SpecWidthFrame
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *child;

  guint idle;
  gboolean narrow;
  gboolean very_narrow;
  gboolean cramped;
  gboolean large_text;
};

enum
{
  PROP_NARROW = 1,
  PROP_VERY_NARROW,
  PROP_CRAMPED,
  PROP_LARGE_TEXT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SpecWidthFrame, spec_width_frame, GTK_TYPE_WIDGET)

GtkWidget *
spec_width_frame_new (void)
{
  return g_object_new (SPEC_TYPE_WIDTH_FRAME, NULL);
}

void
spec_width_frame_set_child (SpecWidthFrame *frame, GtkWidget *child)
{
  g_return_if_fail (SPEC_IS_WIDTH_FRAME (frame));

  g_clear_pointer (&frame->child, gtk_widget_unparent);
  frame->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (frame));
}

static void
spec_width_frame_set_flag (SpecWidthFrame *frame, gboolean *flag, gboolean value, const char *class, guint property)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (frame));

  if (*flag == value || root == NULL)
    return;

  *flag = value;
  if (value)
    gtk_widget_add_css_class (GTK_WIDGET (root), class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (root), class);
  g_object_notify_by_pspec (G_OBJECT (frame), properties[property]);
}

/* A larger text leaves the same room for fewer words. */
static gboolean
is_narrow (SpecWidthFrame *frame, int width)
{
  return width < NARROW * spec_text_scale_get (GTK_WIDGET (frame));
}

static gboolean
is_cramped (SpecWidthFrame *frame, int width)
{
  return width < CRAMPED * spec_text_scale_get (GTK_WIDGET (frame));
}

static gboolean
is_very_narrow (SpecWidthFrame *frame, int width)
{
  return width < VERY_NARROW || is_cramped (frame, width);
}

static gboolean
has_large_text (SpecWidthFrame *frame)
{
  return spec_text_scale_get (GTK_WIDGET (frame)) >= SPEC_TEXT_SCALE_LARGE;
}

/* Not within the allocation: a class changes sizes. */
static gboolean
on_idle (gpointer data)
{
  SpecWidthFrame *frame = data;
  int width = gtk_widget_get_width (GTK_WIDGET (frame));

  frame->idle = 0;
  if (width > 0)
    {
      spec_width_frame_set_flag (frame, &frame->narrow, is_narrow (frame, width), "narrow", PROP_NARROW);
      spec_width_frame_set_flag (frame, &frame->very_narrow, is_very_narrow (frame, width), "very-narrow", PROP_VERY_NARROW);
      spec_width_frame_set_flag (frame, &frame->cramped, is_cramped (frame, width), "cramped", PROP_CRAMPED);
      spec_width_frame_set_flag (frame, &frame->large_text, has_large_text (frame), "large-text", PROP_LARGE_TEXT);
    }

  return G_SOURCE_REMOVE;
}

static void
spec_width_frame_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  SpecWidthFrame *frame = SPEC_WIDTH_FRAME (widget);

  gtk_widget_measure (frame->child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
spec_width_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecWidthFrame *frame = SPEC_WIDTH_FRAME (widget);

  gtk_widget_allocate (frame->child, width, height, baseline, NULL);
  if (frame->idle == 0
      && (is_narrow (frame, width) != frame->narrow || is_very_narrow (frame, width) != frame->very_narrow
          || is_cramped (frame, width) != frame->cramped || has_large_text (frame) != frame->large_text))
    frame->idle = g_idle_add (on_idle, frame);
}

static GtkSizeRequestMode
spec_width_frame_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (SPEC_WIDTH_FRAME (widget)->child);
}

static void
spec_width_frame_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpecWidthFrame *frame = SPEC_WIDTH_FRAME (object);

  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, frame->narrow);
      break;
    case PROP_VERY_NARROW:
      g_value_set_boolean (value, frame->very_narrow);
      break;
    case PROP_CRAMPED:
      g_value_set_boolean (value, frame->cramped);
      break;
    case PROP_LARGE_TEXT:
      g_value_set_boolean (value, frame->large_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spec_width_frame_dispose (GObject *object)
{
  SpecWidthFrame *frame = SPEC_WIDTH_FRAME (object);

  g_clear_handle_id (&frame->idle, g_source_remove);
  g_clear_pointer (&frame->child, gtk_widget_unparent);

  G_OBJECT_CLASS (spec_width_frame_parent_class)->dispose (object);
}

static void
spec_width_frame_class_init (SpecWidthFrameClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = spec_width_frame_get_property;
  object_class->dispose = spec_width_frame_dispose;
  widget_class->measure = spec_width_frame_measure;
  widget_class->size_allocate = spec_width_frame_size_allocate;
  widget_class->get_request_mode = spec_width_frame_get_request_mode;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_VERY_NARROW] = g_param_spec_boolean ("very-narrow", NULL, NULL, FALSE, flags);
  properties[PROP_CRAMPED] = g_param_spec_boolean ("cramped", NULL, NULL, FALSE, flags);
  properties[PROP_LARGE_TEXT] = g_param_spec_boolean ("large-text", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_width_frame_init (SpecWidthFrame *frame)
{
}
