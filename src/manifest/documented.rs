//! The fields that a manifest sets, each with what the schema says of it.

use std::ops::Range;

use super::look::word;
use super::schema::{Field, Type, VERSION, schema};
use super::tree::Document;
use super::walk::walk;

/// A field that is set.
#[derive(Debug, Clone)]
pub struct Documented {
    /// Where its name stands.
    pub key: Range<usize>,
    /// The type that has it.
    pub owner: &'static Type,
    /// The field.
    pub field: &'static Field,
}

/// The fields that some documents set, in the order of the file; of kinds that the schema does not know, none.
#[must_use]
pub fn documented(documents: &[Document]) -> Vec<Documented> {
    let mut found = Vec::new();
    for root in documents.iter().filter_map(|document| document.root.as_ref()) {
        let kind =
            word(root, &["apiVersion"]).zip(word(root, &["kind"])).and_then(|(version, kind)| schema().kind(version, kind));
        let Some(of) = kind.and_then(|kind| schema().of(kind.type_name)) else { continue };
        let walk = walk(root, of);
        let fits = walk.visits.iter().filter_map(|visit| {
            // The key of a map of labels is no field.
            let (name, key) = visit.key.as_ref()?;
            (*name == visit.field.name && *visit.shape == visit.field.shape).then(|| Documented {
                key: key.clone(),
                owner: visit.owner,
                field: visit.field,
            })
        });
        found.extend(fits);
    }
    found.sort_by_key(|one| (one.key.start, one.key.end));
    found.dedup_by_key(|one| one.key.start);
    found
}

/// The address of a type in the official reference of this version.
#[must_use]
pub fn reference(of: &Type) -> Option<String> {
    let mut parts = of.name.rsplitn(3, '.');
    let (name, version, group) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = match group {
        "core" | "meta" => group.to_owned(),
        group => {
            let inside =
                |kind: &&super::schema::Kind| kind.type_name.strip_prefix(group).is_some_and(|rest| rest.starts_with('.'));
            let kind = schema().kinds.iter().find(inside)?;
            kind.api_version.split_once('/').map_or(group, |(group, _)| group).replace('.', "-")
        }
    };
    Some(format!(
        "https://kubernetes.io/docs/reference/generated/kubernetes-api/v{VERSION}/#{}-{version}-{whole}",
        name.to_lowercase()
    ))
}

#[cfg(test)]
mod tests {
    use super::{documented, reference};
    use crate::manifest::schema::schema;
    use crate::manifest::tree::parse;

    #[test]
    fn fields_are_found_and_keys_of_maps_are_none() {
        let text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels: {name: x, labels: y}\nspec:\n  containers:\n  - name: b\n    foo: 1\n    env: [{name: A}]\n---\nkind: Other\n";
        let found: Vec<&str> = documented(&parse(text)).iter().map(|one| &text[one.key.clone()]).collect();
        assert_eq!(found, ["apiVersion", "kind", "metadata", "name", "labels", "spec", "containers", "name", "env", "name"]);
    }

    #[test]
    fn types_have_addresses() {
        let of = |name: &str| reference(schema().of(name).unwrap()).unwrap().rsplit('#').next().unwrap().to_owned();
        assert_eq!(of("apps.v1.DeploymentSpec"), "deploymentspec-v1-apps");
        assert_eq!(of("core.v1.Container"), "container-v1-core");
        assert_eq!(of("networking.v1.Ingress"), "ingress-v1-networking-k8s-io");
        assert_eq!(of("meta.v1.ObjectMeta"), "objectmeta-v1-meta");
    }
}
