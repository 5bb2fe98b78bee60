#define _GNU_SOURCE
#include "Terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/// How long a dying program waits for a terminal that does not read.
enum { PATIENCE_MILLISECONDS = 200 };

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static const int asking_signals[] = {SIGWINCH, SIGCONT, SIGTSTP};
static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static struct {
    volatile sig_atomic_t is_raw;
    pid_t owner;
    int keyboard, screen, wake;
    struct termios before, raw;
    unsigned char restoring[CLINUX_RESTORING_LIMIT];
    size_t restoring_count;
    struct sigaction earlier[NSIG];
} guard;

static int asked;
static int ending;

static void write_all(int descriptor, const unsigned char *bytes, size_t count) {
    size_t written = 0;
    while (written < count) {
        ssize_t more = write(descriptor, bytes + written, count - written);
        if (more > 0) {
            written += (size_t)more;
        } else if (more < 0 && errno == EAGAIN) {
            struct pollfd ready = {descriptor, POLLOUT, 0};
            if (poll(&ready, 1, PATIENCE_MILLISECONDS) <= 0) {
                return;
            }
        } else if (more >= 0 || errno != EINTR) {
            return;
        }
    }
}

void clinux_terminal_rest(void) {
    if (!guard.is_raw) {
        return;
    }
    guard.is_raw = 0;
    write_all(guard.screen, guard.restoring, guard.restoring_count);
    tcsetattr(guard.keyboard, TCSANOW, &guard.before);
}

static void wake(int bit) {
    __atomic_or_fetch(&asked, bit, __ATOMIC_SEQ_CST);
    ssize_t ignored = write(guard.wake, "", 1);
    (void)ignored;
}

static void die(int number) {
    if (getpid() == guard.owner) {
        clinux_terminal_rest();
    }
    sigaction(number, &guard.earlier[number], NULL);
    raise(number);
}

static void when_asked_to_end(int number) {
    int error = errno;
    int none = 0;
    if (__atomic_compare_exchange_n(
            &ending, &none, number, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
        wake(0);
    } else {
        die(number);
    }
    errno = error;
}

static void when_asked(int number) {
    int error = errno;
    wake(number == SIGWINCH ? CLINUX_RESIZED
         : number == SIGCONT ? CLINUX_CONTINUED
                             : CLINUX_STOP_ASKED);
    errno = error;
}

static void catch_all(const int *signals, size_t count, void (*handler)(int), int flags) {
    for (size_t index = 0; index < count; index++) {
        struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
        sigfillset(&action.sa_mask);
        sigaction(signals[index], &action, &guard.earlier[signals[index]]);
    }
}

static void give_back(const int *signals, size_t count) {
    for (size_t index = 0; index < count; index++) {
        sigaction(signals[index], &guard.earlier[signals[index]], NULL);
    }
}

/// A stack that ran over is a crash as well, and its handler needs room of its own.
static void make_crash_stack(void) {
    static unsigned char room[64 * 1024];
    stack_t stack = {.ss_sp = room, .ss_size = sizeof room};
    sigaltstack(&stack, NULL);
}

int clinux_terminal_raw(void) {
    if (tcsetattr(guard.keyboard, TCSANOW, &guard.raw) != 0) {
        return -1;
    }
    guard.is_raw = 1;
    return 0;
}

int clinux_terminal_arm(
    int keyboard, int screen, int wake_end, const void *restoring, size_t count) {
    if (count > sizeof guard.restoring) {
        errno = EINVAL;
        return -1;
    }
    if (tcgetattr(keyboard, &guard.before) != 0) {
        return -1;
    }
    guard.raw = guard.before;
    cfmakeraw(&guard.raw);
    guard.raw.c_cc[VMIN] = 0;
    guard.raw.c_cc[VTIME] = 0;
    memcpy(guard.restoring, restoring, count);
    guard.restoring_count = count;
    guard.keyboard = keyboard;
    guard.screen = screen;
    guard.wake = wake_end;
    guard.owner = getpid();
    asked = 0;
    ending = 0;
    make_crash_stack();
    catch_all(crash_signals, COUNT(crash_signals), die, SA_ONSTACK);
    catch_all(ending_signals, COUNT(ending_signals), when_asked_to_end, SA_RESTART);
    catch_all(asking_signals, COUNT(asking_signals), when_asked, SA_RESTART);
    if (clinux_terminal_raw() != 0) {
        int error = errno;
        clinux_terminal_disarm();
        errno = error;
        return -1;
    }
    return 0;
}

void clinux_terminal_disarm(void) {
    clinux_terminal_rest();
    give_back(crash_signals, COUNT(crash_signals));
    give_back(ending_signals, COUNT(ending_signals));
    give_back(asking_signals, COUNT(asking_signals));
}

int clinux_terminal_take_signals(void) {
    return __atomic_exchange_n(&asked, 0, __ATOMIC_SEQ_CST);
}

int clinux_terminal_ending(void) {
    return __atomic_load_n(&ending, __ATOMIC_SEQ_CST);
}

void clinux_terminal_stop(void) {
    struct sigaction ours, usual = {.sa_handler = SIG_DFL};
    sigaction(SIGTSTP, &usual, &ours);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

int clinux_terminal_size(int terminal, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(terminal, TIOCGWINSZ, &size) != 0) {
        return -1;
    }
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

int clinux_terminal_reopen(int terminal) {
    char path[64];
    int error = ttyname_r(terminal, path, sizeof path);
    if (error != 0) {
        errno = error;
        return -1;
    }
    return open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
}

/// What signals a started program finds: none blocked, all as at the start of a program.
static void forget_signals(void) {
    sigset_t none;
    sigemptyset(&none);
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_DFL);
    }
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/// What another thread is just handing to a child of its own must not stay open in this one.
static void forget_descriptors(void) {
    close_range(3, ~0U, 0);
}

int clinux_run_shell(const char *script, const char *argument) {
    struct sigaction ignore = {.sa_handler = SIG_IGN}, usual = {.sa_handler = SIG_DFL};
    struct sigaction interrupt, quit, stop;
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    // Who stops the child from its keyboard stops us with it, and gets back to the shell.
    sigaction(SIGTSTP, &usual, &stop);
    char *arguments[] = {"sh", "-c", (char *)script, "sh", (char *)argument, NULL};
    pid_t child = fork();
    if (child == 0) {
        forget_signals();
        forget_descriptors();
        execv("/bin/sh", arguments);
        _exit(127);
    }
    int status = -1;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    sigaction(SIGTSTP, &stop, NULL);
    return status;
}

int clinux_pty_open(int *master, int *slave, int columns, int rows) {
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    if (openpty(master, slave, NULL, NULL, &size) != 0) {
        return -1;
    }
    fcntl(*master, F_SETFD, FD_CLOEXEC);
    fcntl(*slave, F_SETFD, FD_CLOEXEC);
    return fcntl(*master, F_SETFL, O_NONBLOCK);
}

pid_t clinux_pty_spawn(
    int slave, const char *path, char *const arguments[], char *const environment[]) {
    pid_t child = fork();
    if (child != 0) {
        return child;
    }
    forget_signals();
    setsid();
    ioctl(slave, TIOCSCTTY, 0);
    for (int number = 0; number < 3; number++) {
        dup2(slave, number);
    }
    forget_descriptors();
    execve(path, arguments, environment);
    _exit(127);
}

int clinux_pty_resize(int master, int columns, int rows) {
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    return ioctl(master, TIOCSWINSZ, &size);
}
