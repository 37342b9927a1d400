//! An order that looks like chance and is the same in every build: what comes first says nothing about what is right.

use xxhash_rust::xxh3::xxh3_64;

/// A source of numbers that a name decides (splitmix64: whole numbers only, so the same on every machine).
#[derive(Debug, Clone)]
pub struct Shuffle(u64);

impl Shuffle {
    /// The source of that name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(xxh3_64(name.as_bytes()))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `count`, which is at least 1.
    fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % count).unwrap_or(0)
    }

    /// Puts the list in another order.
    pub fn list<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }

    /// The same, but never in the order it had, which would give the answer away.
    pub fn steps<T>(&mut self, list: &mut [T], place: impl Fn(&T) -> usize) {
        self.list(list);
        if list.is_sorted_by_key(place) && list.len() > 1 {
            list.rotate_left(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shuffle;

    fn shuffled(name: &str, count: usize) -> Vec<usize> {
        let mut list: Vec<usize> = (0..count).collect();
        Shuffle::new(name).list(&mut list);
        list
    }

    #[test]
    fn a_name_decides_and_every_place_is_reached() {
        assert_eq!(shuffled("lessons/a.html|1", 9), shuffled("lessons/a.html|1", 9));
        let firsts: std::collections::BTreeSet<usize> = (0..60).map(|i| shuffled(&i.to_string(), 4)[0]).collect();
        assert_eq!(firsts.len(), 4);
        let mut all = shuffled("x", 20);
        assert_ne!(all, (0..20).collect::<Vec<_>>());
        all.sort_unstable();
        assert_eq!(all, (0..20).collect::<Vec<_>>());
    }

    #[test]
    fn steps_are_never_shown_in_their_own_order() {
        for name in 0..40 {
            let mut steps = [0, 1];
            Shuffle::new(&name.to_string()).steps(&mut steps, |step| *step);
            assert_eq!(steps, [1, 0]);
        }
    }
}
