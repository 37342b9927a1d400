//! Amounts: `500m`, `1.5`, `128Mi`, `2e3`.
//!
//! Source: <https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/>.

use super::look::text;
use super::scalar::{Scalar, scalar};
use super::tree::Node;

/// The amount that a value is: of a bare whole number the number that kubectl reads, so that `1_000` is 1000 and `0x10` is 16.
#[must_use]
pub fn amount(node: &Node) -> Option<i128> {
    match scalar(node)? {
        Scalar::Integer(number) => quantity(&number.to_string()),
        _ => quantity(text(node)?),
    }
}

/// An amount in billionths, so that none needs a point; what is too large stays at the largest.
#[must_use]
pub fn quantity(text: &str) -> Option<i128> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let (number, suffix) = rest.split_at(end);
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if (whole.is_empty() && part.is_empty()) || part.contains('.') {
        return None;
    }
    let (factor, power) = factor(suffix)?;
    let mut value: i128 = 0;
    // Digits beyond the billionth count for nothing.
    for digit in whole.chars().chain(part.chars().chain(std::iter::repeat('0')).take(9)) {
        value = value.saturating_mul(10).saturating_add(i128::from(digit.to_digit(10)?));
    }
    value = value.saturating_mul(factor);
    for _ in 0..power.unsigned_abs().min(40) {
        value = if power > 0 { value.saturating_mul(10) } else { value / 10 };
    }
    Some(sign * value)
}

/// What a suffix multiplies by, and which power of ten.
fn factor(suffix: &str) -> Option<(i128, i32)> {
    Some(match suffix {
        "" => (1, 0),
        "n" => (1, -9),
        "u" => (1, -6),
        "m" => (1, -3),
        "k" => (1, 3),
        "M" => (1, 6),
        "G" => (1, 9),
        "T" => (1, 12),
        "P" => (1, 15),
        "E" => (1, 18),
        "Ki" => (1 << 10, 0),
        "Mi" => (1 << 20, 0),
        "Gi" => (1 << 30, 0),
        "Ti" => (1 << 40, 0),
        "Pi" => (1 << 50, 0),
        "Ei" => (1 << 60, 0),
        _ => (1, suffix.strip_prefix(['e', 'E'])?.parse().ok()?),
    })
}

/// The suffix that was meant, where another spelling of one was written.
#[must_use]
pub fn meant(text: &str) -> Option<String> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, suffix) = text.split_at(end);
    let near = match &*suffix.trim().to_ascii_lowercase() {
        "mb" | "mib" | "mi" | "m" => "Mi",
        "gb" | "gib" | "gi" | "g" => "Gi",
        "kb" | "kib" | "ki" => "Ki",
        "tb" | "tib" | "ti" | "t" => "Ti",
        "b" | "bytes" | "cpu" | "cpus" | "core" | "cores" => "",
        _ => return None,
    };
    let meant = format!("{number}{near}");
    (quantity(&meant).is_some() && meant != text).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::{meant, quantity};

    #[test]
    fn amounts_are_read_and_compared() {
        const ONE: i128 = 1_000_000_000;
        for (text, value) in [
            ("1", ONE),
            ("500m", ONE / 2),
            ("0.5", ONE / 2),
            (".5", ONE / 2),
            ("1.", ONE),
            ("1k", 1000 * ONE),
            ("1Ki", 1024 * ONE),
            ("2e3", 2000 * ONE),
            ("2E", 2_000_000_000_000_000_000 * ONE),
            ("1e-3", ONE / 1000),
            ("-1", -ONE),
        ] {
            assert_eq!(quantity(text), Some(value), "{text}");
        }
        for text in ["", "m", "1MB", "1 Mi", "1mi", "abc", "1..2", "1e", "0x1", "1,5", "."] {
            assert_eq!(quantity(text), None, "{text}");
        }
        assert!(quantity(&"9".repeat(500)).is_some());
    }

    #[test]
    fn the_suffix_that_was_meant_is_found() {
        assert_eq!(meant("128MB").as_deref(), Some("128Mi"));
        assert_eq!(meant("2 Gi").as_deref(), Some("2Gi"));
        assert_eq!(meant("2 cores").as_deref(), Some("2"));
        assert_eq!(meant("lots"), None);
    }
}
