/* A SQLite VFS that passes everything on to the default one, and fails where it was told to. */
#include "FaultyDisk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "SyncedFiles.h"

struct FaultyDisk {
    char *folder;
    int kind;
    bool forever;
    int64_t until;
    int64_t failures;
    int64_t room;
    bool remembers;
    SyncedFile *synced;
    FaultyDisk *next;
};

typedef struct {
    sqlite3_file base;
    FaultyDisk *disk;
    SyncedFile *synced;
    sqlite3_file *real;
} File;

/* What a call would do. */
typedef enum { READS, WRITES, SYNCS, MAKES, OTHER } Effect;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static FaultyDisk *disks;
static sqlite3_vfs vfs;
static sqlite3_vfs *real_vfs;

static bool can_strike(int kind, Effect effect) {
    switch (kind) {
    case FAULT_IO_ERROR:
    case FAULT_POWER_CUT: return effect != READS;
    case FAULT_FULL: return effect == WRITES || effect == MAKES;
    case FAULT_SHORT_WRITE: return effect == WRITES;
    case FAULT_SYNC: return effect == SYNCS;
    case FAULT_READ: return effect == READS;
    default: return false;
    }
}

static bool fails(FaultyDisk *disk, Effect effect) {
    if (!disk || !can_strike(disk->kind, effect)) return false;
    bool now = disk->forever ? disk->until <= 0 : disk->until == 0;
    disk->until--;
    if (now) disk->failures++;
    return now;
}


static FaultyDisk *disk_of(const char *path) {
    if (!path) return NULL;
    pthread_mutex_lock(&lock);
    FaultyDisk *disk = disks;
    while (disk && strncmp(path, disk->folder, strlen(disk->folder)) != 0) disk = disk->next;
    pthread_mutex_unlock(&lock);
    return disk;
}

static File *file(sqlite3_file *base) { return (File *)base; }
static sqlite3_file *real(sqlite3_file *base) { return ((File *)base)->real; }

static int file_close(sqlite3_file *base) { return real(base)->pMethods->xClose(real(base)); }

static int file_read(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
    if (fails(file(base)->disk, READS)) return SQLITE_IOERR_READ;
    return real(base)->pMethods->xRead(real(base), bytes, count, offset);
}

static int pass_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
    if (file(base)->synced) synced_file_write(file(base)->synced, bytes, count, offset);
    return real(base)->pMethods->xWrite(real(base), bytes, count, offset);
}

static bool has_room(sqlite3_file *base, sqlite3_int64 end) {
    FaultyDisk *disk = file(base)->disk;
    sqlite3_int64 size = 0;
    if (!disk || disk->room < 0) return true;
    real(base)->pMethods->xFileSize(real(base), &size);
    if (end <= size) return true;
    if (end - size > disk->room) return false;
    disk->room -= end - size;
    return true;
}

static int file_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
    FaultyDisk *disk = file(base)->disk;
    if (!has_room(base, offset + count)) return SQLITE_FULL;
    if (!fails(disk, WRITES)) return pass_write(base, bytes, count, offset);
    if (disk->kind == FAULT_SHORT_WRITE) pass_write(base, bytes, count / 2, offset);
    return disk->kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size) {
    if (fails(file(base)->disk, OTHER)) return SQLITE_IOERR_TRUNCATE;
    if (file(base)->synced) synced_file_truncate(file(base)->synced, size);
    return real(base)->pMethods->xTruncate(real(base), size);
}

static int file_sync(sqlite3_file *base, int flags) {
    if (fails(file(base)->disk, SYNCS)) return SQLITE_IOERR_FSYNC;
    int code = real(base)->pMethods->xSync(real(base), flags);
    if (code == SQLITE_OK && file(base)->synced)
        synced_file_sync(file(base)->disk->synced, file(base)->synced);
    return code;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size) {
    return real(base)->pMethods->xFileSize(real(base), size);
}
static int file_lock(sqlite3_file *base, int level) {
    return real(base)->pMethods->xLock(real(base), level);
}
static int file_unlock(sqlite3_file *base, int level) {
    return real(base)->pMethods->xUnlock(real(base), level);
}
static int file_is_reserved(sqlite3_file *base, int *answer) {
    return real(base)->pMethods->xCheckReservedLock(real(base), answer);
}
static int file_control(sqlite3_file *base, int operation, void *argument) {
    return real(base)->pMethods->xFileControl(real(base), operation, argument);
}
static int file_sector_size(sqlite3_file *base) {
    return real(base)->pMethods->xSectorSize(real(base));
}
static int file_characteristics(sqlite3_file *base) {
    return real(base)->pMethods->xDeviceCharacteristics(real(base));
}

