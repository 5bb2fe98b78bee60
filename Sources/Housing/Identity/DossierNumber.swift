public import SyncProtocol

/// The short number by which people name a dossier: the beginning of its folder in Crockford's base32.
public struct DossierNumber: Hashable, Sendable, CustomStringConvertible {
    /// Short enough to read aloud, long enough for one region's dossiers.
    public static let shortLength = 6
    /// 128 bits in characters of five.
    private static let wholeLength = 26
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    public let description: String

    /// The whole number of a folder.
    init(whole folder: FolderID) {
        var text = ""
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in folder.bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(Self.alphabet[Int(buffer >> bits & 31)])
            }
        }
        text.append(Self.alphabet[Int(buffer << (5 - bits) & 31)])
        description = text
    }

    private init(checked text: some StringProtocol) { description = String(text) }

    /// As typed: upper or lower case, and the look-alikes I, L and O taken for 1, 1 and 0.
    public init(_ typed: String) throws(HousingError) {
        var text = ""
        for character in typed.uppercased() {
            switch character {
            case "I", "L": text.append("1")
            case "O": text.append("0")
            case _ where Self.alphabet.contains(character): text.append(character)
            default: throw .dossierNumberMalformed(typed)
            }
        }
        guard (Self.shortLength...Self.wholeLength).contains(text.count) else {
            throw .dossierNumberMalformed(typed)
        }
        description = text
    }

    /// The shortest number of each folder that no other one here shares.
    public static func shortest(among folders: [FolderID]) -> [FolderID: DossierNumber] {
        shortest(of: folders, among: folders)
    }

    /// The shortest numbers of a few among many.
    public static func shortest(
        of few: [FolderID], among all: [FolderID]
    ) -> [FolderID: DossierNumber] {
        let sorted = Set(all).union(few).sorted()
        var numbers: [FolderID: DossierNumber] = [:]
        for folder in few {
            // The neighbours in order share most with it.
            let index = sorted.partitioningIndex { $0 >= folder }
            var length = shortLength
            for neighbour in [index - 1, index + 1] where sorted.indices.contains(neighbour) {
                length = max(length, sharedCharacters(folder, sorted[neighbour]) + 1)
            }
            let whole = DossierNumber(whole: folder).description
            numbers[folder] = DossierNumber(checked: whole.prefix(length))
        }
        return numbers
    }

    /// With how many characters of five bits two numbers begin alike.
    private static func sharedCharacters(_ one: FolderID, _ other: FolderID) -> Int {
        let difference = one.words ^ other.words
        let bits =
            difference[0] == 0
            ? 64 + difference[1].leadingZeroBitCount : difference[0].leadingZeroBitCount
        return bits / 5
    }

    /// The one folder that the number means.
    public func folder(among folders: [FolderID]) throws(HousingError) -> FolderID {
        let matches = Set(folders).filter {
            DossierNumber(whole: $0).description.hasPrefix(description)
        }
        guard let match = matches.first else { throw .dossierUnknown(self) }
        guard matches.count == 1 else {
            let numbers = Self.shortest(among: Array(matches)).values
            throw .dossierAmbiguous(self, numbers.map(\.description).sorted())
        }
        return match
    }
}

extension [FolderID] {
    /// Where the first one is that the rest follows, in a sorted list.
    fileprivate func partitioningIndex(where belongsToRest: (FolderID) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if belongsToRest(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
