/// Reads a `.rels` part: which parts belong to a part, by their ids.
final class Relationships: XMLHandler {
    struct Target {
        /// The last word of the type, for example `worksheet`.
        let type: String
        /// The path of the part from the root, in small letters.
        let path: String
    }

    private static let most = 20_000

    private(set) var targets: [String: Target] = [:]
    private let folder: String

    /// The folder is that of the part whose relationships they are, for example `xl`.
    init(folder: String) { self.folder = folder }

    func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
        guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"], attributes["TargetMode"] != "External"
        else { return }
        let last = type.split(separator: "/").last.map(String.init) ?? ""
        guard targets.count < Self.most else {
            throw .tooMany(zh: "部件关系数", en: "relationships", limit: Self.most, found: "\(targets.count + 1)")
        }
        targets[id] = Target(type: last, path: resolved(target).lowercased())
    }

    func end(_ name: String) {}

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// The first target of a type.
    func first(_ type: String) -> Target? { targets.sorted { $0.key < $1.key }.first { $0.value.type == type }?.value }

    private func resolved(_ target: String) -> String {
        var path: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = path.popLast() } else { path.append(step) }
        }
        return path.joined(separator: "/")
    }
}
