//! A volume comes from one place.
//!
//! Each volume has one source: `emptyDir`, `configMap`, `persistentVolumeClaim`, … The API refuses two; a PersistentVolume must have one.

use super::super::lint::Set;
use super::super::look::fields;
use super::super::scalar::is_null;
use super::super::schema::{Shape, schema};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/volume-source";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            let Shape::Of(of @ ("core.v1.Volume" | "core.v1.PersistentVolumeSpec")) = visit.shape else { continue };
            let of = *of;
            let is_source = |name: &str| match schema().of(of).and_then(|of| of.field(name)).map(|field| &field.shape) {
                Some(Shape::Of(name)) => name.ends_with("VolumeSource"),
                _ => false,
            };
            let sources: Vec<_> =
                fields(visit.node).into_iter().flatten().filter(|field| is_source(field.name) && !is_null(field.value)).collect();
            match &sources[..] {
                [first, second, ..] => {
                    let message = format!("this volume has two sources: `{}` and `{}`", first.name, second.name);
                    found.push(
                        item.error(CODE, second.key.clone(), message)
                            .also(item.span(first.key.clone()), "the first")
                            .help("keep one of them"),
                    );
                }
                [] if of == "core.v1.PersistentVolumeSpec" => {
                    let at = visit.key.as_ref().map_or_else(|| visit.node.span.clone(), |(_, key)| key.clone());
                    found.push(
                        item.error(CODE, at, "this volume has no source")
                            .help("say where it comes from: `hostPath`, `nfs`, `csi`, …"),
                    );
                }
                _ => {}
            }
        }
    }
}
