import CanonicalJSON
import Foundation
import Testing

@Suite struct `Asking why` {
    private static let acts = [
        "submit C-1 F-1", "sign C-1 F-1 --opinion 同意", "sign C-1 F-2 --step review", "reject C-1 F-1 --reason 不符",
        "reject C-1 F-1", "return C-1 F-1 --to draft --reason 不符", "return C-1 F-1 --to setup --reason 不符",
        "withdraw C-1 F-1", "take-back C-1 F-1", "claim C-1 F-1", "vote C-1 approve", "vote C-1 abstain",
        "exclude C-1 F-2 --reason 未开展", "request grant C-1 1", "appoint C-1 reviewer p4", "dismiss C-1 reviewer p3",
        "replace C-1 reviewer p3 p4", "confirm C-1", "form add C-1 F-3 --title x", "record C-1 --step archive",
        "case suspend C-1 --reason x", "case resume C-1", "urge C-1 F-1", "rectification open C-1 R-1 --title x",
        "finding check C-1", "finding explain C-1 1 --reason x", "finding rectify C-1 1 --item R-1",
    ]

    @Test(arguments: [(Stage.drafting, "p2"), (.drafting, "p5"), (.voting, "p3"), (.voting, "p2")])
    func `says allowed exactly when the act then succeeds`(stage: Stage, person: String) throws {
        var outcomes: Set<Bool> = []
        let asking = try Desktop(stage)
        let entries = try asking.entries()
        for act in Self.acts {
            let why = try asking.say("why \(act) --as \(person) --json")
            #expect(why.status == 0, "why \(act): \(why.errors)")
            let allowed = try why.json["allowed"]?.flag
            let done = try Desktop(stage).say("\(act) --as \(person)")
            #expect(allowed == (done.status == 0), "\(act) --as \(person): \(done.status) \(done.errors)")
            #expect([0, 1].contains(done.status), "\(done.errors)")
            outcomes.insert(done.status == 0)
        }
        #expect(outcomes == [true, false])
        #expect(try asking.entries() == entries, "to ask records nothing")
    }

    /// The lines about conditions.
    private func conditions(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("  ") }
    }

    @Test(arguments: ["en_US.UTF-8", "zh_CN.UTF-8"])
    func `lists the conditions that a refused act lists, each met or not, with what clears it`(language: String) throws
    {
        var codes: Set<String> = []
        for (stage, person) in [language.hasPrefix("zh") ? (Stage.drafting, "p5") : (.voting, "p3")] {
            let asking = try Desktop(stage)
            asking.language = language
            for act in Self.acts {
                let why = try asking.say("why \(act) --as \(person)")
                let listed = conditions(why.output)
                let marks = listed.filter { $0.hasPrefix("  ✓ ") || $0.hasPrefix("  ✗ ") }
                #expect(!marks.isEmpty, "\(act)")
                #expect(marks.allSatisfy { $0.hasSuffix("]") })
                for (index, line) in listed.enumerated() where line.hasPrefix("  ✗ ") {
                    #expect(index + 1 < listed.count && listed[index + 1].hasPrefix("      → "), "\(line)")
                }
                codes.formUnion(marks.compactMap { $0.split(separator: "[").last.map(String.init) })
                Self.checkWords(listed + [why.lines[0]], language)
                let acting = try Desktop(stage)
                acting.language = language
                let done = try acting.say("\(act) --as \(person)")
                if done.status == 1 { #expect(conditions(done.errors) == listed, "\(act) --as \(person)") }
            }
        }
        #expect(codes.count > 25, "\(codes.sorted())")
    }

    /// What people called things in the fixtures; it stays as it is in every language.
    private static let names: [String] = {
        let files = ["small.yaml", "people.yaml", "F-1.yaml"].map { name in
            (try? String(contentsOfFile: Program.fixture(name), encoding: .utf8)) ?? ""
        }
        let runs = files.joined(separator: " ").split { !isHan($0) && !$0.isNumber }.map(String.init)
        return Set(runs + ["第1号项目", "第2号项目", "管理员"]).filter { $0.contains(where: isHan) }
            .sorted { $0.count > $1.count }
    }()

    private static func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    private static func checkWords(_ lines: [String], _ language: String) {
        for line in lines {
            var own = line
            for name in names { own = own.replacingOccurrences(of: name, with: "") }
            #expect(own.contains(where: isHan) == language.hasPrefix("zh"), "\(line)")
        }
    }
}
