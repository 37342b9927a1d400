//! The text of a capture as plain lines: no escapes, no control characters, tabs as blanks, and the place of each line.

/// A capture's cleaned text, cut into lines.
#[derive(Debug)]
pub(super) struct Sheet {
    text: String,
    starts: Vec<usize>,
    widths: Vec<usize>,
}

impl Sheet {
    /// Cleans a text. Its lines stay as many as they were.
    pub(super) fn new(raw: &str) -> Self {
        let mut sheet = Self { text: String::with_capacity(raw.len()), starts: Vec::new(), widths: Vec::new() };
        for line in raw.strip_suffix('\n').unwrap_or(raw).split('\n') {
            sheet.starts.push(sheet.text.len());
            let width = clean(line.strip_suffix('\r').unwrap_or(line), &mut sheet.text);
            sheet.widths.push(width);
            sheet.text.push('\n');
        }
        if raw.is_empty() {
            sheet.starts.clear();
            sheet.widths.clear();
        }
        sheet
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// A line, counted from 0, without its end.
    pub(super) fn line(&self, index: usize) -> &str {
        let Some(&start) = self.starts.get(index) else { return "" };
        let end = self.starts.get(index + 1).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end_matches('\n')
    }

    /// How many characters a line has.
    pub(super) fn width(&self, index: usize) -> usize {
        self.widths.get(index).copied().unwrap_or(0)
    }

    /// Where a line begins in the text.
    pub(super) fn start(&self, index: usize) -> usize {
        self.starts.get(index).copied().unwrap_or(self.text.len())
    }

    /// The line that holds this place of the text.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// All of the text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// Copies a line without its escapes, and says how many characters it then has.
fn clean(line: &str, out: &mut String) -> usize {
    if line.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        out.push_str(line);
        return line.len();
    }
    let mut width = 0;
    let mut chars = line.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\u{1b}' => skip_escape(&mut chars),
            '\u{9b}' => skip_sequence(&mut chars),
            '\t' => {
                let blanks = 8 - width % 8;
                out.extend(std::iter::repeat_n(' ', blanks));
                width += blanks;
            }
            _ if is_invisible(char) => {}
            _ => {
                out.push(if char.is_control() || char == '\u{a0}' { ' ' } else { char });
                width += 1;
            }
        }
    }
    width
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn skip_escape(chars: &mut Chars<'_>) {
    match chars.next() {
        Some('[') => skip_sequence(chars),
        Some(']' | 'P' | '_' | '^') => {
            while let Some(char) = chars.next() {
                if char == '\u{7}' || (char == '\u{1b}' && chars.next_if_eq(&'\\').is_some()) {
                    break;
                }
            }
        }
        Some('(' | ')' | '#') => {
            chars.next();
        }
        _ => {}
    }
}

fn skip_sequence(chars: &mut Chars<'_>) {
    while chars.next_if(|char| matches!(char, '\u{20}'..='\u{3f}')).is_some() {}
    chars.next_if(|char| matches!(char, '\u{40}'..='\u{7e}'));
}

/// Marks without width, which hide in copied text and could reorder ours.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{feff}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

/// A text from elsewhere (a JSON string) made fit for one line of output.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    clean(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[test]
    fn lines_keep_their_numbers() {
        let sheet = Sheet::new("\u{feff}a\r\n\n\tb\u{1b}[1;32mc\u{1b}[0m\n\u{1b}]0;title\u{7}é…\n");
        let lines: Vec<&str> = (0..sheet.len()).map(|index| sheet.line(index)).collect();
        assert_eq!(lines, ["a", "", "        bc", "é…"]);
        assert_eq!((sheet.width(2), sheet.width(3)), (10, 2));
        assert_eq!(sheet.line_at(sheet.start(3)), 3);
        assert_eq!(Sheet::new("").len(), 0);
        assert_eq!(Sheet::new("\n\n").len(), 2);
    }
}
