//! What was asked for: the folder of a recommendation says which.

/// The kind of a recommendation or action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Made to another organisation; it wants a response.
    Recommendation,
    /// A task that a body gave itself or an officer.
    Action,
    /// Facts that a body asked for.
    InformationRequest,
    /// A visit or a workshop.
    Visit,
}

impl Kind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [Kind; 4] = [
        Kind::Recommendation,
        Kind::Action,
        Kind::InformationRequest,
        Kind::Visit,
    ];

    /// The content folder that holds records of this kind.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Recommendation => "recommendations",
            Kind::Action => "actions",
            Kind::InformationRequest => "information-requests",
            Kind::Visit => "visits",
        }
    }

    /// The key of this kind in the wording table.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Recommendation => "recommendation",
            Kind::Action => "action",
            Kind::InformationRequest => "information-request",
            Kind::Visit => "visit",
        }
    }
}
