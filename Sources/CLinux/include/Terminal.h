// A terminal that is put back whatever happens to the program. One terminal a process.
#ifndef CLINUX_TERMINAL_H
#define CLINUX_TERMINAL_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Bits of clinux_terminal_take_signals.
enum {
    CLINUX_RESIZED = 1,
    CLINUX_CONTINUED = 2,
    CLINUX_STOP_ASKED = 4,
};

/// The room for the bytes that put the screen back.
enum { CLINUX_RESTORING_LIMIT = 256 };

/// Keeps the terminal's settings, makes it raw, and catches all signals from now on. The first
/// signal that asks for an end only wakes the program; a second one, or a crash, writes the
/// restoring bytes to screen, puts the settings back, and lets the signal do what it did before.
int clinux_terminal_arm(
    int keyboard, int screen, int wake, const void *restoring, size_t count);

/// Makes the terminal raw again after clinux_terminal_rest.
int clinux_terminal_raw(void);

/// Puts bytes and settings back, and leaves the signals caught.
void clinux_terminal_rest(void);

/// As clinux_terminal_rest, and gives the signals back.
void clinux_terminal_disarm(void);

/// What signals have asked since the last call.
int clinux_terminal_take_signals(void);

/// The signal that asked for an end, or 0.
int clinux_terminal_ending(void);

/// Stops the process group, as Ctrl-Z does; returns when it goes on.
void clinux_terminal_stop(void);

/// Columns and rows; -1 where it is no terminal.
int clinux_terminal_size(int terminal, int *columns, int *rows);

/// Opens the terminal behind a descriptor once more, so that its flags are ours alone.
int clinux_terminal_reopen(int terminal);

/// Runs `sh -c script` with one argument on this terminal, and returns its wait status.
int clinux_run_shell(const char *script, const char *argument);

/// A new pair of terminal ends of this size; the program's end becomes its controlling terminal in
/// the child that clinux_pty_spawn starts. The master end is closed on exec.
int clinux_pty_open(int *master, int *slave, int columns, int rows);

/// Starts a program with the slave as its standard input, output and error.
pid_t clinux_pty_spawn(
    int slave, const char *path, char *const arguments[], char *const environment[]);

int clinux_pty_resize(int master, int columns, int rows);

#endif
