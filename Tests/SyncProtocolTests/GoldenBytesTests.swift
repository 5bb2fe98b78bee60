import SyncProtocol
import Testing

/// Bytes that were computed by another program from the words of the protocol: they never change.
@Suite struct GoldenBytesTests {
    @Test func `the bytes of a body, and its commitment`() {
        let expected =
            "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a8d860007500505050505050505050505050505"
            + "050519012cf6f6860007500505050505050505050505050505050519012c20656f6d64"
            + "6174860007500505050505050505050505050505050519012c1b7fffffffffffffff60"
            + "860007500505050505050505050505050505050519012c4200fff68501075005050505"
            + "05050505050505050505050519012c684b65726b726164658502075005050505050505"
            + "05050505050505050519012c6085030750050505050505050505050505050505051901"
            + "2c80850307500505050505050505050505050505050519012c818300181869c3a9c3a9"
            + "6ef09f99828404075005050505050505050505050505050505f6840407500505050505"
            + "05050505050505050505056664756262656c8305075005050505050505050505050505"
            + "05050582066b6f76657267656e6f6d656e8218ff01"

        #expect(hexadecimal(someBody.bytes) == expected)
        #expect(
            someBody.commitment.description
                == "0971034ec45160417f9dd6c47df19ea2f77e34162387a2c333b97facd1aa0b3c")
    }

    @Test func `the bytes of a header that makes a folder, and its name`() {
        let expected =
            "aa00500101010101010101010101010101010101010280031b0000019ca86950000450"
            + "0303030303030303030303030303030305500404040404040404040404040404040406"
            + "01075820eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"
            + "ee0867646f7373696572096e7061726b737461642f6e6f6f7264"

        #expect(hexadecimal(firstHeader.encoded) == expected)
        #expect(
            firstHeader.name.description
                == "44dfd2a40195159a31415300f533ac88f1cc865786330ac1c2deb1adc26ef505")
    }

    @Test func `the bytes of a header with former lives and later keys, and its name`() {
        let expected =
            "ac005001010101010101010101010101010101010302815820aaaaaaaaaaaaaaaaaaaa"
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa03040450030303030303030303"
            + "030303030303030550040404040404040404040404040404040601075820eeeeeeeeee"
            + "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee096e7061726b7374"
            + "61642f6e6f6f72640a8283500202020202020202020202020202020209808350010101"
            + "0101010101010101010101010108825820010101010101010101010101010101010101"
            + "0101010101010101010101010101582002020202020202020202020202020202020202"
            + "020202020202020202020202020bf61903e8a10102"

        #expect(hexadecimal(restampedHeader.encoded) == expected)
        #expect(
            restampedHeader.name.description
                == "365cf8bbb17ccae17dab0691dc8184ffa2788b5cd0c9f5c85a75ad1eb1441b16")
    }

    @Test func `the name of a header whose parents were given out of order`() {
        #expect(
            someHeader.name.description
                == "9016529bbcf623c4250192d8eb6b419890f65d9b7bb2fee739e9d800575a33ea")
    }

    @Test func `the bytes of messages`() {
        let page = FeedPage(
            entries: [.enter(someFolder), .grant], cursor: someCursor, isLast: true, hubTime: 1)
        let expectedPage =
            "8683808048e3b0c44298fc1c1480"
            + "82820250040404040404040404040404040404048106582007070707070707070707"
            + "0707070707070000000000000102ddddddddddddddddf501"

        #expect(hexadecimal(page.encoded) == expectedPage)
    }

    @Test(
        arguments: [
            (
                Enrolment(code: "ABCD-12", site: someSite, deviceName: "tablet"),
                "8367414243442d31325001010101010101010101010101010101667461626c6574"
            ),
            (
                NewSite(former: formerSite, site: someSite, after: 7),
                "8350020202020202020202020202020202025001010101010101010101010101010101"
                    + "07"
            ),
            (
                HubInfo(hub: someHub, epoch: someEpoch, versions: [1, 2], time: 3),
                "8450060606060606060606060606060606065007070707070707070707070707070707"
                    + "82010203"
            ),
            (
                PushAnswer.gap(head: somePoint),
                "820182055820cccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
                    + "cccccc"
            ),
            (Verdict.accepted(someReceipt), "82005009090909090909090909090909090909"),
        ] as [(any WireValue & Sendable, String)])
    func `the bytes of a small message`(message: any WireValue & Sendable, expected: String) {
        #expect(hexadecimal(message.encoded) == expected)
    }

    @Test func `the bytes of a cursor are epoch, position and the start of the feed hash`() {
        #expect(
            hexadecimal(someCursor.bytes)
                == "070707070707070707070707070707070000000000000102dddddddddddddddd")
    }

    @Test func `running hashes, digests, receipts and derived identifiers`() {
        let start = SiteHash.start(of: someSite)

        #expect(
            start.description
                == "cc8cd41cef907c4d216069122c4b89936211361f9050a717a1e37ad1862e952f")
        #expect(
            start.followed(by: hash(1)).description
                == "e3f38e65a6c1b04e722a14d5c04ec3ab994bef494fd3cd7f02390023a76c5d5b")
        #expect(
            FolderDigest(heads: [hash(2), hash(1)]).description
                == "f818afd37a6dc3bc92fb44731011277006db4efa6e9023cd7468c02335d22a4d")
        #expect(FeedHash.start.bytes == SHA256.hash([]))
        #expect(
            hexadecimal(Receipt(of: hash(1), key: Array("sleutel".utf8)).bytes)
                == "60a097b85396d700afbd4c6fc426058e")
        #expect(
            RecordID(derivedFrom: Array("loket".utf8), []).description
                == "0786046854753b934879a7fdb87949e9")
    }

    @Test func `a receipt proves one name under one key`() {
        let key = Array("sleutel".utf8)
        let receipt = Receipt(of: hash(1), key: key)

        #expect(receipt.proves(hash(1), key: key))
        #expect(!receipt.proves(hash(2), key: key))
        #expect(!receipt.proves(hash(1), key: Array("slot".utf8)))
    }
}
