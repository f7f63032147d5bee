import Approvals
import ArgumentParser
import CanonicalJSON
import Engine

struct PeopleAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记 Register people from a file, all or none.",
        discussion: """
            例 Examples:
              countersign people add people.yaml
              countersign people add people.yaml --as admin
            """)
    @Argument(
        help: "文件 A file with `people: - {id, name, department, role, accounts}`.",
        completion: .file(extensions: ["yaml"]))
    var file: String
    @OptionGroup var acting: ActingOptions

    func run() throws {
        let desk = Desk(acting.looking)
        let people = try PeopleFile.read(file)
        try desk.writing(at: acting.at) { engine, identity in
            try engine.register(people, by: identity, key: acting.key ?? Desk.freshKey())
        }
        if acting.looking.json {
            return Output.result(["people": .array(people.map { .string($0.id.text) })])
        }
        Output.result(desk.say("已登记 \(people.count) 人。", "Registered \(people.count) people."))
    }
}
