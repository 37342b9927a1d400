//! The small grammars inside rows: ids, ages, statuses, sizes, quoted commands.

use crate::capture::model::{Command, State};

/// A word of a line and where it begins, in bytes.
pub(super) type Word<'a> = (usize, &'a str);

/// The words of a line.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    let base = line.as_ptr() as usize;
    line.split_whitespace().map(|word| (word.as_ptr() as usize - base, word)).collect()
}

/// The text from the first to the last of these words, as it stands in the line.
pub(super) fn span<'a>(line: &'a str, words: &[Word<'a>]) -> &'a str {
    match (words.first(), words.last()) {
        (Some((start, _)), Some((last, word))) => &line[*start..last + word.len()],
        _ => "",
    }
}

/// Whether this is a container's id: 12, 13 or 64 hexadecimal digits.
pub(super) fn is_id(word: &str) -> bool {
    matches!(word.len(), 12 | 13 | 64) && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A whole number in decimal digits.
pub(super) fn number(word: &str) -> Option<u32> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) { word.parse().ok() } else { None }
}

/// How many words at the start are a duration: `10 minutes`, `About an hour`, `Less than a second`.
pub(super) fn duration(words: &[Word<'_>]) -> Option<usize> {
    let at = |index: usize| words.get(index).map_or("", |word| word.1);
    match at(0) {
        "About" if matches!(at(1), "a" | "an") && is_unit(at(2)) => Some(3),
        "Less" if at(1) == "than" && is_unit(at(3)) => Some(4),
        first if number(first).is_some() && is_unit(at(1)) => Some(2),
        _ => None,
    }
}

fn is_unit(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    matches!(word, "second" | "minute" | "hour" | "day" | "week" | "month" | "year")
}

/// How many words at the start are an age: a duration and `ago`.
pub(super) fn age(words: &[Word<'_>]) -> Option<usize> {
    let length = duration(words)?;
    (words.get(length)?.1 == "ago").then_some(length + 1)
}

/// How many words at the start are a status of Docker, and the state it tells.
pub(super) fn status(words: &[Word<'_>]) -> Option<(usize, State)> {
    let at = |index: usize| words.get(index).map_or("", |word| word.1);
    match at(0) {
        "Up" => {
            let mut length = 1 + optional(&words[1..], duration)?;
            let mut state = State::Running;
            while at(length).starts_with('(') {
                let close = words[length..].iter().take(3).position(|word| word.1.ends_with(')'))?;
                if at(length) == "(Paused)" {
                    state = State::Paused;
                }
                length += close + 1;
            }
            Some((length, state))
        }
        first @ ("Exited" | "Restarting") => {
            let code = at(1).strip_prefix('(')?.strip_suffix(')')?.parse().ok()?;
            let length = 2 + optional(words.get(2..)?, age)?;
            Some((length, if first == "Exited" { State::Exited(Some(code)) } else { State::Restarting }))
        }
        "Created" | "Initialized" => Some((1, State::Created)),
        "Dead" => Some((1, State::Dead)),
        "Removal" if at(1) == "In" && at(2) == "Progress" => Some((3, State::Dead)),
        _ => None,
    }
}

/// The state that a whole status text tells.
pub(super) fn state_of(text: &str) -> State {
    let words = words(text);
    match status(&words) {
        Some((length, state)) if length == words.len() => state,
        _ => State::Unknown,
    }
}

/// How many words a time takes that may be missing, but that must be whole if it is begun.
fn optional(words: &[Word<'_>], whole: fn(&[Word<'_>]) -> Option<usize>) -> Option<usize> {
    let first = words.first().map_or("", |word| word.1);
    let begun = matches!(first, "About" | "Less") || (!first.is_empty() && number(first).is_some());
    whole(words).or((!begun).then_some(0))
}

/// Whether a status begins here, whole or cut.
pub(super) fn begins_status(words: &[Word<'_>]) -> bool {
    words.first().is_some_and(|word| matches!(word.1, "Up" | "Exited" | "Restarting" | "Removal"))
}

/// How many words at the end are a size: `0B (virtual 683kB)`.
pub(super) fn size(words: &[Word<'_>]) -> usize {
    let at = |back: usize| words.len().checked_sub(back).and_then(|index| words.get(index)).map_or("", |word| word.1);
    if at(1).ends_with(')') && at(2) == "(virtual" && is_size(at(3)) { 3 } else { usize::from(is_size(at(1))) }
}

fn is_size(word: &str) -> bool {
    let digits = word.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let unit = &word[digits.len()..];
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && matches!(unit, "B" | "kB" | "KB" | "MB" | "GB" | "TB" | "KiB" | "MiB" | "GiB")
}

/// Where a quoted text that begins here ends, after its closing quote.
pub(super) fn quoted_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(index + 1),
            _ => {}
        }
    }
    None
}

/// A command as tables print it: quoted, cut at twenty characters, with `…`, `...` or no mark at all.
pub(super) fn command(shown: &str) -> Option<Command> {
    let shown = shown.trim();
    let opened = shown.strip_prefix('"');
    let inner = opened.unwrap_or(shown);
    let closed = opened.and_then(|inner| inner.strip_suffix('"')).filter(|inner| !inner.ends_with('\\'));
    let inner = closed.unwrap_or(inner);
    let marked = inner.strip_suffix('…').or_else(|| inner.strip_suffix("..."));
    let text = unescape(marked.unwrap_or(inner).trim_end());
    let cut = marked.is_some() || (opened.is_some() && closed.is_none());
    if text.is_empty() && !cut { None } else { Some(Command { text, cut }) }
}

/// Undoes the escapes of a Go string that matter on one line.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => match chars.next() {
                Some('n' | 't' | 'r') => out.push(' '),
                Some(other @ ('"' | '\\' | '\'')) => out.push(other),
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
            _ => out.push(char),
        }
    }
    out
}

