//! One entry of a feed: what happened to what, in words, with an id that stays and the day on which it
//! happened.

use crate::plan::file::feed::channel::News;
use crate::plan::file::feed::{Channel, midnight, plain, tag};
use crate::plan::followed::{date_mark, segment};
use crate::plan::{Site, address};
use crate::register::{Subject, What};
use crate::term::PartialDate;

/// One entry of a feed.
pub struct Item {
    pub id: String,
    pub title: String,
    /// The page, and the place on it, that tells more.
    pub link: String,
    /// When it happened. Of a date that is no day this is the first moment that it allows; the summary
    /// has the words of the papers.
    pub time: String,
    pub summary: String,
}

/// What there is to tell of one piece of news.
struct Words {
    mark: String,
    title: String,
    href: String,
    date: PartialDate,
    sentence: String,
    reference: String,
}

/// The entries of a feed, newest first.
pub fn items(site: &Site<'_>, channel: &Channel) -> Vec<Item> {
    let news = channel.news(site).into_iter();
    news.filter_map(|news| item(site, news)).collect()
}

fn item(site: &Site<'_>, news: News) -> Option<Item> {
    let words = site.words;
    let (day, _) = news.days(site.register)?;
    let told = told(site, news)?;
    let date = words.date(&told.date);
    let places = [
        ("date", date.as_str()),
        ("sentence", &told.sentence),
        ("reference", &told.reference),
    ];
    let key = match told.reference.is_empty() {
        true => "feed-sentence",
        false => "feed-sentence-of",
    };
    Some(Item {
        id: tag(site, &told.mark),
        title: plain(&told.title),
        link: site.whole(&told.href)?,
        time: midnight(day),
        summary: plain(&words.with(key, &places)),
    })
}

fn told(site: &Site<'_>, news: News) -> Option<Words> {
    let (words, register) = (site.words, site.register);
    let titled = |key: &str, name: &str| {
        words.with("feed-entry", &[("what", &words.say(key)), ("name", name)])
    };
    Some(match news {
        News::Change(position) => {
            let change = &register.changes[position];
            let told = site.told(position);
            Words {
                mark: format!("change/{}", site.followed().mark(register, position)),
                title: titled(&format!("feed-what-{}", key(change.what)), &told.title),
                href: told.href.clone(),
                date: change.date.clone(),
                sentence: told.event.clone(),
                reference: told.reference.clone(),
            }
        }
        News::Agenda(id) => {
            let record = &register.meetings[id].record;
            let subject = Subject::Meeting(id);
            Words {
                mark: format!("change/{}/agenda", segment(&record.reference.text)),
                title: titled("feed-what-agenda", &site.name(subject)),
                href: site.href(subject),
                date: record.agenda_published_on.clone()?,
                sentence: words.say("feed-agenda"),
                reference: String::new(),
            }
        }
        News::Highlight(id, at) => {
            let record = &register.plans[id].record;
            let date = record.highlights.get(at)?.date.clone();
            let alike = |other: &&crate::record::plan::Highlight| {
                date_mark(Some(&other.date)) == date_mark(Some(&date))
            };
            let before = record.highlights.iter().take(at).filter(alike).count();
            let mut mark = format!(
                "change/{}/highlight/{}",
                segment(&record.reference.text),
                date_mark(Some(&date))
            );
            if before > 0 {
                mark.push_str(&format!("/{}", before + 1));
            }
            let subject = Subject::Plan(id);
            Words {
                mark,
                title: titled("feed-what-highlight", &site.name(subject)),
                href: site.href(subject),
                sentence: words.count("feed-highlight", record.highlights.get(at)?.ratings.len()),
                date,
                reference: String::new(),
            }
        }
        News::Withdrawn(at) => {
            let withdrawn = register.withdrawn.get(at)?;
            let address = format!("{}{}/", address::folder(withdrawn.shelf), withdrawn.slug);
            let href = site.at(&address);
            let name = withdrawn.reference.clone().unwrap_or_else(|| href.clone());
            Words {
                mark: format!("withdrawn/{address}"),
                title: words.with("withdrawn-title", &[("name", &name)]),
                href,
                date: withdrawn.on.clone(),
                sentence: site.withdrawn_sentence(withdrawn.shelf),
                reference: String::new(),
            }
        }
    })
}

/// The key of the words for a kind of change.
fn key(what: What) -> &'static str {
    match what {
        What::Made => "made",
        What::Answered { .. } => "answered",
        What::Updated { .. } => "updated",
        What::Closed { .. } => "closed",
        What::Superseded { .. } => "superseded",
        What::Moved { .. } => "moved",
        What::PromiseMoved { .. } => "promise-moved",
        What::DuePassed { .. } => "due-passed",
        What::AnswerPassed { .. } => "answer-passed",
        What::PromisePassed { .. } => "promise-passed",
        What::Met => "met",
        What::Reported => "reported",
    }
}
