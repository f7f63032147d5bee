#pragma once
#include <sqlite3.h>

/* sqlite3_config is variadic, which Swift cannot import. Without a count of all memory, no lock is taken for each piece. */
static inline int countersign_no_memory_count(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* sqlite3_db_config is variadic, which Swift cannot import. */
static inline int countersign_no_checkpoint_on_close(sqlite3 *db) {
    int on = 0;
    int rc = sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &on);
    return rc == SQLITE_OK && on == 1 ? SQLITE_OK : SQLITE_ERROR;
}
