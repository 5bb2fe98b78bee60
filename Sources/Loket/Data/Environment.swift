internal import Glibc

/// The variables of the environment, and the folders that they name.
enum Environment {
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// A folder by the XDG rules; nil for root, whose files are the machine's, unless it is named.
    static func folder(_ name: String, inHome usual: String) -> String? {
        if let folder = variable(name), folder.hasPrefix("/") { return folder }
        return geteuid() == 0 ? nil : (variable("HOME") ?? ".") + "/" + usual
    }
}
