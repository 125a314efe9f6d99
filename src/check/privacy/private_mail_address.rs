//! A personal mail address stands in the content.
//!
//! Why it matters: a page is public for good. A person leaves the post and the mail is lost, and
//! programs collect such addresses. A mailbox with a private provider is outside the council's rules.
//!
//! How to mend it: give the mailbox of the role, such as `scrutiny@example.org`.
//!
//! Example: `Write to anne.example@gmail.com`.

use crate::check::privacy::given_names::is_given_name;
use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check::new(
    "private-mail-address",
    Severity::Warning,
    include_str!("private_mail_address.rs"),
    Looks::AtWords(&["@", "(at)", "[at]"], look),
);

static ADDRESS: Pattern =
    Pattern::new(r"([A-Za-z0-9][A-Za-z0-9._%+'-]*)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)");

/// "anne (at) hotmail (dot) co.uk": spelt so that programs do not collect it, and public all the same.
static SPELT: Pattern = Pattern::new(
    r"(?i)([a-z0-9][a-z0-9._-]*) ?[\[(] ?at ?[\])] ?([a-z0-9-]+) ?(?:[\[(] ?dot ?[\])] ?|\.)[a-z]{2,}(?:(?: ?[\[(] ?dot ?[\])] ?|\.)[a-z]{2,})*",
);

/// Providers of private mailboxes, by the first part of their name.
const PROVIDERS: [&str; 33] = [
    "gmail",
    "googlemail",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "yahoo",
    "ymail",
    "rocketmail",
    "icloud",
    "me",
    "mac",
    "btinternet",
    "btopenworld",
    "aol",
    "sky",
    "talktalk",
    "talk21",
    "virginmedia",
    "ntlworld",
    "blueyonder",
    "tiscali",
    "proton",
    "protonmail",
    "pm",
    "gmx",
    "freeserve",
    "lineone",
    "orange",
    "zoho",
    "fastmail",
    "mail",
    "o2",
];

/// Words that name a role or a team.
const ROLES: [&str; 118] = [
    "access",
    "accessibility",
    "admin",
    "adult",
    "adults",
    "advice",
    "answers",
    "applications",
    "assembly",
    "board",
    "bookings",
    "business",
    "cabinet",
    "care",
    "carers",
    "centre",
    "chair",
    "child",
    "children",
    "childrens",
    "clerk",
    "club",
    "comments",
    "commissioner",
    "commissioning",
    "committee",
    "committees",
    "communications",
    "community",
    "complaints",
    "consultation",
    "contact",
    "contactus",
    "corporate",
    "council",
    "councillor",
    "customer",
    "data",
    "democracy",
    "democratic",
    "desk",
    "director",
    "education",
    "elections",
    "email",
    "engagement",
    "enquiries",
    "enquiry",
    "equality",
    "events",
    "executive",
    "family",
    "feedback",
    "finance",
    "first",
    "firstname",
    "foi",
    "forum",
    "foundation",
    "freedom",
    "friends",
    "gov",
    "governance",
    "group",
    "health",
    "healthwatch",
    "hello",
    "help",
    "helpdesk",
    "hosc",
    "housing",
    "hwb",
    "ics",
    "icb",
    "inbox",
    "info",
    "information",
    "involvement",
    "last",
    "lastname",
    "leader",
    "legal",
    "libraries",
    "library",
    "licensing",
    "local",
    "mailbox",
    "media",
    "meetings",
    "member",
    "members",
    "monitoring",
    "name",
    "no",
    "noreply",
    "office",
    "officer",
    "partnership",
    "patient",
    "petitions",
    "planning",
    "policy",
    "post",
    "press",
    "privacy",
    "public",
    "questions",
    "records",
    "reply",
    "safeguarding",
    "school",
    "schools",
    "scrutiny",
    "secretary",
    "service",
    "services",
    "support",
    "surname",
];

