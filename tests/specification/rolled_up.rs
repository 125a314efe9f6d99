//! What is counted from smaller things: a plan from its actions and sub-actions, a priority from its
//! recommendations, ratings and indicators; and what a figure says by its own target, beside the rating
//! in the paper.

use crate::site::{Page, Site};

const PRIORITIES: &str = "- framework: Start well\n  reference: SW\n  priorities:\n    \
     - {code: A, title: Feed every child}\n    - {code: B, title: Teach every child}\n    \
     - {code: C, title: Hear every child}\n";

/// Exampleshire with priorities and a plan of these actions.
fn with_plan(actions: &str) -> Site {
    Site::exampleshire()
        .file("priorities.yaml", PRIORITIES)
        .file(
            "plans.yaml",
            &format!(
                "- title: Start well plan\n  reference: EX\n  framework: SW\n  actions:\n{actions}"
            ),
        )
}

/// An action with a delivery and sub-actions, each by its delivery; "" states nothing.
fn action(reference: &str, priority: &str, delivery: &str, parts: &[&str]) -> String {
    let stated = |indent: &str, delivery: &str| match delivery {
        "" => String::new(),
        delivery => format!("{indent}delivery: {delivery}\n"),
    };
    let mut text = format!(
        "    - reference: {reference}\n      priority: {priority}\n      text: Do {reference}.\n{}",
        stated("      ", delivery)
    );
    if !parts.is_empty() {
        text.push_str("      sub-actions:\n");
    }
    for (at, part) in parts.iter().enumerate() {
        text.push_str(&format!(
            "        - reference: p{at}\n          text: Do a part.\n{}",
            stated("          ", part)
        ));
    }
    text
}

fn told_of_action(delivery: &str, parts: &[&str]) -> String {
    with_plan(&action("A1", "A", delivery, parts))
        .build()
        .clean()
        .page("actions/ex-a1/")
        .words("main > .lead")
}

#[test]
fn a_plan_says_how_far_it_is_and_its_list_says_the_same() {
    let actions = [
        action("A1", "A", "done", &[]),
        action("A2", "A", "done, as confirmed", &[]),
        "    - reference: A3\n      priority: A\n      text: Do A3.\n      delivery: in progress\n      \
         due: 28 February 2026\n"
            .to_owned(),
        action("A4", "A", "", &[]),
        action("B1", "B", "in progress", &["done", "not started", ""]),
    ]
    .concat();
    let built = with_plan(&actions).build().clean();
    let page = built.page("plans/ex/");
    let told = "5 actions under 2 priorities. 3 of 7 actions and sub-actions are done, 1 is in progress and 1 is \
                not started; of 2 nothing is stated. 1 of those open is late.";
    assert_eq!(page.words("main > .lead"), told);
    assert_eq!(
        page.words("main > .lead + p"),
        "Worked out by this site from the facts in the papers, as of 31 March 2026. An action with sub-actions is \
         counted through them, not twice. What is said of it as a whole stands in its row."
    );
    assert_eq!(built.page("plans/").all("main .row-body > p")[0], told);
    // Each priority's part of the plan says it of itself, and the parts come to the whole.
    assert_eq!(
        page.all("#actions ~ * .table-after, .part-body .table-after"),
        [
            "2 of 4 actions are done and 1 is in progress; of 1 nothing is stated. 1 of those open is late.",
            "See priority A and all that serves it",
            "1 of 3 sub-actions is done and 1 is not started; of 1 nothing is stated.",
            "See priority B and all that serves it",
        ]
    );
}

#[test]
fn a_plan_of_which_nothing_is_stated_says_just_that() {
    let built = with_plan(&action("A1", "A", "", &[])).build().clean();
    assert_eq!(
        built.page("plans/ex/").words("main > .lead"),
        "1 action under 1 priority. The papers do not say how far the 1 action is."
    );
    let built = with_plan(&action("A1", "A", "paused", &[])).build().clean();
    assert_eq!(
        built.page("plans/ex/").words("main > .lead"),
        "1 action under 1 priority. 1 action: paused."
    );
}

