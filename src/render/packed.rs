//! A text made small for a script that unpacks it (`DecompressionStream('deflate')`). This is the door to
//! the packer, which packs the same on every machine.

use miniz_oxide::deflate::compress_to_vec_zlib;

/// How hard it tries, of 10: more takes longer and hardly saves.
const EFFORT: u8 = 6;

/// A text, packed as zlib has it.
pub fn bytes(text: &str) -> Vec<u8> {
    compress_to_vec_zlib(text.as_bytes(), EFFORT)
}
