import ArgumentParser
import CanonicalJSON
import Operations

struct KeyRotate: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "更换 Put a new key in the place of an old one.",
        discussion: """
            例 Examples:
              countersign key rotate SHA256:… new.pub
              countersign key rotate SHA256:… bob-new.pub --as bob
            """)
    @Argument(help: "旧密钥指纹 The old key's fingerprint, SHA256:…") var fingerprint: String
    @Argument(help: "新公钥文件 The file with the new public key.", completion: .file(extensions: ["pub"])) var file: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("key.rotate", ["fingerprint": .text(fingerprint), "public_key": .text(try TextFile.text(file))])
    }
}
