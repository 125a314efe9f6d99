//! The picture of a shared link as PNG: the site's words on its own ground, under a bar of its colour.
//! This is the door to the typeface and to PNG.

use crate::plan::Card;
use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use epaint_default_fonts::UBUNTU_LIGHT;

/// The size that the networks ask for, in pixels.
const WIDTH: usize = 1200;
const HEIGHT: usize = 630;

/// How far words stand from the edge, and the height of the bar on top.
const EDGE: f32 = 80.0;
const BAR: usize = 28;

const PAPER: [u8; 3] = [254, 253, 250];
const INK: [u8; 3] = [27, 27, 25];

/// How many shades lie between the ground and the ink: as many as 4 bits tell, less the bar's colour.
const SHADES: u8 = 15;

/// A card as PNG. `accent` is the colour of the bar.
pub fn png(card: &Card, accent: [u8; 3]) -> Vec<u8> {
    let mut picture = Picture {
        shades: vec![0; WIDTH * HEIGHT],
    };
    picture.shades[..WIDTH * BAR].fill(SHADES);
    if let Ok(font) = FontRef::try_from_slice(UBUNTU_LIGHT) {
        picture.write(&font, &card.owner, 40.0, 140.0, 1);
        let (large, small) = match card.section.is_empty() {
            true => (card.title.as_str(), ""),
            false => (card.section.as_str(), card.title.as_str()),
        };
        picture.write(&font, large, 108.0, 320.0, 2);
        picture.write(&font, small, 56.0, 556.0, 1);
    }
    picture.encode(accent)
}

/// A picture in shades: 0 the ground, up to `SHADES - 1` the ink, `SHADES` the bar.
struct Picture {
    shades: Vec<u8>,
}

impl Picture {
    /// Writes words in at most so many lines, the first with its foot at `down`. What does not fit
    /// ends in an ellipsis.
    fn write(&mut self, font: &FontRef<'_>, words: &str, size: f32, down: f32, most: usize) {
        let scaled = font.as_scaled(PxScale::from(size));
        let width = |text: &str| -> f32 {
            let glyphs = text.chars().map(|c| scaled.h_advance(scaled.glyph_id(c)));
            glyphs.sum()
        };
        let room = WIDTH as f32 - 2.0 * EDGE;
        let mut lines: Vec<String> = Vec::new();
        for word in words.split_whitespace() {
            match lines.last_mut() {
                Some(line) if width(line) + width(" ") + width(word) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        let is_cut = lines.len() > most;
        lines.truncate(most);
        if let Some(last) = lines.last_mut()
            && (is_cut || width(last) > room)
        {
            while !last.is_empty() && width(last) + width("\u{2026}") > room {
                last.pop();
            }
            last.push('\u{2026}');
        }
        for (at, line) in lines.iter().enumerate() {
            let foot = down + size * 1.1 * at as f32;
            let mut across = EDGE;
            for character in line.chars() {
                let mut glyph = scaled.scaled_glyph(character);
                glyph.position = point(across, foot);
                across += scaled.h_advance(glyph.id);
                if let Some(outline) = font.outline_glyph(glyph) {
                    let corner = outline.px_bounds().min;
                    outline.draw(|x, y, cover| {
                        self.shade(corner.x + x as f32, corner.y + y as f32, cover)
                    });
                }
            }
        }
    }

    fn shade(&mut self, x: f32, y: f32, cover: f32) {
        let is_inside = x >= 0.0 && y >= 0.0 && x < WIDTH as f32 && y < HEIGHT as f32;
        let ink = (cover.clamp(0.0, 1.0) * f32::from(SHADES - 1)).round() as u8;
        if is_inside {
            let at = y as usize * WIDTH + x as usize;
            self.shades[at] = self.shades[at].max(ink);
        }
    }

    /// The picture with a table of its sixteen colours.
    fn encode(&self, accent: [u8; 3]) -> Vec<u8> {
        let mut colours = Vec::with_capacity(3 * 16);
        for shade in 0..SHADES {
            let part = f32::from(shade) / f32::from(SHADES - 1);
            for (paper, ink) in PAPER.into_iter().zip(INK) {
                let mixed = f32::from(paper) + (f32::from(ink) - f32::from(paper)) * part;
                colours.push(mixed.round() as u8);
            }
        }
        colours.extend(accent);
        let pairs = self.shades.chunks(2);
        let packed: Vec<u8> = pairs.map(|pair| pair[0] << 4 | pair[1]).collect();
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(colours);
        // Writing to memory does not fail.
        if let Ok(mut writer) = encoder.write_header() {
            let _ = writer.write_image_data(&packed);
        }
        bytes
    }
}
