//! How Kubernetes writes names: labels and subdomains of the DNS, keys and values of labels, variables, ports.
//!
//! Source: <https://kubernetes.io/docs/concepts/overview/working-with-objects/names/>.

/// Lowercase letters, digits and `-`, at most 63, a letter or a digit at both ends (RFC 1123).
#[must_use]
pub fn is_dns_label(name: &str) -> bool {
    name.len() <= 63 && is_part(name)
}

/// The same, beginning with a letter (RFC 1035).
#[must_use]
pub fn is_dns_1035_label(name: &str) -> bool {
    is_dns_label(name) && name.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Such parts with points between them, at most 253 in all.
#[must_use]
pub fn is_dns_subdomain(name: &str) -> bool {
    name.len() <= 253 && name.split('.').all(is_part)
}

fn is_part(name: &str) -> bool {
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.chars().all(inner) && !name.starts_with('-') && !name.ends_with('-')
}

/// What stands in a label's key after the prefix, and a label's value: letters, digits, `-`, `_`, `.`, at most 63.
fn is_word(word: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let end = |c: char| c.is_ascii_alphanumeric();
    word.len() <= 63 && word.chars().all(inner) && word.starts_with(end) && word.ends_with(end)
}

/// The key of a label or an annotation: a word, before it at most one prefix and a slash.
#[must_use]
pub fn is_label_key(key: &str) -> bool {
    match key.split_once('/') {
        Some((prefix, word)) => is_dns_subdomain(prefix) && is_word(word),
        None => is_word(key),
    }
}

/// The value of a label: a word, or nothing.
#[must_use]
pub fn is_label_value(value: &str) -> bool {
    value.is_empty() || is_word(value)
}

/// The name of an environment variable: printable characters of ASCII except `=`.
#[must_use]
pub fn is_env_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| (' '..='~').contains(&c) && c != '=')
}

/// The name of a port: at most 15 lowercase letters, digits and single `-`, with a letter somewhere.
#[must_use]
pub fn is_port_name(name: &str) -> bool {
    is_dns_label(name) && name.len() <= 15 && !name.contains("--") && name.contains(|c: char| c.is_ascii_lowercase())
}

/// A key of a ConfigMap or a Secret: letters, digits, `-`, `_`, `.`, at most 253.
#[must_use]
pub fn is_data_key(key: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !key.is_empty() && key.len() <= 253 && key.chars().all(inner) && key != "." && !key.starts_with("..")
}

/// A kind as it is said: "a Pod", "an Ingress".
#[must_use]
pub fn one(kind: &str) -> String {
    let article = if kind.starts_with(['A', 'E', 'I', 'O']) { "an" } else { "a" };
    format!("{article} {kind}")
}

/// A name near to `name` that is a label of the DNS, where one can be made of it.
#[must_use]
pub fn mended(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let near = words.join("-");
    (is_dns_label(&near) && near != name).then_some(near)
}

#[cfg(test)]
mod tests {
    use super::{
        is_data_key, is_dns_1035_label, is_dns_label, is_dns_subdomain, is_env_name, is_label_key, is_label_value, is_port_name,
        mended,
    };

    #[test]
    fn names_are_told_from_what_is_none() {
        type Case<'a> = (fn(&str) -> bool, &'a [&'a str], &'a [&'a str]);
        let long = "a".repeat(64);
        let cases: &[Case<'_>] = &[
            (is_dns_label, &["web", "web-1", "1web"], &["", "Web", "web_1", "-web", "web-", "a.b", &long]),
            (is_dns_1035_label, &["web"], &["1web"]),
            (is_dns_subdomain, &["a.b.c", "web", &long], &["a..b", "A.b", ".a", "a."]),
            (is_label_key, &["app", "app.kubernetes.io/name", "a_b", "A"], &["", "a b", "/x", "a/b/c", "é", "x/", &long]),
            (is_label_value, &["", "web", "1.2", "A_b"], &["a b", "-a", "a/", &long]),
            (is_env_name, &["PATH", "my.var", "x-y", "1"], &["", "A=B", "é"]),
            (is_port_name, &["http", "web-1"], &["", "80", "a--b", "much-too-long-name", "HTTP"]),
            (is_data_key, &["a.yaml", "KEY_1", ".conf"], &["", "..", "..a", "a/b", "a b"]),
        ];
        for (is, good, bad) in cases {
            for name in *good {
                assert!(is(name), "{name}");
            }
            for name in *bad {
                assert!(!is(name), "{name}");
            }
        }
    }

    #[test]
    fn names_are_mended() {
        assert_eq!(mended("My_App 2").as_deref(), Some("my-app-2"));
        assert_eq!(mended("web"), None);
        assert_eq!(mended("___"), None);
    }
}
