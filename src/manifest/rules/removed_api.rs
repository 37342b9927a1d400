//! The version of the API is still served.
//!
//! Old versions go away: what an old tutorial writes, `extensions/v1beta1` for one, is refused today. The table is the official
//! [migration guide](https://kubernetes.io/docs/reference/using-api/deprecation-guide/). Some replacements ask for more fields:
//! the guide says which.

use super::super::lint::Set;
use super::super::look::field;
use super::super::naming::one;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/removed-api";

/// Versions that went away: the `apiVersion`, the kinds (none for all), the version of Kubernetes that no longer has them, and what to write.
const REMOVED: &[(&str, &[&str], &str, &str)] = &[
    ("extensions/v1beta1", &["Deployment", "DaemonSet", "ReplicaSet"], "1.16", "apps/v1"),
    ("extensions/v1beta1", &["NetworkPolicy"], "1.16", "networking.k8s.io/v1"),
    ("extensions/v1beta1", &["PodSecurityPolicy"], "1.16", ""),
    ("extensions/v1beta1", &["Ingress"], "1.22", "networking.k8s.io/v1"),
    ("apps/v1beta1", &[], "1.16", "apps/v1"),
    ("apps/v1beta2", &[], "1.16", "apps/v1"),
    ("networking.k8s.io/v1beta1", &["Ingress", "IngressClass"], "1.22", "networking.k8s.io/v1"),
    ("rbac.authorization.k8s.io/v1beta1", &[], "1.22", "rbac.authorization.k8s.io/v1"),
    ("rbac.authorization.k8s.io/v1alpha1", &[], "1.23", "rbac.authorization.k8s.io/v1"),
    ("apiextensions.k8s.io/v1beta1", &[], "1.22", "apiextensions.k8s.io/v1"),
    ("apiregistration.k8s.io/v1beta1", &[], "1.22", "apiregistration.k8s.io/v1"),
    ("authentication.k8s.io/v1beta1", &["TokenReview"], "1.22", "authentication.k8s.io/v1"),
    ("authorization.k8s.io/v1beta1", &[], "1.22", "authorization.k8s.io/v1"),
    ("certificates.k8s.io/v1beta1", &["CertificateSigningRequest"], "1.22", "certificates.k8s.io/v1"),
    ("coordination.k8s.io/v1beta1", &["Lease"], "1.22", "coordination.k8s.io/v1"),
    (
        "admissionregistration.k8s.io/v1beta1",
        &["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"],
        "1.22",
        "admissionregistration.k8s.io/v1",
    ),
    (
        "admissionregistration.k8s.io/v1beta1",
        &["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"],
        "1.34",
        "admissionregistration.k8s.io/v1",
    ),
    ("scheduling.k8s.io/v1beta1", &[], "1.22", "scheduling.k8s.io/v1"),
    ("scheduling.k8s.io/v1alpha1", &["PriorityClass"], "1.22", "scheduling.k8s.io/v1"),
    ("storage.k8s.io/v1beta1", &["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"], "1.22", "storage.k8s.io/v1"),
    ("storage.k8s.io/v1beta1", &["CSIStorageCapacity"], "1.27", "storage.k8s.io/v1"),
    ("batch/v1beta1", &["CronJob"], "1.25", "batch/v1"),
    ("batch/v2alpha1", &["CronJob"], "1.21", "batch/v1"),
    ("discovery.k8s.io/v1beta1", &[], "1.25", "discovery.k8s.io/v1"),
    ("events.k8s.io/v1beta1", &[], "1.25", "events.k8s.io/v1"),
    ("autoscaling/v2beta1", &[], "1.25", "autoscaling/v2"),
    ("autoscaling/v2beta2", &[], "1.26", "autoscaling/v2"),
    ("policy/v1beta1", &["PodDisruptionBudget"], "1.25", "policy/v1"),
    ("policy/v1beta1", &["PodSecurityPolicy"], "1.25", ""),
    ("node.k8s.io/v1beta1", &[], "1.25", "node.k8s.io/v1"),
    ("node.k8s.io/v1alpha1", &[], "1.23", "node.k8s.io/v1"),
    ("flowcontrol.apiserver.k8s.io/v1beta1", &[], "1.26", "flowcontrol.apiserver.k8s.io/v1"),
    ("flowcontrol.apiserver.k8s.io/v1beta2", &[], "1.29", "flowcontrol.apiserver.k8s.io/v1"),
    ("flowcontrol.apiserver.k8s.io/v1beta3", &[], "1.32", "flowcontrol.apiserver.k8s.io/v1"),
    ("resource.k8s.io/v1alpha2", &[], "1.31", "resource.k8s.io/v1"),
];

/// Since when a version is gone, and what took its place, where something did.
pub(super) fn removed(api_version: &str, kind: &str) -> Option<(&'static str, &'static str)> {
    let gone = |(version, kinds, ..): &&(&str, &[&str], &str, &str)| {
        *version == api_version && (kinds.is_empty() || kinds.contains(&kind))
    };
    REMOVED.iter().find(gone).map(|(_, _, since, instead)| (*since, *instead))
}

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.known.is_none()) {
        let Some((since, instead)) = removed(item.api_version, item.kind) else { continue };
        let at = field(item.root, "apiVersion").map_or_else(|| item.kind_bytes(), |node| node.span.clone());
        let message = format!("`{}` of {} went away with Kubernetes {since}", item.api_version, one(item.kind));
        let diagnostic = item.error(CODE, at, message);
        found.push(match (instead, item.kind) {
            ("", _) => diagnostic.help("Pod Security Admission took its place: labels of the namespace"),
            (_, "Ingress") => diagnostic.help(format!(
                "write `apiVersion: {instead}`; each path needs a `pathType`, and its backend is `service: {{name: …, port: {{number: …}}}}`"
            )),
            (_, "Deployment" | "DaemonSet" | "ReplicaSet" | "StatefulSet") => {
                diagnostic.help(format!("write `apiVersion: {instead}`; `spec.selector` is required there"))
            }
            _ => diagnostic.help(format!("write `apiVersion: {instead}`")),
        });
    }
}
