/// Why a text is no signature, or none that is accepted; the codes are never renamed.
package enum SSHSignatureError: String, Error, Sendable, Equatable, CaseIterable {
    /// The lines that begin and end a signature are missing, or there is something else beside them.
    case armour
    /// What stands between them is not base64.
    case base64
    /// It ends before it is whole.
    case truncated
    /// There are bytes behind its end.
    case trailing
    /// It does not begin with `SSHSIG`.
    case magic
    /// It is of another version than 1.
    case version
    /// It was made for another purpose.
    case namespace
    /// It says something in the field that is reserved for later.
    case reserved
    /// The hash of the message is neither SHA-512 nor SHA-256.
    case hash
    /// It was made by another kind of key than those accepted here.
    case kind
    /// The key in it is no key of its kind.
    case key
    /// What the key made of it is not of the key's kind, or has not its shape.
    case shape
    /// It is well made, but not for this message, or not by this key.
    case forged
}
