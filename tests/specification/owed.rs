//! What is owed now, what was promised, and what the papers do not say: each with its list, each true for
//! a day that the page tells.

use crate::site::{Built, Page, Site};

/// A record that the scrutiny committee made, with the lines and the text given.
fn with(site: Site, reference: &str, made: &str, facts: &str, text: &str) -> Site {
    let path = format!("recommendations/{}.md", reference.to_lowercase());
    let text = format!(
        "---\nreference: {reference}\ntitle: Thing {reference}\nmade by: HOSC\nmade on: {made}\n{facts}---\n\nDo it.\n{text}"
    );
    site.file(&path, &text)
}

/// One record of each urgency as of 1 March 2024, and one that is done.
fn of_each_urgency() -> Site {
    let accepted = "\n## Response, 10 January 2024: accepted\n\nYes.\n";
    let add = |site, reference, facts, text: &str| {
        let text = format!("{accepted}{text}");
        with(site, reference, "1 December 2023", facts, &text)
    };
    let site = Site::exampleshire();
    let site = add(site, "A-1", "due: February 2024\nleads: AE\n", "");
    let site = add(site, "A-2", "due: 26 April 2024\nleads: AE / KX\n", "");
    let site = add(site, "A-3", "due: 27 April 2024\n", "");
    let site = add(site, "A-4", "due: As the board agrees\nleads: KX\n", "");
    let ongoing = "\n## Update, 2 February 2024: ongoing\n\nEvery week.\n";
    let site = add(site, "A-5", "made to: EICB\n", ongoing);
    let done = "\n## Update, 2 February 2024: done, as reported\n\nDone.\n";
    add(site, "A-6", "leads: AE\n", done)
}

fn as_of(site: &Site, day: &str) -> Built {
    site.build_with(&["--as-of", day]).clean()
}

/// The references of the rows of a page, in their order.
fn rows(page: &Page) -> Vec<String> {
    page.all("main .rows > li .row-mark")
}

/// The rows of a table: its cells, a blank between two.
fn table(page: &Page) -> Vec<String> {
    let rows = page.all("main tbody tr");
    rows.iter().map(|row| row.replace('\n', " | ")).collect()
}

#[test]
fn what_is_owed_stands_under_how_soon_it_is_due_and_says_the_day() {
    let built = as_of(&of_each_urgency(), "2024-03-01");
    let page = built.page("owed/");
    assert_eq!(
        page.words("main"),
        "Owed now\n\
         What is still to be answered, told or done, as of 1 March 2024.\n\
         Where things stand\n\
         1 recommendation or action is late\n\
         1 recommendation or action is due by 26 April 2024\n\
         1 recommendation or action is due after 26 April 2024\n\
         1 recommendation or action is open without a date\n\
         1 recommendation or action is routine work without an end\n\
         Counted as of 1 March 2024.\n\
         Counted by who owes it\n\
         By lead\n\
         By organisation\n\
         By committee or board\n\
         Late\n\
         A-1\n\
         Thing A-1\n\
         Accepted on 10 January 2024. The work was due by February 2024 and is 1 day late.\n\
         Made 1 December 2023. Lead: Anne Example.\n\
         Accepted\n\
         Late by 1 day\n\
         Due soon, by 26 April 2024\n\
         A-2\n\
         Thing A-2\n\
         Accepted on 10 January 2024. Due by 26 April 2024.\n\
         Made 1 December 2023. Lead: Anne Example and Kit Example.\n\
         Accepted\n\
         Due later, after 26 April 2024\n\
         A-3\n\
         Thing A-3\n\
         Accepted on 10 January 2024. Due by 27 April 2024.\n\
         Made 1 December 2023.\n\
         Accepted\n\
         Without a date\n\
         A-4\n\
         Thing A-4\n\
         Accepted on 10 January 2024. When it is due: As the board agrees.\n\
         Made 1 December 2023. Lead: Kit Example.\n\
         Accepted\n\
         Routine work without an end\n\
         A-5\n\
         Thing A-5\n\
         Accepted on 10 January 2024. Ongoing on 2 February 2024.\n\
         Made 1 December 2023.\n\
         Accepted\n\
         Ongoing\n\
         Other ways to list them\n\
         Late\n\
         Due soon, by 26 April 2024\n\
         Due later, after 26 April 2024\n\
         Without a date\n\
         Routine work without an end\n\
         Promises\n\
         What the papers do not say"
    );
}

