//! Every file of a site, read once, and spans that point into them.

use std::collections::BTreeMap;
use std::ops::Range;

/// The number of a file in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one file: where something was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span of `range` in `file`.
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: range.start, end: range.end }
    }

    /// The bytes it covers.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The part of this span at `range`, counted from this span's start.
    #[must_use]
    pub fn part(self, range: Range<usize>) -> Self {
        Self::new(self.file, self.start + range.start..self.start + range.end)
    }
}

/// A value that remembers where it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

/// One file of a site. `text` is `None` where the bytes are not UTF-8.
#[derive(Debug)]
pub struct SourceFile {
    /// Its path from the site's root, with `/`.
    pub path: String,
    /// Its bytes, a leading byte order mark removed from texts.
    pub bytes: Vec<u8>,
    /// Whether it comes with Ardoise and not from the site.
    pub built_in: bool,
    is_text: bool,
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// Its text, or `None` where the bytes are not UTF-8.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if self.is_text { std::str::from_utf8(&self.bytes).ok() } else { None }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    #[must_use]
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|&start| start <= byte).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let end = byte.min(self.bytes.len());
        let column = String::from_utf8_lossy(&self.bytes[start.min(end)..end]).chars().count() + 1;
        (line, column)
    }
}

/// All files of a site, in the order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    prefix: String,
    files: Vec<SourceFile>,
    by_path: BTreeMap<String, FileId>,
    links: Vec<String>,
}

impl Sources {
    /// No file yet; messages name files as `prefix` followed by their path, so that a terminal can open them.
    #[must_use]
    pub fn new(prefix: impl Into<String>) -> Self {
        Self { prefix: prefix.into(), ..Self::default() }
    }

    /// The path of a file as a message names it.
    #[must_use]
    pub fn shown_path(&self, id: FileId) -> String {
        let file = self.get(id);
        if file.built_in { format!("(built-in) {}", file.path) } else { format!("{}{}", self.prefix, file.path) }
    }

    /// Adds a file of the site and returns its number. A second file with the same path replaces nothing: the first stays.
    pub fn add(&mut self, path: impl Into<String>, bytes: Vec<u8>) -> FileId {
        self.insert(path.into(), bytes, false)
    }

    /// Adds a file that comes with Ardoise, where the site has none of its own at that path.
    pub fn add_built_in(&mut self, path: &str, bytes: &[u8]) {
        if self.find(path).is_none() {
            self.insert(path.to_owned(), bytes.to_vec(), true);
        }
    }

    fn insert(&mut self, path: String, mut bytes: Vec<u8>, built_in: bool) -> FileId {
        if let Some(&id) = self.by_path.get(&path) {
            return id;
        }
        let is_text = std::str::from_utf8(&bytes).is_ok();
        if is_text && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(..3);
        }
        let line_starts = if is_text {
            std::iter::once(0).chain(bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1)).collect()
        } else {
            vec![0]
        };
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.by_path.insert(path.clone(), id);
        self.files.push(SourceFile { path, bytes, built_in, is_text, line_starts });
        id
    }

    /// Remembers a symbolic link of the site: links are not followed, since they may lead out of it.
    pub fn add_link(&mut self, path: impl Into<String>) {
        self.links.push(path.into());
    }

    /// The paths of the symbolic links, in order.
    #[must_use]
    pub fn links(&self) -> &[String] {
        &self.links
    }

    /// The file of that number.
    #[must_use]
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The number of the file at `path`, if there is one.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// Every file whose path starts with `prefix`, sorted by path.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (FileId, &'a SourceFile)> {
        self.by_path
            .range::<str, _>((std::ops::Bound::Included(prefix), std::ops::Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(prefix))
            .map(|(_, &id)| (id, self.get(id)))
    }

    /// The text a span covers; empty where the span lies outside a text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).text().and_then(|t| t.get(span.range())).unwrap_or_default()
    }

    /// The span of the whole first line of a file, for what is said about the file itself.
    #[must_use]
    pub fn first_line(&self, id: FileId) -> Span {
        let end = self.get(id).text().and_then(|t| t.lines().next()).map_or(0, str::len);
        Span::new(id, 0..end)
    }
}
