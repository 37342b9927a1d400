//! Finds a field of a kind by its path: `Deployment.spec.template.spec.containers`.

use std::collections::BTreeSet;

use super::{Field, Kind, Schema, Shape, Type};
use crate::source::nearest;

/// Short names of kinds, as kubectl knows them.
const SHORT: &[(&str, &str)] = &[
    ("cm", "ConfigMap"),
    ("cj", "CronJob"),
    ("crd", "CustomResourceDefinition"),
    ("csr", "CertificateSigningRequest"),
    ("deploy", "Deployment"),
    ("ds", "DaemonSet"),
    ("ep", "Endpoints"),
    ("ev", "Event"),
    ("hpa", "HorizontalPodAutoscaler"),
    ("ing", "Ingress"),
    ("limits", "LimitRange"),
    ("netpol", "NetworkPolicy"),
    ("no", "Node"),
    ("ns", "Namespace"),
    ("pc", "PriorityClass"),
    ("pdb", "PodDisruptionBudget"),
    ("po", "Pod"),
    ("pv", "PersistentVolume"),
    ("pvc", "PersistentVolumeClaim"),
    ("quota", "ResourceQuota"),
    ("rc", "ReplicationController"),
    ("rs", "ReplicaSet"),
    ("sa", "ServiceAccount"),
    ("sc", "StorageClass"),
    ("sts", "StatefulSet"),
    ("svc", "Service"),
];

/// A place in the schema.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// The field; nothing for the object itself.
    pub field: Option<&'static Field>,
    /// The type that has the field.
    pub owner: Option<&'static Type>,
    /// What the value is.
    pub shape: &'static Shape,
}

/// Why a path leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// There is no such kind; the nearest one, where one is near.
    Kind(Option<&'static str>),
    /// The kind is not in that version of the API.
    Version {
        /// The kind.
        kind: &'static str,
        /// The versions that it is in.
        known: Vec<&'static str>,
    },
    /// A type has no field of that name.
    Field {
        /// How many names of the path were found before it.
        after: usize,
        /// The nearest one, where one is near.
        near: Option<&'static str>,
        /// All that there are; none where the value has no fields.
        known: Vec<&'static str>,
    },
}

impl Schema {
    /// The kind that somebody means by a word: its name in any case, its plural, or its short name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn meant(&'static self, word: &str, api_version: Option<&str>) -> Result<&'static Kind, Lost> {
        let lower = word.to_ascii_lowercase();
        let short = SHORT.iter().find(|(short, _)| *short == lower).map(|(_, kind)| *kind);
        let singular =
            [short.unwrap_or(word).to_owned(), lower.trim_end_matches('s').to_owned(), lower.trim_end_matches("es").to_owned()];
        let policies = lower.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let found: Vec<&Kind> = singular.iter().chain(&policies).flat_map(|name| self.named(name)).collect();
        let in_version = |kind: &&Kind| api_version.is_none_or(|version| kind.api_version == version);
        let near = || nearest(&lower, self.kinds.iter().map(|kind| kind.kind)).or_else(|| self.near(&lower));
        match (found.iter().copied().find(in_version), found.first()) {
            (Some(kind), _) => Ok(kind),
            (None, Some(first)) => {
                let same = found.iter().filter(|kind| kind.kind == first.kind);
                let known: BTreeSet<&str> = same.map(|kind| kind.api_version).collect();
                Err(Lost::Version { kind: first.kind, known: known.into_iter().collect() })
            }
            (None, None) => Err(Lost::Kind(near())),
        }
    }

    /// The nearest kind whatever the case of its letters.
    fn near(&'static self, lower: &str) -> Option<&'static str> {
        let all: Vec<String> = self.kinds.iter().map(|kind| kind.kind.to_ascii_lowercase()).collect();
        let near = nearest(lower, all.iter().map(String::as_str))?;
        self.kinds.iter().map(|kind| kind.kind).find(|kind| kind.eq_ignore_ascii_case(near))
    }

    /// The place that some names lead to in a kind, through lists and maps.
    ///
    /// # Errors
    /// Where there is none.
    pub fn place(&'static self, kind: &'static Kind, names: &[&str]) -> Result<Spot, Lost> {
        let nowhere = Lost::Kind(None);
        let root = self.of(kind.type_name).ok_or(nowhere)?;
        let mut spot = Spot { field: None, owner: None, shape: root.shape() };
        for (after, name) in names.iter().enumerate() {
            // A map of a plain value ends here: its keys are free.
            if let (Shape::Map(inner), None) = (spot.shape, spot.shape.inner()) {
                spot.shape = inner;
                continue;
            }
            let owner = spot.shape.inner();
            let Some((owner, field)) = owner.and_then(|owner| Some((owner, owner.field(name)?))) else {
                let known: Vec<&'static str> = owner.iter().flat_map(|owner| &owner.fields).map(|field| field.name).collect();
                return Err(Lost::Field { after, near: nearest(name, known.iter().copied()), known });
            };
            spot = Spot { field: Some(field), owner: Some(owner), shape: &field.shape };
        }
        Ok(spot)
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema;
    use super::Lost;

    #[test]
    fn kinds_are_found_by_every_name() {
        for word in ["Deployment", "deployments", "deploy", "DEPLOYMENT"] {
            assert_eq!(schema().meant(word, None).unwrap().kind, "Deployment", "{word}");
        }
        for (word, kind) in
            [("ingresses", "Ingress"), ("networkpolicies", "NetworkPolicy"), ("svc", "Service"), ("endpoints", "Endpoints")]
        {
            assert_eq!(schema().meant(word, None).unwrap().kind, kind);
        }
        assert_eq!(schema().meant("hpa", None).unwrap().api_version, "autoscaling/v2");
        assert_eq!(schema().meant("hpa", Some("autoscaling/v1")).unwrap().api_version, "autoscaling/v1");
        assert_eq!(schema().meant("deploymnet", None).unwrap_err(), Lost::Kind(Some("Deployment")));
    }

    #[test]
    fn paths_lead_through_lists_and_maps() {
        let at = |path: &str| schema().place(schema().meant("pod", None).unwrap(), &path.split('.').collect::<Vec<_>>());
        assert_eq!(at("spec.containers.ports.containerPort").unwrap().field.unwrap().name, "containerPort");
        assert_eq!(at("metadata.labels.app").unwrap().field.unwrap().name, "labels");
        assert_eq!(at("spec.containers.resources.limits.cpu").unwrap().shape.written(), "Quantity");
        assert!(matches!(at("spec.containrs"), Err(Lost::Field { after: 1, near: Some("containers"), .. })));
        assert!(matches!(at("spec.nodeName.x"), Err(Lost::Field { after: 2, near: None, .. })));
    }
}
