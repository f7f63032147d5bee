package import Ledger

/// Up to 256 neighbouring hashes of a tree at a height that eight divides, as tlog-tiles cuts it (c2sp.org/tlog-tiles).
package struct Tile: Sendable, Equatable {
    /// Where a tile lies.
    package struct Place: Sendable, Hashable {
        /// 0 for leaves; a hash of the next level stands for a full tile of this one.
        package let level: Int
        /// The position among the tiles of its level, from 0.
        package let index: Int64

        /// Creates a place.
        package init(level: Int, index: Int64) { (self.level, self.index) = (level, index) }
    }

    /// The hashes of a full tile.
    package static let width = 256
    /// The levels that 2^63 leaves need.
    package static let levels = 8

    /// Where it lies.
    package let place: Place
    /// Its hashes, from the left; 256 of them if it is full.
    package let hashes: [Hash]

    /// Creates a tile.
    package init(_ place: Place, _ hashes: [Hash]) { (self.place, self.hashes) = (place, hashes) }

    /// Whether nothing can be added to it.
    package var isFull: Bool { hashes.count == Self.width }

    /// How many hashes of a level there are in a tree of a size.
    package static func count(level: Int, of size: Int64) -> Int64 { size >> (8 * Int64(level)) }

    /// The places and widths of all tiles of a tree, level by level: those that c2sp.org/tlog-tiles has a log serve.
    package static func places(of size: Int64) -> [(place: Place, width: Int)] {
        (0..<levels).flatMap { level -> [(Place, Int)] in
            let count = count(level: level, of: size)
            return (0..<(count + 255) / 256).map { index in
                (Place(level: level, index: index), Int(min(256, count - index * 256)))
            }
        }
    }
}

extension Tile.Place {
    /// The path of a tile in a bundle, such as `tile/0/x001/234.p/17`.
    package func path(width: Int) -> String { "tile/\(level)/\(Self.path(index, width: width))" }

    /// The path of the entries that a tile of level 0 hashes, such as `tile/entries/000`.
    package static func entriesPath(_ index: Int64, width: Int) -> String {
        "tile/entries/\(path(index, width: width))"
    }

    private static func path(_ index: Int64, width: Int) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let group = String(rest % 1_000)
            groups.insert(String(repeating: "0", count: 3 - group.count) + group, at: 0)
            rest /= 1_000
        } while rest > 0
        let path = (groups.dropLast().map { "x" + $0 } + groups.suffix(1)).joined(separator: "/")
        return width == Tile.width ? path : "\(path).p/\(width)"
    }
}

extension [Hash] {
    /// The hashes that lie one behind the other in bytes; none if their number does not fit.
    package init(joined bytes: [UInt8]) {
        self =
            bytes.count.isMultiple(of: 32)
            ? stride(from: 0, to: bytes.count, by: 32).compactMap { Hash([UInt8](bytes[$0..<$0 + 32])) } : []
    }
}
