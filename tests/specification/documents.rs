//! Papers are linked where they are, or attached and copied, with their type and size.

use crate::site::Site;

fn meeting_with(papers: &str) -> Site {
    Site::exampleshire().file(
        "meetings/january.md",
        &format!(
            "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\npapers:\n{papers}---\n"
        ),
    )
}

#[test]
fn a_linked_paper_shows_its_type_size_and_pages_as_given() {
    let page = meeting_with(
        "  - title: Agenda pack\n    paper: HOSC1\n    link: https://example.org/agenda.pdf\n    \
         size: 2.1MB\n    pages: 120\n",
    )
    .build()
    .clean()
    .page("meetings/hosc-2024-01-18/");
    assert_eq!(
        page.part("papers"),
        "Papers\nHOSC1: Agenda pack (PDF, 2.1MB)\n120 pages."
    );
    assert_eq!(
        page.link("HOSC1: Agenda pack (PDF, 2.1MB)"),
        "https://example.org/agenda.pdf"
    );
}

#[test]
fn an_attached_file_is_copied_byte_by_byte_and_measured() {
    let bytes: Vec<u8> = (0..=255u8).cycle().take(12_345).collect();
    let built = meeting_with("  - title: The annex\n    file: documents/Annex A.pdf\n")
        .bytes("documents/Annex A.pdf", &bytes)
        .build()
        .clean();
    assert_eq!(built.files["documents/Annex A.pdf"], bytes);
    let page = built.page("meetings/hosc-2024-01-18/");
    assert_eq!(
        page.link("The annex (PDF, 13KB)"),
        "/documents/Annex%20A.pdf"
    );
}

#[test]
fn a_file_that_is_not_there_is_a_finding() {
    let built = meeting_with("  - title: The annex\n    file: documents/anex.pdf\n")
        .bytes("documents/annex.pdf", b"PDF")
        .build();
    assert_eq!(
        built.stopped(),
        "error[missing-attachment]: there is no file `documents/anex.pdf`\n \
         --> content/meetings/january.md:7:11\n  |\n\
         7 |     file: documents/anex.pdf\n  |           ^^^^^^^^^^^^^^^^^^\n  |\n  \
         = help: did you mean `documents/annex.pdf`?"
    );
}

#[test]
fn a_file_that_a_text_links_to_is_published_and_one_that_nothing_leads_to_is_not() {
    let built = Site::with_recommendation("", "See [the leaflet](documents/leaflet.txt).\n")
        .file("documents/leaflet.txt", "Ask your midwife.\n")
        .file("documents/forgotten.txt", "Nobody links here.\n")
        .build();
    assert_eq!(built.status, 0);
    assert_eq!(
        built.stderr.trim_end(),
        "warning[unused-document]: nothing public leads to this file, so it is not published\n\
         --> content/documents/forgotten.txt\n = help: link to it, or take it out of the folder"
    );
    assert_eq!(built.files["documents/leaflet.txt"], b"Ask your midwife.\n");
    assert_eq!(built.naming("forgotten"), [""; 0]);
    let page = built.page("recommendations/hosc-2024-03/");
    assert_eq!(page.link("the leaflet"), "/documents/leaflet.txt");
}

#[test]
fn a_paper_is_a_link_or_a_file_and_a_link_is_a_web_address() {
    let built = meeting_with(
        "  - title: One\n    link: https://example.org/a.pdf\n    file: documents/a.pdf\n  \
           - title: Two\n    link: www.example.org\n",
    )
    .bytes("documents/a.pdf", b"PDF")
    .build();
    assert_eq!(
        built.stopped(),
        "error[link-and-file]: a paper is a link or a file, not both\n \
         --> content/meetings/january.md:8:11\n  |\n\
         8 |     file: documents/a.pdf\n  |           ^^^^^^^^^^^^^^^\n  |\n  \
         = help: keep `file` if it is to be published here, `link` if it is elsewhere\n\n\
         error[bad-link]: a link begins with `https://`\n  \
         --> content/meetings/january.md:10:11\n   |\n\
         10 |     link: www.example.org\n   |           ^^^^^^^^^^^^^^^\n   |\n   \
         = help: did you mean `https://www.example.org`?"
    );
}

#[test]
fn a_cited_document_stands_with_its_source_on_every_record_that_cites_it() {
    let page = Site::with_recommendation(
        "sources: [{document: tracker, where: 'item 3, page 2'}]\n",
        "Do it.\n",
    )
    .file(
        "documents.yaml",
        "- reference: tracker\n  title: Action tracker\n  publisher: ECC\n  link: https://example.org/t.pdf\n",
    )
    .build()
    .clean()
    .page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("sources"),
        "Source\nAction tracker (item 3, page 2)"
    );
    assert_eq!(page.link("Action tracker"), "/documents/tracker/");
}
