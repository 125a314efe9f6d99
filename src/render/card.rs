//! The picture of a shared link as PNG: the page's words on the site's own ground, under a bar of its
//! colour. This is the door to the typeface and to PNG.

use crate::plan::Card;
use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use epaint_default_fonts::UBUNTU_LIGHT;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The size that the networks ask for, in pixels.
const WIDTH: usize = 1200;
const HEIGHT: usize = 630;

/// How far words stand from the edge, and the height of the bar on top.
const EDGE: f32 = 80.0;
const BAR: usize = 28;

const PAPER: [u8; 3] = [254, 253, 250];
const INK: [u8; 3] = [27, 27, 25];

/// The colours of a picture, two bits each: the ground, half and whole ink, and the bar's.
const FULL: u8 = 2;
const COLOUR: u8 = 3;

/// How hard the packer tries, of 9: more takes far longer and hardly saves.
const EFFORT: u8 = 4;

/// How large a heading is, in pixels, and in how many lines it has to fit; the last takes what does not.
const HEADINGS: [(u16, usize); 3] = [(96, 2), (76, 3), (62, 4)];

/// Letters in the sizes that cards have, each drawn once.
#[derive(Default)]
pub struct Letters {
    drawn: Mutex<HashMap<(char, u16), Arc<Letter>>>,
}

/// A letter: how much ink each of its pixels has, and how far it is to the next.
struct Letter {
    left: i32,
    top: i32,
    width: usize,
    ink: Vec<u8>,
    step: f32,
}

/// A picture in colours, a byte each.
struct Picture {
    colours: Vec<u8>,
}

impl Letters {
    /// A card as PNG. `accent` is the colour of the bar.
    pub fn card(&self, card: &Card, accent: [u8; 3]) -> Vec<u8> {
        let mut picture = Picture {
            colours: vec![0; WIDTH * HEIGHT],
        };
        picture.colours[..WIDTH * BAR].fill(COLOUR);
        if let Ok(font) = FontRef::try_from_slice(UBUNTU_LIGHT) {
            let mut write = |words: &str, size: u16, down: i32, most: usize| {
                let mut lines = self.lines(&font, words, size);
                if lines.len() > most {
                    lines.truncate(most);
                    if let Some(last) = lines.last_mut() {
                        last.push('\u{2026}');
                    }
                }
                for (at, line) in lines.iter_mut().enumerate() {
                    self.shorten(&font, line, size);
                    let foot = down + at as i32 * i32::from(size) * 11 / 10;
                    self.write(&font, line, size, foot, &mut picture);
                }
            };
            let fits = |(size, most): &(u16, usize)| {
                self.lines(&font, &card.heading, *size).len() <= *most
            };
            let (size, most) = HEADINGS.into_iter().find(fits).unwrap_or(HEADINGS[2]);
            write(&card.owner, 40, 132, 1);
            write(&card.heading, size, 180 + i32::from(size), most);
            write(&card.section, 40, 516, 1);
            write(&card.title, 48, 572, 1);
        }
        picture.encode(accent)
    }

    fn letter(&self, font: &FontRef<'_>, character: char, size: u16) -> Arc<Letter> {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let letter = drawn
            .entry((character, size))
            .or_insert_with(|| Arc::new(Letter::of(font, character, size)));
        Arc::clone(letter)
    }

    fn width(&self, font: &FontRef<'_>, text: &str, size: u16) -> f32 {
        text.chars().map(|c| self.letter(font, c, size).step).sum()
    }

    /// Words in lines that fit between the edges.
    fn lines(&self, font: &FontRef<'_>, words: &str, size: u16) -> Vec<String> {
        let width = |text: &str| self.width(font, text, size);
        let mut lines: Vec<String> = Vec::new();
        let mut taken = 0.0;
        for word in words.split_whitespace() {
            let more = width(word);
            match lines.last_mut() {
                Some(line) if taken + width(" ") + more <= ROOM => {
                    line.push(' ');
                    line.push_str(word);
                    taken += width(" ") + more;
                }
                _ => {
                    lines.push(word.to_owned());
                    taken = more;
                }
            }
        }
        lines
    }

