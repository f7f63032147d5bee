import CanonicalJSON

/// The requests of one case from its opening to its last verified item: thirty acts, as clerks send them.
enum Script {
    /// One act: who does what with which parameters; `CASE` stands for the case's id.
    struct Line {
        let method: String
        let params: JSON.Fields
    }

    static let lines: [Line] = {
        func line(_ person: String, _ method: String, _ params: JSON.Fields = [:]) -> Line {
            Line(method: method, params: params.merging(["case": "CASE", "as": .string(person)]) { $1 })
        }
        let form: JSON = """
            form: 14-01
            table: 公开14-1表
            title: 交通事故预防及处理专项经费
            year: 2022
            parts:
              head:
                项目名称: 交通事故预防及处理专项经费
                实施单位: 测试单位
              funds:
                年初预算数: "450.00"
                全年预算数: "861.53"
                全年执行数: "861.53"
                得分: "10.00"
              result:
                总分: "100"
                得分: "100"
                等级: 优

            """
        let opinion: JSON.Fields = ["opinion": "同意"]
        let o = "office"
        func appoint(_ role: String, _ person: String, for unit: String? = nil) -> Line {
            var params: JSON.Fields = ["role": .string(role), "person": .string(person)]
            params["for"] = unit.map { .string($0) }
            return line(o, "appoint", params)
        }
        func sign(_ person: String, _ params: JSON.Fields) -> Line {
            line(person, "sign", opinion.merging(params) { $1 })
        }
        return [
            line(o, "case.open", ["title": "绩效自评", "year": 2022, "workflow": "self-evaluation"]),
            line(o, "form.add", ["unit": "14-01", "title": "交通事故预防及处理专项经费"]),
            appoint("leader", "leader"), appoint("group", "g1"), appoint("group", "g2"), appoint("group", "g3"),
            appoint("finance", "finance"), appoint("secrecy", "secrecy"), appoint("filler", "filler", for: "14-01"),
            appoint("department_head", "head", for: "14-01"), line("leader", "confirm", opinion),
            line("filler", "form.import", ["content": form]),
            line("filler", "submit", opinion.merging(["unit": "14-01"]) { $1 }), sign("head", ["unit": "14-01"]),
            sign("finance", ["unit": "14-01"]), line(o, "record", ["step": "compile"]),
            line("g1", "vote", opinion.merging(["ballot": "approve"]) { $1 }),
            line("g2", "vote", opinion.merging(["ballot": "approve"]) { $1 }),
            sign("secrecy", ["step": "secrecy-review"]), sign("leader", ["step": "leader-approval"]),
            line(o, "publish", ["index_number": "X", "date": "2023-06-01", "channel": "网站"]),
            line(o, "rectification.open", ["unit": "R-01", "title": "分值合计有误"]),
            appoint("responsible", "doer", for: "R-01"), appoint("verifier", "checker", for: "R-01"),
            line(o, "record", ["step": "problem-list"]),
            line(
                "doer", "rectification.plan",
                [
                    "unit": "R-01", "problem": "分值合计有误", "measure": "重新核定", "office": "财务科", "person": "某人",
                    "deadline": "2033-06-30",
                ]), line("doer", "rectification.submit", ["unit": "R-01"]),
            line("doer", "rectification.evidence", ["unit": "R-01", "words": "核定表", "progress": "已完成"]),
            line("doer", "rectification.submit", ["unit": "R-01"]),
            line("checker", "rectification.verify", opinion.merging(["unit": "R-01"]) { $1 }),
        ]
    }()

    /// Each line as bytes around the case's id and the key, so that a client only puts them together.
    static let templates: [Template] = lines.map(Template.init)

    struct Template {
        private let pieces: [[UInt8]]

        init(_ line: Line) {
            var params = line.params
            params["key"] = "KEY!"
            let json: JSON = [
                "jsonrpc": "2.0", "id": 1, "method": .string(line.method), "params": .object(params),
            ]
            let text = String(decoding: (try? json.canonical()) ?? [], as: UTF8.self)
            // In canonical JSON the members of params come in one order: case before key.
            var rest = Substring(text)
            var pieces: [[UInt8]] = []
            for mark in ["CASE", "KEY!"] {
                guard let range = rest.firstRange(of: mark) else { preconditionFailure("no \(mark) in \(text)") }
                pieces.append(Array(rest[..<range.lowerBound].utf8))
                rest = rest[range.upperBound...]
            }
            self.pieces = pieces + [Array(rest.utf8) + [10]]
        }

        func bytes(case id: String, key: String) -> [UInt8] {
            pieces[0] + Array(id.utf8) + pieces[1] + Array(key.utf8) + pieces[2]
        }
    }
}
