//! The head of a table and the cells under it, counted in characters as the tools themselves count them, never in bytes.

use crate::capture::model::Source;

/// A column that some tool prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Image,
    Command,
    Created,
    Status,
    Ports,
    Names,
    Size,
    State,
    Name,
    Attempt,
    PodId,
    Pod,
    Namespace,
    Runtime,
    Ready,
    Restarts,
    Age,
    Ip,
    Node,
    /// One we do not read.
    Other,
}

impl Column {
    /// Its title, for remarks.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Id => "CONTAINER ID",
            Self::Image => "IMAGE",
            Self::Command => "COMMAND",
            Self::Created => "CREATED",
            Self::Status => "STATUS",
            Self::Ports => "PORTS",
            Self::Names => "NAMES",
            Self::Size => "SIZE",
            Self::State => "STATE",
            Self::Name => "NAME",
            Self::Attempt => "ATTEMPT",
            Self::PodId => "POD ID",
            Self::Pod => "POD",
            Self::Namespace => "NAMESPACE",
            Self::Runtime => "RUNTIME",
            Self::Ready => "READY",
            Self::Restarts => "RESTARTS",
            Self::Age => "AGE",
            Self::Ip => "IP",
            Self::Node => "NODE",
            Self::Other => "?",
        }
    }
}

/// Titles and their columns; of two that begin alike, the longer first.
const TITLES: [(&str, Column); 28] = [
    ("CONTAINER ID", Column::Id),
    ("CONTAINER", Column::Id),
    ("POD ID", Column::PodId),
    ("POD", Column::Pod),
    ("IMAGE", Column::Image),
    ("COMMAND", Column::Command),
    ("CREATED AT", Column::Other),
    ("CREATED", Column::Created),
    ("STATUS", Column::Status),
    ("PORTS", Column::Ports),
    ("NAMES", Column::Names),
    ("SIZE", Column::Size),
    ("STATE", Column::State),
    ("NAMESPACE", Column::Namespace),
    ("NAME", Column::Name),
    ("ATTEMPT", Column::Attempt),
    ("RUNTIME", Column::Runtime),
    ("READY", Column::Ready),
    ("RESTARTS", Column::Restarts),
    ("AGE", Column::Age),
    ("IP", Column::Ip),
    ("NODE", Column::Node),
    ("NOMINATED NODE", Column::Other),
    ("READINESS GATES", Column::Other),
    ("LABELS", Column::Other),
    ("LOCAL VOLUMES", Column::Other),
    ("MOUNTS", Column::Other),
    ("PLATFORM", Column::Other),
];

/// The head of a table: its columns and the character at which each begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// Which columns, in order.
    pub(super) columns: Vec<(Column, usize)>,
    /// The command that prints such a head, if we read it.
    pub(super) source: Option<Source>,
}

impl Head {
    /// Reads a head: at least two titles in capitals, and no other word.
    pub(super) fn read(line: &str) -> Option<Self> {
        let first = line.trim_start();
        if !first.starts_with(|char: char| char.is_ascii_uppercase()) {
            return None;
        }
        let mut columns = Vec::new();
        let mut known = 0;
        let mut at = line.len() - first.len();
        let mut place = line[..at].chars().count();
        while at < line.len() {
            let rest = &line[at..];
            let (column, length) = title(rest)?;
            known += usize::from(column.is_some());
            columns.push((column.unwrap_or(Column::Other), place));
            let next = rest[length..].trim_start();
            at = line.len() - next.len();
            place += rest[..rest.len() - next.len()].chars().count();
        }
        (columns.len() >= 2 && known >= 1).then(|| Self { source: source(&columns), columns })
    }

    /// Whether it has this column.
    pub(super) fn has(&self, wanted: Column) -> bool {
        self.columns.iter().any(|(column, _)| *column == wanted)
    }

    /// Whether its first column is one that tables begin with.
    pub(super) fn begins_table(&self) -> bool {
        let first = self.columns.first().map(|(column, _)| *column);
        match first {
            Some(Column::Id | Column::Namespace | Column::Name) => true,
            Some(Column::PodId) => self.has(Column::Created),
            _ => false,
        }
    }

    /// How many of its columns we know.
    pub(super) fn known(&self) -> usize {
        self.columns.iter().filter(|(column, _)| *column != Column::Other).count()
    }

    /// Cuts a line at the columns; nothing if a cut would go through a word.
    pub(super) fn cut<'a>(&'a self, line: &'a str) -> Option<Cells<'a>> {
        let mut cells = Vec::with_capacity(self.columns.len());
        if line.is_ascii() {
            return self.cut_ascii(line, cells);
        }
        let mut bounds = self.columns.iter().skip(1).map(|(_, start)| *start).peekable();
        let (mut begin, mut before) = (0, ' ');
        for (place, (offset, char)) in line.char_indices().enumerate() {
            if bounds.next_if_eq(&place).is_some() {
                if !before.is_whitespace() {
                    return None;
                }
                cells.push(line[begin..offset].trim());
                begin = offset;
            }
            before = char;
        }
        cells.push(line[begin..].trim());
        Some(Cells { columns: &self.columns, cells })
    }

