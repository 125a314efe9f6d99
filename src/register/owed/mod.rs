//! What is owed of a recommendation as of the register's day: the answer, by its clock; what was
//! promised; the work itself. Every page, list, count and sentence asks here.

mod clock;
mod divided;
mod handover;
mod lists;
mod promise;
mod silence;
mod status;

pub use clock::{AnswerTimes, Clock, ClockState, Deadline, DeadlineRule, NotComputed};
pub use divided::Decided;
pub use handover::{Answering, Came, Duty, Handovers, Tenure};
pub use lists::PromiseAt;
pub use promise::{Fate, Promise, PromiseState, Timing, UnknownPromise};
pub use silence::Silent;
pub use status::{DUE_SOON_DAYS, Late, Status, Urgency};

pub(super) use promise::promises;
