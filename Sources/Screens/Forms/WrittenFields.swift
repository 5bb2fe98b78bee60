internal import Replica
internal import SyncProtocol

// Which field something is about.

extension Operation {
    var field: Field? {
        switch self {
        case .write(let field, _, _), .add(let field, _), .remove(let field, _),
            .edit(let field, _):
            field
        case .delete, .restore, .remark, .unknown: nil
        }
    }
}

extension Conflict.Subject {
    var field: Field? { if case .field(let field) = self { field } else { nil } }
}
