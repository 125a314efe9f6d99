//! Where a duty comes from, as the help of a finding ends with it. What nobody has checked against the
//! text of the law is told as the council's own rule.

use crate::check::Content;
use crate::register::Access;
use crate::settings::Jurisdiction;
use chrono::NaiveDate;

/// A source that was checked.
pub(super) fn law(words: &str) -> String {
    format!("Source: {words}")
}

/// A source that nobody has checked yet.
pub(super) fn own_rule(words: &str) -> String {
    format!("Source: {words} (the council's own rule until somebody has checked it)")
}

/// A source that nobody has checked yet, for a rule and for how its days are counted.
fn own_rules(words: &str) -> String {
    format!("Source: {words} (both are the council's own rule until somebody has checked them)")
}

/// Who asks for clear days, and by whose rule they are counted.
pub(super) fn clear_days(content: &Content<'_>, access: Access) -> String {
    const COUNTED: &str = "Saturdays, Sundays and bank holidays do not count";
    const UNTIL: &str = "(the council's own rule until somebody has checked it)";
    match agenda(content, access) {
        Asked::Law(words) => format!("{COUNTED} {UNTIL}. {}", law(words)),
        Asked::OwnRule(words) => format!("{COUNTED}. {}", own_rules(words)),
        Asked::Setting => format!("{COUNTED}. {SETTING}"),
    }
}

/// Who asks for the notice of a meeting of a parish, town or community council.
pub(super) fn of_parish(content: &Content<'_>) -> String {
    match (content.settings.clear_days, content.settings.jurisdiction) {
        (Some(_), _) => SETTING.to_owned(),
        (None, Jurisdiction::England) => {
            own_rules("Local Government Act 1972, Schedule 12, paragraph 10(2)")
        }
        (None, Jurisdiction::Wales) => own_rules("Local Government Act 1972, Schedule 12"),
    }
}

/// Who asks for the publication of an agenda.
pub(super) fn publication(content: &Content<'_>, access: Access) -> String {
    match agenda(content, access) {
        Asked::Law(words) => law(words),
        Asked::OwnRule(words) => own_rule(words),
        Asked::Setting => SETTING.to_owned(),
    }
}

enum Asked {
    Law(&'static str),
    OwnRule(&'static str),
    Setting,
}

const SETTING: &str = "Source: the council's own rule, `clear days` in `site.yaml`";

fn agenda(content: &Content<'_>, access: Access) -> Asked {
    match (content.settings.jurisdiction, access) {
        _ if content.settings.clear_days.is_some() => Asked::Setting,
        (Jurisdiction::England, Access::Council) => {
            Asked::Law("Local Government Act 1972, section 100B, with SI 2002/715")
        }
        (Jurisdiction::England, Access::HealthAndWellbeing) => {
            Asked::OwnRule("Local Government Act 1972, section 100B, with SI 2013/218, part 2")
        }
        (Jurisdiction::England, Access::Executive) => Asked::Law("SI 2012/2089, regulation 6"),
        (Jurisdiction::Wales, Access::Council) => {
            Asked::Law("Local Government Act 1972, section 100BA")
        }
        (Jurisdiction::Wales, _) => Asked::OwnRule("Local Government Act 1972, section 100BA"),
    }
}

/// The day on which the rules of health scrutiny, SI 2013/218, came into force.
pub(super) const HEALTH_SCRUTINY_SINCE: NaiveDate = day(2013, 4, 1);

/// Behind this day no recommendation can lead to a referral to the Secretary of State.
pub(super) const LAST_DAY_OF_REFERRALS: NaiveDate = day(2024, 1, 31);

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MAX,
    }
}
