//! A family of components: the plan de contrôle, the network, the applications…

use super::Text;
use crate::source::Spanned;

/// A family.
#[derive(Debug, Clone)]
pub struct Family {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: Text,
    /// What its members have in common.
    pub summary: Option<Text>,
    /// Its colour everywhere.
    pub color: Color,
}

/// The colours a family can have; the theme gives each a shade for light and for dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the colours")]
pub enum Color {
    Blue,
    Teal,
    Green,
    Amber,
    Red,
    Rose,
    Violet,
    Slate,
}

impl Color {
    /// Every colour.
    pub const ALL: [Self; 8] =
        [Self::Blue, Self::Teal, Self::Green, Self::Amber, Self::Red, Self::Rose, Self::Violet, Self::Slate];

    /// Its name, as YAML and CSS write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Teal => "teal",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Rose => "rose",
            Self::Violet => "violet",
            Self::Slate => "slate",
        }
    }
}
