/// Plays a trace on a net: since no two transitions share a label and none is silent, there is one way to play it.
///
/// A token that is missing stays missing: the game stops there, and does not go on with an invented one as token-based
/// replay does (Rozinat and van der Aalst, Conformance checking of processes based on monitoring real behavior,
/// Information Systems 33, 2008). Whether a trace fits is the same question for both.
package struct TokenGame: Sendable {
    private let transitions: [String: PetriNet.Transition]
    private let source: String
    private let sink: String

    /// Reads a net once, for any number of traces.
    package init(_ net: PetriNet) {
        transitions = Dictionary(net.transitions.map { ($0.label, $0) }) { first, _ in first }
        (source, sink) = (net.source, net.sink)
    }

    /// How a trace went.
    package enum Result: Sendable, Equatable {
        /// From the first marking to the last.
        case complete
        /// As far as it goes; the last marking is not reached, as in a case that still runs.
        case underway
        /// The label of this index could not happen then.
        case stuck(at: Int)
    }

    /// Plays the labels in their order.
    package func play(_ labels: some Sequence<String>) -> Result {
        var tokens: [String: Int] = [source: 1]
        for (index, label) in labels.enumerated() {
            guard let transition = transitions[label], transition.inputs.allSatisfy({ tokens[$0, default: 0] > 0 })
            else { return .stuck(at: index) }
            for place in transition.inputs { tokens[place, default: 0] -= 1 }
            for place in transition.outputs { tokens[place, default: 0] += 1 }
        }
        return tokens.filter { $0.value > 0 } == [sink: 1] ? .complete : .underway
    }
}
