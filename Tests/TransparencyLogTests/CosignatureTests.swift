import Testing

@testable import TransparencyLog

/// The checkpoint of c2sp.org/tlog-cosignature, signed by another program: Python's `cryptography`, with keys whose
/// thirty-two private bytes are all 1 (the log), 7 and 8 (the witnesses).
enum Cosigned {
    static let log = "example.com/behind-the-sofa+6ded73a9+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
    static let one = "witness.example.com/w1+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs"
    static let two = "witness.example.com/w2+50754858+BBOY9ixtGkV8UbpqS189vS9p/KkyFiGNyJl+QWvRfZPK"
    static let text = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        """
    static let signed =
        text + """

            \u{2014} example.com/behind-the-sofa be1zqQx8hYrJJIfiWfY39ShElJ74dPrOjXSgJJ2qG3vny2U7JyHN2kKCWb5H5e2MfxP7My2OyDRrDvCH/RbVubiZ8AE=

            """
    static let lineOne =
        "\u{2014} witness.example.com/w1 gSKlqwAAAABkGFDLWr4Jea05CAgwNVtwky0Jgz6WfX0QJgM//FkB/W9BoT9TX0DkTxG+2cT4p/ViKNhUM/SnUwFcYQzugGFQ15LwDw=="
    static let lineTwo =
        "\u{2014} witness.example.com/w2 UHVIWAAAAABlU/EAuIspKiMuP+blT5KdIX3rBaKP5GDE38cBAwp6Wada+gK5FvbVRNbnWWtivWbKRcYE1zPUPULYaAeK0UEdTjWsBA=="
    /// Signed well, over `time 0`.
    static let lineWithoutTime =
        "\u{2014} witness.example.com/w1 gSKlqwAAAAAAAAAAl3+YBy3uuMfql34uaIflqPgOTYsVXmS9r8v/AleVYovpMTsCwP/gWsDDFRe5CQUgo/gmQ/IeDNP+wdoxABrMAA=="
    static let timeOne: Int64 = 1_679_315_147

    static func note(_ lines: String...) throws -> SignedNote {
        try SignedNote(Array((signed + lines.map { $0 + "\n" }.joined()).utf8))
    }
}

@Suite struct `A cosignature` {
    @Test func `is read and checked as another program made it, beside the log's own signature`() throws {
        let note = try Cosigned.note(Cosigned.lineOne, Cosigned.lineTwo)
        let witnesses = [try VerifierKey(witness: Cosigned.two), try VerifierKey(witness: Cosigned.one)]
        let found = try note.cosignatures(of: witnesses)
        #expect(found.map(\.witness.line) == [Cosigned.one, Cosigned.two])
        #expect(found.map(\.time) == [Cosigned.timeOne, 1_700_000_000])
        #expect(found[0].signature.line == Cosigned.lineOne)
        #expect(try Checkpoint(note, trusting: [try VerifierKey(Cosigned.log)]).size == 20_852_163)
    }

    @Test func `of somebody unknown is passed over`() throws {
        let note = try Cosigned.note(Cosigned.lineOne, Cosigned.lineTwo)
        #expect(try note.cosignatures(of: [try VerifierKey(Cosigned.two)]).count == 1)
        #expect(try note.cosignatures(of: []).isEmpty)
        // The log's own key signs the text itself, and is no witness.
        #expect(try note.cosignatures(of: [try VerifierKey(Cosigned.log)]).isEmpty)
        #expect(throws: EvidenceError.self) { try VerifierKey(witness: Cosigned.log) }
    }

    @Test func `of somebody known that does not fit is a fault, and none is without a time`() throws {
        let key = try VerifierKey(Cosigned.one)
        let bad = EvidenceError.badSignature(key: Cosigned.one)
        let moved = Cosigned.lineOne.replacing("BkGFDL", with: "BkGFDM")
        let other = try Cosigned.note(Cosigned.lineOne).description.replacing("\n20852163\n", with: "\n20852164\n")
        for note in [
            try Cosigned.note(moved), try Cosigned.note(Cosigned.lineWithoutTime), try SignedNote(Array(other.utf8)),
        ] {
            #expect(throws: bad) { try note.cosignatures(of: [key]) }
            #expect(throws: bad) { try note.verify(with: [key]) }
        }
    }

    @Test func `with any bit changed is not accepted`() throws {
        let key = try VerifierKey(Cosigned.one)
        let good = try #require(SignedNote.Signature(line: Cosigned.lineOne))
        for place in good.bytes.indices {
            var bytes = good.bytes
            bytes[place] ^= 1
            let id = [0x81, 0x22, 0xA5, 0xAB] as [UInt8]
            let line = "\u{2014} \(good.name) \(Base64.text(id + bytes))"
            let changed = try #require(SignedNote.Signature(line: line))
            #expect(throws: EvidenceError.self) { try Cosignature(changed, of: Cosigned.text, by: key) }
        }
    }

    @Test func `is asked of as many witnesses as the reader says`() throws {
        let (one, two) = (Cosigned.one, Cosigned.two)
        let note = try Cosigned.note(Cosigned.lineOne)
        #expect(try WitnessPolicy([one]).check(note).count == 1)
        #expect(try WitnessPolicy([one, two], atLeast: 1).check(note).count == 1)
        #expect(try WitnessPolicy([]).check(note).isEmpty)
        let names = ["witness.example.com/w1", "witness.example.com/w2"]
        #expect(throws: EvidenceError.unwitnessed(needed: 2, of: names, found: [names[0]])) {
            try WitnessPolicy([one, two]).check(note)
        }
        // One witness does not count twice, however often it has signed or is named.
        let twice = try Cosigned.note(Cosigned.lineOne, Cosigned.lineOne)
        #expect(throws: EvidenceError.self) { try WitnessPolicy([one, one, two], atLeast: 2).check(twice) }
        #expect(throws: EvidenceError.self) { try WitnessPolicy(["nonsense"]) }
    }
}
