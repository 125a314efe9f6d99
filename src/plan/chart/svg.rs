//! The writer of SVG: lines, dots, bars and words, placed across in parts of the width and down in
//! pixels.

use crate::prose::escape;
use std::fmt::Write;

/// Where words begin, by their place across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing in the making.
pub struct Svg {
    out: String,
    height: f64,
    label: String,
}

impl Svg {
    /// A drawing of this height in pixels. `label` is what a screen reader says of it.
    pub fn new(height: f64, label: &str) -> Svg {
        Svg {
            out: String::with_capacity(1024),
            height,
            label: label.to_owned(),
        }
    }

    /// A straight line from place to place, each across in percent and down in pixels.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let _ = write!(
            self.out,
            "<line class=\"{class}\" x1=\"{}%\" y1=\"{}\" x2=\"{}%\" y2=\"{}\"/>",
            short(from.0),
            short(from.1),
            short(to.0),
            short(to.1),
        );
    }

    /// A dot.
    pub fn dot(&mut self, class: &str, at: (f64, f64)) {
        let _ = write!(
            self.out,
            "<circle class=\"{class}\" cx=\"{}%\" cy=\"{}\" r=\"6\"/>",
            short(at.0),
            short(at.1),
        );
    }

    /// A bar from the left, of this width in percent.
    pub fn bar(&mut self, class: &str, top: f64, width: f64, height: f64) {
        let _ = write!(
            self.out,
            "<rect class=\"{class}\" x=\"0\" y=\"{}\" width=\"{}%\" height=\"{}\"/>",
            short(top),
            short(width),
            short(height),
        );
    }

    /// Words at a place. `beside` moves them by so many pixels.
    pub fn words(&mut self, class: &str, at: (f64, f64), anchor: Anchor, beside: f64, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let _ = write!(
            self.out,
            "<text class=\"{class}\" x=\"{}%\" y=\"{}\" dx=\"{}\" text-anchor=\"{anchor}\">",
            short(at.0),
            short(at.1),
            short(beside),
        );
        escape(words, &mut self.out);
        self.out.push_str("</text>");
    }

    /// Words in several lines, from a place downwards.
    pub fn lines(&mut self, class: &str, at: (f64, f64), anchor: Anchor, words: &str) {
        for (row, line) in lines(words).iter().enumerate() {
            let down = at.1 + LINE * row as f64;
            self.words(class, (at.0, down), anchor, 0.0, line);
        }
    }

    /// The finished drawing.
    pub fn finish(self) -> String {
        let mut whole = format!(
            "<svg class=\"picture\" role=\"img\" width=\"100%\" height=\"{}\" aria-label=\"",
            short(self.height)
        );
        escape(&self.label, &mut whole);
        whole.push_str("\">");
        whole.push_str(&self.out);
        whole.push_str("</svg>");
        whole
    }
}

/// A number with at most two places behind the point, and none for nothing.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" => "0".to_owned(),
        text => text.to_owned(),
    }
}

/// How far apart two lines of words stand, in pixels.
pub const LINE: f64 = 20.0;

/// A label in lines that stand beside one another on a phone.
pub fn lines(label: &str) -> Vec<String> {
    const LONGEST: usize = 13;
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LONGEST => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_record_cannot_leave_the_drawing() {
        let mut svg = Svg::new(20.0, "\"><script>");
        svg.words("a", (1.0, 2.5), Anchor::End, 0.0, "<b>&");
        assert_eq!(
            svg.finish(),
            "<svg class=\"picture\" role=\"img\" width=\"100%\" height=\"20\" \
             aria-label=\"&quot;&gt;&lt;script&gt;\"><text class=\"a\" x=\"1%\" y=\"2.5\" dx=\"0\" \
             text-anchor=\"end\">&lt;b&gt;&amp;</text></svg>"
        );
    }

    #[test]
    fn a_long_label_takes_several_lines() {
        let long = lines("October to December 2018");
        assert_eq!(long, ["October to", "December 2018"]);
        assert_eq!(lines("2018 to 2019"), ["2018 to 2019"]);
    }
}
