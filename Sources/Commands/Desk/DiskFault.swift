import Foundation

/// A disk that fails under a file that is read as memory: the system ends the process by SIGBUS, not by an error.
enum DiskFault {
    /// From now on such an end is put into words, with the status of `ledger.io`.
    static func endProcessWithWords() {
        signal(SIGBUS) { _ in
            // Nothing here may allocate: the signal can come at any place.
            let words: StaticString = """
                错误 error: 应能读取账本文件，而磁盘读取失败 Expected to read the ledger's file, but the disk failed. [ledger.io]
                处理 try: 检查磁盘，核验备份 look at the disk, and verify a backup.

                """
            _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
            _exit(69)
        }
    }
}
