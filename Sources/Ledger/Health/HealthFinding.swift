/// What one check of a ledger and of its machine found.
package struct HealthFinding: Sendable, Equatable {
    /// How good it is.
    package enum Status: String, Sendable, CaseIterable {
        /// As it should be.
        case ok
        /// The ledger works, but someone should look at it.
        case warn
        /// The ledger does not work, will soon not, or cannot be relied on.
        case fail
    }

    /// What was checked, as a name that is never changed.
    package enum Check: String, Sendable, CaseIterable {
        case library = "doctor.library"
        case threads = "doctor.threads"
        case opening = "doctor.opening"
        case settings = "doctor.settings"
        case schema = "doctor.schema"
        case structure = "doctor.structure"
        case entryTime = "doctor.entry_time"
        case masterKey = "doctor.master_key"
        case lock = "doctor.lock"
        case log = "doctor.log"
        case fileRights = "doctor.file_rights"
        case folderRights = "doctor.folder_rights"
        case owners = "doctor.owners"
        case fileSystem = "doctor.file_system"
        case room = "doctor.room"
        case sync = "doctor.sync"
        case clock = "doctor.clock"
    }

    /// What was checked.
    package let check: Check
    /// How good it is.
    package let status: Status
    /// What was found: raw values, numbers in the unit that the key ends with.
    package let found: [String: String]
    /// What was expected, by the same keys.
    package let expected: [String: String]
    /// The finding in one sentence, in English.
    package let en: String
    /// The finding in one sentence, in Chinese.
    package let zh: String

    /// Creates a finding.
    package init(
        _ check: Check, _ status: Status, found: [String: String], expected: [String: String], en: String, zh: String
    ) {
        self.check = check
        self.status = status
        self.found = found
        self.expected = expected
        self.en = en
        self.zh = zh
    }
}
