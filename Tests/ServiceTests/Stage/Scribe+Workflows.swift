extension Scribe {
    /// Forms, with a seat for every kind of act.
    static let round = """
        countersign: 1
        name: round
        version: "1"
        title: 小型自评
        managed_by: office
        people:
          office:   {role: 办公室}
          leader:   {role: 组长}
          group:    {role: 小组成员, everyone: true}
          filler:   {role: 填报人, per: form}
          reviewer: {role: 审核人}
          adviser:  {role: 协办人}
        requests:
          exclude: {asked_by: [office, filler], granted_by: [leader]}
        findings:
          explained_by: filler
          accepted_by: reviewer
          waived_by: leader
        steps:
          - step: setup
            title: 成立小组
            appoints: [leader, group, filler, reviewer, adviser]
            signs: all of leader
          - step: forms
            title: 填报与审核
            for_each: form
            added_by: office
            steps:
              - {step: draft, title: 填报, by: filler, edits: all, until: publish}
              - step: review
                title: 审核
                signs: all
                seats: [{role: reviewer}, {role: adviser, advisory: true}]
                return_to: draft
                if_refused: return to draft
          - step: decision
            title: 审定
            signs: at least 2/3 of group
            abstain: counted
            covers: forms
            return_to: draft
            if_refused: end
          - step: publish
            title: 公开
            records: office
            covers: forms
          - step: mending
            title: 整改
            for_each: item
            added_by: office
            steps:
              - {step: mend, title: 改正, records: office}
          - step: archive
            title: 归档
            records: office
        """

    /// Items to be put right.
    static let mend = """
        countersign: 1
        name: mend
        version: "1"
        title: 整改
        managed_by: office
        people:
          office:      {role: 办公室}
          leader:      {role: 组长}
          responsible: {role: 整改责任人, per: item}
          verifier:    {role: 整改复核人, per: item}
        requests:
          extend:     {asked_by: [responsible], granted_by: [leader]}
          carry_over: {asked_by: [responsible, office], granted_by: [leader]}
        steps:
          - step: setup
            title: 成立小组
            appoints: [leader, responsible, verifier]
            signs: all of leader
          - step: rectification
            title: 整改
            for_each: item
            added_by: office
            steps:
              - {step: plan, title: 制定措施, by: responsible, edits: [plan]}
              - {step: action, title: 落实, by: responsible, edits: [evidence], due: unit deadline}
              - {step: verify, title: 复核, signs: all of verifier, return_to: [plan, action], if_refused: return to action}
              - {step: close, title: 销号, records: office}
          - step: archive
            title: 归档
            records: office
        """

    /// One step with a term that is over by the time the tests run.
    static let late = """
        countersign: 1
        name: late
        version: "1"
        title: 逾期
        managed_by: office
        people:
          office: {role: 办公室}
        steps:
          - {step: report, title: 报送, records: office, due: 2 working days}
          - {step: archive, title: 归档, records: office, due: 3 working days}
        """
}
