import Approvals
import Ledger

/// A moment of the past: a time, or a position in the log.
struct AsOf {
    private let seq: Int64?
    private let at: Microseconds?

    init(_ text: String?) throws {
        let number = text.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
        seq = number.flatMap { Int64($0) }
        // 截至某日 means with that day.
        let day = text.flatMap { CivilDate($0)?.endInChina }
        at = seq == nil ? day ?? text.flatMap(Moment.read) : nil
        if text != nil, seq == nil, at == nil {
            throw Usage(
                "--as-of：应为 2023-03-01T09:00 或 #120，收到 \(text ?? "")",
                "--as-of: expected 2023-03-01T09:00 or #120, found \(text ?? "")")
        }
    }

    func includes(_ entry: Entry) -> Bool { entry.seq <= seq ?? .max && entry.at <= at ?? .max }
}
