// Preloaded into the program: counts the calls that change a ledger's files, and fails some of them.
//
// FAULT_STATE names a file of five 64-bit numbers that is shared with the test, which arms and disarms it at any time.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NOTHING, FAIL, DIE_BEFORE, DIE_AFTER, NO_SYNC, LOSE_MAPPED };

struct state {
    int64_t calls;  // made so far
    int64_t at;     // the first call that is treated specially, from 1
    int64_t count;  // how many are
    int64_t kind;   // one of the kinds above
    int64_t error;  // what FAIL fails with
};

static struct state *state(void) {
    static struct state *mapped;
    if (mapped) return mapped;
    const char *path = getenv("FAULT_STATE");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return NULL;
    void *at = mmap(NULL, sizeof(struct state), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (at == MAP_FAILED) return NULL;
    mapped = at;
    return mapped;
}

// Whether a path is the ledger's, its write-ahead log's or the like, and no socket or note of the service.
static int is_ours(const char *path) {
    return strstr(path, "/a.db") && !strstr(path, ".run") && !strstr(path, ".lock");
}

static int find_path(int file, char path[4096]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, 4095);
    path[size < 0 ? 0 : size] = 0;
    return size > 0;
}

static int is_ledger(int file) {
    char path[4096];
    return find_path(file, path) && is_ours(path);
}

// Counts a call; nonzero if it is to fail. `after` is set if the process is to die once the call is made.
static int strikes(int is_sync, int *after) {
    struct state *now = state();
    *after = 0;
    if (!now) return 0;
    int64_t call = __atomic_add_fetch(&now->calls, 1, __ATOMIC_SEQ_CST);
    if (call < now->at || call >= now->at + now->count) return 0;
    switch (now->kind) {
    case FAIL: errno = (int)now->error; return 1;
    case DIE_BEFORE: kill(getpid(), SIGKILL); return 0;
    case DIE_AFTER: *after = 1; return 0;
    case NO_SYNC: return is_sync ? 2 : 0;
    default: return 0;
    }
}

#define ORIGINAL(name) (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define STRIKE(ours, is_sync, result, call)                                                                            \
    int after = 0, struck = (ours) ? strikes(is_sync, &after) : 0;                                                     \
    if (struck == 1) return -1;                                                                                        \
    if (struck == 2) return 0;                                                                                         \
    result = call;                                                                                                     \
    if (after) kill(getpid(), SIGKILL);                                                                                \
    return result

ssize_t write(int file, const void *bytes, size_t size) {
    static __typeof__(&write) original;
    if (!original) original = ORIGINAL(write);
    ssize_t result;
    STRIKE(is_ledger(file), 0, result, original(file, bytes, size));
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) {
    static __typeof__(&pwrite) original;
    if (!original) original = ORIGINAL(pwrite);
    ssize_t result;
    STRIKE(is_ledger(file), 0, result, original(file, bytes, size, place));
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place) {
    static __typeof__(&pwrite64) original;
    if (!original) original = ORIGINAL(pwrite64);
    ssize_t result;
    STRIKE(is_ledger(file), 0, result, original(file, bytes, size, place));
}

int fsync(int file) {
    static __typeof__(&fsync) original;
    if (!original) original = ORIGINAL(fsync);
    int result;
    STRIKE(is_ledger(file), 1, result, original(file));
}

int fdatasync(int file) {
    static __typeof__(&fdatasync) original;
    if (!original) original = ORIGINAL(fdatasync);
    int result;
    STRIKE(is_ledger(file), 1, result, original(file));
}

int ftruncate(int file, off_t size) {
    static __typeof__(&ftruncate) original;
    if (!original) original = ORIGINAL(ftruncate);
    int result;
    STRIKE(is_ledger(file), 0, result, original(file, size));
}

int ftruncate64(int file, off64_t size) {
    static __typeof__(&ftruncate64) original;
    if (!original) original = ORIGINAL(ftruncate64);
    int result;
    STRIKE(is_ledger(file), 0, result, original(file, size));
}

int rename(const char *from, const char *to) {
    static __typeof__(&rename) original;
    if (!original) original = ORIGINAL(rename);
    int result;
    STRIKE(is_ours(to), 0, result, original(from, to));
}

// The program renames to a free name by number, since old libraries do not know the call.
long syscall(long number, ...) {
    static __typeof__(&syscall) original;
    if (!original) original = ORIGINAL(syscall);
    va_list more;
    va_start(more, number);
    long values[6];
    for (int place = 0; place < 6; place++) values[place] = va_arg(more, long);
    va_end(more);
    int is_renaming = number == SYS_renameat2 && is_ours((const char *)values[3]);
    long result;
    STRIKE(is_renaming, 0, result,
           original(number, values[0], values[1], values[2], values[3], values[4], values[5]));
}

// A file that is mapped loses all but its first page at once: what a disk that fails does to who reads it as memory.
void *mmap64(void *place, size_t size, int protection, int flags, int file, off64_t from) {
    static __typeof__(&mmap64) original;
    if (!original) original = ORIGINAL(mmap64);
    void *at = original(place, size, protection, flags, file, from);
    char path[4096];
    struct state *now = file >= 0 ? state() : NULL;
    if (now && now->kind == LOSE_MAPPED && find_path(file, path) && strcmp(strrchr(path, '/'), "/a.db") == 0)
        truncate(path, 4096);
    return at;
}

// Opening is counted too: what fails for good also cannot be opened anew.
int open64(const char *path, int flags, ...) {
    static __typeof__(&open64) original;
    if (!original) original = ORIGINAL(open64);
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    int result;
    STRIKE(is_ours(path), 0, result, original(path, flags, mode));
}
