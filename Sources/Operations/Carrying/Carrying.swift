import Approvals
package import CanonicalJSON
package import Engine
import Ledger
import Messages

/// How a request is carried out, in the same steps whether a server or a single command does it.
extension Desk {
    /// Answers a request that only reads.
    package func look(_ work: (Desk) throws -> Page) throws -> JSON { try work(self).json(for: self) }

    /// Answers a request that changes something besides a case.
    package func change(_ work: (Desk, Engine) throws -> Page, _ engine: Engine) throws -> JSON {
        try engine.set(time: try time())
        return try work(self, engine).json(for: self)
    }

    /// The act that a request asks for, to be performed by the one writer; nil for a request that is none.
    package func errand(_ operation: Operation, _ engine: Engine) throws -> Errand? {
        let (desk, key) = (self, key)
        switch operation.work {
        case .act(let work):
            let caseID = arguments["case"]
            return .act(on: caseID, key: key) { file in try desk.act(try work(desk, file), on: caseID, key: key) }
        case .open(let work):
            let (asked, at) = (try work(self), try time())
            return .open(asked.caseID, by: identity, key: key) { () throws(EngineError) in
                var (act, file) = try engine.opening(
                    asked.caseID, title: asked.title, year: asked.year, workflow: asked.workflow, by: desk.identity,
                    key: key)
                act.at = at
                return (act, file)
            }
        case .look, .change, .serve: return nil
        }
    }

    /// The answer of an act as it was asked for.
    package func answer(_ answer: Answer, _ operation: Operation) throws -> JSON {
        guard wantsText else { return answer.jsonForPrograms }
        return ["text": .string(try text(answer, operation))]
    }

    private func text(_ answer: Answer, _ operation: Operation) throws -> String {
        let file = try records.caseFile(answer.caseID)
        if case .open = operation.work {
            return say(
                "已立案 \(file.id)（\(file.state.workflow.title)，定义摘要 \(Messages.short(file.workflowDigest.hex))）。",
                "Opened \(file.id) (\(file.state.workflow.title), definition \(Messages.short(file.workflowDigest.hex)))."
            )
        }
        guard let seqs = answer.seqs else { return say("没有变化：情况已是如此。", "Nothing changed: it is so already.") }
        let glossary = glossary(file)
        var lines = Lines()
        if answer.replayed { lines += say("此前已办理，答复如前：", "Done before; the answer is the same:") }
        for entry in try records.ledger.entries(from: seqs.lowerBound, limit: seqs.count) {
            let sentence = OneLine.of(Messages.event(type: entry.type, data: entry.data, language, glossary))
            lines += "#\(entry.seq)  \(sentence)"
        }
        return lines.text
    }

    /// An error in words, with the names that people know.
    package func problem(_ error: any Error) -> Problem {
        Problem(error, language, glossary(arguments[maybe: "case"].flatMap { try? records.caseFile($0) }))
    }
}

extension Answer {
    /// The answer with whether it was given before.
    package var jsonForPrograms: JSON {
        var fields = json.fields ?? [:]
        fields["replayed"] = .bool(replayed)
        return .object(fields)
    }
}

extension Operation {
    /// Answers one request on a ledger that this process alone has open.
    ///
    /// - Parameter engine: The writer; nil for an operation that only reads.
    /// - Throws: `Problem`, in the language of the request.
    package func answer(
        _ values: JSON.Fields, from caller: Caller, _ records: Records, _ engine: Engine?
    ) throws(Problem) -> JSON {
        let desk: Desk
        do {
            desk = try Desk(self, values, from: caller, records)
        } catch {
            throw Problem(error, Language(rawValue: values["lang"]?.text ?? "") ?? .zh)
        }
        do {
            switch (work, engine) {
            case (.look(let work), _): return try desk.look(work)
            case (.change(let work), let engine?): return try desk.change(work, engine)
            case (.act, let engine?), (.open, let engine?):
                guard let errand = try desk.errand(self, engine) else { break }
                return try desk.answer(try engine.performAll([errand], CaseCache())[0].get(), self)
            default: break
            }
            throw Problem(
                .unreachable, code: "service.none",
                message: desk.say(
                    "“\(name)”只有服务可以答复，现没有。", "Expected a service to answer '\(name)', but there is none."),
                remedy: desk.say("先启动：countersign serve", "start one with 'countersign serve'."))
        } catch {
            throw desk.problem(error)
        }
    }
}
