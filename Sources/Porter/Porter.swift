import CanonicalJSON
import Glibc
import JSONRPC
import ServiceLine

/// The program that people call: it brings their words to the service of the ledger, and says what the service says.
///
/// It knows no command. Where no service listens, or the words touch files of who asks, the whole program takes its
/// place (`countersign-desk`, beside this one), which takes several times as long to begin.
package enum Porter {
    /// Does what the command line asks for, and ends the process.
    ///
    /// - Parameter arguments: The program's name and the words behind it.
    package static func receive(_ arguments: [String]) -> Never {
        // Without this, a reader that goes away (`| head`) would kill the program between an act and its report.
        signal(SIGPIPE, SIG_IGN)
        let words = Array(arguments.dropFirst())
        if let socket = socket(for: words) {
            let key = freshKey()
            switch ask(words, key, at: socket) {
            case .said(let said): exit(say(said))
            case .lost: setenv("COUNTERSIGN_SENT_KEY", key, 1)
            case .elsewhere: break
            }
        }
        becomeDesk(arguments)
    }

    /// What came of asking the service.
    private enum Outcome {
        case said(Said)
        /// Nothing was done; the whole program is to do it, or to find out why not.
        case elsewhere
        /// The connection broke before the answer came; what was asked may be done.
        case lost
    }

    /// What the service said in place of the command.
    private struct Said {
        let status: Int32
        let output, errors: String
    }

    /// The service that the words or the environment name, else the one that holds the ledger.
    private static func socket(for words: [String]) -> String? {
        if let named = value(of: "--server", in: words) ?? variable("COUNTERSIGN_SERVER") { return named }
        let ledger = value(of: "--ledger", in: words) ?? variable("COUNTERSIGN_LEDGER") ?? "countersign.db"
        return HolderNote.socket(of: ledger)
    }

    /// The last value of an option, as the parser takes it.
    private static func value(of option: String, in words: [String]) -> String? {
        let options = Array(words.prefix { $0 != "--" })
        var value: String?
        for (index, word) in options.enumerated() {
            if word == option, options.indices.contains(index + 1) { value = options[index + 1] }
            if word.hasPrefix(option + "=") { value = String(word.dropFirst(option.count + 1)) }
        }
        return value
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func ask(_ words: [String], _ key: String, at socket: String) -> Outcome {
        var environment: JSON.Fields = [:]
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { environment[name] = variable(name).map(JSON.string) }
        let params: JSON.Fields = [
            "words": .array(words.map(JSON.string)), "environment": .object(environment), "key": .string(key),
        ]
        guard let request = try? Request(id: .integer(1), method: "command.run", params: params).line(),
            let line = try? ServiceLine(to: socket)
        else { return .elsewhere }
        guard let bytes = line.exchange(request), case .answer(let answer)? = try? ServerMessage.parse(line: bytes)
        else { return .lost }
        guard case .result(let said) = answer.reply, let status = said["status"]?.integer else { return .elsewhere }
        return .said(
            Said(status: Int32(status), output: said["output"]?.text ?? "", errors: said["errors"]?.text ?? ""))
    }

    /// Writes what was said, and returns the status to end with.
    private static func say(_ said: Said) -> Int32 {
        write(said.errors, to: STDERR_FILENO)
        let number = write(said.output, to: STDOUT_FILENO)
        // A reader that went away is no error of ours.
        guard number != 0, number != EPIPE, said.status == 0 else { return said.status }
        write(
            "错误 error: 命令已执行，但结果没能完整写出 The command ran, but its result could not be written out in full."
                + " [output.unwritten]\n处理 try: 腾出空间后重新查看；不要重复办理 make room and look again; do not repeat an act.\n",
            to: STDERR_FILENO)
        return 69
    }

    /// Writes text; 0, or the number of the system's error.
    @discardableResult
    private static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return errno }
                written += count
            }
            return 0
        }
    }

    /// Puts the whole program in place of this one.
    private static func becomeDesk(_ arguments: [String]) -> Never {
        let desk = desk()
        var words = arguments.map { strdup($0) } + [nil]
        execv(desk, &words)
        write(
            "错误 error: 应有程序 Expected the program \(desk): \(String(cString: strerror(errno))). [desk.missing]\n"
                + "处理 try: 重新安装 install countersign and countersign-desk into one folder.\n", to: STDERR_FILENO)
        exit(70)
    }

    private static func desk() -> String {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink("/proc/self/exe", &bytes, Int(PATH_MAX))
        let own = String(decoding: bytes.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own + "-desk"
    }

    /// A key that no other act has, rising with time so that the log's index of keys grows at its end.
    private static func freshKey() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let time = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
        return "\(String(time, radix: 36))-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    }
}
