import Ledger
import Testing

/// What witnesses said, as every store keeps it.
@Suite struct `What witnesses said` {
    private func said(_ size: Int64, _ name: String, at: Int64 = 7) -> KeptCosignature {
        KeptCosignature(size: size, name: name, line: "— \(name) \(size) \(at)", at: at)
    }

    @Test(arguments: Backend.available) func `is found by the size of the checkpoint, and by who said it last`(
        backend: Backend
    ) throws {
        let ledger = try backend.make()
        #expect(try ledger.newestCosignatures().isEmpty && ledger.cosignatures(of: 10).isEmpty)
        for kept in [said(10, "b"), said(10, "a"), said(30, "a"), said(20, "a")] { try ledger.keep(kept) }
        #expect(try ledger.cosignatures(of: 10) == [said(10, "a"), said(10, "b")])
        #expect(try ledger.cosignatures(of: 11).isEmpty)
        #expect(try ledger.newestCosignatures() == [said(30, "a"), said(10, "b")])
    }

    @Test(arguments: Backend.available) func `of one checkpoint is what was said of it last`(backend: Backend) throws {
        let ledger = try backend.make()
        try ledger.keep(said(10, "a"))
        try ledger.keep(said(10, "a", at: 8))
        #expect(try ledger.cosignatures(of: 10) == [said(10, "a", at: 8)])
    }
}
