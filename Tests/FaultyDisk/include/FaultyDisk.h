/* A disk that fails when it is told to: a SQLite VFS around the default one, for the tests. */
#pragma once

#include <stdint.h>

/* What goes wrong. Each kind counts the calls that it can strike. */
enum {
    /* Any call that changes the disk, or opens a file, is answered with an I/O error. */
    FAULT_IO_ERROR = 1,
    /* No room: what would write, or make a file, is refused. */
    FAULT_FULL,
    /* Half of it is written, then an I/O error. */
    FAULT_SHORT_WRITE,
    FAULT_SYNC,
    FAULT_READ,
    /* As FAULT_IO_ERROR, for ever; afterwards `faulty_disk_lose_power` takes what was not synced. */
    FAULT_POWER_CUT,
};

typedef struct FaultyDisk FaultyDisk;

/* The disk of all files below a folder. The first one makes this VFS the default of the process;
   files elsewhere are left alone. One thread uses a disk at a time. */
FaultyDisk *faulty_disk_make(const char *folder);
void faulty_disk_free(FaultyDisk *disk);

/* The call with that number from now on fails, and all after it when `forever`. Counts from 0. */
void faulty_disk_arm(FaultyDisk *disk, int kind, int64_t call, int forever);
void faulty_disk_disarm(FaultyDisk *disk);
/* How often it failed since it was armed. */
int64_t faulty_disk_failures(const FaultyDisk *disk);

/* Files may grow by so many bytes from now on; below 0 there is no limit. */
void faulty_disk_set_room(FaultyDisk *disk, int64_t bytes);

/* From now on the disk remembers what was synced. Called before any file is opened. */
void faulty_disk_remember_synced(FaultyDisk *disk);
/* The files become what a power cut may leave: what was synced, and any 512-byte sectors of what
   was not. Called when all files are closed. */
void faulty_disk_lose_power(FaultyDisk *disk, uint64_t seed);

/* Brings the write-ahead log into the database, over a connection of its own; 0 when it did. */
int faulty_disk_checkpoint(const char *path);
