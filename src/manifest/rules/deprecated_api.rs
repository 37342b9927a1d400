//! Kinds and versions that are on their way out are told.
//!
//! They still work in this version of Kubernetes; the API itself answers with a warning. A lesson written today should not teach
//! them.

use super::super::lint::Set;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/deprecated-api";

/// The `apiVersion`, the kind, since which version, and what to use.
const DEPRECATED: &[(&str, &str, &str, &str)] = &[
    ("v1", "Endpoints", "1.33", "an EndpointSlice (`discovery.k8s.io/v1`)"),
    ("v1", "ComponentStatus", "1.19", "the health endpoints of the components"),
    ("v1", "ReplicationController", "1.9", "a Deployment (`apps/v1`), as the documentation advises"),
    ("networking.k8s.io/v1beta1", "IPAddress", "1.34", "`networking.k8s.io/v1`"),
    ("networking.k8s.io/v1beta1", "ServiceCIDR", "1.34", "`networking.k8s.io/v1`"),
    ("storage.k8s.io/v1beta1", "VolumeAttributesClass", "1.34", "`storage.k8s.io/v1`"),
    ("resource.k8s.io/v1beta1", "DeviceClass", "1.34", "`resource.k8s.io/v1`"),
    ("resource.k8s.io/v1beta1", "ResourceClaim", "1.34", "`resource.k8s.io/v1`"),
    ("resource.k8s.io/v1beta1", "ResourceClaimTemplate", "1.34", "`resource.k8s.io/v1`"),
    ("resource.k8s.io/v1beta1", "ResourceSlice", "1.34", "`resource.k8s.io/v1`"),
];

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        let old = DEPRECATED.iter().find(|(version, kind, ..)| (*version, *kind) == (item.api_version, item.kind));
        if let Some((version, kind, since, instead)) = old {
            let message = match *kind {
                "ReplicationController" => "a ReplicationController is of the past".to_owned(),
                _ => format!("{kind} of `{version}` is deprecated since Kubernetes {since}"),
            };
            found.push(item.warning(CODE, item.kind_bytes(), message).help(format!("use {instead}")));
        }
    }
}
