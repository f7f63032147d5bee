#pragma once
/* Parts of the C library that Swift's Glibc module leaves out. */
#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <sys/vfs.h>
#include <unistd.h>

/* renameat2 is declared only with _GNU_SOURCE. The last argument is RENAME_NOREPLACE. */
static inline int countersign_rename_to_free_name(const char *from, const char *to) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1);
}

/* For the tests, which start programs; declared only with _GNU_SOURCE. */
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
