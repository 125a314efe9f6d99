//! Who answers now for what a lead was named for, in words: beside the lead on a page, in brackets in a
//! row of a list.

use crate::plan::Site;
use crate::plan::view::Link;
use crate::register::{Answering, Id, Lead, Person, Post, Subject, Tenure};
use crate::wording::Piece;

impl Site<'_> {
    /// A sentence of the wording table with links in its places.
    pub fn sentence_of_links(&self, key: &str, places: &[(&str, Vec<Link>)]) -> Vec<Link> {
        let mut sentence = Vec::new();
        for piece in self.words.pieces(key) {
            match piece {
                Piece::Words(words) => sentence.push(Link::words(words)),
                Piece::Place(name) => {
                    let place = places.iter().find(|(place, _)| *place == name);
                    sentence.extend(place.map(|(_, links)| links.clone()).unwrap_or_default());
                }
            }
        }
        sentence
    }

    /// "A, B and C" of what is itself made of links and words.
    fn list_of_links(&self, several: Vec<Vec<Link>>) -> Vec<Link> {
        let mut rest = several.into_iter().rev();
        let Some(last) = rest.next() else {
            return Vec::new();
        };
        let mut key = "list-two";
        rest.fold(last, |behind, before| {
            let places = [("a", before), ("b", behind)];
            self.sentence_of_links(std::mem::replace(&mut key, "list-more"), &places)
        })
    }

    /// The links of leads as [`Site::leads`] has them, each with who answers for it now below.
    pub fn leads_now(&self, leads: &[Lead], answering: &[Option<Answering>]) -> Vec<Link> {
        let mut links = self.leads(leads);
        for (link, answering) in links.iter_mut().zip(answering) {
            link.below = answering
                .as_ref()
                .map(|answering| self.answering_lines(answering))
                .unwrap_or_default();
        }
        links
    }

    /// Where the work of a lead has gone, a sentence for each post; none where it is with the person,
    /// body or organisation that the papers name.
    pub fn answering_lines(&self, answering: &Answering) -> Vec<Vec<Link>> {
        let tenures = answering.posts.iter();
        let lines = tenures.filter_map(|tenure| {
            let line = self.tenure_line(tenure)?;
            Some(if answering.has_left() {
                let post = vec![self.link(Subject::Post(tenure.post))];
                self.sentence_of_links("answering-with-post", &[("post", post), ("what", line)])
            } else {
                line
            })
        });
        lines.collect()
    }

    /// "held by X until 14 March 2019, now Y".
    fn tenure_line(&self, tenure: &Tenure) -> Option<Vec<Link>> {
        let person = |id: Id<Person>| vec![self.link(Subject::Person(id))];
        let before = self.list_of_links(
            tenure
                .before
                .iter()
                .map(|(id, until)| match until {
                    Some(until) => {
                        let date = vec![Link::words(self.words.date(until))];
                        let places = [("name", person(*id)), ("date", date)];
                        self.sentence_of_links("answering-until", &places)
                    }
                    None => self.sentence_of_links("answering-before", &[("name", person(*id))]),
                })
                .collect(),
        );
        let now = self.list_of_links(tenure.now.iter().map(|id| person(*id)).collect());
        let places = |now| [("before", before.clone()), ("now", now)];
        match (before.is_empty(), tenure.now.is_empty()) {
            (false, false) => Some(self.sentence_of_links("answering-moved", &places(now))),
            (true, false) => Some(self.sentence_of_links("answering-now", &places(now))),
            (false, true) => {
                let nobody = if self.register.vacancy_now(tenure.post).is_some() {
                    self.nobody_now(tenure.post)
                } else {
                    self.words.say("answering-unknown")
                };
                let nobody = vec![Link::words(nobody)];
                Some(self.sentence_of_links("answering-moved-to-nobody", &places(nobody)))
            }
            (true, true) => {
                let post = &self.register.posts[tenure.post];
                let was_held = !post.holders.is_empty();
                let is_vacant = self.register.vacancy_now(tenure.post).is_some();
                (was_held || is_vacant).then(|| vec![Link::words(self.nobody_now(tenure.post))])
            }
        }
    }

    /// That nobody holds a post, since when, and whether the papers say that it is vacant.
    fn nobody_now(&self, post: Id<Post>) -> String {
        let register = self.register;
        let since = register
            .unheld_since(post)
            .map(|date| self.words.date(date));
        match (register.vacancy_now(post).is_some(), since) {
            (true, Some(date)) => self
                .words
                .with("answering-vacant-since", &[("date", &date)]),
            (true, None) => self.words.say("answering-vacant"),
            (false, Some(date)) => self
                .words
                .with("answering-unknown-since", &[("date", &date)]),
            (false, None) => self.words.say("answering-unknown"),
        }
    }

    /// The names of leads, each with who answers now in brackets where that is somebody else.
    pub fn lead_names_now(&self, leads: &[Lead], answering: &[Option<Answering>]) -> String {
        let names = self.leads(leads).into_iter().zip(answering);
        let names: Vec<String> = names
            .map(|(link, answering)| match answering {
                Some(answering) if answering.has_moved_on() => {
                    let now = self.names_now(answering);
                    self.words
                        .with("row-lead-now", &[("name", &link.text), ("now", &now)])
                }
                _ => link.text,
            })
            .collect();
        self.words.list(&names)
    }

    /// Those to whom work has gone, in words that follow a name in brackets.
    pub fn names_now(&self, answering: &Answering) -> String {
        let mut names: Vec<String> = Vec::new();
        for person in answering.posts.iter().flat_map(|tenure| &tenure.now) {
            let name = self.name(Subject::Person(*person));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let posts = &answering.posts;
        let mut posts = posts.iter().map(|tenure| tenure.post);
        if !names.is_empty() {
            self.words
                .with("row-now", &[("name", &self.words.list(&names))])
        } else if posts.any(|post| self.register.vacancy_now(post).is_some()) {
            self.words.say("row-now-vacant")
        } else {
            self.words.say("row-now-unknown")
        }
    }

    /// The posts with which a person's work has gone, by their names.
    pub fn posts_passed(&self, answering: &Answering) -> String {
        let posts = answering.posts.iter();
        let posts: Vec<String> = posts
            .map(|tenure| self.name(Subject::Post(tenure.post)))
            .collect();
        self.words.list(&posts)
    }
}
