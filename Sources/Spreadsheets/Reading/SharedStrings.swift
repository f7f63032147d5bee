/// Reads `sharedStrings.xml`, the texts that cells name by number.
final class SharedStrings: XMLHandler {
    private(set) var texts: [String] = []
    private var current = RichText()
    private let limit: Int

    init(limits: ReadLimits) { limit = limits.cells * 2 }

    func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
        guard name == "si" else { return current.start(name) }
        guard texts.count < limit else {
            throw .tooMany(zh: "共享文本数", en: "shared texts", limit: limit, found: "\(texts.count + 1)")
        }
    }

    func end(_ name: String) throws(SpreadsheetError) {
        guard name == "si" else { return current.end(name) }
        texts.append(try current.take())
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { current.text(bytes) }
}
