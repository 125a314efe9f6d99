//! A council's colour on a light and on a dark ground. Goes to the style sheet, the icon and the cards.

/// The accent colour of the default theme on a light and on a dark ground.
pub const DEFAULT: (&str, &str) = ("#1d5a6b", "#8fd0e0");

/// The accent on a light ground, in red, green and blue.
pub fn rgb(own: Option<&str>) -> [u8; 3] {
    let light = own.map_or_else(|| DEFAULT.0.to_owned(), |own| of(own).0);
    [1, 3, 5].map(|at| {
        let two = light.get(at..at + 2).unwrap_or_default();
        u8::from_str_radix(two, 16).unwrap_or_default()
    })
}

/// A council's colour, darkened for a light ground and lightened for a dark one until text in it
/// can be read: a contrast of at least 4.5 to 1, by WCAG 2.2.
pub fn of(colour: &str) -> (String, String) {
    const PAPER: [f64; 3] = [254.0, 253.0, 250.0];
    const INK: [f64; 3] = [21.0, 24.0, 26.0];
    let channel = |at: usize| {
        colour
            .get(at..at + 2)
            .and_then(|two| u8::from_str_radix(two, 16).ok())
            .map_or(0.0, f64::from)
    };
    let own = [channel(1), channel(3), channel(5)];
    let towards = |end: f64, ground: [f64; 3]| {
        let mut shown = own;
        for step in 0..=50 {
            let share = f64::from(step) / 50.0;
            shown = own.map(|value| (value + (end - value) * share).round());
            if contrast(shown, ground) >= 5.0 {
                break;
            }
        }
        format!(
            "#{:02x}{:02x}{:02x}",
            shown[0] as u8, shown[1] as u8, shown[2] as u8
        )
    };
    (towards(0.0, PAPER), towards(255.0, INK))
}

/// The contrast of two colours by WCAG 2.2, 1 to 21.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let [red, green, blue] = colour.map(|value| {
            let value = value / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_accent_can_be_read_on_both_grounds() {
        for colour in ["#ffff00", "#000000", "#ffffff", "#1d5a6b", "#ff0000"] {
            let (light, dark) = of(colour);
            let parse = |hex: &str| {
                [1, 3, 5]
                    .map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")))
            };
            assert!(
                contrast(parse(&light), [254.0, 253.0, 250.0]) >= 4.5,
                "{colour} {light}"
            );
            assert!(
                contrast(parse(&dark), [21.0, 24.0, 26.0]) >= 4.5,
                "{colour} {dark}"
            );
        }
    }
}
