/*
 * A layer between a program and its disk, loaded with LD_PRELOAD. It hands every call on, and for files under one folder
 *
 *   - writes down what was done (LAYER_LOG), with what the program said on its standard output in between, so that a test
 *     can make the disk of any moment of it; or
 *   - lets the call number LAYER_FAIL_AT fail (LAYER_ERRNO), alone or with all that follow (LAYER_ON), or write only half
 *     of its bytes first (LAYER_SHORT), or kills the program just before it (LAYER_KILL), and counts the calls
 *     (LAYER_COUNT names a file for both numbers).
 *
 * Counted is what changes the disk: write, truncate, sync, unlink, rename, mkdir, and opening a file to create it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define HANDLES 65536
#define OUT 1

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char ours[HANDLES];
static const char *under, *count_file;
static size_t under_length;
static int log_handle = -1;
static long fail_at, calls, hits;
static int fail_with, fail_on, fail_short, fail_kill;

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
    under = getenv("LAYER_UNDER");
    under_length = under ? strlen(under) : 0;
    count_file = getenv("LAYER_COUNT");
    fail_at = number("LAYER_FAIL_AT");
    fail_with = (int)number("LAYER_ERRNO");
    fail_on = (int)number("LAYER_ON");
    fail_short = (int)number("LAYER_SHORT");
    fail_kill = (int)number("LAYER_KILL");
    const char *log = getenv("LAYER_LOG");
    if (log) {
        log_handle = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (log_handle < 0) abort();
    }
}

__attribute__((destructor)) static void end(void) {
    if (!count_file) return;
    char text[64];
    int length = snprintf(text, sizeof text, "%ld %ld\n", calls, hits);
    int handle = (int)syscall(SYS_openat, AT_FDCWD, count_file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (syscall(SYS_write, handle, text, (size_t)length) != length) abort();
    syscall(SYS_close, handle);
}

/* Of the whole computer only what lies on a disk. */
static int is_under(const char *path) {
    if (!under || !path || strncmp(path, under, under_length) != 0) return 0;
    return under_length > 1
        || (strncmp(path, "/proc/", 6) != 0 && strncmp(path, "/dev/", 5) != 0 && strncmp(path, "/sys/", 5) != 0);
}

static int is_ours(int handle) {
    return handle >= 0 && handle < HANDLES && ours[handle];
}

/* 0: go on, 1: fail, 2: write half of it. Called with the lock held. */
static int judge(int can_be_short) {
    calls++;
    if (!fail_at || calls < fail_at || (calls > fail_at && !fail_on)) return 0;
    hits++;
    if (fail_kill) kill(getpid(), SIGKILL);
    if (fail_short && calls == fail_at && can_be_short) return 2;
    errno = fail_with;
    return 1;
}

/* One line of the log: what, which file, where in it, a name, and bytes. */
static void put(char what, uint64_t file, uint64_t place, const char *name, const void *bytes, size_t length) {
    if (log_handle < 0) return;
    uint32_t name_length = name ? (uint32_t)strlen(name) : 0, data_length = (uint32_t)length;
    char head[25];
    head[0] = what;
    memcpy(head + 1, &name_length, 4);
    memcpy(head + 5, &data_length, 4);
    memcpy(head + 9, &file, 8);
    memcpy(head + 17, &place, 8);
    struct iovec parts[3] = {{head, sizeof head}, {(void *)name, name_length}, {(void *)bytes, length}};
    ssize_t whole = (ssize_t)(sizeof head + name_length + length);
    if (syscall(SYS_writev, log_handle, parts, 3) != whole) abort();
}

static uint64_t file_of(int handle) {
    struct stat data;
    return fstat(handle, &data) == 0 ? (uint64_t)data.st_ino : 0;
}

static void name_of(int handle, char *name, size_t length) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t got = syscall(SYS_readlinkat, AT_FDCWD, link, name, length - 1);
    name[got > 0 ? got : 0] = 0;
}

