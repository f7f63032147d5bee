/// Reads `[Content_Types].xml`: what each part says it is.
final class ContentTypes: XMLHandler {
    private static let most = 20_000

    /// By the path of the part from the root, in small letters.
    private(set) var types: [String: String] = [:]

    func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
        guard name == "Override", let part = attributes["PartName"], let type = attributes["ContentType"] else {
            return
        }
        guard types.count < Self.most else {
            throw .tooMany(zh: "部件类型数", en: "types of parts", limit: Self.most, found: "\(types.count + 1)")
        }
        types[String(part.drop { $0 == "/" }).lowercased()] = type.lowercased()
    }

    func end(_ name: String) {}

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
