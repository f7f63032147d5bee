/// Reads `workbook.xml`: the names of the sheets and the calendar of the dates.
final class WorkbookPart: XMLHandler {
    struct Tab {
        let name: String
        let visibility: Sheet.Visibility
        let relationship: String
    }

    private(set) var tabs: [Tab] = []
    private(set) var epoch = CellDate.Epoch.year1900
    private let limit: Int

    init(limits: ReadLimits) { limit = limits.sheets }

    func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
        switch name {
        case "workbookPr": epoch = attributes.flag("date1904") ? .year1904 : .year1900
        case "sheet":
            guard let title = attributes["name"], let id = attributes.relationship else { return }
            let visibility: Sheet.Visibility =
                switch attributes["state"] {
                case "hidden": .hidden
                case "veryHidden": .veryHidden
                default: .visible
                }
            guard !tabs.contains(where: { $0.name == title }) else {
                throw .damaged("workbook.xml", zh: "工作表“\(title)”重复", en: "the sheet \"\(title)\" is there twice")
            }
            tabs.append(Tab(name: title, visibility: visibility, relationship: id))
            guard tabs.count <= limit else {
                throw .tooMany(zh: "工作表数", en: "sheets", limit: limit, found: "\(tabs.count)")
            }
        default: break
        }
    }

    func end(_ name: String) {}

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
