import ArgumentParser
import CanonicalJSON
import Operations
import TransparencyLog
import WitnessLine

struct LedgerWitnessAsk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "请求见证 Ask each witness to cosign the newest checkpoint, and keep what it says.",
        discussion: """
            例 Examples:
              countersign ledger witness
              countersign ledger witness --ca witness-ca.pem --json
            """)
    @Option(name: .long, help: "信任的证书 Certificates to trust in place of the system's.", completion: .file())
    var ca: String?
    @Option(name: .long, help: ArgumentHelp("每次最多等几秒 How long to wait for each answer.", valueName: "seconds"))
    var timeout = 10
    @OptionGroup var looking: LookingOptions

    func validate() throws {
        guard (1...600).contains(timeout) else {
            throw ValidationError("--timeout: 应为 expected 1…600, 收到 found \(timeout)")
        }
    }

    func run() throws {
        let counter = Counter(looking)
        let witnesses = try counter.ask(Call("ledger.witness.list", ["text": false])).list ?? []
        guard !witnesses.isEmpty else {
            throw Problem(
                .notFound, code: "witness.none",
                message: counter.say("应有见证方，而没有登记。", "Expected a witness to ask, but none is registered."),
                remedy: counter.say(
                    "管理员用 ledger witness add 登记。", "an administrator registers one with 'ledger witness add'."))
        }
        let line = try WitnessLine(trusting: ca, within: timeout)
        defer { line.close() }
        var problems: [Problem] = []
        var answers: [JSON] = []
        for witness in witnesses {
            let round = try WitnessRound(witness, counter, line)
            do {
                let answer = try round.run()
                answers.append(answer.data)
                if !looking.json { Output.result(answer.text) }
            } catch {
                // The others are asked all the same.
                let problem = Problem(error, counter.language)
                problems.append(problem)
                answers.append(["name": .string(round.name), "error": problem.json])
                if !looking.json { Report.lines(problem, counter.language).forEach(Output.note) }
            }
        }
        if looking.json { Output.result(.array(answers)) }
        // That somebody has seen another history weighs more than anything else.
        if let worst = problems.first(where: { $0.exit == .badFile }) ?? problems.first {
            throw ExitCode(worst.exit.rawValue)
        }
    }
}

/// One witness being asked: what it needs is read before, what it says is recorded after, and nobody waits meanwhile.
private struct WitnessRound {
    let name: String
    private let key: VerifierKey
    private let address: WitnessAddress
    private let known: Int64
    private let counter: Counter
    private let line: WitnessLine

    init(_ witness: JSON, _ counter: Counter, _ line: WitnessLine) throws {
        let url = witness["url"]?.text ?? ""
        guard let address = WitnessAddress(url) else {
            throw EvidenceError.malformed(kind: "witness", reason: "its address is \(url)")
        }
        key = try VerifierKey(witness: witness["key"]?.text ?? "")
        (name, known, self.address) = (key.name, witness["size"]?.integer ?? 0, address)
        (self.counter, self.line) = (counter, line)
    }

    /// Asks for the newest checkpoint; once more if somebody has had a newer one cosigned meanwhile.
    func run() throws -> (text: String, data: JSON) {
        do { return try ask() } catch let error as WitnessError {
            guard case .ahead(_, let seen, _) = error, try newest().size >= seen else { throw error }
            return try ask()
        }
    }

    private func ask() throws -> (text: String, data: JSON) {
        let (size, note) = try newest()
        guard known < size else {
            return (
                counter.say("\(name)：前 \(size) 条已见证。", "\(name): the first \(size) entries are cosigned already."),
                ["name": .string(name), "size": .int(size), "asked": false]
            )
        }
        let cosignature = try WitnessVisit(key, note: note, size: size).cosignature(
            from: known, now: { WallClock.now() / 1_000_000 },
            request: { old in
                try counter.ask(
                    Call("ledger.checkpoint", ["size": .int(size), "since": .int(old), "text": false]))["request"]?
                    .text ?? ""
            },
            { request in try line.post(request, to: "add-checkpoint", of: name, at: address) })
        _ = try counter.ask(
            Call(
                "ledger.witness.record",
                ["name": .string(name), "size": .int(size), "line": .string(cosignature.signature.line)]))
        let plain = address.isSecure ? "" : counter.say("（连接未加密）", " (over a connection that is not encrypted)")
        guard case .object(var data) = cosignature.json(of: size) else { return ("", .null) }
        data["asked"] = true
        return (cosignature.sentence(of: size, counter.language) + plain, .object(data))
    }

    private func newest() throws -> (size: Int64, note: SignedNote) {
        let answer = try counter.ask(Call("ledger.checkpoint", ["text": false]))
        return (answer["size"]?.integer ?? 0, try SignedNote(Array((answer["note"]?.text ?? "").utf8)))
    }
}
