import Approvals
import CanonicalJSON
import Engine

extension Parameter {
    /// The decider's own signature, which any decision may carry and a workflow may demand.
    static let signing: [Parameter] = [
        takes("intent", "所签内容，由 intent 打印", "what was signed, as the operation 'intent' gave it"),
        takes(
            "signature", "对所签内容的签名（SSHSIG，ssh-keygen -Y sign -n decision@countersign）",
            "the signature of it (SSHSIG, ssh-keygen -Y sign -n decision@countersign)"),
    ]
}

extension Desk {
    /// The signature that came with the request, and what was signed.
    func signed() throws -> SignedIntent? {
        switch (arguments[maybe: "intent"], arguments[maybe: "signature"]) {
        case (nil, nil): return nil
        case (let intent?, let signature?): return SignedIntent(intent: Array(intent.utf8), signature: signature)
        default: throw Usage("intent 与 signature 要一并给出", "intent and signature: expected both or neither")
        }
    }
}

/// What an approver signs, before it is signed.
enum SigningOperations {
    @Sendable static func intent(_ asking: Desk) throws -> Page {
        let (desk, file, act) = try asking.askedAct()
        guard let intent = try desk.records.intent(of: act, now: try desk.timeOfAct(), calendar: .prc) else {
            throw Usage("情况已是如此，没有可签的内容", "it is so already: there is nothing to sign")
        }
        let line = String(decoding: intent.bytes, as: UTF8.self)
        return Page(data: [
            "intent": .string(line), "namespace": .string(SignedIntent.namespace), "key": .string(act.key),
            "expect_version": .int(file.state.version),
        ]) { String(line.dropLast()) }
    }
}
