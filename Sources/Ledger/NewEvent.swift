package import CanonicalJSON

/// A fact that is to be recorded, before it has its place in the log.
package struct NewEvent: Sendable, Equatable {
    /// What happened, in kebab-case, such as `decided`.
    package let type: String
    /// The version of the shape of `data`, from 1.
    package let schema: Int
    /// Ids, enums, integers and digests: an object.
    package let data: JSON
    /// What a person typed or handed in, each with another name.
    package let bodies: [Body]
    /// Bodies that it commits to and that were removed since: for making a log anew that is the same.
    package let absent: [AbsentBody]
    /// The fingerprint of the key with which the actor signed it; the signature itself is the body `signature`.
    package let signer: String?

    /// Creates an event.
    package init(
        type: String, schema: Int = 1, data: JSON, bodies: [Body] = [], absent: [AbsentBody] = [],
        signer: String? = nil
    ) {
        self.type = type
        self.schema = schema
        self.data = data
        self.bodies = bodies
        self.absent = absent
        self.signer = signer
    }
}