#[test]
fn an_action_that_is_printed_twice_is_counted_once() {
    let actions = [
        action("A1", "A", "done", &[]),
        action("B1", "B", "in progress", &[]).replace("text:", "same as: C1\n      text:"),
        action("C1", "C", "in progress", &["done", "in progress"]),
    ]
    .concat();
    let built = with_plan(&actions).build().clean();
    let page = built.page("plans/ex/");
    assert_eq!(
        page.words("main > .lead"),
        "3 actions under 3 priorities. 2 of 3 actions and sub-actions are done and 1 is in progress."
    );
    assert!(
        page.words("main > .lead + p")
            .ends_with("An action that the plan prints twice is counted once.")
    );
    assert_eq!(
        built.page("actions/ex-b1/").words("main > .lead"),
        "In progress. The plan prints it twice. It is counted at C1. No completion date given."
    );
}

#[test]
fn what_an_action_states_stands_beside_what_its_sub_actions_say() {
    assert_eq!(
        told_of_action("in progress", &["done", "done", "in progress"]),
        "Stated: in progress. Of its 3 sub-actions 2 are done and 1 is in progress. No completion date given."
    );
    assert_eq!(
        told_of_action("done", &["", ""]),
        "Stated: done, as reported. Of its 2 sub-actions nothing is stated."
    );
}

#[test]
fn an_action_that_states_nothing_is_rolled_up_and_nothing_is_guessed() {
    let told = |parts: &[&str]| {
        let told = told_of_action("", parts);
        told.strip_suffix(" No completion date given.")
            .unwrap_or(&told)
            .to_owned()
    };
    assert_eq!(
        told(&["done", "in progress"]),
        "Of the action as a whole nothing is stated. From its sub-actions: in progress. Of its 2 sub-actions 1 is \
         done and 1 is in progress."
    );
    assert_eq!(
        told(&["done", "done, as confirmed"]),
        "Of the action as a whole nothing is stated. From its sub-actions: done, as reported. Of its 2 sub-actions 2 \
         are done."
    );
    // One is done; how far the other is, nobody says.
    assert_eq!(
        told(&["done", ""]),
        "Of the action as a whole nothing is stated. Of its 2 sub-actions 1 is done; of 1 nothing is stated."
    );
    assert_eq!(
        told(&["paused"]),
        "Of the action as a whole nothing is stated. From its sub-actions: paused. Of its one sub-action is stated: \
         paused."
    );
    assert_eq!(
        told(&["", ""]),
        "The papers do not say how far it or any of its 2 sub-actions is."
    );
}

#[test]
fn an_action_and_sub_actions_that_disagree_are_told_side_by_side() {
    assert_eq!(
        told_of_action("done", &["done", "not started"]),
        "Stated: done, as reported. Of its 2 sub-actions 1 is done and 1 is not started. The two do not agree, and \
         this page takes no side: the action is stated as done, as reported, and 1 sub-action is open."
    );
    assert_eq!(
        told_of_action("in progress", &["done", "superseded"]),
        "Stated: in progress. Of its 2 sub-actions 1 is done and 1 is superseded. The two do not agree, and this \
         page takes no side: the action is stated as in progress, and none of its sub-actions is open. No completion \
         date given."
    );
    assert_eq!(
        told_of_action("not started", &["in progress", ""]),
        "Stated: not started. Of its 2 sub-actions 1 is in progress; of 1 nothing is stated. The two do not agree, \
         and this page takes no side: the action is stated as not started, and 1 sub-action has begun. No completion \
         date given."
    );
}

/// The page of a measure with these facts and observations.
fn measure(facts: &str, observations: &str) -> Page {
    let text = format!(
        "- framework: Performance framework\n  reference: PF\n  indicators:\n    - number: 1\n      \
         title: Families who were seen\n{facts}      observations:\n{observations}"
    );
    Site::exampleshire()
        .file("indicators.yaml", &text)
        .build()
        .clean()
        .page("indicators/pf-1/")
}

/// What the page says by value and target, row by row.
fn computed(page: &Page) -> Vec<String> {
    let cells = page.all("td[data-label='Rating from value and target']");
    cells.iter().map(|cell| cell.replace('\n', " ")).collect()
}

#[test]
fn where_rating_and_target_disagree_one_sentence_says_so() {
    let page = measure(
        "      targets: {2025/26: 997 or fewer}\n",
        "        - {period: Q1 2025/26, value: '900', rag: red}\n        \
                 - {period: Q2 2025/26, value: '1,021', rag: green}\n",
    );
    assert_eq!(
        computed(&page),
        [
            "Does not meet its target The paper rates this Green. By its own target (997 or fewer) the value 1,021 \
             does not meet it.",
            "Meets its target The paper rates this Red. By its own target (997 or fewer) the value 900 meets it. \
             The figure covers a shorter time than the target.",
        ]
    );
    assert_eq!(
        page.words("main > .lead"),
        "1,021 in July to September 2025. The target for 2025 to 2026 is 997 or fewer. The paper rates this Green. \
         By its own target (997 or fewer) the value 1,021 does not meet it."
    );
}

