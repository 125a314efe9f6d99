//! What stands beside a link that a resident shares: the title, the description and the picture of a page.

use crate::site::{Built, Site};

const BASE: &str = "https://council.example/answers/";

/// The picture of a page: where it stands below the base, and the words on it.
fn picture(built: &Built, address: &str) -> (String, String) {
    let page = built.page(address);
    let said = |name: &str| {
        let selector = format!("meta[property='og:{name}']");
        page.attributes(&selector, "content").concat()
    };
    let url = said("image");
    let file = url.strip_prefix(BASE).expect("a picture of the site");
    let png = &built.files[file];
    assert_eq!(&png[1..4], b"PNG", "{file}");
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("a number"));
    assert_eq!((size(16), size(20)), (1200, 630), "{file}");
    (file.to_owned(), said("image:alt"))
}

#[test]
fn a_page_has_its_own_picture_and_what_was_asked_that_of_the_body() {
    let built = Site::with_recommendation("meeting: HOSC-2024-01-18\n", "Tell every family.\n")
        .file("site.yaml", "title: Answers\n")
        .build_with(&["--base-url", BASE]);
    let (of_meeting, words) = picture(&built, "meetings/hosc-2024-01-18/");
    assert_eq!(of_meeting, "meetings/hosc-2024-01-18/card.png");
    assert_eq!(words, "Answers: Health Scrutiny Committee, 18 January 2024");
    let of_body = picture(&built, "bodies/health-scrutiny-committee/");
    assert_eq!(of_body.1, "Answers: Health Scrutiny Committee");
    assert_eq!(picture(&built, "recommendations/hosc-2024-03/"), of_body);
    let (of_person, words) = picture(&built, "people/anne-example/");
    assert_eq!(
        (of_person.as_str(), words.as_str()),
        ("people/anne-example/card.png", "Answers: Anne Example")
    );
    assert_ne!(built.files[&of_meeting], built.files[&of_person]);
    assert_eq!(picture(&built, "late/").0, "late/card.png");
    assert_eq!(picture(&built, "meetings/").0, "cards/meetings.png");
    assert_eq!(
        picture(&built, ""),
        ("cards/site.png".to_owned(), "Answers".to_owned())
    );
}

#[test]
fn without_a_base_url_nobody_could_ask_for_a_picture() {
    let built = Site::exampleshire().build();
    assert!(!built.files.keys().any(|file| file.ends_with(".png")));
    let page = built.page("late/");
    assert!(page.all("meta[property^='og:']").is_empty());
}
