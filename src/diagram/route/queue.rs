//! What the search looks at next: one bucket a price, for prices are small whole numbers.

/// States by price; among equal prices the last one comes first, which is the one that is furthest on its way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Queue {
    buckets: Vec<Vec<(u32, u32)>>,
    /// No bucket before this one holds anything.
    low: usize,
    held: usize,
}

/// Prices from here on share the last bucket.
const TOP: usize = 1 << 20;

impl Queue {
    /// Empties it, and keeps its memory.
    pub(crate) fn clear(&mut self) {
        if self.held > 0 {
            self.buckets.iter_mut().for_each(Vec::clear);
        }
        (self.low, self.held) = (0, 0);
    }

    /// Adds a state: what it will cost in the end at least, what it cost so far, its number.
    pub(crate) fn push(&mut self, whole: u32, price: u32, state: u32) {
        let at = usize::try_from(whole).unwrap_or(TOP).min(TOP);
        if at >= self.buckets.len() {
            self.buckets.resize(at + 1, vec![]);
        }
        if self.held == 0 || at < self.low {
            self.low = at;
        }
        self.buckets[at].push((price, state));
        self.held += 1;
    }

    /// Takes the cheapest state with what it cost so far.
    pub(crate) fn pop(&mut self) -> Option<(u32, u32)> {
        while self.held > 0 {
            if let Some(found) = self.buckets.get_mut(self.low)?.pop() {
                self.held -= 1;
                return Some(found);
            }
            self.low += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_comes_first_and_prices_may_fall() {
        let mut queue = Queue::default();
        queue.push(5, 1, 10);
        queue.push(3, 2, 11);
        assert_eq!(queue.pop(), Some((2, 11)));
        queue.push(2, 3, 12);
        queue.push(5, 4, 13);
        assert_eq!([queue.pop(), queue.pop(), queue.pop(), queue.pop()], [Some((3, 12)), Some((4, 13)), Some((1, 10)), None]);
        queue.push(9, 0, 1);
        queue.clear();
        assert_eq!(queue.pop(), None);
    }
}
