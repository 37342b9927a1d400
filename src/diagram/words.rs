//! The few words that the engine itself says, by language.

use crate::diagram::graph::Arrow;

/// Words for prose and for readers of screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Between the two ends of an edge.
    pub to: &'static str,
    /// Between the two ends of an edge without tips, or with two.
    pub and: &'static str,
    /// Before a list of what a group holds.
    pub holds: &'static str,
    /// Before the receiving end's list.
    pub from: &'static str,
    /// Said of what is new.
    pub new: &'static str,
    /// Said of what comes later.
    pub later: &'static str,
    /// Said of what has failed.
    pub failed: &'static str,
    /// Between a name and what is said of it.
    pub colon: &'static str,
    /// The kind of figure, said before its content.
    pub diagram: &'static str,
    /// Nothing to tell.
    pub no_edges: &'static str,
}

const FRENCH: Words = Words {
    to: "vers",
    and: "et",
    holds: "contient",
    from: "de",
    new: "nouveau",
    later: "plus tard",
    failed: "en panne",
    colon: "\u{a0}: ",
    diagram: "Schéma",
    no_edges: "Aucune liaison.",
};

const ENGLISH: Words = Words {
    to: "to",
    and: "and",
    holds: "contains",
    from: "from",
    new: "new",
    later: "later",
    failed: "failed",
    colon: ": ",
    diagram: "Diagram",
    no_edges: "No connection.",
};

impl Words {
    /// The words of a language, English when it is not known.
    pub fn of(language: &str) -> Words {
        match language.split(['-', '_']).next() {
            Some("fr") => FRENCH,
            _ => ENGLISH,
        }
    }

    /// The word between the ends of an edge.
    pub fn between(&self, arrow: Arrow) -> &'static str {
        match arrow {
            Arrow::Forward => self.to,
            Arrow::Both | Arrow::None => self.and,
        }
    }
}
