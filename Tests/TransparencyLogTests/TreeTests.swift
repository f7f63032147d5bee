import Ledger
import Testing

@testable import TransparencyLog

/// Vectors: the eight leaves and their roots are those of the reference tests of Certificate Transparency (RFC 6962).
@Suite struct `The tree of a log` {
    static let leaves = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        Array(UInt8(0x50)...0x57), Array(UInt8(0x60)...0x6F),
    ].map { Entry.leaf(of: $0) }
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test func `has the roots of the reference tests`() {
        var frontier = Frontier()
        #expect(frontier.root.hex == Self.roots[0])
        for (leaf, root) in zip(Self.leaves, Self.roots.dropFirst()) {
            frontier.append(leaf)
            #expect(frontier.root.hex == root)
        }
    }

    /// A tree grown leaf by leaf, with its tiles.
    struct Grown {
        var frontier = Frontier()
        var tiles: [Tile.Place: [Hash]] = [:]
        var leaves: [Hash] = []

        init(_ count: Int) {
            for number in 0..<count {
                let leaf = Entry.leaf(of: Array("\(number)".utf8))
                leaves.append(leaf)
                var filled: [Tile] = []
                frontier.append(leaf) { filled.append($0) }
                for tile in filled { tiles[tile.place] = tile.hashes }
            }
            for tile in frontier.partialTiles { tiles[tile.place] = tile.hashes }
        }

        var reader: TreeReader { TreeReader(size: frontier.size) { place, _ in tiles[place] ?? [] } }
    }

    /// RFC 6962, section 2.1, word for word: slow, and for comparison only.
    static func plainRoot(_ leaves: ArraySlice<Hash>) -> Hash {
        if leaves.isEmpty { return Hash.sha256([]) }
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        let split = leaves.startIndex + Int(Tree.split(Int64(leaves.count)))
        let (left, right) = (plainRoot(leaves[..<split]), plainRoot(leaves[split...]))
        return Hash.sha256([1] + left.bytes + right.bytes)
    }

    static let sizes = [0, 1, 2, 3, 255, 256, 257, 511, 512, 700, 65_535, 65_536, 66_000, 70_000]

    @Test(arguments: sizes) func `read from its tiles is the one that was grown`(size: Int) throws {
        let grown = Grown(size)
        let plain = Self.plainRoot(grown.leaves[...])
        #expect(grown.frontier.root == plain)
        #expect(try grown.reader.root(of: Int64(size)) == plain)
        #expect(try grown.reader.root(of: Int64(size / 2)) == Self.plainRoot(grown.leaves[..<(size / 2)]))
    }

    @Test(arguments: sizes) func `goes on from its right edge alone`(size: Int) throws {
        let grown = Grown(size)
        var edge = Frontier(size: Int64(size)) { place, width in Array((grown.tiles[place] ?? []).prefix(width)) }
        #expect(edge.root == grown.frontier.root)
        var whole = grown.frontier
        for number in 0..<600 {
            let leaf = Entry.leaf(of: Array("more \(number)".utf8))
            edge.append(leaf)
            whole.append(leaf)
        }
        #expect(edge.root == whole.root)
    }

    @Test(arguments: [256, 512, 65_536, 70_144]) func `grows by full tiles as by their leaves`(size: Int) {
        let leaves = Grown(size).leaves
        var (slow, quick) = (Frontier(), Frontier())
        var (slowTiles, quickTiles): ([Tile], [Tile]) = ([], [])
        for start in stride(from: 0, to: size, by: 256) {
            for leaf in leaves[start..<start + 256] { slow.append(leaf) { slowTiles.append($0) } }
            quick.append(tile: Tree.root(ofFull: leaves[start..<start + 256])) { quickTiles.append($0) }
        }
        #expect(quick == slow)
        #expect(quickTiles == slowTiles.filter { $0.place.level > 0 })
        slow.append(.zero)
        quick.append(.zero)
        #expect(quick.root == slow.root)
    }

    @Test func `proves each leaf, and no other one`() throws {
        let grown = Grown(1_000)
        for size in [1, 2, 3, 7, 8, 255, 256, 257, 1_000] as [Int64] {
            let reader = TreeReader(size: size) { place, width in Array((grown.tiles[place] ?? []).prefix(width)) }
            let root = try reader.root(of: size)
            for index in Set([0, size / 3, size / 2, size - 1]) {
                let path = try reader.inclusion(of: index)
                let leaf = grown.leaves[Int(index)]
                #expect(TreeProof.root(leaf: leaf, at: index, of: size, path: path) == root)
                let other = Entry.leaf(of: [])
                #expect(TreeProof.root(leaf: other, at: index, of: size, path: path) != root)
                #expect(TreeProof.root(leaf: leaf, at: size, of: size, path: path) == nil)
                #expect(TreeProof.root(leaf: leaf, at: index, of: size, path: path + [root]) == nil)
                if !path.isEmpty {
                    #expect(TreeProof.root(leaf: leaf, at: index, of: size, path: Array(path.dropLast())) != root)
                }
            }
        }
    }

    @Test func `proves that it goes on from each of its former states, and from no other`() throws {
        let grown = Grown(600)
        for size in [1, 2, 5, 8, 256, 300, 600] as [Int64] {
            let reader = TreeReader(size: size) { place, width in Array((grown.tiles[place] ?? []).prefix(width)) }
            let new = (size: size, root: try reader.root(of: size))
            for old in Set([0, 1, 2, size / 2, size - 1, size]) where (0...size).contains(old) {
                let path = try reader.consistency(from: old)
                let root = try reader.root(of: old)
                #expect(TreeProof.isConsistent((old, root), new, path: path))
                if old > 0 {
                    let fork = Entry.leaf(of: Array("fork".utf8))
                    #expect(!TreeProof.isConsistent((old, fork), new, path: path))
                    #expect(!TreeProof.isConsistent((old, root), (size, fork), path: path))
                }
                #expect(!TreeProof.isConsistent((old, root), new, path: path + [root]))
            }
        }
    }

    @Test func `lies in the tiles that the specification counts out`() {
        // The example of c2sp.org/tlog-tiles, "Partial Tiles".
        let places = Tile.places(of: 70_000)
        #expect(places.filter { $0.place.level == 0 && $0.width == 256 }.count == 273)
        #expect(places.filter { $0.width < 256 }.map { [$0.place.level, $0.width] } == [[0, 112], [1, 17], [2, 1]])
        #expect(Tile.Place(level: 0, index: 1_234_067).path(width: 256) == "tile/0/x001/x234/067")
        #expect(Tile.Place(level: 1, index: 1).path(width: 17) == "tile/1/001.p/17")
        #expect(Tile.Place.entriesPath(273, width: 112) == "tile/entries/273.p/112")
    }
}
