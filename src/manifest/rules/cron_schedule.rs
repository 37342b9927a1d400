//! A schedule is one that cron can read.
//!
//! Five fields: minute, hour, day of the month, month, day of the week (0 to 6, Sunday is 0), each `*`, a number, a range, a step or a list of
//! them; or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`, `@every 1h`. A time zone stands in `spec.timeZone`, never in the schedule.

use super::super::lint::Set;
use super::super::look::text;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/cron-schedule";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in item.walk.visits.iter().filter(|visit| visit.is("batch.v1.CronJobSpec", "schedule")) {
            let Some(help) = text(visit.node).and_then(wrong) else { continue };
            let message = format!("`{}` is no schedule", text(visit.node).unwrap_or_default());
            found.push(item.error(CODE, visit.node.span.clone(), message).help(help));
        }
    }
}

const FIELDS: [(&str, u32, u32, &[&str]); 5] = [
    ("minute", 0, 59, &[]),
    ("hour", 0, 23, &[]),
    ("day of the month", 1, 31, &[]),
    ("month", 1, 12, &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
    ("day of the week", 0, 6, &["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
];

/// What to do about a schedule that is none.
fn wrong(schedule: &str) -> Option<String> {
    let schedule = schedule.trim();
    if schedule.contains("TZ=") {
        return Some("write the time zone in `spec.timeZone`".to_owned());
    }
    if let Some(word) = schedule.strip_prefix('@') {
        let named = ["yearly", "annually", "monthly", "weekly", "daily", "midnight", "hourly"].contains(&word);
        let every = word.strip_prefix("every ").is_some_and(|time| time.starts_with(|c: char| c.is_ascii_digit()));
        return (!named && !every).then(|| "these have names: @hourly, @daily, @weekly, @monthly, @yearly, @every 1h".to_owned());
    }
    let parts: Vec<&str> = schedule.split_whitespace().collect();
    if parts.len() != FIELDS.len() {
        return Some(format!("it has five fields (minute, hour, day, month, day of the week), and this has {}", parts.len()));
    }
    parts.iter().zip(FIELDS).find_map(|(part, (name, least, most, words))| {
        let fits = part.split(',').all(|one| range(one, least, most, words));
        (!fits).then(|| format!("`{part}` cannot be the {name}: it lies between {least} and {most}"))
    })
}

fn range(text: &str, least: u32, most: u32, words: &[&str]) -> bool {
    let (range, step) = text.split_once('/').map_or((text, None), |(range, step)| (range, Some(step)));
    if step.is_some_and(|step| step.parse::<u32>().unwrap_or_default() == 0) {
        return false;
    }
    if matches!(range, "*" | "?") {
        return true;
    }
    let number = |word: &str| {
        let named = words.iter().position(|known| known.eq_ignore_ascii_case(word)).and_then(|at| u32::try_from(at).ok());
        named.map(|at| at + least).or_else(|| word.parse().ok()).filter(|number| (least..=most).contains(number))
    };
    match range.split_once('-') {
        Some((from, to)) => number(from).zip(number(to)).is_some_and(|(from, to)| from <= to),
        None => number(range).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::wrong;

    #[test]
    fn schedules_are_told_from_what_is_none() {
        for good in ["* * * * *", "*/5 0-6 1,15 jan-mar sun", "0 0 * * 6", "@daily", "@every 1h30m", "5/15 * ? * MON"] {
            assert_eq!(wrong(good), None, "{good}");
        }
        for bad in [
            "",
            "* * * *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * * 13 *",
            "* * * * 7",
            "@often",
            "*/0 * * * *",
            "*/x * * * *",
            "5-1 * * * *",
            "TZ=UTC 0 0 * * *",
        ] {
            assert!(wrong(bad).is_some(), "{bad}");
        }
    }
}
