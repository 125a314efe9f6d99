//! Standing text: about, accessibility, privacy, how to take part.

use crate::record::fields::{Fields, Text};
use crate::record::passage::{Passage, passage};
use crate::record::standing::Standing;
use std::ops::Range;
use std::sync::Arc;

/// A page of standing text.
#[derive(Clone, Debug)]
pub struct Page {
    pub standing: Standing,
    pub title: Text,
    pub menu: Menu,
    pub order: u32,
    pub summary: Option<String>,
    pub text: Passage,
}

/// Which menu leads to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    Main,
    Footer,
    None,
}

/// Reads a page from its front matter and the Markdown below it.
pub fn read(fields: &mut Fields<'_>, text: &Arc<str>, body: Range<usize>) -> Option<Page> {
    let standing = Standing::read(fields);
    let title = fields.required("title");
    let menu = fields.choice(
        "menu",
        &[
            ("main", Menu::Main),
            ("footer", Menu::Footer),
            ("none", Menu::None),
        ],
    );
    let order = fields.number("order", 0..=9999);
    let summary = fields.words("summary");
    Some(Page {
        standing,
        title: title?,
        menu: menu.unwrap_or(Menu::None),
        order: order.unwrap_or(100),
        summary,
        text: passage(fields.source(), text, body),
    })
}
