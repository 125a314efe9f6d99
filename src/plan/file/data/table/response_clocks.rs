//! Who has to answer each recommendation, by when, by which rule, and whether it was done.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{
    OfRecommendation, RECOMMENDATION, RESPONSE, each_of, reference, response_id,
};
use crate::register::{Clock, ClockState, Deadline, DeadlineRule, NotComputed};
use crate::term::Addressee;

pub(super) static TABLE: Sheet<OfRecommendation> = Sheet {
    name: "response-clocks",
    key: &["recommendation", "position"],
    rows: |site, take| each_of(site.register, |of| of.status.clocks.len(), take),
    columns: &[
        Column::leads("recommendation", RECOMMENDATION, |site, (id, _)| {
            reference(site, id).into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::party("", |site, row| clock(site, row)?.party),
        Column::choice("addressee_kind", addressees, |site, row| {
            let kind = clock(site, row).and_then(|clock| clock.addressee);
            kind.map(Addressee::words).into()
        }),
        Column::day("first_deadline", |site, row| {
            deadline(site, row).map(|deadline| deadline.first).into()
        }),
        Column::day("deadline", |site, row| {
            deadline(site, row).map(|deadline| deadline.last).into()
        }),
        Column::choice(
            "rule",
            || vec!["stated", "computed"],
            |site, row| {
                let rule = deadline(site, row).map(|deadline| &deadline.rule);
                let rule = rule.map(|rule| match rule {
                    DeadlineRule::Stated(_) => "stated",
                    DeadlineRule::Within(_) => "computed",
                });
                rule.into()
            },
        ),
        Column::text("within", |site, row| {
            match deadline(site, row).map(|deadline| &deadline.rule) {
                Some(DeadlineRule::Within(time)) => time.to_string().into(),
                _ => "".into(),
            }
        }),
        Column::leads("answered_in", RESPONSE, |site, row| {
            let answer = clock(site, row).and_then(|clock| clock.answer);
            answer.and_then(|at| response_id(site, row.0, at)).into()
        }),
        Column::whole("days", |site, row| {
            clock(site, row).and_then(|clock| clock.days).into()
        }),
        Column::choice("state", states, |site, row| {
            clock(site, row).map(|clock| state(clock.state)).into()
        })
        .required(),
        Column::choice("not_computed_because", reasons, |site, row| {
            let state = clock(site, row).map(|clock| clock.state);
            state.and_then(reason).into()
        }),
        Column::as_of(),
    ],
};

fn clock<'s>(site: &'s Site<'_>, (id, at): OfRecommendation) -> Option<&'s Clock> {
    site.register.status(id).clocks.get(at)
}

fn deadline<'s>(site: &'s Site<'_>, row: OfRecommendation) -> Option<&'s Deadline> {
    clock(site, row)?.deadline.as_ref()
}

fn addressees() -> Vec<&'static str> {
    Addressee::ALL.map(Addressee::words).to_vec()
}

fn states() -> Vec<&'static str> {
    vec!["running", "in time", "late", "overdue", "not computed"]
}

fn state(state: ClockState) -> &'static str {
    match state {
        ClockState::Running => "running",
        ClockState::InTime => "in time",
        ClockState::Late => "late",
        ClockState::Overdue => "overdue",
        ClockState::NotComputed(_) => "not computed",
    }
}

fn reasons() -> Vec<&'static str> {
    vec![
        "no request",
        "no date",
        "no addressee",
        "unknown addressee",
        "no time set",
        "unknown bank holidays",
        "answer undated",
        "not exact",
        "answer before request",
        "not asked yet",
        "closed unanswered",
    ]
}

fn reason(state: ClockState) -> Option<&'static str> {
    let ClockState::NotComputed(reason) = state else {
        return None;
    };
    Some(match reason {
        NotComputed::NoRequest => "no request",
        NotComputed::NoDate => "no date",
        NotComputed::NoAddressee => "no addressee",
        NotComputed::UnknownAddressee => "unknown addressee",
        NotComputed::NoTime(_) => "no time set",
        NotComputed::UnknownYear(_) => "unknown bank holidays",
        NotComputed::AnswerUndated => "answer undated",
        NotComputed::NotExact => "not exact",
        NotComputed::AnswerBeforeRequest => "answer before request",
        NotComputed::NotAskedYet => "not asked yet",
        NotComputed::ClosedUnanswered => "closed unanswered",
    })
}
