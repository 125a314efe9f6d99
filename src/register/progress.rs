//! How far the actions of a plan are, counted from what the plan says of each. An action with
//! sub-actions is counted through them, and an action that the plan prints twice once.

use crate::register::{Action, Id, Register};
use crate::term::Delivery;

/// How many actions stand where, as of the register's day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many state each delivery, in the order of [`Delivery::ALL`].
    stated: [usize; Delivery::ALL.len()],
    /// How many of them are late; each is among the others too.
    pub late: usize,
}

impl Progress {
    /// How many say this.
    pub fn of(&self, delivery: Delivery) -> usize {
        let counts = Delivery::ALL.into_iter().zip(self.stated);
        let same = counts.filter(|(known, _)| *known == delivery);
        same.map(|(_, count)| count).sum()
    }

    /// How many are done, as reported or as confirmed.
    pub fn done(&self) -> usize {
        self.of(Delivery::DoneAsReported) + self.of(Delivery::DoneAsConfirmed)
    }

    /// How many say that something is still to be done.
    pub fn open(&self) -> usize {
        let counts = Delivery::ALL.into_iter().zip(self.stated);
        let open = counts.filter(|(known, _)| !known.is_closed() && *known != Delivery::NotStated);
        open.map(|(_, count)| count).sum()
    }

    /// Of how many the plan does not say how far they are.
    pub fn unstated(&self) -> usize {
        self.of(Delivery::NotStated)
    }

    /// All that were counted.
    pub fn whole(&self) -> usize {
        self.stated.iter().sum()
    }

    /// The one word that they come to, where they come to one: all say the same, or some have begun
    /// and some are open. Of those that say nothing nothing is guessed.
    pub fn together(&self) -> Option<Delivery> {
        let (whole, silent, open, done) = (self.whole(), self.unstated(), self.open(), self.done());
        if whole == silent {
            return None;
        }
        let same = Delivery::ALL
            .into_iter()
            .find(|known| self.of(*known) == whole);
        if same.is_some() {
            return same;
        }
        if done == whole {
            return Some(Delivery::DoneAsReported);
        }
        let (paused, waiting) = (self.of(Delivery::Paused), self.of(Delivery::NotStarted));
        let running = open - paused - waiting;
        if running > 0 || (waiting > 0 && done + paused > 0) {
            Some(Delivery::InProgress)
        } else if silent > 0 || open == 0 {
            None
        } else if paused > 0 {
            Some(Delivery::Paused)
        } else {
            Some(Delivery::NotStarted)
        }
    }

    fn add(&mut self, delivery: Delivery, is_late: bool) {
        let counts = Delivery::ALL.into_iter().zip(&mut self.stated);
        for (_, count) in counts.filter(|(known, _)| *known == delivery) {
            *count += 1;
        }
        self.late += usize::from(is_late);
    }
}

/// What an action with sub-actions says of itself, and what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolledUp {
    /// What the plan says of the action as a whole.
    pub stated: Option<Delivery>,
    /// What it says of the sub-actions.
    pub parts: Progress,
    /// How the two disagree, where they do.
    pub split: Option<Split>,
}

/// A disagreement of an action and its sub-actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The action is closed, and so many sub-actions are open.
    ClosedAboveOpen(usize),
    /// The action is open, and all its sub-actions are closed.
    OpenAboveClosed,
    /// The action is not started, and so many sub-actions have begun.
    WaitingAboveBegun(usize),
}

impl Action {
    /// What the plan says of how far the action is; none where it says nothing.
    pub fn stated(&self) -> Option<Delivery> {
        self.record
            .delivery
            .filter(|delivery| *delivery != Delivery::NotStated)
    }
}

impl Register {
    /// The actions that are counted for these: their sub-actions in the place of those that have
    /// some, and none that is counted where the plan prints it again.
    pub fn counted_actions<'a>(
        &'a self,
        actions: &'a [Id<Action>],
    ) -> impl Iterator<Item = Id<Action>> + 'a {
        let once = actions.iter().filter(|id| self.counted_at(**id).is_none());
        once.flat_map(move |id| match self.actions[*id].sub_actions.as_slice() {
            [] => std::slice::from_ref(id),
            parts => parts,
        })
        .copied()
        .filter(|id| self.counted_at(*id).is_none())
    }

    /// How far these actions are, as of the register's day.
    pub fn progress(&self, actions: &[Id<Action>]) -> Progress {
        self.sum(self.counted_actions(actions))
    }

    /// What an action with sub-actions says of itself and through them; none for any other.
    pub fn rolled_up(&self, id: Id<Action>) -> Option<RolledUp> {
        let action = &self.actions[id];
        if action.sub_actions.is_empty() {
            return None;
        }
        let parts = self.sum(action.sub_actions.iter().copied());
        let stated = action.stated();
        let begun = parts.done()
            + parts.of(Delivery::InProgress)
            + parts.of(Delivery::Paused)
            + parts.of(Delivery::Ongoing);
        let split = stated.and_then(|stated| match stated {
            stated if stated.is_closed() => {
                (parts.open() > 0).then_some(Split::ClosedAboveOpen(parts.open()))
            }
            Delivery::NotStarted if begun > 0 => Some(Split::WaitingAboveBegun(begun)),
            _ => (parts.open() + parts.unstated() == 0).then_some(Split::OpenAboveClosed),
        });
        Some(RolledUp {
            stated,
            parts,
            split,
        })
    }

    /// The action of the same plan at which this one is counted, where it is printed twice.
    pub fn counted_at(&self, id: Id<Action>) -> Option<Id<Action>> {
        self.actions[id].counted_at
    }

    fn sum(&self, actions: impl Iterator<Item = Id<Action>>) -> Progress {
        let mut progress = Progress::default();
        for id in actions {
            let stated = self.actions[id].stated().unwrap_or(Delivery::NotStated);
            progress.add(stated, self.is_late_action(id));
        }
        progress
    }

    /// Settles where each action is counted that a plan prints more than once: at the one that has
    /// sub-actions, else at the first.
    pub(super) fn count_twins_once(&mut self) {
        let mut is_met = vec![false; self.actions.len()];
        for id in self.actions.ids() {
            if is_met[id.index()] || self.actions[id].same_as.is_empty() {
                continue;
            }
            let plan = self.actions[id].plan;
            let mut group = Vec::new();
            let mut open = vec![id];
            is_met[id.index()] = true;
            while let Some(next) = open.pop() {
                group.push(next);
                for twin in &self.actions[next].same_as {
                    let is_part = self.actions[*twin].parent == Some(next)
                        || self.actions[next].parent == Some(*twin);
                    if self.actions[*twin].plan == plan && !is_part && !is_met[twin.index()] {
                        is_met[twin.index()] = true;
                        open.push(*twin);
                    }
                }
            }
            group.sort_unstable();
            let has_parts = |id: &&Id<Action>| !self.actions[**id].sub_actions.is_empty();
            // Parts of an action that is counted elsewhere are not counted.
            let is_counted = |id: &&Id<Action>| {
                let parent = self.actions[**id].parent;
                parent.is_none_or(|parent| self.actions[parent].counted_at.is_none())
            };
            let at = group.iter().find(has_parts);
            let Some(at) = at.or_else(|| group.iter().find(is_counted)).copied() else {
                continue;
            };
            for twin in group.into_iter().filter(|twin| *twin != at) {
                self.actions[twin].counted_at = Some(at);
            }
        }
    }
}
