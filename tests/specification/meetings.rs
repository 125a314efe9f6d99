//! A meeting's page: who was there, each item with its outcome, and what it asked for.

use crate::site::Site;

#[test]
fn a_meeting_shows_attendance_items_and_outcomes() {
    let page = Site::with_recommendation("meeting: HOSC-2024-01-18\nitem: 5\n", "Do it.\n")
        .file(
            "meetings/january.md",
            "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\nstart: 10am\nend: 12:15pm\n\
             venue: County Hall\nstatus: held\npresent:\n  - Anne Example (in the chair)\n\
             apologies: [Kit Example]\n---\n\n\
             ## 5. Food and health\n\nLength: 40 minutes\nPurpose: for discussion\n\n\
             Members asked.\n\n### Outcome\n\n(a) note the report; and\n\n(b) make one recommendation.\n\n\
             Action by: Anne Example\n",
        )
        .build()
        .clean()
        .page("meetings/hosc-2024-01-18/");
    assert_eq!(
        page.words("main"),
        "Health Scrutiny Committee, 18 January 2024\n\
         Held on Thursday 18 January 2024. It made 1 recommendation.\n\
         Status: Held\n\
         Date: Thursday 18 January 2024\n\
         Time: 10am to 12:15pm\n\
         Venue: County Hall\n\
         Body: Health Scrutiny Committee\n\
         Municipal year: 2023 to 2024\n\
         Agenda published: No date given\n\
         Declarations of interest: No declarations are recorded\n\
         Since the meeting before: What changed before the meeting of 18 January 2024 (nothing changed)\n\
         Next meeting: We know of no later meeting.\n\
         Agenda and outcomes\n\
         Item 5\n40 minutes\nFor discussion\n\
         Food and health\n\
         Members asked.\n\
         Outcome\n\
         (a)\nnote the report; and\n\
         (b)\nmake one recommendation.\n\
         Action by: Anne Example\n\
         What came of this item\n\
         HOSC-2024-03: Help more families claim Healthy Start\n\
         What the meeting asked for\n\
         HOSC-2024-03\n\
         Help more families claim Healthy Start\n\
         Not yet answered. No completion date given.\n\
         Made 18 January 2024.\n\
         Awaiting response\n\
         Worked out by this site from the facts in the papers, as of 31 March 2026.\n\
         Who was there\n\
         Present\nAnne Example, in the chair\n\
         Apologies\nKit Example\n\
         Papers\nNo papers have been published."
    );
}

#[test]
fn a_meeting_to_come_is_on_the_front_page_with_its_place() {
    let page = Site::exampleshire()
        .file(
            "meetings/april.md",
            "---\nreference: HOSC-2026-04-18\nbody: HOSC\ndate: 18 April 2026\nstart: 10am\n\
             venue: County Hall\nstatus: scheduled\n---\n",
        )
        .build()
        .clean()
        .page("");
    assert_eq!(
        page.part("next"),
        "What meets next\n18 April 2026\nHealth Scrutiny Committee\n10am. County Hall.\nSee all meetings"
    );
}

#[test]
fn a_line_that_is_nearly_a_fact_is_a_finding() {
    let built = Site::exampleshire()
        .file(
            "meetings/january.md",
            "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\n---\n\n\
             ## 5. Food\n\nPurpse: for decision\n\nText.\n",
        )
        .build();
    assert_eq!(
        built.stopped(),
        "error[unknown-line]: `Purpse:` is not a line of its own here\n \
         --> content/meetings/january.md:9:1\n  |\n\
         9 | Purpse: for decision\n  | ^^^^^^\n  |\n  \
         = help: did you mean `Purpose:`?"
    );
}

#[test]
fn a_meeting_without_a_day_and_an_item_twice_are_findings() {
    let built = Site::exampleshire()
        .file(
            "meetings/january.md",
            "---\nreference: HOSC-2024-01-18\nbody: HOSC\n---\n\n## 5. Food\n\n## 5. Drink\n",
        )
        .build();
    assert_eq!(
        built.stopped(),
        "error[missing-field]: `date` is missing\n \
         --> content/meetings/january.md:2:1\n  |\n\
         2 | reference: HOSC-2024-01-18\n  | ^^^^^^^^^\n  |\n  \
         = help: add a line `date: …`\n\n\
         error[item-twice]: item 5 stands twice on this agenda\n \
         --> content/meetings/january.md:8:4\n  |\n\
         8 | ## 5. Drink\n  |    ^\n  |\n  \
         = help: the first is at line 6: give this one its own number, or bring the two together"
    );
}
