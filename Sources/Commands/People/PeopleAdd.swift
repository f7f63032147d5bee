import ArgumentParser
import CanonicalJSON
import Operations

struct PeopleAdd: ActCommand {
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

    func act() throws -> Call { Call("people.add", ["content": .text(try TextFile.text(file)), "file": .text(file)]) }
}
