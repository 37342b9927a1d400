//! `capture`: a capture that a lesson shows is the output of `docker ps`, `crictl` or `kubectl get pods`, and each of its lines is understood.

use std::collections::BTreeMap;

use crate::capture::builtin::kubernetes;
use crate::capture::lang::Lang;
use crate::capture::tables::Tables;
use crate::model::Course;
use crate::source::{Diagnostic, FileId, Sources, Span};

/// This rule's code.
pub(super) const CODE: &str = "capture";

/// What is not understood of the captures that are shown.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    // Where each is shown first. One that is not there is told where it is rendered.
    let mut shown: BTreeMap<FileId, Span> = BTreeMap::new();
    for id in course.shown_captures() {
        if let Some(file) = sources.find(&course.capture_path(&id.value)) {
            shown.entry(file).or_insert(id.span);
        }
    }
    shown.into_iter().flat_map(|(file, place)| one(file, place, sources)).collect()
}

fn one(file: FileId, place: Span, sources: &Sources) -> Vec<Diagnostic> {
    let Some(text) = sources.get(file).text() else {
        let diagnostic = Diagnostic::error("not-utf8", sources.first_line(file), "this file is not UTF-8");
        return vec![diagnostic.also(place, "it is shown here").help("save it as UTF-8")];
    };
    let snapshot = crate::capture::capture(text);
    if snapshot.is_empty() {
        let message = if snapshot.is_capture() {
            "this output lists no container and no Pod"
        } else {
            "nothing of this is the output of docker ps, crictl or kubectl get pods"
        };
        let diagnostic = Diagnostic::error(CODE, sources.first_line(file), message).also(place, "it is shown here");
        return vec![diagnostic.help("to show another text, write a fence with `file=\"../captures/….txt\"`")];
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let warned = snapshot.remarks.iter().zip(Tables::of(&snapshot, &kubernetes(Lang::En), Lang::En).remarks);
    let warned = warned.filter(|(remark, _)| remark.kind.is_warning());
    warned
        .map(|(remark, said)| {
            let before: usize = lines.iter().take(remark.line.saturating_sub(1)).map(|line| line.len() + 1).sum();
            let line = lines.get(remark.line.saturating_sub(1)).map_or("", |line| line.trim_end());
            let at = Span::new(file, before.min(text.len())..(before + line.len()).min(text.len()));
            let help = "take the capture again, whole; what does not belong to it goes into the lesson";
            Diagnostic::warning(CODE, at, said.text).also(place, "it is shown here").help(help)
        })
        .collect()
}
