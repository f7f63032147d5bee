/// A printed heading such as `1.部门目标(20分)` or `过程(30`, taken apart.
struct Label {
    /// Without number and points.
    let name: String
    /// The points in brackets; nil if there are none.
    let points: Decimal?

    init(_ label: String) {
        var name = Substring(Plain.tight(label))
        if let dot = name.firstIndex(where: { $0 == "." || $0 == "、" }),
            name[..<dot].allSatisfy({ $0.isASCIIDigit || "一二三四五六七八九十".contains($0) }), dot != name.startIndex
        {
            name = name[name.index(after: dot)...]
        }
        guard let open = name.firstIndex(of: "(") else {
            (self.name, points) = (String(name), nil)
            return
        }
        let digits = name[name.index(after: open)...].prefix { $0.isASCIIDigit || $0 == "." }
        (self.name, points) = (String(name[..<open]), Decimal(digits))
    }
}
