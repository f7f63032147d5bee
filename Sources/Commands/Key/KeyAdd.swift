import ArgumentParser
import CanonicalJSON
import Operations

struct KeyAdd: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记 Register a key of one's own for signing decisions.",
        discussion: """
            例 Examples:
              countersign key add ~/.ssh/id_ed25519.pub
              countersign key add bob.pub --as bob
            """)
    @Argument(help: "公钥文件 The file with the public key.", completion: .file(extensions: ["pub"])) var file: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("key.add", ["public_key": .text(try TextFile.text(file))]) }
}
