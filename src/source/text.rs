//! From the bytes of a file to its text, or why they are none.

/// Why the bytes of a file are no text.
pub(super) enum NoText {
    /// The system does not let us read them.
    Closed,
    Nul,
    /// The line of the first fault, and the words as Windows writes them in western Europe.
    NotUtf8 {
        line: usize,
        words: String,
    },
}

/// The text of a file, without a byte order mark.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, NoText> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let before = bytes.get(..valid).unwrap_or_default();
        NoText::NotUtf8 {
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            words: bytes.into_iter().map(char::from).collect(),
        }
    })?;
    if text.contains('\0') {
        return Err(NoText::Nul);
    }
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
