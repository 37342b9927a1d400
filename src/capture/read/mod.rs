//! Reading: every line of a capture becomes a record, or gets a remark.

mod cells;
mod crictl;
mod crictl_json;
mod docker;
mod docker_json;
mod entry;
mod json;
mod kubectl;
mod kubectl_json;
mod prompt;
mod record;
mod sheet;
mod table;
mod words;
mod wrap;

use cells::Head;
use record::Row;
use sheet::Sheet;
use wrap::Wrap;

use crate::capture::model::{LineUse, Source, Taken};
use crate::capture::remark::{Remark, RemarkKind};

pub(super) use record::{About, PodFacts, PodRef, Record};

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What the rows and entries say, in order.
    pub(super) records: Vec<Record>,
    /// What there is to say about lines.
    pub(super) remarks: Vec<Remark>,
    /// What each line was taken for.
    pub(super) lines: Vec<LineUse>,
}

/// Reads a capture.
pub(super) fn read(text: &str) -> Reading {
    let sheet = Sheet::new(text);
    let wrap = Wrap::of(&sheet);
    let mut reader = Reader { sheet: &sheet, wrap, table: None, out: Reading::default() };
    let mut at = 0;
    while at < sheet.len() {
        at = reader.line(at) + 1;
    }
    reader.leave_table();
    reader.out
}

/// The table we are in.
struct Table {
    head: Head,
    line: usize,
    rows: usize,
}

/// Walks over the lines.
struct Reader<'a> {
    sheet: &'a Sheet,
    wrap: Wrap,
    table: Option<Table>,
    out: Reading,
}

