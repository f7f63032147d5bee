package import CanonicalJSON
import Engine

/// The reference of the socket API, made from the registry (OpenRPC 1.3, https://spec.open-rpc.org).
package enum Reference {
    /// The whole document.
    package static func openRPC(version: String) -> JSON {
        [
            "openrpc": "1.3.2",
            "info": [
                "title": "Countersign", "version": .string(version),
                "description":
                    "绩效自评签核 Sign-offs of budget-performance self-evaluations. One JSON-RPC 2.0 message per line.",
            ],
            "methods": .array(Registry.operations.map(method)),
            "components": ["errors": .object(errors)],
        ]
    }

    private static func method(_ operation: Operation) -> JSON {
        let declared = operation.declared.values.sorted {
            ($0.isRequired ? 0 : 1, $0.name) < ($1.isRequired ? 0 : 1, $1.name)
        }
        return [
            "name": .string(operation.name), "summary": .string("\(operation.summary.zh) \(operation.summary.en)"),
            "paramStructure": "by-name",
            "params": .array(declared.map(parameter)),
            "result": [
                "name": "result", "description": .string("\(operation.result.zh)。 \(operation.result.en)"),
                "schema": [:],
            ],
            "errors": .array(errors.keys.sorted().map { ["$ref": .string("#/components/errors/\($0)")] }),
            "x-writes": .bool(operation.writes),
            "x-permission": .array(operation.permission.roles.map { .string($0.rawValue) }),
        ]
    }

    private static func parameter(_ parameter: Parameter) -> JSON {
        [
            "name": .string(parameter.name), "required": .bool(parameter.isRequired),
            "description": .string("\(parameter.summary.zh) \(parameter.summary.en)"), "schema": parameter.kind.schema,
        ]
    }

    /// The errors by kind; `data.code` tells one from another.
    private static var errors: JSON.Fields {
        JSON.Fields(
            Exit.allCases.map { exit in
                (
                    "\(exit)",
                    [
                        "code": .int(exit.rpcCode), "message": .string("\(exit)"),
                        "data": ["exit": .int(Int64(exit.rawValue))],
                    ]
                )
            }
        ) { first, _ in first }
    }
}

extension Exit {
    /// The number by which JSON-RPC sorts errors: the table of the style guide.
    package var rpcCode: Int64 {
        switch self {
        case .refused: -32022
        case .usage: -32602
        case .badFile: -32065
        case .notFound: -32004
        case .unreachable: -32050
        case .defect: -32603
        case .changed: -32009
        case .notPermitted: -32003
        }
    }
}
