//! Heading ids: readable, stable, and unique on their page.

use std::collections::{BTreeMap, BTreeSet};

use deunicode::deunicode;

/// The ids that a page has given out.
#[derive(Debug, Default)]
pub struct Slugs(BTreeSet<String>, BTreeMap<String, usize>);

impl Slugs {
    /// The id of a heading with that text: ASCII, lowercase, words joined by `-`; `-1`, `-2` … follow where it is taken.
    pub fn heading(&mut self, text: &str) -> String {
        let mut slug = String::new();
        for c in deunicode(text).chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c.to_ascii_lowercase());
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug = slug.trim_end_matches('-');
        let slug = if slug.is_empty() { "section" } else { slug };
        // The numbers that this slug had before are taken: counting goes on from there.
        let next = self.1.entry(slug.to_owned()).or_default();
        let mut unique = if *next == 0 { slug.to_owned() } else { format!("{slug}-{next}") };
        while !self.0.insert(unique.clone()) {
            *next += 1;
            unique = format!("{slug}-{next}");
        }
        unique
    }

    /// Takes an id that an author chose; false where it is taken.
    pub fn take(&mut self, id: &str) -> bool {
        self.0.insert(id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Slugs;

    #[test]
    fn slugs_are_ascii_and_unique() {
        let mut slugs = Slugs::default();
        assert_eq!(slugs.heading("Déployer l'été"), "deployer-l-ete");
        assert_eq!(slugs.heading("Déployer l’été !"), "deployer-l-ete-1");
        assert_eq!(slugs.heading("?!"), "section");
        assert!(!slugs.take("section"));
    }
}