#[test]
fn something_is_late_from_the_day_behind_its_last_and_soon_for_fifty_six_days() {
    let site = of_each_urgency();
    let leap = as_of(&site, "2024-02-29");
    assert_eq!(rows(&leap.page("late/")), [""; 0]);
    assert_eq!(rows(&leap.page("owed/soon/")), ["A-1"]);
    assert_eq!(rows(&leap.page("owed/later/")), ["A-2", "A-3"]);
    let march = as_of(&site, "2024-03-01");
    assert_eq!(rows(&march.page("late/")), ["A-1"]);
    assert_eq!(rows(&march.page("owed/soon/")), ["A-2"]);
    assert_eq!(rows(&march.page("owed/later/")), ["A-3"]);
    assert_eq!(rows(&march.page("owed/undated/")), ["A-4"]);
    assert_eq!(rows(&march.page("owed/routine/")), ["A-5"]);
    assert_eq!(
        march.page("owed/soon/").words("main"),
        "Due soon, by 26 April 2024\n\
         1 record.\n\
         Nothing here was late on 1 March 2024. The next answer, promise or end of work is due by 26 April 2024.\n\
         A-2\n\
         Thing A-2\n\
         Accepted on 10 January 2024. Due by 26 April 2024.\n\
         Made 1 December 2023. Lead: Anne Example and Kit Example.\n\
         Accepted\n\
         Worked out by this site from the facts in the papers, as of 1 March 2024.\n\
         Other ways to list them\n\
         Late\n\
         Due later, after 26 April 2024\n\
         Without a date\n\
         Routine work without an end\n\
         Promises\n\
         What the papers do not say"
    );
}

#[test]
fn an_answer_counts_its_working_days_over_easter_and_christmas() {
    let site = Site::exampleshire().file(
        "site.yaml",
        "response clocks:\n  - {to: health body, within: 20 working days}\n",
    );
    let site = with(
        site,
        "B-1",
        "8 March 2024",
        "made to: EICB\nresponse requested: 8 March 2024\n",
        "",
    );
    let site = with(
        site,
        "B-2",
        "6 December 2024",
        "made to: EICB\nresponse requested: 6 December 2024\n",
        "",
    );
    let easter = as_of(&site, "2024-04-09");
    assert_eq!(rows(&easter.page("owed/soon/")), ["B-1"]);
    assert_eq!(rows(&as_of(&site, "2024-04-10").page("late/")), ["B-1"]);
    let christmas = as_of(&site, "2025-01-08");
    assert_eq!(rows(&christmas.page("owed/soon/")), ["B-2"]);
    let late = as_of(&site, "2025-01-09").page("late/");
    assert_eq!(
        late.all("main .rows > li p:not(.row-mark):not(.small)"),
        [
            "Not yet answered. A response was due by 9 April 2024 and is 9 months late. No completion date given.",
            "Not yet answered. A response was due by 8 January 2025 and is 1 day late. No completion date given.",
        ]
    );
}

#[test]
fn late_actions_of_plans_are_a_group_of_their_own() {
    let site = of_each_urgency().file(
        "plans.yaml",
        "- title: Start well action plan\n  reference: EXA\n  actions:\n    \
         - {reference: A1, text: Tell every family., responsible: AE, due: 29 February 2024, delivery: in progress}\n    \
         - {reference: A2, text: Open a larder., due: January 2024, delivery: not started}\n    \
         - {reference: A3, text: Nobody knows how far., due: January 2024}\n    \
         - {reference: A4, text: Print a leaflet., due: 1 March 2024, delivery: in progress}\n",
    );
    let built = as_of(&site, "2024-03-01");
    let page = built.page("owed/");
    assert_eq!(
        page.part("plan-actions"),
        "Late actions of plans\n\
         A2\n\
         Open a larder.\n\
         Not started. The work was due by January 2024 and is 30 days late.\n\
         In the Start well action plan.\n\
         Not started\n\
         Late by 30 days\n\
         A1\n\
         Tell every family.\n\
         In progress. The work was due by 29 February 2024 and is 1 day late.\n\
         In the Start well action plan. Responsible: Anne Example.\n\
         In progress\n\
         Late by 1 day"
    );
    let totals = page.all(".totals li");
    assert_eq!(
        totals.last().map(String::as_str),
        Some("2 actions of plans are late")
    );
    assert_eq!(totals[0], "1 recommendation or action is late");
    assert_eq!(rows(&built.page("owed/plan-actions/")), ["A2", "A1"]);
    assert_eq!(rows(&built.page("late/")), ["A-1"]);
}

