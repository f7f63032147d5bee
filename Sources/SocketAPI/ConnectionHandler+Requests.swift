import JSONRPC
import NIOCore
import Synchronization

extension ConnectionHandler {
    /// A request that was read and is not started, or its refusal.
    struct Arrival {
        let content: Result<Request, Incoming.Unacceptable>
        let place: Place
        var order: Order?
    }

    /// The seat of a started request until its answer is written.
    struct Slot {
        let id: RequestID?
        let place: Place
        var reply: Reply?
    }

    /// Where a request stands in its batch.
    struct Place: OptionSet {
        let rawValue: UInt8
        static let inBatch = Place(rawValue: 1)
        static let first = Place(rawValue: 2)
        static let last = Place(rawValue: 4)
    }

    /// Moves everything as far as it can go: answers out, arrivals into slots, lines into arrivals.
    ///
    /// An application that answers at once comes back here through `settle`; the outer call goes on for it.
    func pump() {
        guard !isPumping else { return }
        isPumping = true
        defer { isPumping = false }
        repeat {
            takeAnswers()
        } while startNext() || takeLine()
        if phase == .ending, slots.isEmpty, arrivals.isEmpty { leave() }
        readAgain()
    }

    /// Notes the reply to a request.
    func settle(_ number: Int, _ reply: Reply) {
        let offset = number - firstNumber
        guard offset >= 0, offset < slots.count else { return }
        slots[slots.index(slots.startIndex, offsetBy: offset)].reply = reply
        running -= 1
        isOneAlone = false
        pump()
    }

    /// Notes the reply to a request if a flush follows anyway; false if the mailbox must see to that.
    func settleNow(_ number: Int, _ reply: Reply) -> Bool {
        guard isReading || isTouched || isFlushing else { return false }
        settle(number, reply)
        return true
    }

    /// Starts the next arrival, if its order and the number of unanswered requests allow.
    private func startNext() -> Bool {
        guard let arrival = arrivals.first, slots.count < limits.unanswered else { return false }
        switch arrival.content {
        case .failure(let refused):
            arrivals.removeFirst()
            // One without an id gets no answer, so what stands here is not written.
            slots.append(Slot(id: refused.id, place: arrival.place, reply: .failure(refused.error)))
        case .success(let request):
            let order = arrival.order ?? application.order(of: request, on: connection)
            guard order == .alone ? running == 0 : !isOneAlone else {
                arrivals[arrivals.startIndex].order = order
                return false
            }
            arrivals.removeFirst()
            start(request, order: order, place: arrival.place)
        }
        return true
    }

    private func start(_ request: Request, order: Order, place: Place) {
        guard let context else { return }
        let turn = Turn(
            number: firstNumber + slots.count, handler: NIOLoopBound(self, eventLoop: context.eventLoop),
            mailbox: connection.mailbox)
        slots.append(Slot(id: request.id, place: place))
        running += 1
        isOneAlone = order == .alone
        application.dispatch(request, from: connection) { turn.answer($0) }
    }

    /// Takes the next line, if there is room for what it may bring.
    private func takeLine() -> Bool {
        guard phase == .open, hasRoom else { return false }
        let content = splitter.next { piece -> Incoming? in
            switch piece {
            case .line(let line): Incoming.parse(line: line, limits: limits.line)
            case .tooLong: nil
            }
        }
        guard let content else {
            if isInputOver { endOfInput() }
            return isInputOver
        }
        linesTaken += 1
        guard let content else {
            end(with: .tooLong(limit: limits.longestLine))
            return true
        }
        arrive(content)
        return true
    }

    /// Whether another line may be taken, and the socket be read for it.
    var hasRoom: Bool {
        arrivals.isEmpty && slots.count < limits.unanswered
            && connection.unsent.load(ordering: .relaxed) <= limits.highWater
    }

    private func arrive(_ content: Incoming) {
        switch content {
        case .single(let request): arrivals.append(Arrival(content: request, place: []))
        case .batch(let list):
            for (index, request) in list.enumerated() {
                var place = Place.inBatch
                if index == 0 { place.insert(.first) }
                if index == list.count - 1 { place.insert(.last) }
                arrivals.append(Arrival(content: request, place: place))
            }
        }
    }

    /// Writes the answers that stand at the front.
    private func takeAnswers() {
        while let slot = slots.first, let reply = slot.reply {
            slots.removeFirst()
            firstNumber += 1
            if slot.place.contains(.inBatch) {
                take(reply, of: slot)
            } else if let id = slot.id {
                append(reply.line(to: id))
            }
        }
    }

    private func take(_ reply: Reply, of slot: Slot) {
        if let id = slot.id {
            batch.append(batch.isEmpty ? UInt8(ascii: "[") : UInt8(ascii: ","))
            batch.append(contentsOf: reply.element(to: id))
        }
        // A batch of notifications is not answered.
        guard slot.place.contains(.last), !batch.isEmpty else { return }
        batch.append(UInt8(ascii: "]"))
        batch.append(UInt8(ascii: "\n"))
        append(batch)
        batch = []
    }
}
