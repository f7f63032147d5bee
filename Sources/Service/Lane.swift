import Foundation

/// A bounded queue with threads of its own that work it off, so that nothing in it blocks an event loop.
final class Lane<Job: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [Job] = []
    private var isOpen = true
    private var running = 0
    private let capacity: Int

    /// - Parameter capacity: The largest number of jobs that wait; more are turned away.
    init(capacity: Int) { self.capacity = capacity }

    /// Puts a job at the end; false if the queue is full or closed.
    func put(_ job: Job) -> Bool {
        let isTaken = condition.withLock {
            guard isOpen, jobs.count < capacity else { return false }
            jobs.append(job)
            return true
        }
        // Who is woken finds the lock free.
        if isTaken { condition.signal() }
        return isTaken
    }

    /// The number of jobs that wait.
    var count: Int {
        condition.lock()
        defer { condition.unlock() }
        return jobs.count
    }

    /// Whether jobs are still taken.
    var isTaking: Bool {
        condition.lock()
        defer { condition.unlock() }
        return isOpen
    }

    /// Takes the jobs at the front, and waits for the first; nil when the queue is closed and worked off.
    ///
    /// - Parameter isWanted: Asked while there are none, and again after `nudge`; true for an empty answer at once.
    func take(atMost count: Int, unless isWanted: () -> Bool = { false }) -> [Job]? {
        condition.lock()
        defer { condition.unlock() }
        while jobs.isEmpty {
            if isWanted() { return [] }
            guard isOpen else { return nil }
            condition.wait()
        }
        if jobs.count <= count {
            defer { jobs = [] }
            return jobs
        }
        defer { jobs.removeFirst(count) }
        return Array(jobs.prefix(count))
    }

    /// Wakes who waits for jobs to look whether something else is wanted.
    func nudge() {
        condition.lock()
        defer { condition.unlock() }
        condition.broadcast()
    }

    /// Starts a thread that calls a function until it returns.
    func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        condition.lock()
        running += 1
        condition.unlock()
        let thread = Thread { [self] in
            body()
            condition.lock()
            running -= 1
            condition.broadcast()
            condition.unlock()
        }
        thread.name = name
        // Deep plans are walked by recursion; the default of a thread is an eighth of the main one's.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Takes no more jobs; those that wait are still worked off.
    func close() {
        condition.lock()
        isOpen = false
        condition.broadcast()
        condition.unlock()
    }

    /// Waits until every thread has ended; `close` comes first.
    func finish() {
        condition.lock()
        while running > 0 { condition.wait() }
        condition.unlock()
    }
}
