//! Two texts side by side: which lines are the same.

/// More lines than this on both sides together are compared by place only: the table of a long comparison would grow without bound.
const MOST: usize = 4_000;

/// For each line of the second text, the line of the first that it is the same as; in order, none twice. The longest such pairing.
#[must_use]
pub fn align(from: &[&str], to: &[&str]) -> Vec<Option<usize>> {
    let start = from.iter().zip(to).take_while(|(one, other)| one == other).count();
    let end = from[start..].iter().rev().zip(to[start..].iter().rev()).take_while(|(one, other)| one == other).count();
    let (old, new) = (&from[start..from.len() - end], &to[start..to.len() - end]);
    let mut pairs: Vec<Option<usize>> = (0..start).map(Some).collect();
    if old.len() + new.len() > MOST {
        pairs.extend(new.iter().map(|_| None));
    } else {
        pairs.extend(longest(old, new).into_iter().map(|pair| pair.map(|line| line + start)));
    }
    pairs.extend((from.len() - end..from.len()).map(Some));
    pairs
}

/// The longest common subsequence, by the table of the lengths that are left.
fn longest(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
    let width = new.len() + 1;
    let mut left = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            left[i * width + j] = if old[i] == new[j] {
                left[(i + 1) * width + j + 1] + 1
            } else {
                left[(i + 1) * width + j].max(left[i * width + j + 1])
            };
        }
    }
    let mut pairs = vec![None; new.len()];
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            pairs[j] = Some(i);
            i += 1;
            j += 1;
        } else if left[(i + 1) * width + j] >= left[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::align;

    #[test]
    fn the_same_lines_are_paired() {
        assert_eq!(align(&["a", "b", "c"], &["a", "x", "c"]), [Some(0), None, Some(2)]);
        assert_eq!(align(&["a", "b"], &["b", "a", "b"]), [None, Some(0), Some(1)]);
        assert_eq!(align(&[], &["a"]), [None]);
        assert_eq!(align(&["a"], &[]), []);
        assert_eq!(align(&["a", "b", "c", "d"], &["b", "d"]), [Some(1), Some(3)]);
    }
}
