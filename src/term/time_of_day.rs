//! Times of day and lengths of time as agendas print them: for calendars, and for checks of agendas.

use crate::term::Pattern;

/// A day has so many minutes.
const DAY: i32 = 24 * 60;

/// A time of day as written: minutes since midnight, twice where it may be morning or afternoon.
#[derive(Clone, Copy)]
pub struct TimeOfDay {
    first: i32,
    other: Option<i32>,
}

static TIME: Pattern = Pattern::new(
    r"(?i)^(\d{1,2})(?:[:.]?([0-5]\d))?\s*(?:(a|p)\.?\s?m\.?|(noon|midday)|hrs?\.?|h)?$",
);

static LENGTH: Pattern = Pattern::new(
    r"(?i)^(?:(\d{1,2}|an|one|two|three)\s*(?:hours?|hrs?|h)\b\.?)?(?:,|\s|and\b)*(?:(\d{1,3}|half an hour)\s*(?:minutes?|mins?|m)?\b\.?)?$",
);

impl TimeOfDay {
    /// Reads "2:50", "14:50", "2.50pm", "10:00 am", "2pm" and "noon"; none for all else.
    pub fn read(text: &str) -> Option<TimeOfDay> {
        let text = text.trim();
        if ["noon", "midday", "12 noon"].contains(&text.to_lowercase().as_str()) {
            return Some(TimeOfDay::at(DAY / 2));
        }
        let parts = TIME.captures_iter(text).next()?;
        let hour: i32 = parts.get(1)?.as_str().parse().ok()?;
        let minute: i32 = parts
            .get(2)
            .map_or(Ok(0), |part| part.as_str().parse())
            .ok()?;
        let half = parts.get(3).map(|part| part.as_str().to_lowercase());
        if hour > 23 || (half.is_none() && parts.get(2).is_none() && parts.get(4).is_none()) {
            return None;
        }
        let noon = DAY / 2;
        let time = hour % 12 * 60 + minute;
        Some(match half.as_deref() {
            _ if hour > 12 || text.starts_with('0') => TimeOfDay::at(hour * 60 + minute),
            Some("a") => TimeOfDay::at(time),
            Some(_) => TimeOfDay::at(time + noon),
            None if hour == 12 => TimeOfDay::at(time + noon),
            None => TimeOfDay {
                first: time,
                other: Some(time + noon),
            },
        })
    }

    fn at(minutes: i32) -> TimeOfDay {
        TimeOfDay {
            first: minutes,
            other: None,
        }
    }

    /// The minutes since midnight that are nearest to what is expected.
    pub fn near(self, expected: i32) -> i32 {
        match self.other {
            Some(other) if (other - expected).abs() < (self.first - expected).abs() => other,
            _ => self.first,
        }
    }

    /// The minutes since midnight where nothing else tells: meetings are from eight to eight.
    pub fn alone(self) -> i32 {
        match self.other {
            Some(other) if self.first < 8 * 60 => other,
            _ => self.first,
        }
    }
}

/// Reads "20 minutes", "1 hour", "20 mins", "1 hr 15"; none where it is more or less than that.
pub fn length(text: &str) -> Option<i32> {
    let text = text.trim().trim_end_matches('.');
    if text.eq_ignore_ascii_case("half an hour") {
        return Some(30);
    }
    let parts = LENGTH.captures_iter(text).next()?;
    let number = |at: usize| -> Option<Option<i32>> {
        let Some(part) = parts.get(at) else {
            return Some(None);
        };
        match part.as_str().to_lowercase().as_str() {
            "an" | "one" => Some(Some(1)),
            "two" => Some(Some(2)),
            "three" => Some(Some(3)),
            "half an hour" => Some(Some(30)),
            digits => digits.parse().ok().map(Some),
        }
    };
    let (hours, minutes) = (number(1)?, number(2)?);
    let all = hours.unwrap_or(0) * 60 + minutes.unwrap_or(0);
    (all > 0).then_some(all)
}

/// "2:50pm", "noon".
pub fn in_words(minutes: i32) -> String {
    let minutes = minutes.rem_euclid(DAY);
    if minutes == DAY / 2 {
        return "noon".to_owned();
    }
    let half = if minutes < DAY / 2 { "am" } else { "pm" };
    let hour = match minutes / 60 % 12 {
        0 => 12,
        hour => hour,
    };
    format!("{hour}:{:02}{half}", minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_agendas_print_them() {
        let at = |text: &str| TimeOfDay::read(text).map(|clock| clock.near(14 * 60));
        assert_eq!(at("2:50"), Some(14 * 60 + 50));
        assert_eq!(at("14:50"), Some(14 * 60 + 50));
        assert_eq!(at("2.50pm"), Some(14 * 60 + 50));
        assert_eq!(at("10:00 am"), Some(600));
        assert_eq!(at("2pm"), Some(14 * 60));
        assert_eq!(at("12 noon"), Some(12 * 60));
        assert_eq!(at("noon"), Some(12 * 60));
        assert_eq!(at("2"), None);
        assert_eq!(at("after lunch"), None);
        assert_eq!(at("25:00"), None);
    }

    #[test]
    fn lengths_are_read_as_agendas_print_them() {
        assert_eq!(length("20 minutes"), Some(20));
        assert_eq!(length("20 mins"), Some(20));
        assert_eq!(length("1 hour"), Some(60));
        assert_eq!(length("1 hr 15"), Some(75));
        assert_eq!(length("1 hour and 15 minutes"), Some(75));
        assert_eq!(length("20 to 30 minutes"), None);
        assert_eq!(length("up to 20 minutes"), None);
        assert_eq!(length(""), None);
    }
}