#[test]
fn a_bare_target_is_read_by_the_direction_and_a_change_by_the_baseline() {
    let page = measure(
        "      direction: decrease\n      targets: {2025: '750', 2026: reduce by 10%}\n      \
         baseline: {value: '800', period: 2024}\n",
        "        - {period: 2025, value: '794', rag: green}\n        - {period: 2026, value: '700', rag: red}\n",
    );
    assert_eq!(
        computed(&page),
        [
            "Meets its target The paper rates this Red. By its own target (reduce by 10%, from a baseline of 800) the \
             value 700 meets it.",
            "Does not meet its target The paper rates this Green. By its own target (750, where less is better) the \
             value 794 does not meet it.",
        ]
    );
}

#[test]
fn amber_never_disagrees_and_agreement_needs_no_sentence() {
    let page = measure(
        "      targets: {2025: 40 or fewer}\n",
        "        - {period: 2025, value: '52', rag: amber}\n        - {period: 2025, value: '52', rag: red}\n",
    );
    assert_eq!(computed(&page), ["Does not meet its target"; 2]);
}

#[test]
fn where_nothing_can_be_computed_it_says_why() {
    let cannot = |facts: &str, value: &str| {
        let page = measure(
            facts,
            &format!("        - {{period: Q4 2025/26, value: '{value}', rag: amber}}\n"),
        );
        let told = computed(&page).join("|");
        told.strip_prefix("Cannot be computed: ")
            .unwrap_or(&told)
            .to_owned()
    };
    let target = |target: &str| format!("      targets: {{2025/26: '{target}'}}\n");
    for (facts, value, why) in [
        (target("95% or above"), "nya", "there is no figure yet"),
        (
            target("95% or above"),
            "98% JR; 96% HGH",
            "there are several figures in one place",
        ),
        (
            target("95% or above"),
            "about the same",
            "the figure is not a number",
        ),
        (
            target("95% or above"),
            "12 days",
            "figure and target do not have the same unit",
        ),
        (target("top quartile"), "12", "the target is not a number"),
        (target("tbc"), "12", "the target is still to be set"),
        (
            target("75%"),
            "12%",
            "the paper does not say on which side of the target is better",
        ),
        (
            target("reduce by 5%"),
            "12",
            "there is no baseline to hold the figure against",
        ),
        (
            "      targets: {2024/25: 5 or fewer}\n".to_owned(),
            "12",
            "there is no target for that time",
        ),
        (
            "      direction: monitor only\n".to_owned(),
            "12",
            "the measure is watched, with no target",
        ),
        (
            target("50% by December 2026"),
            "30%",
            "the paper does not say on which side of the target is better",
        ),
    ] {
        assert_eq!(cannot(&facts, value), why, "{facts} {value}");
    }
}

#[test]
fn a_target_still_to_come_and_a_count_still_going_on_are_not_missed() {
    let page = measure(
        "      direction: increase\n      targets: {2025/26: 50% by December 2026}\n",
        "        - {period: Q4 2025/26, value: 30%, rag: green}\n",
    );
    assert_eq!(
        computed(&page),
        ["Cannot be computed: the target is to be reached later"]
    );
    let page = measure(
        "      direction: increase\n      targets: {2025/26: 1000 or more}\n",
        "        - {period: Q1 2025/26, value: '300', rag: green, note: Year to date.}\n",
    );
    assert_eq!(
        computed(&page),
        [
            "Cannot be computed: the figure counts a part of the year, and the target is for all of it"
        ]
    );
}

#[test]
fn a_note_that_names_the_target_of_another_year_is_followed() {
    let page = measure(
        "      targets: {2024/25: 80% or above, 2025/26: 90% or above}\n",
        "        - {period: Q1 2025/26, value: 85%, rag: green, note: RAG is judged against the 2024/25 targets.}\n        \
                 - {period: Q2 2025/26, value: 85%, rag: green, note: RAG is judged against the 2023/24 targets.}\n",
    );
    assert_eq!(
        computed(&page),
        [
            "Cannot be computed: the note names the target of another year, which is not here",
            "Meets its target By the target for 2024 to 2025 that its note names (80% or above) the value 85% meets it.",
        ]
    );
}

