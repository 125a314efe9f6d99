//! Leads are written as the papers write them, and lead to people, posts, bodies and organisations.

use crate::site::Site;

/// The system of the papers, with those whom its lead cells name.
fn oxfordshire() -> Site {
    Site::new()
        .file(
            "organisations.yaml",
            "- name: NHS England\n  short name: NHSE\n  kind: regulator\n\
             - name: BOB Integrated Care Board\n  short name: BOB ICB\n  kind: NHS body\n\
             - name: Oxfordshire County Council\n  short name: OCC\n  kind: council\n\
             - name: Oxfordshire Clinical Commissioning Group\n  short name: OCCG\n  kind: NHS body\n",
        )
        .file(
            "people.yaml",
            "- name: Hugh O'Keefe\n- name: Daniel Leveson\n\
             - name: Karen Fuller\n  posts:\n    - post: Director of Adult Social Care, Oxfordshire County Council\n\
             - name: Kate Terroni\n  initials: KT\n  posts:\n    - post: Director for Adult Services, OCC\n      \
               from: 2017\n      to: 2019\n    - post: Chief Inspector, OCC\n      from: May 2019\n\
             - name: Lou Patten\n  initials: LP\n  also: [Louise Patten]\n\
             - name: Jane Hanna\n  honorific: Councillor\n- name: Imade Edosomwan\n  honorific: Councillor\n\
             - name: Paul Barrow\n  honorific: Councillor\n  also: [Barrow]\n",
        )
        .file(
            "posts.yaml",
            "- name: Director of Adult Social Care\n  organisation: OCC\n\
             - name: Director for Adult Services\n  organisation: OCC\n  vacant:\n    - from: 2019\n      note: Merged.\n\
             - name: Chief Inspector\n  organisation: OCC\n\
             - name: Chief Executive\n  organisation: OCC\n\
             - name: Chief Executive\n  organisation: OCCG\n\
             - name: Chief Executives\n  includes: ['Chief Executive, OCC', 'Chief Executive, OCCG']\n",
        )
        .file("bodies.yaml", "- name: System Flow Executive\n  kind: partnership group\n")
}

/// The leads that a recommendation's page shows for a cell, each on a line of its own.
#[track_caller]
fn shown(cell: &str) -> String {
    oxfordshire()
        .recommendation(&format!("leads: {cell}\n"), "Do it.\n")
        .build()
        .clean()
        .page("recommendations/hosc-2024-03/")
        .all("dl.facts > div")
        .into_iter()
        .find(|row| row.starts_with("Lead"))
        .unwrap_or_default()
}

#[test]
fn a_cell_is_read_as_the_papers_write_it() {
    for (cell, expected) in [
        (
            "Hugh O'Keefe NHSE / Daniel Leveson BOB ICB",
            "Leads:\nHugh O'Keefe for NHS England\nDaniel Leveson for BOB Integrated Care Board",
        ),
        ("KT / LP", "Leads:\nKate Terroni\nLou Patten"),
        ("Chief Executives", "Lead: Chief Executives"),
        ("System Flow Executive", "Lead: System Flow Executive"),
        (
            "Karen Fuller, OCC",
            "Lead: Karen Fuller for Oxfordshire County Council",
        ),
        ("Louise Patten", "Lead: Lou Patten"),
        ("Hugh O\u{2019} Keefe", "Lead: Hugh O'Keefe"),
        (
            "Karen Fuller and OCC",
            "Leads:\nKaren Fuller\nOxfordshire County Council",
        ),
        ("KT/OCC", "Leads:\nKate Terroni\nOxfordshire County Council"),
        (
            "Cllrs Jane Hanna, Imade Edosomwan and Barrow",
            "Leads:\nCouncillor Jane Hanna\nCouncillor Imade Edosomwan\nCouncillor Paul Barrow",
        ),
        ("[Karen Fuller, KT]", "Leads:\nKaren Fuller\nKate Terroni"),
        (
            "Chief Executive, OCCG",
            "Lead: Chief Executive, Oxfordshire Clinical Commissioning Group",
        ),
    ] {
        assert_eq!(shown(cell), expected, "{cell}");
    }
}

#[test]
fn a_cell_without_a_lead_says_that_none_is_named() {
    assert_eq!(shown(""), "Lead: No lead is named");
}

#[test]
fn words_that_nobody_can_place_are_published_as_such() {
    let page = oxfordshire()
        .recommendation("leads: KT\nunidentified leads: Karen\n", "Do it.\n")
        .build()
        .clean()
        .page("recommendations/hosc-2024-03/");
    assert_eq!(page.fact("Lead"), "Kate Terroni");
    assert_eq!(page.fact("Lead that we could not place"), "Karen");
}

#[test]
fn a_stranger_is_a_finding_with_the_nearest_name() {
    let built = oxfordshire()
        .recommendation("leads: KT / Karen Fulller\n", "Do it.\n")
        .build();
    assert_eq!(
        built.stopped(),
        "error[unknown-name]: nobody and nothing is called `Karen Fulller`\n \
         --> content/recommendations/healthy-start.md:4:13\n  |\n\
         4 | leads: KT / Karen Fulller\n  |             ^^^^^^^^^^^^^\n  |\n  \
         = help: did you mean `Karen Fuller`? If the papers spell it so, add it to the record's `also` names"
    );
}

