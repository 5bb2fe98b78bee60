/* A wall clock that stands where a file says, for programs that know nothing of it. */
#define _GNU_SOURCE
#include "SetClock.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *wall_milliseconds;

__attribute__((constructor)) static void open_clock(void) {
    const char *path = getenv(SET_CLOCK_VARIABLE);
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *page = mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (page != MAP_FAILED) wall_milliseconds = page;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    if (!wall_milliseconds || clock != CLOCK_REALTIME) {
        return (int)syscall(SYS_clock_gettime, clock, now);
    }
    int64_t milliseconds = *wall_milliseconds;
    now->tv_sec = milliseconds / 1000;
    now->tv_nsec = milliseconds % 1000 * 1000000;
    return 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *result) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (result) *result = exact.tv_sec;
    return exact.tv_sec;
}
