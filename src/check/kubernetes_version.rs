//! `kubernetes-version`: the schema that manifests are checked against is of the version that the course teaches.

use crate::manifest::schema::VERSION;
use crate::model::Course;
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "kubernetes-version";

/// The version of the course, where it is another and the course has manifests.
pub(super) fn check(course: &Course, _: &Sources) -> Vec<Diagnostic> {
    let other = course.book.kubernetes.as_ref().filter(|version| {
        let version = version.value.trim_start_matches('v');
        version != VERSION && !version.starts_with(&format!("{VERSION}."))
    });
    let Some(version) = other.filter(|_| !course.manifests.is_empty()) else { return Vec::new() };
    let message = format!("manifests are checked against Kubernetes {VERSION}, and this course is about {}", version.value);
    let help = format!(
        "fields that came or went between the two may be told wrongly; set the version to \"{VERSION}\", or allow it: [checks] {CODE} = \"off\""
    );
    vec![Diagnostic::warning(CODE, version.span, message).help(help)]
}