/// The line that is underlined, the underline and the help of the findings about a cell of leads.
#[track_caller]
fn said(cell: &str) -> Vec<String> {
    let built = oxfordshire()
        .recommendation(&format!("leads: {cell}\n"), "Do it.\n")
        .build();
    built
        .stopped()
        .split("\n\n")
        .map(|finding| {
            let lines: Vec<&str> = finding.lines().collect();
            [lines[0], lines[3], lines[4], lines[6]].join("\n")
        })
        .collect()
}

#[test]
fn a_broken_name_is_known_by_its_letters() {
    assert_eq!(
        said("Daniel Leveson/Ka ren Fuller, OCC/Karen Fuller"),
        [
            "error[unknown-name]: nobody and nothing is called `Ka ren Fuller`\n\
             4 | leads: Daniel Leveson/Ka ren Fuller, OCC/Karen Fuller\n  \
             |                       ^^^^^^^^^^^^^\n  \
             = help: did you mean `Karen Fuller`? If the papers spell it so, add it to the record's `also` names"
        ]
    );
}

#[test]
fn a_surname_alone_asks_whether_its_one_holder_is_meant() {
    assert_eq!(
        said("\"Cllrs Hanna, Edosomwan, Barrow and Barbara Shaw Kate Terroni\""),
        [
            "error[unknown-name]: nobody and nothing is called `Hanna`\n\
             4 | leads: \"Cllrs Hanna, Edosomwan, Barrow and Barbara Shaw Kate Terroni\"\n  \
             |               ^^^^^\n  \
             = help: did you mean `Jane Hanna`? Write the whole name, or add the short one to the record's `also` names",
            "error[unknown-name]: nobody and nothing is called `Edosomwan`\n\
             4 | leads: \"Cllrs Hanna, Edosomwan, Barrow and Barbara Shaw Kate Terroni\"\n  \
             |                      ^^^^^^^^^\n  \
             = help: did you mean `Imade Edosomwan`? Write the whole name, or add the short one to the record's `also` names",
            "error[unknown-name]: nobody and nothing is called `Barbara Shaw`\n\
             4 | leads: \"Cllrs Hanna, Edosomwan, Barrow and Barbara Shaw Kate Terroni\"\n  \
             |                                            ^^^^^^^^^^^^\n  \
             = help: add it to `people.yaml`, `posts.yaml`, `bodies.yaml` or `organisations.yaml`",
        ]
    );
}

#[test]
fn a_letter_that_only_looks_right_is_told() {
    assert_eq!(
        said("lmade Edosomwan"),
        [
            "error[unknown-name]: nobody and nothing is called `lmade Edosomwan`\n\
             4 | leads: lmade Edosomwan\n  \
             |        ^^^^^^^^^^^^^^^\n  \
             = help: did you mean `Imade Edosomwan`? One letter only looks like the right one: type the name anew"
        ]
    );
}

#[test]
fn a_post_that_several_organisations_have_needs_its_organisation() {
    let built = oxfordshire()
        .recommendation("leads: Chief Executive\n", "Do it.\n")
        .build();
    assert_eq!(
        built.stopped(),
        "error[ambiguous-post]: several organisations have a post `Chief Executive`\n \
         --> content/recommendations/healthy-start.md:4:8\n  |\n\
         4 | leads: Chief Executive\n  |        ^^^^^^^^^^^^^^^\n  |\n  \
         = help: write `Chief Executive, OCC` or `Chief Executive, OCCG`"
    );
}

#[test]
fn one_name_for_two_records_is_a_finding() {
    let built = oxfordshire()
        .file("people/more.yaml", "- name: System Flow Executive\n")
        .build();
    assert_eq!(
        built.stopped(),
        "error[name-twice]: `System Flow Executive` is also the name of another record\n \
         --> content/people/more.yaml:1:9\n  |\n\
         1 | - name: System Flow Executive\n  |         ^^^^^^^^^^^^^^^^^^^^^\n  |\n  \
         = help: give one of the two a longer name"
    );
}

#[test]
fn one_person_holds_several_posts_over_time() {
    let page = oxfordshire().build().clean().page("people/kate-terroni/");
    assert_eq!(
        page.words("main"),
        "Kate Terroni\n\
         Chief Inspector, Oxfordshire County Council, since May 2019.\n\
         What they lead\n\
         Our papers name nothing.\n\
         Posts held\n\
         Posts, the latest first\n\
         Post\nOrganisation\nFrom\nTo\n\
         Chief Inspector\nOxfordshire County Council\nMay 2019\nNo end is given\n\
         Director for Adult Services\nOxfordshire County Council\n2017\n2019\n\
         Names in the papers\n\
         Initials in plans: KT"
    );
}

#[test]
fn a_vacant_post_says_so_and_since_when() {
    let page = oxfordshire()
        .build()
        .clean()
        .page("posts/director-for-adult-services-occ/");
    assert_eq!(
        page.words("main > .lead"),
        "Vacant since 2019. Kate Terroni held it until 2019."
    );
    assert_eq!(page.words("main > .verdict"), "Vacant Merged.");
    assert_eq!(
        page.all("tbody tr"),
        [
            "Vacant\n2019\nNo end is given\nMerged.",
            "Kate Terroni\n2017\n2019\nNo note"
        ]
    );
}
