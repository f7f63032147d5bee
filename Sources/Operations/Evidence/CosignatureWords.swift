package import Approvals
package import CanonicalJSON
import Ledger
package import Messages
package import TransparencyLog

extension Cosignature {
    /// When it was made, by the witness's clock.
    package var moment: Microseconds { time * 1_000_000 }

    /// Who says what, for people.
    package func sentence(of size: Int64, _ language: Language) -> String {
        language == .zh
            ? "\(witness.name) 于 \(Moment.show(moment)) 见证前 \(size) 条"
            : "\(witness.name) cosigned the first \(size) entries at \(Moment.show(moment))"
    }

    /// Who says what, for programs.
    package func json(of size: Int64) -> JSON {
        ["name": .string(witness.name), "size": .int(size), "at": .string(Moment.rfc3339(moment))]
    }
}
