//! Plain sentences of a council's papers, drawn by a seeded generator of our own: the same seed gives the
//! same words on every machine.

/// What councils talk about, in lower case.
pub const SUBJECTS: [&str; 48] = [
    "dental care",
    "school meals",
    "bus services",
    "winter planning",
    "home care",
    "respite for carers",
    "road safety",
    "clean air",
    "flood defences",
    "healthy food",
    "housing advice",
    "youth clubs",
    "library opening hours",
    "mental health support",
    "hospital discharge",
    "ambulance waits",
    "maternity care",
    "health visiting",
    "school transport",
    "special educational needs",
    "fostering",
    "adult learning",
    "apprenticeships",
    "fuel poverty",
    "home insulation",
    "cycle paths",
    "street lighting",
    "waste collection",
    "recycling",
    "parks and open spaces",
    "swimming pools",
    "dementia care",
    "falls prevention",
    "end of life care",
    "community nursing",
    "pharmacy services",
    "eye tests",
    "vaccination",
    "stop smoking services",
    "alcohol support",
    "domestic abuse services",
    "neighbourhood policing",
    "rough sleeping",
    "planning decisions",
    "council tax support",
    "digital inclusion",
    "interpreting services",
    "public toilets",
];
const FIRST_NAMES: [&str; 40] = [
    "Alice", "Amir", "Anna", "Ben", "Bethan", "Carol", "Chidi", "Clare", "Daniel", "Deepa",
    "Edward", "Elin", "Farah", "Fiona", "George", "Grace", "Harriet", "Hugh", "Imran", "Isla",
    "James", "Joan", "Karim", "Kate", "Leah", "Lewis", "Maria", "Mohan", "Nadia", "Neil", "Olive",
    "Owen", "Priya", "Peter", "Rosa", "Ruth", "Samuel", "Tess", "Victor", "Wendy",
];
const LAST_NAMES: [&str; 64] = [
    "Abbott", "Adeyemi", "Ahmed", "Atkins", "Bailey", "Barnes", "Begum", "Bishop", "Brook",
    "Carter", "Chandra", "Clarke", "Cole", "Cooper", "Dawson", "Dixon", "Doyle", "Ellis", "Evans",
    "Fisher", "Ford", "Fox", "Gibson", "Gill", "Graham", "Green", "Hale", "Harper", "Hart",
    "Hassan", "Hughes", "Hunt", "Iqbal", "Jarvis", "Kapoor", "Kelly", "Khan", "Knight", "Lamb",
    "Lloyd", "Malik", "Marsh", "Mensah", "Morgan", "Nash", "Nolan", "Okafor", "Oliver", "Owens",
    "Parker", "Patel", "Pearce", "Quinn", "Reid", "Rowe", "Shah", "Silva", "Stone", "Tanner",
    "Thorne", "Usman", "Vaughan", "Walsh", "Yates",
];
const WHO: [&str; 16] = [
    "The council",
    "The Integrated Care Board",
    "The hospital trust",
    "The committee",
    "The clerk",
    "The cabinet member",
    "The partnership",
    "The new service",
    "The working group",
    "The provider",
    "Each parish council",
    "The board",
    "The housing team",
    "The ambulance service",
    "The voluntary sector",
    "The public health team",
];
const DID: [&str; 24] = [
    "has written to every household about",
    "will publish a plan for",
    "asked residents what they think of",
    "has set money aside for",
    "found gaps in",
    "has trained more people to help with",
    "has brought a report on",
    "heard from carers about",
    "has changed the contract for",
    "is working with schools on",
    "will measure the results of",
    "was told about delays in",
    "has opened two more places for",
    "has not yet agreed how to pay for",
    "reviewed the evidence on",
    "wants clearer information about",
    "has met patients to talk about",
    "is testing a new way to offer",
    "has shared its figures on",
    "will look again at",
    "has hired staff for",
    "is slower than planned with",
    "has finished the first stage of work on",
    "expects a decision soon on",
];
const WHERE_AND_WHEN: [&str; 20] = [
    "in every part of the county",
    "in Midford and the villages around it",
    "before the end of the year",
    "by the spring",
    "for families on low incomes",
    "for people who live alone",
    "in the two areas with the longest waits",
    "after a survey of 1,200 residents",
    "with the help of local charities",
    "at no extra cost",
    "once the new building is ready",
    "as the inspectors had asked",
    "for the first time since 2019",
    "although demand rose by 8%",
    "and will say so in public",
    "and hopes to do more next year",
    "where the need is greatest",
    "for children under five",
    "for older people and their carers",
    "in line with the county strategy",
];
const DO: [&str; 20] = [
    "make it easier to find help",
    "shorten the time that people wait",
    "publish clear figures each quarter",
    "give carers a real break",
    "make sure every child is seen",
    "keep local services open",
    "listen to people who use the service",
    "join up records between services",
    "help people to stay in their own homes",
    "support staff to stay in their jobs",
    "reach people who do not ask for help",
    "spend the money where it helps most",
    "answer complaints within a month",
    "plan earlier for the winter",
    "work with schools and parents",
    "explain decisions in plain words",
    "check that the new contract works",
    "offer more choice of places and times",
    "bring services closer to villages",
    "tell people what has changed",
];

/// A source of sentences.
pub struct Words {
    state: u64,
}

impl Words {
    /// A source that always gives the same sentences for the same seed.
    pub fn new(seed: u64) -> Words {
        let mut words = Words {
            state: seed ^ 0x9e37_79b9_7f4a_7c15,
        };
        for _ in 0..8 {
            words.next();
        }
        words
    }

    /// A number below a limit, which must not be 0.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// One sentence, safe in a YAML value without quotes. As with people, the same one rarely comes twice.
    pub fn sentence(&mut self) -> String {
        format!(
            "{} {} {} in {} ward {}.",
            WHO[self.below(WHO.len())],
            DID[self.below(DID.len())],
            SUBJECTS[self.below(SUBJECTS.len())],
            LAST_NAMES[self.below(LAST_NAMES.len())],
            WHERE_AND_WHEN[self.below(WHERE_AND_WHEN.len())]
        )
    }

    /// Sentences on a few lines, as a person writes them.
    pub fn paragraph(&mut self, sentences: usize) -> String {
        let mut text = String::new();
        for at in 0..sentences {
            if at > 0 {
                text.push(if at % 2 == 0 { '\n' } else { ' ' });
            }
            text.push_str(&self.sentence());
        }
        text
    }

    /// Marsaglia's xorshift with a final multiplication (xorshift64*).
    fn next(&mut self) -> u64 {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}

/// The name of a person: 2,560 names, then the same with a middle initial.
pub fn person(at: usize) -> String {
    let names = FIRST_NAMES.len() * LAST_NAMES.len();
    let round = at / names;
    // 1,153 has no factor in common with 2,560, so every name comes once before one returns.
    let pick = (at % names) * 1_153 % names;
    let first = FIRST_NAMES[pick % FIRST_NAMES.len()];
    let last = LAST_NAMES[pick / FIRST_NAMES.len()];
    match u8::try_from(round)
        .ok()
        .filter(|round| (1..=26).contains(round))
    {
        Some(round) => format!("{first} {} {last}", char::from(b'A' + round - 1)),
        None if round == 0 => format!("{first} {last}"),
        None => format!("{first} {round} {last}"),
    }
}

/// Something worth doing, as a verb in lower case; counts round.
pub fn aim(at: usize) -> String {
    DO[at % DO.len()].to_owned()
}

/// The text with its first letter as a capital.
pub fn title_case(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
