/* SQLite as Swift sees it: its C interface, and the one macro that Swift cannot import. */
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast function pointer; Swift needs it as a value. */
static inline sqlite3_destructor_type veldboek_sqlite_transient(void) { return SQLITE_TRANSIENT; }
