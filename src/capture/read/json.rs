//! JSON documents inside a capture: where each begins and ends, and its entries, even when the document is cut.

use super::sheet::Sheet;

/// The deepest that brackets may be nested: less than any reader of JSON bears.
const DEEPEST: usize = 100;

/// The lists whose entries we read one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// `items`: Pods of kubectl, sandboxes of crictl.
    Items,
    /// `containers`: of `crictl ps`.
    Containers,
    /// A bare list.
    Bare,
}

/// A document, cut into entries but not yet read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Document {
    /// The list its entries are in; without, the document is itself the one entry.
    pub(super) list: Option<List>,
    /// Where the entries begin and end, in bytes.
    pub(super) entries: Vec<(usize, usize)>,
    /// Where the document ends, in bytes.
    pub(super) end: usize,
    /// Whether it stops before its end.
    pub(super) cut: bool,
}

/// Whether a document begins here: a bracket and what can follow it.
pub(super) fn begins(text: &str) -> bool {
    let follows = |rest: &str, heads: &[char]| {
        let rest = rest.trim_start_matches([' ', ',']);
        rest.is_empty() || rest.starts_with('\n') || rest.starts_with(heads)
    };
    match text.split_at_checked(1) {
        Some(("{", rest)) => follows(rest, &['"', '}']),
        Some(("[", rest)) => follows(rest, &['{', ']']),
        _ => false,
    }
}

/// Cuts the document that begins at `start`, on the line `line`.
pub(super) fn document(sheet: &Sheet, start: usize, line: usize) -> Document {
    let mut scan = Scan::new(sheet.text().as_bytes(), start);
    let margin = sheet.text()[sheet.start(line)..start].chars().count();
    let mut at = start;
    let bytes = sheet.text().as_bytes();
    let mut line_start = sheet.start(line);
    let mut leading = false;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b'\n' {
            if scan.in_string {
                break;
            }
            line_start = at + 1;
            leading = true;
        } else if byte != b' ' {
            let fresh = leading && matches!(byte, b'{' | b'[') && at - line_start <= margin && !scan.expects_entry();
            if fresh || !scan.take(at, byte) {
                return scan.document(if leading { line_start } else { at }, true);
            }
            leading = false;
            if scan.depth == 0 {
                return scan.document(at + 1, false);
            }
        }
        at += 1;
    }
    scan.document(at, true)
}

/// Where the scanner is in a document.
struct Scan<'a> {
    bytes: &'a [u8],
    start: usize,
    in_string: bool,
    escaped: bool,
    string_start: usize,
    key: (usize, usize),
    depth: usize,
    open: Vec<u8>,
    list: Option<List>,
    entry: usize,
    entries: Vec<(usize, usize)>,
}

impl<'a> Scan<'a> {
    fn new(bytes: &'a [u8], start: usize) -> Self {
        Self {
            bytes,
            start,
            in_string: false,
            escaped: false,
            string_start: start,
            key: (start, start),
            depth: 0,
            open: Vec::new(),
            list: (bytes.get(start) == Some(&b'[')).then_some(List::Bare),
            entry: start,
            entries: Vec::new(),
        }
    }

    /// The depth at which entries begin.
    fn entry_depth(&self) -> usize {
        match self.list {
            Some(List::Bare) => 1,
            Some(_) => 2,
            None => usize::MAX,
        }
    }

    fn expects_entry(&self) -> bool {
        self.list == Some(List::Bare) && self.depth == 1
    }

    /// Takes one byte; false if no document goes on like this.
    fn take(&mut self, at: usize, byte: u8) -> bool {
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.in_string = false;
                    if self.depth == 1 {
                        self.key = (self.string_start, at);
                    }
                }
                _ => {}
            }
            return true;
        }
        match byte {
            b'"' => (self.in_string, self.string_start) = (true, at + 1),
            b'{' | b'[' => {
                if self.depth == self.entry_depth() {
                    self.entry = at;
                }
                self.depth += 1;
                self.open.push(byte);
                if self.depth > DEEPEST {
                    return false;
                }
                if byte == b'[' && self.depth == 2 && self.list.is_none() {
                    self.list = self.named_list();
                }
            }
            b'}' | b']' => {
                if self.open.pop() != Some(if byte == b'}' { b'{' } else { b'[' }) {
                    return false;
                }
                self.depth -= 1;
                if self.depth == self.entry_depth() {
                    self.entries.push((self.entry, at + 1));
                }
            }
            _ => return matches!(byte, b',' | b':' | b'-' | b'+' | b'.' | b'_') || byte.is_ascii_alphanumeric(),
        }
        true
    }

    fn named_list(&self) -> Option<List> {
        match self.bytes.get(self.key.0..self.key.1)? {
            b"items" => Some(List::Items),
            b"containers" => Some(List::Containers),
            _ => None,
        }
    }

    fn document(mut self, end: usize, cut: bool) -> Document {
        if self.list.is_none() && !cut {
            self.entries.push((self.start, end));
        }
        Document { list: self.list, entries: self.entries, end, cut }
    }
}

#[cfg(test)]
mod tests {
    use super::{Document, List, begins, document};
    use crate::capture::read::sheet::Sheet;

    fn of(text: &str) -> (Document, Vec<String>) {
        let sheet = Sheet::new(text);
        let found = document(&sheet, 0, 0);
        let entries = found.entries.iter().map(|&(start, end)| sheet.text()[start..end].to_owned()).collect();
        (found, entries)
    }

    #[test]
    fn entries_of_lists() {
        let (found, entries) = of("{\"kind\": \"List\", \"items\": [{\"a\": \"}\"}, {\"b\": [{}]}]}");
        assert_eq!((found.list, found.cut), (Some(List::Items), false));
        assert_eq!(entries, ["{\"a\": \"}\"}", "{\"b\": [{}]}"]);
        let (found, entries) = of("[\n{\"a\": 1},\n{\"b\": 2}\n]");
        assert_eq!((found.list, entries.len()), (Some(List::Bare), 2));
        let (found, entries) = of("{\"a\": {\"items\": [{}]}}");
        assert_eq!((found.list, entries.len()), (None, 1));
    }

    #[test]
    fn cut_documents_keep_what_is_whole() {
        let (found, entries) = of("{\n  \"items\": [\n    {\"a\": 1},\n    {\"b\":");
        assert_eq!((found.cut, entries.len()), (true, 1));
        let (found, entries) = of("{\"a\": \"x\n{\"b\": 1}");
        assert_eq!((found.cut, found.end, entries.len()), (true, 8, 0));
        let (found, _) = of("{\"a\": 1,\n{\"b\": 1}");
        assert_eq!((found.cut, found.end), (true, 9));
        assert!(begins("{") && begins("[{") && begins("{ \"a\"") && !begins("[root@x]#") && !begins("{x}"));
    }
}