fn look(content: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for hit in SPELT.captures_iter(writing.text) {
        if let (Some(whole), Some(mailbox), Some(host)) = (hit.get(0), hit.get(1), hit.get(2)) {
            let is_private = PROVIDERS.contains(&host.as_str().to_ascii_lowercase().as_str());
            if is_private || (!is_role(mailbox.as_str()) && is_named(content, mailbox.as_str())) {
                found.at(
                    writing.place(whole.range()),
                    format!("`{}` reads like one person's own mailbox", whole.as_str()),
                    "give the mailbox of the role or the team instead",
                );
            }
        }
    }
    for hit in ADDRESS.captures_iter(writing.text) {
        let (Some(whole), Some(mailbox), Some(host)) = (hit.get(0), hit.get(1), hit.get(2)) else {
            continue;
        };
        // The words of a link often repeat its address.
        if told.contains(whole.as_str()) || writing.run_around(whole.start()).contains("://") {
            continue;
        }
        let host = host.as_str().to_ascii_lowercase();
        let provider = host.split('.').next().unwrap_or_default();
        let is_private = PROVIDERS.contains(&provider)
            && host.split('.').count() <= 3
            && (provider.len() > 4 || is_end_of_provider(&host));
        let is_of_role = is_role(mailbox.as_str());
        let message = if is_private {
            format!("`{}` is a mailbox with a private provider", whole.as_str())
        } else if !is_of_role
            && (is_named(content, mailbox.as_str())
                || is_behind_name(writing.text, whole.start(), mailbox.as_str()))
        {
            format!("`{}` reads like one person's own mailbox", whole.as_str())
        } else {
            continue;
        };
        told.insert(whole.as_str());
        let finding = found.at(
            writing.place(whole.range()),
            message,
            "give the mailbox of the role or the team instead",
        );
        if !is_private || is_of_role {
            finding.severity = Severity::Note;
        }
    }
}

/// Short names of providers are also those of others: `me.com` is one, `me.example.gov.uk` is not.
fn is_end_of_provider(host: &str) -> bool {
    let behind = host.split_once('.').map_or("", |(_, behind)| behind);
    matches!(behind, "com" | "co.uk" | "net" | "me" | "uk" | "de")
}

fn is_role(mailbox: &str) -> bool {
    let lower = mailbox.to_ascii_lowercase();
    lower
        .split(['.', '-', '_', '+'])
        .map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()))
        .any(|part| {
            ROLES.contains(&part)
                || ROLES
                    .iter()
                    .any(|role| role.len() >= 5 && (part.starts_with(role) || part.ends_with(role)))
        })
}

/// "Stefan Sample (stefan.sample@example.org)": the name stands in front.
fn is_behind_name(text: &str, start: usize, mailbox: &str) -> bool {
    let from = text.ceil_char_boundary(start.saturating_sub(80));
    let words: Vec<&str> = text[from..start]
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\''))
        .filter(|word| !word.is_empty())
        .collect();
    let mut parts = mailbox.split('.');
    let (Some(first), Some(last), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let is = |word: &str, part: &str| {
        word.starts_with(char::is_uppercase) && word.eq_ignore_ascii_case(part)
    };
    // Initials stand for the first name: "yw.sample@".
    let is_initial = |word: &str| {
        first.len() <= 2
            && word.starts_with(char::is_uppercase)
            && (word.chars().next()).is_some_and(|c| first.starts_with(c.to_ascii_lowercase()))
    };
    words
        .windows(2)
        .any(|pair| (is(pair[0], first) || is_initial(pair[0])) && is(pair[1], last))
}

/// Whether a word is a name that people are called by: `blue.badge@` is the mailbox of a team.
fn is_first(content: &Content<'_>, word: &str) -> bool {
    let part = word.split(['-', '\'']).next().unwrap_or_default();
    let mut people = content.register.people.rows().iter();
    is_given_name(part)
        || people.any(|person| {
            let name = person.record.name.text.split_whitespace().next();
            name.is_some_and(|name| name.eq_ignore_ascii_case(word))
        })
}

/// `first.last`, or the initial and the surname of somebody in the content.
fn is_named(content: &Content<'_>, mailbox: &str) -> bool {
    let lower = mailbox.to_ascii_lowercase();
    let parts: Vec<&str> = lower
        .split('.')
        .map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()))
        .collect();
    let is_name = |part: &&str| {
        part.len() >= 2
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'\''))
    };
    if let [first, last] = parts.as_slice()
        && is_name(last)
        && (is_name(first) && is_first(content, first) || (first.len() == 1 && last.len() > 2))
    {
        return true;
    }
    content.register.people.rows().iter().any(|person| {
        let name = person.record.name.text.to_ascii_lowercase();
        let mut words = name.split_whitespace();
        match (words.next(), words.next_back()) {
            (Some(first), Some(last)) => {
                let initial = &first[..first.chars().next().map_or(0, char::len_utf8)];
                lower == format!("{initial}{last}")
                    || lower == format!("{initial}.{last}")
                    || lower == format!("{first}{last}")
                    || lower == format!("{first}_{last}")
            }
            _ => false,
        }
    })
}
