//! The page that explains each word of a status once: ratings, decisions and delivery.

use crate::plan::page::rating;
use crate::plan::sentence::{decision_tone, delivery_tone};
use crate::plan::view::{Head, Link, Tag, View};
use crate::plan::{Entry, Site, address};
use crate::term::{Decision, Delivery, Kind, Rag};
use serde::Serialize;

/// The address of the page.
pub const ADDRESS: &str = "ratings/";

/// Plans the page.
pub fn plan(_: &Site<'_>, entries: &mut Vec<Entry>) {
    entries.push(Entry::page("ratings", ADDRESS, view));
}

/// What `ratings.html` sees.
#[derive(Serialize)]
struct Ratings {
    lead: String,
    parts: Vec<Part>,
}

/// The words of one kind.
#[derive(Serialize)]
struct Part {
    id: &'static str,
    heading: String,
    intro: String,
    words: Vec<Explained>,
}

#[derive(Serialize)]
struct Explained {
    tag: Tag,
    meaning: String,
    /// The list of the recommendations with this word, where there are some.
    list: Option<Link>,
}

fn view(site: &Site<'_>) -> View {
    let words = site.words;
    let say = |key: &str| words.say(key);
    let meaning = |key: &str| words.say(&format!("{key}-meaning"));
    let list = |count: Option<usize>, href: String| {
        count
            .filter(|count| *count > 0)
            .map(|count| Link::to(words.count("rows-count-requests", count), site.at(&href)))
    };
    let part = |id: &'static str, words: Vec<Explained>| Part {
        id,
        heading: say(&format!("{id}-key")),
        intro: say(&format!("{id}-key-intro")),
        words,
    };
    let ratings = Rag::ALL.into_iter().map(|rag| Explained {
        tag: rating::tag(site, rag),
        meaning: meaning(&format!("rag-{}", rag.key())),
        list: None,
    });
    let computed = ["met", "not-met", "cannot"].map(|key| Explained {
        tag: Tag {
            text: say(&format!("computed-word-{key}")),
            tone: "grey",
        },
        meaning: meaning(&format!("computed-word-{key}")),
        list: None,
    });
    let decisions = Decision::ALL.into_iter().map(|decision| Explained {
        tag: Tag {
            text: site.decision(decision),
            tone: decision_tone(decision),
        },
        meaning: meaning(&format!("decision-{}", address::key(decision.words()))),
        list: list(
            site.register.by_decision.get(&decision).map(Vec::len),
            address::of_decision(decision),
        ),
    });
    let delivery = Delivery::ALL.into_iter().map(|delivery| Explained {
        tag: Tag {
            text: site.delivery(delivery),
            tone: delivery_tone(delivery),
        },
        meaning: meaning(&format!("delivery-{}", address::key(delivery.words()))),
        list: list(
            site.register.by_delivery.get(&delivery).map(Vec::len),
            address::of_delivery(delivery),
        ),
    });
    let kinds = Kind::ALL.into_iter().map(|kind| Explained {
        tag: Tag {
            text: say(&format!("kind-{}", kind.key())),
            tone: "grey",
        },
        meaning: meaning(&format!("kind-{}", kind.key())),
        list: None,
    });
    let lead = say("ratings-lead");
    View {
        template: "ratings.html",
        head: Head {
            title: say("ratings-title"),
            heading: say("ratings-title"),
            description: lead.clone(),
            no_facts: true,
            breadcrumbs: vec![Link::to(say("home"), site.at(""))],
            ..Head::default()
        },
        body: Box::new(Ratings {
            lead,
            parts: vec![
                part("rating", ratings.collect()),
                part("computed", computed.into()),
                part("decision", decisions.collect()),
                part("delivery", delivery.collect()),
                part("kind", kinds.collect()),
            ],
        }),
    }
}