static int file_map(sqlite3_file *base, int page, int size, int extends, void volatile **memory) {
    if (extends && fails(file(base)->disk, MAKES)) return SQLITE_IOERR_SHMSIZE;
    return real(base)->pMethods->xShmMap(real(base), page, size, extends, memory);
}
static int file_lock_map(sqlite3_file *base, int offset, int count, int flags) {
    return real(base)->pMethods->xShmLock(real(base), offset, count, flags);
}
static void file_barrier(sqlite3_file *base) { real(base)->pMethods->xShmBarrier(real(base)); }
static int file_unmap(sqlite3_file *base, int deletes) {
    return real(base)->pMethods->xShmUnmap(real(base), deletes);
}

static const sqlite3_io_methods methods = {
    2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock,
    file_unlock, file_is_reserved, file_control, file_sector_size, file_characteristics, file_map,
    file_lock_map, file_barrier, file_unmap, NULL, NULL,
};

static int vfs_open(
    sqlite3_vfs *self, sqlite3_filename path, sqlite3_file *base, int flags, int *granted) {
    (void)self;
    File *opened = file(base);
    memset(opened, 0, sizeof *opened);
    opened->disk = disk_of(path);
    opened->real = (sqlite3_file *)(opened + 1);
    if (fails(opened->disk, MAKES)) return SQLITE_CANTOPEN;
    if (opened->disk && opened->disk->remembers)
        opened->synced = synced_file(&opened->disk->synced, path);
    int code = real_vfs->xOpen(real_vfs, path, opened->real, flags, granted);
    if (opened->real->pMethods) opened->base.pMethods = &methods;
    return code;
}

static int vfs_delete(sqlite3_vfs *self, const char *path, int syncs_folder) {
    (void)self;
    FaultyDisk *disk = disk_of(path);
    if (fails(disk, OTHER)) return SQLITE_IOERR_DELETE;
    struct stat status;
    if (disk && disk->room >= 0 && stat(path, &status) == 0) disk->room += status.st_size;
    if (disk && disk->remembers) {
        SyncedFile *synced = synced_file(&disk->synced, path);
        synced_file_delete(disk->synced, synced, syncs_folder);
    }
    return real_vfs->xDelete(real_vfs, path, syncs_folder);
}

static void install(void) {
    real_vfs = sqlite3_vfs_find(NULL);
    vfs = *real_vfs;
    vfs.zName = "faulty";
    vfs.szOsFile = (int)sizeof(File) + real_vfs->szOsFile;
    vfs.xOpen = vfs_open;
    vfs.xDelete = vfs_delete;
    sqlite3_vfs_register(&vfs, 1);
}

FaultyDisk *faulty_disk_make(const char *folder) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, install);
    FaultyDisk *disk = calloc(1, sizeof *disk);
    disk->folder = strdup(folder);
    disk->room = -1;
    pthread_mutex_lock(&lock);
    disk->next = disks;
    disks = disk;
    pthread_mutex_unlock(&lock);
    return disk;
}

void faulty_disk_free(FaultyDisk *disk) {
    pthread_mutex_lock(&lock);
    FaultyDisk **link = &disks;
    while (*link != disk) link = &(*link)->next;
    *link = disk->next;
    pthread_mutex_unlock(&lock);
    synced_files_free(&disk->synced);
    free(disk->folder);
    free(disk);
}

void faulty_disk_arm(FaultyDisk *disk, int kind, int64_t call, int forever) {
    disk->kind = kind;
    disk->until = call;
    disk->forever = forever || kind == FAULT_POWER_CUT;
    disk->failures = 0;
}

void faulty_disk_disarm(FaultyDisk *disk) { disk->kind = 0; }
int64_t faulty_disk_failures(const FaultyDisk *disk) { return disk->failures; }
void faulty_disk_set_room(FaultyDisk *disk, int64_t bytes) { disk->room = bytes; }
void faulty_disk_remember_synced(FaultyDisk *disk) { disk->remembers = true; }

void faulty_disk_lose_power(FaultyDisk *disk, uint64_t seed) {
    synced_files_lose_power(&disk->synced, seed);
}

int faulty_disk_checkpoint(const char *path) {
    sqlite3 *connection = NULL;
    int code = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(connection, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
    sqlite3_close(connection);
    return code;
}