    /// The same for a line whose characters are bytes.
    fn cut_ascii<'a>(&'a self, line: &'a str, mut cells: Vec<&'a str>) -> Option<Cells<'a>> {
        let mut begin = 0;
        for (_, start) in self.columns.iter().skip(1).filter(|(_, start)| *start < line.len()) {
            if line.as_bytes()[..*start].last().is_some_and(|byte| *byte != b' ') {
                return None;
            }
            cells.push(line[begin..*start].trim());
            begin = *start;
        }
        cells.push(line[begin..].trim());
        Some(Cells { columns: &self.columns, cells })
    }
}

/// A title at the start of a text: its column if known, and its length in bytes (all are ASCII).
fn title(text: &str) -> Option<(Option<Column>, usize)> {
    let ends = |length: usize| text[length..].chars().next().is_none_or(char::is_whitespace);
    let known = TITLES.iter().find(|(title, _)| text.starts_with(title) && ends(title.len()));
    if let Some((title, column)) = known {
        return Some((Some(*column), title.len()));
    }
    let length = text.find(char::is_whitespace).unwrap_or(text.len());
    let word = &text[..length];
    let capitals = word.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'-' | b'(' | b')' | b'/' | b'_'));
    (capitals && length > 1).then_some((None, length))
}

fn source(columns: &[(Column, usize)]) -> Option<Source> {
    let has = |wanted: Column| columns.iter().any(|(column, _)| *column == wanted);
    if has(Column::Name) && has(Column::Ready) && has(Column::Status) {
        Some(Source::KubectlPods)
    } else if columns[0].0 == Column::PodId {
        Some(Source::CrictlPods)
    } else if has(Column::Id) && has(Column::Name) && has(Column::State) {
        Some(Source::CrictlPs)
    } else if has(Column::Names) || (has(Column::Id) && (has(Column::Command) || has(Column::Status) || has(Column::Image))) {
        Some(Source::DockerPs)
    } else {
        None
    }
}

/// The cells of one row.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    columns: &'a [(Column, usize)],
    cells: Vec<&'a str>,
}

impl<'a> Cells<'a> {
    /// The text under a column: nothing if the table has no such column, or the row nothing there.
    pub(super) fn get(&self, wanted: Column) -> Option<&'a str> {
        let index = self.columns.iter().position(|(column, _)| *column == wanted)?;
        self.cells.get(index).copied().filter(|cell| !cell.is_empty())
    }

    /// Whether the row ends before this column begins.
    pub(super) fn lacks(&self, wanted: Column) -> bool {
        self.columns.iter().position(|(column, _)| *column == wanted).is_some_and(|index| self.cells.len() <= index)
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Head};
    use crate::capture::model::Source;

    #[test]
    fn cells_are_characters() {
        let head = Head::read("CONTAINER ID   COMMAND     NAMES").expect("a head");
        assert_eq!(head.source, Some(Source::DockerPs));
        let cells = head.cut("14360cdb1757   \"a…\"        web").expect("cells");
        assert_eq!(cells.get(Column::Names), Some("web"));
        let cells = head.cut("14360cdb1757   \"日本…\"       web").expect("cells");
        assert_eq!(cells.get(Column::Command), Some("\"日本…\""));
        assert_eq!(cells.get(Column::Names), Some("web"));
        assert!(head.cut("14360cdb1757   \"a…\"      web").is_none(), "a shifted row is not cut through a word");
    }

    #[test]
    fn heads_of_every_tool() {
        let of = |line: &str| Head::read(line).map(|head| head.source);
        assert_eq!(of("  CONTAINER           IMAGE  CREATED  STATE  NAME  ATTEMPT  POD ID  POD"), Some(Some(Source::CrictlPs)));
        assert_eq!(of("CONTAINER ID  CREATED  STATE  NAME"), Some(Some(Source::CrictlPs)));
        assert_eq!(of("POD ID  CREATED  STATE  NAME  NAMESPACE  ATTEMPT  RUNTIME"), Some(Some(Source::CrictlPods)));
        assert_eq!(of("NAME READY STATUS RESTARTS AGE IP NODE NOMINATED NODE READINESS GATES"), Some(Some(Source::KubectlPods)));
        assert_eq!(of("NAMES      STATUS"), Some(Some(Source::DockerPs)));
        assert_eq!(of("NAME   TYPE   CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE"), Some(None));
        assert_eq!(of("NAME   READY   UP-TO-DATE   AVAILABLE   AGE"), Some(None));
        for line in ["", "Name Ready", "IMAGE", "HELLO WORLD", "NAME ready"] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
