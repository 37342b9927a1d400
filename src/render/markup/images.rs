//! Width and height of the course's images, so that a page does not move when they come.

use html5gum::{Token, Tokenizer};

use crate::model::{Target, target};
use crate::render::Shared;

/// The attributes that say the size of the image `written` in the file at `from`; nothing where it is not known.
pub(super) fn size(shared: &Shared<'_>, written: &str, from: &str) -> String {
    let folder = format!("{}/", shared.course.book.src);
    let from = from.strip_prefix(&folder).unwrap_or("");
    let Target::File(path, _) = target(from, written) else { return String::new() };
    let file = shared.sources.find(&format!("{folder}{path}")).map(|file| shared.sources.get(file));
    let size = file.and_then(|file| match imagesize::blob_size(&file.bytes) {
        Ok(size) => Some((size.width, size.height)),
        Err(_) => file.text().filter(|_| path.ends_with(".svg")).and_then(svg),
    });
    size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default()
}

/// The size of a drawing: its `width` and `height` in pixels, else those of its `viewBox`.
fn svg(text: &str) -> Option<(usize, usize)> {
    let tag = Tokenizer::new(text).find_map(|token| match token {
        Ok(Token::StartTag(tag)) if &**tag.name == b"svg" => Some(tag),
        _ => None,
    })?;
    let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned());
    let pixels = |value: String| value.trim().trim_end_matches("px").split('.').next().and_then(|n| n.parse::<usize>().ok());
    match (attribute(b"width").and_then(pixels), attribute(b"height").and_then(pixels)) {
        (Some(width), Some(height)) => Some((width, height)),
        _ => {
            // The tokenizer writes attribute names in lowercase.
            let view = attribute(b"viewbox")?;
            let mut numbers = view.split([' ', ',']).filter(|part| !part.is_empty()).map(|part| part.to_owned());
            let (width, height) = (numbers.nth(2)?, numbers.next()?);
            Some((pixels(width)?, pixels(height)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn a_drawing_says_its_size() {
        assert_eq!(svg("<svg width=\"12\" height=\"8px\"></svg>"), Some((12, 8)));
        assert_eq!(svg("<?xml version=\"1.0\"?><svg viewBox=\"0 0 640.500 480\"></svg>"), Some((640, 480)));
        assert_eq!(svg("<svg></svg>"), None);
    }
}
