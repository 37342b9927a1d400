//! What a link's address means: a file of the site, a place on the page, or the web.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// What an address points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target<'a> {
    /// A file, by its path from the root that the address was resolved against, and the part after `#`.
    File(String, Option<Cow<'a, str>>),
    /// A place on the same page.
    Here(Cow<'a, str>),
    /// Somewhere on the web, or a mail address.
    Web,
    /// A file outside the root.
    Outside,
    /// A scheme that a page must not use, such as `javascript:`.
    Unsafe,
}

/// Reads the address `href` written in the file at `from`, both relative to the same root. A leading `/` means the root.
#[must_use]
pub fn target<'a>(from: &str, href: &'a str) -> Target<'a> {
    let href = href.trim();
    if let Some(scheme) = scheme(href) {
        let web = ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        return if web { Target::Web } else { Target::Unsafe };
    }
    if href.starts_with("//") {
        return Target::Web;
    }
    let (path, fragment) = match href.split_once('#') {
        Some((path, fragment)) => (path, Some(percent_decode_str(fragment).decode_utf8_lossy())),
        None => (href, None),
    };
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return Target::Here(fragment.unwrap_or_default());
    }
    let path = percent_decode_str(path).decode_utf8_lossy();
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').collect(),
    };
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Target::Outside;
                }
            }
            _ => parts.push(part),
        }
    }
    let mut file = parts.join("/");
    if path.ends_with('/') && !file.is_empty() {
        file.push('/');
    }
    Target::File(file, fragment)
}

/// The scheme an address begins with; characters that browsers drop do not hide one.
fn scheme(href: &str) -> Option<String> {
    let cleaned: String = href.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let (scheme, _) = cleaned.split_once(':')?;
    let letters = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    letters.then(|| scheme.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Target, target};

    #[test]
    fn addresses_are_told_apart() {
        let file = |path: &str, fragment: Option<&str>| Target::File(path.to_owned(), fragment.map(|f| f.to_owned().into()));
        assert_eq!(target("lessons/a.md", "../images/b%20c.png"), file("images/b c.png", None));
        assert_eq!(target("lessons/a.md", "b.md#é"), file("lessons/b.md", Some("é")));
        assert_eq!(target("lessons/a.md", "/glossary.html"), file("glossary.html", None));
        assert_eq!(target("lessons/a.md", "../../etc/passwd"), Target::Outside);
        assert_eq!(target("lessons/a.md", "..%2f..%2fetc/passwd"), Target::Outside);
        assert_eq!(target("a.md", "#x"), Target::Here("x".into()));
        assert_eq!(target("a.md", "https://a.b"), Target::Web);
        assert_eq!(target("a.md", "java\tscript:alert(1)"), Target::Unsafe);
        assert_eq!(target("a.md", "data:text/html,x"), Target::Unsafe);
    }
}
