//! Bytes are written in base64.
//!
//! `data` of a Secret and `binaryData` of a ConfigMap hold bytes, which YAML cannot: they stand in base64. What is a text may stand as it is in
//! `stringData`; the API encodes it.

use super::super::lint::Set;
use super::super::look::text;
use super::super::schema::Shape;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/secret-data";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in item.walk.visits.iter().filter(|visit| *visit.shape == Shape::Bytes) {
            let Some(written) = text(visit.node).filter(|written| !is_base64(written)) else { continue };
            let diagnostic = item.error(CODE, visit.node.span.clone(), "this is not base64");
            let plain = item.is(&["Secret"]) && !written.is_empty();
            found.push(if plain {
                diagnostic.help("write the text itself under `stringData`, or encode it: `printf %s … | base64`")
            } else {
                diagnostic.help("encode it: `base64 -w0 FILE`")
            });
        }
    }
}

/// Whether a text is base64 as the API takes it: the standard alphabet, filled up with `=`; ends of lines count for nothing.
fn is_base64(text: &str) -> bool {
    let bytes: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'\n' | b'\r')).collect();
    let body = bytes.iter().take_while(|byte| **byte != b'=').count();
    let filled = bytes.len() - body;
    let known = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    bytes.len().is_multiple_of(4)
        && filled <= 2
        && bytes[..body].iter().all(known)
        && bytes[body..].iter().all(|byte| *byte == b'=')
}

#[cfg(test)]
mod tests {
    use super::is_base64;

    #[test]
    fn base64_is_told_from_what_is_none() {
        for text in ["", "YWJj", "YQ==", "YWI=", "YWJj\nYWJj\n"] {
            assert!(is_base64(text), "{text}");
        }
        for text in ["abc", "Y===", "YQ=a", "YW-j", "é", "a b="] {
            assert!(!is_base64(text), "{text}");
        }
    }
}
