//! A table of the open data: its rows, and from one description of its columns the fields, the cells
//! and the keys.

use crate::plan::Site;
use crate::plan::file::data::cell::Cell;
use crate::plan::file::data::column::{Column, Field};

/// Gives each row of a table.
pub type Rows<T> = fn(&Site<'_>, &mut dyn FnMut(T));

/// A table whose rows are `T`.
pub struct Sheet<T: 'static> {
    /// The name of its files, such as `recommendations`.
    pub name: &'static str,
    /// The fields by which a row is known; none where nothing tells two rows apart for certain.
    pub key: &'static [&'static str],
    pub rows: Rows<T>,
    pub columns: &'static [Column<T>],
}

/// A table, whatever its rows are.
pub trait Table: Sync {
    /// The name of its files.
    fn name(&self) -> &'static str;
    /// The fields by which a row is known.
    fn key(&self) -> &'static [&'static str];
    /// Its fields, in the order of the cells.
    fn fields(&self) -> Vec<Field>;
    /// How many rows there are.
    fn count(&self, site: &Site<'_>) -> usize;
    /// Gives the cells of each row.
    fn each<'s>(&self, site: &'s Site<'_>, take: &mut dyn FnMut(&[Cell<'s>]));
}

impl<T: Copy + 'static> Table for Sheet<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn key(&self) -> &'static [&'static str] {
        self.key
    }

    fn fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        for column in self.columns {
            column.fields(&mut fields);
        }
        fields
    }

    fn count(&self, site: &Site<'_>) -> usize {
        let mut count = 0;
        (self.rows)(site, &mut |_| count += 1);
        count
    }

    fn each<'s>(&self, site: &'s Site<'_>, take: &mut dyn FnMut(&[Cell<'s>])) {
        let mut cells = Vec::with_capacity(self.columns.len() * 2);
        (self.rows)(site, &mut |row| {
            cells.clear();
            for column in self.columns {
                column.fill(site, row, &mut cells);
            }
            take(&cells);
        });
    }
}
