#include "decoder/spec-decoder-wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef MSG_CMSG_CLOEXEC
#define MSG_CMSG_CLOEXEC 0
#endif
#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

/* Room for one file, aligned as the control messages want it. */
typedef union
{
  struct cmsghdr head;
  char bytes[CMSG_SPACE (sizeof (int))];
} Control;

gboolean
spec_decoder_wire_write (int socket, gconstpointer bytes, gsize size)
{
  const guint8 *rest = bytes;

  while (size > 0)
    {
      ssize_t count = send (socket, rest, size, MSG_NOSIGNAL);

      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0)
        return FALSE;
      rest += count;
      size -= (gsize) count;
    }
  return TRUE;
}

gboolean
spec_decoder_wire_send_request (int socket, const SpecDecoderRequest *request, const char *name, int fd)
{
  struct iovec part = { (gpointer) request, sizeof *request };
  Control control = { 0 };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control.bytes };
  struct cmsghdr *head = CMSG_FIRSTHDR (&message);
  ssize_t count;

  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN (sizeof fd);
  memcpy (CMSG_DATA (head), &fd, sizeof fd);
  do
    count = sendmsg (socket, &message, MSG_NOSIGNAL);
  while (count < 0 && errno == EINTR);
  return count == sizeof *request && spec_decoder_wire_write (socket, name, request->name_size);
}

static gboolean
read_all (int socket, gpointer bytes, gsize size)
{
  guint8 *rest = bytes;

  while (size > 0)
    {
      ssize_t count = recv (socket, rest, size, 0);

      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0)
        return FALSE;
      rest += count;
      size -= (gsize) count;
    }
  return TRUE;
}

static int
take_file (struct msghdr *message)
{
  struct cmsghdr *head = CMSG_FIRSTHDR (message);
  int fd = -1;

  if (head != NULL && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS && head->cmsg_len == CMSG_LEN (sizeof fd))
    memcpy (&fd, CMSG_DATA (head), sizeof fd);
  return fd;
}

int
spec_decoder_wire_receive_request (int socket, SpecDecoderRequest *request, char **name)
{
  struct iovec part = { request, sizeof *request };
  Control control = { 0 };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control.bytes };
  g_autofree char *text = NULL;
  ssize_t count;
  int fd;

  do
    count = recvmsg (socket, &message, MSG_CMSG_CLOEXEC);
  while (count < 0 && errno == EINTR);
  if (count <= 0)
    return -1;
  fd = take_file (&message);
  if (fd >= 0 && read_all (socket, (guint8 *) request + count, sizeof *request - (gsize) count)
      && request->name_size <= SPEC_DECODER_MAX_TEXT)
    {
      text = g_malloc0 (request->name_size + 1);
      if (read_all (socket, text, request->name_size))
        {
          *name = g_steal_pointer (&text);
          return fd;
        }
    }
  if (fd >= 0)
    close (fd);
  return -1;
}
