//! A binding gives a role to somebody who can have it.
//!
//! A ServiceAccount belongs to a namespace, and a ClusterRoleBinding must name it (a RoleBinding means its own where it does not). A
//! ClusterRoleBinding gives a ClusterRole only, since a Role belongs to one namespace.

use super::super::lint::Set;
use super::super::look::{at, field, list, text, word};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/role-binding";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.is(&["RoleBinding", "ClusterRoleBinding"])) {
        for subject in list(item.root, &["subjects"]) {
            let account = word(subject, &["kind"]) == Some("ServiceAccount");
            if account && item.kind == "ClusterRoleBinding" && word(subject, &["namespace"]).is_none() {
                let at = field(subject, "name").map_or_else(|| subject.span.clone(), |name| name.span.clone());
                let diagnostic = item.error(CODE, at, "a ServiceAccount belongs to a namespace, and this does not name it");
                found.push(diagnostic.help("add `namespace`"));
            }
            let group = field(subject, "apiGroup");
            let wanted = if account { "" } else { "rbac.authorization.k8s.io" };
            if let Some((group, word)) = group.zip(group.and_then(text)).filter(|(_, word)| *word != wanted && !word.is_empty()) {
                let diagnostic = item.error(CODE, group.span.clone(), format!("`{word}` is not the group of this subject"));
                found.push(diagnostic.help(format!("write `apiGroup: \"{wanted}\"`, or leave it out")));
            }
        }
        let kind = at(item.root, &["roleRef", "kind"]).filter(|_| item.kind == "ClusterRoleBinding");
        if let Some(kind) = kind.filter(|kind| text(kind) == Some("Role")) {
            let diagnostic = item.error(CODE, kind.span.clone(), "a ClusterRoleBinding cannot give a Role");
            found.push(diagnostic.help("give a ClusterRole, or use a RoleBinding in the Role's namespace"));
        }
    }
}
