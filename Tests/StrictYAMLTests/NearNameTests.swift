import Testing

@testable import StrictYAML

@Suite struct `Did you mean` {
    @Test(arguments: [
        ("retrun_to", "return_to"), ("retrn-to", "return_to"), ("Signs", "signs"), ("sings", "signs"),
        ("fo_reach", "for_each"),
    ])
    func `finds the name that was mistyped`(_ written: String, _ meant: String) {
        #expect(NearName.of(written, among: ["by", "signs", "return_to", "for_each", "records"]) == meant)
    }

    @Test func `stays silent when nothing is near`() {
        #expect(NearName.of("colour", among: ["by", "signs", "return_to"]) == nil)
        #expect(NearName.of("x", among: ["by", "signs"]) == nil)
    }
}
