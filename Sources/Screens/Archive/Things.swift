internal import Housing
internal import Replica
internal import SyncProtocol

// What an operation is about, in words.

extension Operation {
    /// What it is about: the kind of record and the field.
    var thing: String? {
        switch self {
        case .write(let field, _, _), .add(let field, _), .remove(let field, _),
            .edit(let field, _):
            HousingSchema.isTrajectReference(field)
                ? nil
                : "\(HousingSchema.typeName(field.key.type)) (\(HousingSchema.label(of: field)))"
        case .delete(let key, _): "− \(HousingSchema.typeName(key.type))"
        case .restore(let key): "+ \(HousingSchema.typeName(key.type))"
        case .remark, .unknown: nil
        }
    }
}
