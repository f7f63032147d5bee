extension JSON {
    /// The members of an object, in canonical order (RFC 8785) from the start, so that nothing is sorted to write them.
    ///
    /// Keys are told apart by their bytes.
    package struct Fields: Sendable {
        /// One member.
        package typealias Element = (key: String, value: JSON)

        private var members: [Element] = []

        /// Creates an object without members.
        package init() {}

        /// Takes members in any order.
        ///
        /// - Parameter choose: Given two values of the same key, the earlier first, says which stays.
        package init(_ members: some Collection<(String, JSON)>, choose: (JSON, JSON) throws -> JSON) rethrows {
            self.members.reserveCapacity(members.count)
            // Few are put into their places as they come; many, which people may have written, are sorted.
            if members.count <= Self.few {
                for (key, value) in members { try put(key, value, choose: choose) }
            } else {
                for (_, (key, value)) in members.enumerated().sorted(by: Self.precedes) {
                    try put(key, value, choose: choose)
                }
            }
        }

        private mutating func put(_ key: String, _ value: JSON, choose: (JSON, JSON) throws -> JSON) rethrows {
            let (index, isThere) = place(of: key)
            if isThere {
                members[index].value = try choose(members[index].value, value)
            } else {
                members.insert((key, value), at: index)
            }
        }

        private static let few = 32

        /// The order of members, and for the same key that in which they came.
        private static func precedes(_ first: (Int, (String, JSON)), _ second: (Int, (String, JSON))) -> Bool {
            switch KeyOrder.compare(first.1.0, second.1.0) {
            case .before: true
            case .same: first.0 < second.0
            case .behind: false
            }
        }

        /// Takes those members that have a value.
        package init(present members: KeyValuePairs<String, JSON?>) {
            self.members.reserveCapacity(members.count)
            for (key, value) in members { if let value { self[key] = value } }
        }

        /// Takes over the members of a dictionary.
        package init(_ dictionary: [String: JSON]) {
            members = dictionary.sorted { KeyOrder.precedes($0.key, $1.key) }
        }

        /// Takes members whose keys are all different, as they were read; they are put in order if they are not.
        init(read members: [Element], inOrder: Bool) {
            self.members = inOrder ? members : members.sorted { KeyOrder.precedes($0.key, $1.key) }
        }

        /// The value of a key; setting nil takes the member out.
        package subscript(key: String) -> JSON? {
            get {
                let (index, isThere) = place(of: key)
                // Not `nil` in a ternary: that would be the JSON value null.
                guard isThere else { return JSON?.none }
                return members[index].value
            }
            set {
                switch (newValue, place(of: key)) {
                case (let value?, (let index, true)): members[index].value = value
                case (let value?, (let index, false)): members.insert((key, value), at: index)
                case (nil, (let index, true)): members.remove(at: index)
                case (nil, (_, false)): break
                }
            }
        }

        /// The keys, in canonical order.
        package var keys: [String] { members.map(\.key) }
        /// The values, in the order of their keys.
        package var values: [JSON] { members.map(\.value) }

        /// These members and others; of those with the same key, the one that is chosen.
        package func merging(_ others: Fields, choose: (JSON, JSON) throws -> JSON) rethrows -> Fields {
            var all = self
            try all.merge(others, choose: choose)
            return all
        }

        /// Takes in other members; of those with the same key, the one that is chosen.
        package mutating func merge(_ others: Fields, choose: (JSON, JSON) throws -> JSON) rethrows {
            if others.count <= Self.few {
                for (key, value) in others.members { try put(key, value, choose: choose) }
            } else {
                self = try Fields(members + others.members, choose: choose)
            }
        }

        /// What a function makes of each value, by the same keys.
        package func mapValues<Value>(_ transform: (JSON) throws -> Value) rethrows -> [String: Value] {
            try Dictionary(members.map { ($0.key, try transform($0.value)) }) { first, _ in first }
        }

        /// The members whose values a function does not leave out, with what it makes of them.
        package func compactMapValues<Value>(_ transform: (JSON) throws -> Value?) rethrows -> [String: Value] {
            try Dictionary(members.compactMap { key, value in try transform(value).map { (key, $0) } }) { first, _ in
                first
            }
        }

        /// The members for which a function says so.
        package func filter(_ isWanted: (Element) throws -> Bool) rethrows -> Fields {
            var fields = Fields()
            fields.members = try members.filter(isWanted)
            return fields
        }

        /// Where a key is, or where it would be put.
        private func place(of key: String) -> (index: Int, isThere: Bool) {
            // Most come in order.
            guard let last = members.last?.key, KeyOrder.compare(last, key) != .before else {
                return (members.count, false)
            }
            var (low, high) = (0, members.count)
            while low < high {
                let middle = (low + high) / 2
                switch KeyOrder.compare(members[middle].key, key) {
                case .same: return (middle, true)
                case .before: low = middle + 1
                case .behind: high = middle
                }
            }
            return (low, false)
        }
    }
}

extension JSON.Fields: RandomAccessCollection {
    /// 0.
    package var startIndex: Int { 0 }
    /// The number of members.
    package var endIndex: Int { members.count }
    /// The member at a place in canonical order.
    package subscript(position: Int) -> Element { members[position] }
}

extension JSON.Fields: Hashable {
    /// Tells whether both have the same members.
    package static func == (first: Self, second: Self) -> Bool {
        first.elementsEqual(second) { $0.key == $1.key && $0.value == $1.value }
    }

    /// Feeds the members into a hasher.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        for (key, value) in members {
            hasher.combine(key)
            hasher.combine(value)
        }
    }
}

extension JSON.Fields: ExpressibleByDictionaryLiteral {
    /// Takes the members as they are written; of two with the same key the later stays.
    package init(dictionaryLiteral members: (String, JSON)...) {
        self.init(members) { _, later in later }
    }
}