#[test]
fn open_work_is_counted_by_lead_organisation_and_body_most_late_first() {
    let site = of_each_urgency();
    let site = with(
        site,
        "A-7",
        "1 December 2023",
        "made to: HOSC\nleads: KX EICB\n",
        "",
    );
    let built = as_of(&site, "2024-03-01");
    let leads = built.page("owed/leads/");
    assert_eq!(
        leads.words("main"),
        "Owed now, by lead\n\
         Who leads what was still open on 1 March 2024.\n\
         These are counts of recommendations, actions, requests and visits. One of them can have several \
         leads, and some have none, so the rows do not add up to all that is open. Due soon means by \
         26 April 2024. Actions of plans are not counted here.\n\
         Open work by lead, those with most that is late first\n\
         Lead\nLate\nDue soon\nDue later\nWithout a date\nRoutine\nAll open\n\
         Anne Example\n1\n1\n0\n0\n0\n2\n\
         Kit Example\n0\n1\n0\n2\n0\n3\n\
         Counted as of 1 March 2024.\n\
         Other ways to list them\nBy organisation\nBy committee or board\nOwed now"
    );
    assert_eq!(leads.link("Anne Example"), "/people/anne-example/");
    assert_eq!(
        table(&built.page("owed/organisations/")),
        ["Exampleshire Integrated Care Board | 0 | 0 | 0 | 1 | 1 | 2"]
    );
    assert_eq!(
        table(&built.page("owed/bodies/")),
        ["Health Scrutiny Committee | 0 | 0 | 0 | 1 | 0 | 1"]
    );
}

#[test]
fn what_the_papers_do_not_say_has_a_list_that_tells_what_would_end_it() {
    let site = Site::exampleshire();
    let site = with(site, "C-1", "28 February 2023", "made to: EICB\n", "");
    let replied = "\n## Response, 29 February 2024: not stated\n\nThank you.\n";
    let site = with(
        site,
        "C-2",
        "1 March 2023",
        "leads: AE\ndue: Summer\n",
        replied,
    );
    let site = with(
        site,
        "C-3",
        "1 March 2023",
        "leads: AE\ndue: May 2024\n",
        "",
    );
    let built = as_of(&site, "2024-03-01");
    let page = built.page("silence/");
    assert_eq!(
        page.words("main"),
        "What the papers do not say\n\
         Open work for which something was missing in our papers on 1 March 2024.\n\
         These are counts of recommendations, actions, requests and visits that are still open. One can lack several things, so the rows do not add up.\n\
         Open work by what our papers do not say\n\
         What is missing\n\
         What it means\n\
         How many\n\
         A lead\n\
         Our papers name nobody who leads it.\n\
         1\n\
         An answer\n\
         An answer is wanted, and none is recorded.\n\
         2\n\
         A decision\n\
         There is an answer. It does not say if they agree.\n\
         1\n\
         A date\n\
         Nobody has given a date by which it is to be done. Words without a date count as none.\n\
         2\n\
         News for a year\n\
         The newest date that our papers give for it is more than a year old.\n\
         1\n\
         Counted as of 1 March 2024.\n\
         Other ways to list them\n\
         Owed now\n\
         Promises"
    );
    let list = |key: &str| built.page(&format!("silence/{key}/"));
    assert_eq!(rows(&list("no-answer")), ["C-1", "C-3"]);
    assert_eq!(rows(&list("no-date")), ["C-1", "C-2"]);
    assert_eq!(
        list("no-news").words("main"),
        "Open work without news for a year\n\
         1 record.\n\
         The newest date that our papers give for it is more than a year old. It leaves this list when an \
         answer or an update with a date is published.\n\
         C-1\n\
         Thing C-1\n\
         Not yet answered. No completion date given.\n\
         Made 28 February 2023. Newest date in our papers: 28 February 2023.\n\
         Awaiting response\n\
         Worked out by this site from the facts in the papers, as of 1 March 2024."
    );
    // A year from 28 February is over on the first of March, in a leap year too.
    for day in ["2024-02-28", "2024-02-29"] {
        let built = as_of(&site, day);
        assert_eq!(rows(&built.page("silence/no-lead/")), ["C-1"]);
        assert!(!built.has("silence/no-news/"), "{day}");
    }
}

#[test]
fn an_empty_kind_of_silence_says_none_and_leads_nowhere() {
    let page = Site::exampleshire().build().clean().page("silence/");
    assert_eq!(page.attributes("main table a", "href"), [""; 0]);
    assert_eq!(page.all("main td.num"), ["None"; 5]);
}

