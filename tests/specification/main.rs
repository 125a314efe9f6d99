//! What a council officer may rely on: a small piece of content, a command, the whole expected answer.
//! Every specification runs the real program in a folder of its own.

mod addresses;
mod checking;
mod dates_and_values;
mod documents;
mod duties;
mod handover;
mod hostile;
mod leads;
mod lists;
mod meetings;
mod mistakes;
mod output;
mod progress;
mod schemas;
mod site;
mod theme;
mod withheld;
