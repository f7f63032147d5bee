extension YAMLParser {
    /// True when a plain scalar may begin with the character here.
    func mayBeginPlain(flow: Bool) -> Bool {
        guard let first = peek() else { return false }
        switch first {
        case ":" where flow, "?" where flow: return false
        case "-", "?", ":": return !isSpace(at: 1) && !(flow && isFlowMark(at: 1))
        case ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`": return false
        default: return !isSpace(at: 0)
        }
    }

    private func isFlowMark(at offset: Int) -> Bool {
        peek(offset).map { ",[]{}".unicodeScalars.contains($0) } ?? false
    }

    /// Reads the part of a plain scalar that stands on this line, without trailing blanks.
    mutating func plainLine(flow: Bool) throws(Stop) -> String {
        guard mayBeginPlain(flow: flow) else { throw stop(YAMLKinds.syntax, found: rest) }
        return try plainRun(flow: flow)
    }

    private mutating func plainRun(flow: Bool) throws(Stop) -> String {
        var (text, blanks) = (String.UnicodeScalarView(), String.UnicodeScalarView())
        while let scalar = peek(), !isBreak(scalar) {
            if scalar == ":" {
                if isSpace(at: 1) { break }
                if flow, isFlowMark(at: 1) || peek(1) == "?" { throw stop(YAMLKinds.syntax, found: rest) }
            }
            if scalar == "#", !blanks.isEmpty { break }
            if flow, isFlowMark(at: 0) { break }
            if isBlank(scalar) {
                blanks.append(scalar)
            } else {
                text += blanks
                blanks = .init()
                text.append(scalar)
            }
            advance()
        }
        return String(text)
    }

    /// Reads a plain scalar, which may go on over lines that are indented deeper than `parent`.
    mutating func plain(parent: Int, flow: Bool) throws(Stop) -> String {
        var text = try plainLine(flow: flow)
        while atLineEnd, !atEnd {
            var ahead = self
            var breaks = 0
            while !ahead.atEnd, ahead.atLineEnd {
                ahead.advance()
                breaks += 1
                while ahead.at(" ") { ahead.advance() }
                if ahead.at("\t"), !flow { throw ahead.stop(YAMLKinds.tab) }
                ahead.skipBlanks()
            }
            guard !ahead.atEnd, !ahead.at("#"), !ahead.isMarker, flow || ahead.column > parent else { return text }
            if flow, ahead.isFlowMark(at: 0) { return text }
            if ahead.at(":"), ahead.isSpace(at: 1) { return text }
            self = ahead
            text += breaks == 1 ? " " : String(repeating: "\n", count: breaks - 1)
            text += try plainRun(flow: flow)
        }
        return text
    }

    /// Reads a scalar in single or double quotes; in a block it may go on over lines deeper than `parent`.
    mutating func quoted(parent: Int) throws(Stop) -> String {
        let (start, quote) = (position, scalars[index])
        advance()
        var text = String.UnicodeScalarView()
        // Blanks before a line break go, unless they were written as escapes.
        var trailing = 0
        while let scalar = peek() {
            if isBlank(scalar) {
                text.append(scalar)
                trailing += 1
                advance()
                continue
            }
            defer { trailing = 0 }
            if scalar == quote {
                advance()
                guard quote == "'", at("'") else { return String(text) }
                text.append("'")
                advance()
            } else if isBreak(scalar) {
                var breaks = 0
                text.removeLast(trailing)
                while !atEnd, atLineEnd {
                    advance()
                    breaks += 1
                    skipBlanks()
                }
                guard !atEnd, !isMarker, column > parent else { break }
                text += (breaks == 1 ? " " : String(repeating: "\n", count: breaks - 1)).unicodeScalars
            } else if quote == "\"", scalar == "\\" {
                advance()
                try escape(into: &text)
            } else {
                text.append(scalar)
                advance()
            }
        }
        log.add(YAMLKinds.unclosedQuote, at: start)
        throw Stop()
    }

    private mutating func escape(into text: inout String.UnicodeScalarView) throws(Stop) {
        let simple: [Unicode.Scalar: Unicode.Scalar] = [
            "0": "\0", "a": "\u{07}", "b": "\u{08}", "t": "\t", "n": "\n", "v": "\u{0B}", "f": "\u{0C}", "r": "\r",
            "e": "\u{1B}", " ": " ", "\"": "\"", "/": "/", "\\": "\\", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}",
            "P": "\u{2029}",
        ]
        let lengths: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]
        guard let letter = peek() else { return }
        if isBreak(letter) {
            advance()
            skipBlanks()
            while !atEnd, atLineEnd {
                text.append("\n")
                advance()
                skipBlanks()
            }
            return
        }
        if let scalar = simple[letter] {
            text.append(scalar)
            advance()
            return
        }
        let digits = String(String.UnicodeScalarView((0..<(lengths[letter] ?? 0)).compactMap { peek($0 + 1) }))
        let isHex = digits.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit)
        guard let length = lengths[letter], digits.unicodeScalars.count == length, isHex,
            let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number)
        else {
            log.add(YAMLKinds.escape, at: position, ["escape": String(letter)])
            throw Stop()
        }
        text.append(scalar)
        for _ in 0...length { advance() }
    }
}
