package import CanonicalJSON

/// What changed between two contents of the same form.
package enum FormDiff {
    /// One value that differs; a value that came or went has no old or no new text.
    package struct Change: Sendable, Equatable {
        /// The part, or nil for what stands above the parts, such as the title.
        package let part: String?
        /// For example `indicators[3].得分`; rows count from 1.
        package let path: String
        /// The text before; nil if there was none.
        package let old: String?
        /// The text now; nil if there is none.
        package let new: String?

        /// Creates a change.
        package init(part: String?, path: String, old: String?, new: String?) {
            (self.part, self.path, self.old, self.new) = (part, path, old, new)
        }
    }

    /// The changes between two values of `FormContent.json()`, in printed order; empty if the content is equal.
    package static func changes(from old: JSON, to new: JSON) -> [Change] {
        let above = ["template", "table", "title", "year", "deadline", "secret"].flatMap { key in
            compare(old[key], new[key], path: key, part: nil)
        }
        let parts = Set((old["parts"]?.fields ?? [:]).keys).union((new["parts"]?.fields ?? [:]).keys)
        let names = FieldOrder.sorted(JSON.Fields(parts.map { ($0, JSON.null) }) { first, _ in first }).map(\.key)
        return above + names.flatMap { compare(old["parts"]?[$0], new["parts"]?[$0], path: $0, part: $0) }
    }

    private static func compare(_ old: JSON?, _ new: JSON?, path: String, part: String?) -> [Change] {
        let (old, new) = (old == .null ? nil : old, new == .null ? nil : new)
        if let old, let new, sameText(old, new) { return [] }
        if old == nil, new == nil { return [] }
        if old?.fields ?? new?.fields != nil, old?.list == nil, new?.list == nil, old?.text == nil, new?.text == nil {
            let (before, after) = (old?.fields ?? [:], new?.fields ?? [:])
            if !before.isEmpty || !after.isEmpty {
                return FieldOrder.sorted(before.merging(after) { first, _ in first }).flatMap {
                    compare(before[$0.key], after[$0.key], path: "\(path).\($0.key)", part: part)
                }
            }
        }
        if old?.list ?? new?.list != nil, old?.fields == nil, new?.fields == nil, old?.text == nil, new?.text == nil {
            let (before, after) = (old?.list ?? [], new?.list ?? [])
            if !before.isEmpty || !after.isEmpty { return rows(before, after, path: path, part: part) }
        }
        return [Change(part: part, path: path, old: old.map(text), new: new.map(text))]
    }

    /// Rows that are equal from the top and from the bottom are passed over, so that one inserted row shows as one.
    private static func rows(_ before: [JSON], _ after: [JSON], path: String, part: String?) -> [Change] {
        var (top, bottom) = (0, 0)
        while top < min(before.count, after.count), sameText(before[top], after[top]) { top += 1 }
        while bottom < min(before.count, after.count) - top,
            sameText(before[before.count - 1 - bottom], after[after.count - 1 - bottom])
        {
            bottom += 1
        }
        let (old, new) = (before[top..<before.count - bottom], after[top..<after.count - bottom])
        return (0..<max(old.count, new.count)).flatMap { index in
            compare(
                index < old.count ? old[top + index] : nil, index < new.count ? new[top + index] : nil,
                path: "\(path)[\(top + index + 1)]", part: part)
        }
    }

    /// Equal to the byte: composed and decomposed letters differ, as they do in the digest.
    private static func sameText(_ old: JSON, _ new: JSON) -> Bool {
        guard old == new else { return false }
        return (try? old.canonical()) == (try? new.canonical())
    }

    private static func text(_ json: JSON) -> String { json.text ?? json.integer.map { "\($0)" } ?? json.pretty() }
}
