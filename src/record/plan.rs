//! An action plan: actions under priorities, with sub-actions, and the highlight reports on it.

use crate::diagnostic::Finding;
use crate::record::fields::{Fields, Text};
use crate::record::meant::meant;
use crate::record::recommendation::{Due, due};
use crate::record::report::rating;
use crate::record::standing::Standing;
use crate::term::text::one_of;
use crate::term::{Delivery, PartialDate, Rag};

/// An action plan.
#[derive(Clone, Debug)]
pub struct Plan {
    pub standing: Standing,
    pub title: Text,
    pub reference: Text,
    pub body: Option<Text>,
    /// The framework whose priorities the actions stand under.
    pub framework: Option<Text>,
    pub agreed_on: Option<PartialDate>,
    pub summary: Option<String>,
    pub actions: Vec<PlanAction>,
    pub highlights: Vec<Highlight>,
}

/// An action or a sub-action of a plan.
#[derive(Clone, Debug)]
pub struct PlanAction {
    pub standing: Standing,
    /// As the plan prints it: A1, or i for a sub-action.
    pub reference: Text,
    pub priority: Option<Text>,
    pub text: Text,
    pub accountable: Vec<Text>,
    pub responsible: Vec<Text>,
    pub due: Vec<Due>,
    pub progress: Option<String>,
    pub delivery: Option<Delivery>,
    /// Actions of the plan that are this one again.
    pub same_as: Vec<Text>,
    pub sub_actions: Vec<PlanAction>,
}

/// A highlight report: a rating of each workstream at one time.
#[derive(Clone, Debug)]
pub struct Highlight {
    pub date: PartialDate,
    pub meeting: Option<Text>,
    pub paper: Option<String>,
    /// What the paper says that each colour means.
    pub key: Vec<(Rag, String)>,
    pub ratings: Vec<Rating>,
}

/// The rating of one workstream.
#[derive(Clone, Debug)]
pub struct Rating {
    pub priority: Text,
    pub workstream: Option<String>,
    pub rag: Rag,
    pub commentary: Option<String>,
    pub mitigation: Option<String>,
}

/// Reads one entry of `plans.yaml`.
pub fn read(fields: &mut Fields<'_>) -> Option<Plan> {
    let standing = Standing::read(fields);
    let title = fields.required("title");
    let reference = fields.required("reference");
    let nodes = fields.maps("actions");
    let actions = nodes
        .into_iter()
        .filter_map(|node| fields.below(node, |fields| action(fields, true)))
        .collect();
    let nodes = fields.maps("highlight reports");
    let highlights = nodes
        .into_iter()
        .filter_map(|node| fields.below(node, highlight))
        .collect();
    Some(Plan {
        standing,
        body: fields.text("body"),
        framework: fields.text("framework"),
        agreed_on: fields.date("agreed on"),
        summary: fields.prose("summary"),
        actions,
        highlights,
        title: title?,
        reference: reference?,
    })
}

fn action(fields: &mut Fields<'_>, may_have_sub_actions: bool) -> Option<PlanAction> {
    let standing = Standing::read(fields);
    let reference = fields.required("reference");
    let text = fields.required("text");
    let delivery = fields
        .text("delivery")
        .and_then(|word| match Delivery::read(&word.text) {
            Some((delivery, _)) => Some(delivery),
            None => {
                let words = Delivery::ALL.map(Delivery::words);
                let message = format!("`{}` is not a word for delivery", word.text);
                let finding = Finding::error("unknown-word", word.place, message);
                fields.add(match meant(&word.text, words) {
                    Some(near) => finding.did_you_mean(Some(near)),
                    None => finding.help(format!("the words are {}", one_of(words))),
                });
                None
            }
        });
    let sub_actions = if may_have_sub_actions {
        let nodes = fields.maps("sub-actions");
        nodes
            .into_iter()
            .filter_map(|node| fields.below(node, |fields| action(fields, false)))
            .collect()
    } else {
        Vec::new()
    };
    Some(PlanAction {
        standing,
        priority: fields.text("priority"),
        accountable: fields.texts("accountable"),
        responsible: fields.texts("responsible"),
        due: due(fields),
        progress: fields.prose("progress"),
        delivery,
        same_as: fields.texts("same as"),
        sub_actions,
        reference: reference?,
        text: text?,
    })
}

fn highlight(fields: &mut Fields<'_>) -> Option<Highlight> {
    let date = fields.known_date("date");
    let meeting = fields.text("meeting");
    let paper = fields.words("paper");
    let key = fields.table("key");
    let key = key
        .into_iter()
        .map(|(colour, meaning)| (rating(&colour, fields.report()), meaning.text))
        .collect();
    let nodes = fields.maps("ratings");
    let ratings = nodes
        .into_iter()
        .filter_map(|node| {
            fields.below(node, |fields| {
                let priority = fields.required("priority");
                let rag = fields
                    .required("rag")
                    .map(|word| rating(&word, fields.report()));
                Some(Rating {
                    workstream: fields.words("workstream"),
                    commentary: fields.prose("commentary"),
                    mitigation: fields.prose("mitigation"),
                    priority: priority?,
                    rag: rag?,
                })
            })
        })
        .collect();
    if date.is_none() {
        let place = fields.place();
        fields.add(
            Finding::error("missing-field", place, "a highlight report has a `date`")
                .help("write `date: June 2019`"),
        );
    }
    Some(Highlight {
        date: date?,
        meeting,
        paper,
        key,
        ratings,
    })
}
