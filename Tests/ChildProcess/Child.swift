internal import CLinux
package import Foundation

/// A program that the tests run as a process of its own.
///
/// It stands in for Foundation's `Process`, which copies a whole `dirent` out of a shorter record when it looks for open
/// files, and so reads beyond the buffer now and then: signal 11 (Swift 6.3.1, shown by AddressSanitizer).
package final class Child: Sendable {
    /// Where a stream of the program leads.
    package enum Stream {
        case nowhere
        case file(FileHandle)
        /// The program has one end; its other end is the caller's.
        case pipe(Pipe)
    }

    /// The program could not be started.
    package struct NotStarted: Error {
        let program: String
        let reason: String
    }

    private let pid: pid_t
    private let ending = Ending()

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: The program, looked for in `PATH`, and its arguments.
    ///   - directory: Its working directory; the tests' own if nil.
    ///   - environment: Its whole environment; the tests' own if nil.
    package init(
        _ words: [String], in directory: String? = nil, environment: [String: String]? = nil,
        input: Stream = .nowhere, output: Stream = .nowhere, errors: Stream = .nowhere
    ) throws {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        let places = [(input, O_RDONLY), (output, O_WRONLY), (errors, O_WRONLY)].enumerated()
        for (place, (stream, access)) in places {
            let target = Int32(place)
            if let own = stream.end(access) {
                posix_spawn_file_actions_adddup2(&actions, own.fileDescriptor, target)
            } else {
                posix_spawn_file_actions_addopen(&actions, target, "/dev/null", access, 0)
            }
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        if let directory { posix_spawn_file_actions_addchdir_np(&actions, directory) }
        // The threads of the tests block signals, which a program would inherit.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0)=\($1)" }
        let (argv, envp) = (words.map { strdup($0) } + [nil], variables.map { strdup($0) } + [nil])
        defer { for text in argv + envp { free(text) } }
        var pid: pid_t = 0
        let result = posix_spawnp(&pid, words[0], &actions, &attributes, argv, envp)
        for (_, (stream, access)) in places {
            if case .pipe = stream { try? stream.end(access)?.close() }
        }
        guard result == 0 else { throw NotStarted(program: words[0], reason: String(cString: strerror(result))) }
        self.pid = pid
        Thread.detachNewThread { [ending, pid] in ending.await(pid) }
    }

    /// Whether it has not ended yet.
    package var isRunning: Bool { ending.status == nil }

    /// Sends it a signal, unless it has ended.
    package func signal(_ number: Int32) { ending.signal(pid, number) }

    /// Waits for its end.
    ///
    /// - Returns: Its exit code, or 128 and the signal that ended it; nil if it goes on for longer than `seconds`.
    package func wait(seconds: Double? = nil) -> Int32? {
        ending.wait(until: seconds.map(Date.init(timeIntervalSinceNow:)))
    }
}

extension Child.Stream {
    /// The end that the program gets.
    fileprivate func end(_ access: Int32) -> FileHandle? {
        switch self {
        case .nowhere: nil
        case .file(let handle): handle
        case .pipe(let pipe): access == O_RDONLY ? pipe.fileHandleForReading : pipe.fileHandleForWriting
        }
    }
}

/// The end of a child, waited for on a thread of its own.
private final class Ending: @unchecked Sendable {
    private let condition = NSCondition()
    private var known: Int32?

    var status: Int32? { condition.withLock { known } }

    func await(_ pid: pid_t) {
        var info = siginfo_t()
        // It stays until its number can no longer be taken for that of another process.
        while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) != 0 {}
        condition.withLock {
            var status: Int32 = 0
            waitpid(pid, &status, 0)
            let signal = status & 0x7f
            known = signal == 0 ? status >> 8 & 0xff : 128 + signal
            condition.broadcast()
        }
    }

    func signal(_ pid: pid_t, _ number: Int32) {
        condition.withLock { if known == nil { kill(pid, number) } }
    }

    func wait(until end: Date?) -> Int32? {
        condition.withLock {
            while known == nil {
                if let end {
                    if !condition.wait(until: end) { break }
                } else {
                    condition.wait()
                }
            }
            return known
        }
    }
}
