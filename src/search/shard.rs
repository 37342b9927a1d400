//! Shards: the groups of a range of words, each on a line of its own.
//!
//! A line is the group's words, its weight in base 36, and its postings. The words are the first one, then for each other one a capital
//! letter (how much of the one before it shares, in units of UTF-16: `A` for nothing) and the rest: `podDs` is `pod` and `pods`. A group stands
//! where its first word does; a line `word>first` leads there from a word that falls into another shard.

use super::group::Group;
use super::posting::{base36, encode};

/// The size that a shard is ended at, in bytes.
const SIZE: usize = 32 * 1024;

/// The first word of each shard, and the shards.
pub(super) fn shards(groups: &[Group]) -> (Vec<String>, Vec<String>) {
    let mut lines: Vec<(&str, String)> = groups.iter().map(|group| (&*group.words[0], line(group))).collect();
    let starts = starts(&lines);
    let shard = |word: &str| starts.partition_point(|start| *start <= word);
    for group in groups {
        let first = &*group.words[0];
        let elsewhere = group.words.iter().filter(|word| shard(word) != shard(first));
        lines.extend(elsewhere.map(|word| (&**word, format!("{word}>{first}"))));
    }
    lines.sort_unstable();
    let mut shards = vec![String::new(); starts.len()];
    for (word, line) in lines {
        // Words before the first start belong to the first shard.
        if let Some(text) = shards.get_mut(shard(word).max(1) - 1) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&line);
        }
    }
    (starts.into_iter().map(str::to_owned).collect(), shards)
}

/// The first word of each shard.
fn starts<'a>(lines: &[(&'a str, String)]) -> Vec<&'a str> {
    let mut starts = Vec::new();
    let mut size = SIZE;
    for (word, line) in lines {
        if size >= SIZE {
            starts.push(*word);
            size = 0;
        }
        size += line.len() + 1;
    }
    starts
}

fn line(group: &Group) -> String {
    let mut line = front_coded(&group.words);
    line.push(' ');
    base36(group.weight, &mut line);
    line.push(' ');
    encode(&group.postings, &mut line);
    line
}

/// Words, each but the first as a letter for how much it shares with the one before, and the rest.
pub(super) fn front_coded(words: &[impl AsRef<str>]) -> String {
    let mut out = String::new();
    let mut last = "";
    for (i, word) in words.iter().map(AsRef::as_ref).enumerate() {
        let same: usize = last.chars().zip(word.chars()).take(12).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        if i > 0 {
            // Counted as scripts count: in units of UTF-16.
            let units = word[..same].encode_utf16().count();
            out.push(char::from(b'A' + u8::try_from(units).unwrap_or(0)));
        }
        out.push_str(&word[same..]);
        last = word;
    }
    out
}
