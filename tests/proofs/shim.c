/* Stands between a program and its disk, below one folder: writes down what is asked of the disk
 * in the order in which it is asked, and lets calls fail. It also moves the program's clock.
 *
 * SHIM_FOLDER  the folder that is watched
 * SHIM_LOG     the file to write to; without it nothing is written down
 *
 * A record is four numbers of 64 bits (what, file, offset, length) and so many bytes. A file is
 * known by its inode, so that it stays itself when it is renamed, or unlinked while it is open.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { MADE = 'c', WRITTEN = 'w', CUT = 't', SYNCED = 's', GONE = 'u', RENAMED = 'r', MARK = 'm' };

static const char *folder;
static int log_to = -1;
static long asked, fails_at;
static int fails_with, fails_on, looks_away;
static long long seconds_ahead;

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("SHIM_LOG");
    int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC;
    folder = getenv("SHIM_FOLDER");
    if (path)
        log_to = syscall(SYS_openat, AT_FDCWD, path, flags, 0600);
}

static void tell(long what, long file, long offset, const void *bytes, size_t length)
{
    int64_t head[4] = {what, file, offset, (int64_t)length};
    struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, length}};
    int kept = errno;
    if (log_to >= 0 && syscall(SYS_writev, log_to, parts, 2) != (long)(sizeof head + length))
        abort();
    errno = kept;
}

/* What the program under test calls: to say how far it is, to make its disk fail, to move on. */

void shim_mark(const char *text) { tell(MARK, 0, 0, text, strlen(text)); }

/* From now on the n-th call fails with this error (none for 0), and all after it if it lasts. */
void shim_fail(long n, int error, int lasts)
{
    asked = 0, fails_at = n, fails_with = error, fails_on = lasts;
}

/* How many calls there were since. */
long shim_asked(void) { return asked; }

/* Let calls pass, uncounted, until it looks again. */
void shim_look_away(int away) { looks_away = away; }

void shim_jump(long long seconds) { seconds_ahead = seconds; }

/* Which calls are meant, and whether this one fails. */

static int is_below(const char *path)
{
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_watched(int fd)
{
    char name[32], path[PATH_MAX];
    int kept = errno;
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = folder ? readlink(name, path, sizeof path - 1) : -1;
    errno = kept;
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_below(path);
}

enum { TAKES_NO_ROOM, TAKES_ROOM };

/* A full disk still reads, and opens what is there. */
static int fails(int needs)
{
    long number = looks_away ? 0 : __atomic_add_fetch(&asked, 1, __ATOMIC_SEQ_CST);
    if (!number || !fails_at || number < fails_at || (number > fails_at && !fails_on))
        return 0;
    if (fails_with == ENOSPC && needs == TAKES_NO_ROOM)
        return 0;
    errno = fails_with;
    return 1;
}

static long inode(int fd)
{
    struct stat found;
    return fstat(fd, &found) ? 0 : (long)found.st_ino;
}

/* The disk. */

static int opened(const char *path, int flags, mode_t mode)
{
    int is_new, fd;
    if (!is_below(path))
        return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    is_new = (flags & O_CREAT) && access(path, F_OK);
    if (fails(is_new ? TAKES_ROOM : TAKES_NO_ROOM))
        return -1;
    fd = syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if (fd >= 0 && is_new)
        tell(MADE, inode(fd), 0, path, strlen(path));
    else if (fd >= 0 && (flags & O_TRUNC))
        tell(CUT, inode(fd), 0, "", 0);
    return fd;
}

#define OPENS(name)                                                                                \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;                  \
        va_end(more);                                                                              \
        return opened(path, flags, mode);                                                          \
    }
OPENS(open)
OPENS(open64)

/* A write that fails has often written a part. */
static ssize_t written(int fd, const void *bytes, size_t length, off64_t offset)
{
    int failed = fails(TAKES_ROOM);
    ssize_t done = syscall(SYS_pwrite64, fd, bytes, failed ? length / 2 : length, offset);
    if (done > 0)
        tell(WRITTEN, inode(fd), offset, bytes, done);
    if (!failed)
        return done;
    errno = fails_with;
    return -1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset)
{
    if (!is_watched(fd))
        return syscall(SYS_pwrite64, fd, bytes, length, offset);
    return written(fd, bytes, length, offset);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    off64_t at;
    ssize_t done;
    if (!is_watched(fd))
        return syscall(SYS_write, fd, bytes, length);
    at = lseek64(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    done = written(fd, bytes, length, at);
    if (done > 0)
        lseek64(fd, at + done, SEEK_SET);
    return done;
}

/* A copy within the kernel passes us by: refused, so that whoever wanted it writes it out. */
ssize_t sendfile64(int to, int from, off64_t *offset, size_t count)
{
    errno = EINVAL;
    return is_watched(to) ? -1 : syscall(SYS_sendfile, to, from, offset, count);
}

ssize_t pread64(int fd, void *bytes, size_t length, off64_t offset)
{
    return is_watched(fd) && fails(TAKES_NO_ROOM) ? -1 : syscall(SYS_pread64, fd, bytes, length, offset);
}

/* That it was asked is what counts; no real disk has to wait for it. */
static int synced(int fd)
{
    if (fails(TAKES_ROOM))
        return -1;
    tell(SYNCED, inode(fd), 0, "", 0);
    return 0;
}

int fsync(int fd) { return is_watched(fd) ? synced(fd) : syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return is_watched(fd) ? synced(fd) : syscall(SYS_fdatasync, fd); }

int ftruncate64(int fd, off64_t length)
{
    int watched = is_watched(fd), done;
    if (watched && fails(TAKES_ROOM))
        return -1;
    done = syscall(SYS_ftruncate, fd, length);
    if (!done && watched)
        tell(CUT, inode(fd), length, "", 0);
    return done;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int unlink(const char *path)
{
    int watched = is_below(path), done;
    if (watched && fails(TAKES_NO_ROOM))
        return -1;
    done = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (!done && watched)
        tell(GONE, 0, 0, path, strlen(path));
    return done;
}

int rename(const char *from, const char *to)
{
    char both[2 * PATH_MAX];
    int watched = is_below(to), done;
    if (watched && fails(TAKES_ROOM))
        return -1;
    done = syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
    if (!done && watched)
        tell(RENAMED, 0, 0, both, snprintf(both, sizeof both, "%s%c%s", from, 0, to));
    return done;
}

/* The clock. */

int clock_gettime(clockid_t clock, struct timespec *now)
{
    int done = syscall(SYS_clock_gettime, clock, now);
    if (!done && clock == CLOCK_REALTIME)
        now->tv_sec += seconds_ahead;
    return done;
}

int gettimeofday(struct timeval *now, void *zone)
{
    struct timespec found;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &found);
    now->tv_sec = found.tv_sec, now->tv_usec = found.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *kept)
{
    struct timespec found;
    clock_gettime(CLOCK_REALTIME, &found);
    if (kept)
        *kept = found.tv_sec;
    return found.tv_sec;
}
