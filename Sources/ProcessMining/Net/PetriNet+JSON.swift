package import CanonicalJSON

extension PetriNet {
    /// The net for programs: places, transitions with what they take and put, first and last place.
    package var json: JSON {
        [
            "name": .string(name), "source": .string(source), "sink": .string(sink),
            "places": .array(places.map(JSON.string)),
            "transitions": .array(
                transitions.map {
                    [
                        "label": .string($0.label), "inputs": .array($0.inputs.map(JSON.string)),
                        "outputs": .array($0.outputs.map(JSON.string)),
                    ]
                }),
        ]
    }
}
