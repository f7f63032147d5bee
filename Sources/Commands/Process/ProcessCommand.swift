import ArgumentParser

struct ProcessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "process", abstract: "流程挖掘 The log and the model for process-mining tools, and our own replay.",
        subcommands: [ProcessNet.self, ProcessXES.self, ProcessOCEL.self, ProcessCheck.self])
}
