//! Where in the files words stand without which a check finds nothing: most texts have none, and need no look.

use crate::source::Place;

/// Places in the order of the files.
pub struct Spots(Vec<Place>);

impl FromIterator<Place> for Spots {
    fn from_iter<I: IntoIterator<Item = Place>>(places: I) -> Spots {
        let mut places: Vec<Place> = places.into_iter().collect();
        // They mostly come in order, and then this takes no time.
        places.sort();
        Spots(places)
    }
}

impl Spots {
    /// Whether one of them begins in a place.
    pub fn are_in(&self, place: Place) -> bool {
        let begins_before = |spot: &Place| (spot.source, spot.start) < (place.source, place.start);
        let first = self.0.partition_point(begins_before);
        let first = self.0.get(first);
        first.is_some_and(|spot| spot.source == place.source && spot.start < place.end)
    }
}
