/* What of each file would survive a power cut. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct SyncedFile SyncedFile;

/* Finds the file in the list, or adds it as it stands on the disk now. */
SyncedFile *synced_file(SyncedFile **list, const char *path);
void synced_file_write(SyncedFile *file, const void *bytes, int64_t count, int64_t offset);
void synced_file_truncate(SyncedFile *file, int64_t size);
/* Without `syncs_folder` the folder may still name the file after a power cut. */
void synced_file_delete(SyncedFile *list, SyncedFile *file, bool syncs_folder);
/* The first sync of a new file takes the names in its folder along, as SQLite and ext4 do. */
void synced_file_sync(SyncedFile *list, SyncedFile *file);

/* Makes every file of the list what is left after a power cut, and forgets the list. */
void synced_files_lose_power(SyncedFile **list, uint64_t seed);
void synced_files_free(SyncedFile **list);
