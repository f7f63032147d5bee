import ArgumentParser
import CanonicalJSON
import JSONRPC
import Operations
import Service

/// Commands that need nothing of who asks but the words: the service can read them in place of the program.
///
/// Reading the words takes the whole program longer to begin with than the service takes to do what they ask for.
enum Speaking {
    /// What words ask for, in the language of an environment.
    ///
    /// Help, mistakes and whatever touches a file of who asks is left to the program on their side.
    @Sendable static func read(_ words: [String], _ environment: [String: String]) -> Spoken {
        guard let command = try? Countersign.parseAsRoot(words) else { return .elsewhere }
        let asked = (command as? Show)?.caseShow ?? command
        guard let command = asked as? any OperationCommand, isSpoken(type(of: command)),
            // A signature is in a file, or made with one.
            (command as? any SignedCommand)?.signing.isEmpty ?? true,
            let call = try? command.call()
        else { return .elsewhere }
        let counter = Counter(command.looking, environment)
        return .asks(call.operation, counter.values(of: call)) { reply in
            switch reply {
            case .result(let answer): Said(status: 0, output: counter.text(answer) + "\n", errors: "")
            case .written: nil
            case .failure(let error): Report(words, environment).said(Problem(error))
            }
        }
    }

    private static func isSpoken(_ type: any OperationCommand.Type) -> Bool {
        commands.contains { ObjectIdentifier($0) == ObjectIdentifier(type) }
    }

    /// Each makes its call from its words alone; a test looks for calls that read files, which would be the service's.
    static let commands: [any OperationCommand.Type] = [
        Advise.self, Appoint.self, CaseCancel.self, CaseList.self, CaseOpen.self, CaseResume.self, CaseShow.self,
        CaseSuspend.self, CaseTerminate.self, Claim.self, Confirm.self, Dismiss.self, Exclude.self, FindingAccept.self,
        FindingCheck.self, FindingExplain.self, FindingList.self, FindingRectify.self, FindingRefuse.self,
        FindingShow.self, FindingWaive.self, FormAdd.self,
        FormCheck.self, FormDiffer.self, FormHistory.self, FormList.self, FormScore.self, FormShow.self, History.self,
        KeyList.self, KeyRevoke.self, LedgerCheckpoint.self, LedgerKeyAdd.self, LedgerKeyList.self,
        LedgerWitnessAdd.self, LedgerWitnessList.self, LedgerWitnessRemove.self, PeopleClear.self,
        PeopleList.self, RedactionApprove.self,
        RedactionList.self, RedactionRefuse.self, RedactionRequest.self, RedactionSweep.self,
        RectificationCarryOver.self, RectificationClose.self, RectificationExtend.self, RectificationList.self,
        RectificationOpen.self, RectificationPlan.self, RectificationSubmit.self, RectificationVerify.self,
        Refused.self, Reject.self, Release.self, Replace.self, RequestGrant.self, RequestList.self, RequestRefuse.self,
        Return.self, ServiceHealth.self, ServiceMetrics.self, ServiceReady.self, Sign.self, Submit.self, TakeBack.self,
        Todo.self, TokenList.self, TokenRevoke.self, Urge.self, Vote.self, WhoSigned.self, Withdraw.self,
        WorkflowList.self,
    ]
}
