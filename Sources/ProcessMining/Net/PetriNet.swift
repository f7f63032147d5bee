/// A place/transition net with its first and its last marking (ISO/IEC 15909-1); every arc has the weight 1.
package struct PetriNet: Sendable, Equatable {
    /// Something that can happen: it takes a token from each place before it and puts one into each place after it.
    package struct Transition: Sendable, Equatable {
        /// What traces call it; no other transition of the net has it.
        package let label: String
        /// The places it takes from; a place that is only looked at is on both sides.
        package let inputs: [String]
        /// The places it puts into.
        package let outputs: [String]
    }

    /// The name of the net.
    package let name: String
    /// The places, in the order in which transitions first name them.
    package private(set) var places: [String] = []
    /// The transitions, in the order in which they were added.
    package private(set) var transitions: [Transition] = []
    /// The place that holds the one token at the beginning.
    package let source: String
    /// The place that holds the one token at the end.
    package let sink: String
    private var known: Set<String> = []

    /// Creates a net without transitions.
    init(name: String, source: String, sink: String) {
        (self.name, self.source, self.sink) = (name, source, sink)
        add([source, sink])
    }

    /// Adds a transition.
    ///
    /// - Parameter reading: Places that must hold a token, and keep it.
    mutating func add(_ label: String, from: [String], to: [String], reading: [String] = []) {
        add(from + to + reading)
        transitions.append(Transition(label: label, inputs: from + reading, outputs: to + reading))
    }

    private mutating func add(_ names: [String]) {
        for name in names where known.insert(name).inserted { places.append(name) }
    }
}