/// The first words of a line, to recognise it by.
pub(super) fn excerpt(line: &str) -> String {
    let mut out = String::new();
    for (index, char) in line.trim().chars().enumerate() {
        if out.chars().count() >= 40 || index >= 400 {
            return format!("{}…", out.trim_end());
        }
        if char != ' ' || !out.ends_with(' ') {
            out.push(char);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{age, command, is_id, quoted_end, size, state_of, status, words};
    use crate::capture::model::State;

    #[test]
    fn ages_and_statuses() {
        for text in ["10 minutes ago", "About a minute ago", "About an hour ago", "Less than a second ago", "1 second ago"] {
            assert_eq!(age(&words(text)), Some(words(text).len()), "{text}");
        }
        assert_eq!(age(&words("10 bananas ago")), None);
        let of = |text: &str| state_of(text);
        assert_eq!(of("Up 2 hours (healthy)"), State::Running);
        assert_eq!(of("Up 3 days (health: starting)"), State::Running);
        assert_eq!(of("Up 5 minutes (Paused)"), State::Paused);
        assert_eq!(of("Exited (137) 3 hours ago"), State::Exited(Some(137)));
        assert_eq!(of("Exited (-1) About an hour ago"), State::Exited(Some(-1)));
        assert_eq!(of("Restarting (1) 4 seconds ago"), State::Restarting);
        assert_eq!(of("Removal In Progress"), State::Dead);
        assert_eq!(of("Upside down"), State::Unknown);
        assert_eq!(status(&words("Up")), Some((1, State::Running)));
        assert_eq!(status(&words("Up k8s://kube-system/etcd")), Some((1, State::Running)));
        for cut in ["Up 10", "Up About an", "Exited (0) 2", "Exited (0", "Up 3 days (health:", "Removal In"] {
            assert_eq!(status(&words(cut)), None, "{cut}");
        }
    }

    #[test]
    fn commands_of_every_age() {
        let of = |text: &str| command(text).map(|command| (command.text, command.cut)).unwrap_or_default();
        assert_eq!(of("\"python app.py\""), ("python app.py".to_owned(), false));
        assert_eq!(of("\"kube-apiserver --ad…\""), ("kube-apiserver --ad".to_owned(), true));
        assert_eq!(of("\"/usr/bin/kube-con...\""), ("/usr/bin/kube-con".to_owned(), true));
        assert_eq!(of("\"nginx -g 'daemon of"), ("nginx -g 'daemon of".to_owned(), true));
        assert_eq!(of("\"sh -c \\\"echo\\\"\""), ("sh -c \"echo\"".to_owned(), false));
        assert_eq!(command("\"\""), None);
        assert_eq!(quoted_end("\"a \\\" b\" c"), Some(8));
    }

    #[test]
    fn sizes_and_ids() {
        assert_eq!(size(&words("web 0B (virtual 683kB)")), 3);
        assert_eq!(size(&words("web 1.09kB")), 1);
        assert_eq!(size(&words("web")), 0);
        assert!(is_id("14360cdb1757") && is_id("9f7a48803a2f5") && !is_id("14360CDB1757") && !is_id("registry"));
    }
}
