package import Approvals

/// The net of a workflow: what may follow what in the course of a case, of a form and of a rectification item.
///
/// **One trace for each case, and one for each of its forms and items.** A net's tokens have no names: in a net where the
/// forms of a case run side by side, the approval of one form would serve for another, and "all forms are done" would ask
/// whether a place is empty, which no place/transition net can. So each form and item is a trace of its own, and the
/// trace of the case says of its `for_each` steps only when all copies are done (`complete`) and when not any more
/// (`incomplete`). The net is the same for every case of the workflow; the first event of a trace says which of the three
/// courses it is.
///
/// **No token of control is passed from step to step.** A case has none (see `Plan.next`): whatever comes next and is not
/// done is open, and any step that has passed can open again when content changes. Each step therefore has its own few
/// places (`todo`, `active`, `done`, …), and the order is in what a transition must find: to be entered, every step before
/// it `done`; to be decided, every step that holds it up. Both are asked of the rules themselves, by `Plan`.
///
/// **Every transition is visible and has a label of its own**, so that token-based replay, which is a heuristic where
/// transitions are silent or share labels, has nothing to guess: it finds fitness 1 for exactly the traces that fit.
///
/// **What it cannot see**: what content must say, who may act, how many seats a share is a share of, and a case step that
/// holds up a form. The rules see that; of votes the traces say what the sign rule made of each.
package struct WorkflowNet: Sendable {
    /// The net itself.
    package private(set) var net: PetriNet
    private let workflow: Workflow
    private let plan: Plan
    private let layout: Layout

    /// Derives the net; any workflow has one.
    package init(_ workflow: Workflow) {
        self.workflow = workflow
        layout = Layout(workflow)
        plan = layout.plan
        net = PetriNet(name: "\(workflow.name)/\(workflow.version)", source: "source", sink: "sink")
        addCase()
        for kind in UnitKind.allCases where workflow.adders(of: kind) != nil { addUnit(kind) }
        for leaf in plan.leaves { addStep(leaf) }
        for container in layout.containers { addContainer(container) }
    }

    private func leaves(of course: Course) -> [Leaf] { plan.leaves.filter { layout.course(of: $0) == course } }

    /// Opening, suspending and ending a case.
    private mutating func addCase() {
        let course = Course.whole
        let steps = leaves(of: course).map(\.step.name)
        let (alive, working, paused) = (course.place("alive"), course.place("working"), course.place("paused"))
        let done = steps.map { Self.place($0, "done") } + layout.containers.map { Self.place($0.name, "complete") }
        net.add(
            course.label("opened"), from: [net.source],
            to: [alive, working] + steps.map { Self.place($0, "todo") }
                // Without a form the evaluation has not begun; without an item there is nothing to put right.
                + layout.containers.map { Self.place($0.name, $0.kind == .form ? "incomplete" : "complete") })
        net.add(course.label("suspended"), from: [working], to: [paused], reading: [alive])
        net.add(course.label("resumed"), from: [paused], to: [working], reading: [alive])
        net.add(course.label("finished"), from: [alive, working] + done, to: [net.sink])
        let leaving = course.place("leaving")
        for status in CaseState.Status.allCases where status.isOver && status != .finished {
            net.add(course.label(status.rawValue), from: [alive], to: [leaving])
        }
        net.add(course.label("pause-skipped"), from: [paused], to: [working], reading: [leaving])
        net.add(course.label("closed"), from: [leaving, working] + done, to: [net.sink])
    }

    /// Adding a form or item, what can be asked for it, and how it ends.
    private mutating func addUnit(_ kind: UnitKind) {
        let course = Course.unit(kind)
        let steps = leaves(of: course).map(\.step.name)
        let (open, leaving) = (course.place("open"), course.place("leaving"))
        let (blank, written) = (course.place("blank"), course.place("written"))
        let requests = workflow.requests.map(\.kind).filter { $0.unit == kind }
        let over = [written] + steps.map { Self.place($0, "done") } + requests.map { $0.label("idle") }
        net.add(
            course.label("added"), from: [net.source],
            to: [open, blank] + steps.map { Self.place($0, "todo") } + requests.map { $0.label("idle") })
        // What was over before anybody wrote anything.
        net.add(course.label("left-blank"), from: [blank], to: [written])
        net.add(course.label("withdrawn"), from: [], to: [], reading: [open])
        for status in [UnitState.Status.cancelled, .refused] {
            net.add(course.label(status.rawValue), from: [open], to: [leaving])
        }
        for request in requests {
            let (idle, asked, granted) = (request.label("idle"), request.label("waiting"), request.label("agreed"))
            net.add(request.label("asked"), from: [idle], to: [asked], reading: [open])
            net.add(request.label("refused"), from: [asked], to: [idle], reading: [open])
            net.add(request.label("granted"), from: [asked], to: [granted], reading: [open])
            // What nobody answered before the form, item or case was over.
            net.add(request.label("lapsed"), from: [asked], to: [idle])
            switch request {
            case .extend: net.add(course.label("extended"), from: [granted], to: [idle], reading: [open])
            case .exclude:
                net.add(course.label(UnitState.Status.excluded.rawValue), from: [open, granted], to: [leaving, idle])
            case .carryOver:
                net.add(
                    course.label(UnitState.Status.carriedOver.rawValue), from: [open, granted], to: [leaving, idle])
            }
        }
        net.add(course.label("finished"), from: [open] + over, to: [net.sink])
        // The case ended in another way.
        net.add(course.label("stopped"), from: [open], to: [leaving])
        net.add(course.label("closed"), from: [leaving] + over, to: [net.sink])
    }

    /// A `for_each` step as the case sees it.
    private mutating func addContainer(_ container: Layout.Container) {
        let (open, done) = (Self.place(container.name, "incomplete"), Self.place(container.name, "complete"))
        net.add(container.label("complete"), from: [open], to: [done])
        net.add(container.label("incomplete"), from: [done], to: [open])
        net.add(container.label("skipped"), from: [open], to: [done], reading: [Course.whole.place("leaving")])
    }

    /// A step: `todo`, `active`, `done`, or `held` by a direct resubmission; `refused` after it failed, until that is dealt
    /// with. While it is active, its sign rule says `pending`, `passed` or `failed`.
    private mutating func addStep(_ leaf: Leaf) {
        let (step, task, course) = (leaf.step.name, leaf.task, layout.course(of: leaf))
        func place(_ name: String) -> String { Self.place(step, name) }
        let (todo, active, pending) = (place("todo"), place("active"), place("pending"))
        let (done, held, refused) = (place("done"), place("held"), place("refused"))
        let alive = course.place(course == .whole ? "working" : "open")
        let before = layout.places(of: layout.before(leaf), seenFrom: leaf)
        let acting = [active, alive] + layout.places(of: layout.holdingUp(leaf), seenFrom: leaf)
        func add(_ fact: StepFact, from: [String] = [], to: [String] = [], reading: [String] = []) {
            net.add(fact.label(step), from: from, to: to, reading: reading)
        }
        add(.entered, from: [todo], to: [active, pending], reading: before)
        let deciding = acting + (task.isAboutContent ? [course.place("written")] : [])
        for (verdict, outcome) in layout.effects(in: task) {
            net.add(verdict.label(step, outcome), from: [pending], to: [place(outcome.rawValue)], reading: deciding)
        }
        let isCounted = !layout.hasOneSeat(task)
        if isCounted {
            add(.carried, from: [pending], to: [place("passed")], reading: [active])
            add(.lost, from: [pending], to: [place("failed")], reading: [active])
        }
        add(.passed, from: [active, place("passed")], to: [done])
        if isCounted || task.act == .sign {
            add(.failed, from: [active, place("failed")], to: [refused])
            add(.cleared, from: [refused], to: [todo])
        }
        add(.cancelled, from: [active, pending], to: [todo])
        add(.undone, from: [done], to: [todo])
        add(.held, from: [done], to: [held])
        add(.dropped, from: [held], to: [todo])
        add(.restored, from: [held], to: [done], reading: before)
        add(.reopened, from: [done], to: [active, pending])
        add(.takenBack, from: [done], to: [active, pending])
        add(.claimed, reading: acting)
        if !task.returnTo.isEmpty { add(.returned, reading: acting) }
        for fact in [StepFact.stale, .retracted, .released, .urged, .overdue, .reminded, .escalated] {
            add(fact, reading: [active])
        }
        if let edits = task.edits {
            let (blank, written) = (course.place("blank"), course.place("written"))
            let editing = edits.until == nil ? acting : [alive]
            // A step that signs for content has not passed before there is any.
            add(.written, from: [blank], to: [written], reading: task.isAboutContent ? acting : editing)
            add(.revised, reading: [written] + editing)
        }
        add(.skipped, from: [todo], to: [done], reading: [course.place("leaving")])
    }

    /// A place of a step; a step's name has no dot.
    static func place(_ step: StepName, _ name: String) -> String { "\(step.text).\(name)" }
}

extension Task {
    /// True where a decision is on the content of the step's own form or item, which must be there.
    fileprivate var isAboutContent: Bool {
        if case .unit = covers { true } else { false }
    }
}
