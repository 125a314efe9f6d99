//! Tables whose rows are named by a typed number, so that a person is never taken for a post. A copy of
//! a table shares its rows with it, until one of the two changes one.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};
use std::sync::Arc;

/// The number of a row in the table of `T`.
pub struct Id<T>(u32, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// The number of the row at `index`.
    pub(super) fn new(index: usize) -> Id<T> {
        Id(u32::try_from(index).unwrap_or(u32::MAX), PhantomData)
    }

    /// The row's position in its table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Id<T> {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Id<T>) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Id<T>) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Id<T>) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Rows of one kind.
#[derive(Debug)]
pub struct Table<T>(Vec<Arc<T>>);

impl<T> Clone for Table<T> {
    fn clone(&self) -> Table<T> {
        Table(self.0.clone())
    }
}

impl<T> Default for Table<T> {
    fn default() -> Table<T> {
        Table(Vec::new())
    }
}

impl<T> Table<T> {
    /// No rows yet, and room for so many: growing would copy all that there are again and again.
    pub fn with_room_for(rows: usize) -> Table<T> {
        Table(Vec::with_capacity(rows))
    }

    /// Adds a row and returns its number.
    pub fn add(&mut self, row: T) -> Id<T> {
        self.0.push(Arc::new(row));
        Id::new(self.0.len() - 1)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers of all rows, in their order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + use<T> {
        (0..self.0.len()).map(Id::new)
    }

    /// The number of the row at a position; none where there is no such row.
    pub fn at(&self, index: usize) -> Option<Id<T>> {
        (index < self.0.len()).then(|| Id::new(index))
    }

    /// All rows with their numbers, in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> {
        self.0
            .iter()
            .enumerate()
            .map(|(index, row)| (Id::new(index), &**row))
    }

    /// All rows.
    pub fn rows(&self) -> &[Arc<T>] {
        &self.0
    }

    /// A row, shared: it stays as it is, whatever the table's own becomes.
    pub fn shared(&self, id: Id<T>) -> Arc<T> {
        Arc::clone(&self.0[id.index()])
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;
    fn index(&self, id: Id<T>) -> &T {
        &self.0[id.index()]
    }
}

impl<T: Clone> IndexMut<Id<T>> for Table<T> {
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        Arc::make_mut(&mut self.0[id.index()])
    }
}