/// Promises of every fate as of 1 March 2024.
fn promised() -> Site {
    let promise = |line: &str, rest: &str| {
        format!(
            "\n## Response, 10 January 2024, from EICB: accepted\n\nYes.\n\nPromised: {line}\n{rest}"
        )
    };
    let add = |site, reference, text: String| with(site, reference, "1 December 2023", "", &text);
    let site = Site::exampleshire();
    let site = add(site, "P-1", promise("a leaflet, by 29 February 2024", ""));
    let moved = "\n## Update, 9 February 2024, by Anne Example: in progress\n\nLater.\n\nPromised: a map, by 31 May 2024\n";
    let site = add(site, "P-2", promise("a map, by February 2024", moved));
    let site = add(site, "P-3", promise("a survey", ""));
    let update = |day: &str| format!("\n## Update, {day}: in progress\n\nHere it is.\n");
    let site = add(
        site,
        "P-4",
        promise(
            "a progress update, by January 2024",
            &update("31 January 2024"),
        ),
    );
    let site = add(
        site,
        "P-5",
        promise("an update, by 31 January 2024", &update("1 February 2024")),
    );
    let said = "\n## Update, February 2024\n\nSaid.\n\nKept: the letter\n";
    let site = add(site, "P-6", promise("a letter, by 14 February 2024", said));
    let broken = "\n## Update, 20 February 2024\n\nNo.\n\nNot kept: the film\n";
    let site = add(site, "P-7", promise("a film, by March 2024", broken));
    let done = "\n## Update, 21 February 2024: done, as reported\n\nDone.\n";
    add(site, "P-8", promise("a poster, by March 2024", done))
}

#[test]
fn the_ledger_of_promises_counts_each_once_and_tells_what_became_of_it() {
    let built = as_of(&promised(), "2024-03-01");
    let page = built.page("promises/");
    assert_eq!(
        page.words("main"),
        "Promises\n\
         What was promised in answers and updates, and what had become of it on 1 March 2024.\n\
         Where things stand\n\
         1 promise was kept in time\n\
         1 promise was kept late\n\
         1 promise was kept, but it is not known if in time\n\
         1 promise is not due yet\n\
         1 promise is late\n\
         1 promise was not kept\n\
         1 promise has no date\n\
         1 promise ended with the work\n\
         Counted as of 1 March 2024. A promised update counts as kept by the next update with a date. That is worked out by this site. For any other promise our papers have to say that it was kept.\n\
         Late promises\n\
         29 February 2024\n\
         A leaflet\n\
         Promised on 10 January 2024 by Exampleshire Integrated Care Board. The date given for it is 29 February 2024. The last day for it was 29 February 2024, 1 day ago. Nothing later in our papers says that it was kept.\n\
         Late\n\
         P-1: Thing P-1\n\
         Promises not due yet\n\
         31 May 2024\n\
         A map\n\
         Promised on 10 January 2024 by Exampleshire Integrated Care Board. The date given for it is 31 May 2024. It was first promised for February 2024.\n\
         Not due yet\n\
         P-2: Thing P-2\n\
         Promises without a date\n\
         No date\n\
         A survey\n\
         Promised on 10 January 2024 by Exampleshire Integrated Care Board. No date was given for it.\n\
         No date\n\
         P-3: Thing P-3\n\
         Promises that were not kept\n\
         March 2024\n\
         A film\n\
         Promised on 10 January 2024 by Exampleshire Integrated Care Board. The date given for it is March 2024. That it was not kept is said on 20 February 2024.\n\
         Not kept\n\
         Read what was said on 20 February 2024\n\
         P-7: Thing P-7\n\
         Promises that were kept\n\
         31 January 2024\n\
         An update\n\
         Promised on 10 January 2024 by Exampleshire Integrated Care Board. The date given for it is 31 January 2024. An update was promised. The next one was given on 1 February 2024: we take that as the one.\n\
         Kept late\n\
         Read what was said on 1 February 2024\n\
         P-5: Thing P-5\n\
         14 February 2024\n\
         A letter\n\
         Promised on 10 January 2024 by Exampleshire Integrated Care Board. The date given for it is 14 February 2024. That it was kept is said in February 2024. The dates are not exact enough to say if that was in time.\n\
         Kept\n\
         Read what was said in February 2024\n\
         P-6: Thing P-6\n\
         January 2024\n\
         A progress update\n\
         Promised on 10 January 2024 by Exampleshire Integrated Care Board. The date given for it is January 2024. An update was promised. The next one was given on 31 January 2024: we take that as the one.\n\
         Kept\n\
         Read what was said on 31 January 2024\n\
         P-4: Thing P-4\n\
         Promises that ended with the work\n\
         March 2024\n\
         A poster\n\
         Promised on 10 January 2024 by Exampleshire Integrated Care Board. The date given for it is March 2024. The work ended on 21 February 2024. Nothing was said of this promise.\n\
         Ended with the work\n\
         Read what was said on 21 February 2024\n\
         P-8: Thing P-8\n\
         Other ways to list them\n\
         Late promises\n\
         Promises not due yet\n\
         Promises without a date\n\
         Promises that were not kept\n\
         Promises that were kept\n\
         Promises that ended with the work\n\
         Owed now\n\
         What the papers do not say"
    );
    assert_eq!(
        page.attributes("section[aria-labelledby=kept] .links a", "href"),
        [
            "/recommendations/p-5/#entry-2",
            "/recommendations/p-5/",
            "/recommendations/p-6/#entry-2",
            "/recommendations/p-6/",
            "/recommendations/p-4/#entry-2",
            "/recommendations/p-4/",
        ]
    );
}