/// Priority A with two recommendations, four indicators, and ratings in two reports.
fn with_picture() -> Site {
    let plan = format!(
        "{}  highlight reports:\n    - date: March 2025\n      ratings: [{{priority: A, rag: amber}}, {{priority: B, rag: green}}]\n    \
         - date: June 2025\n      ratings: [{{priority: A, rag: green}}, {{priority: B, rag: red}}]\n",
        action("A1", "A", "done", &[])
    );
    let mut measures = String::from("- framework: Figures\n  reference: F\n  indicators:\n");
    for (number, value, rag) in [
        (1, "5", "green"),
        (2, "50", "green"),
        (3, "60", "red"),
        (4, "nya", "not rated"),
    ] {
        measures.push_str(&format!(
            "    - number: {number}\n      title: Figure {number}\n      priority: SW A\n      \
             targets: {{2025: 10 or fewer}}\n      observations: [{{period: 2025, value: '{value}', rag: {rag}}}]\n"
        ));
    }
    with_plan(&plan)
        .file("indicators.yaml", &measures)
        .recommendation(
            "made on: May 2025\npriorities: SW A\ndue: June 2025\n",
            "Do it.\n",
        )
        .file(
            "recommendations/other.md",
            "---\nreference: HOSC-2024-04\ntitle: Do more\npriorities: SW A\n---\n\nMore.\n\n\
             ## Update, July 2025: done\n\nDone.\n",
        )
}

#[test]
fn a_priority_opens_with_a_short_picture_each_figure_with_its_rows() {
    let built = with_picture().build().clean();
    let page = built.page("priorities/sw-a/");
    assert_eq!(
        page.part("picture"),
        "In short\n\
         What was asked for:\n1 is late\n1 is done\n\
         Actions in plans: 1 action: done, as reported.\n\
         Rating of its work: Amber in March 2025, green in June 2025: better than before.\n\
         Figures and targets:\n1 meets its target\n2 do not meet their target\n1 cannot be computed\n\
         Figures as the papers rate them:\n2 are rated green\n1 is rated red\n1 is not rated"
    );
    let list = built.page("priorities/sw-a/indicators/not-met/");
    assert_eq!(
        list.words("h1"),
        "Indicators that do not meet their target: SW A: Feed every child"
    );
    assert_eq!(list.all(".row-title"), ["Figure 2", "Figure 3"]);
    let lead = "1 recommendation is open and it is late. Amber in March 2025, green in June 2025: better than before. \
                4 indicators: 1 meets its target, 2 do not meet their target and of 1 it cannot be computed if the \
                target is met.";
    assert_eq!(page.words("main > .lead"), lead);
    assert_eq!(built.page("priorities/").all(".row-body > p")[0], lead);
}

#[test]
fn a_rating_that_got_worse_or_has_nothing_before_it_says_so() {
    let built = with_picture().build().clean();
    assert_eq!(
        built.page("priorities/sw-b/").fact("Rating of its work"),
        "Green in March 2025, red in June 2025: worse than before."
    );
    assert_eq!(
        built.page("priorities/sw-c/").part("picture"),
        "In short\n\
         What was asked for: No recommendation names this priority.\n\
         Rating of its work: No highlight report rates it.\n\
         Figures and targets: No indicator names this priority."
    );
}

#[test]
fn several_workstreams_are_counted_by_colour_and_dates_without_order_make_no_movement() {
    let rated = |reports: &str| {
        let plan = format!(
            "{}  highlight reports:\n{reports}",
            action("A1", "A", "", &[])
        );
        with_plan(&plan)
            .build()
            .clean()
            .page("priorities/sw-a/")
            .fact("Rating of its work")
    };
    assert_eq!(
        rated(
            "    - date: June 2025\n      ratings: [{priority: A, workstream: Food, rag: amber}, {priority: A, \
             workstream: Milk, rag: green}, {priority: A, workstream: Fruit, rag: amber}]\n"
        ),
        "3 workstreams in June 2025: 1 green and 2 amber."
    );
    // June is in 2025: which of the two came first, nobody says.
    assert_eq!(
        rated(
            "    - {date: 2025, ratings: [{priority: A, rag: amber}]}\n    \
             - {date: June 2025, ratings: [{priority: A, rag: green}]}\n"
        ),
        "The last rating, in June 2025, was green."
    );
    assert_eq!(
        rated(
            "    - {date: March 2025, ratings: [{priority: A, rag: not rated}]}\n    \
             - {date: June 2025, ratings: [{priority: A, rag: red}]}\n"
        ),
        "Not rated in March 2025, red in June 2025."
    );
}
