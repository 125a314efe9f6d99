//! What is wrong with a command line, in an officer's words and with what to do. Goes to the screen in
//! the place of the parser's own words.

use crate::term::text::one_of;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;

/// Says what is wrong with a command line. None where help or the version is the answer.
pub fn misunderstood(error: &clap::Error) -> Option<String> {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        return None;
    }
    let words = sentence(error);
    let sign = match words.ends_with('?') {
        true => "",
        false => ";",
    };
    Some(format!(
        "{words}{sign} `--help` behind the command says what can be written"
    ))
}

fn sentence(error: &clap::Error) -> String {
    let of = |kind| named(error, kind);
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| of(kind).into_iter().next())
    .map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    let argument_words = one_of(argument.iter().map(String::as_str));
    let first_value = value.first().map_or("", String::as_str);
    match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            let all: Vec<String> = argument.iter().map(|one| format!("`{one}`")).collect();
            format!("{} has to be given", all.join(" and "))
        }
        ErrorKind::MissingSubcommand => {
            "say what it should do, such as `answerable build`".to_owned()
        }
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand);
            let command = one_of(command.iter().map(String::as_str));
            format!("there is no command {command}{meant}")
        }
        ErrorKind::UnknownArgument => format!("{argument_words} means nothing here{meant}"),
        ErrorKind::InvalidValue if first_value.is_empty() => {
            format!("something has to stand behind {argument_words}")
        }
        ErrorKind::InvalidValue => {
            let known = of(ContextKind::ValidValue);
            let known = one_of(known.iter().map(String::as_str));
            format!("`{first_value}` cannot stand behind {argument_words}; write {known}{meant}")
        }
        ErrorKind::ValueValidation => {
            let why = error
                .source()
                .map_or(String::new(), |why| format!(": {why}"));
            format!("`{first_value}` cannot stand behind {argument_words}{why}")
        }
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            match other.is_empty() || other == argument {
                true => format!("{argument_words} stands there twice; once is enough"),
                false => {
                    let other = one_of(other.iter().map(String::as_str));
                    format!("{argument_words} and {other} cannot stand together; choose one")
                }
            }
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("one thing has to stand behind {argument_words}, and no more")
        }
        ErrorKind::InvalidUtf8 => {
            "a word of the command holds letters that this program cannot read".to_owned()
        }
        _ => "the command cannot be understood".to_owned(),
    }
}

/// What the parser says of one kind: names of options, values.
fn named(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

/// Reads the number of a port.
pub fn port(text: &str) -> Result<u16, &'static str> {
    text.parse()
        .map_err(|_| "a port is a whole number from 0 to 65535, such as 8000")
}