static int open_at(int folder, const char *path, int flags, mode_t mode) {
    if (!is_under(path)) {
        int handle = (int)syscall(SYS_openat, folder, path, flags, mode);
        if (handle >= 0 && handle < HANDLES) ours[handle] = 0;
        return handle;
    }
    pthread_mutex_lock(&one_at_a_time);
    int handle = -1;
    if (!(flags & O_CREAT) || !judge(0)) {
        struct stat data;
        int was_there = stat(path, &data) == 0;
        handle = (int)syscall(SYS_openat, folder, path, flags, mode);
        int kept = errno;
        if (handle >= 0 && handle < HANDLES) {
            ours[handle] = 1;
            if ((flags & O_CREAT) && !was_there) put('c', file_of(handle), 0, path, 0, 0);
            else if ((flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY) put('t', file_of(handle), 0, 0, 0, 0);
        }
        errno = kept;
    }
    pthread_mutex_unlock(&one_at_a_time);
    return handle;
}

static mode_t mode_in(int flags, va_list rest) {
    return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(rest, int) : 0;
}

#define OPENER(name, before, folder)                                                                                       \
    int name(before const char *path, int flags, ...) {                                                                    \
        va_list rest;                                                                                                      \
        va_start(rest, flags);                                                                                             \
        mode_t mode = mode_in(flags, rest);                                                                                \
        va_end(rest);                                                                                                      \
        return open_at(folder, path, flags, mode);                                                                         \
    }
#define FOLDER int folder,
OPENER(open, , AT_FDCWD)
OPENER(open64, , AT_FDCWD)
OPENER(openat, FOLDER, folder)
OPENER(openat64, FOLDER, folder)

int close(int handle) {
    if (handle >= 0 && handle < HANDLES) ours[handle] = 0;
    return (int)syscall(SYS_close, handle);
}

/* A place of -1 is where the handle stands. */
static ssize_t write_at(int handle, const void *bytes, size_t length, off_t place) {
    if (!is_ours(handle)) {
        if (handle != OUT || log_handle < 0) {
            return place < 0 ? syscall(SYS_write, handle, bytes, length) : syscall(SYS_pwrite64, handle, bytes, length, place);
        }
        /* Written down before it is said: whoever hears it may count on it. */
        pthread_mutex_lock(&one_at_a_time);
        put('o', 0, 0, 0, bytes, length);
        ssize_t said = syscall(SYS_write, handle, bytes, length);
        pthread_mutex_unlock(&one_at_a_time);
        return said;
    }
    pthread_mutex_lock(&one_at_a_time);
    ssize_t written = -1;
    int verdict = judge(1);
    if (verdict == 2) length = length > 1 ? length / 2 : length;
    if (verdict != 1) {
        off_t begin = place;
        if (place < 0) {
            struct stat data;
            int flags = fcntl(handle, F_GETFL);
            begin = (flags & O_APPEND) && fstat(handle, &data) == 0 ? data.st_size : lseek(handle, 0, SEEK_CUR);
        }
        written = place < 0 ? syscall(SYS_write, handle, bytes, length) : syscall(SYS_pwrite64, handle, bytes, length, place);
        int kept = errno;
        if (written > 0) put('w', file_of(handle), (uint64_t)begin, 0, bytes, (size_t)written);
        errno = kept;
    }
    pthread_mutex_unlock(&one_at_a_time);
    return written;
}

ssize_t write(int handle, const void *bytes, size_t length) { return write_at(handle, bytes, length, -1); }
ssize_t pwrite(int handle, const void *bytes, size_t length, off_t place) { return write_at(handle, bytes, length, place); }
ssize_t pwrite64(int handle, const void *bytes, size_t length, off_t place) { return write_at(handle, bytes, length, place); }

/* A writer of many parts may write fewer of them: here always the first that is not empty. */
ssize_t writev(int handle, const struct iovec *parts, int count) {
    if (!is_ours(handle) && (handle != OUT || log_handle < 0)) return syscall(SYS_writev, handle, parts, count);
    for (int at = 0; at < count; at++) {
        if (parts[at].iov_len) return write_at(handle, parts[at].iov_base, parts[at].iov_len, -1);
    }
    return 0;
}

static int sync_with(long call, int handle) {
    if (!is_ours(handle)) return (int)syscall(call, handle);
    pthread_mutex_lock(&one_at_a_time);
    int done = -1;
    if (!judge(0)) {
        done = (int)syscall(call, handle);
        int kept = errno;
        struct stat data;
        if (done == 0 && fstat(handle, &data) == 0) {
            char name[4096];
            name_of(handle, name, sizeof name);
            put(S_ISDIR(data.st_mode) ? 'd' : 's', (uint64_t)data.st_ino, 0, name, 0, 0);
        }
        errno = kept;
    }
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}

int fsync(int handle) { return sync_with(SYS_fsync, handle); }
int fdatasync(int handle) { return sync_with(SYS_fdatasync, handle); }

static int cut(int handle, off_t length) {
    if (!is_ours(handle)) return (int)syscall(SYS_ftruncate, handle, length);
    pthread_mutex_lock(&one_at_a_time);
    int done = -1;
    if (!judge(0)) {
        done = (int)syscall(SYS_ftruncate, handle, length);
        int kept = errno;
        if (done == 0) put('t', file_of(handle), (uint64_t)length, 0, 0, 0);
        errno = kept;
    }
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}

int ftruncate(int handle, off_t length) { return cut(handle, length); }
int ftruncate64(int handle, off_t length) { return cut(handle, length); }

int unlink(const char *path) {
    if (!is_under(path)) return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    pthread_mutex_lock(&one_at_a_time);
    int done = -1;
    if (!judge(0)) {
        done = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
        int kept = errno;
        if (done == 0) put('u', 0, 0, path, 0, 0);
        errno = kept;
    }
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}

int rename(const char *from, const char *to) {
    if (!is_under(from) && !is_under(to)) return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    pthread_mutex_lock(&one_at_a_time);
    int done = -1;
    if (!judge(0)) {
        done = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
        int kept = errno;
        if (done == 0) put('r', 0, 0, from, to, strlen(to));
        errno = kept;
    }
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}

int mkdir(const char *path, mode_t mode) {
    if (!is_under(path)) return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    pthread_mutex_lock(&one_at_a_time);
    int done = -1;
    if (!judge(0)) {
        done = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
        int kept = errno;
        if (done == 0) put('m', 0, 0, path, 0, 0);
        errno = kept;
    }
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}
