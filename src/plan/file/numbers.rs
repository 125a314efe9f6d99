//! Numbers as short text, for the scripts of the search and the filters: `publication.js` unpacks them.

/// The signs of which numbers are made: those of ASCII that need no care in JSON.
const FIRST: u8 = b'#';
const LEFT_OUT: u8 = b'\\';
const SIGNS: usize = 91;

/// A number below this is one sign. The signs from here on say that another follows.
const LAST_SIGNS: usize = 71;

/// Numbers one behind another, each in as few signs as it needs.
pub fn packed(numbers: impl Iterator<Item = usize>) -> String {
    let mut text = String::new();
    for mut number in numbers {
        let mut push = |sign: usize| {
            let sign = FIRST + sign as u8;
            text.push(char::from(sign + u8::from(sign >= LEFT_OUT)));
        };
        while number >= LAST_SIGNS {
            number -= LAST_SIGNS;
            push(LAST_SIGNS + number % (SIGNS - LAST_SIGNS));
            number /= SIGNS - LAST_SIGNS;
        }
        push(number);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_needs_care_in_json_and_a_small_number_is_one() {
        let text = packed(0..20_000);
        assert!(!text.contains(['"', '\\']) && text.is_ascii(), "{text}");
        let length = |number| packed(std::iter::once(number)).len();
        assert_eq!([0, 70, 71, 1490, 1491].map(length), [1, 1, 2, 2, 3]);
    }
}
