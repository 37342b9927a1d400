//! Texts made safe to stand in HTML.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

/// What a path must not hold unescaped in an address.
const PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'`').add(b'%').add(b'\\');

/// What the part of an address after `#` must not hold (<https://url.spec.whatwg.org/#url-fragment-string>).
const FRAGMENT: &AsciiSet = &PATH.add(b'[').add(b']').add(b'{').add(b'}').add(b'|').add(b'^');

/// Text between tags.
pub(in crate::render) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing into a String cannot fail.
    let _ = escape_html_body_text(&mut out, text);
    out
}

/// Text between the quotes of an attribute.
pub(in crate::render) fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let _ = escape_html(&mut out, text);
    out
}

/// An address between the quotes of an attribute.
pub(in crate::render) fn href(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    let _ = escape_href(&mut out, href);
    out
}

/// A path as part of an address.
pub(in crate::render) fn path(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// The address of a place on the page itself.
pub(in crate::render) fn place(id: &str) -> String {
    format!("#{}", utf8_percent_encode(id, FRAGMENT))
}
