import Foundation
import Testing

@Suite struct `Completion` {
    @Test(arguments: ["bash", "zsh", "fish"]) func `comes as a script for each shell`(shell: String) throws {
        let desk = try Desktop(nil)
        let ending = try desk.say("--generate-completion-script \(shell)")
        #expect(ending.status == 0)
        for word in ["who-signed", "rectification", "carry-over", "countersign"] {
            #expect(ending.output.contains(word))
        }
        // A shell that is not installed cannot check its script.
        guard try desk.tool("which", shell).status == 0 else { return }
        let path = try desk.write(ending.output, to: "script")
        let checked = try desk.tool(shell, "-n", path)
        #expect(checked.status == 0, "\(checked.errors)")
    }

    /// Types words at a bash that has the script, presses Tab at the end, and returns what it offers.
    private func offered(_ words: [String], on desk: Desktop) throws -> Set<String> {
        let script = try desk.write(desk.say("--generate-completion-script bash").output, to: "countersign.bash")
        let link = desk.file("countersign")
        if !FileManager.default.fileExists(atPath: link) {
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: Program.path)
        }
        let typing = """
            PATH="$PWD:$PATH"; source "$1"; shift
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
            $(complete -p countersign | sed 's/.*-F \\([^ ]*\\).*/\\1/') countersign \\
                "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let ending = try desk.tool(["bash", "-c", typing, "-", script, "countersign"] + words)
        return Set(ending.lines.map { $0.trimmingCharacters(in: .whitespaces) })
    }

    @Test func `of bash offers commands, cases, forms, people and workflows`() throws {
        let desk = try Desktop()
        #expect(try offered(["who"], on: desk) == ["who-signed"])
        #expect(try offered(["sign", ""], on: desk).contains("C-1"))
        #expect(try offered(["sign", "C-1", ""], on: desk).isSuperset(of: ["F-1", "F-2"]))
        #expect(try offered(["sign", "C-1", "F-2"], on: desk) == ["F-2"])
        #expect(try offered(["form", "show", "C-1", ""], on: desk).isSuperset(of: ["F-1", "F-2"]))
        #expect(try offered(["todo", "--person", ""], on: desk).isSuperset(of: ["admin", "p1", "p7"]))
        #expect(try offered(["case", "open", "C-2", "--workflow", ""], on: desk).contains("small"))
    }

    @Test func `offers the ids of the ledger on the line, and nothing where there is none`() throws {
        let desk = try Desktop()
        let none = try Desktop(nil)
        #expect(try offered(["sign", "--ledger", desk.ledger, ""], on: none).contains("C-1"))
        #expect(try !offered(["sign", ""], on: none).contains("C-1"))
    }
}
