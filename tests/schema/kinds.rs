//! Every kind of the Kubernetes API that a manifest can hold, for the table of the schema.

use k8s_openapi::{ClusterResourceScope, Resource};
use schemars::generate::SchemaGenerator;
use std::any::TypeId;

/// A kind: its `apiVersion`, its `kind`, whether it belongs to the whole cluster, and the name of its type.
pub(crate) struct Kind {
    pub(crate) api_version: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) cluster: bool,
    pub(crate) type_name: String,
}

fn kind<T: Resource + schemars::JsonSchema>(generator: &mut SchemaGenerator) -> Kind
where
    T::Scope: 'static,
{
    generator.subschema_for::<T>();
    Kind {
        api_version: T::API_VERSION,
        kind: T::KIND,
        cluster: TypeId::of::<T::Scope>() == TypeId::of::<ClusterResourceScope>(),
        type_name: T::schema_name().into_owned(),
    }
}

/// Lists the kinds of modules.
macro_rules! kinds {
    ($generator:ident, $($module:path: $($name:ident)*;)*) => {
        vec![$({
            use $module as module;
            vec![$(kind::<module::$name>($generator)),*]
        }),*].into_iter().flatten().collect()
    };
}

/// Every kind, with its types given to the generator.
pub(crate) fn all(generator: &mut SchemaGenerator) -> Vec<Kind> {
    kinds! { generator,
        k8s_openapi::api::admissionregistration::v1: MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration;
        k8s_openapi::api::admissionregistration::v1alpha1: MutatingAdmissionPolicy MutatingAdmissionPolicyBinding;
        k8s_openapi::api::admissionregistration::v1beta1: MutatingAdmissionPolicy MutatingAdmissionPolicyBinding;
        k8s_openapi::api::apiserverinternal::v1alpha1: StorageVersion;
        k8s_openapi::api::apps::v1: ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet;
        k8s_openapi::api::authentication::v1: SelfSubjectReview TokenRequest TokenReview;
        k8s_openapi::api::authorization::v1: LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview;
        k8s_openapi::api::autoscaling::v1: HorizontalPodAutoscaler Scale;
        k8s_openapi::api::autoscaling::v2: HorizontalPodAutoscaler;
        k8s_openapi::api::batch::v1: CronJob Job;
        k8s_openapi::api::certificates::v1: CertificateSigningRequest;
        k8s_openapi::api::certificates::v1alpha1: ClusterTrustBundle PodCertificateRequest;
        k8s_openapi::api::certificates::v1beta1: ClusterTrustBundle;
        k8s_openapi::api::coordination::v1: Lease;
        k8s_openapi::api::coordination::v1alpha2: LeaseCandidate;
        k8s_openapi::api::coordination::v1beta1: LeaseCandidate;
        k8s_openapi::api::core::v1: Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount;
        k8s_openapi::api::discovery::v1: EndpointSlice;
        k8s_openapi::api::events::v1: Event;
        k8s_openapi::api::flowcontrol::v1: FlowSchema PriorityLevelConfiguration;
        k8s_openapi::api::networking::v1: IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR;
        k8s_openapi::api::networking::v1beta1: IPAddress ServiceCIDR;
        k8s_openapi::api::node::v1: RuntimeClass;
        k8s_openapi::api::policy::v1: Eviction PodDisruptionBudget;
        k8s_openapi::api::rbac::v1: ClusterRole ClusterRoleBinding Role RoleBinding;
        k8s_openapi::api::resource::v1: DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice;
        k8s_openapi::api::resource::v1alpha3: DeviceTaintRule;
        k8s_openapi::api::resource::v1beta1: DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice;
        k8s_openapi::api::resource::v1beta2: DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice;
        k8s_openapi::api::scheduling::v1: PriorityClass;
        k8s_openapi::api::storage::v1: CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass;
        k8s_openapi::api::storage::v1alpha1: VolumeAttributesClass;
        k8s_openapi::api::storage::v1beta1: VolumeAttributesClass;
        k8s_openapi::api::storagemigration::v1alpha1: StorageVersionMigration;
        k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1: CustomResourceDefinition;
        k8s_openapi::kube_aggregator::pkg::apis::apiregistration::v1: APIService;
    }
}
