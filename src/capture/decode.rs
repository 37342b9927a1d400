//! The bytes of a capture as text: UTF-8, or the UTF-16 that PowerShell writes; never a failure.

/// Decodes a capture by its byte order mark; bytes that are no text become `�`.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text: String = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if !odd.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn what_powershell_writes() {
        let wide = |text: &str| -> Vec<u16> { format!("\u{feff}{text}").encode_utf16().collect() };
        let little: Vec<u8> = wide("éa…").into_iter().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = wide("éa…").into_iter().flat_map(u16::to_be_bytes).collect();
        assert_eq!([decode(&little), decode(&big), decode("\u{feff}éa…".as_bytes()), decode("éa…".as_bytes())], ["éa…"; 4]);
        assert_eq!(decode(&little[..little.len() - 1]), "éa\u{fffd}");
        assert_eq!(decode(&[0xFF, 0xFE, 0x00, 0xD8, b'a', 0]), "\u{fffd}a");
        assert_eq!(decode(b"a\xE9b"), "a\u{fffd}b");
    }
}
