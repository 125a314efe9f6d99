//! What a council officer may rely on: a small piece of content, a command, the whole expected answer.
//! Every specification runs the real program in a folder of its own.

mod addresses;
mod as_of;
mod charts;
mod checking;
mod clocks;
mod commands;
mod data;
mod dates_and_values;
mod diff;
mod documents;
mod duties;
mod filters;
mod follow;
mod handover;
mod hostile;
mod init;
mod leads;
mod lists;
mod meetings;
mod mistakes;
mod new;
mod output;
mod owed;
#[path = "../packed/mod.rs"]
mod packed;
mod progress;
mod promises;
mod rolled_up;
mod schemas;
mod search;
mod shared_links;
mod since;
mod site;
mod theme;
mod withheld;
