//! A rollout can go forward.
//!
//! `Recreate` stops all Pods first, so it has no `rollingUpdate`. A rolling update needs room: with `maxSurge` and `maxUnavailable` both 0 it
//! could neither start a new Pod nor stop an old one. Where a number or a percentage is asked for, a text is a percentage: `25%`.

use super::super::lint::Set;
use super::super::look::{field, key, text, word};
use super::super::scalar::{Scalar, is_null, scalar};
use super::super::schema::Shape;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/rollout";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in item.walk.visits.iter().filter(|visit| *visit.shape == Shape::IntOrText) {
            let counted = matches!(visit.field.name, "maxSurge" | "maxUnavailable" | "minAvailable");
            let Some(written) = text(visit.node).filter(|_| counted) else { continue };
            let percent =
                written.strip_suffix('%').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit()));
            let fits = match scalar(visit.node) {
                Some(Scalar::Integer(number)) => number >= 0,
                _ => percent,
            };
            if !fits {
                let diagnostic =
                    item.error(CODE, visit.node.span.clone(), format!("`{}` cannot be `{written}`", visit.field.name));
                found.push(diagnostic.help("write a number of Pods, such as `1`, or a percentage, such as `25%`"));
            }
        }
        for visit in &item.walk.visits {
            let Shape::Of("apps.v1.DeploymentStrategy" | "apps.v1.DaemonSetUpdateStrategy" | "apps.v1.StatefulSetUpdateStrategy") =
                visit.shape
            else {
                continue;
            };
            let Some(rolling) = field(visit.node, "rollingUpdate").filter(|node| !is_null(node)) else { continue };
            let at = key(visit.node, "rollingUpdate").unwrap_or_else(|| rolling.span.clone());
            let of = word(visit.node, &["type"]).unwrap_or("RollingUpdate");
            if of == "Recreate" {
                let diagnostic = item.error(CODE, at, "`Recreate` has no `rollingUpdate`");
                found.push(diagnostic.help("remove it, or write `type: RollingUpdate`"));
            } else if ["maxSurge", "maxUnavailable"].iter().all(|name| matches!(word(rolling, &[name]), Some("0" | "0%"))) {
                let diagnostic = item.error(CODE, at, "with `maxSurge` and `maxUnavailable` both 0, no Pod could be replaced");
                found.push(diagnostic.help("raise one of the two"));
            }
        }
    }
}
