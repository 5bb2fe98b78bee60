// The Linux calls that Swift's Glibc module does not offer. Every descriptor made here closes
// itself on exec and never blocks; -1 means that errno says why.
#ifndef CLINUX_H
#define CLINUX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

#include "Terminal.h"

int clinux_epoll_create(void);

int clinux_eventfd_create(void);

/// Blocks these signals in the calling thread, and delivers them to the descriptor instead.
int clinux_signalfd_create(const int *signals, size_t count);

/// A timer on the monotonic clock.
int clinux_timerfd_create(void);

/// Arms a timer; with repeat_milliseconds 0 it fires once, and with both 0 it rests.
int clinux_timerfd_arm(int timer, int64_t first_milliseconds, int64_t repeat_milliseconds);

/// Takes the next connection from a listening socket.
int clinux_accept(int listener);

/// Fills ends[0] for reading and ends[1] for writing.
int clinux_pipe(int ends[2]);

/// Where needle first occurs in haystack, or NULL.
const void *clinux_memmem(
    const void *haystack, size_t haystack_count, const void *needle, size_t needle_count);

/// Fills all of bytes from the kernel's generator, and returns 0.
int clinux_random(void *bytes, size_t count);

/// Time since an unnamed start; it never jumps.
int64_t clinux_monotonic_milliseconds(void);

/// Time since 1970 in UTC; it jumps when somebody sets the clock.
int64_t clinux_wall_milliseconds(void);

/// Raises how many descriptors the process may hold towards wanted; returns what it may hold now.
uint64_t clinux_raise_descriptor_limit(uint64_t wanted);

#endif
