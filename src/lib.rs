//! Answerable turns a council's content folder into public transparency pages.
//!
//! # The house
//!
//! A site is a value. A content folder goes in; one plan of addresses comes out, and every address
//! knows how to make its own bytes.
//!
//! ```text
//! content/ ─read→ Sources ─parse→ Records ─link→ Register ─plan→ Plan ─render(entry)→ bytes ─stage→ Output ─publish→ public/
//!         every arrow may add findings to one Report; an error in it stops the flow before anything is written
//! ```
//!
//! | type | what it promises |
//! | --- | --- |
//! | [`source::Sources`] | every file of the content folder, read once, in path order |
//! | [`record::Records`] | every file that parsed, one table a kind; references are still names |
//! | [`register::Register`] | the linked graph of all that the public may see; answers as of a given day |
//! | [`plan::Plan`] | every address that will be published, once; an entry is a recipe |
//! | [`render::Renderer`] | entry to bytes: a pure function, the same on any number of threads |
//! | [`publish::Published`] | what was done to the output folder |
//!
//! # The rooms, top floor first; a floor imports only floors below it
//!
//! ```text
//! command      one file a command; the only place with a clock and a terminal
//! cli          the grammar of the command line
//! publish      the output folder, written so that a reader never meets half a site
//! difference   what a change of the content changes for the public, record by record, page by page
//! preview      the site from memory: the local server, the watcher, the page that shows findings
//! check        one file a check, named for what is wrong, in a folder a kind of trouble
//! load         what every command begins with: a folder read, parsed and linked, again where it changed
//! render       theme, minifying: entry -> bytes; the door to the template engine
//! plan         which addresses exist: page/ (a file or folder a kind of page), file/ (feeds, calendars,
//!              open data, the search index, the filters)
//! blank        the blank form of a new record, with what the guide says of each key
//! schema       the keys of every folder and table, for editors
//! register     the linked graph and its questions
//! settings     content/site.yaml over documented defaults
//! record       one file a kind of record: how it is written
//! wording      the words that the site adds, one table a language
//! prose        the door to Markdown
//! diagnostic   findings, and how they are shown
//! yaml         the door to YAML
//! term         the council's words, one a file
//! source       a file read once, and the place in it where a thing stands
//! memory       the door to the allocator
//! ```

pub mod blank;
pub mod check;
pub mod cli;
pub mod command;
pub mod diagnostic;
pub mod difference;
pub mod load;
pub mod memory;
pub mod plan;
pub mod preview;
pub mod prose;
pub mod publish;
pub mod record;
pub mod register;
pub mod render;
pub mod schema;
pub mod settings;
pub mod source;
pub mod term;
pub mod wording;
pub mod yaml;
