import CanonicalJSON
import Engine

extension Desk {
    /// A text of an entry for a list: what is 涉密 or was removed is said to be so.
    func listed(_ name: String, of seq: Int64) throws -> String? {
        switch try records.listed(name, of: seq) {
        case .open(let bytes): String(decoding: bytes, as: UTF8.self)
        case .secret: say("〔涉密〕", "[secret]")
        case .removed: say("〔已删除〕", "[removed]")
        case .none: nil
        }
    }
}

extension ListedBody {
    /// What it says, as JSON; nil where it may not be read, or is something else.
    var json: JSON? {
        guard case .open(let bytes) = self else { return nil }
        return try? JSONReader.parse(bytes, limits: .init(depth: 64))
    }
}
