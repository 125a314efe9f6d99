//! A feed as Atom (RFC 4287): the bytes of `feed.atom`.

use crate::plan::file::feed::Told;
use crate::plan::file::feed::item::Item;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

type Xml = Writer<Vec<u8>>;

/// The feed. Writing into memory does not fail.
pub fn text(told: &Told) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    match write(&mut xml, told) {
        Ok(()) => {
            let mut text = String::from_utf8(xml.into_inner()).unwrap_or_default();
            text.push('\n');
            text
        }
        Err(_) => String::new(),
    }
}

fn write(xml: &mut Xml, told: &Told) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let feed = xml
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", told.language.as_str()));
    feed.write_inner_content(|xml| {
        element(xml, "id", &told.id)?;
        element(xml, "title", &told.title)?;
        element(xml, "subtitle", &told.subtitle)?;
        element(xml, "updated", &told.updated)?;
        xml.create_element("author")
            .write_inner_content(|xml| element(xml, "name", &told.author))?;
        link(xml, "self", Some("application/atom+xml"), &told.atom)?;
        link(xml, "alternate", Some("text/html"), &told.page)?;
        link(xml, "license", None, &told.licence_link)?;
        element(xml, "rights", &told.licence)?;
        element(xml, "generator", "Answerable")?;
        told.items.iter().try_for_each(|item| entry(xml, item))
    })?;
    Ok(())
}

fn entry(xml: &mut Xml, item: &Item) -> io::Result<()> {
    xml.create_element("entry").write_inner_content(|xml| {
        element(xml, "id", &item.id)?;
        element(xml, "title", &item.title)?;
        element(xml, "published", &item.time)?;
        element(xml, "updated", &item.time)?;
        link(xml, "alternate", Some("text/html"), &item.link)?;
        element(xml, "summary", &item.summary)
    })?;
    Ok(())
}

fn element(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name)
        .write_text_content(BytesText::new(text))?;
    Ok(())
}

fn link(xml: &mut Xml, rel: &str, kind: Option<&str>, href: &str) -> io::Result<()> {
    let mut link = xml.create_element("link").with_attribute(("rel", rel));
    if let Some(kind) = kind {
        link = link.with_attribute(("type", kind));
    }
    link.with_attribute(("href", href)).write_empty()?;
    Ok(())
}
