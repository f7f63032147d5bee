import Approvals
import ArgumentParser

struct RectificationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rectification", abstract: "整改 Rectification items, from the problem to 销号.",
        subcommands: [
            RectificationOpen.self, RectificationPlan.self, RectificationEvidence.self, RectificationSubmit.self,
            RectificationVerify.self, RectificationExtend.self, RectificationClose.self, RectificationCarryOver.self,
            RectificationList.self, RectificationExport.self,
        ], aliases: ["rect"])
}