    /// Takes from a line what does not fit; an ellipsis says so. Whatever its length, each letter of it is
    /// looked at once.
    fn shorten(&self, font: &FontRef<'_>, line: &mut String, size: u16) {
        const MORE: char = '\u{2026}';
        let room = ROOM - self.letter(font, MORE, size).step;
        let (mut taken, mut fits) = (0.0, 0);
        for (at, letter) in line.char_indices() {
            taken += self.letter(font, letter, size).step;
            if taken <= room {
                fits = at + letter.len_utf8();
            }
            if taken > ROOM {
                line.truncate(fits);
                line.truncate(line.trim_end_matches([' ', MORE]).len());
                line.push(MORE);
                return;
            }
        }
    }

    fn write(&self, font: &FontRef<'_>, line: &str, size: u16, foot: i32, picture: &mut Picture) {
        let mut across = EDGE;
        for character in line.chars() {
            let letter = self.letter(font, character, size);
            picture.put(&letter, across.round() as i32, foot);
            across += letter.step;
        }
    }
}

/// How wide a line may be.
const ROOM: f32 = WIDTH as f32 - 2.0 * EDGE;

impl Letter {
    fn of(font: &FontRef<'_>, character: char, size: u16) -> Letter {
        let scaled = font.as_scaled(PxScale::from(f32::from(size)));
        let mut glyph = scaled.scaled_glyph(character);
        glyph.position = point(0.0, 0.0);
        let step = scaled.h_advance(glyph.id);
        let Some(outline) = font.outline_glyph(glyph) else {
            return Letter {
                left: 0,
                top: 0,
                width: 0,
                ink: Vec::new(),
                step,
            };
        };
        let bounds = outline.px_bounds();
        let (width, height) = (
            bounds.width().ceil() as usize,
            bounds.height().ceil() as usize,
        );
        let mut ink = vec![0; width * height];
        outline.draw(|x, y, cover| {
            let at = y as usize * width + x as usize;
            if let Some(ink) = ink.get_mut(at) {
                *ink = (cover.clamp(0.0, 1.0) * f32::from(FULL)).round() as u8;
            }
        });
        Letter {
            left: bounds.min.x as i32,
            top: bounds.min.y as i32,
            width,
            ink,
            step,
        }
    }
}

impl Picture {
    fn put(&mut self, letter: &Letter, across: i32, foot: i32) {
        if letter.width == 0 {
            return;
        }
        for (row, ink) in letter.ink.chunks(letter.width).enumerate() {
            let down = foot + letter.top + row as i32;
            if !(0..HEIGHT as i32).contains(&down) {
                continue;
            }
            let line = &mut self.colours[down as usize * WIDTH..][..WIDTH];
            for (at, ink) in ink.iter().enumerate() {
                let across = across + letter.left + at as i32;
                let pixel = usize::try_from(across).ok().and_then(|at| line.get_mut(at));
                if let Some(pixel) = pixel {
                    *pixel = (*pixel).max(*ink);
                }
            }
        }
    }

    /// The picture with a table of its four colours.
    fn encode(&self, accent: [u8; 3]) -> Vec<u8> {
        let half = |at: usize| u8::midpoint(PAPER[at], INK[at]);
        let table = [PAPER, [half(0), half(1), half(2)], INK, accent].concat();
        let packed: Vec<u8> = self
            .colours
            .chunks_exact(4)
            .map(|four| four[0] << 6 | four[1] << 4 | four[2] << 2 | four[3])
            .collect();
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Two);
        encoder.set_palette(table);
        encoder.set_deflate_compression(png::DeflateCompression::Level(EFFORT));
        encoder.set_filter(png::Filter::NoFilter);
        // Writing to memory does not fail.
        if let Ok(mut writer) = encoder.write_header() {
            let _ = writer.write_image_data(&packed);
        }
        bytes
    }
}
