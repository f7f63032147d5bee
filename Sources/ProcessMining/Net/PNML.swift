/// A net as PNML, the exchange format for Petri nets (ISO/IEC 15909-2), for a P/T net.
///
/// The standard knows no last marking; it stands in `finalmarkings` beside the page, where the common tools (ProM, pm4py)
/// look for it.
package enum PNML {
    /// The whole document.
    package static func text(_ net: PetriNet) -> String {
        let places = Dictionary(uniqueKeysWithValues: net.places.enumerated().map { ($1, "p\($0 + 1)") })
        var xml = XMLText()
        xml.open("pnml", ["xmlns": "http://www.pnml.org/version-2009/grammar/pnml"])
        xml.open("net", ["id": "net", "type": "http://www.pnml.org/version-2009/grammar/ptnet"])
        xml.named(net.name)
        xml.open("page", ["id": "page"])
        for place in net.places {
            xml.open("place", ["id": places[place]!])
            xml.named(place)
            if place == net.source { xml.marked("initialMarking") }
            xml.close("place")
        }
        for (index, transition) in net.transitions.enumerated() {
            xml.open("transition", ["id": "t\(index + 1)"])
            xml.named(transition.label)
            xml.close("transition")
        }
        var arcs = 0
        func arc(_ source: String, _ target: String) {
            arcs += 1
            xml.element("arc", ["id": "a\(arcs)", "source": source, "target": target])
        }
        for (index, transition) in net.transitions.enumerated() {
            for input in transition.inputs { arc(places[input]!, "t\(index + 1)") }
            for output in transition.outputs { arc("t\(index + 1)", places[output]!) }
        }
        xml.close("page")
        xml.open("finalmarkings")
        xml.open("marking")
        xml.open("place", ["idref": places[net.sink]!])
        xml.text("text", "1")
        xml.close("place")
        xml.close("marking")
        xml.close("finalmarkings")
        xml.close("net")
        xml.close("pnml")
        return xml.document
    }
}

extension XMLText {
    fileprivate mutating func named(_ name: String) {
        open("name")
        text("text", name)
        close("name")
    }

    fileprivate mutating func marked(_ element: String) {
        open(element)
        text("text", "1")
        close(element)
    }
}
