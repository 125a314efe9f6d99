//! The numbers of files. They grow with the order of the paths, and between two of them there is room for files
//! that come later: so a file keeps its number, and what was read from it stays as it is.

/// The number of a source among [`Sources`](crate::source::Sources).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

impl SourceId {
    /// The position at which its source stands if no file came or went since all were numbered.
    pub(super) fn likely_position(self) -> usize {
        (self.0 / APART) as usize
    }
}

/// So far apart are the numbers of neighbours that are numbered together.
const APART: u32 = 1024;

/// Numbers for files in the order of their paths, of which some have one already. They keep it, unless there is no
/// room for all that are new between two of them: then all get new ones.
pub(super) fn numbered(known: &[Option<SourceId>]) -> Vec<SourceId> {
    let all_new = || numbered_between(&vec![None; known.len()]);
    numbered_between(known).or_else(all_new).unwrap_or_default()
}

/// Those numbers, if there is room.
fn numbered_between(known: &[Option<SourceId>]) -> Option<Vec<SourceId>> {
    let mut numbers = Vec::with_capacity(known.len());
    let mut free = 0;
    // New files, and behind them one that has a number.
    for files in known.chunk_by(|before, _| before.is_none()) {
        let last = files.last().copied().flatten();
        let new = u32::try_from(files.len() - usize::from(last.is_some())).ok()?;
        let room = match last {
            Some(SourceId(number)) => number.checked_sub(free)?,
            None => APART.min((u32::MAX - free) / new).checked_mul(new)?,
        };
        if room < new {
            return None;
        }
        let share = |part: u32| u64::from(room) * u64::from(2 * part + 1) / u64::from(2 * new);
        for part in 0..new {
            numbers.push(SourceId(free + u32::try_from(share(part)).ok()?));
        }
        numbers.extend(last);
        free = last.map_or(free + room, |SourceId(number)| number.saturating_add(1));
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use crate::source::number::{APART, SourceId, numbered};

    fn grow(numbers: &[SourceId]) -> bool {
        numbers.windows(2).all(|pair| pair[0] < pair[1])
    }

    #[test]
    fn a_file_keeps_its_number_when_others_come_before_between_and_behind() {
        let first = numbered(&[None; 3]);
        let stand = |number: &SourceId| number.likely_position();
        assert_eq!(first.iter().map(stand).collect::<Vec<_>>(), [0, 1, 2]);
        let [a, b, c] = [0, 1, 2].map(|at| first.get(at).copied());
        let then = numbered(&[None, None, a, None, b, c, None]);
        assert!(grow(&then), "{then:?}");
        assert_eq!([2, 4, 5].map(|at| then.get(at).copied()), [a, b, c]);
        // Taking one away moves nobody.
        assert_eq!(numbered(&[a, c]), [a, c].map(Option::unwrap));
    }

    #[test]
    fn where_there_is_no_room_all_get_new_numbers() {
        let [a, b] = [5, 7].map(SourceId);
        let one = numbered(&[Some(a), None, Some(b)]);
        assert_eq!(one, [5, 6, 7].map(SourceId));
        let two = numbered(&[Some(a), None, None, Some(b)]);
        assert!(grow(&two) && two.len() == 4, "{two:?}");
        assert_eq!(two.last().map(|last| last.0), Some(3 * APART + APART / 2));
        // Nor where they do not grow.
        assert!(grow(&numbered(&[Some(b), Some(a)])));
        let last = SourceId(u32::MAX);
        assert!(grow(&numbered(&[Some(last), None])));
    }
}