impl Reader<'_> {
    /// Takes what begins on a line, and says on which line it ends.
    fn line(&mut self, at: usize) -> usize {
        let line = self.sheet.line(at);
        let trimmed = line.trim();
        if trimmed.is_empty() {
            self.take(at, at, Taken::Blank);
            return at;
        }
        if json::begins(trimmed) {
            return self.json(at);
        }
        if let Some((head, last)) = wrap::head(self.sheet, at, self.wrap) {
            self.enter_table(head, at, last);
            return last;
        }
        let head = self.table.as_ref().map(|table| &table.head);
        if let Some((row, last)) = wrap::row(self.sheet, at, head, self.wrap) {
            if let Some(table) = &mut self.table {
                table.rows += 1;
            }
            self.take(at, last, Taken::Row);
            self.row(row, at, last);
            return last;
        }
        self.other(at);
        at
    }

    /// A line that is neither of a table nor JSON.
    fn other(&mut self, at: usize) {
        let line = self.sheet.line(at);
        let head = self.table.as_ref().map(|table| &table.head);
        if prompt::is_prompt(line) {
            self.leave_table();
            self.take(at, at, Taken::Prompt);
            return;
        }
        if prompt::is_ruler(line) {
            self.take(at, at, Taken::Ruler);
            return;
        }
        let excerpt = words::excerpt(line);
        let kind = if let Some(message) = prompt::message(line) {
            RemarkKind::Message { message }
        } else if let Some(source) = table::begins_row(line, head).filter(|_| line.trim().contains(' ')) {
            RemarkKind::BrokenRow { source, excerpt }
        } else if let Some(object) = object(line) {
            RemarkKind::OtherObject { object }
        } else {
            RemarkKind::Stray { excerpt }
        };
        self.take(at, at, Taken::Remarked);
        self.remark(at, at, kind);
    }

    fn enter_table(&mut self, head: Head, first: usize, last: usize) {
        self.leave_table();
        if head.source.is_none() {
            self.take(first, last, Taken::Remarked);
            self.remark(first, last, RemarkKind::OtherTable { excerpt: words::excerpt(self.sheet.line(first)) });
        } else {
            self.take(first, last, Taken::Header);
        }
        self.table = Some(Table { head, line: first, rows: 0 });
    }

    fn leave_table(&mut self) {
        if let Some(table) = self.table.take().filter(|table| table.rows == 0)
            && let Some(source) = table.head.source
        {
            self.remark(table.line, table.line, RemarkKind::NoRows { source });
        }
    }

    /// The JSON documents that begin on a line; says on which line the last one ends.
    fn json(&mut self, at: usize) -> usize {
        self.leave_table();
        let line = self.sheet.line(at);
        let mut start = self.sheet.start(at) + (line.len() - line.trim_start().len());
        let mut first = at;
        loop {
            let line = self.sheet.line_at(start);
            let document = json::document(self.sheet, start, line);
            let last = self.sheet.line_at(document.end.saturating_sub(1)).max(line);
            let understood = self.entries(&document, line, last);
            if first <= last {
                self.take(first, last, if understood { Taken::Json } else { Taken::Remarked });
            }
            first = last + 1;
            let rest = &self.sheet.text()[document.end.max(start + 1)..self.sheet.start(last + 1)];
            let after = rest.trim_start_matches([' ', ',']);
            if document.cut || !json::begins(after.trim_end()) {
                if !document.cut && !after.trim().is_empty() {
                    self.remark(last, last, RemarkKind::Stray { excerpt: words::excerpt(after) });
                }
                return last;
            }
            start = document.end + (rest.len() - after.len());
        }
    }

    /// Reads the entries of a document; false if it is cut and says nothing.
    fn entries(&mut self, document: &json::Document, first: usize, last: usize) -> bool {
        let before = self.out.records.len();
        for &(start, end) in &document.entries {
            let (line, end_line) = (self.sheet.line_at(start), self.sheet.line_at(end.saturating_sub(1)));
            match serde_json::from_str(&self.sheet.text()[start..end]) {
                Ok(value) => match entry::read(&value) {
                    Ok(row) => self.row(row, line, line),
                    Err(kind) => self.remark(line, end_line, kind),
                },
                Err(_) => self.remark(line, end_line, RemarkKind::CutJson { kept: 0 }),
            }
        }
        let kept = self.out.records.len() - before;
        if document.cut {
            self.remark(first, last, RemarkKind::CutJson { kept });
        } else if document.entries.is_empty() {
            let source = match document.list {
                Some(json::List::Containers) => Source::CrictlPsJson,
                Some(json::List::Items) => Source::KubectlPodsJson,
                _ => Source::DockerJson,
            };
            self.remark(first, last, RemarkKind::NoRows { source });
        }
        kept > 0 || !document.cut
    }

    fn row(&mut self, row: Row, first: usize, last: usize) {
        self.out.records.push(Record { source: row.source, line: first + 1, about: row.about });
        if let Some(flaw) = row.flaw {
            self.remark(first, last, flaw);
        }
    }

    fn take(&mut self, first: usize, last: usize, taken: Taken) {
        match self.out.lines.last_mut() {
            Some(before) if before.taken == taken && taken != Taken::Row => before.last = last + 1,
            _ => self.out.lines.push(LineUse { first: first + 1, last: last + 1, taken }),
        }
    }

    /// Adds a remark; strays that follow each other are one remark, and so are objects of one kind.
    fn remark(&mut self, first: usize, last: usize, kind: RemarkKind) {
        let (line, lines) = (first + 1, last + 1 - first);
        if let Some(before) = self.out.remarks.last_mut().filter(|before| before.line + before.lines == line) {
            let stray = |kind: &RemarkKind| matches!(kind, RemarkKind::Stray { .. });
            let other = matches!(kind, RemarkKind::OtherObject { .. }) && before.kind == kind;
            if other || (stray(&before.kind) && stray(&kind)) {
                before.lines += lines;
                return;
            }
        }
        self.out.remarks.push(Remark { line, lines, kind });
    }
}

/// The kind of an object in the output of `kubectl get all`: `service` of `service/flask-service`.
fn object(line: &str) -> Option<String> {
    let (kind, name) = line.split_whitespace().find_map(|word| word.split_once('/'))?;
    let kinds =
        ["service", "deployment.apps", "replicaset.apps", "daemonset.apps", "statefulset.apps", "job.batch", "cronjob.batch"];
    (kinds.contains(&kind) && !name.is_empty()).then(|| kind.split('.').next().unwrap_or(kind).to_owned())
}
