import Foundation

/// Ledgers that tests start from, each made once by the program itself: a rehearsal of a small workflow.
///
/// p1 leads, p2 is the office, p5 fills F-1 and F-2, p3 reviews, p1, p2 and p4 vote, p6 audits, p7 verifies.
enum Stage: CaseIterable {
    /// The people and the workflow are registered.
    case empty
    /// The people of case C-1 are appointed and confirmed; both forms have content.
    case drafting
    /// Both forms are signed, and the group may vote.
    case voting

    /// The bytes of the ledger's one file.
    func ledger() throws -> Data {
        switch self {
        case .empty: try Self.made.get()[0]
        case .drafting: try Self.made.get()[1]
        case .voting: try Self.made.get()[2]
        }
    }

    private static let made = Result { try make() }

    private static func make() throws -> [Data] {
        let desk = try Desktop(nil)
        var minute = 0
        func act(_ person: String, _ line: String) throws {
            minute += 1
            let time = "2023-02-06T09:\(minute < 10 ? "0" : "")\(minute)"
            let ending = try desk.say("\(line) --as \(person) --at \(time)")
            if ending.status != 0 { throw Hanging(command: line, errors: ending.errors) }
        }
        func file() throws -> Data { try Data(contentsOf: URL(filePath: desk.ledger)) }
        try desk.say("init --body 测试单位 --rehearsal --administrator admin --name 管理员 --at 2023-02-06T08:00")
        try act("admin", "people add \(Program.fixture("people.yaml"))")
        try act("admin", "workflow add \(Program.fixture("small.yaml"))")
        var files = [try file()]
        try act("p2", "case open C-1 --title 小型自评 --year 2022 --workflow small")
        for form in ["F-1", "F-2"] {
            try act("p2", "form add C-1 \(form) --title 第\(form.last!)号项目")
            try act("p2", "appoint C-1 filler p5 --for \(form)")
        }
        for (role, person) in [("leader", "p1"), ("group", "p1"), ("group", "p2"), ("group", "p4"), ("reviewer", "p3")]
        {
            try act("p2", "appoint C-1 \(role) \(person)")
        }
        try act("p1", "confirm C-1 --opinion 同意")
        for form in ["F-1", "F-2"] { try act("p5", "form import C-1 \(Program.fixture("\(form).yaml"))") }
        files.append(try file())
        for form in ["F-1", "F-2"] {
            try act("p5", "submit C-1 \(form) --opinion 已核对")
            try act("p3", "sign C-1 \(form) --opinion 同意")
        }
        files.append(try file())
        return files
    }
}
