/// A view with the room that it takes in a row or column of views.
public struct Part {
    enum Room {
        case exactly(Int)
        case share(Int)
    }

    let room: Room
    let view: View

    /// So many rows or columns.
    public static func exactly(_ cells: Int, _ view: View) -> Part {
        Part(room: .exactly(max(0, cells)), view: view)
    }

    /// What the others leave, divided by weight.
    public static func share(_ view: View, weight: Int = 1) -> Part {
        Part(room: .share(max(1, weight)), view: view)
    }
}

extension View {
    /// Views below each other.
    public static func rows(_ parts: [Part]) -> View {
        View { canvas in
            var row = 0
            for (part, rows) in zip(parts, lengths(of: parts, in: canvas.size.rows)) {
                canvas.draw(
                    part.view,
                    in: Region(column: 0, row: row, columns: canvas.size.columns, rows: rows))
                row += rows
            }
        }
    }

    /// Views beside each other, so many empty columns apart.
    public static func columns(_ parts: [Part], gap: Int = 0) -> View {
        View { canvas in
            let room = canvas.size.columns - gap * max(0, parts.count - 1)
            var column = 0
            for (part, columns) in zip(parts, lengths(of: parts, in: room)) {
                canvas.draw(
                    part.view,
                    in: Region(column: column, row: 0, columns: columns, rows: canvas.size.rows))
                column += columns + gap
            }
        }
    }
}

/// Who asks for an exact number gets it, the first ones first; the rest is shared to the last cell.
func lengths(of parts: [Part], in total: Int) -> [Int] {
    var left = max(0, total)
    var weights = 0
    var lengths: [Int] = []
    for part in parts {
        switch part.room {
        case .exactly(let wanted):
            lengths.append(min(wanted, left))
            left -= lengths.last!
        case .share(let weight):
            lengths.append(0)
            weights += weight
        }
    }
    for (index, part) in parts.enumerated() {
        guard case .share(let weight) = part.room else { continue }
        lengths[index] = left * weight / weights
        left -= lengths[index]
        weights -= weight
    }
    return lengths
}
