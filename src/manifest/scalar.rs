//! What kubectl makes of a single value: it reads YAML 1.1, as the Go package `yaml.v2` does.
//!
//! `y`, `yes` and `on` are booleans there, `0644` is 420 and `1_000` is 1000; dates and times of the day are texts. Readers of
//! YAML 1.2 see texts in the first and 644 in the second.

use super::tree::{Node, Value};

/// A single value as kubectl reads it.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// Nothing: the field counts as not set.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A whole number.
    Integer(i128),
    /// Another number.
    Float(f64),
    /// A text.
    Text,
}

/// What kubectl reads; nothing for lists and maps.
#[must_use]
pub fn scalar(node: &Node) -> Option<Scalar> {
    match &node.value {
        Value::Scalar { text, plain: true } => Some(resolved(text)),
        Value::Scalar { .. } => Some(Scalar::Text),
        _ => None,
    }
}

/// Whether the value is nothing at all, which kubectl takes for a field that is not set.
#[must_use]
pub fn is_null(node: &Node) -> bool {
    scalar(node) == Some(Scalar::Null)
}

/// What a bare word is.
#[must_use]
pub fn resolved(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => return Scalar::Boolean(true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => return Scalar::Boolean(false),
        ".nan" | ".NaN" | ".NAN" => return Scalar::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Scalar::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Scalar::Float(f64::NEG_INFINITY),
        _ => {}
    }
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return Scalar::Text;
    }
    let bare: String = text.chars().filter(|c| *c != '_').collect();
    if let Some(number) = integer(&bare) {
        return Scalar::Integer(number);
    }
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    match bare.parse::<f64>() {
        // Whole numbers come back whole from JSON: `1.0` and `1e3` are accepted where an integer is asked for.
        #[expect(clippy::cast_possible_truncation, reason = "below 2^53 nothing is cut off")]
        Ok(number) if bare.chars().all(digits) && number.fract() == 0.0 && number.abs() < 9e15 => Scalar::Integer(number as i128),
        Ok(number) if bare.chars().all(digits) => Scalar::Float(number),
        _ => Scalar::Text,
    }
}

/// A whole number as Go reads it: `0x1f`, `0b11`, `0o17`, and octal with a leading zero.
fn integer(bare: &str) -> Option<i128> {
    let (sign, digits) = match bare.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, bare.strip_prefix('+').unwrap_or(bare)),
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let lower = digits.to_ascii_lowercase();
    let (radix, digits) = match lower.get(..2) {
        Some("0x") => (16, &lower[2..]),
        Some("0b") => (2, &lower[2..]),
        Some("0o") => (8, &lower[2..]),
        Some(_) if lower.starts_with('0') => (8, &lower[1..]),
        _ => (10, &*lower),
    };
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let number = sign * i128::from_str_radix(digits, radix).ok()?;
    (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&number).then_some(number)
}

/// How a reader of YAML 1.2 takes a bare word differently, in words: what kubectl reads, and what to write.
#[must_use]
pub fn differs(text: &str) -> Option<(String, String)> {
    match resolved(text) {
        Scalar::Boolean(value) if !matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE") => {
            Some((format!("`{value}`"), format!("`{value}`, or `\"{text}\"` for the text")))
        }
        Scalar::Integer(value) => {
            let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
            let octal = unsigned.starts_with('0') && unsigned.bytes().all(|c| matches!(c, b'0'..=b'7'));
            if octal && text.parse() != Ok(value) {
                // YAML 1.2 has no sign before `0o`.
                let also = if unsigned == text { format!(", or `0o{}`", text.trim_start_matches('0')) } else { String::new() };
                return Some((format!("the octal number {value}"), format!("`{value}`{also}")));
            }
            let binary = unsigned.starts_with("0b") || unsigned.starts_with("0B");
            (binary || text.contains('_')).then(|| (format!("the number {value}"), format!("`{value}`")))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Scalar, differs, resolved};

    #[test]
    fn words_are_read_as_kubectl_reads_them() {
        for text in ["y", "Yes", "on", "TRUE"] {
            assert_eq!(resolved(text), Scalar::Boolean(true), "{text}");
        }
        for text in ["n", "NO", "off", "false"] {
            assert_eq!(resolved(text), Scalar::Boolean(false), "{text}");
        }
        for (text, number) in [
            ("0644", 420),
            ("0777", 511),
            ("1_000", 1000),
            ("0x1F", 31),
            ("0b11", 3),
            ("0o17", 15),
            ("-7", -7),
            ("+7", 7),
            ("1.0", 1),
            ("1e3", 1000),
            ("0", 0),
        ] {
            assert_eq!(resolved(text), Scalar::Integer(number), "{text}");
        }
        for text in [
            "2026-11-26",
            "12:30:45",
            "190:20",
            "2001-12-14t21:59:43.10-05:00",
            "1.2.3",
            "0899x",
            "v1",
            "-",
            "tRue",
            "1-2",
            "+-1",
        ] {
            assert_eq!(resolved(text), Scalar::Text, "{text}");
        }
        // Not octal, so a number with a point.
        assert_eq!(resolved("089"), Scalar::Integer(89));
        assert_eq!(resolved("1.5"), Scalar::Float(1.5));
        for text in ["", "~", "null"] {
            assert_eq!(resolved(text), Scalar::Null);
        }
    }

    #[test]
    fn what_others_read_differently_is_told() {
        for text in ["on", "y", "0644", "00644", "-0644", "+010", "1_000", "0b1", "-0b1", "0B1"] {
            assert!(differs(text).is_some(), "{text}");
        }
        let write = |text| differs(text).map(|(read, write)| format!("{read}: {write}"));
        assert_eq!(write("00644").as_deref(), Some("the octal number 420: `420`, or `0o644`"));
        assert_eq!(write("-0644").as_deref(), Some("the octal number -420: `-420`"));
        // `08` is not octal, and `007` is 7 for all.
        for text in ["08", "0899", "-08", "00", "007", "-0", "+07", "000"] {
            assert_eq!(differs(text), None, "{text}");
        }
        for text in ["true", "0", "10", "0x1f", "2026-11-26", "12:30", "1.0", "word"] {
            assert_eq!(differs(text), None, "{text}");
        }
    }
}
