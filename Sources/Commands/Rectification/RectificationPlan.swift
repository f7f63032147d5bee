import ArgumentParser
import CanonicalJSON
import Operations

struct RectificationPlan: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "制定措施 Write the plan: measure, responsible unit and person, deadline.",
        discussion: """
            例 Examples:
              countersign rectification plan QJJJ-2022 R-01 --problem 分值不足100 \\
                --measure 重新核定分值 --unit 财务科 --person 孙立行 --deadline 2023-07-31
              countersign rectification submit QJJJ-2022 R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "问题 The problem.") var problem: String?
    @Option(name: .long, help: "问题来源 Where it was found.") var source: String?
    @Option(name: .long, help: "整改措施 The measure.") var measure: String?
    @Option(name: .customLong("unit"), help: "责任单位 The responsible unit.") var office: String?
    @Option(name: .long, help: "责任人 The responsible person.") var person: String?
    @Option(name: .long, help: "整改期限 The deadline, 2023-07-31.") var deadline: String?
    @Flag(inversion: .prefixedNo, help: "整项涉密，不公开 The item as a whole is 涉密 and not published.")
    var secret: Bool?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call(
            "rectification.plan",
            item.values.with([
                "problem": .text(problem), "source": .text(source), "measure": .text(measure), "office": .text(office),
                "person": .text(person), "deadline": .text(deadline), "secret": .flag(secret),
            ]))
    }
}
