import ArgumentParser
import CanonicalJSON
import Operations

/// The decider's own signature: brought in files, or made on the spot.
struct SigningOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("用此密钥（或代理中的公钥）签名 Sign with this key, or with the agent's of this .pub.", valueName: "file"),
        completion: .file())
    var sshKey: String?

    @Option(
        name: .long,
        help: ArgumentHelp("所签内容 What was signed, as `intent` printed it.", valueName: "file"), completion: .file())
    var intent: String?

    @Option(
        name: .long,
        help: ArgumentHelp("对它的签名 The signature of it, from ssh-keygen -Y sign.", valueName: "file"),
        completion: .file(extensions: ["sig"]))
    var signature: String?

    func validate() throws {
        guard (intent == nil) == (signature == nil) else {
            throw ValidationError("--intent, --signature: 要一并给出 expected both or neither")
        }
        guard intent == nil || sshKey == nil else {
            throw ValidationError("--ssh-key, --signature: 只能给出其一 expected one of them")
        }
    }

    /// Whether there is nothing to read and nothing to sign.
    var isEmpty: Bool { intent == nil && sshKey == nil }

    /// The call with the signature that was brought, or one that is made of what it would sign now.
    func sign(_ call: Call, at counter: Counter) throws -> Call {
        if let intent, let signature { return try bring(intent, signature, to: call) }
        guard let sshKey else { return call }
        var call = call
        // What is signed names the key of the act and the version of the case.
        call.values["key"] = .some(call.values["key"].flatMap(\.self) ?? .string(FreshKey.next()))
        let asked = try counter.ask(
            Call(
                "intent",
                [
                    "act": .string(call.operation.name),
                    "params": .object(JSON.Fields(call.values.compactMapValues(\.self))),
                    "text": false,
                ]))
        let line = asked["intent"]?.text ?? ""
        call.values["intent"] = .string(line)
        call.values["signature"] = .string(
            try SSHKeygen.sign(line, with: sshKey, namespace: asked["namespace"]?.text ?? "", counter))
        call.values["expect_version"] = asked["expect_version"]
        return call
    }

    private func bring(_ intent: String, _ signature: String, to call: Call) throws -> Call {
        var call = call
        let line = try TextFile.text(intent)
        call.values["intent"] = .string(line)
        call.values["signature"] = .string(try TextFile.text(signature))
        // The act goes under the key that was signed, unless another one is given.
        let signed = (try? JSONReader.parse(Array(line.utf8)))?["cmd"]
        call.values["key"] = .some(call.values["key"].flatMap(\.self) ?? signed)
        return call
    }
}

/// A decision, which its maker may sign with a key of their own.
protocol SignedCommand: ActCommand {
    var signing: SigningOptions { get }
}

extension SignedCommand {
    func call() throws -> Call { try signing.sign(try acted(), at: Counter(looking)) }
}
