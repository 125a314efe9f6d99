//! What the scripts of a site unpack: numbers as short text, what a word of the search leads to, and
//! texts made small.

/// Numbers as `publication.js` unpacks them.
pub fn numbers(text: &str) -> Vec<usize> {
    let mut numbers = Vec::new();
    let mut before = Vec::new();
    for byte in text.bytes() {
        let sign = usize::from(byte) - if byte > b'\\' { 36 } else { 35 };
        if sign >= 71 {
            before.push(sign - 71);
        } else {
            let add = |number, more: usize| number * 20 + more + 71;
            numbers.push(before.drain(..).rev().fold(sign, add));
        }
    }
    assert!(before.is_empty(), "{text} ends too early");
    numbers
}

/// A thing that a word leads to.
#[derive(Debug)]
pub struct Listed {
    pub thing: usize,
    /// The passage that shows the word; 0 where a result shows it anyway.
    pub passage: usize,
}

/// In how many things a word stands, and those that it leads to.
pub fn posting(text: &str) -> (usize, Vec<Listed>) {
    let mut numbers = numbers(text).into_iter();
    let mut next = || numbers.next();
    let count = next().expect("a count");
    let mut listed = Vec::new();
    while let Some(weight) = next() {
        assert!((1..=15).contains(&weight), "{weight} in {text}");
        let mut thing = 0;
        for _ in 0..next().expect("how many") {
            let step = next().expect("a step");
            thing += step / 2;
            let passage = match step % 2 {
                1 => next().expect("a passage"),
                _ => 0,
            };
            listed.push(Listed { thing, passage });
        }
    }
    (count, listed)
}

/// A text that was made small.
pub fn text(bytes: &[u8]) -> String {
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(bytes).expect("packed as zlib has it");
    String::from_utf8(bytes).expect("text")
}
