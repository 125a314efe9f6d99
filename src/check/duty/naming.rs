//! What findings about a body need of its record.

use crate::check::Content;
use crate::record::standing::Standing;
use crate::register::{Body, Id};

/// What to call a body in a finding.
pub(super) fn name<'a>(content: &Content<'a>, body: Id<Body>) -> &'a str {
    let record = &content.register.bodies[body].record;
    &record.short_name.as_ref().unwrap_or(&record.name).text
}

/// What every record has, of a body.
pub(super) fn standing<'a>(content: &Content<'a>, body: Id<Body>) -> &'a Standing {
    &content.register.bodies[body].record.standing
}
