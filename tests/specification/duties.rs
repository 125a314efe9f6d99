//! What the duties of a council add to its pages: why something was asked, and the papers that a
//! report rests on.

use crate::site::Site;

#[test]
fn a_recommendation_shows_the_matter_and_the_evidence_below_what_was_asked() {
    let page = Site::with_recommendation(
        "made to: EICB\nmatter: Few families claim the *vouchers*.\nevidence summary: |\n  \
         The committee heard:\n\n  - six families\n  - two midwives\n",
        "Tell every family.\n",
    )
    .build()
    .clean()
    .page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("why"),
        "Why it was asked\nWhat it is about\nFew families claim the vouchers.\n\
         The evidence that was considered\nThe committee heard:\nsix families\ntwo midwives"
    );
}

#[test]
fn a_recommendation_without_them_has_no_such_part() {
    let page = Site::with_recommendation("", "Tell every family.\n")
        .build()
        .clean()
        .page("recommendations/hosc-2024-03/");
    assert_eq!(page.all("#why"), [""; 0]);
}

fn report(background: &str) -> Site {
    Site::exampleshire()
        .file(
            "documents.yaml",
            "- reference: survey\n  title: Survey of families\n  link: https://example.org/survey\n\
             - reference: zanzibar\n  title: The zanzibar bids\n  \
             exempt: {paragraph: 3, public interest: The bids are still open.}\n",
        )
        .file(
            "reports/vouchers.md",
            &format!(
                "---\nreference: R-1\ntitle: Report on vouchers\nfrom: ECC\nto: HOSC\n\
                 background papers: {background}\n---\n\nTen families claim.\n"
            ),
        )
}

#[test]
fn a_report_lists_its_background_papers_and_what_is_exempt_is_not_among_them() {
    let built = report("[survey, zanzibar, Notes of a visit]")
        .build()
        .clean();
    let page = built.page("reports/r-1/");
    assert_eq!(
        page.part("background"),
        "Background papers\nSurvey of families\nNotes of a visit"
    );
    assert_eq!(page.link("Survey of families"), "/documents/survey/");
    assert_eq!(built.naming("zanzibar"), [""; 0]);
    let cited = built.page("documents/survey/");
    assert_eq!(cited.link("Report on vouchers"), "/reports/r-1/");
}

#[test]
fn a_report_may_say_that_there_are_none() {
    let page = report("none").build().clean().page("reports/r-1/");
    assert_eq!(
        page.part("background"),
        "Background papers\nThe report says that it rests on no background papers."
    );
    let page = report("zanzibar").build().clean().page("reports/r-1/");
    assert_eq!(page.all("#background"), [""; 0]);
}
