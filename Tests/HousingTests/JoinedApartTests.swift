import Housing
import Replica
import SyncProtocol
import Testing

/// Samenvoegen, apart: an alias that both see, that can be taken back, and that no late word is lost by.
@Suite struct JoinedApartTests {
    private let two: TwoPeople
    private let other = FolderID(high: 31, low: 13)
    private let third = FolderID(high: 41, low: 14)

    /// Both have three dossiers of what may be one person.
    init() throws {
        two = try TwoPeople()
        _ = try two.anke.registered(other)
        _ = try two.anke.registered(third)
        try two.exchange()
    }

    private func join(_ loser: FolderID, in winner: FolderID, on replica: Replica) throws {
        try replica.commit(
            DubbelBesluit.samenvoegen.save(
                winner, loser, reden: "zelfde mens", replica.voortzettingen()))
    }

    private func bothLast(of folder: FolderID) throws -> Set<FolderID> {
        try Set([two.anke, two.bram].map { try $0.replica.voortzettingen().last(of: folder) })
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `samenvoegen: a late note to the former dossier reaches the one it goes on in`(
        order: TwoPeople.Order
    ) throws {
        let winners = try two.apart(
            order, { try join(other, in: two.folder, on: $0) },
            { try $0.fill(.notitie, ["tekst": "Belde nog eens."], in: other) })

        for dossier in winners {
            let notes = dossier.notities.map { $0.text(NotitieField.tekst) }
            #expect(notes == ["Belde nog eens."])
            #expect(dossier.conflicts.isEmpty)
        }
        try two.bram.replica.commit(
            DubbelBesluit.losmaken.save(
                two.folder, other, reden: "vergissing", two.bram.replica.voortzettingen()))
        try two.exchange()
        for some in [two.anke, two.bram] {
            #expect(try some.replica.open(two.folder).dossier.notities.isEmpty)
            #expect(try some.replica.open(other).dossier.notities.count == 1)
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `samenvoegen: two who join two dossiers, each in the other, meet in one`(
        order: TwoPeople.Order
    ) throws {
        _ = try two.apart(
            order, { try join(other, in: two.folder, on: $0) },
            { try join(two.folder, in: other, on: $0) })

        let winner = min(other, two.folder)
        #expect(try bothLast(of: other) == [winner])
        #expect(try bothLast(of: two.folder) == [winner])
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `samenvoegen: two who join one dossier with different ones have a conflict to decide`(
        order: TwoPeople.Order
    ) throws {
        _ = try two.apart(
            order, { try join(other, in: two.folder, on: $0) },
            { try join(other, in: third, on: $0) })

        for some in [two.anke, two.bram] {
            #expect(try some.replica.conflicts(in: other).map(\.sides.count) == [2])
        }
        #expect(try bothLast(of: other).count == 1)
        let conflict = try #require(try two.anke.replica.conflicts(in: other).first)
        let side = try #require(
            conflict.sides.firstIndex { $0.choice == .value(.bytes(third.bytes)) })
        try two.anke.replica.commit(
            conflict.decision(for: conflict.choice("\(side + 1)"), reason: "nagevraagd"))
        try two.exchange()
        #expect(try bothLast(of: other) == [third])
        #expect(try two.bram.replica.conflicts(in: other).isEmpty)
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `samenvoegen against telling them apart: both decisions stand, and the joining shows`(
        order: TwoPeople.Order
    ) throws {
        _ = try two.apart(
            order, { try join(other, in: two.folder, on: $0) },
            {
                try $0.commit(
                    DubbelBesluit.oordeel(.geenDubbel).save(
                        two.folder, other, reden: "broers", $0.voortzettingen()))
            })

        #expect(try bothLast(of: other) == [two.folder])
    }
}
