/// The languages that sentences exist in.
package enum Language: String, Sendable, CaseIterable {
    case zh, en

    /// Takes the language of the environment: `LC_ALL`, else `LC_MESSAGES`, else `LANG`; English unless it is Chinese.
    package init(locale: [String: String]) {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { locale[$0] }.first { !$0.isEmpty }
        self = set?.lowercased().hasPrefix("zh") == true ? .zh : .en
    }
}
