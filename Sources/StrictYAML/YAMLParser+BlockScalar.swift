extension YAMLParser {
    /// Reads `|` or `>` text.
    mutating func blockScalar(parent: Int) throws(Stop) -> YAMLNode {
        let (start, folded) = (position, at(">"))
        advance()
        var (chomp, explicit): (Unicode.Scalar?, Int?) = (nil, nil)
        while let mark = peek(), !atBlankOrEnd {
            if mark == "+" || mark == "-", chomp == nil {
                chomp = mark
            } else if explicit == nil, let digit = Int(String(mark)), (1...9).contains(digit) {
                explicit = digit
            } else {
                throw stop(YAMLKinds.syntax, found: rest)
            }
            advance()
        }
        skipBlanks()
        if at("#") { while !atLineEnd { advance() } }
        guard atLineEnd else { throw stop(YAMLKinds.syntax, found: rest) }
        advance()
        let (lines, closed) = try blockLines(indent: explicit.map { max(parent, 0) + $0 }, parent: parent)
        return YAMLNode(at: start, .text(Self.join(lines, closed: closed, folded: folded, chomp: chomp)))
    }

    /// The lines of a block scalar without their indentation, and whether a line break ends the last.
    private mutating func blockLines(indent: Int?, parent: Int) throws(Stop) -> ([String], closed: Bool) {
        var (lines, closed, indent, deepestBlank) = ([String](), false, indent, 0)
        while !atEnd, !isMarker {
            let lineStart = self
            while at(" "), indent.map({ column < $0 }) ?? true { advance() }
            if at("\t"), indent.map({ column < $0 }) ?? true { throw stop(YAMLKinds.tab) }
            var text = String.UnicodeScalarView()
            if atLineEnd {
                deepestBlank = max(deepestBlank, column)
            } else {
                if indent == nil {
                    if column > parent, deepestBlank > column { throw stop(YAMLKinds.indentation) }
                    indent = max(column, 1)
                }
                guard let indent, column >= indent, column > parent else {
                    self = lineStart
                    break
                }
                while !atLineEnd {
                    text.append(scalars[index])
                    advance()
                }
            }
            lines.append(String(text))
            closed = !atEnd
            advance()
        }
        return (lines, closed)
    }

    /// Joins the lines by the rules for `|` and `>` and for the breaks at the end.
    private static func join(_ lines: [String], closed: Bool, folded: Bool, chomp: Unicode.Scalar?) -> String {
        let last = lines.lastIndex { !$0.isEmpty } ?? -1
        let breaksAtEnd = lines.count - 1 - last + (closed ? 1 : 0)
        var (text, breaks, previous) = ("", 0, String?.none)
        for line in lines.prefix(last + 1) {
            if line.isEmpty {
                breaks += 1
                continue
            }
            let isKept = !folded || previous.map(isIndented) ?? false || isIndented(line)
            switch (previous, isKept) {
            case (nil, _): text += String(repeating: "\n", count: breaks)
            case (_, true): text += String(repeating: "\n", count: breaks + 1)
            case (_, false): text += breaks == 0 ? " " : String(repeating: "\n", count: breaks)
            }
            text += line
            (previous, breaks) = (line, 0)
        }
        switch chomp {
        case "-": return text
        case "+": return text + String(repeating: "\n", count: max(0, last < 0 ? breaksAtEnd - 1 : breaksAtEnd))
        default: return last < 0 || breaksAtEnd == 0 ? text : text + "\n"
        }
    }

    private static func isIndented(_ line: String) -> Bool {
        line.unicodeScalars.first.map { $0 == " " || $0 == "\t" } ?? false
    }
}
