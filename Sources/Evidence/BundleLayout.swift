import CanonicalJSON
internal import Ledger
import TransparencyLog

/// Where things lie in a bundle: a tiled log (c2sp.org/tlog-tiles), and beside it what its entries only commit to.
enum BundleLayout {
    static let checkpoint = "checkpoint"
    static let keys = "log.vkey"
    static let guide = "VERIFY.md"
    /// The approvers' keys, for `ssh-keygen -Y verify`.
    static let approvers = "approvers"

    /// The bodies of the 256 entries that a tile hashes: a line of JSON for each.
    static func bodies(_ index: Int64) -> String { "bodies/\(index).jsonl" }
    /// The commands that these entries came of: a line of JSON for each.
    static func commands(_ index: Int64) -> String { "commands/\(index).jsonl" }

    /// Entries as they lie in an entry bundle: each behind its length as two bytes, the higher one first.
    static func joined(_ entries: [Entry]) -> [UInt8] {
        entries.flatMap { [UInt8($0.bytes.count >> 8), UInt8($0.bytes.count & 0xFF)] + $0.bytes }
    }

    /// The entries' bytes of an entry bundle; nil if the lengths do not fit.
    static func split(_ bytes: [UInt8]) -> [[UInt8]]? {
        var entries: [[UInt8]] = []
        var place = 0
        while place < bytes.count {
            guard place + 2 <= bytes.count else { return nil }
            let end = place + 2 + (Int(bytes[place]) << 8 | Int(bytes[place + 1]))
            guard end <= bytes.count else { return nil }
            entries.append(Array(bytes[place + 2..<end]))
            place = end
        }
        return entries
    }
}

/// A body as it lies in a bundle: whoever has it can work out the commitment in the entry.
struct BundledBody {
    let seq: Int64
    let body: Body

    var line: [UInt8] {
        Self.bytes([
            "seq": .int(seq), "name": .string(body.name), "salt": .string(Base64.text(body.salt)),
            "content": .string(Base64.text(body.content)),
        ])
    }

    init(_ seq: Int64, _ body: Body) { (self.seq, self.body) = (seq, body) }

    init?(line: [UInt8]) {
        guard let json = try? JSONReader.parse(line, limits: .document), let seq = json["seq"]?.integer,
            let name = json["name"]?.text,
            let salt = json["salt"]?.text.flatMap(Base64.bytes),
            let content = json["content"]?.text.flatMap(Base64.bytes)
        else { return nil }
        self.init(seq, Body(name: name, salt: salt, content: content))
    }

    static func bytes(_ json: JSON) -> [UInt8] { ((try? json.canonical()) ?? []) + [0x0A] }
}

/// A command as it lies in a bundle, so that a log that is imported gives the same answers again.
struct BundledCommand {
    let record: CommandRecord

    var line: [UInt8] {
        BundledBody.bytes([
            "key": .string(record.key), "request": .string(record.request.hex),
            "answer": .string(Base64.text(record.answer)), "first": .int(record.firstSeq ?? 0),
            "last": .int(record.lastSeq ?? 0),
        ])
    }

    init(_ record: CommandRecord) { self.record = record }

    init?(line: [UInt8]) {
        guard let json = try? JSONReader.parse(line, limits: .document), let key = json["key"]?.text,
            let request = json["request"]?.text.flatMap(Hash.init(hex:)),
            let answer = json["answer"]?.text.flatMap(Base64.bytes), let first = json["first"]?.integer,
            let last = json["last"]?.integer
        else { return nil }
        record = CommandRecord(key: key, request: request, answer: answer, firstSeq: first, lastSeq: last)
    }
}
