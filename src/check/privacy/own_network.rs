//! The names that hosts have in a council's own network.

/// Whether a name without a dot is that of a host which only colleagues reach.
pub fn is_own_host(name: &str) -> bool {
    const PARTS: [&str; 9] = [
        "intranet",
        "sharepoint",
        "portal",
        "server",
        "srv",
        "vpn",
        "files",
        "home",
        "team",
    ];
    let name = name.to_ascii_lowercase();
    name == "localhost" || PARTS.iter().any(|part| name.contains(part))
}
