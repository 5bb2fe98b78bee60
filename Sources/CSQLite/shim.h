/* SQLite as Swift sees it: its C interface, and the one macro and the calls that Swift cannot import. */
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast function pointer; Swift needs it as a value. */
static inline sqlite3_destructor_type veldboek_sqlite_transient(void) { return SQLITE_TRANSIENT; }

/* sqlite3_config and sqlite3_db_config take arguments of any number and type. */

/* No counting of memory, which takes a lock at every allocation; only before the first open. */
static inline int veldboek_sqlite_without_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* Whether the last connection that closes leaves the write-ahead log as it is. */
static inline int veldboek_sqlite_keep_log_on_close(sqlite3 *database, int keeps) {
    return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keeps, (int *)0);
}

/* Syncs the write-ahead log through the disk that SQLite wrote it to; an error where none is open. */
static inline int veldboek_sqlite_sync_log(sqlite3 *database) {
    sqlite3_file *log = 0;
    int code = sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (code != SQLITE_OK) return code;
    if (!log || !log->pMethods) return SQLITE_IOERR_FSYNC;
    return log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
}
