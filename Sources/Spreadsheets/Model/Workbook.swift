/// A workbook as it was read; it knows cells, not forms.
package struct Workbook: Hashable, Sendable {
    /// The sheets in the order of their tabs, hidden ones too; sheets that hold only a chart are left out.
    package let sheets: [Sheet]
    /// The calendar that its dates count in.
    package let epoch: CellDate.Epoch

    /// Creates a workbook.
    package init(sheets: [Sheet], epoch: CellDate.Epoch = .year1900) { (self.sheets, self.epoch) = (sheets, epoch) }

    /// The sheet of a name, as it is written on its tab.
    package func sheet(named name: String) -> Sheet? { sheets.first { $0.name == name } }
}
