/// The pairs of neighbouring characters of a text, by which two short texts are compared.
struct Pairs {
    private let all: Set<String>

    init(_ text: some StringProtocol) {
        let characters = text.filter { $0.isHan || $0.isASCIILetter || $0.isASCIIDigit }
        all = Set(zip(characters, characters.dropFirst()).map { "\($0)\($1)" })
    }

    /// How many pairs both have.
    func shared(with other: Pairs) -> Int { all.intersection(other.all).count }
}
