//! From a grammar's scopes to the theme's one-letter classes.

use syntect::parsing::Scope;

/// Scope prefixes and their class, the more telling ones first. The letters are styled in `static/theme/ardoise.css`.
const CLASSES: &[(&str, char)] = &[
    ("comment", 'c'),
    ("constant.character.escape", 'e'),
    ("string", 's'),
    ("constant.numeric", 'n'),
    ("constant", 'o'),
    ("entity.name.function", 'f'),
    ("support.function", 'f'),
    ("variable.function", 'f'),
    ("entity.name.tag", 'g'),
    ("entity.other.attribute-name", 'a'),
    ("entity.name", 't'),
    ("support.type", 't'),
    ("support.class", 't'),
    ("keyword", 'k'),
    ("storage", 'k'),
    ("variable", 'v'),
    ("markup.inserted", 'i'),
    ("markup.deleted", 'd'),
    ("markup.heading", 'h'),
];

/// [`CLASSES`] with their scopes read.
pub(super) struct Classes(Vec<(Scope, char)>);

impl Default for Classes {
    fn default() -> Self {
        Self(CLASSES.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect())
    }
}

impl Classes {
    /// The class of the innermost scope that has one.
    pub(super) fn of(&self, stack: &[Scope]) -> Option<char> {
        let class = |scope: &Scope| self.0.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class);
        stack.iter().rev().find_map(class)
    }
}
