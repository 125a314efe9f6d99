//! A paper that records cite, or that is attached to a meeting: linked, or copied and published.

use crate::diagnostic::Finding;
use crate::record::fields::{Fields, Text};
use crate::record::standing::{Exemption, Standing, exemption};
use crate::source::Place;
use crate::term::PartialDate;
use crate::term::text::squeeze;

/// One paper: where it is and what it is.
#[derive(Clone, Debug)]
pub struct Paper {
    /// All that is written of it.
    pub extent: Place,
    pub title: Option<Text>,
    /// The title that may be published of an exempt paper.
    pub public_title: Option<String>,
    /// The number that the meeting gave it, such as HWB10(a).
    pub paper: Option<String>,
    /// An address elsewhere.
    pub link: Option<Text>,
    /// A file under `documents/`, published beside the pages.
    pub file: Option<Text>,
    /// The kind of file, such as PDF; read from the name's ending where it is left out.
    pub kind: Option<String>,
    /// The size as written, for a linked file; measured for a published one.
    pub size: Option<String>,
    pub pages: Option<String>,
    pub published_on: Option<PartialDate>,
    pub exempt: Option<Exemption>,
}

impl Paper {
    /// Reads the fields of a paper, `exempt` among them.
    pub fn read(fields: &mut Fields<'_>) -> Paper {
        let exempt = exemption(fields);
        Paper {
            exempt,
            ..Paper::read_public(fields)
        }
    }

    /// Reads the fields of a paper that is a record of its own, whose state is read elsewhere.
    fn read_public(fields: &mut Fields<'_>) -> Paper {
        let mut paper = Paper {
            extent: fields.extent(),
            title: fields.required("title"),
            public_title: fields.words("public title"),
            paper: fields.words("paper"),
            link: fields.text("link"),
            file: fields.text("file"),
            kind: fields.words("type"),
            size: fields.words("size"),
            pages: fields.words("pages"),
            published_on: fields.date("published on"),
            exempt: None,
        };
        if let (Some(_), Some(file)) = (&paper.link, &paper.file) {
            fields.add(
                Finding::error(
                    "link-and-file",
                    file.place,
                    "a paper is a link or a file, not both",
                )
                .help("keep `file` if it is to be published here, `link` if it is elsewhere"),
            );
        }
        if let Some(link) = &paper.link
            && !["https://", "http://", "mailto:"]
                .iter()
                .any(|start| link.text.starts_with(start))
        {
            let finding = Finding::error("bad-link", link.place, "a link begins with `https://`");
            let is_bare = link.text.starts_with("www.");
            fields.add(if is_bare {
                finding.did_you_mean(Some(&format!("https://{}", link.text)))
            } else {
                finding.help("for a file of your own write `file: documents/…`")
            });
            // Said once: no page is to be looked through for it.
            paper.link = None;
        }
        paper
    }
}

/// A paper in the register of documents.
#[derive(Clone, Debug)]
pub struct Document {
    pub standing: Standing,
    pub reference: Text,
    pub paper: Paper,
    pub publisher: Option<Text>,
}

/// Reads one entry of `documents.yaml`.
pub fn read(fields: &mut Fields<'_>) -> Option<Document> {
    let standing = Standing::read(fields);
    let reference = fields.required("reference");
    let paper = Paper::read_public(fields);
    let publisher = fields.text("publisher").map(|text| Text {
        text: squeeze(&text.text),
        ..text
    });
    paper.title.as_ref()?;
    Some(Document {
        standing,
        reference: reference?,
        paper,
        publisher,
    })
}