#[test]
fn each_total_of_promises_has_its_list() {
    let built = as_of(&promised(), "2024-03-01");
    let titles = |key: &str| built.page(&format!("promises/{key}/")).all(".row-title");
    assert_eq!(titles("late"), ["A leaflet"]);
    assert_eq!(titles("due"), ["A map"]);
    assert_eq!(titles("undated"), ["A survey"]);
    assert_eq!(titles("broken"), ["A film"]);
    assert_eq!(
        titles("kept"),
        ["An update", "A letter", "A progress update"]
    );
    assert_eq!(titles("kept-in-time"), ["A progress update"]);
    assert_eq!(titles("kept-late"), ["An update"]);
    assert_eq!(titles("kept-sometime"), ["A letter"]);
    assert_eq!(titles("ended"), ["A poster"]);
}

#[test]
fn the_front_page_and_the_list_of_all_lead_to_what_is_owed() {
    let built = as_of(&promised(), "2024-03-01");
    let home = built.page("");
    assert_eq!(
        home.all(".totals li"),
        [
            "8 recommendations and actions made",
            "7 recommendations and actions are open",
            "1 recommendation or action is late",
            "0 recommendations and actions are due by 26 April 2024",
            "1 recommendation or action is due after 26 April 2024",
            "5 recommendations and actions are open without a date",
            "0 recommendations and actions wait for an answer or got none in time",
            "1 recommendation or action is done",
        ]
    );
    for (words, address) in [
        ("Owed now", "/owed/"),
        ("Promises", "/promises/"),
        ("What the papers do not say", "/silence/"),
    ] {
        assert_eq!(home.link(words), address);
        assert_eq!(built.page("recommendations/").link(words), address);
    }
}

#[test]
fn of_several_addressees_who_differ_it_is_said_whose_each_decision_is() {
    let sentence = |made_to: &str, news: &str| {
        let built = Site::with_recommendation(
            &format!("meeting: HOSC-2024-01-18\nmade to: {made_to}\n"),
            &format!("Asked.\n\n{news}"),
        )
        .build()
        .clean();
        built.page("recommendations/hosc-2024-03/").words("p.lead")
    };
    let both = "[ECC, EICB]";
    let of = |day: &str, by: &str, said: &str| {
        format!("## Response, {day} February 2024{by}: {said}\n\nWords.\n\n")
    };
    let differ = of("14", ", from ECC", "accepted") + &of("20", ", from EICB", "not accepted");
    assert!(
        sentence(both, &differ).starts_with(
            "Not accepted on 20 February 2024 by Exampleshire Integrated Care Board. \
             Accepted by Exampleshire County Council."
        ),
        "{}",
        sentence(both, &differ)
    );
    let same = of("14", ", from ECC", "accepted") + &of("20", ", from EICB", "accepted");
    assert!(sentence(both, &same).starts_with("Accepted on 20 February 2024. "));
    // Who changes their mind decides once, and what is said for all is nobody's in particular.
    let again = of("14", ", from ECC", "not accepted")
        + &of("15", ", from EICB", "accepted")
        + &of("20", ", from ECC", "accepted");
    assert!(sentence(both, &again).starts_with("Accepted on 20 February 2024. "));
    let for_all = differ.clone() + &of("28", "", "accepted in part (some)");
    assert!(
        sentence(both, &for_all).starts_with("Accepted in part on 28 February 2024. "),
        "{}",
        sentence(both, &for_all)
    );
    assert_eq!(
        sentence("EICB", &differ),
        "Not accepted on 20 February 2024."
    );
}
