//! Given names, by which the mailbox of a person is told from that of a team.

use std::collections::HashSet;
use std::sync::LazyLock;

static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    " aaron abbie abdul abigail abu ada adam adeel adele adrian agnes ahmed aidan aileen aisha alan alana \
    alastair albert alec alex alexander alexandra alexis alfie alfred ali alice alicia alison alistair allan \
    allison alun alwyn amanda amber amelia amina amir amit amjad amy ana andrea andreas andrew andy aneurin \
    angela angharad angus anil anita anjali ann anna annabel anne annette annie anthea anthony antonia antony \
    anwen april archie arif arjun arthur arwel ash asha ashley ashok asif asma audrey ava ayesha azhar barbara \
    barry beatrice becky belinda ben benjamin bernadette bernard beth bethan bethany betty bev beverley bilal \
    bill billy bob bobby brenda brendan brian bridget bronwen bruce bryan bryn callum calum cameron carl carla \
    carly carmen carol carole caroline carolyn carrie carys catherine cathy catrin cecilia ceri chantal charles \
    charlie charlotte cheryl chloe chris christian christina christine christopher ciaran claire clara clare \
    clive colette colin colleen connor conor corinne craig cynthia cyril dafydd daisy damian dan daniel danielle \
    danny daphne darren dave david dawn dean debbie deborah debra deepak deirdre delia della denis denise dennis \
    derek dermot desmond dewi diana diane dilys dipak dominic don donald donna doreen doris dorothy doug douglas \
    duncan dylan eddie edith edmund edward eileen elaine eleanor elena eleri elin elizabeth ella ellen ellie \
    elliot eluned elsie elwyn emily emlyn emma emyr eric erica erin ernest esther ethan euan eve evelyn ewan \
    faith farah farhan farid fatima fay faye felicity fergus fiona florence frances francesca francis frank fred \
    freddie frederick freya gabriel gabrielle gail gareth garry gary gavin gemma geoff geoffrey george georgia \
    georgina gerald geraldine gerard geraint gethin gill gillian gina giles gladys glen glenn glenys gloria \
    glyn gordon grace graeme graham grant greg gregory greta gurpreet guy gwen gwenda gwilym gwyn gwyneth haidar \
    hamish hannah harjit harold harpreet harriet harry harvey hasan hassan hayley hazel heather hefin helen \
    helena henry hilary hilda holly howard hugh hugo huw hywel ian ibrahim ieuan ifan imran ines ingrid ioan iolo \
    iona irene iris isaac isabel isabella isla ismail ivan ivor iwan jack jackie jacob jacqueline jade jake james \
    jamie jan jane janet janice jasmine jason jasper jatinder jay jayne jean jeanette jeff jeffrey jemima jen \
    jenna jennifer jenny jeremy jerome jess jessica jill jim jo joan joanna joanne jodie joe joel john johnny jon \
    jonathan jordan joseph josephine josh joshua joy joyce juan jude judith judy julia julian julie juliet june \
    justin kaitlyn karen karim karl kash kate katherine kathleen kathryn kathy katie katy kay keira keith kelly \
    kelvin ken kenneth kerry kev kevin khalid kieran kim kiran kirsten kirsty krishna kulvinder kyle lakshmi \
    lana lara laura lauren laurence lawrence leah leanne lee leigh lena leo leon leonard leroy lesley leslie \
    lewis liam lianne lilian lily linda lindsay lindsey lisa liz lloyd llinos logan lois lorna lorraine louis \
    louise luc lucinda lucy luke lydia lynda lyndon lynette lynn lynne madeleine maggie mahmood mair malcolm \
    mandy manjit marc marcia marcus margaret maria marian marie marilyn marion marjorie mark marlene marta martha \
    martin martyn mary maryam mathew matt matthew maureen maurice mavis max maxine megan mehmet mel melanie \
    melissa meera mercy meredith mia michael michaela michelle miguel mike milan mildred miles millie miriam \
    mohamed mohammad mohammed moira molly mona monica morag moses muhammad muriel myra nadia nadine naomi nasreen \
    natalie natasha nathan naveed neil nerys nia niall nicholas nick nicky nicola nicole nigel nikki nina nisha \
    noel nora noreen norma norman olive oliver olivia olwen omar oscar osian owain owen paige pam pamela parveen \
    pat patricia patrick patsy paul paula pauline pauline pawel pearl peggy penelope penny percy perry pete peter \
    petra phil philip phillip phillipa philippa phoebe phyllis pippa piotr polly pooja poppy priya priyanka \
    rachael rachel rajesh rajinder raj ralph ramesh ranjit rashid ravi ray raymond reece rebecca reena reg \
    reginald rehana reuben rhiannon rhian rhodri rhona rhys richard rita rob robert roberta robin rod roderick \
    rodney roger roisin roland ron ronald rory rosalind rosanna rose rosemary rosie ross rowan roxanne roy ruby \
    rupert russell ruth ryan sabrina sadia sadie saima sajid sally salma sam samantha samir samuel sandeep sandra \
    sanjay sanjeev sara sarah sasha satish saul scott sean sebastian selina seren shabana shahid sharon shaun \
    shauna sheila shelley shirley shona siân sian sidney simon simone sinead siobhan sioned sofia sonia sophia \
    sophie stacey stan stanley stella stephanie stephen steve steven stewart stuart sue sukhdev sunil sunita \
    surinder susan susanna susannah susie suzanne sybil sylvia tania tanya tara tariq tasha ted tegan terence \
    teresa terri terry tess thelma theo theresa thomas tim timothy tina toby tom tommy toni tony tracey tracy \
    trevor tristan trudy usha usman valerie vanessa vaughan vera verity vernon veronica vicki vicky victor \
    victoria vijay vikram vincent viola violet virginia vivian vivien walter wayne wendy wilfred will william \
    winifred yasmin yousuf yusuf yvette yvonne zac zach zachary zahid zahra zainab zara zoe "
        .split_ascii_whitespace()
        .collect()
});

/// Whether a word, in small letters, is a given name.
pub fn is_given_name(word: &str) -> bool {
    NAMES.contains(word)
}
