import Approvals

/// The cases that were acted on last, so that the next act on one need not read its history again; bounded.
package final class CaseCache {
    private var files: [String: (file: CaseFile, used: UInt64)] = [:]
    private var tick: UInt64 = 0
    private var events: Int64 = 0
    private let limit: Int64

    /// Creates an empty cache.
    ///
    /// - Parameter events: The largest number of events that the kept cases may have together. A case takes about
    ///   half a kilobyte of memory for each of its events.
    package init(events: Int64 = 100_000) { limit = events }

    /// The case as it was kept last; nil if it is not kept.
    package subscript(caseID: String) -> CaseFile? {
        get {
            guard let found = files[caseID] else { return nil }
            tick += 1
            files[caseID]?.used = tick
            return found.file
        }
        set {
            if let old = files.removeValue(forKey: caseID) { events -= old.file.state.version }
            guard let newValue else { return }
            tick += 1
            files[caseID] = (newValue, tick)
            events += newValue.state.version
            if events > limit { shrink() }
        }
    }

    /// The number of cases kept.
    package var count: Int { files.count }

    /// Forgets everything.
    package func removeAll() { (files, events) = ([:], 0) }

    /// Forgets the half that was not used for longest: seldom, and cheap for each case that comes and goes.
    private func shrink() {
        for (id, kept) in files.sorted(by: { $0.value.used < $1.value.used }).prefix(max(1, files.count / 2)) {
            files[id] = nil
            events -= kept.file.state.version
        }
    }
}
