//! A word is misspelt as it often is, and no other word is spelled so.
//!
//! Why it matters: no search for the word finds it, and a screen reader says something else. Officers read past it,
//! residents do not.
//!
//! How to mend it: correct the word. Where the paper itself prints it so and its own words are to stand, write
//! `[sic]` behind it.
//!
//! Example: `the commitee recieved the report`.

use crate::check::{Check, Content, Found, Looks, Question};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "misspelt-word",
    Severity::Note,
    include_str!("misspelt_word.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&MISSPELT];

/// Words of papers as they are often misspelt, and as they are meant, in the order of the alphabet.
#[rustfmt::skip]
const KNOWN: &[(&str, &str)] = &[
    ("accomodate", "accommodate"), ("accomodation", "accommodation"), ("accross", "across"), ("acheive", "achieve"),
    ("acheived", "achieved"), ("acommodation", "accommodation"), ("adress", "address"), ("adressed", "addressed"),
    ("agreemnet", "agreement"), ("allready", "already"), ("alot", "a lot"), ("assesment", "assessment"),
    ("assesments", "assessments"), ("availabe", "available"), ("availible", "available"), ("becuase", "because"),
    ("begining", "beginning"), ("benefical", "beneficial"), ("benifit", "benefit"), ("benifits", "benefits"),
    ("buisness", "business"), ("carreer", "career"), ("cemetary", "cemetery"), ("comission", "commission"),
    ("comissioned", "commissioned"), ("comissioner", "commissioner"), ("comissioners", "commissioners"),
    ("comissioning", "commissioning"), ("comitment", "commitment"), ("comitted", "committed"),
    ("comittee", "committee"), ("comittees", "committees"), ("commisioned", "commissioned"),
    ("commisioner", "commissioner"), ("commisioners", "commissioners"), ("commisioning", "commissioning"),
    ("commited", "committed"), ("commitee", "committee"), ("commitees", "committees"), ("committe", "committee"),
    ("committment", "commitment"), ("committments", "commitments"), ("comunity", "community"),
    ("concensus", "consensus"), ("consistant", "consistent"), ("counciller", "councillor"),
    ("councillers", "councillors"), ("definately", "definitely"), ("definitly", "definitely"),
    ("develope", "develop"), ("developement", "development"), ("dissapointed", "disappointed"),
    ("effecient", "efficient"), ("embarass", "embarrass"), ("enviroment", "environment"),
    ("enviromental", "environmental"), ("enviroments", "environments"), ("existance", "existence"),
    ("experiance", "experience"), ("feasability", "feasibility"), ("finacial", "financial"),
    ("fullfil", "fulfil"), ("goverment", "government"), ("govermnent", "government"),
    ("greatful", "grateful"), ("grievence", "grievance"), ("harrassment", "harassment"), ("healtcare", "healthcare"),
    ("heigth", "height"), ("hosptial", "hospital"), ("immediatly", "immediately"),
    ("implementaion", "implementation"), ("implemention", "implementation"), ("improvment", "improvement"),
    ("improvments", "improvements"), ("independant", "independent"), ("independantly", "independently"),
    ("inital", "initial"), ("intergrated", "integrated"), ("intergration", "integration"), ("knowlege", "knowledge"),
    ("liason", "liaison"), ("maintainance", "maintenance"), ("maintenence", "maintenance"),
    ("managment", "management"), ("neccesary", "necessary"), ("neccessary", "necessary"), ("necesary", "necessary"),
    ("neighbourood", "neighbourhood"), ("occassion", "occasion"), ("occured", "occurred"),
    ("occurence", "occurrence"), ("occuring", "occurring"), ("oppertunity", "opportunity"),
    ("oppurtunity", "opportunity"), ("organistion", "organisation"), ("organistions", "organisations"),
    ("orginal", "original"), ("parliment", "parliament"), ("particpate", "participate"),
    ("particularily", "particularly"), ("partnerhip", "partnership"), ("partnerhsip", "partnership"),
    ("perfomance", "performance"), ("performace", "performance"), ("personel", "personnel"),
    ("priviledge", "privilege"), ("proceedure", "procedure"), ("proceedures", "procedures"), ("progess", "progress"),
    ("prorgamme", "programme"), ("questionaire", "questionnaire"), ("questionaires", "questionnaires"),
    ("reccomend", "recommend"), ("reccomendation", "recommendation"), ("reccomendations", "recommendations"),
    ("reccommend", "recommend"), ("reccommendation", "recommendation"), ("reccommendations", "recommendations"),
    ("reccommended", "recommended"), ("recieve", "receive"), ("recieved", "received"), ("recieving", "receiving"),
    ("recomend", "recommend"), ("recomendation", "recommendation"), ("recomendations", "recommendations"),
    ("recomended", "recommended"), ("recommedation", "recommendation"), ("recommendaion", "recommendation"),
    ("recommendaton", "recommendation"), ("recruitement", "recruitment"), ("recuritment", "recruitment"),
    ("refered", "referred"), ("refering", "referring"), ("relevent", "relevant"), ("resouces", "resources"),
    ("responce", "response"), ("responces", "responses"), ("responsability", "responsibility"),
    ("responsibilites", "responsibilities"), ("responsibilty", "responsibility"), ("reveiw", "review"),
    ("reveiwed", "reviewed"), ("safegaurding", "safeguarding"), ("safegurading", "safeguarding"),
    ("scruntiny", "scrutiny"), ("scrutinty", "scrutiny"), ("scutiny", "scrutiny"), ("seperate", "separate"),
    ("seperated", "separated"), ("seperately", "separately"), ("serivce", "service"), ("serivces", "services"),
    ("servcies", "services"), ("sevices", "services"), ("similiar", "similar"), ("stakholders", "stakeholders"),
    ("startegy", "strategy"), ("stategy", "strategy"), ("strategey", "strategy"), ("strenghten", "strengthen"),
    ("succesful", "successful"), ("succesfully", "successfully"), ("sucessful", "successful"), ("suport", "support"),
    ("suported", "supported"), ("supress", "suppress"), ("sustainabilty", "sustainability"),
    ("tecnical", "technical"), ("teh", "the"), ("thier", "their"), ("threshhold", "threshold"),
    ("tommorow", "tomorrow"), ("transfered", "transferred"), ("unfortunatly", "unfortunately"), ("untill", "until"),
    ("vaccum", "vacuum"), ("vulnerabe", "vulnerable"), ("vunerable", "vulnerable"),
    ("withold", "withhold"),
];

static MISSPELT: Question = Question::of_words(|word| meant(word).is_some()).without_digits();

/// The word that is meant, in small letters.
fn meant(word: &str) -> Option<&'static str> {
    let small = word.to_ascii_lowercase();
    let at = KNOWN
        .binary_search_by(|(known, _)| (*known).cmp(&small))
        .ok()?;
    Some(KNOWN[at].1)
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, span) in content.that(&MISSPELT) {
        let text = writing.text;
        let (word, before, behind) = (&text[span.clone()], &text[..span.start], &text[span.end..]);
        let Some(meant) = meant(word) else { continue };
        let is_code = before.ends_with(['/', '.', '@', '_', '#', '-', '=', '`'])
            || behind.starts_with(['/', '@', '_', '=', '-'])
            || writing.is_in_address(span.start);
        let is_sic = behind
            .trim_start()
            .to_ascii_lowercase()
            .starts_with("[sic]");
        if is_code || is_sic {
            continue;
        }
        found.at(
            writing.place(span),
            format!("`{word}` is misspelt: {meant}"),
            "correct it; if the paper prints it so, write `[sic]` behind it",
        );
    }
}
