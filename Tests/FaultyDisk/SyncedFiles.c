/* Files as they were last synced, and what was done to them since. */
#include "SyncedFiles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECTOR = 512 };

typedef enum { WRITE, TRUNCATE, DELETE } StepKind;

typedef struct {
    StepKind kind;
    /* Where to write, or the new size. */
    int64_t offset;
    int64_t count;
    uint8_t *bytes;
} Step;

struct SyncedFile {
    char *path;
    bool exists;
    uint8_t *bytes;
    int64_t size;
    Step *steps;
    int step_count;
    int step_room;
    SyncedFile *next;
};

static void resize(SyncedFile *file, int64_t size) {
    file->bytes = realloc(file->bytes, size > 0 ? size : 1);
    if (size > file->size) memset(file->bytes + file->size, 0, size - file->size);
    file->size = size;
}

static void load(SyncedFile *file) {
    FILE *stream = fopen(file->path, "rb");
    if (!stream) return;
    file->exists = true;
    fseek(stream, 0, SEEK_END);
    resize(file, ftell(stream));
    rewind(stream);
    if (fread(file->bytes, 1, file->size, stream) != (size_t)file->size) abort();
    fclose(stream);
}

SyncedFile *synced_file(SyncedFile **list, const char *path) {
    for (SyncedFile *file = *list; file; file = file->next)
        if (strcmp(file->path, path) == 0) return file;
    SyncedFile *file = calloc(1, sizeof *file);
    file->path = strdup(path);
    load(file);
    file->next = *list;
    *list = file;
    return file;
}

static void add(SyncedFile *file, Step step) {
    if (file->step_count == file->step_room) {
        file->step_room = file->step_room * 2 + 16;
        file->steps = realloc(file->steps, file->step_room * sizeof(Step));
    }
    file->steps[file->step_count++] = step;
}

void synced_file_write(SyncedFile *file, const void *bytes, int64_t count, int64_t offset) {
    Step step = { WRITE, offset, count, malloc(count) };
    memcpy(step.bytes, bytes, count);
    add(file, step);
}

void synced_file_truncate(SyncedFile *file, int64_t size) {
    add(file, (Step){ .kind = TRUNCATE, .offset = size });
}

static void write_part(SyncedFile *file, const Step *step, int64_t from, int64_t to) {
    if (step->offset + to > file->size) resize(file, step->offset + to);
    memcpy(file->bytes + step->offset + from, step->bytes + from, to - from);
}

static void apply(SyncedFile *file, const Step *step) {
    switch (step->kind) {
    case WRITE:
        write_part(file, step, 0, step->count);
        file->exists = true;
        break;
    case TRUNCATE: resize(file, step->offset); break;
    case DELETE:
        resize(file, 0);
        file->exists = false;
        break;
    }
}

static void forget_steps(SyncedFile *file) {
    for (int index = 0; index < file->step_count; index++) free(file->steps[index].bytes);
    file->step_count = 0;
}

static void settle_first(SyncedFile *file, int count) {
    for (int index = 0; index < count; index++) {
        apply(file, &file->steps[index]);
        free(file->steps[index].bytes);
    }
    file->step_count -= count;
    memmove(file->steps, file->steps + count, file->step_count * sizeof(Step));
}

/* With the folder's names goes what was deleted. */
static void sync_names(SyncedFile *list) {
    for (SyncedFile *file = list; file; file = file->next) {
        int count = file->step_count;
        while (count > 0 && file->steps[count - 1].kind != DELETE) count--;
        settle_first(file, count);
    }
}

void synced_file_sync(SyncedFile *list, SyncedFile *file) {
    bool is_new = !file->exists;
    settle_first(file, file->step_count);
    file->exists = true;
    if (is_new) sync_names(list);
}

void synced_file_delete(SyncedFile *list, SyncedFile *file, bool syncs_folder) {
    add(file, (Step){ .kind = DELETE });
    if (syncs_folder) sync_names(list);
}

/* SplitMix64 (Steele, Lea & Flood 2014). */
static uint64_t next_random(uint64_t *state) {
    uint64_t mixed = *state += 0x9e3779b97f4a7c15;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

/* Each sector of its own, a write that does not begin on one being torn there. */
static void apply_torn(SyncedFile *file, const Step *step, unsigned quarters, uint64_t *random) {
    for (int64_t from = 0; from < step->count;) {
        int64_t to = from + SECTOR - (step->offset + from) % SECTOR;
        if (to > step->count) to = step->count;
        if (next_random(random) % 4 < quarters) {
            write_part(file, step, from, to);
            file->exists = true;
        }
        from = to;
    }
}

static void lose(SyncedFile *file, uint64_t *random) {
    unsigned quarters = next_random(random) % 5;
    for (int index = 0; index < file->step_count; index++) {
        const Step *step = &file->steps[index];
        if (step->kind == WRITE) {
            apply_torn(file, step, quarters, random);
        } else if (next_random(random) % 4 < quarters) {
            apply(file, step);
        } else if (step->kind == DELETE) {
            break; /* The folder still names the former file. */
        }
    }
    forget_steps(file);
}

static void store(const SyncedFile *file) {
    unlink(file->path);
    if (!file->exists) return;
    FILE *stream = fopen(file->path, "wb");
    if (!stream || fwrite(file->bytes, 1, file->size, stream) != (size_t)file->size) abort();
    fclose(stream);
}

void synced_files_lose_power(SyncedFile **list, uint64_t seed) {
    uint64_t random = seed;
    for (SyncedFile *file = *list; file; file = file->next) {
        lose(file, &random);
        store(file);
    }
    synced_files_free(list);
}

void synced_files_free(SyncedFile **list) {
    while (*list) {
        SyncedFile *file = *list;
        *list = file->next;
        forget_steps(file);
        free(file->steps);
        free(file->bytes);
        free(file->path);
        free(file);
    }
}
