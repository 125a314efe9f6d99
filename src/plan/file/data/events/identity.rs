//! Ids for Open Civic Data that stay the same from build to build: a UUID of version 8 whose bits are
//! the first of the BLAKE3 hash of the site's base URL and the record's reference or address.

use crate::plan::Site;
use crate::plan::address::subject_of;
use crate::register::Party;

/// The id of a meeting, by its reference.
pub fn of_meeting(site: &Site<'_>, reference: &str) -> String {
    format!("ocd-event/{}", uuid(site, &reference.to_lowercase()))
}

/// The id of somebody or something that takes part, by the address of its page. Open Civic Data knows
/// persons and organisations.
pub fn of_party(site: &Site<'_>, party: Party) -> String {
    let uuid = uuid(site, &site.address(subject_of(party)));
    format!("ocd-{}/{uuid}", kind(party))
}

/// The kind of a party for Open Civic Data.
pub fn kind(party: Party) -> &'static str {
    match party {
        Party::Person(_) | Party::Post(_) => "person",
        Party::Body(_) | Party::Organisation(_) => "organization",
    }
}

fn uuid(site: &Site<'_>, name: &str) -> String {
    let base = site.settings.base_url.as_deref().unwrap_or_default();
    let hash = blake3::hash(format!("{base}\n{name}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_bytes()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let (a, b, c, d, e) = (
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    );
    format!("{a}-{b}-{c}-{d}-{e}")
}
