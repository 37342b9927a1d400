//! Coordinates in a row: every box as near as can be to where it wants to be, without touching its neighbours.

/// Where one box wants to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// The wished first cell.
    pub at: i64,
    /// How much it counts.
    pub weight: i64,
}

/// First cells of boxes in a row, least total square distance from the wishes (pool adjacent violators);
/// `apart[i]` is the least distance between first cells `i` and `i + 1`.
pub(crate) fn pack(wishes: &[Wish], apart: &[i32]) -> Vec<i32> {
    struct Pool {
        weight: i64,
        sum: i64,
        count: usize,
    }
    impl Pool {
        fn at(&self) -> i64 {
            self.sum.div_euclid(self.weight.max(1))
        }
    }
    let mut offsets = vec![0i64; wishes.len()];
    for i in 1..wishes.len() {
        offsets[i] = offsets[i - 1] + i64::from(apart[i - 1]);
    }
    let mut pools: Vec<Pool> = vec![];
    for (wish, offset) in wishes.iter().zip(&offsets) {
        let weight = wish.weight.max(1);
        let mut pool = Pool { weight, sum: (wish.at - offset) * weight, count: 1 };
        while let Some(last) = pools.last() {
            if last.at() <= pool.at() {
                break;
            }
            pool.weight += last.weight;
            pool.sum += last.sum;
            pool.count += last.count;
            pools.pop();
        }
        pools.push(pool);
    }
    let mut places = vec![];
    for pool in &pools {
        for _ in 0..pool.count {
            let at = pool.at() + offsets[places.len()];
            places.push(i32::try_from(at).unwrap_or(0));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(at: i64) -> Wish {
        Wish { at, weight: 1 }
    }

    #[test]
    fn wishes_that_agree_are_granted() {
        assert_eq!(pack(&[wish(0), wish(10)], &[5]), [0, 10]);
    }

    #[test]
    fn wishes_that_clash_share_the_pain() {
        assert_eq!(pack(&[wish(10), wish(10)], &[6]), [7, 13]);
        assert_eq!(pack(&[wish(4), wish(0), wish(20)], &[4, 4]), [0, 4, 20]);
    }
}
