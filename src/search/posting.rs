//! Where a group occurs, as text: for each section the distance from the one before in base 36 (a distance of one is not written), and a
//! letter from `A` to `Z` for its weight.

/// A section (by its number in the whole index) and how much the group weighs there, 0 to 25.
pub(super) type Posting = (u32, u8);

/// Writes postings, which are in order of their sections.
pub(super) fn encode(postings: &[Posting], out: &mut String) {
    let mut last = None;
    for (section, weight) in postings {
        // The first is counted from one before the beginning.
        let distance = last.map_or(*section + 1, |last| section - last);
        if distance != 1 {
            base36(distance, out);
        }
        out.push(char::from(b'A' + (*weight).min(25)));
        last = Some(*section);
    }
}

/// Writes a number in base 36.
pub(super) fn base36(number: u32, out: &mut String) {
    if number >= 36 {
        base36(number / 36, out);
    }
    out.extend(char::from_digit(number % 36, 36));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Posting, encode};

    /// What the page's script does.
    fn decode(text: &str) -> Vec<Posting> {
        let (mut postings, mut section, mut start) = (Vec::new(), -1_i64, 0);
        for (i, c) in text.char_indices().filter(|(_, c)| c.is_ascii_uppercase()) {
            section += if start == i { 1 } else { i64::from_str_radix(&text[start..i], 36).unwrap() };
            postings.push((u32::try_from(section).unwrap(), c as u8 - b'A'));
            start = i + 1;
        }
        postings
    }

    #[test]
    fn neighbours_cost_a_letter() {
        let mut text = String::new();
        encode(&[(0, 0), (1, 25), (37, 3), (38, 3)], &mut text);
        assert_eq!(text, "AZ10DD");
    }

    proptest! {
        #[test]
        fn postings_survive(weights in prop::collection::btree_map(0_u32..2_000_000, 0_u8..26, 0..200)) {
            let postings: Vec<Posting> = weights.into_iter().collect();
            let mut text = String::new();
            encode(&postings, &mut text);
            prop_assert_eq!(decode(&text), postings);
        }
    }
}
