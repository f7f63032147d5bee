/// One kind of caller, as the service may meet them.
enum Visitor: String, CaseIterable {
    case administrator
    case administratorByToken = "administrator by token"
    case office, duty, plain, auditor
    case unknown = "unknown to the ledger"
    case readToken = "administrator by a token to read"
    case expired = "administrator by an expired token"
    case revoked = "administrator by a revoked token"
    case revokedSince = "administrator by a token revoked since the login"
    case wrongToken = "wrong token"
    case notLoggedIn = "not logged in"
    case forAnother = "administrator for another administrator"
    case posing = "office as administrator"

    /// The text of the token by which they come over TLS; nil for those who come over the Unix socket.
    var secret: String? {
        switch self {
        case .administrator, .unknown, .forAnother, .notLoggedIn: nil
        default: "csn_\(rawValue)"
        }
    }

    var isOverTLS: Bool { secret != nil || self == .notLoggedIn }

    /// Whose token it is.
    var person: String {
        switch self {
        case .office, .posing: "office"
        case .duty: "duty"
        case .plain: "plain"
        case .auditor: "aud"
        default: "admin"
        }
    }

    /// Whom they name as the one they act for.
    var other: String? {
        switch self {
        case .forAnother: "second"
        case .posing: "admin"
        default: nil
        }
    }

    /// Whether nothing that they ask for may ever change the ledger.
    var mayNeverWrite: Bool {
        switch self {
        case .auditor, .unknown, .readToken, .expired, .revoked, .revokedSince, .wrongToken, .notLoggedIn, .posing: true
        case .administrator, .administratorByToken, .office, .duty, .plain, .forAnother: false
        }
    }

    /// Whether it is an administrator, not somebody else and not for somebody else.
    var isAdministratorInPerson: Bool { self == .administrator || self == .administratorByToken }

    /// Whether nobody lets them in, or not any more.
    var isShutOut: Bool {
        switch self {
        case .unknown, .expired, .revoked, .revokedSince, .wrongToken, .notLoggedIn: true
        default: false
        }
    }
}
