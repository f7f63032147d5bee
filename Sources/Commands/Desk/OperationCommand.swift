import ArgumentParser
import CanonicalJSON
import Operations

/// A command that asks for one operation of the registry: it says which and with what, and the rest is done here, once.
protocol OperationCommand: ParsableCommand {
    var looking: LookingOptions { get }
    /// The operation with what was written on the command line.
    func call() throws -> Call
}

extension OperationCommand {
    /// Asks and shows the answer.
    func run() throws { try Counter(looking).show(try call()) }
}

/// A command that changes something: it can be told apart by a key, and in a rehearsal takes place at a time.
protocol ActCommand: OperationCommand {
    var acting: ActingOptions { get }
    /// The operation with what belongs to it alone.
    func act() throws -> Call
}

extension ActCommand {
    var looking: LookingOptions { acting.looking }

    func call() throws -> Call { try acted() }

    /// The operation with what every act takes.
    func acted() throws -> Call {
        var call = try act()
        call.values.merge([
            "key": .text(acting.key), "at": .text(acting.at),
            "expect_version": acting.expectVersion.map { .int($0) },
        ]) { $1 }
        return call
    }

    /// Whether it is an act on a case, whose conditions `why` can list.
    var isOnCase: Bool {
        guard let call = try? act(), case .act = call.operation.work else { return false }
        return true
    }
}
