internal import Foundation
internal import FoundationNetworking
internal import Replica

// What URLSession has to say about a hub that did not answer.

extension HubUnreachable {
    init(_ error: any Error) {
        guard let error = error as? URLError else {
            self = .other("\(error)")
            return
        }
        self =
            switch error.code {
            case .timedOut: .silent
            // Only whoever asked cancels; he may do so before the call was on its way.
            case .cancelled: .brokenOff
            case .cannotFindHost, .dnsLookupFailed: .nameUnknown
            case .cannotConnectToHost: .notAnswering
            case .networkConnectionLost: .connectionLost
            case .notConnectedToInternet: .offline
            case .secureConnectionFailed, .serverCertificateUntrusted,
                .serverCertificateHasBadDate, .serverCertificateNotYetValid,
                .serverCertificateHasUnknownRoot:
                .untrusted
            // What libcurl says of certificates has no code of its own here.
            case .unknown where error.localizedDescription.hasPrefix("SSL"): .untrusted
            default: .other("\(error.localizedDescription) (\(error.code.rawValue))")
            }
    }
}
