//! What is told of a meeting wherever it is named: its title, whether it is over, and what came of it.

use crate::plan::Site;
use crate::register::{Id, Meeting, Subject};
use crate::term::Kind;

/// What a meeting is called where no other may be called the same: two sittings of one body on one day
/// have only their references to tell them apart.
pub fn title(site: &Site<'_>, id: Id<Meeting>) -> String {
    let meetings = &site.register.meetings;
    let meeting = &meetings[id];
    let name = site.name(Subject::Meeting(id));
    let has_twin = [meeting.previous, meeting.next]
        .into_iter()
        .flatten()
        .any(|other| meetings[other].record.date == meeting.record.date);
    if has_twin {
        format!("{name} ({})", meeting.record.reference.text)
    } else {
        name
    }
}

/// Whether the day of a meeting has passed.
pub fn is_past(site: &Site<'_>, id: Id<Meeting>) -> bool {
    let date = &site.register.meetings[id].record.date;
    date.is_before(site.register.as_of)
}

/// What a meeting that was held asked for and followed up; none if it did neither.
pub fn came_sentence(site: &Site<'_>, meeting: &Meeting) -> Option<String> {
    let followed = meeting.discussed.len();
    let followed = (followed > 0).then(|| site.words.count("meeting-followed-up", followed));
    let sentences: Vec<String> = [made_sentence(site, meeting), followed]
        .into_iter()
        .flatten()
        .collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// "It made 3 recommendations and agreed 1 action."; none if it asked for nothing.
pub fn made_sentence(site: &Site<'_>, meeting: &Meeting) -> Option<String> {
    let words = site.words;
    let kinds: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let count = meeting
                .made
                .iter()
                .filter(|id| site.register.recommendations[**id].record.kind == kind)
                .count();
            let key = format!("meeting-made-{}", kind.key());
            (count > 0).then(|| words.count(&key, count))
        })
        .collect();
    (!kinds.is_empty()).then(|| words.with("meeting-made", &[("things", &words.list(&kinds))]))
}
